package dev.peerscape.core.edit;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnGateway;
import dev.peerscape.testing.Roads;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

/// Gateway route tables, replaced local routes, propagation, and rows for prefix lists (B.4).
class EdgeTablesTest {
    private static final Document ROADS = withEdge();

    /// The roads with `rtb-edge` as the table of `igw-a`.
    private static Document withEdge() {
        return apply(
                Roads.document(),
                new Edit.PutRouteTable(
                        id("vpc-a"), new RouteTable(id("rtb-edge"), "edge", List.of())),
                new Edit.PutInternetGateway(
                        id("vpc-a"),
                        new InternetGateway(id("igw-a"), "", Optional.of(id("rtb-edge")))));
    }

    private static String code(Document document, Edit edit) {
        return Edits.apply(document, edit) instanceof Refused(var code, _, _) ? code : "";
    }

    private static Target target(String text) {
        var id = id(text);
        return switch (id.kind()) {
            case INTERNET_GATEWAY -> new Target.ToInternetGateway(id);
            case NAT_GATEWAY -> new Target.ToNatGateway(id);
            case VPN_GATEWAY -> new Target.ToVpnGateway(id);
            case PEERING -> new Target.ToPeering(id);
            case VPC_ENDPOINT -> new Target.ToEndpoint(id);
            default -> new Target.ToNetworkInterface(id);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "rtb-edge, 10.0.1.0/24, eni-alone, ''",
        "rtb-edge, 10.0.0.0/16, eni-alone, ''",
        "rtb-edge, 10.0.1.0/25, eni-alone, ''",
        "rtb-edge, 10.0.1.0/24, nat-a, InvalidParameterValue",
        "rtb-edge, 10.0.1.0/24, vgw-a, InvalidParameterValue",
        "rtb-edge, 192.168.0.0/16, eni-alone, InvalidParameterValue",
        "rtb-edge, 0.0.0.0/0, igw-a, InvalidParameterValue",
        "rtb-own, 10.0.0.0/16, eni-alone, ''",
        "rtb-own, 10.0.0.0/16, nat-a, InvalidParameterValue",
        "rtb-own, 10.0.0.0/16, vgw-a, InvalidParameterValue",
        "rtb-own, 192.169.0.0/16, vgw-a, ''",
        "rtb-own, 192.169.0.0/16, vgw-none, InvalidVpnGatewayID.NotFound",
        "rtb-own, 192.169.0.0/16, vpce-s3, InvalidParameterValue"
    })
    void whatMayBeAdded(String table, String destination, String target, String code) {
        var row = Route.to(Cidr.of(destination), target(target));
        assertEquals(code, code(ROADS, new Edit.AddRoute(id(table), row)));
    }

    @Test
    void aTableThatLearnsOrHasOtherRowsIsNoTableOfAGateway() {
        var vgw = VpnGateway.create(id("vgw-a"), "door").withRouteTable(Optional.of(id("rtb-own")));
        var edit = new Edit.PutVpnGateway(id("vpc-a"), vgw);
        var no = assertInstanceOf(Refused.class, Edits.apply(ROADS, edit));
        assertEquals("edit.edge-not-propagating", no.reason().key());
        var quiet = apply(ROADS, new Edit.SetPropagation(id("rtb-own"), id("vgw-a"), false));
        no = assertInstanceOf(Refused.class, Edits.apply(quiet, edit));
        assertEquals("edit.edge-not-lists", no.reason().key());
        var listless =
                apply(
                        quiet,
                        new Edit.RemoveListRoute(
                                id("rtb-own"),
                                new RouteTable.ListRoute(id("pl-offices"), target("vgw-a"))));
        no = assertInstanceOf(Refused.class, Edits.apply(listless, edit));
        assertEquals("edit.edge-outside", no.reason().key());
    }

    @Test
    void propagationIsFromTheVpcsOwnGatewayIntoATableThatIsNotAGateways() {
        assertEquals(
                "InvalidParameterValue",
                code(ROADS, new Edit.SetPropagation(id("rtb-edge"), id("vgw-a"), true)));
        assertEquals(
                "Gateway.NotAttached",
                code(ROADS, new Edit.SetPropagation(id("rtb-b"), id("vgw-a"), true)));
        assertEquals(
                "InvalidVpnGatewayID.NotFound",
                code(ROADS, new Edit.SetPropagation(id("rtb-b"), id("vgw-none"), true)));
        assertEquals("", code(ROADS, new Edit.SetPropagation(id("rtb-a"), id("vgw-a"), true)));
    }

    @Test
    void aTableHasOneRowForAList() {
        var own = new RouteTable.ListRoute(id("pl-offices"), target("vgw-a"));
        assertEquals("", code(ROADS, new Edit.AddListRoute(id("rtb-own"), own)));
        var other = new RouteTable.ListRoute(id("pl-offices"), target("nat-a"));
        assertEquals(
                "RouteAlreadyExists", code(ROADS, new Edit.AddListRoute(id("rtb-own"), other)));
        assertEquals(
                "InvalidRoute.NotFound",
                code(ROADS, new Edit.RemoveListRoute(id("rtb-own"), other)));
        assertEquals(
                "InvalidParameterValue", code(ROADS, new Edit.AddListRoute(id("rtb-edge"), own)));
        assertEquals(
                "InvalidPrefixListID.NotFound",
                code(
                        ROADS,
                        new Edit.AddListRoute(
                                id("rtb-a"),
                                new RouteTable.ListRoute(id("pl-none"), target("vgw-a")))));
        // The list's blocks count where a VPC gets a block (B.1).
        assertEquals(
                "CidrConflict",
                code(ROADS, new Edit.AddCidr(id("vpc-a"), Cidr.of("203.0.0.0/16"))));
    }

    @Test
    void theRowInThePlaceOfTheLocalOneGoesWithTheBlock() {
        var row = Route.to(Cidr.of("10.0.0.0/16"), target("eni-alone"));
        var after =
                apply(
                        ROADS,
                        new Edit.AddRoute(id("rtb-a"), row),
                        new Edit.ReplaceCidr(
                                id("vpc-a"), Cidr.of("10.0.0.0/16"), Cidr.of("10.8.0.0/15")));
        var table = after.topology().vpc(id("vpc-a")).orElseThrow().routeTables().get(id("rtb-a"));
        assertTrue(table.routes().contains(Route.to(Cidr.of("10.8.0.0/15"), target("eni-alone"))));
        var second =
                apply(
                        ROADS,
                        new Edit.AddCidr(id("vpc-a"), Cidr.of("10.5.0.0/16")),
                        new Edit.AddRoute(
                                id("rtb-a"), Route.to(Cidr.of("10.5.0.0/16"), target("eni-alone"))),
                        new Edit.RemoveCidr(id("vpc-a"), Cidr.of("10.5.0.0/16")));
        assertEquals(ROADS.topology(), second.topology());
    }

    @Test
    void addressesOfAllInterfacesMoveWithTheBlock() {
        var after =
                apply(
                        ROADS,
                        new Edit.ReplaceCidr(
                                id("vpc-a"), Cidr.of("10.0.0.0/16"), Cidr.of("10.8.0.0/16")));
        var vpc = after.topology().vpc(id("vpc-a")).orElseThrow();
        assertTrue(vpc.networkInterfaces().count() > 4);
        vpc.networkInterfaces()
                .forEach(eni ->
                        assertTrue(
                                eni.addresses().stream().allMatch(vpc::contains), eni::toString));
    }

    @Test
    void twoEndpointsHaveNoRowInOneTable() {
        var second =
                new VpcEndpoint(
                        id("vpce-two"),
                        "",
                        "com.amazonaws.ap-northeast-2.s3",
                        new VpcEndpoint.Form.Gateway(
                                id("pl-s3"), List.of(id("rtb-own"), id("rtb-a"))));
        var no =
                assertInstanceOf(
                        Refused.class,
                        Edits.apply(
                                ROADS,
                                new Edit.PutVpcEndpoint(id("vpc-a"), second, Optional.empty())));
        assertEquals("RouteAlreadyExists", no.code());
        var done = apply(ROADS, no.suggestion().orElseThrow());
        assertEquals(
                new VpcEndpoint.Form.Gateway(id("pl-s3"), List.of(id("rtb-a"))),
                done.topology()
                        .vpc(id("vpc-a"))
                        .orElseThrow()
                        .endpoints()
                        .get(id("vpce-two"))
                        .form());
    }
}
