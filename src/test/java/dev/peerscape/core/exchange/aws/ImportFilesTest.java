package dev.peerscape.core.exchange.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.testing.Designs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/// Files of all sorts: what is in them is found, and what cannot be used is noted.
class ImportFilesTest extends Answers {
    @Test
    void severalAnswersAFileOneAfterTheOtherOrInAList() throws IOException {
        var lines =
                """
                {"Subnets": [{"SubnetId": "subnet-2", "VpcId": "vpc-1", "CidrBlock": "10.1.2.0/24"}]}
                {"Subnets": [{"SubnetId": "subnet-3", "VpcId": "vpc-1", "CidrBlock": "10.1.3.0/24"}]}
                """;
        var array =
                """
                [{"Subnets": [{"SubnetId": "subnet-4", "VpcId": "vpc-1", "CidrBlock": "10.1.4.0/24"}]},
                 {"Accounts": [{"Id": "111122223333", "Name": "Acme"}],
                  "CollectedAt": "2026-05-05T01:02:03Z", "NextToken": null}]
                """;
        var found = read(lines, array, BASE);
        assertThat(vpc(found).subnets().size(), is(4));
        assertThat(found.topology().accounts().firstEntry().getValue().name(), is("Acme"));
        assertThat(found.topology().now().toString(), is("2026-05-05T01:02:03Z"));
        assertThat(found.remarks(), is(empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"Subnets": [{"SubnetId":          | eu-west-1/x.json, line 1: this is not JSON
                    ``                                 | eu-west-1/x.json is empty
                    "text"                             | is not the JSON object
                    {"Gadgets": [{}], "Regions": []}   | eu-west-1/x.json: Gadgets is not known
                    {"Gadget": {"a": 1}}               | eu-west-1/x.json: Gadget is not known
                    {"DBInstances": [{}, {}]}          | DBInstances: 2 left out
                    {"VpcEndpoints": [{}]}             | an item without VpcEndpointId
                    {"Routes": [{}]}                   | Routes does not say of what it is
                    {"Vpcs": [{"VpcId": "subnet-1"}]}  | x.json: an item without VpcId
                    """)
    void whatCannotBeUsedIsNoted(String content, String remark) throws IOException {
        file("eu-west-1/x.json", content);
        var found = read(BASE);
        assertThat(remarks(found), contains(containsString(remark)));
        assertThat(found.topology().vpcs().size(), is(1));
    }

    @Test
    void windowsWritesInUtf16() throws IOException {
        Files.write(
                folder.resolve("w.json"), ("\ufeff" + BASE).getBytes(Charset.forName("UTF-16LE")));
        assertThat(read().topology().vpcs().size(), is(1));
    }

    @Test
    void secretsOfVpnConnectionsReachNothing() throws IOException {
        var vpn =
                """
                {"VpnGateways": [{"VpnGatewayId": "vgw-1",
                   "VpcAttachments": [{"VpcId": "vpc-1", "State": "attached"}]}],
                 "VpnConnections": [{"VpnConnectionId": "vpn-1", "VpnGatewayId": "vgw-1",
                  "CustomerGatewayConfiguration": "<ipsec_tunnel><ike><pre_shared_key>hush-1</pre_shared_key></ike></ipsec_tunnel>",
                  "Options": {"TunnelOptions": [{"PreSharedKey": "hush-2"}]}}],
                 "virtualInterfaces": [{"virtualInterfaceId": "dxvif-1", "connectionId": "dxcon-1",
                  "virtualInterfaceType": "private", "authKey": "hush-5",
                  "customerRouterConfig": "<x>hush-6</x>", "bgpPeers": [{"authKey": "hush-7"}]}],
                 "CustomerGatewayConfiguration": {"a": "hush-3"}, "PreSharedKey": ["hush-4"]}
                """;
        var found = read(BASE, vpn);
        var all =
                remarks(found)
                        + FileFormat.text(new Document(found.topology(), Layout.EMPTY))
                        + found;
        assertThat(all, not(containsString("hush")));
        assertThat(found.topology().hybrid().vpnConnections().size(), is(1));
        assertThat(found.topology().hybrid().virtualInterfaces().size(), is(1));
    }

    @Test
    void withoutAVpcThereIsNothing() throws IOException {
        file("x.json", "{\"Subnets\": []}");
        var none = Import.read(List.of(folder), Designs.NOON, Import.Progress.NONE);
        assertThat(none, is(instanceOf(Import.Nothing.class)));
        var missing =
                Import.read(List.of(folder.resolve("no")), Designs.NOON, Import.Progress.NONE);
        assertThat(((Import.Nothing) missing).message().key(), is("aws.no-path"));
        var bare = Files.createDirectory(folder.resolve("bare"));
        var empty = Import.read(List.of(bare), Designs.NOON, Import.Progress.NONE);
        assertThat(((Import.Nothing) empty).message().key(), is("aws.no-json"));
    }

    @Test
    void readingCanBeStoppedAndTellsHowFarItIs() throws IOException {
        Files.writeString(folder.resolve("x.json"), BASE, StandardCharsets.UTF_8);
        var done = new long[2];
        var watching =
                new Import.Progress() {
                    @Override
                    public void at(long bytes, long total) {
                        assertTrue(bytes >= done[0] && bytes <= total, bytes + " of " + total);
                        done[0] = bytes;
                        done[1]++;
                    }
                };
        Import.read(List.of(folder), Designs.NOON, watching);
        assertThat(done[0], is(Files.size(folder.resolve("x.json"))));
        assertTrue(done[1] > 5);
        var stopping =
                new Import.Progress() {
                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        assertThat(
                Import.read(List.of(folder), Designs.NOON, stopping),
                is(instanceOf(Import.Cancelled.class)));
    }
}
