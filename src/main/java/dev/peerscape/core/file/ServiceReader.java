package dev.peerscape.core.file;

import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.VpcEndpoint;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads the endpoints, load balancers and target groups of a VPC.
final class ServiceReader {
    private static final int LAST_PORT = 65_535;

    private final Values values;
    private final Tokens tokens;
    private final StandingReader standing;

    ServiceReader(Values values, StandingReader standing) {
        this.values = values;
        this.tokens = values.tokens();
        this.standing = standing;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    /// One with a prefix list is a gateway endpoint.
    VpcEndpoint endpoint() {
        ResourceId id = null;
        String name = null;
        String service = null;
        Boolean privateDns = null;
        List<NetworkInterface> interfaces = null;
        ResourceId list = null;
        List<ResourceId> tables = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.VPC_ENDPOINT));
                case "name" -> name = values.once(name, tokens.string());
                case "service" -> service = values.once(service, tokens.string());
                case "privateDns" -> privateDns = values.once(privateDns, tokens.bool());
                case "interfaces" -> interfaces = values.once(interfaces, interfaces());
                case "prefixList" -> list = values.once(list, values.anyId(Kind.PREFIX_LIST));
                case "routeTables" ->
                        tables =
                                values.once(
                                        tables,
                                        values.list(() -> values.memberId(Kind.ROUTE_TABLE)));
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "service",
                                        "privateDns",
                                        "interfaces",
                                        "prefixList",
                                        "routeTables"));
            }
        }
        boolean gateway = list != null || tables != null;
        var form =
                gateway
                        ? new VpcEndpoint.Form.Gateway(
                                values.need(list, "prefixList"), orEmpty(tables))
                        : new VpcEndpoint.Form.Interface(
                                orEmpty(interfaces), privateDns == null || privateDns);
        if (gateway && (interfaces != null || privateDns != null)) {
            throw tokens.refuse(dev.peerscape.core.text.Message.of("file.endpoint-both"));
        }
        return new VpcEndpoint(
                values.need(id, "id"), orEmpty(name), values.need(service, "service"), form);
    }

    private List<NetworkInterface> interfaces() {
        return values.list(standing::networkInterface);
    }

    LoadBalancer balancer() {
        ResourceId id = null;
        String name = null;
        Boolean open = null;
        Boolean crossZone = null;
        List<NetworkInterface> interfaces = null;
        List<LoadBalancer.Listener> listeners = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.LOAD_BALANCER));
                case "name" -> name = values.once(name, tokens.string());
                case "internetFacing" -> open = values.once(open, tokens.bool());
                case "crossZone" -> crossZone = values.once(crossZone, tokens.bool());
                case "interfaces" -> interfaces = values.once(interfaces, interfaces());
                case "listeners" -> listeners = values.once(listeners, values.list(this::listener));
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "internetFacing",
                                        "crossZone",
                                        "interfaces",
                                        "listeners"));
            }
        }
        return new LoadBalancer(
                values.need(id, "id"),
                orEmpty(name),
                open != null && open,
                orEmpty(interfaces),
                crossZone != null && crossZone,
                orEmpty(listeners));
    }

    private LoadBalancer.Listener listener() {
        Protocol protocol = null;
        Integer port = null;
        ResourceId group = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "protocol" -> protocol = values.once(protocol, protocol());
                case "port" -> port = values.once(port, tokens.integer(1, LAST_PORT));
                case "targetGroup" ->
                        group = values.once(group, values.memberId(Kind.TARGET_GROUP));
                default -> throw tokens.unknownField(List.of("protocol", "port", "targetGroup"));
            }
        }
        return new LoadBalancer.Listener(
                values.need(protocol, "protocol"),
                values.need(port, "port"),
                values.need(group, "targetGroup"));
    }

    /// Only these two are balanced.
    private Protocol protocol() {
        var word = tokens.string();
        return switch (word) {
            case "tcp" -> Protocol.TCP;
            case "udp" -> Protocol.UDP;
            default -> throw tokens.unknownWord(word, List.of("tcp", "udp"));
        };
    }

    TargetGroup targetGroup() {
        ResourceId id = null;
        String name = null;
        Protocol protocol = null;
        Integer port = null;
        Boolean preserve = null;
        List<TargetGroup.Member> members = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.TARGET_GROUP));
                case "name" -> name = values.once(name, tokens.string());
                case "protocol" -> protocol = values.once(protocol, protocol());
                case "port" -> port = values.once(port, tokens.integer(1, LAST_PORT));
                case "preserveClientIp" -> preserve = values.once(preserve, tokens.bool());
                case "targets" -> members = values.once(members, values.list(this::member));
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "protocol",
                                        "port",
                                        "preserveClientIp",
                                        "targets"));
            }
        }
        return new TargetGroup(
                values.need(id, "id"),
                orEmpty(name),
                values.need(protocol, "protocol"),
                values.need(port, "port"),
                preserve != null && preserve,
                orEmpty(members));
    }

    private TargetGroup.Member member() {
        TargetGroup.To to = null;
        Integer port = null;
        Boolean healthy = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "target" -> to = values.once(to, to());
                case "port" -> port = values.once(port, tokens.integer(1, LAST_PORT));
                case "healthy" -> healthy = values.once(healthy, tokens.bool());
                default -> throw tokens.unknownField(List.of("target", "port", "healthy"));
            }
        }
        return new TargetGroup.Member(
                values.need(to, "target"), values.need(port, "port"), healthy == null || healthy);
    }

    /// The id of an instance starts with `i-`, an address does not.
    private TargetGroup.To to() {
        return tokens.piece().toString().startsWith("i-")
                ? new TargetGroup.To.AnInstance(values.memberId(Kind.INSTANCE))
                : new TargetGroup.To.AnAddress(values.ip());
    }
}
