package dev.peerscape.editor.tool;

/// Scrolls the canvas while a gesture rests near its border, faster the nearer. It waits a moment
/// first, so that dragging in from the palette does not move the canvas away.
final class EdgeScroll {
    private static final double MARGIN = 28;
    private static final double DELAY = 0.25;
    private static final double FASTEST = 900;
    private static final double LONGEST_STEP = 0.1;

    private double since = Double.NaN;
    private double last = Double.NaN;

    /// A way to scroll by, in pixels.
    record Step(double dx, double dy) {
        static final Step NONE = new Step(0, 0);

        boolean isNone() {
            return dx == 0 && dy == 0;
        }
    }

    /// {@return how fast to scroll with the pointer there, in pixels a second}
    static Step speed(double x, double y, double width, double height) {
        return new Step(speed(x, width), speed(y, height));
    }

    private static double speed(double at, double length) {
        if (length < 4 * MARGIN) {
            return 0;
        }
        double before = Math.clamp(MARGIN - at, 0, MARGIN);
        double beyond = Math.clamp(at - (length - MARGIN), 0, MARGIN);
        return FASTEST * (beyond - before) / MARGIN;
    }

    /// {@return how far to scroll now}
    Step at(double now, Step speed) {
        if (speed.isNone()) {
            stop();
            return Step.NONE;
        }
        if (Double.isNaN(since)) {
            since = now;
            last = now;
        }
        double seconds = Math.min(LONGEST_STEP, now - last);
        last = now;
        return now - since < DELAY
                ? Step.NONE
                : new Step(speed.dx() * seconds, speed.dy() * seconds);
    }

    void stop() {
        since = Double.NaN;
    }
}
