package dev.peerscape.core.check;

import static dev.peerscape.testing.Designs.id;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnConnection.Tunnel;
import dev.peerscape.core.topology.VpnGateway;
import dev.peerscape.testing.Lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What documents with sites are made of: edits, by short names as in [Lab].
final class HybridParts {
    static final AccountId ACCOUNT = new AccountId("111111111111");
    static final Region SEOUL = new Region("ap-northeast-2");

    private HybridParts() {}

    static Document of(Document start, Edit... edits) {
        return Lab.after(start, edits);
    }

    static Edit vgw(String name, String vpc) {
        return new Edit.PutVpnGateway(id("vpc-" + vpc), VpnGateway.create(id("vgw-" + name), name));
    }

    static Edit propagated(String table, String vgw) {
        return new Edit.SetPropagation(id("rtb-" + table), id("vgw-" + vgw), true);
    }

    static Site site(String name, String... prefixes) {
        return new Site(id("site-" + name), name, cidrs(prefixes), List.of(), List.of());
    }

    static Edit put(Site site) {
        return new Edit.PutSite(site, Optional.empty());
    }

    static Edit cgw(String name, String site, long asn) {
        return new Edit.PutCustomerGateway(
                new CustomerGateway(
                        id("cgw-" + name),
                        name,
                        ACCOUNT,
                        SEOUL,
                        Optional.of(Ip.of("198.51.100." + (asn % 200 + 1))),
                        asn,
                        id("site-" + site)));
    }

    static List<Cidr> cidrs(String... blocks) {
        return Arrays.stream(blocks).map(Cidr::of).toList();
    }

    /// @param up of each of the two tunnels
    static Edit vpn(String name, String cgw, String gateway, Routing routing, boolean... up) {
        var tunnels = new ArrayList<Tunnel>();
        for (int i = 0; i < 2; i++) {
            tunnels.add(new Tunnel(Optional.empty(), Optional.empty(), up.length == 0 || up[i]));
        }
        return new Edit.PutVpnConnection(
                new VpnConnection(
                        id("vpn-" + name),
                        name,
                        id("cgw-" + cgw),
                        id(gateway),
                        routing,
                        tunnels,
                        false));
    }

    static Routing bgp() {
        return Routing.Bgp.usual();
    }

    static Routing fixed(String... routes) {
        return new Routing.Static(cidrs(routes));
    }

    static Edit line(String name, String site, boolean up) {
        return new Edit.PutDxConnection(
                new DxConnection(
                        id("dxcon-" + name),
                        name,
                        ACCOUNT,
                        SEOUL,
                        "ICN1",
                        "1Gbps",
                        id("site-" + site),
                        up));
    }

    static Edit vif(String name, String line, VirtualInterface.Type type, int mtu, String gateway) {
        return new Edit.PutVirtualInterface(
                new VirtualInterface(
                        id("dxvif-" + name),
                        name,
                        ACCOUNT,
                        id("dxcon-" + line),
                        type,
                        100 + name.hashCode() % 97,
                        65_010,
                        mtu,
                        Optional.empty(),
                        Optional.of(id(gateway)),
                        List.of(),
                        VirtualInterface.Preference.MEDIUM,
                        0,
                        false,
                        true));
    }

    static Edit dxgw(String name, long asn, DxGateway.Association... associations) {
        return new Edit.PutDxGateway(
                new DxGateway(id("dxgw-" + name), name, ACCOUNT, asn, List.of(associations), false),
                Optional.empty());
    }

    static DxGateway.Association leads(String gateway, String... allowed) {
        return new DxGateway.Association(id(gateway), cidrs(allowed));
    }

    static ResourceId of(String id) {
        return id(id);
    }
}
