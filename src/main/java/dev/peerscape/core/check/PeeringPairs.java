package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// V06: a second peering joins the same two VPCs, or a peering joins a VPC with itself (A.2).
final class PeeringPairs extends Rule {
    /// The one to keep comes first: active, then the older.
    private static final Comparator<Peering> KEPT_FIRST =
            Comparator.comparing((Peering it) -> !it.isActive())
                    .thenComparing(Peering::since)
                    .thenComparing(Peering::id);

    PeeringPairs() {
        super("V06", Severity.ERROR, "Amazon VPC Peering Guide, VPC peering basics");
    }

    @Override
    void ofPeering(Peering peering, View view, Report report) {
        if (peering.isLoop()) {
            withItself(peering, view, report);
            return;
        }
        if (!peering.isLiving()) {
            return;
        }
        var a = peering.requester().vpc();
        var b = peering.accepter().vpc();
        var kept = view.mesh().beside(peering).stream().min(KEPT_FIRST).orElse(peering);
        if (kept.id().equals(peering.id())) {
            return;
        }
        report.add(
                this,
                Message.of(
                        "check.V06.second",
                        peering.label(),
                        view.label(a),
                        view.label(b),
                        kept.label()),
                List.of(peering.id(), kept.id()),
                view.isDeletable(peering) ? List.of(merged(peering, kept, view)) : List.of());
    }

    private void withItself(Peering peering, View view, Report report) {
        boolean lasting = peering.isLiving() || peering.status() == PeeringStatus.FAILED;
        if (!lasting) {
            return;
        }
        var fixes = new ArrayList<Fix>();
        if (view.isDeletable(peering)) {
            fixes.add(
                    Mend.by(
                            Message.of("check.fix-delete-peering", peering.label()),
                            new Edit.DeletePeering(Actor.ANYONE, peering.id(), true)));
        } else if (peering.status().isFinal()) {
            fixes.add(
                    Mend.by(
                            Message.of("check.fix-clear-peering", peering.label()),
                            new Edit.Remove(Set.of(peering.id()))));
        }
        report.add(
                this,
                Message.of(
                        "check.V06.itself", peering.label(), view.label(peering.requester().vpc())),
                List.of(peering.id(), peering.requester().vpc()),
                fixes);
    }

    /// Deletes the second and lets its rows go to the first, where that has no row of its own.
    private static Fix merged(Peering second, Peering kept, View view) {
        var edits = new ArrayList<Edit>();
        var target = new Target.ToPeering(kept.id());
        for (var facts : view.routingTo(second.id())) {
            if (!kept.joins(facts.id())) {
                continue;
            }
            var done = new HashSet<List<Object>>();
            for (var row : facts.rowsTo(second.id())) {
                boolean first = done.add(List.of(row.tableId(), row.destination()));
                if (first
                        && row.isAlone()
                        && RoutesInsideLocal.mayBeWritten(facts.vpc(), row.destination())) {
                    edits.addAll(row.retarget(target));
                }
            }
        }
        edits.add(new Edit.DeletePeering(Actor.ANYONE, second.id(), true));
        return Mend.by(Message.of("check.fix-merge-peering", second.label(), kept.label()), edits);
    }
}
