package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The main window: puts the panels of the document in front into their places.
public final class MainWindow {
    private final Desk desk;
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
    }

    @FXML
    private void initialize() {
        new Menus(desk).fill(menus);
    }
}
