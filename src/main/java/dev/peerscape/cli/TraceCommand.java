package dev.peerscape.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import dev.peerscape.core.exchange.FlowJson;
import dev.peerscape.core.exchange.FlowRequest;
import dev.peerscape.core.exchange.Names;
import dev.peerscape.core.exchange.TraceJson;
import dev.peerscape.core.exchange.TracerouteTableJson;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.ProbeKind;
import dev.peerscape.core.trace.Tracer;
import dev.peerscape.core.trace.TracerouteTable;
import dev.peerscape.core.trace.Verdict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.LineNumberReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/// Follows packets.
@Command(
        name = "trace",
        description =
                "Follow a packet there and back. Exit code 1 when it does not arrive or its reply"
                        + " does not.")
final class TraceCommand implements Callable<Integer> {
    /// Lines that are traced together: enough to keep every core busy, few enough to stay in the
    /// cache.
    private static final int BATCH = 4_096;

    @Mixin private Common common = new Common();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A .peerscape file.")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "ID-or-name-or-address",
            description =
                    "Who sends: an instance, network interface, endpoint, load balancer, NAT or"
                        + " other gateway, site or its host, the Internet. AWS's ARNs and DNS names"
                        + " do as well.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "ID-or-name-or-address",
            description = "Who should get it: the same, or any address.")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--protocol",
            paramLabel = "tcp|udp|icmp|NUMBER",
            description = "Any number from 0 to 255. Default: tcp with --port, else icmp.")
    private Optional<String> protocol = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Destination port; of ICMP the type. Default: 443 for TCP, 33434 for UDP, an"
                            + " echo request for ICMP.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--source-port",
            paramLabel = "N",
            description = "Source port; of ICMP the code. Default: 50000, and code 0.")
    private Optional<Integer> sourcePort = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "ADDRESS",
            description = "A source address that is not the sender's own.")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--probe",
            paramLabel = "udp|icmp|tcp",
            description =
                    "What the traceroute sends. Default: packets like those of the flow; UDP for"
                            + " protocols that are none of these.")
    private Optional<String> probe = Optional.empty();

    @Option(
            names = "--traceroute-table",
            paramLabel = "TABLE.json",
            description =
                    "Which kinds lower the TTL and which answer, where it is not as usual:"
                            + " {\"transit-gateway\": {\"answers\": true}}. The rows are in"
                            + " assets/guide/traceroute.md.")
    private Optional<Path> table = Optional.empty();

    @Option(
            names = "--flows",
            paramLabel = "FLOWS.jsonl",
            description =
                    "Trace many: a JSON object a line in, one a line out, in order. Its fields are"
                            + " from, to, source, protocol, port and sourcePort; only the first two"
                            + " must be there. A line that cannot be traced has an \"error\" in its"
                            + " place, and the exit code is 2.")
    private Optional<Path> flows = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "How to write the trace.",
            defaultValue = "text")
    private Common.Format format = Common.Format.TEXT;

    @Override
    public Integer call() throws IOException {
        var topology = common.open(file).topology();
        var names = Names.of(topology);
        var tracer = new Tracer(Network.compile(topology), table(), probe());
        if (flows.isPresent()) {
            return many(flows.get(), names, tracer);
        }
        if (from.isEmpty() || to.isEmpty()) {
            throw new Complaint(common.texts().text(Message.of("cli.from-and-to")));
        }
        var request =
                new FlowRequest(
                        from.get(),
                        to.get(),
                        source,
                        protocol,
                        port.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        sourcePort.map(OptionalInt::of).orElse(OptionalInt.empty()));
        return switch (request.resolve(names)) {
            case Parsed.Bad<Flow>(var reason, _) ->
                    throw new Complaint(common.texts().text(reason));
            case Parsed.Good<Flow>(var flow) -> {
                var trace = tracer.trace(flow);
                var out = spec.commandLine().getOut();
                switch (format) {
                    case JSON -> out.println(TraceJson.pretty(trace, common.texts()));
                    case TEXT ->
                            new TraceText(topology, common.texts(), Ansi.AUTO.enabled())
                                    .write(trace, out);
                }
                yield trace.verdict() == Verdict.DELIVERED ? 0 : 1;
            }
        };
    }

    private Optional<ProbeKind> probe() {
        var kind = probe.flatMap(ProbeKind::of);
        if (probe.isPresent() && kind.isEmpty()) {
            throw new Complaint(common.texts().text(Message.of("cli.probe", probe.get())));
        }
        return kind;
    }

    private TracerouteTable table() {
        if (table.isEmpty()) {
            return TracerouteTable.USUAL;
        }
        var path = table.get();
        return switch (TracerouteTableJson.read(text(path))) {
            case Parsed.Good<TracerouteTable>(var it) -> it;
            case Parsed.Bad<TracerouteTable>(var reason, _) ->
                    throw new Complaint(
                            common.texts().text("cli.in-file", path.toString(), reason));
        };
    }

    private String text(Path path) {
        try {
            return Files.readString(path);
        } catch (CharacterCodingException _) {
            throw new Complaint(common.texts().text(Message.of("cli.not-utf8", path.toString())));
        } catch (IOException _) {
            throw new Complaint(common.texts().text(Message.of("cli.unreadable", path.toString())));
        }
    }

    /// A line of the file.
    ///
    /// @param number from 1, empty lines counted
    private record Question(int number, String text) {}

    /// What came of it.
    private record Answer(int number, String text, Optional<Message> problem, boolean delivered) {}

    private int many(Path path, Names names, Tracer tracer) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new Complaint(common.texts().text(Message.of("cli.unreadable", path.toString())));
        }
        boolean allGood = true;
        boolean allRead = true;
        var out = spec.commandLine().getOut();
        try (var reader =
                new LineNumberReader(Files.newBufferedReader(path, StandardCharsets.UTF_8))) {
            for (var batch = batch(reader); !batch.isEmpty(); batch = batch(reader)) {
                var answers =
                        batch.parallelStream().map(line -> answer(line, names, tracer)).toList();
                for (var answer : answers) {
                    out.println(answer.text());
                    allGood &= answer.delivered();
                    if (answer.problem().isPresent()) {
                        allRead = false;
                        complain(path, answer.number(), answer.problem().get());
                    }
                }
                out.flush();
            }
        } catch (CharacterCodingException _) {
            throw new Complaint(common.texts().text(Message.of("cli.not-utf8", path.toString())));
        }
        return !allRead ? 2 : allGood ? 0 : 1;
    }

    private void complain(Path path, int number, Message problem) {
        var texts = common.texts();
        spec.commandLine()
                .getErr()
                .println(texts.text("cli.flow-line", path.toString(), number, problem));
    }

    private static List<Question> batch(LineNumberReader reader) throws IOException {
        var lines = new ArrayList<Question>();
        while (lines.size() < BATCH) {
            var line = reader.readLine();
            if (line == null) {
                break;
            }
            if (!line.isBlank()) {
                lines.add(new Question(reader.getLineNumber(), line));
            }
        }
        return lines;
    }

    private Answer answer(Question line, Names names, Tracer tracer) {
        var asked =
                switch (FlowJson.read(line.text())) {
                    case Parsed.Bad<FlowRequest>(var reason, var hint) ->
                            new Parsed.Bad<Flow>(reason, hint);
                    case Parsed.Good<FlowRequest>(var request) -> request.resolve(names);
                };
        return switch (asked) {
            case Parsed.Bad<Flow>(var reason, _) -> bad(line.number(), reason);
            case Parsed.Good<Flow>(var flow) -> {
                var trace = tracer.trace(flow);
                yield new Answer(
                        line.number(),
                        TraceJson.line(trace, common.texts()),
                        Optional.empty(),
                        trace.verdict() == Verdict.DELIVERED);
            }
        };
    }

    /// A line that cannot be read keeps its place, so that answers stay beside their questions.
    private Answer bad(int number, Message reason) {
        Texts texts = common.texts();
        var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(texts.text(reason)));
        return new Answer(number, "{\"error\":\"" + quoted + "\"}", Optional.of(reason), false);
    }
}
