package dev.peerscape.testing;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnGateway;
import dev.peerscape.core.trace.Flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Random flows between all that can be the end of one in a document, its addresses and the
/// Internet.
public final class RandomFlows {
    private static final List<Protocol> PROTOCOLS =
            List.of(
                    Protocol.ICMP,
                    Protocol.ICMP,
                    Protocol.TCP,
                    Protocol.TCP,
                    Protocol.TCP,
                    Protocol.UDP,
                    Protocol.UDP,
                    new Protocol(0),
                    new Protocol(50),
                    new Protocol(107));

    private static final List<String> STRANGERS =
            List.of(
                    "198.51.100.7",
                    "10.0.0.99",
                    "172.16.99.1",
                    "100.64.0.1",
                    "2001:4860::8888",
                    "fd00::9");

    /// An instance with an IPv6 address. Between two that have both families a flow goes by IPv4,
    /// so few would go by IPv6 without a share of their own.
    private record Dual(ResourceId id, Ip address) {}

    /// What a load balancer takes: few other flows would get past its listeners.
    private record Listening(ResourceId id, Protocol protocol, int port) {}

    private final List<Listening> listeners = new ArrayList<>();
    private final List<ResourceId> senders = new ArrayList<>();

    /// Those of the senders that packets of their own come from and go to. In a document with
    /// everything in it most pairs of senders say little: a gateway that stands for what is behind
    /// it meets another such.
    private final List<ResourceId> hosts = new ArrayList<>();

    private final List<Ip> addresses = new ArrayList<>();
    private final List<Dual> duals = new ArrayList<>();
    private final SplittableRandom random;

    /// Flows of that topology.
    public RandomFlows(Topology topology, SplittableRandom random) {
        this.random = random;
        senders.add(ResourceId.INTERNET);
        STRANGERS.forEach(it -> addresses.add(Ip.of(it)));
        for (var list : topology.prefixLists().values()) {
            list.entries().forEach(it -> addresses.add(it.first().plus(1)));
        }
        topology.resources().forEach(this::add);
    }

    private void add(Resource resource) {
        switch (resource) {
            case Instance it -> {
                host(it.id());
                for (var eni : it.interfaces()) {
                    senders.add(eni.id());
                    add(eni);
                    eni.addresses().stream()
                            .filter(Ip::isV6)
                            .forEach(ip -> duals.add(new Dual(it.id(), ip)));
                }
            }
            case NatGateway it -> {
                senders.add(it.id());
                for (var own : it.privateIps()) {
                    addresses.add(own);
                    it.publicIpOf(own).ifPresent(addresses::add);
                }
            }
            case VpcEndpoint it -> {
                senders.add(it.id());
                if (!it.interfaces().isEmpty()) {
                    hosts.add(it.id());
                }
                it.interfaces().forEach(this::add);
            }
            case LoadBalancer it -> {
                senders.add(it.id());
                for (var listener : it.listeners()) {
                    listeners.add(new Listening(it.id(), listener.protocol(), listener.port()));
                }
                it.interfaces().forEach(this::add);
            }
            case Vpc it ->
                    it.interfaces()
                            .values()
                            .forEach(eni -> {
                                host(eni.id());
                                add(eni);
                            });
            case Site it -> {
                senders.add(it.id());
                it.prefixes().forEach(block -> addresses.add(block.first().plus(77)));
            }
            case SiteHost it -> {
                host(it.id());
                addresses.add(it.address());
            }
            case VpnGateway it -> senders.add(it.id());
            case TransitGateway it -> senders.add(it.id());
            case CustomerGateway it -> senders.add(it.id());
            case DxConnection it -> senders.add(it.id());
            case DxGateway it -> senders.add(it.id());
            case VpnConnection it -> senders.add(it.id());
            case VirtualInterface it -> senders.add(it.id());
            case InternetGateway it -> senders.add(it.id());
            default -> {}
        }
    }

    private void host(ResourceId id) {
        senders.add(id);
        hosts.add(id);
    }

    private void add(NetworkInterface eni) {
        addresses.addAll(eni.addresses());
        eni.publicIp().ifPresent(addresses::add);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// {@return another flow}
    public Flow next() {
        var protocol = one(PROTOCOLS);
        boolean icmp = protocol.isIcmp();
        int port = icmp ? 8 : protocol.hasPorts() ? one(List.of(22, 80, 443, 3306)) : 0;
        int sourcePort = protocol.hasPorts() ? one(List.of(50_000, 33_000, 500)) : 0;
        if (!listeners.isEmpty() && random.nextInt(5) == 0) {
            var it = one(listeners);
            return new Flow(
                    one(senders),
                    new Flow.Destination.To(it.id()),
                    Optional.empty(),
                    it.protocol(),
                    it.port(),
                    one(List.of(50_000, 500)));
        }
        if (!duals.isEmpty() && random.nextInt(24) == 0) {
            // What NAT64 stands for.
            var four = one(addresses);
            if (four instanceof Ip.V4(int bits)) {
                return new Flow(
                        one(duals).id(),
                        new Flow.Destination.Address(
                                new Ip.V6(0x0064_ff9b_0000_0000L, bits & 0xffff_ffffL)),
                        Optional.empty(),
                        protocol,
                        port,
                        sourcePort);
            }
        }
        if (!duals.isEmpty() && random.nextInt(6) == 0) {
            var far = random.nextBoolean() ? one(duals).address() : Ip.of("2001:4860::8888");
            return new Flow(
                    random.nextInt(4) == 0 ? ResourceId.INTERNET : one(duals).id(),
                    new Flow.Destination.Address(far),
                    Optional.empty(),
                    protocol,
                    port,
                    sourcePort);
        }
        if (!hosts.isEmpty() && random.nextInt(3) == 0) {
            return new Flow(
                    one(hosts),
                    new Flow.Destination.To(one(hosts)),
                    Optional.empty(),
                    protocol,
                    port,
                    sourcePort);
        }
        Flow.Destination to =
                random.nextInt(3) > 0
                        ? new Flow.Destination.To(one(senders))
                        : new Flow.Destination.Address(one(addresses));
        var source = random.nextInt(12) == 0 ? Optional.of(one(addresses)) : Optional.<Ip>empty();
        return new Flow(one(senders), to, source, protocol, port, sourcePort);
    }
}
