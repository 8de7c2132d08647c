package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;

/// V02: a secondary block cannot stand beside the VPC's other blocks or its routes (B.1, B.2).
final class OwnBlocks extends Rule {
    OwnBlocks() {
        super(
                "V02",
                Severity.ERROR,
                "Amazon VPC User Guide, VPC CIDR blocks: IPv4 CIDR block association restrictions");
    }

    @Override
    void ofNeighbourhood(Facts facts, View view, Report report) {
        var vpc = facts.vpc();
        for (int i = 1; i < vpc.cidrs().size(); i++) {
            var block = vpc.cidrs().get(i);
            var earlier = vpc.cidrs().subList(0, i);
            var collision = BlockRules.collision(earlier, List.of(block));
            if (collision.isPresent()) {
                report.add(
                        this,
                        Message.of(
                                "check.V02.overlap",
                                vpc.label(),
                                block.toString(),
                                collision.get().ours().toString()),
                        List.of(vpc.id()),
                        fixes(vpc, i, view));
                continue;
            }
            var restriction = BlockRules.restriction(earlier, block);
            if (restriction.isPresent() && !isLinkLocal(block)) {
                report.add(
                        this,
                        Message.of(
                                "check.V02.restricted",
                                vpc.label(),
                                block.toString(),
                                vpc.cidrs().getFirst().toString(),
                                restriction.get().toString()),
                        List.of(vpc.id()),
                        fixes(vpc, i, view));
            }
            routed(facts, i, view, report);
        }
    }

    private static boolean isLinkLocal(Cidr block) {
        return Cidr.of("169.254.0.0/16").overlaps(block);
    }

    /// A block may not hold the destination of a route that was there before it. Rows that AWS
    /// itself allows inside a block (a whole subnet by way of an appliance) are fine.
    private void routed(Facts facts, int at, View view, Report report) {
        var vpc = facts.vpc();
        var block = vpc.cidrs().get(at);
        for (var row : facts.rows()) {
            var table = row.table();
            if (!block.contains(row.destination())
                    || RoutesInsideLocal.isAllowed(vpc, row.route())) {
                continue;
            }
            var fixes = new ArrayList<Fix>();
            fixes.add(
                    Mend.by(
                            Message.of(
                                    "check.fix-remove-route",
                                    row.destination().toString(),
                                    view.label(row.target()),
                                    table.label()),
                            row.removal()));
            fixes.addAll(removal(vpc, at));
            report.add(
                    this,
                    Message.of(
                            "check.V02.routed",
                            vpc.label(),
                            block.toString(),
                            row.destination().toString(),
                            view.label(row.target()),
                            table.label()),
                    List.of(vpc.id(), table.id()),
                    fixes);
        }
    }

    private static List<Fix> fixes(Vpc vpc, int at, View view) {
        var fixes = new ArrayList<>(removal(vpc, at));
        var block = vpc.cidrs().get(at);
        if (vpc.cidrs().indexOf(block) == at && Reblocking.isEditable(vpc, view)) {
            view.freeBlock(vpc, block, Math.max(block.length(), block.isV6() ? 44 : 16), List.of())
                    .ifPresent(it -> fixes.add(Reblocking.replace(vpc, block, it)));
        }
        return fixes;
    }

    /// Taking the block away, unless that would leave a subnet outside.
    private static List<Fix> removal(Vpc vpc, int at) {
        var block = vpc.cidrs().get(at);
        if (vpc.cidrs().indexOf(block) != at) {
            return List.of();
        }
        var rest = vpc.cidrs().stream().filter(it -> !it.equals(block)).toList();
        boolean needed =
                vpc.subnets().values().stream()
                        .flatMap(subnet -> subnet.cidrs().stream())
                        .anyMatch(own ->
                                block.contains(own)
                                        && rest.stream().noneMatch(it -> it.contains(own)));
        return needed
                ? List.of()
                : List.of(
                        Mend.by(
                                Message.of("check.fix-remove-block", block.toString(), vpc.label()),
                                new Edit.RemoveCidr(vpc.id(), block)));
    }
}
