package dev.peerscape.core.edit;

import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnGateway;

/// The part of [Audit] for what is on premises and what leads there.
final class HybridAudit {
    private final Audit audit;
    private final Hybrid hybrid;

    private HybridAudit(Audit audit) {
        this.audit = audit;
        hybrid = audit.topology().hybrid();
    }

    static void everything(Audit audit) {
        var own = new HybridAudit(audit);
        audit.topology()
                .hybrid()
                .members()
                .forEach(members -> members.values().forEach(own::resource));
    }

    static void of(Audit audit, Resource resource) {
        new HybridAudit(audit).resource(resource);
    }

    private void resource(Resource resource) {
        audit.kind(resource);
        resource.parts().forEach(audit::kind);
        var id = resource.id();
        switch (resource) {
            case Site site -> {
                for (var row : site.routes()) {
                    row.over().ifPresent(it -> link(site, it));
                }
            }
            case CustomerGateway it ->
                    audit.need(id, Kind.SITE, it.site(), hybrid.sites().keySet());
            case DxConnection it -> audit.need(id, Kind.SITE, it.site(), hybrid.sites().keySet());
            case VpnConnection it -> {
                audit.need(
                        id,
                        Kind.CUSTOMER_GATEWAY,
                        it.customerGateway(),
                        hybrid.customerGateways().keySet());
                gateway(id, it.gateway());
            }
            case VirtualInterface it -> {
                audit.need(
                        id, Kind.DX_CONNECTION, it.connection(), hybrid.dxConnections().keySet());
                it.gateway().ifPresent(to -> leadsTo(it, to));
            }
            case DxGateway it ->
                    it.associations().forEach(association -> gateway(id, association.gateway()));
            default -> throw new IllegalArgumentException("not on premises: " + id);
        }
    }

    /// A row of a site's router goes over a VPN connection or virtual interface of that site.
    private void link(Site site, ResourceId over) {
        boolean own =
                leadsTo(over)
                        && hybrid.siteOf(over).filter(it -> it.id().equals(site.id())).isPresent();
        if (!own) {
            audit.dangling(
                    site.id(),
                    over.prefix().equals(Kind.VIRTUAL_INTERFACE.prefix())
                            ? Kind.VIRTUAL_INTERFACE
                            : Kind.VPN_CONNECTION,
                    over);
        }
    }

    private boolean leadsTo(ResourceId id) {
        return hybrid.vpnConnections().containsKey(id)
                || hybrid.virtualInterfaces().containsKey(id);
    }

    /// A virtual private gateway or a transit gateway.
    private void gateway(ResourceId holder, ResourceId id) {
        boolean transit = id.prefix().equals(Kind.TRANSIT_GATEWAY.prefix());
        if (transit) {
            audit.need(
                    holder, Kind.TRANSIT_GATEWAY, id, audit.topology().transitGateways().keySet());
        } else {
            vpnGateway(holder, id);
        }
    }

    private void leadsTo(VirtualInterface from, ResourceId id) {
        if (id.prefix().equals(Kind.VPN_GATEWAY.prefix())) {
            vpnGateway(from.id(), id);
        } else {
            audit.need(from.id(), Kind.DX_GATEWAY, id, hybrid.dxGateways().keySet());
        }
    }

    private void vpnGateway(ResourceId holder, ResourceId id) {
        if (!(audit.topology().find(id).orElse(null) instanceof VpnGateway)) {
            audit.dangling(holder, Kind.VPN_GATEWAY, id);
        }
    }
}
