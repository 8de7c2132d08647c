package dev.peerscape.editor.scene;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpcEndpoint.Form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one VPC is arranged, in coordinates relative to its own top left corner.
///
/// What people placed stands where they put it; the rest follows a template: a column for each
/// availability zone, public subnets above private ones. Containers grow around what they hold and
/// are never smaller.
///
/// @param width of the VPC, at least what it holds
/// @param subnets their boxes in the VPC
/// @param cards the boxes of what stands in subnets, in the VPC (not in their subnet)
/// @param gateways how far from the left the middle of each Internet gateway is, egress-only ones
///   too, on the upper edge
/// @param doors where the middle of each virtual private gateway and gateway endpoint is, on the
///   lower edge, or on the upper one where people put it
record VpcPlan(
        Vpc vpc,
        double width,
        double height,
        Map<ResourceId, Box> subnets,
        Map<ResourceId, Box> cards,
        Map<ResourceId, Double> gateways,
        Map<ResourceId, Door> doors) {

    /// A place on an edge.
    ///
    /// @param x from the left
    /// @param upper whether it is on the upper edge, else on the lower one
    record Door(double x, boolean upper) {}

    static VpcPlan of(Vpc vpc, Layout layout) {
        var inSubnet = new HashMap<ResourceId, List<VpcCard>>();
        VpcCard.each(
                vpc, it -> inSubnet.computeIfAbsent(it.subnet(), _ -> new ArrayList<>()).add(it));
        var subnets = new LinkedHashMap<ResourceId, Box>();
        var cards = new LinkedHashMap<ResourceId, Box>();
        double bottomOfPlaced = Metrics.VPC_HEADER;
        var free = new ArrayList<Subnet>();
        for (var subnet : vpc.subnets().values()) {
            var placed = layout.box(subnet.id());
            if (placed.isEmpty()) {
                free.add(subnet);
                continue;
            }
            var at = placed.get();
            var box = around(at, inSubnet.getOrDefault(subnet.id(), List.of()), layout, cards);
            subnets.put(subnet.id(), box);
            bottomOfPlaced = Math.max(bottomOfPlaced, box.bottom() + Metrics.GAP);
        }
        var open = new HashMap<ResourceId, Boolean>();
        free.forEach(it -> open.put(it.id(), vpc.isPublic(it)));
        free.sort(
                Comparator.comparing((Subnet it) -> !open.getOrDefault(it.id(), false))
                        .thenComparing(it -> it.cidrs().stream().findFirst().orElse(Cidr.ANY_V4))
                        .thenComparing(Subnet::id));
        var columns = new LinkedHashMap<String, Double>();
        for (var subnet : free.stream().map(Subnet::zone).distinct().sorted().toList()) {
            columns.put(
                    subnet,
                    Metrics.PADDING + columns.size() * (Metrics.SUBNET_WIDTH + Metrics.GAP));
        }
        var nextY = new HashMap<String, Double>();
        for (var subnet : free) {
            double x = columns.getOrDefault(subnet.zone(), Metrics.PADDING);
            double y = nextY.getOrDefault(subnet.zone(), bottomOfPlaced);
            var start = new Box(x, y, Metrics.SUBNET_WIDTH, Metrics.SUBNET_HEIGHT);
            var box = around(start, inSubnet.getOrDefault(subnet.id(), List.of()), layout, cards);
            subnets.put(subnet.id(), box);
            nextY.put(subnet.zone(), box.bottom() + Metrics.GAP);
        }
        var stored = layout.box(vpc.id());
        double width = stored.map(Box::width).orElse(Metrics.VPC_WIDTH);
        double height = stored.map(Box::height).orElse(Metrics.VPC_HEIGHT);
        for (var box : subnets.values()) {
            width = Math.max(width, box.right() + Metrics.PADDING);
            height = Math.max(height, box.bottom() + Metrics.PADDING);
        }
        width = Math.max(width, minimumWidth(vpc));
        var gateways = gateways(vpc, layout, width);
        var doors = doors(vpc, layout, width, height);
        return new VpcPlan(vpc, width, height, subnets, cards, gateways, doors);
    }

    /// Virtual private gateways from the left on, endpoints from the right on: lines to sites and
    /// to what is below leave from the middle.
    private static Map<ResourceId, Door> doors(
            Vpc vpc, Layout layout, double width, double height) {
        if (vpc.vpnGateways().isEmpty() && vpc.endpoints().isEmpty()) {
            return Map.of();
        }
        double size = Metrics.GATEWAY;
        double step = 2 * size + Metrics.GAP;
        var found = new LinkedHashMap<ResourceId, Door>();
        double left = Math.min(width / 4, 84);
        for (var id : vpc.vpnGateways().keySet()) {
            found.put(id, door(layout, id, left, width, height));
            left += step;
        }
        double right = width - Math.min(width / 4, 84);
        for (var it : vpc.endpoints().values()) {
            if (it.form() instanceof Form.Gateway) {
                found.put(it.id(), door(layout, it.id(), right, width, height));
                right -= step;
            }
        }
        return found;
    }

    private static Door door(
            Layout layout, ResourceId id, double usual, double width, double height) {
        double size = Metrics.GATEWAY;
        var placed = layout.box(id);
        double x = placed.map(Box::centerX).orElse(usual);
        boolean upper = placed.filter(it -> it.centerY() < height / 2).isPresent();
        return new Door(Math.clamp(x, size, Math.max(size, width - size)), upper);
    }

    /// Where people slid them to, else beside each other about the middle.
    private static Map<ResourceId, Double> gateways(Vpc vpc, Layout layout, double width) {
        double size = Metrics.GATEWAY;
        var found = new LinkedHashMap<ResourceId, Double>();
        var ids = new ArrayList<>(vpc.internetGateways().keySet());
        ids.addAll(vpc.egressOnlyGateways().keySet());
        for (var id : ids) {
            double usual = Math.min(width / 2, width - 40) + found.size() * (size + 8);
            double at = layout.box(id).map(Box::centerX).orElse(usual);
            found.put(id, Math.clamp(at, size, Math.max(size, width - size)));
        }
        return found;
    }

    /// Room for the name and the widest list of blocks side by side, so that neither is cut.
    private static double minimumWidth(Vpc vpc) {
        double name = TextMeasure.estimate(vpc.label(), Face.BOLD, 14);
        double cidr =
                vpc.primaryCidr()
                        .map(it -> TextMeasure.estimate(it.toString(), Face.MONO, 13))
                        .orElse(0.0);
        return Math.max(160, name + cidr + 72);
    }

    /// Places what stands in a subnet and grows the subnet around it.
    private static Box around(
            Box subnet, List<VpcCard> inside, Layout layout, Map<ResourceId, Box> cards) {
        double width = Math.max(subnet.width(), 144);
        double height =
                Math.max(subnet.height(), Metrics.SUBNET_HEADER + Metrics.SUBNET_FOOTER + 16);
        double x = Metrics.PADDING;
        double y = Metrics.SUBNET_HEADER;
        double row = 0;
        for (var card : inside) {
            double cardWidth = width(card);
            double cardHeight =
                    card.publicAddress().isPresent()
                            ? Metrics.PUBLIC_CARD_HEIGHT
                            : Metrics.CARD_HEIGHT;
            var placed = placed(card, layout);
            Box box;
            if (placed.isPresent()) {
                box = new Box(placed.get().x(), placed.get().y(), cardWidth, cardHeight);
            } else {
                if (x > Metrics.PADDING && x + cardWidth > width - Metrics.PADDING) {
                    x = Metrics.PADDING;
                    y += row + 8;
                    row = 0;
                }
                box = new Box(x, y, cardWidth, cardHeight);
                row = Math.max(row, cardHeight);
                x += cardWidth + 12;
            }
            cards.put(card.id(), box.moved(subnet.x(), subnet.y()));
            width = Math.max(width, box.right() + Metrics.PADDING);
            height = Math.max(height, box.bottom() + Metrics.SUBNET_FOOTER + 4);
        }
        return new Box(subnet.x(), subnet.y(), width, height);
    }

    /// What was dropped as a whole has the box of its first interface.
    private static Optional<Box> placed(VpcCard card, Layout layout) {
        var own = layout.box(card.id());
        if (own.isPresent() || card.id().equals(card.shown().id())) {
            return own;
        }
        var first =
                switch (card.shown()) {
                    case VpcEndpoint it -> it.interfaces().getFirst().id();
                    case LoadBalancer it -> it.interfaces().getFirst().id();
                    default -> card.shown().id();
                };
        return first.equals(card.id()) ? layout.box(card.shown().id()) : Optional.empty();
    }

    private static double width(VpcCard card) {
        double text =
                Math.max(
                        TextMeasure.estimate(card.shown().label(), Face.BOLD, 12),
                        Math.max(
                                TextMeasure.estimate(card.address().orElse(""), Face.MONO, 11),
                                TextMeasure.estimate(
                                        card.publicAddress().orElse(""), Face.MONO, 11)));
        return Math.max(Metrics.CARD_WIDTH, Math.ceil((text + 48) / 4) * 4);
    }

    /// {@return how many subnets and instances it has}
    int things() {
        return vpc.subnets().size() + vpc.instances().size();
    }

    /// {@return whether this takes the same room in the same Region as an earlier plan}
    boolean fills(VpcPlan before) {
        return width == before.width
                && height == before.height
                && vpc.region().equals(before.vpc.region());
    }

    /// {@return whether lines to this VPC run as they did to an earlier plan of it}
    boolean joinsAs(VpcPlan before) {
        return cards.equals(before.cards)
                && gateways.equals(before.gateways)
                && doors.equals(before.doors);
    }

    List<Figure> figures(Box at) {
        var list = new ArrayList<Figure>();
        var parent = Optional.of(vpc.id());
        list.add(new Figure(vpc.id(), Kind.VPC, at, Optional.empty()));
        subnets.forEach((id, box) ->
                list.add(new Figure(id, Kind.SUBNET, box.moved(at.x(), at.y()), parent)));
        VpcCard.each(
                vpc,
                it -> {
                    var box = cards.get(it.id());
                    if (box != null) {
                        list.add(figure(it, box.moved(at.x(), at.y())));
                    }
                });
        gateways.forEach((id, middle) -> {
            var kind =
                    vpc.internetGateways().containsKey(id)
                            ? Kind.INTERNET_GATEWAY
                            : Kind.EGRESS_ONLY_GATEWAY;
            list.add(new Figure(id, kind, badge(at.x() + middle, at.y()), parent));
        });
        doors.forEach((id, door) -> {
            var kind = vpc.vpnGateways().containsKey(id) ? Kind.VPN_GATEWAY : Kind.VPC_ENDPOINT;
            double y = door.upper() ? at.y() : at.bottom();
            list.add(new Figure(id, kind, badge(at.x() + door.x(), y), parent));
        });
        return list;
    }

    private static Box badge(double x, double y) {
        double size = Metrics.GATEWAY;
        return new Box(x - size / 2, y - size / 2, size, size);
    }

    private static Figure figure(VpcCard card, Box box) {
        return new Figure(
                card.id(), card.kind(), box, Optional.of(card.subnet()), card.shown().id());
    }
}
