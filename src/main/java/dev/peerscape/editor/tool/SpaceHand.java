package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;

/// Space is held: a drag pans. Let go without a drag while a packet is shown, it plays or pauses.
///
/// @param used whether it has panned
record SpaceHand(boolean used) implements Tool {

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Press press -> new Panning(new SpaceHand(true), press.x(), press.y(), false);
            case Input.KeyUp(var key, _) when key == Input.Key.SPACE -> {
                if (!used && diagram.isPlaying()) {
                    diagram.request(new Request.TogglePlayback());
                }
                yield SelectTool.IDLE;
            }
            default -> this;
        };
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-pan");
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        return Pointer.HAND;
    }

    @Override
    public Tool cancelled() {
        return SelectTool.IDLE;
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
