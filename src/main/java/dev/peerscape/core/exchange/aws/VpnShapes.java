package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.List;

/// Customer gateways and VPN connections as AWS shows them, and sites, which it knows nothing of.
final class VpnShapes {
    private VpnShapes() {}

    static ObjectNode customerGateway(CustomerGateway gateway) {
        var shape = Shape.object().put("CustomerGatewayId", gateway.id().value());
        shape.put("BgpAsn", Long.toString(gateway.asn()));
        gateway.address().ifPresent(it -> shape.put("IpAddress", it.toString()));
        shape.put("State", "available").put("Type", "ipsec.1");
        shape.put(Shape.SITE, gateway.site().value());
        Shape.name(shape, gateway);
        return shape;
    }

    static ObjectNode connection(VpnConnection vpn) {
        var shape = Shape.object().put("VpnConnectionId", vpn.id().value());
        shape.put("CustomerGatewayId", vpn.customerGateway().value());
        shape.put(gatewayField(vpn.gateway()), vpn.gateway().value());
        shape.put("State", "available").put("Type", "ipsec.1").put("Category", "VPN");
        var options = shape.putObject("Options");
        options.put("TunnelInsideIpVersion", vpn.ipv6() ? "ipv6" : "ipv4");
        var routes = shape.putArray("Routes");
        switch (vpn.routing()) {
            case Routing.Static(var blocks) -> {
                options.put("StaticRoutesOnly", true);
                for (var block : blocks) {
                    routes.addObject()
                            .put("DestinationCidrBlock", block.toString())
                            .put("Source", "Static")
                            .put("State", "available");
                }
            }
            case Routing.Bgp(var advertised, int prepends, int med) -> {
                options.put("StaticRoutesOnly", false);
                var told = shape.putObject(Shape.BGP);
                blocks(told.putArray("Advertised"), advertised);
                told.put("Prepends", prepends).put("Med", med);
            }
        }
        tunnels(options.putArray("TunnelOptions"), shape.putArray("VgwTelemetry"), vpn);
        Shape.name(shape, vpn);
        return shape;
    }

    private static String gatewayField(ResourceId gateway) {
        return gateway.kind() == Kind.TRANSIT_GATEWAY ? "TransitGatewayId" : "VpnGatewayId";
    }

    private static void tunnels(ArrayNode options, ArrayNode telemetry, VpnConnection vpn) {
        for (var tunnel : vpn.tunnels()) {
            var option = options.addObject().put(Shape.UP, tunnel.up());
            tunnel.outside().ifPresent(it -> option.put("OutsideIpAddress", it.toString()));
            tunnel.inside()
                    .ifPresent(it ->
                            option.put(
                                    it.isV6() ? "TunnelInsideIpv6Cidr" : "TunnelInsideCidr",
                                    it.toString()));
            tunnel.outside()
                    .ifPresent(it ->
                            telemetry
                                    .addObject()
                                    .put("OutsideIpAddress", it.toString())
                                    .put("Status", tunnel.up() ? "UP" : "DOWN"));
        }
    }

    static void blocks(ArrayNode to, List<Cidr> blocks) {
        blocks.forEach(it -> to.add(it.toString()));
    }

    static ObjectNode site(Site site) {
        var shape = Shape.object().put("SiteId", site.id().value());
        blocks(shape.putArray("Prefixes"), site.prefixes());
        var hosts = shape.putArray("Hosts");
        for (var host : site.hosts()) {
            var to = hosts.addObject().put("HostId", host.id().value());
            to.put("Address", host.address().toString());
            Shape.name(to, host);
        }
        var routes = shape.putArray("Routes");
        for (var row : site.routes()) {
            var to = routes.addObject().put("Destination", row.destination().toString());
            row.over().ifPresent(it -> to.put("Over", it.value()));
        }
        Shape.name(shape, site);
        return shape;
    }
}
