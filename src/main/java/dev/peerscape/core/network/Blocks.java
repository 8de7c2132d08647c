package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;

import java.util.List;

/// A few blocks as masks and bases, to ask whether one of them holds an address. Addresses are two
/// longs: an IPv4 address is (0, its 32 bits), an IPv6 one its upper and lower half.
final class Blocks {
    private final int[] mask4;
    private final int[] base4;
    private final long[] six;

    Blocks(List<Cidr> cidrs) {
        int n4 = (int) cidrs.stream().filter(cidr -> !cidr.isV6()).count();
        mask4 = new int[n4];
        base4 = new int[n4];
        six = new long[(cidrs.size() - n4) * 4];
        int i4 = 0;
        int i6 = 0;
        for (var cidr : cidrs) {
            switch (cidr.base()) {
                case Ip.V4(int bits) -> {
                    mask4[i4] = mask4(cidr.length());
                    base4[i4++] = bits;
                }
                case Ip.V6(long high, long low) -> {
                    six[i6++] = maskHigh(cidr.length());
                    six[i6++] = maskLow(cidr.length());
                    six[i6++] = high;
                    six[i6++] = low;
                }
            }
        }
    }

    /// {@return how many IPv4 blocks there are}
    int size4() {
        return mask4.length;
    }

    /// Writes base and mask of each IPv4 block.
    ///
    /// @return where the next thing goes
    int copy4(int[] words, int at) {
        for (int i = 0; i < mask4.length; i++) {
            words[at++] = base4[i];
            words[at++] = mask4[i];
        }
        return at;
    }

    boolean hold(boolean v6, long high, long low) {
        if (!v6) {
            int bits = (int) low;
            for (int i = 0; i < mask4.length; i++) {
                if ((bits & mask4[i]) == base4[i]) {
                    return true;
                }
            }
            return false;
        }
        for (int i = 0; i < six.length; i += 4) {
            if ((high & six[i]) == six[i + 2] && (low & six[i + 1]) == six[i + 3]) {
                return true;
            }
        }
        return false;
    }

    static int mask4(int length) {
        return (int) (-1L << (32 - length));
    }

    static long maskHigh(int length) {
        return length == 0 ? 0 : length >= 64 ? -1L : -1L << (64 - length);
    }

    static long maskLow(int length) {
        return length <= 64 ? 0 : -1L << (128 - length);
    }

    static long high(Ip ip) {
        return switch (ip) {
            case Ip.V4 _ -> 0;
            case Ip.V6(long high, _) -> high;
        };
    }

    static long low(Ip ip) {
        return switch (ip) {
            case Ip.V4(int bits) -> bits & 0xffff_ffffL;
            case Ip.V6(_, long low) -> low;
        };
    }
}
