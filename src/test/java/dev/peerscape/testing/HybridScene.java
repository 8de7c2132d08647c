package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnConnection.Tunnel;
import dev.peerscape.core.topology.VpnGateway;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A design with everything that leads out of AWS, made by hand and with nothing placed, so that
/// the arrangement and the pictures can be tested.
public final class HybridScene {
    private static final AccountId OWN = new AccountId("111122223333");
    private static final Region SEOUL = new Region("ap-northeast-2");

    private HybridScene() {}

    private static ResourceId id(String text) {
        return new ResourceId(text);
    }

    /// Two sites: headquarters by VPN and by Direct Connect, a branch by VPN to a transit gateway;
    /// an old VPN is down, and another account's VPC is attached too.
    public static Document document() {
        var plain =
                Lab.document(
                        """
                        vpc prod 10.1.0.0/16
                        subnet prod-public prod 10.1.0.0/24
                        table private prod
                        subnet prod-private prod 10.1.1.0/24 table private
                        igw prod prod
                        route prod 0.0.0.0/0 igw-prod
                        instance app prod-private 10.1.1.10
                        vpc shared 10.2.0.0/16
                        subnet shared shared 10.2.0.0/24
                        instance dns shared 10.2.0.10
                        route shared 192.168.96.0/20 tgw-hub
                        vpc tokyo @ap-northeast-1 10.3.0.0/16
                        subnet tokyo tokyo 10.3.0.0/24
                        instance batch tokyo 10.3.0.10
                        tgw hub
                        """);
        var topology = plain.topology();
        topology = topology.with(prod(topology.vpc(id("vpc-prod")).orElseThrow()));
        topology = topology.with(shared(topology.vpc(id("vpc-shared")).orElseThrow()));
        var tokyo = topology.vpc(id("vpc-tokyo")).orElseThrow();
        topology =
                topology.with(
                        tokyo.draft().put(VpnGateway.create(id("vgw-tokyo"), "vgw-tokyo")).build());
        var hub = topology.transitGateways().get(id("tgw-hub"));
        var joined =
                new TransitAttachment(
                        id("tgw-attach-shared"),
                        "",
                        TransitAttachment.To.ToVpc.of(
                                id("vpc-shared"), List.of(id("subnet-shared"))),
                        true,
                        hub.defaultAssociation(),
                        hub.defaultPropagation().stream().toList());
        var branch =
                new TransitAttachment(
                        id("tgw-attach-branch"),
                        "",
                        new TransitAttachment.To.ToVpn(id("vpn-branch")),
                        true,
                        hub.defaultAssociation(),
                        hub.defaultPropagation().stream().toList());
        var foreign =
                new TransitAttachment(
                        id("tgw-attach-foreign"),
                        "",
                        new TransitAttachment.To.Elsewhere(
                                "vpc", "vpc-0a1b2c3d", List.of(Cidr.of("10.9.0.0/16"))),
                        true,
                        Optional.empty(),
                        List.of());
        topology = topology.with(hub.with(joined).with(branch).with(foreign));
        topology =
                topology.with(
                        new PrefixList(
                                id("pl-s3"),
                                "com.amazonaws.ap-northeast-2.s3",
                                Optional.empty(),
                                SEOUL,
                                false,
                                1,
                                List.of(Cidr.of("52.219.144.0/22"))));
        return plain.with(topology.with(hybrid()));
    }

    private static NetworkInterface eni(String word, String subnet, String address) {
        return new NetworkInterface(
                id("eni-" + word),
                "",
                id("subnet-" + subnet),
                List.of(Ip.of(address)),
                Optional.empty(),
                List.of(id("sg-" + subnet.replaceAll("-.*", ""))),
                true);
    }

    private static Vpc prod(Vpc vpc) {
        return vpc.draft()
                .put(VpnGateway.create(id("vgw-prod"), "vgw-prod"))
                .put(
                        Optional.ofNullable(vpc.routeTables().get(id("rtb-private")))
                                .orElseThrow()
                                .withPropagating(List.of(id("vgw-prod"))))
                .put(
                        new LoadBalancer(
                                id("nlb-web"),
                                "web",
                                true,
                                List.of(
                                        eni("web", "prod-public", "10.1.0.20")
                                                .withPublicIp(Optional.of(Ip.of("52.79.0.20")))),
                                false,
                                List.of(
                                        new LoadBalancer.Listener(
                                                Protocol.TCP, 443, id("tg-web")))))
                .put(
                        new TargetGroup(
                                id("tg-web"),
                                "web-targets",
                                Protocol.TCP,
                                443,
                                true,
                                List.of(
                                        new TargetGroup.Member(
                                                new TargetGroup.To.AnInstance(id("i-app")),
                                                443,
                                                true))))
                .put(
                        new VpcEndpoint(
                                id("vpce-kms"),
                                "kms",
                                "com.amazonaws.ap-northeast-2.kms",
                                new VpcEndpoint.Form.Interface(
                                        List.of(
                                                eni("kms-a", "prod-private", "10.1.1.40"),
                                                eni("kms-b", "prod-public", "10.1.0.40")),
                                        true)))
                .put(
                        new VpcEndpoint(
                                id("vpce-s3"),
                                "data",
                                "com.amazonaws.ap-northeast-2.s3",
                                new VpcEndpoint.Form.Gateway(id("pl-s3"), List.of())))
                .build();
    }

    private static Vpc shared(Vpc vpc) {
        return vpc.draft().put(eni("probe", "shared", "10.2.0.30").withName("probe")).build();
    }

    private static Hybrid hybrid() {
        var all = Hybrid.NONE;
        all =
                all.with(
                        new Site(
                                id("site-hq"),
                                "headquarters",
                                List.of(Cidr.of("192.168.0.0/20"), Cidr.of("172.30.0.0/16")),
                                List.of(
                                        new SiteHost(id("host-erp"), "erp", Ip.of("192.168.1.10")),
                                        new SiteHost(
                                                id("host-files"), "files", Ip.of("192.168.1.20"))),
                                List.of()));
        all =
                all.with(
                        new Site(
                                id("site-branch"),
                                "branch",
                                List.of(Cidr.of("192.168.96.0/20")),
                                List.of(),
                                List.of()));
        for (var site : List.of("hq", "branch")) {
            all =
                    all.with(
                            new CustomerGateway(
                                    id("cgw-" + site),
                                    "",
                                    OWN,
                                    SEOUL,
                                    Optional.of(Ip.of("203.0.113.10")),
                                    65_000,
                                    id("site-" + site)));
        }
        all = all.with(vpn("hq", "hq", "vgw-prod", true, false));
        all = all.with(vpn("branch", "branch", "tgw-hub", true, true));
        all = all.with(vpn("old", "branch", "vgw-prod", false, false));
        all =
                all.with(
                        new DxConnection(
                                id("dxcon-hq"),
                                "",
                                OWN,
                                SEOUL,
                                "EqSe2",
                                "1Gbps",
                                id("site-hq"),
                                true));
        all =
                all.with(
                        new DxGateway(
                                id("dxgw-core"),
                                "dx-core",
                                OWN,
                                64_600,
                                List.of(
                                        new DxGateway.Association(id("vgw-prod"), List.of()),
                                        new DxGateway.Association(
                                                id("vgw-tokyo"), List.of(Cidr.of("10.3.0.0/16")))),
                                false));
        return all.with(
                new VirtualInterface(
                        id("dxvif-hq"),
                        "vif-hq",
                        OWN,
                        id("dxcon-hq"),
                        VirtualInterface.Type.PRIVATE,
                        101,
                        65_000,
                        1500,
                        Optional.empty(),
                        Optional.of(id("dxgw-core")),
                        List.of(),
                        VirtualInterface.Preference.MEDIUM,
                        0,
                        false,
                        true));
    }

    private static VpnConnection vpn(
            String word, String site, String gateway, boolean first, boolean second) {
        Function<Boolean, Tunnel> tunnel = up -> new Tunnel(Optional.empty(), Optional.empty(), up);
        return new VpnConnection(
                id("vpn-" + word),
                "vpn-" + word,
                id("cgw-" + site),
                id(gateway),
                Routing.Bgp.usual(),
                List.of(tunnel.apply(first), tunnel.apply(second)),
                false);
    }
}
