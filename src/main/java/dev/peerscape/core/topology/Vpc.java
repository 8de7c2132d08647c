package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A VPC with everything inside it: one aggregate, the unit of editing, sharing and caching. What
/// is computed from a VPC is kept by its identity (`==`), so an edit that leaves a VPC alone must
/// keep its object.
///
/// @param cidrs its blocks, the primary IPv4 block first
/// @param mainRouteTable the table of every subnet without one of its own; one of `routeTables`
/// @param defaultNetworkAcl the ACL that new subnets get; one of `networkAcls`
/// @param defaultSecurityGroup the group that new interfaces get; one of `securityGroups`
/// @param internetGateways those attached; AWS allows one
/// @param egressOnlyGateways those attached; AWS allows one
/// @param interfaces network interfaces that are of no instance, endpoint or load balancer
/// @param vpnGateways the virtual private gateways attached; AWS allows one
public record Vpc(
        ResourceId id,
        String name,
        AccountId account,
        Region region,
        List<Cidr> cidrs,
        boolean dnsSupport,
        boolean dnsHostnames,
        ResourceId mainRouteTable,
        ResourceId defaultNetworkAcl,
        ResourceId defaultSecurityGroup,
        PSortedMap<ResourceId, Subnet> subnets,
        PSortedMap<ResourceId, Instance> instances,
        PSortedMap<ResourceId, RouteTable> routeTables,
        PSortedMap<ResourceId, InternetGateway> internetGateways,
        PSortedMap<ResourceId, EgressOnlyGateway> egressOnlyGateways,
        PSortedMap<ResourceId, NatGateway> natGateways,
        PSortedMap<ResourceId, SecurityGroup> securityGroups,
        PSortedMap<ResourceId, NetworkAcl> networkAcls,
        PSortedMap<ResourceId, NetworkInterface> interfaces,
        PSortedMap<ResourceId, VpcEndpoint> endpoints,
        PSortedMap<ResourceId, VpnGateway> vpnGateways,
        PSortedMap<ResourceId, LoadBalancer> loadBalancers,
        PSortedMap<ResourceId, TargetGroup> targetGroups)
        implements Resource {

    public Vpc {
        cidrs = List.copyOf(cidrs);
    }

    /// {@return a new VPC as AWS makes it: with a main route table, a default ACL and a default
    /// group, and nothing else} The ids of these three are the VPC's own with another prefix.
    public static Vpc create(
            ResourceId id, String name, AccountId account, Region region, List<Cidr> cidrs) {
        var word = id.value().substring(id.value().indexOf('-') + 1);
        var table = new ResourceId(Kind.ROUTE_TABLE.prefix() + "-" + word);
        var acl = new ResourceId(Kind.NETWORK_ACL.prefix() + "-" + word);
        var group = new ResourceId(Kind.SECURITY_GROUP.prefix() + "-" + word);
        return new Vpc(
                id,
                name,
                account,
                region,
                cidrs,
                true,
                false,
                table,
                acl,
                group,
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.<ResourceId, RouteTable>empty()
                        .plus(table, new RouteTable(table, "main", List.of())),
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.<ResourceId, SecurityGroup>empty()
                        .plus(group, SecurityGroup.createDefault(group)),
                TreePMap.<ResourceId, NetworkAcl>empty().plus(acl, NetworkAcl.createDefault(acl)),
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.empty());
    }

    /// {@return the primary block}
    public Optional<Cidr> primaryCidr() {
        return cidrs.isEmpty() ? Optional.empty() : Optional.of(cidrs.getFirst());
    }

    /// {@return the table that serves a subnet: its own, else the main one}
    public RouteTable routeTableOf(Subnet subnet) {
        return subnet.routeTable()
                .map(own -> Members.need(routeTables, own))
                .orElseGet(() -> Members.need(routeTables, mainRouteTable));
    }

    /// {@return the subnets that a table serves, by association or as the main table}
    public List<Subnet> subnetsOf(ResourceId routeTable) {
        return subnets.values().stream()
                .filter(subnet -> subnet.routeTable().orElse(mainRouteTable).equals(routeTable))
                .toList();
    }

    /// {@return whether the subnet is public: its table has a route to an Internet gateway (B.3)}
    public boolean isPublic(Subnet subnet) {
        for (var route : routeTableOf(subnet).routes()) {
            if (route.target() instanceof Target.ToInternetGateway) {
                return true;
            }
        }
        return false;
    }

    /// {@return the implicit local routes of every table, one a block}
    public List<Route> localRoutes() {
        return cidrs.stream()
                .map(cidr -> new Route(cidr, new Target.Local(), Route.Origin.CREATE_ROUTE_TABLE))
                .toList();
    }

    /// {@return whether one of its blocks holds the address}
    public boolean contains(dev.peerscape.core.net.Ip address) {
        for (var cidr : cidrs) {
            if (cidr.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /// {@return everything directly inside, by collection; the network interfaces of instances,
    /// endpoints and load balancers are under those}
    public List<Map<ResourceId, ? extends Resource>> members() {
        return List.of(
                subnets,
                instances,
                routeTables,
                internetGateways,
                egressOnlyGateways,
                natGateways,
                securityGroups,
                networkAcls,
                interfaces,
                endpoints,
                vpnGateways,
                loadBalancers,
                targetGroups);
    }

    /// {@return every network interface in it: of instances, endpoints and load balancers, and
    /// those of none}
    public Stream<NetworkInterface> networkInterfaces() {
        return Stream.of(
                        instances.values().stream().flatMap(it -> it.interfaces().stream()),
                        endpoints.values().stream().flatMap(it -> it.interfaces().stream()),
                        loadBalancers.values().stream().flatMap(it -> it.interfaces().stream()),
                        interfaces.values().stream())
                .flatMap(it -> it);
    }

    /// {@return a copy to change field by field}
    public VpcDraft draft() {
        return new VpcDraft(this);
    }
}
