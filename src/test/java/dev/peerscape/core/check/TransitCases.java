package dev.peerscape.core.check;

import dev.peerscape.core.topology.Document;
import dev.peerscape.testing.Lab;

import java.util.List;

/// For the rules about transit gateways, documents that break them beside documents that do not.
final class TransitCases {
    private static final String VPCS =
            """
            vpc a 10.1.0.0/16
            subnet a a 10.1.0.0/24
            instance a a 10.1.0.10
            vpc b 10.2.0.0/16
            subnet b b 10.2.0.0/24
            instance b b 10.2.0.10
            tgw hub
            """;

    private TransitCases() {}

    private static Document hub(String... lines) {
        return Lab.document(VPCS, String.join("\n", lines));
    }

    static void add(List<Cases> all) {
        var to = "route a 10.2.0.0/16 tgw-hub";
        var back = "route b 10.1.0.0/16 tgw-hub";
        var good = hub("attach a hub a a", "attach b hub b b", to, back);
        all.add(
                new Cases(
                        "V18",
                        "no association",
                        hub("attach a hub a a in none", "attach b hub b b", to, back),
                        good));
        all.add(
                new Cases(
                        "V18",
                        "another zone",
                        hub(
                                "subnet far a 10.1.1.0/24 zone c",
                                "instance far far 10.1.1.10",
                                "attach a hub a a",
                                "attach b hub b b",
                                to,
                                back),
                        good));
        all.add(
                new Cases(
                        "V18",
                        "in no table",
                        hub("attach a hub a a tells none", "attach b hub b b", to, back),
                        good));
        all.add(
                new Cases(
                        "V18",
                        "no way back",
                        hub("attach a hub a a", "attach b hub b b", to),
                        good));
        all.add(
                new Cases(
                        "V19",
                        "the same block",
                        Lab.document(
                                VPCS.replace("10.2.", "10.1."),
                                "attach a hub a a",
                                "attach b hub b b",
                                "route a 0.0.0.0/0 tgw-hub",
                                "route b 0.0.0.0/0 tgw-hub"),
                        good));
        all.add(new Cases("V10", "not attached", hub("attach b hub b b", to, back), good));
    }
}
