package dev.peerscape.editor.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.theme.Role;
import dev.peerscape.testing.HybridScene;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Where sites, gateways to them and the lines between stand and run.
final class HybridSceneTest {
    private static final Document DOCUMENT = HybridScene.document();
    private static final Scene SCENE = Scene.of(DOCUMENT);

    private static ResourceId id(String text) {
        return new ResourceId(text);
    }

    private static Box box(String text) {
        return SCENE.box(id(text)).orElseThrow();
    }

    @Test
    void whatNobodyPlacedStandsApart() {
        var boxes = new ArrayList<Box>(SCENE.regions().values());
        SCENE.outsideIn(SCENE.bounds()).forEach(it -> boxes.add(it.box()));
        SCENE.cloud().ifPresent(boxes::add);
        assertEquals(8, boxes.size());
        for (var box : boxes) {
            var touching = boxes.stream().filter(box::intersects).toList();
            assertEquals(List.of(box), touching, () -> box + " meets " + touching);
        }
    }

    @Test
    void sitesStandBelowTheGatewaysAndTheseBelowTheVpcs() {
        double vpcs =
                SCENE.regions().values().stream().mapToDouble(Box::bottom).max().orElseThrow();
        assertTrue(box("tgw-hub").y() > vpcs);
        assertTrue(box("dxgw-core").y() > box("tgw-hub").bottom());
        assertTrue(box("site-hq").y() > box("dxgw-core").bottom());
        assertEquals(box("site-hq").y(), box("site-branch").y());
    }

    @Test
    void labelsCoverNoFigureAndNoOtherLabel() {
        var chips = new HashMap<Link, Box>();
        for (var link : SCENE.links()) {
            SCENE.lines().chip(link).ifPresent(it -> chips.put(link, it));
        }
        assertEquals(5, chips.size());
        for (var chip : chips.values()) {
            assertTrue(
                    SCENE.vpcsIn(chip).isEmpty() && SCENE.outsideIn(chip).isEmpty(),
                    chip::toString);
            assertEquals(1, chips.values().stream().filter(chip::intersects).count());
        }
    }

    @Test
    void linesCrossNoFigureAndRunNotOnTopOfEachOther() {
        var courses = new Courses();
        for (var link : SCENE.lines().hybridIn(SCENE.bounds().grown(200))) {
            assertEquals(0, courses.shared(link.corners()), link::toString);
            courses.add(link.corners());
            double[] points = link.points();
            for (int i = 2; i + 3 < points.length; i += 2) {
                var spot = new Box(points[i], points[i + 1], 0, 0);
                for (var vpc : SCENE.vpcsIn(spot)) {
                    assertFalse(SCENE.vpcBox(vpc).orElseThrow().contains(points[i], points[i + 1]));
                }
            }
        }
    }

    @Test
    void aLineRunsFromItsGatewayToItsSite() {
        var ends =
                Map.of(
                        "vpn-hq", List.of("vgw-prod", "site-hq"),
                        "vpn-branch", List.of("tgw-hub", "site-branch"),
                        "dxvif-hq", List.of("dxgw-core", "site-hq"),
                        "tgw-attach-branch", List.of("tgw-hub", "site-branch"));
        ends.forEach((line, at) -> {
            var link = SCENE.link(id(line)).orElseThrow();
            assertTrue(box(at.getFirst()).grown(0.5).contains(link.x0(), link.y0()), line);
            assertTrue(box(at.getLast()).grown(0.5).contains(link.x3(), link.y3()), line);
        });
        var association = SCENE.association(id("dxgw-core"), id("vgw-tokyo")).orElseThrow();
        assertTrue(box("vgw-tokyo").grown(0.5).contains(association.x0(), association.y0()));
        assertEquals(Optional.of(id("vgw-tokyo")), SCENE.lines().associated(association));
    }

    @Test
    void whatHasNoFigureIsWhereItsOwnerIs() {
        assertEquals(box("site-hq"), box("cgw-hq"));
        assertEquals(box("site-hq"), box("dxcon-hq"));
        assertEquals(box("vpc-prod"), box("tg-web"));
        assertEquals(Kind.SITE_HOST, SCENE.figure(id("host-erp")).orElseThrow().kind());
        var figures = SCENE.figuresShowing(id("vpce-kms"));
        assertEquals(
                List.of(id("eni-kms-a"), id("eni-kms-b")),
                figures.stream().map(Figure::id).toList());
        assertEquals(
                List.of(id("subnet-prod-private"), id("subnet-prod-public")),
                figures.stream().map(it -> it.parent().orElseThrow()).toList());
    }

    @Test
    void aGatewayThatTheDocumentDoesNotHoldIsAGhost() {
        var hybrid = DOCUMENT.topology().hybrid();
        var dx = hybrid.dxGateways().get(id("dxgw-core"));
        var more = new ArrayList<>(dx.associations());
        more.add(new DxGateway.Association(id("vgw-other"), List.of()));
        var odd = DOCUMENT.with(DOCUMENT.topology().with(hybrid.with(dx.withAssociations(more))));
        var scene = Scene.of(odd);
        var ghost = scene.box(id("vgw-other")).orElseThrow();
        assertTrue(scene.isGhost(id("vgw-other")));
        assertTrue(scene.association(id("dxgw-core"), id("vgw-other")).isPresent());
        assertEquals(new Hit.Empty(), scene.hit(ghost.centerX(), ghost.y() + 3, 1));
        var foreign = id("tgw-attach-foreign");
        assertEquals(Optional.of(foreign), at(scene, scene.box(foreign).orElseThrow()));
    }

    private static Optional<ResourceId> at(Scene scene, Box box) {
        return scene.hit(box.centerX(), box.centerY(), 1).id();
    }

    private static Document after(Document document, Edit edit) {
        return ((Outcome.Applied) Edits.apply(document, edit)).document();
    }

    @Test
    void aSceneThatFollowedEditsIsTheSceneOfTheDocument() {
        var random = new SplittableRandom(7);
        var document = DOCUMENT;
        var scene = SCENE;
        scene.links();
        var movable =
                List.of("vpc-prod", "vpc-shared", "site-hq", "site-branch", "dxgw-core", "tgw-hub");
        for (int i = 0; i < 60; i++) {
            var id = id(movable.get(random.nextInt(movable.size())));
            var vpn = document.topology().hybrid().vpnConnections().get(id("vpn-hq"));
            var box = scene.box(id).orElseThrow();
            Edit edit =
                    random.nextInt(4) == 0
                            ? new Edit.PutVpnConnection(
                                    vpn.withTunnels(
                                            vpn.tunnels().stream()
                                                    .map(it -> it.withUp(random.nextBoolean()))
                                                    .toList()))
                            : new Edit.Place(
                                    Map.of(
                                            id,
                                            box.moved(
                                                    random.nextInt(-60, 60) * 4,
                                                    random.nextInt(-60, 60) * 4)));
            var next = after(document, edit);
            scene = scene.next(next);
            document = next;
            var fresh = Scene.of(document);
            assertEquals(fresh.links(), scene.links(), "after edit " + i);
            assertEquals(fresh.bounds(), scene.bounds());
            for (var link : fresh.links()) {
                assertEquals(fresh.lines().chip(link), scene.lines().chip(link));
            }
        }
    }

    @Test
    void aTunnelThatIsDownAndALineThatIsDownLookSo() {
        var hybrid = DOCUMENT.topology().hybrid();
        var up = style("vpn-branch", DOCUMENT);
        assertEquals(Role.GOOD, up.role());
        assertEquals(Painter.Dash.DASH_DOT, up.dash());
        var down = style("vpn-old", DOCUMENT);
        assertEquals(Role.BAD, down.role());
        assertEquals(Painter.Dash.BROKEN, down.dash());
        assertEquals(Glyph.CROSS, down.sign());
        assertTrue(style("dxvif-hq", DOCUMENT).isDouble());
        var line = hybrid.dxConnections().get(id("dxcon-hq")).withUp(false);
        var broken = DOCUMENT.with(DOCUMENT.topology().with(hybrid.with(line)));
        assertEquals(Painter.Dash.BROKEN, style("dxvif-hq", broken).dash());
        VpnConnection half = hybrid.vpnConnections().get(id("vpn-hq"));
        assertEquals(
                List.of(true, false),
                HybridLabel.of(DOCUMENT, SCENE.link(half.id()).orElseThrow(), Optional.empty())
                        .tunnels());
    }

    private static LinkStyle style(String line, Document document) {
        return LinkStyle.of(document, SCENE.link(id(line)).orElseThrow(), Optional.empty())
                .orElseThrow();
    }

    /// The words that a painter is told.
    private static List<String> words(Camera camera) {
        var words = new ArrayList<String>();
        var painter =
                (Painter)
                        Proxy.newProxyInstance(
                                HybridSceneTest.class.getClassLoader(),
                                new Class<?>[] {Painter.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("text")) {
                                        words.add((String) arguments[0]);
                                    }
                                    return null;
                                });
        var look = Look.of(Palette.LIGHT, Texts.in(Locale.ENGLISH));
        Drawing.paint(painter, SCENE, camera, SCENE.bounds().grown(40), look);
        return words;
    }

    @Test
    void everythingIsNamedWhereOneCanRead() {
        var words = Set.copyOf(words(new Camera(0, 0, 1)));
        for (var word :
                List.of(
                        "headquarters",
                        "192.168.0.0/20",
                        "172.30.0.0/16",
                        "erp",
                        "192.168.1.10",
                        "vgw-prod",
                        "data · s3",
                        "kms",
                        "10.1.0.40",
                        "10.1.1.40",
                        "web",
                        "52.79.0.20",
                        "probe",
                        "dx-core",
                        "Direct Connect gateway",
                        "vpn-hq",
                        "vif-hq · VLAN 101",
                        "10.3.0.0/16",
                        "vpc-0a1b2c3d")) {
            assertTrue(words.contains(word), word + " in " + words);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.3})
    void fromFarSitesStillHaveTheirNames(double zoom) {
        assertTrue(words(new Camera(0, 0, zoom)).contains("branch") || zoom < 0.3);
        assertFalse(words(new Camera(0, 0, zoom)).contains("192.168.1.10"));
    }

    @Test
    void whatIsOutOfSightIsNotPainted() {
        var site = box("site-hq");
        assertEquals(List.of(id("site-hq")), SCENE.sitesIn(site));
        assertTrue(SCENE.sitesIn(site.moved(0, 4000)).isEmpty());
        assertTrue(SCENE.linksIn(site.moved(0, 4000)).isEmpty());
    }
}
