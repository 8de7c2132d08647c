package dev.peerscape.core.file;

import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;

import java.io.IOException;
import java.util.List;

/// Writes a transit gateway and its parts; usual values are left out.
final class TransitWriter {
    private final JsonText json;

    TransitWriter(JsonText json) {
        this.json = json;
    }

    void gateway(TransitGateway gateway) throws IOException {
        json.object();
        head(gateway);
        json.field("account", gateway.account().value());
        json.field("region", gateway.region().code());
        if (gateway.asn() != TransitGateway.USUAL_ASN) {
            json.field("asn", gateway.asn());
        }
        if (!gateway.vpnEcmp()) {
            json.field("vpnEcmp", false);
        }
        if (gateway.groupReferencing()) {
            json.field("groupReferencing", true);
        }
        gateway.defaultAssociation().ifPresent(it -> json.field("defaultAssociation", it.value()));
        gateway.defaultPropagation().ifPresent(it -> json.field("defaultPropagation", it.value()));
        if (!gateway.attachments().isEmpty()) {
            json.name("attachments").array();
            for (var attachment : gateway.attachments().values()) {
                attachment(attachment);
            }
            json.end();
        }
        json.name("routeTables").array();
        for (var table : gateway.routeTables().values()) {
            routeTable(table);
        }
        json.end().end();
    }

    private void head(Resource resource) {
        json.field("id", resource.id().value());
        if (!resource.name().isEmpty()) {
            json.field("name", resource.name());
        }
    }

    private void attachment(TransitAttachment attachment) throws IOException {
        json.row();
        head(attachment);
        switch (attachment.to()) {
            case To.ToVpc(var vpc, var subnets, var appliance, var ipv6, var groups) -> {
                json.field("vpc", vpc.value()).field("subnets", subnets);
                if (appliance) {
                    json.field("applianceMode", true);
                }
                if (ipv6) {
                    json.field("ipv6", true);
                }
                if (!groups) {
                    json.field("groupReferencing", false);
                }
            }
            case To.ToTransitGateway(var gateway, var peer) ->
                    json.field("transitGateway", gateway.value())
                            .field("peerAttachment", peer.value());
            case To.ToVpn(var vpn) -> json.field("vpn", vpn.value());
            case To.ToDxGateway(var gateway) -> json.field("dxGateway", gateway.value());
            case To.Elsewhere(var what, var resource, var cidrs) -> {
                json.field("elsewhere", what).field("resource", resource);
                if (!cidrs.isEmpty()) {
                    json.field("cidrs", cidrs);
                }
            }
        }
        if (!attachment.available()) {
            json.field("available", false);
        }
        attachment.association().ifPresent(it -> json.field("association", it.value()));
        List<ResourceId> propagations = attachment.propagations();
        if (!propagations.isEmpty()) {
            json.field("propagations", propagations);
        }
        json.end();
    }

    private void routeTable(TransitRouteTable table) throws IOException {
        json.object();
        head(table);
        if (!table.routes().isEmpty()) {
            json.name("routes").array();
            for (var row : table.routes()) {
                json.row().field("destination", row.destination().toString());
                row.to().ifPresent(it -> json.field("attachment", it.value()));
                json.end();
            }
            json.end();
        }
        if (!table.listRoutes().isEmpty()) {
            json.name("listRoutes").array();
            for (var row : table.listRoutes()) {
                json.row().field("list", row.list().value());
                row.to().ifPresent(it -> json.field("attachment", it.value()));
                json.end();
            }
            json.end();
        }
        json.end();
    }
}
