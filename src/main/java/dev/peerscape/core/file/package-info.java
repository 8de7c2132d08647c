/// The native file: `.peerscape`, JSON that a person can read and a git diff can show, one line a
/// row.
///
/// - [dev.peerscape.core.file.FileFormat] reads a file into a document, whole or not at all, and
///   writes one; every refusal is a sentence with line and field.
/// - [dev.peerscape.core.file.Saver] puts a file on disk, whole or not at all, and never over a
///   newer version or over what somebody else changed meanwhile.
///
/// The schema for other tools is `assets/schema/peerscape-1.schema.json`. Fields that have their
/// usual value are left out on writing and may be left out by hand; fields that version 1 does not
/// know are refused, so that nothing is lost by opening and saving.
package dev.peerscape.core.file;
