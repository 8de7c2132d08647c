/// The dialogs of a peering's life: request, accept or reject, delete; and the banner of those that
/// wait.
package dev.peerscape.app.peering;
