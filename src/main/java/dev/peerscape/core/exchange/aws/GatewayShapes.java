package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NatGateway.Connectivity;
import dev.peerscape.core.topology.Vpc;

import java.util.stream.Stream;

/// Internet gateways, egress-only ones, NAT gateways and virtual private gateways as AWS shows
/// them.
final class GatewayShapes {
    private GatewayShapes() {}

    static Stream<ObjectNode> internetGateways(Vpc vpc) {
        return vpc.internetGateways().values().stream()
                .map(it -> {
                    var shape = Shape.object().put("InternetGatewayId", it.id().value());
                    shape.put("OwnerId", vpc.account().value());
                    attached(shape, "available", vpc);
                    Shape.name(shape, it);
                    return shape;
                });
    }

    static Stream<ObjectNode> egressOnlyGateways(Vpc vpc) {
        return vpc.egressOnlyGateways().values().stream()
                .map(it -> {
                    var shape = Shape.object().put("EgressOnlyInternetGatewayId", it.id().value());
                    attached(shape, "attached", vpc);
                    Shape.name(shape, it);
                    return shape;
                });
    }

    private static void attached(ObjectNode shape, String state, Vpc vpc) {
        shape.putArray("Attachments")
                .addObject()
                .put("State", state)
                .put("VpcId", vpc.id().value());
    }

    static Stream<ObjectNode> natGateways(Vpc vpc) {
        return vpc.natGateways().values().stream().map(it -> natGateway(vpc, it));
    }

    private static ObjectNode natGateway(Vpc vpc, NatGateway gateway) {
        var shape = Shape.object().put("NatGatewayId", gateway.id().value());
        shape.put("VpcId", vpc.id().value()).put("SubnetId", gateway.subnet().value());
        shape.put("State", "available");
        boolean inside = gateway.connectivity() == Connectivity.PRIVATE;
        shape.put("ConnectivityType", inside ? "private" : "public");
        var addresses = shape.putArray("NatGatewayAddresses");
        for (var ip : gateway.privateIps()) {
            var address = addresses.addObject().put("PrivateIp", ip.toString());
            address.put("IsPrimary", ip.equals(gateway.privateIp()));
            gateway.publicIpOf(ip)
                    .ifPresent(it ->
                            address.put("PublicIp", it.toString())
                                    .put("AllocationId", allocation(gateway, ip)));
        }
        Shape.name(shape, gateway);
        return shape;
    }

    /// The Elastic addresses of NAT gateways. Whether the public address of an instance is an
    /// Elastic one is not known; its interface tells of it.
    static Stream<ObjectNode> addresses(Vpc vpc) {
        return vpc.natGateways().values().stream()
                .flatMap(gateway ->
                        gateway.privateIps().stream()
                                .flatMap(ip ->
                                        gateway.publicIpOf(ip).stream()
                                                .map(it -> address(gateway, ip, it))));
    }

    private static ObjectNode address(NatGateway gateway, Ip inside, Ip outside) {
        var shape = Shape.object().put("PublicIp", outside.toString());
        shape.put("AllocationId", allocation(gateway, inside));
        shape.put("PrivateIpAddress", inside.toString());
        return shape.put("Domain", "vpc");
    }

    private static String allocation(NatGateway gateway, Ip inside) {
        int number = gateway.privateIps().indexOf(inside);
        return Shape.id("eipalloc", gateway.id()) + (number == 0 ? "" : "-" + number);
    }

    static Stream<ObjectNode> vpnGateways(Vpc vpc) {
        return vpc.vpnGateways().values().stream()
                .map(it -> {
                    var shape = Shape.object().put("VpnGatewayId", it.id().value());
                    shape.put("Type", "ipsec.1").put("State", "available");
                    shape.put("AmazonSideAsn", it.asn());
                    shape.putArray("VpcAttachments")
                            .addObject()
                            .put("State", "attached")
                            .put("VpcId", vpc.id().value());
                    Shape.name(shape, it);
                    return shape;
                });
    }
}
