package dev.peerscape.app.diagram;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Optional;
import java.util.function.BiConsumer;

/// The field that opens over a name on the canvas. Enter and leaving it keep what was typed, Escape
/// does not.
final class NameEditor {
    private final TextField field = new TextField();
    private final BiConsumer<ResourceId, String> keep;
    private final Runnable done;
    private Optional<ResourceId> editing = Optional.empty();

    NameEditor(BiConsumer<ResourceId, String> keep, Runnable done) {
        this.keep = keep;
        this.done = done;
        field.setId("name-editor");
        field.setManaged(false);
        field.setVisible(false);
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        close(true);
                    }
                });
    }

    TextField field() {
        return field;
    }

    void open(Resource resource, Box at, double zoom) {
        editing = Optional.of(resource.id());
        field.setText(resource.name());
        double inset = 8 * Math.min(1, zoom);
        field.resizeRelocate(
                Math.max(4, at.x() + inset),
                Math.max(4, at.y() + inset / 2),
                Math.clamp(at.width() * 0.6, 140, 260),
                28);
        field.setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    void layout() {
        if (field.isVisible()) {
            field.resize(field.getWidth(), 28);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
            close(event.getCode() == KeyCode.ENTER);
            done.run();
        }
        // What is typed here is not for the canvas.
        event.consume();
    }

    private void close(boolean keeps) {
        var id = editing;
        editing = Optional.empty();
        field.setVisible(false);
        if (keeps) {
            id.ifPresent(it -> keep.accept(it, field.getText().strip()));
        }
    }
}
