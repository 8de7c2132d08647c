package dev.peerscape.core.topology;

/// The Internet as a place: whatever has a public address that no resource of the document holds is
/// there, and answers. Every document has exactly one, which is never stored.
public record Internet() implements Resource {
    /// The Internet.
    public static final Internet INTERNET = new Internet();

    @Override
    public ResourceId id() {
        return ResourceId.INTERNET;
    }

    @Override
    public String name() {
        return "Internet";
    }
}
