package dev.peerscape.core.edit;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Hands out ids that nothing in a topology has, short and readable: `vpc-0001`, `vpc-0002`. Keeps
/// in mind what it handed out, so that one of these can serve for a whole batch. Not thread-safe.
public final class Ids {
    /// A new VPC brings one of each of these, with its own number.
    private static final List<Kind> WITH_VPC =
            List.of(Kind.ROUTE_TABLE, Kind.NETWORK_ACL, Kind.SECURITY_GROUP);

    /// AWS makes a transit gateway with a table, which bears its number too.
    private static final List<Kind> WITH_TRANSIT_GATEWAY = List.of(Kind.TRANSIT_ROUTE_TABLE);

    private final Topology topology;
    private final Map<Kind, Integer> last = new EnumMap<>(Kind.class);

    private Ids(Topology topology) {
        this.topology = topology;
    }

    /// {@return ids that are free in that topology}
    public static Ids in(Topology topology) {
        return new Ids(topology);
    }

    /// {@return a free id of that kind}
    public ResourceId next(Kind kind) {
        if (kind == Kind.INTERNET) {
            return ResourceId.INTERNET;
        }
        int number = free(kind, last.getOrDefault(kind, 0) + 1);
        last.put(kind, number);
        for (var other : with(kind)) {
            last.merge(other, number, Math::max);
        }
        return id(kind, number);
    }

    /// {@return a free number, found by galloping: documents with ten thousand numbered things do
    /// not cost ten thousand look-ups}
    private int free(Kind kind, int from) {
        if (isFree(kind, from)) {
            return from;
        }
        int taken = from;
        int step = 1;
        while (!isFree(kind, taken + step)) {
            taken += step;
            step *= 2;
        }
        int open = taken + step;
        while (open - taken > 1) {
            int middle = (open + taken) / 2;
            if (isFree(kind, middle)) {
                open = middle;
            } else {
                taken = middle;
            }
        }
        return open;
    }

    private boolean isFree(Kind kind, int number) {
        if (topology.find(id(kind, number)).isPresent()) {
            return false;
        }
        return with(kind).stream()
                .allMatch(other -> number > last.getOrDefault(other, 0) && isFree(other, number));
    }

    private static List<Kind> with(Kind kind) {
        return kind == Kind.VPC
                ? WITH_VPC
                : kind == Kind.TRANSIT_GATEWAY ? WITH_TRANSIT_GATEWAY : List.of();
    }

    private static ResourceId id(Kind kind, int number) {
        return new ResourceId(kind.prefix() + "-" + "%04d".formatted(number));
    }
}
