package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// V05: two VPCs whose blocks overlap, IPv4 or IPv6, cannot be peered; the request is pending
/// against that rule, or has failed (A.3, cases N1 to N3).
///
/// A peering that is active although blocks overlap now is another matter: [EditedBlocks].
final class OverlappingRequests extends Rule {
    OverlappingRequests() {
        super(
                "V05",
                Severity.ERROR,
                "Amazon VPC Peering Guide, VPC peering basics: VPC peering limitations");
    }

    @Override
    void ofPeering(Peering peering, View view, Report report) {
        boolean failed = peering.status() == PeeringStatus.FAILED;
        boolean waiting =
                peering.status() == PeeringStatus.INITIATING_REQUEST
                        || peering.status() == PeeringStatus.PENDING_ACCEPTANCE;
        if (!failed && !waiting || peering.isLoop()) {
            return;
        }
        var requester = peering.requester();
        var accepter = peering.accepter();
        BlockRules.collision(view.blocksOf(requester), view.blocksOf(accepter))
                .ifPresent(collision ->
                        report.add(
                                this,
                                Message.of(
                                        failed ? "check.V05.failed" : "check.V05.pending",
                                        peering.label(),
                                        view.label(requester.vpc()),
                                        collision.ours().toString(),
                                        view.label(accepter.vpc()),
                                        collision.theirs().toString()),
                                List.of(peering.id(), requester.vpc(), accepter.vpc()),
                                fixes(peering, failed, view)));
    }

    private static List<Fix> fixes(Peering peering, boolean failed, View view) {
        var fixes = new ArrayList<Fix>();
        for (var side : List.of(peering.accepter(), peering.requester())) {
            view.facts(side).ifPresent(it -> reblocked(peering, failed, it, view, fixes));
        }
        if (failed) {
            fixes.add(
                    Mend.by(
                            Message.of("check.fix-clear-peering", peering.label()),
                            new Edit.Remove(Set.of(peering.id()))));
        } else if (view.isDeletable(peering)) {
            fixes.add(
                    Mend.by(
                            Message.of("check.fix-withdraw", peering.label()),
                            new Edit.DeletePeering(Actor.ANYONE, peering.id(), true)));
        }
        return fixes;
    }

    private static void reblocked(
            Peering peering, boolean failed, Facts facts, View view, List<Fix> fixes) {
        var far = peering.across(facts.id());
        var edits = Reblocking.awayFrom(facts.vpc(), view.blocksOf(far), view);
        if (edits.isEmpty()) {
            return;
        }
        var blocks = Reblocking.blocks(edits.get());
        if (!failed) {
            fixes.add(
                    Mend.by(
                            Message.of("check.fix-reblock", facts.vpc().label(), blocks),
                            edits.get()));
            return;
        }
        var all = new ArrayList<Edit>(edits.get());
        ResourceId requester = peering.requester().vpc();
        ResourceId accepter = peering.accepter().vpc();
        boolean both = peering.requester().present() && peering.accepter().present();
        if (both && view.living(requester, accepter).isEmpty()) {
            all.add(
                    new Edit.RequestPeering(
                            Actor.ANYONE,
                            view.freshId(Kind.PEERING, requester, accepter),
                            peering.name(),
                            requester,
                            accepter));
        }
        all.add(new Edit.Remove(Set.of(peering.id())));
        var key = both ? "check.fix-reblock-and-request" : "check.fix-reblock";
        fixes.add(Mend.by(Message.of(key, facts.vpc().label(), blocks), all));
    }
}
