package dev.peerscape.core.network;

import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A network being compiled from an earlier one: peerings first, because a VPC's routes name them.
/// A slot belongs to one id for good, so that what names a slot stays right.
final class NetworkDraft {
    private static final int[] NO_LINKS = new int[0];

    private final Topology topology;
    private final Spread.Draft<VpcTables> vpcs;
    private final Spread.Draft<PeeringLink> links;
    private final Spread.Draft<int[]> linksOf;
    private final Spread.Draft<TransitTables> transits;
    private final PublicAddresses.Draft publics;
    private final HybridTables hybrid;
    private VpnGatewayTables gateways;
    private boolean hybridChanged;
    private PMap<ResourceId, Integer> slots;
    private int vpcSlots;
    private int linkSlots;
    private int transitSlots;
    private final Map<ResourceId, Vpc> dirty = new LinkedHashMap<>();
    private @Nullable Map<ResourceId, Integer> bulk;

    NetworkDraft(
            Topology topology,
            Spread<VpcTables> vpcs,
            Spread<PeeringLink> links,
            Spread<int[]> linksOf,
            Spread<TransitTables> transits,
            PublicAddresses publics,
            HybridTables hybrid,
            PMap<ResourceId, Integer> slots) {
        this.topology = topology;
        this.vpcs = vpcs.draft();
        this.links = links.draft();
        this.linksOf = linksOf.draft();
        this.transits = transits.draft();
        this.publics = publics.draft();
        this.hybrid = hybrid;
        gateways = hybrid.gateways();
        this.slots = slots;
        vpcSlots = linksOf.size();
        linkSlots = links.size();
        transitSlots = transits.size();
    }

    static Network compile(Topology topology) {
        var draft =
                new NetworkDraft(
                        topology,
                        Spread.empty(),
                        Spread.empty(),
                        Spread.empty(),
                        Spread.empty(),
                        PublicAddresses.empty(),
                        HybridTables.EMPTY,
                        HashTreePMap.empty());
        draft.bulk = new HashMap<>();
        draft.gateways = new VpnGatewayTables(topology.hybrid());
        draft.hybridChanged = true;
        topology.vpcs().values().forEach(draft::vpcSlot);
        topology.peerings().values().forEach(draft::put);
        topology.transitGateways().values().forEach(draft::put);
        topology.vpcs().values().forEach(draft::put);
        return draft.done();
    }

    private @Nullable Integer slot(ResourceId id) {
        return bulk == null ? slots.get(id) : bulk.get(id);
    }

    private void remember(ResourceId id, int slot) {
        if (bulk == null) {
            slots = slots.plus(id, slot);
        } else {
            bulk.put(id, slot);
        }
    }

    int vpcSlot(Vpc vpc) {
        var known = slot(vpc.id());
        if (known != null) {
            return known;
        }
        int fresh = vpcSlots++;
        remember(vpc.id(), fresh);
        linksOf.set(fresh, NO_LINKS);
        return fresh;
    }

    private int end(Peering.Side side) {
        if (!side.present()) {
            return PeeringLink.ABSENT;
        }
        return topology.vpc(side.vpc()).map(this::vpcSlot).orElse(PeeringLink.ABSENT);
    }

    void put(Peering peering) {
        var known = slot(peering.id());
        int slot;
        if (known == null) {
            slot = linkSlots++;
            remember(peering.id(), slot);
        } else {
            slot = known;
        }
        var old = links.get(slot);
        var link =
                new PeeringLink(peering, slot, end(peering.requester()), end(peering.accepter()));
        if (old == null
                || old.requesterSlot() != link.requesterSlot()
                || old.accepterSlot() != link.accepterSlot()) {
            unlink(old);
            link(link.requesterSlot(), slot);
            if (link.accepterSlot() != link.requesterSlot()) {
                link(link.accepterSlot(), slot);
            }
        }
        links.set(slot, link);
    }

    void removePeering(ResourceId id) {
        var slot = slot(id);
        if (slot != null) {
            unlink(links.get(slot));
            links.set(slot, null);
        }
    }

    void put(TransitGateway gateway) {
        var known = slot(gateway.id());
        int slot = known == null ? transitSlots++ : known;
        if (known == null) {
            remember(gateway.id(), slot);
        }
        var before = transits.get(slot);
        var after = new TransitTables(gateway, topology, slot);
        transits.set(slot, after);
        // What sites hear of a transit gateway follows from its tables.
        hybridChanged |= after.isHybrid() || before != null && before.isHybrid();
    }

    void removeTransitGateway(ResourceId id) {
        var slot = slot(id);
        if (slot != null) {
            var before = transits.get(slot);
            hybridChanged |= before != null && before.isHybrid();
            transits.set(slot, null);
        }
    }

    /// Takes over what is on premises, where that is not the same object: what virtual private
    /// gateways and transit gateways know of it.
    void takeHybrid(Topology before) {
        var now = topology.hybrid();
        if (before.hybrid() == now) {
            return;
        }
        hybridChanged = true;
        var old = gateways;
        gateways = new VpnGatewayTables(now);
        for (var gateway : topology.transitGateways().values()) {
            var slot = slot(gateway.id());
            var known = slot == null ? null : transits.get(slot);
            if (known != null && known.isHybrid()) {
                put(gateway);
            }
        }
        stain(old.ids());
        stain(gateways.ids());
    }

    private void stain(Iterable<ResourceId> vpnGateways) {
        for (var id : vpnGateways) {
            topology.vpcOf(id).ifPresent(vpc -> dirty.put(vpc.id(), vpc));
        }
    }

    /// Whether sites may hear something else of the VPC.
    private void tellSites(Vpc vpc, @Nullable VpcTables before) {
        boolean heard = !vpc.vpnGateways().isEmpty();
        boolean was = before != null && !before.vpc().vpnGateways().isEmpty();
        boolean same =
                before != null
                        && before.vpc().vpnGateways() == vpc.vpnGateways()
                        && before.vpc().cidrs().equals(vpc.cidrs());
        hybridChanged |= (heard || was) && !same && !topology.hybrid().isEmpty();
    }

    /// What transit gateways learn follows from the blocks of the VPCs attached to them.
    private void tellBlocks(Vpc vpc, @Nullable VpcTables before) {
        if (before == null || before.vpc().cidrs().equals(vpc.cidrs())) {
            return;
        }
        for (var gateway : topology.transitGateways().values()) {
            if (gateway.attachmentOf(vpc.id()).isPresent()) {
                put(gateway);
            }
        }
    }

    private void link(int vpc, int slot) {
        if (vpc == PeeringLink.ABSENT) {
            return;
        }
        var before = linksOf.get(vpc);
        int n = before == null ? 0 : before.length;
        var after = before == null ? new int[1] : Arrays.copyOf(before, n + 1);
        after[n] = slot;
        linksOf.set(vpc, after);
        stain(vpc);
    }

    private void unlink(@Nullable PeeringLink link) {
        if (link == null) {
            return;
        }
        for (int vpc : new int[] {link.requesterSlot(), link.accepterSlot()}) {
            var before = vpc == PeeringLink.ABSENT ? null : linksOf.get(vpc);
            if (before != null) {
                linksOf.set(vpc, Arrays.stream(before).filter(it -> it != link.slot()).toArray());
                stain(vpc);
            }
        }
    }

    /// Has a VPC compiled again because its peerings changed.
    private void stain(int slot) {
        var tables = vpcs.get(slot);
        if (tables != null) {
            topology.vpc(tables.vpc().id()).ifPresent(vpc -> dirty.put(vpc.id(), vpc));
        }
    }

    void put(Vpc vpc) {
        int slot = vpcSlot(vpc);
        var before = vpcs.get(slot);
        var own = linksOf.get(slot);
        var after =
                new VpcTables(
                        vpc,
                        slot,
                        own == null ? NO_LINKS : own,
                        targets(own),
                        Parts.listsOf(vpc, topology.prefixLists()),
                        gateways.learnedBy(vpc),
                        before);
        vpcs.set(slot, after);
        tellBlocks(vpc, before);
        tellSites(vpc, before);
        dirty.remove(vpc.id());
        if (before == null) {
            publics.add(after.endpoints().publicAddresses(), slot);
        } else if (before.endpoints() != after.endpoints()) {
            var old = before.endpoints().publicAddresses();
            var fresh = after.endpoints().publicAddresses();
            if (!Arrays.equals(old, fresh)) {
                publics.remove(old, slot);
                publics.add(fresh, slot);
            }
        }
    }

    private Map<ResourceId, Integer> targets(int @Nullable [] own) {
        var gateways = topology.transitGateways().keySet();
        int n = own == null ? 0 : own.length;
        if (n + gateways.size() == 0) {
            return Map.of();
        }
        var targets = HashMap.<ResourceId, Integer>newHashMap(n + gateways.size());
        for (var id : gateways) {
            var slot = slot(id);
            if (slot != null) {
                targets.put(id, slot);
            }
        }
        for (int slot : own == null ? NO_LINKS : own) {
            var link = links.get(slot);
            if (link != null) {
                targets.put(link.peering().id(), slot);
            }
        }
        return targets;
    }

    void removeVpc(ResourceId id) {
        var slot = slot(id);
        var before = slot == null ? null : vpcs.get(slot);
        if (slot != null && before != null) {
            publics.remove(before.endpoints().publicAddresses(), slot);
            hybridChanged |= !before.vpc().vpnGateways().isEmpty();
            vpcs.set(slot, null);
        }
    }

    /// Has the VPCs and transit gateways compiled again that name a prefix list.
    void stainBy(ResourceId list) {
        for (var gateway : topology.transitGateways().values()) {
            boolean names =
                    gateway.routeTables().values().stream()
                            .flatMap(it -> it.listRoutes().stream())
                            .anyMatch(it -> it.list().equals(list));
            if (names) {
                put(gateway);
            }
        }
        for (int slot = 0; slot < vpcs.size(); slot++) {
            var tables = vpcs.get(slot);
            if (tables != null && tables.names(list)) {
                stain(slot);
            }
        }
    }

    /// Takes over what changed in these resources since the earlier topology.
    void update(Topology before, Set<ResourceId> touched) {
        takeHybrid(before);
        for (var id : touched) {
            if (id.prefix().equals("pl")
                    && topology.prefixLists().get(id) != before.prefixLists().get(id)) {
                stainBy(id);
            }
        }
        for (var id : touched) {
            if (id.prefix().equals("pcx")) {
                var now = topology.peerings().get(id);
                if (now != null) {
                    put(now);
                } else {
                    removePeering(id);
                }
            }
        }
        for (var id : touched) {
            if (id.prefix().equals("tgw")) {
                var now = topology.transitGateways().get(id);
                if (now == null) {
                    removeTransitGateway(id);
                } else if (now != before.transitGateways().get(id)) {
                    put(now);
                }
            }
        }
        for (var id : touched) {
            if (id.prefix().equals("vpc")) {
                var now = topology.vpcs().get(id);
                if (now == null) {
                    removeVpc(id);
                } else if (now != before.vpcs().get(id)) {
                    put(now);
                }
            }
        }
    }

    Network done() {
        while (!dirty.isEmpty()) {
            put(dirty.values().iterator().next());
        }
        var hybrid =
                hybridChanged ? new HybridTables(topology, gateways, this::transit) : this.hybrid;
        var index = bulk == null ? slots : HashTreePMap.from(bulk);
        return new Network(
                topology,
                vpcs.done(),
                links.done(),
                linksOf.done(),
                transits.done(),
                publics.done(),
                hybrid,
                index);
    }

    private Optional<TransitTables> transit(ResourceId gateway) {
        var slot = slot(gateway);
        return slot == null ? Optional.empty() : Optional.ofNullable(transits.get(slot));
    }
}
