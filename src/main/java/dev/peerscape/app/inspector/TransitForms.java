package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
                text -> asn(gateway, text));
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
                    new HBox(6, form.link(attachment.id()), muted(far(form, attachment))),
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
        form.button(
                "inspector.add-route-table",
                "transit-add-table",
                "flat",
                () ->
                        form.workspace()
                                .commit(
                                        new Edit.PutTransitRouteTable(
                                                gateway.id(),
                                                new TransitRouteTable(
                                                        Ids.in(topology)
                                                                .next(Kind.TRANSIT_ROUTE_TABLE),
                                                        "",
                                                        List.of()))));
    }

    private static Form.Meaning asn(TransitGateway gateway, String text) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= 1 && number <= 4_294_967_295L) {
                return new Form.Meaning.Means(
                        put(
                                gateway.withOptions(
                                        number, gateway.vpnEcmp(), gateway.groupReferencing())));
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        return new Form.Meaning.Wrong(Message.of("inspector.not-asn", text));
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
                var button =
                        new javafx.scene.control.Button(
                                form.text("inspector.attach-vpc", vpc.label()));
                button.setId("attach-" + vpc.id());
                button.getStyleClass().add("flat");
                button.setOnAction(
                        _ -> form.workspace().commit(attachment(topology, gateway, vpc)));
                form.add(button);
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
        var topology = form.workspace().session().document().topology();
        return switch (attachment.to()) {
            case To.ToVpc to -> label(topology, to.vpc());
            case To.ToTransitGateway to -> label(topology, to.gateway());
            case To.Elsewhere it -> it.what() + " " + it.resource();
            default -> throw new AssertionError("SKELETON");
        };
    }

    private static String label(Topology topology, ResourceId id) {
        return topology.find(id).map(it -> it.label()).orElse(id.value());
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("secondary");
        return label;
    }

    static void attachment(Form form, TransitGateway gateway, TransitAttachment attachment) {
        form.caption("inspector.attached-to").add(form.link(gateway.id()));
        form.shown("inspector.far-end", far(form, attachment));
        var topology = form.workspace().session().document().topology();
        if (attachment.to() instanceof To.ToVpc to) {
            form.add(form.link(to.vpc()));
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
                                            tick(
                                                    form,
                                                    "attachment-subnet-" + it.id(),
                                                    it.label() + "  " + it.zone(),
                                                    to.subnets().contains(it.id()),
                                                    put(
                                                            gateway,
                                                            attachment.withTo(
                                                                    to.withSubnets(
                                                                            toggled(
                                                                                    to.subnets(),
                                                                                    it.id())))))));
        }
        form.check(
                "inspector.attachment-available",
                "attachment-available",
                attachment.available(),
                on -> put(gateway, attachment.withAvailable(on)));
        form.caption("inspector.association");
        for (var table : gateway.routeTables().values()) {
            boolean own = attachment.association().filter(table.id()::equals).isPresent();
            tick(
                    form,
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
            tick(
                    form,
                    "propagation-" + table.id(),
                    table.label(),
                    attachment.propagations().contains(table.id()),
                    put(
                            gateway,
                            attachment.withPropagations(
                                    toggled(attachment.propagations(), table.id()))));
        }
    }

    private static void tick(Form form, String id, String text, boolean on, Edit edit) {
        var box = new CheckBox(text);
        box.setId(id);
        box.setSelected(on);
        box.setOnAction(_ -> {
            form.workspace().commit(edit);
            // What was refused changes nothing: the tick must not claim it did.
            box.setSelected(on);
        });
        form.row(box, Optional.empty());
    }

    private static List<ResourceId> toggled(List<ResourceId> ids, ResourceId id) {
        var after = new ArrayList<>(ids);
        if (!after.remove(id)) {
            after.add(id);
        }
        return after;
    }

    private static Edit put(TransitGateway gateway, TransitAttachment attachment) {
        return new Edit.PutTransitAttachment(gateway.id(), attachment);
    }

    static void table(Form form, TransitGateway gateway, TransitRouteTable table) {
        form.caption("inspector.attached-to").add(form.link(gateway.id()));
        form.caption("inspector.routes");
        for (var row : table.routes()) {
            var text = row.destination() + " → " + target(gateway, row);
            var rest = new ArrayList<>(table.routes());
            rest.remove(row);
            form.row(
                    mono(text),
                    Optional.of(
                            form.remove(
                                    "transit-route-" + row.destination(),
                                    put(gateway, table.withRoutes(rest)))));
        }
        for (var attachment : gateway.attachments().values()) {
            if (attachment.propagations().contains(table.id())) {
                form.row(
                        new HBox(
                                6,
                                muted(form.text("inspector.learned-from")),
                                form.link(attachment.id())),
                        Optional.empty());
            }
        }
        for (var attachment : gateway.attachments().values()) {
            form.adding(
                    form.text(
                            "inspector.route-to", attachment.label() + " " + far(form, attachment)),
                    "transit-route-to-" + attachment.id(),
                    text -> row(gateway, table, text, Optional.of(attachment.id())));
        }
        form.adding(
                form.text("inspector.route-blackhole"),
                "transit-route-blackhole",
                text -> row(gateway, table, text, Optional.empty()));
    }

    private static Form.Meaning row(
            TransitGateway gateway,
            TransitRouteTable table,
            String text,
            Optional<ResourceId> attachment) {
        return switch (Cidr.parse(text)) {
            case Parsed.Bad<Cidr>(var reason, _) -> new Form.Meaning.Wrong(reason);
            case Parsed.Good<Cidr>(var cidr) -> {
                var rows = new ArrayList<>(table.routes());
                rows.add(new TransitRouteTable.Row(cidr, attachment));
                yield new Form.Meaning.Means(put(gateway, table.withRoutes(rows)));
            }
        };
    }

    private static Edit put(TransitGateway gateway, TransitRouteTable table) {
        return new Edit.PutTransitRouteTable(gateway.id(), table);
    }

    private static String target(TransitGateway gateway, TransitRouteTable.Row row) {
        return row.to()
                .map(id -> {
                    var to = gateway.attachments().get(id);
                    return to == null ? id.value() : to.label();
                })
                .orElse("blackhole");
    }

    private static Label mono(String text) {
        var label = new Label(text);
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        return label;
    }
}
