package dev.peerscape.core.check;

import dev.peerscape.core.topology.Document;
import dev.peerscape.testing.Lab;

import java.util.List;

/// For the rules about egress-only Internet gateways, documents that break them beside documents
/// that do not.
final class EgressOnlyCases {
    private static final String VPCS =
            """
            vpc a 10.1.0.0/16 2600:1f13:a::/56
            subnet a a 10.1.0.0/24,2600:1f13:a:1::/64
            instance a a 10.1.0.10,2600:1f13:a:1::10
            eigw a a
            vpc b 10.2.0.0/16
            """;

    private EgressOnlyCases() {}

    private static Document of(String... lines) {
        return Lab.document(VPCS, String.join("\n", lines));
    }

    static void addTo(List<Cases> all) {
        var good = of("route a ::/0 eigw-a");
        Cases.add(all, "V08", "egress-only", of("route a 2600:1f13:a:1::/64 eigw-a"), good);
        Cases.add(all, "V10", "another's egress-only", of("eigw b b", "route a ::/0 eigw-b"), good);
        Cases.add(all, "V10", "IPv4 to an egress-only", of("route a 0.0.0.0/0 eigw-a"), good);
        Cases.add(
                all,
                "V17",
                "second egress-only",
                of("eigw a2 a", "route a ::/0 eigw-a", "route a 2000::/3 eigw-a2"),
                good);
    }
}
