package dev.peerscape.app.shell;

import dev.peerscape.app.theme.Theme;
import dev.peerscape.core.plan.Clipping;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What one window knows: its open documents, language, look and doors to the outside. Commands act
/// on it; views show it. Holds no node, so most of it is tested without a window.
public final class Desk {

    /// The doors to the outside.
    ///
    /// @param clock what new documents take their time from
    public record Ports(
            Dialogs dialogs,
            FilePort files,
            ClipboardPort clipboard,
            Worker worker,
            InstantSource clock) {}

    private final CommandTable commands = new CommandTable();
    private final Ports ports;
    private final Words words;
    private final Signal<Settings> settings;
    private final Signal<Theme> theme;
    private final Signal<String> title = new Signal<>("");
    private final Signal<Optional<Toast>> toast = new Signal<>(Optional.empty());
    private final Documents documents;
    private final ObservableList<Workspace> workspaces = FXCollections.observableArrayList();
    // One view for all: it listens weakly, so a view made for a caller would fall silent.
    private final ObservableList<Workspace> visible =
            FXCollections.unmodifiableObservableList(workspaces);
    private final Signal<Workspace> current;
    private final Signal<Optional<Clipping>> clipping = new Signal<>(Optional.empty());
    private Optional<Panes> panes = Optional.empty();

    /// A window with one empty document.
    public Desk(Ports ports, Words words, Settings settings) {
        this.ports = ports;
        this.words = words;
        documents = new Documents(this, ports.worker());
        this.settings = new Signal<>(settings);
        theme = new Signal<>(settings.theme());
        var first = new Workspace(this, blank(), Optional.empty());
        workspaces.add(first);
        current = new Signal<>(first);
    }

    private Document blank() {
        return Document.empty(ports.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /// {@return the language}
    public Words words() {
        return words;
    }

    /// {@return what people can do}
    public CommandTable commands() {
        return commands;
    }

    /// {@return the look}
    public Signal<Theme> theme() {
        return theme;
    }

    /// {@return what is remembered from start to start}
    public Signal<Settings> settings() {
        return settings;
    }

    /// {@return how documents are opened and saved}
    public Documents documents() {
        return documents;
    }

    /// {@return who does slow work}
    public Worker worker() {
        return ports.worker();
    }

    /// {@return how to ask people}
    public Dialogs dialogs() {
        return ports.dialogs();
    }

    /// {@return how to ask for files}
    public FilePort files() {
        return ports.files();
    }

    /// {@return what was copied last on a canvas}
    public Signal<Optional<Clipping>> clipping() {
        return clipping;
    }

    /// {@return the clipboard}
    public ClipboardPort clipboard() {
        return ports.clipboard();
    }

    /// {@return the open documents; never empty}
    public ObservableList<Workspace> workspaces() {
        return visible;
    }

    /// {@return the document in front}
    public Signal<Workspace> current() {
        return current;
    }

    /// {@return the name of the document in front, with a dot while it has unsaved work; whoever
    /// shows the documents keeps it up to date}
    public Signal<String> title() {
        return title;
    }

    /// {@return the latest toast}
    public Signal<Optional<Toast>> toast() {
        return toast;
    }

    /// {@return the window's parts, once it is open}
    public Optional<Panes> panes() {
        return panes;
    }

    /// Takes note of the window's parts.
    public void attach(Panes panes) {
        this.panes = Optional.of(panes);
    }

    /// Tells something in a toast.
    public void tell(Message text) {
        tell(new Toast(text, List.of()));
    }

    /// Tells something in a toast with things to do about it.
    public void tell(Toast next) {
        toast.set(Optional.of(next));
    }

    /// Switches the language and remembers it.
    public void speak(Locale locale) {
        words.speak(locale);
        settings.set(settings.get().with(locale));
    }

    /// Switches the look and remembers it.
    public void look(Theme next) {
        settings.set(settings.get().with(next));
        theme.set(next);
    }

    /// Puts an empty document in front.
    public void openBlank() {
        open(blank(), Optional.empty());
    }

    /// Puts a document in front; one that is empty and untouched makes room for it.
    ///
    /// @param file where it came from, if from a file
    /// @return its workspace
    public Workspace open(Document document, Optional<Path> file) {
        return put(new Workspace(this, document, file));
    }

    /// Puts a document that is not on disk in front, under a name.
    ///
    /// @return its workspace
    public Workspace open(Document document, String name) {
        var next = new Workspace(this, document, Optional.empty());
        next.call(name);
        return put(next);
    }

    private Workspace put(Workspace next) {
        var before = current.get();
        boolean replaces = before.isPristine();
        workspaces.add(next);
        current.set(next);
        if (replaces) {
            remove(before);
        }
        return next;
    }

    /// Puts an open document in front.
    public void show(Workspace workspace) {
        current.set(workspace);
    }

    /// Closes a document without asking; the last one leaves an empty one.
    public void remove(Workspace workspace) {
        int at = workspaces.indexOf(workspace);
        if (workspaces.size() == 1) {
            workspaces.add(new Workspace(this, blank(), Optional.empty()));
        }
        if (current.get() == workspace) {
            current.set(workspaces.get(at == 0 ? 1 : at - 1));
        }
        workspaces.remove(workspace);
        workspace.close();
    }
}
