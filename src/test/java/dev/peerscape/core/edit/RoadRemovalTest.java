package dev.peerscape.core.edit;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Outcome.Applied;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.testing.Roads;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What goes along with a removed road, and what stays.
class RoadRemovalTest {
    private static final Document ROADS = placed();

    private static Document placed() {
        var document = Roads.document();
        Map<ResourceId, Box> boxes = new HashMap<>();
        document.topology().resources().forEach(it -> boxes.put(it.id(), new Box(1, 2, 3, 4)));
        return apply(document, new Edit.Place(boxes));
    }

    private static Applied removed(String... ids) {
        Set<ResourceId> set = Arrays.stream(ids).map(ResourceId::new).collect(Collectors.toSet());
        var outcome = assertInstanceOf(Applied.class, Edits.apply(ROADS, new Edit.Remove(set)));
        var after = outcome.document();
        assertEquals(List.of(), Audit.of(after));
        for (var id : set) {
            assertTrue(after.topology().find(id).isEmpty(), id.value());
        }
        return outcome;
    }

    private static Vpc vpcA(Applied outcome) {
        return outcome.document().topology().vpc(id("vpc-a")).orElseThrow();
    }

    private static void gone(Applied outcome, String... ids) {
        for (var id : ids) {
            assertTrue(outcome.document().topology().find(id(id)).isEmpty(), id);
            assertTrue(outcome.touched().contains(id(id)), id);
        }
    }

    private static List<String> keys(Applied outcome) {
        return outcome.notes().stream().map(it -> it.key()).toList();
    }

    @Test
    void aVirtualPrivateGatewayLeavesBlackholesAndLosesItsRoads() {
        var outcome = removed("vgw-a");
        gone(outcome, "vpn-a");
        var table = vpcA(outcome).routeTables().get(id("rtb-own"));
        assertEquals(
                Route.to(Cidr.of("192.168.0.0/16"), new Target.Gone(id("vgw-a"))),
                table.routes().getLast());
        assertEquals(
                List.of(new RouteTable.ListRoute(id("pl-offices"), new Target.Gone(id("vgw-a")))),
                table.listRoutes());
        assertEquals(List.of(), table.propagating());
        var hybrid = outcome.document().topology().hybrid();
        assertEquals(Optional.empty(), hybrid.virtualInterfaces().get(id("dxvif-p")).gateway());
        assertEquals(
                List.of(id("tgw-t")),
                hybrid.dxGateways().get(id("dxgw-w")).associations().stream()
                        .map(it -> it.gateway())
                        .toList());
        assertEquals(
                Optional.empty(), hybrid.sites().get(id("site-hq")).routes().getFirst().over());
        assertTrue(
                keys(outcome)
                        .containsAll(
                                List.of(
                                        "edit.note-blackholes",
                                        "edit.note-propagation-lost",
                                        "edit.note-fell-vpn-connection",
                                        "edit.note-associations-lost",
                                        "edit.note-interface-free",
                                        "edit.note-site-blackholes")),
                keys(outcome)::toString);
    }

    @Test
    void aSiteTakesAllThatLeadsToIt() {
        var outcome = removed("site-hq");
        gone(outcome, "cgw-hq", "vpn-a", "vpn-t", "dxcon-hq", "dxvif-p", "dxvif-t", "host-desk");
        var gateway = outcome.document().topology().transitGateways().get(id("tgw-t"));
        // The VPN's attachment went, the one of the Direct Connect gateway stays.
        assertEquals(1, gateway.attachments().size());
        assertTrue(outcome.document().layout().box(id("host-desk")).isEmpty());
        assertEquals(
                Set.of(id("dxgw-w")),
                Set.copyOf(
                        outcome.document()
                                .topology()
                                .hybrid()
                                .resources()
                                .map(it -> it.id())
                                .toList()));
    }

    @Test
    void aConnectionTakesItsVirtualInterfaces() {
        gone(removed("dxcon-hq"), "dxvif-p", "dxvif-t");
    }

    @Test
    void aTransitGatewayTakesTheVpnConnectionsToIt() {
        var outcome = removed("tgw-t");
        gone(outcome, "vpn-t");
        assertEquals(
                1,
                outcome.document()
                        .topology()
                        .hybrid()
                        .dxGateways()
                        .get(id("dxgw-w"))
                        .associations()
                        .size());
    }

    @Test
    void aVpcTakesItsGatewayAndSoTheRoadsToIt() {
        var outcome = removed("vpc-a");
        gone(outcome, "vgw-a", "vpn-a", "eni-ep-a", "eni-lb", "eni-alone");
        // Lists that only it named can go now.
        assertInstanceOf(
                Applied.class,
                Edits.apply(
                        outcome.document(),
                        new Edit.Remove(Set.of(id("pl-offices"), id("pl-s3")))));
    }

    @Test
    void aHostAndASingleConnectionGoAlone() {
        var outcome = removed("host-desk");
        assertEquals(Set.of(id("host-desk"), id("site-hq")), outcome.touched());
        var dx = removed("dxgw-w");
        assertEquals(
                Optional.empty(),
                dx.document().topology().hybrid().virtualInterfaces().get(id("dxvif-t")).gateway());
    }

    @Test
    void aSubnetTakesTheInterfacesInIt() {
        var outcome = removed("subnet-c");
        gone(outcome, "eni-alone", "eni-ep-c", "eni-lb", "nlb-front");
        // The endpoint still stands in the other subnet.
        assertEquals(
                List.of(id("eni-ep-a")),
                vpcA(outcome).endpoints().get(id("vpce-ec2")).interfaces().stream()
                        .map(it -> it.id())
                        .toList());
    }

    @Test
    void anInstanceLeavesItsTargetGroups() {
        var outcome = removed("i-a");
        assertEquals(1, vpcA(outcome).targetGroups().get(id("tg-web")).members().size());
        assertTrue(keys(outcome).contains("edit.note-targets-lost"));
    }

    @Test
    void aTargetGroupTakesTheListenersToIt() {
        var outcome = removed("tg-web");
        assertEquals(List.of(), vpcA(outcome).loadBalancers().get(id("nlb-front")).listeners());
    }

    @Test
    void theLastInterfaceTakesTheEndpointAlong() {
        var one = removed("eni-ep-a");
        assertEquals(1, vpcA(one).endpoints().get(id("vpce-ec2")).interfaces().size());
        gone(removed("eni-ep-a", "eni-ep-c"), "vpce-ec2");
    }

    @Test
    void aTableLeavesEndpointsAndGatewaysWithoutIt() {
        var outcome = removed("rtb-own");
        assertEquals(
                new VpcEndpoint.Form.Gateway(id("pl-s3"), List.of()),
                vpcA(outcome).endpoints().get(id("vpce-s3")).form());
    }

    @Test
    void routesToAnEndpointsInterfaceStayAsBlackholes() {
        var document =
                apply(
                        ROADS,
                        new Edit.AddRoute(
                                id("rtb-own"),
                                Route.to(
                                        Cidr.of("198.51.100.0/24"),
                                        new Target.ToNetworkInterface(id("eni-ep-a")))));
        var after = apply(document, new Edit.Remove(Set.of(id("vpce-ec2"))));
        var table =
                after.topology().vpc(id("vpc-a")).orElseThrow().routeTables().get(id("rtb-own"));
        assertEquals(new Target.Gone(id("eni-ep-a")), table.routes().getLast().target());
    }

    @Test
    void aGroupLeavesAllInterfaces() {
        var outcome = removed("sg-web");
        vpcA(outcome)
                .networkInterfaces()
                .forEach(eni ->
                        assertEquals(
                                List.of(vpcA(outcome).defaultSecurityGroup()),
                                eni.securityGroups(),
                                eni.id().value()));
    }
}
