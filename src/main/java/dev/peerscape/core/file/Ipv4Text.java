package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;

import org.jspecify.annotations.Nullable;

/// The common case of an address, read straight from the parser's buffer. Whatever is not plainly
/// right is null here and left to [Ip#parse] and [Cidr#parse], which know how to say what is wrong.
final class Ipv4Text {
    private Ipv4Text() {}

    static @Nullable Ip address(char[] text, int offset, int length) {
        long bits = bits(text, offset, offset + length);
        return bits < 0 ? null : new Ip.V4((int) bits);
    }

    static @Nullable Cidr cidr(char[] text, int offset, int length) {
        int end = offset + length;
        int slash = end - 2;
        if (length >= 3 && text[end - 3] == '/') {
            slash = end - 3;
        } else if (length < 3 || text[slash] != '/') {
            return null;
        }
        int prefix = number(text, slash + 1, end);
        long bits = bits(text, offset, slash);
        if (bits < 0 || prefix < 0 || prefix > 32) {
            return null;
        }
        boolean clear = prefix == 32 || (bits & 0xffff_ffffL >>> prefix) == 0;
        return clear ? new Cidr(new Ip.V4((int) bits), prefix) : null;
    }

    private static long bits(char[] text, int offset, int end) {
        long bits = 0;
        int start = offset;
        for (int octet = 0; octet < 4; octet++) {
            int stop = start;
            while (stop < end && text[stop] != '.') {
                stop++;
            }
            int value = number(text, start, stop);
            boolean last = octet == 3;
            if (value < 0 || value > 255 || last != (stop == end)) {
                return -1;
            }
            bits = bits << 8 | value;
            start = stop + 1;
        }
        return bits;
    }

    /// {@return a decimal of one to three digits without a leading zero, else -1}
    private static int number(char[] text, int start, int end) {
        int digits = end - start;
        if (digits < 1 || digits > 3 || digits > 1 && text[start] == '0') {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
