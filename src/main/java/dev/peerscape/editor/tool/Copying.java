package dev.peerscape.editor.tool;

import dev.peerscape.core.plan.Clipping;
import dev.peerscape.core.plan.Pasting;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Dragging copies: they get free blocks and addresses, and stand where the pointer leads them.
final class Copying {
    private Copying() {}

    static Move drag(Diagram diagram, List<Figure> figures, Alignment offset) {
        var ids = figures.stream().map(Figure::shown).collect(Collectors.toSet());
        var document = diagram.session().document();
        var clipping = Clipping.of(document, ids);
        if (clipping.isEmpty()) {
            return refused(offset, Message.of("tool.nothing-to-copy"));
        }
        var first = figures.getFirst();
        var subnet = target(diagram, figures, Kind.SUBNET);
        var vpc = target(diagram, figures, Kind.VPC);
        double dx = offset.dx();
        double dy = offset.dy();
        if (first.kind() == Kind.SUBNET && vpc.isPresent()) {
            // Boxes in a VPC are relative to it, so another VPC is another origin.
            var from = first.parent().flatMap(diagram.scene()::vpcBox).orElse(first.box());
            var to = diagram.scene().vpcBox(vpc.get()).orElse(from);
            dx += from.x() - to.x();
            dy += from.y() - to.y();
        }
        var place = new Pasting.Place(vpc, subnet, dx, dy);
        return switch (Pasting.paste(document, clipping, place, Pasting.Blocks.NEXT_FREE)) {
            case Pasting.Result.Ready(var edit, var pasted) -> {
                var marks = new ArrayList<Mark>(offset.guides());
                subnet.or(() -> vpc)
                        .flatMap(diagram.scene()::box)
                        .ifPresent(box -> marks.add(new Mark.Glow(box, Mark.Tone.GOOD)));
                yield new Move(List.of(edit), pasted, marks, Optional.empty());
            }
            case Pasting.Result.Impossible(var reason) -> refused(offset, reason);
        };
    }

    private static Move refused(Alignment offset, Message reason) {
        return new Move(List.of(), Set.of(), List.copyOf(offset.guides()), Optional.of(reason));
    }

    /// What is under the pointer takes the copies, when they can stand in a thing of that kind.
    private static Optional<ResourceId> target(
            Diagram diagram, List<Figure> figures, Kind container) {
        boolean cards = figures.stream().allMatch(Figure::isCard);
        boolean subnets = figures.stream().allMatch(it -> it.kind() == Kind.SUBNET);
        if (container == Kind.SUBNET) {
            return cards ? Moving.subnetUnder(diagram) : Optional.empty();
        }
        return subnets ? diagram.vpcUnderPointer() : Optional.empty();
    }
}
