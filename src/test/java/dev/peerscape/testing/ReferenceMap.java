package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a [ReferenceWalker] looks things up in: a list for each VPC of whoever sends or gets
/// packets there, gone through from its beginning for every question. Made once a document.
public final class ReferenceMap {
    private final Topology topology;
    private final Map<ResourceId, List<Post>> posts = new HashMap<>();

    /// Someone who sends or gets packets: an interface of whatever has some, or one address of a
    /// NAT gateway.
    ///
    /// @param translates the address of a NAT gateway that this is
    record Post(
            Vpc vpc,
            Subnet subnet,
            Resource host,
            Optional<NetworkInterface> eni,
            List<SecurityGroup> groups,
            Optional<Ip> translates) {
        ResourceId id() {
            return eni.map(NetworkInterface::id).orElse(host.id());
        }

        boolean is(Post other) {
            return id().equals(other.id()) && translates.equals(other.translates);
        }

        /// Whether it drops what is neither from nor to itself, as services of AWS always do.
        boolean checks() {
            return host instanceof VpcEndpoint
                    || host instanceof LoadBalancer
                    || eni.filter(NetworkInterface::sourceDestCheck).isPresent();
        }

        boolean has(Ip address) {
            return addresses().contains(address);
        }

        boolean standsIn(Subnet other) {
            return subnet.id().equals(other.id());
        }

        List<Ip> addresses() {
            return eni.map(NetworkInterface::addresses)
                    .orElseGet(() -> translates.stream().toList());
        }

        boolean running() {
            return !(host instanceof Instance instance) || instance.running();
        }

        Optional<Ip> publicIp() {
            return eni.map(NetworkInterface::publicIp)
                    .orElseGet(() -> {
                        var nat = (NatGateway) host;
                        return nat.connectivity() == NatGateway.Connectivity.PUBLIC
                                ? nat.publicIpOf(translates.orElseThrow())
                                : Optional.empty();
                    })
                    .filter(ip -> !ip.isV6() && primary4().isPresent());
        }

        Optional<Ip> primary4() {
            for (var ip : addresses()) {
                if (!ip.isV6()) {
                    return Optional.of(ip);
                }
            }
            return Optional.empty();
        }

        boolean isIn(ResourceId group) {
            for (var own : groups) {
                if (own.id().equals(group)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// {@return whether the interface is one of that instance, endpoint or load balancer}
    boolean holds(ResourceId host, ResourceId eni) {
        for (var list : posts.values()) {
            for (var post : list) {
                if (post.id().equals(eni) && post.host().id().equals(host)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A map of that topology.
    public ReferenceMap(Topology topology) {
        this.topology = topology;
        for (var vpc : topology.vpcs().values()) {
            var list = new ArrayList<Post>();
            for (var instance : vpc.instances().values()) {
                instance.interfaces().forEach(eni -> list.add(post(vpc, instance, eni)));
            }
            for (var nat : vpc.natGateways().values()) {
                var subnet = vpc.subnets().get(nat.subnet());
                for (var own : nat.privateIps()) {
                    list.add(
                            new Post(
                                    vpc,
                                    subnet,
                                    nat,
                                    Optional.empty(),
                                    List.of(),
                                    Optional.of(own)));
                }
            }
            for (var endpoint : vpc.endpoints().values()) {
                endpoint.interfaces().forEach(eni -> list.add(post(vpc, endpoint, eni)));
            }
            for (var balancer : vpc.loadBalancers().values()) {
                balancer.interfaces().forEach(eni -> list.add(post(vpc, balancer, eni)));
            }
            for (var eni : vpc.interfaces().values()) {
                list.add(post(vpc, eni, eni));
            }
            posts.put(vpc.id(), list);
        }
    }

    private static Post post(Vpc vpc, Resource host, NetworkInterface eni) {
        return new Post(
                vpc,
                vpc.subnets().get(eni.subnet()),
                host,
                Optional.of(eni),
                groups(vpc, eni),
                Optional.empty());
    }

    private static List<SecurityGroup> groups(Vpc vpc, NetworkInterface eni) {
        return eni.securityGroups().stream()
                .filter(id -> vpc.securityGroups().containsKey(id))
                .map(id -> vpc.securityGroups().get(id))
                .toList();
    }

    /// {@return whether the resource stands for a site}
    public boolean isSite(ResourceId id) {
        return new ReferenceHybrid(topology).end(id).isPresent();
    }

    Topology topology() {
        return topology;
    }

    List<Post> posts(Vpc vpc) {
        return posts.getOrDefault(vpc.id(), List.of());
    }

    /// {@return who has the address as its own in that VPC}
    Optional<Post> at(Vpc vpc, Ip address) {
        for (var post : posts(vpc)) {
            if (post.has(address)) {
                return Optional.of(post);
            }
        }
        return Optional.empty();
    }

    /// {@return the interface or gateway of that id; an instance's first with an address of that
    /// family}
    Optional<Post> post(ResourceId id, boolean v6) {
        return topology.vpcOf(id).map(this::posts).orElse(List.of()).stream()
                .filter(it -> it.id().equals(id) || it.host().id().equals(id))
                .filter(it -> it.addresses().stream().anyMatch(ip -> ip.isV6() == v6))
                .findFirst();
    }

    /// {@return the NAT gateway or interface of the VPC that a row leads to}
    Optional<Post> next(Vpc vpc, Target target) {
        return switch (target) {
            case Target.ToNatGateway(var id) -> withId(vpc, id);
            case Target.ToNetworkInterface(var id) -> withId(vpc, id);
            case Target.Local _,
                    Target.ToInternetGateway _,
                    Target.ToEgressOnlyGateway _,
                    Target.ToPeering _,
                    Target.ToTransitGateway _,
                    Target.ToVpnGateway _,
                    Target.ToEndpoint _,
                    Target.Gone _ ->
                    Optional.empty();
        };
    }

    private Optional<Post> withId(Vpc vpc, ResourceId id) {
        for (var post : posts(vpc)) {
            if (post.id().equals(id)) {
                return Optional.of(post);
            }
        }
        return Optional.empty();
    }

    /// {@return whether the group has the packet's receiver in it, as far as the VPC can know:
    /// itself, and its peers in the Region}
    boolean receiverIn(Vpc vpc, Ip destination, ResourceId group) {
        var near = at(vpc, destination);
        if (near.isPresent()) {
            return near.get().isIn(group);
        }
        for (var peering : topology.peerings().values()) {
            if (peering.joins(vpc.id()) && peering.isActive() && peering.isIntraRegion()) {
                var far = topology.vpc(peering.across(vpc.id()).vpc());
                if (far.flatMap(it -> at(it, destination))
                        .filter(it -> it.isIn(group))
                        .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// {@return the row by which the table sends the address} The longest prefix; of equals local,
    /// then what people made for a block, then for a prefix list, then propagated, then the first.
    /// A propagated row inside a local one never wins, and a row for a block of the VPC is there
    /// instead of the local one.
    Optional<Route> lookup(Vpc vpc, RouteTable table, Ip address) {
        Route best = null;
        int bestRank = 0;
        for (var row : rows(vpc, table)) {
            boolean propagated = row.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION;
            boolean under = false;
            for (Cidr cidr : vpc.cidrs()) {
                under |= propagated && cidr.contains(row.destination());
            }
            if (under || !row.destination().contains(address)) {
                continue;
            }
            int made = propagated ? 0 : row.list().isPresent() ? 1 : 2;
            int rank = row.destination().length() * 4 + made;
            if (best == null || rank > bestRank) {
                best = row;
                bestRank = rank;
            }
        }
        return Optional.ofNullable(best);
    }

    private List<Route> rows(Vpc vpc, RouteTable table) {
        var rows = new ArrayList<Route>();
        for (var local : vpc.localRoutes()) {
            boolean replaced = false;
            for (var row : table.routes()) {
                replaced |=
                        row.destination().equals(local.destination())
                                && row.origin() != Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION;
            }
            if (!replaced) {
                rows.add(local);
            }
        }
        rows.addAll(table.routes());
        for (var it : table.listRoutes()) {
            rows.addAll(listed(it.list(), it.target()));
        }
        for (var endpoint : vpc.endpoints().values()) {
            if (endpoint.form() instanceof VpcEndpoint.Form.Gateway(var list, var tables)
                    && tables.contains(table.id())) {
                rows.addAll(listed(list, new Target.ToEndpoint(endpoint.id())));
            }
        }
        for (var gateway : table.propagating()) {
            if (vpc.vpnGateways().containsKey(gateway)) {
                for (var it : new ReferenceHybrid(topology).vpnGateway(gateway)) {
                    if (it.works()) {
                        rows.add(
                                new Route(
                                        it.block(),
                                        new Target.ToVpnGateway(gateway),
                                        Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION));
                    }
                }
            }
        }
        return rows;
    }

    private List<Route> listed(ResourceId list, Target target) {
        var rows = new ArrayList<Route>();
        for (var cidr : blocks(list)) {
            rows.add(new Route(cidr, target, Route.Origin.CREATE_ROUTE, Optional.of(list)));
        }
        return rows;
    }

    /// {@return the blocks of a prefix list; none of one that is not there}
    List<Cidr> blocks(ResourceId list) {
        var found = topology.prefixLists().get(list);
        return found == null ? List.of() : found.entries();
    }

    boolean isListed(ResourceId list, Ip address) {
        for (var cidr : blocks(list)) {
            if (cidr.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
