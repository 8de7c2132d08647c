/// The settings dialog: language and look, quotas, the traceroute table, and how bad the document
/// in front finds what is uncertain.
package dev.peerscape.app.settings;
