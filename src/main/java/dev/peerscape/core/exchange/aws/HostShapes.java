package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Vpc;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Instances and network interfaces as AWS shows them.
final class HostShapes {
    private HostShapes() {}

    static Stream<ObjectNode> reservations(Vpc vpc) {
        return vpc.instances().values().stream()
                .map(it -> {
                    var shape = Shape.object().put("ReservationId", Shape.id("r", it.id()));
                    shape.put("OwnerId", vpc.account().value());
                    shape.putArray("Instances").add(instance(vpc, it));
                    return shape;
                });
    }

    private static ObjectNode instance(Vpc vpc, Instance instance) {
        var first = instance.primary();
        var shape = Shape.object().put("InstanceId", instance.id().value());
        shape.putObject("State")
                .put("Code", instance.running() ? 16 : 80)
                .put("Name", instance.running() ? "running" : "stopped");
        shape.put("VpcId", vpc.id().value()).put("SubnetId", first.subnet().value());
        addresses(shape, first);
        shape.put("SourceDestCheck", first.sourceDestCheck());
        groups(shape.putArray("SecurityGroups"), vpc, first);
        var interfaces = shape.putArray("NetworkInterfaces");
        for (int i = 0; i < instance.interfaces().size(); i++) {
            var eni = networkInterface(vpc, instance.interfaces().get(i));
            eni.putObject("Attachment").put("DeviceIndex", i).put("Status", "attached");
            interfaces.add(eni);
        }
        Shape.name(shape, instance);
        return shape;
    }

    private static void addresses(ObjectNode shape, NetworkInterface eni) {
        eni.primary(false).ifPresent(it -> shape.put("PrivateIpAddress", it.toString()));
        eni.publicIp().ifPresent(it -> shape.put("PublicIpAddress", it.toString()));
        eni.primary(true).ifPresent(it -> shape.put("Ipv6Address", it.toString()));
    }

    static Stream<ObjectNode> networkInterfaces(Vpc vpc) {
        var attached =
                vpc.instances().values().stream()
                        .flatMap(instance ->
                                IntStream.range(0, instance.interfaces().size())
                                        .mapToObj(i -> attached(vpc, instance, i)));
        var alone =
                vpc.interfaces().values().stream()
                        .map(it -> named(vpc, it, "interface").put("RequesterManaged", false));
        var ofEndpoints =
                vpc.endpoints().values().stream()
                        .flatMap(endpoint ->
                                endpoint.interfaces().stream()
                                        .map(it ->
                                                managed(
                                                        named(vpc, it, "vpc_endpoint"),
                                                        "VPC Endpoint Interface "
                                                                + endpoint.id())));
        var ofBalancers =
                vpc.loadBalancers().values().stream()
                        .flatMap(balancer ->
                                balancer.interfaces().stream()
                                        .map(it ->
                                                managed(
                                                        named(vpc, it, "network_load_balancer"),
                                                        BalancerShapes.words(balancer))));
        return Stream.of(attached, alone, ofEndpoints, ofBalancers).flatMap(it -> it);
    }

    private static ObjectNode attached(Vpc vpc, Instance instance, int device) {
        var shape = named(vpc, instance.interfaces().get(device), "interface");
        shape.put("RequesterManaged", false);
        shape.putObject("Attachment")
                .put("InstanceId", instance.id().value())
                .put("DeviceIndex", device)
                .put("Status", "attached");
        return shape;
    }

    private static ObjectNode managed(ObjectNode shape, String words) {
        return shape.put("RequesterManaged", true).put("Description", words);
    }

    private static ObjectNode named(Vpc vpc, NetworkInterface eni, String type) {
        var shape = networkInterface(vpc, eni).put("InterfaceType", type);
        // Interfaces have their tags under another name than everything else.
        if (!eni.name().isEmpty()) {
            shape.putArray("TagSet").addObject().put("Key", "Name").put("Value", eni.name());
        }
        return shape;
    }

    private static ObjectNode networkInterface(Vpc vpc, NetworkInterface eni) {
        var shape = Shape.object().put("NetworkInterfaceId", eni.id().value());
        shape.put("OwnerId", vpc.account().value()).put("VpcId", vpc.id().value());
        shape.put("SubnetId", eni.subnet().value()).put("Status", "in-use");
        shape.put("SourceDestCheck", eni.sourceDestCheck());
        var first = eni.primary(false);
        first.ifPresent(it -> shape.put("PrivateIpAddress", it.toString()));
        var v4 = shape.putArray("PrivateIpAddresses");
        var v6 = shape.putArray("Ipv6Addresses");
        for (var ip : eni.addresses()) {
            if (ip.isV6()) {
                v6.addObject().put("Ipv6Address", ip.toString());
            } else {
                boolean primary = first.filter(it -> it == ip).isPresent();
                var address = v4.addObject().put("PrivateIpAddress", ip.toString());
                address.put("Primary", primary);
                eni.publicIp()
                        .filter(_ -> primary)
                        .ifPresent(it ->
                                address.putObject("Association").put("PublicIp", it.toString()));
            }
        }
        eni.publicIp()
                .ifPresent(it -> shape.putObject("Association").put("PublicIp", it.toString()));
        groups(shape.putArray("Groups"), vpc, eni);
        return shape;
    }

    private static void groups(ArrayNode to, Vpc vpc, NetworkInterface eni) {
        for (var id : eni.securityGroups()) {
            var group = to.addObject().put("GroupId", id.value());
            var known = vpc.securityGroups().get(id);
            if (known != null) {
                group.put("GroupName", RuleShapes.groupName(vpc, known));
            }
        }
    }
}
