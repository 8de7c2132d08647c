package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.editor.scene.Joint.Side;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Transit gateways and the lines of their attachments. A gateway that nobody has placed stands
/// below the frame of its Region.
final class Hubs {
    private static final double WIDTH = Metrics.TRANSIT_WIDTH;
    private static final double HEIGHT = Metrics.TRANSIT_HEIGHT;
    private static final double GAP = 48;
    private static final double LANE = 7;

    /// Nobody follows a longer line with the eye.
    private static final double LONGEST_AROUND = 6000;

    private final Document document;
    private final Ground ground;
    private final Map<ResourceId, Box> boxes = new LinkedHashMap<>();
    private final Map<ResourceId, Optional<Link>> links = new ConcurrentHashMap<>();
    private final Map<ResourceId, Map<ResourceId, Double>> shares = new ConcurrentHashMap<>();

    Hubs(Document document, Ground ground) {
        this.document = document;
        this.ground = ground;
        for (var gateway : document.topology().transitGateways().values()) {
            boxes.put(gateway.id(), place(gateway));
        }
    }

    private Box place(TransitGateway gateway) {
        var stored = document.layout().box(gateway.id());
        if (stored.isPresent()) {
            return new Box(stored.get().x(), stored.get().y(), WIDTH, HEIGHT);
        }
        var frame = Optional.ofNullable(ground.regions().get(gateway.region()));
        double x = frame.map(Box::centerX).orElse(WIDTH / 2 + GAP) - WIDTH / 2;
        double y = frame.map(Box::bottom).orElse(GAP) + GAP;
        var box = new Box(x, y, WIDTH, HEIGHT);
        for (var taken = taken(box); taken.isPresent(); taken = taken(box)) {
            var other = taken.get();
            boolean hub = boxes.containsValue(other);
            box =
                    hub
                            ? box.at(other.right() + GAP, box.y())
                            : box.at(box.x(), other.bottom() + GAP);
        }
        return box;
    }

    private Optional<Box> taken(Box box) {
        return boxes.values().stream()
                .filter(box::intersects)
                .findFirst()
                .or(() -> ground.regions().values().stream().filter(box::intersects).findFirst());
    }

    Map<ResourceId, Box> boxes() {
        return boxes;
    }

    Optional<Box> box(ResourceId gateway) {
        return Optional.ofNullable(boxes.get(gateway));
    }

    /// {@return the gateway at a point}
    Optional<Figure> at(double x, double y) {
        return boxes.entrySet().stream()
                .filter(it -> it.getValue().contains(x, y))
                .map(it -> figure(it.getKey(), it.getValue()))
                .findFirst();
    }

    Optional<Figure> figure(ResourceId gateway) {
        return box(gateway).map(it -> figure(gateway, it));
    }

    private static Figure figure(ResourceId id, Box box) {
        return new Figure(id, Kind.TRANSIT_GATEWAY, box, Optional.empty());
    }

    /// {@return the lines of all attachments}
    List<Link> links() {
        var all = new ArrayList<Link>();
        for (var gateway : document.topology().transitGateways().values()) {
            for (var attachment : gateway.attachments().values()) {
                link(gateway, attachment).ifPresent(all::add);
            }
        }
        return all;
    }

    /// {@return the line of an attachment}
    Optional<Link> link(ResourceId attachment) {
        return document.topology()
                .transitGatewayOf(attachment)
                .flatMap(it ->
                        Optional.ofNullable(it.attachments().get(attachment))
                                .flatMap(one -> link(it, one)));
    }

    private Optional<Link> link(TransitGateway gateway, TransitAttachment attachment) {
        return links.computeIfAbsent(attachment.id(), _ -> make(gateway, attachment));
    }

    private Optional<Link> make(TransitGateway gateway, TransitAttachment attachment) {
        var hub = boxes.get(gateway.id());
        if (hub == null) {
            return Optional.empty();
        }
        return switch (attachment.to()) {
            case To.ToVpc to ->
                    ground.box(to.vpc())
                            .map(it -> line(gateway, attachment.id(), it, hub, to.vpc()));
            // Each of the two gateways has an attachment for their one peering.
            case To.ToTransitGateway to ->
                    attachment.id().compareTo(to.attachment()) > 0
                            ? Optional.empty()
                            : box(to.gateway())
                                    .map(it ->
                                            line(gateway, attachment.id(), it, hub, to.gateway()));
            case To.Elsewhere _ -> Optional.empty();
            default -> throw new AssertionError("SKELETON");
        };
    }

    private Link line(TransitGateway gateway, ResourceId id, Box from, Box hub, ResourceId member) {
        boolean above = from.bottom() + LANE < hub.y();
        boolean below = hub.bottom() + LANE < from.y();
        Router.End start;
        Router.End end;
        if (above || below) {
            double x = hub.x() + hub.width() * share(gateway, id);
            var side = above ? Side.BOTTOM : Side.TOP;
            start = new Router.End(side, from.centerX(), side.of(from));
            var facing = above ? Side.TOP : Side.BOTTOM;
            end = new Router.End(facing, x, facing.of(hub));
        } else {
            var side = from.centerX() < hub.centerX() ? Side.RIGHT : Side.LEFT;
            var facing = side == Side.RIGHT ? Side.LEFT : Side.RIGHT;
            start = new Router.End(side, side.of(from), from.centerY());
            end = new Router.End(facing, facing.of(hub), hub.centerY());
        }
        var router = new Router(box -> others(box, member, gateway.id()), 0);
        boolean near =
                Math.abs(from.centerX() - hub.centerX()) + Math.abs(from.centerY() - hub.centerY())
                        < LONGEST_AROUND;
        var way = near ? router.around(start, end) : router.plain(start, end);
        return Link.through(id, Kind.TRANSIT_ATTACHMENT, way.corners());
    }

    /// How far along the gateway's edge an attachment's line ends: in the order of the VPCs from
    /// left to right, so that lines do not cross, each edge for itself.
    private double share(TransitGateway gateway, ResourceId id) {
        return shares.computeIfAbsent(gateway.id(), _ -> shares(gateway)).getOrDefault(id, 0.5);
    }

    private Map<ResourceId, Double> shares(TransitGateway gateway) {
        double middle = box(gateway.id()).map(Box::centerY).orElse(0.0);
        var edges =
                gateway.attachments().values().stream()
                        .sorted(
                                Comparator.comparingDouble((TransitAttachment it) -> centre(it).x())
                                        .thenComparingDouble(it -> outwards(gateway, it))
                                        .thenComparing(Resource::id))
                        .collect(Collectors.partitioningBy(it -> centre(it).y() < middle));
        var shares = new HashMap<ResourceId, Double>();
        for (var edge : edges.values()) {
            for (int i = 0; i < edge.size(); i++) {
                shares.put(edge.get(i).id(), (i + 1.0) / (edge.size() + 1));
            }
        }
        return shares;
    }

    private Point centre(TransitAttachment attachment) {
        var box =
                switch (attachment.to()) {
                    case To.ToVpc to -> ground.box(to.vpc());
                    case To.ToTransitGateway to -> box(to.gateway());
                    case To.Elsewhere _ -> Optional.<Box>empty();
                    default -> throw new AssertionError("SKELETON");
                };
        return box.map(it -> new Point(it.centerX(), it.centerY())).orElse(new Point(0, 0));
    }

    private record Point(double x, double y) {}

    /// Of VPCs in one column the nearer one's line ends further out, so that the others' need not
    /// cross it.
    private double outwards(TransitGateway gateway, TransitAttachment attachment) {
        var at = centre(attachment);
        return box(gateway.id())
                .map(hub -> {
                    double away = Math.abs(at.y() - hub.centerY());
                    return at.x() < hub.centerX() ? away : -away;
                })
                .orElse(0.0);
    }

    private List<Box> others(Box box, ResourceId member, ResourceId gateway) {
        var list = new ArrayList<Box>();
        for (var place : ground.in(box)) {
            if (!place.id().equals(member)) {
                list.add(place.box());
            }
        }
        boxes.forEach((id, it) -> {
            if (!id.equals(gateway) && !id.equals(member) && it.intersects(box)) {
                list.add(it);
            }
        });
        return list;
    }
}
