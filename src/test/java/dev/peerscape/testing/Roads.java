package dev.peerscape.testing;

import static dev.peerscape.testing.Designs.*;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnGateway;

import java.util.List;
import java.util.Optional;

/// The lab with every road out of it, for tests of edits: `vpc-a` has `vgw-a` and, in `subnet-a`
/// and `subnet-c`, endpoints and a load balancer; `site-hq` is joined by `vpn-a` to `vgw-a`, by
/// `vpn-t` to `tgw-t`, and by `dxcon-hq` with `dxvif-p` to `vgw-a` and `dxvif-t` to `dxgw-w`.
public final class Roads {
    private Roads() {}

    /// {@return the document}
    public static Document document() {
        var lab = lab();
        var a = lab.topology().vpc(id("vpc-a")).orElseThrow();
        var inC = subnet(a, "subnet-c", "10.0.3.0/24");
        return apply(
                lab,
                new Edit.PutSubnet(a.id(), zoned(inC), Optional.empty()),
                new Edit.PutPrefixList(list("pl-offices", "203.0.113.0/24")),
                new Edit.PutPrefixList(list("pl-s3", "52.219.0.0/16")),
                new Edit.PutVpnGateway(a.id(), VpnGateway.create(id("vgw-a"), "door")),
                new Edit.SetPropagation(id("rtb-own"), id("vgw-a"), true),
                new Edit.AddRoute(
                        id("rtb-own"),
                        Route.to(Cidr.of("192.168.0.0/16"), new Target.ToVpnGateway(id("vgw-a")))),
                new Edit.AddListRoute(
                        id("rtb-own"),
                        new RouteTable.ListRoute(
                                id("pl-offices"), new Target.ToVpnGateway(id("vgw-a")))),
                new Edit.PutSecurityGroup(
                        a.id(),
                        SecurityGroup.create(id("sg-web"), "web")
                                .withIngress(
                                        List.of(
                                                new SecurityRule(
                                                        Match.tcp(443),
                                                        new SecurityRule.Peer.Listed(
                                                                id("pl-offices")),
                                                        "")))),
                new Edit.PutNetworkInterface(
                        a.id(), eni("eni-alone", "subnet-c", "10.0.3.20"), Optional.empty()),
                new Edit.PutVpcEndpoint(a.id(), interfaceEndpoint(), Optional.empty()),
                new Edit.PutVpcEndpoint(
                        a.id(),
                        new VpcEndpoint(
                                id("vpce-s3"),
                                "",
                                "com.amazonaws.ap-northeast-2.s3",
                                new VpcEndpoint.Form.Gateway(id("pl-s3"), List.of(id("rtb-own")))),
                        Optional.empty()),
                new Edit.PutTargetGroup(a.id(), targets()),
                new Edit.PutLoadBalancer(a.id(), balancer(), Optional.empty()),
                new Edit.PutTransitGateway(
                        TransitGateway.create(id("tgw-t"), "hub", ALICE, SEOUL), Optional.empty()),
                new Edit.PutSite(site(), Optional.empty()),
                new Edit.PutCustomerGateway(
                        new CustomerGateway(
                                id("cgw-hq"),
                                "edge",
                                ALICE,
                                SEOUL,
                                Optional.of(Ip.of("203.0.113.1")),
                                65_000,
                                id("site-hq"))),
                new Edit.PutVpnConnection(vpn("vpn-a", "vgw-a")),
                new Edit.PutVpnConnection(vpn("vpn-t", "tgw-t")),
                new Edit.PutDxConnection(
                        new DxConnection(
                                id("dxcon-hq"),
                                "",
                                ALICE,
                                SEOUL,
                                "KINX",
                                "1Gbps",
                                id("site-hq"),
                                true)),
                new Edit.PutDxGateway(
                        new DxGateway(
                                id("dxgw-w"),
                                "world",
                                ALICE,
                                64_700,
                                List.of(
                                        new DxGateway.Association(id("vgw-a"), List.of()),
                                        new DxGateway.Association(
                                                id("tgw-t"), cidrs("10.0.0.0/8"))),
                                false),
                        Optional.empty()),
                new Edit.PutVirtualInterface(
                        vif("dxvif-p", VirtualInterface.Type.PRIVATE, 101, "vgw-a")),
                new Edit.PutVirtualInterface(
                        vif("dxvif-t", VirtualInterface.Type.TRANSIT, 102, "dxgw-w")),
                new Edit.PutSite(
                        site().withRoutes(
                                        List.of(
                                                new Site.SiteRoute(
                                                        Cidr.of("10.0.0.0/16"),
                                                        Optional.of(id("vpn-a"))),
                                                new Site.SiteRoute(
                                                        Cidr.of("10.9.0.0/16"),
                                                        Optional.of(id("dxvif-t"))))),
                        Optional.empty()));
    }

    private static Subnet zoned(Subnet subnet) {
        return subnet.withZone(SEOUL.zone('c'));
    }

    public static PrefixList list(String id, String... blocks) {
        return new PrefixList(
                id(id), "", Optional.of(ALICE), SEOUL, false, blocks.length, cidrs(blocks));
    }

    public static NetworkInterface eni(String id, String subnet, String address) {
        return new NetworkInterface(
                id(id),
                "",
                id(subnet),
                List.of(Ip.of(address)),
                Optional.empty(),
                List.of(id("sg-web")),
                true);
    }

    public static VpcEndpoint interfaceEndpoint() {
        return new VpcEndpoint(
                id("vpce-ec2"),
                "",
                "com.amazonaws.ap-northeast-2.ec2",
                new VpcEndpoint.Form.Interface(
                        List.of(
                                eni("eni-ep-a", "subnet-a", "10.0.1.50"),
                                eni("eni-ep-c", "subnet-c", "10.0.3.50")),
                        true));
    }

    public static LoadBalancer balancer() {
        return new LoadBalancer(
                id("nlb-front"),
                "",
                false,
                List.of(eni("eni-lb", "subnet-c", "10.0.3.60")),
                false,
                List.of(new LoadBalancer.Listener(Protocol.TCP, 80, id("tg-web"))));
    }

    public static TargetGroup targets() {
        return new TargetGroup(
                id("tg-web"),
                "",
                Protocol.TCP,
                8080,
                true,
                List.of(
                        new TargetGroup.Member(
                                new TargetGroup.To.AnInstance(id("i-a")), 8080, true),
                        new TargetGroup.Member(
                                new TargetGroup.To.AnAddress(Ip.of("192.168.1.5")), 8080, true)));
    }

    public static Site site() {
        return new Site(
                id("site-hq"),
                "hq",
                cidrs("192.168.0.0/16"),
                List.of(new SiteHost(id("host-desk"), "desk", Ip.of("192.168.1.5"))),
                List.of());
    }

    public static VpnConnection vpn(String id, String gateway) {
        return new VpnConnection(
                id(id),
                "",
                id("cgw-hq"),
                id(gateway),
                VpnConnection.Routing.Bgp.usual(),
                List.of(
                        new VpnConnection.Tunnel(
                                Optional.empty(), Optional.of(Cidr.of("169.254.10.0/30")), true),
                        new VpnConnection.Tunnel(
                                Optional.empty(), Optional.of(Cidr.of("169.254.11.0/30")), true)),
                false);
    }

    public static VirtualInterface vif(
            String id, VirtualInterface.Type type, int vlan, String gateway) {
        Optional<ResourceId> to = gateway.isEmpty() ? Optional.empty() : Optional.of(id(gateway));
        return new VirtualInterface(
                id(id),
                "",
                ALICE,
                id("dxcon-hq"),
                type,
                vlan,
                65_000,
                1500,
                Optional.empty(),
                to,
                List.of(),
                VirtualInterface.Preference.MEDIUM,
                0,
                false,
                true);
    }
}
