package dev.peerscape.core.net;

import java.util.Optional;

/// Moves addresses and blocks along when the block around them changes: what was at an offset in
/// the old block is at the same offset in the new one, where that has room.
public final class Rebase {
    private Rebase() {}

    /// {@return the address at the same offset in `to`, when it lies in `from` and `to` has room}
    public static Optional<Ip> moved(Ip address, Cidr from, Cidr to) {
        if (!from.contains(address) || from.isV6() != to.isV6()) {
            return Optional.empty();
        }
        var offset = xor(address, from.base());
        // Offset and base share no bit when the offset fits, so their sum is their union.
        boolean fits = to.contains(xor(offset, to.base()));
        return fits ? Optional.of(xor(offset, to.base())) : Optional.empty();
    }

    /// {@return the block at the same offset in `to`, when it lies in `from` and `to` has room}
    public static Optional<Cidr> moved(Cidr block, Cidr from, Cidr to) {
        if (!from.contains(block) || block.length() < to.length()) {
            return Optional.empty();
        }
        return moved(block.base(), from, to).map(base -> new Cidr(base, block.length()));
    }

    private static Ip xor(Ip one, Ip other) {
        if (one instanceof Ip.V4(int a) && other instanceof Ip.V4(int b)) {
            return new Ip.V4(a ^ b);
        }
        if (one instanceof Ip.V6(long high, long low) && other instanceof Ip.V6(long h, long l)) {
            return new Ip.V6(high ^ h, low ^ l);
        }
        throw new IllegalArgumentException(one + " and " + other + " are of two families");
    }
}
