package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// V16: one half of what the Internet needs: a public address without a route to an Internet
/// gateway, or such a route without a public address (C.2); of IPv6, where every address is public,
/// a subnet that has a way out for IPv4 alone, and an egress-only gateway that nothing leads to.
final class PublicReach extends Rule {
    PublicReach() {
        super(
                "V16",
                Severity.WARNING,
                "Amazon VPC User Guide, Enable internet access using an internet gateway");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        for (var held : Hosts.held(vpc)) {
            var subnet = vpc.subnets().get(held.eni().subnet());
            if (subnet != null
                    && held.eni().publicIp().isPresent()
                    && !Outlets.isOpen(vpc, subnet)) {
                withoutRoute(vpc, held, subnet, view, report);
            }
        }
        for (var instance : vpc.instances().values()) {
            boolean reachable =
                    instance.interfaces().stream().anyMatch(it -> it.publicIp().isPresent());
            var eni = instance.primary();
            var subnet = vpc.subnets().get(eni.subnet());
            if (!reachable
                    && subnet != null
                    && eni.primary(false).isPresent()
                    && Outlets.isDefaultOpen(vpc, subnet)) {
                withoutAddress(vpc, new Hosts.Held(eni, instance), subnet, "", view, report);
            }
        }
        balancers(vpc, view, report);
        PublicReachV6.check(this, vpc, report);
    }

    /// One that faces the Internet needs a public address in every zone.
    private void balancers(Vpc vpc, View view, Report report) {
        for (var balancer : vpc.loadBalancers().values()) {
            for (var eni : balancer.interfaces()) {
                var subnet = vpc.subnets().get(eni.subnet());
                if (balancer.internetFacing() && eni.publicIp().isEmpty() && subnet != null) {
                    var held = new Hosts.Held(eni, balancer);
                    withoutAddress(vpc, held, subnet, "-balancer", view, report);
                }
            }
        }
    }

    private static List<ResourceId> subjects(Hosts.Held held, Subnet subnet) {
        var subjects = new ArrayList<>(held.subjects());
        subjects.add(subnet.id());
        return subjects;
    }

    private void withoutRoute(Vpc vpc, Hosts.Held held, Subnet subnet, View view, Report report) {
        var address = held.eni().publicIp().map(Ip::toString).orElse("");
        var label = held.holder().label();
        var fixes = new ArrayList<Fix>();
        fixes.add(Outlets.open(vpc, subnet, view));
        boolean needed =
                held.holder() instanceof LoadBalancer balancer && balancer.internetFacing();
        if (!needed) {
            fixes.add(
                    Mend.by(
                            Message.of("check.fix-drop-public-ip", label, address),
                            held.put(vpc, held.eni().withPublicIp(Optional.empty()))));
        }
        report.add(
                this,
                Message.of(
                        "check.V16.no-route",
                        label,
                        address,
                        vpc.routeTableOf(subnet).label(),
                        subnet.label()),
                subjects(held, subnet),
                fixes);
    }

    private void withoutAddress(
            Vpc vpc, Hosts.Held held, Subnet subnet, String kind, View view, Report report) {
        var label = held.holder().label();
        var fix =
                view.freePublicIp()
                        .map(it ->
                                Mend.by(
                                        Message.of(
                                                "check.fix-give-public-ip", label, it.toString()),
                                        held.put(vpc, held.eni().withPublicIp(Optional.of(it)))));
        report.add(
                this,
                Message.of(
                        "check.V16.no-address" + kind,
                        label,
                        subnet.label(),
                        vpc.routeTableOf(subnet).label()),
                subjects(held, subnet),
                fix.map(List::of).orElse(List.of()));
    }
}
