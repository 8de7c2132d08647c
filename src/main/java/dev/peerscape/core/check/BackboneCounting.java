package dev.peerscape.core.check;

import dev.peerscape.core.check.Counting.Sink;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Counts what the quotas of transit gateways, VPN and Direct Connect limit (C.4, C.5).
final class BackboneCounting {
    private final Topology topology;
    private final Sink sink;

    BackboneCounting(Topology topology, Sink sink) {
        this.topology = topology;
        this.sink = sink;
    }

    void count() {
        topology.transitGateways().values().forEach(this::transit);
        vpn();
        directConnect();
        perPlace(
                Quota.TRANSIT_GATEWAYS,
                topology.transitGateways().values().stream()
                        .map(it -> new Housed(new Place(it.account(), it.region()), it))
                        .toList());
    }

    /// Something in an account and Region.
    private record Housed(Place place, Resource resource) {}

    private void perPlace(Quota quota, List<Housed> all) {
        Map<Place, List<ResourceId>> byPlace = new TreeMap<>();
        for (var it : all) {
            byPlace.computeIfAbsent(it.place(), _ -> new ArrayList<>()).add(it.resource().id());
        }
        byPlace.forEach((place, ids) ->
                sink.count(
                        quota,
                        ids.size(),
                        place.account() + " " + place.region(),
                        List.of(ids.getFirst())));
    }

    private void transit(TransitGateway gateway) {
        var at = List.of(gateway.id());
        var name = gateway.label();
        sink.count(Quota.TRANSIT_ATTACHMENTS, gateway.attachments().size(), name, at);
        sink.count(Quota.TRANSIT_TABLES, gateway.routeTables().size(), name, at);
        int rows = 0;
        for (var table : gateway.routeTables().values()) {
            rows += table.routes().size();
        }
        sink.count(Quota.TRANSIT_ROUTES, rows, name, at);
    }

    private void vpn() {
        var hybrid = topology.hybrid();
        perPlace(
                Quota.CUSTOMER_GATEWAYS,
                hybrid.customerGateways().values().stream()
                        .map(it -> new Housed(new Place(it.account(), it.region()), it))
                        .toList());
        var placed = new ArrayList<Housed>();
        Map<ResourceId, Integer> byGateway = new TreeMap<>();
        for (var vpn : hybrid.vpnConnections().values()) {
            place(vpn.gateway()).ifPresent(it -> placed.add(new Housed(it, vpn)));
            byGateway.merge(vpn.gateway(), 1, Integer::sum);
            if (vpn.routing() instanceof Routing.Static(var routes)) {
                sink.count(Quota.STATIC_VPN_ROUTES, routes.size(), vpn.label(), List.of(vpn.id()));
            }
        }
        perPlace(Quota.VPN_CONNECTIONS, placed);
        byGateway.forEach((id, count) -> {
            if (!topology.transitGateways().containsKey(id)) {
                sink.count(Quota.VPN_CONNECTIONS_PER_GATEWAY, count, label(id), List.of(id));
            }
        });
    }

    private Optional<Place> place(ResourceId gateway) {
        return Optional.ofNullable(topology.transitGateways().get(gateway))
                .map(it -> new Place(it.account(), it.region()))
                .or(() -> topology.vpcOf(gateway).map(Place::of));
    }

    private void directConnect() {
        var hybrid = topology.hybrid();
        for (var gateway : hybrid.dxGateways().values()) {
            int transit = 0;
            for (var association : gateway.associations()) {
                transit += topology.transitGateways().containsKey(association.gateway()) ? 1 : 0;
            }
            var at = List.of(gateway.id());
            int vpn = gateway.associations().size() - transit;
            sink.count(Quota.DX_TRANSIT_GATEWAYS, transit, gateway.label(), at);
            sink.count(Quota.DX_VPN_GATEWAYS, vpn, gateway.label(), at);
        }
        for (var vif : hybrid.virtualInterfaces().values()) {
            int told =
                    vif.advertised().isEmpty()
                            ? hybrid.siteOf(vif.id()).map(it -> it.prefixes().size()).orElse(0)
                            : vif.advertised().size();
            sink.count(Quota.BGP_ROUTES, told, vif.label(), List.of(vif.id()));
        }
    }

    private String label(ResourceId id) {
        return topology.find(id).map(Resource::label).orElse(id.value());
    }
}
