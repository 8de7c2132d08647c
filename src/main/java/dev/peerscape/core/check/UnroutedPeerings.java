package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// V11: a peering is active, but a side has no route to the other: packets do not leave, or replies
/// do not come back (A.6, case N7). Routing only some subnets, or only part of the far blocks, is a
/// fair design and not found.
final class UnroutedPeerings extends Rule {
    UnroutedPeerings() {
        super(
                "V11",
                Severity.WARNING,
                "Amazon VPC Peering Guide, Update your route tables for a VPC peering connection");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        UnroutedGateways.check(this, vpc, view, report);
    }

    @Override
    void ofPeering(Peering peering, View view, Report report) {
        if (!peering.isActive() || peering.isLoop()) {
            return;
        }
        var missing = new ArrayList<Facts>();
        for (var side : List.of(peering.requester(), peering.accepter())) {
            view.facts(side).filter(it -> !isRouted(it, peering, view)).ifPresent(missing::add);
        }
        if (missing.isEmpty()) {
            return;
        }
        var subjects = new ArrayList<>(List.of(peering.id()));
        missing.forEach(it -> subjects.add(it.id()));
        report.add(this, text(peering, missing, view), subjects, fixes(peering, missing, view));
    }

    private static boolean isRouted(Facts facts, Peering peering, View view) {
        var far = view.blocksOf(peering.across(facts.id()));
        for (var row : facts.rowsTo(peering.id())) {
            // Nothing known of the far side: any row will do.
            if (far.isEmpty() || View.overlap(far, row.destination())) {
                return true;
            }
        }
        var target = new Target.ToPeering(peering.id());
        for (var table : facts.vpc().routeTables().values()) {
            for (var row : table.listRoutes()) {
                if (row.target().equals(target)
                        && view.entries(row.list()).stream()
                                .anyMatch(it -> far.isEmpty() || View.overlap(far, it))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Message text(Peering peering, List<Facts> missing, View view) {
        var vpc = missing.getFirst().vpc();
        var far = peering.across(vpc.id());
        if (missing.size() == 2) {
            return Message.of(
                    "check.V11.both",
                    peering.label(),
                    vpc.label(),
                    tables(vpc),
                    view.label(far.vpc()),
                    tables(missing.getLast().vpc()));
        }
        return Message.of(
                "check.V11.one",
                peering.label(),
                vpc.label(),
                tables(vpc),
                view.label(far.vpc()),
                blocks(view.blocksOf(far)));
    }

    private static String tables(Vpc vpc) {
        return String.join(", ", RouteWork.tablesInUse(vpc).stream().map(Resource::label).toList());
    }

    private static String blocks(List<Cidr> blocks) {
        return blocks.isEmpty()
                ? "?"
                : String.join(", ", blocks.stream().map(Cidr::toString).toList());
    }

    private static List<Fix> fixes(Peering peering, List<Facts> missing, View view) {
        var edits = new ArrayList<Edit>();
        var tables = new LinkedHashSet<String>();
        for (var facts : missing) {
            var far = view.blocksOf(peering.across(facts.id()));
            var work = RouteWork.towards(facts.vpc(), peering.id(), far, view);
            if (work.isEmpty()) {
                return List.of();
            }
            edits.addAll(work.edits());
            tables.add(work.tableNames());
        }
        var key = missing.size() == 2 ? "check.fix-route-both" : "check.fix-route-one";
        return List.of(
                Mend.by(
                        Message.of(
                                key,
                                peering.label(),
                                String.join(", ", tables),
                                missing.getFirst().vpc().label()),
                        edits));
    }
}
