package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where gateways stand that are in no VPC. A transit gateway that nobody has placed stands below
/// the frame of its Region; Direct Connect gateways are in no Region and stand in a row below them
/// all. A gateway that something leads to but that the document does not hold, because another
/// account owns it, is a ghost in that row.
final class Hubs {
    private static final double WIDTH = Metrics.TRANSIT_WIDTH;
    private static final double HEIGHT = Metrics.TRANSIT_HEIGHT;
    private static final double GAP = 48;

    /// Room for the labels of the lines between.
    private static final double ROW_GAP = 88;

    private final Document document;
    private final Ground ground;
    private final Map<ResourceId, Box> boxes = new LinkedHashMap<>();
    private final Map<ResourceId, Kind> kinds = new LinkedHashMap<>();
    private final Map<ResourceId, List<ResourceId>> ghosts;

    Hubs(Document document, Ground ground) {
        this.document = document;
        this.ground = ground;
        var topology = document.topology();
        for (var gateway : topology.transitGateways().values()) {
            put(gateway.id(), Kind.TRANSIT_GATEWAY, place(gateway));
        }
        ghosts = absent(topology);
        row(topology);
    }

    private void put(ResourceId id, Kind kind, Box box) {
        boxes.put(id, box);
        kinds.put(id, kind);
    }

    private Box place(TransitGateway gateway) {
        var stored = stored(gateway.id(), WIDTH);
        if (stored.isPresent()) {
            return stored.get();
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

    private Optional<Box> stored(ResourceId id, double width) {
        return document.layout().box(id).map(it -> new Box(it.x(), it.y(), width, HEIGHT));
    }

    private Optional<Box> taken(Box box) {
        return boxes.values().stream()
                .filter(box::intersects)
                .findFirst()
                .or(() -> ground.regions().values().stream().filter(box::intersects).findFirst());
    }

    /// Gateways that are named but not in the document, with what of it leads to them.
    private static Map<ResourceId, List<ResourceId>> absent(Topology topology) {
        var hybrid = topology.hybrid();
        if (hybrid.isEmpty()) {
            return Map.of();
        }
        var absent = new TreeMap<ResourceId, List<ResourceId>>();
        for (var it : hybrid.vpnConnections().values()) {
            note(topology, it.gateway(), it.id(), absent);
        }
        for (var it : hybrid.virtualInterfaces().values()) {
            it.gateway().ifPresent(gateway -> note(topology, gateway, it.id(), absent));
        }
        for (var it : hybrid.dxGateways().values()) {
            it.associations().forEach(one -> note(topology, one.gateway(), it.id(), absent));
        }
        return absent;
    }

    private static void note(
            Topology topology,
            ResourceId gateway,
            ResourceId from,
            Map<ResourceId, List<ResourceId>> absent) {
        if (topology.find(gateway).isEmpty()) {
            absent.computeIfAbsent(gateway, _ -> new ArrayList<>()).add(from);
        }
    }

    /// Those that nobody placed, from left to right as what they lead to stands.
    private void row(Topology topology) {
        var waiting = new TreeMap<ResourceId, Double>();
        for (var gateway : topology.hybrid().dxGateways().values()) {
            stored(gateway.id(), Metrics.DX_WIDTH)
                    .ifPresentOrElse(
                            it -> put(gateway.id(), Kind.DX_GATEWAY, it),
                            () -> waiting.put(gateway.id(), wanted(topology, gateway)));
        }
        elsewhere(topology, waiting);
        if (waiting.isEmpty() && ghosts.isEmpty()) {
            return;
        }
        double middle = all().map(Box::centerX).orElse(WIDTH);
        ghosts.keySet().forEach(id -> waiting.put(id, middle));
        row(waiting);
    }

    /// What transit gateways are attached to elsewhere, by attachment.
    private void elsewhere(Topology topology, Map<ResourceId, Double> waiting) {
        for (var hub : topology.transitGateways().values()) {
            for (var it : hub.attachments().values()) {
                if (it.to() instanceof To.Elsewhere) {
                    stored(it.id(), Metrics.DX_WIDTH)
                            .ifPresentOrElse(
                                    box -> put(it.id(), Kind.TRANSIT_ATTACHMENT, box),
                                    () ->
                                            waiting.put(
                                                    it.id(),
                                                    box(hub.id()).map(Box::centerX).orElse(WIDTH)));
                }
            }
        }
    }

    private void row(Map<ResourceId, Double> waiting) {
        double top = all().map(it -> it.bottom() + ROW_GAP).orElse(ROW_GAP);
        var ids =
                waiting.keySet().stream()
                        .sorted(
                                Comparator.comparingDouble(
                                                (ResourceId it) -> waiting.getOrDefault(it, 0.0))
                                        .thenComparing(it -> it))
                        .toList();
        var centres = ids.stream().mapToDouble(it -> waiting.getOrDefault(it, 0.0)).toArray();
        double[] at =
                Rows.spread(
                        centres, ids.stream().mapToDouble(_ -> Metrics.DX_WIDTH).toArray(), GAP);
        for (int i = 0; i < at.length; i++) {
            var kind = Kind.ofPrefix(ids.get(i).prefix()).orElse(Kind.TRANSIT_GATEWAY);
            put(ids.get(i), kind, new Box(at[i], top, Metrics.DX_WIDTH, HEIGHT));
        }
    }

    private Optional<Box> all() {
        var all = new ArrayList<>(ground.regions().values());
        all.addAll(boxes.values());
        return all.stream().reduce(Box::union);
    }

    private double wanted(Topology topology, DxGateway gateway) {
        return gateway.associations().stream()
                .flatMap(it -> place(topology, it.gateway()).stream())
                .mapToDouble(Box::centerX)
                .average()
                .orElseGet(() -> all().map(Box::centerX).orElse(WIDTH));
    }

    /// {@return the hub, or the VPC that holds the gateway}
    Optional<Box> place(Topology topology, ResourceId gateway) {
        return box(gateway).or(() -> topology.vpcOf(gateway).flatMap(vpc -> ground.box(vpc.id())));
    }

    Map<ResourceId, Box> boxes() {
        return boxes;
    }

    Optional<Box> box(ResourceId gateway) {
        return Optional.ofNullable(boxes.get(gateway));
    }

    /// {@return whether the document does not hold that gateway}
    boolean isGhost(ResourceId gateway) {
        return ghosts.containsKey(gateway);
    }

    /// {@return the gateway at a point; ghosts are not to be chosen}
    Optional<Figure> at(double x, double y) {
        return boxes.entrySet().stream()
                .filter(it -> it.getValue().contains(x, y))
                .filter(it -> !isGhost(it.getKey()))
                .flatMap(it -> figure(it.getKey()).stream())
                .findFirst();
    }

    Optional<Figure> figure(ResourceId gateway) {
        return box(gateway)
                .map(it ->
                        new Figure(
                                gateway,
                                kinds.getOrDefault(gateway, Kind.TRANSIT_GATEWAY),
                                it,
                                Optional.empty()));
    }
}
