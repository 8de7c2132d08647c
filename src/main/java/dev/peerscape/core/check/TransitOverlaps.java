package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Overlaps;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// V19: VPCs on one transit gateway share addresses. Of blocks that overlap only those of the first
/// attachment are learned, so the others cannot be reached by it (C.5). A group of overlapping
/// blocks is one finding, however many pairs there are.
final class TransitOverlaps extends Rule {
    private static final int MANY = 4;

    TransitOverlaps() {
        super(
                "V19",
                Severity.WARNING,
                "Amazon VPC Transit Gateways, Transit gateway route tables and VPC attachments");
    }

    @Override
    void ofTransitGateway(TransitGateway gateway, View view, Report report) {
        var blocks = new ArrayList<Cidr>();
        var owners = new ArrayList<Vpc>();
        for (var attachment : gateway.attachments().values()) {
            if (attachment.to() instanceof To.ToVpc to) {
                view.facts(to.vpc())
                        .ifPresent(it -> {
                            for (var cidr : it.vpc().cidrs()) {
                                blocks.add(cidr);
                                owners.add(it.vpc());
                            }
                        });
            }
        }
        for (var group : Overlaps.groups(blocks)) {
            var vpcs = new LinkedHashSet<Vpc>();
            group.forEach(i -> vpcs.add(owners.get(i)));
            if (vpcs.size() > 1) {
                var subjects = new ArrayList<ResourceId>(List.of(gateway.id()));
                vpcs.forEach(it -> subjects.add(it.id()));
                report.add(
                        this,
                        Message.of(
                                "check.V19.overlap",
                                gateway.label(),
                                String.join(", ", vpcs.stream().map(Vpc::label).toList()),
                                blocks.get(group.getFirst()).toString()),
                        subjects,
                        fixes(List.copyOf(vpcs), view));
            }
        }
    }

    /// Other blocks for all but the first. More than a handful is a project, not a fix.
    private static List<Fix> fixes(List<Vpc> vpcs, View view) {
        if (vpcs.size() > MANY) {
            return List.of();
        }
        var edits = new ArrayList<Edit>();
        var taken = new ArrayList<>(vpcs.getFirst().cidrs());
        for (var vpc : vpcs.subList(1, vpcs.size())) {
            var moved = Reblocking.awayFrom(vpc, taken, view);
            if (moved.isEmpty()) {
                return List.of();
            }
            edits.addAll(moved.get());
            taken.addAll(vpc.cidrs());
            moved.get().forEach(it -> taken.add(it.replacement()));
        }
        var names = vpcs.stream().skip(1).map(Vpc::label).toList();
        return List.of(
                Mend.by(Message.of("check.fix-other-blocks", String.join(", ", names)), edits));
    }
}
