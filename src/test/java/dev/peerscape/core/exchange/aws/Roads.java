package dev.peerscape.core.exchange.aws;

import java.util.ArrayList;
import java.util.List;

/// Items of what joins VPCs to each other and to sites, as AWS prints them, for [Snapshot].
final class Roads {
    private Roads() {}

    static String transitGateway(String id, String table) {
        return """
        {"CreationTime": "2024-01-01T00:00:00+00:00", "OwnerId": "111122223333",
         "Options": {"AmazonSideAsn": 64512, "AssociationDefaultRouteTableId": "%2$s",
           "AutoAcceptSharedAttachments": "disable", "DefaultRouteTableAssociation": "enable",
           "DefaultRouteTablePropagation": "enable", "DnsSupport": "enable",
           "PropagationDefaultRouteTableId": "%2$s", "VpnEcmpSupport": "enable"},
         "State": "available", "TransitGatewayId": "%1$s"}\
        """
                .formatted(id, table);
    }

    static String transitTable(String id, String gateway, boolean byDefault) {
        return """
        {"DefaultAssociationRouteTable": %3$s, "DefaultPropagationRouteTable": %3$s,
         "State": "available", "TransitGatewayId": "%2$s", "TransitGatewayRouteTableId": "%1$s"}\
        """
                .formatted(id, gateway, byDefault);
    }

    /// @param to what is attached: `TYPE ID`
    static String attachment(String id, String gateway, String table, String to) {
        var words = to.split(" ");
        return """
        {"Association": {"State": "associated", "TransitGatewayRouteTableId": "%3$s"},
         "ResourceId": "%5$s", "ResourceOwnerId": "111122223333", "ResourceType": "%4$s",
         "State": "available", "TransitGatewayAttachmentId": "%1$s", "TransitGatewayId": "%2$s",
         "TransitGatewayOwnerId": "111122223333"}\
        """
                .formatted(id, gateway, table, words[0], words[1]);
    }

    static String vpcAttachment(String id, String gateway, String vpc, String subnet) {
        return """
        {"Options": {"DnsSupport": "enable", "Ipv6Support": "disable"}, "State": "available",
         "SubnetIds": ["%4$s"], "TransitGatewayAttachmentId": "%1$s",
         "TransitGatewayId": "%2$s", "VpcId": "%3$s"}\
        """
                .formatted(id, gateway, vpc, subnet);
    }

    /// @param from what a table learns from: `ATTACHMENT TYPE ID`
    static String propagations(String table, String... from) {
        var items = new ArrayList<String>();
        for (var it : from) {
            var words = it.split(" ");
            items.add(
                    """
                    {"ResourceId": "%s", "ResourceType": "%s", "State": "enabled",
                     "TransitGatewayAttachmentId": "%s"}\
                    """
                            .formatted(words[2], words[1], words[0]));
        }
        return """
        {"TransitGatewayRouteTableId": "%s", "TransitGatewayRouteTablePropagations": [%s]}\
        """
                .formatted(table, String.join(", ", items));
    }

    /// @param rows `BLOCK ATTACHMENT TYPE ID`
    static String staticRoutes(String table, String... rows) {
        var items = new ArrayList<String>();
        for (var it : rows) {
            var words = it.split(" ");
            items.add(
                    """
                    {"DestinationCidrBlock": "%s", "State": "active", "Type": "static",
                     "TransitGatewayAttachments": [{"ResourceId": "%s", "ResourceType": "%s",
                       "TransitGatewayAttachmentId": "%s"}]}\
                    """
                            .formatted(words[0], words[3], words[2], words[1]));
        }
        return """
        {"AdditionalRoutesAvailable": false, "Routes": [%s], "TransitGatewayRouteTableId": "%s"}\
        """
                .formatted(String.join(", ", items), table);
    }

    /// A peering with a VPC of the same account that no file describes.
    static String peering(String id, String vpc, String block) {
        return peering(id, vpc, block, "111122223333", "vpc-far", "10.9.0.0/16", "111122223333");
    }

    static String peering(
            String id,
            String vpc,
            String block,
            String owner,
            String farVpc,
            String farBlock,
            String farOwner) {
        var side =
                """
                {"CidrBlock": "%1$s", "CidrBlockSet": [{"CidrBlock": "%1$s"}], "OwnerId": "%2$s",
                 "PeeringOptions": {"AllowDnsResolutionFromRemoteVpc": false},
                 "Region": "eu-west-1", "VpcId": "%3$s"}\
                """;
        return """
        {"RequesterVpcInfo": %s, "AccepterVpcInfo": %s,
         "Status": {"Code": "active", "Message": "Active"}, "VpcPeeringConnectionId": "%s"}\
        """
                .formatted(
                        side.formatted(block, owner, vpc),
                        side.formatted(farBlock, farOwner, farVpc),
                        id);
    }

    /// @param state of both tunnels, `UP` or `DOWN`
    /// @param routes blocks behind it; none for BGP
    static String vpn(String id, String gateway, String device, String state, List<String> routes) {
        var rows = new ArrayList<String>();
        for (var it : routes) {
            rows.add("{\"DestinationCidrBlock\": \"%s\", \"State\": \"available\"}".formatted(it));
        }
        return """
        {"Category": "VPN", "CustomerGatewayId": "%3$s", "Options": {"StaticRoutesOnly": %5$s},
         "CustomerGatewayConfiguration": "%7$s", "Routes": [%6$s], "State": "available",
         "Type": "ipsec.1", "VpnConnectionId": "%1$s", "%8$s": "%2$s",
         "VgwTelemetry": [
          {"AcceptedRouteCount": 0, "OutsideIpAddress": "198.51.100.1", "Status": "%4$s"},
          {"AcceptedRouteCount": 0, "OutsideIpAddress": "198.51.100.2", "Status": "%4$s"}]}\
        """
                .formatted(
                        id,
                        gateway,
                        device,
                        state,
                        !routes.isEmpty(),
                        String.join(", ", rows),
                        configuration(),
                        gateway.startsWith("tgw-") ? "TransitGatewayId" : "VpnGatewayId");
    }

    private static String configuration() {
        var tunnel =
                """
                <ipsec_tunnel><customer_gateway><tunnel_outside_address><ip_address>192.0.2.9\
                </ip_address></tunnel_outside_address><tunnel_inside_address><ip_address>169.254.%1$s.2\
                </ip_address><network_mask>255.255.255.252</network_mask><network_cidr>30</network_cidr>\
                </tunnel_inside_address><bgp><asn>65010</asn></bgp></customer_gateway><vpn_gateway>\
                <tunnel_outside_address><ip_address>198.51.100.%1$s</ip_address></tunnel_outside_address>\
                <tunnel_inside_address><ip_address>169.254.%1$s.1</ip_address><network_cidr>30\
                </network_cidr></tunnel_inside_address><bgp><asn>64512</asn></bgp></vpn_gateway>\
                <ike><pre_shared_key>hush</pre_shared_key></ike></ipsec_tunnel>\
                """;
        return ("<?xml version=\\\"1.0\\\"?><vpn_connection>"
                + tunnel.formatted(1)
                + tunnel.formatted(2)
                + "</vpn_connection>");
    }

    static String customerGateway(String id) {
        return """
        {"BgpAsn": "65010", "CustomerGatewayId": "%s", "IpAddress": "192.0.2.9",
         "State": "available", "Type": "ipsec.1"}\
        """
                .formatted(id);
    }

    /// @param gateway the field and the id: `VirtualGatewayId vgw-1`
    static String virtualInterface(String id, String type, String gateway, int number) {
        var words = gateway.split(" ");
        return """
        {"VirtualInterfaceId": "%1$s", "VirtualInterfaceName": "%1$s",
         "VirtualInterfaceType": "%2$s", "ConnectionId": "dxcon-%5$s", "%3$s": "%4$s",
         "Vlan": 30%5$s, "Asn": 6501%5$s, "AmazonAddress": "169.254.3%5$s.1/30",
         "CustomerAddress": "169.254.3%5$s.2/30", "VirtualInterfaceState": "available",
         "BgpPeers": [{"Asn": 6501%5$s, "AmazonAddress": "169.254.3%5$s.1/30",
           "CustomerAddress": "169.254.3%5$s.2/30", "BgpPeerState": "available",
           "BgpStatus": "up"}], "RouteFilterPrefixes": [], "Tags": []}\
        """
                .formatted(id, type, words[0], words[1], number);
    }
}
