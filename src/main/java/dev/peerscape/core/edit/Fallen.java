package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Tells what goes with a removed resource: a note a kind, with the names.
final class Fallen {
    private Fallen() {}

    static void note(Change change, List<Resource> fallen) {
        Map<Kind, List<Resource>> byKind = new EnumMap<>(Kind.class);
        for (var resource : fallen) {
            byKind.computeIfAbsent(resource.kind(), _ -> new ArrayList<>()).add(resource);
        }
        byKind.forEach((kind, resources) ->
                change.note(
                        Message.of(
                                "edit.note-fell-" + kind.slug(),
                                resources.size(),
                                Refusals.labels(resources))));
    }
}
