package dev.peerscape.core.check;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.edit.PeeringLifecycle;
import dev.peerscape.core.edit.PeeringLifecycle.Action;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
    private final Index index;
    private @Nullable FreeBlocks free;
    private @Nullable Set<Ip> publicIps;
    private boolean askedWhole;

    View(Topology topology, Index index) {
        this.topology = topology;
        this.index = index;
    }

    Topology topology() {
        return topology;
    }

    Optional<Facts> facts(ResourceId vpc) {
        return index.of(vpc);
    }

    /// The facts of a side whose VPC the document holds.
    Optional<Facts> facts(Peering.Side side) {
        return side.present() ? index.of(side.vpc()) : Optional.empty();
    }

    /// The VPCs that have a row to the peering: its members, and strangers by mistake.
    List<Facts> routingTo(ResourceId peering) {
        var ids = new ArrayList<>(index.mentioning(peering));
        topology.peering(peering).ifPresent(it -> ids.addAll(Index.members(it)));
        return ids.stream()
                .distinct()
                .sorted()
                .flatMap(it -> index.of(it).stream())
                .filter(it -> it.peeringRows().containsKey(peering))
                .toList();
    }

    /// The peerings that a VPC joins, by id, those that are over too.
    List<Peering> peeringsOf(ResourceId vpc) {
        var found = new ArrayList<Peering>();
        for (var id : index.peeringsOf(vpc)) {
            topology.peering(id).ifPresent(found::add);
        }
        return found;
    }

    /// The peerings of a VPC that are active.
    List<Peering> activePeeringsOf(ResourceId vpc) {
        return peeringsOf(vpc).stream().filter(Peering::isActive).toList();
    }

    /// A peering between the two that is not over nor ending, if there is one.
    Optional<Peering> living(ResourceId a, ResourceId b) {
        return peeringsOf(a).stream()
                .filter(it -> isLiving(it) && it.joins(b) && !a.equals(b))
                .findFirst();
    }

    /// Whether the peering is, or may yet become, active.
    static boolean isLiving(Peering peering) {
        return switch (peering.status()) {
            case INITIATING_REQUEST, PENDING_ACCEPTANCE, PROVISIONING, ACTIVE -> true;
            case FAILED, REJECTED, EXPIRED, DELETING, DELETED -> false;
        };
    }

    List<Cidr> blocksOf(Peering.Side side) {
        return BlockRules.blocksOf(topology, side);
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
                && activePeeringsOf(a.id()).size() < Quotas.PEERINGS
                && activePeeringsOf(b.id()).size() < Quotas.PEERINGS;
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
        int hash = 17;
        for (var part : purpose) {
            hash = hash * 31 + part.toString().hashCode();
        }
        while (true) {
            hash = hash * 0x9E3779B1 + 0x7F4A7C15;
            var id = new ResourceId(kind.prefix() + "-%08x".formatted(hash));
            if (topology.find(id).isEmpty()) {
                return id;
            }
        }
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
            var found = free().first(range, length, fits);
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

    private FreeBlocks free() {
        if (free == null) {
            var taken = new ArrayList<Cidr>();
            index.facts().values().forEach(it -> taken.addAll(it.vpc().cidrs()));
            for (var peering : topology.peerings().values()) {
                taken.addAll(peering.requester().cidrs());
                taken.addAll(peering.accepter().cidrs());
            }
            free = new FreeBlocks(taken);
        }
        return free;
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
