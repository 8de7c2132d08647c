package dev.peerscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.check.Checks;
import dev.peerscape.core.check.Finding;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.file.Sample;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Verdict;
import dev.peerscape.editor.export.Export;
import dev.peerscape.editor.export.RenderOptions;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Every sample opens, is what it says, and can be drawn; what is broken can be mended by the fixes
/// that the program offers.
class SamplesTest {
    private static final int MOST_FIXES = 8;

    static Stream<Sample> all() {
        return Samples.ALL.stream();
    }

    static Stream<Sample> broken() {
        return all().filter(it -> it.task().isPresent());
    }

    private static Document open(String id) {
        return all().filter(it -> it.id().equals(id)).findFirst().orElseThrow().document();
    }

    private static List<Finding> errors(Document document) {
        return Checks.run(Network.compile(document.topology())).stream()
                .filter(it -> it.severity() == Finding.Severity.ERROR)
                .toList();
    }

    @Test
    void everyFileOfTheFolderIsListed() throws IOException {
        var listed = new TreeSet<String>();
        listed.add(Samples.LAB);
        all().forEach(it -> listed.add(it.id() + ".peerscape"));
        try (var files = Files.list(Path.of("assets/samples"))) {
            var there = new TreeSet<>(files.map(it -> it.getFileName().toString()).toList());
            assertEquals(there, listed);
        }
        var readme = Files.readString(Path.of("README.md"));
        for (var file : listed) {
            var id = file.replace(".peerscape", "");
            assertTrue(readme.contains("`" + id + "`"), id + " is not in the README's list");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSampleHasATitleAndNoErrors(Sample sample) {
        for (var locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            assertFalse(Texts.in(locale).text(sample.title()).startsWith("file."));
            sample.task()
                    .ifPresent(it ->
                            assertFalse(Texts.in(locale).text(it.goal()).startsWith("file.")));
        }
        assertEquals(List.of(), errors(sample.document()));
    }

    /// What a person would have to arrange first has a place: VPCs, gateways between them, sites,
    /// and the Internet where there is a way to it.
    @ParameterizedTest
    @MethodSource("all")
    void everyFigureOnTheCanvasHasItsPlace(Sample sample) {
        var document = sample.document();
        var layout = document.layout();
        document.topology().vpcs().keySet().forEach(it -> assertTrue(layout.box(it).isPresent()));
        document.topology()
                .transitGateways()
                .keySet()
                .forEach(it -> assertTrue(layout.box(it).isPresent(), it.value()));
        var hybrid = document.topology().hybrid();
        hybrid.sites().keySet().forEach(it -> assertTrue(layout.box(it).isPresent()));
        hybrid.dxGateways().keySet().forEach(it -> assertTrue(layout.box(it).isPresent()));
    }

    /// Labels stand apart from each other, and no line runs through a VPC.
    @ParameterizedTest
    @MethodSource("all")
    void everyLineCanBeFollowed(Sample sample) {
        var document = sample.document();
        var scene = Scene.of(document);
        var labels = new ArrayList<Box>();
        for (var link : scene.links()) {
            var chip = scene.chip(link.id());
            chip.ifPresent(labels::add);
            for (double share = 0.02; share < 1; share += 0.02) {
                double x = link.x(share);
                double y = link.y(share);
                for (var vpc : document.topology().vpcs().keySet()) {
                    var inside = scene.vpcBox(vpc).orElseThrow().grown(-2);
                    assertFalse(
                            link.kind() == Kind.PEERING && inside.contains(x, y),
                            link.id() + " through " + vpc);
                }
                for (var other : scene.links()) {
                    boolean covers =
                            !other.id().equals(link.id())
                                    && other.kind() == Kind.VPN_CONNECTION
                                    && scene.chip(other.id()).orElseThrow().contains(x, y);
                    assertFalse(covers, "the label of " + other.id() + " is on " + link.id());
                }
            }
        }
        for (int i = 0; i < labels.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(labels.get(i).intersects(labels.get(j)), "labels overlap");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsDrawn(Sample sample) throws IOException {
        var document = sample.document();
        var out = new ByteArrayOutputStream();
        Export.svg(document, RenderOptions.DEFAULT, out);
        var svg = out.toString(StandardCharsets.UTF_8);
        assertTrue(svg.endsWith("</svg>\n") || svg.endsWith("</svg>"));
        document.topology().vpcs().values().forEach(it -> assertTrue(svg.contains(it.label())));
        document.topology()
                .resources()
                .filter(it -> it.kind() == Kind.INSTANCE)
                .map(Resource::label)
                .forEach(it -> assertTrue(svg.contains(it), it));
    }

    /// Ports of 0 are pings.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    hub-and-spokes,  orders-api,  identity,             0,    DELIVERED,          -
                    hub-and-spokes,  logs,        reports-api,          443,  DELIVERED,          -
                    hub-and-spokes,  orders-api,  billing-api,          0,    DROPPED,            NO_ROUTE_TO_DESTINATION
                    hub-and-spokes,  users-api,   mirror,               22,   DROPPED,            ENI_SG_RULES_MISMATCH
                    dual-stack,      client,      10.0.1.20,            0,    DELIVERED,          -
                    dual-stack,      client,      2001:db8:5678:bb01::20, 443, DELIVERED,         -
                    dual-stack,      server,      2001:db8:1234:aa01::10, 443, DELIVERED,         -
                    isolated-spokes, red-app,     tools,                443,  DELIVERED,          -
                    isolated-spokes, tools,       blue-app,             0,    DELIVERED,          -
                    isolated-spokes, red-app,     green-app,            0,    DROPPED,            TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT
                    central-egress,  prod-app,    8.8.8.8,              443,  DELIVERED,          -
                    central-egress,  dev-app,     8.8.8.8,              0,    DELIVERED,          -
                    central-egress,  prod-app,    dev-app,              0,    DELIVERED,          -
                    central-egress,  internet,    prod-app,             443,  DROPPED,            IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
                    inspection,      client,      server,               443,  DELIVERED,          -
                    inspection,      server,      client,               0,    DELIVERED,          -
                    hybrid,          app,         host-erp,             443,  DELIVERED,          -
                    hybrid,          host-desk,   db,                   443,  DELIVERED,          -
                    hybrid,          app,         host-till,            0,    DELIVERED,          -
                    hybrid,          host-till,   db,                   0,    DELIVERED,          -
                    hybrid,          host-till,   host-erp,             0,    DELIVERED,          -
                    hybrid,          host-erp,    db,                   22,   DROPPED,            ENI_SG_RULES_MISMATCH
                    overlap,         orders,      nlb-stock-front,      443,  DELIVERED,          -
                    overlap,         stock,       nlb-orders-front,     443,  DELIVERED,          -
                    overlap,         orders,      nlb-stock-front,      80,   DROPPED,            ELBV2_LISTENER_PORT_RESTRICTION
                    overlap,         orders,      stock,                443,  MISDELIVERED,       MORE_SPECIFIC_ROUTE
                    endpoints,       internet,    nlb-front,            443,  DELIVERED,          -
                    endpoints,       web-a,       52.219.144.10,        443,  DELIVERED,          -
                    endpoints,       web-a,       vpce-keys,            443,  DELIVERED,          -
                    endpoints,       runner,      vpce-keys,            443,  DELIVERED,          -
                    endpoints,       runner,      52.219.144.10,        443,  DROPPED,            NO_ROUTE_TO_DESTINATION
                    endpoints,       web-c,       8.8.8.8,              443,  DROPPED,            NO_ROUTE_TO_DESTINATION
                    misrouted-reply, left-host,   central-api,          0,    REPLY_MISDELIVERED, MORE_SPECIFIC_ROUTE
                    misrouted-reply, right-host,  central-api,          0,    DELIVERED,          -
                    broken-peering,  web,         db,                   5432, DROPPED,            IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS
                    broken-transit,  desk,        archive,              443,  DROPPED,            PCX_REQUIRES_ADDRESS_IN_VPC_CIDR
                    broken-transit,  desk,        proxy,                443,  DELIVERED,          -
                    broken-gateway,  web,         db,                   3306, DROPPED,            TGW_ROUTE_AZ_RESTRICTION
                    broken-gateway,  cart,        db,                   3306, DROPPED,            TGW_RTB_BAD_STATE_ROUTE
                    broken-hybrid,   host-desk,   db,                   5432, DROPPED,            NO_ROUTE_TO_DESTINATION
                    broken-hybrid,   db,          host-desk,            443,  DROPPED,            NO_ROUTE_TO_DESTINATION
                    """)
    void packetsFareAsInTheBooks(
            String sample, String from, String to, int port, Verdict verdict, String code) {
        var flow = port == 0 ? Lab.ping(from, to) : Lab.tcp(from, to, port);
        var trace = Lab.trace(open(sample), flow);
        assertEquals(verdict, trace.verdict(), () -> trace.blockers().toString());
        var first = trace.blockers().stream().findFirst().map(it -> it.code().name());
        assertEquals(code, first.orElse(null));
    }

    @Test
    void theMeshJoinsEveryPair() {
        var document = open("full-mesh");
        var hosts =
                document.topology()
                        .resources()
                        .filter(it -> it.kind() == Kind.INSTANCE)
                        .map(Resource::id)
                        .toList();
        assertEquals(7, hosts.size());
        assertEquals(21, document.topology().peerings().size());
        for (var from : hosts) {
            for (var to : hosts) {
                if (!from.equals(to)) {
                    var trace = Lab.trace(document, Flow.ping(from, to));
                    assertEquals(Verdict.DELIVERED, trace.verdict(), from + " to " + to);
                }
            }
        }
    }

    @Test
    void theWayIsTheOneThatTheSampleIsCalledAfter() {
        var egress = Lab.trace(open("central-egress"), Lab.tcp("prod-app", "8.8.8.8", 443));
        assertTrue(passes(egress, "tgw-core") && passes(egress, "nat-egress"));
        var inspected = Lab.trace(open("inspection"), Lab.tcp("client", "server", 443));
        assertTrue(passes(inspected, "i-firewall"));
        assertTrue(
                inspected.back().orElseThrow().hops().stream()
                        .anyMatch(it -> it.id().value().equals("i-firewall")));
        var astray = Lab.trace(open("misrouted-reply"), Lab.ping("left-host", "central-api"));
        assertEquals("i-right-host", astray.back().orElseThrow().at().value());
    }

    private static boolean passes(Trace trace, String id) {
        return trace.forward().hops().stream().anyMatch(it -> it.id().value().equals(id));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsOfferedReachesTheGoal(Sample sample) {
        var flow = sample.task().orElseThrow().flow();
        var document = sample.document();
        var trace = Lab.trace(document, flow);
        assertNotEquals(Verdict.DELIVERED, trace.verdict());
        var done = new ArrayList<String>();
        while (trace.verdict() != Verdict.DELIVERED && done.size() < MOST_FIXES) {
            var fix =
                    trace.blockers().stream()
                            .flatMap(it -> it.fixes().stream())
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("nothing offered after " + done));
            done.add(Texts.in(Locale.ENGLISH).text(fix.label()));
            document = Edits.apply(document, fix.edit()).orThrow();
            trace = Lab.trace(document, flow);
        }
        assertEquals(Verdict.DELIVERED, trace.verdict(), done::toString);
        assertEquals(List.of(), errors(document), done::toString);
        // What is there already is used: no peering beside a transit gateway or a site.
        var topology = document.topology();
        boolean otherRoad = !topology.transitGateways().isEmpty() || !topology.hybrid().isEmpty();
        assertEquals(otherRoad, topology.peerings().isEmpty(), done::toString);
    }
}
