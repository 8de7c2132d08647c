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
    private record Step(
            Document document,
            Set<ResourceId> selection,
            Optional<Message> label,
            Set<ResourceId> touched) {
        Step selecting(Set<ResourceId> selection) {
            return new Step(document, selection, label, touched);
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final List<Consumer<Revision>> listeners = new CopyOnWriteArrayList<>();
    private int position;

    /// The place in the history that is on disk; -1 when no place is.
    private int savedPosition;

    /// The key of the burst that the next edit may still join.
    private Optional<Object> burst = Optional.empty();

    private Actor actor = Actor.ANYONE;
    private Revision revision;
    private long number;

    /// What was touched since all listeners were told last.
    private final Set<ResourceId> untold = new HashSet<>();

    /// Opens a document.
    public Session(Document document) {
        steps.add(new Step(document, Set.of(), Optional.empty(), Set.of()));
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

    /// Opens another document in the place of this one: the history begins anew. Everything of both
    /// documents counts as touched.
    ///
    /// @param saved whether it is on disk as it is; a recovered one is not
    public void replaceDocument(Document document, boolean saved) {
        var touched = new HashSet<ResourceId>();
        document().topology().resources().forEach(it -> touched.add(it.id()));
        document.topology().resources().forEach(it -> touched.add(it.id()));
        steps.clear();
        steps.add(new Step(document, Set.of(), Optional.empty(), Set.of()));
        position = 0;
        savedPosition = saved ? 0 : -1;
        burst = Optional.empty();
        actor = Actor.ANYONE;
        publish(document, Set.of(), touched);
    }

    /// {@return the present revision}
    public Revision revision() {
        return revision;
    }

    /// {@return the present document}
    public Document document() {
        return revision.document();
    }

    /// Carries out an edit as one step; a refusal changes nothing. What is selected stays selected
    /// as far as it is still there.
    public Outcome commit(Edit edit) {
        return commit(edit, Optional.empty());
    }

    /// Carries out an edit; edits in a row with an equal key are one step to undo (nudges, typing).
    /// A burst ends with any other edit, a walk in the history, another selection, or saving.
    public Outcome commitMerging(Object key, Edit edit) {
        return commit(edit, Optional.of(key));
    }

    private Outcome commit(Edit edit, Optional<Object> key) {
        var before = document();
        var outcome = Edits.apply(before, edit);
        if (outcome instanceof Outcome.Applied(var after, var touched, _) && after != before) {
            push(edit, after, touched, key);
        }
        return outcome;
    }

    private void push(Edit edit, Document after, Set<ResourceId> touched, Optional<Object> key) {
        boolean joins = key.isPresent() && burst.equals(key);
        burst = key;
        var here = steps.get(position);
        steps.subList(position + 1, steps.size()).clear();
        if (savedPosition > position) {
            savedPosition = -1;
        }
        var selection = existing(after, revision.selection());
        if (joins) {
            var all = new HashSet<>(here.touched());
            all.addAll(touched);
            var label = Edits.describe(steps.get(position - 1).document(), edit);
            steps.set(position, new Step(after, selection, Optional.of(label), all));
        } else {
            var label = Edits.describe(here.document(), edit);
            steps.add(new Step(after, selection, Optional.of(label), touched));
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

    /// Goes to a place in the history, 0 being the document as opened; beyond its ends, to the end.
    /// What was selected there is selected again.
    public void jumpTo(int index) {
        int place = Math.clamp(index, 0, steps.size() - 1);
        if (place == position) {
            return;
        }
        var touched = new HashSet<ResourceId>();
        for (int i = Math.min(place, position) + 1; i <= Math.max(place, position); i++) {
            touched.addAll(steps.get(i).touched());
        }
        position = place;
        burst = Optional.empty();
        var step = steps.get(place);
        publish(step.document(), step.selection(), touched);
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
        burst = Optional.empty();
        steps.set(position, steps.get(position).selecting(selection));
        publish(document(), selection, Set.of());
    }

    /// Acts on behalf of an account, or of anyone, from now on.
    public void actAs(Actor actor) {
        if (actor.equals(this.actor)) {
            return;
        }
        this.actor = actor;
        publish(document(), revision.selection(), Set.of());
    }

    /// Notes that the present document is the one on disk.
    public void markSaved() {
        savedPosition = position;
        burst = Optional.empty();
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
        var state =
                new Object() {
                    T last = selector.apply(revision);
                };
        listener.accept(state.last);
        return listen(next -> {
            var now = selector.apply(next);
            if (now != state.last) {
                state.last = now;
                listener.accept(now);
            }
        });
    }

    private void publish(Document document, Set<ResourceId> selection, Set<ResourceId> touched) {
        var undo = steps.get(position).label();
        var redo =
                position + 1 < steps.size()
                        ? steps.get(position + 1).label()
                        : Optional.<Message>empty();
        untold.addAll(touched);
        // The same selection stays the same object, for those who watch it.
        var selected = selection.equals(revision.selection()) ? revision.selection() : selection;
        revision =
                new Revision(
                        ++number,
                        document,
                        selected,
                        untold,
                        actor,
                        undo,
                        redo,
                        position == savedPosition);
        var news = revision;
        for (var listener : listeners) {
            listener.accept(news);
            if (revision != news) {
                // A listener caused a newer revision, of which all have been told meanwhile; and
                // with it, since they never hear of this one, what this one touched.
                return;
            }
        }
        untold.clear();
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
