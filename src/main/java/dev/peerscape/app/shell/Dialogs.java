package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;

import javafx.scene.Node;
import javafx.scene.control.Dialog;

import java.util.List;
import java.util.Optional;

/// Asks people things that cannot wait. A port, so that tests can answer.
public interface Dialogs {

    /// Says one sentence and waits until it was read.
    void say(Message title, Message text);

    /// Asks to choose one of several buttons.
    ///
    /// @param choices the first is the default, the last is what Escape and the close box mean
    /// @return the index of the choice
    int choose(Message title, Message text, List<Message> choices);

    /// Shows something to look at and asks to choose one of several buttons.
    ///
    /// @param choices the first is the default, the last is what Escape and the close box mean
    /// @return the index of the choice
    int choose(Message title, Node content, List<Message> choices);

    /// Asks for a line of text.
    ///
    /// @return the line, or nothing when it was called off
    Optional<String> line(Message title, Message label, String initial);

    /// Shows something to look at, with a button to close it.
    void show(Message title, Node content);

    /// Shows a failure of the program itself, with details to copy.
    ///
    /// @param text what happened and where the work was kept
    void failure(Message text, String details);

    /// Shows a dialog of one's own over the window.
    ///
    /// @return what it ended with
    <R> Optional<R> show(Dialog<R> dialog);
}
