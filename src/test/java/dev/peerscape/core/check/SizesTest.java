package dev.peerscape.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.testing.Designs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// The sizes at the edge of what AWS allows (B.1, B.3).
class SizesTest {
    private static boolean breaks(String rule, Document document) {
        return Checks.run(Network.compile(document.topology())).stream()
                .anyMatch(it -> it.rule().equals(rule) && it.severity() == Severity.ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/15, false",
        "10.0.0.0/16, true",
        "10.0.0.0/17, true",
        "10.0.0.0/27, true",
        "10.0.0.0/28, true",
        "10.0.0.0/29, false"
    })
    void blocksOfAVpc(String block, boolean fine) {
        assertEquals(!fine, breaks("V01", Parts.alone(block)));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::/40, false",
        "2001:db8::/43, false",
        "2001:db8::/44, true",
        "2001:db8::/46, false",
        "2001:db8::/48, true",
        "2001:db8::/52, true",
        "2001:db8::/56, true",
        "2001:db8::/60, true",
        "2001:db8::/64, false"
    })
    void sixthBlocksOfAVpc(String block, boolean fine) {
        assertEquals(!fine, breaks("V01", Parts.alone("10.0.0.0/16", block)));
    }

    private static Document subnet(String vpcSix, String block) {
        var empty = Designs.vpc("vpc-a", Designs.ALICE, "10.0.0.0/16", vpcSix);
        return Parts.of(Parts.with(empty, Designs.subnet(empty, "subnet-a", block)));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, true",
        "10.0.0.0/27, true",
        "10.0.0.0/28, true",
        "10.0.0.0/29, false",
        "2001:db8::/44, true",
        "2001:db8::/48, true",
        "2001:db8::/60, true",
        "2001:db8::/62, false",
        "2001:db8::/64, true",
        "2001:db8::/68, false"
    })
    void blocksOfASubnet(String block, boolean fine) {
        assertEquals(!fine, breaks("V03", subnet("2001:db8::/44", block)), block);
    }

    /// .0 to .3 and the last are AWS's: a /28 has eleven addresses for hosts.
    @Test
    void aTwentyEightHasElevenAddresses() {
        var empty = Designs.vpc("vpc-a", Designs.ALICE, "10.0.0.0/16");
        var vpc = Parts.with(empty, Designs.subnet(empty, "subnet-a", "10.0.0.0/28"));
        var usable = 0;
        for (int last = 0; last < 16; last++) {
            var host = Parts.host(vpc, "i-a", "subnet-a", "10.0.0." + last);
            usable += breaks("V04", Parts.of(host)) ? 0 : 1;
        }
        assertEquals(11, usable);
        var subnet = vpc.subnets().values().iterator().next();
        assertEquals(11, HostAddresses.free(vpc, subnet, 100).size());
    }

    @Test
    void aSixtyFourKeepsTheFirstFourAndTheLast() {
        var block = Cidr.of("2001:db8::/64");
        for (var reserved :
                List.of(
                        "2001:db8::",
                        "2001:db8::1",
                        "2001:db8::2",
                        "2001:db8::3",
                        "2001:db8::ffff:ffff:ffff:ffff")) {
            assertTrue(HostAddresses.reserved(block, Ip.of(reserved)));
        }
        assertEquals(false, HostAddresses.reserved(block, Ip.of("2001:db8::4")));
    }

    /// B.1: with a route for 10.0.0.0/24 a block may lie inside it, not be equal to it or wider.
    @ParameterizedTest
    @CsvSource({"10.0.0.0/24, false", "10.0.0.0/23, false", "10.0.0.0/25, true"})
    void aSecondBlockAndARoute(String block, boolean fine) {
        var empty = Designs.vpc("vpc-a", Designs.ALICE, "10.2.0.0/16");
        var other = Designs.vpc("vpc-b", Designs.BOB, "10.0.0.0/24");
        var document =
                Parts.of(
                        Parts.main(empty, Parts.pcx("10.0.0.0/24", "pcx-x")),
                        Designs.vpc("vpc-c", Designs.BOB, "172.16.0.0/16"),
                        Parts.peering(
                                "pcx-x",
                                Designs.vpc("vpc-c", Designs.BOB, "172.16.0.0/16"),
                                other,
                                PeeringStatus.ACTIVE));
        var outcome = Edits.apply(document, new Edit.AddCidr(Designs.id("vpc-a"), Cidr.of(block)));
        assertEquals(fine, outcome instanceof Outcome.Applied, () -> "" + outcome);
    }
}
