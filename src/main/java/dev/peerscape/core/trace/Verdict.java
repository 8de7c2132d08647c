package dev.peerscape.core.trace;

/// How a flow ends, comparing the resource that was meant with the one reached.
public enum Verdict {
    /// The one meant got it and the reply came back.
    DELIVERED("delivered"),
    /// Somebody else got it.
    MISDELIVERED("misdelivered"),
    /// Nobody got it.
    DROPPED("dropped"),
    /// The one meant got it, its reply came to nobody.
    REPLY_LOST("reply-lost"),
    /// The one meant got it, its reply came to somebody else.
    REPLY_MISDELIVERED("reply-misdelivered");

    private final String slug;

    Verdict(String slug) {
        this.slug = slug;
    }

    /// {@return the word in JSON output}
    public String slug() {
        return slug;
    }
}
