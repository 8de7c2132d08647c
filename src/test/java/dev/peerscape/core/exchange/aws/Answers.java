package dev.peerscape.core.exchange.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.peerscape.core.edit.Audit;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.testing.Designs;

import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Answers of the AWS command line for tests, written into files and imported.
abstract class Answers {
    /// A VPC with one of everything; the tests put other items beside it.
    static final String BASE =
            """
            {
              "Vpcs": [{"VpcId": "vpc-1", "OwnerId": "111122223333", "CidrBlock": "10.1.0.0/16",
                "CidrBlockAssociationSet": [
                  {"CidrBlock": "10.1.0.0/16", "CidrBlockState": {"State": "associated"}},
                  {"CidrBlock": "10.2.0.0/16", "CidrBlockState": {"State": "associated"}},
                  {"CidrBlock": "10.3.0.0/16", "CidrBlockState": {"State": "disassociated"}}],
                "Ipv6CidrBlockAssociationSet": [
                  {"Ipv6CidrBlock": "2001:db8::/56", "Ipv6CidrBlockState": {"State": "associated"}}],
                "Tags": [{"Key": "env", "Value": "x"}, {"Key": "Name", "Value": "main"}]}],
              "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.1.1.0/24",
                "AvailabilityZone": "eu-west-1b", "MapPublicIpOnLaunch": true}],
              "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1",
                "Associations": [{"Main": true, "RouteTableId": "rtb-1"}], "Routes": []}],
              "SecurityGroups": [{"GroupId": "sg-1", "VpcId": "vpc-1", "GroupName": "default",
                "IpPermissions": [], "IpPermissionsEgress": []}],
              "NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "IsDefault": true,
                "Associations": [{"SubnetId": "subnet-1"}], "Entries": []}],
              "Reservations": [{"Instances": [{"InstanceId": "i-1", "State": {"Name": "running"},
                "NetworkInterfaces": [{"NetworkInterfaceId": "eni-1", "SubnetId": "subnet-1",
                  "PrivateIpAddress": "10.1.1.10", "Groups": [{"GroupId": "sg-1"}],
                  "Attachment": {"DeviceIndex": 0}}]}]}],
              "NetworkInterfaces": []
            }
            """;

    private static final ResourceId VPC = new ResourceId("vpc-1");

    @TempDir Path folder;

    Path file(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    Import.Found read(String... contents) throws IOException {
        for (int i = 0; i < contents.length; i++) {
            file("part-" + i + ".json", contents[i]);
        }
        return (Import.Found) Import.read(List.of(folder), Designs.NOON, Import.Progress.NONE);
    }

    static List<String> remarks(Import.Found found) {
        var texts = Texts.in(Locale.ENGLISH);
        return found.remarks().stream().map(texts::text).toList();
    }

    static Vpc vpc(Import.Found found) {
        return found.topology().vpcs().get(VPC);
    }

    static void assertWellFormed(Topology topology) {
        assertThat(Audit.of(new Document(topology, Layout.EMPTY)), is(empty()));
    }
}
