package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.editor.scene.Hit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something from the palette is carried to its place: by a drag, or armed by a click and placed by
/// the next.
final class Placing implements Tool {
    private final PaletteItem item;
    private final boolean dragged;
    private Optional<Proposal> proposal = Optional.empty();
    private double x;
    private double y;

    /// @param dragged whether a release places it, else a press does
    Placing(PaletteItem item, boolean dragged) {
        this.item = item;
        this.dragged = dragged;
    }

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(double nx, double ny, _) -> {
                point(diagram, nx, ny);
                yield this;
            }
            case Input.Press(double nx, double ny, _, _, _) when !dragged -> drop(diagram, nx, ny);
            case Input.Release(double nx, double ny, _) when dragged -> drop(diagram, nx, ny);
            case Input.Key(String name, _) when name.equals("ESCAPE") -> new Idle();
            case Input.Cancel _ -> new Idle();
            case Input.Press _, Input.Release _, Input.Wheel _, Input.Key _ -> this;
        };
    }

    private void point(Diagram diagram, double nx, double ny) {
        x = diagram.camera().canvasX(nx);
        y = diagram.camera().canvasY(ny);
        proposal =
                item == PaletteItem.PEERING
                        ? Optional.empty()
                        : Optional.of(Proposal.at(diagram, item, x, y));
    }

    private Tool drop(Diagram diagram, double nx, double ny) {
        if (!diagram.isInside(nx, ny)) {
            return new Idle();
        }
        if (item == PaletteItem.PEERING) {
            return diagram.hit(nx, ny) instanceof Hit.On(var figure)
                    ? diagram.session()
                            .document()
                            .topology()
                            .vpcOf(figure.id())
                            .<Tool>map(vpc -> new Linking(vpc.id(), nx, ny, diagram, true))
                            .orElseGet(Idle::new)
                    : new Idle();
        }
        point(diagram, nx, ny);
        proposal.ifPresent(diagram::place);
        return new Idle();
    }

    @Override
    public Overlay overlay() {
        return proposal.map(it ->
                        new Overlay(
                                Optional.empty(),
                                Optional.of(it.ghost()),
                                Optional.empty(),
                                it.target(),
                                it.edit().isPresent(),
                                Optional.of(it.note()),
                                x,
                                y,
                                List.of()))
                .orElse(Overlay.NONE);
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-place", Message.of(item.key()));
    }

    @Override
    public Pointer pointer() {
        return Pointer.CROSS;
    }

    /// {@return what is armed}
    Set<PaletteItem> armed() {
        return Set.of(item);
    }
}
