package dev.peerscape.core.exchange.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Flows between VPCs and to sites: which components they pass and how they end, as an independent
/// analyser of AWS snapshots has it.
class AnalyserRoadsTest {
    private static final String SSH = "\", \"protocol\": \"tcp\", \"port\": 22";
    private static final String HERE = "accounts/111122223333/eu-west-1";
    private static final String THERE = "accounts/444455556666/us-west-2";

    @TempDir Path folder;

    /// A VPC with one subnet, its own table and one instance that lets SSH in.
    private static Snapshot net(Snapshot snapshot, String name, String start, String... rows) {
        var vpc = "vpc-" + name;
        var subnet = "subnet-" + name;
        return snapshot.vpc(vpc, start + ".0.0/16")
                .subnet(subnet, vpc, start + ".1.0/24", "eu-west-1a")
                .table("rtb-" + name, vpc, start + ".0.0/16", List.of(subnet), rows)
                .group("sg-" + name, vpc, "tcp 22")
                .instance(name, vpc, subnet, start + ".1.100", "", "sg-" + name);
    }

    private Traced traced(Snapshot snapshot) throws IOException {
        var found = (Import.Found) snapshot.imported(folder, Set.of());
        Answers.assertWellFormed(found.topology());
        return new Traced(found.topology());
    }

    private static String flow(String from, String to) {
        return "\"from\": \"" + from + "\", \"to\": \"" + to + SSH;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    i-a | 10.2.1.100 | i-a subnet-a pcx-1 subnet-b i-b delivered
                    i-b | 10.1.1.100 | i-b subnet-b pcx-1 subnet-a i-a delivered
                    i-a | 10.2.7.1   | i-a subnet-a pcx-1 NO_POSSIBLE_DESTINATION
                    i-a | 10.3.1.1   | i-a subnet-a NO_ROUTE_TO_DESTINATION
                    """)
    void peeringsJoinAccounts(String from, String to, String way) throws IOException {
        var peering =
                Roads.peering(
                        "pcx-1",
                        "vpc-a",
                        "10.1.0.0/16",
                        "111122223333",
                        "vpc-b",
                        "10.2.0.0/16",
                        "444455556666");
        var snapshot = net(new Snapshot().in(HERE), "a", "10.1", "10.2.0.0/16 pcx-1");
        net(
                        snapshot.add("VpcPeeringConnections", peering).in(THERE),
                        "b",
                        "10.2",
                        "10.1.0.0/16 pcx-1")
                .add("VpcPeeringConnections", peering);
        assertEquals(way, traced(snapshot).there(flow(from, to)));
    }

    /// Old answers do not tell the Regions of a peering.
    @Test
    void aPeeringNeedsNoRegions() throws IOException {
        var peering =
                Roads.peering(
                                "pcx-1",
                                "vpc-a",
                                "10.1.0.0/16",
                                "111122223333",
                                "vpc-b",
                                "10.2.0.0/16",
                                "111122223333")
                        .replace("\"Region\": \"eu-west-1\",", "");
        for (var home : List.of(HERE, "aws_configs")) {
            var snapshot = net(new Snapshot().in(home), "a", "10.1", "10.2.0.0/16 pcx-1");
            net(snapshot, "b", "10.2", "10.1.0.0/16 pcx-1").add("VpcPeeringConnections", peering);
            folder = Files.createTempDirectory(folder, "home");
            assertEquals(
                    "i-a subnet-a pcx-1 subnet-b i-b delivered",
                    traced(snapshot).there(flow("i-a", "10.2.1.100")));
        }
    }

    /// Two gateways of two accounts and Regions, peered. One VPC of the first may reach the VPC of
    /// the second, the other may not; none is reached from there.
    private static Snapshot peeredGateways() {
        var snapshot = net(new Snapshot().in(HERE), "a", "10.10", "0.0.0.0/0 tgw-1");
        net(snapshot, "b", "10.20", "0.0.0.0/0 tgw-1")
                .add("TransitGateways", Roads.transitGateway("tgw-1", "tgw-rtb-1"))
                .add(
                        "TransitGatewayAttachments",
                        Roads.attachment("tgw-attach-p", "tgw-1", "tgw-rtb-1", "peering tgw-2"),
                        Roads.attachment("tgw-attach-a", "tgw-1", "tgw-rtb-1", "vpc vpc-a"),
                        Roads.attachment("tgw-attach-b", "tgw-1", "tgw-rtb-b", "vpc vpc-b"))
                .add(
                        "TransitGatewayVpcAttachments",
                        Roads.vpcAttachment("tgw-attach-a", "tgw-1", "vpc-a", "subnet-a"),
                        Roads.vpcAttachment("tgw-attach-b", "tgw-1", "vpc-b", "subnet-b"))
                .add(
                        "TransitGatewayRouteTables",
                        Roads.transitTable("tgw-rtb-1", "tgw-1", true),
                        Roads.transitTable("tgw-rtb-b", "tgw-1", false))
                .add(
                        "TransitGatewayPropagations",
                        Roads.propagations("tgw-rtb-1", "tgw-attach-a vpc vpc-a"),
                        Roads.propagations("tgw-rtb-b", "tgw-attach-a vpc vpc-a"))
                .add(
                        "TransitGatewayStaticRoutes",
                        Roads.staticRoutes("tgw-rtb-1"),
                        Roads.staticRoutes(
                                "tgw-rtb-b", "192.168.0.0/16 tgw-attach-p peering tgw-2"));
        return net(snapshot.in(THERE), "c", "192.168", "0.0.0.0/0 tgw-2")
                .add("TransitGateways", Roads.transitGateway("tgw-2", "tgw-rtb-2"))
                .add(
                        "TransitGatewayAttachments",
                        Roads.attachment("tgw-attach-p", "tgw-2", "tgw-rtb-2", "peering tgw-1"),
                        Roads.attachment("tgw-attach-c", "tgw-2", "tgw-rtb-2", "vpc vpc-c"))
                .add(
                        "TransitGatewayVpcAttachments",
                        Roads.vpcAttachment("tgw-attach-c", "tgw-2", "vpc-c", "subnet-c"))
                .add("TransitGatewayRouteTables", Roads.transitTable("tgw-rtb-2", "tgw-2", true))
                .add(
                        "TransitGatewayPropagations",
                        Roads.propagations("tgw-rtb-2", "tgw-attach-c vpc vpc-c"))
                .add(
                        "TransitGatewayStaticRoutes",
                        Roads.staticRoutes("tgw-rtb-2", "10.20.0.0/16 tgw-attach-p peering tgw-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    i-a | 192.168.1.100 | i-a subnet-a tgw-1 TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT
                    i-b | 192.168.1.100 | i-b subnet-b tgw-1 tgw-2 subnet-c i-c delivered
                    i-c | 10.10.1.100   | i-c subnet-c tgw-2 TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT
                    i-c | 10.20.1.100   | i-c subnet-c tgw-2 tgw-1 TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT
                    i-b | 10.10.1.100   | i-b subnet-b tgw-1 subnet-a i-a delivered
                    i-a | 10.20.1.100   | i-a subnet-a tgw-1 TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT
                    """)
    void tablesOfPeeredGatewaysDecide(String from, String to, String way) throws IOException {
        assertEquals(way, traced(peeredGateways()).there(flow(from, to)));
    }

    /// The account that shares a gateway sees its attachment only.
    private static Snapshot sharedGateway() {
        var snapshot = net(new Snapshot().in(HERE), "a", "10.1", "10.2.0.0/16 tgw-1");
        snapshot.subnet("subnet-far", "vpc-a", "10.1.2.0/24", "eu-west-1b")
                .table(
                        "rtb-far",
                        "vpc-a",
                        "10.1.0.0/16",
                        List.of("subnet-far"),
                        "10.2.0.0/16 tgw-1")
                .instance("far", "vpc-a", "subnet-far", "10.1.2.5", "", "sg-a")
                .add("TransitGateways", Roads.transitGateway("tgw-1", "tgw-rtb-1"))
                .add(
                        "TransitGatewayAttachments",
                        Roads.attachment("tgw-attach-a", "tgw-1", "tgw-rtb-1", "vpc vpc-a"),
                        Roads.attachment("tgw-attach-b", "tgw-1", "tgw-rtb-1", "vpc vpc-b"))
                .add(
                        "TransitGatewayVpcAttachments",
                        Roads.vpcAttachment("tgw-attach-a", "tgw-1", "vpc-a", "subnet-a"))
                .add("TransitGatewayRouteTables", Roads.transitTable("tgw-rtb-1", "tgw-1", true))
                .add(
                        "TransitGatewayPropagations",
                        Roads.propagations(
                                "tgw-rtb-1", "tgw-attach-a vpc vpc-a", "tgw-attach-b vpc vpc-b"))
                .add("TransitGatewayStaticRoutes", Roads.staticRoutes("tgw-rtb-1"));
        return net(snapshot.in(THERE), "b", "10.2", "10.1.0.0/16 tgw-1")
                .add("TransitGateways", Roads.transitGateway("tgw-1", "tgw-rtb-1"))
                .add(
                        "TransitGatewayVpcAttachments",
                        Roads.vpcAttachment("tgw-attach-b", "tgw-1", "vpc-b", "subnet-b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    i-a   | 10.2.1.100 | i-a subnet-a tgw-1 subnet-b i-b delivered
                    i-b   | 10.1.1.100 | i-b subnet-b tgw-1 subnet-a i-a delivered
                    i-far | 10.2.1.100 | i-far subnet-far tgw-1 TGW_ROUTE_AZ_RESTRICTION
                    """)
    void aSharedGatewayJoinsAccounts(String from, String to, String way) throws IOException {
        assertEquals(way, traced(sharedGateway()).there(flow(from, to)));
    }

    /// A public and a private subnet; what is private goes by a static VPN connection.
    private Traced vpn(String state, List<String> routes) throws IOException {
        var snapshot = net(new Snapshot().in("aws_configs"), "a", "10.1", "0.0.0.0/0 vgw-1");
        snapshot.subnet("subnet-pub", "vpc-a", "10.1.9.0/24", "eu-west-1a")
                .table("rtb-pub", "vpc-a", "10.1.0.0/16", List.of("subnet-pub"), "0.0.0.0/0 igw-1")
                .instance("pub", "vpc-a", "subnet-pub", "10.1.9.5", "198.51.100.77", "sg-a")
                .internetGateway("igw-1", "vpc-a")
                .vpnGateway("vgw-1", "vpc-a")
                .add("CustomerGateways", Roads.customerGateway("cgw-1"))
                .add("VpnConnections", Roads.vpn("vpn-1", "vgw-1", "cgw-1", state, routes));
        return traced(snapshot);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    i-a   | 172.20.0.5    | i-a subnet-a vgw-1 vpn-1 site-1 delivered
                    i-a   | 8.8.8.8       | i-a subnet-a vgw-1 NO_ROUTE_TO_DESTINATION
                    i-a   | 198.51.100.77 | i-a subnet-a vgw-1 NO_ROUTE_TO_DESTINATION
                    i-pub | 8.8.8.8       | i-pub subnet-pub igw-1 internet delivered
                    vgw-1 | 10.1.1.100    | site-1 vpn-1 vgw-1 subnet-a i-a delivered
                    vgw-1 | 10.1.9.5      | site-1 vpn-1 vgw-1 subnet-pub i-pub delivered
                    vgw-1 | 10.1.1.205    | site-1 vpn-1 vgw-1 VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
                    vgw-1 | 198.51.100.77 | site-1 vpn-1 vgw-1 VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
                    cgw-1 | 10.1.1.100    | site-1 vpn-1 vgw-1 subnet-a i-a delivered
                    172.20.0.5 | 10.1.1.100 | site-1 vpn-1 vgw-1 subnet-a i-a delivered
                    """)
    void aVirtualPrivateGatewayLeadsToItsSite(String from, String to, String way)
            throws IOException {
        assertEquals(way, vpn("UP", List.of("172.20.0.0/16")).there(flow(from, to)));
    }

    @Test
    void peopleAreToldThatTunnelsAreDown() throws IOException {
        var snapshot =
                net(new Snapshot(), "b", "10.2")
                        .vpnGateway("vgw-1", "vpc-b")
                        .add("CustomerGateways", Roads.customerGateway("cgw-1"))
                        .add(
                                "VpnConnections",
                                Roads.vpn("vpn-1", "vgw-1", "cgw-1", "DOWN", List.of()));
        var found = (Import.Found) snapshot.imported(folder, Set.of());
        assertThat(
                Answers.remarks(found), hasItem(containsString("All tunnels of vpn-1 were down")));
        assertEquals(
                "i-a subnet-a vgw-1 BAD_STATE_VPN",
                vpn("DOWN", List.of("172.20.0.0/16")).there(flow("i-a", "172.20.0.5")));
    }

    /// Over BGP AWS knows what is at the site from its routes alone; the site can send all the
    /// same.
    @Test
    void aSiteOfWhichNothingIsKnownSends() throws IOException {
        var traced = vpn("UP", List.of());
        assertEquals(
                "site-1 vpn-1 vgw-1 subnet-a i-a delivered",
                traced.there(flow("vpn-1", "10.1.1.100")));
        assertEquals(
                "169.254.1.2",
                traced.trace(flow("vpn-1", "10.1.1.100"))
                        .forward()
                        .hops()
                        .getFirst()
                        .in()
                        .source()
                        .toString());
        assertEquals(
                "site-1 vpn-1 vgw-1 subnet-a i-a delivered",
                traced.there(flow("vpn-1", "10.1.1.100") + ", \"source\": \"172.20.0.9\""));
    }

    @Test
    void secretsOfConnectionsAreNowhere() throws IOException {
        var snapshot = net(new Snapshot(), "a", "10.1").vpnGateway("vgw-1", "vpc-a");
        snapshot.add("VpnConnections", Roads.vpn("vpn-1", "vgw-1", "cgw-1", "UP", List.of()));
        var found = (Import.Found) snapshot.imported(folder, Set.of());
        assertFalse(found.toString().contains("hush"));
    }

    /// Direct Connect straight to a virtual private gateway, and through a gateway of its own.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    dxvif-1  | 10.20.0.1 | 10.1.1.100 | site-1 dxvif-1 vgw-1 subnet-a i-a delivered
                    dxcon-1  | 10.20.0.1 | 10.1.1.100 | site-1 dxvif-1 vgw-1 subnet-a i-a delivered
                    dxvif-2  | 10.20.0.1 | 10.2.1.100 | site-2 dxvif-2 dxgw-0f0f0f0f-1234-4abc-9def-000000000001 tgw-1 subnet-b i-b delivered
                    0f0f0f0f-1234-4abc-9def-000000000001 | 10.20.0.1 | 10.2.1.100 | site-2 dxvif-2 dxgw-0f0f0f0f-1234-4abc-9def-000000000001 tgw-1 subnet-b i-b delivered
                    tgw-1    | 10.20.0.1 | 10.2.1.100 | site-2 dxvif-2 dxgw-0f0f0f0f-1234-4abc-9def-000000000001 tgw-1 subnet-b i-b delivered
                    """)
    void directConnectLeadsIn(String from, String source, String to, String way)
            throws IOException {
        var gateway = "0f0f0f0f-1234-4abc-9def-000000000001";
        var snapshot = net(new Snapshot().in(HERE), "a", "10.1", "0.0.0.0/0 vgw-1");
        net(snapshot, "b", "10.2", "0.0.0.0/0 tgw-1")
                .vpnGateway("vgw-1", "vpc-a")
                .add(
                        "VirtualInterfaces",
                        Roads.virtualInterface("dxvif-1", "private", "VirtualGatewayId vgw-1", 1),
                        Roads.virtualInterface(
                                "dxvif-2", "transit", "DirectConnectGatewayId " + gateway, 2))
                .add(
                        "DirectConnectGateways",
                        """
                        {"DirectConnectGatewayId": "%s", "DirectConnectGatewayName": "dx",
                         "AmazonSideAsn": 64513, "DirectConnectGatewayState": "available"}\
                        """
                                .formatted(gateway))
                .add(
                        "DirectConnectGatewayAssociations",
                        """
                        {"AssociationId": "1", "DirectConnectGatewayId": "%s",
                         "AssociatedGateway": {"Id": "tgw-1", "Type": "transitGateway",
                           "OwnerAccount": "111122223333", "Region": "eu-west-1"},
                         "AssociationState": "associated",
                         "AllowedPrefixesToDirectConnectGateway": [{"Cidr": "10.0.0.0/8"}]}\
                        """
                                .formatted(gateway))
                .add("TransitGateways", Roads.transitGateway("tgw-1", "tgw-rtb-1"))
                .add(
                        "TransitGatewayAttachments",
                        Roads.attachment("tgw-attach-b", "tgw-1", "tgw-rtb-1", "vpc vpc-b"),
                        Roads.attachment(
                                "tgw-attach-d",
                                "tgw-1",
                                "tgw-rtb-1",
                                "direct-connect-gateway " + gateway))
                .add(
                        "TransitGatewayVpcAttachments",
                        Roads.vpcAttachment("tgw-attach-b", "tgw-1", "vpc-b", "subnet-b"))
                .add("TransitGatewayRouteTables", Roads.transitTable("tgw-rtb-1", "tgw-1", true))
                .add(
                        "TransitGatewayPropagations",
                        Roads.propagations("tgw-rtb-1", "tgw-attach-b vpc vpc-b"))
                .add("TransitGatewayStaticRoutes", Roads.staticRoutes("tgw-rtb-1"));
        assertEquals(
                way, traced(snapshot).there(flow(from, to) + ", \"source\": \"" + source + "\""));
    }
}
