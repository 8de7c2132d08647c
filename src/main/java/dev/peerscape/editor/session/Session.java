package dev.peerscape.editor.session;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// An open document: the one mutable cell of the program. Edits go in, revisions come out, and undo
/// is a walk along the list of documents that were. Confined to one thread (in the window, the FX
/// thread).
public final class Session {
    /// A document that was, with the selection to bring back.
    ///
    /// @param label what was done to come here; empty for the first
    /// @param touched what that step changed
    /// @param mergeKey steps in a row with an equal key are one step
    private record Step(
            Document document,
            Set<ResourceId> selection,
            Optional<Message> label,
            Set<ResourceId> touched,
            Optional<Object> mergeKey) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<Consumer<Revision>> listeners = new CopyOnWriteArrayList<>();
    private int position;
    private int savedPosition;
    private Actor actor = Actor.ANYONE;
    private Revision revision;
    private long number;

    /// Opens a document.
    public Session(Document document) {
        steps.add(new Step(document, Set.of(), Optional.empty(), Set.of(), Optional.empty()));
        revision =
                new Revision(
                        0,
                        document,
                        Set.of(),
                        Set.of(),
                        actor,
                        Optional.empty(),
                        Optional.empty(),
                        true);
    }

    /// {@return the present revision}
    public Revision revision() {
        return revision;
    }

    /// {@return the present document}
    public Document document() {
        return revision.document();
    }

    /// Carries out an edit as one step; a refusal changes nothing.
    public Outcome commit(Edit edit) {
        return commit(edit, Optional.empty());
    }

    /// Carries out an edit; edits in a row with an equal key are one step to undo (nudges, typing).
    public Outcome commitMerging(Object key, Edit edit) {
        return commit(edit, Optional.of(key));
    }

    private Outcome commit(Edit edit, Optional<Object> key) {
        var before = document();
        var outcome = Edits.apply(before, edit);
        if (outcome instanceof Outcome.Applied(var after, var touched, _) && after != before) {
            push(Edits.describe(before, edit), after, touched, key);
        }
        return outcome;
    }

    private void push(
            Message label, Document after, Set<ResourceId> touched, Optional<Object> key) {
        var here = steps.get(position);
        boolean merges =
                key.isPresent()
                        && here.mergeKey().equals(key)
                        && position > 0
                        && position != savedPosition;
        if (savedPosition > position) {
            savedPosition = -1;
        }
        steps.subList(position + 1, steps.size()).clear();
        var selection = existing(after, revision.selection());
        if (merges) {
            var all = new HashSet<>(here.touched());
            all.addAll(touched);
            steps.set(position, new Step(after, selection, here.label(), all, key));
        } else {
            steps.add(new Step(after, selection, Optional.of(label), touched, key));
            position++;
        }
        publish(after, selection, touched);
    }

    /// {@return what an edit would do, without doing it}
    public Outcome preview(Edit edit) {
        return Edits.apply(document(), edit);
    }

    /// Takes the last step back; nothing happens at the beginning.
    public void undo() {
        if (position > 0) {
            jumpTo(position - 1);
        }
    }

    /// Does the step again that was taken back last; nothing happens at the end.
    public void redo() {
        if (position < steps.size() - 1) {
            jumpTo(position + 1);
        }
    }

    /// Goes to a place in the history, 0 being the document as opened.
    public void jumpTo(int index) {
        var touched = new HashSet<ResourceId>();
        for (int i = Math.min(index, position) + 1; i <= Math.max(index, position); i++) {
            touched.addAll(steps.get(i).touched());
        }
        position = index;
        var step = steps.get(index);
        publish(step.document(), existing(step.document(), step.selection()), touched);
    }

    /// {@return the labels of all steps, the first being the oldest; step `i` leads to place `i +
    /// 1`}
    public List<Message> history() {
        return steps.stream().flatMap(step -> step.label().stream()).toList();
    }

    /// {@return the present place in the history, 0 being the document as opened}
    public int position() {
        return position;
    }

    /// Selects these and nothing else; not a step of the history.
    public void select(Set<ResourceId> ids) {
        var selection = existing(document(), ids);
        if (selection.equals(revision.selection())) {
            return;
        }
        var here = steps.get(position);
        steps.set(
                position,
                new Step(
                        here.document(), selection, here.label(), here.touched(), here.mergeKey()));
        publish(document(), selection, Set.of());
    }

    /// Acts on behalf of an account, or of anyone, from now on.
    public void actAs(Actor actor) {
        this.actor = actor;
        publish(document(), revision.selection(), Set.of());
    }

    /// Notes that the present document is the one on disk.
    public void markSaved() {
        savedPosition = position;
        publish(document(), revision.selection(), Set.of());
    }

    /// Tells of every new revision, on the thread of whoever caused it.
    ///
    /// @return call it to hear no more
    public Runnable listen(Consumer<Revision> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Tells when the part of a revision that `selector` picks is another object than before, and
    /// once at the start.
    ///
    /// @return call it to hear no more
    public <T> Runnable watch(Function<Revision, T> selector, Consumer<T> listener) {
        return watch(selector, (_, now) -> listener.accept(now));
    }

    /// The same, with what it was before; the first call has the present value twice.
    public <T> Runnable watch(Function<Revision, T> selector, BiConsumer<T, T> listener) {
        var state =
                new Object() {
                    T last = selector.apply(revision);
                };
        listener.accept(state.last, state.last);
        return listen(next -> {
            var now = selector.apply(next);
            var before = state.last;
            if (now != before) {
                state.last = now;
                listener.accept(before, now);
            }
        });
    }

    private void publish(Document document, Set<ResourceId> selection, Set<ResourceId> touched) {
        var undo = steps.get(position).label();
        var redo =
                position + 1 < steps.size()
                        ? steps.get(position + 1).label()
                        : Optional.<Message>empty();
        revision =
                new Revision(
                        ++number,
                        document,
                        selection,
                        touched,
                        actor,
                        undo,
                        redo,
                        position == savedPosition);
        for (var listener : listeners) {
            listener.accept(revision);
        }
    }

    private static Set<ResourceId> existing(Document document, Set<ResourceId> ids) {
        var kept = new HashSet<ResourceId>();
        for (var id : ids) {
            if (document.topology().find(id).isPresent()) {
                kept.add(id);
            }
        }
        return kept;
    }
}
