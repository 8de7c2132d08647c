package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The dots and squares around a figure: to draw a link from, to resize by. Reached within 10
/// pixels at any zoom.
final class Handles {
    private static final double REACH = 10;

    /// How far the dot of a gateway on an edge is from it.
    private static final double APART = 10;

    private Handles() {}

    /// A corner to resize by; -1 is left or top, 1 right or bottom.
    record Grip(int dx, int dy) {
        static final List<Grip> ALL =
                List.of(new Grip(1, 1), new Grip(-1, 1), new Grip(1, -1), new Grip(-1, -1));

        double x(Box box) {
            return box.centerX() + dx * box.width() / 2;
        }

        double y(Box box) {
            return box.centerY() + dy * box.height() / 2;
        }

        Pointer pointer() {
            return dx == dy ? Pointer.RESIZE_SE : Pointer.RESIZE_SW;
        }
    }

    /// {@return the figure that can be resized: the only one selected, a VPC, subnet or site that
    /// is large enough on the screen}
    static Optional<Figure> resizable(Diagram diagram) {
        var selection = diagram.session().revision().selection();
        return selection.size() != 1
                ? Optional.empty()
                : diagram.scene()
                        .figure(selection.iterator().next())
                        .filter(it ->
                                it.kind() == Kind.VPC
                                        || it.kind() == Kind.SUBNET
                                        || it.kind() == Kind.SITE)
                        .filter(it -> it.box().width() * diagram.camera().zoom() > 60);
    }

    /// {@return the grip under the pointer}
    static Optional<Grip> grip(Diagram diagram) {
        return resizable(diagram)
                .flatMap(figure ->
                        Grip.ALL.stream()
                                .filter(grip ->
                                        near(diagram, grip.x(figure.box()), grip.y(figure.box())))
                                .findFirst());
    }

    /// {@return the figure whose link dots show: the one under the pointer, else the only one
    /// selected}
    static Optional<ResourceId> linkable(Diagram diagram) {
        var topology = diagram.session().document().topology();
        var hovered =
                diagram.handlesShown()
                        ? diagram.hovered().flatMap(it -> Joining.end(topology, it))
                        : Optional.<ResourceId>empty();
        var selection = diagram.session().revision().selection();
        return hovered.or(() ->
                        selection.size() == 1
                                ? selection.stream()
                                        .filter(it ->
                                                Joining.end(topology, it)
                                                        .filter(it::equals)
                                                        .isPresent())
                                        .findFirst()
                                : Optional.empty())
                .filter(id -> isLarge(diagram, id));
    }

    /// {@return the dots of a figure, in pixels; the right one first} A gateway on an edge has one,
    /// outside of it.
    static List<Diagram.Point> links(Diagram diagram, ResourceId id) {
        var figure = diagram.scene().figure(id);
        if (figure.isEmpty()) {
            return List.of();
        }
        var box = diagram.onScreen(figure.get().box());
        if (figure.get().isBadge()) {
            boolean below =
                    figure.get()
                            .parent()
                            .flatMap(diagram.scene()::box)
                            .filter(it -> figure.get().box().centerY() > it.centerY())
                            .isPresent();
            return List.of(
                    new Diagram.Point(
                            box.centerX(), below ? box.bottom() + APART : box.y() - APART));
        }
        return List.of(
                new Diagram.Point(box.right(), box.centerY()),
                new Diagram.Point(box.x(), box.centerY()),
                new Diagram.Point(box.centerX(), box.bottom()));
    }

    /// {@return the figure whose link dot is under the pointer, whether or not it shows yet: quick
    /// hands do not wait for it}
    static Optional<ResourceId> link(Diagram diagram) {
        var near =
                new Box(diagram.canvasX(), diagram.canvasY(), 0, 0)
                        .grown(diagram.pixels(REACH + APART));
        var scene = diagram.scene();
        var ends = new ArrayList<ResourceId>();
        scene.outsideIn(near).forEach(it -> ends.add(it.id()));
        for (var vpc : scene.vpcsIn(near)) {
            diagram.session()
                    .document()
                    .topology()
                    .vpc(vpc)
                    .ifPresent(it -> ends.addAll(it.vpnGateways().keySet()));
            ends.add(vpc);
        }
        return ends.stream()
                .filter(id -> isLarge(diagram, id))
                .filter(id ->
                        links(diagram, id).stream()
                                .anyMatch(at -> nearPixels(diagram, at.x(), at.y())))
                .findFirst();
    }

    private static boolean isLarge(Diagram diagram, ResourceId id) {
        return diagram.scene()
                .figure(id)
                .filter(it -> it.box().width() * diagram.camera().zoom() > (it.isBadge() ? 12 : 60))
                .isPresent();
    }

    /// {@return whether the pointer is on a figure or so near that its dots must stay}
    static boolean holds(Diagram diagram, ResourceId id) {
        return diagram.scene()
                .figure(id)
                .filter(it ->
                        diagram.onScreen(it.box())
                                .grown(REACH + (it.isBadge() ? APART : 0))
                                .contains(diagram.pointerX(), diagram.pointerY()))
                .isPresent();
    }

    static List<Mark> marks(Diagram diagram) {
        var marks = new ArrayList<Mark>();
        resizable(diagram)
                .ifPresent(figure ->
                        Grip.ALL.forEach(grip ->
                                marks.add(
                                        new Mark.SizeHandle(
                                                grip.x(figure.box()), grip.y(figure.box())))));
        linkable(diagram)
                .ifPresent(id ->
                        links(diagram, id)
                                .forEach(at ->
                                        marks.add(
                                                new Mark.LinkHandle(
                                                        diagram.camera().canvasX(at.x()),
                                                        diagram.camera().canvasY(at.y()),
                                                        nearPixels(diagram, at.x(), at.y())))));
        return marks;
    }

    private static boolean near(Diagram diagram, double x, double y) {
        return nearPixels(diagram, diagram.camera().screenX(x), diagram.camera().screenY(y));
    }

    private static boolean nearPixels(Diagram diagram, double x, double y) {
        return diagram.isPointerInside()
                && Math.hypot(diagram.pointerX() - x, diagram.pointerY() - y) <= REACH;
    }
}
