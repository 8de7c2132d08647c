package dev.peerscape.editor.tool;

import static dev.peerscape.editor.scene.Metrics.CARD_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.CARD_WIDTH;
import static dev.peerscape.editor.scene.Metrics.SUBNET_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.SUBNET_WIDTH;
import static dev.peerscape.editor.scene.Metrics.TRANSIT_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.TRANSIT_WIDTH;
import static dev.peerscape.editor.scene.Metrics.VPC_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.VPC_WIDTH;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Hit;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What each item of the palette becomes where it is dropped. Made once a drag, because names and
/// free space are looked for in the whole document.
final class Placements {
    private static final AccountId FIRST_ACCOUNT = new AccountId("111122223333");
    private static final Region FIRST_REGION = new Region("ap-northeast-2");

    private final Document document;
    private final Scene scene;
    private final Actor actor;
    private final PaletteItem item;
    private final ResourceId id;
    private final String name;
    private final Optional<Cidr> free;
    private Optional<Asked> last = Optional.empty();

    /// What was proposed last: pointer, ghost and sentence all ask for the same place.
    private record Asked(double x, double y, Proposal proposal) {}

    Placements(Document document, Scene scene, Actor actor, PaletteItem item) {
        this.document = document;
        this.scene = scene;
        this.actor = actor;
        this.item = item;
        id = Ids.in(document.topology()).next(item.kind());
        name = new Naming(document.topology(), item.kind()).next();
        free = item == PaletteItem.VPC ? Proposals.vpcBlock(document.topology()) : Optional.empty();
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
            case INTERNET_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY -> around(x, y, 28, 28);
            case TRANSIT_GATEWAY -> around(x, y, TRANSIT_WIDTH, TRANSIT_HEIGHT);
            case INSTANCE, NAT_GATEWAY, ROUTE_TABLE, SECURITY_GROUP, NETWORK_ACL, PEERING ->
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
                    double left = document.topology().vpcs().isEmpty() ? 120 : all.right() + 120;
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
        if (item == PaletteItem.VPC) {
            return vpc.map(in -> refuse("tool.vpc-in-vpc", in)).orElseGet(() -> vpc(x, y));
        }
        if (item == PaletteItem.TRANSIT_GATEWAY) {
            return vpc.map(in -> refuse("tool.transit-in-vpc", in))
                    .orElseGet(() -> transitGateway(x, y));
        }
        if (item == PaletteItem.PEERING) {
            return new Proposal.Bad(Message.of("tool.peering-needs-vpcs"), Optional.empty());
        }
        if (vpc.isEmpty()) {
            var key = needsSubnet() ? "tool.needs-subnet" : "tool.needs-vpc";
            return new Proposal.Bad(Message.of(key, kindName()), Optional.empty());
        }
        if (needsSubnet() && subnet.isEmpty()) {
            return refuse("tool.needs-subnet", vpc.get(), kindName());
        }
        return new Members(document, scene, item, id, name).of(vpc.get(), subnet, target, x, y);
    }

    private boolean needsSubnet() {
        return item == PaletteItem.INSTANCE || item == PaletteItem.NAT_GATEWAY;
    }

    private Message kindName() {
        return Message.of("tool.item-" + item.kind().slug());
    }

    private static Optional<Subnet> subnetOf(Vpc vpc, Resource resource) {
        return switch (resource) {
            case Subnet it -> Optional.of(it);
            case Instance it -> Optional.ofNullable(vpc.subnets().get(it.subnet()));
            case NatGateway it -> Optional.ofNullable(vpc.subnets().get(it.subnet()));
            default -> Optional.empty();
        };
    }

    static Proposal refuse(String key, Resource over, Object... more) {
        var arguments = new ArrayList<Object>(List.of(more));
        arguments.add(over.label());
        return new Proposal.Bad(new Message(key, arguments), Optional.of(over.id()));
    }

    private Proposal vpc(double x, double y) {
        if (free.isEmpty()) {
            return new Proposal.Bad(Message.of("tool.no-vpc-block"), Optional.empty());
        }
        var box = around(x, y, VPC_WIDTH, VPC_HEIGHT);
        var made = Vpc.create(id, name, account(), region(x, y), List.of(free.get()));
        return new Proposal.Good(
                new Edit.AddVpc(made, Optional.of(box)),
                id,
                name,
                free.get().toString(),
                Optional.of(box),
                Optional.empty());
    }

    private Proposal transitGateway(double x, double y) {
        var box = around(x, y, TRANSIT_WIDTH, TRANSIT_HEIGHT);
        var region = region(x, y);
        return new Proposal.Good(
                new Edit.PutTransitGateway(
                        TransitGateway.create(id, name, account(), region), Optional.of(box)),
                id,
                name,
                region.code(),
                Optional.of(box),
                Optional.empty());
    }

    /// Whoever people act as; else who owns the first VPC; else the first account known.
    private AccountId account() {
        if (actor instanceof Actor.As(var own)) {
            return own;
        }
        var topology = document.topology();
        return topology.vpcs().values().stream()
                .map(Vpc::account)
                .findFirst()
                .or(() -> topology.accounts().keySet().stream().findFirst())
                .orElse(FIRST_ACCOUNT);
    }

    /// The Region in whose frame it falls, else that of the first VPC.
    private Region region(double x, double y) {
        for (var entry : scene.regions().entrySet()) {
            if (entry.getValue().contains(x, y)) {
                return entry.getKey();
            }
        }
        return document.topology().vpcs().values().stream()
                .map(Vpc::region)
                .findFirst()
                .orElse(FIRST_REGION);
    }

    static Box around(double x, double y, double width, double height) {
        return new Box(snap(x - width / 2), snap(y - height / 2), width, height);
    }

    static double snap(double value) {
        return Math.rint(value / 4) * 4;
    }
}
