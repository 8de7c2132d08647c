package dev.peerscape.core.exchange.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.VpcEndpoint.Form;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What becomes of AWS's answers about endpoints, load balancers, NAT addresses and edge tables.
class ServiceImportTest extends Answers {
    private static final String ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:";
    private static final String BALANCER = ARN + "loadbalancer/net/lb/6f57a43b75d8f2c1";
    private static final String GROUP = ARN + "targetgroup/web/10b6be82e58c40a8";

    private static ResourceId id(String id) {
        return new ResourceId(id);
    }

    private static String eni(String id, int host, String more) {
        return """
        {"NetworkInterfaceId": "%s", "VpcId": "vpc-1", "SubnetId": "subnet-1",
         "PrivateIpAddress": "10.1.1.%d", "Groups": [{"GroupId": "sg-1"}], %s}
        """
                .formatted(id, host, more);
    }

    private static String enis(String... items) {
        return "{\"NetworkInterfaces\": [" + String.join(",", items) + "]}";
    }

    @Test
    void anInterfaceEndpointHasItsInterfaces() throws IOException {
        var endpoints =
                """
                {"VpcEndpoints": [{"VpcEndpointId": "vpce-1", "VpcEndpointType": "Interface",
                  "VpcId": "vpc-1", "ServiceName": "com.amazonaws.eu-west-1.ec2",
                  "State": "available", "PrivateDnsEnabled": true,
                  "NetworkInterfaceIds": ["eni-7", "eni-8"], "SubnetIds": ["subnet-1"],
                  "Tags": [{"Key": "Name", "Value": "ec2"}]},
                 {"VpcEndpointId": "vpce-2", "VpcEndpointType": "GatewayLoadBalancer",
                  "VpcId": "vpc-1", "State": "available"},
                 {"VpcEndpointId": "vpce-3", "VpcEndpointType": "Gateway",
                  "VpcId": "vpc-1", "State": "pending"}]}
                """;
        var found =
                read(
                        BASE,
                        endpoints,
                        enis(eni("eni-7", 70, "\"InterfaceType\": \"vpc_endpoint\"")));
        var endpoint = vpc(found).endpoints().get(id("vpce-1"));
        assertThat(endpoint.name(), is("ec2"));
        assertThat(((Form.Interface) endpoint.form()).privateDns(), is(true));
        var eni = endpoint.interfaces().getFirst();
        assertThat(eni.primary(false).orElseThrow().toString(), is("10.1.1.70"));
        assertThat(eni.securityGroups(), is(List.of(id("sg-1"))));
        assertThat(vpc(found).interfaces().values(), is(empty()));
        assertThat(vpc(found).endpoints().size(), is(1));
        assertThat(remarks(found), hasItem(containsString("vpce-1 has network interface eni-8")));
        assertThat(remarks(found), hasItem(containsString("vpce-2 is of type GatewayLoad")));
        assertThat(remarks(found), hasItem(containsString("vpce-3 is pending")));
        assertWellFormed(found.topology());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"VpcEndpoints": [{"VpcEndpointId": "vpce-1", "VpcEndpointType": "Gateway", "VpcId": "vpc-1", "ServiceName": "com.amazonaws.eu-west-1.s3", "State": "available", "RouteTableIds": ["rtb-2"]}]} | pl-1
                    {"VpcEndpoints": []} | pl-1
                    """)
    void aGatewayEndpointHasItsListFromTheRows(String endpoints, String list) throws IOException {
        var tables =
                """
                {"RouteTables": [{"RouteTableId": "rtb-2", "VpcId": "vpc-1", "Routes": [
                   {"DestinationPrefixListId": "pl-1", "GatewayId": "vpce-1", "State": "active"}]}],
                 "PrefixLists": [{"PrefixListId": "pl-1",
                   "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": ["52.94.4.0/24"]}]}
                """;
        var found = read(BASE, endpoints, tables);
        var endpoint = vpc(found).endpoints().get(id("vpce-1"));
        assertThat(endpoint.service(), is("com.amazonaws.eu-west-1.s3"));
        assertThat(endpoint.form(), is(new Form.Gateway(id(list), List.of(id("rtb-2")))));
        assertThat(vpc(found).routeTables().get(id("rtb-2")).listRoutes(), is(empty()));
        assertThat(found.topology().prefixLists().get(id(list)).account(), is(Optional.empty()));
        assertWellFormed(found.topology());
    }

    @Test
    void prefixListsAreKeptByName() throws IOException {
        var lists =
                """
                {"PrefixLists": [{"PrefixListId": "pl-1", "PrefixListName": "s3", "Cidrs": ["52.94.4.0/24", "3.5.0.0/21"]}]}
                {"PrefixLists": [{"PrefixListId": "pl-2", "PrefixListName": "mine", "MaxEntries": 20,
                  "OwnerId": "111122223333", "AddressFamily": "IPv4"},
                 {"PrefixListId": "pl-1", "PrefixListName": "s3", "OwnerId": "AWS"}]}
                {"PrefixListEntries": [{"PrefixListId": "pl-2", "Entries": [{"Cidr": "10.7.0.0/16"}]}]}
                """;
        var users =
                """
                {"SecurityGroups": [{"GroupId": "sg-2", "VpcId": "vpc-1", "GroupName": "out",
                  "IpPermissionsEgress": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
                    "PrefixListIds": [{"PrefixListId": "pl-1"}, {"PrefixListId": "pl-9"}]}]}],
                 "RouteTables": [{"RouteTableId": "rtb-2", "VpcId": "vpc-1", "Routes": [
                   {"DestinationPrefixListId": "pl-2", "NetworkInterfaceId": "eni-1"}]}]}
                """;
        var found = read(BASE, users, lists);
        var out = vpc(found).securityGroups().get(new ResourceId("sg-2")).egress();
        assertEquals(List.of("pl-1", "pl-9"), out.stream().map(it -> it.peer().text()).toList());
        var table = vpc(found).routeTables().get(new ResourceId("rtb-2"));
        assertEquals(
                List.of("pl-2 -> eni-1"),
                table.listRoutes().stream().map(RouteTable.ListRoute::text).toList());
        var known = found.topology().prefixLists();
        assertEquals(
                List.of(
                        "pl-1 s3 [52.94.4.0/24, 3.5.0.0/21] 2",
                        "pl-2 mine [10.7.0.0/16] 20",
                        "pl-9  [] 0"),
                known.values().stream()
                        .map(it ->
                                it.id()
                                        + " "
                                        + it.name()
                                        + " "
                                        + it.entries()
                                        + " "
                                        + it.maxEntries())
                        .toList());
        assertThat(known.get(new ResourceId("pl-1")).account(), is(Optional.empty()));
        assertThat(
                known.get(new ResourceId("pl-2")).account().map(AccountId::value),
                is(Optional.of("111122223333")));
        assertThat(remarks(found), contains(containsString("prefix list pl-9")));
        assertWellFormed(found.topology());
    }

    private static final String BALANCERS =
            """
            {"LoadBalancers": [{"LoadBalancerArn": "%1$s", "LoadBalancerName": "lb",
               "Type": "network", "Scheme": "internet-facing", "VpcId": "vpc-1",
               "State": {"Code": "active"}, "AvailabilityZones": [
                 {"SubnetId": "subnet-1", "ZoneName": "eu-west-1b", "LoadBalancerAddresses": []}]},
              {"LoadBalancerArn": "x/app/1", "LoadBalancerName": "front", "Type": "application",
               "VpcId": "vpc-1"},
              {"LoadBalancerArn": "x/net/2", "LoadBalancerName": "dead", "Type": "network",
               "VpcId": "vpc-1", "State": {"Code": "failed"}}],
             "LoadBalancerAttributes": [{"LoadBalancerArn": "%1$s", "Attributes": [
               {"Key": "load_balancing.cross_zone.enabled", "Value": "true"}]}],
             "TargetGroups": [{"TargetGroupArn": "%2$s", "TargetGroupName": "web", "Port": 80,
               "Protocol": "TCP", "TargetType": "%3$s", "VpcId": "vpc-1"},
              {"TargetGroupArn": "x/http", "Protocol": "HTTP", "Port": 80, "VpcId": "vpc-1"}],
             "LoadBalancerTargetHealth": [{"TargetGroupArn": "%2$s", "TargetHealthDescriptions": [
               {"Target": {"Id": "i-1", "Port": 8080}, "TargetHealth": {"State": "healthy"}},
               {"Target": {"Id": "10.9.0.4"}, "TargetHealth": {"State": "unhealthy"}},
               {"Target": {"Id": "i-9"}, "TargetHealth": {"State": "healthy"}}]}]}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"LoadBalancerListeners": [{"LoadBalancerArn": "%s", "Listeners": [{"ListenerArn": "l/1", "Port": 82, "Protocol": "TCP_UDP", "DefaultActions": [{"Type": "forward", "TargetGroupArn": "%s"}]}]}]}
                    {"LoadBalancerListeners": [{"LoadBalancerArn": "%s", "ListenerArn": "l/1", "Port": 82, "Protocol": "TCP_UDP", "DefaultActions": [{"Type": "forward", "TargetGroupArn": "%s"}]}]}
                    {"Listeners": [{"LoadBalancerArn": "%s", "ListenerArn": "l/1", "Port": 82, "Protocol": "TCP_UDP", "DefaultActions": [{"Type": "forward", "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": "%s", "Weight": 1}]}}]}]}
                    """)
    void aLoadBalancerIsPutTogether(String listeners) throws IOException {
        var found =
                read(
                        BASE,
                        BALANCERS.formatted(BALANCER, GROUP, "instance"),
                        listeners.formatted(BALANCER, GROUP),
                        enis(
                                eni(
                                        "eni-7",
                                        70,
                                        "\"Description\": \"ELB net/lb/6f57a43b75d8f2c1\","
                                                + " \"Association\": {\"PublicIp\": \"52.0.0.1\"}"),
                                eni("eni-8", 71, "\"Description\": \"ELB app/front/1\"")));
        var balancer = vpc(found).loadBalancers().get(id("nlb-6f57a43b75d8f2c1"));
        assertThat(balancer.name(), is("lb"));
        assertThat(balancer.internetFacing(), is(true));
        assertThat(balancer.crossZone(), is(true));
        assertEquals(
                List.of("tcp 82 tg-10b6be82e58c40a8", "udp 82 tg-10b6be82e58c40a8"),
                balancer.listeners().stream().map(ServiceImportTest::text).toList());
        var eni = balancer.interfaces().getFirst();
        assertThat(eni.id(), is(id("eni-7")));
        assertThat(eni.publicIp().map(Object::toString), is(Optional.of("52.0.0.1")));
        // An application load balancer's interface is there by itself.
        assertEquals(
                List.of("eni-8 ELB app/front/1"),
                vpc(found).interfaces().values().stream()
                        .map(it -> it.id() + " " + it.name())
                        .toList());
        var group = vpc(found).targetGroups().get(id("tg-10b6be82e58c40a8"));
        assertThat(group.preserveClientIp(), is(true));
        assertEquals(
                List.of("i-1 8080 true", "10.9.0.4 80 false"),
                group.members().stream().map(ServiceImportTest::text).toList());
        assertThat(vpc(found).targetGroups().size(), is(1));
        assertThat(remarks(found), hasItem(containsString("front is of type application")));
        assertThat(remarks(found), hasItem(containsString("dead is failed")));
        assertThat(remarks(found), hasItem(containsString("has target i-9")));
        assertThat(remarks(found), hasItem(containsString("tg-http is for HTTP")));
        assertWellFormed(found.topology());
    }

    private static String text(LoadBalancer.Listener listener) {
        return listener.protocol() + " " + listener.port() + " " + listener.targetGroup();
    }

    private static String text(TargetGroup.Member member) {
        var to =
                switch (member.to()) {
                    case TargetGroup.To.AnInstance(var id) -> id.value();
                    case TargetGroup.To.AnAddress(var ip) -> ip.toString();
                };
        return to + " " + member.port() + " " + member.healthy();
    }

    @Test
    void targetsByAddressSeeTheBalancerUnlessTheyAreToldTheClient() throws IOException {
        var plain = read(BASE, BALANCERS.formatted(BALANCER, GROUP, "ip"));
        var group = id("tg-10b6be82e58c40a8");
        assertThat(vpc(plain).targetGroups().get(group).preserveClientIp(), is(false));
        var told =
                """
                {"TargetGroupAttributes": [{"TargetGroupArn": "%s", "Attributes": [
                  {"Key": "preserve_client_ip.enabled", "Value": "true"}]}]}
                """
                        .formatted(GROUP);
        var other = read(BASE, BALANCERS.formatted(BALANCER, GROUP, "ip"), told);
        assertThat(vpc(other).targetGroups().get(group).preserveClientIp(), is(true));
    }

    @Test
    void interfacesOfNobodyStandAlone() throws IOException {
        var nat =
                """
                {"NatGateways": [{"NatGatewayId": "nat-1", "VpcId": "vpc-1",
                  "SubnetId": "subnet-1", "State": "available", "NatGatewayAddresses": [
                   {"PrivateIp": "10.1.1.21", "PublicIp": "52.1.1.2", "IsPrimary": false,
                    "Status": "succeeded"},
                   {"PrivateIp": "10.1.1.20", "PublicIp": "52.1.1.1", "IsPrimary": true,
                    "NetworkInterfaceId": "eni-5"},
                   {"PrivateIp": "10.1.1.22", "Status": "failed"}]}],
                 "Reservations": [{"Instances": [{"InstanceId": "i-2",
                   "State": {"Name": "terminated"}}]}]}
                """;
        var found =
                read(
                        BASE,
                        nat,
                        enis(
                                eni("eni-5", 20, "\"InterfaceType\": \"interface\""),
                                eni("eni-6", 50, "\"Attachment\": {\"InstanceId\": \"i-2\"}"),
                                eni("eni-7", 51, "\"Description\": \"RDSNetworkInterface\""),
                                eni(
                                        "eni-8",
                                        52,
                                        "\"InterfaceType\": \"lambda\", \"TagSet\":"
                                                + " [{\"Key\": \"Name\", \"Value\": \"fn\"}]")));
        assertEquals(
                List.of("RDSNetworkInterface", "fn"),
                vpc(found).interfaces().values().stream().map(NetworkInterface::name).toList());
        var gateway = vpc(found).natGateways().get(id("nat-1"));
        assertThat(gateway.privateIp().toString(), is("10.1.1.20"));
        assertEquals(
                List.of("10.1.1.21"),
                gateway.secondary().stream()
                        .map(NatGateway.Address::privateIp)
                        .map(Object::toString)
                        .toList());
        assertWellFormed(found.topology());
    }

    @Test
    void gatewaysHaveTablesAndBlocksHaveRowsOfTheirOwn() throws IOException {
        var tables =
                """
                {"InternetGateways": [{"InternetGatewayId": "igw-1",
                   "Attachments": [{"VpcId": "vpc-1", "State": "available"}]}],
                 "RouteTables": [{"RouteTableId": "rtb-2", "VpcId": "vpc-1", "Routes": [
                    {"DestinationCidrBlock": "10.1.0.0/16", "NetworkInterfaceId": "eni-1"},
                    {"DestinationCidrBlock": "10.2.0.0/16", "GatewayId": "local"}],
                   "Associations": [{"Main": false, "GatewayId": "igw-1",
                     "AssociationState": {"State": "associated"}}]}]}
                """;
        var found = read(BASE, tables);
        assertThat(
                vpc(found).internetGateways().get(id("igw-1")).routeTable(),
                is(Optional.of(id("rtb-2"))));
        assertEquals(
                List.of("10.1.0.0/16 eni-1"),
                vpc(found).routeTables().get(id("rtb-2")).routes().stream()
                        .map(it -> it.destination() + " " + it.target().text())
                        .toList());
        assertThat(remarks(found), is(empty()));
        assertWellFormed(found.topology());
    }
}
