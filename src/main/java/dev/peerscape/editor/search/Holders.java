package dev.peerscape.editor.search;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;

import java.util.List;
import java.util.stream.Stream;

/// Who has an address, for people who look for it. Unlike a packet they also look for addresses
/// that no packet is sent to: ends of tunnels and of BGP sessions.
final class Holders {
    private Holders() {}

    /// {@return what has the address in a VPC, as a private or a public one; an interface stands
    /// for itself only where it is of nothing else}
    static Stream<Resource> in(Vpc vpc, Ip address) {
        return Stream.<Stream<? extends Resource>>of(
                        vpc.instances().values().stream()
                                .filter(it -> has(it.interfaces(), address)),
                        vpc.endpoints().values().stream()
                                .filter(it -> has(it.interfaces(), address)),
                        vpc.loadBalancers().values().stream()
                                .filter(it -> has(it.interfaces(), address)),
                        vpc.interfaces().values().stream().filter(it -> has(List.of(it), address)),
                        vpc.natGateways().values().stream().filter(it -> has(it, address)))
                .flatMap(it -> it);
    }

    private static boolean has(List<NetworkInterface> interfaces, Ip address) {
        return interfaces.stream()
                .anyMatch(eni ->
                        eni.addresses().contains(address)
                                || eni.publicIp().filter(address::equals).isPresent());
    }

    private static boolean has(NatGateway nat, Ip address) {
        return nat.privateIps().stream()
                .anyMatch(it ->
                        it.equals(address)
                                || nat.publicIpOf(it).filter(address::equals).isPresent());
    }

    /// {@return what has the address on premises or at the edge: hosts, customer gateways, tunnels
    /// and virtual interfaces}
    static Stream<Resource> onPremises(Hybrid hybrid, Ip address) {
        return Stream.<Stream<? extends Resource>>of(
                        hybrid.sites().values().stream()
                                .flatMap(it -> it.hosts().stream())
                                .filter(it -> it.address().equals(address)),
                        hybrid.customerGateways().values().stream()
                                .filter(it -> it.address().filter(address::equals).isPresent()),
                        hybrid.vpnConnections().values().stream().filter(it -> has(it, address)),
                        hybrid.virtualInterfaces().values().stream().filter(it -> has(it, address)))
                .flatMap(it -> it);
    }

    private static boolean has(VpnConnection vpn, Ip address) {
        return vpn.tunnels().stream()
                .anyMatch(it ->
                        it.outside().filter(address::equals).isPresent()
                                || it.inside()
                                        .filter(block -> block.contains(address))
                                        .isPresent());
    }

    private static boolean has(VirtualInterface vif, Ip address) {
        return vif.session()
                .filter(it -> it.amazon().equals(address) || it.customer().equals(address))
                .isPresent();
    }
}
