package dev.peerscape.editor.tool;

/// The canvas is dragged.
///
/// @param menu whether a release without a drag opens a menu: the secondary button
record Panning(double x, double y, boolean menu) implements Tool {
    private static final double THRESHOLD = 4;

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(double nx, double ny, _) -> {
                if (menu && Math.hypot(nx - x, ny - y) < THRESHOLD) {
                    yield this;
                }
                diagram.look(diagram.camera().pannedBy(nx - x, ny - y));
                yield new Panning(nx, ny, false);
            }
            case Input.Release _ -> {
                if (menu) {
                    diagram.request(new Request.Menu(diagram.hit(x, y).id(), x, y));
                }
                yield new Idle();
            }
            case Input.Cancel _ -> new Idle();
            case Input.Press _, Input.Wheel _, Input.Key _ -> this;
        };
    }

    @Override
    public Pointer pointer() {
        return Pointer.HAND;
    }
}
