package dev.peerscape.cli;

import static dev.peerscape.cli.InProcess.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.file.Opening;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.generate.Generator;
import dev.peerscape.core.topology.ResourceId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// The program as a script meets it: arguments in; output, messages and an exit code out.
class CliTest {
    private static final String LAB = "assets/samples/" + Samples.LAB;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> ids(JsonNode hops) {
        return StreamSupport.stream(hops.spliterator(), false)
                .map(hop -> hop.get("id").asText())
                .toList();
    }

    private static List<String> fields(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> answers(JsonNode trace) {
        return StreamSupport.stream(trace.get("traceroute").spliterator(), false)
                .map(probe -> probe.get("address").asText("*"))
                .toList();
    }

    // ---- the lab (issue section 5)

    @Test
    void testOnePassesTheNatGatewayAndTheInternet() throws IOException {
        var run = run("trace", LAB, "--from", "app", "--to", "52.79.14.8", "--format", "json");
        assertThat(run.err(), run.code(), is(0));
        var steps = answers(run.json());
        assertThat(steps.size(), is(3));
        assertThat(steps.getFirst(), is("10.0.3.96"));
        assertThat(steps.getLast(), is("52.79.14.8"));
        assertThat(run.json().get("reached").asText(), is("i-web"));
    }

    @Test
    void testTwoIsOneStepOverThePeering() throws IOException {
        var run = run("trace", LAB, "--from", "i-app", "--to", "db", "--format", "json");
        assertThat(run.code(), is(0));
        var trace = run.json();
        assertThat(answers(trace), is(List.of("172.16.1.20")));
        assertThat(
                ids(trace.get("forward").get("hops")),
                is(List.of("i-app", "subnet-private-a", "pcx-lab", "subnet-private-b", "i-db")));
        assertThat(
                ids(trace.get("return").get("hops")),
                is(List.of("i-db", "subnet-private-b", "pcx-lab", "subnet-private-a", "i-app")));
        assertThat(trace.get("verdict").asText(), is("delivered"));
    }

    private Path labWithoutPeering(boolean withRoutes) throws IOException {
        var edit = new Edit.DeletePeering(Actor.ANYONE, new ResourceId("pcx-lab"), withRoutes);
        var document = Edits.apply(Samples.lab(), edit).orThrow();
        return file("deleted.peerscape", FileFormat.text(document));
    }

    @Test
    void withoutPeeringAndRoutesThePacketIsLostInTheInternet() throws IOException {
        var file = labWithoutPeering(true).toString();
        var run = run("trace", file, "--from", "app", "--to", "db", "--format", "json");
        assertThat(run.code(), is(1));
        var trace = run.json();
        assertThat(trace.get("verdict").asText(), is("dropped"));
        var steps = answers(trace);
        assertThat(steps.getFirst(), is("10.0.3.96"));
        assertThat(steps.get(1), not("*"));
        assertThat(steps.getLast(), is("*"));
        assertThat(steps, not(org.hamcrest.Matchers.hasItem("172.16.1.20")));
        var blocker = trace.get("blockers").get(0);
        assertThat(
                blocker.get("code").asText(), is("IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"));
        assertThat(blocker.get("fix").asText(), containsString("Peer requester-vpc"));
    }

    @Test
    void withTheRoutesLeftBehindItIsABlackhole() throws IOException {
        var file = labWithoutPeering(false).toString();
        var run = run("trace", file, "--from", "app", "--to", "db", "--format", "json");
        assertThat(run.code(), is(1));
        var forward = run.json().get("forward");
        assertThat(forward.get("code").asText(), is("BAD_STATE_ROUTE"));
        assertThat(forward.get("outcome").asText(), is("dropped"));
        assertThat(forward.get("beyond").size(), is(greaterThan(0)));
        assertThat(run("check", file).out(), containsString("V10"));
    }

    @Test
    void theLabHasNothingWrong() throws IOException {
        var run = run("check", LAB, "--format", "json");
        assertThat(run.code(), is(0));
        assertThat(run.json().get("errors").asInt(), is(0));
        assertThat(run.json().get("warnings").asInt(), is(0));
    }

    @Test
    void everySampleOpensAndChecks() throws IOException {
        try (var samples = Files.list(Path.of("assets/samples"))) {
            for (var sample : samples.toList()) {
                var run = run("check", sample.toString());
                assertThat(sample + run.err(), run.code(), not(2));
            }
        }
    }

    // ---- the shape of JSON (issue section 4)

    @Test
    void theTracerouteTableAndTheProbesCanBeChosen() throws IOException {
        var table = file("table.json", "{\"peering\": {\"decrementsTtl\": true}}").toString();
        var trace =
                run(
                                "trace",
                                LAB,
                                "--from",
                                "app",
                                "--to",
                                "db",
                                "--format",
                                "json",
                                "--probe",
                                "icmp",
                                "--traceroute-table",
                                table)
                        .json();
        var lines = trace.get("traceroute");
        assertThat(lines.size(), is(2));
        assertTrue(lines.get(0).get("address").isNull());
        assertThat(lines.get(0).get("silence").asText(), containsString("lowers the TTL"));
        assertThat(lines.get(1).get("probe").asText(), is("icmp"));
        assertTrue(lines.get(1).get("silence").isNull());
        var text =
                run("trace", LAB, "--from", "app", "--to", "db", "--traceroute-table", table).out();
        assertThat(text, containsString("Probes: ICMP echo requests."));
        assertThat(text, containsString("Line 1: "));
        var bad = file("bad.json", "{\"peering\": {\"answers\": true}}").toString();
        var refused = run("trace", LAB, "--from", "app", "--to", "db", "--traceroute-table", bad);
        assertThat(refused.code(), is(2));
        assertThat(refused.err(), containsString("without lowering the TTL"));
    }

    @Test
    void aTraceHasTheFieldsThatScriptsReadOn() throws IOException {
        var trace =
                run("trace", LAB, "--from", "db", "--to", "app", "--port", "22", "--format", "json")
                        .json();
        assertEquals(
                List.of(
                        "flow",
                        "verdict",
                        "reached",
                        "forward",
                        "return",
                        "mtu",
                        "addressing",
                        "traceroute",
                        "blockers",
                        "otherPaths",
                        "morePaths"),
                fields(trace));
        assertTrue(trace.get("reached").isNull());
        assertEquals(
                List.of("from", "to", "source", "protocol", "port", "sourcePort"),
                fields(trace.get("flow")));
        assertEquals(
                List.of("outcome", "code", "at", "hops", "beyond"), fields(trace.get("forward")));
        var hop = trace.get("forward").get("hops").get(0);
        assertEquals(List.of("id", "kind", "in", "out", "decisions"), fields(hop));
        assertThat(hop.get("kind").asText(), is("instance"));
        assertEquals(
                List.of("source", "destination", "protocol", "sourcePort", "port", "ttl"),
                fields(hop.get("in")));
        assertEquals(
                List.of("step", "rule", "table", "result", "code", "text", "beaten"),
                fields(hop.get("decisions").get(0)));
        assertEquals(
                List.of("ttl", "address", "rttMs", "probe", "port", "silence"),
                fields(trace.get("traceroute").get(0)));
        assertTrue(trace.get("traceroute").get(0).get("address").isNull());
        assertEquals(
                List.of("direction", "code", "at", "text", "fix"),
                fields(trace.get("blockers").get(0)));
    }

    @Test
    void aFindingHasItsRuleAndFixes() throws IOException {
        var run = run("check", labWithoutPeering(false).toString(), "--format", "json");
        var finding = run.json().get("findings").get(0);
        assertEquals(
                List.of("rule", "severity", "text", "subjects", "source", "fixes"),
                fields(finding));
    }

    // ---- bad input

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    trace LAB --from ap --to db                 | did you mean app
                    trace LAB --from app                        | --from ID --to ID
                    trace LAB --from subnet-private-a --to db   | cannot be an end of a flow
                    trace LAB --from app --to 10.0.0.0/16       | is called 10.0.0.0/16
                    trace LAB --from app --to db --protocol sctp| not a protocol
                    trace LAB --from app --to db --port 70000   | 70000 is not from 0 to 65535
                    trace LAB --from app --to db --source x     | not an IPv4
                    trace LAB --flows nowhere.jsonl             | nowhere.jsonl cannot be read
                    trace LAB --from app --to db --probe sctp   | sctp is not something that
                    trace LAB --from app --to db --traceroute-table no.json | no.json cannot be
                    trace LAB --from app --to db --format xml   | --format
                    check nowhere.peerscape                     | There is no file nowhere.peerscape
                    check                                       | FILE
                    check src                                   | src is a folder
                    check LAB --language fr                     | --language
                    check pom.xml                               | pom.xml, line 1
                    generate --vpcs 0 -o x.peerscape            | not a number of VPCs
                    generate --vpcs many -o x.peerscape         | --vpcs
                    generate --vpcs 1 -o no/such/x.peerscape    | there is no folder
                    render LAB -o x.bmp                         | x.bmp
                    render LAB -o x.gif                         | --trace FROM,TO
                    render LAB -o x.png --trace app             | FROM,TO
                    render LAB -o x.png --theme pink            | --theme
                    render LAB -o no/such/x.png                 | cannot be written
                    check LAB --nonsense                        | --nonsense
                    """)
    void badInputIsASentenceOnStandardErrorAndCodeTwo(String line, String sentence) {
        var run = run(line.replace("LAB", LAB).split(" +"));
        assertThat(run.err(), run.code(), is(2));
        assertThat(run.err(), containsString(sentence));
        assertThat(run.err(), not(containsString("\tat ")));
        assertThat(run.out(), is(""));
    }

    @Test
    void aNameOfSeveralListsThem() throws IOException {
        var twins =
                FileFormat.text(Samples.lab()).replace("\"name\": \"web\",", "\"name\": \"db\",");
        var run =
                run(
                        "trace",
                        file("twins.peerscape", twins).toString(),
                        "--from",
                        "app",
                        "--to",
                        "db");
        assertThat(run.code(), is(2));
        assertThat(run.err(), containsString("i-db, i-web"));
    }

    // ---- many flows

    @Test
    void manyFlowsKeepTheirOrder() throws IOException {
        var lines =
                IntStream.range(0, 9_000)
                        .mapToObj(i ->
                                "{\"from\": \"app\", \"to\": \"db\", \"protocol\": \"tcp\","
                                        + " \"port\": "
                                        + i
                                        + "}")
                        .toList();
        var flows = file("flows.jsonl", String.join("\n", lines) + "\n").toString();
        var run = run("trace", LAB, "--flows", flows);
        assertThat(run.err(), run.code(), is(1));
        var out = run.out().lines().toList();
        assertThat(out.size(), is(lines.size()));
        for (int i = 0; i < lines.size(); i += 750) {
            var trace = JSON.readTree(out.get(i));
            assertThat(trace.get("flow").get("port").asInt(), is(i));
        }
        assertThat(JSON.readTree(out.get(3306)).get("verdict").asText(), is("delivered"));
    }

    @Test
    void aBadLineKeepsItsPlaceAndIsNamed() throws IOException {
        var flows =
                file(
                        "flows.jsonl",
                        """
                        {"from": "app", "to": "db"}

                        {"from": "app"}
                        not json
                        {"from": "app", "to": "dbb"}
                        {"from": "i-db", "to": "10.0.1.10", "source": null, "protocol": 1}
                        """);
        var run = run("trace", LAB, "--flows", flows.toString());
        assertThat(run.code(), is(2));
        var out = run.out().lines().toList();
        assertThat(out.size(), is(5));
        assertThat(out.get(1), startsWith("{\"error\":"));
        assertThat(JSON.readTree(out.get(3)).get("error").asText(), containsString("db?"));
        assertThat(JSON.readTree(out.get(4)).get("verdict").asText(), is("delivered"));
        assertThat(run.err(), containsString("line 3: The field \"to\" is missing."));
        assertThat(run.err(), containsString("line 4: "));
        assertThat(run.err(), containsString("line 5: "));
    }

    @Test
    void whatIsNotTextIsASentence() throws IOException {
        var flows = Files.write(folder.resolve("flows.jsonl"), new byte[] {(byte) 0xff, 0x0a});
        var run = run("trace", LAB, "--flows", flows.toString());
        assertThat(run.code(), is(2));
        assertThat(run.err(), containsString("not UTF-8"));
    }

    // ---- the other commands

    @Test
    void generatesTheSameDesignAgain() {
        var output = folder.resolve("net.peerscape");
        var run = run("generate", "--vpcs", "30", "--seed", "4", "-o", output.toString());
        assertThat(run.err(), run.code(), is(0));
        var loaded = FileFormat.read(output);
        assertTrue(loaded instanceof Opening.Loaded);
        assertEquals(Generator.generate(30, 4), ((Opening.Loaded) loaded).document());
        assertThat(run("check", output.toString()).code(), not(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "svg", "gif"})
    void drawsWithoutADisplay(String kind) throws IOException {
        var output = folder.resolve("lab." + kind);
        var run =
                run("render", LAB, "-o", output.toString(), "--trace", "app,db", "--theme", "dark");
        assertThat(run.err(), run.code(), is(0));
        var start = Files.readAllBytes(output);
        assertArrayEquals(
                switch (kind) {
                    case "png" -> new byte[] {(byte) 0x89, 'P', 'N', 'G'};
                    case "gif" -> new byte[] {'G', 'I', 'F', '8'};
                    default -> java.util.Arrays.copyOf(start, 4);
                },
                java.util.Arrays.copyOf(start, 4));
        assertThat(start.length, is(greaterThan(2_000)));
    }

    @Test
    void speaksKorean() {
        var run = run("trace", LAB, "--from", "app", "--to", "db", "--language", "ko");
        assertThat(run.out(), containsString("가는 길"));
        assertThat(run("check", "없음.peerscape", "--language", "ko").err(), containsString("없습니다"));
        assertThat(run("--language", "ko", "check", "없음.peerscape").err(), containsString("없습니다"));
        assertThat(
                run("--language", "ko", "check", "a.peerscape", "--language", "en").err(),
                containsString("There is no file"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lab",
                "check",
                "trace",
                "render",
                "generate",
                "explain",
                "import",
                "export",
                "script"
            })
    void everyCommandHasHelp(String command) {
        var run = command.isEmpty() ? run("--help") : run(command, "--help");
        assertThat(run.err(), run.code(), is(0));
        assertThat(run.out(), containsString("Usage: peerscape"));
        assertThat(run.out(), containsString("--language"));
    }

    @Test
    void saysItsVersion() {
        assertThat(run("--version").out(), startsWith("Peerscape "));
        assertThat(run("check", "--version").out(), startsWith("Peerscape "));
    }

    @Test
    void textNamesTheVerdictTheRowsAndTheFix() {
        var run = run("trace", LAB, "--from", "db", "--to", "app", "--port", "22");
        assertThat(run.code(), is(1));
        assertThat(run.out(), startsWith("✕ Dropped at app."));
        assertThat(run.out(), containsString("→ rtb accepter-private  10.0.0.0/16 -> pcx-lab"));
        assertThat(run.out(), containsString("fix: Allow tcp 22"));
        assertThat(run.out(), not(containsString("\u001b")));
    }
}
