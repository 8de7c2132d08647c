package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What placing something here would do, worked out before the hand lets go.
///
/// @param edit the edit; empty when it can't stand here
/// @param made the id that it would get
/// @param ghost where it would stand
/// @param target the figure that would hold it
/// @param note which addresses it will get, or why it can't stand here
record Proposal(
        Optional<Edit> edit, ResourceId made, Box ghost, Optional<Box> target, Message note) {
    /// The account of a document that has none yet.
    private static final Account FIRST = new Account(new AccountId("111122223333"), "lab");

    private static final Region HOME = new Region("ap-northeast-2");
    private static final List<String> PRIVATE_NETWORKS =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

    static Proposal at(Diagram diagram, PaletteItem item, double x, double y) {
        var topology = diagram.session().document().topology();
        var id = Ids.in(topology).next(item.kind());
        if (item == PaletteItem.VPC) {
            return vpc(diagram, topology, id, x, y);
        }
        var vpc = diagram.vpcAt(x, y);
        double width = item == PaletteItem.SUBNET ? Metrics.SUBNET_WIDTH : Metrics.CARD_WIDTH;
        double height = item == PaletteItem.SUBNET ? Metrics.SUBNET_HEIGHT : Metrics.CARD_HEIGHT;
        var ghost = new Box(x - width / 2, y - height / 2, width, height);
        if (vpc.isEmpty()) {
            return refused(
                    id,
                    ghost,
                    Optional.empty(),
                    Message.of("tool.needs-vpc", Message.of(item.key())));
        }
        var box = diagram.scene().vpcBox(vpc.get().id());
        return switch (item) {
            case SUBNET -> subnet(vpc.get(), id, ghost, box);
            case INSTANCE, NAT_GATEWAY -> inSubnet(diagram, item, vpc.get(), id, ghost, x, y);
            case INTERNET_GATEWAY ->
                    vpc.get().internetGateways().isEmpty()
                            ? proposed(
                                    id,
                                    new Edit.PutInternetGateway(
                                            vpc.get().id(), new InternetGateway(id, "igw")),
                                    ghost,
                                    box,
                                    Message.of("tool.attach", vpc.get().label()))
                            : refused(
                                    id,
                                    ghost,
                                    box,
                                    Message.of("tool.second-gateway", vpc.get().label()));
            case ROUTE_TABLE ->
                    inVpc(
                            vpc.get(),
                            id,
                            new Edit.PutRouteTable(
                                    vpc.get().id(),
                                    new RouteTable(
                                            id,
                                            "rtb-" + (vpc.get().routeTables().size() + 1),
                                            List.of())),
                            ghost,
                            box);
            case SECURITY_GROUP ->
                    inVpc(
                            vpc.get(),
                            id,
                            new Edit.PutSecurityGroup(
                                    vpc.get().id(),
                                    SecurityGroup.create(
                                            id, "sg-" + (vpc.get().securityGroups().size() + 1))),
                            ghost,
                            box);
            case NETWORK_ACL ->
                    inVpc(
                            vpc.get(),
                            id,
                            new Edit.PutNetworkAcl(
                                    vpc.get().id(),
                                    NetworkAcl.create(
                                            id, "acl-" + (vpc.get().networkAcls().size() + 1))),
                            ghost,
                            box);
            case VPC, PEERING -> throw new IllegalStateException(item + " does not stand in a VPC");
        };
    }

    private static Proposal proposed(
            ResourceId id, Edit edit, Box ghost, Optional<Box> target, Message note) {
        return new Proposal(Optional.of(edit), id, ghost, target, note);
    }

    private static Proposal refused(ResourceId id, Box ghost, Optional<Box> target, Message why) {
        return new Proposal(Optional.empty(), id, ghost, target, why);
    }

    private static Proposal inVpc(Vpc vpc, ResourceId id, Edit edit, Box ghost, Optional<Box> box) {
        return proposed(id, edit, ghost, box, Message.of("tool.add-to", vpc.label()));
    }

    private static Proposal vpc(
            Diagram diagram, Topology topology, ResourceId id, double x, double y) {
        var ghost =
                new Box(
                        Math.round((x - Metrics.VPC_WIDTH / 2) / 4) * 4,
                        Math.round((y - 28) / 4) * 4,
                        Metrics.VPC_WIDTH,
                        Metrics.VPC_HEIGHT);
        var cidr = diagram.nextVpcCidr();
        if (cidr.isEmpty()) {
            return refused(id, ghost, Optional.empty(), Message.of("tool.no-vpc-space"));
        }
        var account =
                diagram.actingAccount()
                        .orElseGet(() ->
                                topology.accounts().isEmpty()
                                        ? FIRST.id()
                                        : topology.accounts().firstKey());
        var region = diagram.regionAt(x, y).orElse(HOME);
        var vpc =
                Vpc.create(
                        id,
                        "vpc-" + (char) ('a' + topology.vpcs().size() % 26),
                        account,
                        region,
                        List.of(cidr.get()));
        var add = new Edit.AddVpc(vpc, Optional.of(ghost));
        var edits = new ArrayList<Edit>();
        if (!topology.accounts().containsKey(account)) {
            edits.add(new Edit.PutAccount(new Account(account, FIRST.name())));
        }
        edits.add(add);
        Edit edit =
                edits.size() == 1
                        ? add
                        : new Edit.Batch(Message.of("tool.step-vpc", vpc.label()), edits);
        return proposed(
                id,
                edit,
                ghost,
                Optional.empty(),
                Message.of("tool.will-get", cidr.get().toString()));
    }

    private static Proposal subnet(Vpc vpc, ResourceId id, Box ghost, Optional<Box> box) {
        var cidr = Addresses.nextSubnet(vpc);
        if (cidr.isEmpty()) {
            return refused(id, ghost, box, Message.of("tool.no-subnet-space", vpc.label()));
        }
        var subnet =
                new Subnet(
                        id,
                        "subnet-"
                                + vpc.label().replaceFirst("^vpc-", "")
                                + (vpc.subnets().size() + 1),
                        vpc.region().zone('a'),
                        List.of(cidr.get()),
                        Optional.empty(),
                        vpc.defaultNetworkAcl(),
                        false);
        var place =
                box.map(it ->
                        new Box(
                                Math.max(Metrics.PADDING, Math.round((ghost.x() - it.x()) / 4) * 4),
                                Math.max(
                                        Metrics.VPC_HEADER,
                                        Math.round((ghost.y() - it.y()) / 4) * 4),
                                ghost.width(),
                                ghost.height()));
        return proposed(
                id,
                new Edit.PutSubnet(vpc.id(), subnet, free(place, vpc, box)),
                ghost,
                box,
                Message.of("tool.will-get", cidr.get().toString()));
    }

    /// The first subnet of a VPC keeps the place of the hand; one that would cover a sibling is
    /// arranged.
    private static Optional<Box> free(Optional<Box> place, Vpc vpc, Optional<Box> box) {
        boolean fits = place.isPresent() && box.isPresent() && vpc.subnets().isEmpty();
        return fits
                ? place.map(it -> it.at(Metrics.PADDING, Math.max(Metrics.VPC_HEADER, it.y())))
                : Optional.empty();
    }

    private static Proposal inSubnet(
            Diagram diagram,
            PaletteItem item,
            Vpc vpc,
            ResourceId id,
            Box ghost,
            double x,
            double y) {
        var subnet = diagram.subnetAt(x, y);
        if (subnet.isEmpty()) {
            return refused(
                    id,
                    ghost,
                    diagram.scene().vpcBox(vpc.id()),
                    Message.of("tool.needs-subnet", Message.of(item.key())));
        }
        var box = diagram.scene().box(subnet.get().id());
        var ip = Addresses.nextIn(vpc, subnet.get());
        if (ip.isEmpty()) {
            return refused(id, ghost, box, Message.of("tool.no-address", subnet.get().label()));
        }
        var topology = diagram.session().document().topology();
        var note = Message.of("tool.will-get", ip.get().toString());
        if (item == PaletteItem.NAT_GATEWAY) {
            var nat =
                    new NatGateway(
                            id,
                            "nat",
                            subnet.get().id(),
                            NatGateway.Connectivity.PUBLIC,
                            ip.get(),
                            Optional.of(Addresses.nextPublic(topology)));
            return proposed(
                    id, new Edit.PutNatGateway(vpc.id(), nat, Optional.empty()), ghost, box, note);
        }
        var group = privateNetworks(topology, vpc);
        boolean open = subnet.get().assignsPublicIp() || vpc.isPublic(subnet.get());
        var eni =
                new NetworkInterface(
                        new ResourceId(Kind.NETWORK_INTERFACE.prefix() + id.value().substring(1)),
                        "",
                        subnet.get().id(),
                        List.of(ip.get()),
                        open ? Optional.of(Addresses.nextPublic(topology)) : Optional.empty(),
                        List.of(group.id()),
                        true);
        var name = "host-" + (hosts(topology) + 1);
        var put =
                new Edit.PutInstance(
                        vpc.id(), new Instance(id, name, true, List.of(eni)), Optional.empty());
        Edit edit =
                vpc.securityGroups().containsKey(group.id())
                        ? put
                        : new Edit.Batch(
                                Message.of("tool.step-instance", name),
                                List.of(new Edit.PutSecurityGroup(vpc.id(), group), put));
        return proposed(id, edit, ghost, box, note);
    }

    private static int hosts(Topology topology) {
        return topology.vpcs().values().stream().mapToInt(it -> it.instances().size()).sum();
    }

    /// A new instance is guarded by a group that lets private networks in; the default group of a
    /// VPC lets in only itself, so that the first ping over a first peering would fail for no
    /// reason that one has drawn.
    private static SecurityGroup privateNetworks(Topology topology, Vpc vpc) {
        return vpc.securityGroups().values().stream()
                .filter(it -> it.name().equals("private-networks"))
                .findFirst()
                .orElseGet(() ->
                        SecurityGroup.create(
                                        Ids.in(topology).next(Kind.SECURITY_GROUP),
                                        "private-networks")
                                .withIngress(
                                        PRIVATE_NETWORKS.stream()
                                                .map(it -> SecurityRule.of(Match.ALL, Cidr.of(it)))
                                                .toList()));
    }
}
