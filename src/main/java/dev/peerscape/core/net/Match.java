package dev.peerscape.core.net;

import java.util.Objects;

/// The protocol part of a security-group or network-ACL rule. For TCP and UDP `from`-`to` is a
/// range of destination ports; for ICMP, as in the EC2 API, `from` is the type and `to` the code,
/// -1 meaning any. For every other protocol the two mean nothing and are -1.
public record Match(Protocol protocol, int from, int to) {
    /// Everything.
    public static final Match ALL = new Match(Protocol.ALL, -1, -1);

    /// @throws IllegalArgumentException when ports or ICMP numbers are out of range or upside down
    public Match {
        Objects.requireNonNull(protocol);
        if (protocol.hasPorts()) {
            if (from < 0 || to > 65535 || from > to) {
                throw new IllegalArgumentException("no port range " + from + "-" + to);
            }
        } else if (protocol.isIcmp()) {
            if (from < -1 || from > 255 || to < -1 || to > 255) {
                throw new IllegalArgumentException("no ICMP type and code " + from + ", " + to);
            }
        } else if (from != -1 || to != -1) {
            throw new IllegalArgumentException("protocol " + protocol + " has no ports");
        }
    }

    /// {@return every packet of the protocol}
    public static Match all(Protocol protocol) {
        return protocol.hasPorts() ? new Match(protocol, 0, 65535) : new Match(protocol, -1, -1);
    }

    /// {@return one TCP port}
    public static Match tcp(int port) {
        return new Match(Protocol.TCP, port, port);
    }

    /// {@return TCP ports from one to another, both included}
    public static Match tcp(int from, int to) {
        return new Match(Protocol.TCP, from, to);
    }

    /// {@return UDP ports from one to another, both included}
    public static Match udp(int from, int to) {
        return new Match(Protocol.UDP, from, to);
    }

    /// {@return whether a packet matches}
    ///
    /// @param packet its protocol; ICMP rules do not match ICMPv6 packets or the other way round
    /// @param first destination port, or ICMP type
    /// @param second ICMP code; not read for other protocols
    public boolean admits(Protocol packet, int first, int second) {
        if (protocol.equals(Protocol.ALL)) {
            return true;
        }
        if (!protocol.equals(packet)) {
            return false;
        }
        if (protocol.hasPorts()) {
            return first >= from && first <= to;
        }
        return !protocol.isIcmp() || (from == -1 || from == first) && (to == -1 || to == second);
    }

    @Override
    public String toString() {
        if (protocol.hasPorts()) {
            if (from == 0 && to == 65535) {
                return protocol + " all";
            }
            return protocol + " " + (from == to ? Integer.toString(from) : from + "-" + to);
        }
        return protocol.isIcmp() && from != -1
                ? protocol + " " + from + (to == -1 ? "" : "/" + to)
                : protocol.toString();
    }
}
