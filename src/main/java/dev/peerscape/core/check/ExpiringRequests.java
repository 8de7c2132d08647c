package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.PeeringLifecycle;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;

import java.time.Duration;
import java.util.List;

/// V26: a pending request lapses within a day (A.1 T7).
final class ExpiringRequests extends Rule {
    private static final Duration SOON = Duration.ofHours(24);

    ExpiringRequests() {
        super("V26", Severity.INFO, "Amazon VPC Peering Guide, VPC peering connection lifecycle");
    }

    @Override
    void ofPeering(Peering peering, View view, Report report) {
        if (peering.status() != PeeringStatus.PENDING_ACCEPTANCE) {
            return;
        }
        var left = Duration.between(view.topology().now(), PeeringLifecycle.expiry(peering));
        if (left.compareTo(SOON) > 0) {
            return;
        }
        var accepter = view.label(peering.accepter().vpc());
        report.add(
                this,
                left.isPositive()
                        ? Message.of(
                                "check.V26.soon",
                                peering.label(),
                                accepter,
                                (left.toMinutes() + 59) / 60)
                        : Message.of("check.V26.lapsed", peering.label(), accepter),
                List.of(peering.id(), peering.accepter().vpc()),
                view.isAcceptable(peering)
                        ? List.of(
                                Mend.by(
                                        Message.of("check.fix-accept", peering.label()),
                                        new Edit.AcceptPeering(Actor.ANYONE, peering.id())))
                        : List.of());
    }
}
