package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NatGateway.Connectivity;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// V14: a public NAT gateway without an Elastic IP, or in a subnet without a route to an Internet
/// gateway; or a private one with an Elastic IP (C.3).
final class NatWiring extends Rule {
    NatWiring() {
        super("V14", Severity.ERROR, "Amazon VPC User Guide, NAT gateways");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        for (var nat : vpc.natGateways().values()) {
            if (nat.connectivity() == Connectivity.PRIVATE) {
                nat.publicIp().ifPresent(_ -> privateWithAddress(vpc, nat, report));
                continue;
            }
            if (nat.publicIp().isEmpty()) {
                withoutAddress(vpc, nat, view, report);
            }
            shutIn(vpc, nat, view, report);
        }
    }

    private void privateWithAddress(Vpc vpc, NatGateway nat, Report report) {
        var address = nat.publicIp().map(Object::toString).orElse("");
        report.add(
                this,
                Message.of("check.V14.private-with-eip", nat.label(), address),
                List.of(nat.id()),
                List.of(
                        Mend.by(
                                Message.of("check.fix-drop-public-ip", nat.label(), address),
                                put(vpc, nat.withPublicIp(Optional.empty())))));
    }

    private void withoutAddress(Vpc vpc, NatGateway nat, View view, Report report) {
        var fix =
                view.freePublicIp()
                        .map(it ->
                                Mend.by(
                                        Message.of(
                                                "check.fix-give-eip", nat.label(), it.toString()),
                                        put(vpc, nat.withPublicIp(Optional.of(it)))));
        report.add(
                this,
                Message.of("check.V14.no-eip", nat.label()),
                List.of(nat.id()),
                fix.map(List::of).orElse(List.of()));
    }

    private void shutIn(Vpc vpc, NatGateway nat, View view, Report report) {
        var subnet = vpc.subnets().get(nat.subnet());
        if (subnet == null || Outlets.isOpen(vpc, subnet)) {
            return;
        }
        var fixes = new ArrayList<Fix>();
        var open =
                Outlets.openSubnets(vpc).stream()
                        .sorted(
                                java.util.Comparator.comparing(
                                        it -> !it.zone().equals(subnet.zone())))
                        .toList();
        for (var other : open) {
            var address = HostAddresses.firstFree(vpc, other);
            if (address.isPresent()) {
                fixes.add(
                        Mend.by(
                                Message.of(
                                        "check.fix-move-nat",
                                        nat.label(),
                                        other.label(),
                                        address.get().toString()),
                                put(vpc, nat.withPlace(other.id(), address.get()))));
                break;
            }
        }
        fixes.add(Outlets.open(vpc, subnet, view));
        report.add(
                this,
                Message.of(
                        "check.V14.no-igw-route",
                        nat.label(),
                        subnet.label(),
                        vpc.routeTableOf(subnet).label()),
                List.of(nat.id(), subnet.id()),
                fixes);
    }

    private static Edit put(Vpc vpc, NatGateway nat) {
        return new Edit.PutNatGateway(vpc.id(), nat, Optional.empty());
    }
}
