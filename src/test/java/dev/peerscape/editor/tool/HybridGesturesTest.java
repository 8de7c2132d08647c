package dev.peerscape.editor.tool;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Hit;
import dev.peerscape.testing.HybridScene;
import dev.peerscape.testing.Lab;
import dev.peerscape.testing.TestDiagram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.OptionalInt;
import java.util.Set;

/// What leads out of AWS, by hand: sites and gateways dropped, joined, moved, broken and mended.
final class HybridGesturesTest {
    private static final ResourceId VPC = new ResourceId("vpc-a");
    private static final ResourceId HUB = new ResourceId("tgw-hub");

    private final TestDiagram hands =
            new TestDiagram(
                    Lab.document(
                            """
                            vpc a 10.1.0.0/16
                            subnet a a 10.1.0.0/24
                            vpc b 10.2.0.0/16
                            subnet b b 10.2.0.0/24
                            tgw hub
                            attach b hub b b
                            """));

    private Topology topology() {
        return hands.session.document().topology();
    }

    private Hybrid hybrid() {
        return topology().hybrid();
    }

    private Vpc vpc() {
        return topology().vpc(VPC).orElseThrow();
    }

    /// Drops an item of the palette beside everything.
    private ResourceId drop(PaletteItem item) {
        hands.diagram.fitAll();
        var bounds = hands.diagram.scene().bounds();
        hands.diagram.look(
                new dev.peerscape.editor.scene.Camera(bounds.x() - 40, bounds.y() - 40, 0.5));
        var camera = hands.diagram.camera();
        return drop(item, camera.screenX(bounds.right() + 260), camera.screenY(bounds.y() + 200));
    }

    private ResourceId drop(PaletteItem item, ResourceId on) {
        var at = hands.at(on);
        return drop(item, at.x(), at.y());
    }

    private ResourceId drop(PaletteItem item, double x, double y) {
        var before = hands.session.document();
        hands.diagram.carry(item);
        hands.move(x, y).release();
        assertTrue(hands.session.document() != before, hands::said);
        return hands.session.revision().selection().iterator().next();
    }

    private void link(ResourceId from, ResourceId to) {
        hands.diagram.fitAll();
        var dot = hands.diagram.linkHandleOf(from).orElseThrow();
        var at = hands.at(to);
        hands.press(dot.x(), dot.y()).move(at.x(), at.y()).release();
    }

    @Test
    void aSiteGetsAFreePrefixAndItsHostsFreeAddresses() {
        var site = drop(PaletteItem.SITE);
        var made = hybrid().sites().get(site);
        assertEquals("[192.168.0.0/20]", made.prefixes().toString());
        var host = drop(PaletteItem.SITE_HOST, site);
        assertEquals(
                "192.168.0.10",
                topology().hybrid().sites().get(site).hosts().getFirst().address().toString());
        var scene = hands.diagram.scene();
        assertTrue(scene.box(site).orElseThrow().contains(scene.box(host).orElseThrow()));
        assertEquals(Kind.SITE_HOST, scene.figure(host).orElseThrow().kind());
        var second = drop(PaletteItem.SITE);
        assertEquals("[192.168.16.0/20]", hybrid().sites().get(second).prefixes().toString());
        hands.session.undo();
        hands.session.undo();
        assertTrue(hybrid().sites().get(site).hosts().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "SITE, A site is not in AWS",
        "DIRECT_CONNECT_GATEWAY, stands outside of VPCs",
        "SITE_HOST, needs a site around it",
        "NETWORK_INTERFACE, needs a subnet around it",
        "LOAD_BALANCER, needs a subnet around it",
    })
    void anIllegalDropSaysWhy(PaletteItem item, String why) {
        var box = hands.diagram.scene().vpcBox(VPC).orElseThrow();
        hands.diagram.carry(item);
        hands.move(box.x() + 30, box.bottom() - 8);
        assertThat(hands.note().orElseThrow(), containsString(why));
        assertEquals(Pointer.REFUSED, hands.diagram.pointer());
        var before = hands.session.document();
        hands.release();
        assertEquals(before, hands.session.document());
    }

    @Test
    void membersGetAddressesAndStandInTheirSubnet() {
        var subnet = new ResourceId("subnet-a");
        var eni = drop(PaletteItem.NETWORK_INTERFACE, subnet);
        var endpoint = drop(PaletteItem.VPC_ENDPOINT, subnet);
        var balancer = drop(PaletteItem.LOAD_BALANCER, subnet);
        assertEquals("10.1.0.10", vpc().interfaces().get(eni).addresses().getFirst().toString());
        assertEquals(1, vpc().endpoints().get(endpoint).interfaces().size());
        var listener = vpc().loadBalancers().get(balancer).listeners().getFirst();
        assertTrue(vpc().targetGroups().containsKey(listener.targetGroup()));
        var addresses = vpc().networkInterfaces().map(it -> it.addresses().getFirst()).toList();
        assertEquals(3, Set.copyOf(addresses).size(), addresses::toString);
        var scene = hands.diagram.scene();
        var boxes =
                java.util.stream.Stream.of(eni, endpoint, balancer)
                        .map(it -> scene.box(it).orElseThrow())
                        .toList();
        for (var box : boxes) {
            assertTrue(scene.box(subnet).orElseThrow().contains(box), box::toString);
            assertEquals(1, boxes.stream().filter(box::intersects).count(), boxes::toString);
        }
    }

    @Test
    void anEndpointDroppedOnTheVpcItselfIsAGatewayWithItsList() {
        var box = hands.diagram.scene().vpcBox(VPC).orElseThrow();
        var id = drop(PaletteItem.VPC_ENDPOINT, box.x() + 30, box.bottom() - 8);
        assertEquals(1, topology().prefixLists().size());
        var figure = hands.diagram.scene().figure(id).orElseThrow();
        assertTrue(figure.isBadge());
        assertEquals(
                hands.diagram.scene().vpcBox(VPC).orElseThrow().bottom(),
                figure.box().centerY(),
                1e-6);
        hands.session.undo();
        assertTrue(topology().prefixLists().isEmpty());
    }

    @Test
    void aLinkFromAVpcGatewayToASiteIsAVpnThatTheTablesLearnFrom() {
        var gateway = drop(PaletteItem.VPN_GATEWAY, VPC);
        var site = drop(PaletteItem.SITE);
        link(gateway, site);
        var vpn = hybrid().vpnConnections().firstEntry().getValue();
        assertEquals(gateway, vpn.gateway());
        assertEquals(2, vpn.tunnels().stream().flatMap(it -> it.inside().stream()).count());
        assertEquals(site, hybrid().siteOf(vpn.id()).orElseThrow().id());
        assertTrue(
                vpc().routeTables().values().stream()
                        .allMatch(it -> it.propagating().contains(gateway)));
        assertThat(hands.said(), containsString("learn its routes"));
        var scene = hands.diagram.scene();
        var line = scene.link(vpn.id()).orElseThrow();
        assertTrue(scene.box(gateway).orElseThrow().grown(1).contains(line.x0(), line.y0()));
        assertTrue(scene.box(site).orElseThrow().grown(1).contains(line.x3(), line.y3()));
        link(gateway, site);
        assertEquals(1, hybrid().vpnConnections().size());
        assertThat(hands.said(), containsString("already"));
        hands.session.undo();
        assertTrue(hybrid().vpnConnections().isEmpty() && hybrid().customerGateways().isEmpty());
        assertTrue(
                vpc().routeTables().values().stream().allMatch(it -> it.propagating().isEmpty()));
    }

    @Test
    void aLinkFromAVpcMakesTheGatewayToo() {
        var site = drop(PaletteItem.SITE);
        link(VPC, site);
        assertEquals(1, vpc().vpnGateways().size());
        assertEquals(1, hybrid().vpnConnections().size());
        hands.session.undo();
        assertTrue(vpc().vpnGateways().isEmpty());
    }

    @Test
    void aLinkFromATransitGatewayIsAVpnWithItsAttachment() {
        var site = drop(PaletteItem.SITE);
        link(site, HUB);
        var vpn = hybrid().vpnConnections().firstKey();
        var attachment =
                topology().transitGateways().get(HUB).attachments().values().stream()
                        .filter(it -> it.to().equals(new To.ToVpn(vpn)))
                        .findFirst()
                        .orElseThrow();
        var scene = hands.diagram.scene();
        assertEquals(scene.link(vpn), scene.link(attachment.id()));
        link(HUB, site);
        assertEquals(2, hybrid().vpnConnections().size(), "they share the load");
    }

    @Test
    void sitesHaveNumbersOfTheirOwn() {
        var one = drop(PaletteItem.SITE);
        var other = drop(PaletteItem.SITE);
        link(VPC, one);
        link(VPC, other);
        var numbers = hybrid().customerGateways().values().stream().map(it -> it.asn()).toList();
        assertEquals(2, Set.copyOf(numbers).size(), numbers::toString);
    }

    @Test
    void aDirectConnectGatewayJoinsASiteAndAVpc() {
        var site = drop(PaletteItem.SITE);
        var dx = drop(PaletteItem.DIRECT_CONNECT_GATEWAY);
        link(dx, site);
        var vif = hybrid().virtualInterfaces().firstEntry().getValue();
        assertEquals(VirtualInterface.Type.PRIVATE, vif.type());
        assertEquals(101, vif.vlan());
        link(VPC, dx);
        var gateway = vpc().vpnGateways().firstKey();
        assertTrue(hybrid().dxGateways().get(dx).associationOf(gateway).isPresent());
        var scene = hands.diagram.scene();
        assertTrue(scene.link(vif.id()).isPresent());
        assertTrue(scene.association(dx, gateway).isPresent());
        link(HUB, dx);
        assertThat(hands.said(), containsString("serves virtual private gateways"));
        link(dx, site);
        assertEquals(2, hybrid().dxConnections().size(), "a second line to fall back on");
    }

    @Test
    void aTransitGatewayTellsADirectConnectGatewayItsVpcs() {
        var dx = drop(PaletteItem.DIRECT_CONNECT_GATEWAY);
        link(HUB, dx);
        var association = hybrid().dxGateways().get(dx).associationOf(HUB).orElseThrow();
        assertEquals("[10.2.0.0/16]", association.allowedPrefixes().toString());
        var site = drop(PaletteItem.SITE);
        link(site, dx);
        assertEquals(
                VirtualInterface.Type.TRANSIT,
                hybrid().virtualInterfaces().firstEntry().getValue().type());
    }

    @Test
    void whatCannotBeJoinedSaysWhyAndIsVeiled() {
        var one = drop(PaletteItem.SITE);
        var other = drop(PaletteItem.SITE);
        hands.diagram.fitAll();
        var dot = hands.diagram.linkHandleOf(one).orElseThrow();
        var at = hands.at(other);
        hands.press(dot.x(), dot.y()).move(at.x(), at.y());
        assertThat(hands.note().orElseThrow(), containsString("through gateways of AWS"));
        assertEquals(Pointer.REFUSED, hands.diagram.pointer());
        var glowing =
                hands.marks(Mark.Glow.class).stream()
                        .filter(it -> it.tone() == Mark.Tone.GOOD)
                        .map(Mark.Glow::box)
                        .toList();
        var scene = hands.diagram.scene();
        for (var id : Set.of(VPC, HUB)) {
            assertTrue(glowing.contains(scene.box(id).orElseThrow()), id + " in " + glowing);
        }
        hands.release();
        assertTrue(hybrid().vpnConnections().isEmpty());
    }

    @Test
    void theVpnToolJoinsTwoThatAreClicked() {
        var site = drop(PaletteItem.SITE);
        hands.diagram.fitAll();
        hands.diagram.arm(PaletteItem.VPN);
        assertEquals(PaletteItem.VPN, hands.diagram.armed().orElseThrow());
        hands.click(HUB);
        hands.click(site);
        assertEquals(1, hybrid().vpnConnections().size());
    }

    @Test
    void twoSelectedAreJoinedFromTheKeyboard() {
        var site = drop(PaletteItem.SITE);
        hands.session.select(Set.of(site, HUB));
        hands.diagram.insert(PaletteItem.VPN);
        assertEquals(1, hybrid().vpnConnections().size());
    }

    @Test
    void aSiteMovesWithItsHostsAndIsResized() {
        var site = drop(PaletteItem.SITE);
        var host = drop(PaletteItem.SITE_HOST, site);
        var before = hands.diagram.scene().box(host).orElseThrow();
        hands.diagram.fitAll();
        hands.session.select(Set.of());
        var box = hands.diagram.scene().box(site).orElseThrow();
        var camera = hands.diagram.camera();
        hands.press(camera.screenX(box.x() + 150), camera.screenY(box.y() + 20))
                .by(40, 24)
                .release();
        var after = hands.diagram.scene().box(host).orElseThrow();
        assertTrue(after.x() > before.x() && after.y() > before.y(), after::toString);
        box = hands.diagram.scene().box(site).orElseThrow();
        hands.press(camera.screenX(box.right()), camera.screenY(box.bottom())).by(50, 40).release();
        assertTrue(hands.diagram.scene().box(site).orElseThrow().width() > box.width() + 20);
        hands.session.select(Set.of(site));
        double x = hands.diagram.scene().box(site).orElseThrow().x();
        hands.diagram.nudge(1, 0, false);
        assertEquals(x + 4, hands.diagram.scene().box(site).orElseThrow().x(), 1e-6);
    }

    @Test
    void aHostCannotLeaveItsSite() {
        var site = drop(PaletteItem.SITE);
        var host = drop(PaletteItem.SITE_HOST, site);
        hands.press(host).by(-400, -200);
        assertThat(hands.note().orElseThrow(), containsString("cannot leave"));
    }

    @Test
    void aGatewayToSitesSlidesAlongEitherEdge() {
        var gateway = drop(PaletteItem.VPN_GATEWAY, VPC);
        var home = hands.diagram.scene().vpcBox(VPC).orElseThrow();
        hands.drag(gateway, 60, 0);
        var low = hands.diagram.scene().box(gateway).orElseThrow();
        assertEquals(home.bottom(), low.centerY(), 1e-6);
        var at = hands.at(gateway);
        hands.press(at.x(), at.y()).by(0, -200).release();
        var high = hands.diagram.scene().box(gateway).orElseThrow();
        assertEquals(home.y(), high.centerY(), 1e-6);
    }

    @Test
    void eachCardOfAnEndpointIsChosenAsTheEndpointAndMovesAlone() {
        var hands = new TestDiagram(HybridScene.document());
        hands.diagram.fitAll();
        var endpoint = new ResourceId("vpce-kms");
        var scene = hands.diagram.scene();
        assertEquals(2, scene.figuresShowing(endpoint).size());
        var first = scene.box(new ResourceId("eni-kms-a")).orElseThrow();
        var second = scene.box(new ResourceId("eni-kms-b")).orElseThrow();
        var camera = hands.diagram.camera();
        double x = camera.screenX(second.centerX());
        double y = camera.screenY(second.centerY());
        hands.click(x, y);
        assertEquals(Set.of(endpoint), hands.session.revision().selection());
        hands.press(x, y).by(0, 12).release();
        scene = hands.diagram.scene();
        assertEquals(first, scene.box(new ResourceId("eni-kms-a")).orElseThrow());
        assertTrue(scene.box(new ResourceId("eni-kms-b")).orElseThrow().y() > second.y());
    }

    @Test
    void linesAreHitByTheirLabelsAndCannotBeDragged() {
        var hands = new TestDiagram(HybridScene.document());
        hands.diagram.fitAll();
        var before = hands.session.document();
        for (var id : new String[] {"vpn-hq", "vpn-old", "vpn-branch", "dxvif-hq"}) {
            var line = new ResourceId(id);
            var chip = hands.diagram.scene().chip(line).orElseThrow();
            var hit = hands.diagram.scene().hit(chip.centerX(), chip.centerY(), 2);
            assertEquals(line, assertInstanceOf(Hit.OnLink.class, hit).link().id());
            hands.click(line);
            assertEquals(Set.of(line), hands.session.revision().selection());
            hands.drag(line, 30, 30);
        }
        assertEquals(before, hands.session.document());
    }

    @Test
    void aTunnelIsBroughtDownAndUp() {
        var hands = new TestDiagram(HybridScene.document());
        var vpn = new ResourceId("vpn-branch");
        var topology = hands.session.document().topology();
        assertTrue(Breaking.isUp(topology, vpn, OptionalInt.of(1)).orElseThrow());
        hands.diagram.toggleUp(vpn, OptionalInt.of(1));
        var now = hands.session.document().topology().hybrid().vpnConnections().get(vpn);
        assertTrue(now.tunnels().get(0).up());
        assertFalse(now.tunnels().get(1).up());
        hands.diagram.toggleUp(vpn, OptionalInt.empty());
        now = hands.session.document().topology().hybrid().vpnConnections().get(vpn);
        assertFalse(now.isUp());
        hands.diagram.toggleUp(new ResourceId("dxvif-hq"), OptionalInt.empty());
        assertFalse(hands.session.document().topology().hybrid().isUp(new ResourceId("dxvif-hq")));
        hands.session.undo();
        assertTrue(hands.session.document().topology().hybrid().isUp(new ResourceId("dxvif-hq")));
    }

    @Test
    void aTraceBeginsAndEndsWhereOneClicks() {
        var hands = new TestDiagram(HybridScene.document());
        hands.diagram.fitAll();
        hands.diagram.choose(Diagram.Choice.TRACE);
        hands.click(new ResourceId("host-erp"));
        hands.click(new ResourceId("vpce-kms"));
        assertEquals(
                new Request.TraceTo(new ResourceId("host-erp"), new ResourceId("vpce-kms")),
                hands.requests.getLast());
    }

    @Test
    void aPeeringOfVpcsIsStillAsked() {
        hands.diagram.fitAll();
        link(VPC, new ResourceId("vpc-b"));
        assertInstanceOf(Request.RequestPeering.class, hands.requests.getLast());
        assertTrue(
                topology().peerings().values().stream()
                        .noneMatch(it -> it.status() == PeeringStatus.ACTIVE));
    }
}
