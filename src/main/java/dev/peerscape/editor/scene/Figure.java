package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.Optional;

/// A resource that has a place on the canvas.
///
/// @param id whose place it is: the key of its box in the layout
/// @param kind of what it shows
/// @param box where, in absolute canvas units
/// @param parent the figure that holds it by meaning
/// @param shown what a click on it means: another than `id` only for the cards of an endpoint or
///   load balancer, which has one for each of its interfaces
public record Figure(
        ResourceId id, Kind kind, Box box, Optional<ResourceId> parent, ResourceId shown) {

    /// A figure that shows the resource whose place it is.
    public Figure(ResourceId id, Kind kind, Box box, Optional<ResourceId> parent) {
        this(id, kind, box, parent, id);
    }

    /// {@return whether it is a badge on the upper edge of its VPC, with a line to the Internet}
    public boolean isOutlet() {
        return kind == Kind.INTERNET_GATEWAY || kind == Kind.EGRESS_ONLY_GATEWAY;
    }

    /// {@return whether it is a badge on an edge of its VPC}
    public boolean isBadge() {
        return isOutlet() || kind == Kind.VPN_GATEWAY || isGatewayEndpoint();
    }

    /// {@return whether it is a card in a subnet}
    public boolean isCard() {
        return switch (kind) {
            case INSTANCE, NAT_GATEWAY, NETWORK_INTERFACE, LOAD_BALANCER -> true;
            case VPC_ENDPOINT -> !isGatewayEndpoint();
            default -> false;
        };
    }

    private boolean isGatewayEndpoint() {
        return kind == Kind.VPC_ENDPOINT && shown.equals(id);
    }
}
