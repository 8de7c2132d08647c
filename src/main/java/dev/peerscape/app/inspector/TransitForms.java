package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.network.TransitRow;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The forms of a transit gateway, its attachments and its route tables.
final class TransitForms {
    private TransitForms() {}

    static void gateway(Form form, TransitGateway gateway) {
        form.shown("inspector.account", gateway.account().value());
        form.shown("inspector.region", gateway.region().code());
        form.field(
                "inspector.asn",
                "transit-asn",
                Long.toString(gateway.asn()),
                Typed.asn(asn ->
                        put(
                                gateway.withOptions(
                                        asn, gateway.vpnEcmp(), gateway.groupReferencing()))));
        form.check(
                "inspector.vpn-ecmp",
                "transit-ecmp",
                gateway.vpnEcmp(),
                on -> put(gateway.withOptions(gateway.asn(), on, gateway.groupReferencing())));
        form.check(
                "inspector.group-referencing",
                "transit-groups",
                gateway.groupReferencing(),
                on -> put(gateway.withOptions(gateway.asn(), gateway.vpnEcmp(), on)));
        form.caption("inspector.attachments");
        var topology = form.workspace().session().document().topology();
        for (var attachment : gateway.attachments().values()) {
            form.row(
                    new HBox(6, form.link(attachment.id()), Form.muted(far(form, attachment))),
                    Optional.of(
                            form.remove(
                                    "detach-" + attachment.id(),
                                    new Edit.Remove(Set.of(attachment.id())))));
        }
        attach(form, topology, gateway);
        form.caption("inspector.route-tables");
        gateway.routeTables()
                .values()
                .forEach(it -> form.row(form.link(it.id()), Optional.empty()));
        form.action(
                form.text("inspector.add-route-table"),
                "transit-add-table",
                () ->
                        new Edit.PutTransitRouteTable(
                                gateway.id(),
                                new TransitRouteTable(
                                        Ids.in(topology).next(Kind.TRANSIT_ROUTE_TABLE),
                                        "",
                                        List.of())));
    }

    private static Edit put(TransitGateway gateway) {
        return new Edit.PutTransitGateway(gateway, Optional.empty());
    }

    /// A button for each VPC of the Region that could be attached and is not.
    private static void attach(Form form, Topology topology, TransitGateway gateway) {
        for (var vpc : topology.vpcs().values()) {
            boolean fits =
                    vpc.region().equals(gateway.region())
                            && gateway.attachmentOf(vpc.id()).isEmpty()
                            && !vpc.subnets().isEmpty();
            if (fits) {
                form.action(
                        form.text("inspector.attach-vpc", vpc.label()),
                        "attach-" + vpc.id(),
                        () -> attachment(topology, gateway, vpc));
            }
        }
    }

    private static Edit attachment(Topology topology, TransitGateway gateway, Vpc vpc) {
        return new Edit.PutTransitAttachment(
                gateway.id(),
                gateway.attachment(
                        Ids.in(topology).next(Kind.TRANSIT_ATTACHMENT),
                        "",
                        To.ToVpc.of(vpc.id(), oneAZone(vpc))));
    }

    /// The first subnet of each availability zone.
    private static List<ResourceId> oneAZone(Vpc vpc) {
        var zones = new HashMap<String, ResourceId>();
        vpc.subnets().values().forEach(it -> zones.putIfAbsent(it.zone(), it.id()));
        return zones.values().stream().sorted().toList();
    }

    private static String far(Form form, TransitAttachment attachment) {
        return switch (attachment.to()) {
            case To.ToVpc to -> form.label(to.vpc());
            case To.ToTransitGateway to -> form.label(to.gateway());
            case To.ToVpn to -> form.label(to.vpn());
            case To.ToDxGateway to -> form.label(to.gateway());
            case To.Elsewhere it -> it.what() + " " + it.resource();
        };
    }

    static void attachment(Form form, TransitGateway gateway, TransitAttachment attachment) {
        form.caption("inspector.attached-to").add(form.link(gateway.id()));
        form.caption("inspector.far-end");
        switch (attachment.to()) {
            case To.ToVpc to -> {
                form.add(form.link(to.vpc()));
                vpc(form, gateway, attachment, to);
            }
            case To.ToVpn to -> form.add(form.link(to.vpn()));
            case To.ToDxGateway to -> form.add(form.link(to.gateway()));
            case To.ToTransitGateway to -> form.add(form.link(to.gateway()));
            case To.Elsewhere it -> {
                form.note(far(form, attachment));
                it.cidrs().forEach(cidr -> form.add(Form.mono(cidr.toString())));
            }
        }
        form.check(
                "inspector.attachment-available",
                "attachment-available",
                attachment.available(),
                on -> put(gateway, attachment.withAvailable(on)));
        form.caption("inspector.association");
        for (var table : gateway.routeTables().values()) {
            boolean own = attachment.association().filter(table.id()::equals).isPresent();
            form.tick(
                    "association-" + table.id(),
                    table.label(),
                    own,
                    put(
                            gateway,
                            attachment.withAssociation(
                                    own ? Optional.empty() : Optional.of(table.id()))));
        }
        form.caption("inspector.propagation");
        for (var table : gateway.routeTables().values()) {
            form.tick(
                    "propagation-" + table.id(),
                    table.label(),
                    attachment.propagations().contains(table.id()),
                    put(
                            gateway,
                            attachment.withPropagations(
                                    Lists.toggled(attachment.propagations(), table.id()))));
        }
    }

    /// The options of an attachment that only a VPC's has.
    private static void vpc(
            Form form, TransitGateway gateway, TransitAttachment attachment, To.ToVpc to) {
        var topology = form.workspace().session().document().topology();
        form.check(
                "inspector.appliance-mode",
                "attachment-appliance",
                to.applianceMode(),
                on ->
                        put(
                                gateway,
                                attachment.withTo(
                                        new To.ToVpc(
                                                to.vpc(),
                                                to.subnets(),
                                                on,
                                                to.ipv6(),
                                                to.groupReferencing()))));
        form.check(
                "inspector.attachment-ipv6",
                "attachment-ipv6",
                to.ipv6(),
                on ->
                        put(
                                gateway,
                                attachment.withTo(
                                        new To.ToVpc(
                                                to.vpc(),
                                                to.subnets(),
                                                to.applianceMode(),
                                                on,
                                                to.groupReferencing()))));
        form.caption("inspector.attachment-subnets");
        topology.vpc(to.vpc())
                .ifPresent(vpc ->
                        vpc.subnets()
                                .values()
                                .forEach(it ->
                                        form.tick(
                                                "attachment-subnet-" + it.id(),
                                                it.label() + "  " + it.zone(),
                                                to.subnets().contains(it.id()),
                                                put(
                                                        gateway,
                                                        attachment.withTo(
                                                                to.withSubnets(
                                                                        Lists.toggled(
                                                                                to.subnets(),
                                                                                it.id())))))));
    }

    private static Edit put(TransitGateway gateway, TransitAttachment attachment) {
        return new Edit.PutTransitAttachment(gateway.id(), attachment);
    }

    static void table(Form form, TransitGateway gateway, TransitRouteTable table) {
        form.caption("inspector.attached-to").add(form.link(gateway.id()));
        form.caption("inspector.routes");
        for (int i = 0; i < table.routes().size(); i++) {
            var row = table.routes().get(i);
            var text = row.destination() + " → " + target(form, gateway, row.to());
            var rest = Lists.without(table.routes(), i);
            form.row(
                    Form.mono(text),
                    Optional.of(
                            form.remove(
                                    "transit-route-" + i, put(gateway, table.withRoutes(rest)))));
        }
        var lists =
                new TransitListRows(
                        form,
                        form.workspace().session().document().topology(),
                        gateway,
                        table,
                        to -> target(form, gateway, to));
        lists.rows();
        form.learned(
                "transit-learned",
                network ->
                        Learned.ofTransit(network, gateway.id(), table.id()).stream()
                                .map(it -> learned(form, gateway, it))
                                .toList());
        form.caption("inspector.told-by");
        for (var attachment : gateway.attachments().values()) {
            if (attachment.propagations().contains(table.id())) {
                form.row(
                        new VBox(form.link(attachment.id()), Form.muted(far(form, attachment))),
                        Optional.empty());
            }
        }
        form.caption("inspector.add-routes");
        for (var attachment : gateway.attachments().values()) {
            form.adding(
                    Message.of("inspector.route-to", called(form, attachment)),
                    "transit-route-to-" + attachment.id(),
                    row(gateway, table, Optional.of(attachment.id())));
        }
        form.adding(
                "inspector.route-blackhole",
                "transit-route-blackhole",
                row(gateway, table, Optional.empty()));
        lists.adding();
    }

    /// A row that an attachment told the table.
    private static Node learned(Form form, TransitGateway gateway, TransitRow row) {
        return Form.listRow(
                new VBox(
                        Form.mono(row.destination() + " → " + target(form, gateway, row.to())),
                        Form.muted(form.text("inspector.learned-from"))),
                Optional.empty());
    }

    private static Function<String, Form.Meaning> row(
            TransitGateway gateway, TransitRouteTable table, Optional<ResourceId> attachment) {
        return Typed.block(cidr ->
                put(
                        gateway,
                        table.withRoutes(
                                Lists.plus(
                                        table.routes(),
                                        new TransitRouteTable.Row(cidr, attachment)))));
    }

    private static Edit put(TransitGateway gateway, TransitRouteTable table) {
        return new Edit.PutTransitRouteTable(gateway.id(), table);
    }

    private static String target(Form form, TransitGateway gateway, Optional<ResourceId> to) {
        return to.map(id -> called(form, gateway, id)).orElseGet(() -> form.text("inspector.drop"));
    }

    /// An attachment without a name of its own is called by its far end.
    private static String called(Form form, TransitGateway gateway, ResourceId id) {
        var attachment = gateway.attachments().get(id);
        return attachment == null ? id.value() : called(form, attachment);
    }

    private static String called(Form form, TransitAttachment attachment) {
        return attachment.name().isEmpty() ? far(form, attachment) : attachment.name();
    }
}
