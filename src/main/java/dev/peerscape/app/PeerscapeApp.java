package dev.peerscape.app;

import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.FxClipboard;
import dev.peerscape.app.shell.FxDialogs;
import dev.peerscape.app.shell.FxFiles;
import dev.peerscape.app.shell.Recovery;
import dev.peerscape.app.shell.SettingsFile;
import dev.peerscape.app.shell.View;
import dev.peerscape.app.shell.Wiring;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Worker;
import dev.peerscape.app.window.Guard;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.text.Message;

import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// The program with a window.
public final class PeerscapeApp extends Application {
    static final String TOUR = "--tour";
    static final String LAB = "--lab";
    private static volatile int exitCode;

    static int exitCode() {
        return exitCode;
    }

    @Override
    public void start(Stage stage) {
        var place =
                SettingsFile.usualPlace(
                        System.getenv(),
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", ".")));
        open(stage, place, getParameters().getRaw());
        smoke();
    }

    /// Opens the window as it was left.
    ///
    /// @param place where settings and recovery copies are
    /// @param arguments the files to open, [#LAB] and [#TOUR]
    /// @return what the window knows
    static Desk open(Stage stage, Path place, List<String> arguments) {
        var settingsFile = new SettingsFile(place);
        var loaded = settingsFile.load(Locale.getDefault());
        var words = new Words(loaded.settings().language());
        var clipboard = new FxClipboard();
        var ports =
                new Desk.Ports(
                        new FxDialogs(stage, words, clipboard),
                        new FxFiles(stage, words),
                        clipboard,
                        Worker.BACKGROUND,
                        InstantSource.system());
        var desk = new Desk(ports, words, loaded.settings());
        var recovery = new Recovery(place.resolve("recovery"), ProcessHandle.current().pid());
        new Guard(desk, recovery).install();
        open(stage, desk);
        loaded.remark().ifPresent(desk::tell);
        var paths = arguments.stream().filter(it -> !it.startsWith("--")).toList();
        if (arguments.contains(LAB)) {
            desk.open(Samples.lab(), "peering-lab");
        } else if (paths.isEmpty() || arguments.contains(TOUR)) {
            boolean wanted = arguments.contains(TOUR) || !desk.settings().get().tourSeen();
            desk.current().get().tourShown().set(wanted);
            desk.settings().set(desk.settings().get().withTourSeen());
        }
        paths.forEach(path -> desk.documents().open(Path.of(path)));
        recover(desk, recovery);
        stage.focusedProperty()
                .subscribe(focused -> {
                    if (focused) {
                        desk.documents().noticeChanges();
                    }
                });
        stage.setOnCloseRequest(request -> {
            if (!desk.documents().mayCloseAll()) {
                request.consume();
            } else {
                // What people chose not to save is not to come back.
                List.copyOf(desk.workspaces()).forEach(desk::remove);
            }
        });
        stage.setOnHidden(_ -> remember(desk, stage, settingsFile));
        return desk;
    }

    private static void recover(Desk desk, Recovery recovery) {
        try {
            desk.documents().openRecovered(recovery);
        } catch (IOException e) {
            desk.tell(Message.of("app.recovery-failed", String.valueOf(e.getMessage())));
        }
    }

    /// Shows the window of a desk.
    static void open(Stage stage, Desk desk) {
        var root = new Wiring(desk.words(), desk).load(View.WINDOW).root();
        var settings = desk.settings().get();
        var scene = new Scene(root, settings.frame().width(), settings.frame().height());
        desk.theme()
                .watch(theme -> {
                    setUserAgentStylesheet(theme.base());
                    scene.getStylesheets().setAll(theme.sheets());
                });
        stage.setScene(scene);
        title(stage, desk);
        fit(stage, settings.frame().width(), settings.frame().height());
        stage.setMaximized(settings.frame().maximised());
        stage.show();
    }

    // The name of the document in front, with a dot while it has work that is not saved.
    private static void title(Stage stage, Desk desk) {
        desk.title()
                .watch(title ->
                        stage.setTitle(title.isEmpty() ? "Peerscape" : title + " - Peerscape"));
    }

    // A window of last time may be larger than the screen of today.
    private static void fit(Stage stage, double width, double height) {
        var screen = Screen.getPrimary().getVisualBounds();
        if (width > screen.getWidth() || height > screen.getHeight()) {
            stage.setX(screen.getMinX());
            stage.setY(screen.getMinY());
            stage.setWidth(Math.min(width, screen.getWidth()));
            stage.setHeight(Math.min(height, screen.getHeight()));
        }
    }

    private static void remember(Desk desk, Stage stage, SettingsFile file) {
        var settings = desk.settings().get();
        boolean maximised = stage.isMaximized();
        var scene = stage.getScene();
        try {
            file.save(
                    maximised
                            ? settings.withWindow(
                                    settings.frame().width(), settings.frame().height(), true)
                            : settings.withWindow(scene.getWidth(), scene.getHeight(), false));
        } catch (IOException e) {
            desk.dialogs()
                    .say(
                            Message.of("app.settings-title"),
                            Message.of("app.settings-not-saved", String.valueOf(e.getMessage())));
        }
    }

    // For checks that the program starts: it leaves by itself after so many seconds.
    private static void smoke() {
        var seconds = System.getenv("PEERSCAPE_SMOKE");
        if (seconds != null) {
            var pause = new PauseTransition(Duration.seconds(Double.parseDouble(seconds)));
            pause.setOnFinished(_ -> Platform.exit());
            pause.play();
        }
    }
}
