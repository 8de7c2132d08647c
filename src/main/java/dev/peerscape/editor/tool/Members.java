package dev.peerscape.editor.tool;

import static dev.peerscape.editor.scene.Metrics.CARD_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.CARD_WIDTH;
import static dev.peerscape.editor.scene.Metrics.SUBNET_HEADER;
import static dev.peerscape.editor.scene.Metrics.SUBNET_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.SUBNET_WIDTH;
import static dev.peerscape.editor.scene.Metrics.VPC_HEADER;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an item of the palette becomes where it is dropped into a VPC: its free block or address,
/// its place, and what it is connected with.
final class Members {
    private static final String PRIVATE_GROUP = "private-networks";
    private static final List<Cidr> PRIVATE =
            List.of(Cidr.of("10.0.0.0/8"), Cidr.of("172.16.0.0/12"), Cidr.of("192.168.0.0/16"));

    private final Document document;
    private final Scene scene;
    private final PaletteItem item;
    private final ResourceId id;
    private final String name;

    Members(Document document, Scene scene, PaletteItem item, ResourceId id, String name) {
        this.document = document;
        this.scene = scene;
        this.item = item;
        this.id = id;
        this.name = name;
    }

    /// {@return what dropping the item into a VPC would do}
    ///
    /// @param target what it is dropped on
    Proposal of(Vpc vpc, Optional<Subnet> subnet, Optional<Resource> target, double x, double y) {
        return switch (item) {
            case SUBNET -> subnet(vpc, x, y);
            case INSTANCE -> subnet.map(it -> instance(vpc, it, x, y)).orElseThrow();
            case NAT_GATEWAY -> subnet.map(it -> nat(vpc, it, x, y)).orElseThrow();
            case INTERNET_GATEWAY -> gateway(vpc);
            case EGRESS_ONLY_INTERNET_GATEWAY -> egressOnly(vpc);
            case ROUTE_TABLE -> table(vpc, subnet.filter(_ -> isSubnet(target)));
            case NETWORK_ACL -> acl(vpc, subnet.filter(_ -> isSubnet(target)));
            case SECURITY_GROUP -> group(vpc, target);
            case NETWORK_INTERFACE, LOAD_BALANCER, VPC_ENDPOINT, VPN_GATEWAY, TARGET_GROUP ->
                    new ServiceMembers(document, this, item, id, name)
                            .of(vpc, subnet, target, x, y);
            case VPC,
                    PEERING,
                    TRANSIT_GATEWAY,
                    SITE,
                    SITE_HOST,
                    VPN,
                    DIRECT_CONNECT_GATEWAY,
                    DIRECT_CONNECT,
                    PREFIX_LIST ->
                    throw new IllegalStateException(item + " is no member of a VPC");
        };
    }

    private static boolean isSubnet(Optional<Resource> target) {
        return target.filter(it -> it.kind() == Kind.SUBNET).isPresent();
    }

    private Proposal subnet(Vpc vpc, double x, double y) {
        var free = Proposals.subnetBlock(vpc);
        if (free.isEmpty()) {
            return Placements.refuse("tool.no-subnet-block", vpc);
        }
        var home = scene.vpcBox(vpc.id()).orElseThrow();
        var wanted = Placements.around(x, y, SUBNET_WIDTH, SUBNET_HEIGHT);
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
            return Placements.refuse("tool.no-address", subnet);
        }
        var place = card(subnet, x, y);
        var group = privateNetworks(vpc);
        var eni =
                new NetworkInterface(
                        Ids.in(document.topology()).next(Kind.NETWORK_INTERFACE),
                        "",
                        subnet.id(),
                        List.of(address.get()),
                        publicAddress(vpc, subnet),
                        List.of(group.id()),
                        true);
        var made = new Instance(id, name, true, List.of(eni));
        var put = new Edit.PutInstance(vpc.id(), made, Optional.of(place.relative()));
        return new Proposal.Good(
                withGroup(vpc, group, put),
                id,
                name,
                address.get().toString(),
                Optional.of(place.box()),
                Optional.of(subnet.id()));
    }

    /// {@return a public address where the subnet is public}
    Optional<Ip> publicAddress(Vpc vpc, Subnet subnet) {
        return subnet.assignsPublicIp() || vpc.isPublic(subnet)
                ? Optional.of(Proposals.publicAddress(document.topology()))
                : Optional.empty();
    }

    /// {@return an edit, after the group that it needs where there is none yet}
    Edit withGroup(Vpc vpc, SecurityGroup group, Edit edit) {
        return vpc.securityGroups().containsKey(group.id())
                ? edit
                : together(new Edit.PutSecurityGroup(vpc.id(), group), edit);
    }

    /// A new instance is guarded by a group that lets private networks in; the default group of a
    /// VPC lets in only itself, so that the first ping over a first peering would fail for no
    /// reason that one has drawn.
    SecurityGroup privateNetworks(Vpc vpc) {
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
            return Placements.refuse("tool.no-address", subnet);
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
    record Place(Box box, Box relative) {}

    Place card(Subnet subnet, double x, double y) {
        var home = scene.box(subnet.id()).orElseThrow();
        var siblings = Spots.cards(scene, document.topology(), subnet.id());
        var box =
                Spots.free(
                        Placements.around(x, y, CARD_WIDTH, CARD_HEIGHT),
                        home,
                        SUBNET_HEADER,
                        siblings);
        return new Place(box, box.moved(-home.x(), -home.y()));
    }

    private Proposal gateway(Vpc vpc) {
        if (!vpc.internetGateways().isEmpty()) {
            var present = vpc.internetGateways().values().iterator().next();
            return Placements.refuse("tool.second-gateway", vpc, present.label());
        }
        return inside(
                vpc, new Edit.PutInternetGateway(vpc.id(), new InternetGateway(id, name)), vpc);
    }

    private Proposal egressOnly(Vpc vpc) {
        if (!vpc.egressOnlyGateways().isEmpty()) {
            var present = vpc.egressOnlyGateways().values().iterator().next();
            return Placements.refuse("tool.second-egress-only-gateway", vpc, present.label());
        }
        return inside(
                vpc, new Edit.PutEgressOnlyGateway(vpc.id(), new EgressOnlyGateway(id, name)), vpc);
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

    Edit together(Edit... edits) {
        return new Edit.Batch(Message.of("tool.add", Message.of(item.key()), name), List.of(edits));
    }

    Proposal inside(Vpc vpc, Edit edit, Resource into) {
        return new Proposal.Good(
                edit,
                id,
                name,
                into == vpc ? vpc.label() : into.label(),
                Optional.empty(),
                Optional.of(into.id()));
    }
}
