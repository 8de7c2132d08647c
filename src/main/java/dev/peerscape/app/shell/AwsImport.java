package dev.peerscape.app.shell;

import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.exchange.aws.Import;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Topology;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Imports what the AWS command line printed: reads it in the background, shows what was found and
/// what would change, and applies it as one step when people agree.
public final class AwsImport {
    /// What takes no longer shows no progress.
    private static final Duration PATIENCE = Duration.millis(250);

    private static final Message TITLE = Message.of("app.import-title");

    /// @param preview what became of the document that is in front
    private record Read(Import what, Optional<Outcome> preview) {}

    private final Desk desk;
    private final Workspace workspace;
    private final ImportProgress progress;
    private final Dialog<ButtonType> waiting = new Dialog<>();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private Optional<Read> read = Optional.empty();

    private AwsImport(Desk desk) {
        this.desk = desk;
        workspace = desk.current().get();
        var loaded = new Wiring(desk.words(), desk).<ImportProgress>load(View.IMPORT_PROGRESS);
        progress = loaded.controller();
        waiting.setTitle(desk.words().text(TITLE));
        waiting.getDialogPane().setContent(new VBox(loaded.root()));
        waiting.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL);
    }

    /// Asks for a folder and imports it.
    static void ask(Desk desk) {
        desk.files().folder().ifPresent(it -> start(desk, List.of(it)));
    }

    /// Imports files and folders into the document in front.
    public static void start(Desk desk, List<Path> paths) {
        new AwsImport(desk).run(paths);
    }

    private void run(List<Path> paths) {
        var document = workspace.session().document();
        desk.worker().run(() -> read(paths, document), this::arrived);
        if (read.isEmpty()) {
            // A dialog that waits cannot be opened from within an animation.
            patience.setOnFinished(_ -> Platform.runLater(this::showProgress));
            patience.play();
        }
    }

    private Read read(List<Path> paths, Document document) {
        var what = Import.read(paths, document.topology().now(), progress);
        return new Read(
                what,
                what instanceof Import.Found found
                        ? Optional.of(Edits.apply(document, found.edit()))
                        : Optional.empty());
    }

    private void arrived(Read result) {
        read = Optional.of(result);
        patience.stop();
        if (waiting.isShowing()) {
            waiting.close();
        } else {
            finish(result);
        }
    }

    private void showProgress() {
        if (read.isPresent()) {
            return;
        }
        desk.dialogs().show(waiting);
        read.ifPresentOrElse(this::finish, progress::stop);
    }

    private void finish(Read result) {
        switch (result.what()) {
            case Import.Cancelled() -> desk.tell(Message.of("aws.cancelled"));
            case Import.Nothing(var message, var remarks) ->
                    choose(
                            new ImportReport.Content(message, List.of(), remarks),
                            List.of(Message.of("app.close")));
            case Import.Found found -> result.preview().ifPresent(preview -> offer(found, preview));
        }
    }

    private static Message summary(Topology found) {
        var inAws =
                Message.of(
                        "app.import-found",
                        found.vpcs().size(),
                        found.peerings().size(),
                        found.transitGateways().size());
        var hybrid = found.hybrid();
        return hybrid.isEmpty()
                ? inAws
                : Message.of(
                        "app.import-found-hybrid",
                        inAws,
                        hybrid.vpnConnections().size(),
                        hybrid.virtualInterfaces().size(),
                        hybrid.sites().size());
    }

    private void offer(Import.Found found, Outcome preview) {
        var summary = summary(found.topology());
        switch (preview) {
            case Outcome.Refused(_, var reason, _) ->
                    choose(
                            new ImportReport.Content(reason, List.of(), found.remarks()),
                            List.of(Message.of("app.close")));
            case Outcome.Applied _ when workspace.isEmpty() -> {
                var content = new ImportReport.Content(summary, List.of(), found.remarks());
                var buttons = List.of(Message.of("app.import"), Message.of("app.cancel"));
                if (choose(content, buttons) == 0) {
                    apply(found, workspace);
                }
            }
            case Outcome.Applied(_, _, var notes) -> {
                var difference = notes.isEmpty() ? List.of(Message.of("app.import-same")) : notes;
                var content = new ImportReport.Content(summary, difference, found.remarks());
                var buttons =
                        List.of(
                                Message.of("app.import-into", workspace.title()),
                                Message.of("app.import-new"),
                                Message.of("app.cancel"));
                switch (choose(content, buttons)) {
                    case 0 -> apply(found, workspace);
                    case 1 -> {
                        desk.openBlank();
                        apply(found, desk.current().get());
                    }
                    default -> {}
                }
            }
        }
    }

    private int choose(ImportReport.Content content, List<Message> buttons) {
        var report = new Wiring(desk.words(), desk, content).load(View.IMPORT_REPORT).root();
        return desk.dialogs().choose(TITLE, report, buttons);
    }

    private void apply(Import.Found found, Workspace into) {
        desk.show(into);
        if (into.commit(found.edit()) instanceof Outcome.Applied) {
            into.diagram().fitAll();
        }
    }
}
