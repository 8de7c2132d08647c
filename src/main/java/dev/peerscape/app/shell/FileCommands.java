package dev.peerscape.app.shell;

import static dev.peerscape.app.shell.CommandTable.line;
import static dev.peerscape.app.shell.CommandTable.row;
import static dev.peerscape.app.shell.CommandTable.sub;

import dev.peerscape.app.shell.CommandTable.Part;
import dev.peerscape.core.file.Sample;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.text.Message;

import java.util.List;
import java.util.function.Consumer;

/// The file menu.
final class FileCommands {
    private FileCommands() {}

    static List<Part> parts() {
        return List.of(
                row(Command.of("file-new", Desk::openBlank).keys("Shortcut+N")),
                row(Command.of("file-open", desk -> desk.documents().open()).keys("Shortcut+O")),
                sub("file-recent", FileCommands::recent),
                row(Command.of("file-lab", FileCommands::openLab)),
                sub("file-samples", _ -> samples()),
                line(),
                row(
                        Command.of("file-save", desk -> desk.documents().save(desk.current().get()))
                                .keys("Shortcut+S")
                                .when(desk -> !isOnDisk(desk.current().get()), "nothing-to-save")),
                row(
                        Command.of(
                                        "file-save-as",
                                        desk -> desk.documents().saveAs(desk.current().get()))
                                .keys("Shortcut+Shift+S")),
                line(),
                row(Command.of("import-aws", AwsImport::ask)),
                row(export("export-aws", Exports::aws)),
                row(export("export-png", Exports::png)),
                row(export("export-svg", Exports::svg)),
                row(
                        export("export-gif", Exports::gif)
                                .when(
                                        desk -> desk.current().get().trace().get().isPresent(),
                                        "no-trace")),
                line(),
                row(
                        Command.of(
                                        "file-close",
                                        desk -> desk.documents().close(desk.current().get()))
                                .keys("Shortcut+W")),
                row(
                        Command.of("quit", desk -> desk.panes().ifPresent(Panes::quit))
                                .keys("Shortcut+Q")));
    }

    private static Command export(String id, Consumer<Desk> how) {
        return Command.of(id, how).when(desk -> !desk.current().get().isEmpty(), "nothing-drawn");
    }

    private static boolean isOnDisk(Workspace workspace) {
        return workspace.isSaved() && workspace.file().get().isPresent();
    }

    private static List<Command> recent(Desk desk) {
        return desk.settings().get().recent().stream()
                .map(path ->
                        Command.of("file-recent-" + path, it -> it.documents().open(path))
                                .called(_ -> OutlineRow.verbatim(path.toString())))
                .toList();
    }

    private static void openLab(Desk desk) {
        desk.open(Samples.lab(), "peering-lab");
    }

    private static List<Command> samples() {
        return Samples.ALL.stream()
                .map(sample ->
                        Command.of("file-sample-" + sample.id(), desk -> open(sample, desk))
                                .called(_ -> label(sample)))
                .toList();
    }

    private static Message label(Sample sample) {
        return sample.task()
                .map(task -> Message.of("command.sample-task", sample.title(), task.goal()))
                .orElse(sample.title());
    }

    /// One that is broken tells its goal, with a way to see how far from it the design is.
    private static void open(Sample sample, Desk desk) {
        var workspace = desk.open(sample.document(), sample.id());
        sample.task()
                .ifPresent(task ->
                        desk.tell(
                                new Toast(
                                        Message.of("command.sample-goal", task.goal()),
                                        List.of(
                                                new Toast.Choice(
                                                        Message.of("command.sample-trace"),
                                                        () -> follow(task, workspace))))));
    }

    // The toast may outlive the document, or another may be in front by now.
    private static void follow(Sample.Task task, Workspace workspace) {
        var desk = workspace.desk();
        if (desk.workspaces().contains(workspace)) {
            desk.show(workspace);
            workspace.wish(new Wish.FollowFlow(task.flow()));
            desk.panes().ifPresent(panes -> panes.show(Panes.Bottom.TRACE));
        }
    }
}
