package dev.peerscape.editor.tool;

import static dev.peerscape.editor.scene.Metrics.CARD_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.CARD_WIDTH;
import static dev.peerscape.editor.scene.Metrics.SUBNET_HEADER;
import static dev.peerscape.editor.scene.Metrics.SUBNET_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.SUBNET_WIDTH;
import static dev.peerscape.editor.scene.Metrics.VPC_HEADER;
import static dev.peerscape.editor.scene.Metrics.VPC_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.VPC_WIDTH;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Hit;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What each item of the palette becomes where it is dropped. Made once a drag, because names and
/// free space are looked for in the whole document.
final class Placements {
    private static final AccountId FIRST_ACCOUNT = new AccountId("111122223333");
    private static final Region FIRST_REGION = new Region("ap-northeast-2");
    private static final String PRIVATE_GROUP = "private-networks";
    private static final List<Cidr> PRIVATE =
            List.of(Cidr.of("10.0.0.0/8"), Cidr.of("172.16.0.0/12"), Cidr.of("192.168.0.0/16"));

    private final Document document;
    private final Scene scene;
    private final Actor actor;
    private final PaletteItem item;
    private final ResourceId id;
    private final String name;
    private final Optional<Cidr> free;
    private Optional<Asked> last = Optional.empty();

    /// What was proposed last: pointer, ghost and sentence all ask for the same place.
    private record Asked(double x, double y, Proposal proposal) {}

    Placements(Document document, Scene scene, Actor actor, PaletteItem item) {
        this.document = document;
        this.scene = scene;
        this.actor = actor;
        this.item = item;
        id = Ids.in(document.topology()).next(item.kind());
        name = new Naming(document.topology(), item.kind()).next();
        free = item == PaletteItem.VPC ? Proposals.vpcBlock(document.topology()) : Optional.empty();
    }

    /// {@return the item}
    PaletteItem item() {
        return item;
    }

    /// {@return what it would be called}
    String name() {
        return name;
    }

    /// {@return the same item in the document as it is now}
    Placements renewed(Diagram diagram) {
        var revision = diagram.session().revision();
        return new Placements(revision.document(), diagram.scene(), revision.actor(), item);
    }

    /// {@return a box of its size around a point}
    Box sizeAt(double x, double y) {
        return switch (item) {
            case VPC -> around(x, y, VPC_WIDTH, VPC_HEIGHT);
            case SUBNET -> around(x, y, SUBNET_WIDTH, SUBNET_HEIGHT);
            case INTERNET_GATEWAY -> around(x, y, 28, 28);
            case INSTANCE, NAT_GATEWAY, ROUTE_TABLE, SECURITY_GROUP, NETWORK_ACL, PEERING ->
                    around(x, y, CARD_WIDTH, CARD_HEIGHT);
        };
    }

    /// {@return what dropping at a point of the canvas would do}
    Proposal at(double x, double y) {
        var before = last;
        if (before.isPresent() && before.get().x() == x && before.get().y() == y) {
            return before.get().proposal();
        }
        var proposal = propose(x, y);
        last = Optional.of(new Asked(x, y, proposal));
        return proposal;
    }

    private Proposal propose(double x, double y) {
        var figure =
                scene.hit(x, y, 0) instanceof Hit.On(var on)
                        ? Optional.of(on)
                        : Optional.<Figure>empty();
        var target = figure.map(Figure::id).flatMap(document.topology()::find);
        return onto(target, x, y);
    }

    /// {@return what adding to a resource would do, at a point that is sought by itself}
    Proposal into(Optional<Resource> target) {
        var box = target.flatMap(it -> scene.box(it.id()));
        return box.map(it -> onto(target, it.centerX(), it.centerY()))
                .orElseGet(() -> {
                    var all = scene.bounds();
                    double left = document.topology().vpcs().isEmpty() ? 120 : all.right() + 120;
                    double top = document.topology().vpcs().isEmpty() ? 120 : firstTop();
                    return onto(target, left + VPC_WIDTH / 2, top + VPC_HEIGHT / 2);
                });
    }

    private double firstTop() {
        return document.topology().vpcs().keySet().stream()
                .flatMap(it -> scene.vpcBox(it).stream())
                .mapToDouble(Box::y)
                .min()
                .orElse(120);
    }

    private Proposal onto(Optional<Resource> target, double x, double y) {
        var vpc = target.flatMap(it -> document.topology().vpcOf(it.id()));
        var subnet = target.flatMap(it -> vpc.flatMap(in -> subnetOf(in, it)));
        if (item == PaletteItem.VPC) {
            return vpc.map(in -> refuse("tool.vpc-in-vpc", in)).orElseGet(() -> vpc(x, y));
        }
        if (item == PaletteItem.PEERING) {
            return new Proposal.Bad(Message.of("tool.peering-needs-vpcs"), Optional.empty());
        }
        if (vpc.isEmpty()) {
            var key = needsSubnet() ? "tool.needs-subnet" : "tool.needs-vpc";
            return new Proposal.Bad(Message.of(key, kindName()), Optional.empty());
        }
        if (needsSubnet() && subnet.isEmpty()) {
            return refuse("tool.needs-subnet", vpc.get(), kindName());
        }
        return member(vpc.get(), subnet, target, x, y);
    }

    private boolean needsSubnet() {
        return item == PaletteItem.INSTANCE || item == PaletteItem.NAT_GATEWAY;
    }

    private Message kindName() {
        return Message.of("tool.item-" + item.kind().slug());
    }

    private static Optional<Subnet> subnetOf(Vpc vpc, Resource resource) {
        return switch (resource) {
            case Subnet it -> Optional.of(it);
            case Instance it -> Optional.ofNullable(vpc.subnets().get(it.subnet()));
            case NatGateway it -> Optional.ofNullable(vpc.subnets().get(it.subnet()));
            default -> Optional.empty();
        };
    }

    private static Proposal refuse(String key, Resource over, Object... more) {
        var arguments = new ArrayList<Object>(List.of(more));
        arguments.add(over.label());
        return new Proposal.Bad(new Message(key, arguments), Optional.of(over.id()));
    }

    private Proposal member(
            Vpc vpc, Optional<Subnet> subnet, Optional<Resource> target, double x, double y) {
        return switch (item) {
            case SUBNET -> subnet(vpc, x, y);
            case INSTANCE -> subnet.map(it -> instance(vpc, it, x, y)).orElseThrow();
            case NAT_GATEWAY -> subnet.map(it -> nat(vpc, it, x, y)).orElseThrow();
            case INTERNET_GATEWAY -> gateway(vpc);
            case ROUTE_TABLE -> table(vpc, subnet.filter(_ -> isSubnet(target)));
            case NETWORK_ACL -> acl(vpc, subnet.filter(_ -> isSubnet(target)));
            case SECURITY_GROUP -> group(vpc, target);
            case VPC, PEERING -> throw new IllegalStateException(item + " is no member of a VPC");
        };
    }

    private static boolean isSubnet(Optional<Resource> target) {
        return target.filter(it -> it.kind() == Kind.SUBNET).isPresent();
    }

    private Proposal vpc(double x, double y) {
        if (free.isEmpty()) {
            return new Proposal.Bad(Message.of("tool.no-vpc-block"), Optional.empty());
        }
        var box = around(x, y, VPC_WIDTH, VPC_HEIGHT);
        var made = Vpc.create(id, name, account(), region(x, y), List.of(free.get()));
        return new Proposal.Good(
                new Edit.AddVpc(made, Optional.of(box)),
                id,
                name,
                free.get().toString(),
                Optional.of(box),
                Optional.empty());
    }

    /// Whoever people act as; else who owns the first VPC; else the first account known.
    private AccountId account() {
        if (actor instanceof Actor.As(var own)) {
            return own;
        }
        var topology = document.topology();
        return topology.vpcs().values().stream()
                .map(Vpc::account)
                .findFirst()
                .or(() -> topology.accounts().keySet().stream().findFirst())
                .orElse(FIRST_ACCOUNT);
    }

    /// The Region in whose frame it falls, else that of the first VPC.
    private Region region(double x, double y) {
        for (var entry : scene.regions().entrySet()) {
            if (entry.getValue().contains(x, y)) {
                return entry.getKey();
            }
        }
        return document.topology().vpcs().values().stream()
                .map(Vpc::region)
                .findFirst()
                .orElse(FIRST_REGION);
    }

    private Proposal subnet(Vpc vpc, double x, double y) {
        var free = Proposals.subnetBlock(vpc);
        if (free.isEmpty()) {
            return refuse("tool.no-subnet-block", vpc);
        }
        var home = scene.vpcBox(vpc.id()).orElseThrow();
        var wanted = around(x, y, SUBNET_WIDTH, SUBNET_HEIGHT);
        var siblings = Spots.siblings(scene, vpc.id(), Kind.SUBNET);
        var box = Spots.free(wanted, home, VPC_HEADER, siblings);
        var made =
                new Subnet(
                        id,
                        name,
                        zone(vpc, box),
                        List.of(free.get()),
                        Optional.empty(),
                        vpc.defaultNetworkAcl(),
                        false);
        return new Proposal.Good(
                new Edit.PutSubnet(vpc.id(), made, Optional.of(box.moved(-home.x(), -home.y()))),
                id,
                name,
                free.get().toString(),
                Optional.of(box),
                Optional.of(vpc.id()));
    }

    /// The zone of the nearest subnet, else the first of the Region.
    private String zone(Vpc vpc, Box box) {
        return vpc.subnets().values().stream()
                .min(
                        Comparator.comparingDouble(
                                it -> scene.box(it.id()).map(at -> distance(at, box)).orElse(1e9)))
                .map(Subnet::zone)
                .orElseGet(() -> vpc.region().zone('a'));
    }

    private static double distance(Box a, Box b) {
        return Math.hypot(a.centerX() - b.centerX(), a.centerY() - b.centerY());
    }

    private Proposal instance(Vpc vpc, Subnet subnet, double x, double y) {
        var address = Proposals.hostAddress(vpc, subnet);
        if (address.isEmpty()) {
            return refuse("tool.no-address", subnet);
        }
        var place = card(subnet, x, y);
        var group = privateNetworks(vpc);
        var eni =
                new NetworkInterface(
                        Ids.in(document.topology()).next(Kind.NETWORK_INTERFACE),
                        "",
                        subnet.id(),
                        List.of(address.get()),
                        subnet.assignsPublicIp() || vpc.isPublic(subnet)
                                ? Optional.of(Proposals.publicAddress(document.topology()))
                                : Optional.empty(),
                        List.of(group.id()),
                        true);
        var made = new Instance(id, name, true, List.of(eni));
        var put = new Edit.PutInstance(vpc.id(), made, Optional.of(place.relative()));
        return new Proposal.Good(
                vpc.securityGroups().containsKey(group.id())
                        ? put
                        : together(new Edit.PutSecurityGroup(vpc.id(), group), put),
                id,
                name,
                address.get().toString(),
                Optional.of(place.box()),
                Optional.of(subnet.id()));
    }

    /// A new instance is guarded by a group that lets private networks in; the default group of a
    /// VPC lets in only itself, so that the first ping over a first peering would fail for no
    /// reason that one has drawn.
    private SecurityGroup privateNetworks(Vpc vpc) {
        return vpc.securityGroups().values().stream()
                .filter(it -> it.name().equals(PRIVATE_GROUP))
                .findFirst()
                .orElseGet(() ->
                        SecurityGroup.create(
                                        Ids.in(document.topology()).next(Kind.SECURITY_GROUP),
                                        PRIVATE_GROUP)
                                .withIngress(
                                        PRIVATE.stream()
                                                .map(it -> SecurityRule.of(Match.ALL, it))
                                                .toList()));
    }

    private Proposal nat(Vpc vpc, Subnet subnet, double x, double y) {
        var address = Proposals.hostAddress(vpc, subnet);
        if (address.isEmpty()) {
            return refuse("tool.no-address", subnet);
        }
        var place = card(subnet, x, y);
        var made =
                new NatGateway(
                        id,
                        name,
                        subnet.id(),
                        NatGateway.Connectivity.PUBLIC,
                        address.get(),
                        Optional.of(Proposals.publicAddress(document.topology())));
        return new Proposal.Good(
                new Edit.PutNatGateway(vpc.id(), made, Optional.of(place.relative())),
                id,
                name,
                address.get().toString(),
                Optional.of(place.box()),
                Optional.of(subnet.id()));
    }

    /// @param box on the canvas
    /// @param relative in the subnet
    private record Place(Box box, Box relative) {}

    private Place card(Subnet subnet, double x, double y) {
        var home = scene.box(subnet.id()).orElseThrow();
        var siblings = Spots.cards(scene, document.topology(), subnet.id());
        var box = Spots.free(around(x, y, CARD_WIDTH, CARD_HEIGHT), home, SUBNET_HEADER, siblings);
        return new Place(box, box.moved(-home.x(), -home.y()));
    }

    private Proposal gateway(Vpc vpc) {
        if (!vpc.internetGateways().isEmpty()) {
            var present = vpc.internetGateways().values().iterator().next();
            return refuse("tool.second-gateway", vpc, present.label());
        }
        return inside(
                vpc, new Edit.PutInternetGateway(vpc.id(), new InternetGateway(id, name)), vpc);
    }

    private Proposal table(Vpc vpc, Optional<Subnet> subnet) {
        var add = new Edit.PutRouteTable(vpc.id(), new RouteTable(id, name, List.of()));
        return subnet.map(it ->
                        inside(
                                vpc,
                                together(
                                        add,
                                        new Edit.AssociateRouteTable(it.id(), Optional.of(id))),
                                it))
                .orElseGet(() -> inside(vpc, add, vpc));
    }

    private Proposal acl(Vpc vpc, Optional<Subnet> subnet) {
        var add = new Edit.PutNetworkAcl(vpc.id(), NetworkAcl.create(id, name));
        return subnet.map(it ->
                        inside(
                                vpc,
                                together(
                                        add,
                                        new Edit.PutSubnet(
                                                vpc.id(), it.withNetworkAcl(id), Optional.empty())),
                                it))
                .orElseGet(() -> inside(vpc, add, vpc));
    }

    private Proposal group(Vpc vpc, Optional<Resource> target) {
        var add = new Edit.PutSecurityGroup(vpc.id(), SecurityGroup.create(id, name));
        if (target.isPresent() && target.get() instanceof Instance instance) {
            var interfaces =
                    instance.interfaces().stream()
                            .map(eni -> eni == instance.primary() ? guarded(eni) : eni)
                            .toList();
            var put =
                    new Edit.PutInstance(
                            vpc.id(), instance.withInterfaces(interfaces), Optional.empty());
            return inside(vpc, together(add, put), instance);
        }
        return inside(vpc, add, vpc);
    }

    private NetworkInterface guarded(NetworkInterface eni) {
        var groups = new ArrayList<>(eni.securityGroups());
        groups.add(id);
        return eni.withSecurityGroups(groups);
    }

    private Edit together(Edit... edits) {
        return new Edit.Batch(Message.of("tool.add", kindName(), name), List.of(edits));
    }

    private Proposal inside(Vpc vpc, Edit edit, Resource into) {
        return new Proposal.Good(
                edit,
                id,
                name,
                into == vpc ? vpc.label() : into.label(),
                Optional.empty(),
                Optional.of(into.id()));
    }

    static Box around(double x, double y, double width, double height) {
        return new Box(snap(x - width / 2), snap(y - height / 2), width, height);
    }

    static double snap(double value) {
        return Math.rint(value / 4) * 4;
    }
}
