package dev.peerscape.testing;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.edit.ImportScope;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Doubt;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Random edits that fit a document more or less: most are accepted, some are refused. Every kind
/// of edit comes up. The same seed gives the same edits.
public final class RandomEdits {
    static final List<AccountId> ACCOUNTS = List.of(Designs.ALICE, Designs.BOB, Designs.CAROL);
    static final List<Region> REGIONS = List.of(Designs.SEOUL, Designs.TOKYO);
    private static final AccountId SPARE = new AccountId("999900009999");
    private static final int KINDS = 35;
    private static final int ALL_KINDS = 44;

    private final RandomParts parts;
    private final int kinds;

    public RandomEdits(SplittableRandom random) {
        this(random, KINDS);
    }

    private RandomEdits(SplittableRandom random, int kinds) {
        parts = new RandomParts(random);
        this.kinds = kinds;
    }

    /// {@return edits of every kind there is: of endpoints, load balancers, prefix lists, sites and
    /// what leads there too}
    public static RandomEdits everything(SplittableRandom random) {
        return new RandomEdits(random, ALL_KINDS);
    }

    /// {@return an edit for that document}
    public Edit next(Document document) {
        var topology = document.topology();
        var vpc = parts.<Vpc>some(topology.vpcs().values());
        return vpc.isEmpty() || topology.vpcs().size() < 12 && parts.chance(6)
                ? addVpc(topology)
                : next(document, vpc.get());
    }

    private Edit next(Document document, Vpc vpc) {
        var topology = document.topology();
        var ids = Ids.in(topology);
        return switch (parts.below(kinds)) {
            case 0 -> new Edit.PutAccount(new Account(anyAccount(), parts.name("team")));
            case 1 -> new Edit.RemoveAccount(anyAccount());
            case 2 ->
                    new Edit.SetClock(topology.now().plus(Duration.ofHours(parts.below(240) - 40)));
            case 3 -> new Edit.AddCidr(vpc.id(), parts.vpcBlock());
            case 4 -> new Edit.RemoveCidr(vpc.id(), parts.pick(vpc.cidrs()));
            case 5 -> new Edit.ReplaceCidr(vpc.id(), parts.pick(vpc.cidrs()), parts.vpcBlock());
            case 6 -> new Edit.MoveVpc(vpc.id(), account(), parts.pick(REGIONS));
            case 7 -> new Edit.SetVpcDns(vpc.id(), parts.chance(90), parts.chance(70));
            case 8 -> new Edit.SetMainRouteTable(vpc.id(), table(vpc).id());
            case 9 -> new Edit.PutSubnet(vpc.id(), parts.subnet(vpc, subnetId(vpc, ids)), box());
            case 10, 11 -> putInstance(vpc, ids);
            case 12 -> putNatGateway(vpc, ids);
            case 13 ->
                    new Edit.PutInternetGateway(
                            vpc.id(), parts.internetGateway(ids.next(Kind.INTERNET_GATEWAY)));
            case 14 ->
                    new Edit.PutRouteTable(
                            vpc.id(),
                            parts.routeTable(
                                    topology,
                                    vpc,
                                    parts.chance(50)
                                            ? table(vpc).id()
                                            : ids.next(Kind.ROUTE_TABLE)));
            case 15 ->
                    new Edit.PutSecurityGroup(
                            vpc.id(),
                            parts.securityGroup(topology, vpc, ids.next(Kind.SECURITY_GROUP)));
            case 16 ->
                    new Edit.PutNetworkAcl(vpc.id(), parts.networkAcl(ids.next(Kind.NETWORK_ACL)));
            case 17 ->
                    parts.<Subnet>some(vpc.subnets().values())
                            .<Edit>map(subnet ->
                                    new Edit.AssociateRouteTable(
                                            subnet.id(),
                                            parts.chance(70)
                                                    ? Optional.of(table(vpc).id())
                                                    : Optional.empty()))
                            .orElseGet(() -> addVpc(topology));
            case 18, 19 -> new Edit.AddRoute(table(vpc).id(), parts.route(topology, vpc));
            case 20 -> routeEdit(topology, vpc);
            case 21 -> new Edit.Rename(resource(topology).id(), parts.name("renamed"));
            case 22 -> remove(topology);
            case 23, 24, 25 -> request(topology, vpc, ids);
            case 26, 27 -> peeringEdit(topology).orElseGet(() -> request(topology, vpc, ids));
            case 28 -> place(topology);
            case 29, 30, 31 -> new RandomTransit(parts).next(topology, vpc);
            case 32, 33 ->
                    new Edit.PutEgressOnlyGateway(
                            vpc.id(), parts.egressOnlyGateway(ids.next(Kind.EGRESS_ONLY_GATEWAY)));
            case 35, 36, 37, 38 -> new RandomRoads(parts).next(topology, vpc);
            case 39, 40, 41, 42 -> new RandomPremises(parts).next(topology, vpc);
            case 43 ->
                    new Edit.SetSeverity(
                            parts.pick(List.of(Doubt.values())).rule(),
                            parts.<Policy.Level>some(List.of(Policy.Level.values()))
                                    .filter(_ -> parts.chance(80)));
            default -> batch(document, vpc);
        };
    }

    /// {@return an import of a VPC as it may have become elsewhere; now and then nothing else is
    /// left beside it} Not among the edits of [#next].
    public Edit imported(Document document) {
        var topology = document.topology();
        return parts.<Vpc>some(topology.vpcs().values())
                .map(vpc -> imported(topology, vpc))
                .orElseGet(() -> addVpc(topology));
    }

    private Edit imported(Topology topology, Vpc vpc) {
        var changed = vpc.draft().name(parts.name("found"));
        parts.<SecurityGroup>some(vpc.securityGroups().values())
                .ifPresent(it -> changed.put(it.withIngress(List.of())));
        changed.put(table(vpc).withRoutes(List.of()));
        var found =
                Topology.of(
                        topology.now(),
                        new TreeMap<>(),
                        new TreeMap<>(Map.of(vpc.id(), changed.build())),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        premises(topology.hybrid()),
                        new TreeMap<>());
        Set<Home> homes = parts.chance(20) ? Set.of(Home.of(vpc)) : Set.of();
        return new Edit.Import(found, ImportScope.of(homes), Optional.empty());
    }

    /// What leads to sites as it may have become: some of it gone, some of it renamed. The sites
    /// are other ones.
    private Hybrid premises(Hybrid hybrid) {
        var found = hybrid;
        for (var members : hybrid.members()) {
            for (Resource it : members.values()) {
                found =
                        switch (it) {
                            case Site site -> found.with(site.withPrefixes(List.of()));
                            case CustomerGateway device -> found.with(device.withName("found"));
                            case DxGateway gateway -> found.with(gateway.withName("found"));
                            default -> parts.chance(20) ? found.without(it.id()) : found;
                        };
            }
        }
        return found;
    }

    private Edit batch(Document document, Vpc vpc) {
        var edits = new ArrayList<Edit>();
        for (int i = 0; i < 3; i++) {
            var edit = next(document, vpc);
            if (!(edit instanceof Edit.Batch)) {
                edits.add(edit);
            }
        }
        return new Edit.Batch(Message.of("edit.label-remove-many", edits.size()), edits);
    }

    private AccountId account() {
        return parts.pick(ACCOUNTS);
    }

    /// Now and then one that owns nothing and so can go.
    private AccountId anyAccount() {
        return kinds == ALL_KINDS && parts.chance(40) ? SPARE : account();
    }

    private Optional<Box> box() {
        return parts.chance(50) ? Optional.of(parts.box()) : Optional.empty();
    }

    private RouteTable table(Vpc vpc) {
        return parts.pick(List.copyOf(vpc.routeTables().values()));
    }

    private ResourceId subnetId(Vpc vpc, Ids ids) {
        return parts.chance(25) && !vpc.subnets().isEmpty()
                ? parts.pick(List.copyOf(vpc.subnets().keySet()))
                : ids.next(Kind.SUBNET);
    }

    /// An empty VPC, or one with some things in it.
    Edit addVpc(Topology topology) {
        var ids = Ids.in(topology);
        var blocks = new ArrayList<>(List.of(parts.vpcBlockV4()));
        if (parts.chance(40)) {
            blocks.add(parts.chance(50) ? parts.vpcBlockV6() : parts.vpcBlock());
        }
        var vpc =
                Vpc.create(
                        ids.next(Kind.VPC),
                        parts.name("vpc"),
                        account(),
                        parts.pick(REGIONS),
                        blocks);
        if (parts.chance(60)) {
            vpc = vpc.draft().put(parts.subnet(vpc, ids.next(Kind.SUBNET))).build();
            vpc =
                    vpc.draft()
                            .put(parts.internetGateway(ids.next(Kind.INTERNET_GATEWAY)))
                            .put(parts.egressOnlyGateway(ids.next(Kind.EGRESS_ONLY_GATEWAY)))
                            .put(parts.natGateway(vpc, ids.next(Kind.NAT_GATEWAY)))
                            .put(
                                    parts.instance(
                                            vpc,
                                            ids.next(Kind.INSTANCE),
                                            List.of(ids.next(Kind.NETWORK_INTERFACE))))
                            .build();
        }
        return new Edit.AddVpc(vpc, box());
    }

    private Edit putInstance(Vpc vpc, Ids ids) {
        if (vpc.subnets().isEmpty()) {
            return new Edit.PutSubnet(vpc.id(), parts.subnet(vpc, ids.next(Kind.SUBNET)), box());
        }
        var id =
                parts.chance(30) && !vpc.instances().isEmpty()
                        ? parts.pick(List.copyOf(vpc.instances().keySet()))
                        : ids.next(Kind.INSTANCE);
        var interfaces = new ArrayList<ResourceId>();
        for (int i = parts.chance(20) ? 2 : 1; i > 0; i--) {
            interfaces.add(ids.next(Kind.NETWORK_INTERFACE));
        }
        var old = vpc.instances().get(id);
        if (old != null && parts.chance(50)) {
            interfaces.set(0, old.primary().id());
        }
        return new Edit.PutInstance(vpc.id(), parts.instance(vpc, id, interfaces), box());
    }

    private Edit putNatGateway(Vpc vpc, Ids ids) {
        return vpc.subnets().isEmpty()
                ? new Edit.PutSubnet(vpc.id(), parts.subnet(vpc, ids.next(Kind.SUBNET)), box())
                : new Edit.PutNatGateway(
                        vpc.id(), parts.natGateway(vpc, ids.next(Kind.NAT_GATEWAY)), box());
    }

    private Edit routeEdit(Topology topology, Vpc vpc) {
        for (var table : vpc.routeTables().values()) {
            if (!table.routes().isEmpty()) {
                var row = parts.pick(table.routes());
                return parts.chance(50)
                        ? new Edit.RemoveRoute(table.id(), row)
                        : new Edit.ReplaceRoute(table.id(), row, parts.route(topology, vpc));
            }
        }
        return new Edit.AddRoute(table(vpc).id(), parts.route(topology, vpc));
    }

    private Resource resource(Topology topology) {
        return parts.pick(topology.resources().toList());
    }

    private Edit remove(Topology topology) {
        var ids = new HashSet<ResourceId>();
        for (int i = parts.chance(70) ? 1 : 3; i > 0; i--) {
            ids.add(resource(topology).id());
        }
        return new Edit.Remove(ids);
    }

    private Edit request(Topology topology, Vpc vpc, Ids ids) {
        var other = parts.pick(List.copyOf(topology.vpcs().values()));
        return new Edit.RequestPeering(
                parts.chance(50) ? Actor.ANYONE : new Actor.As(vpc.account()),
                ids.next(Kind.PEERING),
                parts.name("peering"),
                vpc.id(),
                other.id());
    }

    private Optional<Edit> peeringEdit(Topology topology) {
        return parts.<Peering>some(topology.peerings().values()).map(this::peeringEdit);
    }

    private Edit peeringEdit(Peering peering) {
        var actor = parts.chance(70) ? Actor.ANYONE : new Actor.As(account());
        return switch (parts.below(7)) {
            case 0, 1, 2 -> new Edit.AcceptPeering(actor, peering.id());
            case 3 -> new Edit.RejectPeering(actor, peering.id());
            case 4, 5 -> new Edit.DeletePeering(actor, peering.id(), parts.chance(50));
            default ->
                    new Edit.SetPeeringDns(
                            actor, peering.id(), peering.requester().vpc(), parts.chance(70));
        };
    }

    private Edit place(Topology topology) {
        var boxes = new HashMap<ResourceId, Box>();
        for (int i = 1 + parts.below(3); i > 0; i--) {
            boxes.put(resource(topology).id(), parts.box());
        }
        return new Edit.Place(boxes);
    }
}
