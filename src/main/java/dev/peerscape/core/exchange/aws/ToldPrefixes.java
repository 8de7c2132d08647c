package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.HybridParts.VifPart;
import dev.peerscape.core.exchange.aws.HybridParts.VpnPart;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What each session of a site tells by BGP, as the rows show that tables learned from it. AWS says
/// of a transit gateway's row which attachment it came by; of a VPC's row only which gateway, so
/// that with several sites behind one gateway the one that is preferred is taken, and noted.
final class ToldPrefixes {
    private final Parts parts;
    private final HybridParts hybrid;
    private final SiteGroups groups;
    private final Map<ResourceId, Set<Cidr>> told = new TreeMap<>();

    ToldPrefixes(Parts parts, SiteGroups groups) {
        this.parts = parts;
        this.groups = groups;
        hybrid = parts.hybrid;
        hybrid.gateways.keySet().forEach(this::byVpnGateway);
        byTransitGateways();
    }

    /// {@return what a VPN connection or virtual interface tells; empty where no row shows it}
    Set<Cidr> by(ResourceId session) {
        return told.getOrDefault(session, Set.of());
    }

    private void tell(ResourceId session, Collection<Cidr> prefixes) {
        told.computeIfAbsent(session, _ -> new TreeSet<>()).addAll(prefixes);
    }

    // ---- virtual private gateways

    private void byVpnGateway(ResourceId gateway) {
        var learned = parts.learnedBy(gateway);
        var open = hybrid.connectionsAt(gateway).stream().filter(VpnPart::isOpen).toList();
        for (var it : open) {
            it.near()
                    .ifPresent(near -> {
                        var mine = learned.stream().filter(near::contains).toList();
                        tell(it.id(), mine);
                        learned.removeAll(mine);
                    });
        }
        if (!learned.isEmpty()) {
            // Rows that are there although everything seems down are taken as they were told.
            boolean anyUp = !open.isEmpty() || !upAt(gateway).isEmpty();
            spread(
                    gateway,
                    learned,
                    anyUp ? upAt(gateway) : hybrid.interfacesAt(gateway),
                    anyUp
                            ? open
                            : hybrid.connectionsAt(gateway).stream()
                                    .filter(it -> !it.isStatic())
                                    .toList());
        }
    }

    private List<VifPart> upAt(ResourceId gateway) {
        return hybrid.interfacesAt(gateway).stream().filter(VifPart::up).toList();
    }

    /// Direct Connect comes before VPN, and of VPN connections those that tell as many routes as
    /// there are; sessions of the same site all tell them.
    private void spread(
            ResourceId gateway, Set<Cidr> learned, List<VifPart> lines, List<VpnPart> open) {
        var sessions = new ArrayList<ResourceId>();
        lines.forEach(it -> sessions.add(it.id()));
        open.stream()
                .sorted((a, b) -> Integer.compare(b.accepted(), a.accepted()))
                .forEach(it -> sessions.add(it.id()));
        var first = sessions.stream().findFirst().flatMap(this::site);
        if (first.isEmpty()) {
            parts.remark("prefixes-nowhere", gateway, learned.size());
            return;
        }
        sessions.stream().filter(it -> site(it).equals(first)).forEach(it -> tell(it, learned));
        if (sessions.stream().anyMatch(it -> by(it).isEmpty())) {
            parts.remark("prefixes-several", gateway, learned.size(), first.get());
        }
    }

    private Optional<ResourceId> site(ResourceId session) {
        var vpn = hybrid.connections.get(session);
        var vif = hybrid.interfaces.get(session);
        return vpn != null
                ? vpn.device().map(groups::site)
                : Optional.ofNullable(vif).map(it -> groups.site(it.line()));
    }

    // ---- transit gateways

    private void byTransitGateways() {
        for (var rows : parts.transit.rows.values()) {
            for (var row : rows) {
                if (row.propagated() && row.destination().isPresent()) {
                    row.to().forEach(it -> leg(it, row.destination().get()));
                }
            }
        }
    }

    private void leg(ResourceId id, Cidr prefix) {
        var leg =
                parts.transit.legs.values().stream()
                        .flatMap(it -> Stream.ofNullable(it.get(id)))
                        .findFirst();
        leg.filter(it -> it.what().equals("vpn"))
                .filter(it -> ResourceId.isWellFormed(it.resource()))
                .flatMap(it ->
                        Optional.ofNullable(hybrid.connections.get(new ResourceId(it.resource()))))
                .filter(it -> !it.isStatic())
                .ifPresent(it -> tell(it.id(), Set.of(prefix)));
        leg.filter(it -> it.what().equals("direct-connect-gateway"))
                .flatMap(it -> DxItems.gatewayId(Optional.of(it.resource())))
                .ifPresent(it -> line(it, prefix));
    }

    private void line(ResourceId gateway, Cidr prefix) {
        var sessions = upAt(gateway).isEmpty() ? hybrid.interfacesAt(gateway) : upAt(gateway);
        var first = sessions.stream().findFirst().flatMap(it -> site(it.id()));
        if (first.isEmpty()) {
            parts.remark("prefixes-nowhere", gateway, 1);
            return;
        }
        sessions.stream()
                .filter(it -> site(it.id()).equals(first))
                .forEach(it -> tell(it.id(), Set.of(prefix)));
        if (sessions.stream().anyMatch(it -> !site(it.id()).equals(first))) {
            parts.remark("prefixes-several", gateway, 1, first.get());
        }
    }
}
