package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Hit;

import java.util.Optional;
import java.util.Set;

/// The button is down and the pointer has hardly moved: a click, unless it goes further.
///
/// @param id what is under the pointer
record Pressing(Optional<ResourceId> id, double x, double y, Input.Mods mods) implements Tool {

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(double toX, double toY, var held)
                    when Math.hypot(toX - x, toY - y) >= Diagram.THRESHOLD -> {
                var next = drag(diagram);
                yield next.on(new Input.Move(toX, toY, held), diagram);
            }
            case Input.Release _ -> {
                click(diagram);
                yield SelectTool.IDLE;
            }
            default -> this;
        };
    }

    private Tool drag(Diagram diagram) {
        double startX = diagram.camera().canvasX(x);
        double startY = diagram.camera().canvasY(y);
        if (id.isEmpty() || isOnLine(diagram, startX, startY)) {
            return new Marquee(startX, startY, mods.shift(), diagram.canvasX(), diagram.canvasY());
        }
        if (!diagram.isSelected(id.get())) {
            diagram.session().select(Set.of(id.get()));
        }
        return Moving.begin(diagram, startX, startY, mods);
    }

    /// A line cannot be moved: what is dragged from it is a rectangle that selects. With Ctrl the
    /// figure under it is meant.
    private boolean isOnLine(Diagram diagram, double startX, double startY) {
        return diagram.scene().figure(id.orElseThrow()).isEmpty()
                || !mods.shortcut()
                        && diagram.scene().hit(startX, startY, diagram.pixels(Pointing.REACH))
                                instanceof Hit.OnLink;
    }

    private void click(Diagram diagram) {
        if (id.isEmpty()) {
            if (!mods.shift()) {
                diagram.session().select(Set.of());
            }
        } else if (mods.shift()) {
            diagram.toggle(id.get());
        } else {
            diagram.session().select(Set.of(id.get()));
        }
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-select");
    }

    @Override
    public Tool cancelled() {
        return SelectTool.IDLE;
    }

    @Override
    public boolean isGesture() {
        return true;
    }

    @Override
    public boolean scrollsAtEdge() {
        return false;
    }
}
