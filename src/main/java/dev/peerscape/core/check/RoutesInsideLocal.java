package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.List;
import java.util.Optional;

/// V08: a row for addresses inside the VPC's own blocks, to a target that may not have them; or for
/// addresses that AWS keeps for its services (A.6, case N11).
final class RoutesInsideLocal extends Rule {
    private static final List<Cidr> RESERVED =
            List.of(Cidr.of("169.254.168.0/22"), Cidr.of("fd00:ec2::/32"));

    RoutesInsideLocal() {
        super("V08", Severity.ERROR, "Amazon VPC User Guide, Configure route tables");
    }

    @Override
    void ofNeighbourhood(Facts facts, View view, Report report) {
        var vpc = facts.vpc();
        for (var row : facts.rows()) {
            if (isAllowed(vpc, row.route())) {
                continue;
            }
            var table = row.table();
            var destination = row.destination();
            var local = local(vpc, destination);
            var key =
                    local.isEmpty()
                            ? "check.V08.reserved"
                            : local.get().equals(destination)
                                    ? "check.V08.local"
                                    : "check.V08.inside";
            var target = view.label(row.target());
            report.add(
                    this,
                    Message.of(
                            key,
                            table.label(),
                            destination.toString(),
                            target,
                            vpc.label(),
                            local.map(Cidr::toString).orElse("")),
                    List.of(table.id(), vpc.id()),
                    List.of(
                            Mend.by(
                                    Message.of(
                                            "check.fix-remove-route",
                                            destination.toString(),
                                            target,
                                            table.label()),
                                    row.removal())));
        }
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        EdgeTables.check(this, vpc, view, report);
    }

    /// Whether the row may be there, by its destination. A target that is gone is not this rule's:
    /// the row is a blackhole, whatever it was.
    static boolean isAllowed(Vpc vpc, Route route) {
        return switch (route.target()) {
            case Target.Local _, Target.Gone _ -> true;
            case Target.ToInternetGateway _,
                    Target.ToEgressOnlyGateway _,
                    Target.ToPeering _,
                    Target.ToTransitGateway _,
                    Target.ToVpnGateway _ ->
                    mayBeWritten(vpc, route.destination());
            case Target.ToNatGateway _ ->
                    mayBeWritten(vpc, route.destination())
                            || !isReserved(route.destination())
                                    && isWholeSubnet(vpc, route.destination());
            // A row for a whole block takes the place of its local route (B.4).
            case Target.ToNetworkInterface _ ->
                    mayBeWritten(vpc, route.destination())
                            || !isReserved(route.destination())
                                    && (isWholeSubnet(vpc, route.destination())
                                            || vpc.cidrs().contains(route.destination()));
            // Derived: AWS writes it.
            case Target.ToEndpoint _ -> true;
        };
    }

    private static boolean isWholeSubnet(Vpc vpc, Cidr destination) {
        return vpc.subnets().values().stream()
                .anyMatch(subnet -> subnet.cidrs().contains(destination));
    }

    /// Whether a row for that destination may go anywhere at all.
    static boolean mayBeWritten(Vpc vpc, Cidr destination) {
        return local(vpc, destination).isEmpty() && !isReserved(destination);
    }

    private static Optional<Cidr> local(Vpc vpc, Cidr destination) {
        for (var block : vpc.cidrs()) {
            if (block.contains(destination)) {
                return Optional.of(block);
            }
        }
        return Optional.empty();
    }

    private static boolean isReserved(Cidr destination) {
        return RESERVED.stream().anyMatch(it -> it.contains(destination));
    }
}
