package dev.peerscape.app.inspector;

import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.plan.BlockAdvice;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A column of labelled fields that commit edits.
final class Form extends VBox {
    private final Workspace workspace;
    private final Words words;
    private final List<Consumer<Network>> learners = new ArrayList<>();

    Form(Workspace workspace) {
        super(10);
        this.workspace = workspace;
        this.words = workspace.words();
        getStyleClass().add("form");
    }

    Workspace workspace() {
        return workspace;
    }

    /// Has something shown that only the compiled network knows, once it is there.
    Form whenCompiled(Consumer<Network> learner) {
        learners.add(learner);
        return this;
    }

    /// Tells what the document is, compiled.
    void compiled(Network network) {
        learners.forEach(it -> it.accept(network));
    }

    /// Rows that follow from the compiled network.
    Form learned(String id, Function<Network, List<Node>> rows) {
        var box = new VBox(getSpacing());
        box.setId(id);
        box.setManaged(false);
        getChildren().add(box);
        return whenCompiled(network -> {
            box.getChildren().setAll(rows.apply(network));
            box.setManaged(!box.getChildren().isEmpty());
        });
    }

    /// What a typed text means.
    sealed interface Meaning {
        /// It asks for this edit.
        record Means(Edit edit) implements Meaning {}

        /// It cannot be understood.
        record Wrong(Message reason) implements Meaning {}
    }

    String text(Message message) {
        return words.text(message);
    }

    String text(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    Form caption(String key, Object... arguments) {
        getChildren().add(captionNode(key, arguments));
        return this;
    }

    Label captionNode(String key, Object... arguments) {
        var label = new Label(text(key, arguments));
        label.getStyleClass().addAll("caption", "section");
        return label;
    }

    /// A line that only shows.
    Form shown(String key, String value) {
        var label = new Label(value);
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        getChildren().add(labelled(key, label));
        return this;
    }

    Form note(String sentence) {
        var label = new Label(sentence);
        label.getStyleClass().add("secondary");
        label.setWrapText(true);
        getChildren().add(label);
        return this;
    }

    /// A text field whose text, when it changed, is committed by Enter or on leaving it.
    Form field(String key, String id, String value, Function<String, Meaning> meaning) {
        getChildren().add(labelled(key, new InputField(workspace, id, value, meaning, false)));
        return this;
    }

    /// A field at the foot of a list, which empties itself after adding.
    Form adding(String prompt, String id, Function<String, Meaning> meaning) {
        return adding(Message.of(prompt), id, meaning);
    }

    /// A field at the foot of a list, which empties itself after adding.
    Form adding(Message prompt, String id, Function<String, Meaning> meaning) {
        var input = new InputField(workspace, id, "", meaning, true);
        input.field().setPromptText(text(prompt));
        input.field().setAccessibleText(text(prompt));
        getChildren().add(input);
        return this;
    }

    /// A list of blocks: a row each with its removal, and a field to add one.
    ///
    /// @param none what is said where there is none; nothing when empty
    Form blocks(
            String prompt,
            String id,
            List<Cidr> blocks,
            String none,
            Function<List<Cidr>, Edit> edit) {
        for (int i = 0; i < blocks.size(); i++) {
            row(
                    mono(blocks.get(i).toString()),
                    Optional.of(remove(id + "-remove-" + i, edit.apply(Lists.without(blocks, i)))));
        }
        if (blocks.isEmpty() && !none.isEmpty()) {
            note(text(none));
        }
        return adding(prompt, id + "-add", Typed.block(it -> edit.apply(Lists.plus(blocks, it))));
    }

    /// A field for a block that there is, with what it would meet told while typing.
    ///
    /// @param end what can be done with the block, such as removing it
    Form block(String key, String id, BlockAdvice.Field asks, Optional<Node> end) {
        var block = new BlockField(workspace, id, asks, false);
        var label = new Label(text(key));
        label.getStyleClass().add("secondary");
        label.setLabelFor(block.field());
        block.field().setAccessibleText(label.getText());
        HBox.setHgrow(block, Priority.ALWAYS);
        var row = new HBox(6, block);
        end.ifPresent(row.getChildren()::add);
        getChildren().add(new VBox(2, label, row));
        return this;
    }

    /// A field at the foot of a list of blocks, which empties itself after adding.
    Form addingBlock(String prompt, String id, BlockAdvice.Field asks) {
        var block = new BlockField(workspace, id, asks, true);
        block.field().setPromptText(text(prompt));
        block.field().setAccessibleText(text(prompt));
        getChildren().add(block);
        return this;
    }

    Form check(String key, String id, boolean value, Function<Boolean, Edit> edit) {
        var box = new CheckBox(text(key));
        box.setId(id);
        box.setSelected(value);
        box.setWrapText(true);
        box.setOnAction(_ -> {
            if (workspace.commit(edit.apply(box.isSelected())) instanceof Outcome.Refused) {
                box.setSelected(value);
            }
        });
        getChildren().add(box);
        return this;
    }

    <T> Form choice(
            String key,
            String id,
            List<T> options,
            Optional<T> value,
            Function<T, String> label,
            Function<T, Edit> edit) {
        getChildren()
                .add(
                        labelled(
                                key,
                                combo(
                                        id,
                                        options,
                                        value,
                                        label,
                                        it -> {
                                            workspace.commit(edit.apply(it));
                                        })));
        return this;
    }

    static <T> ComboBox<T> combo(
            String id,
            List<T> options,
            Optional<T> value,
            Function<T, String> label,
            Consumer<T> chosen) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T option) {
                        return option == null ? "" : label.apply(option);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new IllegalStateException("not editable: " + text);
                    }
                });
        box.getItems().setAll(options);
        value.ifPresent(box::setValue);
        box.valueProperty()
                .addListener((_, before, now) -> {
                    if (now != null && !now.equals(before)) {
                        chosen.accept(now);
                    }
                });
        return box;
    }

    /// A box in a list, whose tick carries out an edit.
    Form tick(String id, String text, boolean on, Edit edit) {
        return row(box(id, text, on, edit), Optional.empty());
    }

    /// A box whose tick carries out an edit.
    CheckBox box(String id, String text, boolean on, Edit edit) {
        var box = new CheckBox(text);
        box.setId(id);
        box.setWrapText(true);
        box.setSelected(on);
        box.setOnAction(_ -> {
            // What was refused changes nothing: the tick must not claim it did.
            if (workspace.commit(edit) instanceof Outcome.Refused) {
                box.setSelected(on);
            }
        });
        return box;
    }

    /// A row that only tells, in a type of one width.
    static Label mono(String text) {
        var label = new Label(text);
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        return label;
    }

    /// Something said beside something else.
    static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("secondary");
        label.setWrapText(true);
        return label;
    }

    /// What a resource is called.
    String label(ResourceId id) {
        return workspace
                .session()
                .document()
                .topology()
                .find(id)
                .map(Resource::label)
                .orElse(id.value());
    }

    /// A row of a list with something to do at its end.
    Form row(Node content, Optional<Node> end) {
        getChildren().add(listRow(content, end));
        return this;
    }

    static HBox listRow(Node content, Optional<Node> end) {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var row = new HBox(8, content, spring);
        end.ifPresent(row.getChildren()::add);
        row.getStyleClass().add("list-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// A removal button for the end of a row.
    Node remove(String id, Edit edit) {
        var button = new Button("\u2715");
        button.setId(id);
        button.getStyleClass().addAll("flat", "row-remove");
        button.setAccessibleText(text("inspector.remove"));
        button.setOnAction(_ -> workspace.commit(edit));
        return button;
    }

    /// A link that selects another resource.
    Node link(ResourceId id) {
        return link(id, label(id));
    }

    /// A link that selects another resource, in other words than its name.
    Node link(ResourceId id, String words) {
        var link = new Hyperlink(words);
        link.setWrapText(true);
        link.setOnAction(_ -> workspace.session().select(Set.of(id)));
        return link;
    }

    Form button(String key, String id, String style, Runnable action) {
        var button = new Button(text(key));
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        if (!style.isEmpty()) {
            button.getStyleClass().add(style);
        }
        button.setOnAction(_ -> action.run());
        getChildren().add(button);
        return this;
    }

    /// A quiet button at the foot of a list that carries out an edit, made when it is pressed.
    Form action(String text, String id, Supplier<Edit> edit) {
        var button = new Button(text);
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.getStyleClass().addAll("flat", "list-action");
        button.setOnAction(_ -> workspace.commit(edit.get()));
        getChildren().add(button);
        return this;
    }

    Form add(Node node) {
        getChildren().add(node);
        return this;
    }

    private VBox labelled(String key, Node node) {
        var label = new Label(text(key));
        label.getStyleClass().add("secondary");
        var named = node instanceof InputField input ? input.field() : node;
        label.setLabelFor(named);
        named.setAccessibleText(label.getText());
        return new VBox(2, label, node);
    }
}
