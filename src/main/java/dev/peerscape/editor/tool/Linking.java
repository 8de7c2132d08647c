package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;

/// A line is drawn from a VPC to another, to ask for a peering.
final class Linking implements Tool {
    private final ResourceId from;
    private final boolean byClick;
    private final double startX;
    private final double startY;
    private double x;
    private double y;
    private Optional<Aim> aim = Optional.empty();

    /// Another VPC under the pointer, and what would come of asking it.
    private record Aim(ResourceId vpc, Box box, boolean legal, Message note) {}

    /// @param byClick whether the line follows the pointer without a button held, until the next
    ///   click
    Linking(ResourceId from, double x, double y, Diagram diagram, boolean byClick) {
        this.from = from;
        this.byClick = byClick;
        this.x = diagram.camera().canvasX(x);
        this.y = diagram.camera().canvasY(y);
        this.startX = this.x;
        this.startY = this.y;
    }

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(double nx, double ny, _) -> {
                point(diagram, nx, ny);
                yield this;
            }
            case Input.Press(double nx, double ny, _, _, _) when byClick -> drop(diagram, nx, ny);
            case Input.Release(double nx, double ny, _) when !byClick -> drop(diagram, nx, ny);
            case Input.Key(String name, _) when name.equals("ESCAPE") -> new Idle();
            case Input.Cancel _ -> new Idle();
            case Input.Press _, Input.Release _, Input.Wheel _, Input.Key _ -> this;
        };
    }

    private Tool drop(Diagram diagram, double nx, double ny) {
        point(diagram, nx, ny);
        aim.ifPresent(it -> diagram.request(new Request.RequestPeering(from, it.vpc())));
        return new Idle();
    }

    private void point(Diagram diagram, double nx, double ny) {
        x = diagram.camera().canvasX(nx);
        y = diagram.camera().canvasY(ny);
        var before = aim;
        aim =
                diagram.scene().figuresIn(new Box(x, y, 0, 0)).stream()
                        .filter(it -> it.kind() == Kind.VPC && it.box().contains(x, y))
                        .filter(it -> !it.id().equals(from))
                        .findFirst()
                        .map(it ->
                                before.filter(old -> old.vpc().equals(it.id()))
                                        .orElseGet(() -> aim(diagram, it.id(), it.box())));
    }

    private Aim aim(Diagram diagram, ResourceId to, Box box) {
        var document = diagram.session().document();
        var id = Ids.in(document.topology()).next(Kind.PEERING);
        var edit = new Edit.RequestPeering(diagram.session().revision().actor(), id, "", from, to);
        return switch (diagram.session().preview(edit)) {
            case Outcome.Refused(_, var reason, _) -> new Aim(to, box, false, reason);
            case Outcome.Applied(var after, _, _) -> {
                boolean fails =
                        after.topology()
                                .peering(id)
                                .filter(it -> it.status() == PeeringStatus.FAILED)
                                .isPresent();
                yield fails
                        ? new Aim(to, box, false, Message.of("tool.link-overlap"))
                        : new Aim(to, box, true, Message.of("tool.link-peer"));
            }
        };
    }

    @Override
    public Overlay overlay() {
        return new Overlay(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Overlay.Band(startX, startY, x, y)),
                aim.map(Aim::box),
                aim.map(Aim::legal).orElse(true),
                aim.map(Aim::note),
                x,
                y,
                List.of());
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-link");
    }

    @Override
    public Pointer pointer() {
        return Pointer.CROSS;
    }
}
