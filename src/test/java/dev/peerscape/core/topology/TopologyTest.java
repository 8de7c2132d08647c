package dev.peerscape.core.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomEdits;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a topology keeps beside its resources is, after every edit, as if worked out anew.
class TopologyTest {
    @FunctionalInterface
    private interface Property {
        void check(Topology kept, Topology read, String where);
    }

    private static void forAll(Property property) {
        for (long seed = 0; seed < 15; seed++) {
            var document = RandomDocuments.of(seed);
            var edits = new RandomEdits(new SplittableRandom(~seed));
            for (int i = 0; i < 80; i++) {
                document = RandomDocuments.tried(document, edits.next(document));
                var kept = document.topology();
                var read =
                        Topology.of(
                                kept.now(),
                                kept.accounts(),
                                kept.vpcs(),
                                kept.peerings(),
                                kept.transitGateways());
                property.check(kept, read, "seed " + seed + ", edit " + i);
            }
        }
    }

    @Test
    void itKnowsThePeeringsOfEveryVpc() {
        forAll((kept, read, where) -> {
            Map<ResourceId, List<Peering>> obvious = new TreeMap<>();
            kept.vpcs().keySet().forEach(it -> obvious.put(it, new ArrayList<>()));
            for (var peering : kept.peerings().values()) {
                for (var id : peering.members()) {
                    obvious.computeIfAbsent(id, _ -> new ArrayList<>()).add(peering);
                }
            }
            obvious.forEach((vpc, peerings) -> {
                assertEquals(peerings, kept.peeringsOf(vpc), where);
                assertEquals(peerings, read.peeringsOf(vpc), where);
            });
        });
    }

    @Test
    void itKnowsWhoNamesWhatIsNotTheirs() {
        var seen = new HashSet<String>();
        forAll((kept, read, where) -> {
            var obvious = new TreeMap<ResourceId, Set<ResourceId>>();
            var ids = new TreeSet<ResourceId>();
            kept.resources().forEach(it -> ids.add(it.id()));
            for (var vpc : kept.vpcs().values()) {
                for (var id : named(vpc)) {
                    boolean own =
                            kept.vpcOf(id).filter(it -> it == vpc).isPresent()
                                    || kept.peering(id)
                                            .filter(it -> it.joins(vpc.id()))
                                            .isPresent();
                    if (!own) {
                        obvious.computeIfAbsent(id, _ -> new TreeSet<>()).add(vpc.id());
                        seen.add(id.prefix());
                    }
                }
            }
            for (var id : ids) {
                var expected = obvious.getOrDefault(id, Set.of());
                assertEquals(expected, new TreeSet<>(kept.mentioning(id)), where + " " + id);
                assertEquals(expected, new TreeSet<>(read.mentioning(id)), where + " " + id);
            }
        });
        assertTrue(seen.containsAll(List.of("sg", "pcx", "eni")), seen::toString);
    }

    private static Set<ResourceId> named(Vpc vpc) {
        var named = new HashSet<ResourceId>();
        for (var table : vpc.routeTables().values()) {
            for (var route : table.routes()) {
                if (!(route.target() instanceof Target.Gone)) {
                    route.target().resource().ifPresent(named::add);
                }
            }
        }
        for (var group : vpc.securityGroups().values()) {
            var rules = new ArrayList<>(group.ingress());
            rules.addAll(group.egress());
            for (var rule : rules) {
                if (rule.peer() instanceof SecurityRule.Peer.Group(var id)) {
                    named.add(id);
                }
            }
        }
        return named;
    }
}
