package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where sites stand, with the cards of their hosts. Those that nobody placed stand in a row below
/// everything else, each under what it is joined with.
final class Premises {
    private static final double GAP = 56;

    /// Room for the labels of the lines above.
    private static final double ROW_GAP = 112;

    private static final double FIRST = 120;

    private final Map<ResourceId, Box> boxes = new LinkedHashMap<>();
    private final Map<ResourceId, Box> cards = new HashMap<>();
    private final Map<ResourceId, ResourceId> homes = new HashMap<>();

    Premises(Document document, Ground ground, Hubs hubs) {
        var topology = document.topology();
        var waiting = new ArrayList<Site>();
        var sizes = new HashMap<ResourceId, SitePlan>();
        for (var site : topology.hybrid().sites().values()) {
            var plan = SitePlan.of(site, document.layout());
            sizes.put(site.id(), plan);
            document.layout()
                    .box(site.id())
                    .ifPresentOrElse(it -> put(plan, it.x(), it.y()), () -> waiting.add(site));
        }
        if (waiting.isEmpty()) {
            return;
        }
        var all =
                Stream.of(ground.regions(), hubs.boxes(), boxes)
                        .flatMap(it -> it.values().stream())
                        .reduce(Box::union);
        double middle = all.map(Box::centerX).orElse(FIRST + Metrics.SITE_WIDTH / 2);
        double top = all.map(it -> it.bottom() + ROW_GAP).orElse(FIRST);
        var wanted = new HashMap<ResourceId, Double>();
        for (var site : waiting) {
            wanted.put(
                    site.id(),
                    joined(topology, site.id())
                            .flatMap(it -> hubs.place(topology, it).stream())
                            .mapToDouble(Box::centerX)
                            .average()
                            .orElse(middle));
        }
        waiting.sort(
                Comparator.comparingDouble((Site it) -> wanted.getOrDefault(it.id(), middle))
                        .thenComparing(Site::id));
        var plans = waiting.stream().flatMap(it -> Stream.ofNullable(sizes.get(it.id()))).toList();
        double[] at =
                Rows.spread(
                        waiting.stream()
                                .mapToDouble(it -> wanted.getOrDefault(it.id(), middle))
                                .toArray(),
                        plans.stream().mapToDouble(SitePlan::width).toArray(),
                        GAP);
        for (int i = 0; i < at.length; i++) {
            put(plans.get(i), at[i], top);
        }
    }

    private void put(SitePlan plan, double x, double y) {
        var site = plan.site().id();
        boxes.put(site, new Box(x, y, plan.width(), plan.height()));
        plan.cards()
                .forEach((host, box) -> {
                    cards.put(host, box.moved(x, y));
                    homes.put(host, site);
                });
    }

    /// {@return the gateways that lines of a site lead to}
    private static Stream<ResourceId> joined(Topology topology, ResourceId site) {
        Hybrid hybrid = topology.hybrid();
        var vpns =
                hybrid.vpnConnections().values().stream()
                        .filter(it -> isAt(hybrid, it.id(), site))
                        .map(it -> it.gateway());
        var interfaces =
                hybrid.virtualInterfaces().values().stream()
                        .filter(it -> isAt(hybrid, it.id(), site))
                        .flatMap(it -> it.gateway().stream());
        return Stream.concat(vpns, interfaces);
    }

    private static boolean isAt(Hybrid hybrid, ResourceId line, ResourceId site) {
        return hybrid.siteOf(line).filter(it -> it.id().equals(site)).isPresent();
    }

    Map<ResourceId, Box> boxes() {
        return boxes;
    }

    /// {@return the box of a site}
    Optional<Box> box(ResourceId site) {
        return Optional.ofNullable(boxes.get(site));
    }

    /// {@return a site or the card of a host}
    Optional<Figure> figure(ResourceId id) {
        var card = cards.get(id);
        return card != null
                ? Optional.of(
                        new Figure(id, Kind.SITE_HOST, card, Optional.ofNullable(homes.get(id))))
                : box(id).map(it -> new Figure(id, Kind.SITE, it, Optional.empty()));
    }

    /// {@return a site and the cards of its hosts}
    List<Figure> figuresOf(ResourceId site) {
        var list = new ArrayList<Figure>();
        figure(site).filter(it -> it.kind() == Kind.SITE).ifPresent(list::add);
        homes.forEach((host, home) -> {
            if (home.equals(site)) {
                figure(host).ifPresent(list::add);
            }
        });
        list.subList(Math.min(1, list.size()), list.size()).sort(Comparator.comparing(Figure::id));
        return list;
    }

    /// {@return the sites that a part of the canvas shows}
    List<ResourceId> in(Box view) {
        return boxes.entrySet().stream()
                .filter(it -> it.getValue().intersects(view))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// {@return the innermost figure at a point}
    Optional<Figure> at(double x, double y) {
        return in(new Box(x, y, 0, 0)).stream()
                .flatMap(it -> figuresOf(it).stream())
                .filter(it -> it.box().contains(x, y))
                .reduce((_, last) -> last);
    }
}
