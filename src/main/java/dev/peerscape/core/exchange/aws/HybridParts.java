package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection.Routing.Bgp;
import dev.peerscape.core.topology.VpnGateway;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was found so far of what joins VPCs with networks on premises. Secrets are not among it:
/// they are left behind with the JSON that they came in.
final class HybridParts {
    /// @param numbered whether its number is told
    record GatewayPart(ResourceId vpc, VpnGateway gateway, boolean numbered) {}

    /// A customer gateway.
    ///
    /// @param device what people call the device
    /// @param site where our own export says that it stands
    record DevicePart(
            ResourceId id,
            String name,
            Optional<AccountId> account,
            Optional<Region> region,
            Optional<Ip> address,
            OptionalLong asn,
            Optional<String> device,
            Optional<ResourceId> site) {}

    /// A VPN connection.
    ///
    /// @param routes what a static one has been told
    /// @param near the blocks of the site that its tunnels are for, where that is not everything
    /// @param far those of AWS
    /// @param bgp what the site tells, where our own export says it
    /// @param address of the customer gateway, as the configuration for its device says
    /// @param asn of the customer gateway, likewise
    /// @param amazonAsn of AWS's side, likewise
    record VpnPart(
            ResourceId id,
            String name,
            Optional<AccountId> account,
            Optional<Region> region,
            Optional<ResourceId> device,
            ResourceId gateway,
            boolean isStatic,
            List<Cidr> routes,
            List<TunnelPart> tunnels,
            boolean ipv6,
            Optional<Cidr> near,
            Optional<Cidr> far,
            Optional<Bgp> bgp,
            Optional<Ip> address,
            OptionalLong asn,
            OptionalLong amazonAsn) {
        /// {@return this with that customer gateway}
        VpnPart withDevice(ResourceId device) {
            return new VpnPart(
                    id,
                    name,
                    account,
                    region,
                    Optional.of(device),
                    gateway,
                    isStatic,
                    routes,
                    tunnels,
                    ipv6,
                    near,
                    far,
                    bgp,
                    address,
                    asn,
                    amazonAsn);
        }

        /// {@return the most routes that AWS took by one tunnel; -1 where it is not told}
        int accepted() {
            return tunnels.stream().mapToInt(it -> it.accepted().orElse(-1)).max().orElse(-1);
        }

        /// {@return whether AWS learns from it}
        boolean isOpen() {
            return !isStatic && isUp() && accepted() != 0;
        }

        /// {@return whether a tunnel is up, or no file tells of any}
        boolean isUp() {
            return tunnels.stream().anyMatch(it -> it.up().orElse(true));
        }
    }

    /// A tunnel, as far as it is told.
    ///
    /// @param accepted how many routes AWS took from the site by it
    record TunnelPart(
            Optional<Ip> outside,
            Optional<Cidr> inside,
            Optional<Boolean> up,
            OptionalInt accepted) {
        /// One of which nothing is told.
        static final TunnelPart UNTOLD =
                new TunnelPart(
                        Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /// A Direct Connect connection.
    record LinePart(
            ResourceId id,
            String name,
            Optional<AccountId> account,
            Optional<Region> region,
            String location,
            String bandwidth,
            boolean up,
            Optional<ResourceId> site) {}

    /// A virtual interface.
    ///
    /// @param advertised what the site tells, where files say it
    /// @param ours whether our own export tells it, with what AWS does not know
    record VifPart(
            ResourceId id,
            String name,
            Optional<AccountId> account,
            Optional<Region> region,
            ResourceId line,
            VirtualInterface.Type type,
            int vlan,
            long asn,
            int mtu,
            Optional<VirtualInterface.Session> session,
            Optional<ResourceId> gateway,
            Optional<List<Cidr>> advertised,
            VirtualInterface.Preference preference,
            int prepends,
            boolean siteLink,
            boolean up,
            boolean ours) {}

    record DxPart(
            ResourceId id,
            String name,
            Optional<AccountId> account,
            long asn,
            boolean betweenGateways,
            boolean ours) {}

    final Map<ResourceId, GatewayPart> gateways = new TreeMap<>();
    final Map<ResourceId, DevicePart> devices = new TreeMap<>();
    final Map<ResourceId, VpnPart> connections = new TreeMap<>();
    final Map<ResourceId, LinePart> lines = new TreeMap<>();
    final Map<ResourceId, VifPart> interfaces = new TreeMap<>();
    final Map<ResourceId, DxPart> dxGateways = new TreeMap<>();

    /// Allowed prefixes by Direct Connect gateway and associated gateway.
    final Map<ResourceId, Map<ResourceId, List<Cidr>>> associations = new TreeMap<>();

    /// Direct Connect gateways of virtual interfaces, as their attachments tell.
    final Map<ResourceId, ResourceId> attached = new TreeMap<>();

    /// Sites, as our own export tells them.
    final Map<ResourceId, Site> sites = new TreeMap<>();

    /// What was deleted, or is of no VPC: who mentions it needs no remark.
    final Set<ResourceId> over = new TreeSet<>();

    /// {@return what is told as AWS knows it: not with the words that our own export writes beside}
    Set<ResourceId> partly(Topology topology) {
        var hybrid = topology.hybrid();
        var partly = new TreeSet<>(hybrid.sites().keySet());
        partly.removeAll(sites.keySet());
        devices.values().stream()
                .filter(it -> it.site().isEmpty())
                .forEach(it -> partly.add(it.id()));
        lines.values().stream()
                .filter(it -> it.site().isEmpty())
                .forEach(it -> partly.add(it.id()));
        connections.values().stream()
                .filter(it -> it.bgp().isEmpty())
                .forEach(it -> partly.add(it.id()));
        interfaces.values().stream().filter(it -> !it.ours()).forEach(it -> partly.add(it.id()));
        dxGateways.values().stream().filter(it -> !it.ours()).forEach(it -> partly.add(it.id()));
        return partly;
    }

    /// {@return the gateway of a virtual interface, as it says itself or its attachment does}
    Optional<ResourceId> gatewayOf(VifPart vif) {
        return vif.gateway().or(() -> Optional.ofNullable(attached.get(vif.id())));
    }

    /// {@return the virtual interfaces that lead to a gateway, by themselves or by a Direct Connect
    /// gateway}
    List<VifPart> interfacesAt(ResourceId gateway) {
        return interfaces.values().stream()
                .filter(vif ->
                        gatewayOf(vif)
                                .filter(it ->
                                        it.equals(gateway)
                                                || associations
                                                        .getOrDefault(it, Map.of())
                                                        .containsKey(gateway))
                                .isPresent())
                .toList();
    }

    /// {@return the VPN connections of a gateway}
    List<VpnPart> connectionsAt(ResourceId gateway) {
        return connections.values().stream().filter(it -> it.gateway().equals(gateway)).toList();
    }

    /// {@return the number of a virtual private gateway: where it does not tell it itself, the
    /// configuration of a connection does}
    VpnGateway numbered(GatewayPart part) {
        var told =
                connections.values().stream()
                        .filter(it -> it.gateway().equals(part.gateway().id()))
                        .flatMap(it -> it.amazonAsn().stream().boxed())
                        .findFirst();
        return part.numbered()
                ? part.gateway()
                : told.map(part.gateway()::withAsn).orElse(part.gateway());
    }

    /// Gateways that something leads to although no file describes them.
    final Map<ResourceId, Set<ResourceId>> ends = new TreeMap<>();

    void end(ResourceId from, ResourceId gateway) {
        ends.computeIfAbsent(from, _ -> new TreeSet<>()).add(gateway);
    }

    void associate(ResourceId dx, ResourceId gateway, List<Cidr> allowed) {
        associations
                .computeIfAbsent(dx, _ -> new LinkedHashMap<>())
                .merge(
                        gateway,
                        allowed,
                        (a, b) -> List.copyOf(new LinkedHashSet<>(b.isEmpty() ? a : b)));
    }
}
