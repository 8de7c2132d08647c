package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.Topology;

import java.util.HashSet;
import java.util.Set;

/// Names for what is dropped: `vpc-a`, `vpc-b`; letters, because the ids count in numbers.
final class Naming {
    private final Set<String> taken = new HashSet<>();

    /// Names that nothing in the topology has.
    Naming(Topology topology) {
        topology.resources().map(Resource::name).forEach(taken::add);
    }

    /// {@return the next free name for a resource of that kind}
    String next(Kind kind) {
        var stem =
                switch (kind) {
                    case INTERNET_GATEWAY,
                            NAT_GATEWAY,
                            ROUTE_TABLE,
                            SECURITY_GROUP,
                            NETWORK_ACL,
                            PEERING,
                            TRANSIT_GATEWAY,
                            TRANSIT_ATTACHMENT,
                            TRANSIT_ROUTE_TABLE ->
                            kind.prefix();
                    case INSTANCE -> "host";
                    case INTERNET, VPC, SUBNET, NETWORK_INTERFACE -> kind.slug();
                };
        for (int i = 0; ; i++) {
            var name = stem + "-" + letters(i);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    private static String letters(int index) {
        var last = String.valueOf((char) ('a' + index % 26));
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }
}
