package dev.peerscape.app.window;

import dev.peerscape.app.shell.Command;
import dev.peerscape.app.shell.Desk;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.ArrayList;
import java.util.List;

/// Buttons made from commands. A button that cannot be pressed says why when pointed at: its
/// tooltip hangs on a pane around it, since a disabled node shows none.
final class ToolBox {
    private record Tool(Command command, ButtonBase button, Tooltip tip) {}

    private final Desk desk;
    private final List<Tool> tools = new ArrayList<>();

    ToolBox(Desk desk) {
        this.desk = desk;
    }

    /// {@return a button for the command of that id}
    Node button(String id) {
        var command = desk.commands().command(id, desk);
        var button = command.chosen().isPresent() ? new ToggleButton() : new Button();
        button.setId("tool-" + id);
        button.getStyleClass().addAll("tool", "flat");
        command.icon()
                .ifPresentOrElse(
                        icon -> button.setGraphic(icon.node()),
                        () -> button.getStyleClass().add("worded"));
        button.setOnAction(_ -> {
            command.run(desk);
            refresh();
        });
        var around = new StackPane(button);
        var tip = new Tooltip();
        Tooltip.install(around, tip);
        tools.add(new Tool(command, button, tip));
        return around;
    }

    /// {@return a line between groups of buttons}
    static Node line() {
        var line = new Region();
        line.getStyleClass().add("tool-line");
        return line;
    }

    /// Brings names, states and reasons up to date.
    void refresh() {
        for (var tool : tools) {
            var name = desk.words().text(tool.command().label().apply(desk));
            var why = tool.command().refusal().apply(desk);
            var keys =
                    tool.command().keys().stream()
                            .findFirst()
                            .map(it -> "  " + it.getDisplayText())
                            .orElse("");
            tool.button().setDisable(why.isPresent());
            tool.button().setAccessibleText(name);
            if (tool.command().icon().isEmpty()) {
                tool.button().setText(name);
            }
            if (tool.button() instanceof ToggleButton toggle) {
                toggle.setSelected(tool.command().chosen().map(it -> it.test(desk)).orElse(false));
            }
            tool.tip()
                    .setText(
                            why.map(reason -> name + keys + "\n" + desk.words().text(reason))
                                    .orElse(name + keys));
        }
    }
}
