package dev.peerscape.core.file;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Flow;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The designs that come with the program; the same files are in `assets/samples`.
public final class Samples {
    /// The file name of the peering lab.
    public static final String LAB = "peering-lab.peerscape";

    /// Every other one: first those that work, then those with something to do.
    public static final List<Sample> ALL =
            List.of(
                    good("hub-and-spokes"),
                    good("full-mesh"),
                    good("dual-stack"),
                    good("isolated-spokes"),
                    good("central-egress"),
                    good("inspection"),
                    good("hybrid"),
                    good("overlap"),
                    good("endpoints"),
                    broken("misrouted-reply", Flow.ping(host("left-host"), host("central-api"))),
                    broken("broken-peering", Flow.tcp(host("web"), host("db"), 5432)),
                    broken("broken-transit", Flow.tcp(host("desk"), host("archive"), 443)),
                    broken("broken-gateway", Flow.tcp(host("web"), host("db"), 3306)),
                    broken(
                            "broken-hybrid",
                            Flow.tcp(new ResourceId("host-desk"), host("db"), 5432)));

    private Samples() {}

    private static Sample good(String id) {
        return new Sample(id, Optional.empty());
    }

    private static Sample broken(String id, Flow flow) {
        var goal = Message.of("file.sample-" + id + "-goal");
        return new Sample(id, Optional.of(new Sample.Task(goal, flow)));
    }

    private static ResourceId host(String name) {
        return new ResourceId("i-" + name);
    }

    /// {@return the peering lab: two VPCs in Seoul, peered, with routes both ways}
    public static Document lab() {
        return open(LAB);
    }

    static Document open(String name) {
        var stream = Samples.class.getResourceAsStream("/dev/peerscape/samples/" + name);
        if (stream == null) {
            throw new IllegalStateException("the sample " + name + " is not in the program");
        }
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return switch (FileFormat.read(reader, name)) {
                case Opening.Loaded(var document, _) -> document;
                case Opening.Rejected(var message, _) ->
                        throw new IllegalStateException(Texts.in(Locale.ENGLISH).text(message));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
