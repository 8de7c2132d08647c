package dev.peerscape.core.network;

import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;

import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.MaskSubgraph;
import org.jgrapht.graph.Pseudograph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The VPCs, their gateways and the Internet as a graph (JGraphT), with peerings and attachments as
/// edges, and what can be read off it.
public final class Mesh {
    private static final Place INTERNET = new Place.TheInternet();

    private final Network network;
    private final Graph<Place, Link> graph;

    private Mesh(Network network, Graph<Place, Link> graph) {
        this.network = network;
        this.graph = graph;
    }

    static Mesh of(Network network) {
        // Peerings may join a pair twice, or a VPC with itself: wrong, and shown as such.
        var graph = new Pseudograph<Place, Link>(Link.class);
        graph.addVertex(INTERNET);
        for (var vpc : network.topology().vpcs().values()) {
            var place = new Place.InVpc(vpc.id());
            graph.addVertex(place);
            for (var gateway : vpc.internetGateways().keySet()) {
                var at = new Place.AtInternetGateway(gateway);
                graph.addVertex(at);
                graph.addEdge(place, at, new Link.Attached(gateway, vpc.id()));
                graph.addEdge(at, INTERNET, new Link.Uplink(gateway));
            }
            for (var nat : vpc.natGateways().values()) {
                var at = new Place.AtNatGateway(nat.id());
                graph.addVertex(at);
                graph.addEdge(place, at, new Link.Attached(nat.id(), vpc.id()));
                if (nat.connectivity() == NatGateway.Connectivity.PUBLIC) {
                    for (var gateway : vpc.internetGateways().keySet()) {
                        graph.addEdge(
                                at,
                                new Place.AtInternetGateway(gateway),
                                new Link.Outlet(nat.id(), gateway));
                    }
                }
            }
        }
        for (var peering : network.topology().peerings().values()) {
            var from = end(network, peering.requester());
            var to = end(network, peering.accepter());
            graph.addVertex(from);
            graph.addVertex(to);
            graph.addEdge(from, to, new Link.Peered(peering));
        }
        return new Mesh(network, graph);
    }

    private static Place end(Network network, Peering.Side side) {
        boolean here = side.present() && network.topology().vpcs().containsKey(side.vpc());
        return here ? new Place.InVpc(side.vpc()) : new Place.Elsewhere(side.vpc());
    }

    /// {@return the graph; it cannot be changed}
    public Graph<Place, Link> graph() {
        return new AsUnmodifiableGraph<>(graph);
    }

    /// The graph of VPCs and active peerings alone.
    private Graph<Place, Link> peered() {
        return new MaskSubgraph<>(
                graph,
                place -> !(place instanceof Place.InVpc || place instanceof Place.Elsewhere),
                link -> !(link instanceof Link.Peered(var peering) && peering.isActive()));
    }

    /// {@return the VPCs that hang together by active peerings, a set each, ordered by their first
    /// ids} A VPC without a peering is an island of its own.
    public List<Set<ResourceId>> islands() {
        var islands = new ArrayList<Set<ResourceId>>();
        for (var component : new ConnectivityInspector<>(peered()).connectedSets()) {
            var ids = new TreeSet<ResourceId>();
            component.forEach(place -> ids.add(place.resource()));
            islands.add(ids);
        }
        islands.sort(Comparator.comparing(set -> set.iterator().next()));
        return List.copyOf(islands);
    }

    /// {@return the peerings that are not over and join the same two VPCs, a list for each pair
    /// that has several}
    public List<List<Peering>> duplicatePairs() {
        var pairs = new TreeMap<String, List<Peering>>();
        for (var peering : network.topology().peerings().values()) {
            if (!peering.status().isFinal()) {
                var a = peering.requester().vpc().value();
                var b = peering.accepter().vpc().value();
                var key = a.compareTo(b) <= 0 ? a + " " + b : b + " " + a;
                pairs.computeIfAbsent(key, _ -> new ArrayList<>()).add(peering);
            }
        }
        return pairs.values().stream().filter(it -> it.size() > 1).map(List::copyOf).toList();
    }

    /// A route over a peering to something behind the VPC at its other end: peering is not
    /// transitive (A.5 U4), so it never works.
    ///
    /// @param vpc whose table it is in
    /// @param via the VPC at the other end of the peering
    /// @param wanted the VPC that has the destination, a peering further on
    public record TransitiveHope(
            ResourceId vpc,
            ResourceId routeTable,
            Route route,
            ResourceId via,
            ResourceId wanted) {}

    /// {@return the routes that hope for transit, by VPC and table}
    public List<TransitiveHope> transitiveHopes() {
        var hopes = new ArrayList<TransitiveHope>();
        for (var vpc : network.topology().vpcs().values()) {
            for (var table : vpc.routeTables().values()) {
                for (var route : table.routes()) {
                    hope(vpc.id(), table.id(), route).ifPresent(hopes::add);
                }
            }
        }
        return List.copyOf(hopes);
    }

    private Optional<TransitiveHope> hope(ResourceId vpc, ResourceId table, Route route) {
        if (!(route.target() instanceof Target.ToPeering(var id))) {
            return Optional.empty();
        }
        var peering = network.topology().peering(id).filter(it -> it.joins(vpc));
        var via = peering.map(it -> end(network, it.across(vpc))).orElse(INTERNET);
        if (!(via instanceof Place.InVpc(var viaId)) || holds(viaId, route)) {
            return Optional.empty();
        }
        return Graphs.neighborSetOf(graph, via).stream()
                .filter(place -> place instanceof Place.InVpc && !place.resource().equals(vpc))
                .map(Place::resource)
                .filter(beyond -> holds(beyond, route))
                .min(Comparator.naturalOrder())
                .map(beyond -> new TransitiveHope(vpc, table, route, viaId, beyond));
    }

    private boolean holds(ResourceId vpc, Route route) {
        return network.topology().vpc(vpc).stream()
                .flatMap(it -> it.cidrs().stream())
                .anyMatch(cidr -> cidr.overlaps(route.destination()));
    }

    /// {@return the peerings of a shortest chain between two VPCs; empty when there is none} Such a
    /// chain of more than one does not carry packets; it explains what somebody may have hoped for.
    public Optional<List<Peering>> chain(ResourceId from, ResourceId to) {
        var peered = peered();
        Place start = new Place.InVpc(from);
        Place end = new Place.InVpc(to);
        if (!peered.containsVertex(start) || !peered.containsVertex(end)) {
            return Optional.empty();
        }
        var path = new BFSShortestPath<>(peered).getPath(start, end);
        if (path == null) {
            return Optional.empty();
        }
        var chain = new ArrayList<Peering>();
        for (var link : path.getEdgeList()) {
            if (link instanceof Link.Peered(var peering)) {
                chain.add(peering);
            }
        }
        return Optional.of(List.copyOf(chain));
    }
}
