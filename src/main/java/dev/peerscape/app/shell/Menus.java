package dev.peerscape.app.shell;

import dev.peerscape.app.shell.CommandTable.Part;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

import java.util.List;
import java.util.function.Function;

/// Menus made from commands.
///
/// An item is made anew whenever its menu opens, so its name and state are those of the moment. One
/// that cannot be done looks so and says why when pointed at or tried; it is not disabled, because
/// a disabled item has no tooltip and answers a key with silence.
public final class Menus {
    private final Desk desk;

    /// Menus that act on that window.
    public Menus(Desk desk) {
        this.desk = desk;
    }

    /// Fills the menu bar from the command table.
    public void fill(MenuBar bar) {
        for (var group : desk.commands().groups()) {
            var menu = new Menu();
            menu.setId("menu-" + group.key().key().replaceFirst(".*menu-", ""));
            menu.textProperty().bind(desk.words().of(group.key()));
            build(menu, group.parts());
            menu.setOnShowing(_ -> build(menu, group.parts()));
            bar.getMenus().add(menu);
        }
    }

    /// Fills a menu button with commands whenever it opens.
    public void fill(MenuButton button, Function<Desk, List<Command>> rows) {
        Runnable build =
                () -> button.getItems().setAll(rows.apply(desk).stream().map(this::item).toList());
        build.run();
        button.setOnShowing(_ -> build.run());
    }

    private void build(Menu menu, List<Part> parts) {
        menu.getItems().setAll(parts.stream().map(this::item).toList());
    }

    private MenuItem item(Part part) {
        return switch (part) {
            case Part.Row(var command) -> item(command);
            case Part.Line() -> new SeparatorMenuItem();
            case Part.Sub(var title, var rows) -> {
                var menu = new Menu(desk.words().text(title));
                menu.getItems().setAll(rows.apply(desk).stream().map(this::item).toList());
                yield menu;
            }
        };
    }

    /// {@return a menu item that runs the command}
    public MenuItem item(Command command) {
        var item =
                command.chosen()
                        .map(chosen -> chosenItem(command, chosen.test(desk)))
                        .orElseGet(MenuItem::new);
        item.setId("command-" + command.id());
        item.setMnemonicParsing(false);
        item.setText(desk.words().text(command.label().apply(desk)));
        command.accelerator().ifPresent(item::setAccelerator);
        item.setOnAction(_ -> command.run(desk));
        command.refusal().apply(desk).ifPresent(why -> refuse(item, desk.words().text(why)));
        return item;
    }

    // One of several is a radio button, one that stands alone a check box.
    private static MenuItem chosenItem(Command command, boolean chosen) {
        if (command.id().startsWith("panel-")) {
            var item = new CheckMenuItem();
            item.setSelected(chosen);
            return item;
        }
        var item = new RadioMenuItem();
        item.setSelected(chosen);
        return item;
    }

    private static void refuse(MenuItem item, String why) {
        item.getStyleClass().add("unavailable");
        item.parentPopupProperty()
                .subscribe(popup -> {
                    if (popup != null) {
                        popup.setOnShown(_ -> tips(popup.getItems()));
                    }
                });
        item.getProperties().put("why", why);
    }

    private static void tips(List<MenuItem> items) {
        for (var item : items) {
            if (item.getStyleableNode() != null
                    && item.getProperties().get("why") instanceof String why) {
                Tooltip.install(item.getStyleableNode(), new Tooltip(why));
            }
        }
    }
}
