package dev.peerscape.editor.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.trace.Direction;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.editor.tool.PaletteItem;
import dev.peerscape.testing.HybridScene;
import dev.peerscape.testing.Lab;
import dev.peerscape.testing.TestDiagram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;

/// Packets on their way out of AWS and in.
final class HybridPlaybackTest {
    private static final Document DOCUMENT = HybridScene.document();
    private static final Scene SCENE = Scene.of(DOCUMENT);

    private static Box box(String id) {
        return SCENE.box(new ResourceId(id)).orElseThrow().grown(1);
    }

    @ParameterizedTest
    @CsvSource({
        "app, host-erp, i-app, host-erp, INSTANCE SUBNET VPN_GATEWAY DX_GATEWAY VIRTUAL_INTERFACE"
                + " SITE",
        "dns, site-branch, i-dns, site-branch, INSTANCE SUBNET TRANSIT_GATEWAY VPN_CONNECTION SITE",
        "host-files, app, host-files, i-app, SITE VIRTUAL_INTERFACE DX_GATEWAY VPN_GATEWAY SUBNET"
                + " INSTANCE",
        "host-files, vpce-kms, host-files, eni-kms-a, SITE VIRTUAL_INTERFACE DX_GATEWAY VPN_GATEWAY"
                + " SUBNET VPC_ENDPOINT",
    })
    void aPacketStopsAtEachHopFromOneEndToTheOther(
            String from, String to, String start, String end, String kinds) {
        var trace = Lab.trace(DOCUMENT, Lab.ping(from, to));
        var played = Playback.of(trace, SCENE);
        var there =
                played.stops().stream().filter(it -> it.direction() == Direction.FORWARD).toList();
        assertEquals(
                List.of(kinds.split(" ")),
                there.stream().map(it -> it.hop().kind().name()).toList());
        assertTrue(box(start).contains(there.getFirst().x(), there.getFirst().y()));
        assertTrue(box(end).contains(there.getLast().x(), there.getLast().y()));
        for (int i = 1; i < there.size(); i++) {
            var way = played.way(i);
            assertEquals(there.get(i - 1).x(), way[0], 1e-6);
            assertEquals(there.get(i - 1).y(), way[1], 1e-6);
            assertEquals(there.get(i).x(), way[way.length - 2], 1e-6);
            assertEquals(there.get(i).y(), way[way.length - 1], 1e-6);
        }
    }

    @Test
    void theWayRunsAlongTheLines() {
        var played = Playback.of(Lab.trace(DOCUMENT, Lab.ping("app", "host-erp")), SCENE);
        var association =
                SCENE.association(new ResourceId("dxgw-core"), new ResourceId("vgw-prod"))
                        .orElseThrow();
        assertTrue(runsAlong(played.way(3), association.x(0.5), association.y(0.5)));
        var line = SCENE.link(new ResourceId("dxvif-hq")).orElseThrow();
        assertTrue(runsAlong(played.way(4), line.x(0.25), line.y(0.25)));
        assertTrue(runsAlong(played.way(5), line.x(0.75), line.y(0.75)));
        var stop = played.stops().get(4);
        assertEquals(line.x(0.5), stop.x(), 1e-6);
        assertEquals(line.y(0.5), stop.y(), 1e-6);
    }

    private static boolean runsAlong(double[] way, double x, double y) {
        for (int i = 0; i + 3 < way.length; i += 2) {
            double dx = way[i + 2] - way[i];
            double dy = way[i + 3] - way[i + 1];
            double length = dx * dx + dy * dy;
            double t =
                    length == 0
                            ? 0
                            : Math.clamp(
                                    ((x - way[i]) * dx + (y - way[i + 1]) * dy) / length, 0, 1);
            if (Math.hypot(way[i] + t * dx - x, way[i + 1] + t * dy - y) < 0.5) {
                return true;
            }
        }
        return false;
    }

    @Test
    void otherWaysOfATraceAreShownToo() {
        var hands =
                new TestDiagram(
                        Lab.document(
                                """
                                vpc b 10.2.0.0/16
                                subnet b b 10.2.0.0/24
                                instance b b 10.2.0.10
                                tgw hub
                                attach b hub b b
                                """));
        hands.diagram.insert(PaletteItem.SITE);
        var site = hands.session.document().topology().hybrid().sites().firstKey();
        var hub = new ResourceId("tgw-hub");
        for (int i = 0; i < 2; i++) {
            hands.session.select(Set.of(site, hub));
            hands.diagram.insert(PaletteItem.VPN);
        }
        hands.diagram.carryOut(
                new Edit.AddRoute(
                        new ResourceId("rtb-b"),
                        Route.to(Cidr.of("192.168.0.0/20"), new Target.ToTransitGateway(hub))));
        var document = hands.session.document();
        Trace trace = Lab.trace(document, Lab.ping("b", "192.168.0.77"));
        assertFalse(trace.others().isEmpty(), trace::toString);
        var scene = Scene.of(document);
        var played = Playback.of(trace, scene);
        var used =
                trace.forward().hops().stream()
                        .filter(it -> it.kind() == Kind.VPN_CONNECTION)
                        .map(it -> it.id())
                        .toList();
        var other =
                document.topology().hybrid().vpnConnections().keySet().stream()
                        .filter(it -> !used.contains(it))
                        .findFirst()
                        .orElseThrow();
        var line = scene.link(other).orElseThrow();
        assertTrue(
                played.others().stream().anyMatch(it -> runsAlong(it, line.x(0.3), line.y(0.3))));
    }
}
