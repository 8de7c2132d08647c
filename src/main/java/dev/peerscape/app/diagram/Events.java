package dev.peerscape.app.diagram;

import dev.peerscape.editor.tool.Diagram;
import dev.peerscape.editor.tool.Input;
import dev.peerscape.editor.tool.PaletteItem;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

import java.util.Optional;

/// Turns the events of a view into inputs of its diagram.
final class Events {
    private final DiagramView view;
    private final Diagram diagram;

    Events(DiagramView view, Diagram diagram) {
        this.view = view;
        this.diagram = diagram;
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        view.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> diagram.on(new Input.Leave()));
        view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        view.addEventHandler(
                ZoomEvent.ZOOM,
                event ->
                        diagram.on(
                                new Input.Pinch(
                                        event.getX(), event.getY(), event.getZoomFactor())));
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, true));
        view.addEventHandler(KeyEvent.KEY_RELEASED, event -> key(event, false));
        view.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        diagram.on(new Input.Cancel());
                    }
                });
    }

    private void pressed(MouseEvent event) {
        if (event.getTarget() != view) {
            return;
        }
        view.requestFocus();
        diagram.on(
                new Input.Press(
                        event.getX(),
                        event.getY(),
                        button(event.getButton()),
                        event.getClickCount(),
                        mods(event)));
        event.consume();
    }

    private static Input.Button button(MouseButton button) {
        return switch (button) {
            case SECONDARY -> Input.Button.SECONDARY;
            case MIDDLE -> Input.Button.MIDDLE;
            case PRIMARY, NONE, BACK, FORWARD -> Input.Button.PRIMARY;
        };
    }

    private void moved(MouseEvent event) {
        diagram.on(new Input.Move(event.getX(), event.getY(), mods(event)));
    }

    private void released(MouseEvent event) {
        diagram.on(new Input.Release(event.getX(), event.getY(), mods(event)));
    }

    private void scrolled(ScrollEvent event) {
        diagram.on(
                new Input.Wheel(
                        event.getX(),
                        event.getY(),
                        event.getDeltaX(),
                        event.getDeltaY(),
                        new Input.Mods(
                                event.isShiftDown(), event.isShortcutDown(), event.isAltDown())));
        event.consume();
    }

    private void key(KeyEvent event, boolean down) {
        var mods = new Input.Mods(event.isShiftDown(), event.isShortcutDown(), event.isAltDown());
        if (down && !event.isShortcutDown() && !event.isAltDown() && slot(event)) {
            event.consume();
            return;
        }
        var found = key(event.getCode());
        boolean chord =
                event.isShortcutDown()
                        || event.isControlDown()
                        || event.isAltDown()
                        || event.isMetaDown();
        boolean isModifier = found.filter(it -> it == Input.Key.MODIFIER).isPresent();
        if (found.isEmpty() || chord && !isModifier) {
            return;
        }
        if (found.get() == Input.Key.ESCAPE) {
            if (down && diagram.escape()) {
                event.consume();
            }
            return;
        }
        diagram.on(
                down ? new Input.KeyDown(found.get(), mods) : new Input.KeyUp(found.get(), mods));
        if (!isModifier) {
            event.consume();
        }
    }

    /// A digit, on the keypad too, arms the item at that place of the palette.
    private boolean slot(KeyEvent event) {
        var items = PaletteItem.values();
        var name = event.getCode().isDigitKey() ? event.getCode().getName() : "";
        int slot = name.isEmpty() ? -1 : name.charAt(name.length() - 1) - '1';
        if (event.isShiftDown() || slot < 0 || slot >= items.length) {
            return false;
        }
        diagram.arm(items[slot]);
        return true;
    }

    private static Optional<Input.Key> key(KeyCode code) {
        return switch (code) {
            case ESCAPE -> Optional.of(Input.Key.ESCAPE);
            case ENTER -> Optional.of(Input.Key.ENTER);
            case SPACE -> Optional.of(Input.Key.SPACE);
            case DELETE, BACK_SPACE -> Optional.of(Input.Key.DELETE);
            case F2 -> Optional.of(Input.Key.RENAME);
            case LEFT, KP_LEFT -> Optional.of(Input.Key.LEFT);
            case RIGHT, KP_RIGHT -> Optional.of(Input.Key.RIGHT);
            case UP, KP_UP -> Optional.of(Input.Key.UP);
            case DOWN, KP_DOWN -> Optional.of(Input.Key.DOWN);
            case V -> Optional.of(Input.Key.V);
            case H -> Optional.of(Input.Key.H);
            case L -> Optional.of(Input.Key.L);
            case T -> Optional.of(Input.Key.T);
            case SHIFT, CONTROL, ALT, META, COMMAND -> Optional.of(Input.Key.MODIFIER);
            default -> Optional.empty();
        };
    }

    private static Input.Mods mods(MouseEvent event) {
        return new Input.Mods(event.isShiftDown(), event.isShortcutDown(), event.isAltDown());
    }
}
