package dev.peerscape.app.shell;

import static dev.peerscape.app.shell.CommandTable.line;
import static dev.peerscape.app.shell.CommandTable.row;
import static dev.peerscape.app.shell.CommandTable.sub;

import dev.peerscape.app.shell.CommandTable.Part;
import dev.peerscape.app.theme.Theme;
import dev.peerscape.core.text.Message;
import dev.peerscape.editor.tool.Diagram;
import dev.peerscape.editor.tool.Diagram.Choice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The view menu.
final class ViewCommands {
    private ViewCommands() {}

    static List<Part> parts() {
        return List.of(
                row(
                        diagram("zoom-in", diagram -> diagram.zoom(1.25))
                                .icon(Sign.PLUS)
                                .keys("Shortcut+Plus", "Shortcut+Equals", "Shortcut+Add")),
                row(
                        diagram("zoom-out", diagram -> diagram.zoom(0.8))
                                .icon(Sign.MINUS)
                                .keys("Shortcut+Minus", "Shortcut+Subtract")),
                row(
                        diagram("zoom-100", Diagram::zoomTo100)
                                .called(ViewCommands::percent)
                                .keys("Shortcut+0", "Shortcut+Numpad 0", "Shift+0")),
                row(
                        diagram("fit", Diagram::fitAll)
                                .keys("Shortcut+1", "Shortcut+Numpad 1", "Shift+1")),
                row(
                        diagram("fit-selection", Diagram::fitSelection)
                                .keys("Shortcut+2", "Shortcut+Numpad 2", "Shift+2")
                                .when(EditCommands::hasSelection, "nothing-selected")),
                line(),
                row(tool("tool-select", Choice.SELECT, Sign.SELECT, "V")),
                row(tool("tool-hand", Choice.HAND, Sign.HAND, "H")),
                row(tool("tool-connect", Choice.LINK, Sign.CONNECT, "L")),
                row(tool("tool-trace", Choice.TRACE, Sign.TRACE, "T")),
                line(),
                sub("theme", _ -> themes()),
                sub("language", _ -> languages()),
                line(),
                row(side("panel-left", Panes.Side.LEFT)),
                row(side("panel-right", Panes.Side.RIGHT)),
                row(side("panel-bottom", Panes.Side.BOTTOM)),
                line(),
                row(bottom("show-problems", Panes.Bottom.PROBLEMS).keys("Shortcut+Shift+M")),
                row(bottom("show-trace", Panes.Bottom.TRACE).keys("Shortcut+Shift+T")),
                row(
                        Command.of(
                                        "next-pane",
                                        desk -> desk.panes().ifPresent(it -> it.cycle(true)))
                                .keys("F6")),
                row(
                        Command.of(
                                        "previous-pane",
                                        desk -> desk.panes().ifPresent(it -> it.cycle(false)))
                                .keys("Shift+F6")));
    }

    private static Message percent(Desk desk) {
        return Message.of(
                "command.zoom-percent",
                Math.round(desk.current().get().diagram().camera().zoom() * 100));
    }

    private static Command tool(String id, Choice choice, Sign sign, String key) {
        return diagram(id, diagram -> diagram.choose(choice))
                .icon(sign)
                .keys(key)
                .chosen(desk -> desk.current().get().diagram().choice() == choice);
    }

    private static Command diagram(String id, Consumer<Diagram> action) {
        return Command.of(id, desk -> action.accept(desk.current().get().diagram()));
    }

    private static List<Command> themes() {
        return Arrays.stream(Theme.values())
                .map(theme ->
                        Command.of("theme-" + theme.slug(), desk -> desk.look(theme))
                                .chosen(desk -> desk.theme().get() == theme))
                .toList();
    }

    // Each language is called by its own name, so that people find their way back.
    private static List<Command> languages() {
        return List.of(language(Locale.ENGLISH), language(Locale.KOREAN));
    }

    private static Command language(Locale locale) {
        var id = "language-" + locale.getLanguage();
        return Command.of(id, desk -> desk.speak(locale))
                .called(_ -> Message.of("command." + id))
                .chosen(desk -> desk.words().locale().equals(locale));
    }

    private static Command side(String id, Panes.Side side) {
        return Command.of(id, desk -> desk.panes().ifPresent(panes -> panes.toggle(side)))
                .chosen(desk -> desk.panes().map(panes -> panes.isShown(side)).orElse(true));
    }

    private static Command bottom(String id, Panes.Bottom tab) {
        return Command.of(id, desk -> desk.panes().ifPresent(panes -> panes.show(tab)));
    }
}
