package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Vpc;

import java.util.List;

/// V24: a block that is allowed and yet known to surprise: 172.17.0.0/16, which Docker uses on
/// hosts, and public addresses that somebody else may own (B.2).
final class NotableBlocks extends Rule {
    private static final Cidr DOCKER = Cidr.of("172.17.0.0/16");

    /// Kept for benchmarks (RFC 2544): not private by the book, and nobody's.
    private static final Cidr BENCHMARK = Cidr.of("198.18.0.0/15");

    NotableBlocks() {
        super("V24", Severity.INFO, "Amazon VPC User Guide, VPC CIDR blocks");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        for (var block : vpc.cidrs()) {
            if (block.isV6()) {
                continue;
            }
            if (DOCKER.overlaps(block)) {
                report.add(
                        this,
                        Message.of("check.V24.docker", vpc.label(), block.toString()),
                        List.of(vpc.id()),
                        List.of());
            } else if (block.first().isPublic() && !BENCHMARK.contains(block)) {
                report.add(
                        this,
                        Message.of("check.V24.public", vpc.label(), block.toString()),
                        List.of(vpc.id()),
                        List.of());
            }
        }
    }
}
