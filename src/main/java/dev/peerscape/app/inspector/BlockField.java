package dev.peerscape.app.inspector;

import dev.peerscape.app.shell.Sign;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.plan.AddressSpace;
import dev.peerscape.core.plan.BlockAdvice;
import dev.peerscape.core.plan.CidrField;
import dev.peerscape.core.text.Message;
import dev.peerscape.editor.scene.Glyph;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A field for a block, which says at each keystroke whether the block is good, what it meets, and
/// offers what is free instead.
///
/// Up and down change the prefix length, with the shortcut key they step to the neighbouring block,
/// `/20` asks for the next free one, Alt+Enter takes what is offered, Enter or leaving commits.
final class BlockField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final List<String> TONES = List.of("good", "warning", "bad", "unread");

    private final Workspace workspace;
    private final Words words;
    private final BlockAdvice.Field asks;
    private final String before;
    private final TextField field = new TextField();
    private final Label sentence = new Label();
    private final HBox line = new HBox(6);
    private final Button offer = new Button();
    private Optional<AddressSpace> space = Optional.empty();
    private Optional<Cidr> offered = Optional.empty();

    /// @param adds whether the field adds a block and then empties itself; else it changes one
    BlockField(Workspace workspace, String id, BlockAdvice.Field asks, boolean adds) {
        super(4);
        this.workspace = workspace;
        this.words = workspace.words();
        this.asks = asks;
        before = adds ? "" : asks.now().toString();
        getStyleClass().add("block-field");
        field.setId(id);
        field.setText(before);
        field.getStyleClass().add("mono");
        field.setTooltip(new Tooltip(words.text("inspector.block-keys")));
        sentence.setId(id + "-advice");
        sentence.setWrapText(true);
        sentence.getStyleClass().add("block-advice");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        line.getStyleClass().add("block-line");
        offer.setId(id + "-offer");
        offer.getStyleClass().addAll("flat", "block-offer");
        // Taking the focus would commit what the offer is to replace.
        offer.setFocusTraversable(false);
        offer.setOnAction(_ -> take());
        field.setOnAction(_ -> commit());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.textProperty().addListener(_ -> advise());
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused && field.getScene() != null) {
                        commit();
                    }
                });
        getChildren().addAll(field, line, offer);
        advise();
    }

    TextField field() {
        return field;
    }

    private void pressed(KeyEvent event) {
        var code = event.getCode();
        if (code == KeyCode.ENTER && event.isAltDown()) {
            event.consume();
            take();
        } else if ((code == KeyCode.UP || code == KeyCode.DOWN) && !event.isAltDown()) {
            event.consume();
            int by = code == KeyCode.UP ? 1 : -1;
            Cidr.parse(field.getText().strip())
                    .found()
                    .map(block ->
                            event.isShortcutDown()
                                    ? CidrField.stepped(block, by)
                                    : CidrField.resized(block, by))
                    .ifPresent(block -> put(block.toString()));
        }
    }

    private void put(String text) {
        field.setText(text);
        field.end();
    }

    private void take() {
        offered.ifPresent(block -> {
            put(block.toString());
            field.requestFocus();
        });
    }

    private BlockAdvice advice(String typed) {
        var document = workspace.session().document();
        var known =
                space.map(it -> it.in(document.topology()))
                        .orElseGet(() -> AddressSpace.of(document.topology()));
        space = Optional.of(known);
        return BlockAdvice.of(document, known, asks, typed);
    }

    private void advise() {
        var typed = field.getText().strip();
        if (typed.isEmpty() || typed.equals(before)) {
            say(Optional.empty());
        } else {
            say(Optional.of(advice(typed)));
        }
    }

    private void say(Optional<BlockAdvice> advice) {
        var text =
                advice.map(it ->
                                it.sentences().stream()
                                        .map(words::text)
                                        .collect(Collectors.joining("\n")))
                        .orElse("");
        sentence.setText(text);
        line.setVisible(advice.isPresent());
        line.setManaged(advice.isPresent());
        line.getStyleClass().removeAll(TONES);
        line.getChildren().clear();
        advice.ifPresent(it -> {
            var tone = tone(it.state());
            line.getStyleClass().add(tone);
            line.getChildren().addAll(Sign.node(sign(it.state()).path()), sentence);
        });
        offered = advice.flatMap(BlockAdvice::offer);
        offer.setText(
                offered.map(it -> words.text("inspector.take-block", it.toString())).orElse(""));
        offer.setVisible(offered.isPresent());
        offer.setManaged(offered.isPresent());
        field.setAccessibleHelp(text);
        field.pseudoClassStateChanged(
                WRONG,
                advice.filter(it ->
                                it.state() == BlockAdvice.State.MISTAKE
                                        || it.state() == BlockAdvice.State.REFUSED)
                        .isPresent());
    }

    private static String tone(BlockAdvice.State state) {
        return switch (state) {
            case GOOD -> "good";
            case NOTABLE -> "warning";
            case MISTAKE, REFUSED -> "bad";
            case UNREADABLE -> "unread";
        };
    }

    private static Glyph sign(BlockAdvice.State state) {
        return switch (state) {
            case GOOD -> Glyph.CHECK;
            case NOTABLE -> Glyph.TRIANGLE;
            case MISTAKE, REFUSED -> Glyph.CROSS;
            case UNREADABLE -> Glyph.DISC;
        };
    }

    private void commit() {
        var typed = field.getText().strip();
        if (typed.isEmpty() || typed.equals(before)) {
            say(Optional.empty());
            return;
        }
        var advice = advice(typed);
        var block = advice.block();
        if (block.isEmpty()) {
            say(Optional.of(advice));
            field.pseudoClassStateChanged(WRONG, true);
            return;
        }
        if (block.get().toString().equals(before)) {
            put(before);
            return;
        }
        switch (workspace.session().commit(asks.edit().apply(block.get()))) {
            case Outcome.Applied _ -> {
                if (before.isEmpty()) {
                    field.clear();
                }
            }
            case Outcome.Refused(_, Message reason, _) ->
                    say(
                            Optional.of(
                                    new BlockAdvice(
                                            BlockAdvice.State.REFUSED,
                                            block,
                                            List.of(reason),
                                            advice.offer())));
        }
    }
}
