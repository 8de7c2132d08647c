package dev.peerscape.core.network;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whatever sends and gets packets in a VPC: the network interfaces of its instances in the order
/// of their ids, its NAT gateways (one endpoint for each address, the primary one first), the
/// interfaces of interface endpoints, gateway endpoints (which have no address and stand in no
/// subnet), the interfaces of load balancers, and those of nobody. An endpoint is its index here.
final class Endpoints {
    static final int NAT = 1;
    static final int RUNNING = 2;
    static final int CHECKED = 4;
    static final int PUBLIC = 8;

    /// An interface of an interface endpoint.
    static final int SERVICE = 16;

    /// A gateway endpoint.
    static final int DOOR = 32;

    /// An interface of a load balancer.
    static final int BALANCER = 64;

    /// Guarded by no security group at all, which only a load balancer may be.
    static final int UNGUARDED = 128;

    /// Any of those that walks ask more of.
    static final int EXTRAORDINARY = SERVICE | DOOR | BALANCER;

    private static final int[] NO_GROUPS = new int[0];

    /// Whose endpoints are: instances, NAT gateways, VPC endpoints, load balancers, and interfaces
    /// of nobody.
    final List<Resource> hosts;

    /// The first of the hosts that is a load balancer, or would be.
    final int firstBalancer;

    final ResourceId[] ids;
    final int[] host;
    final int[] subnet;
    final int[] flags;
    final int[] primary4;
    final int[] public4;
    final int[][] groups;
    final List<List<Ip>> addresses;
    final int[] keys4;
    final int[] owners4;
    private final long[] keys6;
    private final int[] owners6;
    final int[] publicKeys;
    final int[] publicOwners;

    private int end;

    /// The numbers of subnets and groups.
    private record Index(Map<ResourceId, Integer> subnets, Map<ResourceId, Integer> groups) {}

    Endpoints(Vpc vpc, Map<ResourceId, Integer> subnets, Map<ResourceId, Integer> groupIndex) {
        var index = new Index(subnets, groupIndex);
        var owners = new ArrayList<Resource>(vpc.instances().values());
        owners.addAll(vpc.natGateways().values());
        owners.addAll(vpc.endpoints().values());
        firstBalancer = owners.size();
        owners.addAll(vpc.loadBalancers().values());
        owners.addAll(vpc.interfaces().values());
        hosts = List.copyOf(owners);
        int n = 0;
        for (var owner : hosts) {
            n += count(owner);
        }
        ids = new ResourceId[n];
        host = new int[n];
        subnet = new int[n];
        flags = new int[n];
        primary4 = new int[n];
        public4 = new int[n];
        groups = new int[n][];
        addresses = new ArrayList<>(n);
        for (int i = 0; i < hosts.size(); i++) {
            place(i, index);
        }
        long[] index4 = new long[count(false)];
        var index6 = new ArrayList<long[]>();
        int n4 = 0;
        for (int e = 0; e < n; e++) {
            for (var ip : addresses.get(e)) {
                switch (ip) {
                    case Ip.V4(int bits) -> index4[n4++] = pack(bits, e);
                    case Ip.V6(long high, long low) -> index6.add(new long[] {high, low, e});
                }
            }
        }
        Arrays.sort(index4);
        keys4 = highs(index4);
        owners4 = lows(index4);
        index6.sort((a, b) ->
                a[0] != b[0]
                        ? Long.compare(a[0], b[0])
                        : a[1] != b[1] ? Long.compare(a[1], b[1]) : Long.compare(a[2], b[2]));
        keys6 = new long[index6.size() * 2];
        owners6 = new int[index6.size()];
        for (int i = 0; i < owners6.length; i++) {
            keys6[i * 2] = index6.get(i)[0];
            keys6[i * 2 + 1] = index6.get(i)[1];
            owners6[i] = (int) index6.get(i)[2];
        }
        long[] publics = new long[n];
        int np = 0;
        for (int e = 0; e < n; e++) {
            if ((flags[e] & PUBLIC) != 0) {
                publics[np++] = pack(public4[e], e);
            }
        }
        publics = Arrays.copyOf(publics, np);
        Arrays.sort(publics);
        publicKeys = highs(publics);
        publicOwners = lows(publics);
    }

    private static int count(Resource owner) {
        return switch (owner) {
            case Instance it -> it.interfaces().size();
            case NatGateway it -> 1 + it.secondary().size();
            case VpcEndpoint it ->
                    it.form() instanceof VpcEndpoint.Form.Gateway ? 1 : it.interfaces().size();
            case LoadBalancer it -> it.interfaces().size();
            default -> 1;
        };
    }

    private void place(int i, Index index) {
        switch (hosts.get(i)) {
            case Instance it -> place(i, it.interfaces(), it.running() ? RUNNING : 0, index);
            case NatGateway it -> place(i, it, index);
            case VpcEndpoint it -> {
                if (it.form() instanceof VpcEndpoint.Form.Gateway) {
                    host[end] = i;
                    subnet[end] = -1;
                    groups[end] = NO_GROUPS;
                    flags[end] = RUNNING | DOOR;
                    place(it.id(), List.of(), Optional.empty());
                } else {
                    place(i, it.interfaces(), RUNNING | SERVICE, index);
                }
            }
            case LoadBalancer it -> place(i, it.interfaces(), RUNNING | BALANCER, index);
            case NetworkInterface it -> place(i, List.of(it), RUNNING, index);
            default -> throw new IllegalStateException("not an endpoint: " + hosts.get(i).id());
        }
    }

    private void place(int owner, List<NetworkInterface> interfaces, int common, Index index) {
        for (var eni : interfaces) {
            host[end] = owner;
            subnet[end] = index.subnets.getOrDefault(eni.subnet(), -1);
            groups[end] = groupsOf(eni, index.groups);
            boolean unguarded = (common & BALANCER) != 0 && eni.securityGroups().isEmpty();
            // Whatever AWS says of the interfaces of its services, those forward nothing.
            boolean checked = eni.sourceDestCheck() || (common & (SERVICE | BALANCER)) != 0;
            flags[end] = common | (checked ? CHECKED : 0) | (unguarded ? UNGUARDED : 0);
            place(eni.id(), eni.addresses(), eni.publicIp());
        }
    }

    /// Each address is an endpoint, so that what comes to one is not taken for another's, and each
    /// has the Elastic IP of its own.
    private void place(int owner, NatGateway nat, Index index) {
        boolean isPublic = nat.connectivity() == NatGateway.Connectivity.PUBLIC;
        for (var own : nat.privateIps()) {
            host[end] = owner;
            subnet[end] = index.subnets.getOrDefault(nat.subnet(), -1);
            groups[end] = NO_GROUPS;
            flags[end] = RUNNING | NAT;
            place(nat.id(), List.of(own), isPublic ? nat.publicIpOf(own) : Optional.empty());
        }
    }

    private static int[] groupsOf(NetworkInterface eni, Map<ResourceId, Integer> groupIndex) {
        return eni.securityGroups().stream()
                .mapToInt(id -> groupIndex.getOrDefault(id, -1))
                .filter(i -> i >= 0)
                .toArray();
    }

    private void place(ResourceId id, List<Ip> own, Optional<Ip> publicIp) {
        int at = end++;
        ids[at] = id;
        addresses.add(own);
        boolean found = false;
        for (var ip : own) {
            if (!found && ip instanceof Ip.V4(int bits)) {
                primary4[at] = bits;
                found = true;
            }
        }
        if (found && publicIp.isPresent() && publicIp.get() instanceof Ip.V4(int bits)) {
            public4[at] = bits;
            flags[at] |= PUBLIC;
        }
    }

    private int count(boolean v6) {
        int n = 0;
        for (var list : addresses) {
            for (var ip : list) {
                n += ip.isV6() == v6 ? 1 : 0;
            }
        }
        return n;
    }

    private static long pack(int bits, int endpoint) {
        return (long) (bits ^ Integer.MIN_VALUE) << 32 | endpoint;
    }

    private static int[] highs(long[] packed) {
        int[] keys = new int[packed.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (int) (packed[i] >>> 32);
        }
        return keys;
    }

    private static int[] lows(long[] packed) {
        int[] owners = new int[packed.length];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = (int) packed[i];
        }
        return owners;
    }

    /// {@return the endpoint that has the IPv6 address as its own; where two do, the first; -1 for
    /// none}
    int at6(long high, long low) {
        int from = 0;
        int to = owners6.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = Long.compare(keys6[middle * 2], high);
            if (order < 0 || order == 0 && keys6[middle * 2 + 1] < low) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        boolean hit =
                from < owners6.length && keys6[from * 2] == high && keys6[from * 2 + 1] == low;
        return hit ? owners6[from] : -1;
    }

    /// {@return the addresses by which the Internet can know something here, each once: public IPv4
    /// addresses, and own IPv6 ones}
    long[] publicAddresses() {
        var out = new long[(publicKeys.length + owners6.length) * 3];
        int n = 0;
        for (int i = 0; i < publicKeys.length; i++) {
            if (i == 0 || publicKeys[i] != publicKeys[i - 1]) {
                out[n++] = 0;
                out[n++] = 0;
                out[n++] = (publicKeys[i] ^ Integer.MIN_VALUE) & 0xffff_ffffL;
            }
        }
        for (int i = 0; i < owners6.length; i++) {
            boolean again =
                    i > 0
                            && keys6[i * 2] == keys6[i * 2 - 2]
                            && keys6[i * 2 + 1] == keys6[i * 2 - 1];
            if (!again) {
                out[n++] = 1;
                out[n++] = keys6[i * 2];
                out[n++] = keys6[i * 2 + 1];
            }
        }
        return Arrays.copyOf(out, n);
    }

    /// {@return where each id stands: interfaces and NAT gateways by their own id, instances, VPC
    /// endpoints and load balancers by that of their first interface}
    Map<ResourceId, Integer> byId() {
        var map = new HashMap<ResourceId, Integer>();
        for (int e = 0; e < ids.length; e++) {
            map.putIfAbsent(ids[e], e);
            map.putIfAbsent(hosts.get(host[e]).id(), e);
        }
        return map;
    }
}
