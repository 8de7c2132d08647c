package dev.peerscape.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.View;
import dev.peerscape.app.shell.Wiring;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.exchange.aws.Export;
import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;

import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Import and export of AWS's files in the window.
@ExtendWith(ApplicationExtension.class)
class AwsImportTest {
    private final FakePorts ports = new FakePorts();
    private final Desk desk = ports.desk();

    @TempDir private Path folder;

    @Start
    private void start(Stage stage) {
        stage.setScene(
                new Scene(new Wiring(desk.words(), desk).load(View.WINDOW).root(), 900, 600));
        stage.show();
    }

    private Workspace workspace() {
        return desk.current().get();
    }

    private Topology topology() {
        return workspace().session().document().topology();
    }

    private void run(String command) {
        desk.commands().command(command, desk).run(desk);
    }

    private List<?> shown(String list) {
        var content = ports.shown.orElseThrow();
        return ((ListView<?>) content.lookup(list)).getItems();
    }

    private Path exported(Topology topology) throws IOException {
        var place = folder.resolve("lab");
        Export.write(topology, place);
        return place;
    }

    @Test
    void anEmptyDesignIsFilledInOneStep(FxRobot robot) throws IOException {
        ports.files.add(exported(Samples.lab().topology()));
        ports.choices.add(0);
        robot.interact(() -> run("import-aws"));
        assertEquals(Samples.lab().topology(), topology());
        assertFalse(workspace().isSaved());
        TreeView<?> outline = robot.lookup("#outline").query();
        assertTrue(outline.getExpandedItemCount() > 2);
        robot.interact(() -> workspace().session().undo());
        assertTrue(topology().vpcs().isEmpty());
    }

    @Test
    void theDifferenceIsShownBeforeItIsApplied(FxRobot robot) throws IOException {
        var place = exported(Samples.lab().topology());
        Files.writeString(place.resolve("odd.json"), "{\"Gadgets\": []}");
        var web = new ResourceId("i-web");
        robot.interact(() -> {
            desk.open(Samples.lab(), "lab");
            workspace().commit(new Edit.Remove(Set.of(web)));
        });
        var before = topology();
        ports.files.add(place);
        robot.interact(() -> run("import-aws"));
        assertEquals(before, topology());
        assertEquals(
                List.of("New instance: 1 (web)", "New network interface: 1 (eni-web)"),
                shown("#import-difference"));
        assertEquals(
                List.of("odd.json: Gadgets is not known and was left out."),
                shown("#import-remarks"));

        ports.files.add(place);
        ports.choices.add(0);
        robot.interact(() -> run("import-aws"));
        assertEquals(Samples.lab().topology(), topology());
        assertEquals(2, workspace().session().history().size());

        ports.files.add(place);
        ports.choices.add(1);
        robot.interact(() -> run("import-aws"));
        assertEquals(2, desk.workspaces().size());
        assertEquals(Samples.lab().topology(), topology());
    }

    @Test
    void whatIsNoNetworkIsSaid(FxRobot robot) throws IOException {
        Files.writeString(folder.resolve("x.json"), "{\"Subnets\": []}");
        ports.files.add(folder);
        robot.interact(() -> run("import-aws"));
        assertEquals(List.of("app.import-title"), ports.said);
        assertTrue(topology().vpcs().isEmpty());
    }

    @Test
    void droppedDesignsAreOpenedAndFoldersImported(FxRobot robot) throws IOException {
        var design = folder.resolve("lab.peerscape");
        Files.writeString(design, FileFormat.text(Samples.lab()));
        var place = exported(Samples.lab().topology());
        ports.choices.add(1);
        robot.interact(() -> new FileDrop(desk).take(List.of(place, design)));
        assertEquals(2, desk.workspaces().size());
        assertEquals(
                design.toAbsolutePath().normalize(),
                desk.workspaces().getFirst().file().get().orElseThrow());
        assertEquals(Samples.lab().topology(), topology());
    }

    @Test
    void anExportWritesOverNothing(FxRobot robot) {
        var place = folder.resolve("out");
        ports.files.add(place);
        ports.files.add(place);
        robot.interact(() -> desk.open(Samples.lab(), "lab"));
        robot.interact(() -> run("export-aws"));
        assertTrue(Files.exists(place.resolve("111122223333/ap-northeast-2/Vpcs.json")));
        robot.interact(() -> run("export-aws"));
        assertEquals("app.folder-not-empty", desk.toast().get().orElseThrow().text().key());
    }
}
