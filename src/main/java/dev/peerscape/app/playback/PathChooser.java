package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.Trace;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The list of the equally good ways of a trace (C.1), there only where there are several: choosing
/// one shows its hops, its verdict and its packet.
final class PathChooser {
    private final Words words;
    private final ComboBox<Integer> box;
    private final Function<ResourceId, String> name;
    private Optional<Trace> answer = Optional.empty();
    private boolean filling;

    PathChooser(
            Words words,
            ComboBox<Integer> box,
            Function<ResourceId, String> name,
            Runnable chosen) {
        this.words = words;
        this.box = box;
        this.name = name;
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Integer index) {
                        return index == null ? "" : text(index);
                    }

                    @Override
                    public Integer fromString(String text) {
                        throw new IllegalStateException("not editable: " + text);
                    }
                });
        box.valueProperty()
                .addListener(_ -> {
                    if (!filling && box.getValue() != null) {
                        chosen.run();
                    }
                });
        fill();
    }

    /// Offers the ways of an answer; the chosen one stays chosen where it still is one.
    ///
    /// @param fresh whether it answers another question than before
    void offer(Optional<Trace> next, boolean fresh) {
        int before = fresh || box.getValue() == null ? 0 : box.getValue();
        answer = next;
        filling = true;
        fill();
        box.setValue(before < box.getItems().size() ? before : 0);
        filling = false;
    }

    /// Says the ways in the present language.
    void fill() {
        boolean was = filling;
        filling = true;
        var value = box.getValue();
        int count = answer.map(it -> it.others().size() + 1).orElse(0);
        box.getItems().setAll(IntStream.range(0, count).boxed().toList());
        box.setValue(value);
        box.setVisible(count > 1);
        box.setManaged(count > 1);
        filling = was;
    }

    /// {@return the trace of the chosen way}
    Optional<Trace> chosen() {
        return answer.map(it -> path(it, box.getValue() == null ? 0 : box.getValue()));
    }

    private static Trace path(Trace trace, int index) {
        return index == 0 ? trace : trace.others().get(index - 1);
    }

    private String text(int index) {
        return answer.filter(it -> !it.others().isEmpty() && index <= it.others().size())
                .map(trace -> {
                    int count = trace.others().size() + 1;
                    var path = path(trace, index);
                    return words.text(
                            "playback.path",
                            index + 1,
                            count + (trace.more() ? "+" : ""),
                            by(path, path(trace, index == 0 ? 1 : 0)),
                            words.text("playback.path-" + path.verdict().slug()));
                })
                .orElse("");
    }

    /// The first component by which a way differs from another.
    private String by(Trace path, Trace other) {
        var own = hops(path);
        var theirs = hops(other);
        return IntStream.range(0, own.size())
                .filter(i -> i >= theirs.size() || !Objects.equals(own.get(i), theirs.get(i)))
                .mapToObj(own::get)
                .findFirst()
                .map(name)
                .orElse("");
    }

    private static List<ResourceId> hops(Trace trace) {
        return Stream.concat(
                        trace.forward().hops().stream(),
                        trace.back().map(Leg::hops).orElse(List.of()).stream())
                .map(Hop::id)
                .toList();
    }
}
