package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.InstancePart;
import dev.peerscape.core.exchange.aws.Parts.InterfacePart;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads instances, network interfaces and Elastic addresses.
final class HostItems {
    private static final Set<String> OVER = Set.of("terminated", "shutting-down");

    private final Parts parts;

    HostItems(Parts parts) {
        this.parts = parts;
    }

    void reservation(Node item, Origin origin) {
        item.list("Instances").forEach(it -> instance(it, origin));
    }

    void instance(Node item, Origin origin) {
        var id = item.id("InstanceId", Kind.INSTANCE);
        if (id.isEmpty()) {
            parts.remark("no-id", origin.file(), "InstanceId");
            return;
        }
        var state = item.child("State").text("Name").orElse("running");
        if (OVER.contains(state)) {
            parts.remark("instance-over", id.get(), state);
            parts.over.add(id.get());
            return;
        }
        var interfaces =
                item.list("NetworkInterfaces").stream()
                        .flatMap(it -> read(it, id, item).stream())
                        .toList();
        parts.instances.put(
                id.get(),
                new InstancePart(
                        id.get(),
                        item.name().orElse(""),
                        state.equals("running") || state.equals("pending"),
                        interfaces.isEmpty() ? told(item, id.get()) : interfaces));
    }

    /// The one interface of an instance that tells of none but has an address of its own.
    private static List<InterfacePart> told(Node item, ResourceId instance) {
        var subnet = item.id("SubnetId", Kind.SUBNET);
        var ip = item.ip("PrivateIpAddress");
        if (subnet.isEmpty() || ip.isEmpty()) {
            return List.of();
        }
        var word = instance.value().substring(instance.value().indexOf('-') + 1);
        var addresses = Stream.concat(ip.stream(), item.ip("Ipv6Address").stream()).toList();
        var eni =
                new NetworkInterface(
                        new ResourceId(Kind.NETWORK_INTERFACE.prefix() + "-" + word),
                        "",
                        subnet.get(),
                        addresses,
                        item.ip("PublicIpAddress"),
                        groups(item.list("SecurityGroups")),
                        item.flag("SourceDestCheck", true));
        return List.of(new InterfacePart(eni, Optional.of(instance), 0, "interface", ""));
    }

    void networkInterface(Node item, Origin origin) {
        var attached = item.child("Attachment").id("InstanceId", Kind.INSTANCE);
        read(item, attached, item)
                .ifPresentOrElse(
                        it -> {
                            parts.interfaces.put(it.eni().id(), it);
                            transit(it, it.words());
                        },
                        () -> parts.remark("no-id", origin.file(), "NetworkInterfaceId"));
    }

    private static final Pattern TRANSIT = Pattern.compile("tgw-attach-[0-9A-Za-z]+");

    /// An interface of a transit gateway tells in its description of which attachment it is.
    private void transit(InterfacePart part, String description) {
        var attachment = TRANSIT.matcher(description);
        if (part.type().equals("transit_gateway") && attachment.find()) {
            TransitParts.add(
                    parts.transit.interfaces,
                    new ResourceId(attachment.group()),
                    part.eni().subnet());
        }
    }

    /// @param around what else tells of the interface: its instance, or itself
    private Optional<InterfacePart> read(Node item, Optional<ResourceId> instance, Node around) {
        var id = item.id("NetworkInterfaceId", Kind.NETWORK_INTERFACE);
        var subnet = item.id("SubnetId", Kind.SUBNET).or(() -> around.id("SubnetId", Kind.SUBNET));
        if (id.isEmpty() || subnet.isEmpty()) {
            return Optional.empty();
        }
        var addresses = new LinkedHashSet<Ip>();
        item.ip("PrivateIpAddress").ifPresent(addresses::add);
        var mapped = new TreeMap<Ip, Ip>();
        for (var address : item.list("PrivateIpAddresses")) {
            var ip = address.ip("PrivateIpAddress");
            ip.ifPresent(addresses::add);
            var publicIp = address.child("Association").ip("PublicIp");
            if (ip.isPresent() && publicIp.isPresent()) {
                mapped.put(ip.get(), publicIp.get());
            }
        }
        var primary = addresses.stream().findFirst();
        var publicIp =
                item.child("Association")
                        .ip("PublicIp")
                        .or(() -> primary.flatMap(it -> Optional.ofNullable(mapped.get(it))));
        for (var address : item.list("Ipv6Addresses")) {
            address.ip("Ipv6Address").ifPresent(addresses::add);
        }
        primary.ifPresent(mapped::remove);
        if (!mapped.isEmpty()) {
            parts.remark("second-public", id.get(), mapped.size());
        }
        var eni =
                new NetworkInterface(
                        id.get(),
                        item.name().orElse(""),
                        subnet.get(),
                        List.copyOf(addresses),
                        publicIp,
                        groups(item.list("Groups")),
                        item.flag("SourceDestCheck", around.flag("SourceDestCheck", true)));
        int device = item.child("Attachment").number("DeviceIndex").orElse(0);
        return Optional.of(
                new InterfacePart(
                        eni,
                        instance,
                        device,
                        item.text("InterfaceType").orElse("interface"),
                        item.text("Description").orElse("")));
    }

    private static List<ResourceId> groups(List<Node> groups) {
        return groups.stream()
                .flatMap(it -> it.id("GroupId", Kind.SECURITY_GROUP).stream())
                .distinct()
                .toList();
    }

    void address(Node item, Origin origin) {
        var eni = item.id("NetworkInterfaceId", Kind.NETWORK_INTERFACE);
        var inside = item.ip("PrivateIpAddress");
        var outside = item.ip("PublicIp");
        if (eni.isPresent() && inside.isPresent() && outside.isPresent()) {
            parts.elastic
                    .computeIfAbsent(eni.get(), _ -> new TreeMap<>())
                    .put(inside.get(), outside.get());
        }
    }
}
