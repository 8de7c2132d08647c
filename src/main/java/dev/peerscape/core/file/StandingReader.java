package dev.peerscape.core.file;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what stands in subnets: instances, network interfaces and NAT gateways.
final class StandingReader {
    private final Values values;
    private final Tokens tokens;

    StandingReader(Values values) {
        this.values = values;
        this.tokens = values.tokens();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    Instance instance() {
        ResourceId id = null;
        String name = null;
        Boolean running = null;
        List<NetworkInterface> interfaces = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.INSTANCE));
                case "name" -> name = values.once(name, tokens.string());
                case "running" -> running = values.once(running, tokens.bool());
                case "interfaces" -> interfaces = values.once(interfaces, interfaces());
                default ->
                        throw tokens.unknownField(List.of("id", "name", "running", "interfaces"));
            }
        }
        return new Instance(
                values.need(id, "id"),
                orEmpty(name),
                running == null || running,
                values.need(interfaces, "interfaces"));
    }

    private List<NetworkInterface> interfaces() {
        var interfaces = values.list(this::networkInterface);
        if (interfaces.isEmpty()) {
            throw tokens.refuse(Message.of("file.no-interface"));
        }
        return interfaces;
    }

    NetworkInterface networkInterface() {
        ResourceId id = null;
        String name = null;
        ResourceId subnet = null;
        List<Ip> addresses = null;
        Ip publicIp = null;
        List<ResourceId> groups = null;
        Boolean check = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.NETWORK_INTERFACE));
                case "name" -> name = values.once(name, tokens.string());
                case "subnet" -> subnet = values.once(subnet, values.memberId(Kind.SUBNET));
                case "addresses" -> addresses = values.once(addresses, values.list(values::ip));
                case "publicIp" -> publicIp = values.once(publicIp, values.ip());
                case "securityGroups" ->
                        groups =
                                values.once(
                                        groups,
                                        values.list(() -> values.memberId(Kind.SECURITY_GROUP)));
                case "sourceDestCheck" -> check = values.once(check, tokens.bool());
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "subnet",
                                        "addresses",
                                        "publicIp",
                                        "securityGroups",
                                        "sourceDestCheck"));
            }
        }
        return new NetworkInterface(
                values.need(id, "id"),
                orEmpty(name),
                values.need(subnet, "subnet"),
                values.need(addresses, "addresses"),
                Optional.ofNullable(publicIp),
                orEmpty(groups),
                check == null || check);
    }

    NatGateway natGateway() {
        ResourceId id = null;
        String name = null;
        ResourceId subnet = null;
        NatGateway.Connectivity connectivity = null;
        Ip privateIp = null;
        Ip publicIp = null;
        List<NatGateway.Address> secondary = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.NAT_GATEWAY));
                case "name" -> name = values.once(name, tokens.string());
                case "subnet" -> subnet = values.once(subnet, values.memberId(Kind.SUBNET));
                case "connectivity" -> connectivity = values.once(connectivity, connectivity());
                case "privateIp" -> privateIp = values.once(privateIp, values.ip());
                case "publicIp" -> publicIp = values.once(publicIp, values.ip());
                case "secondary" -> secondary = values.once(secondary, values.list(this::address));
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "subnet",
                                        "connectivity",
                                        "privateIp",
                                        "publicIp",
                                        "secondary"));
            }
        }
        return new NatGateway(
                values.need(id, "id"),
                orEmpty(name),
                values.need(subnet, "subnet"),
                connectivity == null ? NatGateway.Connectivity.PUBLIC : connectivity,
                values.need(privateIp, "privateIp"),
                Optional.ofNullable(publicIp),
                orEmpty(secondary));
    }

    private NatGateway.Address address() {
        Ip privateIp = null;
        Ip publicIp = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "privateIp" -> privateIp = values.once(privateIp, values.ip());
                case "publicIp" -> publicIp = values.once(publicIp, values.ip());
                default -> throw tokens.unknownField(List.of("privateIp", "publicIp"));
            }
        }
        return new NatGateway.Address(
                values.need(privateIp, "privateIp"), Optional.ofNullable(publicIp));
    }

    private NatGateway.Connectivity connectivity() {
        return values.word(
                NatGateway.Connectivity.values(), it -> it.name().toLowerCase(Locale.ROOT));
    }
}
