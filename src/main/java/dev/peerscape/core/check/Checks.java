package dev.peerscape.core.check;

import dev.peerscape.core.network.Network;

import java.util.List;

/// Every rule over a document.
public final class Checks {
    private Checks() {}

    /// {@return all findings, errors first, then by rule and subject: a stable order}
    public static List<Finding> run(Network network) {
        throw new IllegalStateException("being written: " + network);
    }
}
