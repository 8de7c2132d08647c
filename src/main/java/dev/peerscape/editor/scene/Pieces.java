package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;

import java.util.Arrays;

/// Level and upright pieces of many lines as thin rectangles, so that they are filled in one go.
final class Pieces {
    private static final double DASH = 14;
    private static final double PERIOD = 24;

    private final Pen pen;
    private final Box view;
    private double[] boxes = new double[256];
    private int count;

    Pieces(Pen pen, Box view) {
        this.pen = pen;
        this.view = view;
    }

    /// Adds a line.
    ///
    /// @param corners x and y of its start, corners and end, in canvas units
    /// @param width in pixels
    void add(double[] corners, double width, boolean broken) {
        for (int i = 0; i + 3 < corners.length; i += 2) {
            double x0 = Math.min(corners[i], corners[i + 2]);
            double y0 = Math.min(corners[i + 1], corners[i + 3]);
            double x1 = Math.max(corners[i], corners[i + 2]);
            double y1 = Math.max(corners[i + 1], corners[i + 3]);
            if (x1 < view.x() || x0 > view.right() || y1 < view.y() || y0 > view.bottom()) {
                continue;
            }
            double left = pen.x(Math.max(x0, view.x()));
            double top = pen.y(Math.max(y0, view.y()));
            double right = pen.x(Math.min(x1, view.right()));
            double bottom = pen.y(Math.min(y1, view.bottom()));
            if (right - left >= bottom - top) {
                piece(left, right, top - width / 2, width, true, broken);
            } else {
                piece(top, bottom, left - width / 2, width, false, broken);
            }
        }
    }

    private void piece(
            double from, double to, double beside, double width, boolean level, boolean broken) {
        double step = broken ? PERIOD : Double.MAX_VALUE;
        for (double at = from; at < to; at += step) {
            double length = Math.min(broken ? DASH : to - at, to - at);
            if (level) {
                rect(at, beside, length, width);
            } else {
                rect(beside, at, width, length);
            }
        }
    }

    private void rect(double x, double y, double width, double height) {
        int at = 4 * count++;
        if (at + 4 > boxes.length) {
            boxes = Arrays.copyOf(boxes, boxes.length * 2);
        }
        boxes[at] = x;
        boxes[at + 1] = y;
        boxes[at + 2] = width;
        boxes[at + 3] = height;
    }

    void fill(int argb) {
        pen.painter().fillRects(boxes, count, argb);
    }
}
