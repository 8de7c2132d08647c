package dev.peerscape.cli;

import static dev.peerscape.cli.InProcess.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.file.Opening;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.topology.Document;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Import, export and the collecting script, as a script meets them.
class ExchangeCliTest {
    private static final String LAB = "assets/samples/" + Samples.LAB;

    @TempDir private Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Document document(String name) {
        return ((Opening.Loaded) FileFormat.read(folder.resolve(name))).document();
    }

    @Test
    void theLabGoesOutAndComesBack() throws IOException {
        var out = run("export", "aws", LAB, "-o", at("lab"));
        assertThat(out.err(), out.code(), is(0));
        var in = run("import", "aws", at("lab"), "-o", at("lab.peerscape"));
        assertThat(in.err(), in.code(), is(0));
        assertThat(in.err(), containsString("no remark"));
        assertEquals(Samples.lab().topology(), document("lab.peerscape").topology());
        // Nothing is written over.
        var again = run("export", "aws", LAB, "-o", at("lab"));
        assertThat(again.code(), is(2));
        assertThat(again.err(), containsString("is not an empty folder"));
    }

    /// Snapshots often lack files, and their flows name ends by addresses.
    @Test
    void aPartOfASnapshotCanBeTraced() throws IOException {
        run("export", "aws", LAB, "-o", at("lab"));
        for (var gone : List.of("NetworkAcls", "SecurityGroups", "Reservations")) {
            Files.delete(folder.resolve("lab/111122223333/ap-northeast-2/" + gone + ".json"));
        }
        var in = run("import", "aws", at("lab"), "-o", at("part.peerscape"));
        assertThat(in.err(), in.code(), is(0));
        assertThat(in.err(), containsString("describe-security-groups"));
        var trace =
                run(
                        "trace",
                        at("part.peerscape"),
                        "--from",
                        "i-app",
                        "--to",
                        "172.16.1.20",
                        "--protocol",
                        "icmp",
                        "--port",
                        "13",
                        "--source-port",
                        "7",
                        "--format",
                        "json");
        assertThat(trace.err(), trace.code(), is(0));
        assertThat(trace.json().get("reached").asText(), is("i-db"));
        var header = trace.json().get("forward").get("hops").get(0).get("in");
        assertThat(header.get("port").asInt(), is(13));
        assertThat(header.get("sourcePort").asInt(), is(7));
        var flows =
                Files.writeString(
                        folder.resolve("flows.jsonl"),
                        """
                        {"from": "172.16.1.20", "to": "i-app", "protocol": "tcp", "port": "22"}
                        {"from": "172.16.1.20", "to": "i-app", "port": "some"}
                        """);
        var many = run("trace", at("part.peerscape"), "--flows", flows.toString());
        assertThat(many.code(), is(2));
        assertThat(many.out(), startsWith("{\"flow\":{\"from\":\"eni-"));
        assertThat(many.out(), containsString("{\"error\":"));
    }

    @Test
    void anImportIntoADesignPrintsWhatDiffers() throws IOException {
        run("export", "aws", LAB, "-o", at("lab"));
        Files.copy(Path.of(LAB), folder.resolve("mine.peerscape"));
        var same = run("import", "aws", at("lab"), "--into", at("mine.peerscape"));
        assertThat(same.err(), same.code(), is(0));
        assertThat(same.out(), startsWith("Nothing is new"));
        assertEquals(Samples.lab(), document("mine.peerscape"));

        var instances = folder.resolve("lab/111122223333/ap-northeast-2/Reservations.json");
        var interfaces = folder.resolve("lab/111122223333/ap-northeast-2/NetworkInterfaces.json");
        for (var file : List.of(instances, interfaces)) {
            Files.writeString(
                    file,
                    Files.readString(file).replace("i-web", "i-new").replace("eni-web", "eni-new"));
        }
        var other = run("import", "aws", at("lab"), "--into", at("mine.peerscape"));
        assertEquals(
                """
                New instance: 1 (web)
                Gone instance: 1 (web)
                New network interface: 1 (eni-new)
                Gone network interface: 1 (eni-web)
                """,
                other.out());
        var after = document("mine.peerscape");
        assertTrue(after.topology().named("i-new").size() == 1);
        // What stayed stays in its place.
        var before = Samples.lab().layout().boxes();
        after.layout().boxes().forEach((id, box) -> assertEquals(before.get(id), box));
        assertThat(after.layout().boxes().isEmpty(), is(before.isEmpty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    import                                | Say what to import
                    import aws                            | PATH
                    import aws src                        | -o FILE, or --into FILE
                    import aws nowhere -o OUT             | There is no file or folder nowhere
                    import aws src/main/java -o OUT       | There is no .json file in
                    import aws assets/schema -o OUT       | There is no VPC in
                    import aws src --into nowhere         | There is no file nowhere
                    export                                | Say what to export to
                    export aws LAB                        | --output
                    export aws nowhere -o OUT             | There is no file nowhere
                    export aws LAB -o src                 | src is not an empty folder
                    export aws LAB -o pom.xml             | pom.xml is not an empty folder
                    script Seoul                          | Seoul is not a Region
                    """)
    void badInputIsASentenceOnStandardErrorAndCodeTwo(String line, String sentence) {
        var words = line.replace("LAB", LAB).replace("OUT", at("x.peerscape")).split(" +");
        var run = run(words);
        assertThat(run.err(), run.code(), is(2));
        assertThat(run.err(), containsString(sentence));
        assertThat(run.err(), not(containsString("\tat ")));
        assertThat(run.out(), is(""));
    }

    /// An `aws` that logs what it is asked and answers like one small account.
    private static final String AWS =
            """
            #!/bin/bash
            printf '%s\\n' "${*//$'\\n'/ }" >>"$LOG"
            case "$*" in
              "sts get-caller-identity "*) echo 111122223333 ;;
              "configure get region"*) echo eu-west-1 ;;
              *list-accounts*) echo denied >&2; exit 254 ;;
              *describe-vpcs*text) echo vpc-1 ;;
              *describe-vpcs*) echo '{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.1.0.0/16"}]}' ;;
              *enableDnsSupport*) echo '{"VpcId": "vpc-1", "EnableDnsSupport": {"Value": false}}' ;;
              *enableDnsHostnames*) echo '{"VpcId": "vpc-1", "EnableDnsHostnames": {"Value": true}}' ;;
              *managed-prefix-lists*text) printf 'pl-1\\tpl-2\\n' ;;
              *prefix-list-entries*) echo '[{"Cidr": "10.7.0.0/16"}]' ;;
              *transit-gateway-route-tables*text) echo tgw-rtb-1 ;;
              *table-propagations*) echo '[{"TransitGatewayAttachmentId": "tgw-attach-1"}]' ;;
              *text) ;;
              *) echo '{}' ;;
            esac
            """;

    @Test
    void theScriptOnlyReadsAndCollectsWhatAnImportWants() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        var run = run("script", "ap-northeast-2", "us-east-1");
        assertThat(run.code(), is(0));
        var script = Files.writeString(folder.resolve("collect.sh"), run.out());
        var tools = Files.createDirectory(folder.resolve("tools"));
        var aws = Files.writeString(tools.resolve("aws"), AWS);
        assertTrue(aws.toFile().setExecutable(true));
        var log = folder.resolve("log");
        var place = Files.createDirectory(folder.resolve("out"));
        var builder = new ProcessBuilder("/bin/bash", script.toString());
        builder.directory(place.toFile()).redirectErrorStream(true);
        builder.environment().put("LOG", log.toString());
        builder.environment().merge("PATH", "", (path, _) -> tools + ":" + path);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said, process.waitFor(), is(0));

        var asked = Files.readString(log);
        var commands = new TreeSet<String>();
        var word =
                Pattern.compile(
                        "(?m)^(?:ec2|elbv2|directconnect|organizations|sts)"
                                + " .*?\\b([a-z]+)-[a-z-]+");
        for (var line : asked.lines().toList()) {
            var call = line.replaceFirst("--region \\S+ ", "");
            var match = word.matcher(call);
            assertTrue(match.find() || call.startsWith("configure"), call);
            if (!call.startsWith("configure")) {
                commands.add(match.group(1));
            }
        }
        assertEquals(Set.of("describe", "get", "list", "search"), commands);
        assertThat(asked, not(containsString("PreSharedKey")));
        assertThat(asked, not(containsString("CustomerGatewayConfiguration")));

        var home = place.resolve("111122223333/us-east-1");
        assertEquals(
                "{\"TransitGatewayPropagations\": [\n"
                        + "{\"TransitGatewayRouteTableId\": \"tgw-rtb-1\","
                        + " \"TransitGatewayRouteTablePropagations\":"
                        + " [{\"TransitGatewayAttachmentId\": \"tgw-attach-1\"}]}\n]}\n",
                Files.readString(home.resolve("TransitGatewayPropagations.json")));
        var in = run("import", "aws", place.toString(), "-o", at("got.peerscape"));
        assertThat(in.err(), in.code(), is(0));
        assertThat(in.err(), not(containsString("not JSON")));
        assertThat(in.err(), not(containsString("is not known")));
        var vpc = document("got.peerscape").topology().vpcs().firstEntry().getValue();
        assertThat(vpc.dnsSupport(), is(false));
        assertThat(vpc.dnsHostnames(), is(true));
        assertThat(vpc.account().value(), is("111122223333"));
    }
}
