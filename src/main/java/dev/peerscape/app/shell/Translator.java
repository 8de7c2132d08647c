package dev.peerscape.app.shell;

import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Accordion;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Walks a freshly loaded view and binds every text that came from a `%key` to the language.
final class Translator {
    private final Words words;

    Translator(Words words) {
        this.words = words;
    }

    void translate(Node node) {
        bind(node.accessibleTextProperty());
        bind(node.accessibleHelpProperty());
        if (node instanceof Text text) {
            bind(text.textProperty());
        }
        if (node instanceof Control control) {
            tooltip(control.getTooltip());
        }
        if (node instanceof Labeled labeled) {
            bind(labeled.textProperty());
        }
        if (node instanceof TextInputControl input) {
            bind(input.promptTextProperty());
        }
        children(node).forEach(this::translate);
        switch (node) {
            case MenuBar bar -> bar.getMenus().forEach(this::menu);
            case MenuButton button -> button.getItems().forEach(this::menu);
            case TableView<?> table -> table.getColumns().forEach(this::column);
            case TabPane tabs ->
                    tabs.getTabs()
                            .forEach(tab -> {
                                bind(tab.textProperty());
                                tooltip(tab.getTooltip());
                                if (tab.getContent() != null) {
                                    translate(tab.getContent());
                                }
                            });
            default -> {}
        }
    }

    // Before its skin exists a control does not show what it holds as children.
    private static List<? extends Node> children(Node node) {
        return switch (node) {
            case SplitPane split -> split.getItems();
            case ToolBar bar -> bar.getItems();
            case Accordion accordion -> accordion.getPanes();
            case ScrollPane scroll when scroll.getContent() != null -> List.of(scroll.getContent());
            case TitledPane titled when titled.getContent() != null -> List.of(titled.getContent());
            case Labeled labeled when labeled.getGraphic() != null -> List.of(labeled.getGraphic());
            case Parent parent -> parent.getChildrenUnmodifiable();
            default -> List.of();
        };
    }

    private void menu(MenuItem item) {
        bind(item.textProperty());
        if (item instanceof Menu menu) {
            menu.getItems().forEach(this::menu);
        }
    }

    private void column(TableColumnBase<?, ?> column) {
        bind(column.textProperty());
        column.getColumns().forEach(this::column);
    }

    private void tooltip(@Nullable Tooltip tooltip) {
        if (tooltip != null) {
            bind(tooltip.textProperty());
        }
    }

    private void bind(Property<String> property) {
        var text = property.getValue();
        if (text != null && text.startsWith(KeysOnly.MARK)) {
            property.bind(words.of(text.substring(KeysOnly.MARK.length())));
        }
    }
}
