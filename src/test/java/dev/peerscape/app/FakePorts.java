package dev.peerscape.app;

import dev.peerscape.app.shell.ClipboardPort;
import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.Dialogs;
import dev.peerscape.app.shell.FilePort;
import dev.peerscape.app.shell.Settings;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Worker;
import dev.peerscape.core.text.Message;

import javafx.scene.Node;
import javafx.scene.control.Dialog;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The doors of a window in a test: what was asked is written down, answers are laid ready.
public final class FakePorts implements Dialogs, FilePort, ClipboardPort {
    /// The keys of what was said or asked, in order.
    public final List<String> said = new ArrayList<>();

    /// Answers to questions with buttons; none left means the last button.
    public final Deque<Integer> choices = new ArrayDeque<>();

    /// Answers to questions for a line of text.
    public final Deque<String> lines = new ArrayDeque<>();

    /// Answers to questions for a file.
    public final Deque<Path> files = new ArrayDeque<>();

    /// What was shown last with buttons to choose from.
    public Optional<Node> shown = Optional.empty();

    /// What is on the clipboard.
    public Optional<String> board = Optional.empty();

    /// The details of the last failure.
    public String details = "";

    /// A window with these doors, in English.
    public Desk desk() {
        var ports =
                new Desk.Ports(
                        this, this, this, Worker.DIRECT, InstantSource.fixed(SmallDesign.NOW));
        return new Desk(ports, new Words(Locale.ENGLISH), Settings.first(Locale.ENGLISH));
    }

    @Override
    public void say(Message title, Message text) {
        said.add(text.key());
    }

    @Override
    public int choose(Message title, Message text, List<Message> buttons) {
        said.add(text.key());
        return choices.isEmpty() ? buttons.size() - 1 : choices.removeFirst();
    }

    @Override
    public int choose(Message title, Node content, List<Message> buttons) {
        said.add(title.key());
        shown = Optional.of(content);
        return choices.isEmpty() ? buttons.size() - 1 : choices.removeFirst();
    }

    @Override
    public Optional<String> line(Message title, Message label, String initial) {
        said.add(label.key());
        return Optional.ofNullable(lines.pollFirst());
    }

    @Override
    public void show(Message title, Node content) {
        said.add(title.key());
    }

    @Override
    public void failure(Message text, String more) {
        said.add(text.key());
        details = more;
    }

    @Override
    public <R> Optional<R> show(Dialog<R> dialog) {
        said.add(dialog.getTitle());
        return Optional.empty();
    }

    @Override
    public Optional<Path> open(FileKind kind) {
        return Optional.ofNullable(files.pollFirst());
    }

    @Override
    public Optional<Path> folder() {
        return Optional.ofNullable(files.pollFirst());
    }

    @Override
    public Optional<Path> save(FileKind kind, String suggestedName) {
        return Optional.ofNullable(files.pollFirst());
    }

    @Override
    public Optional<String> text() {
        return board;
    }

    @Override
    public void put(String text) {
        board = Optional.of(text);
    }
}
