package dev.peerscape.core.topology;

/// An account that the people of this document own or know; a peering from any other is a
/// stranger's.
///
/// @param name what people call it; may be empty
public record Account(AccountId id, String name) {}
