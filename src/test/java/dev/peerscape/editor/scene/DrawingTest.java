package dev.peerscape.editor.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.testing.LabScene;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

class DrawingTest {
    private static final Look LOOK = Look.of(Palette.LIGHT, Texts.in(Locale.ENGLISH));

    private static final Document MANY = LabScene.many(3_000);

    /// What a painter was told: each call's name, and the words written.
    private record Record(List<String> calls, List<String> words) {}

    private static Record paint(Document document, Camera camera, Look look) {
        var record = new Record(new ArrayList<>(), new ArrayList<>());
        var painter =
                (Painter)
                        Proxy.newProxyInstance(
                                DrawingTest.class.getClassLoader(),
                                new Class<?>[] {Painter.class},
                                (_, method, arguments) -> {
                                    record.calls.add(method.getName());
                                    if (method.getName().equals("text")) {
                                        record.words.add((String) arguments[0]);
                                    }
                                    return null;
                                });
        var scene = Scene.of(document);
        Drawing.paint(painter, scene, camera, camera.viewport(1600, 900), look);
        return record;
    }

    @Test
    void everyNameAndBlockIsWrittenInFull() {
        var words = paint(LabScene.document(), Camera.HOME, LOOK).words();
        var expected =
                List.of(
                        "requester-vpc",
                        "10.0.0.0/16",
                        "account 111122223333",
                        "private-a",
                        "10.0.1.0/24",
                        "app",
                        "10.0.1.10",
                        "nat",
                        "rtb-private",
                        "172.16.0.0/16 → pcx-lab",
                        "0.0.0.0/0 → igw",
                        "Internet",
                        "pcx-lab",
                        "ap-northeast-2 · Seoul");
        for (var word : expected) {
            assertTrue(words.contains(word), word + " in " + words);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.02, 0.06, 0.12, 0.25, 0.5, 1})
    void aFrameOfThreeThousandVpcsStaysWithinItsPrimitives(double zoom) {
        var calls = paint(MANY, new Camera(0, 0, zoom), LOOK).calls();
        long primitives =
                calls.stream().filter(it -> !it.equals("begin") && !it.equals("end")).count();
        assertTrue(primitives < 15_000, primitives + " at " + zoom);
    }

    @Test
    void farTilesArePaintedByColourNotOneByOne() {
        var calls = paint(MANY, new Camera(0, 0, 0.02), LOOK).calls();
        assertTrue(calls.contains("fillRects"));
        assertTrue(calls.size() < 50, calls.size() + " calls");
    }

    @Test
    void whatIsBegunIsEnded() {
        var calls = paint(LabScene.document(), Camera.HOME, LOOK).calls();
        long begun = calls.stream().filter("begin"::equals).count();
        assertEquals(begun, calls.stream().filter("end"::equals).count());
    }

    @Test
    void aTextThatIsTooLongEndsInAnEllipsisThatFits() {
        var text = "a-very-long-name-for-an-instance";
        var cut = TextMeasure.fit(text, Face.BOLD, 12, 80);
        assertTrue(cut.endsWith("…"), cut);
        assertTrue(TextMeasure.estimate(cut, Face.BOLD, 12) <= 80, cut);
        assertEquals("nat", TextMeasure.fit("nat", Face.BOLD, 12, 80));
    }

    @ParameterizedTest
    @EnumSource(Glyph.class)
    void aGlyphStaysOnItsGrid(Glyph glyph) {
        var points = new ArrayList<Double>();
        glyph.draw(
                new Glyph.Outline() {
                    @Override
                    public void moveTo(double x, double y) {
                        points.add(x);
                        points.add(y);
                    }

                    @Override
                    public void lineTo(double x, double y) {
                        moveTo(x, y);
                    }

                    @Override
                    public void curveTo(
                            double x1, double y1, double x2, double y2, double x3, double y3) {
                        moveTo(x3, y3);
                    }

                    @Override
                    public void close() {}
                },
                0,
                0,
                Glyph.GRID,
                Glyph.GRID);
        assertTrue(points.size() >= 4, "has lines");
        for (double point : points) {
            assertTrue(point >= 0.75 && point <= Glyph.GRID - 0.75, glyph + " at " + point);
        }
    }
}
