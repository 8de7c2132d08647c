package dev.peerscape.core.generate;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcDraft;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Makes one VPC: two zones with a public and a private subnet each, two route tables, instances
/// behind groups, and now and then a fault.
final class VpcMaker {
    private static final Cidr TEN = Cidr.of("10.0.0.0/8");
    private static final String[] TEAMS = {
        "payments", "orders", "search", "mail", "data", "media", "login", "billing", "stock", "maps"
    };

    private final Plot plot;
    private final Extras extras;
    private final SplittableRandom random;
    private final VpcDraft draft;
    private final ResourceId acl;
    private final ResourceId group;
    private final ResourceId publicTable;

    /// Whether a private NAT gateway hides it.
    private final boolean hidden;

    /// Whether an appliance looks at what comes from the Internet.
    private final boolean guarded;

    private VpcMaker(Plot plot, Extras extras, SplittableRandom random) {
        this.plot = plot;
        this.extras = extras;
        this.random = random;
        var name = TEAMS[Math.floorMod(plot.number(), TEAMS.length)] + "-" + plot.word();
        var blocks = new ArrayList<>(List.of(plot.v4()));
        plot.v6().ifPresent(blocks::add);
        var vpc = Vpc.create(plot.id(Kind.VPC), name, plot.account(), plot.region(), blocks);
        draft = vpc.draft();
        acl = vpc.defaultNetworkAcl();
        group = plot.id(Kind.SECURITY_GROUP, "app");
        publicTable = plot.id(Kind.ROUTE_TABLE, "public");
        hidden = !isOpen() && extras.egress() && chance(0.3);
        guarded = plot.shape() == Plot.Shape.FULL && chance(0.012);
    }

    /// {@return the VPC}
    ///
    /// @param peers the routes to its peers, for both tables
    /// @param friends groups of peers that its own group lets in
    /// @param extras what its cluster brings
    static Vpc make(
            Plot plot,
            List<Route> peers,
            List<ResourceId> friends,
            Extras extras,
            SplittableRandom random) {
        var maker = new VpcMaker(plot, extras, random);
        maker.gateways();
        maker.tables(peers);
        maker.groups(friends);
        maker.subnets();
        var instances = maker.instances();
        maker.services(instances);
        return maker.draft.build();
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private boolean isOpen() {
        return plot.shape() != Plot.Shape.CLOSED;
    }

    /// Of the dual-stack VPCs those with NAT gateways, and so private subnets that reach out.
    private boolean hasEgressOnly() {
        return plot.shape() == Plot.Shape.FULL && plot.v6().isPresent();
    }

    private void gateways() {
        if (isOpen()) {
            draft.put(
                    new InternetGateway(
                            plot.id(Kind.INTERNET_GATEWAY),
                            "",
                            guarded ? Optional.of(table("edge")) : Optional.empty()));
        }
        if (extras.vpnGateway()) {
            draft.put(
                    VpnGateway.create(plot.id(Kind.VPN_GATEWAY), "vgw-" + plot.word())
                            .withAsn(VpnGateway.USUAL_ASN + plot.cluster() % 1_000));
        }
        if (hasEgressOnly()) {
            draft.put(new EgressOnlyGateway(plot.id(Kind.EGRESS_ONLY_GATEWAY), ""));
        }
        if (plot.shape() == Plot.Shape.FULL) {
            // Fault: one in a hundred has lost its Elastic IP.
            draft.put(
                    new NatGateway(
                            plot.id(Kind.NAT_GATEWAY),
                            "nat-" + plot.word(),
                            plot.id(Kind.SUBNET, "public-a"),
                            NatGateway.Connectivity.PUBLIC,
                            plot.subnet(0).base().plus(96),
                            chance(0.01) ? Optional.empty() : Optional.of(plot.publicIp(0)),
                            chance(0.05)
                                    ? List.of(
                                            new NatGateway.Address(
                                                    plot.subnet(0).base().plus(97),
                                                    Optional.of(plot.publicIp(4))))
                                    : List.of()));
        }
    }

    private ResourceId table(String what) {
        return plot.id(Kind.ROUTE_TABLE, what);
    }

    private void tables(List<Route> peers) {
        var outwards = new ArrayList<Route>();
        var inwards = new ArrayList<Route>();
        if (isOpen()) {
            var gateway = new Target.ToInternetGateway(plot.id(Kind.INTERNET_GATEWAY));
            outwards.add(Route.to(Cidr.ANY_V4, gateway));
            if (plot.v6().isPresent()) {
                outwards.add(Route.to(Cidr.ANY_V6, gateway));
            }
        }
        if (plot.shape() == Plot.Shape.FULL) {
            inwards.add(Route.to(Cidr.ANY_V4, new Target.ToNatGateway(plot.id(Kind.NAT_GATEWAY))));
        }
        if (hasEgressOnly()) {
            var gateway = plot.id(Kind.EGRESS_ONLY_GATEWAY);
            inwards.add(Route.to(Cidr.ANY_V6, new Target.ToEgressOnlyGateway(gateway)));
        }
        outwards.addAll(peers);
        outwards.addAll(extras.rows());
        inwards.addAll(peers);
        if (hidden) {
            var nat = new Target.ToNatGateway(plot.id(Kind.NAT_GATEWAY));
            inwards.add(Route.to(Cluster.EVERYTHING, nat));
        } else {
            inwards.addAll(extras.rows());
        }
        if (extras.egress() && plot.shape() != Plot.Shape.FULL) {
            extras.rows().stream()
                    .filter(row -> row.destination().equals(Cluster.EVERYTHING))
                    .forEach(row -> inwards.add(Route.to(Cidr.ANY_V4, row.target())));
        }
        put(plot.id(Kind.ROUTE_TABLE), "private", inwards);
        // Those without a way out often have one table for all their subnets.
        if (isOpen() || hidden || plot.number() % 5 != 0) {
            put(publicTable, "public", outwards);
        }
        if (guarded) {
            guard(outwards);
        }
    }

    /// The public subnet in which the NAT gateway stands goes by way of the appliance, and what
    /// comes from the Internet for it too.
    private void guard(List<Route> outwards) {
        var box = new Target.ToNetworkInterface(plot.id(Kind.NETWORK_INTERFACE, "guard"));
        var around = new ArrayList<>(outwards);
        around.removeIf(row -> row.destination().equals(Cidr.ANY_V4));
        around.add(Route.to(Cidr.ANY_V4, box));
        put(table("guarded"), "guarded", around);
        var inwards = List.of(Route.to(plot.subnet(0), box));
        draft.put(new RouteTable(table("edge"), "edge", inwards));
    }

    private void put(ResourceId id, String name, List<Route> rows) {
        // Fault: now and then a table does not learn what it should.
        boolean learns =
                extras.vpnGateway()
                        && !(id.equals(plot.id(Kind.ROUTE_TABLE)) && plot.number() % 11 == 0);
        draft.put(
                new RouteTable(
                        id,
                        name,
                        rows,
                        extras.lists(),
                        learns ? List.of(plot.id(Kind.VPN_GATEWAY)) : List.of()));
    }

    private void groups(List<ResourceId> friends) {
        // Fault: some let in their own VPC only.
        var source = chance(0.03) ? plot.v4() : TEN;
        var ingress = new ArrayList<SecurityRule>();
        ingress.add(SecurityRule.of(Match.all(Protocol.ICMP), source));
        ingress.add(SecurityRule.of(Match.udp(33434, 33534), source));
        ingress.add(SecurityRule.of(Match.tcp(443), source));
        extras.offices()
                .ifPresent(list -> {
                    ingress.add(offices(Match.all(Protocol.ICMP), list));
                    ingress.add(offices(Match.tcp(443), list));
                });
        for (var friend : friends) {
            ingress.add(SecurityRule.of(Match.tcp(5432), friend));
        }
        draft.put(SecurityGroup.create(group, "app").withIngress(ingress));
        if (guarded) {
            var all = SecurityRule.of(Match.all(Protocol.ALL), Cidr.ANY_V4);
            draft.put(
                    SecurityGroup.create(plot.id(Kind.SECURITY_GROUP, "guard"), "guard")
                            .withIngress(List.of(all)));
        }
        if (isOpen()) {
            draft.put(
                    SecurityGroup.create(plot.id(Kind.SECURITY_GROUP, "web"), "web")
                            .withIngress(
                                    List.of(
                                            SecurityRule.of(Match.tcp(80), Cidr.ANY_V4),
                                            SecurityRule.of(Match.tcp(443), Cidr.ANY_V4),
                                            SecurityRule.of(
                                                    Match.all(Protocol.ICMP), Cidr.ANY_V4))));
        }
    }

    private static SecurityRule offices(Match match, ResourceId list) {
        return new SecurityRule(match, new SecurityRule.Peer.Listed(list), "offices");
    }

    private void subnets() {
        subnet("public-a", 0, 'a', acl, isOpen());
        subnet("private-a", 1, 'a', acl, false);
        subnet("public-b", 2, 'c', acl, isOpen());
        subnet("private-b", 3, 'c', chance(0.08) ? strictAcl() : acl, false);
    }

    private void subnet(String name, int index, char zone, ResourceId guard, boolean open) {
        var blocks = new ArrayList<>(List.of(plot.subnet(index)));
        plot.v6().ifPresent(block -> blocks.add(v6Subnet(block, index)));
        // Fault: a private subnet on the public table.
        boolean outwards = open || isOpen() && name.equals("private-b") && chance(0.02);
        boolean first = name.equals("public-a");
        var own =
                guarded && first
                        ? Optional.of(table("guarded"))
                        : outwards || hidden && first
                                ? Optional.of(publicTable)
                                : Optional.<ResourceId>empty();
        draft.put(
                new Subnet(
                        plot.id(Kind.SUBNET, name),
                        isOpen() ? name : name.replace("public", "app"),
                        plot.region().zone(zone),
                        blocks,
                        own,
                        guard,
                        open));
    }

    private static Cidr v6Subnet(Cidr block, int index) {
        return switch (block.base()) {
            case Ip.V6(long high, long low) -> new Cidr(new Ip.V6(high + index, low), 64);
            case Ip.V4 _ -> throw new IllegalStateException(block + " is no IPv6 block");
        };
    }

    /// An ACL with rules of its own; half of them forget the ports that replies come back to.
    private ResourceId strictAcl() {
        var id = plot.id(Kind.NETWORK_ACL, "strict");
        var ingress =
                List.of(
                        new AclRule(100, true, Match.tcp(443), TEN),
                        new AclRule(110, true, Match.all(Protocol.ICMP), TEN),
                        new AclRule(120, true, Match.tcp(1024, 65535), Cidr.ANY_V4),
                        new AclRule(200, false, Match.tcp(22), Cidr.ANY_V4));
        var egress = new ArrayList<AclRule>();
        egress.add(new AclRule(100, true, Match.tcp(443), Cidr.ANY_V4));
        egress.add(new AclRule(110, true, Match.all(Protocol.ICMP), TEN));
        if (chance(0.5)) {
            egress.add(new AclRule(120, true, Match.tcp(1024, 65535), TEN));
        }
        draft.put(NetworkAcl.create(id, "strict").withIngress(ingress).withEgress(egress));
        return id;
    }

    /// {@return those that a load balancer may stand before}
    private List<ResourceId> instances() {
        var inner = new ArrayList<ResourceId>();
        instance("app", "private-a", 1, 10, List.of(group), Optional.empty(), true);
        inner.add(plot.id(Kind.INSTANCE, "app"));
        if (chance(0.5)) {
            instance("db", "private-b", 3, 20, List.of(group), Optional.empty(), true);
            inner.add(plot.id(Kind.INSTANCE, "db"));
        }
        if (guarded) {
            var own = List.of(plot.id(Kind.SECURITY_GROUP, "guard"));
            instance("guard", "public-b", 2, 25, own, Optional.of(plot.publicIp(5)), false);
        }
        if (isOpen() && chance(0.3)) {
            // Fault: one in twenty stands in public without a public address.
            instance(
                    "web",
                    "public-a",
                    0,
                    15,
                    List.of(plot.id(Kind.SECURITY_GROUP, "web"), group),
                    chance(0.05) ? Optional.empty() : Optional.of(plot.publicIp(1)),
                    true);
        }
        return inner;
    }

    private void services(List<ResourceId> instances) {
        var services = new Services(plot, random, draft, group);
        services.endpoints(List.of(plot.id(Kind.ROUTE_TABLE)));
        services.balancer(instances, isOpen());
        services.spare();
        if (hidden) {
            services.privateNat();
        }
    }

    private void instance(
            String name,
            String subnet,
            int index,
            int host,
            List<ResourceId> groups,
            Optional<Ip> publicIp,
            boolean checked) {
        var addresses = new ArrayList<Ip>();
        addresses.add(plot.subnet(index).base().plus(host));
        plot.v6().ifPresent(block -> addresses.add(v6Subnet(block, index).base().plus(host)));
        draft.put(
                new Instance(
                        plot.id(Kind.INSTANCE, name),
                        name + "-" + plot.word(),
                        !chance(0.02),
                        List.of(
                                new NetworkInterface(
                                        plot.id(Kind.NETWORK_INTERFACE, name),
                                        "",
                                        plot.id(Kind.SUBNET, subnet),
                                        addresses,
                                        publicIp,
                                        groups,
                                        checked))));
    }
}
