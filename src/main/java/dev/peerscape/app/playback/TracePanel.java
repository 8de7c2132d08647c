package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Panes;
import dev.peerscape.app.shell.Settings;
import dev.peerscape.app.shell.Sign;
import dev.peerscape.app.shell.Signal;
import dev.peerscape.app.shell.Wish;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.ProbeKind;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Tracer;
import dev.peerscape.core.trace.Traceroute;
import dev.peerscape.core.trace.TracerouteTable;
import dev.peerscape.editor.analysis.Recompiler;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.playback.Player;
import dev.peerscape.editor.playback.Playing;
import dev.peerscape.editor.playback.Stop;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The panel in which people pick a flow, play it, and read why it ends as it does.
public final class TracePanel {
    private final Workspace workspace;
    private final Words words;
    private final Signal<Optional<Playing>> playing;
    private final Player player = new Player();
    private final Recompiler recompiler;
    private final AtomicLong asked = new AtomicLong();
    private RecentFlows recent;
    private Optional<Playback> playback = Optional.empty();
    private TracerouteTable seen = TracerouteTable.USUAL;
    private FlowForm form;
    private HopTable hopTable;
    private HopDetails hopDetails;
    private BlockerCards blockerCards;
    private Scrubber scrubber;
    private final PlayerTimer timer = new PlayerTimer(player, this::show);
    private boolean restart;
    private Transport transport;
    private PathChooser paths;
    private Remarks remarks;

    @FXML private VBox root;
    @FXML private ComboBox<String> from;
    @FXML private ComboBox<String> to;
    @FXML private ComboBox<String> protocol;
    @FXML private TextField port;
    @FXML private TextField source;
    @FXML private ComboBox<Integer> path;
    @FXML private Label mtu;
    @FXML private ComboBox<Optional<ProbeKind>> probes;
    @FXML private Label silence;
    @FXML private VBox notes;
    @FXML private Label verdict;
    @FXML private Label problem;
    @FXML private FlowPane chips;
    @FXML private Button swap;
    @FXML private Button first;
    @FXML private Button back;
    @FXML private Button play;
    @FXML private Button forward;
    @FXML private Button last;
    @FXML private ComboBox<Double> speed;
    @FXML private ToggleButton loop;
    @FXML private Pane track;
    @FXML private TableView<HopRow> hops;
    @FXML private TableColumn<HopRow, String> number;
    @FXML private TableColumn<HopRow, String> where;
    @FXML private TableColumn<HopRow, String> decision;
    @FXML private TableColumn<HopRow, String> result;
    @FXML private VBox details;
    @FXML private VBox blockers;
    @FXML private TextArea traceroute;

    /// The panel of that document.
    public TracePanel(Workspace workspace) {
        this.workspace = workspace;
        recompiler = new Recompiler(workspace.session());
        this.words = workspace.words();
        this.playing = workspace.playing();
    }

    @FXML
    private void initialize() {
        form = new FlowForm(words, from, to, protocol, port, source);
        recent = new RecentFlows(workspace, chips, form, this::follow);
        hopDetails = new HopDetails(words, details);
        blockerCards = new BlockerCards(workspace, blockers, this::playFromStart);
        scrubber = new Scrubber(words, track, this::scrubTo);
        swap.setGraphic(Sign.SWAP.node());
        transport =
                new Transport(
                        words, new Transport.Buttons(first, back, play, forward, last), this::move);
        Transport.steer(player, speed, loop);
        paths = new PathChooser(words, path, this::name, this::choosePath);
        remarks = new Remarks(words, mtu, notes, silence);
        probeKinds();
        hopTable =
                new HopTable(words, hops, number, where, decision, result, this::name, this::goTo);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        workspace.fulfil(Wish.FollowFlow.class, wish -> follow(wish.flow()));
        workspace.fulfil(Wish.Playback.class, wish -> move(wish.move()));
        workspace.watch(revision -> revision.document(), this::changed);
        workspace.watch(
                revision -> revision.selection(),
                selection ->
                        form.propose(
                                workspace.session().document().topology(), List.copyOf(selection)));
        words.texts()
                .addListener(_ -> {
                    probeKinds();
                    paths.fill();
                    fill();
                });
        workspace.whenClosed(timer::stop);
        workspace.whenClosed(workspace.desk().settings().watch(this::settings));
        fill();
    }

    // What a traceroute sends: like the flow, or one of three.
    private void probeKinds() {
        var chosen = Optional.ofNullable(probes.getValue()).flatMap(it -> it);
        probes.setOnAction(null);
        probes.setConverter(new ProbeText(words));
        probes.getItems()
                .setAll(
                        Stream.concat(
                                        Stream.of(Optional.<ProbeKind>empty()),
                                        Arrays.stream(ProbeKind.values()).map(Optional::of))
                                .toList());
        probes.setValue(chosen);
        probes.setOnAction(_ -> again());
    }

    private void settings(Settings settings) {
        if (!settings.traceroute().equals(seen)) {
            seen = settings.traceroute();
            again();
        }
    }

    private void again() {
        workspace.trace().get().map(Trace::flow).ifPresent(flow -> compute(flow, false));
    }

    // ---- asking

    @FXML
    private void run() {
        switch (form.read(workspace.session().document().topology())) {
            case FlowForm.Read.Wrong(var reason) -> tell(Optional.of(reason));
            case FlowForm.Read.Ready(var flow) -> follow(flow);
        }
    }

    @FXML
    private void swap() {
        form.swap();
    }

    private void tell(Optional<Message> reason) {
        problem.setText(reason.map(words::text).orElse(""));
        problem.setVisible(reason.isPresent());
        problem.setManaged(reason.isPresent());
    }

    private void follow(Flow flow) {
        tell(Optional.empty());
        form.show(workspace.session().document().topology(), flow);
        recent.add(flow);
        workspace.desk().panes().ifPresent(panes -> panes.show(Panes.Bottom.TRACE));
        compute(flow, true);
    }

    /// After an edit: pause, and follow the same flow through what the document is now.
    private void changed(Document document) {
        form.offer(document.topology());
        recent.keep(document.topology());
        workspace.trace().get().map(Trace::flow).ifPresent(flow -> recompute(document, flow));
    }

    private void recompute(Document document, Flow flow) {
        boolean lost =
                document.topology().find(flow.from()).isEmpty()
                        || flow.to() instanceof Flow.Destination.To(var id)
                                && document.topology().find(id).isEmpty();
        if (lost) {
            end();
        } else {
            player.pause();
            compute(flow, false);
        }
    }

    /// Traces off the FX thread; only the answer to the latest question counts.
    private void compute(Flow flow, boolean fresh) {
        long question = asked.incrementAndGet();
        var job = recompiler.job();
        var scene = workspace.diagram().scene();
        var table = seen;
        var kind = Optional.ofNullable(probes.getValue()).flatMap(it -> it);
        Thread.startVirtualThread(() -> {
            var compiled = job.run();
            var trace = new Tracer(compiled, table, kind).trace(flow);
            Platform.runLater(() -> {
                if (asked.get() == question) {
                    recompiler.keep(job, compiled);
                    paths.offer(Optional.of(trace), fresh);
                    paths.chosen().ifPresent(it -> take(it, Playback.of(it, scene), fresh));
                }
            });
        });
    }

    /// Shows another of the ways, from its start.
    private void choosePath() {
        var scene = workspace.diagram().scene();
        paths.chosen().ifPresent(it -> take(it, Playback.of(it, scene), true));
    }

    private void take(Trace trace, Playback played, boolean fresh) {
        // A flow that cannot even start has a verdict and blockers, and nothing to play.
        boolean plays = !played.stops().isEmpty();
        playback = plays ? Optional.of(played) : Optional.empty();
        workspace.trace().set(Optional.of(trace));
        if (!plays) {
            player.pause();
            fill();
            return;
        }
        if (fresh) {
            player.load(played);
        } else {
            player.reload(played);
        }
        fill();
        if (fresh || restart) {
            restart = false;
            player.scrub(0);
            player.toggle();
            timer.start();
        }
    }

    private void playFromStart() {
        restart = true;
    }

    // ---- showing

    private void fill() {
        var trace = workspace.trace().get();
        verdict.setVisible(trace.isPresent());
        recent.show();
        trace.ifPresentOrElse(this::report, this::clear);
        playback.ifPresentOrElse(this::fill, this::clearPlayback);
    }

    private void clear() {
        blockers.getChildren().clear();
        traceroute.clear();
        remarks.clear();
    }

    private void clearPlayback() {
        hopTable.clear();
        details.getChildren().clear();
        scrubber.clear();
        playing.set(Optional.empty());
        transport.showPlaying(false);
    }

    private void report(Trace trace) {
        VerdictChip.show(words, verdict, trace, this::name);
        traceroute.setText(Traceroute.text(trace, words.texts().get()));
        blockerCards.show(trace);
        remarks.show(workspace.session().document().topology(), trace);
    }

    private void fill(Playback played) {
        hopTable.fill(played);
        scrubber.show(played);
        show();
    }

    private String name(ResourceId id) {
        return workspace
                .session()
                .document()
                .topology()
                .find(id)
                .map(Resource::label)
                .orElse(id.value());
    }

    /// Shows the player's moment everywhere: canvas, list, details, scrubber.
    private void show() {
        if (playback.isEmpty()) {
            return;
        }
        var played = playback.get();
        playing.set(Optional.of(new Playing(played, player.seconds())));
        scrubber.move(player.seconds());
        transport.showPlaying(player.isPlaying());
        int stop = player.stop();
        hopTable.select(stop);
        Stop here = played.stops().get(stop);
        hopDetails.show(here, name(here.hop().id()));
    }

    // ---- steering

    @FXML
    private void reveal() {
        playback.ifPresent(
                it -> workspace.session().select(Set.of(it.stops().get(player.stop()).hop().id())));
    }

    @FXML
    private void copy() {
        workspace.desk().clipboard().put(traceroute.getText());
        workspace.tell(Message.of("playback.copied"));
    }

    private void move(Wish.Playback.Move move) {
        if (playback.isEmpty()) {
            return;
        }
        switch (move) {
            case PLAY_OR_PAUSE -> {
                player.toggle();
                timer.start();
            }
            case STEP_FORWARD -> player.step(1);
            case STEP_BACK -> player.step(-1);
            case TO_START -> player.goTo(0);
            case TO_END -> player.goTo(Integer.MAX_VALUE);
            case STOP -> {
                end();
                return;
            }
        }
        show();
    }

    private void end() {
        asked.incrementAndGet();
        player.pause();
        playback = Optional.empty();
        workspace.trace().set(Optional.empty());
        paths.offer(Optional.empty(), true);
        fill();
    }

    private void goTo(int stop) {
        player.goTo(stop);
        show();
    }

    private void scrubTo(double seconds) {
        player.pause();
        player.scrub(seconds);
        show();
    }

    private void key(KeyEvent event) {
        var move = Transport.move(event);
        if (move.isPresent() && playback.isPresent()) {
            move(move.get());
            event.consume();
        }
    }
}
