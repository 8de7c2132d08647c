package dev.peerscape.core.edit;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Outcome.Applied;
import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.testing.Roads;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sites, VPN, Direct Connect and prefix lists: what is refused, and what AWS does along.
class HybridEditsTest {
    private static final Document ROADS = Roads.document();

    private static String code(Document document, Edit edit) {
        return Edits.apply(document, edit) instanceof Refused(var code, _, _) ? code : "";
    }

    private static List<TransitAttachment> attachments(Document document, To to) {
        return document
                .topology()
                .transitGateways()
                .get(id("tgw-t"))
                .attachments()
                .values()
                .stream()
                .filter(it -> it.to().equals(to))
                .<TransitAttachment>map(it -> it)
                .toList();
    }

    @Test
    void aVpnConnectionToATransitGatewayIsAttachedAsAwsDoesIt() {
        var gateway = ROADS.topology().transitGateways().get(id("tgw-t"));
        var attachment = attachments(ROADS, new To.ToVpn(id("vpn-t"))).getFirst();
        assertEquals(gateway.defaultAssociation(), attachment.association());
        assertEquals(
                List.of(gateway.defaultPropagation().orElseThrow()), attachment.propagations());
        assertEquals(1, attachments(ROADS, new To.ToDxGateway(id("dxgw-w"))).size());
        // Changed, it keeps its attachment; to another gateway it gives it up.
        var changed =
                apply(ROADS, new Edit.PutVpnConnection(Roads.vpn("vpn-t", "tgw-t").withName("x")));
        assertEquals(List.of(attachment), attachments(changed, new To.ToVpn(id("vpn-t"))));
        var moved = apply(ROADS, new Edit.PutVpnConnection(Roads.vpn("vpn-t", "vgw-a")));
        assertEquals(List.of(), attachments(moved, new To.ToVpn(id("vpn-t"))));
        assertEquals(List.of(), Audit.of(moved));
    }

    @Test
    void associationsAndAttachmentsStayInStep() {
        var dx = ROADS.topology().hybrid().dxGateways().get(id("dxgw-w"));
        var to = new To.ToDxGateway(id("dxgw-w"));
        var without =
                apply(
                        ROADS,
                        new Edit.PutDxGateway(
                                dx.withAssociations(
                                        List.of(new DxGateway.Association(id("vgw-a"), List.of()))),
                                Optional.empty()));
        assertEquals(List.of(), attachments(without, to));
        var again = apply(without, new Edit.PutDxGateway(dx, Optional.empty()));
        assertEquals(1, attachments(again, to).size());
        // An attachment cannot go by itself, and the suggestion does what was meant.
        var attachment = attachments(ROADS, to).getFirst().id();
        var no =
                assertInstanceOf(
                        Refused.class, Edits.apply(ROADS, new Edit.Remove(Set.of(attachment))));
        assertEquals("OperationNotPermitted", no.code());
        var done = apply(ROADS, no.suggestion().orElseThrow());
        assertEquals(without.topology(), done.topology());
        var vpn = attachments(ROADS, new To.ToVpn(id("vpn-t"))).getFirst().id();
        var vpnStays =
                assertInstanceOf(Refused.class, Edits.apply(ROADS, new Edit.Remove(Set.of(vpn))));
        assertEquals(Optional.of(new Edit.Remove(Set.of(id("vpn-t")))), vpnStays.suggestion());
    }

    @Test
    void aSecondAttachmentOfAVpnConnectionIsRefused() {
        var gateway = ROADS.topology().transitGateways().get(id("tgw-t"));
        var second = gateway.attachment(id("tgw-attach-9"), "", new To.ToVpn(id("vpn-t")));
        assertEquals(
                "DuplicateTransitGatewayAttachment",
                code(ROADS, new Edit.PutTransitAttachment(gateway.id(), second)));
        var wrong = gateway.attachment(id("tgw-attach-9"), "", new To.ToVpn(id("vpn-a")));
        assertEquals(
                "InvalidVpnConnectionID.NotFound",
                code(ROADS, new Edit.PutTransitAttachment(gateway.id(), wrong)));
    }

    @ParameterizedTest
    @CsvSource({
        "PRIVATE, vgw-a, ''",
        "PRIVATE, dxgw-w, ''",
        "PRIVATE, tgw-t, DirectConnectClientException",
        "PRIVATE, '', ''",
        "TRANSIT, dxgw-w, ''",
        "TRANSIT, vgw-a, DirectConnectClientException",
        "PUBLIC, '', ''",
        "PUBLIC, vgw-a, DirectConnectClientException",
        "PUBLIC, dxgw-w, DirectConnectClientException",
        "PRIVATE, vgw-none, InvalidVpnGatewayID.NotFound"
    })
    void whereAVirtualInterfaceMayLead(VirtualInterface.Type type, String gateway, String code) {
        var edit = new Edit.PutVirtualInterface(Roads.vif("dxvif-new", type, 300, gateway));
        assertEquals(code, code(ROADS, edit));
    }

    @Test
    void aVlanIsUsedOnceOnAConnection() {
        var twice =
                new Edit.PutVirtualInterface(
                        Roads.vif("dxvif-x", VirtualInterface.Type.PRIVATE, 101, "vgw-a"));
        var no = assertInstanceOf(Refused.class, Edits.apply(ROADS, twice));
        assertEquals("DirectConnectClientException", no.code());
        assertEquals(List.of("dxvif-x", 101, "dxvif-p", 1), no.reason().arguments());
        var itself =
                new Edit.PutVirtualInterface(
                        Roads.vif("dxvif-p", VirtualInterface.Type.PRIVATE, 101, ""));
        assertEquals("", code(ROADS, itself));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"169.254.10.0/29", "10.0.0.0/30", "169.254.169.252/30", "169.254.0.0/30"})
    void insideBlocksThatAreNone(String block) {
        var vpn = Roads.vpn("vpn-a", "vgw-a");
        var tunnel = new VpnConnection.Tunnel(Optional.empty(), Optional.of(Cidr.of(block)), true);
        var edit = new Edit.PutVpnConnection(vpn.withTunnels(List.of(tunnel, tunnel)));
        assertEquals("InvalidParameterValue", code(ROADS, edit));
    }

    @Test
    void tunnelsAreTwoWithBlocksOfTheirOwn() {
        var vpn = Roads.vpn("vpn-a", "vgw-a");
        var one = vpn.tunnels().getFirst();
        assertEquals(
                "InvalidParameterValue",
                code(ROADS, new Edit.PutVpnConnection(vpn.withTunnels(List.of(one, one)))));
        assertEquals(
                "InvalidParameterValue",
                code(ROADS, new Edit.PutVpnConnection(vpn.withTunnels(List.of()))));
        var six =
                new VpnConnection(
                        vpn.id(),
                        "",
                        vpn.customerGateway(),
                        vpn.gateway(),
                        vpn.routing(),
                        vpn.tunnels(),
                        true);
        assertEquals("InvalidParameterValue", code(ROADS, new Edit.PutVpnConnection(six)));
        assertEquals(
                "",
                code(ROADS, new Edit.PutVpnConnection(six.withEnds(id("cgw-hq"), id("tgw-t")))));
    }

    @Test
    void aPrefixListIsOfOneFamilyWithoutDoubles() {
        var list = Roads.list("pl-x", "10.0.0.0/8", "10.0.0.0/8");
        var no = assertInstanceOf(Refused.class, Edits.apply(ROADS, new Edit.PutPrefixList(list)));
        var done = apply(ROADS, no.suggestion().orElseThrow());
        assertEquals(cidrs("10.0.0.0/8"), done.topology().prefixLists().get(id("pl-x")).entries());
        assertEquals(
                "InvalidParameterValue",
                code(ROADS, new Edit.PutPrefixList(Roads.list("pl-x", "2001:db8::/32"))));
        var full =
                new PrefixList(
                        id("pl-x"),
                        "",
                        Optional.of(ALICE),
                        SEOUL,
                        false,
                        1,
                        cidrs("10.0.0.0/8", "11.0.0.0/8"));
        assertEquals("PrefixListMaxEntriesExceeded", code(ROADS, new Edit.PutPrefixList(full)));
    }

    @ParameterizedTest
    @CsvSource({"pl-offices, DependencyViolation", "pl-s3, DependencyViolation"})
    void aPrefixListInUseStays(String list, String code) {
        assertEquals(code, code(ROADS, new Edit.Remove(Set.of(id(list)))));
        // With all that names it, it goes.
        var all = new Edit.Remove(Set.of(id(list), id("rtb-own"), id("sg-web"), id("vpce-s3")));
        assertEquals("", code(ROADS, all));
    }

    @Test
    void aDeviceThatMovesToAnotherSiteTakesItsRoadsAlong() {
        var device = ROADS.topology().hybrid().customerGateways().get(id("cgw-hq"));
        var after =
                apply(
                        ROADS,
                        new Edit.PutSite(
                                new Site(
                                        id("site-two"),
                                        "",
                                        cidrs("192.169.0.0/16"),
                                        List.of(),
                                        List.of()),
                                Optional.empty()),
                        new Edit.PutCustomerGateway(device.withSite(id("site-two"))));
        // The row over the connection of the device drops now; the one over Direct Connect stays.
        var rows = after.topology().hybrid().sites().get(id("site-hq")).routes();
        assertEquals(Optional.empty(), rows.getFirst().over());
        assertEquals(Optional.of(id("dxvif-t")), rows.getLast().over());
        var foreign =
                Roads.site()
                        .withRoutes(
                                List.of(
                                        new Site.SiteRoute(
                                                Cidr.of("10.0.0.0/16"), Optional.of(id("vpn-a")))));
        assertEquals(
                "InvalidVpnConnectionID.NotFound",
                code(after, new Edit.PutSite(foreign, Optional.empty())));
    }

    @Test
    void idsAreOfOneThing() {
        var device =
                new CustomerGateway(
                        id("cgw-x"), "", ALICE, SEOUL, Optional.empty(), 65_000, id("site-none"));
        assertEquals("InvalidID.NotFound", code(ROADS, new Edit.PutCustomerGateway(device)));
        var host = Roads.site().hosts();
        var twin = new Site(id("site-two"), "", List.of(), host, List.of());
        assertEquals("IdInUse", code(ROADS, new Edit.PutSite(twin, Optional.empty())));
        var wrong = new Site(id("cgw-two"), "", List.of(), List.of(), List.of());
        assertEquals("InvalidID.Malformed", code(ROADS, new Edit.PutSite(wrong, Optional.empty())));
    }

    @Test
    void whatLeadsToSitesIsRenamed() {
        for (var name :
                List.of(
                        "site-hq",
                        "host-desk",
                        "cgw-hq",
                        "vpn-a",
                        "dxcon-hq",
                        "dxvif-p",
                        "dxgw-w",
                        "pl-s3",
                        "vgw-a",
                        "vpce-ec2",
                        "nlb-front",
                        "tg-web",
                        "eni-ep-a",
                        "eni-alone")) {
            var outcome =
                    assertInstanceOf(
                            Applied.class,
                            Edits.apply(ROADS, new Edit.Rename(new ResourceId(name), "new")));
            var found = outcome.document().topology().find(id(name)).orElseThrow();
            assertEquals("new", found.name(), name);
            assertTrue(outcome.touched().contains(id(name)), name);
        }
    }

    @Test
    void aRouteToAGatewayOfSitesMayNotBeInsideTheVpc() {
        var row =
                Route.to(
                        Cidr.of("10.0.1.0/24"),
                        new dev.peerscape.core.topology.Target.ToVpnGateway(id("vgw-a")));
        assertEquals("InvalidParameterValue", code(ROADS, new Edit.AddRoute(id("rtb-own"), row)));
    }
}
