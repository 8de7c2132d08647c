package dev.peerscape.core.plan;

import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a block would meet, told while it is typed or dragged.
///
/// @param level the worst of it
/// @param messages what is wrong, worst first; empty when all is well
/// @param collisions the blocks that it shares addresses with, the first few
/// @param nextFree the next free block of the same size, when this one is not good
public record Legality(
        Level level, List<Message> messages, List<Collision> collisions, Optional<Cidr> nextFree) {
    private static final int NAMED = 4;
    private static final ResourceId NOBODY = ResourceId.INTERNET;

    public Legality {
        messages = List.copyOf(messages);
        collisions = List.copyOf(collisions);
    }

    /// How bad it is.
    public enum Level {
        /// Nothing to say.
        FREE,
        /// Possible, with a consequence worth knowing: a VPC elsewhere that could not be peered.
        NOTABLE,
        /// It can be drawn, and is an error that the checks will report.
        MISTAKE,
        /// The edit would be refused.
        REFUSED
    }

    /// A block that shares addresses with the one in question.
    ///
    /// @param owner the VPC or subnet whose it is
    public record Collision(ResourceId owner, Cidr block, Relation relation) {}

    /// What the owner of the other block is to this one.
    public enum Relation {
        /// The same VPC.
        OWN,
        /// A subnet beside it.
        SIBLING,
        /// A VPC peered with it, or about to be.
        PEER,
        /// Any other VPC.
        OTHER_VPC
    }

    /// What is about to be done with a block.
    public sealed interface Question {
        /// {@return the block in question}
        Cidr block();

        /// A VPC is drawn with it.
        record NewVpc(Cidr block) implements Question {}

        /// A VPC gets it beside those it has.
        record AddBlock(ResourceId vpc, Cidr block) implements Question {}

        /// A VPC gets it in the place of another.
        record ChangeBlock(ResourceId vpc, Cidr old, Cidr block) implements Question {}

        /// A subnet gets it; without an id, a new one.
        record SubnetBlock(ResourceId vpc, Optional<ResourceId> subnet, Cidr block)
                implements Question {}
    }

    /// {@return what the block would meet} Quick enough for every movement of the mouse over ten
    /// thousand VPCs, as long as the caller keeps the space while the document stays.
    public static Legality of(Document document, AddressSpace space, Question question) {
        var assessment = new Assessment(document, space, question.block());
        switch (question) {
            case Question.NewVpc(var block) -> {
                assessment.size(BlockRules.isVpcSize(block));
                assessment.others(NOBODY);
            }
            case Question.AddBlock(var vpc, var block) ->
                    assessment.vpcBlock(vpc, new Edit.AddCidr(vpc, block), Optional.empty());
            case Question.ChangeBlock(var vpc, var old, var block) ->
                    assessment.vpcBlock(
                            vpc, new Edit.ReplaceCidr(vpc, old, block), Optional.of(old));
            case Question.SubnetBlock(var vpc, var subnet, _) ->
                    document.topology()
                            .vpc(vpc)
                            .ifPresent(owner -> assessment.subnetBlock(owner, subnet));
        }
        return assessment.legality(question);
    }

    /// {@return the next free block of that length for what is about to be done}
    public static Optional<Cidr> nextFree(
            Document document, AddressSpace space, Question question, int length) {
        var topology = document.topology();
        return switch (question) {
            case Question.NewVpc _ -> Proposals.vpcBlock(space, length);
            case Question.AddBlock(var id, _) ->
                    topology.vpc(id)
                            .flatMap(vpc -> besideBlock(topology, space, vpc, vpc.cidrs(), length));
            case Question.ChangeBlock(var id, var old, _) ->
                    topology.vpc(id)
                            .flatMap(vpc -> {
                                var others = new ArrayList<>(vpc.cidrs());
                                others.remove(old);
                                return besideBlock(topology, space, vpc, others, length);
                            });
            case Question.SubnetBlock(var id, var subnet, var block) ->
                    topology.vpc(id)
                            .flatMap(vpc ->
                                    block.isV6()
                                            ? Proposals.subnetBlockV6(vpc)
                                            : Proposals.subnetBlock(
                                                    vpc,
                                                    length,
                                                    subnet.map(vpc.subnets()::get)
                                                            .map(Set::of)
                                                            .orElse(Set.of())));
        };
    }

    private static Optional<Cidr> besideBlock(
            Topology topology, AddressSpace space, Vpc vpc, List<Cidr> others, int length) {
        var routed = BlockRules.routedWithin(topology, vpc, Cidr.ANY_V4);
        return Proposals.besideBlock(space, routed, others, length);
    }

    /// Collects what there is to say.
    private static final class Assessment {
        private final Document document;
        private final AddressSpace space;
        private final Cidr block;
        private final List<Message> messages = new ArrayList<>();
        private final List<Collision> collisions = new ArrayList<>();
        private Level level = Level.FREE;

        Assessment(Document document, AddressSpace space, Cidr block) {
            this.document = document;
            this.space = space;
            this.block = block;
        }

        private void say(Level how, Message message) {
            if (how.compareTo(level) > 0) {
                level = how;
                messages.addFirst(message);
            } else {
                messages.add(message);
            }
        }

        void size(boolean good) {
            if (!good) {
                say(
                        Level.MISTAKE,
                        Message.of(
                                block.isV6() ? "plan.size-vpc-v6" : "plan.size-vpc",
                                block.length()));
            }
        }

        /// Other VPCs that could not be peered with one that has the block.
        void others(ResourceId except) {
            var overlapping = space.overlapping(block, except, NAMED);
            for (var owned : overlapping.some()) {
                boolean peer =
                        !except.equals(NOBODY)
                                && BlockRules.binding(document.topology(), except).stream()
                                        .anyMatch(peering -> peering.joins(owned.vpc()));
                collisions.add(
                        new Collision(
                                owned.vpc(),
                                owned.block(),
                                peer ? Relation.PEER : Relation.OTHER_VPC));
            }
            if (overlapping.count() == 0) {
                return;
            }
            var first = overlapping.some().getFirst();
            say(
                    Level.NOTABLE,
                    overlapping.count() == 1
                            ? Message.of(
                                    "plan.overlaps-vpc",
                                    block.toString(),
                                    first.block().toString(),
                                    label(first.vpc()))
                            : Message.of(
                                    "plan.overlaps-vpcs",
                                    block.toString(),
                                    first.block().toString(),
                                    label(first.vpc()),
                                    overlapping.count() - 1));
        }

        void vpcBlock(ResourceId id, Edit edit, Optional<Cidr> replaced) {
            var vpc = document.topology().vpc(id);
            if (vpc.isEmpty()) {
                return;
            }
            size(BlockRules.isVpcSize(block));
            for (var own : vpc.get().cidrs()) {
                if (own.overlaps(block) && !Optional.of(own).equals(replaced)) {
                    collisions.add(new Collision(id, own, Relation.OWN));
                }
            }
            others(id);
            switch (Edits.apply(document, edit)) {
                case Outcome.Refused(_, var reason, _) -> say(Level.REFUSED, reason);
                case Outcome.Applied(_, _, var notes) ->
                        notes.forEach(note -> say(Level.NOTABLE, note));
            }
        }

        void subnetBlock(Vpc vpc, Optional<ResourceId> subnet) {
            if (!BlockRules.isSubnetSize(block)) {
                say(
                        Level.MISTAKE,
                        Message.of(
                                block.isV6() ? "plan.size-subnet-v6" : "plan.size-subnet",
                                block.length()));
            }
            if (vpc.cidrs().stream().noneMatch(own -> own.contains(block))) {
                say(
                        Level.MISTAKE,
                        Message.of(
                                "plan.outside-vpc",
                                block.toString(),
                                vpc.label(),
                                String.join(
                                        ", ", vpc.cidrs().stream().map(Cidr::toString).toList())));
            }
            for (var sibling : vpc.subnets().values()) {
                if (subnet.filter(sibling.id()::equals).isPresent()) {
                    continue;
                }
                for (var taken : sibling.cidrs()) {
                    if (taken.overlaps(block)) {
                        collisions.add(new Collision(sibling.id(), taken, Relation.SIBLING));
                        say(
                                Level.MISTAKE,
                                Message.of(
                                        "plan.overlaps-sibling",
                                        block.toString(),
                                        taken.toString(),
                                        sibling.label()));
                    }
                }
            }
        }

        private String label(ResourceId id) {
            return document.topology().find(id).map(Resource::label).orElse(id.value());
        }

        Legality legality(Question question) {
            Optional<Cidr> next =
                    level == Level.FREE
                            ? Optional.empty()
                            : Legality.nextFree(document, space, question, block.length());
            return new Legality(level, messages, collisions, next);
        }
    }
}
