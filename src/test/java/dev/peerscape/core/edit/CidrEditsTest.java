package dev.peerscape.core.edit;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Outcome.Applied;
import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

/// Blocks of VPCs: A.1.1, B.1, B.2.
class CidrEditsTest {
    private static Refused refused(Document document, Edit edit) {
        return assertInstanceOf(Refused.class, Edits.apply(document, edit), edit::toString);
    }

    private static Applied applied(Document document, Edit edit) {
        return assertInstanceOf(Applied.class, Edits.apply(document, edit), edit::toString);
    }

    private static Edit.AddCidr add(String vpc, String block) {
        return new Edit.AddCidr(id(vpc), Cidr.of(block));
    }

    private static Edit.ReplaceCidr replace(String vpc, String old, String block) {
        return new Edit.ReplaceCidr(id(vpc), Cidr.of(old), Cidr.of(block));
    }

    private static Vpc vpcOf(Document document, String id) {
        return document.topology().vpc(id(id)).orElseThrow();
    }

    private static PeeringStatus status(Document document) {
        return document.topology().peering(id("pcx-ab")).orElseThrow().status();
    }

    /// A.1.1, N12: while its request waits, the requester gets no block at all.
    @Test
    void theRequesterWaits() {
        for (var block : List.of("10.1.0.0/16", "100.64.0.0/16", "2001:db8::/56")) {
            var no = refused(pending(), add("vpc-a", block));
            assertEquals("edit.cidr-pending", no.reason().key());
            var after = apply(pending(), no.suggestion().orElseThrow());
            assertTrue(vpcOf(after, "vpc-a").cidrs().contains(Cidr.of(block)));
            assertEquals(PeeringStatus.DELETED, status(after));
            assertEquals(
                    PeeringStatus.PENDING_ACCEPTANCE,
                    after.topology().peering(id("pcx-0001")).orElseThrow().status());
        }
    }

    /// A.1.1, T8: the accepter gets any; one that overlaps makes the request fail.
    @Test
    void theAccepterMayAndMayOvertake() {
        var fine = applied(pending(), add("vpc-b", "172.17.0.0/16"));
        assertEquals(PeeringStatus.PENDING_ACCEPTANCE, status(fine.document()));
        assertEquals(List.of(), fine.notes());
        var dual =
                apply(
                        Document.empty(NOON),
                        new Edit.AddVpc(
                                vpc("vpc-a", ALICE, "10.0.0.0/16", "100.64.0.0/16"),
                                Optional.empty()),
                        new Edit.AddVpc(vpc("vpc-b", BOB, "172.16.0.0/16"), Optional.empty()),
                        new Edit.RequestPeering(
                                Actor.ANYONE, id("pcx-ab"), "", id("vpc-a"), id("vpc-b")));
        var overtaken = applied(dual, add("vpc-b", "100.64.16.0/20"));
        assertEquals(PeeringStatus.FAILED, status(overtaken.document()));
        assertEquals("edit.note-overtaken", overtaken.notes().getFirst().key());
        assertTrue(overtaken.touched().contains(id("pcx-ab")));
    }

    /// A.1.1: while it is active either gets what overlaps nothing of the other.
    @Test
    void peersGetWhatThePeerDoesNotHave() {
        var document = apply(lab(), add("vpc-a", "100.64.0.0/16"), add("vpc-b", "172.20.0.0/16"));
        var no = refused(document, add("vpc-b", "100.64.0.0/20"));
        assertEquals("CidrConflict", no.code());
        assertEquals(
                Message.of(
                        "edit.cidr-peer-overlap",
                        "100.64.0.0/20",
                        "100.64.0.0/16",
                        "vpc-a",
                        "pcx-ab"),
                no.reason());
        assertEquals(PeeringStatus.ACTIVE, status(document));
    }

    /// B.1: not overlapping its own, nor containing the destination of a route; the guide's example
    /// is 10.2.0.0/16 with a route to 10.0.0.0/24.
    @ParameterizedTest
    @CsvSource({
        "10.2.128.0/17, edit.cidr-own-overlap",
        "10.0.0.0/8, edit.cidr-own-overlap",
        "10.4.0.0/24, edit.cidr-routed",
        "10.4.0.0/16, edit.cidr-routed",
        "10.4.0.0/25, ''",
        "10.5.0.0/16, ''",
        "10.6.0.0/30, ''",
        "100.64.0.0/16, ''",
        "2001:db8::/56, ''"
    })
    void besideItsOwn(String block, String reason) {
        var vpc = vpc("vpc-a", ALICE, "10.2.0.0/16");
        var document =
                apply(
                        Document.empty(NOON),
                        new Edit.AddVpc(vpc, Optional.empty()),
                        new Edit.AddRoute(
                                vpc.mainRouteTable(),
                                Route.to(Cidr.of("10.4.0.0/24"), new Target.Gone(id("vgw-1")))));
        var outcome = Edits.apply(document, add("vpc-a", block));
        assertEquals(reason, outcome instanceof Refused(_, var why, _) ? why.key() : "");
    }

    /// B.2, every line of the matrix.
    @ParameterizedTest
    @CsvSource({
        "10.8.0.0/16, 172.16.0.0/16, 172.16.0.0/12",
        "10.8.0.0/16, 192.168.0.0/16, 192.168.0.0/16",
        "10.8.0.0/16, 198.19.0.0/16, 198.19.0.0/16",
        "10.8.0.0/16, 10.0.0.0/16, ''",
        "10.1.0.0/16, 10.0.0.0/16, 10.0.0.0/16",
        "10.0.0.0/17, 10.0.128.0/17, 10.0.0.0/16",
        "10.0.0.0/16, 10.1.0.0/16, ''",
        "10.8.0.0/16, 100.64.0.0/16, ''",
        "10.8.0.0/16, 8.8.8.0/24, ''",
        "172.16.0.0/16, 10.0.0.0/16, 10.0.0.0/8",
        "172.16.0.0/16, 172.31.0.0/16, 172.31.0.0/16",
        "172.16.0.0/16, 172.20.0.0/16, ''",
        "192.168.0.0/24, 172.16.0.0/16, 172.16.0.0/12",
        "192.168.0.0/24, 192.168.1.0/24, ''",
        "198.19.0.0/24, 10.0.0.0/16, 10.0.0.0/8",
        "198.19.0.0/24, 198.19.1.0/24, ''",
        "100.64.0.0/16, 192.168.0.0/16, 192.168.0.0/16",
        "100.64.0.0/16, 198.19.0.0/16, 198.19.0.0/16",
        "8.8.8.0/24, 100.64.0.0/16, ''",
        "10.8.0.0/16, 169.254.0.0/20, 169.254.0.0/16"
    })
    void theMatrix(String has, String gets, String range) {
        var restricted = BlockRules.restriction(cidrs(has), Cidr.of(gets));
        assertEquals(range, restricted.map(Cidr::toString).orElse(""));
        var document =
                apply(
                        Document.empty(NOON),
                        new Edit.AddVpc(vpc("vpc-a", ALICE, has), Optional.empty()));
        var outcome = Edits.apply(document, add("vpc-a", gets));
        assertEquals(
                !range.isEmpty(),
                outcome instanceof Refused(var code, _, _) && code.equals("InvalidVpc.Range"));
    }

    @Test
    void whatCanBeTakenAway() {
        var document = apply(lab(), add("vpc-a", "100.64.0.0/16"));
        var vpc = vpcOf(document, "vpc-a");
        var gone = new Edit.RemoveCidr(vpc.id(), Cidr.of("100.64.0.0/16"));
        var used =
                apply(
                        document,
                        new Edit.PutSubnet(
                                vpc.id(),
                                subnet(vpc, "subnet-x", "100.64.0.0/24"),
                                Optional.empty()));
        assertEquals("DependencyViolation", refused(used, gone).code());
        assertEquals(cidrs("10.0.0.0/16"), vpcOf(apply(document, gone), "vpc-a").cidrs());
        assertEquals(
                "OperationNotPermitted",
                refused(document, new Edit.RemoveCidr(vpc.id(), Cidr.of("10.0.0.0/16"))).code());
        assertEquals(
                "edit.cidr-not-there",
                refused(document, new Edit.RemoveCidr(vpc.id(), Cidr.of("10.9.0.0/16")))
                        .reason()
                        .key());
    }

    @Test
    void aChangedBlockTakesItsSubnetsAndAddressesAlong() {
        var outcome = applied(lab(), replace("vpc-a", "10.0.0.0/16", "10.7.0.0/16"));
        var vpc = vpcOf(outcome.document(), "vpc-a");
        assertEquals(cidrs("10.7.0.0/16"), vpc.cidrs());
        assertEquals(cidrs("10.7.1.0/24"), vpc.subnets().get(id("subnet-a")).cidrs());
        assertEquals(
                List.of(Ip.of("10.7.1.10")), vpc.instances().get(id("i-a")).primary().addresses());
        assertEquals(Ip.of("10.7.1.96"), vpc.natGateways().get(id("nat-a")).privateIp());
        assertEquals(
                List.of("edit.note-subnets-moved", "edit.note-moved"),
                outcome.notes().stream().map(Message::key).toList());
    }

    @Test
    void aSubnetWithoutRoomStays() {
        var outcome = applied(lab(), replace("vpc-a", "10.0.0.0/16", "10.7.0.0/24"));
        assertEquals(
                cidrs("10.0.1.0/24"),
                vpcOf(outcome.document(), "vpc-a").subnets().get(id("subnet-a")).cidrs());
        assertEquals(
                List.of(Message.of("edit.note-subnets-stayed", 1, "10.7.0.0/24", "subnet-a")),
                outcome.notes());
        var grown = applied(lab(), replace("vpc-a", "10.0.0.0/16", "10.0.0.0/15"));
        assertEquals(
                cidrs("10.0.1.0/24"),
                vpcOf(grown.document(), "vpc-a").subnets().get(id("subnet-a")).cidrs());
    }

    @Test
    void aChangeIsHeldToTheSameRules() {
        assertEquals(
                "edit.cidr-pending",
                refused(pending(), replace("vpc-a", "10.0.0.0/16", "10.1.0.0/16")).reason().key());
        assertEquals(
                "edit.cidr-peer-overlap",
                refused(lab(), replace("vpc-a", "10.0.0.0/16", "172.16.0.0/20")).reason().key());
        assertEquals(
                "edit.cidr-family",
                refused(pair(), replace("vpc-a", "10.0.0.0/16", "2001:db8::/56")).reason().key());
        assertEquals(
                PeeringStatus.FAILED,
                status(apply(pending(), replace("vpc-b", "172.16.0.0/16", "10.0.64.0/20"))));
    }

    @Test
    void aSubnetsBlockTakesItsAddressesAlong() {
        var vpc = vpcOf(lab(), "vpc-a");
        var moved =
                applied(
                        lab(),
                        new Edit.PutSubnet(
                                vpc.id(),
                                vpc.subnets().get(id("subnet-a")).withCidrs(cidrs("10.0.9.0/26")),
                                Optional.empty()));
        var after = vpcOf(moved.document(), "vpc-a");
        assertEquals(
                List.of(Ip.of("10.0.9.10")),
                after.instances().get(id("i-a")).primary().addresses());
        // .96 has no place in a /26 and stays for the checks to find.
        assertEquals(Ip.of("10.0.1.96"), after.natGateways().get(id("nat-a")).privateIp());
    }
}
