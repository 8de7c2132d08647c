package dev.peerscape.core.check;

import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What rules may ask about the attachments of VPCs to transit gateways.
final class Attachments {
    private final Topology topology;
    private @Nullable Map<ResourceId, Integer> counts;

    Attachments(Topology topology) {
        this.topology = topology;
    }

    /// How many transit gateways a VPC is attached to.
    int of(ResourceId vpc) {
        if (counts == null) {
            var found = new HashMap<ResourceId, Integer>();
            for (var gateway : topology.transitGateways().values()) {
                for (var attachment : gateway.attachments().values()) {
                    if (attachment.to() instanceof TransitAttachment.To.ToVpc to) {
                        found.merge(to.vpc(), 1, Integer::sum);
                    }
                }
            }
            counts = found;
        }
        return counts.getOrDefault(vpc, 0);
    }

    /// Whether a transit gateway lets groups of one VPC be named in rules of the other (C.5).
    boolean isReferableByTransit(ResourceId a, ResourceId b) {
        for (var gateway : topology.transitGateways().values()) {
            if (gateway.groupReferencing() && isReferable(gateway, a) && isReferable(gateway, b)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the VPC's attachment to the transit gateway has an interface in the subnet.
    boolean standsIn(ResourceId gateway, ResourceId vpc, ResourceId subnet) {
        var found = topology.transitGateways().get(gateway);
        return found != null
                && found.attachmentOf(vpc)
                        .filter(it ->
                                it.to() instanceof TransitAttachment.To.ToVpc to
                                        && to.subnets().contains(subnet))
                        .isPresent();
    }

    private static boolean isReferable(TransitGateway gateway, ResourceId vpc) {
        return gateway.attachmentOf(vpc)
                .filter(it ->
                        it.available()
                                && it.to() instanceof TransitAttachment.To.ToVpc to
                                && to.groupReferencing())
                .isPresent();
    }
}
