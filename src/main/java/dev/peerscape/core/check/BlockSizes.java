package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Vpc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// V01: a block of a VPC has a size or a place that AWS does not give out (B.1, B.2).
final class BlockSizes extends Rule {
    /// What no VPC may have: this network, loopback, link-local, multicast and reserved space (RFC
    /// 6890).
    private static final List<Cidr> NEVER =
            List.of(
                    Cidr.of("169.254.0.0/16"),
                    Cidr.of("0.0.0.0/8"),
                    Cidr.of("127.0.0.0/8"),
                    Cidr.of("224.0.0.0/3"));

    BlockSizes() {
        super("V01", Severity.ERROR, "Amazon VPC User Guide, VPC CIDR blocks");
    }

    @Override
    void ofNeighbourhood(Facts facts, View view, Report report) {
        var vpc = facts.vpc();
        for (var block : vpc.cidrs()) {
            var never = NEVER.stream().filter(it -> it.overlaps(block)).findFirst();
            if (never.isPresent()) {
                report.add(
                        this,
                        Message.of(
                                "check.V01.reserved",
                                vpc.label(),
                                block.toString(),
                                never.get().toString()),
                        List.of(vpc.id()),
                        fix(vpc, block, elsewhere(vpc, block, view), view));
            } else if (!BlockRules.isVpcSize(block)) {
                report.add(
                        this,
                        Message.of(
                                block.isV6() ? "check.V01.size-v6" : "check.V01.size",
                                vpc.label(),
                                block.toString()),
                        List.of(vpc.id()),
                        fix(vpc, block, resized(vpc, block, view), view));
            }
        }
    }

    private static List<Fix> fix(Vpc vpc, Cidr block, Optional<Cidr> replacement, View view) {
        return replacement
                .filter(_ -> Reblocking.isEditable(vpc, view))
                .map(it -> List.of(Reblocking.replace(vpc, block, it)))
                .orElse(List.of());
    }

    private static Optional<Cidr> elsewhere(Vpc vpc, Cidr block, View view) {
        return block.length() < 16 && residents(vpc, block).findAny().isPresent()
                ? Optional.empty()
                : view.freeBlock(vpc, block, allowedLength(block), List.of());
    }

    private static Optional<Cidr> resized(Vpc vpc, Cidr block, View view) {
        int length = allowedLength(block);
        if (length < block.length()) {
            return Optional.of(Cidr.around(block.base(), length))
                    .filter(it -> Reblocking.fits(vpc, block, it) && view.isFreeOf(vpc, it))
                    .or(() -> view.freeBlock(vpc, block, length, List.of()));
        }
        var inside = residents(vpc, block).toList();
        var smaller =
                Cidr.around(inside.isEmpty() ? block.base() : inside.getFirst().base(), length);
        return Optional.of(smaller)
                .filter(it ->
                        inside.stream().allMatch(it::contains) && Reblocking.fits(vpc, block, it));
    }

    /// The blocks of the subnets in it.
    private static Stream<Cidr> residents(Vpc vpc, Cidr block) {
        return vpc.subnets().values().stream()
                .flatMap(subnet -> subnet.cidrs().stream())
                .filter(block::contains);
    }

    private static int allowedLength(Cidr block) {
        int low = block.isV6() ? 44 : 16;
        int high = block.isV6() ? 60 : 28;
        int length = Math.max(low, Math.min(high, block.length()));
        return block.isV6() ? (length + 3) / 4 * 4 : length;
    }
}
