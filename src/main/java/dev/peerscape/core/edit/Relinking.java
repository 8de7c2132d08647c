package dev.peerscape.core.edit;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.SecurityRule.Peer;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Mends what refers to resources that went, and to those that were unknown and have come: a route
/// to a peering of which only the other side's files told leads to it once these are read too.
///
/// @param live what there is
/// @param known what there was when the references were made: those to something of it that are
///   gone stay so
record Relinking(Set<ResourceId> live, Set<ResourceId> known) {

    /// {@return the VPC with its references mended; the same object when they were whole}
    ///
    /// @param old the VPC as the document had it, if it did: its rows and rules for something that
    ///   was gone although another resource had that id by then stay as they are
    /// @param before what the document had
    Vpc of(Vpc vpc, @Nullable Vpc old, Set<ResourceId> before) {
        var draft = vpc.draft();
        boolean changed = false;
        for (var table : vpc.routeTables().values()) {
            var was = old == null ? null : old.routeTables().get(table.id());
            var mended = of(table, gone(was, before));
            if (mended != table) {
                draft.put(mended);
                changed = true;
            }
        }
        for (var group : vpc.securityGroups().values()) {
            var was = old == null ? null : old.securityGroups().get(group.id());
            var mended = of(group, gone(was, before));
            if (mended != group) {
                draft.put(mended);
                changed = true;
            }
        }
        return changed ? draft.build() : vpc;
    }

    private static Set<Object> gone(@Nullable RouteTable was, Set<ResourceId> before) {
        return was == null
                ? Set.of()
                : Stream.concat(
                                was.routes().stream().filter(it -> isGone(it.target(), before)),
                                was.listRoutes().stream().filter(it -> isGone(it.target(), before)))
                        .collect(Collectors.toSet());
    }

    private static boolean isGone(Target target, Set<ResourceId> before) {
        return target instanceof Target.Gone(var id) && before.contains(id);
    }

    private static Set<Object> gone(@Nullable SecurityGroup was, Set<ResourceId> before) {
        return was == null
                ? Set.of()
                : Stream.concat(was.ingress().stream(), was.egress().stream())
                        .filter(it ->
                                it.peer() instanceof Peer.GoneGroup(var id) && before.contains(id))
                        .collect(Collectors.toSet());
    }

    private RouteTable of(RouteTable table, Set<Object> stay) {
        var mended =
                table.withRoutes(each(table.routes(), stay, this::of))
                        .withListRoutes(each(table.listRoutes(), stay, this::of));
        return mended.equals(table) ? table : mended;
    }

    private SecurityGroup of(SecurityGroup group, Set<Object> stay) {
        var mended =
                group.withIngress(each(group.ingress(), stay, this::of))
                        .withEgress(each(group.egress(), stay, this::of));
        return mended.equals(group) ? group : mended;
    }

    private static <T> List<T> each(List<T> items, Set<Object> stay, UnaryOperator<T> mend) {
        return items.stream().map(it -> stay.contains(it) ? it : mend.apply(it)).toList();
    }

    private Route of(Route route) {
        return new Route(route.destination(), of(route.target()), route.origin());
    }

    private RouteTable.ListRoute of(RouteTable.ListRoute row) {
        return new RouteTable.ListRoute(row.list(), of(row.target()));
    }

    private Target of(Target target) {
        var id = target.resource();
        if (id.isEmpty()) {
            return target;
        }
        if (target instanceof Target.Gone) {
            return isNew(id.get()) ? to(id.get(), target) : target;
        }
        return live.contains(id.get()) ? target : new Target.Gone(id.get());
    }

    private boolean isNew(ResourceId id) {
        return live.contains(id) && !known.contains(id);
    }

    private static Target to(ResourceId id, Target otherwise) {
        return switch (id.kind()) {
            case PEERING -> new Target.ToPeering(id);
            case NAT_GATEWAY -> new Target.ToNatGateway(id);
            case INTERNET_GATEWAY -> new Target.ToInternetGateway(id);
            case EGRESS_ONLY_GATEWAY -> new Target.ToEgressOnlyGateway(id);
            case NETWORK_INTERFACE -> new Target.ToNetworkInterface(id);
            case TRANSIT_GATEWAY -> new Target.ToTransitGateway(id);
            case VPN_GATEWAY -> new Target.ToVpnGateway(id);
            case INTERNET,
                    VPC,
                    SUBNET,
                    INSTANCE,
                    ROUTE_TABLE,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    VPC_ENDPOINT,
                    PREFIX_LIST,
                    LOAD_BALANCER,
                    TARGET_GROUP,
                    CUSTOMER_GATEWAY,
                    VPN_CONNECTION,
                    DX_CONNECTION,
                    VIRTUAL_INTERFACE,
                    DX_GATEWAY,
                    SITE,
                    SITE_HOST ->
                    otherwise;
        };
    }

    private SecurityRule of(SecurityRule rule) {
        return switch (rule.peer()) {
            case Peer.Block _, Peer.Listed _ -> rule;
            case Peer.Group(var id) ->
                    live.contains(id) ? rule : with(rule, new Peer.GoneGroup(id));
            case Peer.GoneGroup(var id) ->
                    isNew(id) && id.kind() == Kind.SECURITY_GROUP
                            ? with(rule, new Peer.Group(id))
                            : rule;
        };
    }

    private static SecurityRule with(SecurityRule rule, Peer peer) {
        return new SecurityRule(rule.match(), peer, rule.description());
    }
}
