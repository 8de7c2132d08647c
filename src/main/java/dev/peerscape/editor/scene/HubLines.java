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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The lines of transit gateways' attachments to VPCs and to each other. Those to VPN connections
/// and Direct Connect gateways are ends of [HybridLines].
final class HubLines {
    static final double LANE = 7;

    /// Nobody follows a longer line with the eye.
    private static final double LONGEST_AROUND = 6000;

    private final Document document;
    private final Ground ground;
    private final Hubs hubs;
    private final Premises premises;
    private final Ways ways = new Ways();
    private final Map<ResourceId, Optional<Link>> links = new ConcurrentHashMap<>();
    private final Map<ResourceId, Map<ResourceId, Double>> shares = new ConcurrentHashMap<>();

    HubLines(Document document, Ground ground, Hubs hubs, Premises premises) {
        this.document = document;
        this.ground = ground;
        this.hubs = hubs;
        this.premises = premises;
    }

    /// Takes over from an earlier scene what still holds.
    ///
    /// @param moved where something moved, came or went
    void keeping(HubLines before, Collection<Box> moved) {
        ways.keeping(before.ways, moved);
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
        var box = hubs.box(gateway.id());
        if (box.isEmpty()) {
            return Optional.empty();
        }
        var hub = box.get();
        return switch (attachment.to()) {
            case To.ToVpc to ->
                    ground.box(to.vpc())
                            .map(it -> line(gateway, attachment.id(), it, hub, to.vpc()));
            // Each of the two gateways has an attachment for their one peering.
            case To.ToTransitGateway to ->
                    attachment.id().compareTo(to.attachment()) > 0
                            ? Optional.empty()
                            : hubs.box(to.gateway())
                                    .map(it ->
                                            line(gateway, attachment.id(), it, hub, to.gateway()));
            case To.Elsewhere _ ->
                    hubs.box(attachment.id())
                            .map(it -> line(gateway, attachment.id(), it, hub, attachment.id()));
            case To.ToVpn _, To.ToDxGateway _ -> Optional.empty();
        };
    }

    private Link line(TransitGateway gateway, ResourceId id, Box from, Box hub, ResourceId member) {
        boolean above = from.bottom() + LANE < hub.y();
        boolean below = hub.bottom() + LANE < from.y();
        Router.End start;
        if (above || below) {
            var side = above ? Side.BOTTOM : Side.TOP;
            start = new Router.End(side, from.centerX(), side.of(from));
        } else {
            var side = from.centerX() < hub.centerX() ? Side.RIGHT : Side.LEFT;
            start = new Router.End(side, side.of(from), from.centerY());
        }
        var end = end(gateway, id, from);
        var router = new Router(box -> others(box, member, gateway.id()), 0);
        var asked = new Ways.Asked(id, start, end, 0);
        boolean near =
                Math.abs(from.centerX() - hub.centerX()) + Math.abs(from.centerY() - hub.centerY())
                        < LONGEST_AROUND;
        var way = ways.of(asked, () -> near ? router.around(start, end) : router.plain(start, end));
        return Link.through(id, Kind.TRANSIT_ATTACHMENT, way.corners());
    }

    /// {@return where the line of an attachment meets its gateway}
    ///
    /// @param from what the line comes from
    Router.End end(TransitGateway gateway, ResourceId attachment, Box from) {
        var hub = hubs.box(gateway.id()).orElseThrow();
        boolean above = from.bottom() + LANE < hub.y();
        boolean below = hub.bottom() + LANE < from.y();
        if (above || below) {
            double x = hub.x() + hub.width() * share(gateway, attachment);
            var facing = above ? Side.TOP : Side.BOTTOM;
            return new Router.End(facing, x, facing.of(hub));
        }
        var facing = from.centerX() < hub.centerX() ? Side.LEFT : Side.RIGHT;
        return new Router.End(facing, facing.of(hub), hub.centerY());
    }

    /// How far along the gateway's edge an attachment's line ends: in the order of the VPCs from
    /// left to right, so that lines do not cross, each edge for itself.
    private double share(TransitGateway gateway, ResourceId id) {
        return shares.computeIfAbsent(gateway.id(), _ -> shares(gateway)).getOrDefault(id, 0.5);
    }

    private Map<ResourceId, Double> shares(TransitGateway gateway) {
        double middle = hubs.box(gateway.id()).map(Box::centerY).orElse(0.0);
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
        var hybrid = document.topology().hybrid();
        var box =
                switch (attachment.to()) {
                    case To.ToVpc to -> ground.box(to.vpc());
                    case To.ToTransitGateway to -> hubs.box(to.gateway());
                    case To.ToVpn to ->
                            hybrid.siteOf(to.vpn()).flatMap(it -> premises.box(it.id()));
                    case To.ToDxGateway to -> hubs.box(to.gateway());
                    case To.Elsewhere _ -> hubs.box(attachment.id());
                };
        return box.map(it -> new Point(it.centerX(), it.centerY())).orElse(new Point(0, 0));
    }

    private record Point(double x, double y) {}

    /// Of VPCs in one column the nearer one's line ends further out, so that the others' need not
    /// cross it.
    private double outwards(TransitGateway gateway, TransitAttachment attachment) {
        var at = centre(attachment);
        return hubs.box(gateway.id())
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
        for (var stands : List.of(hubs.boxes(), premises.boxes())) {
            stands.forEach((id, it) -> {
                if (!id.equals(gateway) && !id.equals(member) && it.intersects(box)) {
                    list.add(it);
                }
            });
        }
        return list;
    }
}
