/// The guided tour: a card beside the canvas that follows a newcomer from two VPCs to the first
/// packet.
package dev.peerscape.app.tour;
