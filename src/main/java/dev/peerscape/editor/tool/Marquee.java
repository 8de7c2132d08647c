package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.ResourceId;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A rectangle selects: from left to right what is enclosed, from right to left or with Alt what is
/// touched.
///
/// @param kept what stays selected besides
record Marquee(double x0, double y0, double x1, double y1, Set<ResourceId> kept) implements Tool {

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(double x, double y, var mods) -> {
                var next =
                        new Marquee(
                                x0,
                                y0,
                                diagram.camera().canvasX(x),
                                diagram.camera().canvasY(y),
                                kept);
                next.select(diagram, mods.alt());
                yield next;
            }
            case Input.Release(_, _, var mods) -> {
                select(diagram, mods.alt());
                yield new Idle();
            }
            case Input.Key(String name, _) when name.equals("ESCAPE") -> off(diagram);
            case Input.Cancel _ -> off(diagram);
            case Input.Press _, Input.Wheel _, Input.Key _ -> this;
        };
    }

    private Tool off(Diagram diagram) {
        diagram.session().select(kept);
        return new Idle();
    }

    private Box box() {
        return new Box(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
    }

    private void select(Diagram diagram, boolean alt) {
        boolean touches = alt || x1 < x0;
        var selected = new HashSet<>(kept);
        var box = box();
        if (box.width() > 0 || box.height() > 0) {
            for (var figure : diagram.scene().figuresIn(box)) {
                boolean holds = box.contains(figure.box());
                boolean holder = figure.box().contains(box);
                if (holds || touches && !holder) {
                    selected.add(figure.id());
                }
            }
        }
        diagram.session().select(selected);
    }

    @Override
    public Overlay overlay() {
        return new Overlay(
                Optional.of(box()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                0,
                0,
                List.of());
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-marquee");
    }
}
