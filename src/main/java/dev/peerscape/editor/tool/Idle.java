package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Hit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Nothing is going on.
record Idle() implements Tool {

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Press press -> press(press, diagram);
            case Input.Move(double x, double y, _) -> {
                diagram.hover(x, y);
                yield this;
            }
            case Input.Key(String name, _) when name.equals("ESCAPE") -> {
                diagram.session().select(Set.of());
                yield this;
            }
            case Input.Key _, Input.Release _, Input.Wheel _, Input.Cancel _ -> this;
        };
    }

    private Tool press(Input.Press press, Diagram diagram) {
        if (press.mods().space() || press.button() == Input.Button.MIDDLE) {
            return new Panning(press.x(), press.y(), false);
        }
        var hit = diagram.hit(press.x(), press.y());
        if (press.button() == Input.Button.SECONDARY) {
            hit.id()
                    .filter(id -> !diagram.isSelected(id))
                    .ifPresent(id -> diagram.session().select(Set.of(id)));
            return new Panning(press.x(), press.y(), true);
        }
        var handle = diagram.linkHandleAt(press.x(), press.y());
        if (handle.isPresent()) {
            return new Linking(handle.get(), press.x(), press.y(), diagram, false);
        }
        var corner = diagram.resizeHandleAt(press.x(), press.y());
        if (corner.isPresent()) {
            return new Resizing(corner.get(), press.x(), press.y(), Optional.empty());
        }
        var badge = diagram.pendingBadgeAt(press.x(), press.y());
        if (badge.isPresent()) {
            diagram.request(new Request.ReviewPeering(badge.get()));
            return this;
        }
        return switch (hit) {
            case Hit.Empty() ->
                    new Marquee(
                            diagram.camera().canvasX(press.x()),
                            diagram.camera().canvasY(press.y()),
                            diagram.camera().canvasX(press.x()),
                            diagram.camera().canvasY(press.y()),
                            press.mods().shift()
                                    ? diagram.session().revision().selection()
                                    : Set.of());
            case Hit.OnLink(var link) -> pick(press, diagram, link.id(), false);
            case Hit.On(var figure) ->
                    pick(press, diagram, figure.id(), figure.kind() != Kind.INTERNET_GATEWAY);
        };
    }

    private Tool pick(Input.Press press, Diagram diagram, ResourceId id, boolean movable) {
        if (press.clicks() == 2) {
            diagram.session().select(Set.of(id));
            diagram.request(new Request.Rename(id));
            return this;
        }
        var selection = new HashSet<>(diagram.session().revision().selection());
        if (press.mods().shift()) {
            if (!selection.remove(id)) {
                selection.add(id);
            }
            diagram.session().select(selection);
            return this;
        }
        if (!selection.contains(id)) {
            diagram.session().select(Set.of(id));
        }
        return movable ? new Moving(press.x(), press.y(), id, false, Optional.<Box>empty()) : this;
    }
}
