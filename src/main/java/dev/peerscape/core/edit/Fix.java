package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;

/// A remedy that can be shown, applied and undone, because it is an edit.
///
/// @param label what it does, in a line
public record Fix(Message label, Edit edit) {}
