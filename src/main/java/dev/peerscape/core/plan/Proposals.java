package dev.peerscape.core.plan;

import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.FreeSpace;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What to offer for something new: the next block, address, zone that nothing has.
public final class Proposals {
    private static final int VPC_LENGTH = 16;
    private static final int SUBNET_LENGTH = 24;
    private static final int SMALLEST = 28;
    private static final int RESERVED_FIRST = 4;

    /// From here on people find hosts easily; the addresses below are taken when these are used up.
    private static final int FIRST_HOST = 10;

    private static final String ZONES = "abc";

    /// Private space, in the order in which designs use it. 172.17/16 is left out: the Docker
    /// bridge of Cloud9 and SageMaker collides with it (B.2).
    private static final List<Cidr> POOLS =
            List.of(
                    Cidr.of("10.0.0.0/8"),
                    Cidr.of("172.16.0.0/16"),
                    Cidr.of("172.18.0.0/15"),
                    Cidr.of("172.20.0.0/14"),
                    Cidr.of("172.24.0.0/13"),
                    Cidr.of("192.168.0.0/16"));

    private static final Cidr PUBLIC = Cidr.of("52.79.0.0/16");

    /// Where the addresses of sites' devices come from: kept for examples (RFC 5737).
    private static final Cidr DEVICES = Cidr.of("203.0.113.0/24");

    /// Private space in the order in which sites use it: homes and offices begin where VPCs end.
    private static final List<Cidr> SITE_POOLS =
            List.of(
                    Cidr.of("192.168.0.0/16"),
                    Cidr.of("172.24.0.0/13"),
                    Cidr.of("172.20.0.0/14"),
                    Cidr.of("10.0.0.0/8"));

    private static final int SITE_LENGTH = 20;

    private Proposals() {}

    /// {@return the block for a new VPC: the first private /16 that overlaps no VPC and no site, or
    /// where none is left a smaller one} Where sites have all private space it overlaps no VPC.
    public static Optional<Cidr> vpcBlock(Topology topology) {
        return vpcBlock(AddressSpace.of(topology));
    }

    /// {@return the prefix for a new site: the first private /20, or where none is left a smaller
    /// block, that overlaps no VPC and no other site}
    public static Optional<Cidr> siteBlock(Topology topology) {
        return free(SITE_POOLS, SITE_LENGTH, SMALLEST, AddressSpace.of(topology).taken());
    }

    /// {@return the first address of a site's prefixes that no host there has, from .10 on}
    public static Optional<Ip> hostAddress(Site site) {
        var taken = new HashSet<Ip>();
        site.hosts().forEach(host -> taken.add(host.address()));
        return site.prefixes().stream()
                .flatMap(prefix -> hostAddress(prefix, taken).stream())
                .findFirst();
    }

    /// {@return a public address for the device of a site that no other has}
    public static Ip deviceAddress(Topology topology) {
        var taken = new HashSet<Ip>();
        topology.hybrid()
                .customerGateways()
                .values()
                .forEach(it -> it.address().ifPresent(taken::add));
        return hostAddress(DEVICES, taken).orElseGet(() -> publicAddress(topology));
    }

    /// {@return the same, from an index that is there already}
    public static Optional<Cidr> vpcBlock(AddressSpace space) {
        return clear(space, taken -> free(POOLS, VPC_LENGTH, SMALLEST, taken));
    }

    /// {@return the first private block of that length that overlaps no VPC and no site, or where
    /// there is none no VPC}
    public static Optional<Cidr> vpcBlock(AddressSpace space, int length) {
        return clear(space, taken -> free(POOLS, length, taken));
    }

    /// What keeps clear of VPCs and sites; a site that says all private space is its own must not
    /// be in the way of drawing, so then what keeps clear of VPCs.
    private static Optional<Cidr> clear(
            AddressSpace space, Function<List<Cidr>, Optional<Cidr>> find) {
        return find.apply(space.taken()).or(() -> find.apply(space.blocks()));
    }

    private static Optional<Cidr> free(
            List<Cidr> pools, int length, int longest, List<Cidr> taken) {
        for (int wanted = length; wanted <= longest; wanted += 4) {
            var found = free(pools, wanted, taken);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Cidr> free(List<Cidr> pools, int length, List<Cidr> taken) {
        return pools.stream()
                .flatMap(pool -> FreeSpace.of(pool, taken).first(length).stream())
                .findFirst();
    }

    /// {@return a block of that length that a VPC may have beside the others it has (B.1, B.2) and
    /// that overlaps no VPC and, where it can, no site: near the primary block first}
    ///
    /// @param routed destinations of the VPC's routes, which the block may not contain
    /// @param others the blocks that it is to stand beside
    public static Optional<Cidr> besideBlock(
            AddressSpace space, List<Cidr> routed, List<Cidr> others, int length) {
        return clear(space, blocks -> besideBlock(blocks, routed, others, length));
    }

    private static Optional<Cidr> besideBlock(
            List<Cidr> blocks, List<Cidr> routed, List<Cidr> others, int length) {
        var taken = new ArrayList<>(blocks);
        routed.stream().filter(it -> it.length() >= length).forEach(taken::add);
        for (var pool : poolsFor(others)) {
            var free = FreeSpace.of(pool, taken);
            var candidate = free.first(length);
            // Restrictions cut off whole ranges, most of them at an end: skip to behind them.
            while (candidate.isPresent()) {
                var restricted = BlockRules.restriction(others, candidate.get());
                if (restricted.isEmpty()) {
                    return candidate;
                }
                candidate =
                        free.after(
                                restricted.get().contains(candidate.get())
                                        ? Cidr.around(restricted.get().last(), length)
                                        : candidate.get());
            }
        }
        return Optional.empty();
    }

    /// {@return the destinations of all routes of a VPC}
    static List<Cidr> routed(Vpc vpc) {
        return vpc.routeTables().values().stream()
                .flatMap(table -> table.routes().stream())
                .map(Route::destination)
                .toList();
    }

    /// The pool of the primary block before the rest.
    private static List<Cidr> poolsFor(List<Cidr> others) {
        var pools = new ArrayList<Cidr>();
        for (var pool : POOLS) {
            if (others.stream().anyMatch(pool::overlaps)) {
                pools.add(pool);
            }
        }
        POOLS.stream().filter(pool -> !pools.contains(pool)).forEach(pools::add);
        pools.add(Cidr.of("100.64.0.0/10"));
        return pools;
    }

    /// {@return the block for a new subnet: the first /24 that no sibling overlaps, or a quarter of
    /// the VPC's block where that is small, or whatever smaller is left}
    public static Optional<Cidr> subnetBlock(Vpc vpc) {
        int length =
                vpc.primaryCidr()
                        .map(block -> Math.max(SUBNET_LENGTH, block.length() + 2))
                        .orElse(SUBNET_LENGTH);
        for (int smaller = Math.min(length, SMALLEST); smaller <= SMALLEST; smaller++) {
            var found = subnetBlock(vpc, smaller, Set.of());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// {@return the first IPv4 block of that length in the VPC that no subnet overlaps, leaving
    /// some subnets out of account}
    public static Optional<Cidr> subnetBlock(Vpc vpc, int length, Set<Subnet> except) {
        var taken = subnetBlocks(vpc, except);
        return vpc.cidrs().stream()
                .filter(block -> !block.isV6())
                .flatMap(block -> FreeSpace.of(block, taken).first(length).stream())
                .findFirst();
    }

    /// {@return the first /64 of the VPC's IPv6 blocks that no subnet overlaps}
    public static Optional<Cidr> subnetBlockV6(Vpc vpc) {
        var taken = subnetBlocks(vpc, Set.of());
        return vpc.cidrs().stream()
                .filter(Cidr::isV6)
                .flatMap(block -> FreeSpace.of(block, taken).first(64).stream())
                .findFirst();
    }

    private static List<Cidr> subnetBlocks(Vpc vpc, Set<Subnet> except) {
        return vpc.subnets().values().stream()
                .filter(subnet -> !except.contains(subnet))
                .flatMap(subnet -> subnet.cidrs().stream())
                .toList();
    }

    /// {@return the free space of a VPC's block, for its bar}
    public static FreeSpace freeIn(Vpc vpc, Cidr block) {
        return FreeSpace.of(block, subnetBlocks(vpc, Set.of()));
    }

    /// {@return the first address of a subnet's IPv4 block that nothing in the VPC has, from .10
    /// on, then from .4 on: AWS keeps the first four and the last (B.3)}
    public static Optional<Ip> hostAddress(Vpc vpc, Subnet subnet) {
        return subnet.ipv4().flatMap(block -> hostAddress(block, addressesIn(vpc)));
    }

    /// {@return the first address of a block, from .10 on and then from .4 on, that is not taken}
    public static Optional<Ip> hostAddress(Cidr block, Set<Ip> taken) {
        for (int first : new int[] {FIRST_HOST, RESERVED_FIRST}) {
            var end = block.last();
            for (var ip = block.first().plus(first);
                    block.contains(ip) && ip.compareTo(end) < 0;
                    ip = ip.plus(1)) {
                if (!taken.contains(ip)) {
                    return Optional.of(ip);
                }
            }
        }
        return Optional.empty();
    }

    /// {@return every private or IPv6 address that something in the VPC has}
    public static Set<Ip> addressesIn(Vpc vpc) {
        var taken = new HashSet<Ip>();
        vpc.networkInterfaces().forEach(eni -> taken.addAll(eni.addresses()));
        vpc.natGateways().values().forEach(nat -> taken.addAll(nat.privateIps()));
        return taken;
    }

    /// {@return a public address, routable in the Internet, that nothing in the document has}
    public static Ip publicAddress(Topology topology) {
        return publicAddress(publicAddresses(topology));
    }

    /// {@return a public address that is not taken}
    public static Ip publicAddress(Set<Ip> taken) {
        var ip = PUBLIC.first().plus(FIRST_HOST);
        while (taken.contains(ip)) {
            ip = ip.plus(1);
        }
        return ip;
    }

    /// {@return every public address that something in the document has}
    public static Set<Ip> publicAddresses(Topology topology) {
        var taken = new HashSet<Ip>();
        for (var vpc : topology.vpcs().values()) {
            vpc.networkInterfaces().forEach(eni -> eni.publicIp().ifPresent(taken::add));
            for (var nat : vpc.natGateways().values()) {
                nat.publicIp().ifPresent(taken::add);
                nat.secondary().forEach(it -> it.publicIp().ifPresent(taken::add));
            }
        }
        return taken;
    }

    /// {@return the availability zone for a new subnet: of the first three the one with the fewest
    /// subnets}
    public static String zone(Vpc vpc) {
        var best = vpc.region().zone('a');
        long fewest = Long.MAX_VALUE;
        for (char letter : ZONES.toCharArray()) {
            var zone = vpc.region().zone(letter);
            long here =
                    vpc.subnets().values().stream()
                            .filter(subnet -> subnet.zone().equals(zone))
                            .count();
            if (here < fewest) {
                fewest = here;
                best = zone;
            }
        }
        return best;
    }

    /// {@return the first of `word-1`, `word-2`, ... that is not taken}
    public static String name(String word, Set<String> taken) {
        for (int i = 1; ; i++) {
            var name = word + "-" + i;
            if (!taken.contains(name)) {
                return name;
            }
        }
    }
}
