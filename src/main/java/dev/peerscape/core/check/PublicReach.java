package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// V16: one half of what the Internet needs: a public address without a route to an Internet
/// gateway, or such a route without a public address (C.2).
final class PublicReach extends Rule {
    PublicReach() {
        super(
                "V16",
                Severity.WARNING,
                "Amazon VPC User Guide, Enable internet access using an internet gateway");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        for (var instance : vpc.instances().values()) {
            boolean reachable =
                    instance.interfaces().stream().anyMatch(it -> it.publicIp().isPresent());
            for (var eni : instance.interfaces()) {
                var subnet = vpc.subnets().get(eni.subnet());
                if (subnet == null) {
                    continue;
                }
                if (eni.publicIp().isPresent() && !Outlets.isOpen(vpc, subnet)) {
                    withoutRoute(vpc, instance, eni, subnet, view, report);
                }
            }
            var eni = instance.primary();
            var subnet = vpc.subnets().get(eni.subnet());
            if (!reachable
                    && subnet != null
                    && eni.primary(false).isPresent()
                    && Outlets.isDefaultOpen(vpc, subnet)) {
                withoutAddress(vpc, instance, eni, subnet, view, report);
            }
        }
    }

    private void withoutRoute(
            Vpc vpc,
            Instance instance,
            NetworkInterface eni,
            Subnet subnet,
            View view,
            Report report) {
        var address = eni.publicIp().map(Ip::toString).orElse("");
        var fixes = new ArrayList<Fix>();
        fixes.add(Outlets.open(vpc, subnet, view));
        fixes.add(
                Mend.by(
                        Message.of("check.fix-drop-public-ip", instance.label(), address),
                        put(vpc, instance, eni, Optional.empty())));
        report.add(
                this,
                Message.of(
                        "check.V16.no-route",
                        instance.label(),
                        address,
                        vpc.routeTableOf(subnet).label(),
                        subnet.label()),
                List.of(instance.id(), eni.id(), subnet.id()),
                fixes);
    }

    private void withoutAddress(
            Vpc vpc,
            Instance instance,
            NetworkInterface eni,
            Subnet subnet,
            View view,
            Report report) {
        var fix =
                view.freePublicIp()
                        .map(it ->
                                Mend.by(
                                        Message.of(
                                                "check.fix-give-public-ip",
                                                instance.label(),
                                                it.toString()),
                                        put(vpc, instance, eni, Optional.of(it))));
        report.add(
                this,
                Message.of(
                        "check.V16.no-address",
                        instance.label(),
                        subnet.label(),
                        vpc.routeTableOf(subnet).label()),
                List.of(instance.id(), eni.id(), subnet.id()),
                fix.map(List::of).orElse(List.of()));
    }

    private static Edit put(
            Vpc vpc, Instance instance, NetworkInterface eni, Optional<Ip> address) {
        var interfaces = new ArrayList<>(instance.interfaces());
        interfaces.set(interfaces.indexOf(eni), eni.withPublicIp(address));
        return new Edit.PutInstance(
                vpc.id(), instance.withInterfaces(interfaces), Optional.empty());
    }
}
