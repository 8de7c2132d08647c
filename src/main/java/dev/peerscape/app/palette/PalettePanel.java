package dev.peerscape.app.palette;

import dev.peerscape.app.shell.Desk;
import dev.peerscape.editor.tool.Diagram;
import dev.peerscape.editor.tool.Input;
import dev.peerscape.editor.tool.PaletteItem;

import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

import java.util.Optional;

/// A tile for everything that can be placed: drag it onto the canvas, or click it and then click
/// the canvas, or press Enter on it. Drags are plain mouse events, so that the ghost can say what
/// it will get before the hand lets go.
public final class PalettePanel {
    private static final double THRESHOLD = 4;
    private static final double GAP = 4;
    private static final int COLUMNS = 3;
    private static final double TILE_WIDTH = 66;
    private static final double TILE_HEIGHT = 46;

    private final Desk desk;
    private Optional<Point2D> pressed = Optional.empty();
    private boolean carrying;
    @FXML private VBox groups;

    /// The palette of that window.
    public PalettePanel(Desk desk) {
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        for (var group : PaletteItem.Group.values()) {
            groups.getChildren().addAll(heading(group), tiles(group));
        }
    }

    private Label heading(PaletteItem.Group group) {
        var heading = new Label();
        heading.textProperty().bind(desk.words().of(group.key()));
        heading.getStyleClass().addAll("caption", "palette-heading");
        return heading;
    }

    private TilePane tiles(PaletteItem.Group group) {
        var tiles = new TilePane(GAP, GAP);
        tiles.setPrefColumns(COLUMNS);
        tiles.setPrefTileWidth(TILE_WIDTH);
        tiles.setPrefTileHeight(TILE_HEIGHT);
        group.items().forEach(item -> tiles.getChildren().add(tile(item)));
        return tiles;
    }

    private Button tile(PaletteItem item) {
        var glyph = new SVGPath();
        glyph.setContent(item.glyph().path());
        glyph.setStrokeLineCap(StrokeLineCap.ROUND);
        glyph.setStrokeLineJoin(StrokeLineJoin.ROUND);
        glyph.getStyleClass().addAll("glyph", "glyph-" + item.slug());
        var tile = new Button();
        tile.textProperty().bind(desk.words().of(item.key()));
        tile.setGraphic(glyph);
        tile.setContentDisplay(ContentDisplay.TOP);
        tile.setId("palette-" + item.slug());
        tile.getStyleClass().addAll("flat", "tile");
        tile.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> press(event));
        tile.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> drag(item, event));
        tile.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> release(item, event));
        tile.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                        diagram().insert(item);
                        event.consume();
                    }
                });
        return tile;
    }

    private Diagram diagram() {
        return desk.current().get().diagram();
    }

    private void press(MouseEvent event) {
        pressed = Optional.of(new Point2D(event.getSceneX(), event.getSceneY()));
        carrying = false;
    }

    private void drag(PaletteItem item, MouseEvent event) {
        boolean far =
                pressed.filter(it -> it.distance(event.getSceneX(), event.getSceneY()) >= THRESHOLD)
                        .isPresent();
        if (far && !carrying) {
            carrying = true;
            diagram().carry(item);
        }
        if (carrying) {
            var at = onCanvas(event);
            diagram().on(new Input.Move(at.getX(), at.getY(), Input.Mods.NONE));
            event.consume();
        }
    }

    private void release(PaletteItem item, MouseEvent event) {
        if (carrying) {
            var at = onCanvas(event);
            diagram().on(new Input.Move(at.getX(), at.getY(), Input.Mods.NONE));
            diagram().on(new Input.Release(at.getX(), at.getY(), Input.Mods.NONE));
            focusCanvas();
            event.consume();
        } else if (pressed.isPresent()) {
            diagram().arm(item);
            focusCanvas();
        }
        pressed = Optional.empty();
        carrying = false;
    }

    private void focusCanvas() {
        desk.current().get().canvas().get().ifPresent(javafx.scene.Node::requestFocus);
    }

    private Point2D onCanvas(MouseEvent event) {
        return desk.current()
                .get()
                .canvas()
                .get()
                .map(view -> view.sceneToLocal(event.getSceneX(), event.getSceneY()))
                .orElse(new Point2D(-1, -1));
    }
}
