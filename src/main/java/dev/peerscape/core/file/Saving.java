package dev.peerscape.core.file;

import dev.peerscape.core.text.Message;

/// What came of saving.
public sealed interface Saving {

    /// The file is on disk.
    ///
    /// @param stamp what it is like now, for the next save to compare with
    record Saved(Stamp stamp) implements Saving {}

    /// It is not, and whatever was there before is as it was.
    ///
    /// @param message one sentence that says why
    record NotSaved(Reason reason, Message message) implements Saving {}

    /// Why not.
    enum Reason {
        /// The file there was written by a newer program, and would lose what this one does not
        /// know.
        NEWER_VERSION,
        /// The file there is not what it was when it was opened or last saved.
        CHANGED,
        /// The disk, the folder or the rights do not let it.
        FAILED
    }
}
