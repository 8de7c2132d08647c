package dev.peerscape.core.exchange.aws;

/// One file's share of the progress of all.
///
/// @param done bytes of the files before it
record Share(Import.Progress whole, long done, long total) {
    static Share of(Import.Progress whole, long done, long total) {
        return new Share(whole, done, total);
    }

    /// So many bytes of this file are read.
    void at(long bytes) {
        whole.at(Math.min(total, done + Math.max(bytes, 0)), total);
    }

    boolean cancelled() {
        return whole.cancelled();
    }
}
