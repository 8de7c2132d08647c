package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.plan.AddressSpace;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a peering of one VPC with others would come to. Each is judged once a drag: every movement
/// asks for all that are in view.
final class Verdicts {
    /// What a peering with a VPC would come to.
    record Verdict(Mark.Tone tone, Message reason) {}

    private final Topology topology;
    private final ResourceId from;
    private final List<Peering> present;
    private final Map<ResourceId, Verdict> known = new HashMap<>();
    private Optional<AddressSpace> space = Optional.empty();

    Verdicts(Topology topology, ResourceId from) {
        this.topology = topology;
        this.from = from;
        present = topology.vpc(from).isPresent() ? BlockRules.binding(topology, from) : List.of();
    }

    /// {@return these, or those of the topology as it is now}
    Verdicts in(Topology now) {
        return now == topology ? this : new Verdicts(now, from);
    }

    /// {@return what a peering with that VPC would come to}
    Verdict with(ResourceId to) {
        return known.computeIfAbsent(to, this::judge);
    }

    private Verdict judge(ResourceId to) {
        var ours = topology.vpc(from).orElseThrow();
        var theirs = topology.vpc(to).orElseThrow();
        var joined = present.stream().filter(peering -> peering.joins(to)).findFirst();
        if (joined.isPresent()) {
            return new Verdict(
                    Mark.Tone.BAD,
                    Message.of(
                            "tool.already-peered",
                            ours.label(),
                            theirs.label(),
                            joined.get().label()));
        }
        return BlockRules.collision(ours.cidrs(), theirs.cidrs())
                .map(pair -> new Verdict(Mark.Tone.WARNING, overlap(pair, theirs)))
                .orElseGet(() ->
                        new Verdict(
                                Mark.Tone.GOOD,
                                Message.of("tool.would-peer", ours.label(), theirs.label())));
    }

    private Message overlap(BlockRules.Collision pair, Vpc theirs) {
        var all = space.orElseGet(() -> AddressSpace.of(topology));
        space = Optional.of(all);
        return Message.of(
                "tool.would-overlap",
                pair.ours().toString(),
                pair.theirs().toString(),
                theirs.label(),
                Proposals.vpcBlock(all, pair.theirs().length()).map(Object::toString).orElse("-"));
    }
}
