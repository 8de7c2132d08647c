package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The part of V18 about the numbers of networks (ASN): sites that should reach each other through
/// a virtual private gateway (VPN CloudHub) need distinct ones, as do a Direct Connect gateway and
/// the transit gateways behind it (C.4).
final class SiteNumbers {
    /// The private numbers of two bytes (RFC 6996).
    private static final long FIRST = 64_512;

    private static final long LAST = 65_534;

    private final TransitRoutes rule;
    private final View view;
    private final Report report;
    private final Hybrid hybrid;

    SiteNumbers(TransitRoutes rule, View view, Report report) {
        this.rule = rule;
        this.view = view;
        this.report = report;
        hybrid = view.topology().hybrid();
    }

    void check() {
        Map<ResourceId, List<VpnConnection>> byGateway = new TreeMap<>();
        for (var vpn : hybrid.vpnConnections().values()) {
            if (vpn.routing() instanceof Routing.Bgp && view.isVpnGateway(vpn.gateway())) {
                byGateway.computeIfAbsent(vpn.gateway(), _ -> new ArrayList<>()).add(vpn);
            }
        }
        byGateway.forEach(this::cloudHub);
        for (var gateway : hybrid.dxGateways().values()) {
            for (var association : gateway.associations()) {
                var transit = view.topology().transitGateways().get(association.gateway());
                if (transit != null && transit.asn() == gateway.asn()) {
                    sameAsTransit(gateway, transit);
                }
            }
        }
    }

    private void cloudHub(ResourceId gateway, List<VpnConnection> connections) {
        Map<Long, Map<ResourceId, CustomerGateway>> byNumber = new TreeMap<>();
        for (var vpn : connections) {
            var device = hybrid.customerGateways().get(vpn.customerGateway());
            if (device != null) {
                // One site may have several devices with its one number.
                byNumber.computeIfAbsent(device.asn(), _ -> new LinkedHashMap<>())
                        .putIfAbsent(device.site(), device);
            }
        }
        byNumber.forEach((asn, devices) -> {
            if (devices.size() > 1) {
                sameNumber(gateway, asn, devices);
            }
        });
    }

    private void sameNumber(
            ResourceId gateway, long asn, Map<ResourceId, CustomerGateway> devices) {
        var subjects = new ArrayList<>(List.of(gateway));
        devices.values().forEach(it -> subjects.add(it.id()));
        var free = free(devices.size() - 1);
        // All devices of a site are one network.
        var fresh = new HashMap<ResourceId, Long>();
        devices.keySet().stream().skip(1).forEach(it -> fresh.put(it, free.get(fresh.size())));
        var edits = new ArrayList<Edit>();
        for (var device : hybrid.customerGateways().values()) {
            var number = fresh.get(device.site());
            if (number != null && device.asn() == asn) {
                edits.add(
                        new Edit.PutCustomerGateway(device.withSession(device.address(), number)));
            }
        }
        report.add(
                rule,
                Message.of(
                        "check.V18.same-asn",
                        view.label(gateway),
                        devices.keySet().stream()
                                .map(view::label)
                                .collect(Collectors.joining(", ")),
                        Long.toString(asn)),
                subjects,
                List.of(
                        Mend.by(
                                Message.of(
                                        "check.fix-other-asn",
                                        devices.values().stream()
                                                .skip(1)
                                                .map(CustomerGateway::label)
                                                .collect(Collectors.joining(", "))),
                                edits)));
    }

    private void sameAsTransit(DxGateway gateway, TransitGateway transit) {
        var number = free(1).getFirst();
        report.add(
                rule,
                Severity.ERROR,
                Message.of(
                        "check.V18.dx-asn",
                        gateway.label(),
                        transit.label(),
                        Long.toString(gateway.asn())),
                List.of(gateway.id(), transit.id()),
                List.of(
                        Mend.by(
                                Message.of("check.fix-other-asn", transit.label()),
                                new Edit.PutTransitGateway(
                                        transit.withOptions(
                                                number,
                                                transit.vpnEcmp(),
                                                transit.groupReferencing()),
                                        java.util.Optional.empty()))));
    }

    /// Private numbers that nothing in the document has.
    private List<Long> free(int count) {
        Set<Long> taken = new TreeSet<>();
        hybrid.customerGateways().values().forEach(it -> taken.add(it.asn()));
        hybrid.dxGateways().values().forEach(it -> taken.add(it.asn()));
        hybrid.virtualInterfaces().values().forEach(it -> taken.add(it.asn()));
        view.topology().transitGateways().values().forEach(it -> taken.add(it.asn()));
        var found = new ArrayList<Long>();
        for (long asn = FIRST; asn <= LAST && found.size() < count; asn++) {
            if (!taken.contains(asn)) {
                found.add(asn);
            }
        }
        return found;
    }
}
