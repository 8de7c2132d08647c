package dev.peerscape.app.window;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.Hand;
import dev.peerscape.app.SmallDesign;
import dev.peerscape.cli.InProcess;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The seed's story, from an empty document, by a hand at the window: draw two VPCs of two
/// accounts, peer them, watch a packet arrive; delete the peering, watch it fail. Then the command
/// line tells the same of the same file.
@ExtendWith(ApplicationExtension.class)
class SeedStoryTest {
    private static final String REQUESTER = "444455556666";
    private static final AccountId ACCEPTER = SmallDesign.REQUESTER;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;
    private final FakePorts files = new FakePorts();
    private Hand hand;

    @Start
    void start(Stage stage) {
        hand = Hand.open(stage, files);
    }

    @Test
    void fromAnEmptyDocumentToADeletedPeering() throws IOException {
        // The accepter's VPC; then, acting as another account, the requester's.
        var there = place("vpc", 566, 250, "accepter-vpc");
        hand.click("#acting-as");
        hand.click("#command-act-as-other");
        hand.writeInto("#dialog-line", REQUESTER);
        hand.press(KeyCode.ENTER);
        var here = place("vpc", 190, 250, "requester-vpc");
        assertThat(vpc(there).account(), is(ACCEPTER));
        assertThat(vpc(here).account(), is(new AccountId(REQUESTER)));
        hand.place("subnet", there);
        hand.place("subnet", here);
        placeIn(there, "db");
        placeIn(here, "app");

        // Peer them; the requester's account may not accept.
        hand.drag(hand.canvas().linkHandleOf(here).orElseThrow(), hand.at(there));
        hand.writeInto("#peering-name", "lab");
        hand.press(KeyCode.ENTER);
        assertThat(status(), is(PeeringStatus.PENDING_ACCEPTANCE));
        assertThat(hand.present("#banner-review"), is(false));
        hand.click("#banner-switch");
        assertThat(hand.workspace().revision().actor(), is(new Actor.As(ACCEPTER)));
        hand.click("#peering-accept-routes");
        assertThat(status(), is(PeeringStatus.ACTIVE));

        // The first packet.
        hand.clickLink("Test A → B");
        hand.awaitText("#trace-verdict", "✓");
        assertThat("from empty to delivered", hand.pointerActions(), is(lessThanOrEqualTo(12)));
        hand.choose("#trace-speed", "4×");
        playedToTheEnd();
        var file = folder.resolve("story.peerscape");
        files.files.add(file);
        hand.press(KeyCode.CONTROL, KeyCode.S);
        assertThat(sameOnTheCommandLine(file, 0).get("verdict").asText(), is("delivered"));

        // Without the peering its routes are black holes.
        delete(false);
        assertThat(routesToPeerings(), is(not(empty())));
        playAgain();
        hand.awaitText("#trace-verdict", "✕");
        assertThat(hand.text("#trace-verdict"), containsString("✕"));
        hand.press(KeyCode.CONTROL, KeyCode.S);
        var blackhole = sameOnTheCommandLine(file, 1);
        assertThat(blackhole.get("verdict").asText(), is("dropped"));
        assertThat(blackhole.at("/forward/code").asText(), is("BAD_STATE_ROUTE"));

        // Without its routes there is none at all. An account removes its own ones only.
        hand.press(KeyCode.CONTROL, KeyCode.Z);
        hand.awaitText("#trace-verdict", "✓");
        hand.click("#acting-as");
        hand.click("#command-act-as-anyone");
        delete(true);
        assertThat(routesToPeerings(), is(empty()));
        playAgain();
        hand.awaitText("#trace-verdict", "✕");
        hand.press(KeyCode.CONTROL, KeyCode.S);
        var lost = sameOnTheCommandLine(file, 1);
        assertThat(lost.at("/forward/code").asText(), is("NO_ROUTE_TO_DESTINATION"));

        // What was saved is what is opened.
        var saved = hand.document();
        hand.press(KeyCode.CONTROL, KeyCode.W);
        Hand.await("the document is closed", () -> hand.workspace().isEmpty());
        files.files.add(file);
        hand.press(KeyCode.CONTROL, KeyCode.O);
        Hand.await("the document is open", () -> !hand.workspace().isEmpty());
        assertThat(hand.document(), is(saved));
    }

    private ResourceId place(String tile, double x, double y, String name) {
        var before = List.copyOf(hand.topology().vpcs().keySet());
        hand.place(tile, hand.spot(x, y));
        var made = new ArrayList<>(hand.topology().vpcs().keySet());
        made.removeAll(before);
        call(name);
        return made.getFirst();
    }

    private void placeIn(ResourceId vpc, String name) {
        hand.place("instance", vpc(vpc).subnets().firstKey());
        call(name);
    }

    /// Types a name where it stands.
    private void call(String name) {
        hand.press(KeyCode.F2);
        hand.write(name);
        hand.press(KeyCode.ENTER);
        assertThat(hand.topology().named(name).size(), is(1));
    }

    private Vpc vpc(ResourceId id) {
        return hand.topology().vpc(id).orElseThrow();
    }

    private ResourceId peering() {
        return hand.topology().peerings().firstKey();
    }

    private PeeringStatus status() {
        return hand.topology().peering(peering()).orElseThrow().status();
    }

    private List<Route> routesToPeerings() {
        return hand.topology().vpcs().values().stream()
                .flatMap(it -> it.routeTables().values().stream())
                .flatMap(it -> it.routes().stream())
                .filter(it -> it.target() instanceof Target.ToPeering)
                .toList();
    }

    private void delete(boolean withRoutes) {
        hand.click(hand.at(peering()));
        hand.press(KeyCode.DELETE);
        if (!withRoutes) {
            hand.click("#delete-routes");
        }
        hand.click("#peering-delete");
    }

    private void playAgain() {
        hand.click("#trace-run");
        playedToTheEnd();
    }

    private void playedToTheEnd() {
        Hand.await(
                "the packet has come to the end of its way",
                () ->
                        hand.workspace()
                                .playing()
                                .get()
                                .filter(it -> it.seconds() >= it.playback().duration())
                                .isPresent());
    }

    /// Traces the saved file and compares it with what the window shows.
    private JsonNode sameOnTheCommandLine(Path file, int code) throws IOException {
        var run =
                InProcess.run(
                        "trace",
                        file.toString(),
                        "--from",
                        "app",
                        "--to",
                        "db",
                        "--format",
                        "json");
        assertThat(run.err(), run.code(), is(code));
        var told = JSON.readTree(run.out());
        var expected = new ArrayList<String>();
        told.at("/forward/hops").forEach(hop -> expected.add(label(hop)));
        // The command line also tells which way an answer would take; the window plays it only
        // when there is one.
        if (!told.get("verdict").asText().equals("dropped")) {
            told.at("/return/hops").forEach(hop -> expected.add("↩ " + label(hop)));
        }
        assertThat(hand.cells("#trace-hops", 1), is(expected));
        return told;
    }

    private String label(JsonNode hop) {
        var id = new ResourceId(hop.get("id").asText());
        return hand.topology().find(id).map(Resource::label).orElse(id.value());
    }
}
