package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;

import java.util.List;

/// A remark that goes away by itself.
///
/// @param text what happened
/// @param choices what can be done about it, as links beside the text
public record Toast(Message text, List<Choice> choices) {

    public Toast {
        choices = List.copyOf(choices);
    }

    /// A link in a toast.
    public record Choice(Message label, Runnable run) {}
}
