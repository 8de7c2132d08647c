package dev.peerscape.core.file;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.trace.Flow;

import java.util.Optional;

/// A design that comes with the program.
///
/// @param id its file is `assets/samples/ID.peerscape`
/// @param task what there is to do about it, if something was broken on purpose
public record Sample(String id, Optional<Task> task) {

    /// What a sample asks for.
    ///
    /// @param goal in a line: "make web reach db"
    /// @param flow what is not delivered yet, and is when the goal is reached
    public record Task(Message goal, Flow flow) {}

    /// {@return what it shows, in a few words}
    public Message title() {
        return Message.of("file.sample-" + id);
    }

    /// {@return the design itself}
    public Document document() {
        return Samples.open(id + ".peerscape");
    }
}
