package dev.peerscape.core.check;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;

import java.util.List;

/// Puts fixes together.
final class Mend {
    private Mend() {}

    /// A fix of one edit, or of several as one step.
    static Fix by(Message label, List<? extends Edit> edits) {
        return new Fix(
                label,
                edits.size() == 1 ? edits.getFirst() : new Edit.Batch(label, List.copyOf(edits)));
    }

    static Fix by(Message label, Edit edit) {
        return new Fix(label, edit);
    }
}
