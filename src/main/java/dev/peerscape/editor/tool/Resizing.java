package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pulling at an edge or corner. A figure never becomes smaller than what it holds; what it holds
/// stays where it is.
///
/// @param startX where on the canvas the button went down
/// @param startY where on the canvas the button went down
record Resizing(Figure figure, Handles.Grip grip, double startX, double startY) implements Tool {
    private static final double LEAST_WIDTH = 160;
    private static final double LEAST_HEIGHT = 96;

    static Tool begin(Diagram diagram, Handles.Grip grip, double x, double y) {
        return Handles.resizable(diagram)
                .<Tool>map(figure ->
                        new Resizing(
                                figure,
                                grip,
                                diagram.camera().canvasX(x),
                                diagram.camera().canvasY(y)))
                .orElse(SelectTool.IDLE);
    }

    @Override
    public Tool on(Input input, Diagram diagram) {
        if (input instanceof Input.Release) {
            edit(diagram).ifPresent(diagram::commit);
            return SelectTool.IDLE;
        }
        if (input instanceof Input.Move) {
            diagram.preview(edit(diagram));
        }
        return this;
    }

    /// Where the edges come to be.
    private record Result(Box box, boolean held) {}

    private Result result(Diagram diagram) {
        var old = figure.box();
        double left = old.x();
        double top = old.y();
        double right = old.right();
        double bottom = old.bottom();
        double dx = diagram.canvasX() - startX;
        double dy = diagram.canvasY() - startY;
        var content = content(diagram);
        double header = figure.kind() == Kind.SUBNET ? Metrics.SUBNET_HEADER : Metrics.VPC_HEADER;
        double footer = figure.kind() == Kind.SUBNET ? Metrics.SUBNET_FOOTER + 4 : Metrics.PADDING;
        boolean held = false;
        if (grip.dx() > 0) {
            double least =
                    Math.max(
                            left + LEAST_WIDTH,
                            content.map(it -> it.right() + Metrics.PADDING).orElse(left));
            held |= right + dx < least;
            right = Math.max(least, Placements.snap(right + dx));
        } else if (grip.dx() < 0) {
            double most =
                    Math.min(
                            right - LEAST_WIDTH,
                            content.map(it -> it.x() - Metrics.PADDING).orElse(right));
            held |= left + dx > most;
            left = Math.min(most, Placements.snap(left + dx));
        }
        if (grip.dy() > 0) {
            double least =
                    Math.max(
                            top + LEAST_HEIGHT,
                            content.map(it -> it.bottom() + footer).orElse(top));
            held |= bottom + dy < least;
            bottom = Math.max(least, Placements.snap(bottom + dy));
        } else if (grip.dy() < 0) {
            double most =
                    Math.min(
                            bottom - LEAST_HEIGHT,
                            content.map(it -> it.y() - header).orElse(bottom));
            held |= top + dy > most;
            top = Math.min(most, Placements.snap(top + dy));
        }
        var parent = parentBox(diagram);
        if (parent.isPresent()) {
            left = Math.max(left, parent.get().x() + Metrics.PADDING);
            top = Math.max(top, parent.get().y() + Metrics.VPC_HEADER);
        }
        return new Result(new Box(left, top, right - left, bottom - top), held);
    }

    private Optional<Box> parentBox(Diagram diagram) {
        return figure.parent().flatMap(diagram.scene()::box);
    }

    private List<Figure> children(Diagram diagram) {
        return diagram
                .session()
                .document()
                .topology()
                .vpcOf(figure.id())
                .map(Resource::id)
                .or(() -> Optional.of(figure.id()))
                .stream()
                .flatMap(it -> diagram.scene().figuresOf(it).stream())
                .filter(it -> it.parent().filter(figure.id()::equals).isPresent())
                .filter(it -> !it.isBadge())
                .toList();
    }

    private Optional<Box> content(Diagram diagram) {
        return children(diagram).stream().map(Figure::box).reduce(Box::union);
    }

    private Optional<Edit> edit(Diagram diagram) {
        var box = result(diagram).box();
        var old = figure.box();
        if (box.equals(old)) {
            return Optional.empty();
        }
        Map<ResourceId, Box> boxes = new HashMap<>();
        var parent = parentBox(diagram);
        boxes.put(figure.id(), parent.map(it -> box.moved(-it.x(), -it.y())).orElse(box));
        if (box.x() != old.x() || box.y() != old.y()) {
            for (var child : children(diagram)) {
                boxes.put(child.id(), child.box().moved(-box.x(), -box.y()));
            }
        }
        return Optional.of(new Edit.Place(boxes));
    }

    @Override
    public List<Mark> marks(Diagram diagram) {
        var result = result(diagram);
        var marks = new ArrayList<Mark>();
        if (!diagram.isPreviewing()) {
            marks.add(new Mark.Ghost(figure.kind(), result.box(), "", "", Mark.Tone.NEUTRAL));
        }
        if (result.held() && content(diagram).isPresent()) {
            marks.add(
                    new Mark.Note(
                            diagram.pointerX(),
                            diagram.pointerY(),
                            Message.of("tool.holds", children(diagram).size()),
                            Mark.Tone.WARNING));
        }
        return marks;
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-resize");
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        return grip.pointer();
    }

    @Override
    public Tool cancelled() {
        return SelectTool.IDLE;
    }

    @Override
    public boolean isGesture() {
        return true;
    }
}
