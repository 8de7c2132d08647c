package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every command of the window, in the order of the menus.
public final class CommandTable {

    /// A menu of the menu bar.
    ///
    /// @param key its title
    public record Group(Message key, List<Part> parts) {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /// What a menu is made of.
    public sealed interface Part {
        /// A command.
        record Row(Command command) implements Part {}

        /// A line between groups.
        record Line() implements Part {}

        /// A menu in the menu, made anew whenever it opens.
        record Sub(Message title, Function<Desk, List<Command>> rows) implements Part {}
    }

    private final List<Group> groups;

    /// The table of a window.
    public CommandTable() {
        groups =
                List.of(
                        group("file", FileCommands.parts()),
                        group("edit", EditCommands.parts()),
                        group("view", ViewCommands.parts()),
                        group("insert", InsertCommands.parts()),
                        group("trace", TraceCommands.parts()),
                        group("help", HelpCommands.parts()));
    }

    private static Group group(String id, List<Part> parts) {
        return new Group(Message.of("command.menu-" + id), parts);
    }

    /// {@return the menus}
    public List<Group> groups() {
        return groups;
    }

    /// {@return every command; those of sub-menus as they are now}
    public Stream<Command> all(Desk desk) {
        return groups.stream().flatMap(group -> commandsOf(group, desk));
    }

    /// {@return the commands of one menu; those of sub-menus as they are now}
    public static Stream<Command> commandsOf(Group group, Desk desk) {
        return group.parts().stream()
                .flatMap(part ->
                        switch (part) {
                            case Part.Row(var command) -> Stream.of(command);
                            case Part.Line() -> Stream.empty();
                            case Part.Sub(_, var rows) -> rows.apply(desk).stream();
                        });
    }

    /// {@return the command of that id}
    ///
    /// @throws IllegalArgumentException when there is none
    public Command command(String id, Desk desk) {
        return all(desk)
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command " + id));
    }

    static Part row(Command command) {
        return new Part.Row(command);
    }

    static Part line() {
        return new Part.Line();
    }

    static Part sub(String id, Function<Desk, List<Command>> rows) {
        return new Part.Sub(Message.of("command." + id), rows);
    }
}
