package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/// The ways to say no, with the codes of the EC2 API (A.8) where it has one.
final class Refusals {
    /// Nothing against it.
    static final Optional<Refused> NONE = Optional.empty();

    static final String INVALID_VALUE = "InvalidParameterValue";
    static final String IN_USE = "DependencyViolation";
    static final String NOT_PERMITTED = "OperationNotPermitted";
    static final String WRONG_STATE = "InvalidStateTransition";

    private static final int LISTED = 4;

    private Refusals() {}

    static Optional<Refused> refuse(String code, String key, Object... arguments) {
        return Optional.of(
                new Refused(code, Message.of("edit." + key, arguments), Optional.empty()));
    }

    static Optional<Refused> refuse(String code, Edit suggestion, String key, Object... arguments) {
        return Optional.of(
                new Refused(code, Message.of("edit." + key, arguments), Optional.of(suggestion)));
    }

    static Optional<Refused> notFound(Kind kind, ResourceId id) {
        return refuse(notFoundCode(kind), "not-found", kindName(kind), id.value());
    }

    /// For an id of whatever kind.
    static Optional<Refused> notFound(ResourceId id) {
        return Kind.ofPrefix(id.prefix())
                .map(kind -> notFound(kind, id))
                .orElseGet(() -> refuse("InvalidID.NotFound", "not-found-any", id.value()));
    }

    static String notFoundCode(Kind kind) {
        return switch (kind) {
            case INTERNET -> "InvalidID.NotFound";
            case VPC -> "InvalidVpcID.NotFound";
            case SUBNET -> "InvalidSubnetID.NotFound";
            case INSTANCE -> "InvalidInstanceID.NotFound";
            case NETWORK_INTERFACE -> "InvalidNetworkInterfaceID.NotFound";
            case ROUTE_TABLE -> "InvalidRouteTableID.NotFound";
            case INTERNET_GATEWAY -> "InvalidInternetGatewayID.NotFound";
            case EGRESS_ONLY_GATEWAY -> "InvalidGatewayID.NotFound";
            case NAT_GATEWAY -> "NatGatewayNotFound";
            case SECURITY_GROUP -> "InvalidGroup.NotFound";
            case NETWORK_ACL -> "InvalidNetworkAclID.NotFound";
            case TRANSIT_GATEWAY -> "InvalidTransitGatewayID.NotFound";
            case TRANSIT_ATTACHMENT -> "InvalidTransitGatewayAttachmentID.NotFound";
            case TRANSIT_ROUTE_TABLE -> "InvalidRouteTableID.NotFound";
            case PEERING -> "InvalidVpcPeeringConnectionID.NotFound";
            case VPC_ENDPOINT -> "InvalidVpcEndpointId.NotFound";
            case PREFIX_LIST -> "InvalidPrefixListID.NotFound";
            case LOAD_BALANCER -> "LoadBalancerNotFound";
            case TARGET_GROUP -> "TargetGroupNotFound";
            case VPN_GATEWAY -> "InvalidVpnGatewayID.NotFound";
            case CUSTOMER_GATEWAY -> "InvalidCustomerGatewayID.NotFound";
            case VPN_CONNECTION -> "InvalidVpnConnectionID.NotFound";
            case DX_CONNECTION, VIRTUAL_INTERFACE, DX_GATEWAY -> "DirectConnectClientException";
            case SITE, SITE_HOST -> "InvalidID.NotFound";
        };
    }

    /// The field's word for a kind, as a message to put into others.
    static Message kindName(Kind kind) {
        return Message.of("edit.kind-" + kind.slug());
    }

    static Optional<Refused> idInUse(ResourceId id) {
        return refuse("IdInUse", "id-in-use", id.value());
    }

    /// The labels in a row, the first few of many.
    static String labels(Collection<? extends Resource> resources) {
        var shown =
                resources.stream()
                        .limit(LISTED)
                        .map(Resource::label)
                        .collect(Collectors.joining(", "));
        return resources.size() > LISTED ? shown + ", +" + (resources.size() - LISTED) : shown;
    }
}
