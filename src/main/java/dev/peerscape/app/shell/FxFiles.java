package dev.peerscape.app.shell;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// The system's own file dialogs.
public final class FxFiles implements FilePort {
    private final Window owner;
    private final Words words;
    private Optional<File> directory = Optional.empty();

    /// File dialogs over that window.
    public FxFiles(Window owner, Words words) {
        this.owner = owner;
        this.words = words;
    }

    @Override
    public Optional<Path> open(FileKind kind) {
        return remembered(Optional.ofNullable(chooser(kind).showOpenDialog(owner)));
    }

    @Override
    public Optional<Path> save(FileKind kind, String suggestedName) {
        var chooser = chooser(kind);
        chooser.setInitialFileName(suggestedName + "." + kind.extension());
        return remembered(Optional.ofNullable(chooser.showSaveDialog(owner)))
                .map(path -> withExtension(path, kind));
    }

    @Override
    public Optional<Path> folder() {
        var chooser = new DirectoryChooser();
        directory.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return remembered(Optional.ofNullable(chooser.showDialog(owner)));
    }

    private FileChooser chooser(FileKind kind) {
        var chooser = new FileChooser();
        directory.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                words.text("app.files-" + kind.extension()),
                                "*." + kind.extension()));
        return chooser;
    }

    private Optional<Path> remembered(Optional<File> chosen) {
        chosen.map(File::getParentFile).ifPresent(parent -> directory = Optional.of(parent));
        return chosen.map(File::toPath);
    }

    private static Path withExtension(Path path, FileKind kind) {
        var name = String.valueOf(path.getFileName());
        return name.contains(".") ? path : path.resolveSibling(name + "." + kind.extension());
    }
}
