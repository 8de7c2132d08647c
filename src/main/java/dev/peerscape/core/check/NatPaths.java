package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// V15: a NAT gateway whose own subnet sends everything back to it, or that serves a subnet in
/// another availability zone (C.3); the latter for information where that zone has none.
final class NatPaths extends Rule {
    NatPaths() {
        super("V15", Severity.WARNING, "Amazon VPC User Guide, Troubleshoot NAT gateways");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        if (vpc.natGateways().isEmpty()) {
            return;
        }
        for (var table : vpc.routeTables().values()) {
            for (var row : Row.of(table)) {
                if (row.target() instanceof Target.ToNatGateway(var id)) {
                    var nat = vpc.natGateways().get(id);
                    if (nat != null) {
                        look(vpc, table, row, nat, view, report);
                    }
                }
            }
        }
    }

    private void look(
            Vpc vpc, RouteTable table, Row row, NatGateway nat, View view, Report report) {
        var home = vpc.subnets().get(nat.subnet());
        if (home == null) {
            return;
        }
        boolean toItself = vpc.routeTableOf(home).id().equals(table.id());
        if (toItself && row.destination().equals(Cidr.ANY_V4)) {
            report.add(
                    this,
                    Message.of("check.V15.itself", table.label(), nat.label(), home.label()),
                    List.of(nat.id(), table.id(), home.id()),
                    row.isAlone() ? turned(vpc, table, row, home, view) : List.of());
        }
        if (!toItself) {
            elsewhere(vpc, row, nat, home, report);
        }
    }

    /// The row sent to the Internet gateway where the table is the NAT gateway's alone; else the
    /// NAT gateway's subnet taken out of the table.
    private static List<Fix> turned(Vpc vpc, RouteTable table, Row row, Subnet home, View view) {
        var gateway = vpc.internetGateways().keySet().stream().findFirst();
        boolean alone = vpc.subnetsOf(table.id()).size() == 1;
        if (alone && gateway.isPresent()) {
            return List.of(
                    Mend.by(
                            Message.of(
                                    "check.fix-retarget",
                                    row.destination().toString(),
                                    table.label(),
                                    view.label(gateway.get())),
                            row.retarget(new Target.ToInternetGateway(gateway.get()))));
        }
        return List.of(Outlets.open(vpc, home, view));
    }

    /// Where the zone of the subnets has a NAT gateway of its own, using another one is a slip;
    /// where it has none, one gateway for several zones may be just what somebody chose to pay for.
    private void elsewhere(Vpc vpc, Row row, NatGateway nat, Subnet home, Report report) {
        var byZone = new LinkedHashMap<String, List<Subnet>>();
        for (var subnet : vpc.subnetsOf(row.tableId())) {
            byZone.computeIfAbsent(subnet.zone(), _ -> new ArrayList<>()).add(subnet);
        }
        byZone.forEach((zone, subnets) -> {
            if (zone.equals(home.zone())) {
                return;
            }
            var subjects = new ArrayList<ResourceId>();
            subjects.add(row.tableId());
            subjects.add(nat.id());
            subnets.forEach(it -> subjects.add(it.id()));
            var own = ownIn(vpc, row, zone);
            own.ifPresent(it -> subjects.add(it.id()));
            var names = String.join(", ", subnets.stream().map(Subnet::label).toList());
            var table = row.table().label();
            report.add(
                    this,
                    own.isPresent() ? Severity.WARNING : Severity.INFO,
                    own.map(it ->
                                    Message.of(
                                            "check.V15.not-own",
                                            names,
                                            zone,
                                            table,
                                            nat.label(),
                                            home.zone(),
                                            it.label()))
                            .orElseGet(() ->
                                    Message.of(
                                            "check.V15.other-zone",
                                            names,
                                            zone,
                                            table,
                                            nat.label(),
                                            home.zone())),
                    subjects,
                    own.filter(_ -> byZone.size() == 1 && row.isAlone())
                            .map(it -> List.of(moved(row, it)))
                            .orElse(List.of()));
        });
    }

    /// A NAT gateway in that zone whose own subnet is not routed by the table.
    private static Optional<NatGateway> ownIn(Vpc vpc, Row row, String zone) {
        for (var nat : vpc.natGateways().values()) {
            var home = vpc.subnets().get(nat.subnet());
            if (home != null
                    && home.zone().equals(zone)
                    && !vpc.routeTableOf(home).id().equals(row.tableId())) {
                return Optional.of(nat);
            }
        }
        return Optional.empty();
    }

    private static Fix moved(Row row, NatGateway nat) {
        return Mend.by(
                Message.of(
                        "check.fix-retarget",
                        row.destination().toString(),
                        row.table().label(),
                        nat.label()),
                row.retarget(new Target.ToNatGateway(nat.id())));
    }
}
