package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NatGateway.Connectivity;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// V14: a public NAT gateway without an Elastic IP, or in a subnet without a route to an Internet
/// gateway; or a private one with an Elastic IP (C.3). Each further address counts as the first
/// does.
final class NatWiring extends Rule {
    NatWiring() {
        super("V14", Severity.ERROR, "Amazon VPC User Guide, NAT gateways");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        for (var nat : vpc.natGateways().values()) {
            if (nat.connectivity() == Connectivity.PRIVATE) {
                nat.privateIps()
                        .forEach(own ->
                                nat.publicIpOf(own)
                                        .ifPresent(it ->
                                                privateWithAddress(vpc, nat, own, it, report)));
                continue;
            }
            for (var own : new LinkedHashSet<>(nat.privateIps())) {
                if (nat.publicIpOf(own).isEmpty()) {
                    withoutAddress(vpc, nat, own, view, report);
                }
            }
            shutIn(vpc, nat, view, report);
        }
    }

    private void privateWithAddress(Vpc vpc, NatGateway nat, Ip own, Ip elastic, Report report) {
        report.add(
                this,
                Message.of("check.V14.private-with-eip", nat.label(), elastic.toString()),
                List.of(nat.id()),
                List.of(
                        Mend.by(
                                Message.of(
                                        "check.fix-drop-public-ip",
                                        nat.label(),
                                        elastic.toString()),
                                put(vpc, mapped(nat, own, Optional.empty())))));
    }

    /// With several addresses each needs its own: the gateway picks any of them for a connection.
    private void withoutAddress(Vpc vpc, NatGateway nat, Ip own, View view, Report report) {
        var fixes = new ArrayList<Fix>();
        view.freePublicIp()
                .map(it ->
                        Mend.by(
                                Message.of("check.fix-give-eip", nat.label(), it.toString()),
                                put(vpc, mapped(nat, own, Optional.of(it)))))
                .ifPresent(fixes::add);
        boolean further = !own.equals(nat.privateIp());
        if (further) {
            fixes.add(
                    Mend.by(
                            Message.of("check.fix-drop-nat-address", own.toString(), nat.label()),
                            put(
                                    vpc,
                                    nat.withSecondary(
                                            nat.secondary().stream()
                                                    .filter(it -> !it.privateIp().equals(own))
                                                    .toList()))));
        }
        report.add(
                this,
                further
                        ? Message.of("check.V14.no-eip-further", nat.label(), own.toString())
                        : Message.of("check.V14.no-eip", nat.label()),
                List.of(nat.id()),
                fixes);
    }

    /// The gateway with another Elastic IP for one of its addresses.
    private static NatGateway mapped(NatGateway nat, Ip own, Optional<Ip> elastic) {
        if (own.equals(nat.privateIp())) {
            return nat.withPublicIp(elastic);
        }
        return nat.withSecondary(
                nat.secondary().stream()
                        .map(it ->
                                it.privateIp().equals(own)
                                        ? new NatGateway.Address(own, elastic)
                                        : it)
                        .toList());
    }

    /// The gateway in another subnet, with addresses of that one.
    private static NatGateway moved(NatGateway nat, Subnet subnet, List<Ip> addresses) {
        var further = new ArrayList<NatGateway.Address>();
        for (int i = 0; i < nat.secondary().size(); i++) {
            further.add(
                    new NatGateway.Address(
                            addresses.get(i + 1), nat.secondary().get(i).publicIp()));
        }
        return nat.withPlace(subnet.id(), addresses.getFirst()).withSecondary(further);
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
            var addresses = HostAddresses.free(vpc, other, nat.privateIps().size());
            if (addresses.size() == nat.privateIps().size()) {
                fixes.add(
                        Mend.by(
                                Message.of(
                                        "check.fix-move-nat",
                                        nat.label(),
                                        other.label(),
                                        addresses.getFirst().toString()),
                                put(vpc, moved(nat, other, addresses))));
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
