package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment.To;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The lines of a scene, whoever finds them: peerings and ways to the Internet ([Routes]), transit
/// gateways' attachments ([HubLines]), what leads to sites ([HybridLines]).
final class Lines {
    /// With more lines only those are looked at that end where one looks.
    private static final int FEW = 600;

    private final Document document;
    private final Map<ResourceId, VpcPlan> plans;
    private final Ground ground;
    private final Neighbours neighbours;
    private final boolean hasCloud;
    private final Routes routes;
    private final HubLines hubs;
    private final HybridLines hybrid;

    Lines(
            Document document,
            Map<ResourceId, VpcPlan> plans,
            Neighbours neighbours,
            Routes routes,
            HybridLines.Surroundings around) {
        this.document = document;
        this.plans = plans;
        this.ground = around.ground();
        this.neighbours = neighbours;
        this.hasCloud = around.cloud().isPresent();
        this.routes = routes;
        this.hubs = around.hubLines();
        this.hybrid = new HybridLines(document, around);
    }

    /// Takes over from an earlier scene what still holds.
    ///
    /// @param changed the VPCs that moved, came, went or are joined otherwise
    /// @param moved where something moved, came or went
    void keeping(Lines before, Set<ResourceId> changed, Collection<Box> moved) {
        routes.keeping(before.routes, changed);
        hubs.keeping(before.hubs, moved);
        hybrid.keeping(before.hybrid, moved);
    }

    /// {@return all of them, each found now that was not asked for}
    List<Link> all() {
        var all = new ArrayList<Link>();
        for (var peering : document.topology().peerings().values()) {
            routes.link(peering).ifPresent(all::add);
        }
        ground.ids().forEach(id -> outlets(id, all));
        all.addAll(hubs.links());
        all.addAll(hybrid.links());
        return all;
    }

    private void outlets(ResourceId vpc, List<Link> to) {
        var plan = plans.get(vpc);
        var box = ground.box(vpc);
        if (!hasCloud || plan == null || plan.gateways().isEmpty() || box.isEmpty()) {
            return;
        }
        for (var figure : plan.figures(box.get())) {
            if (figure.isOutlet()) {
                routes.link(figure).ifPresent(to::add);
            }
        }
    }

    /// {@return the line of a peering, an attachment, a VPN connection or a virtual interface}
    Optional<Link> link(ResourceId id) {
        if (id.prefix().equals(Kind.TRANSIT_ATTACHMENT.prefix())) {
            return attachment(id);
        }
        var peering = document.topology().peering(id);
        return peering.isPresent() ? routes.link(peering.get()) : hybrid.link(id);
    }

    /// One to a VPN connection or Direct Connect gateway is the end of that one's line.
    private Optional<Link> attachment(ResourceId id) {
        var gateway = document.topology().transitGatewayOf(id);
        var to =
                gateway.flatMap(it -> Optional.ofNullable(it.attachments().get(id)))
                        .map(it -> it.to());
        return switch (to.orElse(null)) {
            case To.ToVpn(var vpn) -> hybrid.link(vpn);
            case To.ToDxGateway(var dx) -> gateway.flatMap(it -> hybrid.association(dx, it.id()));
            case null, default -> hubs.link(id);
        };
    }

    /// {@return the line from an Internet gateway to the Internet}
    Optional<Link> outlet(Figure gateway) {
        return hasCloud ? routes.link(gateway) : Optional.empty();
    }

    /// {@return the line between a Direct Connect gateway and a gateway}
    Optional<Link> association(ResourceId dxGateway, ResourceId gateway) {
        return hybrid.association(dxGateway, gateway);
    }

    /// {@return the gateway that the line of a Direct Connect gateway leads to}
    Optional<ResourceId> associated(Link link) {
        return link.kind() == Kind.DX_GATEWAY
                ? hybrid.of(link).flatMap(it -> it.key().gateway())
                : Optional.empty();
    }

    /// {@return whether a line starts at a badge on a VPC's edge}
    boolean startsAtBadge(Link link) {
        return HybridLabel.has(link.kind())
                && hybrid.of(link).filter(HybridLines.Line::atBadge).isPresent();
    }

    /// {@return those that a part of the canvas may show, as long as there are not more than
    /// `most`; else those with both ends in view; else none}
    List<Link> in(Box viewport, int most) {
        if (!isLarge()) {
            var all = all().stream().filter(it -> it.bounds().intersects(viewport)).toList();
            return all.size() <= most ? all : List.of();
        }
        var found = new ArrayList<Link>();
        peeringsIn(viewport, most).forEach(it -> routes.link(it).ifPresent(found::add));
        var seen = vpcsIn(viewport);
        if (seen.size() < most / 4) {
            seen.forEach(id -> outlets(id, found));
        }
        hubs.links().stream().filter(it -> it.bounds().intersects(viewport)).forEach(found::add);
        found.addAll(hybridIn(viewport));
        return found.size() <= most ? found : List.of();
    }

    /// {@return what leads to sites in a part of the canvas}
    List<Link> hybridIn(Box viewport) {
        return hybrid.links().stream().filter(it -> it.bounds().intersects(viewport)).toList();
    }

    private List<ResourceId> vpcsIn(Box viewport) {
        return ground.in(viewport.grown(Metrics.GATEWAY)).stream().map(Ground.Place::id).toList();
    }

    /// {@return whether there are so many that only those near are looked at}
    boolean isLarge() {
        return isLarge(neighbours);
    }

    static boolean isLarge(Neighbours neighbours) {
        return neighbours.count() > FEW;
    }

    /// {@return the peerings that end in that part of the canvas, as long as there are not more
    /// than `most`; else those with both ends there; else none}
    List<Peering> peeringsIn(Box viewport, int most) {
        var seen = new HashSet<>(vpcsIn(viewport));
        if (seen.size() > most) {
            return List.of();
        }
        var inside = new LinkedHashMap<ResourceId, Peering>();
        var all = new LinkedHashMap<ResourceId, Peering>();
        for (var vpc : seen) {
            for (var peering : neighbours.of(vpc)) {
                all.put(peering.id(), peering);
                if (seen.contains(peering.requester().vpc())
                        && seen.contains(peering.accepter().vpc())) {
                    inside.put(peering.id(), peering);
                }
            }
        }
        return all.size() <= most
                ? List.copyOf(all.values())
                : inside.size() <= most ? List.copyOf(inside.values()) : List.of();
    }

    /// {@return the lines of some VPCs}
    List<Link> of(Collection<ResourceId> vpcs) {
        var found = new ArrayList<Link>();
        for (var id : vpcs) {
            neighbours.of(id).forEach(it -> routes.link(it).ifPresent(found::add));
        }
        return found;
    }

    /// {@return where the label of a line stands, if it has one}
    Optional<Box> chip(Link link) {
        return link.kind() == Kind.PEERING
                ? document.topology().peering(link.id()).flatMap(routes::chip)
                : HybridLabel.has(link.kind())
                        ? hybrid.of(link).flatMap(HybridLines.Line::chip)
                        : Optional.empty();
    }

    /// {@return whether the label of a peering is in a box; not looked for in large designs}
    static boolean isLabelled(Document document, Neighbours neighbours, Routes routes, Box box) {
        return neighbours.count() <= FEW
                && document.topology().peerings().values().stream()
                        .flatMap(it -> routes.chip(it).stream())
                        .anyMatch(box::intersects);
    }
}
