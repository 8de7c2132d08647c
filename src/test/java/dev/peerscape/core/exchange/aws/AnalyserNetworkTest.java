package dev.peerscape.core.exchange.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Flows within a VPC, to the Internet, through NAT, endpoints and load balancers: which components
/// they pass and how they end, as an independent analyser of AWS snapshots has it.
class AnalyserNetworkTest {
    private static final String ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:";
    private static final String BALANCER = ARN + "loadbalancer/net/front/0f0f0f0f0f0f0f0f";
    private static final String GROUP = ARN + "targetgroup/web/0e0e0e0e0e0e0e0e";

    @TempDir Path folder;

    private static Snapshot snapshot(String targetType) {
        var ends =
                targetType.equals("ip") ? List.of("10.1.1.5", "10.1.2.5") : List.of("i-s1", "i-s2");
        return new Snapshot()
                .vpc("vpc-n", "10.1.0.0/16")
                .subnet("subnet-s1", "vpc-n", "10.1.1.0/24", "eu-west-1a")
                .subnet("subnet-s2", "vpc-n", "10.1.2.0/24", "eu-west-1b")
                .subnet("subnet-pub", "vpc-n", "10.1.250.0/24", "eu-west-1c")
                .table("rtb-main", "vpc-n", "10.1.0.0/16", List.of())
                .table("rtb-pub", "vpc-n", "10.1.0.0/16", List.of("subnet-pub"), "0.0.0.0/0 igw-n")
                .table(
                        "rtb-s1",
                        "vpc-n",
                        "10.1.0.0/16",
                        List.of("subnet-s1"),
                        "0.0.0.0/0 nat-n",
                        "pl-s3 vpce-s3")
                .acl("acl-n", "vpc-n", "subnet-s1", "subnet-s2", "subnet-pub")
                .group("sg-open", "vpc-n", "-1")
                .group("sg-closed", "vpc-n")
                .group("sg-443", "vpc-n", "tcp 443")
                .instance("s1", "vpc-n", "subnet-s1", "10.1.1.5", "", "sg-open")
                .instance("s2", "vpc-n", "subnet-s2", "10.1.2.5", "", "sg-open")
                .instance("pub", "vpc-n", "subnet-pub", "10.1.250.7", "198.51.100.7", "sg-closed")
                .instance("open", "vpc-n", "subnet-pub", "10.1.250.8", "198.51.100.8", "sg-open")
                .other(
                        "eni-api",
                        "vpc-n",
                        "subnet-s2",
                        "10.1.2.97",
                        "sg-443",
                        "vpc_endpoint",
                        "VPC Endpoint Interface vpce-api")
                .other(
                        "eni-rds",
                        "vpc-n",
                        "subnet-s2",
                        "10.1.2.98",
                        "sg-443",
                        "interface",
                        "RDSNetworkInterface")
                .other(
                        "eni-lb1",
                        "vpc-n",
                        "subnet-s1",
                        "10.1.1.9",
                        "",
                        "network_load_balancer",
                        "ELB net/front/0f0f0f0f0f0f0f0f")
                .other(
                        "eni-lb2",
                        "vpc-n",
                        "subnet-s2",
                        "10.1.2.9",
                        "",
                        "network_load_balancer",
                        "ELB net/front/0f0f0f0f0f0f0f0f")
                .internetGateway("igw-n", "vpc-n")
                .nat("nat-n", "vpc-n", "subnet-pub", "10.1.250.9", "198.51.100.9")
                .add(
                        "PrefixLists",
                        """
                        {"Cidrs": ["52.216.0.0/15", "54.231.0.0/17"], "PrefixListId": "pl-s3",
                         "PrefixListName": "com.amazonaws.eu-west-1.s3"}\
                        """)
                .add(
                        "VpcEndpoints",
                        """
                        {"NetworkInterfaceIds": [], "RouteTableIds": ["rtb-s1"], "SubnetIds": [],
                         "ServiceName": "com.amazonaws.eu-west-1.s3", "State": "available",
                         "VpcEndpointId": "vpce-s3", "VpcEndpointType": "Gateway",
                         "VpcId": "vpc-n"}\
                        """,
                        """
                        {"NetworkInterfaceIds": ["eni-api"], "RouteTableIds": [],
                         "SubnetIds": ["subnet-s2"], "PrivateDnsEnabled": true,
                         "ServiceName": "com.amazonaws.eu-west-1.ec2", "State": "available",
                         "VpcEndpointId": "vpce-api", "VpcEndpointType": "Interface",
                         "VpcId": "vpc-n"}\
                        """)
                .add(
                        "LoadBalancers",
                        """
                        {"AvailabilityZones": [
                          {"LoadBalancerAddresses": [], "SubnetId": "subnet-s1",
                           "ZoneName": "eu-west-1a"},
                          {"LoadBalancerAddresses": [], "SubnetId": "subnet-s2",
                           "ZoneName": "eu-west-1b"}],
                         "DNSName": "front-0f0f0f0f0f0f0f0f.elb.eu-west-1.amazonaws.com",
                         "LoadBalancerArn": "%s", "LoadBalancerName": "front",
                         "Scheme": "internal", "State": {"Code": "active"}, "Type": "network",
                         "VpcId": "vpc-n"}\
                        """
                                .formatted(BALANCER))
                .add(
                        "LoadBalancerAttributes",
                        """
                        {"LoadBalancerArn": "%s", "Attributes": [
                          {"Key": "load_balancing.cross_zone.enabled", "Value": "true"}]}\
                        """
                                .formatted(BALANCER))
                .add(
                        "LoadBalancerListeners",
                        """
                        {"LoadBalancerArn": "%1$s", "Listeners": [{"DefaultActions": [
                           {"Order": 1, "TargetGroupArn": "%2$s", "Type": "forward"}],
                          "LoadBalancerArn": "%1$s", "Port": 80, "Protocol": "TCP"}]}\
                        """
                                .formatted(BALANCER, GROUP))
                .add(
                        "TargetGroups",
                        """
                        {"LoadBalancerArns": ["%s"], "Port": 22, "Protocol": "TCP",
                         "TargetGroupArn": "%s", "TargetGroupName": "web", "TargetType": "%s",
                         "VpcId": "vpc-n"}\
                        """
                                .formatted(BALANCER, GROUP, targetType))
                .add(
                        "LoadBalancerTargetHealth",
                        """
                        {"TargetGroupArn": "%s", "TargetHealthDescriptions": [
                          {"Target": {"Id": "%s", "Port": 22},
                           "TargetHealth": {"State": "unhealthy"}},
                          {"Target": {"Id": "%s", "Port": 22},
                           "TargetHealth": {"State": "healthy"}}]}\
                        """
                                .formatted(GROUP, ends.get(0), ends.get(1)));
    }

    private Traced traced(String targetType) throws IOException {
        var found = (Import.Found) snapshot(targetType).imported(folder, Set.of());
        Answers.assertWellFormed(found.topology());
        return new Traced(found.topology());
    }

    /// @param protocol as in a line of flows, with the port: `tcp 80`
    private static String question(String from, String to, String protocol, String source) {
        var words = protocol.split(" ");
        var port = words.length > 1 ? ", \"port\": " + words[1] : "";
        var own = source == null ? "" : ", \"source\": \"" + source + "\"";
        return "\"from\": \"%s\", \"to\": \"%s\", \"protocol\": \"%s\"%s%s"
                .formatted(from, to, words[0], port, own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    i-s1     | 8.8.8.8      | tcp 80  | | i-s1 subnet-s1 nat-n subnet-pub igw-n internet delivered
                    i-s1     | 8.8.8.8      | icmp    | | i-s1 subnet-s1 nat-n subnet-pub igw-n internet delivered
                    i-s1     | 8.8.8.8      | 107     | | i-s1 subnet-s1 nat-n PROTOCOL_RESTRICTION
                    i-s1     | 8.8.8.8      | 0       | | i-s1 subnet-s1 nat-n PROTOCOL_RESTRICTION
                    i-open   | 8.8.8.8      | 107     | | i-open subnet-pub igw-n internet delivered
                    i-open   | 8.8.8.8      | 0       | | i-open subnet-pub igw-n internet delivered
                    i-open   | 8.8.8.8      | tcp 80  | 10.1.250.99 | i-open ENI_SOURCE_DEST_CHECK_RESTRICTION
                    internet | 198.51.100.9 | tcp 80  | 8.8.8.8 | internet igw-n subnet-pub nat-n NO_POSSIBLE_DESTINATION
                    i-open   | 10.1.250.9   | tcp 80  | | i-open subnet-pub nat-n NO_POSSIBLE_DESTINATION
                    internet | 198.51.100.7 | tcp 80  | 8.8.8.8 | internet igw-n subnet-pub i-pub SG_HAS_NO_RULES
                    internet | 198.51.100.8 | tcp 80  | 8.8.8.8 | internet igw-n subnet-pub i-open delivered
                    igw-n    | 198.51.100.8 | 255     | 8.8.8.8 | internet igw-n subnet-pub i-open delivered
                    8.8.8.8  | 198.51.100.8 | tcp 80  | | internet igw-n subnet-pub i-open delivered
                    internet | 10.1.250.8   | tcp 80  | | internet NO_POSSIBLE_DESTINATION
                    i-open   | 10.1.250.7   | tcp 80  | | i-open subnet-pub i-pub SG_HAS_NO_RULES
                    i-pub    | 10.1.250.8   | 0       | | i-pub subnet-pub i-open delivered
                    eni-pub  | 10.1.250.8   | udp 53  | | i-pub subnet-pub i-open delivered
                    10.1.250.7 | i-open     | udp 53  | | i-pub subnet-pub i-open delivered
                    198.51.100.7 | i-open   | udp 53  | | i-pub subnet-pub i-open delivered
                    i-open   | 10.1.250.77  | tcp 80  | | i-open subnet-pub NO_POSSIBLE_DESTINATION
                    i-open   | 10.1.77.7    | tcp 80  | | i-open subnet-pub NO_POSSIBLE_DESTINATION
                    i-open   | 10.1.2.97    | tcp 443 | | i-open subnet-pub subnet-s2 vpce-api delivered
                    i-s2     | 10.1.2.97    | tcp 443 | | i-s2 subnet-s2 vpce-api delivered
                    i-s2     | vpce-api     | tcp 80  | | i-s2 subnet-s2 vpce-api ENI_SG_RULES_MISMATCH
                    i-s1     | 10.1.2.98    | tcp 443 | | i-s1 subnet-s1 subnet-s2 eni-rds delivered
                    eni-rds  | 10.1.1.5     | tcp 443 | | eni-rds subnet-s2 subnet-s1 i-s1 delivered
                    i-s1     | 52.216.7.7   | tcp 443 | | i-s1 subnet-s1 vpce-s3 delivered
                    i-s1     | 52.219.7.7   | tcp 443 | | i-s1 subnet-s1 nat-n subnet-pub igw-n internet delivered
                    i-s2     | 52.216.7.7   | tcp 443 | | i-s2 subnet-s2 NO_ROUTE_TO_DESTINATION
                    nat-n    | 8.8.8.8      | tcp 80  | | nat-n subnet-pub igw-n internet delivered
                    """)
    void flowsPassTheseComponents(
            String from, String to, String protocol, String source, String way) throws IOException {
        assertEquals(way, traced("ip").there(question(from, to, protocol, source)));
    }

    /// Of two targets the healthy one gets what comes to either zone, and answers by the load
    /// balancer.
    @ParameterizedTest
    @CsvSource({"instance", "ip"})
    void packetsPassTheLoadBalancer(String type) throws IOException {
        var traced = traced(type);
        var first = question("i-open", "10.1.1.9", "tcp 80", null);
        assertEquals(
                "i-open subnet-pub subnet-s1 nlb-0f0f0f0f0f0f0f0f subnet-s1 subnet-s2 i-s2"
                        + " delivered",
                traced.there(first));
        assertEquals(
                "i-s2 subnet-s2 subnet-s1 nlb-0f0f0f0f0f0f0f0f subnet-s1 subnet-pub i-open"
                        + " delivered",
                traced.back(first));
        assertEquals(
                "i-open subnet-pub subnet-s2 nlb-0f0f0f0f0f0f0f0f subnet-s2 i-s2 delivered",
                traced.there(question("i-open", "10.1.2.9", "tcp 80", null)));
        assertEquals(
                "i-open subnet-pub subnet-s2 nlb-0f0f0f0f0f0f0f0f ELBV2_LISTENER_PORT_RESTRICTION",
                traced.there(question("i-open", "10.1.2.9", "tcp 81", null)));
        for (var name :
                List.of("front", BALANCER, "front-0f0f0f0f0f0f0f0f.elb.eu-west-1.amazonaws.com")) {
            assertEquals(
                    traced.there(first), traced.there(question("i-open", name, "tcp 80", null)));
        }
        assertEquals(
                "nlb-0f0f0f0f0f0f0f0f subnet-s1 i-s1 delivered",
                traced.there(question(BALANCER, "i-s1", "tcp 22", null)));
    }
}
