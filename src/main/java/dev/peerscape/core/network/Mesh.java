package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;

import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.MaskSubgraph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The VPCs, their gateways and the Internet as a graph (JGraphT), with peerings and attachments as
/// edges, and what can be read off it. The peering checks ask it, and so does whoever draws the way
/// of a packet. It is a look at the topology and costs nothing to make.
public final class Mesh {
    private static final Place INTERNET = new Place.TheInternet();

    private final Topology topology;
    private final MeshGraph graph;

    private Mesh(Topology topology) {
        this.topology = topology;
        graph = new MeshGraph(topology);
    }

    /// {@return the graph of that topology}
    public static Mesh of(Topology topology) {
        return new Mesh(topology);
    }

    /// {@return the graph; it cannot be changed}
    public Graph<Place, Link> graph() {
        return graph;
    }

    /// {@return the peerings that end at a VPC of the document, by id, those that are over too}
    public List<Peering> peeringsOf(ResourceId vpc) {
        return graph.peerings(new Place.InVpc(vpc));
    }

    /// {@return the living peerings that join the same two VPCs as this one, itself too if it
    /// lives, by id; none for a peering of a VPC with itself} More than one is one too many (A.2).
    public List<Peering> beside(Peering peering) {
        if (peering.isLoop()) {
            return List.of();
        }
        var found = new ArrayList<Peering>();
        var from = MeshGraph.end(peering.requester());
        var to = MeshGraph.end(peering.accepter());
        for (var other : graph.peerings(from)) {
            if (other.isLiving() && !other.isLoop() && MeshGraph.isAt(other, to)) {
                found.add(other);
            }
        }
        return found;
    }

    /// {@return the living peerings that join the same two VPCs, a list for each pair that has
    /// several, by their first ids}
    public List<List<Peering>> duplicatePairs() {
        var pairs = new ArrayList<List<Peering>>();
        for (var peering : topology.peerings().values()) {
            if (peering.isLiving()) {
                var same = beside(peering);
                if (same.size() > 1 && same.getFirst().equals(peering)) {
                    pairs.add(List.copyOf(same));
                }
            }
        }
        return List.copyOf(pairs);
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

    /// {@return the routes that hope for transit, by VPC and table, the same row of a table once}
    public List<TransitiveHope> transitiveHopes() {
        var hopes = new ArrayList<TransitiveHope>();
        for (var vpc : topology.vpcs().values()) {
            for (var table : vpc.routeTables().values()) {
                for (var route : new HashSet<>(table.routes())) {
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
        return topology.peering(id)
                .filter(it -> it.joins(vpc))
                .flatMap(it ->
                        behind(vpc, it, route.destination())
                                .map(wanted ->
                                        new TransitiveHope(
                                                vpc, table, route, it.across(vpc).vpc(), wanted)));
    }

    /// {@return the VPC that has some of a destination where the far end of a peering has none: a
    /// living peering further on, the first by id} Of everything (`0.0.0.0/0`), and over a peering
    /// that is over, nobody can say what is meant.
    ///
    /// @param vpc a member of the peering, where a packet comes from
    public Optional<ResourceId> behind(ResourceId vpc, Peering peering, Cidr destination) {
        if (!peering.isLiving() || peering.isLoop() || destination.length() == 0) {
            return Optional.empty();
        }
        var via = MeshGraph.end(peering.across(vpc));
        if (!(via instanceof Place.InVpc(var far)) || holds(far, destination)) {
            return Optional.empty();
        }
        ResourceId wanted = null;
        for (var next : graph.peerings(via)) {
            var side = next.across(far);
            var beyond = side.vpc();
            if (next.isLiving()
                    && side.present()
                    && !beyond.equals(vpc)
                    && !beyond.equals(far)
                    && (wanted == null || beyond.compareTo(wanted) < 0)
                    && holds(beyond, destination)) {
                wanted = beyond;
            }
        }
        return Optional.ofNullable(wanted);
    }

    private boolean holds(ResourceId vpc, Cidr destination) {
        for (var cidr : topology.vpc(vpc).orElseThrow().cidrs()) {
            if (cidr.overlaps(destination)) {
                return true;
            }
        }
        return false;
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

    /// An edge in the direction that a packet takes it.
    public record Crossing(Link link, Place from, Place to) {}

    /// {@return the edge that lies between two neighbouring hops of a packet, in its direction} A
    /// hop is a place, something in a VPC, or a peering, VPN connection or virtual interface, which
    /// is an edge itself: the way to it is its first half and the way from it its second. Empty
    /// within one place, and where nothing of the document joins the two.
    public Optional<Crossing> crossing(ResourceId hop, ResourceId next) {
        var entered = edge(next);
        if (entered.isPresent()) {
            return place(hop).flatMap(from -> over(entered.get(), from));
        }
        var left = edge(hop);
        if (left.isPresent()) {
            return place(next)
                    .flatMap(to -> over(left.get(), to))
                    .map(it -> new Crossing(it.link(), it.to(), it.from()));
        }
        var from = place(hop);
        var to = place(next);
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return Optional.empty();
        }
        return Optional.ofNullable(graph.getEdge(from.get(), to.get()))
                .map(link -> new Crossing(link, from.get(), to.get()));
    }

    /// {@return the edge that a hop is}
    private Optional<Link> edge(ResourceId hop) {
        return topology.peering(hop)
                .<Link>map(Link.Peered::new)
                .or(() ->
                        topology.hybrid().isEmpty()
                                ? Optional.empty()
                                : new OuterLinks(topology).wire(hop));
    }

    private Optional<Crossing> over(Link link, Place from) {
        return graph.getEdgeSource(link).equals(from) || graph.getEdgeTarget(link).equals(from)
                ? Optional.of(new Crossing(link, from, graph.across(link, from)))
                : Optional.empty();
    }

    /// {@return the place that a hop is at: a gateway's own, for anything else inside a VPC that
    /// VPC}
    public Optional<Place> place(ResourceId hop) {
        if (hop.equals(ResourceId.INTERNET)) {
            return Optional.of(INTERNET);
        }
        var transit = topology.transitGatewayOf(hop);
        if (transit.isPresent()) {
            return Optional.of(new Place.AtTransitGateway(transit.get().id()));
        }
        var hybrid = topology.hybrid();
        if (hybrid.dxGateways().containsKey(hop)) {
            return Optional.of(new Place.AtDxGateway(hop));
        }
        if (hybrid.sites().containsKey(hop)) {
            return Optional.of(new Place.AtSite(hop));
        }
        var host = hybrid.hostSite(hop);
        if (host.isPresent()) {
            return host.map(it -> new Place.AtSite(it.id()));
        }
        return topology.vpcOf(hop)
                .map(vpc -> {
                    if (vpc.vpnGateways().containsKey(hop)) {
                        return new Place.AtVpnGateway(hop);
                    }
                    if (vpc.internetGateways().containsKey(hop)) {
                        return new Place.AtInternetGateway(hop);
                    }
                    if (vpc.egressOnlyGateways().containsKey(hop)) {
                        return new Place.AtEgressOnlyGateway(hop);
                    }
                    return vpc.natGateways().containsKey(hop)
                            ? new Place.AtNatGateway(hop)
                            : new Place.InVpc(vpc.id());
                });
    }
}
