package dev.peerscape.core.plan;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The blocks of all VPCs, sorted, to ask many times which of them overlap another: once per
/// document, then a question costs microseconds, so that it can be asked at every movement of the
/// mouse. It also knows the prefixes of sites, of which a new block should keep clear: local routes
/// come first, so that a VPC reaches no site by addresses which it has itself.
public final class AddressSpace {
    /// A block of a VPC.
    public record Owned(Cidr block, ResourceId vpc) {}

    /// Those that overlap a block.
    ///
    /// @param some the first few
    /// @param count how many there are
    public record Overlapping(List<Owned> some, int count) {}

    private final Topology topology;
    private final List<Owned> sorted;

    private final List<Cidr> premises;

    private AddressSpace(Topology topology, List<Owned> sorted) {
        this.topology = topology;
        this.sorted = sorted;
        premises =
                topology.hybrid().sites().values().stream()
                        .flatMap(site -> site.prefixes().stream())
                        .toList();
    }

    /// {@return the blocks of that topology}
    public static AddressSpace of(Topology topology) {
        var all = new ArrayList<Owned>();
        for (var vpc : topology.vpcs().values()) {
            for (var block : vpc.cidrs()) {
                all.add(new Owned(block, vpc.id()));
            }
        }
        all.sort((a, b) -> a.block().compareTo(b.block()));
        return new AddressSpace(topology, all);
    }

    /// {@return these, or the ones of the next topology, when its VPCs or sites are others}
    public AddressSpace in(Topology next) {
        return next.vpcs() == topology.vpcs() && next.hybrid().sites() == topology.hybrid().sites()
                ? this
                : of(next);
    }

    /// {@return these and one more block, for planning several in a row}
    public AddressSpace with(Cidr block, ResourceId vpc) {
        var more = new ArrayList<>(sorted);
        more.add(firstAt(block.base(), block.length()), new Owned(block, vpc));
        return new AddressSpace(topology, more);
    }

    /// {@return the blocks of all VPCs, sorted}
    public List<Cidr> blocks() {
        return sorted.stream().map(Owned::block).toList();
    }

    /// {@return what a new block should keep clear of: the blocks of VPCs and the prefixes of
    /// sites}
    public List<Cidr> taken() {
        return premises.isEmpty()
                ? blocks()
                : Stream.concat(sorted.stream().map(Owned::block), premises.stream()).toList();
    }

    /// {@return the blocks that overlap this one, of other VPCs than `except`; those that hold it
    /// first}
    ///
    /// @param limit how many to name at most
    public Overlapping overlapping(Cidr block, ResourceId except, int limit) {
        var found = new ArrayList<Owned>();
        int count = 0;
        for (int length = 0; length < block.length(); length++) {
            var holder = Cidr.around(block.base(), length);
            for (int i = firstAt(holder.base(), length); isAt(i, holder); i++) {
                count += add(found, sorted.get(i), except, limit);
            }
        }
        for (int i = firstAt(block.base(), block.length()); i < sorted.size(); i++) {
            var owned = sorted.get(i);
            if (!block.contains(owned.block())) {
                break;
            }
            count += add(found, owned, except, limit);
        }
        return new Overlapping(found, count);
    }

    private static int add(List<Owned> found, Owned owned, ResourceId except, int limit) {
        if (owned.vpc().equals(except)) {
            return 0;
        }
        if (found.size() < limit) {
            found.add(owned);
        }
        return 1;
    }

    private boolean isAt(int index, Cidr block) {
        return index < sorted.size() && sorted.get(index).block().equals(block);
    }

    /// The first place whose block is not before that base and length.
    private int firstAt(Ip base, int length) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            var block = sorted.get(middle).block();
            int byBase = block.base().compareTo(base);
            if (byBase < 0 || byBase == 0 && block.length() < length) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
