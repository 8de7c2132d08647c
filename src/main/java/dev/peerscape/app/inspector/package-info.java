/// The forms at the window's right side, one for each kind of resource. Every field commits an
/// edit; a value that is refused stays in its field with the reason below it.
package dev.peerscape.app.inspector;
