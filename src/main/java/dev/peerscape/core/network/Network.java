package dev.peerscape.core.network;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.Vpc;

import org.jgrapht.Graph;
import org.pcollections.PMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A topology compiled for tracing and checking: flat tables a VPC at a time, and the graph of
/// VPCs, gateways and the Internet. An immutable value, safe to share between threads.
///
/// VPCs and peerings have a slot, a small number that stays theirs through every [#recompile]; the
/// engine goes by slots, people by ids.
public final class Network {
    private final Topology topology;
    private final Spread<VpcTables> vpcs;
    private final Spread<PeeringLink> links;
    private final Spread<int[]> linksOf;
    private final Spread<TransitTables> transits;
    private final PublicAddresses publics;
    private final HybridTables hybrid;
    private final PMap<ResourceId, Integer> slots;
    private final Mesh mesh;

    Network(
            Topology topology,
            Spread<VpcTables> vpcs,
            Spread<PeeringLink> links,
            Spread<int[]> linksOf,
            Spread<TransitTables> transits,
            PublicAddresses publics,
            HybridTables hybrid,
            PMap<ResourceId, Integer> slots) {
        this.topology = topology;
        this.vpcs = vpcs;
        this.links = links;
        this.linksOf = linksOf;
        this.transits = transits;
        this.publics = publics;
        this.hybrid = hybrid;
        this.slots = slots;
        mesh = Mesh.of(topology);
    }

    /// {@return the topology compiled from scratch}
    public static Network compile(Topology topology) {
        return NetworkDraft.compile(topology);
    }

    /// {@return a later topology compiled, taking over what belongs to VPCs and peerings that are
    /// the same object} It looks at every one of them to find the others; where an edit says what
    /// it touched, [#recompile(Topology,Set)] need not.
    public Network recompile(Topology next) {
        if (next == topology) {
            return this;
        }
        var draft = draft(next);
        draft.takeHybrid(topology);
        topology.peerings().keySet().stream()
                .filter(id -> !next.peerings().containsKey(id))
                .forEach(draft::removePeering);
        topology.vpcs().keySet().stream()
                .filter(id -> !next.vpcs().containsKey(id))
                .forEach(draft::removeVpc);
        for (var peering : next.peerings().values()) {
            if (topology.peerings().get(peering.id()) != peering) {
                draft.put(peering);
            }
        }
        topology.transitGateways().keySet().stream()
                .filter(id -> !next.transitGateways().containsKey(id))
                .forEach(draft::removeTransitGateway);
        for (var gateway : next.transitGateways().values()) {
            if (topology.transitGateways().get(gateway.id()) != gateway) {
                draft.put(gateway);
            }
        }
        if (next.prefixLists() != topology.prefixLists()) {
            topology.prefixLists()
                    .forEach((id, list) -> {
                        if (next.prefixLists().get(id) != list) {
                            draft.stainBy(id);
                        }
                    });
        }
        for (var vpc : next.vpcs().values()) {
            if (topology.vpcs().get(vpc.id()) != vpc) {
                draft.put(vpc);
            }
        }
        return draft.done();
    }

    /// {@return a later topology compiled, in a time that does not grow with the topology}
    ///
    /// @param touched every VPC and peering that is not the same object in both, as
    ///   `Outcome.Applied` lists them; other ids do no harm
    public Network recompile(Topology next, Set<ResourceId> touched) {
        if (next == topology) {
            return this;
        }
        var draft = draft(next);
        draft.update(topology, touched);
        return draft.done();
    }

    private NetworkDraft draft(Topology next) {
        return new NetworkDraft(next, vpcs, links, linksOf, transits, publics, hybrid, slots);
    }

    /// {@return what this was compiled from}
    public Topology topology() {
        return topology;
    }

    // ---- by slot, for the engine

    /// {@return the compiled VPC of that id}
    public Optional<VpcTables> tables(ResourceId vpc) {
        var slot = slots.get(vpc);
        return slot == null || !vpc.prefix().equals("vpc")
                ? Optional.empty()
                : Optional.ofNullable(vpcs.get(slot));
    }

    /// {@return the compiled peering of that id}
    public Optional<PeeringLink> link(ResourceId peering) {
        var slot = slots.get(peering);
        return slot == null || !peering.prefix().equals("pcx")
                ? Optional.empty()
                : Optional.ofNullable(links.get(slot));
    }

    /// {@return the compiled VPC in that slot}
    ///
    /// @throws IllegalStateException when the slot is empty
    public VpcTables tables(int slot) {
        var found = vpcs.get(slot);
        if (found == null) {
            throw new IllegalStateException("no VPC in slot " + slot);
        }
        return found;
    }

    /// {@return one more than the highest VPC slot}
    public int vpcSlots() {
        return vpcs.size();
    }

    /// {@return whether the slot holds a VPC}
    public boolean hasVpc(int slot) {
        return vpcs.get(slot) != null;
    }

    /// {@return the compiled peering in that slot}
    ///
    /// @throws IllegalStateException when the slot is empty
    public PeeringLink link(int slot) {
        var found = links.get(slot);
        if (found == null) {
            throw new IllegalStateException("no peering in slot " + slot);
        }
        return found;
    }

    /// {@return the compiled transit gateway in that slot}
    ///
    /// @throws IllegalStateException when the slot is empty
    public TransitTables transit(int slot) {
        var found = transits.get(slot);
        if (found == null) {
            throw new IllegalStateException("no transit gateway in slot " + slot);
        }
        return found;
    }

    /// {@return the compiled transit gateway of that id}
    public Optional<TransitTables> transit(ResourceId gateway) {
        var slot = slots.get(gateway);
        return slot == null || !gateway.prefix().equals("tgw")
                ? Optional.empty()
                : Optional.ofNullable(transits.get(slot));
    }

    /// {@return what joins the VPCs with networks on premises}
    public HybridTables hybrid() {
        return hybrid;
    }

    /// {@return the slot of the VPC that a public address belongs to: the public IPv4 address of an
    /// endpoint, or an endpoint's own IPv6 address; -1 when the document has it nowhere}
    public int publicSlot(boolean v6, long high, long low) {
        return publics.find(v6, high, low, this);
    }

    int earlier(int a, int b) {
        return tables(a).vpc().id().compareTo(tables(b).vpc().id()) <= 0 ? a : b;
    }

    // ---- by id, for people

    /// {@return whether a row of one of the VPC's tables works or is a blackhole}
    public RouteState routeState(ResourceId vpc, Route route) {
        return topology.vpc(vpc).map(it -> state(it, route.target())).orElse(RouteState.BLACKHOLE);
    }

    /// {@return whether a row of the VPC's that leads there works or is a blackhole}
    public RouteState state(Vpc vpc, Target target) {
        boolean works =
                switch (target) {
                    case Target.Local() -> true;
                    case Target.ToInternetGateway(var id) -> vpc.internetGateways().containsKey(id);
                    case Target.ToEgressOnlyGateway(var id) ->
                            vpc.egressOnlyGateways().containsKey(id);
                    case Target.ToNatGateway(var id) -> vpc.natGateways().containsKey(id);
                    case Target.ToNetworkInterface(var id) ->
                            topology.vpcOf(id).filter(it -> it.id().equals(vpc.id())).isPresent();
                    case Target.ToPeering(var id) ->
                            topology.peering(id)
                                    .filter(it -> it.isActive() && it.joins(vpc.id()))
                                    .isPresent();
                    case Target.ToTransitGateway(var id) ->
                            Optional.ofNullable(topology.transitGateways().get(id))
                                    .flatMap(it -> it.attachmentOf(vpc.id()))
                                    .filter(TransitAttachment::available)
                                    .isPresent();
                    case Target.ToVpnGateway(var id) -> vpc.vpnGateways().containsKey(id);
                    case Target.ToEndpoint(var id) -> vpc.endpoints().containsKey(id);
                    case Target.Gone _ -> false;
                };
        return works ? RouteState.ACTIVE : RouteState.BLACKHOLE;
    }

    /// {@return which row of the table an address goes by, with the rows that it beats}
    public Winner winner(ResourceId routeTable, Ip address) {
        return topology.vpcOf(routeTable)
                .filter(vpc -> vpc.routeTables().containsKey(routeTable))
                .flatMap(vpc -> tables(vpc.id()))
                .map(it -> winner(it, tableIndex(it, routeTable), address))
                .orElse(new Winner(Optional.empty(), RouteState.BLACKHOLE, List.of()));
    }

    private static int tableIndex(VpcTables tables, ResourceId id) {
        int i = 0;
        while (!tables.table(i).id().equals(id)) {
            i++;
        }
        return i;
    }

    /// {@return the same by index}
    public Winner winner(VpcTables tables, int table, Ip address) {
        var rows = tables.rows(table);
        int row = tables.row(table, address.isV6(), Blocks.high(address), Blocks.low(address));
        if (row < 0) {
            return new Winner(Optional.empty(), RouteState.BLACKHOLE, List.of());
        }
        var won = rows.get(row);
        var others = new ArrayList<Route>();
        for (int i = 0; i < rows.size(); i++) {
            if (i != row && rows.get(i).destination().contains(address)) {
                others.add(rows.get(i));
            }
        }
        others.sort(
                Comparator.comparingInt((Route route) -> -route.destination().length())
                        .thenComparing(Route::origin)
                        .thenComparing(route -> route.list().isPresent()));
        var beaten = others.stream().map(it -> loser(tables.vpc(), won, it)).toList();
        return new Winner(Optional.of(won), state(tables.vpc(), won.target()), beaten);
    }

    private Winner.Loser loser(Vpc vpc, Route won, Route lost) {
        int longer = won.destination().length();
        int own = lost.destination().length();
        Message why =
                own < longer
                        ? Message.of("network.shorter-prefix", own, longer)
                        : won.target() instanceof Target.Local
                                ? Message.of("network.local-first")
                                : won.origin() != lost.origin()
                                        ? Message.of("network.static-first")
                                        : won.list().isPresent() != lost.list().isPresent()
                                                ? Message.of("network.block-first")
                                                : Message.of("network.same-destination");
        return new Winner.Loser(lost, state(vpc, lost.target()), why);
    }

    /// {@return who has the address as a public one: an instance or NAT gateway whose public IPv4
    /// address it is, or whose own IPv6 address}
    public Optional<Holder> publicHolder(Ip address) {
        int slot = publicSlot(address.isV6(), Blocks.high(address), Blocks.low(address));
        if (slot < 0) {
            return Optional.empty();
        }
        var tables = tables(slot);
        int endpoint =
                address instanceof Ip.V4(int bits)
                        ? tables.publicEndpointAt(bits)
                        : tables.endpointAt(true, Blocks.high(address), Blocks.low(address));
        return Optional.of(holder(tables, endpoint));
    }

    /// {@return who has the address as its own in that VPC}
    public Optional<Holder> holderIn(ResourceId vpc, Ip address) {
        return tables(vpc)
                .flatMap(it -> {
                    int endpoint =
                            it.endpointAt(
                                    address.isV6(), Blocks.high(address), Blocks.low(address));
                    return endpoint < 0 ? Optional.empty() : Optional.of(holder(it, endpoint));
                });
    }

    /// {@return whom a sender in that VPC would expect at the address} First the VPC itself where
    /// one of its blocks holds the address; then whoever has it as a public address; then the VPCs
    /// that it is peered with, active peerings first; then any other VPC, in the order of their
    /// ids.
    public Optional<Holder> whoHas(Ip address, ResourceId from) {
        var own = tables(from);
        if (own.isPresent()
                && own.get().contains(address.isV6(), Blocks.high(address), Blocks.low(address))) {
            return holderIn(from, address);
        }
        var known = publicHolder(address);
        if (known.isPresent()) {
            return known;
        }
        return own.stream()
                .flatMap(it -> peers(it).stream())
                .flatMap(vpc -> holderIn(vpc, address).stream())
                .findFirst()
                .or(() -> anywhere(address));
    }

    /// {@return who has the address as its own in any VPC, the first by the VPC's id}
    public Optional<Holder> anywhere(Ip address) {
        VpcTables first = null;
        int endpoint = -1;
        for (int slot = 0; slot < vpcs.size(); slot++) {
            var tables = vpcs.get(slot);
            int at =
                    tables == null
                            ? -1
                            : tables.endpointAt(
                                    address.isV6(), Blocks.high(address), Blocks.low(address));
            if (tables != null
                    && at >= 0
                    && (first == null || tables.vpc().id().compareTo(first.vpc().id()) < 0)) {
                first = tables;
                endpoint = at;
            }
        }
        return first == null ? Optional.empty() : Optional.of(holder(first, endpoint));
    }

    /// {@return the VPCs of this document at the other end of a VPC's peerings, those of active
    /// ones first, then by the peering's id}
    private List<ResourceId> peers(VpcTables tables) {
        return Arrays.stream(tables.links())
                .mapToObj(this::link)
                .sorted(
                        Comparator.comparing((PeeringLink it) -> !it.isActive())
                                .thenComparing(it -> it.peering().id()))
                .filter(it -> it.across(tables.slot()) != PeeringLink.ABSENT)
                .map(it -> tables(it.across(tables.slot())).vpc().id())
                .toList();
    }

    private static Holder holder(VpcTables tables, int endpoint) {
        return new Holder(tables.hostId(endpoint), tables.interfaceId(endpoint), tables.vpc().id());
    }

    /// {@return the VPCs, gateways and the Internet as a graph}
    public Mesh mesh() {
        return mesh;
    }

    /// {@return the graph itself}
    public Graph<Place, Link> graph() {
        return mesh.graph();
    }
}
