package dev.peerscape.core.generate;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Makes a design of any size from a seed: several accounts and Regions, hubs, meshes, dual-stack
/// VPCs, and a few of the faults that real networks have. The same numbers always make the same
/// design, whatever the machine.
///
/// 10,000 VPCs come with 40,000 subnets, 20,000 route tables and some 200,000 routes.
public final class Generator {
    /// The most VPCs that have public addresses of their own.
    public static final int MOST = 60_000;

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final List<Region> REGIONS =
            List.of(
                    new Region("ap-northeast-2"),
                    new Region("ap-northeast-1"),
                    new Region("us-east-1"),
                    new Region("eu-central-1"),
                    new Region("ap-southeast-1"));

    private final int vpcs;
    private final SplittableRandom random;

    private Generator(int vpcs, long seed) {
        this.vpcs = vpcs;
        this.random = new SplittableRandom(seed);
    }

    /// {@return the design}
    ///
    /// @throws IllegalArgumentException outside 1 to [#MOST] VPCs
    public static Document generate(int vpcs, long seed) {
        if (vpcs < 1 || vpcs > MOST) {
            throw new IllegalArgumentException(vpcs + " VPCs are not from 1 to " + MOST);
        }
        return new Generator(vpcs, seed).document();
    }

    private Document document() {
        var clusters = clusters();
        var pairs = Pairs.of(clusters, vpcs, random.split());
        var routes = new ArrayList<Map<Cidr, Route>>();
        var friends = new ArrayList<List<ResourceId>>();
        for (int i = 0; i < vpcs; i++) {
            routes.add(new LinkedHashMap<>());
            friends.add(new ArrayList<>());
        }
        var topology = Topology.empty(NOW);
        var chance = random.split();
        var peerings = new ArrayList<Pair>(pairs);
        for (int i = 0; i < peerings.size(); i++) {
            wire(peerings.get(i), peering(i), routes, friends, chance);
        }
        transit(clusters, peerings, routes, chance);
        var made = new Vpc[vpcs];
        for (var cluster : clusters) {
            var first = cluster.getFirst();
            topology = topology.with(new Account(first.account(), "team-" + (first.cluster() + 1)));
            for (var site : cluster) {
                var vpc =
                        VpcMaker.make(
                                site,
                                List.copyOf(routes.get(site.number()).values()),
                                friends.get(site.number()),
                                random.split());
                made[site.number()] = vpc;
                topology = topology.with(vpc);
            }
        }
        for (int i = 0; i < peerings.size(); i++) {
            topology = topology.with(peering(i, peerings.get(i), made));
        }
        return new Document(topology, Grid.of(clusters, vpcs));
    }

    private static ResourceId peering(int index) {
        return new ResourceId(String.format(Locale.ROOT, "pcx-%06d", index + 1));
    }

    /// Clusters of some 40 neighbours, each an account in a Region.
    private List<List<Site>> clusters() {
        var clusters = new ArrayList<List<Site>>();
        int number = 0;
        int sum = Math.max(1, (vpcs + 39) / 40);
        while (number < vpcs) {
            int size = Math.min(vpcs - number, random.nextInt(28, 53));
            int cluster = clusters.size();
            // Regions in long runs, so that most of the backbone stays within one.
            var region = REGIONS.get(Math.min(REGIONS.size() - 1, cluster * REGIONS.size() / sum));
            var account = new AccountId(String.format(Locale.ROOT, "1%011d", cluster + 1));
            var sites = new ArrayList<Site>(size);
            for (int i = 0; i < size; i++, number++) {
                sites.add(site(number, cluster, account, region));
            }
            clusters.add(sites);
        }
        return clusters;
    }

    private Site site(int number, int cluster, AccountId account, Region region) {
        // Fault: one in two hundred was given the block of the one before it.
        int block = number > 0 && random.nextDouble() < 0.005 ? number - 1 : number;
        var v4 =
                vpcs <= 4096
                        ? new Cidr(new Ip.V4(10 << 24 | block << 12), 20)
                        : new Cidr(new Ip.V4(10 << 24 | block % 16_384 << 10), 22);
        boolean dual = random.nextDouble() < 0.15;
        var v6 = new Cidr(new Ip.V6(0x2406_da12_0000_0000L | (long) number << 8, 0), 56);
        double shape = random.nextDouble();
        return new Site(
                number,
                cluster,
                account,
                region,
                v4,
                dual ? Optional.of(v6) : Optional.empty(),
                shape < 0.7
                        ? Site.Shape.FULL
                        : shape < 0.9 ? Site.Shape.INGRESS : Site.Shape.CLOSED);
    }

    private static void wire(
            Pair pair,
            ResourceId id,
            List<Map<Cidr, Route>> routes,
            List<List<ResourceId>> friends,
            SplittableRandom chance) {
        if (!pair.isRouted()) {
            return;
        }
        if (pair.there()) {
            route(routes.get(pair.requester().number()), pair.accepter(), pair.narrow(), id);
        }
        if (pair.back()) {
            route(routes.get(pair.accepter().number()), pair.requester(), false, id);
        }
        boolean near = pair.requester().region().equals(pair.accepter().region());
        if (near && pair.status() == PeeringStatus.ACTIVE && chance.nextDouble() < 0.05) {
            friends.get(pair.accepter().number())
                    .add(pair.requester().id(Kind.SECURITY_GROUP, "app"));
        }
    }

    private static void route(
            Map<Cidr, Route> routes, Site to, boolean narrow, ResourceId peering) {
        var target = new Target.ToPeering(peering);
        var block = narrow ? to.subnet(1) : to.v4();
        routes.putIfAbsent(block, Route.to(block, target));
        to.v6().ifPresent(v6 -> routes.putIfAbsent(v6, Route.to(v6, target)));
    }

    /// Fault: now and then somebody hopes to reach a third VPC by way of a second.
    private static void transit(
            List<List<Site>> clusters,
            List<Pair> pairs,
            List<Map<Cidr, Route>> routes,
            SplittableRandom chance) {
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            if (pair.status() == PeeringStatus.ACTIVE && chance.nextDouble() < 0.005) {
                var far = clusters.get(pair.requester().cluster()).getLast();
                if (!far.v4().overlaps(pair.accepter().v4())) {
                    routes.get(pair.accepter().number())
                            .putIfAbsent(
                                    far.v4(), Route.to(far.v4(), new Target.ToPeering(peering(i))));
                }
            }
        }
    }

    private static Peering peering(int index, Pair pair, Vpc[] made) {
        var since = NOW.minus(Duration.ofHours(1 + index % 150));
        var status = pair.status();
        return new Peering(
                peering(index),
                "",
                Peering.Side.of(made[pair.requester().number()]),
                Peering.Side.of(made[pair.accepter().number()]),
                status,
                switch (status) {
                    case ACTIVE -> "Active";
                    case PENDING_ACCEPTANCE -> "Pending Acceptance by " + pair.accepter().account();
                    case FAILED -> "The blocks of the two VPCs overlap";
                    case INITIATING_REQUEST, PROVISIONING, REJECTED, EXPIRED, DELETING, DELETED ->
                            "";
                },
                since,
                status == PeeringStatus.PENDING_ACCEPTANCE
                        ? Optional.of(since.plus(Peering.REQUEST_LIFE))
                        : Optional.empty());
    }
}
