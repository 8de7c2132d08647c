package dev.peerscape.editor.tool;

import static dev.peerscape.editor.scene.Metrics.CARD_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.CARD_WIDTH;
import static dev.peerscape.editor.scene.Metrics.DX_WIDTH;
import static dev.peerscape.editor.scene.Metrics.SITE_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.SITE_WIDTH;
import static dev.peerscape.editor.scene.Metrics.SUBNET_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.SUBNET_WIDTH;
import static dev.peerscape.editor.scene.Metrics.TRANSIT_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.TRANSIT_WIDTH;
import static dev.peerscape.editor.scene.Metrics.VPC_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.VPC_WIDTH;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Hit;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What each item of the palette becomes where it is dropped. Made once a drag, because names and
/// free space are looked for in the whole document.
final class Placements {
    private final Document document;
    private final Scene scene;
    private final PaletteItem item;
    private final ResourceId id;
    private final String name;
    private final Outside outside;
    private Optional<Asked> last = Optional.empty();

    /// What was proposed last: pointer, ghost and sentence all ask for the same place.
    private record Asked(double x, double y, Proposal proposal) {}

    Placements(Document document, Scene scene, Actor actor, PaletteItem item) {
        this.document = document;
        this.scene = scene;
        this.item = item;
        id = Ids.in(document.topology()).next(item.kind());
        name = new Naming(document.topology(), item.kind()).next();
        outside = new Outside(document, scene, actor, item, id, name);
    }

    /// {@return the item}
    PaletteItem item() {
        return item;
    }

    /// {@return what it would be called}
    String name() {
        return name;
    }

    /// {@return the same item in the document as it is now}
    Placements renewed(Diagram diagram) {
        var revision = diagram.session().revision();
        return new Placements(revision.document(), diagram.scene(), revision.actor(), item);
    }

    /// {@return a box of its size around a point}
    Box sizeAt(double x, double y) {
        return switch (item) {
            case VPC -> around(x, y, VPC_WIDTH, VPC_HEIGHT);
            case SUBNET -> around(x, y, SUBNET_WIDTH, SUBNET_HEIGHT);
            case INTERNET_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY, VPN_GATEWAY ->
                    around(x, y, 28, 28);
            case TRANSIT_GATEWAY -> around(x, y, TRANSIT_WIDTH, TRANSIT_HEIGHT);
            case DIRECT_CONNECT_GATEWAY -> around(x, y, DX_WIDTH, TRANSIT_HEIGHT);
            case SITE -> around(x, y, SITE_WIDTH, SITE_HEIGHT);
            case INSTANCE,
                    NAT_GATEWAY,
                    ROUTE_TABLE,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    PEERING,
                    NETWORK_INTERFACE,
                    LOAD_BALANCER,
                    VPC_ENDPOINT,
                    SITE_HOST,
                    VPN,
                    DIRECT_CONNECT,
                    PREFIX_LIST,
                    TARGET_GROUP ->
                    around(x, y, CARD_WIDTH, CARD_HEIGHT);
        };
    }

    /// {@return what dropping at a point of the canvas would do}
    Proposal at(double x, double y) {
        var before = last;
        if (before.isPresent() && before.get().x() == x && before.get().y() == y) {
            return before.get().proposal();
        }
        var proposal = propose(x, y);
        last = Optional.of(new Asked(x, y, proposal));
        return proposal;
    }

    private Proposal propose(double x, double y) {
        var figure =
                scene.hit(x, y, 0) instanceof Hit.On(var on)
                        ? Optional.of(on)
                        : Optional.<Figure>empty();
        var target = figure.map(Figure::id).flatMap(document.topology()::find);
        return onto(target, x, y);
    }

    /// {@return what adding to a resource would do, at a point that is sought by itself}
    Proposal into(Optional<Resource> target) {
        var box = target.flatMap(it -> scene.box(it.id()));
        return box.map(it -> onto(target, it.centerX(), it.centerY()))
                .orElseGet(() -> {
                    var all = scene.bounds();
                    double left = scene.isEmpty() ? 120 : all.right() + 120;
                    double top = document.topology().vpcs().isEmpty() ? 120 : firstTop();
                    return onto(target, left + VPC_WIDTH / 2, top + VPC_HEIGHT / 2);
                });
    }

    private double firstTop() {
        return document.topology().vpcs().keySet().stream()
                .flatMap(it -> scene.vpcBox(it).stream())
                .mapToDouble(Box::y)
                .min()
                .orElse(120);
    }

    private Proposal onto(Optional<Resource> target, double x, double y) {
        var vpc = target.flatMap(it -> document.topology().vpcOf(it.id()));
        var subnet = target.flatMap(it -> vpc.flatMap(in -> subnetOf(in, it)));
        if (item.isLink()) {
            return new Proposal.Bad(Message.of("tool.link-needs-ends-" + item.slug()), none());
        }
        if (Outside.takes(item)) {
            return outside.of(target, vpc, x, y);
        }
        if (vpc.isEmpty()) {
            var key = needsSubnet(item) ? "tool.needs-subnet" : "tool.needs-vpc";
            return new Proposal.Bad(Message.of(key, Message.of(item.key())), none());
        }
        if (needsSubnet(item) && subnet.isEmpty()) {
            return refuse("tool.needs-subnet", vpc.get(), Message.of(item.key()));
        }
        return new Members(document, scene, item, id, name).of(vpc.get(), subnet, target, x, y);
    }

    private static Optional<ResourceId> none() {
        return Optional.empty();
    }

    /// {@return whether an item stands in a subnet and nowhere else}
    static boolean needsSubnet(PaletteItem item) {
        return switch (item) {
            case INSTANCE, NAT_GATEWAY, NETWORK_INTERFACE, LOAD_BALANCER -> true;
            default -> false;
        };
    }

    private static Optional<Subnet> subnetOf(Vpc vpc, Resource resource) {
        var subnet =
                switch (resource) {
                    case Subnet it -> Optional.of(it.id());
                    case Instance it -> Optional.of(it.subnet());
                    case NatGateway it -> Optional.of(it.subnet());
                    case NetworkInterface it -> Optional.of(it.subnet());
                    case VpcEndpoint it -> first(it.interfaces());
                    case LoadBalancer it -> first(it.interfaces());
                    default -> Optional.<ResourceId>empty();
                };
        return subnet.flatMap(it -> Optional.ofNullable(vpc.subnets().get(it)));
    }

    private static Optional<ResourceId> first(List<NetworkInterface> interfaces) {
        return interfaces.stream().findFirst().map(NetworkInterface::subnet);
    }

    static Proposal refuse(String key, Resource over, Object... more) {
        var arguments = new ArrayList<Object>(List.of(more));
        arguments.add(over.label());
        return new Proposal.Bad(new Message(key, arguments), Optional.of(over.id()));
    }

    static Box around(double x, double y, double width, double height) {
        return new Box(snap(x - width / 2), snap(y - height / 2), width, height);
    }

    static double snap(double value) {
        return Math.rint(value / 4) * 4;
    }
}
