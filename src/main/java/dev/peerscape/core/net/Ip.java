package dev.peerscape.core.net;

import dev.peerscape.core.text.Message;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddressString;

import java.math.BigInteger;

/// One IPv4 or IPv6 address, strict: four decimal octets without leading zeros, or RFC 4291 text
/// without a zone. Written back in the canonical form of RFC 5952. IPv4 sorts before IPv6.
public sealed interface Ip extends Comparable<Ip> {

    /// An IPv4 address; the 32 bits in network order.
    record V4(int bits) implements Ip {
        @Override
        public String toString() {
            return (bits >>> 24)
                    + "."
                    + (bits >>> 16 & 255)
                    + "."
                    + (bits >>> 8 & 255)
                    + "."
                    + (bits & 255);
        }
    }

    /// An IPv6 address; the upper and lower 64 bits in network order.
    record V6(long high, long low) implements Ip {
        @Override
        public String toString() {
            return Bridge.toLibrary(this).toCanonicalString();
        }
    }

    /// {@return the address written by `text`}
    ///
    /// @throws IllegalArgumentException when it is none; for text from people use [#parse]
    static Ip of(String text) {
        return switch (parse(text)) {
            case Parsed.Good<Ip>(var ip) -> ip;
            case Parsed.Bad<Ip>(var reason, _) ->
                    throw new IllegalArgumentException(text + ": " + reason.key());
        };
    }

    /// Reads an address that a person typed.
    static Parsed<Ip> parse(String text) {
        var trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Parsed.bad(Message.of("net.address-empty"));
        }
        if (trimmed.indexOf('/') >= 0) {
            return Parsed.bad(Message.of("net.address-with-length", trimmed));
        }
        try {
            return new Parsed.Good<>(
                    Bridge.fromLibrary(new IPAddressString(trimmed, Bridge.STRICT).toAddress()));
        } catch (AddressStringException _) {
            return Parsed.bad(Message.of("net.address-malformed", trimmed));
        }
    }

    /// {@return whether this is an IPv6 address}
    default boolean isV6() {
        return this instanceof V6;
    }

    /// {@return 32 or 128}
    default int width() {
        return isV6() ? 128 : 32;
    }

    /// {@return the address as an unsigned number}
    default BigInteger number() {
        return Bridge.toLibrary(this).getValue();
    }

    /// {@return the address so many further on; wraps around at the end of the space}
    default Ip plus(long increment) {
        return switch (this) {
            case V4(int bits) -> new V4((int) (bits + increment));
            case V6(long high, long low) -> {
                long sum = low + increment;
                long carry = increment >= 0 && Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
                long borrow = increment < 0 && Long.compareUnsigned(sum, low) > 0 ? 1 : 0;
                yield new V6(high + carry - borrow, sum);
            }
        };
    }

    /// {@return whether the address is in 10/8, 172.16/12 or 192.168/16 (RFC 1918) or in fc00::/7
    /// (RFC 4193)}
    default boolean isPrivate() {
        return switch (this) {
            case V4(int b) -> b >>> 24 == 10 || b >>> 20 == 0xac1 || b >>> 16 == 0xc0a8;
            case V6(long high, _) -> high >>> 57 == 0xfc >>> 1;
        };
    }

    /// {@return whether the address is in 100.64.0.0/10, shared address space (RFC 6598)}
    default boolean isShared() {
        return this instanceof V4(int b) && b >>> 22 == 0x191;
    }

    /// {@return whether the Internet can route to the address: neither private, shared, loopback,
    /// link-local, multicast nor unspecified}
    default boolean isPublic() {
        return switch (this) {
            case V4(int b) ->
                    !isPrivate()
                            && !isShared()
                            && b >>> 24 != 0
                            && b >>> 24 != 127
                            && b >>> 16 != 0xa9fe
                            && b >>> 28 < 0xe;
            case V6(long high, _) -> high >>> 61 == 1;
        };
    }

    @Override
    default int compareTo(Ip other) {
        return switch (this) {
            case V4(int a) ->
                    switch (other) {
                        case V4(int b) -> Integer.compareUnsigned(a, b);
                        case V6 _ -> -1;
                    };
            case V6(long high, long low) ->
                    switch (other) {
                        case V4 _ -> 1;
                        case V6(long oh, long ol) ->
                                high != oh
                                        ? Long.compareUnsigned(high, oh)
                                        : Long.compareUnsigned(low, ol);
                    };
        };
    }
}
