package dev.peerscape.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.SmallDesign;
import dev.peerscape.app.shell.Command;
import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.Menus;
import dev.peerscape.app.shell.OutlineRow;
import dev.peerscape.app.shell.Recovery;
import dev.peerscape.app.shell.Verified;
import dev.peerscape.app.shell.View;
import dev.peerscape.app.shell.Wiring;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.app.theme.Theme;
import dev.peerscape.core.check.Finding;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;

import javafx.application.Application;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// The window's wiring, without a screen.
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    private final FakePorts ports = new FakePorts();
    private Desk desk;
    private Scene scene;

    @Start
    void start(Stage stage) {
        desk = ports.desk();
        scene = new Scene(new Wiring(desk.words(), desk).load(View.WINDOW).root(), 1280, 800);
        desk.theme()
                .watch(theme -> {
                    Application.setUserAgentStylesheet(theme.base());
                    scene.getStylesheets().setAll(theme.sheets());
                });
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void opensWithMenusAndSaysWhatToDoFirst(FxRobot robot) {
        assertEquals(List.of("File", "Edit", "View", "Insert", "Trace", "Help"), menuTitles(robot));
        assertTrue(robot.lookup(".empty-canvas").query().isVisible());
    }

    @Test
    void theLanguageSwitchesWhileRunning(FxRobot robot) {
        robot.interact(() -> run("language-ko"));
        assertEquals("파일", menuTitles(robot).getFirst());
        assertEquals("개요", robot.lookup(".outline-panel .caption").queryLabeled().getText());
        assertEquals(Locale.KOREAN, desk.settings().get().language());
        robot.interact(() -> run("language-en"));
        assertEquals("File", menuTitles(robot).getFirst());
    }

    @Test
    void theThemeSwitchesWhileRunning(FxRobot robot) {
        robot.interact(() -> run("theme-dark"));
        assertTrue(scene.getStylesheets().getFirst().endsWith("dark.css"));
        assertEquals(Theme.DARK, desk.settings().get().theme());
    }

    @Test
    void commandsSayWhyTheyCannotBeDone(FxRobot robot) {
        var undo = command("undo");
        assertEquals("command.why-nothing-to-undo", undo.refusal().apply(desk).orElseThrow().key());
        assertTrue(robot.lookup("#tool-undo").query().isDisabled());
        robot.interact(() -> undo.run(desk));
        assertEquals("command.why-nothing-to-undo", desk.toast().get().orElseThrow().text().key());
        robot.interact(() -> {
            var item = new Menus(desk).item(undo);
            assertTrue(item.getStyleClass().contains("unavailable"));
        });
    }

    @Test
    void undoIsNamed(FxRobot robot) {
        robot.interact(() -> {
            openSmall(PeeringStatus.ACTIVE);
            workspace().commit(new Edit.Rename(SmallDesign.APP, "api"));
        });
        var label = desk.words().text(command("undo").label().apply(desk));
        assertTrue(label.startsWith("Undo: ") && label.contains("api"), label);
        assertFalse(robot.lookup("#tool-undo").query().isDisabled());
        assertTrue(
                robot.lookup(".documents")
                        .<TabPane>query()
                        .getTabs()
                        .getFirst()
                        .getText()
                        .endsWith("●"));
    }

    @Test
    void theOutlineSelectsWithTheDocumentBothWays(FxRobot robot) {
        robot.interact(() -> openSmall(PeeringStatus.ACTIVE));
        TreeView<OutlineRow> tree = robot.lookup("#outline").query();
        robot.interact(() -> workspace().session().select(Set.of(SmallDesign.DB)));
        assertEquals(
                Optional.of(SmallDesign.DB),
                tree.getSelectionModel().getSelectedItem().getValue().id());
        robot.interact(() -> {
            tree.getSelectionModel().clearSelection();
            tree.getRoot().getChildren().getFirst().getChildren().stream()
                    .filter(it -> it.getValue().id().equals(Optional.of(SmallDesign.LEFT)))
                    .forEach(tree.getSelectionModel()::select);
        });
        assertEquals(Set.of(SmallDesign.LEFT), workspace().revision().selection());
    }

    @Test
    void severalRowsInFoldedGroupsAreSelectedAtOnce(FxRobot robot) {
        robot.interact(() -> openSmall(PeeringStatus.ACTIVE));
        TreeView<OutlineRow> tree = robot.lookup("#outline").query();
        var wanted =
                Set.of(
                        new ResourceId("sg-left"),
                        new ResourceId("rtb-right"),
                        SmallDesign.APP,
                        SmallDesign.PCX);
        robot.interact(() -> workspace().session().select(wanted));
        var shown =
                tree.getSelectionModel().getSelectedItems().stream()
                        .map(it -> it.getValue().id().orElseThrow())
                        .collect(Collectors.toSet());
        assertEquals(wanted, shown);
    }

    @Test
    void aSearchedAddressIsRevealed(FxRobot robot) {
        robot.interact(() -> {
            openSmall(PeeringStatus.ACTIVE);
            TextField field = robot.lookup(".search > .text-field").query();
            field.setText("172.16.1.10");
            field.getOnAction().handle(new ActionEvent());
        });
        assertEquals(Set.of(SmallDesign.DB), workspace().revision().selection());
    }

    @Test
    void aFixIsPreviewedAndAppliedAsOneStep(FxRobot robot) {
        robot.interact(() -> {
            openSmall(PeeringStatus.ACTIVE);
            var fix =
                    new Fix(
                            Message.of("app.verbatim", "Call it db2"),
                            new Edit.Rename(SmallDesign.DB, "db2"));
            var finding =
                    new Finding(
                            "V99",
                            Finding.Severity.WARNING,
                            Message.of("app.verbatim", "The name is too short."),
                            List.of(SmallDesign.DB),
                            "test",
                            List.of(fix));
            var topology = workspace().session().document().topology();
            workspace()
                    .verified()
                    .set(Optional.of(new Verified(topology, List.of(finding), 4_000)));
        });
        ListView<Finding> list = robot.lookup("#problems").query();
        assertEquals("1", robot.lookup("#chip-warnings").queryButton().getText());
        robot.interact(() -> list.getSelectionModel().select(0));
        robot.interact(() -> robot.lookup("#problem-apply").queryButton().fire());
        assertEquals(
                "db2",
                workspace()
                        .session()
                        .document()
                        .topology()
                        .find(SmallDesign.DB)
                        .orElseThrow()
                        .name());
        assertEquals(1, workspace().session().history().size());
    }

    @Test
    void findingsOfAnOlderStateAreDimmed(FxRobot robot) {
        robot.interact(() -> {
            openSmall(PeeringStatus.ACTIVE);
            var older = SmallDesign.apart().topology();
            workspace().verified().set(Optional.of(new Verified(older, List.of(), 4_000)));
        });
        assertTrue(
                robot.lookup("#problems").query().getPseudoClassStates().stream()
                        .anyMatch(it -> it.getPseudoClassName().equals("stale")));
    }

    @Test
    void theActorIsChosenAmongTheAccounts(FxRobot robot) {
        robot.interact(() -> openSmall(PeeringStatus.PENDING_ACCEPTANCE));
        robot.interact(() -> run("act-as-" + SmallDesign.ACCEPTER));
        assertEquals(new Actor.As(SmallDesign.ACCEPTER), workspace().revision().actor());
    }

    @Test
    void theClockMovesAndTheRequestExpires(FxRobot robot) {
        robot.interact(() -> openSmall(PeeringStatus.PENDING_ACCEPTANCE));
        robot.interact(() -> run("clock-week"));
        var topology = workspace().session().document().topology();
        assertEquals(
                PeeringStatus.EXPIRED, topology.peering(SmallDesign.PCX).orElseThrow().status());
    }

    @Test
    void f6GoesFromPaneToPane(FxRobot robot) {
        robot.interact(() -> openSmall(PeeringStatus.ACTIVE));
        robot.interact(() -> robot.lookup("#outline").query().requestFocus());
        var before = scene.getFocusOwner();
        robot.push(KeyCode.F6);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(before == scene.getFocusOwner());
    }

    @Test
    void savesAndOpensThroughThePorts(FxRobot robot, @TempDir Path directory) throws Exception {
        var file = directory.resolve("lab.peerscape");
        ports.files.add(file);
        robot.interact(() -> {
            openSmall(PeeringStatus.ACTIVE);
            workspace().commit(new Edit.Rename(SmallDesign.APP, "api"));
            run("file-save");
        });
        assertTrue(workspace().isSaved());
        assertEquals("lab", workspace().title());
        var saved = workspace().session().document();
        ports.files.add(file);
        robot.interact(() -> {
            desk.remove(workspace());
            run("file-open");
        });
        assertEquals(saved, workspace().session().document());
        assertEquals(List.of(file.toAbsolutePath()), desk.settings().get().recent());
        Files.writeString(file, "{");
        ports.files.add(directory.resolve("lab2.peerscape"));
        Files.writeString(directory.resolve("lab2.peerscape"), "{");
        robot.interact(() -> run("file-open"));
        assertTrue(ports.said.getLast().startsWith("file."), ports.said.toString());
        assertEquals("lab", workspace().title());
    }

    @Test
    void unsavedWorkIsAskedAbout(FxRobot robot) {
        robot.interact(() -> {
            openSmall(PeeringStatus.ACTIVE);
            workspace().commit(new Edit.Rename(SmallDesign.APP, "api"));
            run("file-close");
        });
        assertEquals(List.of("app.unsaved-text"), ports.said);
        assertEquals(
                "api",
                workspace()
                        .session()
                        .document()
                        .topology()
                        .find(SmallDesign.APP)
                        .orElseThrow()
                        .name());
        ports.choices.add(1);
        robot.interact(() -> run("file-close"));
        assertTrue(workspace().isEmpty());
    }

    @Test
    void anErrorIsReportedOnceAfterTheWorkWasKept(FxRobot robot, @TempDir Path directory)
            throws Exception {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        try {
            robot.interact(() -> {
                openSmall(PeeringStatus.ACTIVE);
                new Guard(desk, new Recovery(directory, 1)).install();
                workspace().commit(new Edit.Rename(SmallDesign.APP, "api"));
            });
            var thread =
                    new Thread(() -> {
                        throw new IllegalStateException("on purpose");
                    });
            thread.start();
            thread.join();
            WaitForAsyncUtils.waitForFxEvents();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertEquals(List.of("app.failure-kept"), ports.said);
        assertTrue(ports.details.contains("on purpose"));
        try (var files = Files.list(directory)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void theTourTicksWhatTheDocumentShows(FxRobot robot) {
        robot.interact(() -> {
            openSmall(PeeringStatus.PENDING_ACCEPTANCE);
            run("tour");
        });
        assertEquals(
                "2 of 5 steps done",
                robot.lookup("#tour .tour-title .muted").<Label>query().getText());
        robot.interact(() -> robot.lookup("#tour-show").queryButton().fire());
        assertEquals(Set.of(SmallDesign.PCX), workspace().revision().selection());
    }

    private void openSmall(PeeringStatus status) {
        desk.open(SmallDesign.peered(status), Optional.empty());
    }

    private Workspace workspace() {
        return desk.current().get();
    }

    private Command command(String id) {
        return desk.commands().command(id, desk);
    }

    private void run(String id) {
        command(id).run(desk);
    }

    private static List<String> menuTitles(FxRobot robot) {
        Callable<List<String>> titles =
                () ->
                        robot.lookup(".menu-row > .menu-bar").<MenuBar>query().getMenus().stream()
                                .map(menu -> menu.getText())
                                .toList();
        return WaitForAsyncUtils.waitForAsyncFx(2000, titles);
    }
}
