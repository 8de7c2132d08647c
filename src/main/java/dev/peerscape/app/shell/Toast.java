package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;

/// A remark that goes away by itself.
///
/// @param text what happened
/// @param choices what can be done about it, as links beside the text
/// @param about what it is news of: earlier news of the same goes when this comes
public record Toast(Message text, List<Choice> choices, Optional<ResourceId> about) {

    public Toast {
        choices = List.copyOf(choices);
    }

    /// A toast that stands beside whatever was told before.
    public Toast(Message text, List<Choice> choices) {
        this(text, choices, Optional.empty());
    }

    /// {@return this as the latest news of something}
    public Toast about(ResourceId id) {
        return new Toast(text, choices, Optional.of(id));
    }

    /// A link in a toast.
    public record Choice(Message label, Runnable run) {}
}
