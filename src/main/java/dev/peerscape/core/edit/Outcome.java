package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What came of an edit.
public sealed interface Outcome {

    /// It was carried out.
    ///
    /// @param document the document after it
    /// @param touched the resources that are not the same object before and after, and those whose
    ///   box changed; with a thing inside a VPC, the VPC too
    /// @param notes what went along ("3 routes became blackholes"), for the person to read
    record Applied(Document document, Set<ResourceId> touched, List<Message> notes)
            implements Outcome {
        public Applied {
            touched = Set.copyOf(touched);
            notes = List.copyOf(notes);
        }
    }

    /// It was refused; the document is as it was.
    ///
    /// @param code the error code of the EC2 API where there is one (A.8), else ours
    /// @param reason why
    /// @param suggestion an edit that would be accepted and does what was probably meant
    record Refused(String code, Message reason, Optional<Edit> suggestion) implements Outcome {}

    /// {@return the document after the edit}
    ///
    /// @throws IllegalStateException when it was refused; for edits that are known to fit
    default Document orThrow() {
        return switch (this) {
            case Applied(var document, _, _) -> document;
            case Refused(var code, var reason, _) ->
                    throw new IllegalStateException(code + ": " + reason);
        };
    }
}
