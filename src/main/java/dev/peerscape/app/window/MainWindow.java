package dev.peerscape.app.window;

import dev.peerscape.app.shell.ActorCommands;
import dev.peerscape.app.shell.ClockCommands;
import dev.peerscape.app.shell.Command;
import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.Menus;
import dev.peerscape.app.shell.Panes;
import dev.peerscape.app.shell.View;
import dev.peerscape.app.shell.Wiring;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.editor.tool.PaletteItem;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The main window: puts the panels of the document in front into their places, and passes keys to
/// commands.
public final class MainWindow implements Panes {
    private static final PseudoClass SPOTLIGHT = PseudoClass.getPseudoClass("spotlight");

    private static final double LEFT_WIDTH = 250;
    private static final double RIGHT_WIDTH = 288;
    private static final double BOTTOM_HEIGHT = 264;

    /// Three tiles a row in each group, with the captions above them.
    private static final double PALETTE_HEIGHT =
            46
                    + Arrays.stream(PaletteItem.Group.values())
                            .mapToDouble(it -> 26 + 50 * Math.ceil(it.items().size() / 3.0))
                            .sum();

    /// The outline needs room as well.
    private static final double PALETTE_SHARE = 0.55;

    private boolean divided;
    private final Desk desk;
    private final ToolBox toolBox;
    private Optional<Chips> chipRow = Optional.empty();
    private final Map<Workspace, Tab> tabs = new HashMap<>();
    private final Map<Workspace, DocumentPanels> panels = new HashMap<>();
    @FXML private StackPane root;
    @FXML private MenuBar menus;
    @FXML private MenuButton clock;
    @FXML private MenuButton actor;
    @FXML private HBox tools;
    @FXML private HBox chips;
    @FXML private TextField search;
    @FXML private SplitPane outer;
    @FXML private SplitPane middle;
    @FXML private SplitPane upper;
    @FXML private SplitPane left;
    @FXML private StackPane paletteHost;
    @FXML private StackPane outlineHost;
    @FXML private StackPane inspectorHost;
    @FXML private TabPane documents;
    @FXML private TabPane bottom;
    @FXML private Tab problemsTab;
    @FXML private Tab traceTab;
    @FXML private Label hint;
    @FXML private Label counts;
    @FXML private VBox toasts;

    /// The window of that desk.
    public MainWindow(Desk desk) {
        this.desk = desk;
        toolBox = new ToolBox(desk);
    }

    @FXML
    private void initialize() {
        var maker = new Menus(desk);
        maker.fill(menus);
        maker.fill(actor, ActorCommands::rows);
        maker.fill(clock, _ -> ClockCommands.rows());
        tools.getChildren()
                .setAll(
                        toolBox.button("undo"),
                        toolBox.button("redo"),
                        ToolBox.line(),
                        toolBox.button("tool-select"),
                        toolBox.button("tool-hand"),
                        toolBox.button("tool-connect"),
                        toolBox.button("tool-trace"),
                        ToolBox.line(),
                        toolBox.button("zoom-out"),
                        toolBox.button("zoom-100"),
                        toolBox.button("zoom-in"),
                        toolBox.button("fit"));
        new SearchBox(desk, search);
        chipRow = Optional.of(new Chips(desk, chips));
        paletteHost.getChildren().setAll(new Wiring(desk.words(), desk).load(View.PALETTE).root());
        desk.workspaces().forEach(this::addTab);
        desk.workspaces()
                .addListener(
                        (ListChangeListener<Workspace>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList().forEach(this::addTab);
                                        change.getRemoved().forEach(this::removeTab);
                                    }
                                });
        desk.words().texts().subscribe(this::refresh);
        desk.current().watch(this::bringToFront);
        documents
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(tab -> {
                    if (tab != null && tab.getUserData() instanceof Workspace workspace) {
                        desk.show(workspace);
                    }
                });
        root.layoutBoundsProperty()
                .subscribe((_, bounds) -> divide(bounds.getWidth(), bounds.getHeight()));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        new ToastShelf(desk, toasts);
        desk.attach(this);
    }

    // Sides have a width of their own whatever the window's; once, then it is people's choice.
    private void divide(double width, double height) {
        if (divided || width < 2 * (LEFT_WIDTH + RIGHT_WIDTH) / 3 || height < BOTTOM_HEIGHT) {
            return;
        }
        divided = true;
        outer.setDividerPositions(LEFT_WIDTH / width);
        left.setDividerPositions(Math.min(PALETTE_SHARE, PALETTE_HEIGHT / (height - 100)));
        upper.setDividerPositions(1 - RIGHT_WIDTH / (width - LEFT_WIDTH));
        middle.setDividerPositions(1 - BOTTOM_HEIGHT / (height - 100));
    }

    private void addTab(Workspace workspace) {
        var made = DocumentPanels.of(workspace);
        panels.put(workspace, made);
        workspace.watch(revision -> revision, _ -> refresh());
        workspace.diagram().whenChanged(this::follow);
        workspace.whenClosed(workspace.file().watch(_ -> refresh()));
        workspace.whenClosed(workspace.verified().watch(_ -> refresh()));
        var tab = new Tab(workspace.title(), made.center());
        tab.setUserData(workspace);
        tab.setOnCloseRequest(event -> {
            event.consume();
            desk.documents().close(workspace);
        });
        tabs.put(workspace, tab);
        documents.getTabs().add(tab);
    }

    private void removeTab(Workspace workspace) {
        panels.remove(workspace);
        documents.getTabs().remove(tabs.remove(workspace));
    }

    private void bringToFront(Workspace workspace) {
        var made = panels.get(workspace);
        var tab = tabs.get(workspace);
        if (made == null || tab == null) {
            return;
        }
        outlineHost.getChildren().setAll(made.outline());
        inspectorHost.getChildren().setAll(made.inspector());
        problemsTab.setContent(made.problems());
        traceTab.setContent(made.trace());
        documents.getSelectionModel().select(tab);
        refresh();
    }

    private static String named(Workspace workspace) {
        return workspace.title() + (workspace.isSaved() ? "" : " ●");
    }

    // What the hand does changes the hint, the tool and the zoom, and nothing else of the frame.
    private void follow() {
        var text = desk.words().text(desk.current().get().diagram().hint());
        if (!text.equals(hint.getText())) {
            hint.setText(text);
        }
        toolBox.refresh();
    }

    // Everything in the frame that says something of the document in front.
    private void refresh() {
        var workspace = desk.current().get();
        var revision = workspace.revision();
        var topology = revision.document().topology();
        var words = desk.words();
        tabs.forEach((it, tab) -> tab.setText(named(it)));
        desk.title().set(named(workspace));
        actor.setText(words.text("app.acting-as", ActorCommands.name(revision.actor(), topology)));
        clock.setText(ClockCommands.text(topology.now()));
        counts.setText(words.text(StatusLine.of(workspace)));
        var verified = workspace.verified().get();
        chipRow.ifPresent(row -> row.show(workspace.isEmpty() ? Optional.empty() : verified));
        problemsTab.setText(
                words.text("problems.title", verified.map(it -> it.findings().size()).orElse(0)));
        follow();
    }

    // Menus dispatch the accelerator of each command; its other combinations come here.
    private void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (typing && !event.isShortcutDown()) {
            return;
        }
        desk.commands()
                .all(desk)
                .filter(command -> isOtherKey(command, event))
                .findFirst()
                .ifPresent(command -> {
                    event.consume();
                    command.run(desk);
                });
    }

    private static boolean isOtherKey(Command command, KeyEvent event) {
        return command.keys().stream()
                .filter(keys -> !command.accelerator().equals(Optional.of(keys)))
                .anyMatch(keys -> keys.match(event));
    }

    @Override
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    @Override
    public void focusCanvas() {
        var made = panels.get(desk.current().get());
        if (made != null) {
            made.center().requestFocus();
        }
    }

    @Override
    public void cycle(boolean forward) {
        new PaneCycle(
                        List.of(
                                menus,
                                tools,
                                paletteHost,
                                outlineHost,
                                documents,
                                inspectorHost,
                                bottom))
                .move(root, forward);
    }

    @Override
    public void show(Bottom tab) {
        ensure(Side.BOTTOM);
        bottom.getSelectionModel()
                .select(
                        switch (tab) {
                            case PROBLEMS -> problemsTab;
                            case TRACE -> traceTab;
                        });
    }

    @Override
    public void toggle(Side side) {
        var split = splitOf(side);
        var node = nodeOf(side);
        if (split.getItems().contains(node)) {
            split.getItems().remove(node);
        } else {
            split.getItems().add(side == Side.LEFT ? 0 : split.getItems().size(), node);
        }
    }

    @Override
    public boolean isShown(Side side) {
        return splitOf(side).getItems().contains(nodeOf(side));
    }

    private SplitPane splitOf(Side side) {
        return switch (side) {
            case LEFT -> outer;
            case RIGHT -> upper;
            case BOTTOM -> middle;
        };
    }

    private Node nodeOf(Side side) {
        return switch (side) {
            case LEFT -> left;
            case RIGHT -> inspectorHost;
            case BOTTOM -> bottom;
        };
    }

    @Override
    public void spotlight(Place place) {
        switch (place) {
            case PALETTE -> ensure(Side.LEFT);
            case INSPECTOR -> ensure(Side.RIGHT);
            case TRACE -> show(Bottom.TRACE);
            case CANVAS, BANNER -> {}
        }
        Node node =
                switch (place) {
                    case PALETTE -> paletteHost;
                    case CANVAS, BANNER -> documents;
                    case INSPECTOR -> inspectorHost;
                    case TRACE -> bottom;
                };
        node.pseudoClassStateChanged(SPOTLIGHT, true);
        var moment = new PauseTransition(Duration.seconds(2.5));
        moment.setOnFinished(_ -> node.pseudoClassStateChanged(SPOTLIGHT, false));
        moment.play();
    }

    private void ensure(Side side) {
        if (!isShown(side)) {
            toggle(side);
        }
    }

    @Override
    public void quit() {
        var window = root.getScene().getWindow();
        Event.fireEvent(
                window,
                new javafx.stage.WindowEvent(
                        window, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
    }
}
