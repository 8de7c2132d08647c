package dev.peerscape.core.topology;

import java.util.List;

/// Anything with an id and a name that a document holds and that people can select.
public sealed interface Resource
        permits Vpc,
                Subnet,
                Instance,
                NetworkInterface,
                RouteTable,
                InternetGateway,
                EgressOnlyGateway,
                NatGateway,
                SecurityGroup,
                NetworkAcl,
                Peering,
                TransitGateway,
                TransitAttachment,
                TransitRouteTable,
                VpcEndpoint,
                PrefixList,
                LoadBalancer,
                TargetGroup,
                VpnGateway,
                CustomerGateway,
                VpnConnection,
                DxConnection,
                VirtualInterface,
                DxGateway,
                Site,
                SiteHost,
                Internet {

    /// {@return its id, unique in the document}
    ResourceId id();

    /// {@return what people call it; may be empty}
    String name();

    /// {@return the name, or the id where there is no name}
    default String label() {
        return name().isEmpty() ? id().value() : name();
    }

    /// {@return what it is made of and has an id of its own: the network interfaces of an instance,
    /// endpoint or load balancer, the hosts of a site; nothing of anything else} What is inside a
    /// VPC or transit gateway are its members.
    default List<? extends Resource> parts() {
        return switch (this) {
            case Instance it -> it.interfaces();
            case VpcEndpoint it -> it.interfaces();
            case LoadBalancer it -> it.interfaces();
            case Site it -> it.hosts();
            default -> List.of();
        };
    }

    /// {@return its kind}
    default Kind kind() {
        return switch (this) {
            case Vpc _ -> Kind.VPC;
            case Subnet _ -> Kind.SUBNET;
            case Instance _ -> Kind.INSTANCE;
            case NetworkInterface _ -> Kind.NETWORK_INTERFACE;
            case RouteTable _ -> Kind.ROUTE_TABLE;
            case InternetGateway _ -> Kind.INTERNET_GATEWAY;
            case EgressOnlyGateway _ -> Kind.EGRESS_ONLY_GATEWAY;
            case NatGateway _ -> Kind.NAT_GATEWAY;
            case SecurityGroup _ -> Kind.SECURITY_GROUP;
            case NetworkAcl _ -> Kind.NETWORK_ACL;
            case Peering _ -> Kind.PEERING;
            case TransitGateway _ -> Kind.TRANSIT_GATEWAY;
            case TransitAttachment _ -> Kind.TRANSIT_ATTACHMENT;
            case TransitRouteTable _ -> Kind.TRANSIT_ROUTE_TABLE;
            case VpcEndpoint _ -> Kind.VPC_ENDPOINT;
            case PrefixList _ -> Kind.PREFIX_LIST;
            case LoadBalancer _ -> Kind.LOAD_BALANCER;
            case TargetGroup _ -> Kind.TARGET_GROUP;
            case VpnGateway _ -> Kind.VPN_GATEWAY;
            case CustomerGateway _ -> Kind.CUSTOMER_GATEWAY;
            case VpnConnection _ -> Kind.VPN_CONNECTION;
            case DxConnection _ -> Kind.DX_CONNECTION;
            case VirtualInterface _ -> Kind.VIRTUAL_INTERFACE;
            case DxGateway _ -> Kind.DX_GATEWAY;
            case Site _ -> Kind.SITE;
            case SiteHost _ -> Kind.SITE_HOST;
            case Internet _ -> Kind.INTERNET;
        };
    }
}
