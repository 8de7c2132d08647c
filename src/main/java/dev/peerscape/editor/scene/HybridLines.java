package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.editor.scene.Joint.Side;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The lines between AWS and sites: VPN connections, virtual interfaces, and what Direct Connect
/// gateways are associated with. Each runs from the gateway to the site, or from the gateway to the
/// Direct Connect gateway. There are few; all are found when the first is asked for.
final class HybridLines {
    private static final double LANE = 9;

    /// Lines that run beside VPCs keep off the frames of Regions.
    private static final double FRAME = 14;

    /// What is further from a line and its label changes neither.
    private static final double NEAR = 120;

    private static final double[] ASIDE = {0, 1, -1, 2, -2, 3, -3};

    private static final double LONGEST_AROUND = 6000;

    private final Document document;
    private final Surroundings around;
    private Optional<Map<Key, Line>> found = Optional.empty();
    private final Ways ways = new Ways();
    private Optional<Kept> kept = Optional.empty();

    /// What stands on the canvas.
    ///
    /// @param figure finds the badge of a virtual private gateway
    /// @param labels whether a peering's label is in a box
    /// @param large whether the design is so large that peerings' labels are not looked at
    record Surroundings(
            Ground ground,
            Hubs hubs,
            HubLines hubLines,
            Premises premises,
            Optional<Box> cloud,
            Function<ResourceId, Optional<Figure>> figure,
            Predicate<Box> labels,
            boolean large) {

        /// Whether all but the VPCs stands as before.
        private boolean standsAs(Surroundings before) {
            return hubs.boxes().equals(before.hubs.boxes())
                    && premises.boxes().equals(before.premises.boxes())
                    && cloud.equals(before.cloud);
        }
    }

    /// All that an earlier scene found.
    private record Kept(Map<Key, Line> lines, Topology topology, Surroundings around) {}

    /// What a line stands for.
    ///
    /// @param id a VPN connection, virtual interface or Direct Connect gateway
    /// @param gateway for a Direct Connect gateway what it is associated with
    record Key(ResourceId id, Optional<ResourceId> gateway) {}

    /// A line that was found.
    ///
    /// @param chip where its label stands
    /// @param atBadge whether it starts at a badge on a VPC's edge
    /// @param reach what moves in there may change it
    record Line(Key key, Link link, Optional<Box> chip, boolean atBadge, Box reach) {
        private boolean isFar(Collection<Box> moved) {
            return moved.stream().noneMatch(reach::intersects);
        }
    }

    /// A line still to be found.
    ///
    /// @param from the box at its start
    /// @param side of the start, where it is not free
    private record Wanted(Key key, Kind kind, Box from, Optional<Side> side, Box to) {}

    HybridLines(Document document, Surroundings around) {
        this.document = document;
        this.around = around;
    }

    /// {@return these, which take over from earlier ones what still holds}
    ///
    /// @param moved where something moved, came or went
    HybridLines keeping(HybridLines earlier, Collection<Box> moved) {
        ways.keeping(earlier.ways, moved);
        kept = earlier.kept(moved);
        return this;
    }

    List<Link> links() {
        return all().values().stream().map(Line::link).toList();
    }

    /// {@return the line of a VPN connection or virtual interface}
    Optional<Link> link(ResourceId id) {
        return line(new Key(id, Optional.empty())).map(Line::link);
    }

    /// {@return the line between a Direct Connect gateway and a gateway}
    Optional<Link> association(ResourceId dxGateway, ResourceId gateway) {
        return line(new Key(dxGateway, Optional.of(gateway))).map(Line::link);
    }

    /// {@return what is known of a line}
    Optional<Line> of(Link link) {
        return all().values().stream()
                .filter(it -> it.link() == link || it.link().equals(link))
                .findFirst();
    }

    private Optional<Line> line(Key key) {
        return Optional.ofNullable(all().get(key));
    }

    private synchronized Map<Key, Line> all() {
        var known = found;
        if (known.isPresent()) {
            return known.get();
        }
        var made =
                document.topology().hybrid().isEmpty()
                        ? Map.<Key, Line>of()
                        : kept.filter(this::holds).map(Kept::lines).orElseGet(this::make);
        kept = Optional.empty();
        found = Optional.of(made);
        return made;
    }

    /// What was found, when nothing moved near it.
    private synchronized Optional<Kept> kept(Collection<Box> moved) {
        return found.filter(_ -> around.large())
                .filter(lines -> lines.values().stream().allMatch(it -> it.isFar(moved)))
                .map(lines -> new Kept(lines, document.topology(), around));
    }

    private boolean holds(Kept it) {
        var topology = document.topology();
        return around.large()
                && topology.hybrid() == it.topology().hybrid()
                && topology.transitGateways() == it.topology().transitGateways()
                && around.standsAs(it.around());
    }

    // ---- what there is

    private List<Wanted> wanted() {
        var hybrid = document.topology().hybrid();
        var wanted = new ArrayList<Wanted>();
        for (var it : hybrid.vpnConnections().values()) {
            want(Kind.VPN_CONNECTION, it.id(), gateway(it.gateway()), wanted);
        }
        for (var it : hybrid.virtualInterfaces().values()) {
            var from =
                    it.type() == VirtualInterface.Type.PUBLIC
                            ? around.cloud().map(cloud -> new Start(cloud, Optional.empty()))
                            : it.gateway().flatMap(this::gateway);
            want(Kind.VIRTUAL_INTERFACE, it.id(), from, wanted);
        }
        for (var it : hybrid.dxGateways().values()) {
            associations(it, wanted);
        }
        return wanted;
    }

    private void want(Kind kind, ResourceId id, Optional<Start> from, List<Wanted> to) {
        var site =
                document.topology()
                        .hybrid()
                        .siteOf(id)
                        .flatMap(it -> around.premises().box(it.id()));
        if (from.isPresent() && site.isPresent()) {
            var key = new Key(id, Optional.empty());
            to.add(new Wanted(key, kind, from.get().box(), from.get().side(), site.get()));
        }
    }

    private void associations(DxGateway gateway, List<Wanted> to) {
        var box = around.hubs().box(gateway.id());
        for (var it : gateway.associations()) {
            var from = gateway(it.gateway());
            if (from.isPresent() && box.isPresent()) {
                var key = new Key(gateway.id(), Optional.of(it.gateway()));
                to.add(
                        new Wanted(
                                key,
                                Kind.DX_GATEWAY,
                                from.get().box(),
                                from.get().side(),
                                box.get()));
            }
        }
    }

    private record Start(Box box, Optional<Side> side) {}

    /// A hub is left where it faces the other end, a badge always outwards.
    private Optional<Start> gateway(ResourceId id) {
        var hub = around.hubs().box(id);
        if (hub.isPresent()) {
            return hub.map(it -> new Start(it, Optional.empty()));
        }
        var badge = around.figure().apply(id);
        var home = badge.flatMap(Figure::parent).flatMap(around.ground()::box);
        return badge.isEmpty() || home.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Start(
                                badge.get().box(),
                                Optional.of(
                                        badge.get().box().centerY() < home.get().centerY()
                                                ? Side.TOP
                                                : Side.BOTTOM)));
    }

    // ---- how it runs

    private Map<Key, Line> make() {
        var wanted = wanted();
        var docks = new Docks();
        for (var it : wanted) {
            if (it.side().isPresent()) {
                docks.add(it.from(), it.key(), it.to(), it.side().get());
                docks.add(it.to(), it.key(), it.from(), opposite(it));
            } else {
                docks.add(it.from(), it.key(), it.to());
                docks.add(it.to(), it.key(), it.from());
            }
        }
        var lines = new LinkedHashMap<Key, Line>();
        var chips = new ArrayList<Box>();
        var courses = new Courses();
        around.hubLines().links().forEach(it -> courses.add(it.corners()));
        for (var it : wanted) {
            var end = docks.of(it.to(), it.key());
            var start =
                    attachment(it)
                            .map(one -> around.hubLines().end(one.gateway(), one.id(), it.to()))
                            .orElseGet(() -> docks.of(it.from(), it.key()).end());
            var routed = route(it, start, end, courses);
            var link = routed.link();
            courses.add(link.corners());
            var chip = chip(it, link, chips);
            chip.ifPresent(chips::add);
            var reach = chip.map(routed.reach()::union).orElse(routed.reach()).grown(NEAR);
            lines.put(it.key(), new Line(it.key(), link, chip, it.side().isPresent(), reach));
        }
        return lines;
    }

    /// Where a badge looks down, what is not below it is entered from below.
    private static Side opposite(Wanted it) {
        return it.side().filter(Side.TOP::equals).isPresent()
                ? it.to().bottom() + LANE < it.from().y() ? Side.BOTTOM : Side.TOP
                : it.from().bottom() + LANE < it.to().y() ? Side.TOP : Side.BOTTOM;
    }

    private record AnAttachment(TransitGateway gateway, ResourceId id) {}

    /// The attachment of a transit gateway whose line this is.
    private Optional<AnAttachment> attachment(Wanted it) {
        var topology = document.topology();
        var gateway =
                it.key()
                        .gateway()
                        .or(() ->
                                Optional.ofNullable(
                                                topology.hybrid()
                                                        .vpnConnections()
                                                        .get(it.key().id()))
                                        .map(vpn -> vpn.gateway()))
                        .map(topology.transitGateways()::get);
        return gateway.flatMap(hub ->
                hub.attachments().values().stream()
                        .filter(one ->
                                one.to() instanceof To.ToVpn(var vpn) && vpn.equals(it.key().id())
                                        || one.to() instanceof To.ToDxGateway(var dx)
                                                && dx.equals(it.key().id()))
                        .findFirst()
                        .map(one -> new AnAttachment(hub, one.id())));
    }

    /// @param reach around all that was tried
    private record Routed(Link link, Box reach) {}

    /// Beside what runs there already, where there is room.
    private Routed route(Wanted it, Router.End start, Docks.Dock end, Courses courses) {
        double number = end.number() - (end.of() - 1) / 2.0;
        double usual = start.x() < end.end().x() ? -number : number;
        boolean near =
                Math.abs(start.x() - end.end().x()) + Math.abs(start.y() - end.end().y())
                        < LONGEST_AROUND;
        Router.Way best = null;
        var reach = it.to();
        double least = Double.MAX_VALUE;
        for (double aside : ASIDE) {
            double shift = Math.clamp((usual + aside) * LANE, -4 * LANE, 4 * LANE);
            var asked = new Ways.Asked(it.key(), start, end.end(), shift);
            var way = ways.of(asked, () -> way(it, asked, near));
            reach = reach.union(way.reach());
            double shared = courses.shared(way.corners());
            if (shared < least) {
                least = shared;
                best = way;
            }
            if (shared == 0) {
                break;
            }
        }
        var way = Objects.requireNonNull(best);
        return new Routed(Link.through(it.key().id(), it.kind(), way.corners()), reach);
    }

    private Router.Way way(Wanted it, Ways.Asked asked, boolean near) {
        var router = new Router(box -> others(box, it), asked.shift());
        return near
                ? router.around(asked.start(), asked.end())
                : router.plain(asked.start(), asked.end());
    }

    private List<Box> others(Box box, Wanted it) {
        var list = new ArrayList<Box>();
        for (var place : around.ground().in(box.grown(FRAME))) {
            boolean own = place.box().intersects(it.from());
            var kept = own ? place.box() : place.box().grown(FRAME);
            if (kept.intersects(box)) {
                list.add(kept);
            }
        }
        standing()
                .forEach(other -> {
                    if (other.intersects(box)) {
                        list.add(other);
                    }
                });
        list.removeIf(other -> other.equals(it.from()) || other.equals(it.to()));
        return list;
    }

    private List<Box> standing() {
        var all = new ArrayList<>(around.hubs().boxes().values());
        all.addAll(around.premises().boxes().values());
        return all;
    }

    private Optional<Box> chip(Wanted it, Link link, List<Box> chips) {
        double width = HybridLabel.of(document, link, it.key().gateway()).width();
        return width == 0
                ? Optional.empty()
                : Optional.of(
                        Chips.place(
                                link,
                                width,
                                box ->
                                        !around.ground().in(box).isEmpty()
                                                || standing().stream().anyMatch(box::intersects)
                                                || around.cloud()
                                                        .filter(box::intersects)
                                                        .isPresent()
                                                || chips.stream().anyMatch(box::intersects)
                                                || around.labels().test(box)));
    }
}
