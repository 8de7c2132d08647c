package dev.peerscape.core.edit;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.testing.Roads;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What leads to sites, and prefix lists, brought up to date from elsewhere.
class HybridImportTest {
    private static final Document ROADS = Roads.document();
    private static final Home HOME = new Home(ALICE, SEOUL);

    private static Document imported(
            SortedMap<ResourceId, Vpc> vpcs,
            SortedMap<ResourceId, TransitGateway> gateways,
            Hybrid hybrid,
            SortedMap<ResourceId, PrefixList> lists,
            Set<Home> homes,
            Set<Home> hybridOf) {
        var found =
                Topology.of(NOON, new TreeMap<>(), vpcs, new TreeMap<>(), gateways, hybrid, lists);
        return apply(
                ROADS,
                new Edit.Import(found, scope(found, homes, hybridOf, hybridOf), Optional.empty()));
    }

    /// AWS tells nothing of sites, so all that leads to them is told in part.
    private static ImportScope scope(
            Topology found, Set<Home> homes, Set<Home> hybridOf, Set<Home> listsOf) {
        return new ImportScope(
                homes,
                Set.of(),
                homes,
                hybridOf,
                hybridOf,
                hybridOf.stream().map(Home::account).collect(Collectors.toSet()),
                listsOf,
                false,
                found.hybrid().resources().map(Resource::id).collect(Collectors.toSet()),
                Set.of(),
                Map.of());
    }

    private static Document imported(Hybrid hybrid) {
        return imported(
                new TreeMap<>(),
                new TreeMap<>(),
                hybrid,
                new TreeMap<>(ROADS.topology().prefixLists()),
                Set.of(),
                Set.of(HOME));
    }

    /// As AWS tells it: with sites of its own making.
    private static Hybrid told() {
        var made = new Site(id("site-made"), "203.0.113.1", List.of(), List.of(), List.of());
        var hybrid = ROADS.topology().hybrid().without(id("site-hq")).with(made);
        for (var it : hybrid.customerGateways().values()) {
            hybrid = hybrid.with(it.withSite(made.id()));
        }
        for (var it : hybrid.dxConnections().values()) {
            hybrid = hybrid.with(it.withSite(made.id()));
        }
        return hybrid;
    }

    @Test
    void theSameAgainChangesNothing() {
        assertSame(ROADS, imported(told()));
    }

    @Test
    void whatWasNotFoundIsGoneAndTheSiteStays() {
        var after = imported(told().without(id("vpn-a")).without(id("dxvif-t")));
        var hybrid = after.topology().hybrid();
        assertFalse(hybrid.vpnConnections().containsKey(id("vpn-a")));
        assertTrue(hybrid.vpnConnections().containsKey(id("vpn-t")));
        var site = hybrid.sites().get(id("site-hq"));
        assertEquals(Roads.site().hosts(), site.hosts());
        assertTrue(site.routes().stream().allMatch(row -> row.over().isEmpty()));
        assertFalse(hybrid.sites().containsKey(id("site-made")));
        assertEquals(List.of(), Audit.of(after));
    }

    @Test
    void whatPeopleSaidOfTheSitesSideStays() {
        var own = new Routing.Bgp(cidrs("192.168.0.0/17"), 2, 70);
        var vpn = Roads.vpn("vpn-a", "vgw-a");
        var before = apply(ROADS, new Edit.PutVpnConnection(vpn.withRouting(own)));
        var found =
                Topology.of(
                        NOON,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        told().with(vpn.withName("told")),
                        new TreeMap<>(ROADS.topology().prefixLists()));
        var homes = Set.of(HOME);
        var after =
                apply(
                        before,
                        new Edit.Import(
                                found, scope(found, Set.of(), homes, homes), Optional.empty()));
        var now = after.topology().hybrid().vpnConnections().get(id("vpn-a"));
        assertEquals("told", now.name());
        assertEquals(own, now.routing());
    }

    @Test
    void aNewDeviceBringsASite() {
        var device =
                new CustomerGateway(
                        id("cgw-new"), "", ALICE, SEOUL, Optional.empty(), 65_000, id("site-made"));
        var after = imported(told().with(device));
        assertEquals(
                Optional.of("203.0.113.1"),
                after.topology().hybrid().siteOf(id("cgw-new")).map(Resource::name));
        assertEquals(
                id("site-hq"),
                after.topology().hybrid().customerGateways().get(id("cgw-hq")).site());
    }

    @Test
    void otherHomesAreLeftAlone() {
        var after =
                imported(
                        new TreeMap<>(),
                        new TreeMap<>(),
                        Hybrid.NONE,
                        new TreeMap<>(),
                        Set.of(),
                        Set.of(new Home(BOB, SEOUL)));
        assertSame(ROADS, after);
    }

    @Test
    void aVpcThatIsGoneTakesTheRoadsToItsGateway() {
        var after =
                imported(
                        new TreeMap<>(),
                        new TreeMap<>(ROADS.topology().transitGateways()),
                        Hybrid.NONE,
                        new TreeMap<>(),
                        Set.of(HOME),
                        Set.of());
        var hybrid = after.topology().hybrid();
        assertFalse(hybrid.vpnConnections().containsKey(id("vpn-a")));
        assertEquals(Optional.empty(), hybrid.virtualInterfaces().get(id("dxvif-p")).gateway());
        assertEquals(List.of(), Audit.of(after));
    }

    @Test
    void anAttachmentFindsItsVpnConnectionAndKeepsItsPlace() {
        var gateway = ROADS.topology().transitGateways().get(id("tgw-t"));
        for (var it : gateway.attachments().values()) {
            // The files of a gateway alone tell of these as of something elsewhere.
            switch (it.to()) {
                case To.ToVpn(var vpn) ->
                        gateway =
                                gateway.with(
                                        it.withTo(new To.Elsewhere("vpn", vpn.value(), List.of())));
                case To.ToDxGateway _ ->
                        gateway =
                                gateway.with(
                                        it.withTo(
                                                new To.Elsewhere(
                                                        "direct-connect-gateway", "w", List.of())));
                case To.ToVpc _, To.ToTransitGateway _, To.Elsewhere _ -> {}
            }
        }
        var after =
                imported(
                        new TreeMap<>(Map.of(id("vpc-a"), a())),
                        new TreeMap<>(Map.of(gateway.id(), gateway)),
                        told(),
                        new TreeMap<>(ROADS.topology().prefixLists()),
                        Set.of(HOME),
                        Set.of(HOME));
        assertSame(ROADS, after);
        // And when the connection is gone while the gateway was not told of, the attachment stays.
        var without = imported(told().without(id("vpn-t")));
        var to =
                without
                        .topology()
                        .transitGateways()
                        .get(id("tgw-t"))
                        .attachments()
                        .values()
                        .stream()
                        .map(it -> it.to())
                        .filter(To.Elsewhere.class::isInstance)
                        .toList();
        assertEquals(List.of(new To.Elsewhere("vpn", "vpn-t", List.of())), to);
    }

    private static Vpc a() {
        return ROADS.topology().vpc(id("vpc-a")).orElseThrow();
    }

    @Test
    void aListThatIsNamedStaysAndOneThatIsNotGoes() {
        var before = apply(ROADS, new Edit.PutPrefixList(Roads.list("pl-idle", "10.0.0.0/8")));
        var found =
                Topology.of(
                        NOON,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        Hybrid.NONE,
                        new TreeMap<>(
                                Map.of(
                                        id("pl-s3"),
                                        Roads.list("pl-s3", "52.219.0.0/16", "3.5.0.0/19"))));
        var after =
                apply(
                        before,
                        new Edit.Import(
                                found,
                                scope(found, Set.of(), Set.of(), Set.of(HOME)),
                                Optional.empty()));
        var lists = after.topology().prefixLists();
        assertFalse(lists.containsKey(id("pl-idle")));
        assertTrue(lists.containsKey(id("pl-offices")));
        assertTrue(lists.get(id("pl-s3")).entries().contains(Cidr.of("3.5.0.0/19")));
    }
}
