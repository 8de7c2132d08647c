package dev.peerscape.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.Hand;
import dev.peerscape.app.HybridDesign;
import dev.peerscape.core.check.Quota;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Doubt;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.trace.Flow;

import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The forms of what reaches out of a VPC, the settings, and the trace panel with several paths, in
/// the real window.
@ExtendWith(ApplicationExtension.class)
class HybridFormsTest {
    private Hand hand;

    @Start
    void start(Stage stage) {
        hand = Hand.open(stage, new FakePorts());
    }

    private void show(ResourceId id) {
        hand.interact(() -> hand.workspace().session().select(Set.of(id)));
    }

    private RouteTable table() {
        return hand.topology()
                .vpc(HybridDesign.APP)
                .orElseThrow()
                .routeTables()
                .get(HybridDesign.TABLE);
    }

    @Test
    void aTunnelIsSwitchedInTheFormOfItsConnection() {
        hand.open(HybridDesign.document());
        show(HybridDesign.VPN);
        hand.click("#tunnel-up-0");
        Hand.await("the tunnel is down", () -> tunnels().equals(List.of(false, true)));
        hand.press(KeyCode.CONTROL, KeyCode.Z);
        Hand.await("undo brings it up", () -> tunnels().equals(List.of(true, true)));
    }

    private List<Boolean> tunnels() {
        return hand.topology().hybrid().vpnConnections().get(HybridDesign.VPN).tunnels().stream()
                .map(VpnConnection.Tunnel::up)
                .toList();
    }

    @Test
    void learnedRowsAreShownWhileATableLearns() {
        hand.open(HybridDesign.document());
        show(HybridDesign.TABLE);
        var learned = (Pane) hand.see("#route-learned");
        Hand.await(
                "the prefix of the office is learned",
                () -> said("#route-learned").contains("192.168.0.0/16"));
        assertFalse(learned.lookupAll(".row-remove").iterator().hasNext(), "they are locked");
        var form = (ScrollPane) hand.see(".inspector .scroll-pane");
        hand.interact(() -> form.setVvalue(1));
        hand.click("#propagating-vgw-app");
        Hand.await("it learns no more", () -> table().propagating().isEmpty());
        Hand.await("nothing is learned", () -> said("#route-learned").isEmpty());
    }

    private String said(String query) {
        var text = new StringBuilder();
        hand.see("#route-add")
                .getScene()
                .getRoot()
                .lookupAll(query + " .label")
                .forEach(it -> text.append(((Label) it).getText()).append('\n'));
        return text.toString();
    }

    @Test
    void aRowForAPrefixListIsAddedAndTakenOut() {
        hand.open(HybridDesign.document());
        show(HybridDesign.TABLE);
        hand.interact(() ->
                hand.workspace()
                        .commit(
                                new Edit.RemoveListRoute(
                                        HybridDesign.TABLE, table().listRoutes().getFirst())));
        hand.choose("#route-list", "offices");
        Hand.await(
                "the list is in the field",
                () -> ((TextField) hand.see("#route-destination")).getText().equals("offices"));
        hand.click("#route-add");
        var row =
                new RouteTable.ListRoute(
                        HybridDesign.LIST, new Target.ToVpnGateway(HybridDesign.VGW));
        Hand.await("the row is there", () -> table().listRoutes().equals(List.of(row)));
        hand.click("#list-route-remove-0");
        Hand.await("the row is gone", () -> table().listRoutes().isEmpty());
    }

    @Test
    void aTransitGatewaysTableHasRowsForPrefixLists() {
        hand.open(HybridDesign.document());
        var table = transitTable().id();
        show(table);
        var form = (ScrollPane) hand.see(".inspector .scroll-pane");
        hand.interact(() -> form.setVvalue(1));
        hand.choose("#transit-list", "offices");
        hand.choose("#transit-list-to", "data");
        hand.click("#transit-list-add");
        var row =
                new TransitRouteTable.ListRow(
                        HybridDesign.LIST, Optional.of(new ResourceId("tgw-attach-data")));
        Hand.await("the row is there", () -> transitTable().listRoutes().equals(List.of(row)));
        hand.interact(() -> form.setVvalue(0));
        hand.click("#transit-list-0");
        Hand.await("the row is gone", () -> transitTable().listRoutes().isEmpty());
        hand.press(KeyCode.CONTROL, KeyCode.Z);
        Hand.await("undo", () -> transitTable().listRoutes().equals(List.of(row)));
    }

    private TransitRouteTable transitTable() {
        return hand.topology()
                .transitGateways()
                .get(new ResourceId("tgw-hub"))
                .routeTables()
                .values()
                .iterator()
                .next();
    }

    @Test
    void theProbeOfATableKnowsLearnedRows() {
        hand.open(HybridDesign.document());
        show(HybridDesign.TABLE);
        var probe = (TextField) hand.see("#probe");
        hand.interact(() -> probe.setText("192.168.9.9"));
        hand.awaitText("#probe-answer", "192.168.0.0/16 → vgw wins");
    }

    @Test
    void settingsHoldAtOnce() {
        hand.open(HybridDesign.document());
        // The dialog waits until it is closed, so it is opened without waiting for it.
        Platform.runLater(() -> hand.run("settings"));
        hand.see("#settings-language");
        hand.choose("#settings-language", "한국어");
        Hand.await("Korean", () -> hand.desk().words().locale().equals(Locale.KOREAN));
        hand.click("#settings-quotas");
        hand.awaitText("#quota-used-vpcs", "2 / 5");
        var vpcs = (TextField) hand.see("#quota-vpcs");
        hand.interact(() -> vpcs.setText("0"));
        assertFalse(vpcs.getAccessibleHelp().isEmpty(), "a wrong limit is refused at its field");
        assertEquals(5, hand.desk().settings().get().quotas().limit(Quota.VPCS));
        hand.interact(() -> vpcs.setText("20"));
        hand.awaitText("#quota-used-vpcs", "2 / 20");
        assertEquals(20, hand.desk().settings().get().quotas().limit(Quota.VPCS));
        hand.click("#settings-reset-quotas");
        hand.awaitText("#quota-used-vpcs", "2 / 5");
        hand.click("#settings-traceroute");
        choose("#traceroute-transit-gateway", 2);
        assertTrue(hand.desk().settings().get().traceroute().of(Kind.TRANSIT_GATEWAY).answers());
        hand.click("#settings-doubts");
        choose("#doubt-packet-sizes", 1);
        assertEquals(
                Map.of(Doubt.PACKET_SIZES, Policy.Level.ERROR), hand.document().policy().levels());
        hand.click("#settings-close");
        Hand.await("the dialog is gone", () -> !hand.present("#settings-close"));
        hand.interact(() -> hand.workspace().session().undo());
        assertEquals(Policy.USUAL, hand.document().policy());
    }

    private void choose(String query, int index) {
        var box = (ComboBox<?>) hand.see(query);
        hand.interact(() -> box.getSelectionModel().select(index));
    }

    @Test
    void eachPathOfATraceCanBeLookedAt() {
        hand.open(HybridDesign.document());
        hand.interact(() -> hand.follow(Flow.ping(HybridDesign.DB, HybridDesign.BRANCH)));
        hand.awaitText("#trace-mtu", "1446");
        Hand.await("there are two paths", () -> paths().getItems().size() > 1);
        assertTrue(hand.cells("#trace-hops", 1).contains("branch-1"), "the first path first");
        hand.interact(() -> paths().getSelectionModel().select(1));
        Hand.await(
                "the other tunnel's hops", () -> hand.cells("#trace-hops", 1).contains("branch-2"));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Integer> paths() {
        return (ComboBox<Integer>) hand.see("#trace-path");
    }

    @Test
    void aFlowStartsAtAHostWithAnAddressThatIsNotItsOwn() {
        hand.open(HybridDesign.document());
        hand.interact(() -> hand.run("show-trace"));
        hand.retype("#trace-from", "files");
        hand.retype("#trace-to", "web");
        hand.retype("#trace-protocol", "107");
        var source = (TextField) hand.see("#trace-source");
        hand.interact(() -> source.setText("192.168.7.7"));
        hand.click("#trace-run");
        Hand.await("it is traced", () -> hand.workspace().trace().get().isPresent());
        var flow = hand.workspace().trace().get().orElseThrow().flow();
        assertEquals(HybridDesign.FILES, flow.from());
        assertEquals(107, flow.protocol().number());
        assertEquals(Optional.of(Cidr.of("192.168.7.7/32").base()), flow.source());
    }
}
