package dev.peerscape.core.plan;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.BlockRules;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.testing.RandomDocuments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ProposalsTest {
    private static Topology with(String... blocks) {
        var document = Document.empty(NOON);
        for (int i = 0; i < blocks.length; i++) {
            document =
                    apply(
                            document,
                            new Edit.AddVpc(vpc("vpc-" + i, ALICE, blocks[i]), Optional.empty()));
        }
        return document.topology();
    }

    @Test
    void aNewVpcSkipsWhateverOverlaps() {
        assertEquals(Optional.of(Cidr.of("10.0.0.0/16")), Proposals.vpcBlock(with()));
        assertEquals(
                Optional.of(Cidr.of("10.3.0.0/16")),
                Proposals.vpcBlock(
                        with("10.0.0.0/16", "10.1.128.0/20", "10.2.255.240/28", "10.4.0.0/16")));
        assertEquals(Optional.of(Cidr.of("172.16.0.0/16")), Proposals.vpcBlock(with("10.0.0.0/8")));
        assertEquals(
                Optional.of(Cidr.of("172.18.0.0/16")),
                Proposals.vpcBlock(with("10.0.0.0/8", "172.16.0.0/16")));
    }

    /// What the document has besides VPCs: a site with these prefixes.
    private static Topology withSite(Topology topology, String... prefixes) {
        var blocks = Arrays.stream(prefixes).map(Cidr::of).toList();
        var site = new Site(id("site-office"), "office", blocks, List.of(), List.of());
        return topology.with(topology.hybrid().with(site));
    }

    @Test
    void whatIsNewKeepsClearOfSites() {
        var topology = withSite(with("10.0.0.0/16"), "10.1.0.0/20", "192.168.0.0/18");
        var space = AddressSpace.of(topology);
        assertEquals(Optional.of(Cidr.of("10.2.0.0/16")), Proposals.vpcBlock(topology));
        assertEquals(Optional.of(Cidr.of("10.2.0.0/16")), Proposals.vpcBlock(space));
        assertEquals(Optional.of(Cidr.of("10.1.16.0/20")), Proposals.vpcBlock(space, 20));
        assertEquals(Optional.of(Cidr.of("192.168.64.0/20")), Proposals.siteBlock(topology));
        var own = List.of(Cidr.of("10.0.0.0/16"));
        assertEquals(
                Optional.of(Cidr.of("10.1.16.0/20")),
                Proposals.besideBlock(space, List.of(), own, 20));
        var document = new Document(topology, Layout.EMPTY);
        var typed = new Legality.Question.NewVpc(Cidr.of("10.0.0.0/16"));
        assertEquals(
                Optional.of(Cidr.of("10.2.0.0/16")), Legality.nextFree(document, space, typed, 16));
    }

    @Test
    void aSiteThatHasAllPrivateSpaceIsNotInTheWay() {
        var topology = withSite(with("10.0.0.0/16"), "0.0.0.0/0");
        assertEquals(Optional.of(Cidr.of("10.1.0.0/16")), Proposals.vpcBlock(topology));
        assertEquals(
                Optional.of(Cidr.of("10.1.0.0/20")),
                Proposals.vpcBlock(AddressSpace.of(topology), 20));
    }

    @Test
    void anIndexIsMadeAnewWhenSitesChange() {
        var before = with("10.0.0.0/16");
        var space = AddressSpace.of(before);
        assertSame(space, space.in(before.at(NOON)));
        var after = withSite(before, "10.1.0.0/16");
        assertEquals(Optional.of(Cidr.of("10.2.0.0/16")), Proposals.vpcBlock(space.in(after)));
    }

    @Test
    void tenThousandVpcsStillGetOne() {
        var space = AddressSpace.of(with("10.0.0.0/9", "172.16.0.0/12", "192.168.0.0/16"));
        for (int i = 128; i < 256; i++) {
            space = space.with(Cidr.of("10." + i + ".64.0/20"), id("vpc-0"));
        }
        assertEquals(Optional.of(Cidr.of("10.128.0.0/20")), Proposals.vpcBlock(space));
    }

    @Test
    void aSubnetGetsATwentyFourOrAQuarter() {
        var vpc = lab().topology().vpc(id("vpc-a")).orElseThrow();
        assertEquals(Optional.of(Cidr.of("10.0.0.0/24")), Proposals.subnetBlock(vpc));
        assertEquals(Optional.of(Cidr.of("10.0.2.0/23")), Proposals.subnetBlock(vpc, 23, Set.of()));
        assertEquals(
                Optional.of(Cidr.of("10.9.0.0/26")),
                Proposals.subnetBlock(vpc("vpc-x", ALICE, "10.9.0.0/24")));
        assertEquals(
                Optional.of(Cidr.of("2001:db8:0:0::/64")),
                Proposals.subnetBlockV6(vpc("vpc-x", ALICE, "10.9.0.0/24", "2001:db8::/56")));
    }

    @Test
    void aHostSkipsWhatAwsKeepsAndWhatIsTaken() {
        var vpc = lab().topology().vpc(id("vpc-a")).orElseThrow();
        var subnet = vpc.subnets().get(id("subnet-a"));
        assertEquals(Optional.of(Ip.of("10.0.1.11")), Proposals.hostAddress(vpc, subnet));
        var small = Cidr.of("10.0.0.0/28");
        var taken = new HashSet<Ip>();
        for (int i = 0; i < 11; i++) {
            taken.add(Proposals.hostAddress(small, taken).orElseThrow());
        }
        assertTrue(taken.contains(Ip.of("10.0.0.4")) && taken.contains(Ip.of("10.0.0.14")));
        assertEquals(Optional.empty(), Proposals.hostAddress(small, taken));
    }

    @Test
    void publicAddressesZonesAndNamesAreNew() {
        var topology = lab().topology();
        var vpc = topology.vpc(id("vpc-a")).orElseThrow();
        assertEquals(Ip.of("52.79.0.10"), Proposals.publicAddress(topology));
        assertTrue(Proposals.publicAddresses(topology).contains(Ip.of("52.79.0.9")));
        assertEquals("ap-northeast-2b", Proposals.zone(vpc));
        assertEquals("web-2", Proposals.name("web", Set.of("web-1", "web-3")));
    }

    @Test
    void aBlockBesideOthersIsAlwaysAccepted() {
        int tried = 0;
        for (long seed = 0; seed < 60; seed++) {
            var document = RandomDocuments.of(seed);
            var space = AddressSpace.of(document.topology());
            for (var vpc : document.topology().vpcs().values()) {
                var found = Proposals.besideBlock(space, Proposals.routed(vpc), vpc.cidrs(), 20);
                if (found.isEmpty()) {
                    continue;
                }
                assertEquals(
                        Optional.empty(),
                        BlockRules.restriction(vpc.cidrs(), found.get()),
                        "seed " + seed);
                var outcome = Edits.apply(document, new Edit.AddCidr(vpc.id(), found.get()));
                boolean waits =
                        outcome instanceof Outcome.Refused(_, var reason, _)
                                && reason.key().equals("edit.cidr-pending");
                assertTrue(waits || outcome instanceof Outcome.Applied, "seed " + seed + outcome);
                tried++;
            }
        }
        assertTrue(tried > 100, "only " + tried);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0/16",
        "10.0.0.0 255.255.0.0, 10.0.0.0/16",
        "/20, 10.1.0.0/20",
        "/ 24, 10.1.0.0/24",
        "2001:db8::/56, 2001:db8::/56"
    })
    void aFieldUnderstands(String text, String block) {
        var document = pair();
        var parsed =
                CidrField.interpret(
                        text,
                        document,
                        AddressSpace.of(document.topology()),
                        new Legality.Question.NewVpc(Cidr.ANY_V4));
        assertEquals(new Parsed.Good<>(Cidr.of(block)), parsed);
    }

    @ParameterizedTest
    @CsvSource({
        "/33, net.cidr-length",
        "/x, net.cidr-length",
        "/, net.cidr-length",
        "/4, plan.no-room",
        "10.0.0.5/16, net.cidr-host-bits",
        "10.0.0.0, net.cidr-without-length"
    })
    void aFieldRefuses(String text, String why) {
        var document = pair();
        var parsed =
                CidrField.interpret(
                        text,
                        document,
                        AddressSpace.of(document.topology()),
                        new Legality.Question.NewVpc(Cidr.ANY_V4));
        assertTrue(
                parsed instanceof Parsed.Bad<Cidr>(var reason, _) && reason.key().equals(why),
                parsed.toString());
    }

    @Test
    void keysResizeAndStep() {
        var block = Cidr.of("10.0.128.0/17");
        assertEquals(Cidr.of("10.0.0.0/16"), CidrField.resized(block, -1));
        assertEquals(Cidr.of("10.0.128.0/20"), CidrField.resized(block, 3));
        assertEquals(Cidr.ANY_V4, CidrField.resized(block, -99));
        assertEquals(Cidr.of("10.1.0.0/17"), CidrField.stepped(block, 1));
        assertEquals(Cidr.of("9.255.128.0/17"), CidrField.stepped(block, -2));
        assertEquals(Cidr.of("0.0.0.0/8"), CidrField.stepped(Cidr.of("1.0.0.0/8"), -5));
        assertEquals(Optional.of(11L), CidrField.usableHosts(Cidr.of("10.0.0.0/28")));
        assertEquals(Optional.of(0L), CidrField.usableHosts(Cidr.of("10.0.0.0/31")));
    }

    @Test
    void theIndexFindsWhatComparingFinds() {
        for (long seed = 0; seed < 60; seed++) {
            var topology = RandomDocuments.of(seed).topology();
            var space = AddressSpace.of(topology);
            for (var question : List.of("10.0.0.0/8", "10.3.0.0/16", "10.5.7.0/24", "::/0")) {
                var block = Cidr.of(question);
                for (var except : topology.vpcs().keySet()) {
                    long expected =
                            topology.vpcs().values().stream()
                                    .filter(vpc -> !vpc.id().equals(except))
                                    .flatMap(vpc -> vpc.cidrs().stream())
                                    .filter(block::overlaps)
                                    .count();
                    var found = space.overlapping(block, except, 2);
                    assertEquals(expected, found.count(), "seed " + seed + " " + block);
                    assertEquals(Math.min(2, expected), found.some().size());
                }
            }
        }
    }
}
