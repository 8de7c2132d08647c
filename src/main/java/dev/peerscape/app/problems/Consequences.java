package dev.peerscape.app.problems;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;

import java.util.ArrayList;
import java.util.List;

/// What a fix would do, in sentences, before it is done.
final class Consequences {
    private Consequences() {}

    /// {@return each step of the edit, then what goes along; or why it would be refused}
    static List<Message> of(Document document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case Outcome.Refused(_, var reason, _) -> List.of(reason);
            case Outcome.Applied(_, _, var notes) -> {
                var lines = new ArrayList<Message>();
                steps(document, edit, lines);
                lines.addAll(notes);
                yield lines;
            }
        };
    }

    // Each step is described against the document as the steps before it leave it.
    private static Document steps(Document document, Edit edit, List<Message> lines) {
        if (edit instanceof Edit.Batch(_, var edits)) {
            var now = document;
            for (var step : edits) {
                now = steps(now, step, lines);
            }
            return now;
        }
        lines.add(Edits.describe(document, edit));
        return Edits.apply(document, edit) instanceof Outcome.Applied(var after, _, _)
                ? after
                : document;
    }
}
