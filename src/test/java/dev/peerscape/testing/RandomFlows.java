package dev.peerscape.testing;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.Flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Random flows between the instances, NAT gateways and addresses of a document and the Internet.
public final class RandomFlows {
    private static final List<Protocol> PROTOCOLS =
            List.of(Protocol.ICMP, Protocol.TCP, Protocol.TCP, Protocol.UDP, new Protocol(50));

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

    private final List<ResourceId> senders = new ArrayList<>();
    private final List<Ip> addresses = new ArrayList<>();
    private final List<Dual> duals = new ArrayList<>();
    private final SplittableRandom random;

    /// Flows of that topology.
    public RandomFlows(Topology topology, SplittableRandom random) {
        this.random = random;
        senders.add(ResourceId.INTERNET);
        STRANGERS.forEach(it -> addresses.add(Ip.of(it)));
        topology.resources()
                .forEach(it -> {
                    if (it instanceof Instance instance) {
                        senders.add(instance.id());
                        for (var eni : instance.interfaces()) {
                            addresses.addAll(eni.addresses());
                            eni.publicIp().ifPresent(addresses::add);
                            eni.addresses().stream()
                                    .filter(Ip::isV6)
                                    .forEach(ip -> duals.add(new Dual(instance.id(), ip)));
                        }
                    } else if (it instanceof NatGateway nat) {
                        senders.add(nat.id());
                        addresses.add(nat.privateIp());
                        nat.publicIp().ifPresent(addresses::add);
                    }
                });
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
        Flow.Destination to =
                random.nextInt(3) > 0
                        ? new Flow.Destination.To(one(senders))
                        : new Flow.Destination.Address(one(addresses));
        var source = random.nextInt(12) == 0 ? Optional.of(one(addresses)) : Optional.<Ip>empty();
        return new Flow(one(senders), to, source, protocol, port, sourcePort);
    }
}
