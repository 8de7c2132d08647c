package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Labels;
import dev.peerscape.editor.scene.Metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a drag of figures comes to at the place where the pointer is: shown while it lasts, carried
/// out at its end.
///
/// @param edits empty when nothing would change
/// @param made what a copy brings, to be selected
/// @param refusal why it cannot be, with nothing to carry out
record Move(List<Edit> edits, Set<ResourceId> made, List<Mark> marks, Optional<Message> refusal) {

    static Move of(
            Diagram diagram, List<Figure> figures, double fromX, double fromY, Input.Mods mods) {
        var offset =
                Alignment.of(
                        diagram, figures, diagram.canvasX() - fromX, diagram.canvasY() - fromY);
        if (mods.copies()) {
            return Copying.drag(diagram, figures, offset);
        }
        return new Making(diagram, mods.shift()).move(figures, offset);
    }

    private static final class Making {
        private final Diagram diagram;
        private final boolean keepsParent;
        private final Map<ResourceId, Box> boxes = new HashMap<>();
        private final List<Edit> edits = new ArrayList<>();
        private final List<Mark> marks = new ArrayList<>();
        private Optional<Message> refusal = Optional.empty();

        Making(Diagram diagram, boolean keepsParent) {
            this.diagram = diagram;
            this.keepsParent = keepsParent;
        }

        Move move(List<Figure> figures, Alignment offset) {
            for (var figure : figures) {
                var box = figure.box().moved(offset.dx(), offset.dy());
                switch (figure.kind()) {
                    case VPC, INTERNET, TRANSIT_GATEWAY, TRANSIT_ATTACHMENT, DX_GATEWAY, SITE ->
                            free(figure, box);
                    case SUBNET -> subnet(figure, box);
                    case INSTANCE, NAT_GATEWAY, NETWORK_INTERFACE, LOAD_BALANCER ->
                            card(figure, box);
                    case VPC_ENDPOINT -> {
                        if (figure.isBadge()) {
                            gateway(figure, box);
                        } else {
                            card(figure, box);
                        }
                    }
                    case SITE_HOST -> host(figure, box);
                    case INTERNET_GATEWAY, EGRESS_ONLY_GATEWAY, VPN_GATEWAY -> gateway(figure, box);
                    case ROUTE_TABLE,
                            SECURITY_GROUP,
                            NETWORK_ACL,
                            PEERING,
                            TRANSIT_ROUTE_TABLE,
                            PREFIX_LIST,
                            TARGET_GROUP,
                            CUSTOMER_GATEWAY,
                            VPN_CONNECTION,
                            DX_CONNECTION,
                            VIRTUAL_INTERFACE -> {}
                }
            }
            marks.addAll(offset.guides());
            if (refusal.isPresent()) {
                return new Move(List.of(), Set.of(), marks, refusal);
            }
            if (!boxes.isEmpty()) {
                edits.add(new Edit.Place(boxes));
            }
            return new Move(edits, Set.of(), marks, refusal);
        }

        private void free(Figure figure, Box box) {
            place(figure.id(), box, figure.box());
            ghost(figure, box, Mark.Tone.NEUTRAL);
            for (var inside : diagram.scene().figuresOf(figure.id())) {
                if (inside.kind() == Kind.SUBNET) {
                    marks.add(
                            new Mark.Ghost(
                                    Kind.SUBNET,
                                    inside.box()
                                            .moved(
                                                    box.x() - figure.box().x(),
                                                    box.y() - figure.box().y()),
                                    "",
                                    "",
                                    Mark.Tone.NEUTRAL));
                }
            }
        }

        /// Inside its VPC a subnet goes where it likes; it cannot leave, its block belongs there.
        private void subnet(Figure figure, Box box) {
            var vpc = vpcOf(figure.id());
            var home = diagram.scene().vpcBox(vpc.id()).orElseThrow();
            if (!home.grown(24).contains(diagram.canvasX(), diagram.canvasY())) {
                ghost(figure, box, Mark.Tone.BAD);
                refuse(figure, Message.of("tool.subnet-stays", label(figure.id()), vpc.label()));
                return;
            }
            var inside = Spots.within(box, home, Metrics.VPC_HEADER);
            place(
                    figure.id(),
                    inside.moved(-home.x(), -home.y()),
                    figure.box().moved(-home.x(), -home.y()));
            ghost(figure, inside, Mark.Tone.NEUTRAL);
        }

        /// A host stands in its site: its address belongs there.
        private void host(Figure figure, Box box) {
            var site = figure.parent().orElseThrow();
            var home = diagram.scene().box(site).orElseThrow();
            if (!home.grown(24).contains(diagram.canvasX(), diagram.canvasY())) {
                ghost(figure, box, Mark.Tone.BAD);
                refuse(figure, Message.of("tool.host-stays", label(figure.id()), label(site)));
                return;
            }
            var inside = Spots.within(box, home, Metrics.SITE_HEADER);
            place(
                    figure.id(),
                    inside.moved(-home.x(), -home.y()),
                    figure.box().moved(-home.x(), -home.y()));
            ghost(figure, inside, Mark.Tone.NEUTRAL);
        }

        /// A gateway slides along the upper edge of its VPC; one to sites, and an endpoint, along
        /// the edge that is nearer.
        private void gateway(Figure figure, Box box) {
            var vpc = vpcOf(figure.id());
            var home = diagram.scene().vpcBox(vpc.id()).orElseThrow();
            var over = diagram.vpcUnderPointer().filter(it -> !it.equals(vpc.id()));
            if (over.isPresent()) {
                refuse(
                        figure,
                        Message.of(
                                figure.isOutlet() ? "tool.gateway-fixed" : "tool.door-fixed",
                                label(figure.id()),
                                vpc.label()));
                return;
            }
            double size = figure.box().width();
            double x = Math.clamp(box.x(), home.x() + size / 2, home.right() - 1.5 * size);
            boolean lower = !figure.isOutlet() && diagram.canvasY() > home.centerY();
            var slid = figure.box().at(x, (lower ? home.bottom() : home.y()) - size / 2);
            place(
                    figure.id(),
                    slid.moved(-home.x(), -home.y()),
                    figure.box().moved(-home.x(), -home.y()));
            ghost(figure, slid, Mark.Tone.NEUTRAL);
        }

        private void card(Figure figure, Box box) {
            var vpc = vpcOf(figure.id());
            var parent = figure.parent().orElseThrow();
            var under = keepsParent ? Optional.of(parent) : Moving.subnetUnder(diagram);
            if (under.filter(it -> !it.equals(parent)).isPresent()) {
                toSubnet(figure, box, vpc, under.get());
                return;
            }
            var home = diagram.scene().box(parent).orElseThrow();
            if (under.isEmpty() && !home.grown(8).contains(box.centerX(), box.centerY())) {
                ghost(figure, box, Mark.Tone.BAD);
                refuse(
                        figure,
                        Message.of(
                                "tool.needs-subnet",
                                Message.of("tool.item-" + figure.kind().slug())));
                return;
            }
            var inside = Spots.within(box, home, Metrics.SUBNET_HEADER);
            place(
                    figure.id(),
                    inside.moved(-home.x(), -home.y()),
                    figure.box().moved(-home.x(), -home.y()));
            ghost(figure, inside, Mark.Tone.NEUTRAL);
        }

        private void toSubnet(Figure figure, Box box, Vpc vpc, ResourceId to) {
            var target = diagram.scene().box(to).orElseThrow();
            var subnet = Optional.ofNullable(vpc.subnets().get(to));
            if (subnet.isEmpty()) {
                marks.add(new Mark.Glow(target, Mark.Tone.BAD));
                ghost(figure, box, Mark.Tone.BAD);
                refuse(
                        figure,
                        Message.of(
                                "tool.other-vpc",
                                label(figure.shown()),
                                vpc.label(),
                                vpcOf(to).label()));
                return;
            }
            var address = Proposals.hostAddress(vpc, subnet.get());
            if (address.isEmpty()) {
                marks.add(new Mark.Glow(target, Mark.Tone.BAD));
                ghost(figure, box, Mark.Tone.BAD);
                refuse(figure, Message.of("tool.no-address", subnet.get().label()));
                return;
            }
            var siblings =
                    Spots.cards(diagram.scene(), diagram.session().document().topology(), to);
            var inside = Spots.free(box, target, Metrics.SUBNET_HEADER, siblings);
            var relative = Optional.of(inside.moved(-target.x(), -target.y()));
            marks.add(new Mark.Glow(target, Mark.Tone.GOOD));
            marks.add(
                    new Mark.Ghost(
                            figure.kind(),
                            inside,
                            label(figure.shown()),
                            address.get().toString(),
                            Mark.Tone.GOOD));
            var second = second(figure, to, vpc);
            if (second.isPresent()) {
                marks.add(new Mark.Glow(target, Mark.Tone.BAD));
                ghost(figure, box, Mark.Tone.BAD);
                refuse(figure, second.get());
                return;
            }
            edits.add(
                    switch (resource(figure.shown())) {
                        case Instance it ->
                                new Edit.PutInstance(
                                        vpc.id(), moved(it, subnet.get(), address.get()), relative);
                        case NatGateway it ->
                                new Edit.PutNatGateway(
                                        vpc.id(), it.withPlace(to, address.get()), relative);
                        case NetworkInterface it ->
                                new Edit.PutNetworkInterface(
                                        vpc.id(),
                                        it.withPlace(to, List.of(address.get())),
                                        relative);
                        case VpcEndpoint it -> {
                            boxes.put(figure.id(), relative.get());
                            var form =
                                    new VpcEndpoint.Form.Interface(
                                            moved(it.interfaces(), figure, to, address.get()),
                                            it.form() instanceof VpcEndpoint.Form.Interface own
                                                    && own.privateDns());
                            yield new Edit.PutVpcEndpoint(
                                    vpc.id(), it.withForm(form), Optional.empty());
                        }
                        case LoadBalancer it -> {
                            boxes.put(figure.id(), relative.get());
                            yield new Edit.PutLoadBalancer(
                                    vpc.id(),
                                    it.withInterfaces(
                                            moved(it.interfaces(), figure, to, address.get())),
                                    Optional.empty());
                        }
                        case Resource it -> throw new IllegalStateException(it + " is no card");
                    });
        }

        /// An endpoint and a load balancer have one interface in an availability zone.
        private Optional<Message> second(Figure figure, ResourceId to, Vpc vpc) {
            var interfaces =
                    switch (resource(figure.shown())) {
                        case VpcEndpoint it -> it.interfaces();
                        case LoadBalancer it -> it.interfaces();
                        default -> List.<NetworkInterface>of();
                    };
            return interfaces.stream()
                    .filter(it -> !it.id().equals(figure.id()))
                    .filter(it -> zone(vpc, it.subnet()).equals(zone(vpc, to)))
                    .findFirst()
                    .map(it ->
                            Message.of(
                                    "tool.second-in-zone", label(figure.shown()), zone(vpc, to)));
        }

        private static String zone(Vpc vpc, ResourceId subnet) {
            return Optional.ofNullable(vpc.subnets().get(subnet)).map(Subnet::zone).orElse("");
        }

        private static List<NetworkInterface> moved(
                List<NetworkInterface> interfaces, Figure figure, ResourceId to, Ip address) {
            return interfaces.stream()
                    .map(it ->
                            it.id().equals(figure.id()) ? it.withPlace(to, List.of(address)) : it)
                    .toList();
        }

        private static Instance moved(Instance instance, Subnet to, Ip address) {
            var interfaces = new ArrayList<>(instance.interfaces());
            interfaces.set(0, instance.primary().withPlace(to.id(), List.of(address)));
            return instance.withInterfaces(interfaces);
        }

        private void place(ResourceId id, Box box, Box before) {
            if (box.x() != before.x() || box.y() != before.y()) {
                boxes.put(id, box);
            }
        }

        private void refuse(Figure figure, Message reason) {
            refusal = refusal.or(() -> Optional.of(reason));
            if (figure.isBadge()) {
                ghost(figure, figure.box(), Mark.Tone.BAD);
            }
        }

        private void ghost(Figure figure, Box box, Mark.Tone tone) {
            var address = Labels.address(resource(figure.id())).orElse("");
            marks.add(new Mark.Ghost(figure.kind(), box, label(figure.shown()), address, tone));
        }

        private Resource resource(ResourceId id) {
            return diagram.session().document().topology().find(id).orElseThrow();
        }

        private String label(ResourceId id) {
            return resource(id).label();
        }

        private Vpc vpcOf(ResourceId id) {
            return diagram.session().document().topology().vpcOf(id).orElseThrow();
        }
    }
}
