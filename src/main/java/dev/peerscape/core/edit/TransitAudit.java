package dev.peerscape.core.edit;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;

/// The part of [Audit] for transit gateways.
final class TransitAudit {
    private final Audit audit;

    private TransitAudit(Audit audit) {
        this.audit = audit;
    }

    /// What is wrong with a gateway by itself.
    static void of(Audit audit, TransitGateway gateway) {
        new TransitAudit(audit).gateway(gateway);
    }

    /// What is wrong between it and others.
    static void peers(Audit audit, TransitGateway gateway) {
        new TransitAudit(audit).peers(gateway);
    }

    private void gateway(TransitGateway gateway) {
        audit.kind(gateway);
        var tables = gateway.routeTables().keySet();
        gateway.defaultAssociation()
                .ifPresent(it -> audit.need(gateway.id(), Kind.TRANSIT_ROUTE_TABLE, it, tables));
        gateway.defaultPropagation()
                .ifPresent(it -> audit.need(gateway.id(), Kind.TRANSIT_ROUTE_TABLE, it, tables));
        for (var attachment : gateway.attachments().values()) {
            audit.kind(attachment);
            attachment
                    .association()
                    .ifPresent(it ->
                            audit.need(attachment.id(), Kind.TRANSIT_ROUTE_TABLE, it, tables));
            for (var it : attachment.propagations()) {
                audit.need(attachment.id(), Kind.TRANSIT_ROUTE_TABLE, it, tables);
            }
            farEnd(gateway, attachment);
        }
        for (var table : gateway.routeTables().values()) {
            audit.kind(table);
            for (var row : table.routes()) {
                row.to()
                        .ifPresent(it ->
                                audit.need(
                                        table.id(),
                                        Kind.TRANSIT_ATTACHMENT,
                                        it,
                                        gateway.attachments().keySet()));
            }
            for (var row : table.listRoutes()) {
                audit.prefixList(table.id(), row.list());
                row.to()
                        .ifPresent(it ->
                                audit.need(
                                        table.id(),
                                        Kind.TRANSIT_ATTACHMENT,
                                        it,
                                        gateway.attachments().keySet()));
            }
        }
    }

    /// Of a peering each side names the other's attachment.
    private void peers(TransitGateway gateway) {
        for (var attachment : gateway.attachments().values()) {
            if (attachment.to() instanceof To.ToTransitGateway(var other, var id)) {
                var far = audit.topology().transitGateways().get(other);
                if (far == null || !far.attachments().containsKey(id)) {
                    audit.dangling(attachment.id(), Kind.TRANSIT_ATTACHMENT, id);
                }
            }
        }
    }

    private void farEnd(TransitGateway gateway, TransitAttachment attachment) {
        switch (attachment.to()) {
            case To.ToVpc to -> {
                var vpc = audit.topology().vpc(to.vpc());
                if (vpc.isEmpty()) {
                    audit.dangling(attachment.id(), Kind.VPC, to.vpc());
                } else {
                    for (var it : to.subnets()) {
                        audit.need(attachment.id(), Kind.SUBNET, it, vpc.get().subnets().keySet());
                    }
                }
            }
            case To.ToTransitGateway to -> {
                // The other gateway may come to know of the peering after this one.
                if (!audit.topology().transitGateways().containsKey(to.gateway())) {
                    audit.dangling(attachment.id(), Kind.TRANSIT_GATEWAY, to.gateway());
                }
            }
            case To.ToVpn(var id) -> {
                var vpn = audit.topology().hybrid().vpnConnections().get(id);
                if (vpn == null || !vpn.gateway().equals(gateway.id())) {
                    audit.dangling(attachment.id(), Kind.VPN_CONNECTION, id);
                }
            }
            case To.ToDxGateway(var id) -> {
                var far = audit.topology().hybrid().dxGateways().get(id);
                if (far == null || far.associationOf(gateway.id()).isEmpty()) {
                    audit.dangling(attachment.id(), Kind.DX_GATEWAY, id);
                }
            }
            case To.Elsewhere _ -> {}
        }
    }
}
