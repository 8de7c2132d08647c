package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;

/// The IPv6 addresses that stand for IPv4 ones: 64:ff9b::/96 (RFC 6052), which a NAT gateway
/// translates (C.3).
final class Nat64 {
    static final long HIGH = 0x0064_ff9b_0000_0000L;

    private Nat64() {}

    static boolean isIn(long high, long low) {
        return high == HIGH && low >>> 32 == 0;
    }

    static boolean isIn(Ip address) {
        return address instanceof Ip.V6(long high, long low) && isIn(high, low);
    }

    /// {@return the IPv4 address that an address of the prefix stands for}
    static Ip inner(Ip address) {
        return address instanceof Ip.V6(_, long low) ? new Ip.V4((int) low) : address;
    }

    /// Gives a message of ICMP the type and code that it has in ICMPv6 (RFC 7915, 4.2): an echo,
    /// "time exceeded", "port unreachable".
    static void message(Walk walk) {
        switch (walk.port) {
            case 0 -> walk.port = 129;
            case 11 -> walk.port = 3;
            case 3 -> {
                walk.port = 1;
                walk.sourcePort = walk.sourcePort == 3 ? 4 : walk.sourcePort;
            }
            default -> {}
        }
    }
}
