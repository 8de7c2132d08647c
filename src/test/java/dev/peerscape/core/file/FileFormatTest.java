package dev.peerscape.core.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Audit;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a file says, and how it is refused when it says something else.
class FileFormatTest {
    private static final Path LAB = Path.of("assets/samples", Samples.LAB);

    private static String lab() throws IOException {
        return Files.readString(LAB);
    }

    private static Document loaded(String text) {
        return switch (FileFormat.read(text, "x")) {
            case Opening.Loaded(var document, _) -> document;
            case Opening.Rejected(var message, _) ->
                    throw new AssertionError(Texts.in(Locale.ENGLISH).text(message));
        };
    }

    private static Opening.Rejected rejected(String text) {
        return assertInstanceOf(Opening.Rejected.class, FileFormat.read(text, "x"));
    }

    private static String sentence(Opening.Rejected rejected) {
        return Texts.in(Locale.ENGLISH).text(rejected.message());
    }

    @Test
    void theLabIsWrittenAsItStands() throws IOException {
        var document = loaded(lab());
        assertThat(FileFormat.text(document), is(lab()));
        assertEquals(document, loaded(FileFormat.text(document)));
        assertThat(Audit.of(document), is(List.of()));
        assertEquals(document, Samples.lab());
    }

    @Test
    void everythingUnusualSurvives() {
        var document = Everything.document();
        var text = FileFormat.text(document);
        assertEquals(document, loaded(text), text);
        assertThat(FileFormat.text(loaded(text)), is(text));
        assertThat(Audit.of(document), is(List.of()));
    }

    @Test
    void everyRowHasALineOfItsOwn() throws IOException {
        var line =
                lab().lines().filter(it -> it.contains("\"pcx-lab\"}")).map(String::strip).toList();
        assertThat(
                line,
                is(
                        List.of(
                                "{\"destination\": \"10.0.0.0/16\", \"target\": \"pcx-lab\"}",
                                "{\"destination\": \"172.16.0.0/16\", \"target\": \"pcx-lab\"}")));
    }

    @Test
    void fieldsMayComeInAnyOrderAndUsualOnesBeLeftOut() {
        var document =
                loaded(
                        """
                        {"vpcs": [{"cidrs": ["10.0.0.0/16"], "region": "us-east-1",
                          "routeTables": [{"routes": [
                             {"gone": true, "target": "nat-1", "destination": "0.0.0.0/0"}],
                             "id": "rtb-1"}],
                          "subnets": [{"id": "subnet-1", "networkAcl": "acl-1",
                             "cidrs": ["10.0.0.0/24"], "zone": "us-east-1a"}],
                          "mainRouteTable": "rtb-1", "defaultNetworkAcl": "acl-1",
                          "networkAcls": [{"id": "acl-1"}], "defaultSecurityGroup": "sg-1",
                          "securityGroups": [{"id": "sg-1",
                             "egress": [{"peer": "::/0", "protocol": "6"}]}],
                          "account": "111122223333", "id": "vpc-1"}],
                         "version": 1, "now": "2026-01-01T00:00:00Z", "format": "peerscape"}
                        """);
        var vpc = document.topology().vpcs().firstEntry().getValue();
        assertTrue(vpc.dnsSupport());
        var group = vpc.securityGroups().firstEntry().getValue();
        assertThat(group.egress().getFirst().match(), is(Match.all(Protocol.TCP)));
    }

    /// Each case changes one place of the lab; the refusal must say which, and why.
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "10.0.3.0/24"        | "10.0.3.1/24"      | vpcs[1].subnets[1].cidrs[0] | did you mean 10.0.3.0/24?
                    "10.0.3.0/24"        | "10.0.3.0"         | vpcs[1].subnets[1].cidrs[0] | no prefix length
                    "10.0.3.0/24"        | "10.0.300.0/24"    | vpcs[1].subnets[1].cidrs[0] | not an IPv4 or IPv6 address
                    "10.0.3.0/24"        | 10                 | vpcs[1].subnets[1].cidrs[0] | Found a number, wanted a text
                    ["10.0.3.0/24"]      | "10.0.3.0/24"      | vpcs[1].subnets[1].cidrs    | Found a text, wanted a list
                    "10.0.3.96"          | "10.0.3"           | vpcs[1].natGateways[0].privateIp | not an IPv4
                    "status": "active"   | "status": "activ"  | peerings[0].status          | did you mean "active"?
                    "status": "active"   | "status": "up"     | peerings[0].status          | not one of initiating-request
                    "action": "allow"    | "action": "permit" | vpcs[0].networkAcls[0].ingress[0].action | not one of allow, deny
                    "target": "nat-lab"  | "target": "nat-lob"| vpcs[1].routeTables[0].routes[0].target | did you mean nat-lab?
                    "target": "nat-lab"  | "target": "eni-xyzzy"| vpcs[1].routeTables[0].routes[0].target | eni-xyzzy is not in this file.
                    "target": "nat-lab"  | "target": "subnet-private-a"| vpcs[1].routeTables[0].routes[0].target | starts with igw-, eigw-, nat-, pcx-, eni-, tgw-
                    "subnet": "subnet-public-a" | "subnet": "subnet-public-b" | vpcs[1].natGateways[0].subnet | not in this VPC or transit gateway; did you mean subnet-public-a?
                    "peer": "sg-requester" | "peer": "sg-requestor" | vpcs[1].securityGroups[1].ingress[0].peer | did you mean sg-requester?
                    "mainRouteTable": "rtb-requester-private" | "mainRouteTable": "rtb-zzz" | vpcs[1].mainRouteTable | not in this VPC
                    {"vpc": "vpc-requester" | {"vpc": "vpc-reqester" | peerings[0].requester.vpc | did you mean vpc-requester?
                    {"id": "i-app", "x"  | {"id": "i-zzzz", "x" | layout[0].id | i-zzzz is not in this file
                    "x": 360             | "x": "360"         | layout[3].x | Found a text, wanted a number
                    "id": "nat-lab", "name" | "id": "eni-app", "name" | vpcs[1].natGateways[0].id | starts with nat-
                    "id": "eni-app"      | "id": "eni-web"    | vpcs[1].instances[0].interfaces[0].id | defined twice
                    "id": "eni-app"      | "id": "eni app"    | vpcs[1].instances[0].interfaces[0].id | starts with "eni-"
                    "fromPort": 3306     | "fromPort": 70000  | vpcs[0].securityGroups[1].ingress[2].fromPort | 70000 is not from 0 to 65535
                    "fromPort": 3306     | "fromPort": 3307   | vpcs[0].securityGroups[1].ingress[2] | upside down
                    "fromPort": 3306     | "fromPort": 33.5   | vpcs[0].securityGroups[1].ingress[2].fromPort | wanted a whole number
                    "protocol": "tcp", "fromPort": 3306 | "protocol": "icmp", "fromPort": 3306 | vpcs[0].securityGroups[1].ingress[2] | no ports
                    "protocol": "tcp", "fromPort": 3306 | "protocol": "tpc", "fromPort": 3306 | vpcs[0].securityGroups[1].ingress[2].protocol | not a protocol
                    "zone": "ap-northeast-2a", "cidrs": ["10.0.3.0/24"], | "cidrs": ["10.0.3.0/24"], | vpcs[1].subnets[1].zone | "zone" is missing
                    "zone": "ap-northeast-2a", "cidrs": ["10.0.3.0/24"], | "zones": "x", "cidrs": ["10.0.3.0/24"], | vpcs[1].subnets[1].zones | did you mean "zone"?
                    "zone": "ap-northeast-2a", "cidrs": ["10.0.3.0/24"], | "zone": "a", "zone": "a", "cidrs": ["10.0.3.0/24"], | vpcs[1].subnets[1].zone | given twice
                    "assignsPublicIp": true} | "assignsPublicIp": "yes"} | vpcs[0].subnets[1].assignsPublicIp | wanted true or false
                    "assignsPublicIp": true} | "tags": {"a": [1]}} | vpcs[0].subnets[1].tags | no field "tags" in version 1
                    "account": "111122223333", | "account": "1111", | vpcs[0].account | twelve digits
                    "region": "ap-northeast-2", | "region": "Seoul", | vpcs[0].region | not a Region code
                    "now": "2026-11-02T09:00:00Z" | "now": "today" | now | not a time
                    "version": 1         | "version": 2       | version | update Peerscape
                    "version": 1         | "version": "1"     | version | Found a text, wanted a whole number
                    "version": 1         | "version": 0       | version | 0 is not from 1 to 1
                    "format": "peerscape"| "format": "excalidraw" | format | a Peerscape file says "peerscape"
                    "peerings": [        | "peerings": {      | peerings | Found an object, wanted a list
                    "2026-11-02T08:40:00Z" | null             | peerings[0].since | Found null, wanted a text
                    """)
    void aWrongPlaceIsNamed(String from, String to, String field, String reason)
            throws IOException {
        var text = lab();
        int at = text.indexOf(from);
        assertTrue(at >= 0, () -> "the lab has no " + from);
        var refusal = rejected(text.substring(0, at) + to + text.substring(at + from.length()));
        long line = text.substring(0, at).lines().count();
        var sentence = sentence(refusal);
        assertThat(sentence, containsString(reason));
        assertThat(sentence, startsWith("x, line " + line + ", " + field + ": "));
        var place = refusal.place().orElseThrow();
        assertThat((long) place.line(), is(line));
        assertThat(place.field(), is(field));
    }

    /// The same of what leads out of VPCs.
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "propagating": ["vgw-odd"]   | "propagating": ["vgw-x"]      | propagating[0] | not in this VPC
                    "list": "pl-odd", "target"   | "list": "pl-x", "target"      | listRoutes[0].list | pl-x is not in this file
                    "target": "vgw-odd"          | "target": "vpn-bgp"           | target | starts with igw-
                    "prefixList": "pl-aws"       | "privateDns": false, "prefixList": "pl-aws" | endpoints[1] | not both
                    "targetGroup": "tg-odd"      | "targetGroup": "tg-x"         | listeners[0].targetGroup | not in this VPC
                    "protocol": "udp", "port": 53, "targetGroup" | "protocol": "icmp", "port": 53, "targetGroup" | listeners[1].protocol | not one of tcp, udp
                    "target": "i-odd"            | "target": "i-x"               | targets[0].target | not in this VPC
                    "over": "vpn-static"         | "over": "vpn-none"            | sites[0].routes[0].over | vpn-none is not in this file
                    "over": "vpn-static"         | "over": "vgw-odd"             | sites[0].routes[0].over | starts with vpn-, dxvif-
                    "site": "site-odd"           | "site": "site-x"              | customerGateways[0].site | site-x is not in this file
                    "staticRoutes":              | "med": 5, "staticRoutes":     | vpnConnections[1] | not both
                    "gateway": "tgw-odd",        | "gateway": "vgw-odd",         | attachments[3].vpn | does not name the transit gateway
                    "type": "transit"            | "type": "public"              | virtualInterfaces[2] | cannot lead to
                    "type": "transit"            | "type": "hosted"              | virtualInterfaces[2].type | not one of private, transit, public
                    "vlan": 101                  | "vlan": 5000                  | vlan | 5000 is not from 1 to 4094
                    "ipv6": true, "maxEntries"   | "maxEntries"                  | prefixLists[1] | list of IPv4 blocks
                    "peer": "pl-odd"             | "gone": true, "peer": "pl-odd" | ingress[2] | Only a security group can be gone
                    "betweenGateways"            | "betweenGateway"              | dxGateways[0] | did you mean "betweenGateways"?
                    """)
    void aWrongPlaceOutsideIsNamed(String from, String to, String field, String reason) {
        var good = FileFormat.text(Everything.document());
        assertTrue(good.contains(from), from);
        int at = good.indexOf(from);
        var text = good.substring(0, at) + to + good.substring(at + from.length());
        var refusal = rejected(text);
        assertThat(sentence(refusal), containsString(reason));
        assertThat(refusal.place().orElseThrow().field(), containsString(field));
    }

    @Test
    void aMissingCommaIsNamedByLine() throws IOException {
        var refusal = rejected(lab().replace("\"version\": 1,", "\"version\": 1"));
        assertThat(sentence(refusal), containsString("This is not JSON"));
        assertThat(refusal.place().orElseThrow().line(), is(4));
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        var text = lab();
        int last = text.lastIndexOf('}');
        for (int length = 0; length <= last; length += 97) {
            var refusal = rejected(text.substring(0, length));
            assertTrue(refusal.place().isPresent(), "cut at " + length);
            var sentence = sentence(refusal);
            assertTrue(
                    sentence.contains("cut off")
                            || sentence.contains("missing")
                            || sentence.contains("Found nothing"),
                    "cut at " + length + ": " + sentence);
        }
    }

    @Test
    void aNewerFileIsCalledNewerWhateverElseItSays() {
        var refusal =
                rejected(
                        """
                        {"transitGateways": [], "version": 7,
                         "format": "peerscape"}
                        """);
        assertThat(sentence(refusal), containsString("version 7"));
        assertThat(refusal.place().orElseThrow().line(), is(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "[]", "12", "{}", "{\"Resources\": {}}", "\u0000", "<x/>"})
    void somethingElseAltogetherIsRefused(String text) {
        assertThat(sentence(rejected(text)), containsString("x, line "));
    }

    @Test
    void nothingMayFollow() throws IOException {
        assertThat(sentence(rejected(lab() + "{}")), containsString("Nothing may follow"));
    }

    @Test
    void columnsCountCharactersNotBytes() throws IOException {
        var refusal =
                rejected(lab().replace("\"name\": \"lab\"}", "\"name\": \"실습 계정\", \"x\": 1}"));
        assertThat(sentence(refusal), refusal.place().orElseThrow().line(), is(6));
        var line = "    {\"id\": \"111122223333\", \"name\": \"실습 계정\", \"x\": 1}";
        assertThat(refusal.place().orElseThrow().column(), is(line.indexOf("1}") + 1));
    }

    @Test
    void aMissingFileIsASentence() {
        var refusal =
                assertInstanceOf(
                        Opening.Rejected.class, FileFormat.read(Path.of("no", "such.peerscape")));
        assertThat(sentence(refusal), is("There is no file such.peerscape."));
    }

    @Test
    void aFolderIsASentence() {
        var refusal = assertInstanceOf(Opening.Rejected.class, FileFormat.read(Path.of("src")));
        assertThat(sentence(refusal), is("src is a folder; a file is wanted."));
    }
}
