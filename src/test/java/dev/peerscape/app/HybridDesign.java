package dev.peerscape.app;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Tunnel;
import dev.peerscape.core.topology.VpnGateway;

import java.util.List;
import java.util.Optional;

/// A design with one of everything that reaches out of a VPC: a head office by VPN and Direct
/// Connect to a virtual private gateway, a branch by two VPN connections to a transit gateway,
/// endpoints, a load balancer, prefix lists, and gateways with tables and further addresses.
public final class HybridDesign {
    public static final ResourceId APP = id("vpc-app");
    public static final ResourceId DATA = id("vpc-data");
    public static final ResourceId WEB = id("i-web");
    public static final ResourceId DB = id("i-db");
    public static final ResourceId TABLE = id("rtb-app");
    public static final ResourceId EDGE = id("rtb-edge");
    public static final ResourceId VGW = id("vgw-app");
    public static final ResourceId OFFICE = id("site-office");
    public static final ResourceId FILES = id("host-files");
    public static final ResourceId VPN = id("vpn-office");
    public static final ResourceId BRANCH = id("site-branch");
    public static final ResourceId BRANCH_1 = id("vpn-branch-1");
    public static final ResourceId BRANCH_2 = id("vpn-branch-2");
    public static final ResourceId VIF = id("dxvif-office");
    public static final ResourceId DXGW = id("dxgw-main");
    public static final ResourceId LIST = id("pl-offices");
    public static final ResourceId BALANCER = id("nlb-web");
    public static final ResourceId TARGETS = id("tg-web");
    public static final ResourceId LOGS = id("vpce-logs");
    public static final ResourceId FIREWALL = id("eni-firewall");

    private static final Region REGION = new Region("ap-northeast-2");
    private static final ResourceId SUBNET = id("subnet-app");
    private static final ResourceId TGW = id("tgw-hub");

    private HybridDesign() {}

    private static ResourceId id(String text) {
        return new ResourceId(text);
    }

    /// The design, not laid out.
    public static Document document() {
        var topology =
                Document.empty(SmallDesign.NOW)
                        .topology()
                        .with(new Account(SmallDesign.REQUESTER, "network"))
                        .with(list(LIST, "offices", Optional.of(SmallDesign.REQUESTER), "192.168"))
                        .with(list(id("pl-s3"), "s3", Optional.empty(), "52.219"))
                        .with(app())
                        .with(data())
                        .with(transit())
                        .with(hybrid());
        return Document.empty(SmallDesign.NOW).with(topology);
    }

    private static PrefixList list(
            ResourceId id, String name, Optional<AccountId> account, String net) {
        return new PrefixList(
                id, name, account, REGION, false, 4, List.of(Cidr.of(net + ".0.0/16")));
    }

    // ---- VPCs

    private static Vpc vpc(ResourceId id, String name, String net) {
        return Vpc.create(
                id, name, SmallDesign.REQUESTER, REGION, List.of(Cidr.of(net + ".0.0/16")));
    }

    private static Subnet subnet(Vpc vpc, ResourceId id, String name, String cidr) {
        return new Subnet(
                id,
                name,
                REGION.zone('a'),
                List.of(Cidr.of(cidr)),
                Optional.empty(),
                vpc.defaultNetworkAcl(),
                false);
    }

    private static NetworkInterface eni(Vpc vpc, String id, ResourceId subnet, String address) {
        return new NetworkInterface(
                id("eni-" + id),
                "",
                subnet,
                List.of(Ip.of(address)),
                Optional.empty(),
                List.of(vpc.defaultSecurityGroup()),
                true);
    }

    private static Vpc app() {
        var vpc = vpc(APP, "app", "10.0");
        var group =
                vpc.securityGroups()
                        .get(vpc.defaultSecurityGroup())
                        .withIngress(
                                List.of(SecurityRule.of(Match.all(Protocol.ALL), Cidr.ANY_V4)));
        var table =
                new RouteTable(
                        TABLE,
                        "app-table",
                        List.of(Route.to(Cidr.of("172.20.0.0/16"), new Target.ToVpnGateway(VGW))),
                        List.of(new RouteTable.ListRoute(LIST, new Target.ToVpnGateway(VGW))),
                        List.of(VGW));
        var web = eni(vpc, "web", SUBNET, "10.0.1.10");
        return vpc.draft()
                .put(group)
                .put(table)
                .put(new RouteTable(EDGE, "edge", List.of()))
                .put(subnet(vpc, SUBNET, "app-a", "10.0.1.0/24").withRouteTable(Optional.of(TABLE)))
                .put(new Instance(WEB, "web", true, List.of(web)))
                .put(new InternetGateway(id("igw-app"), "", Optional.of(EDGE)))
                .put(VpnGateway.create(VGW, "vgw"))
                .put(
                        new NatGateway(
                                id("nat-app"),
                                "nat",
                                SUBNET,
                                NatGateway.Connectivity.PRIVATE,
                                Ip.of("10.0.1.20"),
                                Optional.empty(),
                                List.of(
                                        new NatGateway.Address(
                                                Ip.of("10.0.1.21"), Optional.empty()))))
                .put(eni(vpc, "firewall", SUBNET, "10.0.1.30").withSourceDestCheck(false))
                .put(
                        new VpcEndpoint(
                                LOGS,
                                "logs",
                                "com.amazonaws.ap-northeast-2.logs",
                                new VpcEndpoint.Form.Interface(
                                        List.of(eni(vpc, "logs", SUBNET, "10.0.1.40")), true)))
                .put(
                        new VpcEndpoint(
                                id("vpce-s3"),
                                "s3",
                                "com.amazonaws.ap-northeast-2.s3",
                                new VpcEndpoint.Form.Gateway(id("pl-s3"), List.of(TABLE))))
                .put(
                        new TargetGroup(
                                TARGETS,
                                "web-targets",
                                Protocol.TCP,
                                8080,
                                true,
                                List.of(
                                        new TargetGroup.Member(
                                                new TargetGroup.To.AnInstance(WEB), 8080, true))))
                .put(
                        new LoadBalancer(
                                BALANCER,
                                "front",
                                false,
                                List.of(eni(vpc, "front", SUBNET, "10.0.1.50")),
                                false,
                                List.of(new LoadBalancer.Listener(Protocol.TCP, 443, TARGETS))))
                .build();
    }

    private static Vpc data() {
        var vpc = vpc(DATA, "data", "10.1");
        var subnet = subnet(vpc, id("subnet-data"), "data-a", "10.1.1.0/24");
        var db = eni(vpc, "db", subnet.id(), "10.1.1.10");
        var main = vpc.routeTables().get(vpc.mainRouteTable());
        return vpc.draft()
                .put(
                        main.withRoutes(
                                List.of(
                                        Route.to(
                                                Cidr.of("172.31.0.0/16"),
                                                new Target.ToTransitGateway(TGW)))))
                .put(subnet)
                .put(new Instance(DB, "db", true, List.of(db)))
                .build();
    }

    private static TransitGateway transit() {
        var gateway = TransitGateway.create(TGW, "hub", SmallDesign.REQUESTER, REGION);
        return gateway.with(
                        gateway.attachment(
                                id("tgw-attach-data"),
                                "",
                                TransitAttachment.To.ToVpc.of(DATA, List.of(id("subnet-data")))))
                .with(
                        gateway.attachment(
                                id("tgw-attach-branch-1"),
                                "",
                                new TransitAttachment.To.ToVpn(BRANCH_1)))
                .with(
                        gateway.attachment(
                                id("tgw-attach-branch-2"),
                                "",
                                new TransitAttachment.To.ToVpn(BRANCH_2)));
    }

    // ---- on premises

    private static Hybrid hybrid() {
        return Hybrid.NONE
                .with(
                        new Site(
                                OFFICE,
                                "head office",
                                List.of(Cidr.of("192.168.0.0/16")),
                                List.of(new SiteHost(FILES, "files", Ip.of("192.168.1.10"))),
                                List.of(
                                        new Site.SiteRoute(
                                                Cidr.of("10.9.0.0/16"), Optional.of(VPN)))))
                .with(
                        new Site(
                                BRANCH,
                                "branch",
                                List.of(Cidr.of("172.31.0.0/16")),
                                List.of(),
                                List.of()))
                .with(device("cgw-office", OFFICE, 65_000, "198.51.100.1"))
                .with(device("cgw-branch", BRANCH, 65_001, "198.51.100.2"))
                .with(vpn(VPN, "office-vpn", id("cgw-office"), VGW, 0))
                .with(vpn(BRANCH_1, "branch-1", id("cgw-branch"), TGW, 2))
                .with(vpn(BRANCH_2, "branch-2", id("cgw-branch"), TGW, 4))
                .with(
                        new DxConnection(
                                id("dxcon-office"),
                                "line",
                                SmallDesign.REQUESTER,
                                REGION,
                                "EqSe2",
                                "1Gbps",
                                OFFICE,
                                true))
                .with(virtualInterface())
                .with(
                        new DxGateway(
                                DXGW,
                                "dx",
                                SmallDesign.REQUESTER,
                                64_600,
                                List.of(
                                        new DxGateway.Association(
                                                VGW, List.of(Cidr.of("10.0.0.0/16")))),
                                false));
    }

    private static CustomerGateway device(String id, ResourceId site, long asn, String address) {
        return new CustomerGateway(
                id(id), "", SmallDesign.REQUESTER, REGION, Optional.of(Ip.of(address)), asn, site);
    }

    private static VpnConnection vpn(
            ResourceId id, String name, ResourceId device, ResourceId gateway, int number) {
        return new VpnConnection(
                id,
                name,
                device,
                gateway,
                VpnConnection.Routing.Bgp.usual(),
                List.of(tunnel(number), tunnel(number + 1)),
                false);
    }

    private static Tunnel tunnel(int number) {
        return new Tunnel(
                Optional.of(Ip.of("203.0.113." + (10 + number))),
                Optional.of(Cidr.of("169.254.10." + number * 4 + "/30")),
                true);
    }

    private static VirtualInterface virtualInterface() {
        return new VirtualInterface(
                VIF,
                "office-vif",
                SmallDesign.REQUESTER,
                id("dxcon-office"),
                VirtualInterface.Type.PRIVATE,
                101,
                65_000,
                1500,
                Optional.of(
                        new VirtualInterface.Session(
                                Ip.of("169.254.90.1"), Ip.of("169.254.90.2"), 30)),
                Optional.of(DXGW),
                List.of(),
                VirtualInterface.Preference.MEDIUM,
                0,
                false,
                true);
    }
}
