package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.PeeringLink;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fixes for packets that have no way to go or take a wrong one: routes, with the peering that they
/// need; those to the Internet are in [OutletRemedies].
final class RouteRemedies {
    private final Network network;

    RouteRemedies(Network network) {
        this.network = network;
    }

    List<Fix> fixes(Obstacle it) {
        var fixes = new ArrayList<Fix>(new HybridRemedies(network).towards(it));
        var origin = it.origin();
        var near = it.near();
        var there = it.wantedSlot() < 0 ? null : network.tables(it.wantedSlot());
        boolean known = origin != null && there != null && holds(there, it.originDestination());
        if (origin != null && there != null && known && there != origin) {
            byTransit(origin, it, there).ifPresent(fixes::add);
            connect(origin, it, there).ifPresent(fixes::add);
            if (it.code() == Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR) {
                new HubRemedies(network, this).fix(origin, it, there).ifPresent(fixes::add);
            }
        }
        if (near != null
                && (it.code() == Code.NO_ROUTE_TO_DESTINATION
                        || it.code() == Code.BAD_STATE_ROUTE)) {
            fixes.addAll(EndpointRemedies.byDoor(near, it));
        }
        if (near != null && it.code() == Code.NO_ROUTE_TO_DESTINATION) {
            fixes.addAll(EndpointRemedies.byList(network, near, it));
        }
        boolean outwards = !known || it.operation() == Tape.EGRESS_OUT;
        if (outwards
                && near != null
                && it.emitter() >= 0
                && it.header().destination().isPublic()
                && !near.vpc().contains(it.header().destination())) {
            fixes.addAll(new OutletRemedies(network).fixes(near, it));
        }
        if (it.code() == Code.BAD_STATE_ROUTE && near != null) {
            var table = near.table(it.first());
            var row = near.rows(it.first()).get(it.rule());
            new TransitRemedies(network).attach(near, row.target()).ifPresent(fixes::addFirst);
            removal(table, row).ifPresent(fixes::add);
        }
        return fixes;
    }

    /// Takes a row out, or the row for a prefix list that it is of. What a table has from an
    /// endpoint or learns cannot be taken out of it.
    private static Optional<Fix> removal(RouteTable table, Route row) {
        if (table.routes().contains(row)) {
            // A document may have the same row twice.
            var edits =
                    table.routes().stream()
                            .filter(row::equals)
                            .<Edit>map(it -> new Edit.RemoveRoute(table.id(), it))
                            .toList();
            return Optional.of(
                    fix(
                            Message.of("trace.fix-remove-route", Evidence.row(row), table.label()),
                            edits));
        }
        return table.listRoutes().stream()
                .filter(it -> row.list().filter(it.list()::equals).isPresent())
                .filter(it -> it.target().equals(row.target()))
                .findFirst()
                .map(it ->
                        new Fix(
                                Message.of("trace.fix-remove-route", it.text(), table.label()),
                                new Edit.RemoveListRoute(table.id(), it)));
    }

    /// For a packet that another VPC with the same addresses gets: a narrower row to the one that
    /// is meant, for its subnet where that is narrower than the row that takes it now, else for its
    /// address alone (the repairs of case 7x).
    List<Fix> diversions(Obstacle it) {
        var origin = it.origin();
        var there = it.wantedSlot() < 0 ? null : network.tables(it.wantedSlot());
        var link = origin == null || there == null ? null : usable(origin, there);
        if (it.operation() != Tape.ROUTE
                || origin == null
                || there == null
                || link == null
                || !link.isActive()
                || it.wantedEndpoint() < 0
                || there.subnetOf(it.wantedEndpoint()) < 0) {
            return List.of();
        }
        var table = origin.table(it.first());
        int taken = origin.rows(it.first()).get(it.rule()).destination().length();
        var address = it.originDestination();
        var block =
                there.subnet(there.subnetOf(it.wantedEndpoint())).cidrs().stream()
                        .filter(cidr -> cidr.contains(address) && cidr.length() > taken)
                        .findFirst()
                        .orElse(Cidr.host(address));
        if (block.length() <= taken) {
            return List.of();
        }
        var row = Route.to(block, new Target.ToPeering(link.peering().id()));
        return List.of(
                new Fix(
                        Message.of("trace.fix-add-route", Evidence.row(row), table.label()),
                        new Edit.AddRoute(table.id(), row)));
    }

    static Fix fix(Message label, List<Edit> edits) {
        return new Fix(label, edits.size() == 1 ? edits.getFirst() : new Edit.Batch(label, edits));
    }

    private static boolean holds(VpcTables tables, Ip address) {
        return block(tables, address) != null;
    }

    private static @Nullable Cidr block(VpcTables tables, Ip address) {
        for (var cidr : tables.vpc().cidrs()) {
            if (cidr.contains(address)) {
                return cidr;
            }
        }
        return null;
    }

    // ---- to another VPC

    /// A working peering between the two VPCs and routes to it on both sides, as far as they are
    /// missing.
    private Optional<Fix> connect(VpcTables origin, Obstacle it, VpcTables there) {
        var link = usable(origin, there);
        var edits = new ArrayList<Edit>();
        ResourceId id;
        String key;
        if (link == null) {
            if (overlap(origin, there)) {
                return Optional.empty();
            }
            id = Ids.in(network.topology()).next(Kind.PEERING);
            edits.add(
                    new Edit.RequestPeering(
                            Actor.ANYONE, id, "", origin.vpc().id(), there.vpc().id()));
            edits.add(new Edit.AcceptPeering(Actor.ANYONE, id));
            key = "trace.fix-connect";
        } else {
            id = link.peering().id();
            key = "trace.fix-routes";
            if (link.peering().status() == PeeringStatus.PENDING_ACCEPTANCE) {
                edits.add(new Edit.AcceptPeering(Actor.ANYONE, id));
                key = "trace.fix-accept";
            }
        }
        int before = edits.size();
        route(origin, it.originEndpoint(), it.originDestination(), there, id).ifPresent(edits::add);
        int target = target(there, it);
        if (target >= 0 && holds(origin, it.originSource())) {
            route(there, target, it.originSource(), origin, id).ifPresent(edits::add);
        }
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        var several =
                Message.of(
                        edits.size() == before ? key + "-only" : key,
                        link == null ? id.value() : link.peering().label(),
                        origin.vpc().label(),
                        there.vpc().label());
        var label = edits.size() == 1 ? rowLabel(edits.getFirst()).orElse(several) : several;
        return Optional.of(fix(label, edits));
    }

    /// A route to a transit gateway that both VPCs are attached to.
    private Optional<Fix> byTransit(VpcTables origin, Obstacle it, VpcTables there) {
        var block = block(there, it.originDestination());
        return block == null
                ? Optional.empty()
                : network.topology().transitGateways().values().stream()
                        .filter(gateway ->
                                carries(gateway, origin, block) && carries(gateway, there, block))
                        .map(gateway -> new Target.ToTransitGateway(gateway.id()))
                        .flatMap(target ->
                                lead(
                                        origin,
                                        it.originEndpoint(),
                                        it.originDestination(),
                                        block,
                                        target)
                                        .stream())
                        .findFirst()
                        .flatMap(edit -> rowLabel(edit).map(label -> new Fix(label, edit)));
    }

    private static boolean carries(TransitGateway gateway, VpcTables vpc, Cidr block) {
        return gateway.attachmentOf(vpc.vpc().id())
                .filter(TransitAttachment::available)
                .filter(it -> it.to() instanceof To.ToVpc to && (to.ipv6() || !block.isV6()))
                .isPresent();
    }

    /// {@return what putting a row does, if that is what it does}
    private Optional<Message> rowLabel(Edit edit) {
        if (edit instanceof Edit.ReplaceRoute(var table, _, var row)) {
            return Optional.of(
                    Message.of("trace.fix-replace-route", Evidence.row(row), label(table)));
        }
        return edit instanceof Edit.AddRoute(var table, var row)
                ? Optional.of(Message.of("trace.fix-add-route", Evidence.row(row), label(table)))
                : Optional.empty();
    }

    private static int target(VpcTables there, Obstacle it) {
        for (int e = 0; e < there.endpointCount(); e++) {
            if (there.addresses(e).contains(it.originDestination())) {
                return e;
            }
        }
        return it.wantedEndpoint();
    }

    private String label(ResourceId table) {
        return network.topology().find(table).map(found -> found.label()).orElse(table.value());
    }

    /// {@return a peering between the two that is active or can become so}
    private @Nullable PeeringLink usable(VpcTables a, VpcTables b) {
        PeeringLink best = null;
        for (int slot : a.links()) {
            var link = network.link(slot);
            if (link.across(a.slot()) == b.slot()
                    && !link.peering().status().isFinal()
                    && (best == null || link.isActive() && !best.isActive())) {
                best = link;
            }
        }
        return best;
    }

    private static boolean overlap(VpcTables a, VpcTables b) {
        return a.vpc().cidrs().stream()
                .anyMatch(one -> b.vpc().cidrs().stream().anyMatch(one::overlaps));
    }

    /// {@return the edit by which packets of the endpoint for that address go by the peering, if
    /// they do not already}
    private static Optional<Edit> route(
            VpcTables from, int endpoint, Ip address, VpcTables to, ResourceId peering) {
        var cidr = block(to, address);
        return cidr == null
                ? Optional.empty()
                : lead(from, endpoint, address, cidr, new Target.ToPeering(peering));
    }

    /// {@return the edit by which an address goes to a target: the row that takes it now is given
    /// the target when it is as narrow as the block or narrower, else a row for the block is added;
    /// none for an address of the VPC itself, as no row may lead that out of it (A.6)}
    static Optional<Edit> lead(
            VpcTables from, int endpoint, Ip address, Cidr block, Target target) {
        if (from.subnetOf(endpoint) < 0 || from.vpc().contains(address)) {
            return Optional.empty();
        }
        int table = from.tableOf(from.subnetOf(endpoint));
        var id = from.table(table).id();
        int row =
                from.row(
                        table,
                        address.isV6(),
                        address instanceof Ip.V6(long high, _) ? high : 0,
                        address instanceof Ip.V4(int bits)
                                ? bits & 0xffff_ffffL
                                : ((Ip.V6) address).low());
        var won = row < 0 ? null : from.rows(table).get(row);
        if (won != null && (won.target().equals(target) || won.target() instanceof Target.Local)) {
            return Optional.empty();
        }
        if (won != null && won.destination().length() >= block.length()) {
            return Optional.of(replace(from.table(table), won, target));
        }
        return Optional.of(new Edit.AddRoute(id, Route.to(block, target)));
    }

    /// {@return the fix by which an address goes to a target, if it does not already}
    Optional<Fix> leadTo(VpcTables from, int endpoint, Ip address, Cidr block, Target target) {
        return lead(from, endpoint, address, block, target)
                .flatMap(edit ->
                        rowLabel(edit)
                                .or(() ->
                                        edit instanceof Edit.Batch(var label, _)
                                                ? Optional.of(label)
                                                : Optional.empty())
                                .map(label -> new Fix(label, edit)));
    }

    /// Another row with the same destination would be in the way, so it goes; but a row of one's
    /// own goes before those of a prefix list and those that are learned.
    static Edit replace(RouteTable table, Route won, Target target) {
        var row = Route.to(won.destination(), target);
        if (!table.routes().contains(won)) {
            return new Edit.AddRoute(table.id(), row);
        }
        var edits = new ArrayList<Edit>();
        for (var other : table.routes()) {
            if (other != won && other.destination().equals(won.destination())) {
                edits.add(new Edit.RemoveRoute(table.id(), other));
            }
        }
        edits.add(new Edit.ReplaceRoute(table.id(), won, row));
        return fix(Message.of("trace.fix-replace-route", Evidence.row(row), table.label()), edits)
                .edit();
    }
}
