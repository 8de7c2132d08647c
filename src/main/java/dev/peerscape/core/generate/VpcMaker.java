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

    private final Site site;
    private final SplittableRandom random;
    private final VpcDraft draft;
    private final ResourceId acl;
    private final ResourceId group;
    private final ResourceId publicTable;

    private VpcMaker(Site site, SplittableRandom random) {
        this.site = site;
        this.random = random;
        var name = TEAMS[Math.floorMod(site.number(), TEAMS.length)] + "-" + site.word();
        var blocks = new ArrayList<>(List.of(site.v4()));
        site.v6().ifPresent(blocks::add);
        var vpc = Vpc.create(site.id(Kind.VPC), name, site.account(), site.region(), blocks);
        draft = vpc.draft();
        acl = vpc.defaultNetworkAcl();
        group = site.id(Kind.SECURITY_GROUP, "app");
        publicTable = site.id(Kind.ROUTE_TABLE, "public");
    }

    /// {@return the VPC}
    ///
    /// @param peers the routes to its peers, for both tables
    /// @param friends groups of peers that its own group lets in
    static Vpc make(
            Site site, List<Route> peers, List<ResourceId> friends, SplittableRandom random) {
        var maker = new VpcMaker(site, random);
        maker.gateways();
        maker.tables(peers);
        maker.groups(friends);
        maker.subnets();
        maker.instances();
        return maker.draft.build();
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private boolean isOpen() {
        return site.shape() != Site.Shape.CLOSED;
    }

    /// Of the dual-stack VPCs those with NAT gateways, and so private subnets that reach out.
    private boolean hasEgressOnly() {
        return site.shape() == Site.Shape.FULL && site.v6().isPresent();
    }

    private void gateways() {
        if (isOpen()) {
            draft.put(new InternetGateway(site.id(Kind.INTERNET_GATEWAY), ""));
        }
        if (hasEgressOnly()) {
            draft.put(new EgressOnlyGateway(site.id(Kind.EGRESS_ONLY_GATEWAY), ""));
        }
        if (site.shape() == Site.Shape.FULL) {
            // Fault: one in a hundred has lost its Elastic IP.
            draft.put(
                    new NatGateway(
                            site.id(Kind.NAT_GATEWAY),
                            "nat-" + site.word(),
                            site.id(Kind.SUBNET, "public-a"),
                            NatGateway.Connectivity.PUBLIC,
                            site.subnet(0).base().plus(96),
                            chance(0.01) ? Optional.empty() : Optional.of(site.publicIp(0))));
        }
    }

    private void tables(List<Route> peers) {
        var outwards = new ArrayList<Route>();
        var inwards = new ArrayList<Route>();
        if (isOpen()) {
            var gateway = new Target.ToInternetGateway(site.id(Kind.INTERNET_GATEWAY));
            outwards.add(Route.to(Cidr.ANY_V4, gateway));
            if (site.v6().isPresent()) {
                outwards.add(Route.to(Cidr.ANY_V6, gateway));
            }
        }
        if (site.shape() == Site.Shape.FULL) {
            inwards.add(Route.to(Cidr.ANY_V4, new Target.ToNatGateway(site.id(Kind.NAT_GATEWAY))));
        }
        if (hasEgressOnly()) {
            var gateway = site.id(Kind.EGRESS_ONLY_GATEWAY);
            inwards.add(Route.to(Cidr.ANY_V6, new Target.ToEgressOnlyGateway(gateway)));
        }
        outwards.addAll(peers);
        inwards.addAll(peers);
        draft.put(new RouteTable(site.id(Kind.ROUTE_TABLE), "private", inwards));
        draft.put(new RouteTable(publicTable, "public", outwards));
    }

    private void groups(List<ResourceId> friends) {
        // Fault: some let in their own VPC only.
        var source = chance(0.03) ? site.v4() : TEN;
        var ingress = new ArrayList<SecurityRule>();
        ingress.add(SecurityRule.of(Match.all(Protocol.ICMP), source));
        ingress.add(SecurityRule.of(Match.udp(33434, 33534), source));
        ingress.add(SecurityRule.of(Match.tcp(443), source));
        for (var friend : friends) {
            ingress.add(SecurityRule.of(Match.tcp(5432), friend));
        }
        draft.put(SecurityGroup.create(group, "app").withIngress(ingress));
        if (isOpen()) {
            draft.put(
                    SecurityGroup.create(site.id(Kind.SECURITY_GROUP, "web"), "web")
                            .withIngress(
                                    List.of(
                                            SecurityRule.of(Match.tcp(80), Cidr.ANY_V4),
                                            SecurityRule.of(Match.tcp(443), Cidr.ANY_V4),
                                            SecurityRule.of(
                                                    Match.all(Protocol.ICMP), Cidr.ANY_V4))));
        }
    }

    private void subnets() {
        subnet("public-a", 0, 'a', acl, isOpen());
        subnet("private-a", 1, 'a', acl, false);
        subnet("public-b", 2, 'c', acl, isOpen());
        subnet("private-b", 3, 'c', chance(0.08) ? strictAcl() : acl, false);
    }

    private void subnet(String name, int index, char zone, ResourceId guard, boolean open) {
        var blocks = new ArrayList<>(List.of(site.subnet(index)));
        site.v6().ifPresent(block -> blocks.add(v6Subnet(block, index)));
        // Fault: a private subnet on the public table.
        boolean outwards = open || isOpen() && name.equals("private-b") && chance(0.02);
        draft.put(
                new Subnet(
                        site.id(Kind.SUBNET, name),
                        isOpen() ? name : name.replace("public", "app"),
                        site.region().zone(zone),
                        blocks,
                        outwards ? Optional.of(publicTable) : Optional.empty(),
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
        var id = site.id(Kind.NETWORK_ACL, "strict");
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

    private void instances() {
        instance("app", "private-a", 1, 10, List.of(group), Optional.empty());
        if (chance(0.5)) {
            instance("db", "private-b", 3, 20, List.of(group), Optional.empty());
        }
        if (isOpen() && chance(0.3)) {
            // Fault: one in twenty stands in public without a public address.
            instance(
                    "web",
                    "public-a",
                    0,
                    15,
                    List.of(site.id(Kind.SECURITY_GROUP, "web"), group),
                    chance(0.05) ? Optional.empty() : Optional.of(site.publicIp(1)));
        }
    }

    private void instance(
            String name,
            String subnet,
            int index,
            int host,
            List<ResourceId> groups,
            Optional<Ip> publicIp) {
        var addresses = new ArrayList<Ip>();
        addresses.add(site.subnet(index).base().plus(host));
        site.v6().ifPresent(block -> addresses.add(v6Subnet(block, index).base().plus(host)));
        draft.put(
                new Instance(
                        site.id(Kind.INSTANCE, name),
                        name + "-" + site.word(),
                        !chance(0.02),
                        List.of(
                                new NetworkInterface(
                                        site.id(Kind.NETWORK_INTERFACE, name),
                                        "",
                                        site.id(Kind.SUBNET, subnet),
                                        addresses,
                                        publicIp,
                                        groups,
                                        true))));
    }
}
