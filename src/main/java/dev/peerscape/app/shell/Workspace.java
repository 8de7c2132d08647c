package dev.peerscape.app.shell;

import dev.peerscape.app.diagram.DiagramView;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.file.Stamp;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.editor.analysis.Analysis;
import dev.peerscape.editor.analysis.Analyst;
import dev.peerscape.editor.playback.Playing;
import dev.peerscape.editor.session.Revision;
import dev.peerscape.editor.session.Session;
import dev.peerscape.editor.tool.Diagram;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// An open document with all that the window keeps about it. Every panel is given one.
///
/// For the FX thread.
public final class Workspace {
    private final Desk desk;
    private final Session session;
    private final Diagram diagram;
    private final Signal<Optional<DiagramView>> canvas = new Signal<>(Optional.empty());
    private final Signal<Optional<Path>> file;
    private final Signal<Optional<Stamp>> stamp = new Signal<>(Optional.empty());
    private Optional<Stamp> noticed = Optional.empty();
    private Optional<String> name = Optional.empty();
    private boolean recovered;
    private final Signal<Optional<Trace>> trace = new Signal<>(Optional.empty());
    private final Signal<Optional<Verified>> verified = new Signal<>(Optional.empty());
    private final Signal<Optional<Network>> network = new Signal<>(Optional.empty());
    private final Signal<Boolean> tourShown = new Signal<>(false);
    private final Signal<Optional<Playing>> playing = new Signal<>(Optional.empty());
    private final Map<Class<? extends Wish>, Consumer<Wish>> fulfillers = new HashMap<>();
    private Consumer<Set<ResourceId>> revealer = _ -> {};
    private final List<Runnable> closers = new ArrayList<>();

    /// A workspace of that document.
    ///
    /// @param file where it was read from, when it was
    public Workspace(Desk desk, Document document, Optional<Path> file) {
        this.desk = desk;
        this.file = new Signal<>(file);
        session = new Session(document);
        diagram = new Diagram(session);
        var analyst =
                new Analyst(
                        session,
                        desk.worker().background(),
                        desk.worker().foreground(),
                        this::take);
        closers.add(analyst::close);
        closers.add(desk.settings().watch(it -> analyst.judgeBy(it.quotas())));
    }

    private void take(Analysis analysis) {
        network.set(Optional.of(analysis.network()));
        verified.set(
                Optional.of(
                        new Verified(
                                analysis.network().topology(),
                                analysis.findings(),
                                analysis.nanos())));
    }

    /// {@return the window}
    public Desk desk() {
        return desk;
    }

    /// {@return the language}
    public Words words() {
        return desk.words();
    }

    /// {@return the document's session}
    public Session session() {
        return session;
    }

    /// {@return the present revision}
    public Revision revision() {
        return session.revision();
    }

    /// {@return where the document is on disk}
    public Signal<Optional<Path>> file() {
        return file;
    }

    /// {@return what the file was like when it was last read or written}
    public Signal<Optional<Stamp>> stamp() {
        return stamp;
    }

    /// {@return whether a change on disk is news; it is once}
    boolean noticedOnce(Stamp now) {
        boolean news = !noticed.equals(Optional.of(now));
        noticed = Optional.of(now);
        return news;
    }

    /// {@return whether all work is on disk, where people put it}
    public boolean isSaved() {
        return !recovered && session.revision().isSaved();
    }

    /// Notes that the document is on disk now.
    void markSaved() {
        recovered = false;
        session.markSaved();
    }

    /// Notes that the document came from a recovery copy, so that it is not on disk yet where
    /// people would look for it.
    void markRecovered() {
        recovered = true;
    }

    /// {@return the trace that is shown, by whichever panel made it}
    public Signal<Optional<Trace>> trace() {
        return trace;
    }

    /// {@return the latest result of the checks}
    public Signal<Optional<Verified>> verified() {
        return verified;
    }

    /// {@return the document as compiled last}
    public Signal<Optional<Network>> network() {
        return network;
    }

    /// {@return whether the guided tour is beside the canvas}
    public Signal<Boolean> tourShown() {
        return tourShown;
    }

    /// {@return what is drawn and how hands change it}
    public Diagram diagram() {
        return diagram;
    }

    /// {@return the canvas, once there is one}
    public Signal<Optional<DiagramView>> canvas() {
        return canvas;
    }

    /// {@return the packet on its way, for the canvas to draw}
    public Signal<Optional<Playing>> playing() {
        return playing;
    }

    /// {@return what to call the document: the file's name without extension}
    public String title() {
        return file.get()
                .map(path -> String.valueOf(path.getFileName()))
                .map(name -> name.replaceFirst("\\.peerscape$", ""))
                .or(() -> name)
                .orElseGet(() -> words().text("app.untitled"));
    }

    /// Calls a document that is not on disk yet.
    public void call(String name) {
        this.name = Optional.of(name);
    }

    /// {@return whether it is an empty document that nobody has touched}
    public boolean isPristine() {
        return file.get().isEmpty() && isSaved() && session.history().isEmpty() && isEmpty();
    }

    /// {@return whether nothing has been drawn}
    public boolean isEmpty() {
        return diagram.scene().isEmpty();
    }

    /// Tells now, and whenever the part of a revision that `selector` picks is another object than
    /// before, until the document is closed.
    public <T> void watch(Function<Revision, T> selector, Consumer<T> listener) {
        closers.add(session.watch(selector, listener));
    }

    /// Has something done when the document is closed.
    public void whenClosed(Runnable closer) {
        closers.add(closer);
    }

    /// Carries out an edit; a refusal or what went along is told in a toast.
    public Outcome commit(Edit edit) {
        var outcome = session.commit(edit);
        switch (outcome) {
            case Outcome.Applied(_, _, var notes) ->
                    notes.stream().findFirst().ifPresent(desk::tell);
            case Outcome.Refused(_, var reason, var suggestion) ->
                    desk.tell(
                            new Toast(
                                    reason,
                                    suggestion.stream()
                                            .map(other ->
                                                    new Toast.Choice(
                                                            Message.of("app.do-suggested"),
                                                            () -> commit(other)))
                                            .toList()));
        }
        return outcome;
    }

    /// Tells in a toast.
    public void tell(Message text) {
        desk.tell(text);
    }

    /// Selects one thing and brings it into view.
    public void reveal(ResourceId id) {
        session.select(Set.of(id));
        reveal(List.of(id));
    }

    /// Brings things into view.
    public void reveal(Collection<ResourceId> ids) {
        revealer.accept(Set.copyOf(ids));
    }

    /// Says how things are brought into view from now on.
    public void revealBy(Consumer<Set<ResourceId>> how) {
        revealer = how;
    }

    /// Says how a kind of wish is fulfilled from now on.
    public <W extends Wish> void fulfil(Class<W> kind, Consumer<W> how) {
        fulfillers.put(kind, wish -> how.accept(kind.cast(wish)));
    }

    /// Has a wish fulfilled.
    ///
    /// @throws IllegalStateException when no panel has said how
    public void wish(Wish wish) {
        var how = fulfillers.get(wish.getClass());
        if (how == null) {
            throw new IllegalStateException("nobody fulfils " + wish);
        }
        how.accept(wish);
    }

    /// Lets go of everything that listens.
    public void close() {
        closers.forEach(Runnable::run);
        closers.clear();
    }
}
