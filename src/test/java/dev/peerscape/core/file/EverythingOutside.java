package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnGateway;

import java.util.List;
import java.util.Optional;

/// The part of [Everything] that is not of VPCs and peerings alone.
final class EverythingOutside {
    private static final Region SEOUL = new Region("ap-northeast-2");
    private static final AccountId OWN = new AccountId("111122223333");

    private EverythingOutside() {}

    private static ResourceId id(String text) {
        return new ResourceId(text);
    }

    static Vpc in(Vpc vpc) {
        var table =
                new RouteTable(
                        id("rtb-lists"),
                        "",
                        List.of(),
                        List.of(
                                new RouteTable.ListRoute(
                                        id("pl-odd"), new Target.ToVpnGateway(id("vgw-odd"))),
                                new RouteTable.ListRoute(
                                        id("pl-aws"), new Target.Gone(id("vpce-gone")))),
                        List.of(id("vgw-odd")));
        return vpc.draft()
                .put(table)
                .put(
                        new NatGateway(
                                id("nat-many"),
                                "",
                                id("subnet-odd"),
                                NatGateway.Connectivity.PUBLIC,
                                Ip.of("10.0.0.20"),
                                Optional.of(Ip.of("52.79.0.20")),
                                List.of(
                                        new NatGateway.Address(
                                                Ip.of("10.0.0.21"),
                                                Optional.of(Ip.of("52.79.0.21"))),
                                        new NatGateway.Address(
                                                Ip.of("10.0.0.22"), Optional.empty()))))
                .put(eni("eni-alone", "10.0.0.30"))
                .put(
                        new VpcEndpoint(
                                id("vpce-ec2"),
                                "api",
                                "com.amazonaws.ap-northeast-2.ec2",
                                new VpcEndpoint.Form.Interface(
                                        List.of(eni("eni-ec2", "10.0.0.31")), false)))
                .put(
                        new VpcEndpoint(
                                id("vpce-s3"),
                                "",
                                "com.amazonaws.ap-northeast-2.s3",
                                new VpcEndpoint.Form.Gateway(
                                        id("pl-aws"), List.of(id("rtb-odd"), id("rtb-lists")))))
                .put(
                        new VpnGateway(
                                id("vgw-odd"), "door", 4_200_000_000L, Optional.of(id("rtb-odd"))))
                .put(
                        new LoadBalancer(
                                id("nlb-odd"),
                                "front",
                                true,
                                List.of(eni("eni-nlb", "10.0.0.32")),
                                true,
                                List.of(
                                        new LoadBalancer.Listener(Protocol.TCP, 443, id("tg-odd")),
                                        new LoadBalancer.Listener(Protocol.UDP, 53, id("tg-odd")))))
                .put(
                        new TargetGroup(
                                id("tg-odd"),
                                "servers",
                                Protocol.UDP,
                                53,
                                true,
                                List.of(
                                        new TargetGroup.Member(
                                                new TargetGroup.To.AnInstance(id("i-odd")),
                                                5353,
                                                false),
                                        new TargetGroup.Member(
                                                new TargetGroup.To.AnAddress(Ip.of("172.20.0.5")),
                                                53,
                                                true))))
                .build();
    }

    private static NetworkInterface eni(String id, String address) {
        return new NetworkInterface(
                id(id),
                "",
                id("subnet-odd"),
                List.of(Ip.of(address)),
                Optional.empty(),
                List.of(),
                true);
    }

    static Topology in(Topology topology) {
        var hybrid =
                topology.hybrid()
                        .with(site())
                        .with(
                                new CustomerGateway(
                                        id("cgw-odd"),
                                        "edge",
                                        OWN,
                                        SEOUL,
                                        Optional.of(Ip.of("203.0.113.7")),
                                        65_010,
                                        id("site-odd")))
                        .with(
                                new VpnConnection(
                                        id("vpn-static"),
                                        "",
                                        id("cgw-odd"),
                                        id("vgw-odd"),
                                        new VpnConnection.Routing.Static(
                                                List.of(Cidr.of("172.20.0.0/16"))),
                                        List.of(
                                                new VpnConnection.Tunnel(
                                                        Optional.of(Ip.of("52.1.1.1")),
                                                        Optional.of(Cidr.of("169.254.9.0/30")),
                                                        true),
                                                new VpnConnection.Tunnel(
                                                        Optional.empty(), Optional.empty(), false)),
                                        false))
                        .with(
                                new VpnConnection(
                                        id("vpn-bgp"),
                                        "six",
                                        id("cgw-odd"),
                                        id("tgw-odd"),
                                        new VpnConnection.Routing.Bgp(
                                                List.of(Cidr.of("172.20.0.0/17")), 2, 50),
                                        List.of(
                                                new VpnConnection.Tunnel(
                                                        Optional.empty(), Optional.empty(), true)),
                                        true))
                        .with(
                                new DxConnection(
                                        id("dxcon-odd"),
                                        "line",
                                        OWN,
                                        SEOUL,
                                        "KINX",
                                        "10Gbps",
                                        id("site-odd"),
                                        false))
                        .with(
                                new DxGateway(
                                        id("dxgw-0a1b2c3d-1111-2222-3333-444455556666"),
                                        "world",
                                        OWN,
                                        64_700,
                                        List.of(
                                                new DxGateway.Association(id("vgw-odd"), List.of()),
                                                new DxGateway.Association(
                                                        id("tgw-odd"),
                                                        List.of(Cidr.of("10.0.0.0/8")))),
                                        true));
        for (var type : VirtualInterface.Type.values()) {
            hybrid = hybrid.with(virtualInterface(type));
        }
        return topology.with(hybrid)
                .with(gateway())
                .with(
                        new PrefixList(
                                id("pl-odd"),
                                "offices",
                                Optional.of(OWN),
                                SEOUL,
                                true,
                                9,
                                List.of(Cidr.of("2001:db8::/48"))))
                .with(
                        new PrefixList(
                                id("pl-aws"),
                                "",
                                Optional.empty(),
                                SEOUL,
                                false,
                                1,
                                List.of(Cidr.of("52.219.0.0/16"))));
    }

    private static Site site() {
        return new Site(
                id("site-odd"),
                "본사",
                List.of(Cidr.of("172.20.0.0/16"), Cidr.of("2001:db8:ff::/48")),
                List.of(new SiteHost(id("host-odd"), "desk", Ip.of("172.20.0.5"))),
                List.of(
                        new Site.SiteRoute(Cidr.of("10.0.0.0/16"), Optional.of(id("vpn-static"))),
                        new Site.SiteRoute(
                                Cidr.of("10.1.0.0/16"), Optional.of(id("dxvif-transit"))),
                        new Site.SiteRoute(Cidr.of("10.2.0.0/16"), Optional.empty())));
    }

    private static VirtualInterface virtualInterface(VirtualInterface.Type type) {
        boolean odd = type == VirtualInterface.Type.TRANSIT;
        var gateway =
                switch (type) {
                    case PRIVATE -> Optional.of(id("vgw-odd"));
                    case TRANSIT -> Optional.of(id("dxgw-0a1b2c3d-1111-2222-3333-444455556666"));
                    case PUBLIC -> Optional.<ResourceId>empty();
                };
        return new VirtualInterface(
                id("dxvif-" + DirectConnectReader.word(type)),
                odd ? "transit" : "",
                OWN,
                id("dxcon-odd"),
                type,
                100 + type.ordinal(),
                65_020,
                odd ? 8500 : 1500,
                odd
                        ? Optional.of(
                                new VirtualInterface.Session(
                                        Ip.of("169.254.250.1"), Ip.of("169.254.250.2"), 30))
                        : Optional.empty(),
                gateway,
                odd ? List.of(Cidr.of("172.20.0.0/16")) : List.of(),
                odd ? VirtualInterface.Preference.HIGH : VirtualInterface.Preference.MEDIUM,
                odd ? 3 : 0,
                odd,
                !odd);
    }

    private static TransitGateway gateway() {
        var gateway = TransitGateway.create(id("tgw-odd"), "hub", OWN, SEOUL);
        var vpn = gateway.attachment(id("tgw-attach-vpn"), "", new To.ToVpn(id("vpn-bgp")));
        var dx =
                new TransitAttachment(
                        id("tgw-attach-dx"),
                        "",
                        new To.ToDxGateway(id("dxgw-0a1b2c3d-1111-2222-3333-444455556666")),
                        false,
                        Optional.empty(),
                        List.of());
        var vpc =
                gateway.attachment(
                        id("tgw-attach-vpc"),
                        "",
                        new To.ToVpc(id("vpc-odd"), List.of(id("subnet-odd")), true, true, false));
        var other =
                gateway.attachment(
                        id("tgw-attach-connect"),
                        "",
                        new To.Elsewhere(
                                "connect", "tgw-attach-x", List.of(Cidr.of("10.7.0.0/16"))));
        return gateway.withOptions(65_001, false, true)
                .with(vpn)
                .with(dx)
                .with(vpc)
                .with(other)
                .with(
                        new TransitRouteTable(
                                id("tgw-rtb-odd"),
                                "",
                                List.of(
                                        TransitRouteTable.Row.to(
                                                Cidr.of("10.0.0.0/8"), id("tgw-attach-vpn")),
                                        TransitRouteTable.Row.blackhole(Cidr.ANY_V4)),
                                List.of(
                                        new TransitRouteTable.ListRow(
                                                id("pl-aws"), Optional.of(id("tgw-attach-dx"))),
                                        new TransitRouteTable.ListRow(
                                                id("pl-odd"), Optional.empty()))));
    }
}
