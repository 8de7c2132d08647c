package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.ResourceId;

import java.util.Map;
import java.util.Optional;

/// A corner is dragged. A container is never smaller than what it holds: the picture clamps it.
record Resizing(ResourceId id, double x, double y, Optional<Edit> change) implements Tool {

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(double nx, double ny, _) -> {
                var edit = edit(diagram, nx, ny);
                diagram.preview(edit);
                yield new Resizing(id, x, y, edit);
            }
            case Input.Release _ -> {
                diagram.preview(Optional.empty());
                change.ifPresent(diagram::commit);
                yield new Idle();
            }
            case Input.Key(String name, _) when name.equals("ESCAPE") -> off(diagram);
            case Input.Cancel _ -> off(diagram);
            case Input.Press _, Input.Wheel _, Input.Key _ -> this;
        };
    }

    private static Tool off(Diagram diagram) {
        diagram.preview(Optional.empty());
        return new Idle();
    }

    private Optional<Edit> edit(Diagram diagram, double nx, double ny) {
        return diagram.sceneBefore()
                .figure(id)
                .map(figure -> {
                    var origin =
                            figure.parent()
                                    .flatMap(diagram.sceneBefore()::box)
                                    .orElse(new Box(0, 0, 0, 0));
                    var box = figure.box();
                    double dx = (nx - x) / diagram.camera().zoom();
                    double dy = (ny - y) / diagram.camera().zoom();
                    double width = Math.round(Math.max(80, box.width() + dx) / 4) * 4;
                    double height = Math.round(Math.max(60, box.height() + dy) / 4) * 4;
                    return new Edit.Place(
                            Map.of(
                                    id,
                                    new Box(
                                            box.x() - origin.x(),
                                            box.y() - origin.y(),
                                            width,
                                            height)));
                });
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-resize");
    }

    @Override
    public Pointer pointer() {
        return Pointer.RESIZE;
    }
}
