package dev.peerscape.bench;

import dev.peerscape.app.diagram.DiagramView;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.session.Session;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.tool.Diagram;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/// A window of 1600 by 900 pixels in which every pulse draws anew, as fast as pulses come: needs a
/// screen and `-Djavafx.animation.fullspeed=true`.
public final class FxFrames {
    static final double WIDTH = 1600;
    static final double HEIGHT = 900;

    /// What frames took, in milliseconds.
    ///
    /// @param frame from pulse to pulse, median
    /// @param work on the FX thread, median
    public record Cost(double frame, double work) {}

    private interface Paint {
        void paint(int frame);
    }

    private FxFrames() {}

    /// Starts the toolkit; once is enough.
    static void start() {
        var latch = new CountDownLatch(1);
        try {
            Platform.startup(latch::countDown);
            Platform.setImplicitExit(false);
            latch.await();
        } catch (IllegalStateException _) {
            // It is running already.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// {@return what an empty canvas costs that is cleared and filled at every pulse}
    static Cost blank(int frames) {
        return onStage(
                () -> {
                    var canvas = new Canvas(WIDTH, HEIGHT);
                    var to = canvas.getGraphicsContext2D();
                    return new Shown(
                            new Pane(canvas),
                            i -> {
                                to.clearRect(0, 0, WIDTH, HEIGHT);
                                to.setFill(i % 2 == 0 ? Color.WHITE : Color.WHITESMOKE);
                                to.fillRect(0, 0, WIDTH, HEIGHT);
                            });
                },
                frames);
    }

    /// {@return what the diagram's canvas costs when the camera moves at every pulse}
    ///
    /// @param zoom pixels per canvas unit; 0 shows everything
    static Cost diagram(Document document, double zoom, int frames) {
        return onStage(
                () -> {
                    var diagram = new Diagram(new Session(document));
                    var view = new DiagramView(diagram, Palette.LIGHT, Texts.in(Locale.ENGLISH));
                    var all = diagram.scene().bounds();
                    var fit = Camera.fitting(all, WIDTH, HEIGHT);
                    double z = zoom == 0 ? fit.zoom() : zoom;
                    double x = zoom == 0 ? fit.x() : all.centerX() - WIDTH / 2 / z;
                    double y = zoom == 0 ? fit.y() : all.centerY() - HEIGHT / 2 / z;
                    return new Shown(view, i -> diagram.look(new Camera(x + i % 2 / z, y, z)));
                },
                frames);
    }

    private record Shown(Pane root, Paint paint) {
        Shown(Region view, Paint paint) {
            this(new Pane(view), paint);
            view.resize(WIDTH, HEIGHT);
            view.setPrefSize(WIDTH, HEIGHT);
        }
    }

    private static Cost onStage(Supplier<Shown> made, int frames) {
        var done = new CompletableFuture<Cost>();
        Platform.runLater(() -> {
            var shown = made.get();
            var stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(new Scene(shown.root(), WIDTH, HEIGHT));
            stage.show();
            var loop = new Loop(stage, shown.paint(), frames, done);
            stage.getScene().addPostLayoutPulseListener(loop::laidOut);
            loop.start();
        });
        return done.join();
    }

    /// Half of the frames warm up, the other half count.
    private static final class Loop extends AnimationTimer {
        private final Stage stage;
        private final Paint paint;
        private final double[] times;
        private final double[] work;
        private final CompletableFuture<Cost> done;
        private int frame;
        private long before;

        Loop(Stage stage, Paint paint, int frames, CompletableFuture<Cost> done) {
            this.stage = stage;
            this.paint = paint;
            times = new double[frames];
            work = new double[frames];
            this.done = done;
        }

        @Override
        public void handle(long now) {
            long start = System.nanoTime();
            if (frame == times.length) {
                stop();
                stage.hide();
                done.complete(new Cost(median(later(times)), median(later(work))));
                return;
            }
            times[frame] = (start - before) / 1e6;
            before = start;
            paint.paint(frame);
        }

        /// All timers have run and all is laid out: what follows is the renderer's.
        void laidOut() {
            if (frame < work.length) {
                work[frame++] = (System.nanoTime() - before) / 1e6;
            }
        }

        private static DoubleStream later(double[] values) {
            return Arrays.stream(values, values.length / 2, values.length);
        }
    }

    static double median(DoubleStream values) {
        var sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
