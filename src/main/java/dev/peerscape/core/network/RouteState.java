package dev.peerscape.core.network;

/// The state of a row of a route table, in the words of the EC2 API.
public enum RouteState {
    /// The target is there and works.
    ACTIVE("active"),
    /// The target is gone, not active, or another VPC's: what matches is dropped (A.6).
    BLACKHOLE("blackhole");

    private final String api;

    RouteState(String api) {
        this.api = api;
    }

    /// {@return the word of the EC2 API}
    public String api() {
        return api;
    }
}
