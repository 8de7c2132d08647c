package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// V17: a VPC has more than one Internet gateway (C.2).
final class SecondGateways extends Rule {
    SecondGateways() {
        super("V17", Severity.ERROR, "Amazon VPC quotas: one internet gateway per VPC");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        if (vpc.internetGateways().size() < 2) {
            return;
        }
        var kept =
                vpc.internetGateways().values().stream()
                        .min(
                                Comparator.comparing((InternetGateway it) -> -rowsTo(vpc, it.id()))
                                        .thenComparing(InternetGateway::id))
                        .orElseThrow();
        var extra = vpc.internetGateways().values().stream().filter(it -> it != kept).toList();
        var subjects = new ArrayList<>(vpc.internetGateways().keySet());
        subjects.add(vpc.id());
        report.add(
                this,
                Message.of(
                        "check.V17.second",
                        vpc.label(),
                        vpc.internetGateways().size(),
                        names(vpc.internetGateways().values().stream().toList())),
                subjects,
                List.of(without(vpc, kept, extra)));
    }

    private static String names(List<InternetGateway> gateways) {
        return String.join(", ", gateways.stream().map(InternetGateway::label).toList());
    }

    private static long rowsTo(Vpc vpc, ResourceId gateway) {
        return vpc.routeTables().values().stream()
                .flatMap(it -> it.routes().stream())
                .filter(it ->
                        it.target() instanceof Target.ToInternetGateway(var id)
                                && id.equals(gateway))
                .count();
    }

    private static Fix without(Vpc vpc, InternetGateway kept, List<InternetGateway> extra) {
        var gone = new HashSet<ResourceId>();
        extra.forEach(it -> gone.add(it.id()));
        var edits = new ArrayList<Edit>();
        for (var table : vpc.routeTables().values()) {
            var rows = new LinkedHashSet<Route>();
            for (var route : table.routes()) {
                rows.add(leadsTo(route, gone) ? redirected(route, kept) : route);
            }
            if (table.routes().stream().anyMatch(it -> leadsTo(it, gone))) {
                edits.add(new Edit.PutRouteTable(vpc.id(), table.withRoutes(List.copyOf(rows))));
            }
        }
        edits.add(new Edit.Remove(Set.copyOf(gone)));
        return Mend.by(Message.of("check.fix-one-gateway", names(extra), kept.label()), edits);
    }

    private static boolean leadsTo(Route route, Set<ResourceId> gateways) {
        return route.target() instanceof Target.ToInternetGateway(var id) && gateways.contains(id);
    }

    private static Route redirected(Route route, InternetGateway gateway) {
        return new Route(
                route.destination(), new Target.ToInternetGateway(gateway.id()), route.origin());
    }
}
