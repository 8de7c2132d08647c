package dev.peerscape.core.check;

import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives a VPC other blocks.
final class Reblocking {
    private Reblocking() {}

    /// Whether AWS lets the VPC have other blocks: not while it waits for an answer to a request of
    /// its own (A.1.1).
    static boolean isEditable(Vpc vpc, View view) {
        return view.peeringsOf(vpc.id()).stream()
                .filter(it -> it.requester().vpc().equals(vpc.id()))
                .noneMatch(it ->
                        it.status() == PeeringStatus.PENDING_ACCEPTANCE
                                || it.status() == PeeringStatus.INITIATING_REQUEST);
    }

    /// Whether a block may take the place of another among the VPC's blocks and routes.
    static boolean fits(Vpc vpc, Cidr old, Cidr block) {
        var others = vpc.cidrs().stream().filter(it -> !it.equals(old)).toList();
        var later = vpc.cidrs().subList(vpc.cidrs().indexOf(old) + 1, vpc.cidrs().size());
        return BlockRules.collision(others, List.of(block)).isEmpty()
                && BlockRules.restriction(others, block).isEmpty()
                && later.stream()
                        .allMatch(it -> BlockRules.restriction(List.of(block), it).isEmpty())
                && BlockRules.routedWithin(vpc, block).isEmpty();
    }

    static Fix replace(Vpc vpc, Cidr old, Cidr replacement) {
        return Mend.by(
                Message.of(
                        "check.fix-replace-block",
                        vpc.label(),
                        old.toString(),
                        replacement.toString()),
                new Edit.ReplaceCidr(vpc.id(), old, replacement));
    }

    /// The edits that put a free block in the place of each that overlaps one of the others;
    /// nothing where a block has no free one, or the VPC's blocks cannot be edited now.
    static Optional<List<Edit.ReplaceCidr>> awayFrom(Vpc vpc, List<Cidr> others, View view) {
        if (!isEditable(vpc, view)) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit.ReplaceCidr>();
        var taken = new ArrayList<>(others);
        for (var block : vpc.cidrs()) {
            if (others.stream().noneMatch(block::overlaps)) {
                continue;
            }
            var free = view.freeBlock(vpc, block, block.length(), taken);
            if (free.isEmpty()) {
                return Optional.empty();
            }
            taken.add(free.get());
            edits.add(new Edit.ReplaceCidr(vpc.id(), block, free.get()));
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(edits);
    }

    /// The new blocks, for a label.
    static String blocks(List<Edit.ReplaceCidr> edits) {
        return String.join(", ", edits.stream().map(it -> it.replacement().toString()).toList());
    }
}
