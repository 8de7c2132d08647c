package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;

import java.util.ArrayList;
import java.util.List;

/// V07: a block was added or changed against A.1.1, seen by what it leaves behind: a peering that
/// is active (or being set up) between VPCs whose blocks overlap, a state that AWS never lets come
/// about. While the request is pending, or has failed of it, that is [OverlappingRequests].
final class EditedBlocks extends Rule {
    EditedBlocks() {
        super(
                "V07",
                Severity.ERROR,
                "Amazon VPC User Guide, VPC CIDR blocks: adding a block to a peered VPC");
    }

    @Override
    void ofPeering(Peering peering, View view, Report report) {
        boolean through =
                peering.status() == PeeringStatus.ACTIVE
                        || peering.status() == PeeringStatus.PROVISIONING;
        if (!through || peering.isLoop()) {
            return;
        }
        var requester = peering.requester();
        var accepter = peering.accepter();
        BlockRules.collision(view.blocksOf(requester), view.blocksOf(accepter))
                .ifPresent(collision ->
                        report.add(
                                this,
                                Message.of(
                                        "check.V07.overlap",
                                        peering.label(),
                                        view.label(requester.vpc()),
                                        collision.ours().toString(),
                                        view.label(accepter.vpc()),
                                        collision.theirs().toString()),
                                List.of(peering.id(), requester.vpc(), accepter.vpc()),
                                fixes(peering, view)));
    }

    private static List<Fix> fixes(Peering peering, View view) {
        var fixes = new ArrayList<Fix>();
        for (var side : List.of(peering.accepter(), peering.requester())) {
            view.facts(side)
                    .ifPresent(it -> {
                        var far = view.blocksOf(peering.across(it.id()));
                        Reblocking.awayFrom(it.vpc(), far, view)
                                .ifPresent(edits -> fixes.add(Mend.by(label(it, edits), edits)));
                    });
        }
        if (view.isDeletable(peering)) {
            fixes.add(
                    Mend.by(
                            Message.of("check.fix-delete-peering", peering.label()),
                            new Edit.DeletePeering(Actor.ANYONE, peering.id(), true)));
        }
        return fixes;
    }

    private static Message label(Facts facts, List<Edit.ReplaceCidr> edits) {
        return Message.of("check.fix-reblock", facts.vpc().label(), Reblocking.blocks(edits));
    }
}
