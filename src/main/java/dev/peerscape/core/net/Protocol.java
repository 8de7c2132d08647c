package dev.peerscape.core.net;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An IP protocol by its IANA number, 0 to 255, or -1 for "all" as AWS writes it in rules.
public record Protocol(int number) {
    /// Every protocol; only in rules.
    public static final Protocol ALL = new Protocol(-1);

    public static final Protocol ICMP = new Protocol(1);
    public static final Protocol TCP = new Protocol(6);
    public static final Protocol UDP = new Protocol(17);
    public static final Protocol ICMPV6 = new Protocol(58);

    private static final Map<String, Protocol> NAMES =
            Map.of("all", ALL, "-1", ALL, "icmp", ICMP, "tcp", TCP, "udp", UDP, "icmpv6", ICMPV6);

    /// @throws IllegalArgumentException outside -1 to 255
    public Protocol {
        if (number < -1 || number > 255) {
            throw new IllegalArgumentException("no IP protocol " + number);
        }
    }

    /// {@return the protocol of a name (`tcp`, `udp`, `icmp`, `icmpv6`, `all`) or a decimal number}
    public static Optional<Protocol> parse(String text) {
        var word = text.strip().toLowerCase(Locale.ROOT);
        var named = NAMES.get(word);
        if (named != null) {
            return Optional.of(named);
        }
        boolean number =
                !word.isEmpty()
                        && word.length() <= 3
                        && word.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(word) <= 255
                ? Optional.of(new Protocol(Integer.parseInt(word)))
                : Optional.empty();
    }

    /// {@return whether packets of it carry ports: TCP and UDP}
    public boolean hasPorts() {
        return equals(TCP) || equals(UDP);
    }

    /// {@return whether it is ICMP for IPv4 or IPv6}
    public boolean isIcmp() {
        return equals(ICMP) || equals(ICMPV6);
    }

    @Override
    public String toString() {
        return switch (number) {
            case -1 -> "all";
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 58 -> "icmpv6";
            default -> Integer.toString(number);
        };
    }
}
