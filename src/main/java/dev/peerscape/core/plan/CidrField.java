package dev.peerscape.core.plan;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;

import java.util.Optional;
import java.util.function.IntFunction;

/// What a field for a block understands: `10.0.0.0/16`, `10.0.0.0 255.255.0.0`, and `/20` for the
/// next free block of that size. Keys make a block larger, smaller, or step to its neighbours.
public final class CidrField {
    private CidrField() {}

    /// {@return what was typed, with `/20` asking for the next free block}
    ///
    /// @param nextFree gives the next free block of a length
    public static Parsed<Cidr> interpret(String text, IntFunction<Optional<Cidr>> nextFree) {
        var trimmed = text.strip();
        if (!trimmed.startsWith("/")) {
            return Cidr.parse(trimmed);
        }
        var digits = trimmed.substring(1).strip();
        boolean number =
                !digits.isEmpty()
                        && digits.length() <= 3
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(digits) > 32) {
            return Parsed.bad(Message.of("net.cidr-length", digits, 32));
        }
        int length = Integer.parseInt(digits);
        return nextFree.apply(length)
                .<Parsed<Cidr>>map(Parsed.Good::new)
                .orElseGet(() -> Parsed.bad(Message.of("plan.no-room", length)));
    }

    /// {@return what was typed for what is about to be done}
    public static Parsed<Cidr> interpret(
            String text, Document document, AddressSpace space, Legality.Question question) {
        return interpret(text, length -> Legality.nextFree(document, space, question, length));
    }

    /// {@return the block with a prefix that many bits longer (or shorter, when negative), at the
    /// same base; as far as the family goes}
    public static Cidr resized(Cidr block, int bits) {
        int length = Math.clamp(block.length() + (long) bits, 0, block.base().width());
        return Cidr.around(block.base(), length);
    }

    /// {@return the aligned neighbour of the same size, `steps` blocks on; as far as the space
    /// goes}
    public static Cidr stepped(Cidr block, int steps) {
        var here = block;
        for (int i = Math.abs(steps); i > 0; i--) {
            var next = steps > 0 ? here.next() : here.previous();
            if (next.isEmpty()) {
                return here;
            }
            here = next.get();
        }
        return here;
    }

    /// {@return how many hosts a subnet of that block can have, all but the five that AWS keeps
    /// (B.3); empty when that is beyond counting, for IPv6}
    public static Optional<Long> usableHosts(Cidr block) {
        return block.isV6()
                ? Optional.empty()
                : Optional.of(Math.max(0, (1L << (32 - block.length())) - 5));
    }
}
