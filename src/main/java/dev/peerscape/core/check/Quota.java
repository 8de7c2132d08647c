package dev.peerscape.core.check;

import dev.peerscape.core.text.Message;

import java.util.Arrays;
import java.util.Optional;

/// What AWS limits the number of: the table A.4 of the reference, with the limits of gateways from
/// C.4 and C.5. `standard` is what an account has when nobody asked for more.
public enum Quota {
    VPCS("vpcs", Per.PLACE, 5, 0),
    SUBNETS("subnets", Per.VPC, 200, 0),
    CIDRS_V4("cidrs-v4", Per.VPC, 5, 50),
    CIDRS_V6("cidrs-v6", Per.VPC, 5, 50),
    ACTIVE_PEERINGS("active-peerings", Per.VPC, 50, 125),
    OUTSTANDING_PEERINGS("outstanding-peerings", Per.PLACE, 25, 0),
    ROUTE_TABLES("route-tables", Per.VPC, 200, 0),
    ROUTES_V4("routes-v4", Per.ROUTE_TABLE, 500, 1000),
    ROUTES_V6("routes-v6", Per.ROUTE_TABLE, 500, 1000),
    PROPAGATED_ROUTES("propagated-routes", Per.ROUTE_TABLE, 100, 100),
    INTERNET_GATEWAYS("internet-gateways", Per.PLACE, 5, 0),
    EGRESS_ONLY_GATEWAYS("egress-only-gateways", Per.PLACE, 5, 0),
    NATS_PER_ZONE("nats-per-zone", Per.ZONE, 5, 0),
    ELASTIC_IPS("elastic-ips", Per.PLACE, 5, 0),
    ELASTIC_IPS_PER_NAT("elastic-ips-per-nat", Per.NAT_GATEWAY, 2, 8),
    ADDRESSES_PER_NAT("addresses-per-nat", Per.NAT_GATEWAY, 8, 8),
    ACLS("acls", Per.VPC, 200, 0),
    ACL_RULES_IN("acl-rules-in", Per.NETWORK_ACL, 20, 40),
    ACL_RULES_OUT("acl-rules-out", Per.NETWORK_ACL, 20, 40),
    GROUPS("groups", Per.PLACE, 2500, 0),
    GROUP_RULES_IN("group-rules-in", Per.SECURITY_GROUP, 60, 1000),
    GROUP_RULES_OUT("group-rules-out", Per.SECURITY_GROUP, 60, 1000),
    GROUPS_PER_INTERFACE("groups-per-interface", Per.INTERFACE, 5, 16),
    /// The limits of rules per group and groups per interface may be raised while their product
    /// stays within this.
    GROUP_RULES_PER_INTERFACE("group-rules-per-interface", Per.INTERFACE, 1000, 1000),
    INTERFACES("interfaces", Per.PLACE, 5000, 0),
    ADDRESS_USAGE("address-usage", Per.VPC, 64_000, 256_000),
    PEERED_ADDRESS_USAGE("peered-address-usage", Per.VPC, 128_000, 512_000),
    VPN_GATEWAYS("vpn-gateways", Per.PLACE, 5, 0),
    CUSTOMER_GATEWAYS("customer-gateways", Per.PLACE, 50, 0),
    VPN_CONNECTIONS("vpn-connections", Per.PLACE, 50, 0),
    VPN_CONNECTIONS_PER_GATEWAY("vpn-connections-per-gateway", Per.VPN_GATEWAY, 10, 0),
    STATIC_VPN_ROUTES("static-vpn-routes", Per.VPN_CONNECTION, 100, 100),
    TRANSIT_GATEWAYS("transit-gateways", Per.PLACE, 5, 0),
    TRANSIT_GATEWAYS_PER_VPC("transit-gateways-per-vpc", Per.VPC, 5, 5),
    TRANSIT_ATTACHMENTS("transit-attachments", Per.TRANSIT_GATEWAY, 5000, 0),
    TRANSIT_TABLES("transit-tables", Per.TRANSIT_GATEWAY, 20, 0),
    TRANSIT_ROUTES("transit-routes", Per.TRANSIT_GATEWAY, 10_000, 0),
    DX_VPN_GATEWAYS("dx-vpn-gateways", Per.DX_GATEWAY, 20, 20),
    DX_TRANSIT_GATEWAYS("dx-transit-gateways", Per.DX_GATEWAY, 6, 6),
    BGP_ROUTES("bgp-routes", Per.VIRTUAL_INTERFACE, 100, 100);

    private final String slug;
    private final Per per;
    private final int standard;
    private final int most;

    Quota(String slug, Per per, int standard, int most) {
        this.slug = slug;
        this.per = per;
        this.standard = standard;
        this.most = most;
    }

    /// What a quota is counted for.
    public enum Per {
        /// An account in a Region.
        PLACE("place"),
        VPC("vpc"),
        /// An availability zone of a VPC.
        ZONE("zone"),
        ROUTE_TABLE("route-table"),
        NETWORK_ACL("network-acl"),
        SECURITY_GROUP("security-group"),
        INTERFACE("network-interface"),
        NAT_GATEWAY("nat-gateway"),
        VPN_GATEWAY("virtual-private-gateway"),
        VPN_CONNECTION("vpn-connection"),
        TRANSIT_GATEWAY("transit-gateway"),
        DX_GATEWAY("direct-connect-gateway"),
        VIRTUAL_INTERFACE("virtual-interface");

        private final String slug;

        Per(String slug) {
            this.slug = slug;
        }

        /// {@return the word in output}
        public String slug() {
            return slug;
        }
    }

    /// {@return the word in files and output, `route-tables`}
    public String slug() {
        return slug;
    }

    /// {@return what it is counted for}
    public Per per() {
        return per;
    }

    /// {@return the limit when nobody asked for more}
    public int standard() {
        return standard;
    }

    /// {@return the most that AWS raises it to; 0 where that is not said}
    public int most() {
        return most;
    }

    /// {@return whether AWS raises it on request}
    public boolean adjustable() {
        return most != standard;
    }

    /// {@return what is counted, in the plural: "IPv4 routes"}
    public Message title() {
        return Message.of("check.quota-" + slug);
    }

    /// {@return what it is counted for: "a route table"}
    public Message scope() {
        return Message.of("check.quota-per-" + per.slug);
    }

    /// {@return the quota of that word, in whatever case}
    public static Optional<Quota> find(String slug) {
        return Arrays.stream(values()).filter(it -> it.slug.equalsIgnoreCase(slug)).findFirst();
    }
}
