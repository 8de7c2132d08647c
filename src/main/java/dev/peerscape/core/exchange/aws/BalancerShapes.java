package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Vpc;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Network load balancers and target groups as `aws elbv2` shows them; its answers about one
/// balancer or group are wrapped with its ARN beside them, as an import wants them.
final class BalancerShapes {
    private static final String BALANCER = "LoadBalancerArn";
    private static final String GROUP = "TargetGroupArn";

    private BalancerShapes() {}

    private static String word(ResourceId id) {
        return id.value().substring(id.value().indexOf('-') + 1);
    }

    private static String arn(Vpc vpc, String what, String name, ResourceId id) {
        return "arn:aws:elasticloadbalancing:%s:%s:%s/%s/%s"
                .formatted(vpc.region(), vpc.account(), what, plain(name), word(id));
    }

    /// AWS has letters, digits and dashes in these names; a document may have anything.
    private static String plain(String name) {
        var plain = name.replaceAll("[^0-9A-Za-z-]", "-");
        return plain.isEmpty() ? "x" : plain;
    }

    private static String arn(Vpc vpc, LoadBalancer balancer) {
        return arn(vpc, "loadbalancer/net", balancer.name(), balancer.id());
    }

    private static String arn(Vpc vpc, TargetGroup group) {
        return arn(vpc, "targetgroup", group.name(), group.id());
    }

    /// {@return what AWS writes about an interface of a load balancer}
    static String words(LoadBalancer balancer) {
        return "ELB net/" + plain(balancer.name()) + "/" + word(balancer.id());
    }

    static Stream<ObjectNode> balancers(Vpc vpc) {
        return vpc.loadBalancers().values().stream()
                .map(it -> {
                    var shape = Shape.object().put(BALANCER, arn(vpc, it));
                    shape.put("LoadBalancerName", it.name()).put("Type", "network");
                    shape.put("Scheme", it.internetFacing() ? "internet-facing" : "internal");
                    shape.put("VpcId", vpc.id().value());
                    shape.putObject("State").put("Code", "active");
                    var groups = shape.putArray("SecurityGroups");
                    it.interfaces().stream()
                            .flatMap(eni -> eni.securityGroups().stream())
                            .distinct()
                            .forEach(id -> groups.add(id.value()));
                    var zones = shape.putArray("AvailabilityZones");
                    for (var eni : it.interfaces()) {
                        var zone = zones.addObject().put("SubnetId", eni.subnet().value());
                        Optional.ofNullable(vpc.subnets().get(eni.subnet()))
                                .map(Subnet::zone)
                                .ifPresent(name -> zone.put("ZoneName", name));
                        zone.putArray("LoadBalancerAddresses");
                    }
                    var order = shape.putArray(Shape.INTERFACES);
                    it.interfaces().stream()
                            .map(NetworkInterface::id)
                            .forEach(id -> order.add(id.value()));
                    return shape;
                });
    }

    static Stream<ObjectNode> listeners(Vpc vpc) {
        return vpc.loadBalancers().values().stream()
                .map(it -> {
                    var shape = Shape.object().put(BALANCER, arn(vpc, it));
                    var list = shape.putArray("Listeners");
                    for (int i = 0; i < it.listeners().size(); i++) {
                        var listener = it.listeners().get(i);
                        var name = arn(vpc, "listener/net", it.name(), it.id()) + "/" + i;
                        var group = vpc.targetGroups().get(listener.targetGroup());
                        var to = list.addObject().put("ListenerArn", name);
                        to.put(BALANCER, arn(vpc, it)).put("Port", listener.port());
                        to.put("Protocol", protocol(listener.protocol()));
                        to.putArray("DefaultActions")
                                .addObject()
                                .put("Type", "forward")
                                .put(
                                        GROUP,
                                        group == null
                                                ? arn(
                                                        vpc,
                                                        "targetgroup",
                                                        "",
                                                        listener.targetGroup())
                                                : arn(vpc, group));
                    }
                    return shape;
                });
    }

    private static String protocol(Protocol protocol) {
        return protocol.toString().toUpperCase(Locale.ROOT);
    }

    static Stream<ObjectNode> balancerAttributes(Vpc vpc) {
        return vpc.loadBalancers().values().stream()
                .map(it ->
                        attributed(
                                BALANCER,
                                arn(vpc, it),
                                "load_balancing.cross_zone.enabled",
                                it.crossZone()));
    }

    private static ObjectNode attributed(String field, String arn, String key, boolean value) {
        var shape = Shape.object().put(field, arn);
        shape.putArray("Attributes")
                .addObject()
                .put("Key", key)
                .put("Value", Boolean.toString(value));
        return shape;
    }

    static Stream<ObjectNode> targetGroups(Vpc vpc) {
        return vpc.targetGroups().values().stream()
                .map(it -> {
                    var shape = Shape.object().put(GROUP, arn(vpc, it));
                    shape.put("TargetGroupName", it.name()).put("Port", it.port());
                    shape.put("Protocol", protocol(it.protocol()));
                    shape.put("VpcId", vpc.id().value());
                    boolean instances =
                            it.members().stream()
                                    .allMatch(member ->
                                            member.to() instanceof TargetGroup.To.AnInstance);
                    shape.put("TargetType", instances ? "instance" : "ip");
                    return shape;
                });
    }

    static Stream<ObjectNode> groupAttributes(Vpc vpc) {
        return vpc.targetGroups().values().stream()
                .map(it ->
                        attributed(
                                GROUP,
                                arn(vpc, it),
                                "preserve_client_ip.enabled",
                                it.preserveClientIp()));
    }

    static Stream<ObjectNode> health(Vpc vpc) {
        return vpc.targetGroups().values().stream()
                .map(group -> {
                    var shape = Shape.object().put(GROUP, arn(vpc, group));
                    var list = shape.putArray("TargetHealthDescriptions");
                    for (var member : group.members()) {
                        var item = list.addObject();
                        var target =
                                switch (member.to()) {
                                    case TargetGroup.To.AnInstance(var id) -> id.value();
                                    case TargetGroup.To.AnAddress(var ip) -> ip.toString();
                                };
                        item.putObject("Target").put("Id", target).put("Port", member.port());
                        item.putObject("TargetHealth")
                                .put("State", member.healthy() ? "healthy" : "unhealthy");
                    }
                    return shape;
                });
    }
}
