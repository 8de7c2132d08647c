package dev.peerscape.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.check.Checks;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.trace.Tracer;
import dev.peerscape.testing.Designs;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomEdits;
import dev.peerscape.testing.RandomFlows;

import org.jgrapht.Graph;
import org.jgrapht.graph.Pseudograph;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is read off the graph against obvious computations over the document, and against what the
/// checks find.
final class MeshTest {
    private static final int SEEDS = 160;
    private static final Map<Long, Topology> MADE = new HashMap<>();

    private static Topology topology(long seed) {
        return MADE.computeIfAbsent(seed, it -> RandomDocuments.of(it).topology());
    }

    // ---- the graph itself

    /// The same graph, put together edge by edge in one of JGraphT's own.
    private static Graph<Place, Link> built(Topology topology) {
        var graph = new Pseudograph<Place, Link>(Link.class);
        var internet = new Place.TheInternet();
        graph.addVertex(internet);
        for (var vpc : topology.vpcs().values()) {
            var place = new Place.InVpc(vpc.id());
            graph.addVertex(place);
            for (var id : vpc.internetGateways().keySet()) {
                graph.addVertex(new Place.AtInternetGateway(id));
                graph.addEdge(
                        place, new Place.AtInternetGateway(id), new Link.Attached(id, vpc.id()));
                graph.addEdge(new Place.AtInternetGateway(id), internet, new Link.Uplink(id));
            }
            for (var id : vpc.egressOnlyGateways().keySet()) {
                var at = new Place.AtEgressOnlyGateway(id);
                graph.addVertex(at);
                graph.addEdge(place, at, new Link.Attached(id, vpc.id()));
                graph.addEdge(at, internet, new Link.Uplink(id));
            }
            for (var nat : vpc.natGateways().values()) {
                var at = new Place.AtNatGateway(nat.id());
                graph.addVertex(at);
                graph.addEdge(place, at, new Link.Attached(nat.id(), vpc.id()));
                if (nat.connectivity() == NatGateway.Connectivity.PUBLIC) {
                    for (var id : vpc.internetGateways().keySet()) {
                        graph.addEdge(
                                at, new Place.AtInternetGateway(id), new Link.Outlet(nat.id(), id));
                    }
                }
            }
        }
        topology.transitGateways()
                .keySet()
                .forEach(it -> graph.addVertex(new Place.AtTransitGateway(it)));
        for (var gateway : topology.transitGateways().values()) {
            var at = new Place.AtTransitGateway(gateway.id());
            for (var it : gateway.attachments().values()) {
                switch (it.to()) {
                    case TransitAttachment.To.ToVpc to ->
                            graph.addEdge(
                                    new Place.InVpc(to.vpc()),
                                    at,
                                    new Link.Joined(it.id(), gateway.id(), to.vpc()));
                    case TransitAttachment.To.ToTransitGateway(var other, var theirs) -> {
                        if (it.id().compareTo(theirs) < 0) {
                            graph.addEdge(
                                    at,
                                    new Place.AtTransitGateway(other),
                                    new Link.Bridged(it.id(), gateway.id(), other));
                        }
                    }
                    case TransitAttachment.To.ToVpn _,
                            TransitAttachment.To.ToDxGateway _,
                            TransitAttachment.To.Elsewhere _ -> {}
                }
            }
        }
        onPremises(topology, graph);
        for (var peering : topology.peerings().values()) {
            var from = end(topology, peering.requester());
            var to = end(topology, peering.accepter());
            graph.addVertex(from);
            graph.addVertex(to);
            graph.addEdge(from, to, new Link.Peered(peering));
        }
        return graph;
    }

    private static void onPremises(Topology topology, Graph<Place, Link> graph) {
        var hybrid = topology.hybrid();
        var gateways = new HashMap<ResourceId, Place>();
        gateways.put(ResourceId.INTERNET, new Place.TheInternet());
        for (var vpc : topology.vpcs().values()) {
            for (var id : vpc.vpnGateways().keySet()) {
                gateways.put(id, new Place.AtVpnGateway(id));
                graph.addVertex(gateways.get(id));
                graph.addEdge(
                        new Place.InVpc(vpc.id()),
                        gateways.get(id),
                        new Link.Attached(id, vpc.id()));
            }
        }
        topology.transitGateways()
                .keySet()
                .forEach(id -> gateways.put(id, new Place.AtTransitGateway(id)));
        for (var id : hybrid.dxGateways().keySet()) {
            gateways.put(id, new Place.AtDxGateway(id));
            graph.addVertex(gateways.get(id));
        }
        hybrid.sites().keySet().forEach(id -> graph.addVertex(new Place.AtSite(id)));
        for (var direct : hybrid.dxGateways().values()) {
            for (var it : direct.associations()) {
                if (gateways.containsKey(it.gateway())) {
                    graph.addEdge(
                            gateways.get(direct.id()),
                            gateways.get(it.gateway()),
                            new Link.Associated(direct.id(), it.gateway()));
                }
            }
        }
        for (var vpn : hybrid.vpnConnections().values()) {
            wire(topology, graph, gateways, vpn.id(), vpn.gateway());
        }
        for (var vif : hybrid.virtualInterfaces().values()) {
            if (vif.type() == VirtualInterface.Type.PUBLIC) {
                wire(topology, graph, gateways, vif.id(), ResourceId.INTERNET);
            } else {
                vif.gateway().ifPresent(it -> wire(topology, graph, gateways, vif.id(), it));
            }
        }
    }

    private static void wire(
            Topology topology,
            Graph<Place, Link> graph,
            Map<ResourceId, Place> gateways,
            ResourceId line,
            ResourceId gateway) {
        var site = topology.hybrid().siteOf(line);
        if (site.isPresent() && gateways.containsKey(gateway)) {
            graph.addEdge(
                    gateways.get(gateway),
                    new Place.AtSite(site.get().id()),
                    new Link.Wired(line, gateway, site.get().id()));
        }
    }

    private static Place end(Topology topology, Peering.Side side) {
        return side.present() && topology.vpc(side.vpc()).isPresent()
                ? new Place.InVpc(side.vpc())
                : new Place.Elsewhere(side.vpc());
    }

    @Test
    void itIsTheGraphThatOneWouldBuild() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var topology = topology(seed);
            var graph = Network.compile(topology).graph();
            var built = built(topology);
            var where = "seed " + seed;
            assertEquals(built.vertexSet(), graph.vertexSet(), where);
            assertEquals(built.edgeSet(), graph.edgeSet(), where);
            for (var place : built.vertexSet()) {
                assertTrue(graph.containsVertex(place), where);
                assertEquals(built.edgesOf(place), graph.edgesOf(place), where + place);
                assertEquals(built.degreeOf(place), graph.degreeOf(place), where + place);
                for (var other : built.vertexSet()) {
                    assertEquals(
                            built.getAllEdges(place, other),
                            graph.getAllEdges(place, other),
                            where + place + other);
                }
            }
            for (var link : built.edgeSet()) {
                assertEquals(built.getEdgeSource(link), graph.getEdgeSource(link), where + link);
                assertEquals(built.getEdgeTarget(link), graph.getEdgeTarget(link), where + link);
            }
        }
    }

    @Test
    void itFollowsEveryEdit() {
        for (long seed = 0; seed < 12; seed++) {
            var document = RandomDocuments.of(seed);
            var edits = new RandomEdits(new SplittableRandom(seed));
            var network = Network.compile(document.topology());
            for (int i = 0; i < 60; i++) {
                document = RandomDocuments.tried(document, edits.next(document));
                network = network.recompile(document.topology());
                var built = built(document.topology());
                var where = "seed " + seed + ", edit " + i;
                assertEquals(built.vertexSet(), network.graph().vertexSet(), where);
                assertEquals(built.edgeSet(), network.graph().edgeSet(), where);
                for (var place : built.vertexSet()) {
                    assertEquals(built.edgesOf(place), network.graph().edgesOf(place), where);
                }
            }
        }
    }

    @Test
    void whatIsNotThereIsNotInIt() {
        var graph = Network.compile(Designs.lab().topology()).graph();
        var nowhere = new Place.InVpc(new ResourceId("vpc-nowhere"));
        var pair = new Place.InVpc(new ResourceId("vpc-a"));
        assertFalse(graph.containsVertex(nowhere));
        assertFalse(graph.containsVertex(new Place.Elsewhere(new ResourceId("vpc-nowhere"))));
        assertFalse(graph.containsEdge(new Link.Uplink(new ResourceId("igw-nowhere"))));
        assertNull(graph.getAllEdges(nowhere, pair));
        assertThrows(IllegalArgumentException.class, () -> graph.edgesOf(nowhere));
        assertThrows(UnsupportedOperationException.class, () -> graph.addVertex(nowhere));
        assertThrows(UnsupportedOperationException.class, () -> graph.removeVertex(nowhere));
    }

    // ---- islands

    @Test
    void islandsAreWhatSpreadsOverActivePeerings() {
        int several = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            var topology = topology(seed);
            var islands = Mesh.of(topology).islands();
            assertEquals(spread(topology), new HashSet<>(islands), "seed " + seed);
            for (int i = 1; i < islands.size(); i++) {
                var before = islands.get(i - 1).iterator().next();
                assertTrue(before.compareTo(islands.get(i).iterator().next()) <= 0);
            }
            several += islands.stream().anyMatch(it -> it.size() > 2) ? 1 : 0;
        }
        assertTrue(several > 20, "islands of three and more: " + several);
    }

    /// Every VPC has a mark of its own; an active peering gives both ends the lesser one, until
    /// nothing changes.
    private static Set<Set<ResourceId>> spread(Topology topology) {
        var marks = new HashMap<Place, Integer>();
        for (var place : built(topology).vertexSet()) {
            if (place instanceof Place.InVpc || place instanceof Place.Elsewhere) {
                marks.put(place, marks.size());
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var peering : topology.peerings().values()) {
                if (peering.status() == PeeringStatus.ACTIVE) {
                    var a = end(topology, peering.requester());
                    var b = end(topology, peering.accepter());
                    int least = Math.min(marks.get(a), marks.get(b));
                    changed |= marks.put(a, least) != least | marks.put(b, least) != least;
                }
            }
        }
        var sets = new HashMap<Integer, Set<ResourceId>>();
        marks.forEach((place, mark) ->
                sets.computeIfAbsent(mark, _ -> new TreeSet<>()).add(place.resource()));
        return new HashSet<>(sets.values());
    }

    // ---- duplicate pairs

    @Test
    void duplicatePairsAreThoseFoundAsV06() {
        int some = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            var topology = doubled(seed);
            var pairs = Mesh.of(topology).duplicatePairs();
            var obvious = new TreeMap<String, List<Peering>>();
            for (var peering : topology.peerings().values()) {
                boolean counts =
                        switch (peering.status()) {
                            case INITIATING_REQUEST, PENDING_ACCEPTANCE, PROVISIONING, ACTIVE ->
                                    !peering.requester().vpc().equals(peering.accepter().vpc());
                            case FAILED, REJECTED, EXPIRED, DELETING, DELETED -> false;
                        };
                if (counts) {
                    var both =
                            new TreeSet<>(
                                    List.of(
                                            end(topology, peering.requester()).toString(),
                                            end(topology, peering.accepter()).toString()));
                    obvious.computeIfAbsent(both.toString(), _ -> new ArrayList<>()).add(peering);
                }
            }
            obvious.values().removeIf(it -> it.size() < 2);
            assertEquals(new HashSet<>(obvious.values()), new HashSet<>(pairs), "seed " + seed);
            var second = new TreeSet<ResourceId>();
            for (var finding : Checks.run(Network.compile(topology))) {
                if (finding.rule().equals("V06") && finding.text().key().endsWith("second")) {
                    assertTrue(
                            pairs.stream()
                                    .map(it -> it.stream().map(Peering::id).toList())
                                    .anyMatch(it -> it.containsAll(finding.subjects())),
                            () -> finding.toString());
                    second.add(finding.subjects().getFirst());
                }
            }
            assertEquals(
                    pairs.stream().mapToInt(it -> it.size() - 1).sum(),
                    second.size(),
                    "seed " + seed);
            some += pairs.size();
        }
        assertTrue(some > 60, "pairs: " + some);
    }

    /// A document with some peerings there twice, which edits refuse to make and files may bring.
    private static Topology doubled(long seed) {
        var topology = topology(seed);
        var random = new SplittableRandom(seed);
        int i = 0;
        for (var peering : List.copyOf(topology.peerings().values())) {
            if (random.nextInt(3) == 0) {
                boolean turned = random.nextBoolean();
                topology =
                        topology.with(
                                new Peering(
                                        new ResourceId("pcx-twice" + i++),
                                        "",
                                        turned ? peering.accepter() : peering.requester(),
                                        turned ? peering.requester() : peering.accepter(),
                                        random.nextBoolean()
                                                ? PeeringStatus.ACTIVE
                                                : peering.status(),
                                        "",
                                        peering.since(),
                                        peering.expires()));
            }
        }
        return topology;
    }

    // ---- transit

    @Test
    void transitiveHopesAreThoseFoundAsV12() {
        int some = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            var topology = topology(seed);
            var hopes = new HashSet<List<Object>>();
            Mesh.of(topology)
                    .transitiveHopes()
                    .forEach(it ->
                            hopes.add(
                                    List.of(
                                            it.vpc(),
                                            it.routeTable(),
                                            it.route().destination().toString(),
                                            it.route().target(),
                                            it.wanted())));
            assertEquals(obviousHopes(topology), hopes, "seed " + seed);
            var found = new HashSet<List<Object>>();
            for (var finding : Checks.run(Network.compile(topology))) {
                if (finding.text().key().equals("check.V12.transit")) {
                    var subjects = finding.subjects();
                    found.add(
                            List.of(
                                    subjects.get(2),
                                    subjects.get(0),
                                    finding.text().arguments().get(1),
                                    new Target.ToPeering(subjects.get(1)),
                                    subjects.get(3)));
                }
            }
            assertEquals(hopes, found, "seed " + seed);
            some += hopes.size();
        }
        assertTrue(some > 15, "hopes: " + some);
    }

    /// Every row, every peering beyond, every block.
    private static Set<List<Object>> obviousHopes(Topology topology) {
        var hopes = new HashSet<List<Object>>();
        for (var vpc : topology.vpcs().values()) {
            for (var table : vpc.routeTables().values()) {
                for (var route : table.routes()) {
                    if (route.target() instanceof Target.ToPeering(var id)
                            && route.destination().length() > 0
                            && carries(topology, id, vpc.id()).isPresent()) {
                        var via = carries(topology, id, vpc.id()).get();
                        if (via.cidrs().stream().anyMatch(route.destination()::overlaps)) {
                            continue;
                        }
                        topology.peerings().keySet().stream()
                                .flatMap(it -> carries(topology, it, via.id()).stream())
                                .filter(it -> it != vpc && it != via)
                                .filter(it ->
                                        it.cidrs().stream().anyMatch(route.destination()::overlaps))
                                .map(Vpc::id)
                                .sorted()
                                .findFirst()
                                .ifPresent(wanted ->
                                        hopes.add(
                                                List.of(
                                                        vpc.id(),
                                                        table.id(),
                                                        route.destination().toString(),
                                                        route.target(),
                                                        wanted)));
                    }
                }
            }
        }
        return hopes;
    }

    /// The VPC at the other end of a peering that is, or may yet become, active.
    private static Optional<Vpc> carries(Topology topology, ResourceId peering, ResourceId from) {
        return topology.peering(peering)
                .filter(it -> it.joins(from) && !it.status().isFinal())
                .filter(it -> it.status() != PeeringStatus.DELETING)
                .filter(it -> !it.requester().vpc().equals(it.accepter().vpc()))
                .map(it -> it.across(from))
                .filter(it -> it.present())
                .flatMap(it -> topology.vpc(it.vpc()));
    }

    @Test
    void aPeeringThatIsOverIsNoWayFurther() {
        // Found by seed 154: c was the VPC behind although its peering had been deleted.
        var document = chain();
        var hope = Mesh.of(document.topology()).transitiveHopes();
        assertEquals(1, hope.size());
        assertEquals(new ResourceId("vpc-c"), hope.getFirst().wanted());
        assertEquals(new ResourceId("vpc-b"), hope.getFirst().via());
        var over =
                Designs.apply(
                        document,
                        new Edit.DeletePeering(Actor.ANYONE, new ResourceId("pcx-bc"), false));
        assertEquals(List.of(), Mesh.of(over.topology()).transitiveHopes());
    }

    /// a - b - c, and a row of a for c over the first.
    private static Document chain() {
        var document = Document.empty(Designs.NOON);
        for (var name : List.of("a", "b", "c")) {
            int second = name.charAt(0) - 'a';
            var vpc = Designs.vpc("vpc-" + name, Designs.ALICE, "10." + second + ".0.0/16");
            document = document.with(document.topology().with(vpc));
        }
        document = peered(peered(document, "a", "b"), "b", "c");
        var table = document.topology().vpc(new ResourceId("vpc-a")).orElseThrow().mainRouteTable();
        return Designs.apply(
                document,
                new Edit.AddRoute(
                        table,
                        Route.to(
                                Cidr.of("10.2.0.0/16"),
                                new Target.ToPeering(new ResourceId("pcx-ab")))));
    }

    private static Document peered(Document document, String a, String b) {
        var id = new ResourceId("pcx-" + a + b);
        return Designs.apply(
                document,
                new Edit.RequestPeering(
                        Actor.ANYONE,
                        id,
                        "",
                        new ResourceId("vpc-" + a),
                        new ResourceId("vpc-" + b)),
                new Edit.AcceptPeering(Actor.ANYONE, id));
    }

    // ---- chains

    @Test
    void chainsLeadWithinAnIslandAndNowhereElse() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var topology = topology(seed);
            var mesh = Mesh.of(topology);
            var island = new HashMap<ResourceId, Integer>();
            var islands = mesh.islands();
            for (int i = 0; i < islands.size(); i++) {
                for (var id : islands.get(i)) {
                    island.put(id, i);
                }
            }
            for (var from : topology.vpcs().keySet()) {
                for (var to : topology.vpcs().keySet()) {
                    var where = "seed " + seed + " " + from + " " + to;
                    var chain = mesh.chain(from, to);
                    assertEquals(island.get(from).equals(island.get(to)), chain.isPresent(), where);
                    chain.ifPresent(it -> leads(from, to, it, where));
                }
            }
        }
        var mesh = Mesh.of(chain().topology());
        var ends = mesh.chain(new ResourceId("vpc-a"), new ResourceId("vpc-c")).orElseThrow();
        assertEquals(
                List.of("pcx-ab", "pcx-bc"), ends.stream().map(it -> it.id().value()).toList());
        assertEquals(
                Optional.empty(), mesh.chain(new ResourceId("vpc-a"), new ResourceId("vpc-none")));
    }

    private static void leads(ResourceId from, ResourceId to, List<Peering> chain, String where) {
        var at = from;
        for (var peering : chain) {
            assertTrue(peering.isActive() && peering.joins(at), where);
            at = peering.across(at).vpc();
        }
        assertEquals(to, at, where);
    }

    // ---- the way of a packet

    @Test
    void theHopsOfAPacketHangTogetherByEdges() {
        var seen = new HashSet<Class<?>>();
        for (long seed = 0; seed < 60; seed++) {
            var network = Network.compile(topology(seed));
            var mesh = network.mesh();
            var flows = new RandomFlows(network.topology(), new SplittableRandom(seed));
            var tracer = new Tracer(network);
            for (int n = 0; n < 30; n++) {
                var flow = flows.next();
                var trace = tracer.trace(flow);
                // Beyond a block that nothing leads past it jumps, so only up to there.
                var hops = trace.forward().hops();
                for (int i = 1; i < hops.size(); i++) {
                    var a = hops.get(i - 1).id();
                    var b = hops.get(i).id();
                    var where = "seed " + seed + " " + flow + ": " + a + " " + b;
                    var crossing = mesh.crossing(a, b);
                    var back = mesh.crossing(b, a);
                    assertEquals(
                            crossing.map(it -> List.of(it.link(), it.from(), it.to())),
                            back.map(it -> List.of(it.link(), it.to(), it.from())),
                            where);
                    if (crossing.isEmpty()) {
                        assertEquals(mesh.place(a), mesh.place(b), where);
                    } else {
                        assertTrue(network.graph().containsEdge(crossing.get().link()), where);
                        seen.add(crossing.get().link().getClass());
                    }
                }
            }
        }
        // A NAT gateway sends on from its own subnet, so no packet goes by its outlet.
        seen.remove(Link.Bridged.class);
        assertEquals(
                Set.of(
                        Link.Peered.class,
                        Link.Attached.class,
                        Link.Uplink.class,
                        Link.Joined.class),
                seen);
    }

    @Test
    void aPeeringIsCrossedFromTheNearSide() {
        var document = chain();
        var mesh = Mesh.of(document.topology());
        var a = new ResourceId("vpc-a");
        var b = new ResourceId("vpc-b");
        var ab = new ResourceId("pcx-ab");
        var there = mesh.crossing(b, ab).orElseThrow();
        assertEquals(new Place.InVpc(b), there.from());
        assertEquals(new Place.InVpc(a), there.to());
        assertEquals(there, mesh.crossing(ab, a).orElseThrow());
        assertEquals(Optional.empty(), mesh.crossing(new ResourceId("vpc-c"), ab));
        assertEquals(Optional.empty(), mesh.crossing(a, new ResourceId("vpc-c")));
    }
}
