package dev.peerscape.editor.session;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;

import java.util.Optional;
import java.util.Set;

/// One state of a [Session]. Compared by identity only: JavaFX compares property values with
/// `equals`, and a deep comparison of two documents on every publication would cost as much as
/// drawing them.
public final class Revision {
    private final long number;
    private final Document document;
    private final Set<ResourceId> selection;
    private final Set<ResourceId> touched;
    private final Actor actor;
    private final Optional<Message> undo;
    private final Optional<Message> redo;
    private final boolean saved;

    Revision(
            long number,
            Document document,
            Set<ResourceId> selection,
            Set<ResourceId> touched,
            Actor actor,
            Optional<Message> undo,
            Optional<Message> redo,
            boolean saved) {
        this.number = number;
        this.document = document;
        this.selection = Set.copyOf(selection);
        this.touched = Set.copyOf(touched);
        this.actor = actor;
        this.undo = undo;
        this.redo = redo;
        this.saved = saved;
    }

    /// {@return the serial number; results of background work name the revision they were computed
    /// from}
    public long number() {
        return number;
    }

    /// {@return the document}
    public Document document() {
        return document;
    }

    /// {@return what is selected; never holds an id that the document does not}
    public Set<ResourceId> selection() {
        return selection;
    }

    /// {@return what differs from the revision that listeners were told of before, as
    /// [dev.peerscape.core.edit.Outcome.Applied] says; more only where a listener caused a newer
    /// revision while others were yet to be told of the one before}
    public Set<ResourceId> touched() {
        return touched;
    }

    /// {@return on whose behalf people act}
    public Actor actor() {
        return actor;
    }

    /// {@return what undo would take back, or empty}
    public Optional<Message> undo() {
        return undo;
    }

    /// {@return what redo would do again, or empty}
    public Optional<Message> redo() {
        return redo;
    }

    /// {@return whether the document is the one last saved or opened}
    public boolean isSaved() {
        return saved;
    }

    @Override
    public String toString() {
        return "revision " + number;
    }
}
