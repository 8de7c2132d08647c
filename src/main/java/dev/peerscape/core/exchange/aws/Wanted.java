package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.topology.ResourceId;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Says which answers are missing that the others call for, with the command that prints them.
final class Wanted {
    /// Without these a network says little; when no file has them, people should know.
    private static final Map<String, String> OF_NETWORKS =
            new TreeMap<>(
                    Map.of(
                            "Subnets", "ec2 describe-subnets",
                            "RouteTables", "ec2 describe-route-tables",
                            "SecurityGroups", "ec2 describe-security-groups",
                            "NetworkAcls", "ec2 describe-network-acls",
                            "NetworkInterfaces", "ec2 describe-network-interfaces",
                            "Reservations", "ec2 describe-instances"));

    /// The same for transit gateways, where there is one.
    private static final Map<String, String> OF_GATEWAYS =
            new TreeMap<>(
                    Map.of(
                            "TransitGatewayAttachments",
                            "ec2 describe-transit-gateway-attachments",
                            "TransitGatewayRouteTables",
                            "ec2 describe-transit-gateway-route-tables",
                            "TransitGatewayPropagations",
                            "ec2 get-transit-gateway-route-table-propagations",
                            "TransitGatewayStaticRoutes",
                            "ec2 search-transit-gateway-routes"));

    /// The same for load balancers.
    private static final Map<String, String> OF_BALANCERS =
            new TreeMap<>(
                    Map.of(
                            "LoadBalancerListeners", "elbv2 describe-listeners",
                            "TargetGroups", "elbv2 describe-target-groups"));

    private final Parts parts;
    private final Set<String> met;

    /// @param met the keys of the answers that there are
    Wanted(Parts parts, Set<String> met) {
        this.parts = parts;
        this.met = met;
    }

    void say() {
        if (met.contains("Vpcs")) {
            OF_NETWORKS.forEach(this::want);
        } else if (!parts.subnets.isEmpty() || !parts.tables.isEmpty()) {
            want("Vpcs", "ec2 describe-vpcs");
        }
        if (!parts.transit.hubs.isEmpty()) {
            OF_GATEWAYS.forEach(this::want);
        }
        if (!parts.balancing.balancers.isEmpty()) {
            OF_BALANCERS.forEach(this::want);
        }
        if (!parts.hybrid.gateways.isEmpty()
                && parts.hybrid.interfaces.isEmpty()
                && !met.contains("VpnConnections")) {
            want("VpnConnections", "ec2 describe-vpn-connections");
        }
        ofRows().forEach(this::want);
        for (var it : parts.interfaces.values()) {
            switch (it.type()) {
                case "vpc_endpoint" -> want("VpcEndpoints", "ec2 describe-vpc-endpoints");
                case "network_load_balancer" ->
                        want("LoadBalancers", "elbv2 describe-load-balancers");
                default -> {}
            }
        }
    }

    /// What the rows of route tables lead to.
    private Map<String, String> ofRows() {
        var wanted = new TreeMap<String, String>();
        for (var table : parts.tables.values()) {
            for (var row : table.rows()) {
                if (!row.gone()) {
                    row.to().forEach(it -> answer(it, wanted));
                }
                if (row.list().isPresent()
                        && !met.contains("ManagedPrefixLists")
                        && !met.contains("PrefixListEntries")) {
                    wanted.put("PrefixLists", "ec2 describe-prefix-lists");
                }
            }
        }
        return wanted;
    }

    private static void answer(ResourceId target, Map<String, String> wanted) {
        switch (target.prefix()) {
            case "igw" -> wanted.put("InternetGateways", "ec2 describe-internet-gateways");
            case "eigw" ->
                    wanted.put(
                            "EgressOnlyInternetGateways",
                            "ec2 describe-egress-only-internet-gateways");
            case "nat" -> wanted.put("NatGateways", "ec2 describe-nat-gateways");
            case "pcx" ->
                    wanted.put("VpcPeeringConnections", "ec2 describe-vpc-peering-connections");
            case "tgw" -> wanted.put("TransitGateways", "ec2 describe-transit-gateways");
            case "vgw" -> wanted.put("VpnGateways", "ec2 describe-vpn-gateways");
            case "vpce" -> wanted.put("VpcEndpoints", "ec2 describe-vpc-endpoints");
            default -> {}
        }
    }

    private void want(String key, String command) {
        if (!met.contains(key) && parts.untold.add(key)) {
            parts.remark("no-answer", key, command);
        }
    }
}
