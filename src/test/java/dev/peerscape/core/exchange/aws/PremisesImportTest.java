package dev.peerscape.core.exchange.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnConnection.Tunnel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What becomes of AWS's answers about VPN and Direct Connect.
class PremisesImportTest extends Answers {
    private static final String VGW =
            """
            {"VpnGateways": [{"VpnGatewayId": "vgw-1", "State": "available", "Type": "ipsec.1",
              "VpcAttachments": [{"VpcId": "vpc-0", "State": "detached"},
                {"VpcId": "vpc-1", "State": "attached"}]}],
             "CustomerGateways": [{"CustomerGatewayId": "cgw-1", "BgpAsn": "65301",
              "IpAddress": "203.0.113.9", "State": "available", "DeviceName": "lhr-1"}]}
            """;

    private static final String LEARNED =
            """
            {"RouteTables": [{"RouteTableId": "rtb-2", "VpcId": "vpc-1",
              "PropagatingVgws": [{"GatewayId": "vgw-1"}], "Routes": [
              {"DestinationCidrBlock": "10.1.0.0/16", "GatewayId": "local"},
              {"DestinationCidrBlock": "172.16.0.0/12", "GatewayId": "vgw-1",
               "Origin": "EnableVgwRoutePropagation", "State": "active"},
              {"DestinationCidrBlock": "192.168.7.0/24", "GatewayId": "vgw-1",
               "Origin": "EnableVgwRoutePropagation", "State": "active"}]}]}
            """;

    private static String tunnel(int number) {
        return """
        <ipsec_tunnel>\\n <customer_gateway>\\n <tunnel_outside_address>\
        <ip_address>203.0.113.9</ip_address></tunnel_outside_address>\
        <tunnel_inside_address><ip_address>169.254.15.%d</ip_address>\
        <network_mask>255.255.255.252</network_mask><network_cidr>30</network_cidr>\
        </tunnel_inside_address><bgp><asn>65301</asn><hold_time>30</hold_time></bgp>\
        </customer_gateway><vpn_gateway><tunnel_outside_address>\
        <ip_address>52.27.166.%d</ip_address></tunnel_outside_address>\
        <tunnel_inside_address><ip_address>169.254.15.%d</ip_address>\
        <network_cidr>30</network_cidr></tunnel_inside_address>\
        <bgp><asn>65401</asn></bgp></vpn_gateway>\
        <ike><pre_shared_key>hush</pre_shared_key></ike></ipsec_tunnel>\
        """
                .formatted(4 * number + 2, number, 4 * number + 1);
    }

    private static String vpn(String id, String device, String more) {
        return """
        {"VpnConnections": [{"VpnConnectionId": "%s", "State": "available",
          "CustomerGatewayId": "%s", "VpnGatewayId": "vgw-1", %s}]}
        """
                .formatted(id, device, more);
    }

    private static final String UP =
            """
            "Options": {"StaticRoutesOnly": false},
            "VgwTelemetry": [
              {"OutsideIpAddress": "52.27.166.1", "Status": "UP", "AcceptedRouteCount": 2},
              {"OutsideIpAddress": "52.27.166.2", "Status": "DOWN", "AcceptedRouteCount": 0}]
            """;

    private static Hybrid hybrid(Import.Found found) {
        assertWellFormed(found.topology());
        return found.topology().hybrid();
    }

    private static ResourceId id(String id) {
        return new ResourceId(id);
    }

    private static List<String> texts(List<?> items) {
        return items.stream().map(Object::toString).toList();
    }

    @Test
    void theConfigurationOfADeviceTellsTunnelsAndNumbers() throws IOException {
        var text = "\"CustomerGatewayConfiguration\": \"" + tunnel(1) + tunnel(2) + "\", ";
        var found = read(BASE, VGW, LEARNED, vpn("vpn-1", "cgw-1", text + UP));
        var vpn = hybrid(found).vpnConnections().get(id("vpn-1"));
        assertEquals(
                List.of("52.27.166.1 169.254.15.4/30 true", "52.27.166.2 169.254.15.8/30 false"),
                vpn.tunnels().stream().map(PremisesImportTest::text).toList());
        assertThat(vpc(found).vpnGateways().get(id("vgw-1")).asn(), is(65_401L));
        assertThat(found.toString(), not(containsString("hush")));
    }

    private static String text(Tunnel tunnel) {
        return tunnel.outside().orElseThrow()
                + " "
                + tunnel.inside().orElseThrow()
                + " "
                + tunnel.up();
    }

    @Test
    void whatATableLearnedIsAtTheSiteAndNoRow() throws IOException {
        var found = read(BASE, VGW, LEARNED, vpn("vpn-1", "cgw-1", UP));
        var table = vpc(found).routeTables().get(id("rtb-2"));
        assertThat(table.routes(), is(empty()));
        assertThat(table.propagating(), is(List.of(id("vgw-1"))));
        var site = hybrid(found).sites().get(id("site-1"));
        assertThat(site.name(), is("lhr-1"));
        assertEquals(List.of("172.16.0.0/12", "192.168.7.0/24"), texts(site.prefixes()));
        assertThat(
                hybrid(found).vpnConnections().get(id("vpn-1")).routing(), is(Routing.Bgp.usual()));
        assertThat(hybrid(found).customerGateways().get(id("cgw-1")).asn(), is(65_301L));
        assertThat(remarks(found), is(empty()));
    }

    @Test
    void whatWasLearnedByAConnectionThatIsDownIsAtItsSiteToo() throws IOException {
        var down = UP.replace("\"UP\"", "\"DOWN\"");
        var found = read(BASE, VGW, LEARNED, vpn("vpn-1", "cgw-1", down));
        assertThat(hybrid(found).isUp(id("vpn-1")), is(false));
        assertThat(hybrid(found).sites().get(id("site-1")).prefixes().size(), is(2));
    }

    @Test
    void aStaticConnectionGivesItsSiteRows() throws IOException {
        var fixed =
                """
                "Options": {"StaticRoutesOnly": true, "TunnelOptions": [
                  {"OutsideIpAddress": "52.27.166.1", "TunnelInsideCidr": "169.254.15.4/30"}]},
                "VgwTelemetry": [{"OutsideIpAddress": "52.27.166.1", "Status": "UP"}],
                "Routes": [{"DestinationCidrBlock": "192.168.7.0/24", "State": "available"},
                  {"DestinationCidrBlock": "192.168.9.0/24", "State": "deleted"}]
                """;
        var found = read(BASE, VGW, vpn("vpn-1", "cgw-1", fixed));
        var site = hybrid(found).siteOf(id("vpn-1")).orElseThrow();
        assertEquals(List.of("192.168.7.0/24"), texts(site.prefixes()));
        assertEquals(
                List.of("10.1.0.0/16 -> vpn-1", "10.2.0.0/16 -> vpn-1"),
                site.routes().stream().map(Site.SiteRoute::text).toList());
        assertThat(remarks(found), hasItem(containsString("site-1 was given rows")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "DeviceName": "lhr-1"                            | 2 | 1
                    "IpAddress": "203.0.113.9"                       | 1 | 1
                    "IpAddress": "203.0.113.10"                      | 2 | 1
                    "IpAddress": "203.0.113.10", "DeviceName": "x"   | 1 | 2
                    """)
    void devicesThatBelongTogetherShareASite(String device, int accepted, int sites)
            throws IOException {
        var second =
                """
                {"CustomerGateways": [{"CustomerGatewayId": "cgw-2", "BgpAsn": "65000", %s}]}
                """
                        .formatted(device);
        var found =
                read(
                        BASE,
                        VGW,
                        LEARNED,
                        second,
                        vpn("vpn-1", "cgw-1", UP),
                        vpn(
                                "vpn-2",
                                "cgw-2",
                                UP.replace("52.27", "52.28")
                                        .replace("Count\": 2", "Count\": " + accepted)));
        assertThat(hybrid(found).sites().size(), is(sites));
        // With two sites, the one that tells as many as there are has them.
        assertEquals(
                List.of("172.16.0.0/12", "192.168.7.0/24"),
                texts(hybrid(found).siteOf(id("vpn-1")).orElseThrow().prefixes()));
        assertThat(
                remarks(found).stream().anyMatch(it -> it.contains("by which of several sites")),
                is(sites == 2));
    }

    private static final String DX =
            """
            {"DirectConnectGateways": [{"DirectConnectGatewayId": "7b2c4f8a-1234-4abc-9def-fedcba987654",
               "DirectConnectGatewayName": "dx", "AmazonSideAsn": 64513,
               "DirectConnectGatewayState": "available"}],
             "directConnectGatewayAssociations": [
               {"directConnectGatewayId": "7b2c4f8a-1234-4abc-9def-fedcba987654",
                "associationState": "associated",
                "associatedGateway": {"id": "vgw-1", "type": "virtualPrivateGateway"},
                "allowedPrefixesToDirectConnectGateway": [{"cidr": "10.1.0.0/16"}]},
               {"directConnectGatewayId": "7b2c4f8a-1234-4abc-9def-fedcba987654",
                "associatedGateway": {"id": "tgw-1", "type": "transitGateway"},
                "allowedPrefixesToDirectConnectGateway": [{"cidr": "10.0.0.0/8"}]}],
             "virtualInterfaces": [{"virtualInterfaceId": "dxvif-1", "vlan": 100, "asn": 65301,
               "connectionId": "dxcon-1", "virtualInterfaceType": "private", "authKey": "hush",
               "virtualInterfaceState": "available", "amazonAddress": "169.254.10.1/30",
               "customerAddress": "169.254.10.2/30", "mtu": 8500,
               "directConnectGatewayId": "7b2c4f8a-1234-4abc-9def-fedcba987654",
               "bgpPeers": [{"asn": 65301, "bgpPeerState": "available", "bgpStatus": "up"}]}],
             "VirtualInterfaces": [{"VirtualInterfaceId": "dxvif-2", "Vlan": 101, "Asn": 65301,
               "ConnectionId": "dxcon-2", "VirtualInterfaceType": "transit",
               "VirtualInterfaceState": "down",
               "DirectConnectGatewayId": "7b2c4f8a-1234-4abc-9def-fedcba987654"}],
             "connections": [{"connectionId": "dxcon-1", "connectionName": "line",
               "connectionState": "available", "region": "eu-west-1", "location": "EqLD5",
               "bandwidth": "1Gbps", "ownerAccount": "111122223333"}]}
            """;

    private static final ResourceId DXGW = id("dxgw-7b2c4f8a-1234-4abc-9def-fedcba987654");

    private static final String HUB =
            """
            {"TransitGateways": [{"TransitGatewayId": "tgw-1", "OwnerId": "111122223333",
               "TransitGatewayArn": "arn:aws:ec2:eu-west-1:111122223333:transit-gateway/tgw-1",
               "Options": {"DefaultRouteTableAssociation": "enable",
                 "AssociationDefaultRouteTableId": "tgw-rtb-1"}}],
             "TransitGatewayRouteTables": [
               {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1"}],
             "TransitGatewayAttachments": [
               {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1",
                "ResourceType": "direct-connect-gateway", "State": "available",
                "ResourceId": "7b2c4f8a-1234-4abc-9def-fedcba987654",
                "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"}}],
             "TransitGatewayPropagatedRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-1",
               "Routes": [{"DestinationCidrBlock": "192.168.0.0/16", "Type": "propagated",
                 "State": "active", "TransitGatewayAttachments": [
                   {"TransitGatewayAttachmentId": "tgw-attach-1"}]}]}],
             "TransitGatewayPropagations": [], "TransitGatewayStaticRoutes": []}
            """;

    @Test
    void directConnectIsReadInUpperAndLowerCase() throws IOException {
        var found = read(BASE, VGW, HUB, DX);
        var dx = hybrid(found).dxGateways().get(DXGW);
        assertThat(dx.name(), is("dx"));
        assertThat(dx.asn(), is(64_513L));
        assertEquals(
                List.of(id("vgw-1"), id("tgw-1")),
                dx.associations().stream().map(DxGateway.Association::gateway).toList());
        var vif = hybrid(found).virtualInterfaces().get(id("dxvif-1"));
        assertThat(vif.gateway(), is(Optional.of(DXGW)));
        assertThat(vif.session().orElseThrow().toString(), containsString("169.254.10.2"));
        assertThat(vif.mtu(), is(8_500));
        assertThat(vif.up(), is(true));
        var other = hybrid(found).virtualInterfaces().get(id("dxvif-2"));
        assertThat(other.type(), is(VirtualInterface.Type.TRANSIT));
        assertThat(other.up(), is(false));
        // One number at one gateway: lines of one site, which has what the transit gateway learned.
        assertThat(hybrid(found).siteOf(id("dxvif-2")), is(hybrid(found).siteOf(id("dxvif-1"))));
        assertEquals(
                List.of("192.168.0.0/16"),
                texts(hybrid(found).siteOf(id("dxvif-1")).orElseThrow().prefixes()));
        assertThat(remarks(found), hasItem(containsString("dxvif-2 names dxcon-2")));
        var hub = found.topology().transitGateways().get(id("tgw-1"));
        assertThat(hub.attachments().get(id("tgw-attach-1")).to(), is(new To.ToDxGateway(DXGW)));
    }

    @Test
    void aConnectionWithTheNumberOfALineAtItsGatewayIsItsBackup() throws IOException {
        var found = read(BASE, VGW, LEARNED, HUB, DX, vpn("vpn-1", "cgw-1", UP));
        assertThat(hybrid(found).siteOf(id("vpn-1")), is(hybrid(found).siteOf(id("dxvif-1"))));
    }

    @Test
    void aTransitGatewayHasAnAttachmentForEachConnection() throws IOException {
        var vpns =
                """
                {"CustomerGateways": [{"CustomerGatewayId": "cgw-1", "IpAddress": "203.0.113.9"}],
                 "VpnConnections": [
                  {"VpnConnectionId": "vpn-1", "State": "available", "CustomerGatewayId": "cgw-1",
                   "TransitGatewayId": "tgw-1", "Options": {"TunnelInsideIpVersion": "ipv6"}},
                  {"VpnConnectionId": "vpn-2", "State": "deleted", "TransitGatewayId": "tgw-1"},
                  {"VpnConnectionId": "vpn-3", "State": "available", "CustomerGatewayId": "cgw-9",
                   "TransitGatewayId": "tgw-9"}]}
                """;
        var found = read(BASE, HUB, vpns);
        var hub = found.topology().transitGateways().get(id("tgw-1"));
        var leg = hub.attachments().get(id("tgw-attach-1x"));
        assertThat(hybrid(found).vpnConnections().keySet(), is(java.util.Set.of(id("vpn-1"))));
        assertThat(hybrid(found).vpnConnections().get(id("vpn-1")).ipv6(), is(true));
        assertThat(leg.to(), is(new To.ToVpn(id("vpn-1"))));
        assertThat(leg.association(), is(Optional.of(id("tgw-rtb-1"))));
        assertThat(
                hub.attachments().get(id("tgw-attach-1")).to(),
                is(
                        new To.Elsewhere(
                                "direct-connect-gateway",
                                "7b2c4f8a-1234-4abc-9def-fedcba987654",
                                List.of(dev.peerscape.core.net.Cidr.of("192.168.0.0/16")))));
        assertThat(remarks(found), hasItem(containsString("vpn-2 is deleted")));
        assertThat(remarks(found), hasItem(containsString("no file describes its gateway tgw-9")));
        assertThat(remarks(found), hasItem(containsString("vpn-1 are up")));
    }

    @Test
    void aSiteIsPeoplesOwn() throws IOException {
        var found = read(BASE, VGW, LEARNED, vpn("vpn-1", "cgw-1", UP));
        var document = new Document(found.topology(), Layout.EMPTY);
        var site = hybrid(found).sites().get(id("site-1")).withName("London");
        var named =
                new Document(document.topology().with(hybrid(found).with(site)), document.layout());
        var again = Edits.apply(named, found.edit()).orThrow();
        assertEquals("London", again.topology().hybrid().sites().get(id("site-1")).name());
        assertEquals(named.topology(), again.topology());
    }

    @Test
    void whatIsOnlyNamedReplacesNothing() throws IOException {
        var found = read(BASE, VGW, LEARNED, vpn("vpn-1", "cgw-1", UP));
        var whole = new Document(found.topology(), Layout.EMPTY);
        var without =
                read(
                        BASE,
                        VGW.replace("\"CustomerGateways\"", "\"Regions\""),
                        LEARNED,
                        vpn("vpn-1", "cgw-1", UP));
        assertThat(remarks(without), hasItem(containsString("vpn-1 names cgw-1")));
        assertEquals(whole.topology(), Edits.apply(whole, without.edit()).orThrow().topology());
    }
}
