package dev.peerscape.app;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.theme.Theme;
import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.topology.PeeringStatus;

import javafx.scene.control.MenuBar;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// The program is closed and started again: it looks and speaks as it did.
@ExtendWith(ApplicationExtension.class)
class LastingSettingsTest {
    @TempDir private Path place;
    private final List<Stage> stages = new ArrayList<>();
    private final Locale machine = Locale.getDefault();
    private Thread.UncaughtExceptionHandler handler;

    @BeforeEach
    void remember() {
        handler = Thread.getDefaultUncaughtExceptionHandler();
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void restore(FxRobot robot) {
        robot.interact(() -> stages.forEach(Stage::hide));
        Thread.setDefaultUncaughtExceptionHandler(handler);
        Locale.setDefault(machine);
    }

    private Desk start(String... arguments) {
        Callable<Desk> opening =
                () -> {
                    var stage = new Stage();
                    stages.add(stage);
                    return PeerscapeApp.open(stage, place, List.of(arguments));
                };
        return WaitForAsyncUtils.waitForAsyncFx(10_000, opening);
    }

    private void quit(FxRobot robot) {
        robot.interact(() -> stages.getLast().hide());
    }

    @Test
    void themeAndLanguageLast(FxRobot robot) {
        var first = start();
        assertThat("a first start shows the tour", tourShown(first), is(true));
        robot.interact(() -> {
            run(first, "theme-dark");
            run(first, "language-ko");
        });
        quit(robot);
        var second = start();
        assertThat(second.theme().get(), is(Theme.DARK));
        assertThat(second.words().locale(), is(Locale.KOREAN));
        assertThat(tourShown(second), is(false));
        var scene = stages.getLast().getScene();
        assertThat(scene.getStylesheets().getFirst().endsWith("dark.css"), is(true));
        var menus = (MenuBar) scene.getRoot().lookup(".menu-bar");
        assertThat(menus.getMenus().getFirst().getText(), is("파일"));
    }

    @Test
    void aBrokenSettingsFileIsSetAsideWithAWord() throws IOException {
        Files.writeString(place.resolve("settings.properties"), "theme=plaid");
        var desk = start();
        assertThat(desk.toast().get().orElseThrow().text().key(), is("app.settings-set-aside"));
        assertThat(Files.exists(place.resolve("settings.broken")), is(true));
        assertThat(desk.theme().get(), is(Theme.LIGHT));
    }

    @Test
    void workThatABadEndLeftIsThereAgainUntilItIsSavedOrDropped(FxRobot robot) throws IOException {
        var copies = Files.createDirectories(place.resolve("recovery"));
        // No process has the number nought.
        var copy = copies.resolve("0-1.peerscape");
        var document = SmallDesign.peered(PeeringStatus.ACTIVE);
        try (var out = Files.newOutputStream(copy)) {
            FileFormat.write(document, out);
        }
        var desk = start();
        assertThat(desk.current().get().session().document(), is(document));
        assertThat(desk.current().get().isSaved(), is(false));
        assertThat(desk.toast().get().orElseThrow().text().key(), is("app.recovered"));
        quit(robot);
        assertThat("it was not dropped, so it stays", Files.exists(copy), is(true));
        var again = start();
        robot.interact(() -> again.remove(again.current().get()));
        assertThat("it was dropped", Files.exists(copy), is(false));
    }

    @Test
    void filesAreOpenedAndRemembered(FxRobot robot) throws IOException {
        var file = place.resolve("design.peerscape");
        try (var out = Files.newOutputStream(file)) {
            FileFormat.write(SmallDesign.apart(), out);
        }
        var desk = start(file.toString());
        Hand.await("the file is open", () -> desk.current().get().title().equals("design"));
        assertThat(desk.workspaces().size(), is(1));
        assertThat(stages.getLast().getTitle(), is("design - Peerscape"));
        quit(robot);
        var second = start(PeerscapeApp.LAB);
        assertThat(second.settings().get().recent(), is(List.of(file)));
        assertThat(second.current().get().title(), is("peering-lab"));
    }

    private static boolean tourShown(Desk desk) {
        return desk.current().get().tourShown().get();
    }

    private static void run(Desk desk, String id) {
        desk.commands().command(id, desk).run(desk);
    }
}
