package dev.peerscape.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.RandomDocuments;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rules keep their own index of who is peered with whom, because an edit must not cost a whole
/// graph; it says the same as the graph does.
class MeshTest {
    private int doubled;
    private int hoped;

    @Test
    void secondPeeringsAreTheGraphsDuplicatePairs() {
        for (long seed = 0; seed < 200; seed++) {
            agree(seed);
        }
        for (var item : Cases.all()) {
            agree(Network.compile(item.bad().topology()), item.toString());
        }
        assertTrue(doubled > 1 && hoped > 1, doubled + " doubled, " + hoped + " hopes");
    }

    private void agree(long seed) {
        agree(Network.compile(RandomDocuments.of(seed).topology()), "seed " + seed);
    }

    private void agree(Network network, String told) {
        var findings = Checks.run(network);
        var second = new HashSet<ResourceId>();
        var edges = new HashSet<List<ResourceId>>();
        for (var finding : findings) {
            if (finding.text().key().equals("check.V06.second")) {
                second.add(finding.subjects().getFirst());
            }
            if (finding.text().key().equals("check.V12.transit")) {
                edges.add(List.of(finding.subjects().getFirst(), finding.subjects().getLast()));
            }
        }
        assertEquals(extra(network), second, told);
        var hopes = new HashSet<List<ResourceId>>();
        network.mesh()
                .transitiveHopes()
                .forEach(it -> hopes.add(List.of(it.routeTable(), it.wanted())));
        assertTrue(hopes.containsAll(edges), told + ": " + edges + " in " + hopes);
        doubled += second.size();
        hoped += edges.size();
    }

    /// All but one of the peerings of each pair that has several.
    private static Set<ResourceId> extra(Network network) {
        var extra = new HashSet<ResourceId>();
        for (var pair : network.mesh().duplicatePairs()) {
            var living =
                    pair.stream()
                            .filter(View::isLiving)
                            .filter(it -> !PeeringPairs.isWithItself(it))
                            .toList();
            var kept =
                    living.stream()
                            .min(
                                    java.util.Comparator.comparing((Peering it) -> !it.isActive())
                                            .thenComparing(Peering::since)
                                            .thenComparing(Peering::id));
            living.forEach(it -> extra.add(it.id()));
            kept.ifPresent(it -> extra.remove(it.id()));
        }
        return extra;
    }
}
