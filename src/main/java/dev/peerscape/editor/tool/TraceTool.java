package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The trace tool: a click on who sends, a click on who shall get it.
///
/// @param from who sends, once clicked
record TraceTool(Optional<ResourceId> from) implements Tool {

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Press(_, _, var button, _, _) when button == Input.Button.PRIMARY ->
                    click(diagram);
            case Input.Press press -> new Panning(this, press.x(), press.y(), false);
            case Input.KeyDown(var key, _) when key == Input.Key.V -> SelectTool.IDLE;
            default -> this;
        };
    }

    private Tool click(Diagram diagram) {
        var under = diagram.hit().id().filter(id -> isEnd(id.kind()));
        if (under.isEmpty()) {
            diagram.request(new Request.Tell(Message.of("tool.no-trace-end")));
            return this;
        }
        if (from.isEmpty()) {
            return new TraceTool(under);
        }
        if (from.equals(under)) {
            return this;
        }
        diagram.request(new Request.TraceTo(from.get(), under.get()));
        return SelectTool.IDLE;
    }

    private static boolean isEnd(Kind kind) {
        return switch (kind) {
            case INSTANCE,
                    NAT_GATEWAY,
                    INTERNET,
                    NETWORK_INTERFACE,
                    VPC_ENDPOINT,
                    LOAD_BALANCER,
                    INTERNET_GATEWAY,
                    VPN_GATEWAY,
                    VPN_CONNECTION,
                    VIRTUAL_INTERFACE,
                    SITE,
                    SITE_HOST ->
                    true;
            case VPC,
                    SUBNET,
                    ROUTE_TABLE,
                    EGRESS_ONLY_GATEWAY,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    PEERING,
                    TRANSIT_GATEWAY,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    PREFIX_LIST,
                    TARGET_GROUP,
                    CUSTOMER_GATEWAY,
                    DX_CONNECTION,
                    DX_GATEWAY ->
                    false;
        };
    }

    @Override
    public List<Mark> marks(Diagram diagram) {
        var marks = new ArrayList<Mark>();
        var start = from.flatMap(diagram.scene()::box);
        start.ifPresent(box -> {
            marks.add(new Mark.Glow(box, Mark.Tone.NEUTRAL));
            if (diagram.isPointerInside()) {
                marks.add(band(box, diagram));
            }
        });
        diagram.hit()
                .id()
                .filter(id -> isEnd(id.kind()))
                .flatMap(diagram.scene()::box)
                .ifPresent(box -> marks.add(new Mark.Glow(box, Mark.Tone.GOOD)));
        return marks;
    }

    private static Mark band(Box box, Diagram diagram) {
        return new Mark.Band(
                box.centerX(),
                box.centerY(),
                diagram.canvasX(),
                diagram.canvasY(),
                Mark.Tone.NEUTRAL);
    }

    @Override
    public Message hint() {
        return Message.of(from.isEmpty() ? "tool.hint-trace-from" : "tool.hint-trace-to");
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        return Pointer.CROSS;
    }

    @Override
    public Tool cancelled() {
        return from.isPresent() ? new TraceTool(Optional.empty()) : SelectTool.IDLE;
    }
}
