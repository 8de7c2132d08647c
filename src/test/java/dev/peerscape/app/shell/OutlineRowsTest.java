package dev.peerscape.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.app.HybridDesign;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.Topology;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The outline has a row for everything, at the place where it is looked for.
class OutlineRowsTest {
    private static final Topology TOPOLOGY = HybridDesign.document().topology();

    private static void collect(List<OutlineRow> rows, Set<String> keys) {
        for (var row : rows) {
            assertTrue(keys.add(row.key()), row.key() + " is there twice");
            collect(OutlineRows.below(row, TOPOLOGY), keys);
        }
    }

    @Test
    void everyResourceHasARow() {
        var keys = new HashSet<String>();
        collect(OutlineRows.top(TOPOLOGY), keys);
        for (Resource resource : TOPOLOGY.resources().toList()) {
            boolean ofAnother =
                    resource.kind() == Kind.NETWORK_INTERFACE
                            && !resource.id().equals(HybridDesign.FIREWALL);
            assertEquals(!ofAnother, keys.contains(resource.id().value()), resource.id().value());
        }
    }

    @Test
    void thePathToEachLeadsToARow() {
        for (Resource resource : TOPOLOGY.resources().toList()) {
            var path = OutlineRows.path(resource.id(), TOPOLOGY);
            assertFalse(path.isEmpty(), resource.id() + " has no path");
            var rows = OutlineRows.top(TOPOLOGY);
            for (var key : path) {
                var found = rows.stream().filter(it -> it.key().equals(key)).findFirst();
                assertTrue(found.isPresent(), resource.id() + ": no " + key + " in " + path);
                rows = OutlineRows.below(found.get(), TOPOLOGY);
            }
        }
    }
}
