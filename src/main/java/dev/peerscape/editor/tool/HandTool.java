package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;

/// The hand: every drag pans.
record HandTool() implements Tool {
    static final HandTool IDLE = new HandTool();

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Press press -> new Panning(this, press.x(), press.y(), false);
            case Input.KeyDown(var key, _) when key == Input.Key.V -> SelectTool.IDLE;
            default -> this;
        };
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-hand");
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        return Pointer.HAND;
    }

    @Override
    public Tool cancelled() {
        return SelectTool.IDLE;
    }
}
