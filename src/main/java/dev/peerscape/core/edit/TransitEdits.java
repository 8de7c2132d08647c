package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Transit gateways, their attachments and their tables: added, replaced, and mended when something
/// goes (C.5).
final class TransitEdits {
    private TransitEdits() {}

    static Optional<Refused> put(Change change, Edit.PutTransitGateway edit) {
        var gateway = edit.gateway();
        var old = change.topology().find(gateway.id());
        if (old.isPresent() && !(old.get() instanceof TransitGateway)) {
            return Refusals.idInUse(gateway.id());
        }
        for (var members : gateway.members()) {
            for (var member : members.values()) {
                var taken = change.topology().find(member.id());
                if (taken.isPresent() && !isPartOf(change, gateway.id(), member.id())) {
                    return Refusals.idInUse(member.id());
                }
            }
        }
        return store(change, gateway)
                .or(() -> {
                    edit.box().ifPresent(it -> change.place(gateway.id(), it));
                    return Refusals.NONE;
                });
    }

    static Optional<Refused> put(Change change, Edit.PutTransitAttachment edit) {
        var attachment = edit.attachment();
        return into(
                change,
                edit.gateway(),
                attachment,
                it -> {
                    if (attachment.to() instanceof To.ToVpc to && to.subnets().isEmpty()) {
                        return Refusals.refuse(
                                "MissingParameter",
                                "attachment-without-subnet",
                                attachment.label());
                    }
                    return twoInOneZone(change, attachment)
                            .or(() -> secondOf(it, attachment))
                            .or(() -> store(change, it.with(attachment)));
                });
    }

    static Optional<Refused> put(Change change, Edit.PutTransitRouteTable edit) {
        var table = edit.table();
        return into(
                change,
                edit.gateway(),
                table,
                it -> {
                    var seen = new HashSet<Cidr>();
                    for (var row : table.routes()) {
                        if (!seen.add(row.destination())) {
                            return Refusals.refuse(
                                    "RouteAlreadyExists",
                                    "transit-route-exists",
                                    table.label(),
                                    row.destination().toString());
                        }
                    }
                    var lists = new HashSet<ResourceId>();
                    for (var row : table.listRoutes()) {
                        if (!lists.add(row.list())) {
                            return Refusals.refuse(
                                    "RouteAlreadyExists",
                                    "transit-route-exists",
                                    table.label(),
                                    row.list().value());
                        }
                    }
                    return store(change, it.with(table));
                });
    }

    private interface Into {
        Optional<Refused> put(TransitGateway gateway);
    }

    private static Optional<Refused> into(
            Change change, ResourceId gateway, Resource part, Into into) {
        var found = Optional.ofNullable(change.topology().transitGateways().get(gateway));
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.TRANSIT_GATEWAY, gateway);
        }
        var old = change.topology().find(part.id());
        boolean taken =
                old.isPresent()
                        && (!isPartOf(change, gateway, part.id())
                                || old.get().kind() != part.kind());
        return taken ? Refusals.idInUse(part.id()) : into.put(found.get());
    }

    private static boolean isPartOf(Change change, ResourceId gateway, ResourceId part) {
        return change.topology()
                .transitGatewayOf(part)
                .filter(it -> it.id().equals(gateway))
                .isPresent();
    }

    /// One interface an availability zone (C.5).
    private static Optional<Refused> twoInOneZone(Change change, TransitAttachment attachment) {
        if (!(attachment.to() instanceof To.ToVpc to)) {
            return Refusals.NONE;
        }
        var zones = new HashSet<String>();
        for (var id : to.subnets()) {
            var subnet = change.vpc(to.vpc()).map(vpc -> vpc.subnets().get(id));
            if (subnet.isPresent() && !zones.add(subnet.get().zone())) {
                return Refusals.refuse(
                        "DuplicateSubnetsInSameZone",
                        "attachment-zone-twice",
                        attachment.label(),
                        subnet.get().zone());
            }
        }
        return Refusals.NONE;
    }

    /// A VPC, VPN connection or Direct Connect gateway is attached to a transit gateway once.
    private static Optional<Refused> secondOf(
            TransitGateway gateway, TransitAttachment attachment) {
        var far = far(attachment.to());
        return gateway.attachments().values().stream()
                .filter(it ->
                        far.isPresent()
                                && far(it.to()).equals(far)
                                && !it.id().equals(attachment.id()))
                .findFirst()
                .flatMap(it ->
                        Refusals.refuse(
                                "DuplicateTransitGatewayAttachment",
                                "attachment-twice",
                                far.orElseThrow().value(),
                                gateway.label(),
                                it.label()));
    }

    private static Optional<ResourceId> far(To to) {
        return switch (to) {
            case To.ToVpc it -> Optional.of(it.vpc());
            case To.ToVpn(var id) -> Optional.of(id);
            case To.ToDxGateway(var id) -> Optional.of(id);
            case To.ToTransitGateway _, To.Elsewhere _ -> Optional.empty();
        };
    }

    private static Optional<Refused> store(Change change, TransitGateway gateway) {
        if (gateway.equals(change.topology().transitGateways().get(gateway.id()))) {
            return Refusals.NONE;
        }
        var flaws = Audit.of(change.topology(), gateway);
        if (!flaws.isEmpty()) {
            return MemberEdits.refuse(flaws.getFirst());
        }
        change.put(gateway);
        var fallen = Settling.settle(change);
        if (!fallen.isEmpty()) {
            Fallen.note(change, fallen);
        }
        return Refusals.NONE;
    }

    // ---- what goes along

    /// Takes out a gateway; the peerings that others have with it go too.
    static List<Resource> remove(Change change, TransitGateway gateway) {
        var fallen = new ArrayList<Resource>();
        gateway.members().forEach(members -> fallen.addAll(members.values()));
        change.removeTransitGateway(gateway.id());
        change.unplace(gateway.id());
        fallen.forEach(it -> change.unplace(it.id()));
        for (var other : change.topology().transitGateways().values()) {
            var ids = new HashSet<ResourceId>();
            for (var it : other.attachments().values()) {
                if (it.to() instanceof To.ToTransitGateway to
                        && to.gateway().equals(gateway.id())) {
                    ids.add(it.id());
                    fallen.add(it);
                }
            }
            detach(change, other.id(), ids);
        }
        return fallen;
    }

    /// Takes attachments out of a gateway: rows to them drop from now on, and of a peering the
    /// other side's attachment goes too.
    ///
    /// @return what went that was not named
    static List<Resource> detach(Change change, ResourceId id, Set<ResourceId> attachments) {
        var fallen = new ArrayList<Resource>();
        var gateway = change.topology().transitGateways().get(id);
        if (gateway == null || attachments.isEmpty()) {
            return fallen;
        }
        var after = gateway;
        for (var gone : attachments) {
            var attachment = gateway.attachments().get(gone);
            after = after.withoutAttachment(gone);
            change.unplace(gone);
            if (attachment != null && attachment.to() instanceof To.ToTransitGateway to) {
                var other = change.topology().transitGateways().get(to.gateway());
                var far = other == null ? null : other.attachments().get(to.attachment());
                if (other != null && far != null && !other.id().equals(id)) {
                    fallen.add(far);
                    change.unplace(far.id());
                    change.put(
                            blackholed(change, other, Set.of(far.id()))
                                    .withoutAttachment(far.id()));
                }
            }
        }
        change.put(blackholed(change, after, attachments));
        return fallen;
    }

    private static TransitGateway blackholed(
            Change change, TransitGateway gateway, Set<ResourceId> gone) {
        var after = gateway;
        int rows = 0;
        var tables = new ArrayList<TransitRouteTable>();
        for (var table : gateway.routeTables().values()) {
            var fresh =
                    table.routes().stream()
                            .map(it ->
                                    it.to().filter(gone::contains).isPresent()
                                            ? TransitRouteTable.Row.blackhole(it.destination())
                                            : it)
                            .toList();
            var lists =
                    table.listRoutes().stream()
                            .map(it ->
                                    it.to().filter(gone::contains).isPresent()
                                            ? new TransitRouteTable.ListRow(
                                                    it.list(), Optional.empty())
                                            : it)
                            .toList();
            int here =
                    (int) table.routes().stream().filter(it -> !fresh.contains(it)).count()
                            + (int)
                                    table.listRoutes().stream()
                                            .filter(it -> !lists.contains(it))
                                            .count();
            if (here > 0) {
                after = after.with(table.withRoutes(fresh).withListRoutes(lists));
                rows += here;
                tables.add(table);
            }
        }
        if (rows > 0) {
            change.note(Message.of("edit.note-blackholes", rows, Refusals.labels(tables)));
        }
        return after;
    }

    /// Takes tables out of a gateway: attachments that looked them up look up none.
    static void removeTables(Change change, ResourceId id, Set<ResourceId> tables) {
        var gateway = change.topology().transitGateways().get(id);
        if (gateway == null || tables.isEmpty()) {
            return;
        }
        var after =
                gateway.withDefaults(
                        gateway.defaultAssociation().filter(it -> !tables.contains(it)),
                        gateway.defaultPropagation().filter(it -> !tables.contains(it)));
        var alone = new ArrayList<TransitAttachment>();
        for (var it : gateway.attachments().values()) {
            var left = it.propagations().stream().filter(t -> !tables.contains(t)).toList();
            boolean looked = it.association().filter(tables::contains).isPresent();
            if (looked) {
                alone.add(it);
            }
            if (looked || left.size() < it.propagations().size()) {
                after =
                        after.with(
                                it.withAssociation(
                                                it.association().filter(t -> !tables.contains(t)))
                                        .withPropagations(left));
            }
        }
        for (var table : tables) {
            after = after.withoutRouteTable(table);
            change.unplace(table);
        }
        change.put(after);
        if (!alone.isEmpty()) {
            change.note(Message.of("edit.note-unassociated", alone.size(), Refusals.labels(alone)));
        }
    }

    /// After a VPC, or subnets of one, went: its attachments go, or stand in the other subnets.
    ///
    /// @return the attachments that went
    static List<Resource> without(Change change, ResourceId vpc, Set<ResourceId> subnets) {
        boolean whole = change.vpc(vpc).isEmpty();
        var fallen = new ArrayList<Resource>();
        for (var gateway : change.topology().transitGateways().values()) {
            var attached = gateway.attachmentOf(vpc);
            if (attached.isEmpty() || !(attached.get().to() instanceof To.ToVpc to)) {
                continue;
            }
            var left = to.subnets().stream().filter(it -> !subnets.contains(it)).toList();
            if (whole || left.isEmpty()) {
                fallen.add(attached.get());
                detach(change, gateway.id(), Set.of(attached.get().id()));
            } else if (left.size() < to.subnets().size()) {
                change.put(gateway.with(attached.get().withTo(to.withSubnets(left))));
            }
        }
        return fallen;
    }

    /// {@return whether a VPC's route to the gateway can work: it is attached}
    static boolean isAttached(Change change, Vpc vpc, ResourceId gateway) {
        var found = change.topology().transitGateways().get(gateway);
        return found != null && found.attachmentOf(vpc.id()).isPresent();
    }
}
