package dev.peerscape.app.window;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.Hand;
import dev.peerscape.app.SmallDesign;
import dev.peerscape.app.theme.Theme;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Flow;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The language switches while the window is full: nothing of the other one stays behind.
@ExtendWith(ApplicationExtension.class)
class LanguageTest {
    private static final Path TEXTS = Path.of("src/main/resources/dev/peerscape/text");

    private Hand hand;

    @Start
    void start(Stage stage) {
        hand = Hand.open(stage, new FakePorts());
    }

    /// English sentences that are said otherwise in Korean. Those with holes are left out.
    private static Set<String> onlyEnglish() throws IOException {
        var words = new HashSet<String>();
        try (Stream<Path> files = Files.list(TEXTS)) {
            for (var english :
                    files.filter(it -> !it.toString().endsWith("_ko.properties")).toList()) {
                var korean = english.toString().replace(".properties", "_ko.properties");
                var there = read(Path.of(korean));
                var here = read(english);
                for (var key : here.stringPropertyNames()) {
                    var text = here.getProperty(key);
                    if (!text.contains("{") && !text.equals(there.getProperty(key))) {
                        words.add(text.replace("''", "'"));
                    }
                }
            }
        }
        return words;
    }

    private static Properties read(Path file) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void nothingStaysInTheLanguageThatWasLeft() throws IOException {
        var english = onlyEnglish();
        hand.open(Samples.lab());
        hand.interact(() -> {
            hand.workspace().tourShown().set(true);
            hand.follow(Flow.ping(new ResourceId("i-app"), new ResourceId("i-db")));
        });
        Hand.await("the trace is there", () -> hand.workspace().trace().get().isPresent());
        Hand.await("the checks are done", () -> hand.workspace().verified().get().isPresent());
        assertThat("the search finds", found(english).size(), is(greaterThan(20)));
        hand.interact(() -> hand.run("language-ko"));
        assertThat(found(english), is(empty()));
        var kinds = new EnumMap<Kind, Resource>(Kind.class);
        hand.topology().resources().forEach(it -> kinds.put(it.kind(), it));
        for (var resource : kinds.values()) {
            select(resource);
            assertThat("in the form of " + resource.id(), found(english), is(empty()));
        }
        hand.interact(() -> hand.run("language-en"));
        hand.interact(() -> hand.run("show-problems"));
        hand.interact(() -> hand.run("language-ko"));
        assertThat(found(english), is(empty()));
        hand.open(SmallDesign.peered(PeeringStatus.PENDING_ACCEPTANCE));
        assertThat("in the banner", found(english), is(empty()));
    }

    private void select(Resource resource) {
        hand.interact(() -> hand.workspace().session().select(Set.of(resource.id())));
    }

    private Set<String> found(Set<String> words) {
        var texts = new TreeSet<String>();
        hand.interact(() -> collect(hand.stage().getScene().getRoot(), texts::add));
        texts.retainAll(words);
        return texts;
    }

    private static void collect(Node node, Consumer<String> found) {
        if (node.getStyleClass().contains("tab-close-button")) {
            // Its word is the toolkit's own, in the machine's language.
            return;
        }
        Stream.of(node.getAccessibleText(), node.getAccessibleHelp())
                .filter(it -> it != null)
                .forEach(found);
        switch (node) {
            case Labeled labeled when labeled.getText() != null -> found.accept(labeled.getText());
            case TextInputControl field when field.getPromptText() != null ->
                    found.accept(field.getPromptText());
            case TabPane tabs -> tabs.getTabs().forEach(it -> found.accept(it.getText()));
            case TableView<?> table -> table.getColumns().forEach(it -> found.accept(it.getText()));
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(it -> collect(it, found));
        }
    }

    @Test
    void theThemeSwitchesPanelsAndCanvas() {
        hand.open(SmallDesign.routed());
        hand.interact(() -> hand.run("theme-light"));
        var light = colours();
        hand.interact(() -> hand.run("theme-dark"));
        assertThat(hand.desk().settings().get().theme(), is(Theme.DARK));
        Hand.await(
                "both canvas and panels are dark",
                () -> {
                    var dark = colours();
                    return brightness(dark.get(0)) < brightness(light.get(0)) - 300
                            && brightness(dark.get(1)) < brightness(light.get(1)) - 300;
                });
    }

    /// A colour of the canvas and one of a panel beside it.
    private List<Integer> colours() {
        var image = new WritableImage[1];
        hand.interact(() -> image[0] = hand.stage().getScene().snapshot(null));
        var reader = image[0].getPixelReader();
        var canvas = hand.canvas().localToScene(30, hand.canvas().getHeight() - 30);
        return List.of(
                reader.getArgb((int) canvas.getX(), (int) canvas.getY()),
                reader.getArgb(6, (int) canvas.getY()));
    }

    private static int brightness(int argb) {
        return (argb >> 16 & 0xff) + (argb >> 8 & 0xff) + (argb & 0xff);
    }
}
