package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;

/// Carries edits out. The only place where documents come from documents.
public final class Edits {
    private Edits() {}

    /// {@return the document after the edit, or why it is refused} Never throws for what a person
    /// can do.
    public static Outcome apply(Document document, Edit edit) {
        throw new IllegalStateException("being written: " + document + edit);
    }

    /// {@return what the edit does, in a few words for the undo menu: "Add VPC vpc-data"}
    public static Message describe(Document before, Edit edit) {
        throw new IllegalStateException("being written: " + before + edit);
    }
}
