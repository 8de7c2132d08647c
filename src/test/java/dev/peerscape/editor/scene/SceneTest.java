package dev.peerscape.editor.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.LabScene;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

class SceneTest {
    private final Document lab = LabScene.document();
    private final Scene scene = Scene.of(lab);

    private static ResourceId id(String text) {
        return new ResourceId(text);
    }

    private static Box box(Scene scene, String id) {
        return scene.box(id(id)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "i-app, i-app",
        "nat-a, nat-a",
        "subnet-private-b, subnet-private-b",
        "vpc-requester, subnet-private-a",
        "igw-a, igw-a",
        "internet, internet",
        "pcx-lab, pcx-lab",
    })
    void theMiddleOfAFigureHitsTheInnermostThere(String figure, String expected) {
        var box = box(scene, figure);
        double dy = figure.equals("vpc-requester") ? 40 : 0;
        var hit = scene.hit(box.centerX(), box.centerY() + dy, 4);
        assertEquals(expected, hit.id().map(ResourceId::value).orElse("nothing"));
    }

    @Test
    void outsideEverythingNothingIsHit() {
        assertInstanceOf(Hit.Empty.class, scene.hit(-5000, -5000, 12));
    }

    @Test
    void aLineIsHitWithinTheSlopOnly() {
        var link = scene.link(id("pcx-lab")).orElseThrow();
        double x = link.x(0.1);
        double y = link.y(0.1);
        assertInstanceOf(Hit.OnLink.class, scene.hit(x, y + 5, 6));
        assertInstanceOf(Hit.Empty.class, scene.hit(x, y + 14, 6));
    }

    @Test
    void eachFigureIsInsideItsParent() {
        for (var figure : scene.figuresIn(scene.bounds())) {
            if (figure.kind() == Kind.INTERNET_GATEWAY) {
                continue;
            }
            figure.parent()
                    .flatMap(scene::box)
                    .ifPresent(parent ->
                            assertTrue(parent.contains(figure.box()), figure + " in " + parent));
        }
    }

    @Test
    void aContainerGrowsAroundWhatIsMovedAndNeverCrushesIt() {
        var far = new Box(700, 300, 128, 40);
        var grown = Scene.of(lab.with(lab.layout().with(id("i-app"), far)));
        assertTrue(box(grown, "subnet-private-a").contains(box(grown, "i-app")));
        assertTrue(box(grown, "vpc-requester").contains(box(grown, "subnet-private-a")));
        var crushed = new Box(52, 128, 10, 10);
        var kept = Scene.of(lab.with(lab.layout().with(id("vpc-requester"), crushed)));
        assertTrue(box(kept, "vpc-requester").contains(box(kept, "subnet-private-a")));
    }

    @Test
    void unplacedSubnetsStandApart() {
        var plain = Scene.of(new Document(lab.topology(), Layout.EMPTY));
        var figures =
                plain.figuresIn(plain.bounds()).stream()
                        .filter(it -> it.kind() == Kind.SUBNET || it.kind() == Kind.VPC)
                        .toList();
        assertEquals(6, figures.size());
        for (var a : figures) {
            for (var b : figures) {
                if (a != b && a.kind() == b.kind()) {
                    assertFalse(a.box().intersects(b.box()), a + " and " + b);
                }
            }
        }
        assertTrue(
                box(plain, "subnet-public-a").y() < box(plain, "subnet-private-a").y(),
                "public above private");
    }

    @Test
    void cullingFindsExactlyWhatALookAtEverythingFinds() {
        var many = Scene.of(LabScene.many(300));
        var all = many.figuresIn(many.bounds().grown(1));
        assertEquals(300 * 4, all.size());
        var random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            var bounds = many.bounds();
            var view =
                    new Box(
                            bounds.x() + random.nextDouble() * bounds.width(),
                            bounds.y() + random.nextDouble() * bounds.height(),
                            random.nextDouble() * 2000,
                            random.nextDouble() * 2000);
            var expected =
                    new HashSet<>(all.stream().filter(it -> it.box().intersects(view)).toList());
            assertEquals(expected, new HashSet<>(many.figuresIn(view)), "view " + i + " " + view);
        }
    }

    @Test
    void aLaterSceneIsTheSceneOfTheLaterDocument() {
        var moved = lab.with(lab.layout().with(id("i-app"), new Box(60, 60, 128, 40)));
        var next = scene.next(moved, Set.of(id("i-app")));
        var fresh = Scene.of(moved);
        assertEquals(fresh.figuresIn(fresh.bounds()), next.figuresIn(next.bounds()));
        assertEquals(fresh.links(), next.links());
        assertSame(scene, scene.next(lab, Set.of()));
    }

    @Test
    void aRenameKeepsEveryLineAndAMoveDoesNot() {
        var vpc = lab.topology().vpc(id("vpc-requester")).orElseThrow();
        var renamed = lab.with(lab.topology().with(vpc.draft().name("other").build()));
        for (var line : scene.links()) {
            assertSame(line, scene.next(renamed).link(line.id()).orElseThrow());
        }
        var moved = lab.with(lab.layout().with(vpc.id(), new Box(40, 700, 352, 360)));
        var next = scene.next(moved);
        assertEquals(Scene.of(moved).links(), next.links());
        assertEquals(Scene.of(moved).bounds(), next.bounds());
        var gone = lab.with(lab.topology().withoutVpc(vpc.id()));
        assertTrue(scene.next(gone, Set.of(vpc.id())).box(vpc.id()).isEmpty());
        assertEquals(Scene.of(gone).links(), scene.next(gone).links());
    }

    @Test
    void aPeeringRequestPutsABadgeOnTheAccepter() {
        var pending = Scene.of(LabScene.document(PeeringStatus.PENDING_ACCEPTANCE));
        assertTrue(pending.pendingBadge(id("vpc-accepter")).isPresent());
        assertTrue(pending.pendingBadge(id("vpc-requester")).isEmpty());
        assertEquals(id("pcx-lab"), pending.pendingRequest(id("vpc-accepter")).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, true", "FAILED, true", "EXPIRED, true", "DELETED, false"})
    void aDeletedPeeringHasNoLine(PeeringStatus status, boolean shown) {
        var link = Scene.of(LabScene.document(status)).link(id("pcx-lab"));
        assertEquals(shown, link.isPresent());
    }

    @Test
    void aPeeringLineGoesAroundAVpcInBetween() {
        var three = Scene.of(inARow(LabScene.many(3)));
        var link = three.link(id("pcx-00002")).orElseThrow();
        var between = box(three, "vpc-00001");
        for (int i = 0; i <= 100; i++) {
            if (between.contains(link.x(i / 100.0), link.y(i / 100.0))) {
                fail("the line crosses vpc-00001 at " + i + " %");
            }
        }
    }

    private static Document inARow(Document document) {
        var layout = document.layout();
        for (int i = 0; i < 3; i++) {
            layout = layout.with(id("vpc-0000" + i), new Box(i * 900.0, 100, 400, 300));
        }
        return document.with(layout);
    }

    @Test
    void whatHasNoPlaceIsFoundWhereItBelongs() {
        assertEquals(box(scene, "i-app"), box(scene, "eni-app"));
        assertEquals(box(scene, "vpc-requester"), box(scene, "rtb-private-a"));
    }
}
