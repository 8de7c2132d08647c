package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Figure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Dragging figures: moves them with what is in them; an instance or NAT gateway dropped on another
/// subnet moves there. With Ctrl or Alt, pressed before or during the drag, copies are dropped.
///
/// @param figures what moves, without what moves along because it stands in it
/// @param fromX where on the canvas the button went down
/// @param fromY where on the canvas the button went down
record Moving(List<Figure> figures, double fromX, double fromY, Input.Mods mods) implements Tool {

    static Tool begin(Diagram diagram, double fromX, double fromY, Input.Mods mods) {
        var selection = diagram.session().revision().selection();
        var figures = new ArrayList<Figure>();
        for (var id : selection) {
            pressed(diagram, id, fromX, fromY)
                    .filter(figure -> !standsIn(diagram, figure, selection))
                    .ifPresent(figures::add);
        }
        return new Moving(figures, fromX, fromY, mods);
    }

    /// Of what has several cards the one that was pressed.
    private static Optional<Figure> pressed(Diagram diagram, ResourceId id, double x, double y) {
        return diagram.scene().figuresShowing(id).stream()
                .filter(it -> it.box().contains(x, y))
                .findFirst()
                .or(() -> diagram.scene().figure(id));
    }

    private static boolean standsIn(Diagram diagram, Figure figure, Set<ResourceId> others) {
        var above = new HashSet<ResourceId>();
        figure.parent().ifPresent(above::add);
        diagram.session()
                .document()
                .topology()
                .vpcOf(figure.id())
                .filter(vpc -> !vpc.id().equals(figure.id()))
                .ifPresent(vpc -> above.add(vpc.id()));
        return above.stream().anyMatch(others::contains);
    }

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(_, _, var held) -> shown(held, diagram);
            case Input.KeyDown(_, var held) -> shown(held, diagram);
            case Input.KeyUp(_, var held) -> shown(held, diagram);
            case Input.Release(_, _, var held) -> {
                with(held).drop(diagram);
                yield SelectTool.IDLE;
            }
            default -> this;
        };
    }

    private Moving shown(Input.Mods held, Diagram diagram) {
        var next = with(held);
        var move = next.move(diagram);
        diagram.preview(move.refusal().isPresent() ? Optional.empty() : next.edit(move));
        return next;
    }

    private Moving with(Input.Mods held) {
        return held.equals(mods) ? this : new Moving(figures, fromX, fromY, held);
    }

    /// {@return where everything would come to stand}
    private Move move(Diagram diagram) {
        return Move.of(diagram, figures, fromX, fromY, mods);
    }

    private void drop(Diagram diagram) {
        var move = move(diagram);
        if (move.refusal().isPresent()) {
            diagram.request(new Request.Tell(move.refusal().get()));
        } else if (edit(move).filter(diagram::commit).isPresent() && !move.made().isEmpty()) {
            diagram.session().select(move.made());
        }
    }

    private Optional<Edit> edit(Move move) {
        return move.edits().size() > 1
                ? Optional.of(new Edit.Batch(Message.of("tool.move", figures.size()), move.edits()))
                : move.edits().stream().findFirst();
    }

    @Override
    public List<Mark> marks(Diagram diagram) {
        var move = move(diagram);
        var marks = new ArrayList<Mark>();
        for (var mark : move.marks()) {
            // The picture itself shows where things would be, as long as they may.
            if (!(mark instanceof Mark.Ghost) || !diagram.isPreviewing()) {
                marks.add(mark);
            }
        }
        move.refusal()
                .ifPresent(reason ->
                        marks.add(
                                new Mark.Note(
                                        diagram.pointerX(),
                                        diagram.pointerY(),
                                        reason,
                                        Mark.Tone.BAD)));
        return marks;
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-move");
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        if (move(diagram).refusal().isPresent()) {
            return Pointer.REFUSED;
        }
        return mods.copies() ? Pointer.COPY : Pointer.MOVE;
    }

    @Override
    public Tool cancelled() {
        return SelectTool.IDLE;
    }

    @Override
    public boolean isGesture() {
        return true;
    }

    /// {@return the subnet under the pointer of a diagram, whatever stands in it}
    static Optional<ResourceId> subnetUnder(Diagram diagram) {
        var at = new dev.peerscape.core.topology.Box(diagram.canvasX(), diagram.canvasY(), 0, 0);
        return diagram.scene().figuresIn(at).stream()
                .filter(it -> it.kind() == dev.peerscape.core.topology.Kind.SUBNET)
                .reduce((_, last) -> last)
                .map(Figure::id);
    }
}
