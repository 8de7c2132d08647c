package dev.peerscape.core.network;

import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A topology seen as a JGraphT graph: undirected, with parallel edges and loops, because peerings
/// may join a pair twice or a VPC with itself, which is wrong and shown as such.
///
/// It holds next to nothing of its own. Vertices and edges are read off the topology and its index
/// of peerings when somebody asks, so that it costs nothing to have after every edit, and what is
/// asked of one VPC costs what hangs on that VPC. Only what is attached to transit gateways, which
/// each keep a list of their own, is put in order the first time that it is asked for.
final class MeshGraph extends FixedGraph {
    private static final Place INTERNET = new Place.TheInternet();
    private final Topology topology;
    private @Nullable Map<Place, List<Link>> attachments;

    MeshGraph(Topology topology) {
        this.topology = topology;
    }

    /// Where one side of a peering is.
    static Place end(Peering.Side side) {
        return side.present() ? new Place.InVpc(side.vpc()) : new Place.Elsewhere(side.vpc());
    }

    private Optional<Vpc> withGateway(ResourceId id) {
        return topology.vpcOf(id).filter(vpc -> vpc.internetGateways().containsKey(id));
    }

    private Optional<Vpc> withEgressOnly(ResourceId id) {
        return topology.vpcOf(id).filter(vpc -> vpc.egressOnlyGateways().containsKey(id));
    }

    private Optional<Vpc> withNat(ResourceId id) {
        return topology.vpcOf(id).filter(vpc -> vpc.natGateways().containsKey(id));
    }

    private Optional<Vpc> withVpnGateway(ResourceId id) {
        return topology.vpcOf(id).filter(vpc -> vpc.vpnGateways().containsKey(id));
    }

    private static boolean isPublic(NatGateway nat) {
        return nat.connectivity() == NatGateway.Connectivity.PUBLIC;
    }

    // ---- vertices

    @Override
    public boolean containsVertex(@Nullable Place place) {
        return switch (place) {
            case null -> false;
            case Place.TheInternet() -> true;
            case Place.InVpc(var id) -> topology.vpcs().containsKey(id);
            case Place.Elsewhere _ -> !peerings(place).isEmpty();
            case Place.AtInternetGateway(var id) -> withGateway(id).isPresent();
            case Place.AtEgressOnlyGateway(var id) -> withEgressOnly(id).isPresent();
            case Place.AtNatGateway(var id) -> withNat(id).isPresent();
            case Place.AtTransitGateway(var id) -> topology.transitGateways().containsKey(id);
            case Place.AtVpnGateway(var id) -> withVpnGateway(id).isPresent();
            case Place.AtDxGateway(var id) -> topology.hybrid().dxGateways().containsKey(id);
            case Place.AtSite(var id) -> topology.hybrid().sites().containsKey(id);
        };
    }

    @Override
    public Set<Place> vertexSet() {
        return new Seen<>(this::places, this::containsVertex);
    }

    private Stream<Place> places() {
        var absent =
                topology.peerings().values().stream()
                        .flatMap(it -> Stream.of(end(it.requester()), end(it.accepter())))
                        .filter(Place.Elsewhere.class::isInstance)
                        .distinct();
        var own = topology.vpcs().values().stream().flatMap(MeshGraph::placesOf);
        var transit = topology.transitGateways().keySet().stream().map(Place.AtTransitGateway::new);
        var direct = topology.hybrid().dxGateways().keySet().stream().map(Place.AtDxGateway::new);
        var sites = topology.hybrid().sites().keySet().stream().map(Place.AtSite::new);
        return Stream.of(Stream.of(INTERNET), own, transit, direct, sites, absent)
                .flatMap(it -> it);
    }

    private static Stream<Place> placesOf(Vpc vpc) {
        return Stream.of(
                        Stream.of(new Place.InVpc(vpc.id())),
                        vpc.internetGateways().keySet().stream().map(Place.AtInternetGateway::new),
                        vpc.egressOnlyGateways().keySet().stream()
                                .map(Place.AtEgressOnlyGateway::new),
                        vpc.natGateways().keySet().stream().map(Place.AtNatGateway::new),
                        vpc.vpnGateways().keySet().stream().map(Place.AtVpnGateway::new))
                .flatMap(it -> it);
    }

    // ---- edges

    @Override
    public boolean containsEdge(@Nullable Link link) {
        return switch (link) {
            case null -> false;
            case Link.Peered(var peering) -> peering.equals(topology.peerings().get(peering.id()));
            case Link.Attached _,
                    Link.Uplink _,
                    Link.Outlet _,
                    Link.Joined _,
                    Link.Bridged _,
                    Link.Wired _,
                    Link.Associated _ ->
                    edgesOfKnown(getEdgeSource(link)).contains(link);
        };
    }

    @Override
    public Set<Link> edgeSet() {
        return new Seen<>(this::links, this::containsEdge);
    }

    private Stream<Link> links() {
        var inside = topology.vpcs().values().stream().flatMap(it -> linksOf(it).stream());
        var transit = attachments().values().stream().flatMap(List::stream).distinct();
        return Stream.of(
                        inside,
                        topology.peerings().values().stream().map(Link.Peered::new),
                        transit)
                .flatMap(it -> it);
    }

    /// The edges of transit gateways, Direct Connect gateways and sites, by both ends.
    private synchronized Map<Place, List<Link>> attachments() {
        if (attachments == null) {
            var found = new HashMap<Place, List<Link>>();
            for (var link : new OuterLinks(topology).all()) {
                if (isWhole(link)) {
                    var ends = new LinkedHashSet<Place>();
                    ends.add(getEdgeSource(link));
                    ends.add(getEdgeTarget(link));
                    ends.forEach(it -> found.computeIfAbsent(it, _ -> new ArrayList<>()).add(link));
                }
            }
            attachments = found;
        }
        return attachments;
    }

    private boolean isWhole(Link link) {
        return containsVertex(getEdgeSource(link)) && containsVertex(getEdgeTarget(link));
    }

    /// The edges of a VPC's gateways.
    private static Set<Link> linksOf(Vpc vpc) {
        var links = new LinkedHashSet<Link>();
        attached(vpc, links);
        uplinks(vpc).forEach(links::add);
        vpc.natGateways().values().stream()
                .filter(MeshGraph::isPublic)
                .forEach(nat ->
                        vpc.internetGateways()
                                .keySet()
                                .forEach(it -> links.add(new Link.Outlet(nat.id(), it))));
        return links;
    }

    private static Stream<Link> uplinks(Vpc vpc) {
        return Stream.concat(
                        vpc.internetGateways().keySet().stream(),
                        vpc.egressOnlyGateways().keySet().stream())
                .map(Link.Uplink::new);
    }

    private static void attached(Vpc vpc, Set<Link> links) {
        for (InternetGateway gateway : vpc.internetGateways().values()) {
            links.add(new Link.Attached(gateway.id(), vpc.id()));
        }
        for (var gateway : vpc.egressOnlyGateways().values()) {
            links.add(new Link.Attached(gateway.id(), vpc.id()));
        }
        for (NatGateway nat : vpc.natGateways().values()) {
            links.add(new Link.Attached(nat.id(), vpc.id()));
        }
        for (var id : vpc.vpnGateways().keySet()) {
            links.add(new Link.Attached(id, vpc.id()));
        }
    }

    @Override
    public Set<Link> edgesOf(Place place) {
        if (!containsVertex(place)) {
            throw new IllegalArgumentException("no such place: " + place);
        }
        return edgesOfKnown(place);
    }

    private Set<Link> edgesOfKnown(Place place) {
        var links = new LinkedHashSet<Link>();
        switch (place) {
            case Place.AtTransitGateway _, Place.AtDxGateway _, Place.AtSite _ ->
                    links.addAll(attachments().getOrDefault(place, List.of()));
            case Place.AtVpnGateway(var id) -> {
                withVpnGateway(id).ifPresent(vpc -> links.add(new Link.Attached(id, vpc.id())));
                links.addAll(attachments().getOrDefault(place, List.of()));
            }
            case Place.TheInternet() -> {
                topology.vpcs().values().stream().flatMap(MeshGraph::uplinks).forEach(links::add);
                links.addAll(attachments().getOrDefault(place, List.of()));
            }
            case Place.InVpc(var id) -> {
                topology.vpc(id).ifPresent(vpc -> attached(vpc, links));
                links.addAll(attachments().getOrDefault(place, List.of()));
                peerings(place).forEach(it -> links.add(new Link.Peered(it)));
            }
            case Place.Elsewhere _ -> peerings(place).forEach(it -> links.add(new Link.Peered(it)));
            case Place.AtInternetGateway(var id) ->
                    withGateway(id)
                            .ifPresent(vpc -> {
                                links.add(new Link.Attached(id, vpc.id()));
                                links.add(new Link.Uplink(id));
                                vpc.natGateways().values().stream()
                                        .filter(MeshGraph::isPublic)
                                        .forEach(nat -> links.add(new Link.Outlet(nat.id(), id)));
                            });
            case Place.AtEgressOnlyGateway(var id) ->
                    withEgressOnly(id)
                            .ifPresent(vpc -> {
                                links.add(new Link.Attached(id, vpc.id()));
                                links.add(new Link.Uplink(id));
                            });
            case Place.AtNatGateway(var id) ->
                    withNat(id)
                            .ifPresent(vpc -> {
                                links.add(new Link.Attached(id, vpc.id()));
                                if (isPublic(Objects.requireNonNull(vpc.natGateways().get(id)))) {
                                    vpc.internetGateways()
                                            .keySet()
                                            .forEach(it -> links.add(new Link.Outlet(id, it)));
                                }
                            });
        }
        return links;
    }

    /// The peerings that end at a place, by their ids.
    List<Peering> peerings(Place place) {
        var all = topology.peeringsOf(place.resource());
        for (var peering : all) {
            if (!isAt(peering, place)) {
                return all.stream().filter(it -> isAt(it, place)).toList();
            }
        }
        return all;
    }

    /// Whether a peering ends at a place.
    static boolean isAt(Peering peering, Place place) {
        return isAt(peering.requester(), place) || isAt(peering.accepter(), place);
    }

    private static boolean isAt(Peering.Side side, Place place) {
        return switch (place) {
            case Place.InVpc(var id) -> side.present() && side.vpc().equals(id);
            case Place.Elsewhere(var id) -> !side.present() && side.vpc().equals(id);
            case Place.TheInternet _,
                    Place.AtInternetGateway _,
                    Place.AtEgressOnlyGateway _,
                    Place.AtNatGateway _,
                    Place.AtTransitGateway _,
                    Place.AtVpnGateway _,
                    Place.AtDxGateway _,
                    Place.AtSite _ ->
                    false;
        };
    }

    @Override
    public Place getEdgeSource(Link link) {
        return switch (link) {
            case Link.Peered(var peering) -> end(peering.requester());
            case Link.Attached(_, var vpc) -> new Place.InVpc(vpc);
            case Link.Uplink(var gateway) -> gateway(gateway);
            case Link.Outlet(var nat, _) -> new Place.AtNatGateway(nat);
            case Link.Joined(_, _, var vpc) -> new Place.InVpc(vpc);
            case Link.Bridged(_, var gateway, _) -> new Place.AtTransitGateway(gateway);
            case Link.Wired(_, var gateway, _) -> atGateway(gateway);
            case Link.Associated(_, var gateway) -> atGateway(gateway);
        };
    }

    @Override
    public Place getEdgeTarget(Link link) {
        return switch (link) {
            case Link.Peered(var peering) -> end(peering.accepter());
            case Link.Attached(var gateway, _) ->
                    withNat(gateway).isPresent()
                            ? new Place.AtNatGateway(gateway)
                            : gateway(gateway);
            case Link.Uplink _ -> INTERNET;
            case Link.Outlet(_, var gateway) -> new Place.AtInternetGateway(gateway);
            case Link.Joined(_, var gateway, _) -> new Place.AtTransitGateway(gateway);
            case Link.Bridged(_, _, var other) -> new Place.AtTransitGateway(other);
            case Link.Wired(_, _, var site) -> new Place.AtSite(site);
            case Link.Associated(var direct, _) -> new Place.AtDxGateway(direct);
        };
    }

    private static Place atGateway(ResourceId id) {
        return switch (id.prefix()) {
            case "tgw" -> new Place.AtTransitGateway(id);
            case "dxgw" -> new Place.AtDxGateway(id);
            case "vgw" -> new Place.AtVpnGateway(id);
            default -> INTERNET;
        };
    }

    private Place gateway(ResourceId id) {
        if (withVpnGateway(id).isPresent()) {
            return new Place.AtVpnGateway(id);
        }
        return withEgressOnly(id).isPresent()
                ? new Place.AtEgressOnlyGateway(id)
                : new Place.AtInternetGateway(id);
    }

    @Override
    public @Nullable Set<Link> getAllEdges(Place from, Place to) {
        if (!containsVertex(from) || !containsVertex(to)) {
            return null;
        }
        // The Internet has an edge for every gateway there is; the other end has few.
        boolean turned = from.equals(INTERNET);
        var near = turned ? to : from;
        var far = turned ? from : to;
        var links = new LinkedHashSet<Link>();
        for (var link : edgesOfKnown(near)) {
            if (across(link, near).equals(far)) {
                links.add(link);
            }
        }
        return links;
    }

    /// The place at the other end of an edge.
    Place across(Link link, Place place) {
        var source = getEdgeSource(link);
        return source.equals(place) ? getEdgeTarget(link) : source;
    }

    @Override
    public @Nullable Link getEdge(Place from, Place to) {
        var all = getAllEdges(from, to);
        return all == null || all.isEmpty() ? null : all.iterator().next();
    }
}
