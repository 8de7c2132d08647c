package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Figures are dragged. What is drawn meanwhile is the document as it would become.
///
/// @param held the figure under the hand
/// @param far whether the hand has left the place where it pressed
/// @param target the subnet of another place that would take an instance
record Moving(double x, double y, ResourceId held, boolean far, Optional<Box> target)
        implements Tool {
    private static final double THRESHOLD = 4;
    private static final double GRID = 4;

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(double nx, double ny, var mods) -> {
                if (!far && Math.hypot(nx - x, ny - y) < THRESHOLD) {
                    yield this;
                }
                diagram.preview(edit(diagram, nx, ny, mods));
                yield new Moving(
                        x,
                        y,
                        held,
                        true,
                        home(diagram, nx, ny).flatMap(diagram.sceneBefore()::box));
            }
            case Input.Release(double nx, double ny, var mods) -> {
                if (far) {
                    var edit = edit(diagram, nx, ny, mods);
                    diagram.preview(Optional.empty());
                    edit.ifPresent(diagram::commit);
                }
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

    /// The subnet of the same VPC that an instance is held over, when it is not its own.
    private Optional<ResourceId> home(Diagram diagram, double nx, double ny) {
        var topology = diagram.session().document().topology();
        var own =
                topology.find(held)
                        .flatMap(it ->
                                switch (it) {
                                    case Instance instance -> Optional.of(instance.subnet());
                                    case NatGateway nat -> Optional.of(nat.subnet());
                                    default -> Optional.<ResourceId>empty();
                                });
        if (own.isEmpty() || diagram.session().revision().selection().size() != 1) {
            return Optional.empty();
        }
        double cx = diagram.camera().canvasX(nx);
        double cy = diagram.camera().canvasY(ny);
        return diagram.sceneBefore().figuresIn(new Box(cx, cy, 0, 0)).stream()
                .filter(it -> it.kind() == Kind.SUBNET && it.box().contains(cx, cy))
                .map(it -> it.id())
                .filter(id -> !id.equals(own.get()))
                .findFirst();
    }

    private Optional<Edit> edit(Diagram diagram, double nx, double ny, Input.Mods mods) {
        var home = home(diagram, nx, ny);
        if (home.isPresent()) {
            return rehome(diagram, home.get());
        }
        double dx = (nx - x) / diagram.camera().zoom();
        double dy = (ny - y) / diagram.camera().zoom();
        var boxes = new HashMap<ResourceId, Box>();
        var selection = diagram.session().revision().selection();
        for (var id : selection) {
            var figure = diagram.sceneBefore().figure(id);
            boolean carried =
                    figure.flatMap(it -> it.parent()).filter(selection::contains).isPresent();
            if (figure.isEmpty() || carried || figure.get().kind() == Kind.INTERNET_GATEWAY) {
                continue;
            }
            var origin =
                    figure.get()
                            .parent()
                            .flatMap(diagram.sceneBefore()::box)
                            .orElse(new Box(0, 0, 0, 0));
            var box = figure.get().box().moved(dx - origin.x(), dy - origin.y());
            double fx = mods.shortcut() ? box.x() : Math.round(box.x() / GRID) * GRID;
            double fy = mods.shortcut() ? box.y() : Math.round(box.y() / GRID) * GRID;
            boolean inside = figure.get().parent().isPresent();
            boxes.put(
                    id,
                    inside
                            ? box.at(Math.max(12, fx), Math.max(floor(figure.get().kind()), fy))
                            : box.at(fx, fy));
        }
        return boxes.isEmpty() ? Optional.empty() : Optional.of(new Edit.Place(Map.copyOf(boxes)));
    }

    /// What stands in a container stays below its heading.
    private static double floor(Kind kind) {
        return kind == Kind.SUBNET ? 56 : 34;
    }

    private Optional<Edit> rehome(Diagram diagram, ResourceId subnet) {
        var topology = diagram.session().document().topology();
        var vpc = topology.vpcOf(held);
        if (vpc.isEmpty() || !(topology.find(subnet).orElse(null) instanceof Subnet to)) {
            return Optional.empty();
        }
        if (!vpc.get().subnets().containsKey(subnet)) {
            return Optional.empty();
        }
        return Addresses.nextIn(vpc.get(), to)
                .map(ip ->
                        switch (topology.find(held).orElse(null)) {
                            case Instance instance ->
                                    new Edit.PutInstance(
                                            vpc.get().id(),
                                            instance.withInterfaces(
                                                    List.of(
                                                            instance.primary()
                                                                    .withPlace(
                                                                            subnet, List.of(ip)))),
                                            Optional.empty());
                            case NatGateway nat ->
                                    new Edit.PutNatGateway(
                                            vpc.get().id(),
                                            nat.withPlace(subnet, ip),
                                            Optional.empty());
                            case null, default -> new Edit.Place(Map.of());
                        });
    }

    @Override
    public Overlay overlay() {
        return new Overlay(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                target,
                true,
                Optional.empty(),
                0,
                0,
                List.of());
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-move");
    }

    @Override
    public Pointer pointer() {
        return far ? Pointer.MOVE : Pointer.ARROW;
    }
}
