package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;

/// The link tool: a drag from one VPC to another, or a click on each, asks for a peering.
///
/// @param hovered the VPC under the pointer
record LinkTool(Optional<ResourceId> hovered) implements Tool {

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move _ -> {
                var under = diagram.vpcUnderPointer();
                yield under.equals(hovered) ? this : new LinkTool(under);
            }
            case Input.Press(_, _, var button, _, _) when button == Input.Button.PRIMARY -> {
                var vpc = diagram.vpcUnderPointer();
                yield vpc.isPresent() ? Linking.from(diagram, vpc.get(), this) : this;
            }
            case Input.Press press -> new Panning(this, press.x(), press.y(), false);
            case Input.KeyDown(var key, _) when key == Input.Key.V -> SelectTool.IDLE;
            default -> this;
        };
    }

    @Override
    public List<Mark> marks(Diagram diagram) {
        return hovered.flatMap(diagram.scene()::vpcBox).stream()
                .<Mark>map(box -> new Mark.Glow(box, Mark.Tone.NEUTRAL))
                .toList();
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-link");
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
