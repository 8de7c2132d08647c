package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.FreeSpace;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// V03: a subnet's block is outside its VPC, has a size that AWS does not give out, or overlaps
/// another subnet's (B.1, B.3).
final class SubnetBlocks extends Rule {
    private record Claim(Cidr block, Subnet subnet) {}

    SubnetBlocks() {
        super("V03", Severity.ERROR, "Amazon VPC User Guide, Subnet CIDR blocks");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        var claims = new ArrayList<Claim>();
        for (var subnet : vpc.subnets().values()) {
            for (var block : subnet.cidrs()) {
                claims.add(new Claim(block, subnet));
                shape(vpc, subnet, block, report);
            }
        }
        overlaps(vpc, claims, report);
    }

    private void shape(Vpc vpc, Subnet subnet, Cidr block, Report report) {
        if (vpc.cidrs().stream().noneMatch(it -> it.contains(block))) {
            report.add(
                    this,
                    Message.of(
                            "check.V03.outside",
                            subnet.label(),
                            block.toString(),
                            vpc.label(),
                            String.join(", ", vpc.cidrs().stream().map(Cidr::toString).toList())),
                    List.of(subnet.id(), vpc.id()),
                    fixes(vpc, subnet, block));
        } else if (!BlockRules.isSubnetSize(block)) {
            report.add(
                    this,
                    Message.of(
                            block.isV6() ? "check.V03.size-v6" : "check.V03.size",
                            subnet.label(),
                            block.toString()),
                    List.of(subnet.id()),
                    fixes(vpc, subnet, block));
        }
    }

    /// Blocks nest or are apart: sorted, with the open ancestors on a stack, each overlap shows
    /// when the inner block is met. Each is found by itself: when one of three is mended, the other
    /// two are not news.
    private void overlaps(Vpc vpc, List<Claim> claims, Report report) {
        claims.sort(Comparator.comparing(Claim::block).thenComparing(claim -> claim.subnet().id()));
        var open = new ArrayDeque<Claim>();
        for (var claim : claims) {
            while (!open.isEmpty() && !open.getLast().block().contains(claim.block())) {
                open.removeLast();
            }
            for (var outer : open) {
                report.add(
                        this,
                        Message.of(
                                "check.V03.overlap",
                                claim.subnet().label(),
                                claim.block().toString(),
                                outer.subnet().label(),
                                outer.block().toString()),
                        List.of(claim.subnet().id(), outer.subnet().id()),
                        fixes(vpc, claim.subnet(), claim.block()));
            }
            open.addLast(claim);
        }
    }

    private static List<Fix> fixes(Vpc vpc, Subnet subnet, Cidr block) {
        var fixes = new ArrayList<Fix>();
        boolean empty = Hosts.isEmpty(vpc, subnet);
        // Addresses keep their offset in the block, so it must not shrink under them.
        free(vpc, block)
                .filter(it -> empty || it.length() <= block.length())
                .ifPresent(it -> fixes.add(moved(vpc, subnet, block, it)));
        if (empty) {
            var edits = new ArrayList<Edit>();
            edits.add(new Edit.Remove(Set.of(subnet.id())));
            subnet.cidrs()
                    .forEach(own ->
                            rowsFor(vpc, subnet, own).forEach(row -> edits.addAll(row.removal())));
            fixes.add(Mend.by(Message.of("check.fix-remove-empty-subnet", subnet.label()), edits));
        }
        return fixes;
    }

    private static Fix moved(Vpc vpc, Subnet subnet, Cidr from, Cidr to) {
        var blocks = new ArrayList<>(subnet.cidrs());
        blocks.set(blocks.indexOf(from), to);
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.PutSubnet(vpc.id(), subnet.withCidrs(blocks), Optional.empty()));
        for (var row : rowsFor(vpc, subnet, from)) {
            boolean clash =
                    row.table().routes().stream().anyMatch(it -> it.destination().equals(to));
            edits.addAll(clash ? row.removal() : row.replacement(Route.to(to, row.target())));
        }
        return Mend.by(
                Message.of(
                        "check.fix-replace-subnet-block",
                        subnet.label(),
                        from.toString(),
                        to.toString()),
                edits);
    }

    /// Rows that may be in the VPC's tables only because the block is that of a whole subnet.
    private static List<Row> rowsFor(Vpc vpc, Subnet subnet, Cidr block) {
        boolean shared =
                vpc.subnets().values().stream()
                        .anyMatch(it -> !it.id().equals(subnet.id()) && it.cidrs().contains(block));
        if (shared || RoutesInsideLocal.mayBeWritten(vpc, block)) {
            return List.of();
        }
        return vpc.routeTables().values().stream()
                .flatMap(table -> Row.of(table).stream())
                .filter(row ->
                        row.destination().equals(block)
                                && RoutesInsideLocal.isAllowed(vpc, row.route())
                                && !(row.target() instanceof Target.Gone))
                .toList();
    }

    /// The first block of an allowed size near that of the old one which no subnet of the VPC
    /// overlaps.
    private static Optional<Cidr> free(Vpc vpc, Cidr old) {
        var taken = vpc.subnets().values().stream().flatMap(it -> it.cidrs().stream()).toList();
        int low = old.isV6() ? 44 : 16;
        int high = old.isV6() ? 64 : 28;
        int clamped = Math.max(low, Math.min(high, old.length()));
        int wanted = old.isV6() ? (clamped + 3) / 4 * 4 : clamped;
        for (int length = wanted; length <= high; length += old.isV6() ? 4 : 1) {
            for (var block : vpc.cidrs()) {
                if (block.isV6() != old.isV6()) {
                    continue;
                }
                var found = FreeSpace.of(block, taken).first(length);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
