package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Hit;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.editor.session.Revision;
import dev.peerscape.editor.session.Session;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The diagram being edited: what is seen, which tool is in hand, and what gestures do. Knows no
/// screen; a view feeds it [Input] and draws what it says.
public final class Diagram {
    private static final double SLOP = 6;
    private static final double HANDLE = 12;

    private final Session session;
    private final List<Runnable> repaints = new CopyOnWriteArrayList<>();
    private final List<Consumer<Request>> requests = new CopyOnWriteArrayList<>();
    private Scene scene;
    private Optional<Scene> preview = Optional.empty();
    private Camera camera = Camera.HOME;
    private Tool tool = new Idle();
    private double width = 800;
    private double height = 600;
    private double pointerX;
    private double pointerY;
    private Optional<ResourceId> hovered = Optional.empty();
    private Optional<NextBlock> nextBlock = Optional.empty();

    /// The next free block of a document: asked for at every move of the hand, worked out once.
    private record NextBlock(Document document, Optional<Cidr> cidr) {}

    /// A diagram of what the session holds.
    public Diagram(Session session) {
        this.session = session;
        this.scene = Scene.of(session.document());
        session.listen(this::changed);
    }

    private void changed(Revision revision) {
        scene = scene.next(revision.document(), revision.touched());
        preview = Optional.empty();
        hovered = hovered.filter(id -> revision.document().topology().find(id).isPresent());
        repaint();
    }

    /// {@return the session}
    public Session session() {
        return session;
    }

    /// {@return what to draw: the document, or in a drag the document as it would become}
    public Scene scene() {
        return preview.orElse(scene);
    }

    /// {@return the document's own scene, whatever is being dragged}
    Scene sceneBefore() {
        return scene;
    }

    /// {@return which part is seen}
    public Camera camera() {
        return camera;
    }

    /// {@return what the gesture draws over the picture}
    public Overlay overlay() {
        return tool.overlay();
    }

    /// {@return what can be done now}
    public Message hint() {
        return tool.hint();
    }

    /// {@return the name of the pointer's shape, for the view}
    public String pointer() {
        return tool.pointer().name();
    }

    /// {@return what is under the pointer}
    public Optional<ResourceId> hovered() {
        return hovered;
    }

    /// {@return what is armed or carried from the palette}
    public Optional<PaletteItem> armed() {
        return tool instanceof Placing placing
                ? placing.armed().stream().findFirst()
                : Optional.empty();
    }

    /// Tells whenever something has to be drawn anew.
    public void whenChanged(Runnable listener) {
        repaints.add(listener);
    }

    /// Tells what gestures ask of the window.
    public void whenRequested(Consumer<Request> listener) {
        requests.add(listener);
    }

    /// Takes note of the size of the view.
    public void resize(double width, double height) {
        this.width = width;
        this.height = height;
        repaint();
    }

    private void repaint() {
        repaints.forEach(Runnable::run);
    }

    void request(Request request) {
        requests.forEach(it -> it.accept(request));
    }

    // ---- input

    /// Takes what a hand does.
    public void on(Input input) {
        if (input instanceof Input.Wheel wheel) {
            wheel(wheel);
        }
        if (input instanceof Input.Key key && tool instanceof Idle && key(key)) {
            return;
        }
        tool = tool.on(input, this);
        repaint();
    }

    private void wheel(Input.Wheel wheel) {
        camera =
                wheel.mods().shortcut()
                        ? camera.zoomedAt(wheel.x(), wheel.y(), Math.pow(1.1, wheel.dy() / 40))
                        : camera.pannedBy(wheel.dx(), wheel.dy());
    }

    private boolean key(Input.Key key) {
        double step = key.mods().shift() ? 40 : 4;
        return switch (key.name()) {
            case "LEFT" -> nudge(-step, 0);
            case "RIGHT" -> nudge(step, 0);
            case "UP" -> nudge(0, -step);
            case "DOWN" -> nudge(0, step);
            case "DELETE", "BACK_SPACE" -> {
                deleteSelection();
                yield true;
            }
            default -> false;
        };
    }

    private boolean nudge(double dx, double dy) {
        Map<ResourceId, Box> boxes = new HashMap<>();
        var selection = session.revision().selection();
        for (var id : selection) {
            scene.figure(id)
                    .filter(it -> it.kind() != Kind.INTERNET_GATEWAY)
                    .filter(it -> it.parent().filter(selection::contains).isEmpty())
                    .ifPresent(figure -> {
                        var origin =
                                figure.parent().flatMap(scene::box).orElse(new Box(0, 0, 0, 0));
                        boxes.put(id, figure.box().moved(dx - origin.x(), dy - origin.y()));
                    });
        }
        if (boxes.isEmpty()) {
            return false;
        }
        session.commitMerging("nudge", new Edit.Place(boxes));
        return true;
    }

    void hover(double x, double y) {
        pointerX = x;
        pointerY = y;
        hovered = hit(x, y).id();
    }

    // ---- where things are

    /// {@return what is under a point of the view}
    public Hit hit(double x, double y) {
        return scene().hit(camera.canvasX(x), camera.canvasY(y), SLOP / camera.zoom());
    }

    boolean isInside(double x, double y) {
        return x >= 0 && y >= 0 && x <= width && y <= height;
    }

    boolean isSelected(ResourceId id) {
        return session.revision().selection().contains(id);
    }

    Optional<Vpc> vpcAt(double x, double y) {
        return figureAt(x, y, Kind.VPC).flatMap(it -> session.document().topology().vpc(it.id()));
    }

    Optional<Subnet> subnetAt(double x, double y) {
        return figureAt(x, y, Kind.SUBNET)
                .flatMap(it -> session.document().topology().find(it.id()))
                .filter(Subnet.class::isInstance)
                .map(Subnet.class::cast);
    }

    private Optional<Figure> figureAt(double x, double y, Kind kind) {
        return scene().figuresIn(new Box(x, y, 0, 0)).stream()
                .filter(it -> it.kind() == kind && it.box().contains(x, y))
                .reduce((_, last) -> last);
    }

    Optional<Region> regionAt(double x, double y) {
        return scene().regions().entrySet().stream()
                .filter(it -> it.getValue().contains(x, y))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() ->
                        session.document().topology().vpcs().values().stream()
                                .map(Vpc::region)
                                .findFirst());
    }

    Optional<AccountId> actingAccount() {
        return session.revision().actor() instanceof Actor.As(var account)
                ? Optional.of(account)
                : Optional.empty();
    }

    Optional<Cidr> nextVpcCidr() {
        var document = session.document();
        if (nextBlock.filter(it -> it.document() == document).isEmpty()) {
            nextBlock =
                    Optional.of(new NextBlock(document, Addresses.nextVpc(document.topology())));
        }
        return nextBlock.get().cidr();
    }

    /// {@return the handles from which a peering is drawn, on the sides of the VPC under the
    /// pointer and of the one selected: x and y in canvas units}
    public List<double[]> linkHandles() {
        return linkSource().flatMap(scene()::vpcBox).map(Diagram::handles).orElse(List.of());
    }

    private static List<double[]> handles(Box box) {
        return List.of(
                new double[] {box.right(), box.centerY()},
                new double[] {box.x(), box.centerY()},
                new double[] {box.centerX(), box.bottom()});
    }

    private Optional<ResourceId> linkSource() {
        if (!(tool instanceof Idle)) {
            return Optional.empty();
        }
        var topology = session.document().topology();
        double reach = HANDLE / camera.zoom();
        var pointer = new Box(camera.canvasX(pointerX), camera.canvasY(pointerY), 0, 0);
        return hovered.flatMap(topology::vpcOf)
                .map(Vpc::id)
                .or(() ->
                        scene().vpcsIn(pointer.grown(reach)).stream()
                                .filter(id ->
                                        scene().vpcBox(id)
                                                .filter(it -> it.grown(reach).intersects(pointer))
                                                .isPresent())
                                .findFirst())
                .or(() ->
                        session.revision().selection().stream()
                                .filter(id -> topology.vpc(id).isPresent())
                                .findFirst());
    }

    Optional<ResourceId> linkHandleAt(double x, double y) {
        double reach = HANDLE / camera.zoom();
        double cx = camera.canvasX(x);
        double cy = camera.canvasY(y);
        var topology = session.document().topology();
        var near =
                scene().vpcsIn(new Box(cx, cy, 0, 0).grown(reach)).stream()
                        .filter(id -> topology.vpc(id).isPresent())
                        .filter(id ->
                                scene().vpcBox(id).map(Diagram::handles).orElse(List.of()).stream()
                                        .anyMatch(
                                                at -> Math.hypot(at[0] - cx, at[1] - cy) <= reach))
                        .findFirst();
        return near;
    }

    Optional<ResourceId> resizeHandleAt(double x, double y) {
        double reach = HANDLE / camera.zoom();
        double cx = camera.canvasX(x);
        double cy = camera.canvasY(y);
        return session.revision().selection().stream()
                .flatMap(id -> scene().figure(id).stream())
                .filter(it -> it.kind() == Kind.VPC || it.kind() == Kind.SUBNET)
                .filter(it -> Math.hypot(it.box().right() - cx, it.box().bottom() - cy) <= reach)
                .map(Figure::id)
                .findFirst();
    }

    Optional<ResourceId> pendingBadgeAt(double x, double y) {
        double cx = camera.canvasX(x);
        double cy = camera.canvasY(y);
        return scene().vpcsIn(new Box(cx, cy, 0, 0).grown(24)).stream()
                .filter(id ->
                        scene().pendingBadge(id).filter(box -> box.contains(cx, cy)).isPresent())
                .flatMap(id -> scene().pendingRequest(id).stream())
                .findFirst();
    }

    // ---- doing

    void preview(Optional<Edit> edit) {
        preview =
                edit.flatMap(it ->
                        session.preview(it) instanceof Outcome.Applied(var after, var touched, _)
                                ? Optional.of(scene.next(after, touched))
                                : Optional.empty());
    }

    void commit(Edit edit) {
        switch (session.commit(edit)) {
            case Outcome.Refused(_, var reason, _) -> request(new Request.Tell(reason));
            case Outcome.Applied(_, _, var notes) ->
                    notes.stream().findFirst().ifPresent(note -> request(new Request.Tell(note)));
        }
    }

    void place(Proposal proposal) {
        if (proposal.edit().isEmpty()) {
            request(new Request.Tell(proposal.note()));
            return;
        }
        commit(proposal.edit().get());
        session.select(Set.of(proposal.made()));
    }

    /// Arms a tile of the palette: the next click places it.
    public void arm(PaletteItem item) {
        tool = new Placing(item, false);
        repaint();
    }

    /// Takes up a tile of the palette: the release places it.
    public void carry(PaletteItem item) {
        tool = new Placing(item, true);
        repaint();
    }

    /// Places a tile without a hand: into what is selected, else at the middle of the view or
    /// beside what is there.
    public void insert(PaletteItem item) {
        if (item == PaletteItem.PEERING) {
            var vpcs = session.document().topology().vpcs().keySet().stream().toList();
            var chosen =
                    session.revision().selection().stream()
                            .filter(vpcs::contains)
                            .sorted()
                            .toList();
            var ends = chosen.size() >= 2 ? chosen : vpcs;
            if (ends.size() < 2) {
                request(new Request.Tell(Message.of("tool.needs-two-vpcs")));
            } else {
                request(new Request.RequestPeering(ends.get(0), ends.get(1)));
            }
            return;
        }
        var spot = spot(item);
        place(Proposal.at(this, item, spot[0], spot[1]));
    }

    private double[] spot(PaletteItem item) {
        var topology = session.document().topology();
        if (item == PaletteItem.VPC) {
            var bounds = scene.bounds();
            return topology.vpcs().isEmpty()
                    ? new double[] {camera.canvasX(width / 2), camera.canvasY(height / 3)}
                    : new double[] {bounds.right() + 220, bounds.centerY() - 80};
        }
        var selected = session.revision().selection().stream().findFirst();
        var vpc =
                selected.flatMap(topology::vpcOf)
                        .or(() -> topology.vpcs().values().stream().findFirst());
        boolean wantsSubnet = item == PaletteItem.INSTANCE || item == PaletteItem.NAT_GATEWAY;
        var figure =
                vpc.stream()
                        .flatMap(it -> scene.figuresOf(it.id()).stream())
                        .filter(it -> it.kind() == (wantsSubnet ? Kind.SUBNET : Kind.VPC))
                        .sorted(
                                Comparator.comparing(
                                        (Figure it) -> !selected.equals(Optional.of(it.id()))))
                        .findFirst();
        return figure.map(it -> new double[] {it.box().centerX(), it.box().bottom() - 8})
                .orElse(new double[] {camera.canvasX(width / 2), camera.canvasY(height / 2)});
    }

    /// Removes what is selected; one peering that is not over is asked about.
    public void deleteSelection() {
        var selection = session.revision().selection();
        var topology = session.document().topology();
        var living =
                selection.stream()
                        .flatMap(id -> topology.peering(id).stream())
                        .filter(it ->
                                !it.status().isFinal() && it.status() != PeeringStatus.DELETING)
                        .findFirst();
        if (living.isPresent() && selection.size() == 1) {
            request(new Request.DeletePeering(living.get().id()));
        } else if (!selection.isEmpty()) {
            commit(new Edit.Remove(selection));
        }
    }

    // ---- looking

    /// Shows another part.
    public void look(Camera next) {
        camera = next;
        repaint();
    }

    /// Zooms about the middle of the view.
    public void zoom(double factor) {
        look(camera.zoomedAt(width / 2, height / 2, factor));
    }

    /// Shows at 100 %.
    public void zoomTo100() {
        zoom(1 / camera.zoom());
    }

    /// Shows everything.
    public void fitAll() {
        look(Camera.fitting(scene.bounds(), width, height));
    }

    /// Shows what is selected.
    public void fitSelection() {
        session.revision().selection().stream()
                .flatMap(id -> scene.box(id).stream())
                .reduce(Box::union)
                .ifPresent(box -> look(Camera.fitting(box.grown(40), width, height)));
    }

    /// Brings a resource into view, without another zoom when it is there already.
    public void reveal(ResourceId id) {
        scene.box(id)
                .filter(box -> !camera.viewport(width, height).contains(box))
                .ifPresent(box ->
                        look(
                                new Camera(
                                        box.centerX() - width / camera.zoom() / 2,
                                        box.centerY() - height / camera.zoom() / 2,
                                        camera.zoom())));
    }
}
