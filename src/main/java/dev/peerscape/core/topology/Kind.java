package dev.peerscape.core.topology;

import java.util.Optional;

/// The kinds of resource. `slug` is the word used in files, JSON output and text keys; `prefix`
/// starts the ids.
public enum Kind {
    INTERNET("internet", "internet"),
    VPC("vpc", "vpc"),
    SUBNET("subnet", "subnet"),
    INSTANCE("instance", "i"),
    NETWORK_INTERFACE("network-interface", "eni"),
    ROUTE_TABLE("route-table", "rtb"),
    INTERNET_GATEWAY("internet-gateway", "igw"),
    EGRESS_ONLY_GATEWAY("egress-only-internet-gateway", "eigw"),
    NAT_GATEWAY("nat-gateway", "nat"),
    SECURITY_GROUP("security-group", "sg"),
    NETWORK_ACL("network-acl", "acl"),
    PEERING("peering", "pcx"),
    TRANSIT_GATEWAY("transit-gateway", "tgw"),
    TRANSIT_ATTACHMENT("transit-gateway-attachment", "tgw-attach"),
    TRANSIT_ROUTE_TABLE("transit-gateway-route-table", "tgw-rtb"),
    VPC_ENDPOINT("vpc-endpoint", "vpce"),
    PREFIX_LIST("prefix-list", "pl"),
    LOAD_BALANCER("load-balancer", "nlb"),
    TARGET_GROUP("target-group", "tg"),
    VPN_GATEWAY("virtual-private-gateway", "vgw"),
    CUSTOMER_GATEWAY("customer-gateway", "cgw"),
    VPN_CONNECTION("vpn-connection", "vpn"),
    DX_CONNECTION("direct-connect-connection", "dxcon"),
    VIRTUAL_INTERFACE("virtual-interface", "dxvif"),
    DX_GATEWAY("direct-connect-gateway", "dxgw"),
    SITE("site", "site"),
    SITE_HOST("site-host", "host");

    private final String slug;
    private final String prefix;

    Kind(String slug, String prefix) {
        this.slug = slug;
        this.prefix = prefix;
    }

    /// {@return the word for it in files and output, `internet-gateway`}
    public String slug() {
        return slug;
    }

    /// {@return what its ids start with, `igw`}
    public String prefix() {
        return prefix;
    }

    /// {@return the kind whose ids start so}
    public static Optional<Kind> ofPrefix(String prefix) {
        for (var kind : values()) {
            if (kind.prefix.equals(prefix)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
