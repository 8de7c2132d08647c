package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Figure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Drawing a rectangle that selects: to the right what it encloses, to the left or with Alt what it
/// touches.
///
/// @param adds whether the selection grows instead of being replaced
/// @param toX where the pointer is on the canvas
/// @param toY where the pointer is on the canvas
record Marquee(double x, double y, boolean adds, double toX, double toY, boolean alt)
        implements Tool {

    Marquee(double x, double y, boolean adds, double toX, double toY) {
        this(x, y, adds, toX, toY, false);
    }

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(_, _, var mods) ->
                    new Marquee(x, y, adds, diagram.canvasX(), diagram.canvasY(), mods.alt());
            case Input.KeyDown(_, var mods) -> new Marquee(x, y, adds, toX, toY, mods.alt());
            case Input.KeyUp(_, var mods) -> new Marquee(x, y, adds, toX, toY, mods.alt());
            case Input.Release _ -> {
                select(diagram);
                yield SelectTool.IDLE;
            }
            default -> this;
        };
    }

    private Box box() {
        return new Box(Math.min(x, toX), Math.min(y, toY), Math.abs(toX - x), Math.abs(toY - y));
    }

    private boolean touching() {
        return alt || toX < x;
    }

    /// What stands in something that is taken is not taken by itself. What touches takes only the
    /// innermost that it does not lie wholly in.
    private void select(Diagram diagram) {
        var found = new HashSet<ResourceId>();
        var box = box();
        for (Figure figure : diagram.scene().figuresIn(box)) {
            boolean parentTaken =
                    figure.parent()
                            .filter(parent ->
                                    found.contains(parent) || isIn(diagram, parent, found))
                            .isPresent();
            boolean taken =
                    touching()
                            ? figure.box().intersects(box) && !figure.box().contains(box)
                            : box.contains(figure.box());
            if (taken && !parentTaken) {
                found.add(figure.shown());
            }
        }
        for (var link : diagram.scene().linksIn(box)) {
            diagram.scene()
                    .chip(link.id())
                    .filter(chip -> touching() ? chip.intersects(box) : box.contains(chip))
                    .ifPresent(_ -> found.add(link.id()));
        }
        if (adds) {
            found.addAll(diagram.session().revision().selection());
        }
        diagram.session().select(found);
    }

    private static boolean isIn(Diagram diagram, ResourceId id, Set<ResourceId> found) {
        return diagram.session()
                .document()
                .topology()
                .vpcOf(id)
                .filter(vpc -> found.contains(vpc.id()))
                .isPresent();
    }

    @Override
    public List<Mark> marks(Diagram diagram) {
        return List.of(new Mark.Marquee(box(), touching()));
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-marquee");
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
