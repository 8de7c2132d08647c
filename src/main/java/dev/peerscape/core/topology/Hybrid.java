package dev.peerscape.core.topology;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What joins VPCs with networks on premises, by id: one value, because what each part knows
/// follows from the others. There are few of them.
public record Hybrid(
        PSortedMap<ResourceId, Site> sites,
        PSortedMap<ResourceId, CustomerGateway> customerGateways,
        PSortedMap<ResourceId, VpnConnection> vpnConnections,
        PSortedMap<ResourceId, DxConnection> dxConnections,
        PSortedMap<ResourceId, VirtualInterface> virtualInterfaces,
        PSortedMap<ResourceId, DxGateway> dxGateways) {
    /// Nothing on premises.
    public static final Hybrid NONE =
            new Hybrid(
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty());

    /// {@return whether there is nothing}
    public boolean isEmpty() {
        return members().stream().allMatch(Map::isEmpty);
    }

    /// {@return everything, by collection; the hosts of sites are in their sites}
    public List<Map<ResourceId, ? extends Resource>> members() {
        return List.of(
                sites,
                customerGateways,
                vpnConnections,
                dxConnections,
                virtualInterfaces,
                dxGateways);
    }

    /// {@return everything, each site followed by its hosts}
    public Stream<Resource> resources() {
        return members().stream()
                .flatMap(map -> map.values().stream())
                .flatMap(it ->
                        it instanceof Site site
                                ? Stream.concat(Stream.of(site), site.hosts().stream())
                                : Stream.of(it));
    }

    /// {@return the resource of that id, hosts too}
    public Optional<Resource> find(ResourceId id) {
        for (var map : members()) {
            @Nullable Resource found = map.get(id);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return hostSite(id)
                .flatMap(site ->
                        site.hosts().stream()
                                .filter(host -> host.id().equals(id))
                                .<Resource>map(host -> host)
                                .findFirst());
    }

    /// {@return the site that a host stands at}
    public Optional<Site> hostSite(ResourceId host) {
        if (!host.value().startsWith("host-")) {
            return Optional.empty();
        }
        return sites.values().stream()
                .filter(site -> site.hosts().stream().anyMatch(it -> it.id().equals(host)))
                .findFirst();
    }

    /// {@return the site that a VPN connection, virtual interface, connection or customer gateway
    /// leads to}
    public Optional<Site> siteOf(ResourceId id) {
        var vpn = vpnConnections.get(id);
        var vif = virtualInterfaces.get(id);
        var device = customerGateways.get(vpn != null ? vpn.customerGateway() : id);
        var line = dxConnections.get(vif != null ? vif.connection() : id);
        var site = device != null ? device.site() : line != null ? line.site() : id;
        return Optional.ofNullable(sites.get(site)).or(() -> hostSite(id));
    }

    /// {@return whether a VPN connection or virtual interface carries packets}
    public boolean isUp(ResourceId id) {
        var vpn = vpnConnections.get(id);
        if (vpn != null) {
            return vpn.isUp();
        }
        var vif = virtualInterfaces.get(id);
        var line = vif == null ? null : dxConnections.get(vif.connection());
        return vif != null && vif.up() && line != null && line.up();
    }

    /// {@return this with something added or replaced}
    ///
    /// @throws IllegalArgumentException for a resource of another kind
    public Hybrid with(Resource resource) {
        var id = resource.id();
        return switch (resource) {
            case Site it -> withSites(sites.plus(id, it));
            case CustomerGateway it -> withCustomerGateways(customerGateways.plus(id, it));
            case VpnConnection it -> withVpnConnections(vpnConnections.plus(id, it));
            case DxConnection it -> withDxConnections(dxConnections.plus(id, it));
            case VirtualInterface it -> withVirtualInterfaces(virtualInterfaces.plus(id, it));
            case DxGateway it -> withDxGateways(dxGateways.plus(id, it));
            default -> throw new IllegalArgumentException("not on premises: " + id);
        };
    }

    /// {@return this without a resource; who names it is the caller's to mend}
    public Hybrid without(ResourceId id) {
        return new Hybrid(
                sites.minus(id),
                customerGateways.minus(id),
                vpnConnections.minus(id),
                dxConnections.minus(id),
                virtualInterfaces.minus(id),
                dxGateways.minus(id));
    }

    private Hybrid withSites(PSortedMap<ResourceId, Site> it) {
        return new Hybrid(
                it, customerGateways, vpnConnections, dxConnections, virtualInterfaces, dxGateways);
    }

    private Hybrid withCustomerGateways(PSortedMap<ResourceId, CustomerGateway> it) {
        return new Hybrid(sites, it, vpnConnections, dxConnections, virtualInterfaces, dxGateways);
    }

    private Hybrid withVpnConnections(PSortedMap<ResourceId, VpnConnection> it) {
        return new Hybrid(
                sites, customerGateways, it, dxConnections, virtualInterfaces, dxGateways);
    }

    private Hybrid withDxConnections(PSortedMap<ResourceId, DxConnection> it) {
        return new Hybrid(
                sites, customerGateways, vpnConnections, it, virtualInterfaces, dxGateways);
    }

    private Hybrid withVirtualInterfaces(PSortedMap<ResourceId, VirtualInterface> it) {
        return new Hybrid(sites, customerGateways, vpnConnections, dxConnections, it, dxGateways);
    }

    private Hybrid withDxGateways(PSortedMap<ResourceId, DxGateway> it) {
        return new Hybrid(
                sites, customerGateways, vpnConnections, dxConnections, virtualInterfaces, it);
    }
}
