package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Direct Connect as `aws directconnect` shows it; its fields begin in lower case.
///
/// @param topology holds what the gateways lead to
record DxShapes(Topology topology) {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /// AWS's ids of gateways are bare UUIDs, and those of link aggregation groups have a word of
    /// their own.
    static String bare(ResourceId id) {
        var word = id.value().substring(id.value().indexOf('-') + 1);
        return UUID.matcher(word).matches() || word.startsWith("dxlag-") ? word : id.value();
    }

    static ObjectNode connection(DxConnection line) {
        boolean lag = bare(line.id()).startsWith("dxlag-");
        var what = lag ? "lag" : "connection";
        var shape = Shape.object().put(what + "Id", bare(line.id()));
        shape.put(what + "Name", line.name());
        shape.put(what + "State", line.up() ? "available" : "down");
        shape.put("ownerAccount", line.account().value()).put("region", line.region().code());
        shape.put("location", line.location());
        shape.put(lag ? "connectionsBandwidth" : "bandwidth", line.bandwidth());
        return shape.put(Shape.SITE, line.site().value());
    }

    ObjectNode virtualInterface(VirtualInterface vif) {
        var shape = Shape.object().put("virtualInterfaceId", vif.id().value());
        shape.put("virtualInterfaceName", vif.name());
        shape.put("virtualInterfaceType", vif.type().name().toLowerCase(Locale.ROOT));
        shape.put("virtualInterfaceState", vif.up() ? "available" : "down");
        shape.put("ownerAccount", vif.account().value());
        shape.put("connectionId", bare(vif.connection()));
        Optional.ofNullable(topology.hybrid().dxConnections().get(vif.connection()))
                .ifPresent(it -> shape.put("region", it.region().code()));
        shape.put("vlan", vif.vlan()).put("asn", vif.asn()).put("mtu", vif.mtu());
        shape.put("siteLinkEnabled", vif.siteLink());
        vif.gateway()
                .ifPresent(it ->
                        shape.put(
                                it.kind() == Kind.DX_GATEWAY
                                        ? "directConnectGatewayId"
                                        : "virtualGatewayId",
                                bare(it)));
        var peer = shape.putArray("bgpPeers").addObject().put("asn", vif.asn());
        peer.put("bgpPeerState", "available").put("bgpStatus", vif.up() ? "up" : "down");
        vif.session()
                .ifPresent(it -> {
                    for (var to : new ObjectNode[] {shape, peer}) {
                        to.put("addressFamily", it.amazon().isV6() ? "ipv6" : "ipv4");
                        to.put("amazonAddress", it.amazon() + "/" + it.length());
                        to.put("customerAddress", it.customer() + "/" + it.length());
                    }
                });
        var filters = shape.putArray("routeFilterPrefixes");
        if (vif.type() == VirtualInterface.Type.PUBLIC) {
            vif.advertised().forEach(it -> filters.addObject().put("cidr", it.toString()));
        }
        VpnShapes.blocks(shape.putArray(Shape.ADVERTISED), vif.advertised());
        shape.put(Shape.PREFERENCE, vif.preference().community());
        return shape.put(Shape.PREPENDS, vif.prepends());
    }

    static ObjectNode gateway(DxGateway gateway) {
        var shape = Shape.object().put("directConnectGatewayId", bare(gateway.id()));
        shape.put("directConnectGatewayName", gateway.name());
        shape.put("amazonSideAsn", gateway.asn());
        shape.put("ownerAccount", gateway.account().value());
        shape.put("directConnectGatewayState", "available");
        return shape.put(Shape.BETWEEN, gateway.betweenGateways());
    }

    Stream<ObjectNode> associations(DxGateway gateway) {
        return gateway.associations().stream()
                .map(it -> {
                    boolean transit = it.gateway().kind() == Kind.TRANSIT_GATEWAY;
                    var shape = Shape.object().put("directConnectGatewayId", bare(gateway.id()));
                    shape.put("directConnectGatewayOwnerAccount", gateway.account().value());
                    shape.put("associationState", "associated");
                    var far = shape.putObject("associatedGateway").put("id", it.gateway().value());
                    far.put("type", transit ? "transitGateway" : "virtualPrivateGateway");
                    home(it.gateway())
                            .ifPresent(home ->
                                    far.put("ownerAccount", home.account().value())
                                            .put("region", home.region().code()));
                    var allowed = shape.putArray("allowedPrefixesToDirectConnectGateway");
                    it.allowedPrefixes()
                            .forEach(cidr -> allowed.addObject().put("cidr", cidr.toString()));
                    return shape;
                });
    }

    private Optional<Home> home(ResourceId gateway) {
        return topology.vpcOf(gateway)
                .map(Home::of)
                .or(() ->
                        Optional.ofNullable(topology.transitGateways().get(gateway)).map(Home::of));
    }
}
