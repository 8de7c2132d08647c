package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;

/// The link tool: a drag from one figure to another, or a click on each, joins them: two VPCs by a
/// peering, gateways and sites by what fits.
///
/// @param hovered the figure under the pointer
/// @param item what of the palette it was taken for; it joins what it is drawn between all the same
record LinkTool(Optional<ResourceId> hovered, PaletteItem item) implements Tool {

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move _ -> {
                var under = diagram.linkEndUnderPointer();
                yield under.equals(hovered) ? this : new LinkTool(under, item);
            }
            case Input.Press(_, _, var button, _, _) when button == Input.Button.PRIMARY -> {
                var end = diagram.linkEndUnderPointer();
                yield end.isPresent() ? Linking.from(diagram, end.get(), this) : this;
            }
            case Input.Press press -> new Panning(this, press.x(), press.y(), false);
            case Input.KeyDown(var key, _) when key == Input.Key.V -> SelectTool.IDLE;
            default -> this;
        };
    }

    @Override
    public List<Mark> marks(Diagram diagram) {
        return hovered.flatMap(diagram.scene()::box).stream()
                .<Mark>map(box -> new Mark.Glow(box, Mark.Tone.NEUTRAL))
                .toList();
    }

    @Override
    public Message hint() {
        return Message.of(
                switch (item) {
                    case VPN -> "tool.hint-link-vpn";
                    case DIRECT_CONNECT -> "tool.hint-link-dx";
                    default -> "tool.hint-link";
                });
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        return Pointer.CROSS;
    }

    @Override
    public Tool cancelled() {
        return SelectTool.IDLE;
    }
}
