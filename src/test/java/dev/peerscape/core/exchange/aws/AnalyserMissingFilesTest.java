package dev.peerscape.core.exchange.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.peerscape.core.topology.ResourceId;

import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// What a missing file of a snapshot means for the flows through the rest.
class AnalyserMissingFilesTest {
    private static final String WEB = "\"to\": \"8.8.8.8\", \"protocol\": \"tcp\", \"port\": 80";

    @TempDir Path folder;

    private static Snapshot snapshot() {
        return new Snapshot()
                .vpc("vpc-m", "10.1.0.0/16")
                .subnet("subnet-pub", "vpc-m", "10.1.250.0/24", "eu-west-1a")
                .subnet("subnet-priv", "vpc-m", "10.1.1.0/24", "eu-west-1a")
                .table("rtb-main", "vpc-m", "10.1.0.0/16", List.of())
                .table(
                        "rtb-pub",
                        "vpc-m",
                        "10.1.0.0/16",
                        List.of("subnet-pub"),
                        "0.0.0.0/0 igw-m",
                        "10.9.0.0/16 pcx-m",
                        "10.8.0.0/16 tgw-m",
                        "10.7.0.0/16 vgw-m")
                .table(
                        "rtb-priv",
                        "vpc-m",
                        "10.1.0.0/16",
                        List.of("subnet-priv"),
                        "0.0.0.0/0 nat-m",
                        "pl-s3 vpce-s3")
                .acl("acl-m", "vpc-m", "subnet-pub", "subnet-priv")
                .group("sg-open", "vpc-m", "-1")
                .instance("in", "vpc-m", "subnet-priv", "10.1.1.5", "", "sg-open")
                .instance("out", "vpc-m", "subnet-pub", "10.1.250.7", "198.51.100.7", "sg-open")
                .internetGateway("igw-m", "vpc-m")
                .nat("nat-m", "vpc-m", "subnet-pub", "10.1.250.9", "198.51.100.9")
                .vpnGateway("vgw-m", "vpc-m")
                .add("TransitGateways", Roads.transitGateway("tgw-m", "tgw-rtb-m"))
                .add("VpcPeeringConnections", Roads.peering("pcx-m", "vpc-m", "10.1.0.0/16"))
                .add(
                        "PrefixLists",
                        """
                        {"Cidrs": ["192.0.2.0/24"], "PrefixListId": "pl-s3",
                         "PrefixListName": "com.amazonaws.eu-west-1.s3"}\
                        """)
                .add(
                        "VpcEndpoints",
                        """
                        {"RouteTableIds": ["rtb-priv"], "State": "available",
                         "ServiceName": "com.amazonaws.eu-west-1.s3", "VpcId": "vpc-m",
                         "VpcEndpointId": "vpce-s3", "VpcEndpointType": "Gateway"}\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    InternetGateways | describe-internet-gateways | i-in subnet-priv nat-m subnet-pub BAD_STATE_ROUTE
                    NatGateways      | describe-nat-gateways      | i-in subnet-priv BAD_STATE_ROUTE
                    NetworkAcls      | describe-network-acls      | i-in subnet-priv nat-m subnet-pub igw-m internet delivered
                    NetworkInterfaces | describe-network-interfaces | i-in subnet-priv nat-m subnet-pub igw-m internet delivered
                    PrefixLists      | describe-prefix-lists      | i-in subnet-priv nat-m subnet-pub igw-m internet delivered
                    Reservations     | describe-instances         | i-in subnet-priv nat-m subnet-pub igw-m internet delivered
                    RouteTables      | describe-route-tables      | i-in subnet-priv NO_ROUTE_TO_DESTINATION
                    SecurityGroups   | describe-security-groups   | i-in subnet-priv nat-m subnet-pub igw-m internet delivered
                    TransitGateways  | describe-transit-gateways  | i-in subnet-priv nat-m subnet-pub igw-m internet delivered
                    VpcEndpoints     | describe-vpc-endpoints     | i-in subnet-priv nat-m subnet-pub igw-m internet delivered
                    VpcPeeringConnections | describe-vpc-peering-connections | i-in subnet-priv nat-m subnet-pub igw-m internet delivered
                    VpnGateways      | describe-vpn-gateways      | i-in subnet-priv nat-m subnet-pub igw-m internet delivered
                    """)
    void aMissingFileIsNamedAndTheRestWorks(String key, String command, String way)
            throws IOException {
        var found = (Import.Found) snapshot().imported(folder, Set.of(key));
        assertThat(Answers.remarks(found), hasItem(Matchers.containsString(command)));
        assertThat(new Traced(found.topology()).there("\"from\": \"i-in\", " + WEB), is(way));
    }

    @Test
    void withoutInterfacesAnInstanceHasWhatItTellsItself() throws IOException {
        var found = (Import.Found) snapshot().imported(folder, Set.of("NetworkInterfaces"));
        assertThat(
                new Traced(found.topology())
                        .there("\"from\": \"internet\", \"to\": \"198.51.100.7\""),
                is("internet igw-m subnet-pub i-out delivered"));
    }

    @Test
    void withoutVpcsThereIsNothingInThemAndTheReasonIsTold() throws IOException {
        var found = (Import.Found) snapshot().imported(folder, Set.of("Vpcs"));
        assertThat(found.topology().vpcs().size(), is(0));
        assertThat(Answers.remarks(found), hasItem(Matchers.containsString("describe-vpcs")));
    }

    /// Any files may be missing together.
    @Test
    void noCombinationCrashesOrIsIllFormed() throws IOException {
        var keys = new ArrayList<>(new TreeSet<>(snapshot().keys()));
        keys.remove("Vpcs");
        var random = new Random(41);
        for (int i = 0; i < 150; i++) {
            var without = new TreeSet<String>();
            keys.stream().filter(_ -> random.nextInt(3) == 0).forEach(without::add);
            var place = Files.createDirectories(folder.resolve("n" + i));
            var found = (Import.Found) snapshot().imported(place, without);
            Answers.assertWellFormed(found.topology());
            var traced = new Traced(found.topology());
            if (found.topology().find(new ResourceId("i-in")).isPresent()) {
                traced.there("\"from\": \"i-in\", " + WEB);
            }
            for (var key : List.of("Subnets", "RouteTables", "SecurityGroups", "Reservations")) {
                assertThat(
                        without + " " + Answers.remarks(found),
                        Answers.remarks(found).stream()
                                .anyMatch(it -> it.contains("(" + key + ")")),
                        is(without.contains(key)));
            }
        }
    }
}
