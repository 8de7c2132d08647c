package dev.peerscape.core.check;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.PeeringLifecycle;
import dev.peerscape.core.edit.PeeringLifecycle.Action;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.FreeSpace;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Overlaps;
import dev.peerscape.core.network.HybridTables;
import dev.peerscape.core.network.Mesh;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.TransitTables;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What rules may ask about the document around their scope.
///
/// Questions about free blocks and addresses depend on the whole document; a scope that asks one is
/// remembered as such ([#takeAskedWhole]) and looked at again whenever any block or public address
/// changes.
final class View {
    private static final List<Cidr> PRIVATE =
            List.of(Cidr.of("10.0.0.0/8"), Cidr.of("172.16.0.0/12"), Cidr.of("192.168.0.0/16"));

    /// Blocks kept for documentation (RFC 5737): a made-up Elastic IP is from here, so that it is
    /// nobody's.
    private static final List<Cidr> EXAMPLES =
            List.of(Cidr.of("203.0.113.0/24"), Cidr.of("198.51.100.0/24"));

    private final Topology topology;
    private final Mesh mesh;
    private final Index index;
    private @Nullable List<Cidr> taken;
    private final Map<Cidr, FreeSpace> free = new HashMap<>();
    private @Nullable Set<Ip> publicIps;
    private boolean askedWhole;
    private final Network network;
    private final Standards standards;
    private final Attachments attachments;

    // Persistent maps are slow to read; rules ask the same again and again.
    private final Map<ResourceId, Optional<Facts>> facts = new HashMap<>();
    private final Map<ResourceId, Optional<Peering>> peerings = new HashMap<>();
    private final Map<ResourceId, List<Peering>> joined = new HashMap<>();
    private final Map<ResourceId, List<Peering>> active = new HashMap<>();
    private final Map<ResourceId, List<Origin>> origins = new HashMap<>();
    private final Map<ResourceId, Map<ResourceId, Set<ResourceId>>> rivals = new HashMap<>();
    private final Map<ResourceId, Optional<Fix>> requestsAgain = new HashMap<>();
    private final Map<ResourceId, Optional<Fix>> rowsGone = new HashMap<>();

    View(Network network, Index index, Standards standards) {
        this.network = network;
        this.standards = standards;
        topology = network.topology();
        attachments = new Attachments(topology);
        mesh = network.mesh();
        this.index = index;
    }

    /// What the document is judged by.
    Standards standards() {
        return standards;
    }

    /// What is attached to transit gateways.
    Attachments attachments() {
        return attachments;
    }

    /// The graph of VPCs and peerings.
    Mesh mesh() {
        return mesh;
    }

    Topology topology() {
        return topology;
    }

    Optional<Facts> facts(ResourceId vpc) {
        return facts.computeIfAbsent(vpc, index::of);
    }

    Optional<Peering> peering(ResourceId id) {
        return peerings.computeIfAbsent(id, topology::peering);
    }

    /// The facts of a side whose VPC the document holds.
    Optional<Facts> facts(Peering.Side side) {
        return side.present() ? facts(side.vpc()) : Optional.empty();
    }

    /// The VPCs that have a row to the peering: its members, and strangers by mistake.
    List<Facts> routingTo(ResourceId peering) {
        var ids = new ArrayList<>(topology.mentioning(peering));
        peering(peering).ifPresent(it -> ids.addAll(it.members()));
        return ids.stream()
                .distinct()
                .sorted()
                .flatMap(it -> facts(it).stream())
                .filter(it -> it.peeringRows().containsKey(peering))
                .toList();
    }

    /// The fix that requests a peering again, which is the same for every row to it.
    Optional<Fix> requestAgain(ResourceId peering, Supplier<Optional<Fix>> make) {
        return made(requestsAgain, peering, make);
    }

    /// The fix that takes out all rows to a peering, which is the same for every one of them.
    Optional<Fix> rowsGone(ResourceId peering, Supplier<Optional<Fix>> make) {
        return made(rowsGone, peering, make);
    }

    private static Optional<Fix> made(
            Map<ResourceId, Optional<Fix>> known, ResourceId id, Supplier<Optional<Fix>> make) {
        var fix = known.get(id);
        if (fix == null) {
            fix = make.get();
            known.put(id, fix);
        }
        return fix;
    }

    /// The peerings that a VPC joins, by id, those that are over too.
    List<Peering> peeringsOf(ResourceId vpc) {
        var known = joined.get(vpc);
        if (known != null) {
            return known;
        }
        var found = mesh.peeringsOf(vpc);
        joined.put(vpc, found);
        return found;
    }

    /// The peerings of a VPC that are active.
    List<Peering> activePeeringsOf(ResourceId vpc) {
        var known = active.get(vpc);
        if (known != null) {
            return known;
        }
        var found = peeringsOf(vpc).stream().filter(Peering::isActive).toList();
        active.put(vpc, found);
        return found;
    }

    /// Where packets of a VPC come from.
    List<Origin> origins(Facts facts) {
        return origins.computeIfAbsent(facts.id(), _ -> Origin.of(facts.vpc()));
    }

    /// For each active peering of a VPC that leads to addresses that another one leads to as well,
    /// those others.
    Map<ResourceId, Set<ResourceId>> rivals(ResourceId hub) {
        var known = rivals.get(hub);
        if (known != null) {
            return known;
        }
        var blocks = new ArrayList<Cidr>();
        var ids = new ArrayList<ResourceId>();
        for (var peering : activePeeringsOf(hub)) {
            for (var block : blocksOf(peering.across(hub))) {
                blocks.add(block);
                ids.add(peering.id());
            }
        }
        var found = new HashMap<ResourceId, Set<ResourceId>>();
        Overlaps.pairs(
                blocks,
                (a, b) -> {
                    if (!ids.get(a).equals(ids.get(b))) {
                        found.computeIfAbsent(ids.get(a), _ -> new HashSet<>()).add(ids.get(b));
                        found.computeIfAbsent(ids.get(b), _ -> new HashSet<>()).add(ids.get(a));
                    }
                    return true;
                });
        rivals.put(hub, found);
        return found;
    }

    /// A peering between the two that is not over nor ending, if there is one.
    Optional<Peering> living(ResourceId a, ResourceId b) {
        return peeringsOf(a).stream()
                .filter(it -> it.isLiving() && it.joins(b) && !a.equals(b))
                .findFirst();
    }

    /// Whether one of the blocks shares addresses with the other.
    static boolean overlap(List<Cidr> blocks, Cidr other) {
        for (var block : blocks) {
            if (block.overlaps(other)) {
                return true;
            }
        }
        return false;
    }

    List<Cidr> blocksOf(Peering.Side side) {
        return facts(side).map(it -> it.vpc().cidrs()).orElseGet(side::cidrs);
    }

    /// Whether somebody may accept the request now, and it would come to something.
    boolean isAcceptable(Peering peering) {
        return PeeringLifecycle.refusal(peering, Action.ACCEPT, Actor.ANYONE, topology.now())
                        .isEmpty()
                && BlockRules.collision(blocksOf(peering.requester()), blocksOf(peering.accepter()))
                        .isEmpty();
    }

    boolean isDeletable(Peering peering) {
        return PeeringLifecycle.refusal(peering, Action.DELETE, Actor.ANYONE, topology.now())
                .isEmpty();
    }

    /// Whether the two could be peered now.
    boolean canPeer(Vpc a, Vpc b) {
        return !a.id().equals(b.id())
                && BlockRules.collision(a.cidrs(), b.cidrs()).isEmpty()
                && living(a.id(), b.id()).isEmpty()
                && activePeeringsOf(a.id()).size() < PeeringLifecycle.ACTIVE_QUOTA
                && activePeeringsOf(b.id()).size() < PeeringLifecycle.ACTIVE_QUOTA;
    }

    /// The name that people read for an id.
    String label(ResourceId id) {
        return topology.find(id).map(Resource::label).orElse(id.value());
    }

    /// The name of a target. One that is gone has only its id, even if that is in use again.
    String label(Target target) {
        return target instanceof Target.Gone
                ? target.text()
                : target.resource().map(this::label).orElse("local");
    }

    /// An id that nothing has, always the same for the same purpose.
    ResourceId freshId(Kind kind, Object... purpose) {
        // FNV-1a: ids in a design differ by a digit or two, and must not meet here.
        long hash = 0xcbf29ce484222325L;
        for (var part : purpose) {
            for (char c : (part + " ").toCharArray()) {
                hash = (hash ^ c) * 0x100000001b3L;
            }
        }
        while (true) {
            var word = "%08x".formatted((int) (hash ^ hash >>> 32));
            var id = new ResourceId(kind.prefix() + "-" + word);
            if (topology.find(id).isEmpty()) {
                return id;
            }
            hash = (hash ^ '+') * 0x100000001b3L;
        }
    }

    /// What is on premises, compiled.
    HybridTables hybrid() {
        return network.hybrid();
    }

    /// The blocks of a prefix list; none where it is not in the document.
    List<Cidr> entries(ResourceId list) {
        var found = topology.prefixLists().get(list);
        return found == null ? List.of() : found.entries();
    }

    /// Whether the id is that of a virtual private gateway of a VPC.
    boolean isVpnGateway(ResourceId id) {
        return topology.vpcOf(id).filter(it -> it.vpnGateways().containsKey(id)).isPresent();
    }

    /// {@return the compiled transit gateway}
    Optional<TransitTables> transit(ResourceId gateway) {
        return network.transit(gateway);
    }

    /// A private block of that length, outside every block of the document, that may take the place
    /// of one of a VPC's own: near the old one where there is room.
    Optional<Cidr> freeBlock(Vpc vpc, Cidr old, int length, List<Cidr> alsoTaken) {
        askedWhole = true;
        Predicate<Cidr> fits =
                block ->
                        Reblocking.fits(vpc, old, block)
                                && BlockRules.collision(alsoTaken, List.of(block)).isEmpty();
        for (var range : ranges(old)) {
            var found = free.computeIfAbsent(range, this::freeOf).first(length, fits);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Cidr> ranges(Cidr old) {
        if (old.isV6()) {
            return List.of(Cidr.around(old.base(), Math.min(32, old.length())));
        }
        var ranges = new ArrayList<>(PRIVATE);
        ranges.sort(java.util.Comparator.comparing(range -> !range.overlaps(old)));
        return ranges;
    }

    /// Whether no other VPC has a block there.
    boolean isFreeOf(Vpc vpc, Cidr block) {
        askedWhole = true;
        return index.facts().values().stream()
                .filter(it -> it.vpc() != vpc)
                .allMatch(it -> BlockRules.collision(it.vpc().cidrs(), List.of(block)).isEmpty());
    }

    private FreeSpace freeOf(Cidr range) {
        if (taken == null) {
            var blocks = new ArrayList<Cidr>();
            index.facts().values().forEach(it -> blocks.addAll(it.vpc().cidrs()));
            for (var peering : topology.peerings().values()) {
                blocks.addAll(peering.requester().cidrs());
                blocks.addAll(peering.accepter().cidrs());
            }
            for (var site : topology.hybrid().sites().values()) {
                site.prefixes().stream().filter(it -> it.length() > 0).forEach(blocks::add);
            }
            taken = blocks;
        }
        return FreeSpace.of(range, taken);
    }

    /// A public IPv4 address that nothing has, from a block kept for documentation.
    Optional<Ip> freePublicIp() {
        askedWhole = true;
        if (publicIps == null) {
            var taken = new HashSet<Ip>();
            index.facts().values().forEach(it -> taken.addAll(it.publicIps()));
            publicIps = taken;
        }
        for (var block : EXAMPLES) {
            for (var ip = block.base().plus(10); !ip.equals(block.last()); ip = ip.plus(1)) {
                if (!publicIps.contains(ip)) {
                    return Optional.of(ip);
                }
            }
        }
        return Optional.empty();
    }

    /// Whether a question about the whole document was asked since the last time this was.
    boolean takeAskedWhole() {
        boolean asked = askedWhole;
        askedWhole = false;
        return asked;
    }
}
