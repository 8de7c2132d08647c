package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;

import java.util.Optional;

/// Dragging the canvas under the view.
///
/// @param back the tool that comes after
/// @param menu whether a click without a drag asks for the canvas's menu
record Panning(Tool back, double x, double y, boolean menu) implements Tool {

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(double toX, double toY, _) -> {
                if (menu && Math.hypot(toX - x, toY - y) < Diagram.THRESHOLD) {
                    yield this;
                }
                diagram.look(diagram.camera().pannedBy(toX - x, toY - y));
                yield new Panning(back, toX, toY, false);
            }
            case Input.Release _ -> {
                if (menu) {
                    diagram.request(new Request.Menu(Optional.empty(), x, y));
                }
                yield back;
            }
            // Space may be let go before the button is.
            case Input.KeyUp(var key, _) when key == Input.Key.SPACE && back instanceof SpaceHand ->
                    new Panning(SelectTool.IDLE, x, y, menu);
            default -> this;
        };
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-pan");
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        return menu ? Pointer.ARROW : Pointer.GRABBING;
    }

    @Override
    public Tool cancelled() {
        return back instanceof SpaceHand ? SelectTool.IDLE : back;
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
