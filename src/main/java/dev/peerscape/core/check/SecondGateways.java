package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
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
import java.util.Set;
import java.util.function.Function;

/// V17: a VPC has more than one Internet gateway (C.2), or more than one egress-only Internet
/// gateway (C.4).
final class SecondGateways extends Rule {
    SecondGateways() {
        super("V17", Severity.ERROR, "Amazon VPC quotas: one internet gateway per VPC");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        oneOf(vpc, vpc.internetGateways(), "second", Target.ToInternetGateway::new, report);
        oneOf(
                vpc,
                vpc.egressOnlyGateways(),
                "second-egress-only",
                Target.ToEgressOnlyGateway::new,
                report);
    }

    private void oneOf(
            Vpc vpc,
            Map<ResourceId, ? extends Resource> gateways,
            String key,
            Function<ResourceId, Target> to,
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
                List.of(without(vpc, kept, to.apply(kept.id()), extra)));
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
            Vpc vpc, Resource kept, Target instead, List<? extends Resource> extra) {
        var gone = new HashSet<ResourceId>();
        extra.forEach(it -> gone.add(it.id()));
        var edits = new ArrayList<Edit>();
        for (var table : vpc.routeTables().values()) {
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

    private static boolean leadsTo(Route route, Set<ResourceId> gateways) {
        return !(route.target() instanceof Target.Gone)
                && route.target().resource().filter(gateways::contains).isPresent();
    }
}
