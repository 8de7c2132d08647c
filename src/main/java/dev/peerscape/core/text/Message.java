package dev.peerscape.core.text;

import java.util.List;

/// A sentence for people, before a language is chosen: a key in the text bundles and its arguments.
///
/// The core speaks in messages only; [Texts] turns one into English or Korean at the edge (window
/// or command line). The part of the key before the first dot names the bundle: `edit.vpc-overlap`
/// is found in `dev/peerscape/text/edit.properties`.
///
/// Arguments are strings, numbers or further messages; anything else is shown by its `toString`.
///
/// @param key bundle name, a dot, and the name in the bundle
/// @param arguments what `{0}`, `{1}`, ... stand for
public record Message(String key, List<Object> arguments) {

    public Message {
        if (key.indexOf('.') <= 0) {
            throw new IllegalArgumentException("a message key is BUNDLE.NAME, not " + key);
        }
        arguments = List.copyOf(arguments);
    }

    /// {@return the message of that key with those arguments}
    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
