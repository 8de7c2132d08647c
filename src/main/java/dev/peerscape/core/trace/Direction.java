package dev.peerscape.core.trace;

/// There or back.
public enum Direction {
    FORWARD("forward"),
    RETURN("return");

    private final String slug;

    Direction(String slug) {
        this.slug = slug;
    }

    /// {@return the word in JSON output}
    public String slug() {
        return slug;
    }
}
