package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.ListParts.ListPart;
import dev.peerscape.core.exchange.aws.Parts.EndpointPart;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads VPC endpoints and prefix lists.
final class EndpointItems {
    private final Parts parts;
    private final Items items;

    EndpointItems(Parts parts) {
        this.parts = parts;
        items = new Items(parts);
    }

    /// One of `describe-vpc-endpoints`. Only interface and gateway endpoints are modelled, and one
    /// that is not available carries no packets.
    void endpoint(Node item, Origin origin) {
        items.inVpc(
                item,
                "VpcEndpointId",
                Kind.VPC_ENDPOINT,
                origin,
                (id, vpc) -> {
                    var state = item.text("State").orElse("available");
                    var type = item.text("VpcEndpointType").orElse("Gateway");
                    if (!state.toLowerCase(Locale.ROOT).equals("available")) {
                        parts.over.add(id);
                        parts.remark("endpoint-state", id, state);
                        return;
                    }
                    if (!type.equals("Interface") && !type.equals("Gateway")) {
                        parts.over.add(id);
                        parts.remark("endpoint-type", id, type);
                        return;
                    }
                    parts.endpoints.put(
                            id,
                            new EndpointPart(
                                    id,
                                    vpc,
                                    item.name().orElse(""),
                                    item.text("ServiceName").orElse("?"),
                                    type.equals("Gateway"),
                                    item.flag("PrivateDnsEnabled", false),
                                    item.ids("RouteTableIds", Kind.ROUTE_TABLE),
                                    item.ids("NetworkInterfaceIds", Kind.NETWORK_INTERFACE),
                                    item.id(Shape.LIST, Kind.PREFIX_LIST)));
                });
    }

    /// One of `describe-prefix-lists` or `describe-managed-prefix-lists`, which have one key, or
    /// the entries of one with its id beside them.
    void prefixList(Node item, Origin origin) {
        items.identified(
                item,
                "PrefixListId",
                Kind.PREFIX_LIST,
                origin,
                id -> {
                    if (item.text("State").orElse("").startsWith("delete")) {
                        parts.remark("list-over", id);
                        return;
                    }
                    parts.lists.tell(
                            id,
                            new ListPart(
                                    item.text("PrefixListName"),
                                    item.text("OwnerId"),
                                    origin.account(),
                                    origin.region(),
                                    item.text("AddressFamily")
                                            .map(it -> it.equalsIgnoreCase("IPv6")),
                                    item.number("MaxEntries"),
                                    blocks(id, item)));
                });
    }

    private Optional<List<Cidr>> blocks(ResourceId id, Node item) {
        if (!item.json().has("Cidrs") && !item.json().has("Entries")) {
            return Optional.empty();
        }
        var texts =
                Stream.concat(
                                item.texts("Cidrs").stream(),
                                item.list("Entries").stream()
                                        .map(it -> it.text("Cidr").orElse("?")))
                        .toList();
        for (var text : texts) {
            if (Node.block(text).isEmpty()) {
                parts.remark("list-entry", id, text);
            }
        }
        return Optional.of(texts.stream().map(Node::block).flatMap(Optional::stream).toList());
    }
}
