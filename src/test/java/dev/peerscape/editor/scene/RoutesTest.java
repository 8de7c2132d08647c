package dev.peerscape.editor.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.generate.Generator;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.LabScene;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

class RoutesTest {
    private static final double VPC_WIDTH = 700;
    private static final double VPC_HEIGHT = 400;

    /// A hub in the middle of a grid of spokes.
    private static Document grid(int columns, int rows) {
        return inAGrid(LabScene.many(columns * rows), columns);
    }

    private static Document inAGrid(Document document, int columns) {
        var layout = document.layout();
        int at = 0;
        for (var id : document.topology().vpcs().keySet()) {
            int place = at++;
            layout =
                    layout.with(
                            id,
                            new Box(
                                    place % columns * (VPC_WIDTH + 120),
                                    place / columns * (VPC_HEIGHT + 120.0),
                                    VPC_WIDTH,
                                    VPC_HEIGHT));
        }
        return document.with(layout);
    }

    private static Map<ResourceId, Box> chips(Scene scene) {
        return scene.links().stream()
                .filter(it -> it.kind() == Kind.PEERING)
                .collect(Collectors.toMap(Link::id, it -> scene.chip(it.id()).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void noLineOfAHubCrossesAVpcAndNoLabelCoversOne(int columns) {
        var scene = Scene.of(grid(columns, 4));
        var boxes =
                scene.vpcsIn(scene.bounds()).stream()
                        .map(it -> scene.vpcBox(it).orElseThrow())
                        .toList();
        for (var link : scene.links()) {
            double[] points = link.points();
            for (int i = 0; i < points.length; i += 2) {
                for (var box : boxes) {
                    assertFalse(
                            box.grown(-2).contains(points[i], points[i + 1]), link + " in " + box);
                }
            }
            var chip = scene.chip(link.id()).orElseThrow();
            assertTrue(boxes.stream().noneMatch(chip::intersects), link.id() + " at " + chip);
        }
    }

    @Test
    void linesOfOneSideEndApart() {
        var scene = Scene.of(grid(3, 3));
        var ends = new ArrayList<double[]>();
        for (var link : scene.links()) {
            ends.add(new double[] {link.x0(), link.y0()});
            ends.add(new double[] {link.x3(), link.y3()});
        }
        for (int i = 0; i < ends.size(); i++) {
            for (int j = 0; j < i; j++) {
                double apart =
                        Math.hypot(
                                ends.get(i)[0] - ends.get(j)[0], ends.get(i)[1] - ends.get(j)[1]);
                assertTrue(apart > 6, "ends " + i + " and " + j + " are " + apart + " apart");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 7, 9})
    void afterAnyRowOfEditsTheLinesAreThoseOfAFreshScene(long seed) {
        var random = new SplittableRandom(seed);
        var document = seed % 2 == 0 ? grid(4, 4) : inAGrid(LabScene.chain(16), 4);
        var scene = Scene.of(document);
        for (int step = 0; step < 25; step++) {
            scene.links();
            var ids = List.copyOf(document.topology().vpcs().keySet());
            var some = ids.get(random.nextInt(ids.size()));
            var other = ids.get(random.nextInt(ids.size()));
            Set<ResourceId> touched;
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    var box =
                            new Box(
                                    random.nextInt(3500),
                                    random.nextInt(2500),
                                    VPC_WIDTH,
                                    VPC_HEIGHT);
                    document = document.with(document.layout().with(some, box));
                    touched = Set.of(some);
                }
                case 2 -> {
                    var topology = document.topology();
                    var a = topology.vpc(some).orElseThrow();
                    var b = topology.vpc(other).orElseThrow();
                    var peering =
                            new Peering(
                                    new ResourceId("pcx-new" + random.nextInt(3)),
                                    "some-name" + step,
                                    Peering.Side.of(a),
                                    Peering.Side.of(b),
                                    random.nextBoolean()
                                            ? PeeringStatus.ACTIVE
                                            : PeeringStatus.REJECTED,
                                    "",
                                    LabScene.NOW,
                                    Optional.empty());
                    document = document.with(topology.with(peering));
                    touched = Set.of(peering.id());
                }
                default -> {
                    var peerings = List.copyOf(document.topology().peerings().keySet());
                    var gone = peerings.get(random.nextInt(peerings.size()));
                    document = document.with(document.topology().withoutPeering(gone));
                    touched = Set.of(gone);
                }
            }
            scene = scene.next(document, touched);
            var fresh = Scene.of(document);
            var message = "seed " + seed + " step " + step;
            assertEquals(fresh.links(), scene.links(), message);
            assertEquals(chips(fresh), chips(scene), message);
            assertEquals(fresh.bounds(), scene.bounds(), message);
        }
    }

    @Test
    void inALargeDesignOnlyLinesThatEndInViewAreLookedAt() {
        var scene = Scene.of(Generator.generate(400, 5));
        assertTrue(scene.lines().isLarge());
        var vpc = scene.vpcsIn(scene.bounds()).get(200);
        var view = scene.vpcBox(vpc).orElseThrow();
        var found = scene.linksIn(view);
        assertFalse(found.isEmpty());
        for (var link : found) {
            assertTrue(
                    view.grown(Metrics.GATEWAY + 1).contains(link.x0(), link.y0())
                            || view.grown(1).contains(link.x3(), link.y3())
                            || link.kind() != Kind.PEERING,
                    link.toString());
        }
    }

    @Test
    void aVpcThatIsInNoDocumentStandsBesideAsAGhost() {
        var lab = LabScene.document();
        var peering = lab.topology().peering(new ResourceId("pcx-lab")).orElseThrow();
        var without = lab.with(lab.topology().withoutVpc(peering.accepter().vpc()));
        var scene = Scene.of(without);
        var ghost = scene.vpcBox(peering.accepter().vpc()).orElseThrow();
        assertEquals(List.of(peering.accepter().vpc()), scene.ghostsIn(ghost));
        var link = scene.link(peering.id()).orElseThrow();
        assertTrue(ghost.grown(1).contains(link.x3(), link.y3()), link.toString());
        assertTrue(scene.bounds().contains(ghost));
        assertTrue(scene.vpcBox(peering.requester().vpc()).orElseThrow().right() < ghost.x());
    }
}
