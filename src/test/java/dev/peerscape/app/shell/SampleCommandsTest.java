package dev.peerscape.app.shell;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.peerscape.app.FakePorts;
import dev.peerscape.core.file.Sample;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// File > Samples. Needs no window.
class SampleCommandsTest {
    private final FakePorts ports = new FakePorts();
    private final Desk desk = ports.desk();

    static Stream<Sample> samples() {
        return Samples.ALL.stream();
    }

    private void open(Sample sample) {
        desk.commands().command("file-sample-" + sample.id(), desk).run(desk);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleOpensAsANewDocumentAndTellsItsGoal(Sample sample) {
        open(sample);
        var workspace = desk.current().get();
        assertThat(workspace.session().document(), is(sample.document()));
        assertThat(workspace.title(), is(sample.id()));
        assertThat("it is nobody's file", workspace.file().get(), is(Optional.empty()));
        assertThat("nothing is lost by closing it", workspace.isSaved(), is(true));
        var told = desk.toast().get().map(it -> it.text().arguments());
        assertThat(told, is(sample.task().map(it -> List.of(it.goal()))));
    }

    @Test
    void theMenuNamesTheGoalInBothLanguages() {
        var command = desk.commands().command("file-sample-broken-peering", desk);
        var label = command.label().apply(desk);
        assertThat(
                Texts.in(Locale.ENGLISH).text(label),
                is("Broken: a peering · goal: make web reach db on TCP port 5432"));
        assertThat(
                Texts.in(Locale.KOREAN).text(label),
                is("고장: 피어링 · 목표: web이 TCP 포트 5432로 db에 닿게 하세요"));
    }

    @Test
    void openingItTwiceGivesTwoDocuments() {
        var first = Samples.ALL.getFirst();
        open(first);
        var before = desk.current().get();
        open(first);
        Document again = desk.current().get().session().document();
        assertThat(again, is(first.document()));
        assertThat(desk.workspaces().contains(before), is(true));
        assertThat(desk.current().get() == before, is(false));
    }
}
