package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;

import java.util.stream.Stream;

/// VPCs and subnets as AWS shows them.
final class VpcShapes {
    private VpcShapes() {}

    static ObjectNode vpc(Vpc vpc) {
        var shape = Shape.object().put("VpcId", vpc.id().value());
        shape.put("OwnerId", vpc.account().value()).put("State", "available");
        vpc.cidrs().stream()
                .filter(it -> !it.isV6())
                .findFirst()
                .ifPresent(it -> shape.put("CidrBlock", it.toString()));
        var set = shape.putArray("CidrBlockAssociationSet");
        int number = 0;
        for (var cidr : vpc.cidrs()) {
            if (!cidr.isV6()) {
                number++;
                var association = set.addObject();
                association.put(
                        "AssociationId", Shape.id("vpc-cidr-assoc", vpc.id()) + "-" + number);
                association.put("CidrBlock", cidr.toString());
                association.putObject("CidrBlockState").put("State", "associated");
            }
        }
        Shape.ipv6(shape, "vpc-cidr-assoc", vpc.id(), vpc.cidrs());
        shape.put("InstanceTenancy", "default").put("IsDefault", false);
        Shape.name(shape, vpc);
        return shape;
    }

    /// The two answers of `describe-vpc-attribute` in one.
    static ObjectNode attributes(Vpc vpc) {
        var shape = Shape.object().put("VpcId", vpc.id().value());
        shape.putObject("EnableDnsSupport").put("Value", vpc.dnsSupport());
        shape.putObject("EnableDnsHostnames").put("Value", vpc.dnsHostnames());
        return shape;
    }

    static Stream<ObjectNode> subnets(Vpc vpc) {
        return vpc.subnets().values().stream().map(it -> subnet(vpc, it));
    }

    private static ObjectNode subnet(Vpc vpc, Subnet subnet) {
        var shape = Shape.object().put("SubnetId", subnet.id().value());
        shape.put("VpcId", vpc.id().value()).put("OwnerId", vpc.account().value());
        subnet.ipv4().map(Cidr::toString).ifPresent(it -> shape.put("CidrBlock", it));
        Shape.ipv6(shape, "subnet-cidr-assoc", subnet.id(), subnet.cidrs());
        shape.put("AvailabilityZone", subnet.zone());
        shape.put("MapPublicIpOnLaunch", subnet.assignsPublicIp());
        shape.put("Ipv6Native", subnet.ipv4().isEmpty()).put("State", "available");
        Shape.name(shape, subnet);
        return shape;
    }
}
