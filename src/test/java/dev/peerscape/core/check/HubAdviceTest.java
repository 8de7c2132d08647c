package dev.peerscape.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Verdict;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// V23 for peerings: a mesh near its quota turns into a transit gateway.
class HubAdviceTest {
    /// A mesh of seven has six peerings at each VPC.
    private static final Standards SIX =
            new Standards(Quotas.STANDARD.with(Quota.ACTIVE_PEERINGS, 6), Policy.USUAL);

    private static Document mesh() {
        return Samples.ALL.stream()
                .filter(it -> it.id().equals("full-mesh"))
                .findFirst()
                .orElseThrow()
                .document();
    }

    private static List<Finding> peerings(Document document) {
        return Checks.run(Network.compile(document.topology()), SIX).stream()
                .filter(it -> it.rule().equals("V23"))
                .filter(it -> it.text().toString().contains("active-peerings"))
                .toList();
    }

    /// Who reaches whom, by ping.
    private static Set<String> reached(Document document) {
        var hosts =
                document.topology().vpcs().values().stream()
                        .flatMap(it -> it.instances().keySet().stream())
                        .map(ResourceId::value)
                        .toList();
        var pairs = new TreeSet<String>();
        for (var from : hosts) {
            for (var to : hosts) {
                if (!from.equals(to)
                        && Lab.trace(document, Lab.ping(from, to)).verdict() == Verdict.DELIVERED) {
                    pairs.add(from + " " + to);
                }
            }
        }
        return pairs;
    }

    @Test
    void aMeshBecomesATransitGatewayAndEverybodyReachesWhomTheyReached() {
        var before = mesh();
        var found = peerings(before);
        assertEquals(7, found.size());
        var fix = found.getFirst().fixes().getFirst();
        var outcome = (Outcome.Applied) Edits.apply(before, fix.edit());
        var after = outcome.document();
        assertEquals(List.of(), peerings(after));
        assertTrue(after.topology().peerings().values().stream().noneMatch(it -> it.isActive()));
        var gateway = after.topology().transitGateways().values().iterator().next();
        for (var vpc : before.topology().vpcs().keySet()) {
            assertTrue(gateway.attachmentOf(vpc).isPresent(), vpc::toString);
        }
        var pairs = reached(before);
        assertTrue(pairs.size() > 20, pairs::toString);
        assertTrue(reached(after).containsAll(pairs));
        var checked = Checks.examine(Network.compile(before.topology()), SIX);
        var network = Network.compile(after.topology());
        assertEquals(
                Checks.examine(network, SIX).findings(),
                Checks.rerun(checked, network, outcome.touched()).findings());
    }

    /// A VPC that overlaps another one keeps its peerings; then there are too many left.
    @Test
    void overlapsAreLeftAlone() {
        var lines =
                List.of(
                        "vpc a 10.0.0.0/16", "subnet a a 10.0.0.0/24",
                        "vpc b 10.1.0.0/16", "subnet b b 10.1.0.0/24",
                        "vpc c 10.1.0.0/16", "subnet c c 10.1.0.0/24",
                        "pcx ab a b", "pcx ac a c");
        var document = Lab.document(lines.toArray(String[]::new));
        for (int limit : List.of(2, 1)) {
            var standards =
                    new Standards(Quotas.STANDARD.with(Quota.ACTIVE_PEERINGS, limit), Policy.USUAL);
            var a =
                    Checks.run(Network.compile(document.topology()), standards).stream()
                            .filter(it -> it.rule().equals("V23"))
                            .filter(it -> it.subjects().contains(new ResourceId("vpc-a")))
                            .filter(it -> it.text().toString().contains("active-peerings"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(limit == 2 ? 1 : 0, a.fixes().size(), a::toString);
        }
    }

    /// What the fix says follows what peers change.
    @Test
    void theFixKeepsUpWithThePeers() {
        var document = mesh();
        var checked = Checks.examine(Network.compile(document.topology()), SIX);
        for (var vpc : document.topology().vpcs().values()) {
            for (var table : vpc.routeTables().values()) {
                for (var row : table.routes()) {
                    var outcome =
                            (Outcome.Applied)
                                    Edits.apply(document, new Edit.RemoveRoute(table.id(), row));
                    var network = Network.compile(outcome.document().topology());
                    assertEquals(
                            Checks.examine(network, SIX).findings(),
                            Checks.rerun(checked, network, outcome.touched()).findings());
                }
            }
        }
        var peering = document.topology().peerings().keySet().iterator().next();
        var outcome =
                (Outcome.Applied)
                        Edits.apply(document, new Edit.DeletePeering(Actor.ANYONE, peering, true));
        var network = Network.compile(outcome.document().topology());
        assertEquals(
                Checks.examine(network, SIX).findings(),
                Checks.rerun(checked, network, outcome.touched()).findings());
    }
}
