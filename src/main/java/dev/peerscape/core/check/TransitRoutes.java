package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.TransitRow;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// V18: a VPC is attached to a transit gateway and routes to it, and yet packets are lost: the
/// attachment looks up no table, stands in no subnet of the sender's availability zone, is in no
/// table, so that nothing comes back; or the VPC is in a table and has no route back (C.5). The
/// same of sites: a line that is down, no way back by a static VPN connection, equal numbers (C.4).
final class TransitRoutes extends Rule {
    /// Where 0.0.0.0/0 leads elsewhere: what is behind a gateway is seldom outside these.
    private static final List<Cidr> PRIVATE =
            List.of(Cidr.of("10.0.0.0/8"), Cidr.of("172.16.0.0/12"), Cidr.of("192.168.0.0/16"));

    TransitRoutes() {
        super("V18", Severity.WARNING, "Amazon VPC Transit Gateways, How transit gateways work");
    }

    @Override
    void ofTransitGateway(TransitGateway gateway, View view, Report report) {
        var led = led(gateway, view);
        new TransitReturns(this, gateway, view).check(report);
        for (var attachment : gateway.attachments().values()) {
            if (!(attachment.to() instanceof To.ToVpc to) || !attachment.available()) {
                continue;
            }
            view.facts(to.vpc())
                    .ifPresent(facts -> {
                        boolean sends =
                                facts.rows().stream()
                                        .anyMatch(row -> leadsTo(row.target(), gateway.id()));
                        if (sends) {
                            unassociated(gateway, attachment, facts.vpc(), report);
                            zones(gateway, attachment, to, facts.vpc(), report);
                            unheard(gateway, attachment, facts.vpc(), led, report);
                        } else if (led.contains(attachment.id())) {
                            noWayBack(gateway, attachment, facts.vpc(), report);
                        }
                    });
        }
    }

    @Override
    void ofBackbone(View view, Report report) {
        new SiteLines(this, view, report).check();
        new SiteNumbers(this, view, report).check();
    }

    private static boolean leadsTo(Target target, ResourceId gateway) {
        return target instanceof Target.ToTransitGateway(var id) && id.equals(gateway);
    }

    /// The attachments that some table leads to.
    private static Set<ResourceId> led(TransitGateway gateway, View view) {
        var led = new HashSet<ResourceId>();
        view.transit(gateway.id())
                .ifPresent(tables -> {
                    for (int i = 0; i < gateway.routeTables().size(); i++) {
                        for (TransitRow row : tables.rows(i)) {
                            row.to().ifPresent(led::add);
                        }
                    }
                });
        return led;
    }

    private void unassociated(
            TransitGateway gateway, TransitAttachment attachment, Vpc vpc, Report report) {
        if (attachment.association().isPresent()) {
            return;
        }
        var table =
                gateway.defaultAssociation()
                        .or(() -> gateway.routeTables().keySet().stream().findFirst())
                        .map(gateway.routeTables()::get);
        report.add(
                this,
                Message.of(
                        "check.V18.unassociated", attachment.label(), vpc.label(), gateway.label()),
                List.of(attachment.id(), vpc.id(), gateway.id()),
                table
                        .map(it ->
                                Mend.by(
                                        Message.of(
                                                "check.fix-associate",
                                                attachment.label(),
                                                it.label()),
                                        put(
                                                gateway,
                                                attachment.withAssociation(Optional.of(it.id())))))
                        .stream()
                        .toList());
    }

    private void zones(
            TransitGateway gateway,
            TransitAttachment attachment,
            To.ToVpc to,
            Vpc vpc,
            Report report) {
        var covered = new HashSet<String>();
        for (var id : to.subnets()) {
            Optional.ofNullable(vpc.subnets().get(id)).map(Subnet::zone).ifPresent(covered::add);
        }
        Map<String, Subnet> missing = new LinkedHashMap<>();
        for (var subnet : vpc.subnets().values()) {
            boolean sends =
                    vpc.routeTableOf(subnet).routes().stream()
                            .anyMatch(it -> leadsTo(it.target(), gateway.id()));
            if (sends && !covered.contains(subnet.zone())) {
                missing.putIfAbsent(subnet.zone(), subnet);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        var subnets = new ArrayList<>(to.subnets());
        missing.values().forEach(it -> subnets.add(it.id()));
        var zones = String.join(", ", missing.keySet());
        report.add(
                this,
                Message.of("check.V18.zone", attachment.label(), zones, vpc.label()),
                List.of(attachment.id(), vpc.id(), gateway.id()),
                List.of(
                        Mend.by(
                                Message.of("check.fix-zones", attachment.label(), zones),
                                put(gateway, attachment.withTo(to.withSubnets(subnets))))));
    }

    private void unheard(
            TransitGateway gateway,
            TransitAttachment attachment,
            Vpc vpc,
            Set<ResourceId> led,
            Report report) {
        if (led.contains(attachment.id())) {
            return;
        }
        var fixes = new ArrayList<Fix>();
        var tables =
                gateway.routeTables().keySet().stream()
                        .filter(it ->
                                gateway.attachments().values().stream()
                                        .anyMatch(other ->
                                                other.association().equals(Optional.of(it))))
                        .toList();
        var told = attachment.withPropagations(tables);
        if (!tables.isEmpty() && !told.equals(attachment)) {
            fixes.add(
                    Mend.by(
                            Message.of(
                                    "check.fix-propagate",
                                    attachment.label(),
                                    String.join(
                                            ", ",
                                            tables.stream()
                                                    .map(gateway.routeTables()::get)
                                                    .map(Resource::label)
                                                    .toList())),
                            put(gateway, told)));
        }
        report.add(
                this,
                Message.of("check.V18.unheard", vpc.label(), gateway.label(), attachment.label()),
                List.of(attachment.id(), vpc.id(), gateway.id()),
                fixes);
    }

    private void noWayBack(
            TransitGateway gateway, TransitAttachment attachment, Vpc vpc, Report report) {
        var tables = RouteWork.tablesInUse(vpc);
        var edits = new ArrayList<Edit>();
        for (var table : tables) {
            boolean taken =
                    table.routes().stream().anyMatch(it -> it.destination().equals(Cidr.ANY_V4));
            var blocks = taken ? PRIVATE : List.of(Cidr.ANY_V4);
            for (var block : blocks) {
                boolean there =
                        table.routes().stream().anyMatch(it -> it.destination().equals(block));
                if (!there && RoutesInsideLocal.mayBeWritten(vpc, block)) {
                    edits.add(
                            new Edit.AddRoute(
                                    table.id(),
                                    Route.to(block, new Target.ToTransitGateway(gateway.id()))));
                }
            }
        }
        var names = String.join(", ", tables.stream().map(Resource::label).toList());
        report.add(
                this,
                Message.of("check.V18.no-way-back", vpc.label(), gateway.label(), names),
                List.of(vpc.id(), attachment.id(), gateway.id()),
                edits.isEmpty()
                        ? List.of()
                        : List.of(
                                Mend.by(
                                        Message.of(
                                                "check.fix-route-transit", gateway.label(), names),
                                        edits)));
    }

    private static Edit put(TransitGateway gateway, TransitAttachment attachment) {
        return new Edit.PutTransitAttachment(gateway.id(), attachment);
    }
}
