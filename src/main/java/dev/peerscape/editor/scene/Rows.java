package dev.peerscape.editor.scene;

/// Boxes in a row, each as near as can be to where it is wanted.
final class Rows {
    private Rows() {}

    /// {@return the left edges of boxes that keep their order and a gap, and together stand as far
    /// to the left of what is wanted as to the right}
    ///
    /// @param centres where the middle of each is wanted, from left to right
    static double[] spread(double[] centres, double[] widths, double gap) {
        var left = new double[centres.length];
        double free = -Double.MAX_VALUE;
        double off = 0;
        for (int i = 0; i < left.length; i++) {
            double wanted = centres[i] - widths[i] / 2;
            left[i] = Math.max(wanted, free);
            off += left[i] - wanted;
            free = left[i] + widths[i] + gap;
        }
        double back = left.length == 0 ? 0 : off / left.length;
        for (int i = 0; i < left.length; i++) {
            left[i] = Math.rint((left[i] - back) / 4) * 4;
        }
        return left;
    }
}
