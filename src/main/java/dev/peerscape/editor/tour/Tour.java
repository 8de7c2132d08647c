package dev.peerscape.editor.tour;

import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The five steps from two VPCs to the first packet between them: draw, request, accept, route,
/// test. Whether a step is done is read from the document and the traces alone, so it does not
/// matter how people got there.
public final class Tour {
    private Tour() {}

    /// The steps in their order; `tour.NAME.title` and `tour.NAME.text` say what to do.
    public enum Stage {
        DRAW("draw"),
        REQUEST("request"),
        ACCEPT("accept"),
        ROUTE("route"),
        TEST("test");

        private final String slug;

        Stage(String slug) {
            this.slug = slug;
        }

        /// {@return the word in text keys}
        public String slug() {
            return slug;
        }
    }

    /// A step as it stands.
    ///
    /// @param subjects what it is about now, to be shown: the VPCs to join, the request that waits,
    ///   the tables that lack a route
    public record Step(Stage stage, boolean done, List<ResourceId> subjects) {
        public Step {
            subjects = List.copyOf(subjects);
        }
    }

    /// {@return the five steps, as a document and the traces that were made of it show them}
    public static List<Step> steps(Document document, Collection<Trace> traces) {
        var topology = document.topology();
        var pair = apart(topology);
        var joined = best(topology);
        boolean accepted = joined.map(Peering::status).filter(Tour::wasAccepted).isPresent();
        var unrouted = joined.filter(Peering::isActive).map(it -> unrouted(topology, it));
        return List.of(
                new Step(Stage.DRAW, !pair.isEmpty(), pair),
                new Step(Stage.REQUEST, joined.isPresent(), pair),
                new Step(
                        Stage.ACCEPT,
                        accepted,
                        joined.map(Peering::id).map(List::of).orElse(List.of())),
                new Step(
                        Stage.ROUTE,
                        unrouted.map(List::isEmpty).orElse(false),
                        unrouted.orElse(List.of())),
                new Step(
                        Stage.TEST,
                        traces.stream().anyMatch(Tour::crossed),
                        joined.map(Peering::id).map(List::of).orElse(List.of())));
    }

    // Two VPCs whose blocks do not overlap (the first such pair).
    private static List<ResourceId> apart(Topology topology) {
        var vpcs = List.copyOf(topology.vpcs().values());
        for (int i = 0; i < vpcs.size(); i++) {
            for (int j = i + 1; j < vpcs.size(); j++) {
                if (areApart(vpcs.get(i), vpcs.get(j))) {
                    return List.of(vpcs.get(i).id(), vpcs.get(j).id());
                }
            }
        }
        return List.of();
    }

    private static boolean areApart(Vpc one, Vpc other) {
        return one.cidrs().stream().noneMatch(a -> other.cidrs().stream().anyMatch(a::overlaps));
    }

    // The peering that has come furthest; one that failed, was rejected or lapsed has not come far.
    private static Optional<Peering> best(Topology topology) {
        return topology.peerings().values().stream()
                .filter(it -> progress(it.status()) > 0)
                .max(Comparator.comparingInt(it -> progress(it.status())));
    }

    private static int progress(PeeringStatus status) {
        return switch (status) {
            case ACTIVE -> 4;
            case PROVISIONING -> 3;
            case DELETING, DELETED -> 2;
            case INITIATING_REQUEST, PENDING_ACCEPTANCE -> 1;
            case FAILED, REJECTED, EXPIRED -> 0;
        };
    }

    private static boolean wasAccepted(PeeringStatus status) {
        return progress(status) >= 2;
    }

    // For each side without a route to the other: the table that serves most of its subnets.
    private static List<ResourceId> unrouted(Topology topology, Peering peering) {
        var missing = new ArrayList<ResourceId>();
        for (var side : List.of(peering.requester(), peering.accepter())) {
            var own = topology.vpc(side.vpc());
            var far = topology.vpc(peering.across(side.vpc()).vpc());
            if (own.isPresent() && far.isPresent() && !routes(own.get(), far.get(), peering)) {
                missing.add(
                        own.get().routeTables().values().stream()
                                .max(
                                        Comparator.comparingInt(
                                                table -> own.get().subnetsOf(table.id()).size()))
                                .map(RouteTable::id)
                                .orElse(own.get().mainRouteTable()));
            }
        }
        return missing;
    }

    private static boolean routes(Vpc own, Vpc far, Peering peering) {
        return own.routeTables().values().stream()
                .flatMap(table -> table.routes().stream())
                .filter(route -> route.target().equals(new Target.ToPeering(peering.id())))
                .anyMatch(route -> far.cidrs().stream().anyMatch(route.destination()::overlaps));
    }

    private static boolean crossed(Trace trace) {
        return trace.verdict() == Verdict.DELIVERED
                && trace.forward().hops().stream().anyMatch(hop -> hop.kind() == Kind.PEERING);
    }
}
