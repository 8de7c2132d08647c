package dev.peerscape.core.plan;

import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Rebase;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.SecurityRule.Peer;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Copies one resource after another under new ids, and keeps in mind which id and which block
/// became which.
final class Copier {
    private record Move(ResourceId vpc, Cidr from, Cidr to) {}

    private final Topology into;
    private final Ids ids;
    private final Map<ResourceId, ResourceId> renamed = new HashMap<>();
    private final Set<ResourceId> made = new HashSet<>();
    private final List<Move> moves = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Ip> publicTaken;

    Copier(Topology into, Ids ids) {
        this.into = into;
        this.ids = ids;
        publicTaken = new HashSet<>(Proposals.publicAddresses(into));
        into.resources().forEach(resource -> names.add(resource.name()));
    }

    /// Gives the copy of a resource its id, and those of its interfaces.
    ResourceId fresh(Resource old) {
        old.parts().forEach(part -> fresh(part.id(), part.kind()));
        return fresh(old.id(), old.kind());
    }

    ResourceId fresh(ResourceId old, Kind kind) {
        return renamed.computeIfAbsent(
                old,
                _ -> {
                    var id = ids.next(kind);
                    made.add(id);
                    return id;
                });
    }

    /// The id of the copy; of what was not copied, its own.
    ResourceId now(ResourceId old) {
        return renamed.getOrDefault(old, old);
    }

    /// A name that nothing has: `web` becomes `web-2`.
    String name(Resource old) {
        var name = old.name();
        for (int i = 2; !name.isEmpty() && !names.add(name); i++) {
            name = old.name() + "-" + i;
        }
        return name;
    }

    /// A public address that nothing has, nor any copy.
    Ip nextPublic() {
        var ip = Proposals.publicAddress(publicTaken);
        publicTaken.add(ip);
        return ip;
    }

    void moves(ResourceId vpc, Cidr from, Cidr to) {
        moves.add(new Move(vpc, from, to));
    }

    /// The block where it is in the copies. Blocks of the VPC itself count before those of others,
    /// which may overlap them.
    Cidr moved(Vpc home, Cidr block) {
        for (boolean own : new boolean[] {true, false}) {
            for (var move : moves) {
                var there = Rebase.moved(block, move.from(), move.to());
                if (move.vpc().equals(home.id()) == own && there.isPresent()) {
                    return there.get();
                }
            }
        }
        return block;
    }

    private Ip moved(Vpc home, Ip ip) {
        return moved(home, Cidr.host(ip)).base();
    }

    /// The address at the same offset of the block of its family; nothing where there is none.
    static Optional<Ip> moved(Ip ip, List<Cidr> from, List<Cidr> to) {
        for (var old : from) {
            for (var fresh : to) {
                var there = Rebase.moved(ip, old, fresh);
                if (there.isPresent()) {
                    return there;
                }
            }
        }
        return Optional.empty();
    }

    Subnet subnet(Vpc home, Subnet old) {
        return new Subnet(
                now(old.id()),
                name(old),
                old.zone(),
                old.cidrs().stream().map(block -> moved(home, block)).toList(),
                old.routeTable().map(this::now),
                now(old.networkAcl()),
                old.assignsPublicIp());
    }

    Instance instance(Vpc home, Instance old) {
        return new Instance(
                now(old.id()),
                name(old),
                old.running(),
                old.interfaces().stream().map(eni -> networkInterface(home, eni)).toList());
    }

    /// One with a public address gets another.
    NetworkInterface networkInterface(Vpc home, NetworkInterface old) {
        return new NetworkInterface(
                now(old.id()),
                old.name(),
                now(old.subnet()),
                old.addresses().stream().map(ip -> moved(home, ip)).toList(),
                old.publicIp().map(_ -> nextPublic()),
                old.securityGroups().stream().map(this::now).toList(),
                old.sourceDestCheck());
    }

    NatGateway nat(Vpc home, NatGateway old) {
        return new NatGateway(
                now(old.id()),
                name(old),
                now(old.subnet()),
                old.connectivity(),
                moved(home, old.privateIp()),
                old.publicIp().map(_ -> nextPublic()),
                old.secondary().stream()
                        .map(it ->
                                new NatGateway.Address(
                                        moved(home, it.privateIp()),
                                        it.publicIp().map(_ -> nextPublic())))
                        .toList());
    }

    InternetGateway gateway(InternetGateway old) {
        return new InternetGateway(now(old.id()), name(old), old.routeTable().map(this::now));
    }

    VpnGateway gateway(VpnGateway old) {
        return new VpnGateway(now(old.id()), name(old), old.asn(), old.routeTable().map(this::now));
    }

    VpcEndpoint endpoint(Vpc home, VpcEndpoint old) {
        var form =
                switch (old.form()) {
                    case VpcEndpoint.Form.Interface(var interfaces, var privateDns) ->
                            new VpcEndpoint.Form.Interface(
                                    interfaces(home, interfaces), privateDns);
                    case VpcEndpoint.Form.Gateway(var list, var tables) ->
                            new VpcEndpoint.Form.Gateway(
                                    list, tables.stream().map(this::now).toList());
                };
        return new VpcEndpoint(now(old.id()), name(old), old.service(), form);
    }

    LoadBalancer balancer(Vpc home, LoadBalancer old) {
        return new LoadBalancer(
                now(old.id()),
                name(old),
                old.internetFacing(),
                interfaces(home, old.interfaces()),
                old.crossZone(),
                listeners(old));
    }

    /// Its listeners, each with the copy of its target group.
    List<LoadBalancer.Listener> listeners(LoadBalancer old) {
        return old.listeners().stream()
                .map(it ->
                        new LoadBalancer.Listener(it.protocol(), it.port(), now(it.targetGroup())))
                .toList();
    }

    private List<NetworkInterface> interfaces(Vpc home, List<NetworkInterface> interfaces) {
        return interfaces.stream().map(eni -> networkInterface(home, eni)).toList();
    }

    /// @param kept which of its instances can be named where the copy is; the others are left out
    TargetGroup targetGroup(Vpc home, TargetGroup old, Predicate<ResourceId> kept) {
        var members = new ArrayList<TargetGroup.Member>();
        for (var it : old.members()) {
            switch (it.to()) {
                case TargetGroup.To.AnAddress(var ip) ->
                        members.add(
                                new TargetGroup.Member(
                                        new TargetGroup.To.AnAddress(moved(home, ip)),
                                        it.port(),
                                        it.healthy()));
                case TargetGroup.To.AnInstance(var id) -> {
                    if (renamed.containsKey(id) || kept.test(id)) {
                        members.add(
                                new TargetGroup.Member(
                                        new TargetGroup.To.AnInstance(now(id)),
                                        it.port(),
                                        it.healthy()));
                    }
                }
            }
        }
        return new TargetGroup(
                now(old.id()),
                name(old),
                old.protocol(),
                old.port(),
                old.preserveClientIp(),
                members);
    }

    /// {@return whether it has a copy}
    boolean isCopied(ResourceId old) {
        return renamed.containsKey(old);
    }

    EgressOnlyGateway gateway(EgressOnlyGateway old) {
        return new EgressOnlyGateway(now(old.id()), name(old));
    }

    NetworkAcl acl(Vpc home, NetworkAcl old) {
        return new NetworkAcl(
                now(old.id()),
                old.name(),
                aclRules(home, old.ingress()),
                aclRules(home, old.egress()));
    }

    private List<AclRule> aclRules(Vpc home, List<AclRule> rules) {
        return rules.stream()
                .map(rule ->
                        new AclRule(
                                rule.number(),
                                rule.allow(),
                                rule.match(),
                                moved(home, rule.cidr())))
                .toList();
    }

    SecurityGroup group(Vpc home, SecurityGroup old) {
        return new SecurityGroup(
                now(old.id()), old.name(), rules(home, old.ingress()), rules(home, old.egress()));
    }

    private List<SecurityRule> rules(Vpc home, List<SecurityRule> rules) {
        return rules.stream()
                .map(rule ->
                        new SecurityRule(rule.match(), peer(home, rule.peer()), rule.description()))
                .toList();
    }

    private Peer peer(Vpc home, Peer old) {
        return switch (old) {
            case Peer.Block(var block) -> new Peer.Block(moved(home, block));
            case Peer.Group(var id) ->
                    renamed.containsKey(id) || into.find(id).isPresent()
                            ? new Peer.Group(now(id))
                            : new Peer.GoneGroup(id);
            case Peer.GoneGroup _, Peer.Listed _ -> old;
        };
    }

    /// The table with its rows. A row to a peering that was not copied is left out: the copy of the
    /// VPC is no member of it.
    RouteTable table(Vpc home, RouteTable old) {
        var rows = new ArrayList<Route>();
        for (var route : old.routes()) {
            target(route.target())
                    .ifPresent(target ->
                            rows.add(
                                    new Route(
                                            moved(home, route.destination()),
                                            target,
                                            route.origin())));
        }
        var lists = new ArrayList<RouteTable.ListRoute>();
        for (var row : old.listRoutes()) {
            target(row.target())
                    .ifPresent(target -> lists.add(new RouteTable.ListRoute(row.list(), target)));
        }
        return new RouteTable(
                now(old.id()),
                old.name(),
                rows,
                lists,
                old.propagating().stream().filter(this::isCopied).map(this::now).toList());
    }

    /// A table on its own: in its VPC it keeps all rows, in another one those into nothing go.
    RouteTable tableInto(Vpc to, Vpc home, RouteTable old) {
        if (to.id().equals(home.id())) {
            return new RouteTable(
                    now(old.id()),
                    name(old),
                    mended(old.routes()),
                    old.listRoutes().stream()
                            .map(row -> new RouteTable.ListRoute(row.list(), live(row.target())))
                            .toList(),
                    old.propagating().stream().filter(to.vpnGateways()::containsKey).toList());
        }
        return table(home, old).withName(name(old));
    }

    private List<Route> mended(List<Route> routes) {
        return routes.stream()
                .map(route -> new Route(route.destination(), live(route.target()), route.origin()))
                .toList();
    }

    private Optional<Target> target(Target old) {
        return switch (old) {
            case Target.ToPeering(var id) ->
                    renamed.containsKey(id)
                            ? Optional.of(new Target.ToPeering(now(id)))
                            : Optional.empty();
            case Target.ToInternetGateway(var id) ->
                    Optional.of(live(new Target.ToInternetGateway(now(id))));
            case Target.ToEgressOnlyGateway(var id) ->
                    Optional.of(live(new Target.ToEgressOnlyGateway(now(id))));
            case Target.ToNatGateway(var id) -> Optional.of(live(new Target.ToNatGateway(now(id))));
            case Target.ToNetworkInterface(var id) ->
                    Optional.of(live(new Target.ToNetworkInterface(now(id))));
            // Only where both are: the copy is not attached to it.
            case Target.ToTransitGateway(var id) ->
                    Optional.of(live(new Target.ToTransitGateway(now(id))));
            case Target.ToVpnGateway(var id) -> Optional.of(live(new Target.ToVpnGateway(now(id))));
            case Target.Local _, Target.ToEndpoint _ -> Optional.empty();
            case Target.Gone _ -> Optional.of(old);
        };
    }

    /// A target that neither the copies nor the document hold is gone.
    private Target live(Target target) {
        return target.resource()
                .filter(id -> !made.contains(id) && into.find(id).isEmpty())
                .<Target>map(Target.Gone::new)
                .orElse(target);
    }
}
