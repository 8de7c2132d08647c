package dev.peerscape.core.network;

import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The edges of a [MeshGraph] that are in no VPC: of transit gateways, Direct Connect gateways and
/// sites.
record OuterLinks(Topology topology) {
    /// VPN connections, virtual interfaces, what is associated with Direct Connect gateways, and
    /// what is attached to transit gateways; ends that are not there are not asked about.
    List<Link> all() {
        var hybrid = topology.hybrid();
        var wires = new ArrayList<Link>();
        hybrid.vpnConnections().keySet().forEach(it -> wire(it).ifPresent(wires::add));
        hybrid.virtualInterfaces().keySet().forEach(it -> wire(it).ifPresent(wires::add));
        for (var direct : hybrid.dxGateways().values()) {
            for (var it : direct.associations()) {
                wires.add(new Link.Associated(direct.id(), it.gateway()));
            }
        }
        for (var gateway : topology.transitGateways().values()) {
            for (var attachment : gateway.attachments().values()) {
                link(gateway, attachment).ifPresent(wires::add);
            }
        }
        return wires;
    }

    /// {@return the edge that a VPN connection or virtual interface is; empty for one that leads
    /// nowhere, and for any other resource}
    Optional<Link> wire(ResourceId line) {
        var hybrid = topology.hybrid();
        var vpn = hybrid.vpnConnections().get(line);
        var vif = hybrid.virtualInterfaces().get(line);
        var gateway =
                vpn != null
                        ? Optional.of(vpn.gateway())
                        : vif == null
                                ? Optional.<ResourceId>empty()
                                : vif.type() == VirtualInterface.Type.PUBLIC
                                        ? Optional.of(ResourceId.INTERNET)
                                        : vif.gateway();
        return gateway.flatMap(
                it -> hybrid.siteOf(line).map(site -> new Link.Wired(line, it, site.id())));
    }

    private static Optional<Link> link(TransitGateway gateway, TransitAttachment attachment) {
        return switch (attachment.to()) {
            case TransitAttachment.To.ToVpc to ->
                    Optional.of(new Link.Joined(attachment.id(), gateway.id(), to.vpc()));
            // Both ends have one; the first speaks for the two.
            case TransitAttachment.To.ToTransitGateway(var other, var theirs) ->
                    attachment.id().compareTo(theirs) < 0
                            ? Optional.of(new Link.Bridged(attachment.id(), gateway.id(), other))
                            : Optional.empty();
            // The connection and the association are edges themselves.
            case TransitAttachment.To.ToVpn _,
                    TransitAttachment.To.ToDxGateway _,
                    TransitAttachment.To.Elsewhere _ ->
                    Optional.empty();
        };
    }
}
