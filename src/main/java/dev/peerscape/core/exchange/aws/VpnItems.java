package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.HybridParts.DevicePart;
import dev.peerscape.core.exchange.aws.HybridParts.GatewayPart;
import dev.peerscape.core.exchange.aws.HybridParts.TunnelPart;
import dev.peerscape.core.exchange.aws.HybridParts.VpnPart;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VpnConnection.Routing.Bgp;
import dev.peerscape.core.topology.VpnGateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Reads virtual private gateways, customer gateways and VPN connections. Pre-shared keys and the
/// configuration of devices hold secrets: addresses and numbers are taken from them, and nothing
/// else.
final class VpnItems {
    private static final Set<String> OVER = Set.of("deleted", "deleting");

    private final Parts parts;
    private final HybridParts hybrid;
    private final Items items;

    VpnItems(Parts parts) {
        this.parts = parts;
        hybrid = parts.hybrid;
        items = new Items(parts);
    }

    private boolean isOver(ResourceId id, Node item) {
        var state = item.text("State").orElse("available");
        if (!OVER.contains(state)) {
            return false;
        }
        hybrid.over.add(id);
        parts.remark("over", id, state);
        return true;
    }

    /// One of `describe-vpn-gateways`.
    void vpnGateway(Node item, Origin origin) {
        items.identified(
                item,
                "VpnGatewayId",
                Kind.VPN_GATEWAY,
                origin,
                id -> {
                    if (isOver(id, item)) {
                        return;
                    }
                    var vpc =
                            item.list("VpcAttachments").stream()
                                    .filter(it ->
                                            it.text("State").orElse("attached").startsWith("atta"))
                                    .flatMap(it -> it.id("VpcId", Kind.VPC).stream())
                                    .findFirst();
                    if (vpc.isEmpty()) {
                        hybrid.over.add(id);
                        parts.remark("detached", id);
                        return;
                    }
                    parts.hint(vpc.get(), Optional.empty(), origin.region());
                    hybrid.gateways.put(
                            id,
                            new GatewayPart(
                                    vpc.get(),
                                    new VpnGateway(
                                            id,
                                            item.name().orElse(""),
                                            asn(item, "AmazonSideAsn").orElse(VpnGateway.USUAL_ASN),
                                            Optional.empty()),
                                    asn(item, "AmazonSideAsn").isPresent()));
                });
    }

    /// One of `describe-customer-gateways`.
    void customerGateway(Node item, Origin origin) {
        items.identified(
                item,
                "CustomerGatewayId",
                Kind.CUSTOMER_GATEWAY,
                origin,
                id -> {
                    if (isOver(id, item)) {
                        return;
                    }
                    var asn = asn(item, "BgpAsnExtended");
                    hybrid.devices.put(
                            id,
                            new DevicePart(
                                    id,
                                    item.name().orElse(""),
                                    item.account("OwnerId").or(origin::account),
                                    origin.region(),
                                    item.ip("IpAddress"),
                                    asn.isPresent() ? asn : asn(item, "BgpAsn"),
                                    item.text("DeviceName"),
                                    item.id(Shape.SITE, Kind.SITE)));
                });
    }

    /// One of `describe-vpn-connections`.
    void connection(Node item, Origin origin) {
        items.identified(
                item,
                "VpnConnectionId",
                Kind.VPN_CONNECTION,
                origin,
                id -> {
                    if (isOver(id, item)) {
                        return;
                    }
                    var gateway =
                            item.id("TransitGatewayId", Kind.TRANSIT_GATEWAY)
                                    .or(() -> item.id("VpnGatewayId", Kind.VPN_GATEWAY));
                    if (gateway.isEmpty()) {
                        hybrid.over.add(id);
                        parts.remark("vpn-loose", id);
                        return;
                    }
                    hybrid.connections.put(id, part(id, gateway.get(), item, origin));
                });
    }

    private VpnPart part(ResourceId id, ResourceId gateway, Node item, Origin origin) {
        var options = item.child("Options");
        var routes =
                item.list("Routes").stream()
                        .filter(it -> !OVER.contains(it.text("State").orElse("")))
                        .flatMap(it -> it.cidr("DestinationCidrBlock").stream())
                        .distinct()
                        .toList();
        var text = TunnelText.read(item.text("CustomerGatewayConfiguration").orElse(""));
        return new VpnPart(
                id,
                item.name().orElse(""),
                origin.account(),
                origin.region(),
                item.id("CustomerGatewayId", Kind.CUSTOMER_GATEWAY),
                gateway,
                options.flag("StaticRoutesOnly", !routes.isEmpty()),
                routes,
                tunnels(item, options, text),
                options.text("TunnelInsideIpVersion").equals(Optional.of("ipv6")),
                side(options, "Local"),
                side(options, "Remote"),
                bgp(item),
                text.address(),
                text.asn(),
                text.amazonAsn());
    }

    /// {@return the blocks that the tunnels are for, unless for everything}
    private static Optional<Cidr> side(Node options, String which) {
        return options.cidr(which + "Ipv4NetworkCidr")
                .or(() -> options.cidr(which + "Ipv6NetworkCidr"))
                .filter(it -> it.length() > 0);
    }

    private static Optional<Bgp> bgp(Node item) {
        var told = item.child(Shape.BGP);
        return told.json().isObject()
                ? Optional.of(
                        new Bgp(
                                blocks(told, "Advertised"),
                                Math.max(0, told.number("Prepends").orElse(0)),
                                Math.max(0, told.number("Med").orElse(0))))
                : Optional.empty();
    }

    static List<Cidr> blocks(Node item, String field) {
        return item.texts(field).stream().flatMap(it -> Node.block(it).stream()).toList();
    }

    /// The options, the configuration and the telemetry each tell of the tunnels; the outside
    /// address says which is which.
    private static List<TunnelPart> tunnels(Node item, Node options, TunnelText text) {
        var tunnels = new LinkedHashMap<String, TunnelPart>();
        int number = 0;
        for (var it : options.list("TunnelOptions")) {
            number++;
            var outside = it.ip("OutsideIpAddress");
            var key = key(outside, number);
            tunnels.put(
                    tunnels.containsKey(key) ? "tunnel " + number : key,
                    new TunnelPart(
                            outside,
                            it.cidr("TunnelInsideCidr").or(() -> it.cidr("TunnelInsideIpv6Cidr")),
                            it.text(Shape.UP).map("true"::equals),
                            OptionalInt.empty()));
        }
        number = 0;
        for (var it : text.tunnels()) {
            number++;
            var told =
                    new TunnelPart(
                            it.outside(), it.inside(), Optional.empty(), OptionalInt.empty());
            tunnels.merge(key(it.outside(), number), told, VpnItems::both);
        }
        for (var it : item.list("VgwTelemetry")) {
            var outside = it.ip("OutsideIpAddress");
            outside.ifPresent(ip ->
                    tunnels.merge(
                            ip.toString(),
                            new TunnelPart(
                                    outside,
                                    Optional.empty(),
                                    it.text("Status").map("UP"::equals),
                                    it.number("AcceptedRouteCount")),
                            VpnItems::both));
        }
        // Every connection has two.
        return tunnels.isEmpty() && !options.json().has("TunnelOptions")
                ? List.of(TunnelPart.UNTOLD, TunnelPart.UNTOLD)
                : List.copyOf(tunnels.values());
    }

    private static String key(Optional<Ip> outside, int number) {
        return outside.map(Ip::toString).orElse("tunnel " + number);
    }

    private static TunnelPart both(TunnelPart known, TunnelPart more) {
        return new TunnelPart(
                known.outside().or(more::outside),
                known.inside().or(more::inside),
                known.up().or(more::up),
                known.accepted().isPresent() ? known.accepted() : more.accepted());
    }

    /// {@return a number of an autonomous system, which is never 0}
    static OptionalLong asn(Node item, String field) {
        var asn = item.wide(field);
        return asn.isPresent() && asn.getAsLong() == 0 ? OptionalLong.empty() : asn;
    }
}
