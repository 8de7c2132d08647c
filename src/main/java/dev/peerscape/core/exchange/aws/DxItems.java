package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.HybridParts.DxPart;
import dev.peerscape.core.exchange.aws.HybridParts.LinePart;
import dev.peerscape.core.exchange.aws.HybridParts.VifPart;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface.Preference;
import dev.peerscape.core.topology.VirtualInterface.Session;
import dev.peerscape.core.topology.VirtualInterface.Type;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Reads the answers of `aws directconnect`, whose fields begin in lower case; some libraries print
/// them in upper case. Keys of BGP sessions are passed over.
final class DxItems {
    private static final Set<String> OVER = Set.of("deleted", "deleting", "rejected");

    /// The usual MTU of a virtual interface.
    private static final int USUAL_MTU = 1_500;

    private static final int LARGEST_MTU = 9_001;
    private static final int LAST_VLAN = 4_094;
    private static final long USUAL_ASN = 65_000;

    private final Parts parts;
    private final HybridParts hybrid;

    DxItems(Parts parts) {
        this.parts = parts;
        hybrid = parts.hybrid;
    }

    /// {@return the id of a Direct Connect gateway, which AWS writes as a bare UUID}
    static Optional<ResourceId> gatewayId(Optional<String> told) {
        return prefixed(told, Kind.DX_GATEWAY);
    }

    /// {@return what an id is here: that of a link aggregation group stands for one connection}
    private static Optional<ResourceId> prefixed(Optional<String> told, Kind kind) {
        return told.map(it -> it.startsWith(kind.prefix() + "-") ? it : kind.prefix() + "-" + it)
                .filter(ResourceId::isWellFormed)
                .map(ResourceId::new);
    }

    private void living(
            Node item,
            String field,
            String stateField,
            Kind kind,
            Origin origin,
            BiConsumer<ResourceId, String> then) {
        var id = prefixed(item.text(field), kind);
        if (id.isEmpty()) {
            parts.remark("no-id", origin.file(), field);
            return;
        }
        var state = item.text(stateField).orElse("available");
        if (OVER.contains(state)) {
            hybrid.over.add(id.get());
            parts.remark("over", id.get(), state);
        } else {
            then.accept(id.get(), state);
        }
    }

    /// One of `describe-connections`. The members of a link aggregation group are left to it.
    void connection(Node told, Origin origin) {
        var item = told.lowered();
        if (item.text("lagId").isPresent()) {
            return;
        }
        living(
                item,
                "connectionId",
                "connectionState",
                Kind.DX_CONNECTION,
                origin,
                (id, state) ->
                        hybrid.lines.put(
                                id, line(id, item, "connection", "bandwidth", state, origin)));
    }

    /// One of `describe-lags`: its connections work as one.
    void lag(Node told, Origin origin) {
        var item = told.lowered();
        living(
                item,
                "lagId",
                "lagState",
                Kind.DX_CONNECTION,
                origin,
                (id, state) ->
                        hybrid.lines.put(
                                id, line(id, item, "lag", "connectionsBandwidth", state, origin)));
    }

    private static LinePart line(
            ResourceId id, Node item, String what, String bandwidth, String state, Origin origin) {
        return new LinePart(
                id,
                item.text(what + "Name").orElse(""),
                item.account("ownerAccount").or(origin::account),
                item.region("region").or(origin::region),
                item.text("location").orElse(""),
                item.text(bandwidth).orElse(""),
                state.equals("available"),
                item.id(Shape.SITE, Kind.SITE));
    }

    /// One of `describe-virtual-interfaces`.
    void virtualInterface(Node told, Origin origin) {
        var item = told.lowered();
        living(
                item,
                "virtualInterfaceId",
                "virtualInterfaceState",
                Kind.VIRTUAL_INTERFACE,
                origin,
                (id, state) -> {
                    var line = prefixed(item.text("connectionId"), Kind.DX_CONNECTION);
                    var type = type(item.text("virtualInterfaceType").orElse(""));
                    if (line.isEmpty() || type.isEmpty()) {
                        var field = line.isEmpty() ? "connectionId" : "virtualInterfaceType";
                        parts.remark("missing-field", origin.file(), id, field);
                        return;
                    }
                    hybrid.interfaces.put(
                            id, part(id, line.get(), type.get(), state, item, origin));
                });
    }

    private VifPart part(
            ResourceId id, ResourceId line, Type type, String state, Node item, Origin origin) {
        var peers = item.list("bgpPeers");
        var first = Stream.concat(Stream.of(item), peers.stream());
        return new VifPart(
                id,
                item.text("virtualInterfaceName").orElse(""),
                item.account("ownerAccount").or(origin::account),
                item.region("region").or(origin::region),
                line,
                type,
                vlan(id, item),
                asn(item, peers),
                Math.clamp(item.number("mtu").orElse(USUAL_MTU), USUAL_MTU, LARGEST_MTU),
                first.flatMap(it -> session(it).stream()).findFirst(),
                gatewayId(item.text("directConnectGatewayId"))
                        .or(() -> item.id("virtualGatewayId", Kind.VPN_GATEWAY)),
                advertised(type, item),
                preference(item),
                Math.max(0, item.number(Shape.PREPENDS).orElse(0)),
                item.flag("siteLinkEnabled", false),
                isUp(id, state, peers),
                item.json().has(Shape.ADVERTISED));
    }

    private int vlan(ResourceId id, Node item) {
        int told = item.number("vlan").orElse(0);
        if (told >= 1 && told <= LAST_VLAN) {
            return told;
        }
        parts.remark("vif-vlan", id);
        return 1;
    }

    private static Optional<Type> type(String text) {
        return Stream.of(Type.values())
                .filter(it -> it.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static long asn(Node item, List<Node> peers) {
        return Stream.concat(Stream.of(item), peers.stream())
                .flatMap(it -> VpnItems.asn(it, "asn").stream().boxed())
                .findFirst()
                .orElse(USUAL_ASN);
    }

    private static Optional<Session> session(Node item) {
        var amazon = item.text("amazonAddress");
        var customer = item.text("customerAddress");
        var near = amazon.flatMap(DxItems::address);
        var far = customer.flatMap(DxItems::address);
        int length =
                amazon.flatMap(Node::block)
                        .or(() -> customer.flatMap(Node::block))
                        .map(Cidr::length)
                        .orElse(30);
        return near.flatMap(it ->
                far.filter(ip -> ip.isV6() == it.isV6()).map(ip -> new Session(it, ip, length)));
    }

    private static Optional<Ip> address(String text) {
        int slash = text.indexOf('/');
        return Ip.parse(slash < 0 ? text : text.substring(0, slash)).found();
    }

    /// Route filters are what the site tells by a public interface; others have none.
    private static Optional<List<Cidr>> advertised(Type type, Node item) {
        if (item.json().has(Shape.ADVERTISED)) {
            return Optional.of(VpnItems.blocks(item, Shape.ADVERTISED));
        }
        var filters =
                item.list("routeFilterPrefixes").stream()
                        .flatMap(it -> it.cidr("cidr").stream())
                        .toList();
        return type == Type.PUBLIC && !filters.isEmpty() ? Optional.of(filters) : Optional.empty();
    }

    private static Preference preference(Node item) {
        int community = item.number(Shape.PREFERENCE).orElse(Preference.MEDIUM.community());
        return Stream.of(Preference.values())
                .filter(it -> it.community() == community)
                .findFirst()
                .orElse(Preference.MEDIUM);
    }

    /// An interface that is there but whose sessions are all down carries nothing.
    private boolean isUp(ResourceId id, String state, List<Node> peers) {
        boolean there = state.equals("available");
        if (!there && !state.equals("down")) {
            parts.remark("vif-state", id, state);
        }
        var told =
                peers.stream()
                        .flatMap(it -> it.text("bgpStatus").stream())
                        .filter(it -> !it.equals("unknown"))
                        .toList();
        return there && (told.isEmpty() || told.contains("up"));
    }

    /// One of `describe-direct-connect-gateways`.
    void gateway(Node told, Origin origin) {
        var item = told.lowered();
        living(
                item,
                "directConnectGatewayId",
                "directConnectGatewayState",
                Kind.DX_GATEWAY,
                origin,
                (id, _) ->
                        hybrid.dxGateways.put(
                                id,
                                new DxPart(
                                        id,
                                        item.text("directConnectGatewayName").orElse(""),
                                        item.account("ownerAccount").or(origin::account),
                                        VpnItems.asn(item, "amazonSideAsn")
                                                .orElse(DxGateway.USUAL_ASN),
                                        item.flag(Shape.BETWEEN, false),
                                        item.json().has(Shape.BETWEEN))));
    }

    /// What `describe-direct-connect-gateway-associations` says: one by one, or those of a gateway
    /// with its id beside them.
    void association(Node told, Origin origin) {
        var item = told.lowered();
        var inner = item.list("directConnectGatewayAssociations");
        if (!inner.isEmpty()) {
            var id = item.text("directConnectGatewayId");
            inner.forEach(
                    it -> associate(it, it.text("directConnectGatewayId").or(() -> id), origin));
        } else if (!item.json().has("directConnectGatewayAssociations")) {
            associate(item, item.text("directConnectGatewayId"), origin);
        }
    }

    private void associate(Node item, Optional<String> dx, Origin origin) {
        var state = item.text("associationState").orElse("associated");
        var id = gatewayId(dx);
        var gateway =
                item.child("associatedGateway")
                        .id("id")
                        .or(() -> item.id("virtualGatewayId", Kind.VPN_GATEWAY));
        if (id.isEmpty() || gateway.isEmpty()) {
            var field = id.isEmpty() ? "directConnectGatewayId" : "associatedGateway";
            parts.remark("no-id", origin.file(), field);
        } else if (!state.equals("associated") && !state.equals("updating")) {
            parts.remark("association-state", id.get(), gateway.get(), state);
        } else {
            hybrid.associate(
                    id.get(),
                    gateway.get(),
                    item.list("allowedPrefixesToDirectConnectGateway").stream()
                            .flatMap(it -> it.cidr("cidr").stream())
                            .distinct()
                            .toList());
        }
    }

    /// What `describe-direct-connect-gateway-attachments` says: the interfaces of a gateway.
    void attachment(Node told, Origin origin) {
        var item = told.lowered();
        var inner = item.list("directConnectGatewayAttachments");
        if (!inner.isEmpty()) {
            inner.forEach(it -> attachment(it, origin));
            return;
        }
        if (item.json().has("directConnectGatewayAttachments")) {
            return;
        }
        var dx = gatewayId(item.text("directConnectGatewayId"));
        var vif = item.id("virtualInterfaceId", Kind.VIRTUAL_INTERFACE);
        if (dx.isPresent()
                && vif.isPresent()
                && item.text("attachmentState").orElse("attached").startsWith("attach")) {
            hybrid.attached.put(vif.get(), dx.get());
        } else if (dx.isEmpty() || vif.isEmpty()) {
            var field = dx.isEmpty() ? "directConnectGatewayId" : "virtualInterfaceId";
            parts.remark("no-id", origin.file(), field);
        }
    }
}
