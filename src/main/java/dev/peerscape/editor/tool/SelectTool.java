package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Hit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The empty hand: points, selects, and begins every gesture.
record SelectTool() implements Tool {
    static final SelectTool IDLE = new SelectTool();

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move _ -> {
                diagram.hover(hovered(diagram));
                yield this;
            }
            case Input.Press press -> press(press, diagram);
            case Input.KeyDown(var key, var mods) -> key(key, mods, diagram);
            default -> this;
        };
    }

    private static Optional<ResourceId> hovered(Diagram diagram) {
        var hit = diagram.hit().id();
        var topology = diagram.session().document().topology();
        // The dots of a figure stand outside of it: they must not vanish on the way to them.
        return hit.isPresent()
                ? hit
                : diagram.hovered()
                        .flatMap(it -> Joining.end(topology, it))
                        .filter(it -> Handles.holds(diagram, it));
    }

    private Tool press(Input.Press press, Diagram diagram) {
        return switch (press.button()) {
            case MIDDLE -> new Panning(this, press.x(), press.y(), false);
            case SECONDARY -> secondary(press, diagram);
            case PRIMARY -> primary(press, diagram);
        };
    }

    /// On a figure the menu; on the canvas a drag pans and a click shows the canvas's menu.
    private Tool secondary(Input.Press press, Diagram diagram) {
        var id = diagram.hit().id();
        if (id.isPresent()) {
            if (!diagram.isSelected(id.get())) {
                diagram.session().select(Set.of(id.get()));
            }
            diagram.request(new Request.Menu(id, press.x(), press.y()));
            return this;
        }
        return new Panning(this, press.x(), press.y(), true);
    }

    private Tool primary(Input.Press press, Diagram diagram) {
        var link = Handles.link(diagram);
        if (link.isPresent()) {
            return Linking.from(diagram, link.get(), this);
        }
        var grip = Handles.grip(diagram);
        if (grip.isPresent()) {
            return Resizing.begin(diagram, grip.get(), press.x(), press.y());
        }
        var badge = badge(diagram);
        if (badge.isPresent()) {
            diagram.request(new Request.ReviewPeering(badge.get()));
            return this;
        }
        var id = under(press.mods(), diagram);
        if (press.clicks() >= 2 && id.isPresent()) {
            return open(id.get(), diagram);
        }
        return new Pressing(id, press.x(), press.y(), press.mods());
    }

    /// The badge at a VPC that a request waits for.
    private static Optional<ResourceId> badge(Diagram diagram) {
        var near = new Box(diagram.canvasX(), diagram.canvasY(), 0, 0).grown(16);
        return diagram.scene().vpcsIn(near).stream()
                .filter(vpc ->
                        diagram.scene()
                                .pendingBadge(vpc)
                                .filter(box -> box.contains(diagram.canvasX(), diagram.canvasY()))
                                .isPresent())
                .findFirst()
                .flatMap(diagram.scene()::pendingRequest);
    }

    /// With Ctrl the deepest: a figure even where a line crosses it.
    private static Optional<ResourceId> under(Input.Mods mods, Diagram diagram) {
        var hit = diagram.hit();
        if (mods.shortcut() && hit instanceof Hit.OnLink) {
            var figures =
                    diagram.scene().figuresIn(new Box(diagram.canvasX(), diagram.canvasY(), 0, 0));
            if (!figures.isEmpty()) {
                return Optional.of(figures.getLast().shown());
            }
        }
        return hit.id();
    }

    /// What a double click does, and Enter: a request is reviewed, what has its name on the canvas
    /// is named, of everything else the form is shown.
    private Tool open(ResourceId id, Diagram diagram) {
        diagram.session().select(Set.of(id));
        var resource = diagram.session().document().topology().find(id);
        if (resource.isPresent()
                && resource.get() instanceof Peering peering
                && peering.status() == PeeringStatus.PENDING_ACCEPTANCE) {
            diagram.request(new Request.ReviewPeering(id));
        } else if (resource.filter(it -> isNamedInPlace(it.kind())).isPresent()) {
            diagram.editName(id);
        } else {
            diagram.request(new Request.OpenInspector(id));
        }
        return this;
    }

    private static boolean isNamedInPlace(Kind kind) {
        return switch (kind) {
            case VPC,
                    SUBNET,
                    INSTANCE,
                    NAT_GATEWAY,
                    TRANSIT_GATEWAY,
                    NETWORK_INTERFACE,
                    VPC_ENDPOINT,
                    LOAD_BALANCER,
                    DX_GATEWAY,
                    SITE,
                    SITE_HOST ->
                    true;
            case INTERNET,
                    ROUTE_TABLE,
                    INTERNET_GATEWAY,
                    EGRESS_ONLY_GATEWAY,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    PEERING,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    PREFIX_LIST,
                    TARGET_GROUP,
                    VPN_GATEWAY,
                    CUSTOMER_GATEWAY,
                    VPN_CONNECTION,
                    DX_CONNECTION,
                    VIRTUAL_INTERFACE ->
                    false;
        };
    }

    private Tool key(Input.Key key, Input.Mods mods, Diagram diagram) {
        return switch (key) {
            case SPACE -> new SpaceHand(false);
            case H -> HandTool.IDLE;
            case L -> new LinkTool(Optional.empty(), PaletteItem.PEERING);
            case T -> new TraceTool(Optional.empty());
            case DELETE -> {
                diagram.deleteSelection();
                yield this;
            }
            case RENAME -> {
                diagram.rename();
                yield this;
            }
            case ENTER -> {
                var selection = diagram.session().revision().selection();
                yield selection.size() == 1 ? open(selection.iterator().next(), diagram) : this;
            }
            case LEFT, RIGHT, UP, DOWN -> {
                nudge(key, mods.shift(), diagram);
                yield this;
            }
            case V, ESCAPE, MODIFIER -> this;
        };
    }

    private static void nudge(Input.Key key, boolean far, Diagram diagram) {
        switch (key) {
            case LEFT -> diagram.nudge(-1, 0, far);
            case RIGHT -> diagram.nudge(1, 0, far);
            case UP -> diagram.nudge(0, -1, far);
            case DOWN -> diagram.nudge(0, 1, far);
            default -> {}
        }
    }

    @Override
    public List<Mark> marks(Diagram diagram) {
        return Handles.marks(diagram);
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-select");
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        if (Handles.link(diagram).isPresent()) {
            return Pointer.CROSS;
        }
        return Handles.grip(diagram).map(Handles.Grip::pointer).orElse(Pointer.ARROW);
    }

    @Override
    public Tool cancelled() {
        return this;
    }
}
