package dev.peerscape.core.exchange.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Rules of groups and ACLs in every form in which AWS prints them, asked by flows of every
/// protocol.
class AnalyserRulesTest {
    @TempDir Path folder;

    private static Snapshot base() {
        return new Snapshot()
                .vpc("vpc-r", "10.1.0.0/16")
                .subnet("subnet-a", "vpc-r", "10.1.1.0/24", "eu-west-1a")
                .subnet("subnet-b", "vpc-r", "10.1.2.0/24", "eu-west-1a")
                .table("rtb-main", "vpc-r", "10.1.0.0/16", List.of())
                .group("sg-open", "vpc-r", "-1")
                .instance("a", "vpc-r", "subnet-a", "10.1.1.5", "", "sg-open");
    }

    private String there(Snapshot snapshot, String to, String protocol, int port, int code)
            throws IOException {
        var found = (Import.Found) snapshot.imported(folder, Set.of());
        Answers.assertWellFormed(found.topology());
        return new Traced(found.topology())
                .there(
                        "\"from\": \"i-a\", \"to\": \"%s\", \"protocol\": \"%s\", \"port\": %d, \"sourcePort\": %d"
                                .formatted(to, protocol, port, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "IpProtocol": "icmp", "FromPort": -1, "ToPort": -1  | icmp | 8 | 0 | true
                    "IpProtocol": "icmp", "FromPort": 8, "ToPort": -1   | icmp | 8 | 0 | true
                    "IpProtocol": "icmp", "FromPort": 8, "ToPort": -1   | icmp | 13 | 0 | false
                    "IpProtocol": "icmp", "FromPort": 3, "ToPort": 4    | icmp | 3 | 4 | true
                    "IpProtocol": "icmp", "FromPort": 3, "ToPort": 4    | icmp | 3 | 1 | false
                    "IpProtocol": "1", "FromPort": -1, "ToPort": -1     | icmp | 13 | 0 | true
                    "IpProtocol": "tcp", "FromPort": 22, "ToPort": 80   | tcp | 50 | 50000 | true
                    "IpProtocol": "tcp", "FromPort": 22, "ToPort": 80   | tcp | 81 | 50000 | false
                    "IpProtocol": "tcp", "FromPort": 22, "ToPort": 80   | udp | 50 | 50000 | false
                    "IpProtocol": "6", "FromPort": 0, "ToPort": 65535   | tcp | 9 | 1 | true
                    "IpProtocol": "udp", "FromPort": 53, "ToPort": 53   | udp | 53 | 53 | true
                    "IpProtocol": "50"                                  | 50 | 0 | 0 | true
                    "IpProtocol": "50"                                  | 51 | 0 | 0 | false
                    "IpProtocol": "0"                                   | 0 | 0 | 0 | true
                    "IpProtocol": "0"                                   | tcp | 22 | 50000 | false
                    "IpProtocol": "-1"                                  | 0 | 0 | 0 | true
                    "IpProtocol": "-1"                                  | 107 | 0 | 0 | true
                    "IpProtocol": "-1"                                  | 255 | 0 | 0 | true
                    """)
    void aRuleOfAGroupLetsIn(String rule, String protocol, int port, int code, boolean lets)
            throws IOException {
        var snapshot =
                base().add(
                                "SecurityGroups",
                                """
                                {"GroupId": "sg-b", "GroupName": "b", "VpcId": "vpc-r",
                                 "IpPermissions": [{%s, "IpRanges": [{"CidrIp": "10.1.1.0/24"}],
                                   "Ipv6Ranges": [], "PrefixListIds": [],
                                   "UserIdGroupPairs": []}], "IpPermissionsEgress": []}\
                                """
                                        .formatted(rule))
                        .acl("acl-r", "vpc-r", "subnet-a", "subnet-b")
                        .instance("b", "vpc-r", "subnet-b", "10.1.2.5", "", "sg-b");
        assertEquals(
                "i-a subnet-a subnet-b i-b " + (lets ? "delivered" : "ENI_SG_RULES_MISMATCH"),
                there(snapshot, "10.1.2.5", protocol, port, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "Protocol": "6", "PortRange": {"From": 22, "To": 22}    | tcp | 22 | 50000 | true
                    "Protocol": "6", "PortRange": {"From": 22, "To": 22}    | tcp | 23 | 50000 | false
                    "Protocol": "6"                                        | tcp | 23 | 50000 | true
                    "Protocol": "17", "PortRange": {"From": 1, "To": 100}  | udp | 53 | 50000 | true
                    "Protocol": "17", "PortRange": {"From": 1, "To": 100}  | tcp | 53 | 50000 | false
                    "Protocol": "1", "IcmpTypeCode": {"Code": -1, "Type": -1} | icmp | 13 | 7 | true
                    "Protocol": "1", "IcmpTypeCode": {"Code": -1, "Type": 8} | icmp | 8 | 0 | true
                    "Protocol": "1", "IcmpTypeCode": {"Code": -1, "Type": 8} | icmp | 0 | 0 | false
                    "Protocol": "1", "IcmpTypeCode": {"Code": 4, "Type": 3} | icmp | 3 | 1 | false
                    "Protocol": "107"                                      | 107 | 0 | 0 | true
                    "Protocol": "107"                                      | 108 | 0 | 0 | false
                    "Protocol": "0"                                        | 0 | 0 | 0 | true
                    "Protocol": "-1"                                       | 0 | 0 | 0 | true
                    """)
    void aRuleOfAnAclLetsIn(String rule, String protocol, int port, int code, boolean lets)
            throws IOException {
        var entry =
                """
                {"CidrBlock": "%s", "Egress": %s, %s, "RuleAction": "%s", "RuleNumber": %d}\
                """;
        var entries =
                String.join(
                        ", ",
                        entry.formatted("10.1.0.0/16", false, rule, "allow", 100),
                        entry.formatted("0.0.0.0/0", true, "\"Protocol\": \"-1\"", "allow", 100),
                        entry.formatted("0.0.0.0/0", true, "\"Protocol\": \"-1\"", "deny", 32767),
                        entry.formatted("0.0.0.0/0", false, "\"Protocol\": \"-1\"", "deny", 32767));
        var snapshot =
                base().acl("acl-r", "vpc-r", "subnet-a")
                        .add(
                                "NetworkAcls",
                                """
                                {"Associations": [{"SubnetId": "subnet-b"}], "IsDefault": false,
                                 "NetworkAclId": "acl-b", "VpcId": "vpc-r", "Entries": [%s]}\
                                """
                                        .formatted(entries))
                        .instance("b", "vpc-r", "subnet-b", "10.1.2.5", "", "sg-open");
        assertEquals(
                "i-a subnet-a subnet-b " + (lets ? "i-b delivered" : "SUBNET_ACL_RESTRICTION"),
                there(snapshot, "10.1.2.5", protocol, port, code));
    }

    /// Each interface of an instance has groups of its own.
    @Test
    void interfacesOfAnInstanceHaveTheirOwnGroups() throws IOException {
        var eni =
                """
                {"NetworkInterfaceId": "eni-%1$s", "SubnetId": "subnet-b", "VpcId": "vpc-r",
                 "Attachment": {"DeviceIndex": %2$d, "InstanceId": "i-two", "Status": "attached"},
                 "Groups": [{"GroupId": "sg-%1$s"}], "PrivateIpAddress": "10.1.2.2%2$d",
                 "PrivateIpAddresses": [{"Primary": true, "PrivateIpAddress": "10.1.2.2%2$d"}]}\
                """;
        var snapshot =
                base().acl("acl-r", "vpc-r", "subnet-a", "subnet-b")
                        .group("sg-ssh", "vpc-r", "tcp 22")
                        .group("sg-http", "vpc-r", "tcp 80")
                        .add("NetworkInterfaces", eni.formatted("ssh", 0), eni.formatted("http", 1))
                        .add(
                                "Reservations",
                                """
                                {"Instances": [{"InstanceId": "i-two",
                                  "State": {"Name": "running"}, "NetworkInterfaces": []}]}\
                                """);
        var good = "i-a subnet-a subnet-b i-two delivered";
        var bad = "i-a subnet-a subnet-b i-two ENI_SG_RULES_MISMATCH";
        assertEquals(good, there(snapshot, "10.1.2.20", "tcp", 22, 50_000));
        assertEquals(bad, there(snapshot, "10.1.2.20", "tcp", 80, 50_000));
        assertEquals(bad, there(snapshot, "10.1.2.21", "tcp", 22, 50_000));
        assertEquals(good, there(snapshot, "eni-http", "tcp", 80, 50_000));
    }
}
