package dev.peerscape.app.settings;

import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.View;
import dev.peerscape.app.shell.Wiring;
import dev.peerscape.app.shell.Wish;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.app.theme.Theme;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/// The settings. Each change holds at once, as those of the menus do, so there is nothing to accept
/// and nothing to call off.
public final class SettingsDialog {
    private final Desk desk;
    private final Workspace workspace;
    private final List<Runnable> closers = new ArrayList<>();
    @FXML private ComboBox<Locale> language;
    @FXML private ComboBox<Theme> theme;
    @FXML private GridPane quotas;
    @FXML private Button resetQuotas;
    @FXML private GridPane traceroute;
    @FXML private Button resetTraceroute;
    @FXML private Label doubtsOf;
    @FXML private VBox doubts;

    /// The settings of that window, and of the document in front.
    public SettingsDialog(Desk desk) {
        this.desk = desk;
        workspace = desk.current().get();
    }

    /// Fulfils the wish for the settings in a workspace.
    public static void attach(Workspace workspace) {
        workspace.fulfil(Wish.Settings.class, _ -> open(workspace.desk()));
    }

    private static void open(Desk desk) {
        var loaded = new Wiring(desk.words(), desk).<SettingsDialog>load(View.SETTINGS);
        var dialog = new Dialog<ButtonType>();
        var close = new ButtonType("", ButtonBar.ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().setContent(loaded.root());
        dialog.getDialogPane().getButtonTypes().setAll(close);
        dialog.titleProperty().bind(desk.words().of("settings.title"));
        dialog.setResizable(true);
        if (dialog.getDialogPane().lookupButton(close) instanceof Button button) {
            button.setId("settings-close");
            button.textProperty().bind(desk.words().of("app.close"));
        }
        var unwatch =
                desk.theme()
                        .watch(it -> dialog.getDialogPane().getStylesheets().setAll(it.sheets()));
        desk.dialogs().show(dialog);
        unwatch.run();
        loaded.controller().closers.forEach(Runnable::run);
    }

    @FXML
    private void initialize() {
        var words = desk.words();
        // Each language is called by its own name, so that people find their way back.
        choice(
                language,
                List.of(Locale.ENGLISH, Locale.KOREAN),
                words.locale(),
                it -> words.text("command.language-" + it.getLanguage()),
                desk::speak);
        looks(words);
        var rows = new QuotaRows(desk, workspace, quotas, resetQuotas);
        var kinds = new TracerouteRows(desk, traceroute, resetTraceroute);
        var doubted = new DoubtRows(workspace, doubts);
        Runnable said =
                () -> {
                    looks(words);
                    rows.fill();
                    kinds.fill();
                    doubted.fill();
                    doubtsOf.setText(words.text("settings.doubts-of", workspace.title()));
                };
        var unsaid = words.texts().subscribe(_ -> said.run());
        closers.add(unsaid::unsubscribe);
        closers.add(workspace.network().watch(_ -> rows.count()));
    }

    // The looks have names in the language.
    private void looks(Words words) {
        choice(
                theme,
                List.of(Theme.values()),
                desk.theme().get(),
                it -> words.text("command.theme-" + it.slug()),
                desk::look);
    }

    static <T> void choice(
            ComboBox<T> box,
            List<T> options,
            T value,
            Function<T, String> name,
            Consumer<T> chosen) {
        box.setOnAction(null);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T option) {
                        return option == null ? "" : name.apply(option);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new IllegalStateException("not editable: " + text);
                    }
                });
        box.getItems().setAll(options);
        box.setValue(value);
        box.setOnAction(_ -> {
            if (box.getValue() != null) {
                chosen.accept(box.getValue());
            }
        });
    }
}
