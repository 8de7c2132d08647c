package dev.peerscape.core.trace;

import dev.peerscape.core.text.Message;

/// Why a packet is not carried on, in the words of Reachability Analyzer (D.2) and, for loops, of
/// Network Manager's Route Analyzer. Only codes that the model can give are here; each has a
/// sentence under `trace.code.NAME` in the texts and a source.
public enum Code {
    BAD_STATE,
    BAD_STATE_ATTACHMENT,
    BAD_STATE_ROUTE,
    BAD_STATE_VPN,
    CANNOT_ROUTE,
    ELBV2_LISTENERS_MISMATCH,
    ELBV2_LISTENER_HAS_NO_TG,
    ELBV2_LISTENER_PORT_RESTRICTION,
    ELBV2_LISTENER_REQUIRES_TG_ACCEPT,
    ELBV2_NO_TARGETS_IN_AZ,
    ELBV2_SOURCE_ADDRESS_PRESERVATION,
    ENI_SG_RULES_MISMATCH,
    ENI_SOURCE_DEST_CHECK_RESTRICTION,
    GATEWAY_REJECTS_SPOOFED_TRAFFIC,
    HIGHER_PRIORITY_ROUTE,
    IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
    IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
    IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
    IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
    IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS,
    IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS,
    INGRESS_RTB_NO_PUBLIC_IP,
    INGRESS_RTB_TRAFFIC_REDIRECTION,
    MORE_SPECIFIC_ROUTE,
    NGW_REQUIRES_SOURCE_IN_VPC,
    NGW_SOURCE_ADDRESS_REASSIGN,
    NO_POSSIBLE_DESTINATION,
    NO_ROUTE_TO_DESTINATION,
    PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
    PROTOCOL_RESTRICTION,
    SG_HAS_NO_RULES,
    SG_REFERENCES_NOT_PRESERVED,
    SG_REFERENCING_SUPPORT,
    SUBNET_ACL_RESTRICTION,
    TARGET_ADDRESS_RESTRICTION,
    TARGET_PORT_RESTRICTION,
    TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION,
    TGW_BAD_STATE_VPN,
    TGW_ROUTE_AZ_RESTRICTION,
    TGW_RTB_BAD_STATE_ROUTE,
    TGW_RTB_CANNOT_ROUTE,
    TGW_RTB_HIGHER_PRIORITY_ROUTE,
    TGW_RTB_MORE_SPECIFIC_ROUTE,
    TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT,
    VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION,
    VPCE_GATEWAY_PROTOCOL_RESTRICTION,
    VPCE_INTRA_VPC_TRAFFIC,
    UNASSOCIATED_COMPONENT,
    VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
    VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
    CYCLIC_PATH_DETECTED,
    MAX_HOPS_EXCEEDED;

    /// {@return what it means in general}
    public Message meaning() {
        return Message.of("trace.code." + name());
    }

    /// {@return where it is defined: the page, and the section of our notes}
    public String source() {
        return switch (this) {
            case CYCLIC_PATH_DETECTED, MAX_HOPS_EXCEEDED ->
                    "AWS Network Manager API Reference, RouteAnalysisCompletion (D.2)";
            case UNASSOCIATED_COMPONENT ->
                    "Reachability Analyzer, configuration explanation codes (D.2)";
            case BAD_STATE,
                    BAD_STATE_ATTACHMENT,
                    BAD_STATE_ROUTE,
                    BAD_STATE_VPN,
                    CANNOT_ROUTE,
                    ELBV2_LISTENERS_MISMATCH,
                    ELBV2_LISTENER_HAS_NO_TG,
                    ELBV2_LISTENER_PORT_RESTRICTION,
                    ELBV2_LISTENER_REQUIRES_TG_ACCEPT,
                    ELBV2_NO_TARGETS_IN_AZ,
                    ELBV2_SOURCE_ADDRESS_PRESERVATION,
                    ENI_SG_RULES_MISMATCH,
                    ENI_SOURCE_DEST_CHECK_RESTRICTION,
                    GATEWAY_REJECTS_SPOOFED_TRAFFIC,
                    HIGHER_PRIORITY_ROUTE,
                    IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
                    IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
                    IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                    IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
                    IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS,
                    IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS,
                    INGRESS_RTB_NO_PUBLIC_IP,
                    INGRESS_RTB_TRAFFIC_REDIRECTION,
                    MORE_SPECIFIC_ROUTE,
                    NGW_REQUIRES_SOURCE_IN_VPC,
                    NGW_SOURCE_ADDRESS_REASSIGN,
                    NO_POSSIBLE_DESTINATION,
                    NO_ROUTE_TO_DESTINATION,
                    PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
                    PROTOCOL_RESTRICTION,
                    SG_HAS_NO_RULES,
                    SG_REFERENCES_NOT_PRESERVED,
                    SG_REFERENCING_SUPPORT,
                    SUBNET_ACL_RESTRICTION,
                    TARGET_ADDRESS_RESTRICTION,
                    TARGET_PORT_RESTRICTION,
                    TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION,
                    TGW_BAD_STATE_VPN,
                    TGW_ROUTE_AZ_RESTRICTION,
                    TGW_RTB_BAD_STATE_ROUTE,
                    TGW_RTB_CANNOT_ROUTE,
                    TGW_RTB_HIGHER_PRIORITY_ROUTE,
                    TGW_RTB_MORE_SPECIFIC_ROUTE,
                    TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT,
                    VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
                    VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                    VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION,
                    VPCE_GATEWAY_PROTOCOL_RESTRICTION,
                    VPCE_INTRA_VPC_TRAFFIC ->
                    "docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html (D.2)";
        };
    }
}
