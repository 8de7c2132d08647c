package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Rebase;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The blocks of a VPC (B.1, B.2) and what its peerings have to say about them (A.1.1).
final class CidrEdits {
    private static final String CONFLICT = "CidrConflict";
    private static final String RANGE = "InvalidVpc.Range";

    private CidrEdits() {}

    static Optional<Refused> add(Change change, Edit.AddCidr edit) {
        var found = change.vpc(edit.vpc());
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.VPC, edit.vpc());
        }
        var vpc = found.get();
        var refused =
                together(change.topology(), vpc, vpc.cidrs(), edit.cidr())
                        .or(() -> peered(change, vpc, edit.cidr(), edit));
        if (refused.isPresent()) {
            return refused;
        }
        var blocks = new ArrayList<>(vpc.cidrs());
        blocks.add(edit.cidr());
        change.put(vpc.draft().cidrs(blocks).build());
        overtake(change, vpc, edit.cidr());
        return Refusals.NONE;
    }

    static Optional<Refused> remove(Change change, Edit.RemoveCidr edit) {
        var found = change.vpc(edit.vpc());
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.VPC, edit.vpc());
        }
        var vpc = found.get();
        int at = vpc.cidrs().indexOf(edit.cidr());
        if (at < 0) {
            return noSuchBlock(vpc, edit.cidr());
        }
        if (at == 0) {
            return Refusals.refuse(
                    Refusals.NOT_PERMITTED, "cidr-primary", edit.cidr().toString(), vpc.label());
        }
        var rest = new ArrayList<>(vpc.cidrs());
        rest.remove(at);
        var orphans =
                vpc.subnets().values().stream()
                        .filter(subnet -> isIn(subnet, edit.cidr()) && !isInAny(subnet, rest))
                        .<Subnet>map(subnet -> subnet)
                        .toList();
        if (!orphans.isEmpty()) {
            return Refusals.refuse(
                    Refusals.IN_USE,
                    "cidr-has-subnets",
                    edit.cidr().toString(),
                    orphans.size(),
                    Refusals.labels(orphans));
        }
        var tables = LocalRows.tables(vpc, edit.cidr());
        change.put(LocalRows.without(vpc, edit.cidr()).draft().cidrs(rest).build());
        if (!tables.isEmpty()) {
            change.note(
                    Message.of("edit.note-routes-removed", tables.size(), Refusals.labels(tables)));
        }
        return Refusals.NONE;
    }

    private static boolean isIn(Subnet subnet, Cidr block) {
        return subnet.cidrs().stream().anyMatch(block::contains);
    }

    /// Whether each of its blocks that is in the VPC at all is still in one of these.
    private static boolean isInAny(Subnet subnet, List<Cidr> blocks) {
        return subnet.cidrs().stream()
                .allMatch(own -> blocks.stream().anyMatch(block -> block.contains(own)));
    }

    static Optional<Refused> replace(Change change, Edit.ReplaceCidr edit) {
        var found = change.vpc(edit.vpc());
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.VPC, edit.vpc());
        }
        var vpc = found.get();
        int at = vpc.cidrs().indexOf(edit.old());
        if (at < 0) {
            return noSuchBlock(vpc, edit.old());
        }
        if (edit.old().equals(edit.replacement())) {
            return Refusals.NONE;
        }
        if (edit.old().isV6() != edit.replacement().isV6()) {
            return Refusals.refuse(
                    Refusals.INVALID_VALUE,
                    "cidr-family",
                    edit.old().toString(),
                    edit.replacement().toString());
        }
        var others = new ArrayList<>(vpc.cidrs());
        others.remove(at);
        var refused =
                together(
                                change.topology(),
                                LocalRows.without(vpc, edit.old()),
                                others,
                                edit.replacement())
                        .or(() -> peered(change, vpc, edit.replacement(), edit));
        if (refused.isPresent()) {
            return refused;
        }
        others.add(at, edit.replacement());
        var kept = LocalRows.moved(vpc, edit.old(), edit.replacement());
        change.put(kept.draft().cidrs(others).build());
        moveAlong(change, vpc, edit.old(), edit.replacement());
        overtake(change, vpc, edit.replacement());
        return Refusals.NONE;
    }

    private static Optional<Refused> noSuchBlock(Vpc vpc, Cidr block) {
        return Refusals.refuse(
                Refusals.INVALID_VALUE, "cidr-not-there", vpc.label(), block.toString());
    }

    /// What the block must be to stand with the VPC's other blocks and its routes.
    private static Optional<Refused> together(
            Topology topology, Vpc vpc, List<Cidr> others, Cidr block) {
        var collision = BlockRules.collision(others, List.of(block));
        if (collision.isPresent()) {
            return Refusals.refuse(
                    CONFLICT,
                    "cidr-own-overlap",
                    block.toString(),
                    collision.get().ours().toString(),
                    vpc.label());
        }
        var restricted =
                others.isEmpty() ? Optional.<Cidr>empty() : BlockRules.restriction(others, block);
        if (restricted.isPresent()) {
            return Refusals.refuse(
                    RANGE,
                    "cidr-restricted",
                    block.toString(),
                    restricted.get().toString(),
                    vpc.label());
        }
        var routed = BlockRules.routedWithin(topology, vpc, block);
        if (!routed.isEmpty()) {
            return Refusals.refuse(
                    CONFLICT,
                    "cidr-routed",
                    block.toString(),
                    routed.getFirst().toString(),
                    vpc.label());
        }
        return Refusals.NONE;
    }

    /// A.1.1, all but its last row, which is no refusal.
    private static Optional<Refused> peered(Change change, Vpc vpc, Cidr block, Edit edit) {
        for (var peering : BlockRules.binding(change.topology(), vpc.id())) {
            boolean requester = peering.requester().vpc().equals(vpc.id());
            switch (peering.status()) {
                case INITIATING_REQUEST, PENDING_ACCEPTANCE -> {
                    if (requester) {
                        return Refusals.refuse(
                                Refusals.WRONG_STATE,
                                again(change, peering, edit),
                                "cidr-pending",
                                vpc.label(),
                                block.toString(),
                                peering.label());
                    }
                }
                case PROVISIONING, ACTIVE -> {
                    var side = peering.across(vpc.id());
                    var collision =
                            BlockRules.collision(
                                    List.of(block), BlockRules.blocksOf(change.topology(), side));
                    if (collision.isPresent()) {
                        return Refusals.refuse(
                                CONFLICT,
                                "cidr-peer-overlap",
                                block.toString(),
                                collision.get().theirs().toString(),
                                side.vpc().value(),
                                peering.label());
                    }
                }
                case FAILED, REJECTED, EXPIRED, DELETING, DELETED -> {}
            }
        }
        return Refusals.NONE;
    }

    /// Takes the request back, edits the blocks, and requests again: what A.1.1 advises.
    private static Edit again(Change change, Peering peering, Edit edit) {
        var fresh = Ids.in(change.topology()).next(Kind.PEERING);
        return new Edit.Batch(
                Message.of("edit.label-request-again", peering.label()),
                List.of(
                        new Edit.DeletePeering(Actor.ANYONE, peering.id(), false),
                        edit,
                        new Edit.RequestPeering(
                                Actor.ANYONE,
                                fresh,
                                peering.name(),
                                peering.requester().vpc(),
                                peering.accepter().vpc())));
    }

    /// T8: a pending request to a VPC that gains an overlapping block fails.
    private static void overtake(Change change, Vpc vpc, Cidr block) {
        for (var peering : BlockRules.binding(change.topology(), vpc.id())) {
            if (peering.status() != PeeringStatus.PENDING_ACCEPTANCE) {
                continue;
            }
            var theirs = BlockRules.blocksOf(change.topology(), peering.requester());
            BlockRules.collision(theirs, List.of(block))
                    .ifPresent(collision -> {
                        var failed =
                                PeeringLifecycle.after(
                                        peering,
                                        PeeringEvent.OVERLAP_GAINED,
                                        PeeringEdits.overlap(
                                                peering, collision.ours(), collision.theirs()),
                                        change.topology().now());
                        change.put(failed);
                        change.note(
                                Message.of(
                                        "edit.note-overtaken",
                                        peering.label(),
                                        block.toString(),
                                        collision.ours().toString()));
                    });
        }
    }

    /// Subnets in the old block keep their offset in the new one, with the addresses in them.
    private static void moveAlong(Change change, Vpc vpc, Cidr from, Cidr to) {
        var draft = change.vpc(vpc.id()).orElseThrow().draft();
        var moved = new HashSet<ResourceId>();
        var stayed = new ArrayList<Subnet>();
        for (var subnet : vpc.subnets().values()) {
            var blocks = new ArrayList<Cidr>();
            boolean outside = false;
            for (var block : subnet.cidrs()) {
                var there = Rebase.moved(block, from, to);
                outside |= from.contains(block) && there.isEmpty();
                blocks.add(there.orElse(block));
            }
            if (!blocks.equals(subnet.cidrs())) {
                draft.put(subnet.withCidrs(blocks));
                moved.add(subnet.id());
            }
            if (outside && !isInAny(subnet, List.of(to))) {
                stayed.add(subnet);
            }
        }
        if (!moved.isEmpty()) {
            var fresh = draft.build();
            change.put(fresh);
            change.note(Message.of("edit.note-subnets-moved", moved.size(), to.toString()));
            Relocation.addresses(change, fresh, moved, from, to);
        }
        if (!stayed.isEmpty()) {
            change.note(
                    Message.of(
                            "edit.note-subnets-stayed",
                            stayed.size(),
                            to.toString(),
                            Refusals.labels(stayed)));
        }
    }
}
