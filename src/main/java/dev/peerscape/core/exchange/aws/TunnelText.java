package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the configuration for a customer gateway's device says of a VPN connection: XML in the
/// field `CustomerGatewayConfiguration`. Only addresses and numbers are looked for; keys and other
/// secrets in it are passed over. A text that is cut off or no XML gives what can be found.
///
/// @param tunnels in the order of the text
/// @param address the device's own
/// @param asn the device's own
/// @param amazonAsn that of AWS's side
record TunnelText(
        List<Tunnel> tunnels, Optional<Ip> address, OptionalLong asn, OptionalLong amazonAsn) {

    /// @param outside the address of AWS's end
    /// @param inside the link's block
    record Tunnel(Optional<Ip> outside, Optional<Cidr> inside) {}

    /// {@return what the text says}
    static TunnelText read(String xml) {
        var tunnels = new ArrayList<Tunnel>();
        Optional<Ip> address = Optional.empty();
        var asn = OptionalLong.empty();
        var amazonAsn = OptionalLong.empty();
        for (var part : all(xml, "ipsec_tunnel")) {
            var near = first(part, "customer_gateway").orElse("");
            var far = first(part, "vpn_gateway").orElse("");
            tunnels.add(new Tunnel(outside(far), inside(far).or(() -> inside(near))));
            address = address.or(() -> outside(near));
            if (asn.isEmpty()) {
                asn = number(first(near, "asn"));
            }
            if (amazonAsn.isEmpty()) {
                amazonAsn = number(first(far, "asn"));
            }
        }
        return new TunnelText(List.copyOf(tunnels), address, asn, amazonAsn);
    }

    private static Optional<Ip> outside(String end) {
        return first(end, "tunnel_outside_address")
                .flatMap(it -> first(it, "ip_address"))
                .flatMap(it -> Ip.parse(it.strip()).found());
    }

    private static Optional<Cidr> inside(String end) {
        var part = first(end, "tunnel_inside_address").orElse("");
        var length = first(part, "network_cidr").orElse("30").strip();
        return first(part, "ip_address").flatMap(it -> Node.block(it.strip() + "/" + length));
    }

    private static OptionalLong number(Optional<String> text) {
        try {
            return text.map(it -> Long.parseLong(it.strip())).stream()
                    .mapToLong(it -> it)
                    .filter(it -> it >= 1 && it <= 4_294_967_295L)
                    .findFirst();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static Optional<String> first(String xml, String element) {
        return all(xml, element).stream().findFirst();
    }

    /// {@return what stands in the elements of that name, which do not nest here}
    private static List<String> all(String xml, String element) {
        var found = new ArrayList<String>();
        var start = "<" + element + ">";
        var end = "</" + element + ">";
        int at = xml.indexOf(start);
        while (at >= 0) {
            int from = at + start.length();
            int to = xml.indexOf(end, from);
            if (to < 0) {
                break;
            }
            found.add(xml.substring(from, to));
            at = xml.indexOf(start, to);
        }
        return found;
    }
}
