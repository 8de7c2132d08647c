package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NatGateway.Connectivity;
import dev.peerscape.core.topology.Vpc;

import java.util.stream.Stream;

/// Internet gateways, egress-only ones, and NAT gateways as AWS shows them.
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
        var address = shape.putArray("NatGatewayAddresses").addObject();
        address.put("PrivateIp", gateway.privateIp().toString()).put("IsPrimary", true);
        gateway.publicIp()
                .ifPresent(it ->
                        address.put("PublicIp", it.toString())
                                .put("AllocationId", Shape.id("eipalloc", gateway.id())));
        Shape.name(shape, gateway);
        return shape;
    }

    /// The Elastic addresses of NAT gateways. Whether the public address of an instance is an
    /// Elastic one is not known; its interface tells of it.
    static Stream<ObjectNode> addresses(Vpc vpc) {
        return vpc.natGateways().values().stream()
                .flatMap(gateway ->
                        gateway.publicIp().stream()
                                .map(it -> {
                                    var shape = Shape.object().put("PublicIp", it.toString());
                                    shape.put("AllocationId", Shape.id("eipalloc", gateway.id()));
                                    shape.put("PrivateIpAddress", gateway.privateIp().toString());
                                    return shape.put("Domain", "vpc");
                                }));
    }
}
