package dev.peerscape.core.file;

import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/// Writes sites and what leads there, and prefix lists; usual values are left out, and so is a
/// collection with nothing in it.
final class HybridWriter {
    private static final int USUAL_MTU = 1500;

    private final JsonText json;

    HybridWriter(JsonText json) {
        this.json = json;
    }

    void write(Topology topology) throws IOException {
        var hybrid = topology.hybrid();
        each("prefixLists", topology.prefixLists().values(), this::prefixList);
        each("sites", hybrid.sites().values(), this::site);
        each("customerGateways", hybrid.customerGateways().values(), this::customerGateway);
        each("vpnConnections", hybrid.vpnConnections().values(), this::vpnConnection);
        each("dxConnections", hybrid.dxConnections().values(), this::dxConnection);
        each("virtualInterfaces", hybrid.virtualInterfaces().values(), this::virtualInterface);
        each("dxGateways", hybrid.dxGateways().values(), this::dxGateway);
    }

    private interface Writing<T> {
        void write(T value) throws IOException;
    }

    private <T> void each(String field, Collection<T> items, Writing<T> one) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        json.name(field).array();
        for (var item : items) {
            one.write(item);
        }
        json.end();
    }

    private void head(Resource resource) {
        json.field("id", resource.id().value());
        if (!resource.name().isEmpty()) {
            json.field("name", resource.name());
        }
    }

    private void unless(String field, boolean value, boolean usual) {
        if (value != usual) {
            json.field(field, value);
        }
    }

    private void unlessEmpty(String field, List<?> values) {
        if (!values.isEmpty()) {
            json.field(field, values);
        }
    }

    private void unlessZero(String field, int value) {
        if (value != 0) {
            json.field(field, value);
        }
    }

    private void prefixList(PrefixList list) throws IOException {
        json.row();
        head(list);
        list.account().ifPresent(it -> json.field("account", it.value()));
        json.field("region", list.region().code());
        unless("ipv6", list.v6(), false);
        if (list.maxEntries() != list.entries().size()) {
            json.field("maxEntries", list.maxEntries());
        }
        unlessEmpty("entries", list.entries());
        json.end();
    }

    private void site(Site site) throws IOException {
        json.object();
        head(site);
        json.field("prefixes", site.prefixes());
        each(
                "hosts",
                site.hosts(),
                host -> {
                    json.row();
                    head(host);
                    json.field("address", host.address().toString()).end();
                });
        each(
                "routes",
                site.routes(),
                row -> {
                    json.row().field("destination", row.destination().toString());
                    row.over().ifPresent(it -> json.field("over", it.value()));
                    json.end();
                });
        json.end();
    }

    private void customerGateway(CustomerGateway gateway) throws IOException {
        json.row();
        head(gateway);
        json.field("account", gateway.account().value());
        json.field("region", gateway.region().code());
        gateway.address().ifPresent(it -> json.field("address", it.toString()));
        if (gateway.asn() != CustomerGateway.USUAL_ASN) {
            json.field("asn", gateway.asn());
        }
        json.field("site", gateway.site().value()).end();
    }

    private void vpnConnection(VpnConnection vpn) throws IOException {
        json.object();
        head(vpn);
        json.field("customerGateway", vpn.customerGateway().value());
        json.field("gateway", vpn.gateway().value());
        switch (vpn.routing()) {
            case Routing.Static(var routes) -> json.field("staticRoutes", routes);
            case Routing.Bgp(var advertised, var prepends, var med) -> {
                unlessEmpty("advertised", advertised);
                unlessZero("prepends", prepends);
                unlessZero("med", med);
            }
        }
        unless("ipv6", vpn.ipv6(), false);
        json.name("tunnels").array();
        for (var tunnel : vpn.tunnels()) {
            json.row();
            tunnel.outside().ifPresent(it -> json.field("outside", it.toString()));
            tunnel.inside().ifPresent(it -> json.field("inside", it.toString()));
            unless("up", tunnel.up(), true);
            json.end();
        }
        json.end().end();
    }

    private void dxConnection(DxConnection line) throws IOException {
        json.row();
        head(line);
        json.field("account", line.account().value()).field("region", line.region().code());
        if (!line.location().isEmpty()) {
            json.field("location", line.location());
        }
        if (!line.bandwidth().isEmpty()) {
            json.field("bandwidth", line.bandwidth());
        }
        json.field("site", line.site().value());
        unless("up", line.up(), true);
        json.end();
    }

    private void virtualInterface(VirtualInterface vif) throws IOException {
        json.object();
        head(vif);
        json.field("account", vif.account().value());
        json.field("connection", vif.connection().value());
        json.field("type", DirectConnectReader.word(vif.type()));
        json.field("vlan", vif.vlan()).field("asn", vif.asn());
        if (vif.mtu() != USUAL_MTU) {
            json.field("mtu", vif.mtu());
        }
        if (vif.session().isPresent()) {
            var session = vif.session().get();
            json.name("session").row().field("amazon", session.amazon().toString());
            json.field("customer", session.customer().toString());
            json.field("length", session.length()).end();
        }
        vif.gateway().ifPresent(it -> json.field("gateway", it.value()));
        unlessEmpty("advertised", vif.advertised());
        if (vif.preference() != VirtualInterface.Preference.MEDIUM) {
            json.field("preference", DirectConnectReader.word(vif.preference()));
        }
        unlessZero("prepends", vif.prepends());
        unless("siteLink", vif.siteLink(), false);
        unless("up", vif.up(), true);
        json.end();
    }

    private void dxGateway(DxGateway gateway) throws IOException {
        json.object();
        head(gateway);
        json.field("account", gateway.account().value());
        if (gateway.asn() != DxGateway.USUAL_ASN) {
            json.field("asn", gateway.asn());
        }
        each(
                "associations",
                gateway.associations(),
                it -> {
                    json.row().field("gateway", it.gateway().value());
                    unlessEmpty("allowedPrefixes", it.allowedPrefixes());
                    json.end();
                });
        unless("betweenGateways", gateway.betweenGateways(), false);
        json.end();
    }
}
