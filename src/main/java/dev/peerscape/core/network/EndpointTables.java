package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.List;
import java.util.Map;

/// What a packet asks of the endpoints of a compiled VPC, by number: interfaces, NAT gateways and
/// gateway endpoints.
abstract sealed class EndpointTables permits VpcTables {
    final Parts parts;
    final int[] words;

    EndpointTables(Parts parts) {
        this.parts = parts;
        words = FlatVpc.of(parts);
    }

    Endpoints endpoints() {
        return parts.endpoints();
    }

    /// {@return the endpoint of an interface, NAT gateway, instance, VPC endpoint or load balancer
    /// (its first one), or -1}
    public int endpoint(ResourceId id) {
        return parts.byId().getOrDefault(id, -1);
    }

    /// {@return how many endpoints there are}
    public int endpointCount() {
        return parts.endpoints().ids.length;
    }

    /// {@return the endpoint whose own address this is, or -1}
    public int endpointAt(boolean v6, long high, long low) {
        return v6 ? parts.endpoints().at6(high, low) : FlatVpc.endpointAt(words, (int) low);
    }

    /// {@return the endpoint that the public IPv4 address is mapped to, or -1}
    public int publicEndpointAt(int bits) {
        return FlatVpc.publicEndpointAt(words, bits);
    }

    /// {@return the id of the interface or NAT gateway}
    public ResourceId interfaceId(int endpoint) {
        return parts.endpoints().ids[endpoint];
    }

    /// {@return what an endpoint is of, by number}
    public int host(int endpoint) {
        return FlatVpc.host(words, endpoint);
    }

    /// {@return what an endpoint is of: an instance, NAT gateway, VPC endpoint or load balancer, or
    /// the interface itself}
    public Resource owner(int endpoint) {
        var endpoints = parts.endpoints();
        return endpoints.hosts.get(endpoints.host[endpoint]);
    }

    /// {@return the id of what an endpoint is of}
    public ResourceId hostId(int endpoint) {
        return owner(endpoint).id();
    }

    /// {@return its own addresses, primary first}
    public List<Ip> addresses(int endpoint) {
        return parts.endpoints().addresses.get(endpoint);
    }

    /// {@return the subnet it stands in, or -1}
    public int subnetOf(int endpoint) {
        return FlatVpc.subnetOf(words, endpoint);
    }

    /// {@return whether it is a NAT gateway}
    public boolean isNat(int endpoint) {
        return (FlatVpc.flags(words, endpoint) & Endpoints.NAT) != 0;
    }

    /// {@return whether it is an interface of an interface endpoint}
    public boolean isService(int endpoint) {
        return (FlatVpc.flags(words, endpoint) & Endpoints.SERVICE) != 0;
    }

    /// {@return whether it is none of a service or load balancer: most are not, and one question
    /// tells}
    public boolean isOrdinary(int endpoint) {
        return (FlatVpc.flags(words, endpoint) & Endpoints.EXTRAORDINARY) == 0;
    }

    /// {@return whether it is a gateway endpoint, which has no address and stands in no subnet}
    public boolean isDoor(int endpoint) {
        return (FlatVpc.flags(words, endpoint) & Endpoints.DOOR) != 0;
    }

    /// {@return whether it is an interface of a load balancer}
    public boolean isBalancer(int endpoint) {
        return (FlatVpc.flags(words, endpoint) & Endpoints.BALANCER) != 0;
    }

    /// {@return whether it is guarded by no security group at all, as a load balancer may be; then
    /// nothing is asked}
    public boolean isUnguarded(int endpoint) {
        return (FlatVpc.flags(words, endpoint) & Endpoints.UNGUARDED) != 0;
    }

    /// {@return whether a gateway endpoint's prefix list holds the address}
    public boolean doorHolds(int endpoint, Ip address) {
        return doorBlocks(endpoint).stream().anyMatch(it -> it.contains(address));
    }

    /// {@return the blocks that a gateway endpoint leads to}
    public List<Cidr> doorBlocks(int endpoint) {
        return owner(endpoint) instanceof VpcEndpoint it
                        && it.form() instanceof VpcEndpoint.Form.Gateway(var list, _)
                        && parts.lists().get(list) instanceof PrefixList found
                ? found.entries()
                : List.of();
    }

    /// {@return whether it is the first endpoint of what it is of with that id: of the addresses of
    /// a NAT gateway the primary one}
    public boolean isFirst(int endpoint) {
        return parts.byId().getOrDefault(interfaceId(endpoint), -1) == endpoint;
    }

    /// {@return the load balancer that an endpoint is an interface of}
    public Balancer balancer(int endpoint) {
        return parts.balancers()
                .get(FlatVpc.host(words, endpoint) - parts.endpoints().firstBalancer);
    }

    /// {@return whether a prefix list is named by its tables, rules or endpoints}
    boolean names(ResourceId list) {
        return parts.lists().containsKey(list);
    }

    Map<ResourceId, PrefixList> lists() {
        return parts.lists();
    }

    /// {@return whether its instance runs}
    public boolean isRunning(int endpoint) {
        return (FlatVpc.flags(words, endpoint) & Endpoints.RUNNING) != 0;
    }

    /// {@return whether it drops packets that are neither from nor to itself}
    public boolean isChecked(int endpoint) {
        return (FlatVpc.flags(words, endpoint) & Endpoints.CHECKED) != 0;
    }

    /// {@return whether the Internet gateway maps a public address to its primary IPv4 address}
    public boolean hasPublic(int endpoint) {
        return (FlatVpc.flags(words, endpoint) & Endpoints.PUBLIC) != 0;
    }

    /// {@return the bits of that public address}
    public int publicBits(int endpoint) {
        return FlatVpc.publicAddress(words, endpoint);
    }

    /// {@return the bits of its primary IPv4 address}
    public int primaryBits(int endpoint) {
        return FlatVpc.primary(words, endpoint);
    }

    /// {@return the groups that guard it; not to be changed}
    public int[] groupsOf(int endpoint) {
        return parts.endpoints().groups[endpoint];
    }
}
