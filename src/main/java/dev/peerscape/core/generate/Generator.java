package dev.peerscape.core.generate;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Hybrid;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/// Makes a design of any size from a seed: several accounts and Regions; hubs, meshes and transit
/// gateways; offices behind VPN connections and Direct Connect; dual-stack VPCs; endpoints, load
/// balancers and appliances; and a few of the faults that real networks have. The same numbers
/// always make the same design, whatever the machine.
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
        var regions = new LinkedHashSet<Region>();
        for (var cluster : clusters) {
            regions.add(cluster.region());
            var name = "team-" + (cluster.number() + 1);
            topology = topology.with(new Account(cluster.account(), name));
            for (var plot : cluster.plots()) {
                var vpc =
                        VpcMaker.make(
                                plot,
                                List.copyOf(routes.get(plot.number()).values()),
                                friends.get(plot.number()),
                                extras(cluster, plot),
                                random.split());
                made[plot.number()] = vpc;
                topology = topology.with(vpc);
            }
        }
        for (var region : regions) {
            topology = topology.with(Services.s3(region));
        }
        topology = hubs(topology, clusters);
        for (int i = 0; i < peerings.size(); i++) {
            topology = topology.with(peering(i, peerings.get(i), made));
        }
        return new Document(topology, Grid.of(clusters, vpcs));
    }

    private static ResourceId peering(int index) {
        return new ResourceId(String.format(Locale.ROOT, "pcx-%06d", index + 1));
    }

    private Extras extras(Cluster cluster, Plot plot) {
        boolean first = plot.equals(cluster.first());
        var offices =
                cluster.hasOffice()
                        ? Optional.of(cluster.id(Kind.PREFIX_LIST))
                        : Optional.<ResourceId>empty();
        if (cluster.isTransit()) {
            return new Extras(
                    TransitMaker.rowsOf(cluster, plot, random.split()),
                    TransitMaker.listRowsOf(cluster),
                    false,
                    offices,
                    !first);
        }
        return first && cluster.hasVpnGateway()
                ? new Extras(List.of(), List.of(), true, offices, false)
                : Extras.NONE;
    }

    /// Adds what the VPCs of clusters share.
    private Topology hubs(Topology without, List<Cluster> clusters) {
        var topology = without;
        var hybrid = Hybrid.NONE;
        Optional<Cluster> before = Optional.empty();
        for (var cluster : clusters) {
            if (cluster.hasOffice()) {
                topology = topology.with(PremisesMaker.offices(cluster));
                hybrid = PremisesMaker.with(hybrid, cluster, random.split());
            }
            if (cluster.isTransit()) {
                topology = topology.with(TransitMaker.make(cluster, before, random.split()));
                if (before.isPresent()) {
                    var old = before.get();
                    var gateway = topology.transitGateways().get(old.id(Kind.TRANSIT_GATEWAY));
                    topology =
                            topology.with(
                                    TransitMaker.peered(
                                            Objects.requireNonNull(gateway), old, cluster));
                }
                before = Optional.of(cluster);
            }
        }
        return topology.with(hybrid);
    }

    /// Clusters of some 40 neighbours, each an account in a Region.
    private List<Cluster> clusters() {
        var clusters = new ArrayList<Cluster>();
        int number = 0;
        int sum = Math.max(1, (vpcs + 39) / 40);
        while (number < vpcs) {
            int size = Math.min(vpcs - number, random.nextInt(28, 53));
            int cluster = clusters.size();
            // Regions in long runs, so that most of the backbone stays within one.
            var region = REGIONS.get(Math.min(REGIONS.size() - 1, cluster * REGIONS.size() / sum));
            var account = new AccountId(String.format(Locale.ROOT, "1%011d", cluster + 1));
            var plots = new ArrayList<Plot>(size);
            for (int i = 0; i < size; i++, number++) {
                plots.add(plot(number, cluster, account, region));
            }
            clusters.add(Cluster.of(cluster, plots, random.split()));
        }
        return clusters;
    }

    private Plot plot(int number, int cluster, AccountId account, Region region) {
        // Fault: one in two hundred was given the block of the one before it.
        int block = number > 0 && random.nextDouble() < 0.005 ? number - 1 : number;
        var v4 =
                vpcs <= 4096
                        ? new Cidr(new Ip.V4(10 << 24 | block << 12), 20)
                        : new Cidr(new Ip.V4(10 << 24 | block % 16_384 << 10), 22);
        boolean dual = random.nextDouble() < 0.15;
        var v6 = new Cidr(new Ip.V6(0x2406_da12_0000_0000L | (long) number << 8, 0), 56);
        double shape = random.nextDouble();
        return new Plot(
                number,
                cluster,
                account,
                region,
                v4,
                dual ? Optional.of(v6) : Optional.empty(),
                shape < 0.7
                        ? Plot.Shape.FULL
                        : shape < 0.9 ? Plot.Shape.INGRESS : Plot.Shape.CLOSED);
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
            Map<Cidr, Route> routes, Plot to, boolean narrow, ResourceId peering) {
        var target = new Target.ToPeering(peering);
        var block = narrow ? to.subnet(1) : to.v4();
        routes.putIfAbsent(block, Route.to(block, target));
        to.v6().ifPresent(v6 -> routes.putIfAbsent(v6, Route.to(v6, target)));
    }

    /// Fault: now and then somebody hopes to reach a third VPC by way of a second.
    private static void transit(
            List<Cluster> clusters,
            List<Pair> pairs,
            List<Map<Cidr, Route>> routes,
            SplittableRandom chance) {
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            if (pair.status() == PeeringStatus.ACTIVE && chance.nextDouble() < 0.005) {
                var far = clusters.get(pair.requester().cluster()).plots().getLast();
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
