package dev.peerscape.core.exchange.aws;

import dev.peerscape.testing.Designs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Answers of the AWS command line as people who collect snapshots keep them: one file a kind of
/// resource, in `accounts/ACCOUNT/REGION/` or in one folder. The items have the fields that AWS
/// prints.
final class Snapshot {
    private final Map<String, Map<String, List<String>>> homes = new TreeMap<>();
    private String home = "accounts/111122223333/eu-west-1";

    /// What follows is in that folder.
    Snapshot in(String folder) {
        home = folder;
        return this;
    }

    Snapshot add(String key, String... items) {
        homes.computeIfAbsent(home, _ -> new LinkedHashMap<>())
                .computeIfAbsent(key, _ -> new ArrayList<>())
                .addAll(List.of(items));
        return this;
    }

    /// {@return the kinds of resources that it has files of}
    Set<String> keys() {
        return homes.values().stream()
                .flatMap(it -> it.keySet().stream())
                .collect(Collectors.toSet());
    }

    Path write(Path folder, Set<String> without) throws IOException {
        for (var files : homes.entrySet()) {
            var place = Files.createDirectories(folder.resolve(files.getKey()));
            for (var file : files.getValue().entrySet()) {
                if (!without.contains(file.getKey())) {
                    var items = String.join(",\n", file.getValue());
                    Files.writeString(
                            place.resolve(file.getKey() + ".json"),
                            "{\"" + file.getKey() + "\": [\n" + items + "\n]}\n");
                }
            }
        }
        return folder;
    }

    Import imported(Path folder, Set<String> without) throws IOException {
        return Import.read(List.of(write(folder, without)), Designs.NOON, Import.Progress.NONE);
    }

    // ---- items

    private Snapshot item(String key, String text, Object... words) {
        return add(key, text.formatted(words));
    }

    private static String each(List<String> words, String text) {
        return words.stream().map(text::formatted).collect(Collectors.joining(", "));
    }

    Snapshot vpc(String id, String cidr) {
        return item(
                "Vpcs",
                """
                {"CidrBlock": "%2$s", "DhcpOptionsId": "dopt-1", "InstanceTenancy": "default",
                 "CidrBlockAssociationSet": [{"AssociationId": "vpc-cidr-assoc-1",
                   "CidrBlock": "%2$s", "CidrBlockState": {"State": "associated"}}],
                 "IsDefault": false, "State": "available", "VpcId": "%1$s"}\
                """,
                id,
                cidr);
    }

    Snapshot subnet(String id, String vpc, String cidr, String zone) {
        return item(
                "Subnets",
                """
                {"AvailabilityZone": "%4$s", "AvailableIpAddressCount": 250, "CidrBlock": "%3$s",
                 "DefaultForAz": false, "Ipv6CidrBlockAssociationSet": [],
                 "MapPublicIpOnLaunch": false, "State": "available", "SubnetId": "%1$s",
                 "VpcId": "%2$s"}\
                """,
                id,
                vpc,
                cidr,
                zone);
    }

    /// A route table, the main one when no subnets are named; a row is `DESTINATION TARGET`.
    Snapshot table(String id, String vpc, String cidr, List<String> subnets, String... rows) {
        var associations =
                subnets.isEmpty()
                        ? "{\"Main\": true, \"RouteTableAssociationId\": \"rtbassoc-1\"}"
                        : each(subnets, "{\"Main\": false, \"SubnetId\": \"%s\"}");
        var routes = new ArrayList<String>();
        routes.add(
                """
                {"DestinationCidrBlock": "%s", "GatewayId": "local",
                 "Origin": "CreateRouteTable", "State": "active"}\
                """
                        .formatted(cidr));
        for (var row : rows) {
            var words = row.split(" ");
            routes.add(
                    "{\"%s\": \"%s\", \"%s\": \"%s\", \"Origin\": \"CreateRoute\", \"State\": \"active\"}"
                            .formatted(
                                    words[0].startsWith("pl-")
                                            ? "DestinationPrefixListId"
                                            : "DestinationCidrBlock",
                                    words[0],
                                    field(words[1]),
                                    words[1]));
        }
        return item(
                "RouteTables",
                """
                {"Associations": [%s], "PropagatingVgws": [], "RouteTableId": "%s",
                 "Routes": [%s], "Tags": [], "VpcId": "%s"}\
                """,
                associations,
                id,
                String.join(", ", routes),
                vpc);
    }

    private static String field(String target) {
        return switch (target.substring(0, target.indexOf('-'))) {
            case "nat" -> "NatGatewayId";
            case "pcx" -> "VpcPeeringConnectionId";
            case "tgw" -> "TransitGatewayId";
            case "eni" -> "NetworkInterfaceId";
            default -> "GatewayId";
        };
    }

    /// An ACL that allows everything, the VPC's default.
    Snapshot acl(String id, String vpc, String... subnets) {
        return item(
                "NetworkAcls",
                """
                {"Associations": [%s], "IsDefault": true, "NetworkAclId": "%s", "VpcId": "%s",
                 "Entries": [
                 {"CidrBlock": "0.0.0.0/0", "Egress": true, "Protocol": "-1",
                  "RuleAction": "allow", "RuleNumber": 100},
                 {"CidrBlock": "0.0.0.0/0", "Egress": true, "Protocol": "-1",
                  "RuleAction": "deny", "RuleNumber": 32767},
                 {"CidrBlock": "0.0.0.0/0", "Egress": false, "Protocol": "-1",
                  "RuleAction": "allow", "RuleNumber": 100},
                 {"CidrBlock": "0.0.0.0/0", "Egress": false, "Protocol": "-1",
                  "RuleAction": "deny", "RuleNumber": 32767}]}\
                """,
                each(List.of(subnets), "{\"SubnetId\": \"%s\"}"),
                id,
                vpc);
    }

    /// A group that lets everything out; a word is `PROTOCOL`, or `PROTOCOL PORT`, from everywhere.
    Snapshot group(String id, String vpc, String... ins) {
        var rules = new ArrayList<String>();
        for (var rule : ins) {
            var words = rule.split(" ");
            var ports =
                    words.length == 1
                            ? ""
                            : "\"FromPort\": %1$s, \"ToPort\": %1$s,".formatted(words[1]);
            rules.add(
                    "{%s \"IpProtocol\": \"%s\", \"IpRanges\": [{\"CidrIp\": \"0.0.0.0/0\"}]}"
                            .formatted(ports, words[0]));
        }
        return item(
                "SecurityGroups",
                """
                {"Description": "d", "GroupId": "%1$s", "GroupName": "%1$s", "VpcId": "%2$s",
                 "IpPermissions": [%3$s],
                 "IpPermissionsEgress": [{"IpProtocol": "-1", "Ipv6Ranges": [],
                   "IpRanges": [{"CidrIp": "0.0.0.0/0"}], "PrefixListIds": [],
                   "UserIdGroupPairs": []}]}\
                """,
                id,
                vpc,
                String.join(", ", rules));
    }

    /// A running instance, `i-NAME` with `eni-NAME`, in Reservations and in NetworkInterfaces.
    Snapshot instance(
            String name, String vpc, String subnet, String address, String publicIp, String group) {
        var eni =
                eni(
                        "eni-" + name,
                        vpc,
                        subnet,
                        address,
                        publicIp,
                        group,
                        "interface",
                        "",
                        "\"InstanceId\": \"i-%s\", \"DeviceIndex\": 0,".formatted(name));
        return add("NetworkInterfaces", eni)
                .item(
                        "Reservations",
                        """
                        {"Groups": [], "ReservationId": "r-%1$s", "Instances": [
                          {"InstanceId": "i-%1$s", "State": {"Code": 16, "Name": "running"},
                           "PrivateIpAddress": "%2$s", "SubnetId": "%3$s", "VpcId": "%4$s",
                           "SecurityGroups": [{"GroupId": "%5$s", "GroupName": "%5$s"}],
                           "NetworkInterfaces": [%6$s]}]}\
                        """,
                        name,
                        address,
                        subnet,
                        vpc,
                        group,
                        eni);
    }

    /// An interface of something that is no instance.
    Snapshot other(
            String id,
            String vpc,
            String subnet,
            String address,
            String group,
            String type,
            String description) {
        return add(
                "NetworkInterfaces",
                eni(id, vpc, subnet, address, "", group, type, description, ""));
    }

    private static String eni(
            String id,
            String vpc,
            String subnet,
            String address,
            String publicIp,
            String group,
            String type,
            String description,
            String attachment) {
        var association =
                publicIp.isEmpty()
                        ? ""
                        : "\"Association\": {\"IpOwnerId\": \"amazon\", \"PublicIp\": \"%s\"},"
                                .formatted(publicIp);
        var groups = group.isEmpty() ? "" : "{\"GroupId\": \"%1$s\", \"GroupName\": \"%1$s\"}";
        return """
        {%1$s "Attachment": {%2$s "Status": "attached"}, "Description": "%3$s",
         "Groups": [%4$s], "InterfaceType": "%5$s", "NetworkInterfaceId": "%6$s",
         "PrivateIpAddress": "%7$s", "PrivateIpAddresses": [{%1$s "Primary": true,
           "PrivateIpAddress": "%7$s"}], "SourceDestCheck": %8$s, "Status": "in-use",
         "SubnetId": "%9$s", "VpcId": "%10$s"}\
        """
                .formatted(
                        association,
                        attachment,
                        description,
                        groups.formatted(group),
                        type,
                        id,
                        address,
                        type.equals("interface") || type.equals("vpc_endpoint"),
                        subnet,
                        vpc);
    }

    Snapshot internetGateway(String id, String vpc) {
        return item(
                "InternetGateways",
                """
                {"Attachments": [{"State": "available", "VpcId": "%2$s"}],
                 "InternetGatewayId": "%1$s", "Tags": []}\
                """,
                id,
                vpc);
    }

    Snapshot nat(String id, String vpc, String subnet, String address, String publicIp) {
        return other(
                        "eni-of-" + id,
                        vpc,
                        subnet,
                        address,
                        "",
                        "nat_gateway",
                        "Interface for NAT Gateway " + id)
                .item(
                        "NatGateways",
                        """
                        {"NatGatewayAddresses": [{"AllocationId": "eipalloc-1",
                           "NetworkInterfaceId": "eni-of-%1$s", "PrivateIp": "%4$s",
                           "PublicIp": "%5$s"}], "NatGatewayId": "%1$s", "State": "available",
                         "SubnetId": "%3$s", "Tags": [], "VpcId": "%2$s"}\
                        """,
                        id,
                        vpc,
                        subnet,
                        address,
                        publicIp);
    }

    Snapshot vpnGateway(String id, String vpc) {
        return item(
                "VpnGateways",
                """
                {"AmazonSideAsn": 64512, "State": "available", "Tags": [], "Type": "ipsec.1",
                 "VpcAttachments": [{"State": "attached", "VpcId": "%2$s"}],
                 "VpnGatewayId": "%1$s"}\
                """,
                id,
                vpc);
    }
}
