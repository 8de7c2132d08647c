package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.plan.Clipping;
import dev.peerscape.core.plan.Pasting;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.editor.session.Revision;
import dev.peerscape.editor.session.Session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The canvas without a screen: an open document seen through a camera, and the tool in the hand.
///
/// Inputs go in through [#on]; the session changes, or a [Request] goes out. Whoever draws listens
/// and asks for [#scene], [#camera], [#hover] and [#marks]. Confined to the session's thread.
public final class Diagram extends Viewing {
    /// How far the pointer moves before a press becomes a drag, in pixels.
    static final double THRESHOLD = 4;

    private final Session session;
    private final Commands commands = new Commands(this);
    private final Runnable unlisten;
    private Scene scene;
    private Optional<Scene> preview = Optional.empty();
    private List<Mark> foreseen = List.of();
    private Tool tool = SelectTool.IDLE;
    private final EdgeScroll edgeScroll = new EdgeScroll();
    private boolean playing;

    /// The canvas of that session's document.
    public Diagram(Session session) {
        this.session = session;
        scene = Scene.of(session.document());
        unlisten = session.listen(this::onRevision);
    }

    private void onRevision(Revision revision) {
        var before = scene;
        scene = scene.next(revision.document(), revision.touched());
        preview = Optional.empty();
        if (scene != before) {
            foreseen = List.of();
        }
        pointing.hover(
                pointing.hovered()
                        .filter(id -> revision.document().topology().find(id).isPresent()));
        changed();
    }

    /// Lets go of the session.
    public void close() {
        unlisten.run();
    }

    // ---- what is seen

    /// {@return the document's session}
    @Override
    public Session session() {
        return session;
    }

    /// {@return where everything stands}
    @Override
    public Scene scene() {
        return scene;
    }

    /// {@return what to draw: the document, or in a drag the document as it would become}
    public Scene picture() {
        return preview.orElse(scene);
    }

    /// Shows an edit as if it were done, until the gesture ends.
    void preview(Optional<Edit> edit) {
        preview =
                edit.filter(_ -> isSmall())
                        .flatMap(it ->
                                session.preview(it)
                                                instanceof
                                                Outcome.Applied(var after, var touched, _)
                                        ? Optional.of(scene.next(after, touched))
                                        : Optional.empty());
    }

    /// Huge documents show ghosts instead: a scene a frame would cost too much.
    boolean isSmall() {
        return session.document().topology().vpcs().size() <= 20_000;
    }

    boolean isPreviewing() {
        return preview.isPresent();
    }

    /// {@return what to show above the diagram}
    public List<Mark> marks() {
        var marks = new ArrayList<>(foreseen);
        marks.addAll(tool.marks(this));
        return marks;
    }

    /// Shows what an edit would change, above the diagram, until the document changes, Escape, or
    /// [#foresee] with nothing.
    public void foresee(Optional<Edit> edit) {
        var next =
                edit.map(session::preview)
                        .map(it ->
                                it instanceof Outcome.Applied(var after, var touched, _)
                                        ? Foresight.of(scene, after, touched)
                                        : List.<Mark>of())
                        .orElse(List.of());
        if (!next.isEmpty() || !foreseen.isEmpty()) {
            foreseen = next;
            changed();
        }
    }

    /// {@return what hands can do now, for the status line}
    public Message hint() {
        return tool.hint();
    }

    /// {@return how the pointer looks}
    public Pointer pointer() {
        return tool.pointer(this);
    }

    /// {@return which tool is chosen, for the toolbar}
    public Choice choice() {
        return switch (tool) {
            case HandTool _ -> Choice.HAND;
            case LinkTool _ -> Choice.LINK;
            case TraceTool _ -> Choice.TRACE;
            case Placing _ -> Choice.PLACE;
            default -> Choice.SELECT;
        };
    }

    /// The tools that people choose.
    public enum Choice {
        SELECT,
        HAND,
        LINK,
        TRACE,
        PLACE
    }

    /// {@return whether time matters: a camera is on its way or handles are about to show}
    public boolean wantsTicks() {
        return eye.isGliding() || pointing.isWaiting(eye.isReduced()) || !edgeSpeed().isNone();
    }

    private EdgeScroll.Step edgeSpeed() {
        // What is dragged out of the palette begins outside; other gestures may go beyond.
        boolean here = tool instanceof Placing ? isPointerInside() : pointing.isInside();
        return tool.scrollsAtEdge() && here
                ? EdgeScroll.speed(pointerX(), pointerY(), eye.width(), eye.height())
                : EdgeScroll.Step.NONE;
    }

    private void scrollAtEdge() {
        var step = edgeScroll.at(pointing.now(), edgeSpeed());
        if (!step.isNone()) {
            look(camera().pannedBy(-step.dx(), -step.dy()));
            become(tool.on(new Input.Move(pointerX(), pointerY(), pointing.mods()), this));
        }
    }

    // ---- what hands do

    /// Takes an input.
    public void on(Input input) {
        switch (input) {
            case Input.Tick(double seconds) -> tick(seconds);
            case Input.Wheel wheel -> wheel(wheel);
            case Input.Pinch(double x, double y, double factor) ->
                    look(camera().zoomedAt(x, y, factor));
            case Input.Cancel _ -> become(SelectTool.IDLE);
            case Input.Leave _ -> {
                pointing.leave();
                hover(Optional.empty());
                become(tool.on(input, this));
            }
            case Input.KeyDown(var key, _) when key == Input.Key.ESCAPE -> escape();
            case Input.Move(double x, double y, var held) -> {
                pointing.at(x, y);
                pointing.hold(held);
                become(tool.on(input, this));
            }
            case Input.Press(double x, double y, _, _, _) -> {
                pointing.at(x, y);
                commands.endBurst();
                become(tool.on(input, this));
            }
            case Input.Release(double x, double y, _) -> {
                pointing.at(x, y);
                become(tool.on(input, this));
            }
            case Input.KeyDown _, Input.KeyUp _ -> become(tool.on(input, this));
        }
    }

    /// One rung of the ladder a press: gesture, tool, what is foreseen, playback, selection.
    ///
    /// @return whether there was anything to leave
    public boolean escape() {
        var next = tool.cancelled();
        if (next != tool) {
            become(next);
        } else if (!foreseen.isEmpty()) {
            foresee(Optional.empty());
        } else if (playing) {
            request(new Request.StopPlayback());
        } else if (!session.revision().selection().isEmpty()) {
            session.select(Set.of());
        } else {
            return false;
        }
        return true;
    }

    private void wheel(Input.Wheel wheel) {
        if (wheel.mods().shortcut()) {
            look(camera().zoomedAt(wheel.x(), wheel.y(), Math.pow(1.1, wheel.dy() / 40)));
        } else if (wheel.mods().shift() && wheel.dx() == 0) {
            look(camera().pannedBy(wheel.dy(), 0));
        } else {
            look(camera().pannedBy(wheel.dx(), wheel.dy()));
        }
        become(tool.on(new Input.Move(wheel.x(), wheel.y(), wheel.mods()), this));
    }

    private void tick(double seconds) {
        pointing.tick(seconds);
        eye.tick(seconds);
        scrollAtEdge();
        changed();
    }

    // ---- tools

    /// Takes a tool in the hand.
    public void choose(Choice choice) {
        become(
                switch (choice) {
                    case SELECT, PLACE -> SelectTool.IDLE;
                    case HAND -> HandTool.IDLE;
                    case LINK -> new LinkTool(Optional.empty(), PaletteItem.PEERING);
                    case TRACE -> new TraceTool(Optional.empty());
                });
    }

    /// Arms an item: the next click places it.
    public void arm(PaletteItem item) {
        become(item.isLink() ? new LinkTool(Optional.empty(), item) : placing(item, false));
    }

    /// Takes an item out of the palette; moves and the release follow through [#on], with
    /// coordinates of the view even when they are outside of it.
    public void carry(PaletteItem item) {
        pointing.leave();
        become(item.isLink() ? new LinkTool(Optional.empty(), item) : placing(item, true));
    }

    private Tool placing(PaletteItem item, boolean held) {
        var revision = session.revision();
        return new Placing(
                new Placements(revision.document(), scene, revision.actor(), item), held);
    }

    /// {@return the item that the next click places}
    public Optional<PaletteItem> armed() {
        return switch (tool) {
            case Placing placing -> Optional.of(placing.placements().item());
            case LinkTool link -> Optional.of(link.item());
            default -> Optional.empty();
        };
    }

    // ---- commands

    /// Adds an item without pointing: into what is selected, or where there is room.
    public void insert(PaletteItem item) {
        commands.insert(item);
    }

    /// Deletes what is selected and says what falls with it; asks first when that is much, or when
    /// a peering ends.
    public void deleteSelection() {
        commands.deleteSelection();
    }

    /// Deletes without asking, as one step, and says what fell with it.
    public void delete(Set<ResourceId> ids) {
        commands.delete(ids);
    }

    /// Carries an edit out, and tells what went along or why it is refused.
    public void carryOut(Edit edit) {
        commit(edit);
    }

    /// Brings a VPN connection, one of its tunnels, a virtual interface or a Direct Connect
    /// connection down, or up again when it is down.
    ///
    /// @param tunnel the number of a VPN connection's tunnel, from 0; empty for all of it
    public void toggleUp(ResourceId id, OptionalInt tunnel) {
        Breaking.edit(session.document().topology(), id, tunnel).ifPresent(this::commit);
    }

    /// Selects everything of the level that is selected: the siblings, else the VPCs.
    public void selectAll() {
        commands.selectAll();
    }

    /// {@return what is selected, to be pasted here or in another document; empty when nothing of
    /// it can be copied}
    public Optional<Clipping> copy() {
        return commands.copy();
    }

    /// Copies, then deletes.
    public Optional<Clipping> cut() {
        return commands.cut();
    }

    /// Pastes into what is selected, else beside the originals, and selects what was pasted.
    public void paste(Clipping clipping, Pasting.Blocks blocks) {
        commands.paste(clipping, blocks);
    }

    /// Copies what is selected and pastes it at once, with the next free blocks.
    public void duplicate() {
        commands.copy().ifPresent(it -> commands.paste(it, Pasting.Blocks.NEXT_FREE));
    }

    /// Asks for a new name of the one thing selected.
    public void rename() {
        var selection = session.revision().selection();
        if (selection.size() == 1) {
            editName(selection.iterator().next());
        }
    }

    /// Moves what is selected by steps of the grid; presses in a row are one step of undo.
    public void nudge(int dx, int dy, boolean far) {
        commands.nudge(dx, dy, far);
    }

    /// Says whether a packet is shown, so that Space and Escape are for it.
    public void playing(boolean playing) {
        this.playing = playing;
    }

    /// {@return whether a packet is shown}
    boolean isPlaying() {
        return playing;
    }

    // ---- for robots and menus

    /// A point of the view, in pixels.
    public record Point(double x, double y) {}

    /// {@return where to click to hit a resource: a spot of it that nothing covers. What has no
    /// figure is where its owner is. Empty when the document does not hold it.}
    public Optional<Point> pointOf(ResourceId id) {
        return Aims.at(scene, camera(), id);
    }

    /// {@return the dot at the right of a VPC, gateway or site from which a link is drawn; it is
    /// there while the pointer is over the figure}
    public Optional<Point> linkHandleOf(ResourceId id) {
        return Handles.links(this, id).stream().findFirst();
    }

    // ---- for tools

    void become(Tool next) {
        if (next != tool) {
            tool = next;
            if (next.isGesture()) {
                hover(Optional.empty());
            } else {
                preview = Optional.empty();
            }
        }
        changed();
    }
}
