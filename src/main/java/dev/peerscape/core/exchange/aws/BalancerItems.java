package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.BalancerParts.BalancerPart;
import dev.peerscape.core.exchange.aws.BalancerParts.GroupPart;
import dev.peerscape.core.exchange.aws.BalancerParts.ListenerPart;
import dev.peerscape.core.exchange.aws.BalancerParts.MemberPart;
import dev.peerscape.core.exchange.aws.BalancerParts.ZonePart;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads the answers of `aws elbv2`. Only network load balancers are modelled; what belongs to
/// others is noted.
final class BalancerItems {
    private static final String BALANCER = "LoadBalancerArn";
    private static final String GROUP = "TargetGroupArn";
    private static final int LAST_PORT = 65_535;
    private static final Set<String> LIVING = Set.of("active", "active_impaired", "provisioning");

    private final Parts parts;
    private final BalancerParts found;

    BalancerItems(Parts parts) {
        this.parts = parts;
        found = parts.balancing;
    }

    /// {@return the id of what an ARN names: the kind's prefix and the ARN's last part}
    static Optional<ResourceId> id(Optional<String> arn, Kind kind) {
        return arn.map(it -> it.substring(Math.max(it.lastIndexOf('/'), it.lastIndexOf(':')) + 1))
                .map(it -> kind.prefix() + "-" + it)
                .filter(ResourceId::isWellFormed)
                .map(ResourceId::new);
    }

    private void identified(
            Node item, String field, Kind kind, Origin origin, Consumer<ResourceId> then) {
        id(item.text(field), kind)
                .ifPresentOrElse(then, () -> parts.remark("no-id", origin.file(), field));
    }

    /// One of `describe-load-balancers`.
    void balancer(Node item, Origin origin) {
        identified(
                item,
                BALANCER,
                Kind.LOAD_BALANCER,
                origin,
                id -> {
                    var name = item.text("LoadBalancerName").orElse("");
                    var type = item.text("Type").orElse("?");
                    var state = item.child("State").text("Code").orElse("active");
                    var vpc = item.id("VpcId", Kind.VPC);
                    if (!type.equals("network")) {
                        parts.remark("balancer-type", name.isEmpty() ? id : name, type);
                    } else if (!LIVING.contains(state)) {
                        parts.remark("balancer-state", name.isEmpty() ? id : name, state);
                    } else if (vpc.isEmpty()) {
                        parts.remark("missing-field", origin.file(), id, "VpcId");
                    } else {
                        found.balancers.put(id, balancer(id, vpc.get(), name, item));
                    }
                });
    }

    private static BalancerPart balancer(ResourceId id, ResourceId vpc, String name, Node item) {
        var zones =
                item.list("AvailabilityZones").stream()
                        .flatMap(it ->
                                it
                                        .id("SubnetId", Kind.SUBNET)
                                        .map(subnet -> zone(subnet, it))
                                        .stream())
                        .toList();
        var groups =
                item.texts("SecurityGroups").stream()
                        .filter(ResourceId::isWellFormed)
                        .map(ResourceId::new)
                        .distinct()
                        .toList();
        return new BalancerPart(
                id,
                vpc,
                name,
                item.text("Scheme").orElse("").equals("internet-facing"),
                zones,
                groups,
                item.ids(Shape.INTERFACES, Kind.NETWORK_INTERFACE));
    }

    private static ZonePart zone(ResourceId subnet, Node zone) {
        var addresses = zone.list("LoadBalancerAddresses");
        return new ZonePart(
                subnet,
                addresses.stream().flatMap(it -> it.ip("PrivateIPv4Address").stream()).findFirst(),
                addresses.stream().flatMap(it -> it.ip("IpAddress").stream()).findFirst());
    }

    /// One of `describe-listeners`, or all of one balancer with its ARN beside them.
    void listener(Node item, Origin origin) {
        if (item.json().has("Listeners")) {
            for (var listener : item.list("Listeners")) {
                listener(listener, listener.text(BALANCER).or(() -> item.text(BALANCER)), origin);
            }
        } else {
            listener(item, item.text(BALANCER), origin);
        }
    }

    private void listener(Node item, Optional<String> arn, Origin origin) {
        var balancer = id(arn, Kind.LOAD_BALANCER);
        if (balancer.isEmpty()) {
            parts.remark("no-id", origin.file(), BALANCER);
            return;
        }
        int port = item.number("Port").orElse(0);
        var protocol = item.text("Protocol").orElse("?");
        var protocols = protocols(protocol);
        var groups =
                item.list("DefaultActions").stream()
                        .flatMap(BalancerItems::groups)
                        .distinct()
                        .toList();
        var name = item.text("ListenerArn").orElse(protocol + ":" + port);
        if (protocols.isEmpty()) {
            // Those of application load balancers come in the same answer.
            return;
        }
        if (port < 1 || port > LAST_PORT || groups.isEmpty()) {
            parts.remark("listener-unreadable", balancer.get(), protocol + " " + port);
            return;
        }
        if (groups.size() > 1) {
            parts.remark("listener-groups", balancer.get(), port, groups.getFirst());
        }
        found.listener(balancer.get(), name, new ListenerPart(protocols, port, groups.getFirst()));
    }

    private static Stream<ResourceId> groups(Node action) {
        var weighted =
                action.child("ForwardConfig").list("TargetGroups").stream()
                        .flatMap(it -> id(it.text(GROUP), Kind.TARGET_GROUP).stream());
        return Stream.concat(id(action.text(GROUP), Kind.TARGET_GROUP).stream(), weighted);
    }

    /// {@return what a protocol of network load balancers lets in; nothing for one of others}
    private static List<Protocol> protocols(String protocol) {
        return switch (protocol) {
            case "TCP", "TLS" -> List.of(Protocol.TCP);
            case "UDP", "QUIC" -> List.of(Protocol.UDP);
            case "TCP_UDP", "TCP_QUIC" -> List.of(Protocol.TCP, Protocol.UDP);
            default -> List.of();
        };
    }

    /// Attributes of one balancer, with its ARN beside them.
    void balancerAttributes(Node item, Origin origin) {
        identified(
                item,
                BALANCER,
                Kind.LOAD_BALANCER,
                origin,
                id ->
                        attribute(item, "load_balancing.cross_zone.enabled")
                                .ifPresent(it -> found.crossZone.put(id, it)));
    }

    /// Attributes of one target group, with its ARN beside them.
    void groupAttributes(Node item, Origin origin) {
        identified(
                item,
                GROUP,
                Kind.TARGET_GROUP,
                origin,
                id ->
                        attribute(item, "preserve_client_ip.enabled")
                                .ifPresent(it -> found.preserves.put(id, it)));
    }

    private static Optional<Boolean> attribute(Node item, String key) {
        return item.list("Attributes").stream()
                .filter(it -> it.text("Key").equals(Optional.of(key)))
                .map(it -> it.flag("Value", false))
                .findFirst();
    }

    /// One of `describe-target-groups`.
    void targetGroup(Node item, Origin origin) {
        identified(
                item,
                GROUP,
                Kind.TARGET_GROUP,
                origin,
                id -> {
                    var protocol = item.text("Protocol").orElse("?");
                    var protocols = protocols(protocol);
                    var vpc = item.id("VpcId", Kind.VPC);
                    int port = item.number("Port").orElse(0);
                    if (protocols.isEmpty()) {
                        parts.remark("group-type", id, protocol);
                    } else if (vpc.isEmpty() || port < 1 || port > LAST_PORT) {
                        var field = vpc.isEmpty() ? "VpcId" : "Port";
                        parts.remark("missing-field", origin.file(), id, field);
                    } else {
                        // AWS shows the client's address unless a group is of addresses and TCP.
                        boolean byDefault =
                                !item.text("TargetType").orElse("").equals("ip")
                                        || !Set.of("TCP", "TLS").contains(protocol);
                        found.groups.put(
                                id,
                                new GroupPart(
                                        id,
                                        vpc.get(),
                                        item.text("TargetGroupName").orElse(""),
                                        protocols.getFirst(),
                                        port,
                                        byDefault));
                    }
                });
    }

    /// What `describe-target-health` says of one group, with its ARN beside it.
    void health(Node item, Origin origin) {
        identified(
                item,
                GROUP,
                Kind.TARGET_GROUP,
                origin,
                id ->
                        found.health.put(
                                id,
                                item.list("TargetHealthDescriptions").stream()
                                        .flatMap(it -> member(it).stream())
                                        .toList()));
    }

    private static Optional<MemberPart> member(Node item) {
        var target = item.child("Target");
        return target.text("Id")
                .map(it ->
                        new MemberPart(
                                it,
                                target.number("Port"),
                                item.child("TargetHealth")
                                        .text("State")
                                        .equals(Optional.of("healthy"))));
    }
}
