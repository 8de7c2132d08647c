package dev.peerscape.core.topology;

import java.util.Map;

/// Look-ups that must succeed because documents never hold a dangling id.
final class Members {
    private Members() {}

    static <T> T need(Map<ResourceId, T> map, ResourceId id) {
        var found = map.get(id);
        if (found == null) {
            throw new IllegalStateException("dangling id " + id);
        }
        return found;
    }
}
