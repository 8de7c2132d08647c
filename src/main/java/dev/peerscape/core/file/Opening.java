package dev.peerscape.core.file;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;

import java.util.Optional;

/// What came of opening a file.
public sealed interface Opening {

    /// It was read, all of it.
    ///
    /// @param stamp what the file was like when it was read; a later save compares with it
    record Loaded(Document document, Stamp stamp) implements Opening {}

    /// It was refused, and nothing of it is opened.
    ///
    /// @param message one sentence: file, line, field, what is wrong, what would be right
    /// @param place where, unless the file could not be read at all
    record Rejected(Message message, Optional<Place> place) implements Opening {}

    /// A place in a file.
    ///
    /// @param line from 1
    /// @param column from 1, in characters
    /// @param field the way to the field, `vpcs[0].subnets[2].cidrs[0]`; empty for the file as a
    ///   whole
    record Place(int line, int column, String field) {}
}
