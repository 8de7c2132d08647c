package dev.peerscape.app.window;

import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.Toast;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/// Shows toasts one above the other; each leaves by itself unless pointed at.
final class ToastShelf {
    private static final Duration LIFE = Duration.seconds(6);
    private static final int MOST = 3;

    private final Desk desk;
    private final Pane shelf;

    ToastShelf(Desk desk, Pane shelf) {
        this.desk = desk;
        this.shelf = shelf;
        desk.toast().watch(toast -> toast.ifPresent(this::show));
    }

    private void show(Toast toast) {
        var text = new Label();
        text.textProperty().bind(desk.words().of(toast.text()));
        text.setWrapText(true);
        var box = new HBox(text);
        box.getStyleClass().add("toast");
        for (var choice : toast.choices()) {
            var link = new Hyperlink();
            link.textProperty().bind(desk.words().of(choice.label()));
            link.setOnAction(_ -> {
                shelf.getChildren().remove(box);
                choice.run().run();
            });
            box.getChildren().add(link);
        }
        var close = new Button("×");
        close.getStyleClass().addAll("flat", "toast-close");
        close.accessibleTextProperty().bind(desk.words().of("app.close"));
        close.setFocusTraversable(false);
        close.setOnAction(_ -> shelf.getChildren().remove(box));
        box.getChildren().add(close);
        if (toast.about().isPresent()) {
            box.setUserData(toast.about());
            shelf.getChildren().removeIf(it -> toast.about().equals(it.getUserData()));
        }
        shelf.getChildren().add(box);
        if (shelf.getChildren().size() > MOST) {
            shelf.getChildren().removeFirst();
        }
        var life = new PauseTransition(LIFE);
        life.setOnFinished(_ -> shelf.getChildren().remove(box));
        box.hoverProperty()
                .subscribe(over -> {
                    if (over) {
                        life.stop();
                    } else {
                        life.playFromStart();
                    }
                });
        life.play();
    }
}
