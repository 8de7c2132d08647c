package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What differs between two documents, found by identity: VPCs, peerings and boxes.
final class Touched {
    private Touched() {}

    static Set<ResourceId> between(Document before, Document after) {
        var touched = new HashSet<ResourceId>();
        compare(before.topology().vpcs(), after.topology().vpcs(), touched);
        compare(before.topology().peerings(), after.topology().peerings(), touched);
        if (before.layout() != after.layout()) {
            var old = before.layout().boxes();
            after.layout()
                    .boxes()
                    .forEach((id, box) -> {
                        if (!box.equals(old.get(id))) {
                            touched.add(id);
                        }
                    });
            old.keySet().stream()
                    .filter(id -> !after.layout().boxes().containsKey(id))
                    .forEach(touched::add);
        }
        return touched;
    }

    private static <T> void compare(
            Map<ResourceId, T> before, Map<ResourceId, T> after, Set<ResourceId> to) {
        if (before == after) {
            return;
        }
        after.forEach((id, now) -> {
            if (before.get(id) != now) {
                to.add(id);
            }
        });
        before.keySet().stream().filter(id -> !after.containsKey(id)).forEach(to::add);
    }
}
