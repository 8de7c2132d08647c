package dev.peerscape.core.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.peerscape.core.generate.Generator;
import dev.peerscape.testing.RandomDocuments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The schema in `assets` says what the reader and the writer do.
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The words of JSON Schema that our schema uses and this test understands.
    private static final Set<String> WORDS =
            Set.of(
                    "$schema",
                    "$id",
                    "$ref",
                    "$defs",
                    "title",
                    "description",
                    "default",
                    "type",
                    "required",
                    "additionalProperties",
                    "properties",
                    "items",
                    "minItems",
                    "enum",
                    "const",
                    "pattern",
                    "format",
                    "minimum",
                    "maximum");

    private static JsonNode schema() throws IOException {
        return JSON.readTree(Path.of("assets/schema/peerscape-1.schema.json").toFile());
    }

    private static List<String> faults(String text) throws IOException {
        var faults = new ArrayList<String>();
        var schema = schema();
        check(schema, schema, JSON.readTree(text), "", faults);
        return faults;
    }

    private static void check(
            JsonNode root, JsonNode schema, JsonNode value, String path, List<String> faults) {
        schema.fieldNames()
                .forEachRemaining(
                        word -> assertThat("a word of JSON Schema", WORDS, hasItem(word)));
        if (schema.has("$ref")) {
            var name = schema.get("$ref").asText().substring("#/$defs/".length());
            check(root, root.get("$defs").get(name), value, path, faults);
        }
        boolean typed =
                switch (schema.path("type").asText("any")) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    default -> true;
                };
        if (!typed) {
            faults.add(path + ": no " + schema.get("type").asText());
            return;
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            faults.add(path + ": not " + schema.get("const"));
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(path + ": none of " + schema.get("enum"));
        }
        if (schema.has("pattern")
                && !value.asText().matches(".*(?:" + schema.get("pattern").asText() + ").*")) {
            faults.add(path + ": not like " + schema.get("pattern").asText());
        }
        if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()
                || schema.has("maximum") && value.asDouble() > schema.get("maximum").asDouble()) {
            faults.add(path + ": out of range");
        }
        schema.path("required")
                .forEach(field -> {
                    if (!value.has(field.asText())) {
                        faults.add(path + ": lacks " + field.asText());
                    }
                });
        if (schema.has("properties")) {
            value.properties()
                    .forEach(field -> {
                        var known = schema.get("properties").get(field.getKey());
                        if (known == null) {
                            faults.add(path + ": has " + field.getKey());
                        } else {
                            check(
                                    root,
                                    known,
                                    field.getValue(),
                                    path + "." + field.getKey(),
                                    faults);
                        }
                    });
        }
        if (schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(root, schema.get("items"), value.get(i), path + "[" + i + "]", faults);
            }
            if (value.size() < schema.path("minItems").asInt()) {
                faults.add(path + ": too few");
            }
        }
    }

    private static boolean contains(JsonNode words, JsonNode value) {
        for (var word : words) {
            if (word.equals(value)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everySampleConforms() throws IOException {
        try (var samples = Files.list(Path.of("assets/samples"))) {
            for (var sample : samples.toList()) {
                assertThat(sample.toString(), faults(Files.readString(sample)), is(List.of()));
            }
        }
    }

    @Test
    void whateverIsWrittenConforms() throws IOException {
        assertThat(faults(FileFormat.text(Everything.document())), is(List.of()));
        assertThat(faults(FileFormat.text(Generator.generate(60, 2))), is(List.of()));
        for (long seed = 0; seed < 10; seed++) {
            var text = FileFormat.text(RandomDocuments.everything(seed));
            assertThat("seed " + seed, faults(text), is(List.of()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "zone": "ap-northeast-2a", "cidrs" | "cidrs"
                    "assignsPublicIp": true            | "assignsPublicIp": 1
                    "assignsPublicIp": true            | "tags": "x"
                    "status": "active"                 | "status": "up"
                    "target": "nat-lab"                | "target": "vpc-lab"
                    "version": 1                       | "version": 2
                    "fromPort": 3306                   | "fromPort": 70000
                    """)
    void whatTheReaderRefusesTheSchemaRefuses(String from, String to) throws IOException {
        var text = FileFormat.text(Samples.lab()).replace(from, to);
        assertThat(faults(text), is(not(List.of())));
        assertThat(FileFormat.read(text, "x").toString(), startsWith("Rejected"));
    }
}
