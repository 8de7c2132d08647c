package dev.peerscape.editor.scene;

/// The measures that figures share, in canvas units, on the 4 px grid.
public final class Metrics {
    public static final double VPC_HEADER = 56;
    public static final double PADDING = 16;
    public static final double SUBNET_HEADER = 36;
    public static final double SUBNET_FOOTER = 28;
    public static final double SUBNET_WIDTH = 304;
    public static final double SUBNET_HEIGHT = 124;
    public static final double CARD_WIDTH = 128;
    public static final double CARD_HEIGHT = 40;
    public static final double PUBLIC_CARD_HEIGHT = 52;
    public static final double GAP = 16;
    public static final double VPC_WIDTH = SUBNET_WIDTH + 2 * PADDING;
    public static final double VPC_HEIGHT = 240;
    public static final double GATEWAY = 28;
    public static final double VPC_GAP = 120;
    public static final double TRANSIT_WIDTH = 176;
    public static final double TRANSIT_HEIGHT = 52;
    public static final double DX_WIDTH = 200;
    public static final double SITE_WIDTH = 300;
    public static final double SITE_HEIGHT = 72;
    public static final double SITE_HEADER = 56;

    private Metrics() {}
}
