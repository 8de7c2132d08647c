package dev.peerscape.core.edit;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Outcome.Applied;
import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is put, named, placed and batched; removal, blocks, rows and peerings have tests of their
/// own.
class EditsTest {
    private static final ResourceId A = id("vpc-a");

    private static Refused refused(Document document, Edit edit) {
        return assertInstanceOf(Refused.class, Edits.apply(document, edit), edit::toString);
    }

    private static Applied applied(Document document, Edit edit) {
        return assertInstanceOf(Applied.class, Edits.apply(document, edit), edit::toString);
    }

    @Test
    void touchedNamesTheThingAndItsVpc() {
        var moved = applied(lab(), new Edit.Place(Map.of(id("i-a"), new Box(1, 2, 3, 4))));
        assertEquals(Set.of(id("i-a")), moved.touched());
        var renamed = applied(lab(), new Edit.Rename(id("eni-a"), "front"));
        assertEquals(Set.of(id("eni-a"), id("i-a"), A), renamed.touched());
    }

    @Test
    void movingAFigureLeavesTheTopologyAlone() {
        var lab = lab();
        var moved = applied(lab, new Edit.Place(Map.of(A, new Box(1, 2, 3, 4))));
        assertSame(lab.topology(), moved.document().topology());
        assertEquals(
                "InvalidParameterValue",
                refused(lab, new Edit.Place(Map.of(A, new Box(Double.NaN, 2, 3, 4)))).code());
        assertEquals(
                "InvalidSubnetID.NotFound",
                refused(lab, new Edit.Place(Map.of(id("subnet-x"), new Box(1, 2, 3, 4)))).code());
    }

    @Test
    void idsAreUnique() {
        var lab = lab();
        assertEquals(
                "IdInUse",
                refused(lab, new Edit.AddVpc(vpc("vpc-a", ALICE, "10.9.0.0/16"), Optional.empty()))
                        .code());
        var far = lab.topology().vpc(id("vpc-b")).orElseThrow();
        assertEquals(
                "IdInUse",
                refused(
                                lab,
                                new Edit.PutSubnet(
                                        far.id(),
                                        subnet(far, "subnet-a", "172.16.9.0/24"),
                                        Optional.empty()))
                        .code());
        var twin = instance(far, "i-x", "subnet-b", "172.16.1.20");
        var stolen =
                twin.withInterfaces(
                        List.of(
                                twin.primary(),
                                lab.topology()
                                        .vpc(A)
                                        .orElseThrow()
                                        .instances()
                                        .get(id("i-a"))
                                        .primary()
                                        .withPlace(id("subnet-b"), List.of())
                                        .withSecurityGroups(List.of())));
        assertEquals(
                "IdInUse",
                refused(lab, new Edit.PutInstance(far.id(), stolen, Optional.empty())).code());
        assertEquals(
                "InvalidID.Malformed",
                refused(lab, new Edit.PutInternetGateway(A, new InternetGateway(id("nat-x"), "")))
                        .code());
    }

    @Test
    void whatRefersToNothingIsRefused() {
        var vpc = lab().topology().vpc(A).orElseThrow();
        assertEquals(
                "InvalidSubnetID.NotFound",
                refused(
                                lab(),
                                new Edit.PutInstance(
                                        A,
                                        instance(vpc, "i-x", "subnet-b", "10.0.1.9"),
                                        Optional.empty()))
                        .code());
        assertEquals(
                "InvalidNetworkAclID.NotFound",
                refused(
                                lab(),
                                new Edit.PutSubnet(
                                        A,
                                        subnet(vpc, "subnet-x", "10.0.9.0/24")
                                                .withNetworkAcl(id("acl-b")),
                                        Optional.empty()))
                        .code());
        assertEquals(
                "InvalidRouteTableID.NotFound",
                refused(
                                lab(),
                                new Edit.AssociateRouteTable(
                                        id("subnet-a"), Optional.of(id("rtb-b"))))
                        .code());
        assertEquals(
                "InvalidRouteTableID.NotFound",
                refused(lab(), new Edit.SetMainRouteTable(A, id("rtb-b"))).code());
        var group =
                SecurityGroup.create(id("sg-x"), "")
                        .withIngress(List.of(SecurityRule.of(Match.ALL, id("sg-none"))));
        assertEquals(
                "InvalidGroup.NotFound",
                refused(lab(), new Edit.PutSecurityGroup(A, group)).code());
        assertEquals(
                "InvalidVpcID.NotFound",
                refused(lab(), new Edit.SetVpcDns(id("vpc-x"), true, true)).code());
    }

    @Test
    void aNewGroupMayNameItself() {
        var group =
                SecurityGroup.create(id("sg-x"), "")
                        .withIngress(List.of(SecurityRule.of(Match.ALL, id("sg-x"))));
        applied(lab(), new Edit.PutSecurityGroup(A, group));
    }

    @Test
    void aRuleNumberStandsOnce() {
        var rule = new AclRule(100, true, Match.ALL, Cidr.ANY_V4);
        var acl = NetworkAcl.create(id("acl-x"), "").withEgress(List.of(rule, rule));
        assertEquals(
                "NetworkAclEntryAlreadyExists",
                refused(lab(), new Edit.PutNetworkAcl(A, acl)).code());
    }

    @Test
    void mistakesMayBeDrawn() {
        var vpc = lab().topology().vpc(A).orElseThrow();
        apply(
                lab(),
                new Edit.AddVpc(vpc("vpc-huge", ALICE, "10.0.0.0/8"), Optional.empty()),
                new Edit.PutInternetGateway(A, new InternetGateway(id("igw-2"), "")),
                new Edit.PutSubnet(A, subnet(vpc, "subnet-x", "192.168.0.0/30"), Optional.empty()),
                new Edit.PutInstance(
                        A, instance(vpc, "i-x", "subnet-a", "10.0.1.10"), Optional.empty()));
    }

    @Test
    void anInterfaceThatIsLeftOutGoes() {
        var vpc = lab().topology().vpc(A).orElseThrow();
        var instance = vpc.instances().get(id("i-a"));
        var second = instance(vpc, "i-two", "subnet-a", "10.0.1.20").primary();
        var two = instance.withInterfaces(List.of(instance.primary(), second));
        var document =
                apply(
                        lab(),
                        new Edit.PutInstance(A, two, Optional.empty()),
                        new Edit.AddRoute(
                                id("rtb-own"),
                                Route.to(
                                        Cidr.of("192.168.0.0/16"),
                                        new Target.ToNetworkInterface(second.id()))));
        var after = applied(document, new Edit.PutInstance(A, instance, Optional.empty()));
        assertEquals(List.of(Message.of("edit.note-blackholes", 1, "own")), after.notes());
        assertEquals(List.of(), Audit.of(after.document()));
        assertTrue(after.touched().containsAll(Set.of(second.id(), id("rtb-own"), id("i-a"))));
        assertTrue(!after.touched().contains(id("eni-a")));
    }

    @Test
    void accounts() {
        var lab = lab();
        assertEquals(Set.of(ALICE, BOB), lab.topology().accounts().keySet());
        assertEquals("DependencyViolation", refused(lab, new Edit.RemoveAccount(ALICE)).code());
        var more = apply(lab, new Edit.PutAccount(new Account(CAROL, "carol")));
        var less = applied(more, new Edit.RemoveAccount(CAROL));
        assertEquals(Set.of(), less.touched());
        assertEquals(lab, less.document());
        assertEquals("AccountNotFound", refused(lab, new Edit.RemoveAccount(CAROL)).code());
    }

    @Test
    void aVpcMovesOnlyWhenItIsNotPeered() {
        assertEquals(
                "DependencyViolation", refused(lab(), new Edit.MoveVpc(A, CAROL, TOKYO)).code());
        var free = apply(lab(), new Edit.DeletePeering(Actor.ANYONE, id("pcx-ab"), true));
        var moved = apply(free, new Edit.MoveVpc(A, CAROL, TOKYO)).topology();
        assertEquals(
                "ap-northeast-1a", moved.vpc(A).orElseThrow().subnets().get(id("subnet-a")).zone());
        assertTrue(moved.accounts().containsKey(CAROL));
    }

    @Test
    void aBatchIsAllOrNothing() {
        var label = Message.of("edit.label-dns-on");
        var good = new Edit.Rename(A, "one");
        var bad = new Edit.Remove(Set.of(id("sg-a")));
        var no = refused(lab(), new Edit.Batch(label, List.of(good, bad)));
        assertEquals("CannotDelete", no.code());
        var yes = applied(lab(), new Edit.Batch(label, List.of(good, new Edit.Rename(A, ""))));
        assertEquals(lab(), yes.document());
        assertEquals(label, Edits.describe(lab(), new Edit.Batch(label, List.of())));
    }

    /// The suggestion for one edit of a batch comes with the rest of the batch.
    @Test
    void aSuggestionForABatchIsABatch() {
        var row = Route.to(Cidr.of("172.16.0.0/16"), new Target.ToNatGateway(id("nat-a")));
        var batch =
                new Edit.Batch(
                        Message.of("edit.label-dns-on"),
                        List.of(new Edit.Rename(A, "one"), new Edit.AddRoute(id("rtb-own"), row)));
        var better = refused(lab(), batch).suggestion().orElseThrow();
        var after = apply(lab(), better);
        assertEquals("one", after.topology().vpc(A).orElseThrow().name());
    }

    @Test
    void labels() {
        var texts = Texts.in(Locale.ENGLISH);
        assertEquals(
                "Rename vpc-a to hub",
                texts.text(Edits.describe(lab(), new Edit.Rename(A, "hub"))));
        assertEquals(
                "Remove subnet subnet-a",
                texts.text(Edits.describe(lab(), new Edit.Remove(Set.of(id("subnet-a"))))));
        assertEquals(
                "인스턴스 i-a 제거",
                Texts.in(Locale.KOREAN)
                        .text(Edits.describe(lab(), new Edit.Remove(Set.of(id("i-a"))))));
    }

    @Test
    void idsAreFreeAndReadable() {
        var document = pair();
        for (int i = 0; i < 300; i++) {
            var id = Ids.in(document.topology()).next(Kind.VPC);
            assertEquals("vpc-%04d".formatted(i + 1), id.value());
            document =
                    apply(
                            document,
                            new Edit.AddVpc(
                                    vpc(id.value(), ALICE, "10.0.0.0/16"), Optional.empty()));
        }
        var ids = Ids.in(document.topology());
        var many = new ArrayList<ResourceId>();
        for (var kind : Kind.values()) {
            if (kind != Kind.INTERNET) {
                many.add(ids.next(kind));
                many.add(ids.next(kind));
            }
        }
        assertEquals(many.size(), Set.copyOf(many).size());
        for (var id : many) {
            assertTrue(document.topology().find(id).isEmpty(), id.value());
        }
    }

    /// A second table of one gateway may have the number that the next gateway's own would get.
    @Test
    void aNewTransitGatewayFindsTheIdOfItsTableFree() {
        var document = pair();
        var home = document.topology().vpc(A).orElseThrow();
        for (int i = 0; i < 3; i++) {
            var ids = Ids.in(document.topology());
            var gateway =
                    TransitGateway.create(
                            ids.next(Kind.TRANSIT_GATEWAY), "", home.account(), home.region());
            document = apply(document, new Edit.PutTransitGateway(gateway, Optional.empty()));
            var second = Ids.in(document.topology()).next(Kind.TRANSIT_ROUTE_TABLE);
            document =
                    apply(
                            document,
                            new Edit.PutTransitRouteTable(
                                    gateway.id(), new TransitRouteTable(second, "", List.of())));
        }
        assertEquals(3, document.topology().transitGateways().size());
    }

    @Test
    void anAuditFindsWhatIsIllFormed() {
        var lab = lab();
        var vpc = lab.topology().vpc(A).orElseThrow();
        var broken =
                vpc.draft()
                        .remove(id("nat-a"))
                        .remove(id("subnet-a"))
                        .mainRouteTable(id("rtb-none"))
                        .build();
        var document =
                lab.with(lab.topology().with(broken).withoutPeering(id("pcx-ab")))
                        .with(Layout.EMPTY.with(id("i-none"), new Box(0, 0, 1, 1)));
        var found = Audit.of(document).stream().map(flaw -> flaw.holder() + ">" + flaw.id());
        assertEquals(
                Set.of(
                        "vpc-a>rtb-none",
                        "eni-a>subnet-a",
                        "rtb-own>pcx-ab",
                        "rtb-own>nat-a",
                        "rtb-b>pcx-ab",
                        "i-none>i-none"),
                Set.copyOf(found.toList()));
    }
}
