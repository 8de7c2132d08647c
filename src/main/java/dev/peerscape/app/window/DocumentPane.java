package dev.peerscape.app.window;

import dev.peerscape.app.diagram.DiagramView;
import dev.peerscape.app.peering.Banner;
import dev.peerscape.app.shell.BreakCommands;
import dev.peerscape.app.shell.Menus;
import dev.peerscape.app.shell.Verified;
import dev.peerscape.app.shell.View;
import dev.peerscape.app.shell.Wiring;
import dev.peerscape.app.shell.Wish;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.check.Finding;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.editor.playback.Playing;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.tool.PaletteItem;
import dev.peerscape.editor.tool.Request;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The middle of the window for one document: banners above the canvas, and over an empty canvas
/// what to do first.
public final class DocumentPane {
    private final Workspace workspace;
    @FXML private BorderPane root;
    @FXML private VBox banners;
    @FXML private StackPane canvasHost;
    @FXML private Node empty;

    /// The pane of that document.
    public DocumentPane(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        canvas();
        Banner.attach(workspace, banners);
        root.setRight(new Wiring(workspace.words(), workspace).load(View.TOUR).root());
        workspace.watch(revision -> isBare(revision.document().topology()), empty::setVisible);
    }

    private static boolean isBare(Topology topology) {
        return topology.vpcs().isEmpty()
                && topology.transitGateways().isEmpty()
                && topology.hybrid().isEmpty();
    }

    private void canvas() {
        var diagram = workspace.diagram();
        var desk = workspace.desk();
        var view = new DiagramView(diagram, palette(), workspace.words().texts().get());
        canvasHost.getChildren().addFirst(view);
        workspace.canvas().set(Optional.of(view));
        workspace.whenClosed(desk.theme().watch(_ -> look(view)));
        workspace.words().texts().addListener(_ -> look(view));
        workspace.whenClosed(workspace.playing().watch(it -> play(view, it)));
        workspace.whenClosed(workspace.verified().watch(it -> mark(view, it)));
        workspace.revealBy(ids -> ids.stream().findFirst().ifPresent(diagram::reveal));
        diagram.whenRequested(this::fulfil);
        new FileDrop(desk).on(canvasHost);
    }

    private Palette palette() {
        return Palette.named(workspace.desk().theme().get().slug());
    }

    private void look(DiagramView view) {
        view.setLook(palette(), workspace.words().texts().get());
    }

    private static void play(DiagramView view, Optional<Playing> playing) {
        view.diagram().playing(playing.isPresent());
        view.setPlayback(playing.map(Playing::playback), playing.map(Playing::seconds).orElse(0.0));
    }

    /// The worst finding of each resource.
    private static void mark(DiagramView view, Optional<Verified> verified) {
        var worst = new HashMap<ResourceId, Finding.Severity>();
        for (var finding : verified.map(Verified::findings).orElse(List.of())) {
            finding.subjects().stream()
                    .findFirst()
                    .ifPresent(id ->
                            worst.merge(
                                    id, finding.severity(), (a, b) -> a.compareTo(b) < 0 ? a : b));
        }
        view.setFindings(worst);
    }

    private void fulfil(Request request) {
        switch (request) {
            case Request.RequestPeering(var from, var to) ->
                    workspace.wish(new Wish.RequestPeering(from, to));
            case Request.ReviewPeering(var id) -> workspace.wish(new Wish.ReviewPeering(id));
            case Request.DeletePeering(var id) -> workspace.wish(new Wish.DeletePeering(id));
            case Request.OpenInspector(var id) -> workspace.wish(new Wish.OpenForm(id));
            case Request.TraceTo(var from, var to) ->
                    workspace.wish(new Wish.FollowFlow(Flow.ping(from, to)));
            case Request.TogglePlayback() ->
                    workspace.wish(new Wish.Playback(Wish.Playback.Move.PLAY_OR_PAUSE));
            case Request.StopPlayback() ->
                    workspace.wish(new Wish.Playback(Wish.Playback.Move.STOP));
            case Request.ConfirmDelete(var ids, var consequences) -> confirm(ids, consequences);
            // The view itself lets people type where the name stands.
            case Request.EditName _ -> {}
            case Request.Tell(var text) -> workspace.tell(text);
            case Request.Menu(var id, double x, double y) -> menu(id, x, y);
        }
    }

    private void confirm(Set<ResourceId> ids, List<Message> consequences) {
        var text =
                consequences.stream()
                        .reduce((a, b) -> Message.of("tool.and", a, b))
                        .orElseGet(() -> Message.of("tool.delete-many", ids.size()));
        int answer =
                workspace
                        .desk()
                        .dialogs()
                        .choose(
                                Message.of("tool.delete-many", ids.size()),
                                text,
                                List.of(Message.of("tool.delete"), Message.of("tool.cancel")));
        if (answer == 0) {
            workspace.diagram().delete(ids);
        }
    }

    // The rows of the command table that are about what was pointed at.
    private void menu(Optional<ResourceId> id, double x, double y) {
        var desk = workspace.desk();
        var maker = new Menus(desk);
        var menu = new ContextMenu();
        var ids =
                id.isPresent()
                        ? Stream.of(
                                        List.of("review-peering"),
                                        BreakCommands.ids(),
                                        List.of(
                                                "rename",
                                                "trace-selection",
                                                "fit-selection",
                                                "delete"))
                                .flatMap(List::stream)
                                .toList()
                        : List.of("select-all", "fit", "zoom-100");
        for (var row : ids) {
            var command = desk.commands().command(row, desk);
            if (command.refusal().apply(desk).isEmpty()) {
                menu.getItems().add(maker.item(command));
            }
        }
        if (id.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
            for (var tile : PaletteItem.values()) {
                var command = desk.commands().command("insert-" + tile.slug(), desk);
                menu.getItems().add(maker.item(command));
            }
        }
        workspace
                .canvas()
                .get()
                .ifPresent(view -> {
                    var at = view.localToScreen(x, y);
                    menu.show(view, at.getX(), at.getY());
                });
    }
}
