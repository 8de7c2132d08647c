package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

/// Peerings as AWS shows them.
///
/// @param topology holds the blocks of the sides that are present
record PeeringShapes(Topology topology) {

    ObjectNode peering(Peering peering) {
        var shape = Shape.object().put("VpcPeeringConnectionId", peering.id().value());
        shape.putObject("Status")
                .put("Code", peering.status().code())
                .put("Message", peering.reason().text());
        peering.expires().ifPresent(it -> shape.put("ExpirationTime", it.toString()));
        shape.set("RequesterVpcInfo", side(peering.requester()));
        shape.set("AccepterVpcInfo", side(peering.accepter()));
        Shape.name(shape, peering);
        Shape.tag(shape, Shape.SINCE, peering.since().toString());
        return shape;
    }

    private ObjectNode side(Peering.Side side) {
        var shape = Shape.object().put("OwnerId", side.account().value());
        shape.put("VpcId", side.vpc().value()).put("Region", side.region().code());
        var vpc = topology.vpc(side.vpc());
        var cidrs = vpc.filter(_ -> side.present()).map(Vpc::cidrs).orElse(side.cidrs());
        if (vpc.isPresent() && !side.present()) {
            shape.put(Shape.GONE, true);
        }
        cidrs.stream()
                .filter(it -> !it.isV6())
                .findFirst()
                .ifPresent(it -> shape.put("CidrBlock", it.toString()));
        var v4 = shape.putArray("CidrBlockSet");
        var v6 = shape.putArray("Ipv6CidrBlockSet");
        for (var cidr : cidrs) {
            if (cidr.isV6()) {
                v6.addObject().put("Ipv6CidrBlock", cidr.toString());
            } else {
                v4.addObject().put("CidrBlock", cidr.toString());
            }
        }
        shape.putObject("PeeringOptions")
                .put("AllowDnsResolutionFromRemoteVpc", side.dnsResolution());
        return shape;
    }
}
