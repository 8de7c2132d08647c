package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;

/// V25: a peering resolves host names to private addresses, but a VPC of it has DNS support or DNS
/// host names off, so it does not (A.7).
final class DnsOptions extends Rule {
    DnsOptions() {
        super(
                "V25",
                Severity.WARNING,
                "Amazon VPC Peering Guide, Enable DNS resolution for a VPC peering connection");
    }

    @Override
    void ofPeering(Peering peering, View view, Report report) {
        var sides = List.of(peering.requester(), peering.accepter());
        var allowing = sides.stream().filter(Peering.Side::dnsResolution).toList();
        if (!peering.isActive() || allowing.isEmpty() || peering.isLoop()) {
            return;
        }
        var lacking =
                sides.stream()
                        .flatMap(it -> view.facts(it).stream())
                        .map(Facts::vpc)
                        .filter(it -> !it.dnsSupport() || !it.dnsHostnames())
                        .toList();
        if (lacking.isEmpty()) {
            return;
        }
        var names = String.join(", ", lacking.stream().map(Vpc::label).toList());
        var fixes = new ArrayList<Fix>();
        fixes.add(
                Mend.by(
                        Message.of("check.fix-dns-on", names),
                        lacking.stream()
                                .map(it -> new Edit.SetVpcDns(it.id(), true, true))
                                .toList()));
        fixes.add(
                Mend.by(
                        Message.of("check.fix-dns-option-off", peering.label()),
                        allowing.stream()
                                .map(it ->
                                        new Edit.SetPeeringDns(
                                                Actor.ANYONE, peering.id(), it.vpc(), false))
                                .toList()));
        var subjects = new ArrayList<>(List.of(peering.id()));
        lacking.forEach(it -> subjects.add(it.id()));
        report.add(this, Message.of("check.V25.off", peering.label(), names), subjects, fixes);
    }
}
