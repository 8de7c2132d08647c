package dev.peerscape.core.plan;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Audit;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.testing.RandomDocuments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

class PastingTest {
    private static final Pasting.Place HERE =
            new Pasting.Place(Optional.empty(), Optional.empty(), 20, 20);

    private static Pasting.Result.Ready ready(
            Document document, Clipping clipping, Pasting.Place place, Pasting.Blocks blocks) {
        return assertInstanceOf(
                Pasting.Result.Ready.class, Pasting.paste(document, clipping, place, blocks));
    }

    private static Document pasted(Document document, Pasting.Place place, String... ids) {
        var clipping = Clipping.of(document, set(ids));
        return apply(document, ready(document, clipping, place, Pasting.Blocks.NEXT_FREE).edit());
    }

    private static Set<ResourceId> set(String... ids) {
        var set = new HashSet<ResourceId>();
        for (var id : ids) {
            set.add(id(id));
        }
        return set;
    }

    @Test
    void aVpcIsCopiedToTheNextFreeBlockWithAllInIt() {
        var before = apply(lab(), new Edit.Place(Map.of(id("vpc-a"), new Box(0, 0, 300, 200))));
        var after = pasted(before, HERE, "vpc-a");
        var copy = after.topology().vpc(id("vpc-0001")).orElseThrow();
        assertEquals(cidrs("10.1.0.0/16"), copy.cidrs());
        assertEquals(Optional.of(new Box(20, 20, 300, 200)), after.layout().box(copy.id()));
        var subnet = copy.subnets().firstEntry().getValue();
        assertEquals(cidrs("10.1.1.0/24"), subnet.cidrs());
        var instance = copy.instances().firstEntry().getValue();
        assertEquals(List.of(Ip.of("10.1.1.10")), instance.primary().addresses());
        assertEquals(List.of(copy.defaultSecurityGroup()), instance.primary().securityGroups());
        var nat = copy.natGateways().firstEntry().getValue();
        assertEquals(Ip.of("10.1.1.96"), nat.privateIp());
        assertEquals(Optional.of(Ip.of("52.79.0.10")), nat.publicIp());
        // The row to the peering is not the copy's to have; the one to its own gateway is.
        assertEquals(
                List.of(Route.to(Cidr.ANY_V4, new Target.ToNatGateway(nat.id()))),
                copy.routeTableOf(subnet).routes());
        assertSame(
                before.topology().vpc(id("vpc-a")).orElseThrow(),
                after.topology().vpc(id("vpc-a")).orElseThrow());
    }

    @Test
    void twoPeeredVpcsAreCopiedWithTheirPeering() {
        var after = pasted(lab(), HERE, "vpc-a", "vpc-b");
        var first = after.topology().vpc(id("vpc-0001")).orElseThrow();
        var second = after.topology().vpc(id("vpc-0002")).orElseThrow();
        var peering = after.topology().peering(id("pcx-0001")).orElseThrow();
        assertEquals(PeeringStatus.ACTIVE, peering.status());
        assertTrue(peering.joins(first.id()) && peering.joins(second.id()));
        assertEquals(
                List.of(Route.to(first.cidrs().getFirst(), new Target.ToPeering(peering.id()))),
                second.routeTables().get(second.mainRouteTable()).routes());
    }

    @Test
    void keptBlocksOverlap() {
        var clipping = Clipping.of(lab(), set("vpc-a"));
        var after = apply(lab(), ready(lab(), clipping, HERE, Pasting.Blocks.KEEP).edit());
        assertEquals(
                cidrs("10.0.0.0/16"), after.topology().vpc(id("vpc-0001")).orElseThrow().cidrs());
    }

    @Test
    void aSubnetGoesToItsVpcOrToAnother() {
        var home = pasted(lab(), HERE, "subnet-a");
        var copy = (Subnet) home.topology().find(id("subnet-0001")).orElseThrow();
        assertEquals(cidrs("10.0.0.0/24"), copy.cidrs());
        assertEquals(Optional.of(id("rtb-own")), copy.routeTable());
        var host = (Instance) home.topology().find(id("i-0001")).orElseThrow();
        assertEquals(List.of(Ip.of("10.0.0.10")), host.primary().addresses());

        var there = new Pasting.Place(Optional.of(id("vpc-b")), Optional.empty(), 0, 0);
        var away = pasted(lab(), there, "subnet-a");
        var far = away.topology().vpc(id("vpc-b")).orElseThrow().subnets().get(id("subnet-0001"));
        assertEquals(cidrs("172.16.0.0/24"), far.cidrs());
        assertEquals(Optional.empty(), far.routeTable());
    }

    @Test
    void anInstanceGetsTheNextAddress() {
        var after = pasted(lab(), HERE, "i-a");
        var host = (Instance) after.topology().find(id("i-0001")).orElseThrow();
        assertEquals(List.of(Ip.of("10.0.1.11")), host.primary().addresses());
        assertEquals(id("eni-0001"), host.primary().id());
        var there = new Pasting.Place(Optional.empty(), Optional.of(id("subnet-b")), 0, 0);
        var away =
                (Instance) pasted(lab(), there, "i-a").topology().find(id("i-0001")).orElseThrow();
        assertEquals(List.of(Ip.of("172.16.1.11")), away.primary().addresses());
        assertEquals(List.of(id("sg-b")), away.primary().securityGroups());
    }

    @Test
    void aTableKeepsItsRows() {
        var after = pasted(lab(), HERE, "rtb-own");
        var copy = (RouteTable) after.topology().find(id("rtb-0001")).orElseThrow();
        assertEquals(2, copy.routes().size());
        assertEquals("own-2", copy.name());
    }

    @Test
    void withoutAPlaceItSaysSo() {
        var clipping = Clipping.of(lab(), set("subnet-a"));
        assertInstanceOf(
                Pasting.Result.Impossible.class,
                Pasting.paste(Document.empty(NOON), clipping, HERE, Pasting.Blocks.NEXT_FREE));
        var full =
                apply(
                        pair(),
                        new Edit.PutSubnet(
                                id("vpc-a"),
                                subnet(
                                        vpc("vpc-a", ALICE, "10.0.0.0/16"),
                                        "subnet-x",
                                        "10.0.0.0/16"),
                                Optional.empty()));
        assertInstanceOf(
                Pasting.Result.Impossible.class,
                Pasting.paste(
                        full, Clipping.of(full, set("subnet-x")), HERE, Pasting.Blocks.NEXT_FREE));
    }

    /// Whatever is copied, in this document or another, pasting it is accepted, makes nothing
    /// ill-formed, leaves the originals as they were and overlaps nothing.
    @ParameterizedTest
    @EnumSource(Pasting.Blocks.class)
    void whateverIsCopiedCanBePasted(Pasting.Blocks blocks) {
        int ready = 0;
        int whole = 0;
        for (long seed = 0; seed < 80; seed++) {
            var random = new SplittableRandom(seed);
            var document = RandomDocuments.everything(seed);
            var ids = new HashSet<ResourceId>();
            document.topology()
                    .resources()
                    .filter(_ -> random.nextInt(8) == 0)
                    .forEach(it -> ids.add(it.id()));
            var clipping = Clipping.of(document, ids);
            for (var target : List.of(document, RandomDocuments.everything(~seed))) {
                var where = "seed " + seed;
                if (!(Pasting.paste(target, clipping, HERE, blocks)
                        instanceof Pasting.Result.Ready(var edit, var pasted))) {
                    continue;
                }
                var outcome =
                        assertInstanceOf(
                                Outcome.Applied.class,
                                Edits.apply(target, edit),
                                () -> where + ": " + Edits.apply(target, edit));
                var after = outcome.document();
                assertEquals(List.of(), Audit.of(after), where);
                assertEquals(clipping.size(), pasted.size(), where);
                pasted.forEach(id -> assertTrue(after.topology().find(id).isPresent(), where));
                ready++;
                if (blocks == Pasting.Blocks.NEXT_FREE) {
                    for (var id : pasted) {
                        after.topology().vpc(id).ifPresent(vpc -> alone(after, vpc, where));
                    }
                }
                for (var vpc : clipping.vpcs()) {
                    assertTrue(copyOf(vpc, pasted, after).isPresent(), where + vpc.id());
                    whole += sizes(vpc).stream().anyMatch(it -> it > 0) ? 1 : 0;
                }
            }
        }
        assertTrue(ready > 60, "only " + ready);
        assertTrue(whole > 10, "only " + whole);
    }

    /// The copies are in the order of the originals.
    private static Optional<Vpc> copyOf(Vpc vpc, Set<ResourceId> pasted, Document after) {
        return pasted.stream()
                .flatMap(id -> after.topology().vpc(id).stream())
                .filter(it ->
                        it.routeTables().size() == vpc.routeTables().size()
                                && sizes(it).equals(sizes(vpc)))
                .findFirst();
    }

    /// How much there is of each kind, and of what is inside of those.
    private static List<Integer> sizes(Vpc vpc) {
        var sizes = new ArrayList<Integer>();
        vpc.members().forEach(members -> sizes.add(members.size()));
        sizes.add((int) vpc.networkInterfaces().count());
        sizes.add(vpc.natGateways().values().stream().mapToInt(it -> it.privateIps().size()).sum());
        for (var table : vpc.routeTables().values()) {
            // Rows to peerings and gateways of others may be left out.
            sizes.add(table.propagating().size());
        }
        for (var it : vpc.loadBalancers().values()) {
            sizes.add(it.listeners().size());
        }
        for (var it : vpc.targetGroups().values()) {
            sizes.add(it.members().size());
        }
        Collections.sort(sizes);
        return sizes;
    }

    private static void alone(Document document, Vpc vpc, String where) {
        var space = AddressSpace.of(document.topology());
        for (var block : vpc.cidrs()) {
            assertEquals(0, space.overlapping(block, vpc.id(), 1).count(), where);
        }
    }
}
