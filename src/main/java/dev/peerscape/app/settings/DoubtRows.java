package dev.peerscape.app.settings;

import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.topology.Doubt;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.Policy.Level;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A row for each thing that the reference is not certain of: how bad this document finds it. A
/// choice is an edit of the document, so it can be undone and goes with the file.
final class DoubtRows {
    private final Workspace workspace;
    private final VBox box;

    DoubtRows(Workspace workspace, VBox box) {
        this.workspace = workspace;
        this.box = box;
    }

    /// Makes the rows, in the present language.
    void fill() {
        box.getChildren().setAll(Arrays.stream(Doubt.values()).map(this::row).toList());
    }

    private HBox row(Doubt doubt) {
        var words = workspace.words();
        var slug = doubt.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var name = new Label(words.text("settings.doubt-" + slug));
        name.setWrapText(true);
        var rule = new Label(words.text("settings.doubt-rule", doubt.rule()));
        rule.getStyleClass().add("secondary");
        var text = new VBox(2, name, rule);
        HBox.setHgrow(text, Priority.ALWAYS);
        var level = new ComboBox<Optional<Level>>();
        level.setId("doubt-" + slug);
        level.setMinWidth(Region.USE_PREF_SIZE);
        level.setPrefWidth(150);
        level.setAccessibleText(name.getText());
        SettingsDialog.choice(
                level,
                Stream.concat(
                                Stream.of(Optional.<Level>empty()),
                                Arrays.stream(Level.values()).map(Optional::of))
                        .toList(),
                Optional.ofNullable(policy().levels().get(doubt)),
                it -> called(words, it),
                it -> workspace.commit(new Edit.SetSeverity(doubt.id(), it)));
        return new HBox(16, text, level);
    }

    private Policy policy() {
        return workspace.session().document().policy();
    }

    private static String called(Words words, Optional<Level> level) {
        return words.text("settings.level-" + level.map(Level::slug).orElse("usual"));
    }
}
