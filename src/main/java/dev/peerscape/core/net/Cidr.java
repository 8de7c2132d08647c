package dev.peerscape.core.net;

import dev.peerscape.core.text.Message;

import inet.ipaddr.IPAddress;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A block of addresses in CIDR notation (RFC 4632, RFC 4291): a base whose host bits are all zero,
/// and a prefix length. Two blocks are apart, equal, or one holds the other; they never overlap in
/// part.
///
/// Sorted by family, base, then shortest prefix first, so that a block comes right before those it
/// holds.
public record Cidr(Ip base, int length) implements Comparable<Cidr> {
    /// All of IPv4.
    public static final Cidr ANY_V4 = new Cidr(new Ip.V4(0), 0);

    /// All of IPv6.
    public static final Cidr ANY_V6 = new Cidr(new Ip.V6(0, 0), 0);

    /// @throws IllegalArgumentException when the length does not fit the family or host bits are
    ///   set
    public Cidr {
        if (length < 0 || length > base.width()) {
            throw new IllegalArgumentException("/" + length + " does not fit " + base);
        }
        if (!base.equals(mask(base, length))) {
            throw new IllegalArgumentException(base + "/" + length + " has host bits set");
        }
    }

    /// {@return the block written by `text`}
    ///
    /// @throws IllegalArgumentException when it is none; for text from people use [#parse]
    public static Cidr of(String text) {
        return switch (parse(text)) {
            case Parsed.Good<Cidr>(var cidr) -> cidr;
            case Parsed.Bad<Cidr>(var reason, _) ->
                    throw new IllegalArgumentException(text + ": " + reason.key());
        };
    }

    /// {@return the block of that length around an address, host bits cleared}
    public static Cidr around(Ip address, int length) {
        return new Cidr(mask(address, length), length);
    }

    /// {@return the block that holds just this address}
    public static Cidr host(Ip address) {
        return new Cidr(address, address.width());
    }

    /// Reads a block that a person typed: `10.0.0.0/16` or `10.0.0.0 255.255.0.0`. Set host bits
    /// are refused with the block that was probably meant as the suggestion.
    public static Parsed<Cidr> parse(String text) {
        var trimmed = text.strip();
        int slash = trimmed.indexOf('/');
        int cut = slash >= 0 ? slash : trimmed.indexOf(' ');
        if (cut < 0) {
            return switch (Ip.parse(trimmed)) {
                case Parsed.Good<Ip>(var ip) ->
                        new Parsed.Bad<>(
                                Message.of("net.cidr-without-length", ip.toString()),
                                Optional.of(ip + "/" + ip.width()));
                case Parsed.Bad<Ip>(var reason, var hint) -> new Parsed.Bad<>(reason, hint);
            };
        }
        var addressText = trimmed.substring(0, cut).strip();
        var lengthText = trimmed.substring(cut + 1).strip();
        return switch (Ip.parse(addressText)) {
            case Parsed.Bad<Ip>(var reason, var hint) -> new Parsed.Bad<>(reason, hint);
            case Parsed.Good<Ip>(var ip) -> {
                int length = slash >= 0 ? decimal(lengthText) : maskLength(lengthText);
                if (length < 0 || length > ip.width()) {
                    yield Parsed.bad(Message.of("net.cidr-length", lengthText, ip.width()));
                }
                var block = around(ip, length);
                yield block.base().equals(ip)
                        ? new Parsed.Good<>(block)
                        : new Parsed.Bad<>(
                                Message.of(
                                        "net.cidr-host-bits", ip + "/" + length, block.toString()),
                                Optional.of(block.toString()));
            }
        };
    }

    private static int decimal(String text) {
        boolean digits =
                !text.isEmpty()
                        && text.length() <= 3
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && (text.length() == 1 || text.charAt(0) != '0')
                ? Integer.parseInt(text)
                : -1;
    }

    private static int maskLength(String text) {
        if (Ip.parse(text) instanceof Parsed.Good<Ip>(Ip.V4(int bits))) {
            int ones = Integer.bitCount(bits);
            boolean solid = bits == (ones == 0 ? 0 : -1 << (32 - ones));
            return solid ? ones : -1;
        }
        return -1;
    }

    private static Ip mask(Ip ip, int length) {
        return switch (ip) {
            case Ip.V4(int bits) -> new Ip.V4(length == 0 ? 0 : bits & -1 << (32 - length));
            case Ip.V6(long high, long low) ->
                    length <= 64
                            ? new Ip.V6(length == 0 ? 0 : high & -1L << (64 - length), 0)
                            : new Ip.V6(high, low & -1L << (128 - length));
        };
    }

    /// {@return whether this is an IPv6 block}
    public boolean isV6() {
        return base.isV6();
    }

    /// {@return whether the address is in this block; an address of the other family never is}
    public boolean contains(Ip address) {
        return address.isV6() == isV6() && mask(address, length).equals(base);
    }

    /// {@return whether every address of the other block is in this one; a block holds itself}
    public boolean contains(Cidr other) {
        return other.length >= length && contains(other.base);
    }

    /// {@return whether the two share an address}
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /// {@return the first address, the same as the base}
    public Ip first() {
        return base;
    }

    /// {@return the last address}
    public Ip last() {
        return switch (base) {
            case Ip.V4(int bits) -> new Ip.V4(length == 32 ? bits : bits | -1 >>> length);
            case Ip.V6(long high, long low) ->
                    length < 64
                            ? new Ip.V6(high | -1L >>> length, -1L)
                            : new Ip.V6(
                                    high,
                                    length == 128
                                            ? low
                                            : low | (length == 64 ? -1L : -1L >>> (length - 64)));
        };
    }

    /// {@return how many addresses the block has}
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(base.width() - length);
    }

    /// {@return the block twice the size that holds this one, or nothing for all of the family}
    public Optional<Cidr> parent() {
        return length == 0 ? Optional.empty() : Optional.of(around(base, length - 1));
    }

    /// {@return the two halves, lower first, or nothing for a single address}
    public Optional<List<Cidr>> halves() {
        if (length == base.width()) {
            return Optional.empty();
        }
        var lower = new Cidr(base, length + 1);
        return Optional.of(List.of(lower, new Cidr(lower.last().plus(1), length + 1)));
    }

    /// {@return the block of the same size right after this one, or nothing at the end of the
    /// space}
    public Optional<Cidr> next() {
        var after = last().plus(1);
        return after.compareTo(base) > 0 ? Optional.of(new Cidr(after, length)) : Optional.empty();
    }

    /// {@return the block of the same size right before this one, or nothing at the start of the
    /// space}
    public Optional<Cidr> previous() {
        var before = base.plus(-1);
        return before.compareTo(base) < 0 ? Optional.of(around(before, length)) : Optional.empty();
    }

    /// {@return the parts of this block that none of the others covers, as few blocks as possible,
    /// in order}
    public List<Cidr> minus(List<Cidr> others) {
        var rest = new ArrayList<IPAddress>(List.of(Bridge.toLibrary(this)));
        for (var other : others) {
            if (!overlaps(other)) {
                continue;
            }
            var taken = Bridge.toLibrary(other);
            var next = new ArrayList<IPAddress>();
            for (var part : rest) {
                var left = part.subtract(taken);
                if (left != null) {
                    next.addAll(List.of(left));
                }
            }
            rest = next;
        }
        var blocks = new ArrayList<Cidr>();
        for (var part : rest) {
            for (var block : part.spanWithPrefixBlocks()) {
                blocks.add(Bridge.blockFromLibrary(block));
            }
        }
        blocks.sort(null);
        return List.copyOf(blocks);
    }

    @Override
    public int compareTo(Cidr other) {
        int byBase = base.compareTo(other.base);
        return byBase != 0 ? byBase : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return base + "/" + length;
    }
}
