package dev.peerscape.core.edit;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Outcome.Applied;
import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

class RemovalTest {
    private static Edit.Remove remove(String... ids) {
        return new Edit.Remove(Arrays.stream(ids).map(ResourceId::new).collect(Collectors.toSet()));
    }

    private static Applied applied(Document document, Edit edit) {
        return assertInstanceOf(Applied.class, Edits.apply(document, edit));
    }

    private static Refused refused(Document document, Edit edit) {
        return assertInstanceOf(Refused.class, Edits.apply(document, edit));
    }

    private static RouteTable table(Document document, String id) {
        return (RouteTable) document.topology().find(id(id)).orElseThrow();
    }

    @Test
    void aSubnetTakesWhatStandsInItAndLeavesBlackholes() {
        var outcome = applied(lab(), remove("subnet-a"));
        var topology = outcome.document().topology();
        for (var gone : List.of("subnet-a", "i-a", "eni-a", "nat-a")) {
            assertTrue(topology.find(id(gone)).isEmpty(), gone);
            assertTrue(outcome.touched().contains(id(gone)), gone);
        }
        assertEquals(
                new Target.Gone(id("nat-a")),
                table(outcome.document(), "rtb-own").routes().get(1).target());
        assertEquals(
                List.of(
                        Message.of("edit.note-fell-instance", 1, "i-a"),
                        Message.of("edit.note-fell-nat-gateway", 1, "nat-a"),
                        Message.of("edit.note-blackholes", 1, "own")),
                outcome.notes());
        assertEquals(List.of(), Audit.of(outcome.document()));
    }

    @Test
    void aVpcTakesItsPeeringAndTheOthersRoutesStay() {
        var outcome = applied(lab(), remove("vpc-a"));
        var peering = outcome.document().topology().peering(id("pcx-ab")).orElseThrow();
        assertEquals(PeeringStatus.DELETED, peering.status());
        assertEquals(
                new Peering.Side(id("vpc-a"), false, ALICE, SEOUL, cidrs("10.0.0.0/16"), false),
                peering.requester());
        assertEquals(
                new Target.ToPeering(id("pcx-ab")),
                table(outcome.document(), "rtb-b").routes().getFirst().target());
        assertTrue(outcome.notes().contains(Message.of("edit.note-blackholes", 1, "main")));
        assertTrue(outcome.touched().containsAll(Set.of(id("vpc-a"), id("pcx-ab"), id("eni-a"))));
        assertEquals(List.of(), Audit.of(outcome.document()));
    }

    @Test
    void aPeeringThatBothVpcsLeftIsClearedAway() {
        var outcome = applied(lab(), remove("vpc-a", "vpc-b"));
        assertTrue(outcome.document().topology().peerings().isEmpty());
        assertTrue(outcome.document().topology().vpcs().isEmpty());
    }

    @Test
    void whatIsSelectedTogetherGoesTogether() {
        var outcome = applied(lab(), remove("vpc-a", "pcx-ab", "subnet-a", "subnet-b"));
        assertTrue(outcome.document().topology().peering(id("pcx-ab")).isEmpty());
        assertEquals(
                new Target.Gone(id("pcx-ab")),
                table(outcome.document(), "rtb-b").routes().getFirst().target());
        assertEquals(List.of(), Audit.of(outcome.document()));
    }

    @Test
    void anOverPeeringIsClearedAwayAndAnOpenOneIsNot() {
        var no = refused(lab(), remove("pcx-ab"));
        assertEquals("InvalidStateTransition", no.code());
        var ended = apply(lab(), no.suggestion().orElseThrow());
        var outcome = applied(ended, remove("pcx-ab"));
        assertEquals(
                new Target.Gone(id("pcx-ab")),
                table(outcome.document(), "rtb-own").routes().getFirst().target());
        assertEquals(List.of(Message.of("edit.note-blackholes", 2, "own, main")), outcome.notes());
    }

    /// A.1.2
    @Test
    void aRequestOfAnotherAccountKeepsTheVpc() {
        var no = refused(pending(), remove("vpc-b"));
        assertEquals("DependencyViolation", no.code());
        assertEquals("edit.remove-pending", no.reason().key());
        var after = apply(pending(), no.suggestion().orElseThrow());
        assertTrue(after.topology().vpc(id("vpc-b")).isEmpty());
        assertEquals(
                PeeringStatus.REJECTED,
                after.topology().peering(id("pcx-ab")).orElseThrow().status());
    }

    /// A.1.2, T9
    @Test
    void theRequestersVpcTakesItsRequestAlong() {
        var after = applied(pending(), remove("vpc-a")).document();
        var peering = after.topology().peering(id("pcx-ab")).orElseThrow();
        assertEquals(PeeringStatus.DELETED, peering.status());
        assertEquals("Deleted by " + ALICE, peering.message());
        applied(after, remove("vpc-b"));
    }

    @ParameterizedTest
    @CsvSource({
        "rtb-a, DependencyViolation, edit.remove-main-table",
        "sg-a, CannotDelete, edit.remove-default-group",
        "acl-a, InvalidParameterValue, edit.remove-default-acl",
        "eni-a, OperationNotPermitted, edit.remove-primary-interface",
        "i-none, InvalidInstanceID.NotFound, edit.not-found",
        "internet, OperationNotPermitted, edit.remove-internet",
        "pcx-none, InvalidVpcPeeringConnectionID.NotFound, edit.not-found"
    })
    void someStay(String id, String code, String reason) {
        var no = refused(lab(), remove(id));
        assertEquals(code, no.code());
        assertEquals(reason, no.reason().key());
    }

    @Test
    void whatAVpcCannotLoseGoesWithIt() {
        applied(lab(), remove("vpc-a", "rtb-a", "sg-a", "acl-a", "eni-a"));
    }

    @Test
    void subnetsFallBackToTheDefaults() {
        var vpc = lab().topology().vpc(id("vpc-a")).orElseThrow();
        var own = NetworkAcl.create(id("acl-own"), "");
        var document =
                apply(
                        lab(),
                        new Edit.PutNetworkAcl(vpc.id(), own),
                        new Edit.PutSubnet(
                                vpc.id(),
                                vpc.subnets().get(id("subnet-a")).withNetworkAcl(own.id()),
                                Optional.empty()));
        var after = applied(document, remove("acl-own", "rtb-own"));
        var subnet =
                after.document()
                        .topology()
                        .vpc(vpc.id())
                        .orElseThrow()
                        .subnets()
                        .get(id("subnet-a"));
        assertEquals(vpc.defaultNetworkAcl(), subnet.networkAcl());
        assertEquals(Optional.empty(), subnet.routeTable());
        assertEquals(2, after.notes().size());
    }

    @Test
    void aGroupLeavesStaleRulesAndInterfacesInTheDefaultGroup() {
        var vpc = lab().topology().vpc(id("vpc-a")).orElseThrow();
        var web = SecurityGroup.create(id("sg-web"), "web");
        var instance = vpc.instances().get(id("i-a"));
        var guarded =
                instance.withInterfaces(
                        List.of(instance.primary().withSecurityGroups(List.of(web.id()))));
        var far = lab().topology().vpc(id("vpc-b")).orElseThrow();
        var rule = SecurityRule.of(Match.ALL, web.id());
        var document =
                apply(
                        lab(),
                        new Edit.PutSecurityGroup(vpc.id(), web),
                        new Edit.PutInstance(vpc.id(), guarded, Optional.empty()),
                        new Edit.PutSecurityGroup(
                                far.id(),
                                far.securityGroups()
                                        .get(far.defaultSecurityGroup())
                                        .withIngress(List.of(rule))));
        var after = applied(document, remove("sg-web")).document();
        var eni = after.topology().vpc(vpc.id()).orElseThrow().instances().get(id("i-a")).primary();
        assertEquals(List.of(vpc.defaultSecurityGroup()), eni.securityGroups());
        var group = (SecurityGroup) after.topology().find(far.defaultSecurityGroup()).orElseThrow();
        assertEquals(new SecurityRule.Peer.GoneGroup(web.id()), group.ingress().getFirst().peer());
        assertEquals(List.of(), Audit.of(after));
    }

    @Test
    void consequencesAreTheNotesOfDoingIt() {
        assertEquals(
                applied(lab(), remove("subnet-a")).notes(),
                Edits.consequences(lab(), remove("subnet-a")));
        assertEquals(List.of(), Edits.consequences(lab(), remove("rtb-a")));
    }
}
