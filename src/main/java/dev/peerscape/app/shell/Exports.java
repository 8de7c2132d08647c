package dev.peerscape.app.shell;

import dev.peerscape.app.shell.FilePort.FileKind;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.editor.export.Export;
import dev.peerscape.editor.export.RenderOptions;
import dev.peerscape.editor.theme.Palette;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Pictures of the document in front, in the language and the colours of the window.
final class Exports {
    private Exports() {}

    /// Makes a picture.
    private interface Maker {
        void make(Document document, RenderOptions options, OutputStream to) throws IOException;
    }

    static void png(Desk desk) {
        export(desk, FileKind.PNG, Export::png);
    }

    static void svg(Desk desk) {
        export(desk, FileKind.SVG, Export::svg);
    }

    static void gif(Desk desk) {
        export(desk, FileKind.GIF, Export::gif);
    }

    /// Not a picture, but the network as the AWS command line would print it.
    static void aws(Desk desk) {
        var folder = desk.files().folder();
        if (folder.isEmpty()) {
            return;
        }
        var topology = desk.current().get().session().document().topology();
        var name = folder.get().toString();
        desk.worker().run(() -> written(topology, folder.get(), name), desk::tell);
    }

    private static Message written(Topology topology, Path folder, String name) {
        try {
            if (!dev.peerscape.core.exchange.aws.Export.isFree(folder)) {
                return Message.of("app.folder-not-empty", name);
            }
            dev.peerscape.core.exchange.aws.Export.write(topology, folder);
            return Message.of("app.exported", name);
        } catch (IOException e) {
            return Message.of("app.not-exported", String.valueOf(e.getMessage()));
        }
    }

    private static void export(Desk desk, FileKind kind, Maker maker) {
        var workspace = desk.current().get();
        var path = desk.files().save(kind, workspace.title());
        if (path.isEmpty()) {
            return;
        }
        var document = workspace.session().document();
        var options = options(desk, workspace);
        desk.worker()
                .run(
                        () -> write(path.get(), document, options, maker),
                        problem ->
                                desk.tell(
                                        problem.map(it -> Message.of("app.not-exported", it))
                                                .orElseGet(() ->
                                                        Message.of(
                                                                "app.exported",
                                                                path.get().toString()))));
    }

    private static RenderOptions options(Desk desk, Workspace workspace) {
        var options =
                RenderOptions.DEFAULT
                        .withPalette(Palette.named(desk.theme().get().slug()))
                        .withLocale(desk.words().locale());
        return workspace.trace().get().map(options::withTrace).orElse(options);
    }

    // Drawn in memory first, so that a failure leaves no half a picture on disk.
    private static Optional<String> write(
            Path path, Document document, RenderOptions options, Maker maker) {
        try {
            var bytes = new ByteArrayOutputStream();
            maker.make(document, options, bytes);
            Files.write(path, bytes.toByteArray());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
