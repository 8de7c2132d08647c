package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Panes;
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
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Tracer;
import dev.peerscape.core.trace.Traceroute;
import dev.peerscape.core.trace.Verdict;
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
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// The panel in which people pick a flow, play it, and read why it ends as it does.
public final class TracePanel {
    private static final int RECENT = 5;

    private final Workspace workspace;
    private final Words words;
    private final Signal<Optional<Playing>> playing;
    private final Player player = new Player();
    private final Recompiler recompiler;
    private final AtomicLong asked = new AtomicLong();
    private final List<Flow> recent = new ArrayList<>();
    private Optional<Playback> playback = Optional.empty();
    private FlowForm form;
    private HopTable hopTable;
    private HopDetails hopDetails;
    private BlockerCards blockerCards;
    private Scrubber scrubber;
    private final PlayerTimer timer = new PlayerTimer(player, this::show);
    private boolean restart;
    private boolean playShown;

    @FXML private VBox root;
    @FXML private ComboBox<String> from;
    @FXML private ComboBox<String> to;
    @FXML private ComboBox<String> protocol;
    @FXML private TextField port;
    @FXML private TextField source;
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
        hopDetails = new HopDetails(words, details);
        blockerCards = new BlockerCards(workspace, blockers, this::playFromStart);
        scrubber = new Scrubber(words, track, this::scrubTo);
        swap.setGraphic(Sign.SWAP.node());
        first.setGraphic(Sign.TO_START.node());
        back.setGraphic(Sign.STEP_BACK.node());
        forward.setGraphic(Sign.STEP_FORWARD.node());
        last.setGraphic(Sign.TO_END.node());
        loop.setGraphic(Sign.REPEAT.node());
        speed.getItems().setAll(Player.SPEEDS);
        speed.setValue(1.0);
        speed.valueProperty().addListener((_, _, it) -> player.speed(it));
        speed.setConverter(new SpeedText());
        loop.selectedProperty().addListener((_, _, on) -> player.loop(on));
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
        words.texts().addListener(_ -> playback.ifPresent(_ -> fill()));
        workspace.whenClosed(timer::stop);
        showPlaying(false);
        fill();
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
        recent.remove(flow);
        recent.addFirst(flow);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
        workspace.desk().panes().ifPresent(panes -> panes.show(Panes.Bottom.TRACE));
        compute(flow, true);
    }

    /// After an edit: pause, and follow the same flow through what the document is now.
    private void changed(Document document) {
        form.offer(document.topology());
        recent.removeIf(flow -> document.topology().find(flow.from()).isEmpty());
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
        Thread.startVirtualThread(() -> {
            var compiled = job.run();
            var trace = new Tracer(compiled).trace(flow);
            var played = Playback.of(trace, scene);
            Platform.runLater(() -> {
                if (asked.get() == question) {
                    recompiler.keep(job, compiled);
                    take(trace, played, fresh);
                }
            });
        });
    }

    private void take(Trace trace, Playback played, boolean fresh) {
        playback = Optional.of(played);
        if (fresh) {
            player.load(played);
        } else {
            player.reload(played);
        }
        workspace.trace().set(Optional.of(trace));
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
        boolean any = trace.isPresent() && playback.isPresent();
        verdict.setVisible(any);
        chips.getChildren().setAll(recent.stream().map(this::chip).toList());
        if (!any) {
            hopTable.clear();
            details.getChildren().clear();
            blockers.getChildren().clear();
            traceroute.clear();
            scrubber.clear();
            playing.set(Optional.empty());
            return;
        }
        var played = playback.get();
        verdict.setText(verdictText(trace.get()));
        verdict.getStyleClass()
                .setAll(
                        "label",
                        "chip",
                        trace.get().verdict() == Verdict.DELIVERED ? "good" : "bad");
        hopTable.fill(played);
        traceroute.setText(Traceroute.text(trace.get(), words.texts().get()));
        blockerCards.show(trace.get());
        scrubber.show(played);
        show();
    }

    private Button chip(Flow flow) {
        var chip = new Button(form.label(workspace.session().document().topology(), flow));
        chip.getStyleClass().addAll("small", "flow-chip");
        chip.setOnAction(_ -> follow(flow));
        return chip;
    }

    private String verdictText(Trace trace) {
        var sign = trace.verdict() == Verdict.DELIVERED ? "✓ " : "✕ ";
        var where =
                switch (trace.verdict()) {
                    case DELIVERED, MISDELIVERED -> trace.forward().at();
                    case DROPPED -> trace.forward().at();
                    case REPLY_LOST, REPLY_MISDELIVERED ->
                            trace.back().orElse(trace.forward()).at();
                };
        return sign + words.text("playback.verdict-" + trace.verdict().slug(), name(where));
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
        showPlaying(player.isPlaying());
        int stop = player.stop();
        hopTable.select(stop);
        Stop here = played.stops().get(stop);
        hopDetails.show(here, name(here.hop().id()));
    }

    private void showPlaying(boolean on) {
        // The timer shows sixty times a second; the button changes far less often.
        if (play.getGraphic() == null || playShown != on) {
            playShown = on;
            play.setGraphic((on ? Sign.PAUSE : Sign.PLAY).node());
            play.accessibleTextProperty().bind(words.of(on ? "playback.pause" : "playback.play"));
        }
    }

    // ---- steering

    @FXML
    private void playOrPause() {
        move(Wish.Playback.Move.PLAY_OR_PAUSE);
    }

    @FXML
    private void stepForward() {
        move(Wish.Playback.Move.STEP_FORWARD);
    }

    @FXML
    private void stepBack() {
        move(Wish.Playback.Move.STEP_BACK);
    }

    @FXML
    private void toStart() {
        move(Wish.Playback.Move.TO_START);
    }

    @FXML
    private void toEnd() {
        move(Wish.Playback.Move.TO_END);
    }

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
        if (event.getTarget() instanceof TextField || event.isShortcutDown()) {
            return;
        }
        var move = keyMove(event.getCode());
        if (move.isPresent() && playback.isPresent()) {
            move(move.get());
            event.consume();
        }
    }

    private static Optional<Wish.Playback.Move> keyMove(KeyCode code) {
        return switch (code) {
            case SPACE -> Optional.of(Wish.Playback.Move.PLAY_OR_PAUSE);
            case RIGHT, PERIOD -> Optional.of(Wish.Playback.Move.STEP_FORWARD);
            case LEFT, COMMA -> Optional.of(Wish.Playback.Move.STEP_BACK);
            case HOME -> Optional.of(Wish.Playback.Move.TO_START);
            case END -> Optional.of(Wish.Playback.Move.TO_END);
            case ESCAPE -> Optional.of(Wish.Playback.Move.STOP);
            default -> Optional.empty();
        };
    }
}
