/// What happens to a packet: flows in, traces with evidence out.
///
/// A trace has two layers: the logical path, every component that was asked, and the traceroute
/// that a person would see, worked out from it by a table of which kinds lower the TTL and which
/// answer (C.7).
package dev.peerscape.core.trace;
