package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.theme.Role;

import java.util.List;
import java.util.Optional;

/// Draws VPCs near enough to look into, with all that is in them, and the Internet.
final class FigureDrawing {
    /// How faint a dimmed figure is.
    static final double DIM = 0.3;

    /// Narrower figures, in pixels, have no borders and signs.
    static final double BORDERS = 24;

    /// Narrower figures, in pixels, have no words.
    static final double TEXT = 60;

    private final Pen pen;
    private final Scene scene;
    private final Box viewport;
    private final Look look;
    private final Marking marking;
    private final CardDrawing cards;

    FigureDrawing(Pen pen, Scene scene, Box viewport, Look look) {
        this.pen = pen;
        this.scene = scene;
        this.viewport = viewport;
        this.look = look;
        marking = new Marking(pen, look);
        cards = new CardDrawing(pen);
    }

    void vpc(ResourceId id) {
        var vpc = scene.document().topology().vpc(id).orElseThrow();
        for (var figure : scene.figuresOf(id)) {
            if (figure.box().intersects(viewport)) {
                figure(vpc, figure);
            }
        }
        scene.pendingBadge(id).ifPresent(badge -> Badges.pending(pen, badge));
    }

    /// A VPC that is not in the document: what its peering says of it, in a dashed box.
    void absent(ResourceId id) {
        var box = scene.vpcBox(id);
        var side = scene.ghost(id);
        if (box.isEmpty() || side.isEmpty()) {
            return;
        }
        var at = box.get();
        pen.painter().begin(id.value(), "vpc ghost", id.value());
        pen.fill(at, 10, pen.colour(Role.CANVAS));
        pen.outline(at, 10, pen.stroke(Role.VPC, 1.4, Dash.DASHED));
        double left = at.x() + 14;
        pen.glyph(Glyph.VPC, left + 8, at.y() + 20, 17, pen.colour(Role.MUTED));
        double room = at.right() - 12 - left;
        line(id.value(), Face.BOLD, 12, left + 24, at.y() + 24, room - 24, Role.TEXT);
        var account =
                look.texts().text("scene.absent", side.get().account(), side.get().region().code());
        line(account, Face.PLAIN, 11, left, at.y() + 48, room, Role.MUTED);
        line(
                Labels.listed(side.get().cidrs(), room, 12),
                Face.MONO,
                12,
                left,
                at.y() + 72,
                room,
                Role.VPC);
        pen.painter().end();
    }

    private void line(
            String text, Face face, double size, double x, double y, double room, Role ink) {
        var fitting = TextMeasure.fit(text, face, size, room);
        pen.text(fitting, x, y, face, size, Anchor.START, pen.colour(ink));
    }

    private void figure(Vpc vpc, Figure figure) {
        var id = figure.id();
        var shown = figure.shown();
        boolean faint = look.dimmed().contains(shown) || look.ghosts().contains(shown);
        pen.opacity(faint ? DIM : 1);
        switch (figure.kind()) {
            case VPC -> vpc(vpc, figure.box());
            case SUBNET ->
                    Optional.ofNullable(vpc.subnets().get(id))
                            .ifPresent(subnet -> subnet(vpc, subnet, figure.box()));
            case INSTANCE ->
                    Optional.ofNullable(vpc.instances().get(id))
                            .ifPresent(it -> card(vpc, it, it, figure));
            case NAT_GATEWAY ->
                    Optional.ofNullable(vpc.natGateways().get(id))
                            .ifPresent(it -> card(vpc, it, it, figure));
            case NETWORK_INTERFACE ->
                    Optional.ofNullable(vpc.interfaces().get(id))
                            .ifPresent(it -> card(vpc, it, it, figure));
            case LOAD_BALANCER ->
                    Optional.ofNullable(vpc.loadBalancers().get(figure.shown()))
                            .ifPresent(it -> each(vpc, it, it.interfaces(), figure));
            case VPC_ENDPOINT ->
                    Optional.ofNullable(vpc.endpoints().get(figure.shown()))
                            .ifPresent(it -> endpoint(vpc, it, figure));
            case INTERNET_GATEWAY ->
                    Optional.ofNullable(vpc.internetGateways().get(id))
                            .ifPresent(it -> badge(it, "", Role.PUBLIC, figure.box()));
            case EGRESS_ONLY_GATEWAY ->
                    Optional.ofNullable(vpc.egressOnlyGateways().get(id))
                            .ifPresent(it -> badge(it, "", Role.PUBLIC, figure.box()));
            case VPN_GATEWAY ->
                    Optional.ofNullable(vpc.vpnGateways().get(id))
                            .ifPresent(it -> badge(it, it.label(), Role.PRIVATE, figure.box()));
            case INTERNET,
                    ROUTE_TABLE,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    PEERING,
                    TRANSIT_GATEWAY,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    PREFIX_LIST,
                    TARGET_GROUP,
                    CUSTOMER_GATEWAY,
                    VPN_CONNECTION,
                    DX_CONNECTION,
                    VIRTUAL_INTERFACE,
                    DX_GATEWAY,
                    SITE,
                    SITE_HOST -> {}
        }
        pen.opacity(1);
        marking.mark(figure);
    }

    private void endpoint(Vpc vpc, VpcEndpoint endpoint, Figure figure) {
        if (figure.isBadge()) {
            var words = endpoint.label() + " · " + Labels.service(endpoint.service());
            badge(endpoint, words, Role.PRIVATE, figure.box());
        } else {
            each(vpc, endpoint, endpoint.interfaces(), figure);
        }
    }

    /// The card of one of several interfaces.
    private void each(Vpc vpc, Resource shown, List<NetworkInterface> interfaces, Figure figure) {
        interfaces.stream()
                .filter(it -> it.id().equals(figure.id()))
                .findFirst()
                .ifPresent(it -> card(vpc, shown, it, figure));
    }

    private void card(Vpc vpc, Resource shown, Resource addressed, Figure figure) {
        boolean open =
                figure.parent()
                        .flatMap(it -> Optional.ofNullable(vpc.subnets().get(it)))
                        .filter(vpc::isPublic)
                        .isPresent();
        cards.card(shown, addressed, open ? Role.PUBLIC : Role.PRIVATE, figure);
    }

    private void vpc(Vpc vpc, Box box) {
        pen.painter().begin(vpc.id().value(), "vpc", CardDrawing.title(vpc));
        pen.fill(box, 10, pen.colour(Role.VPC_GROUND));
        pen.outline(box, 10, pen.stroke(Role.VPC, 1.6));
        double name = Math.max(14, 10 / pen.zoom());
        double line = box.y() + 10 + name;
        double left = box.x() + 14;
        if (pen.zoom() > 0.45) {
            pen.glyph(Glyph.VPC, left + 8, line - name * 0.36, 17, pen.colour(Role.VPC));
            left += 24;
        }
        var cidr = vpc.primaryCidr().map(Object::toString).orElse("");
        double cidrSize = Math.max(13, 10 / pen.zoom());
        double cidrWidth = TextMeasure.estimate(cidr, Face.MONO, cidrSize);
        double room = box.right() - 14 - left;
        boolean both = TextMeasure.estimate(vpc.label(), Face.BOLD, name) + cidrWidth + 12 <= room;
        var label =
                TextMeasure.fit(vpc.label(), Face.BOLD, name, both ? room - cidrWidth - 12 : room);
        pen.text(label, left, line, Face.BOLD, name, Anchor.START, pen.colour(Role.TEXT));
        if (both) {
            pen.text(
                    cidr,
                    box.right() - 14,
                    line,
                    Face.MONO,
                    cidrSize,
                    Anchor.END,
                    pen.colour(Role.VPC));
        }
        if (pen.zoom() > 0.55) {
            second(vpc, box, left);
        }
        pen.painter().end();
    }

    /// The account, and the blocks beside the first.
    private void second(Vpc vpc, Box box, double left) {
        double line = box.y() + 42;
        var account = look.texts().text("scene.account", vpc.account());
        pen.text(account, left, line, Face.PLAIN, 11, Anchor.START, pen.colour(Role.MUTED));
        var more = Labels.furtherCidrs(vpc);
        if (!more.isEmpty()) {
            double room =
                    box.right() - 14 - left - TextMeasure.estimate(account, Face.PLAIN, 11) - 12;
            pen.text(
                    Labels.listed(more, room, 11),
                    box.right() - 14,
                    line,
                    Face.MONO,
                    11,
                    Anchor.END,
                    pen.colour(Role.VPC));
        }
    }

    private void subnet(Vpc vpc, Subnet subnet, Box box) {
        boolean open = vpc.isPublic(subnet);
        var ink = open ? Role.PUBLIC : Role.PRIVATE;
        pen.painter()
                .begin(
                        subnet.id().value(),
                        open ? "subnet public" : "subnet private",
                        CardDrawing.title(subnet));
        pen.fill(box, 7, pen.colour(open ? Role.PUBLIC_GROUND : Role.PRIVATE_GROUND));
        double width = pen.size(box.width());
        if (width > BORDERS) {
            pen.outline(box, 7, pen.stroke(ink, 1.2));
        }
        if (width > TEXT) {
            header(subnet, box, ink, open);
            footer(vpc, subnet, box);
        }
        pen.painter().end();
    }

    private void header(Subnet subnet, Box box, Role ink, boolean open) {
        double line = box.y() + 21;
        double left = box.x() + 10;
        if (pen.size(12) >= Pen.LEGIBLE) {
            pen.glyph(
                    open ? Glyph.INTERNET_GATEWAY : Glyph.SUBNET,
                    left + 6,
                    line - 4.3,
                    12.5,
                    pen.colour(ink));
        }
        left += 19;
        var cidr = Labels.listed(subnet.cidrs(), box.width() * 0.6, 11.5);
        double cidrWidth = TextMeasure.estimate(cidr, Face.MONO, 11.5);
        var name =
                TextMeasure.fit(
                        subnet.label(), Face.BOLD, 12, box.right() - 10 - left - cidrWidth - 8);
        pen.text(name, left, line, Face.BOLD, 12, Anchor.START, pen.colour(Role.TEXT));
        pen.text(cidr, box.right() - 10, line, Face.MONO, 11.5, Anchor.END, pen.colour(ink));
    }

    private void footer(Vpc vpc, Subnet subnet, Box box) {
        if (pen.size(10) < Pen.LEGIBLE) {
            return;
        }
        double line = box.bottom() - 10;
        double left = box.x() + 10;
        int ink = pen.colour(Role.MUTED);
        pen.glyph(Glyph.ROUTE_TABLE, left + 6, line - 3.6, 11.5, ink);
        left += 18;
        double room = box.right() - 10 - left;
        var table = TextMeasure.fit(vpc.routeTableOf(subnet).label(), Face.PLAIN, 10.5, room);
        pen.text(table, left, line, Face.PLAIN, 10.5, Anchor.START, ink);
        double used = TextMeasure.estimate(table, Face.PLAIN, 10.5) + 8;
        var row = Labels.mainRow(scene.document().topology(), vpc, subnet);
        if (row.isPresent() && room - used > 40) {
            pen.text(
                    TextMeasure.fit(row.get(), Face.MONO, 10, room - used),
                    left + used,
                    line,
                    Face.MONO,
                    10,
                    Anchor.START,
                    ink);
        }
    }

    /// A round sign on an edge, with a word beside it outside the VPC, if any.
    private void badge(Resource gateway, String words, Role role, Box box) {
        pen.painter()
                .begin(gateway.id().value(), gateway.kind().slug(), CardDrawing.title(gateway));
        pen.disc(box.centerX(), box.centerY(), box.width() / 2, pen.colour(Role.CANVAS));
        pen.circle(box.centerX(), box.centerY(), box.width() / 2, pen.stroke(role, 1.5));
        if (pen.size(box.width()) > 10) {
            pen.glyph(Glyph.of(gateway.kind()), box.centerX(), box.centerY(), 17, pen.colour(role));
        }
        if (!words.isEmpty()) {
            boolean below = scene.isBelow(box, gateway.id());
            pen.text(
                    words,
                    box.right() + 3,
                    below ? box.bottom() - 1 : box.y() + 9,
                    Face.PLAIN,
                    11,
                    Anchor.START,
                    pen.colour(Role.MUTED));
        }
        pen.painter().end();
    }

    /// The cloud. Its glyph leaves a rim on the grid, so it is stretched to fill the box.
    void cloud(Box box) {
        var figure = new Figure(ResourceId.INTERNET, Kind.INTERNET, box, Optional.empty());
        var label = look.texts().text("scene.internet");
        pen.opacity(look.dimmed().contains(figure.id()) ? DIM : 1);
        pen.painter().begin("internet", "internet", label);
        double width = box.width() * Glyph.GRID / 14.8;
        double height = box.height() * Glyph.GRID / 10.6;
        pen.painter()
                .shape(
                        Glyph.INTERNET,
                        pen.x(box.x() - width * 1.6 / Glyph.GRID),
                        pen.y(box.y() - height * 3.9 / Glyph.GRID),
                        pen.size(width),
                        pen.size(height),
                        pen.colour(Role.CARD),
                        pen.stroke(Role.MUTED, 1.5));
        pen.text(
                label,
                box.centerX(),
                box.centerY() + 8,
                Face.BOLD,
                12,
                Anchor.MIDDLE,
                pen.colour(Role.MUTED));
        pen.painter().end();
        pen.opacity(1);
        marking.mark(figure);
    }
}
