/// What goes in and out besides the native file: flows in, traces and findings out, as JSON for
/// scripts and for the window's export.
package dev.peerscape.core.exchange;
