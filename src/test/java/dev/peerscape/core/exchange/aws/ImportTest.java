package dev.peerscape.core.exchange.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Target;
import dev.peerscape.testing.Designs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What becomes of each item of AWS's answers.
class ImportTest extends Answers {
    @Test
    void aVpcHasItsBlocksItsNameAndItsHome() throws IOException {
        var found = read(BASE);
        var vpc = vpc(found);
        assertThat(found.remarks(), is(empty()));
        assertThat(vpc.name(), is("main"));
        assertEquals(
                List.of("10.1.0.0/16", "10.2.0.0/16", "2001:db8::/56"),
                vpc.cidrs().stream().map(Cidr::toString).toList());
        // The zone of its subnet tells the Region.
        assertThat(Home.of(vpc).toString(), is("111122223333/eu-west-1"));
        assertThat(found.topology().now(), is(Designs.NOON));
        assertWellFormed(found.topology());
    }

    @Test
    void attributesComeOneByOneOrInAList() throws IOException {
        var one = "{\"VpcId\": \"vpc-1\", \"EnableDnsHostnames\": {\"Value\": true}}";
        var other =
                """
                {"VpcAttributes": [{"VpcId": "vpc-1", "EnableDnsSupport": {"Value": false}}]}
                """;
        var vpc = vpc(read(BASE, one, other));
        assertTrue(vpc.dnsHostnames());
        assertThat(vpc.dnsSupport(), is(false));
    }

    @Test
    void thePathSaysWhoseItIs() throws IOException {
        var vpc = "{\"Vpcs\": [{\"VpcId\": \"vpc-9\", \"CidrBlock\": \"10.9.0.0/16\"}]}";
        file("accounts/444455556666/ap-northeast-2/v.json", vpc);
        file("999988887777/us-east-1/empty.json", "{\"Vpcs\": []}");
        var found = read(BASE);
        assertEquals(
                List.of(
                        "111122223333/eu-west-1",
                        "444455556666/ap-northeast-2",
                        "999988887777/us-east-1"),
                found.scope().vpcs().stream().sorted().map(Home::toString).toList());
    }

    @Test
    void whereNothingSaysWhoseItIsItIsAssumed() throws IOException {
        var found = read("{\"Vpcs\": [{\"VpcId\": \"vpc-1\", \"CidrBlock\": \"10.9.0.0/16\"}]}");
        assertThat(
                remarks(found), hasItem(containsString("No file says which account owns vpc-1")));
        assertThat(remarks(found), hasItem(containsString("in which Region vpc-1 is")));
        assertThat(remarks(found), hasItem(containsString("aws ec2 describe-subnets")));
        assertWellFormed(found.topology());
    }

    // ---- rules

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "IpProtocol": "-1"                                     | all
                    "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22      | tcp 22
                    "IpProtocol": "6", "FromPort": 0, "ToPort": 65535      | tcp all
                    "IpProtocol": "udp", "FromPort": 53, "ToPort": 60      | udp 53-60
                    "IpProtocol": "icmp", "FromPort": -1, "ToPort": -1     | icmp
                    "IpProtocol": "icmp", "FromPort": 8, "ToPort": -1      | icmp 8
                    "IpProtocol": "58"                                     | icmpv6
                    "IpProtocol": "47"                                     | 47
                    "IpProtocol": "0"                                      | 0
                    """)
    void permissions(String fields, String match) throws IOException {
        var group =
                """
                {"SecurityGroups": [{"GroupId": "sg-2", "VpcId": "vpc-1", "GroupName": "web",
                  "IpPermissions": [{%s, "IpRanges": [{"CidrIp": "10.9.9.9/16", "Description": "in"}],
                    "Ipv6Ranges": [{"CidrIpv6": "::/0"}],
                    "UserIdGroupPairs": [{"GroupId": "sg-1"}, {"GroupId": "sg-far"}]}]}]}
                """
                        .formatted(fields);
        var found = read(BASE, group);
        var rules = vpc(found).securityGroups().get(new ResourceId("sg-2")).ingress();
        assertEquals(
                List.of("10.9.0.0/16", "::/0", "sg-1", "sg-far"),
                rules.stream().map(it -> it.peer().text()).toList());
        rules.forEach(it -> assertThat(it.match().toString(), is(match)));
        assertThat(rules.getFirst().description(), is("in"));
        assertThat(rules.getLast().peer(), is(instanceOf(SecurityRule.Peer.GoneGroup.class)));
        assertThat(remarks(found), contains(containsString("security group sg-far")));
    }

    @Test
    void entriesOfAnAclAreReadAndItsClosingDenyIsNot() throws IOException {
        var acl =
                """
                {"NetworkAcls": [{"NetworkAclId": "acl-2", "VpcId": "vpc-1", "IsDefault": false,
                  "Associations": [{"SubnetId": "subnet-1"}], "Entries": [
                  {"RuleNumber": 200, "Egress": false, "Protocol": "6", "RuleAction": "allow",
                   "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 80, "To": 81}},
                  {"RuleNumber": 100, "Egress": false, "Protocol": "1", "RuleAction": "deny",
                   "Ipv6CidrBlock": "::/0", "IcmpTypeCode": {"Type": 8, "Code": -1}},
                  {"RuleNumber": 100, "Egress": false, "Protocol": "6", "RuleAction": "allow",
                   "CidrBlock": "10.0.0.0/8", "PortRange": {"From": 1, "To": 2}},
                  {"RuleNumber": 50, "Egress": false, "Protocol": "tpc", "RuleAction": "allow",
                   "CidrBlock": "0.0.0.0/0"},
                  {"RuleNumber": 100, "Egress": true, "Protocol": "-1", "RuleAction": "allow",
                   "CidrBlock": "0.0.0.0/0"},
                  {"RuleNumber": 32767, "Egress": true, "Protocol": "-1", "RuleAction": "deny",
                   "CidrBlock": "0.0.0.0/0"}]}]}
                """;
        var found = read(BASE, acl);
        var read = vpc(found).networkAcls().get(new ResourceId("acl-2"));
        assertEquals(
                List.of("100 icmp 8", "200 tcp 80-81"),
                read.ingress().stream().map(it -> it.number() + " " + it.match()).toList());
        assertThat(read.egress().size(), is(1));
        assertThat(vpc(found).subnets().firstEntry().getValue().networkAcl(), is(read.id()));
        assertThat(
                remarks(found),
                contains(
                        containsString("acl-2 has two rules with number 100"),
                        containsString("acl-2: a rule was left out")));
    }

    // ---- routes

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "GatewayId": "igw-1"                                | igw-1   | ToInternetGateway
                    "GatewayId": "igw-9", "State": "blackhole"          | igw-9   | Gone
                    "NatGatewayId": "nat-1"                             | nat-1   | ToNatGateway
                    "NatGatewayId": "nat-old"                           | nat-old | Gone
                    "NetworkInterfaceId": "eni-1", "InstanceId": "i-1"  | eni-1   | ToNetworkInterface
                    "InstanceId": "i-1"                                 | eni-1   | ToNetworkInterface
                    "TransitGatewayId": "tgw-1"                         | tgw-1   | Gone
                    "VpcPeeringConnectionId": "pcx-1"                   | pcx-1   | ToPeering
                    "GatewayId": "vgw-1"                                | vgw-1   | Gone
                    "GatewayId": "vgw-2"                                | vgw-2   | ToVpnGateway
                    "NetworkInterfaceId": "eni-7"                       | eni-7   | ToNetworkInterface
                    """)
    void targets(String fields, String id, String kind) throws IOException {
        var gateways =
                """
                {"VpnGateways": [{"VpnGatewayId": "vgw-2", "State": "available",
                   "VpcAttachments": [{"VpcId": "vpc-1", "State": "attached"}]}],
                 "NetworkInterfaces": [{"NetworkInterfaceId": "eni-7", "VpcId": "vpc-1",
                   "SubnetId": "subnet-1", "PrivateIpAddress": "10.1.1.77"}],
                 "InternetGateways": [{"InternetGatewayId": "igw-1",
                   "Attachments": [{"VpcId": "vpc-1", "State": "available"}]},
                  {"InternetGatewayId": "igw-free", "Attachments": []}],
                 "NatGateways": [
                  {"NatGatewayId": "nat-1", "VpcId": "vpc-1", "SubnetId": "subnet-1",
                   "State": "available", "NatGatewayAddresses": [
                     {"PrivateIp": "10.1.1.20", "PublicIp": "52.1.1.1"}]},
                  {"NatGatewayId": "nat-old", "VpcId": "vpc-1", "SubnetId": "subnet-1",
                   "State": "deleted", "NatGatewayAddresses": [{"PrivateIp": "10.1.1.21"}]}],
                 "VpcPeeringConnections": [{"VpcPeeringConnectionId": "pcx-1",
                   "Status": {"Code": "active", "Message": "Active"},
                   "RequesterVpcInfo": {"VpcId": "vpc-1", "OwnerId": "111122223333"},
                   "AccepterVpcInfo": {"VpcId": "vpc-x", "OwnerId": "444455556666",
                     "Region": "us-east-1", "CidrBlock": "10.8.0.0/16"}}]}
                """;
        var table =
                """
                {"RouteTables": [{"RouteTableId": "rtb-2", "VpcId": "vpc-1", "Routes": [
                  {"DestinationCidrBlock": "10.1.0.0/16", "GatewayId": "local"},
                  {"DestinationIpv6CidrBlock": "::/0", %s}],
                  "Associations": [{"Main": false, "SubnetId": "subnet-1"}]}]}
                """
                        .formatted(fields);
        var found = read(BASE, gateways, table);
        var routes = vpc(found).routeTables().get(new ResourceId("rtb-2")).routes();
        assertThat(routes.size(), is(1));
        assertThat(routes.getFirst().destination(), is(Cidr.ANY_V6));
        var target = routes.getFirst().target();
        assertThat(target.text(), is(id));
        assertThat(target.getClass().getSimpleName(), is(kind));
        assertThat(routes.getFirst().origin().api(), is("CreateRoute"));
        assertEquals(
                Optional.of(new ResourceId("rtb-2")),
                vpc(found).subnets().firstEntry().getValue().routeTable());
        assertThat(remarks(found), hasItem(containsString("igw-free is attached to no VPC")));
        assertThat(remarks(found), hasItem(containsString("nat-old is deleted")));
        boolean missing = target instanceof Target.Gone;
        assertThat(
                remarks(found).stream().anyMatch(it -> it.contains("routes to " + id)),
                is(missing));
        // What no file describes can be stored all the same.
        assertThat(
                FileFormat.text(new Document(found.topology(), Layout.EMPTY)), containsString(id));
        assertWellFormed(found.topology());
    }

    // ---- hosts

    @Test
    void anInterfaceOfItsOwnAnswerCountsBeforeThatOfItsInstance() throws IOException {
        var interfaces =
                """
                {"NetworkInterfaces": [
                  {"NetworkInterfaceId": "eni-1", "SubnetId": "subnet-1", "VpcId": "vpc-1",
                   "PrivateIpAddress": "10.1.1.10", "SourceDestCheck": false,
                   "PrivateIpAddresses": [{"Primary": true, "PrivateIpAddress": "10.1.1.10",
                      "Association": {"PublicIp": "52.0.0.7"}},
                     {"Primary": false, "PrivateIpAddress": "10.1.1.11",
                      "Association": {"PublicIp": "52.0.0.8"}}],
                   "Ipv6Addresses": [{"Ipv6Address": "2001:db8::7"}],
                   "Attachment": {"InstanceId": "i-1", "DeviceIndex": 1},
                   "Groups": [{"GroupId": "sg-1"}, {"GroupId": "sg-9"}],
                   "TagSet": [{"Key": "Name", "Value": "front"}]},
                  {"NetworkInterfaceId": "eni-2", "SubnetId": "subnet-1", "VpcId": "vpc-1",
                   "PrivateIpAddress": "10.1.1.12", "Attachment": {"InstanceId": "i-1", "DeviceIndex": 0}},
                  {"NetworkInterfaceId": "eni-3", "SubnetId": "subnet-1", "VpcId": "vpc-1",
                   "InterfaceType": "lambda", "PrivateIpAddress": "10.1.1.13"},
                  {"NetworkInterfaceId": "eni-4", "SubnetId": "subnet-1", "VpcId": "vpc-1",
                   "InterfaceType": "transit_gateway", "PrivateIpAddress": "10.1.1.14",
                   "Attachment": {"InstanceOwnerId": "amazon-aws", "DeviceIndex": 1}},
                  {"NetworkInterfaceId": "eni-5", "SubnetId": "subnet-1", "VpcId": "vpc-1",
                   "InterfaceType": "nat_gateway", "PrivateIpAddress": "10.1.1.15"}],
                 "Addresses": [{"NetworkInterfaceId": "eni-2", "PrivateIpAddress": "10.1.1.12",
                   "PublicIp": "52.0.0.9"}]}
                """;
        var found = read(BASE, interfaces);
        var host = vpc(found).instances().get(new ResourceId("i-1"));
        assertEquals(
                List.of("eni-2", "eni-1"),
                host.interfaces().stream().map(it -> it.id().value()).toList());
        var front = host.interfaces().getLast();
        assertThat(front.name(), is("front"));
        assertThat(front.sourceDestCheck(), is(false));
        assertEquals(
                List.of("10.1.1.10", "10.1.1.11", "2001:db8::7"),
                front.addresses().stream().map(Ip::toString).toList());
        assertThat(front.publicIp().map(Ip::toString), is(Optional.of("52.0.0.7")));
        assertThat(host.primary().publicIp().map(Ip::toString), is(Optional.of("52.0.0.9")));
        assertThat(
                remarks(found),
                contains(
                        containsString("eni-1 has 1 more public address"),
                        containsString("1 network interface of type transit_gateway"),
                        containsString("eni-1 refers to security group sg-9")));
    }

    @ParameterizedTest
    @CsvSource({"running, true", "pending, true", "stopped, false", "stopping, false"})
    void states(String state, boolean running) throws IOException {
        var host =
                """
                {"Instances": [{"InstanceId": "i-2", "State": {"Name": "%s"}, "SubnetId": "subnet-1",
                  "VpcId": "vpc-1", "PrivateIpAddress": "10.1.1.30", "PublicIpAddress": "52.0.0.1",
                  "SecurityGroups": [{"GroupId": "sg-1"}], "SourceDestCheck": false}]}
                """
                        .formatted(state);
        var instance = vpc(read(BASE, host)).instances().get(new ResourceId("i-2"));
        assertThat(instance.running(), is(running));
        // It tells of no interface, so it has the one that its own addresses are of.
        assertThat(instance.primary().sourceDestCheck(), is(false));
        assertThat(instance.primary().primary(false), is(Ip.parse("10.1.1.30").found()));
    }

    @Test
    void terminatedAndHomelessInstancesAreLeftOut() throws IOException {
        var hosts =
                """
                {"Reservations": [{"Instances": [
                  {"InstanceId": "i-2", "State": {"Name": "terminated"}},
                  {"InstanceId": "i-3", "State": {"Name": "running"}, "SubnetId": "subnet-9",
                   "PrivateIpAddress": "10.9.9.9"}]}],
                 "Subnets": [{"SubnetId": "subnet-8", "VpcId": "vpc-8", "CidrBlock": "10.8.0.0/24"},
                  {"SubnetId": "subnet-7", "VpcId": "vpc-1"},
                  {"VpcId": "vpc-1"}, "nonsense"]}
                """;
        var found = read(BASE, hosts);
        assertThat(vpc(found).instances().size(), is(1));
        assertThat(
                remarks(found),
                contains(
                        containsString("Instance i-2 is terminated"),
                        containsString(
                                "part-1.json: subnet-7 was left out because it has no CidrBlock"),
                        containsString("part-1.json: an item without SubnetId"),
                        containsString("part-1.json: something in Subnets is no JSON object"),
                        containsString(
                                "1 resource was left out: no file describes their VPC vpc-8"),
                        containsString("i-3 was left out")));
    }

    // ---- peerings

    private static String peering(String code, String more, String accepter) {
        return """
        {"VpcPeeringConnections": [{"VpcPeeringConnectionId": "pcx-1",
          "Status": {"Code": "%s", "Message": "as AWS says"}, %s
          "RequesterVpcInfo": {"VpcId": "vpc-1", "OwnerId": "111122223333",
            "Region": "eu-west-1"},
          "AccepterVpcInfo": {"VpcId": "vpc-far", "OwnerId": "444455556666" %s}}]}
        """
                .formatted(code, more, accepter);
    }

    @ParameterizedTest
    @CsvSource({
        "deleted, DELETED",
        "failed, FAILED",
        "rejected, REJECTED",
        "expired, EXPIRED",
        "provisioning, PROVISIONING",
        "active, ACTIVE"
    })
    void aPeeringWithoutBlocksIsKept(String code, PeeringStatus status) throws IOException {
        var found = read(BASE, peering(code, "", ""));
        var peering = found.topology().peerings().get(new ResourceId("pcx-1"));
        assertThat(peering.status(), is(status));
        assertThat(peering.reason().text(), is("as AWS says"));
        assertTrue(peering.requester().present());
        assertThat(peering.accepter().present(), is(false));
        assertThat(peering.accepter().cidrs(), is(empty()));
        assertThat(Home.of(peering.accepter()).toString(), is("444455556666/eu-west-1"));
        assertThat(found.remarks(), is(empty()));
        assertWellFormed(found.topology());
    }

    @Test
    void aPendingOneIsAsOldAsItsEndTells() throws IOException {
        var more = "\"ExpirationTime\": \"2026-06-08 10:00:00+00:00\",";
        var found = read(BASE, peering("pending-acceptance", more, ", \"Region\": \"us-east-1\""));
        var peering = found.topology().peerings().get(new ResourceId("pcx-1"));
        assertThat(peering.since().toString(), is("2026-06-01T10:00:00Z"));
        assertThat(peering.accepter().region().code(), is("us-east-1"));
    }

    @Test
    void theSideThatKnowsMoreCounts() throws IOException {
        var blocks =
                ", \"CidrBlock\": \"10.7.0.0/16\", \"CidrBlockSet\": [{\"CidrBlock\":"
                        + " \"10.7.0.0/16\"}]";
        var found = read(BASE, peering("active", "", blocks), peering("active", "", ""));
        var peering = found.topology().peerings().get(new ResourceId("pcx-1"));
        assertEquals(List.of(Cidr.of("10.7.0.0/16")), peering.accepter().cidrs());
    }

    @Test
    void aPeeringOfAnUnknownStateIsLeftOut() throws IOException {
        var found = read(BASE, peering("melting", "", ""));
        assertThat(found.topology().peerings().size(), is(0));
        assertThat(remarks(found), contains(containsString("pcx-1 (melting)")));
    }
}
