package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The rows of the outline for what is on premises: sites with their hosts, below each customer
/// gateway its VPN connections and below each Direct Connect connection its virtual interfaces;
/// then the Direct Connect gateways.
final class OutlinePremises {
    private static final String SITES = "sites";
    private static final String GATEWAYS = "direct-connect-gateways";

    private OutlinePremises() {}

    /// {@return the top rows}
    static List<OutlineRow> top(Topology topology) {
        var hybrid = topology.hybrid();
        var rows = new ArrayList<OutlineRow>();
        group(rows, SITES, Kind.SITE, hybrid.sites(), hybrid);
        group(rows, GATEWAYS, Kind.DX_GATEWAY, hybrid.dxGateways(), hybrid.dxGateways());
        return rows;
    }

    private static void group(
            List<OutlineRow> rows,
            String key,
            Kind kind,
            Map<ResourceId, ? extends Resource> members,
            Object source) {
        if (!members.isEmpty()) {
            boolean open = members.size() <= OutlineRows.FEW;
            rows.add(OutlineRows.group(key, kind, members.size(), source, open));
        }
    }

    /// {@return the rows below one of these rows; nothing for a row of another kind}
    static Optional<List<OutlineRow>> below(OutlineRow row, Topology topology) {
        var hybrid = topology.hybrid();
        if (row.key().equals(SITES)) {
            return Optional.of(
                    OutlineRows.sorted(hybrid.sites().values())
                            .map(it -> row(hybrid, it, verbatim(OutlineRows.blocks(it.prefixes()))))
                            .toList());
        }
        if (row.key().equals(GATEWAYS)) {
            return Optional.of(
                    OutlineRows.sorted(hybrid.dxGateways().values())
                            .map(it -> row(it, it, OutlineRow.NOTHING))
                            .toList());
        }
        return row.id().flatMap(hybrid::find).map(it -> inside(hybrid, it).toList());
    }

    private static Stream<OutlineRow> inside(Hybrid hybrid, Resource resource) {
        var site = hybrid.sites().get(resource.id());
        if (site != null) {
            var hosts =
                    OutlineRows.sorted(site.hosts())
                            .map(it -> row(it, it, verbatim(it.address().toString())));
            var devices =
                    OutlineRows.sorted(hybrid.customerGateways().values())
                            .filter(it -> it.site().equals(site.id()))
                            .map(it -> row(hybrid, it, address(it)));
            var lines =
                    OutlineRows.sorted(hybrid.dxConnections().values())
                            .filter(it -> it.site().equals(site.id()))
                            .map(it -> row(hybrid, it, state(it.up())));
            return Stream.of(hosts, devices, lines).flatMap(it -> it);
        }
        return Stream.concat(
                OutlineRows.sorted(hybrid.vpnConnections().values())
                        .filter(it -> it.customerGateway().equals(resource.id()))
                        .map(it -> row(hybrid, it, state(it.isUp()))),
                OutlineRows.sorted(hybrid.virtualInterfaces().values())
                        .filter(it -> it.connection().equals(resource.id()))
                        .map(it -> row(hybrid, it, state(hybrid.isUp(it.id())))));
    }

    private static Message address(CustomerGateway device) {
        return verbatim(device.address().map(Object::toString).orElse(""));
    }

    private static Message state(boolean up) {
        return Message.of(up ? "app.up" : "app.down");
    }

    private static Message verbatim(String text) {
        return OutlineRow.verbatim(text);
    }

    private static OutlineRow row(Object source, Resource resource, Message detail) {
        return new OutlineRow(
                resource.id().value(),
                Optional.of(resource.id()),
                Optional.of(resource.kind()),
                verbatim(resource.label()),
                detail,
                source,
                false);
    }

    /// {@return the keys from the top to the row of a resource; empty when it is not on premises}
    static List<String> path(ResourceId id, Topology topology) {
        var hybrid = topology.hybrid();
        if (hybrid.dxGateways().containsKey(id)) {
            return List.of(GATEWAYS, id.value());
        }
        var site = hybrid.siteOf(id);
        if (site.isEmpty()) {
            return List.of();
        }
        var path = new ArrayList<>(List.of(SITES, site.get().id().value()));
        Optional.ofNullable(hybrid.vpnConnections().get(id))
                .ifPresent(it -> path.add(it.customerGateway().value()));
        Optional.ofNullable(hybrid.virtualInterfaces().get(id))
                .ifPresent(it -> path.add(it.connection().value()));
        if (!site.get().id().equals(id)) {
            path.add(id.value());
        }
        return path;
    }
}
