package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What would let a packet through a load balancer, past a gateway route table or to the service
/// behind a gateway endpoint, and a better place for a NAT gateway.
final class EndpointRemedies {
    private static final int MOST_TARGETS = 3;
    private static final int MOST_ROWS = 2;

    /// The addresses that AWS keeps at the beginning of a subnet (B.3).
    private static final int RESERVED = 4;

    private final RouteRemedies routes;
    private final OutletRemedies outlets;

    EndpointRemedies(RouteRemedies routes, OutletRemedies outlets) {
        this.routes = routes;
        this.outlets = outlets;
    }

    List<Fix> fixes(Obstacle it) {
        var near = it.near();
        if (near == null) {
            return List.of();
        }
        return switch (it.code()) {
            case ELBV2_LISTENERS_MISMATCH, ELBV2_LISTENER_PORT_RESTRICTION -> listen(near, it);
            case ELBV2_LISTENER_HAS_NO_TG -> register(near, it, false);
            case ELBV2_LISTENER_REQUIRES_TG_ACCEPT -> register(near, it, false);
            case ELBV2_NO_TARGETS_IN_AZ -> {
                var fixes = new ArrayList<>(register(near, it, true));
                fixes.addFirst(crossZones(near, it));
                yield fixes;
            }
            case ELBV2_SOURCE_ADDRESS_PRESERVATION -> hide(near, it);
            case INGRESS_RTB_NO_PUBLIC_IP -> List.of(publish(near, it.first()));
            case INGRESS_RTB_TRAFFIC_REDIRECTION -> by(near, it);
            default -> List.of();
        };
    }

    // ---- load balancers

    private static LoadBalancer balancer(VpcTables near, Obstacle it) {
        return near.balancer(it.first()).balancer();
    }

    /// A listener for the packet, to a target group of its protocol: the one that an existing
    /// listener sends to, else the first of the VPC.
    private static List<Fix> listen(VpcTables near, Obstacle it) {
        var balancer = balancer(near, it);
        var protocol = it.header().protocol();
        if (!protocol.hasPorts() || it.direction() == Direction.RETURN) {
            return List.of();
        }
        var groups = near.vpc().targetGroups();
        var used =
                balancer.listeners().stream()
                        .map(LoadBalancer.Listener::targetGroup)
                        .map(groups::get)
                        .filter(group -> group != null && group.protocol().equals(protocol))
                        .findFirst();
        var group =
                used.or(() ->
                        groups.values().stream()
                                .filter(one -> one.protocol().equals(protocol))
                                .findFirst());
        return group
                .map(to -> {
                    var listeners = new ArrayList<>(balancer.listeners());
                    listeners.add(new LoadBalancer.Listener(protocol, it.header().port(), to.id()));
                    return new Fix(
                            Message.of(
                                    "trace.fix-listen",
                                    balancer.label(),
                                    protocol + " " + it.header().port(),
                                    to.label()),
                            put(near, balancer.withListeners(listeners)));
                })
                .stream()
                .toList();
    }

    private static Edit put(VpcTables near, LoadBalancer balancer) {
        return new Edit.PutLoadBalancer(near.vpc().id(), balancer, Optional.empty());
    }

    private static Fix crossZones(VpcTables near, Obstacle it) {
        var balancer = balancer(near, it);
        return new Fix(
                Message.of("trace.fix-cross-zone", balancer.label()),
                put(near, balancer.withCrossZone(true)));
    }

    /// Instances of the VPC that could be a target, where need be only those of the interface's
    /// zone; not the client, whom no load balancer that preserves its address can send to.
    private static List<Fix> register(VpcTables near, Obstacle it, boolean sameZone) {
        var group = near.balancer(it.first()).group(it.rule());
        if (group == null || !group.protocol().equals(it.header().protocol())) {
            return List.of();
        }
        var zone = near.subnet(near.subnetOf(it.first())).zone();
        boolean v6 = it.header().destination().isV6();
        return near.vpc().instances().values().stream()
                .filter(Instance::running)
                .filter(one -> one.primary().primary(v6).isPresent())
                .filter(one -> !one.primary().addresses().contains(it.header().source()))
                .filter(one ->
                        !sameZone
                                || Optional.ofNullable(near.vpc().subnets().get(one.subnet()))
                                        .filter(at -> at.zone().equals(zone))
                                        .isPresent())
                .limit(MOST_TARGETS)
                .map(one -> {
                    var members = new ArrayList<>(group.members());
                    members.add(
                            new TargetGroup.Member(
                                    new TargetGroup.To.AnInstance(one.id()), group.port(), true));
                    return new Fix(
                            Message.of(
                                    "trace.fix-register", one.label(), group.port(), group.label()),
                            new Edit.PutTargetGroup(near.vpc().id(), group.withMembers(members)));
                })
                .toList();
    }

    private static List<Fix> hide(VpcTables near, Obstacle it) {
        var group = near.balancer(it.first()).group(it.rule());
        return group == null
                ? List.of()
                : List.of(
                        new Fix(
                                Message.of("trace.fix-hide-client", group.label()),
                                new Edit.PutTargetGroup(
                                        near.vpc().id(), group.withPreserveClientIp(false))));
    }

    // ---- gateway route tables

    private Fix publish(VpcTables near, int endpoint) {
        var address = outlets.freePublic(near, endpoint);
        return new Fix(
                Message.of("trace.fix-public", near.owner(endpoint).label(), address.toString()),
                Remedies.publish(near, endpoint, address));
    }

    /// Leads the sender's subnet through the appliance that the gateway's table names.
    private List<Fix> by(VpcTables near, Obstacle it) {
        int table = near.tableOfGateway(it.first());
        var source = it.header().source();
        int row =
                table < 0
                        ? -1
                        : near.row(table, source.isV6(), Walk.high(source), Walk.low(source));
        if (row < 0 || it.emitter() < 0 || near.rowArgument(table, row) < 0) {
            return List.of();
        }
        var target = new Target.ToNetworkInterface(near.interfaceId(near.rowArgument(table, row)));
        return routes
                .leadTo(
                        near,
                        it.emitter(),
                        it.header().destination(),
                        it.header().destination().isV6() ? Cidr.ANY_V6 : Cidr.ANY_V4,
                        target)
                .stream()
                .toList();
    }

    // ---- gateway endpoints

    /// Rows for a gateway endpoint of the VPC in the sender's table, where that is the way to the
    /// destination.
    static List<Fix> byDoor(VpcTables near, Obstacle it) {
        var source = it.header().source();
        // No answer goes that way, and nothing that is from somewhere else.
        if (it.emitter() < 0
                || near.subnetOf(it.emitter()) < 0
                || it.direction() == Direction.RETURN
                || near.endpointAt(source.isV6(), Walk.high(source), Walk.low(source)) < 0) {
            return List.of();
        }
        int index = near.tableOf(near.subnetOf(it.emitter()));
        var table = near.table(index);
        var fixes = new ArrayList<Fix>();
        boolean carried =
                it.header().protocol().equals(Protocol.TCP)
                        || it.header().protocol().isIcmp() && isEcho(it.header().port());
        for (int door = 0; carried && door < near.endpointCount(); door++) {
            if (near.isDoor(door)
                    && near.doorHolds(door, it.header().destination())
                    && near.owner(door) instanceof VpcEndpoint endpoint
                    && endpoint.form() instanceof VpcEndpoint.Form.Gateway(var list, var tables)
                    && !tables.contains(table.id())
                    && wins(near, index, door, it.header().destination())) {
                var more = new ArrayList<>(tables);
                more.add(table.id());
                fixes.add(
                        new Fix(
                                Message.of("trace.fix-door", endpoint.label(), table.label()),
                                new Edit.PutVpcEndpoint(
                                        near.vpc().id(),
                                        endpoint.withForm(new VpcEndpoint.Form.Gateway(list, more)),
                                        Optional.empty())));
            }
        }
        return fixes;
    }

    /// A row for a prefix list that another table of the VPC has and that would be a way.
    static List<Fix> byList(Network network, VpcTables near, Obstacle it) {
        var fixes = new ArrayList<Fix>();
        var table = near.table(it.first());
        var vpc = near.vpc();
        for (var other : vpc.routeTables().values()) {
            for (var row : other.listRoutes()) {
                var list = network.topology().prefixLists().get(row.list());
                boolean holds =
                        list != null
                                && list.entries().stream()
                                        .anyMatch(one -> one.contains(it.header().destination()));
                boolean has =
                        table.listRoutes().stream().anyMatch(one -> one.list().equals(row.list()));
                if (holds && !has && fixes.size() < MOST_ROWS) {
                    fixes.add(
                            new Fix(
                                    Message.of("trace.fix-add-route", row.text(), table.label()),
                                    new Edit.AddListRoute(table.id(), row)));
                }
            }
        }
        return fixes;
    }

    private static boolean isEcho(int type) {
        return type == 8 || type == 128;
    }

    /// Whether a row for the endpoint's list would take an address from the row that has it now.
    private static boolean wins(VpcTables near, int table, int door, Ip address) {
        int row = near.row(table, address.isV6(), Walk.high(address), Walk.low(address));
        int longest =
                near.doorBlocks(door).stream()
                        .filter(it -> it.contains(address))
                        .mapToInt(Cidr::length)
                        .max()
                        .orElse(-1);
        return row < 0 || longest > near.rows(table).get(row).destination().length();
    }

    // ---- NAT gateways

    /// A public NAT gateway that has no way to the Internet where it stands, in a public subnet.
    ///
    /// @param destination what its subnet has to lead to the Internet gateway
    static Optional<Fix> moved(VpcTables near, int endpoint, Ip destination) {
        if (!(near.owner(endpoint) instanceof NatGateway nat)
                || nat.connectivity() != NatGateway.Connectivity.PUBLIC) {
            return Optional.empty();
        }
        for (int s = 0; s < near.subnetCount(); s++) {
            var subnet = near.subnet(s);
            var free = free(near, subnet);
            if (!subnet.id().equals(nat.subnet())
                    && near.entryKind(
                                    near.entry(
                                            s,
                                            destination.isV6(),
                                            Walk.high(destination),
                                            Walk.low(destination)))
                            == VpcTables.INTERNET_GATEWAY
                    && free.isPresent()) {
                return Optional.of(
                        new Fix(
                                Message.of("trace.fix-move-nat", nat.label(), subnet.label()),
                                new Edit.PutNatGateway(
                                        near.vpc().id(),
                                        nat.withPlace(subnet.id(), free.get())
                                                .withSecondary(List.of()),
                                        Optional.empty())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Ip> free(VpcTables near, Subnet subnet) {
        var taken = new HashSet<Ip>();
        for (int e = 0; e < near.endpointCount(); e++) {
            taken.addAll(near.addresses(e));
        }
        return subnet.ipv4()
                .flatMap(block -> {
                    var ip = block.first().plus(RESERVED);
                    while (block.contains(ip) && taken.contains(ip)) {
                        ip = ip.plus(1);
                    }
                    return block.contains(ip) && !ip.equals(block.last())
                            ? Optional.of(ip)
                            : Optional.empty();
                });
    }
}
