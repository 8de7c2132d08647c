package dev.peerscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Verdict;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// The stories of the samples with sites, private NAT, endpoints and load balancers: which road is
/// taken, and which one when it is gone.
class SampleRoadsTest {
    private static Document open(String id) {
        return Samples.ALL.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow()
                .document();
    }

    /// The line of the site, or the tunnels of the connection, brought down.
    private static Document down(Document document, String id) {
        var hybrid = document.topology().hybrid();
        var resource = new ResourceId(id);
        return switch (resource.prefix()) {
            case "dxcon" ->
                    Lab.after(
                            document,
                            new Edit.PutDxConnection(
                                    hybrid.dxConnections().get(resource).withUp(false)));
            case "vpn" -> {
                var vpn = hybrid.vpnConnections().get(resource);
                var tunnels = vpn.tunnels().stream().map(it -> it.withUp(false)).toList();
                yield Lab.after(document, new Edit.PutVpnConnection(vpn.withTunnels(tunnels)));
            }
            default -> throw new IllegalArgumentException(id);
        };
    }

    private static List<String> way(Leg leg) {
        return leg.hops().stream().map(it -> it.id().value()).toList();
    }

    private static List<String> back(Trace trace) {
        return way(trace.back().orElseThrow());
    }

    private static Trace toErp(Document document) {
        return Lab.trace(document, Lab.tcp("app", "host-erp", 443));
    }

    @Test
    void directConnectIsPreferredBothWays() {
        var trace = toErp(open("hybrid"));
        assertEquals(Verdict.DELIVERED, trace.verdict());
        assertEquals(Optional.of(new ResourceId("host-erp")), trace.reached());
        assertEquals(
                List.of(
                        "i-app",
                        "subnet-prod-app",
                        "tgw-core",
                        "dxgw-global",
                        "dxvif-main-line",
                        "site-headquarters"),
                way(trace.forward()));
        assertEquals(
                List.of(
                        "site-headquarters",
                        "dxvif-main-line",
                        "dxgw-global",
                        "tgw-core",
                        "subnet-prod-app",
                        "i-app"),
                back(trace));
    }

    @Test
    void theVpnTakesOverWhenTheLineIsDown() {
        var trace = toErp(down(open("hybrid"), "dxcon-headquarters"));
        assertEquals(Verdict.DELIVERED, trace.verdict());
        assertEquals(
                List.of("i-app", "subnet-prod-app", "tgw-core", "vpn-backup", "site-headquarters"),
                way(trace.forward()));
        assertEquals(
                List.of("site-headquarters", "vpn-backup", "tgw-core", "subnet-prod-app", "i-app"),
                back(trace));
    }

    @Test
    void withBothDownItIsDroppedAndTheReasonIsSaid() {
        var document = down(down(open("hybrid"), "dxcon-headquarters"), "vpn-backup");
        var trace = toErp(document);
        assertEquals(Verdict.DROPPED, trace.verdict());
        var first = trace.blockers().getFirst();
        assertEquals("TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT", first.code().name());
        assertEquals(new ResourceId("tgw-rtb-core"), trace.forward().at());
        // The branch does not care.
        var branch = Lab.trace(document, Lab.ping("app", "host-till"));
        assertEquals(Verdict.DELIVERED, branch.verdict());
        // And a fix that is offered brings one of the two up again.
        assertTrue(
                trace.blockers().stream()
                        .flatMap(it -> it.fixes().stream())
                        .map(it -> toErp(Lab.after(document, it.edit())))
                        .anyMatch(it -> it.verdict() == Verdict.DELIVERED));
    }

    @Test
    void theOtherCompanySeesTheNatGatewayAndNeverTheSharedAddresses() {
        var document = open("overlap");
        var trace = Lab.trace(document, Lab.tcp("orders", "nlb-stock-front", 443));
        assertEquals(Optional.of(new ResourceId("i-stock")), trace.reached());
        var passed = way(trace.forward());
        assertTrue(passed.contains("nat-north") && passed.contains("tgw-joint"), passed::toString);
        var inside =
                trace.forward().hops().stream()
                        .filter(it -> it.id().value().equals("tgw-joint"))
                        .findFirst()
                        .orElseThrow()
                        .in();
        assertEquals("100.64.1.10", inside.source().toString());
        assertEquals("100.64.2.20", inside.destination().toString());
        assertTrue(back(trace).contains("nat-north"));
    }

    @Test
    void theLoadBalancerHandsOnToAHealthyHostAndEndpointsAreReachedAsBuilt() {
        var document = open("endpoints");
        var shop = Lab.trace(document, Lab.tcp("internet", "nlb-front", 443));
        assertTrue(way(shop.forward()).contains("nlb-front"));
        assertTrue(shop.reached().orElseThrow().value().startsWith("i-web-"));
        assertEquals(
                List.of("i-web-a", "subnet-web-a", "vpce-objects"),
                way(Lab.trace(document, Lab.tcp("web-a", "52.219.144.10", 443)).forward()));
        assertTrue(
                way(Lab.trace(document, Lab.tcp("runner", "vpce-keys", 443)).forward())
                        .contains("pcx-shop-build"));
    }
}
