package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// V17: a VPC has more than one Internet gateway (C.2), or more than one egress-only Internet
/// gateway or virtual private gateway (C.4).
final class SecondGateways extends Rule {
    SecondGateways() {
        super("V17", Severity.ERROR, "Amazon VPC quotas: one internet gateway per VPC");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        oneOf(vpc, vpc.internetGateways(), "second", Target.ToInternetGateway::new, view, report);
        oneOf(
                vpc,
                vpc.egressOnlyGateways(),
                "second-egress-only",
                Target.ToEgressOnlyGateway::new,
                view,
                report);
        oneOf(vpc, vpc.vpnGateways(), "second-vpn", Target.ToVpnGateway::new, view, report);
    }

    private void oneOf(
            Vpc vpc,
            Map<ResourceId, ? extends Resource> gateways,
            String key,
            Function<ResourceId, Target> to,
            View view,
            Report report) {
        if (gateways.size() < 2) {
            return;
        }
        var kept =
                gateways.values().stream()
                        .min(
                                Comparator.comparing((Resource it) -> -rowsTo(vpc, it.id()))
                                        .thenComparing(Resource::id))
                        .orElseThrow();
        var extra = gateways.values().stream().filter(it -> it != kept).toList();
        var subjects = new ArrayList<>(gateways.keySet());
        subjects.add(vpc.id());
        report.add(
                this,
                Message.of(
                        "check.V17." + key,
                        vpc.label(),
                        gateways.size(),
                        names(List.copyOf(gateways.values()))),
                subjects,
                List.of(without(vpc, kept, to.apply(kept.id()), extra, view)));
    }

    private static String names(List<? extends Resource> gateways) {
        return String.join(", ", gateways.stream().map(Resource::label).toList());
    }

    private static long rowsTo(Vpc vpc, ResourceId gateway) {
        var gone = Set.of(gateway);
        return vpc.routeTables().values().stream()
                .flatMap(it -> it.routes().stream())
                .filter(it -> leadsTo(it, gone))
                .count();
    }

    private static Fix without(
            Vpc vpc, Resource kept, Target instead, List<? extends Resource> extra, View view) {
        var gone = new HashSet<ResourceId>();
        extra.forEach(it -> gone.add(it.id()));
        var edits = new ArrayList<Edit>();
        joinedInstead(gone, kept.id(), view.topology().hybrid(), edits);
        for (var table : vpc.routeTables().values()) {
            for (var id : table.propagating()) {
                if (gone.contains(id)) {
                    edits.add(new Edit.SetPropagation(table.id(), kept.id(), true));
                }
            }
            var rows = new LinkedHashSet<Route>();
            for (var route : table.routes()) {
                rows.add(
                        leadsTo(route, gone)
                                ? new Route(route.destination(), instead, route.origin())
                                : route);
            }
            if (table.routes().stream().anyMatch(it -> leadsTo(it, gone))) {
                edits.add(new Edit.PutRouteTable(vpc.id(), table.withRoutes(List.copyOf(rows))));
            }
        }
        edits.add(new Edit.Remove(Set.copyOf(gone)));
        return Mend.by(Message.of("check.fix-one-gateway", names(extra), kept.label()), edits);
    }

    /// What leads to sites by the gateways that go leads there by the one that stays.
    private static void joinedInstead(
            Set<ResourceId> gone, ResourceId kept, Hybrid hybrid, List<Edit> edits) {
        for (var vpn : hybrid.vpnConnections().values()) {
            if (gone.contains(vpn.gateway())) {
                edits.add(new Edit.PutVpnConnection(vpn.withEnds(vpn.customerGateway(), kept)));
            }
        }
        for (var vif : hybrid.virtualInterfaces().values()) {
            if (vif.gateway().filter(gone::contains).isPresent()) {
                edits.add(new Edit.PutVirtualInterface(vif.withGateway(Optional.of(kept))));
            }
        }
        for (var direct : hybrid.dxGateways().values()) {
            var associations = new ArrayList<DxGateway.Association>();
            for (var it : direct.associations()) {
                if (!gone.contains(it.gateway())) {
                    associations.add(it);
                } else if (direct.associationOf(kept).isEmpty()
                        && associations.stream().noneMatch(one -> one.gateway().equals(kept))) {
                    associations.add(new DxGateway.Association(kept, it.allowedPrefixes()));
                }
            }
            if (!associations.equals(direct.associations())) {
                edits.add(
                        new Edit.PutDxGateway(
                                direct.withAssociations(associations), Optional.empty()));
            }
        }
    }

    private static boolean leadsTo(Route route, Set<ResourceId> gateways) {
        return !(route.target() instanceof Target.Gone)
                && route.target().resource().filter(gateways::contains).isPresent();
    }
}
