package dev.peerscape.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.HybridDesign;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every resource has a form that says something in both languages, whose fields carry out edits of
/// that resource, and whose refusals stand at the field.
@ExtendWith(ApplicationExtension.class)
class EveryFormTest {
    private final FxRobot robot = new FxRobot();
    private Workspace workspace;

    @BeforeEach
    void open() {
        robot.interact(() ->
                workspace = new FakePorts().desk().open(HybridDesign.document(), Optional.empty()));
    }

    private Resource find(ResourceId id) {
        return workspace.session().document().topology().find(id).orElseThrow();
    }

    private void with(ResourceId id, Consumer<Form> deed) {
        robot.interact(() -> deed.accept(Forms.of(workspace, find(id))));
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(EveryFormTest::all))
                : Stream.of(node);
    }

    private static <N extends Node> N get(Form form, String id, Class<N> type) {
        return all(form)
                .filter(it -> id.equals(it.getId()))
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id));
    }

    private static void type(Form form, String id, String text) {
        var field = get(form, id, TextField.class);
        field.setText(text);
        field.fireEvent(new ActionEvent());
    }

    @Test
    void everyResourceHasOneInBothLanguages() {
        for (var language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            robot.interact(() -> workspace.words().speak(language));
            for (var resource : workspace.session().document().topology().resources().toList()) {
                robot.interact(() -> {
                    var form = Forms.of(workspace, resource);
                    assertTrue(form.getChildren().size() > 0, resource.id() + " has no form");
                    for (var node : all(form).toList()) {
                        var text =
                                switch (node) {
                                    case Labeled it -> it.getText();
                                    case TextInputControl it -> it.getPromptText();
                                    default -> "";
                                };
                        assertTrue(
                                text == null || !text.startsWith("inspector."),
                                resource.id() + " says " + text);
                    }
                });
            }
        }
    }

    @Test
    void everyBoxThatIsTickedChangesSomethingOrSaysWhyNot() {
        var before = workspace.session().document();
        for (var resource : before.topology().resources().toList()) {
            var boxes = new ArrayList<String>();
            with(
                    resource.id(),
                    form ->
                            all(form)
                                    .filter(CheckBox.class::isInstance)
                                    .map(Node::getId)
                                    .forEach(boxes::add));
            for (var id : boxes) {
                with(
                        resource.id(),
                        form -> {
                            workspace.desk().tell(Message.of("app.ok"));
                            var toast = workspace.desk().toast().get();
                            var was = workspace.session().document();
                            var box = get(form, id, CheckBox.class);
                            boolean on = box.isSelected();
                            box.fire();
                            boolean changed = workspace.session().document() != was;
                            assertTrue(
                                    changed || workspace.desk().toast().get() != toast,
                                    resource.id() + " " + id + " does nothing in silence");
                            assertTrue(changed || box.isSelected() == on, id + " lies");
                            while (workspace.session().document() != before) {
                                workspace.session().undo();
                            }
                        });
            }
        }
    }

    @Test
    void aTunnelGoesDownAndUp() {
        with(HybridDesign.VPN, form -> get(form, "tunnel-up-1", CheckBox.class).fire());
        var vpn = workspace.session().document().topology().hybrid().vpnConnections();
        assertEquals(
                List.of(true, false),
                vpn.get(HybridDesign.VPN).tunnels().stream().map(it -> it.up()).toList());
        with(HybridDesign.VPN, form -> type(form, "tunnel-inside-0", "169.254.99.0/30"));
        assertEquals(
                "169.254.99.0/30",
                workspace
                        .session()
                        .document()
                        .topology()
                        .hybrid()
                        .vpnConnections()
                        .get(HybridDesign.VPN)
                        .tunnels()
                        .getFirst()
                        .inside()
                        .orElseThrow()
                        .toString());
    }

    @Test
    void whatCannotBeSaysSoAtTheField() {
        with(
                HybridDesign.VPN,
                form -> {
                    type(form, "tunnel-inside-0", "10.0.0.0/30");
                    var field = get(form, "tunnel-inside-0", TextField.class);
                    assertTrue(!field.getAccessibleHelp().isEmpty(), "nothing is said");
                });
        with(
                HybridDesign.OFFICE,
                form -> {
                    type(form, "host-add", "files and more");
                    assertTrue(
                            get(form, "host-add", TextField.class)
                                    .getAccessibleHelp()
                                    .contains("files and more"));
                });
    }

    @Test
    void listsGrowByTypingAndShrinkByTheirButtons() {
        with(HybridDesign.LIST, form -> type(form, "list-entry-add", "172.31.0.0/16"));
        with(HybridDesign.OFFICE, form -> type(form, "host-add", "print server 192.168.1.20"));
        with(HybridDesign.TARGETS, form -> type(form, "member-add", "10.0.1.99 9090"));
        with(HybridDesign.BALANCER, form -> type(form, "listener-add", "udp 53 web-targets"));
        var topology = workspace.session().document().topology();
        assertEquals(2, topology.prefixLists().get(HybridDesign.LIST).entries().size());
        var hosts = topology.hybrid().sites().get(HybridDesign.OFFICE).hosts();
        assertEquals("print server", hosts.getLast().name());
        var vpc = topology.vpc(HybridDesign.APP).orElseThrow();
        assertEquals(9090, vpc.targetGroups().get(HybridDesign.TARGETS).members().get(1).port());
        assertEquals(2, vpc.loadBalancers().get(HybridDesign.BALANCER).listeners().size());
        with(HybridDesign.LIST, form -> get(form, "list-entry-remove-0", Button.class).fire());
        var left = workspace.session().document().topology().prefixLists().get(HybridDesign.LIST);
        assertEquals("172.31.0.0/16", left.entries().getFirst().toString());
    }

    @Test
    void buttonsMakeWhatHasNoPlaceOnTheCanvas() {
        with(HybridDesign.OFFICE, form -> fire(form, "site-add-cgw"));
        with(HybridDesign.OFFICE, form -> fire(form, "site-add-dx"));
        with(new ResourceId("dxcon-office"), form -> fire(form, "dx-add-vif"));
        with(HybridDesign.APP, form -> fire(form, "vpc-add-tg"));
        with(HybridDesign.VGW, form -> fire(form, "connect-cgw-branch-vgw-app"));
        var topology = workspace.session().document().topology();
        var hybrid = topology.hybrid();
        assertEquals(3, hybrid.customerGateways().size());
        assertEquals(
                3,
                hybrid.customerGateways().values().stream().map(it -> it.asn()).distinct().count());
        assertEquals(2, hybrid.dxConnections().size());
        assertEquals(2, hybrid.virtualInterfaces().size());
        assertEquals(4, hybrid.vpnConnections().size());
        assertEquals(
                8,
                hybrid.vpnConnections().values().stream()
                        .flatMap(it -> it.tunnels().stream())
                        .map(it -> it.inside().orElseThrow())
                        .distinct()
                        .count());
        assertEquals(2, topology.vpc(HybridDesign.APP).orElseThrow().targetGroups().size());
    }

    private static void fire(Form form, String id) {
        get(form, id, Button.class).fire();
    }

    @Test
    void linksLeadFromOneToTheNext() {
        with(
                HybridDesign.VIF,
                form ->
                        all(form)
                                .filter(Hyperlink.class::isInstance)
                                .map(Hyperlink.class::cast)
                                .filter(it -> it.getText().equals("head office"))
                                .findFirst()
                                .orElseThrow()
                                .fire());
        assertEquals(Set.of(HybridDesign.OFFICE), workspace.revision().selection());
    }
}
