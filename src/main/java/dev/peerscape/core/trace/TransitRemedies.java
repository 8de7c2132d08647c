package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What would let a packet through a transit gateway: attach, associate, propagate, stand in one
/// more availability zone, or a static row in place of a blackhole.
final class TransitRemedies {
    private final Network network;

    TransitRemedies(Network network) {
        this.network = network;
    }

    List<Fix> fixes(Obstacle it) {
        var found = network.topology().transitGatewayOf(it.at());
        if (found.isEmpty()) {
            return List.of();
        }
        var gateway = found.get();
        return switch (it.code()) {
            case TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION -> associate(gateway, it.at());
            case TGW_ROUTE_AZ_RESTRICTION -> standIn(gateway, it);
            case TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, TGW_RTB_BAD_STATE_ROUTE -> lead(gateway, it);
            default -> List.of();
        };
    }

    /// Has the gateway between two VPCs, and their attachments, support that rules of one name
    /// groups of the other.
    List<Fix> referencing(Obstacle it) {
        var near = it.near();
        var origin = it.origin();
        if (near == null || origin == null) {
            return List.of();
        }
        for (var gateway : network.topology().transitGateways().values()) {
            var from = gateway.attachmentOf(origin.vpc().id());
            var to = gateway.attachmentOf(near.vpc().id());
            if (from.isPresent() && to.isPresent()) {
                var better =
                        gateway.withOptions(gateway.asn(), gateway.vpnEcmp(), true)
                                .with(referencing(from.get()))
                                .with(referencing(to.get()));
                return List.of(
                        new Fix(
                                Message.of("trace.fix-referencing", gateway.label()),
                                new Edit.PutTransitGateway(better, Optional.empty())));
            }
        }
        return List.of();
    }

    private static TransitAttachment referencing(TransitAttachment attachment) {
        return attachment.to() instanceof To.ToVpc(var vpc, var subnets, var appliance, var ipv6, _)
                ? attachment.withTo(new To.ToVpc(vpc, subnets, appliance, ipv6, true))
                : attachment;
    }

    private static List<Fix> associate(TransitGateway gateway, ResourceId id) {
        var attachment = gateway.attachments().get(id);
        var table =
                gateway.defaultAssociation()
                        .or(() -> gateway.routeTables().keySet().stream().findFirst())
                        .map(gateway.routeTables()::get);
        if (attachment == null || table.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Fix(
                        Message.of("trace.fix-associate", attachment.label(), table.get().label()),
                        put(gateway, attachment.withAssociation(Optional.of(table.get().id())))));
    }

    /// One more interface, in the zone that the packet comes from.
    private static List<Fix> standIn(TransitGateway gateway, Obstacle it) {
        var attachment = gateway.attachments().get(it.at());
        var near = it.near();
        if (attachment == null
                || near == null
                || it.emitter() < 0
                || !(attachment.to() instanceof To.ToVpc to)) {
            return List.of();
        }
        var subnet = near.subnet(near.subnetOf(it.emitter()));
        var subnets = new ArrayList<>(to.subnets());
        subnets.add(subnet.id());
        return List.of(
                new Fix(
                        Message.of(
                                "trace.fix-zone",
                                attachment.label(),
                                subnet.label(),
                                subnet.zone()),
                        put(gateway, attachment.withTo(to.withSubnets(subnets)))));
    }

    private List<Fix> lead(TransitGateway gateway, Obstacle it) {
        var table = gateway.routeTables().get(it.at());
        if (table != null && Start.isSite(it.wantedSlot())) {
            return leadToSite(gateway, table, it);
        }
        if (table == null || it.wantedSlot() < 0) {
            return List.of();
        }
        var there = network.tables(it.wantedSlot()).vpc();
        var block =
                there.cidrs().stream()
                        .filter(cidr -> cidr.contains(it.header().destination()))
                        .findFirst();
        if (block.isEmpty()) {
            return List.of();
        }
        var attached = gateway.attachmentOf(there.id());
        // A row for fewer addresses than the VPC's block would still beat one for the block.
        var winning =
                Stream.concat(
                                table.routes().stream().map(TransitRouteTable.Row::destination),
                                table.listRoutes().stream()
                                        .map(row ->
                                                network.topology().prefixLists().get(row.list()))
                                        .filter(Objects::nonNull)
                                        .flatMap(list -> list.entries().stream()))
                        .filter(row -> row.contains(it.header().destination()))
                        .max(Comparator.comparingInt(Cidr::length));
        var destination =
                winning.filter(row -> row.length() > block.get().length()).orElse(block.get());
        if (attached.isEmpty()) {
            return attachment(gateway, there)
                    .map(made ->
                            attach(
                                    gateway,
                                    there,
                                    told(made, table, block.get().isV6()),
                                    winning.map(_ -> route(gateway, table, destination, made))))
                    .stream()
                    .toList();
        }
        var attachment = attached.get();
        if (attachment.propagations().contains(table.id()) || winning.isPresent()) {
            return List.of(route(gateway, table, destination, attachment));
        }
        var propagations = new ArrayList<>(attachment.propagations());
        propagations.add(table.id());
        return List.of(
                new Fix(
                        Message.of(
                                "trace.fix-propagate",
                                attachment.label(),
                                there.label(),
                                table.label()),
                        put(gateway, attachment.withPropagations(propagations))));
    }

    /// By an attachment of what leads to the site: what it tells is learned, or else a row is made.
    private List<Fix> leadToSite(TransitGateway gateway, TransitRouteTable table, Obstacle it) {
        var hybrid = network.hybrid();
        int site = Start.siteOf(it.wantedSlot());
        var destination = it.header().destination();
        var block =
                hybrid.site(site).prefixes().stream()
                        .filter(prefix -> prefix.contains(destination))
                        .findFirst();
        var fixes = new ArrayList<Fix>();
        for (int i = 0; i < hybrid.lineCount() && block.isPresent(); i++) {
            var line = hybrid.line(i);
            var tables = network.transit(gateway.id()).orElseThrow();
            int to =
                    tables.attachmentTo(
                            line.isVpn() ? line.id() : line.gateway().orElse(line.id()));
            if (line.site() != site || to < 0 || !tables.attachment(to).available()) {
                continue;
            }
            var attachment = tables.attachment(to);
            var winning =
                    table.routes().stream()
                            .map(TransitRouteTable.Row::destination)
                            .filter(row -> row.contains(destination))
                            .max(Comparator.comparingInt(Cidr::length));
            fixes.add(
                    route(
                            gateway,
                            table,
                            winning.filter(row -> row.length() > block.get().length())
                                    .orElse(block.get()),
                            attachment));
        }
        return fixes;
    }

    private static Fix route(
            TransitGateway gateway,
            TransitRouteTable table,
            Cidr destination,
            TransitAttachment attachment) {
        var rows = new ArrayList<>(table.routes());
        boolean replaces = rows.removeIf(row -> row.destination().equals(destination));
        rows.add(TransitRouteTable.Row.to(destination, attachment.id()));
        var row = destination + " -> " + attachment.id();
        return new Fix(
                replaces
                        ? Message.of("trace.fix-replace-route", row, table.label())
                        : Message.of("trace.fix-add-route", row, table.label()),
                new Edit.PutTransitRouteTable(gateway.id(), table.withRoutes(rows)));
    }

    /// For a route of a VPC to a gateway that the VPC is not attached to.
    Optional<Fix> attach(VpcTables near, Target target) {
        if (!(target instanceof Target.ToTransitGateway(var id))) {
            return Optional.empty();
        }
        var gateway = network.topology().transitGateways().get(id);
        if (gateway == null) {
            return Optional.empty();
        }
        var attached = gateway.attachmentOf(near.vpc().id());
        return attached.isEmpty()
                ? attachment(gateway, near.vpc())
                        .map(it -> attach(gateway, near.vpc(), it, Optional.empty()))
                : Optional.of(
                        new Fix(
                                Message.of("trace.fix-attachment", attached.get().label()),
                                put(gateway, attached.get().withAvailable(true))));
    }

    /// An attachment for a VPC that has none, with an interface in each zone.
    private Optional<TransitAttachment> attachment(TransitGateway gateway, Vpc vpc) {
        var zones = new HashMap<String, ResourceId>();
        vpc.subnets().values().forEach(it -> zones.putIfAbsent(it.zone(), it.id()));
        if (zones.isEmpty() || !vpc.region().equals(gateway.region())) {
            return Optional.empty();
        }
        return Optional.of(
                gateway.attachment(
                        Ids.in(network.topology()).next(Kind.TRANSIT_ATTACHMENT),
                        "",
                        To.ToVpc.of(vpc.id(), zones.values().stream().sorted().toList())));
    }

    /// {@return the attachment telling its blocks to that table as well, which need not be the one
    /// that new attachments tell theirs to}
    private static TransitAttachment told(
            TransitAttachment attachment, TransitRouteTable table, boolean ipv6) {
        var propagations = new ArrayList<>(attachment.propagations());
        propagations.add(table.id());
        var told = attachment.withPropagations(propagations);
        return ipv6 && told.to() instanceof To.ToVpc to
                ? told.withTo(
                        new To.ToVpc(
                                to.vpc(),
                                to.subnets(),
                                to.applianceMode(),
                                true,
                                to.groupReferencing()))
                : told;
    }

    /// @param row what must be changed too, where a static row would beat what is told
    private static Fix attach(
            TransitGateway gateway, Vpc vpc, TransitAttachment made, Optional<Fix> row) {
        var label = Message.of("trace.fix-attach", vpc.label(), gateway.label());
        var put = put(gateway, made);
        return new Fix(
                label,
                row.<Edit>map(it -> new Edit.Batch(label, List.of(put, it.edit()))).orElse(put));
    }

    private static Edit put(TransitGateway gateway, TransitAttachment attachment) {
        return new Edit.PutTransitAttachment(gateway.id(), attachment);
    }
}
