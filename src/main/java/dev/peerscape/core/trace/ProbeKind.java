package dev.peerscape.core.trace;

import dev.peerscape.core.net.Protocol;

import java.util.Optional;

/// The packets with which a traceroute asks its way.
public enum ProbeKind {
    /// To ports where nobody listens, from 33434 up by one a line; the destination says that the
    /// port is unreachable. What traceroute does when nothing is said.
    UDP("udp"),
    /// Echo requests; the destination echoes.
    ICMP("icmp"),
    /// The first packet of a connection to one port; the destination accepts or resets it.
    TCP("tcp");

    private final String slug;

    ProbeKind(String slug) {
        this.slug = slug;
    }

    /// {@return the word in options and output}
    public String slug() {
        return slug;
    }

    /// {@return the kind of that word}
    public static Optional<ProbeKind> of(String slug) {
        for (var kind : values()) {
            if (kind.slug.equals(slug)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// {@return the kind that is like the packets of a flow; UDP for protocols that no traceroute
    /// has}
    public static ProbeKind like(Protocol protocol) {
        return protocol.equals(Protocol.TCP) ? TCP : protocol.isIcmp() ? ICMP : UDP;
    }
}
