package dev.peerscape.app.window;

import dev.peerscape.app.shell.AwsImport;
import dev.peerscape.app.shell.Desk;
import dev.peerscape.core.file.FileFormat;

import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Files that are dragged here from elsewhere: designs are opened, folders and JSON files imported.
///
/// @param desk the window
record FileDrop(Desk desk) {

    /// Takes what is dropped on that node.
    void on(Node node) {
        node.setOnDragOver(event -> {
            if (!welcome(event).isEmpty()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.setOnDragDropped(event -> {
            var paths = welcome(event);
            event.setDropCompleted(!paths.isEmpty());
            event.consume();
            // The drag is to end before anything asks.
            desk.worker().foreground().execute(() -> take(paths));
        });
    }

    private static List<Path> welcome(DragEvent event) {
        var files = event.getDragboard().getFiles();
        return files == null
                ? List.of()
                : files.stream().map(File::toPath).filter(FileDrop::isWelcome).toList();
    }

    private static boolean isWelcome(Path path) {
        return isDesign(path) || Files.isDirectory(path) || ends(path, ".json");
    }

    private static boolean isDesign(Path path) {
        return ends(path, FileFormat.EXTENSION);
    }

    private static boolean ends(Path path, String extension) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(extension);
    }

    /// Opens the designs, and imports the rest in one go.
    void take(List<Path> paths) {
        paths.stream().filter(FileDrop::isDesign).forEach(desk.documents()::open);
        var rest = paths.stream().filter(it -> !isDesign(it)).toList();
        if (!rest.isEmpty()) {
            AwsImport.start(desk, rest);
        }
    }
}
