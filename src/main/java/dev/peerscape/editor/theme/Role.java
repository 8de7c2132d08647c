package dev.peerscape.editor.theme;

import java.util.Locale;

/// What a colour is for. Each is the looked-up colour `-ps-` and its name in the stylesheets.
public enum Role {
    TEXT,
    MUTED,
    LINE,
    PANEL,
    CANVAS,
    CARD,
    GRID,
    ACCENT,
    ACCENT_GROUND,
    VPC,
    VPC_GROUND,
    PUBLIC,
    PUBLIC_GROUND,
    PRIVATE,
    PRIVATE_GROUND,
    REGION,
    GOOD,
    GOOD_GROUND,
    WARNING,
    WARNING_GROUND,
    WARNING_LINE,
    BAD,
    BAD_GROUND;

    /// {@return its name in the stylesheets, `-ps-vpc-ground`}
    public String css() {
        return "-ps-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
