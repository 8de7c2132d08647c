package dev.peerscape.core.exchange.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable.ListRow;
import dev.peerscape.core.topology.TransitRouteTable.Row;
import dev.peerscape.testing.Designs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What becomes of AWS's answers about transit gateways.
class TransitImportTest extends Answers {
    private static final String HUB =
            """
            {"TransitGateways": [{"TransitGatewayId": "tgw-1", "OwnerId": "111122223333",
               "State": "available", "TransitGatewayArn":
                 "arn:aws:ec2:eu-west-1:111122223333:transit-gateway/tgw-1",
               "Options": {"AmazonSideAsn": 4200000001, "VpnEcmpSupport": "disable",
                 "SecurityGroupReferencingSupport": "enable",
                 "DefaultRouteTableAssociation": "enable",
                 "AssociationDefaultRouteTableId": "tgw-rtb-1",
                 "DefaultRouteTablePropagation": "disable"},
               "Tags": [{"Key": "Name", "Value": "hub"}]}],
             "TransitGatewayRouteTables": [
               {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1",
                "DefaultAssociationRouteTable": true, "DefaultPropagationRouteTable": true},
               {"TransitGatewayRouteTableId": "tgw-rtb-2", "TransitGatewayId": "tgw-1",
                "State": "available", "Tags": [{"Key": "Name", "Value": "spokes"}]},
               {"TransitGatewayRouteTableId": "tgw-rtb-3", "TransitGatewayId": "tgw-1",
                "State": "deleted"}],
             "TransitGatewayAttachments": [
               {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1",
                "ResourceType": "vpc", "ResourceId": "vpc-1", "State": "available",
                "Association": {"TransitGatewayRouteTableId": "tgw-rtb-2", "State": "associated"},
                "Tags": [{"Key": "Name", "Value": "leg"}]},
               {"TransitGatewayAttachmentId": "tgw-attach-2", "TransitGatewayId": "tgw-1",
                "ResourceType": "vpn", "ResourceId": "vpn-1", "State": "available",
                "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "disassociating"}},
               {"TransitGatewayAttachmentId": "tgw-attach-3", "TransitGatewayId": "tgw-1",
                "ResourceType": "vpc", "ResourceId": "vpc-other", "State": "pendingAcceptance"}],
             "TransitGatewayVpcAttachments": [
               {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1",
                "VpcId": "vpc-1", "SubnetIds": ["subnet-1", "subnet-9"], "State": "available",
                "Options": {"ApplianceModeSupport": "enable", "Ipv6Support": "enable",
                  "SecurityGroupReferencingSupport": "disable"}}],
             "TransitGatewayPropagations": [
               {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayRouteTablePropagations": [
                 {"TransitGatewayAttachmentId": "tgw-attach-1", "State": "enabled"},
                 {"TransitGatewayAttachmentId": "tgw-attach-3", "State": "not-enabled"}]}],
             "TransitGatewayStaticRoutes": [
               {"TransitGatewayRouteTableId": "tgw-rtb-2", "Routes": [
                 {"DestinationCidrBlock": "0.0.0.0/0", "Type": "static", "State": "active",
                  "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-2"}]},
                 {"DestinationCidrBlock": "2001:db8:9::/48", "Type": "static", "State": "blackhole"},
                 {"DestinationCidrBlock": "10.99.0.0/16", "Type": "static", "State": "deleting",
                  "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-2"}]}]},
               {"TransitGatewayRouteTableId": "tgw-rtb-1", "Routes": [
                 {"DestinationCidrBlock": "192.168.0.0/16", "Type": "propagated", "State": "active",
                  "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-2"}]}]}]}
            """;

    private static TransitGateway gateway(Topology topology, String id) {
        return Optional.ofNullable(topology.transitGateways().get(new ResourceId(id)))
                .orElseThrow();
    }

    private static TransitAttachment leg(Topology topology, String gateway, String id) {
        return Optional.ofNullable(gateway(topology, gateway).attachments().get(new ResourceId(id)))
                .orElseThrow();
    }

    private static ResourceId id(String text) {
        return new ResourceId(text);
    }

    @Test
    void aGatewayHasItsOptionsItsTablesAndItsAttachments() throws IOException {
        var found = read(BASE, HUB);
        assertThat(found.remarks().toString(), remarks(found).size(), is(1));
        assertThat(remarks(found), hasItem("tgw-rtb-3 is deleted and was left out."));
        var topology = found.topology();
        assertWellFormed(topology);
        var hub = gateway(topology, "tgw-1");
        assertThat(hub.name(), is("hub"));
        assertThat(hub.region().code(), is("eu-west-1"));
        assertThat(hub.account().value(), is("111122223333"));
        assertThat(hub.asn(), is(4_200_000_001L));
        assertThat(hub.vpnEcmp(), is(false));
        assertThat(hub.groupReferencing(), is(true));
        assertThat(hub.defaultAssociation(), is(Optional.of(id("tgw-rtb-1"))));
        assertThat(hub.defaultPropagation(), is(Optional.empty()));
        var one = leg(topology, "tgw-1", "tgw-attach-1");
        assertEquals(
                new TransitAttachment(
                        id("tgw-attach-1"),
                        "leg",
                        new To.ToVpc(id("vpc-1"), List.of(id("subnet-1")), true, true, false),
                        true,
                        Optional.of(id("tgw-rtb-2")),
                        List.of(id("tgw-rtb-1"))),
                one);
        // The row that a table learned says which blocks are behind the VPN, and that it tells.
        var two = leg(topology, "tgw-1", "tgw-attach-2");
        assertEquals(
                new To.Elsewhere("vpn", "vpn-1", List.of(Cidr.of("192.168.0.0/16"))), two.to());
        assertThat(two.association(), is(Optional.empty()));
        assertThat(two.propagations(), is(List.of(id("tgw-rtb-1"))));
        var three = leg(topology, "tgw-1", "tgw-attach-3");
        assertEquals(new To.Elsewhere("vpc", "vpc-other", List.of()), three.to());
        assertThat(three.available(), is(false));
        assertThat(three.propagations(), is(empty()));
        var spokes = hub.routeTables().get(id("tgw-rtb-2"));
        assertThat(spokes.name(), is("spokes"));
        assertEquals(
                List.of(
                        Row.to(Cidr.ANY_V4, id("tgw-attach-2")),
                        Row.blackhole(Cidr.of("2001:db8:9::/48"))),
                spokes.routes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-9", "TransitGatewayId": "tgw-1", "ResourceType": "vpn", "ResourceId": "v", "State": "failed"}]} | tgw-attach-9 is failed
                    {"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-9", "TransitGatewayId": "tgw-8"}]} | no file describes its transit gateway tgw-8
                    {"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-9"}]} | tgw-attach-9 was left out because it has no TransitGatewayId
                    {"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-9", "TransitGatewayId": "tgw-1", "Association": {"TransitGatewayRouteTableId": "tgw-rtb-9"}}]} | tgw-attach-9 refers to transit gateway route table tgw-rtb-9
                    {"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-9", "TransitGatewayId": "tgw-1", "ResourceType": "vpc", "ResourceId": "vpc-1"}]} | No file says in which subnets tgw-attach-9
                    {"TransitGateways": [{"TransitGatewayId": "tgw-9", "State": "deleting"}]} | tgw-9 is deleting
                    {"TransitGateways": [{"TransitGatewayId": "tgw-9"}]} | in which Region tgw-9 is
                    {"TransitGateways": [{"OwnerId": "1"}]} | an item without TransitGatewayId
                    {"TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-9", "Routes": [{"DestinationCidrBlock": "10.0.0.0/8", "State": "blackhole"}]}]} | is told of transit gateway route table tgw-rtb-9
                    {"TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "AdditionalRoutesAvailable": true}]} | tgw-rtb-1 has more routes
                    {"TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "Routes": [{"DestinationCidrBlock": "x"}]}]} | tgw-rtb-1: this route was left out: x
                    {"TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "Routes": [{"PrefixListId": "pl-1", "State": "blackhole"}]}]} | tgw-rtb-1 refers to prefix list pl-1
                    {"TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "Routes": [{"DestinationCidrBlock": "10.0.0.0/8", "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-9"}]}]}]} | tgw-rtb-1 has routes to tgw-attach-9
                    {"TransitGatewayPeeringAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-9"}]} | tgw-attach-9 was left out because it has no TransitGatewayId
                    """)
    void whatCannotBeUsedIsNoted(String answer, String remark) throws IOException {
        var found = read(BASE, HUB, answer);
        assertThat(remarks(found), hasItem(containsString(remark)));
        assertWellFormed(found.topology());
    }

    @Test
    void aListOfDestinationsIsOneRowAndARowKeepsOneAttachment() throws IOException {
        var rows =
                """
                {"PrefixLists": [{"PrefixListId": "pl-1", "Cidrs": ["10.8.0.0/16", "10.9.0.0/16"]}],
                 "TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-1",
                   "Routes": [{"PrefixListId": "pl-1", "State": "active", "Type": "static",
                     "TransitGatewayAttachments": [
                       {"TransitGatewayAttachmentId": "tgw-attach-1"},
                       {"TransitGatewayAttachmentId": "tgw-attach-2"}]}]}]}
                """;
        var found = read(BASE, HUB, rows);
        assertEquals(
                List.of("pl-1 -> tgw-attach-1"),
                gateway(found.topology(), "tgw-1")
                        .routeTables()
                        .get(id("tgw-rtb-1"))
                        .listRoutes()
                        .stream()
                        .map(ListRow::text)
                        .toList());
        assertThat(remarks(found), hasItem(containsString("to several attachments; only")));
    }

    @Test
    void interfacesTellWhereAnAttachmentStandsWhenNothingElseDoes() throws IOException {
        var others =
                """
                {"TransitGateways": [{"TransitGatewayId": "tgw-2"}],
                 "TransitGatewayVpcAttachments": [],
                 "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-7",
                   "TransitGatewayId": "tgw-2", "ResourceType": "vpc", "ResourceId": "vpc-1"}],
                 "NetworkInterfaces": [{"NetworkInterfaceId": "eni-7", "SubnetId": "subnet-1",
                   "VpcId": "vpc-1", "InterfaceType": "transit_gateway",
                   "Description": "Network Interface for Transit Gateway Attachment tgw-attach-7"}]}
                """;
        var found = read(BASE, others);
        assertEquals(
                To.ToVpc.of(id("vpc-1"), List.of(id("subnet-1"))),
                leg(found.topology(), "tgw-2", "tgw-attach-7").to());
        // Its VPC tells where the gateway is; what is missing besides is said.
        assertThat(gateway(found.topology(), "tgw-2").region().code(), is("eu-west-1"));
        assertThat(remarks(found), not(hasItem(containsString("type transit_gateway"))));
        assertThat(remarks(found), hasItem(containsString("get-transit-gateway-route-table-prop")));
    }

    @Test
    void aRouteOfAVpcLeadsToTheGateway() throws IOException {
        var table =
                """
                {"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1",
                  "Associations": [{"Main": true, "RouteTableId": "rtb-1"}],
                  "Routes": [{"DestinationCidrBlock": "10.0.0.0/8", "TransitGatewayId": "%s"}]}]}
                """;
        var there = read(BASE, HUB, table.formatted("tgw-1"));
        assertThat(target(there), is("ToTransitGateway"));
        var gone = read(BASE, HUB, table.formatted("tgw-7"));
        assertThat(target(gone), is("Gone"));
    }

    private static String target(Import.Found found) {
        return vpc(found).routeTables().firstEntry().getValue().routes().stream()
                .map(it -> it.target().getClass().getSimpleName())
                .collect(Collectors.joining());
    }

    // ---- peerings and shared gateways: each account tells of its own

    private static final String SIDE =
            """
            {"TransitGateways": [{"TransitGatewayId": "tgw-%1$s"}],
             "TransitGatewayRouteTables": [
               {"TransitGatewayRouteTableId": "tgw-rtb-%1$s", "TransitGatewayId": "tgw-%1$s"}],
             "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-p",
               "TransitGatewayId": "tgw-%1$s", "ResourceType": "peering",
               "ResourceId": "tgw-%2$s", "State": "available",
               "Association": {"TransitGatewayRouteTableId": "tgw-rtb-%1$s"}}],
             "TransitGatewayPropagations": [],
             "TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-%1$s",
               "Routes": [{"DestinationCidrBlock": "10.0.0.0/8", "State": "active",
                 "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-p"}]}]}]}
            """;

    private Import.Found side(String account, String own, String other) throws IOException {
        var file = file(account + "/eu-west-1/hub.json", SIDE.formatted(own, other));
        return (Import.Found) Import.read(List.of(file), Designs.NOON, Import.Progress.NONE);
    }

    private static void assertLinked(Topology topology) {
        assertWellFormed(topology);
        assertEquals(
                new To.ToTransitGateway(id("tgw-b"), id("tgw-attach-p-peer")),
                leg(topology, "tgw-a", "tgw-attach-p").to());
        var far = leg(topology, "tgw-b", "tgw-attach-p-peer");
        assertEquals(new To.ToTransitGateway(id("tgw-a"), id("tgw-attach-p")), far.to());
        assertEquals(
                List.of(Row.to(Cidr.of("10.0.0.0/8"), far.id())),
                gateway(topology, "tgw-b").routeTables().firstEntry().getValue().routes());
    }

    @Test
    void theTwoEndsOfAPeeringHaveOneIdInAwsAndTwoInADocument() throws IOException {
        side("111122223333", "a", "b");
        side("444455556666", "b", "a");
        var both = read();
        assertThat(both.remarks().toString(), both.remarks(), is(empty()));
        assertLinked(both.topology());
    }

    @ParameterizedTest
    @CsvSource({"a, b", "b, a"})
    void oneSideAfterTheOtherIsTheSameAndAgainChangesNothing(String first, String second)
            throws IOException {
        var one = side("111122223333", first, second);
        assertEquals(
                new To.Elsewhere("peering", "tgw-" + second, List.of()),
                leg(one.topology(), "tgw-" + first, "tgw-attach-p").to());
        var other = side("444455556666", second, first);
        var document =
                applied(
                        applied(new Document(Topology.empty(Designs.NOON), Layout.EMPTY), one),
                        other);
        assertLinked(document.topology());
        assertSame(document, applied(document, one));
        assertSame(document, applied(document, other));
    }

    private static Document applied(Document document, Import.Found found) {
        return Edits.apply(document, found.edit()).orThrow();
    }

    @Test
    void aGatewayThatIsNotFoundAnyMoreIsGone() throws IOException {
        var home = "111122223333/eu-west-1/";
        file(home + "a.json", BASE);
        var route = BASE.replace("\"Routes\": []", ROUTE);
        file(home + "a.json", route);
        var hub = file(home + "b.json", HUB);
        var before = applied(new Document(Topology.empty(Designs.NOON), Layout.EMPTY), read());
        assertThat(before.topology().transitGateways().size(), is(1));
        Files.delete(hub);
        var untold = applied(before, read());
        assertThat(untold.topology().transitGateways().size(), is(1));
        file(home + "b.json", "{\"TransitGateways\": []}");
        var after = applied(before, read());
        assertThat(after.topology().transitGateways().size(), is(0));
        assertWellFormed(after.topology());
    }

    private static final String ROUTE =
            "\"Routes\": [{\"DestinationCidrBlock\": \"10.0.0.0/8\","
                    + " \"TransitGatewayId\": \"tgw-1\"}]";

    /// The owner sees the tables and that a VPC of another account is attached; that account sees
    /// where.
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aSharedGatewayIsPutTogether(boolean ownerFirst) throws IOException {
        var owner = "999988887777/eu-west-1/";
        var hub = HUB.replace("111122223333", "999988887777");
        var ofOwner = file(owner + "hub.json", hub);
        var guest = "111122223333/eu-west-1/";
        var shared =
                """
                {"TransitGateways": [{"TransitGatewayId": "tgw-1", "OwnerId": "999988887777"}],
                 "TransitGatewayRouteTables": [],
                 "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1",
                   "TransitGatewayId": "tgw-1", "ResourceType": "vpc", "ResourceId": "vpc-1"}],
                 "TransitGatewayVpcAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1",
                   "TransitGatewayId": "tgw-1", "VpcId": "vpc-1", "SubnetIds": ["subnet-1"]}],
                 "TransitGatewayPropagations": [], "TransitGatewayStaticRoutes": []}
                """;
        var ofGuest = List.of(file(guest + "base.json", BASE), file(guest + "shared.json", shared));
        var document = new Document(Topology.empty(Designs.NOON), Layout.EMPTY);
        for (boolean turn : List.of(ownerFirst, !ownerFirst, false, true)) {
            document = applied(document, found(turn ? List.of(ofOwner) : ofGuest));
        }
        var topology = document.topology();
        assertWellFormed(topology);
        var leg = leg(topology, "tgw-1", "tgw-attach-1");
        assertThat(leg.association(), is(Optional.of(id("tgw-rtb-2"))));
        assertEquals(To.ToVpc.of(id("vpc-1"), List.of(id("subnet-1"))), leg.to());
        assertThat(
                gateway(topology, "tgw-1").attachments().keySet(),
                containsInAnyOrder(id("tgw-attach-1"), id("tgw-attach-2"), id("tgw-attach-3")));
        assertEquals(2, gateway(topology, "tgw-1").routeTables().size());
    }

    private static Import.Found found(List<Path> files) {
        return (Import.Found) Import.read(files, Designs.NOON, Import.Progress.NONE);
    }
}
