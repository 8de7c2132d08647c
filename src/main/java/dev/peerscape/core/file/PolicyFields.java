package dev.peerscape.core.file;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Doubt;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.Policy.Level;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads and writes how bad a document finds what is uncertain: `severities`, a row for each that
/// is judged otherwise than usual.
final class PolicyFields {
    static final String FIELD = "severities";

    private PolicyFields() {}

    static Policy read(Values values) {
        var tokens = values.tokens();
        var levels = new EnumMap<Doubt, Level>(Doubt.class);
        tokens.openArray();
        while (tokens.item()) {
            Doubt doubt = null;
            Level level = null;
            tokens.open();
            for (var field = tokens.field(); field != null; field = tokens.field()) {
                switch (field) {
                    case "rule" -> {
                        doubt = values.once(doubt, doubt(tokens));
                        if (levels.containsKey(doubt)) {
                            throw tokens.refuse(Message.of("file.duplicate-rule", doubt.id()));
                        }
                    }
                    case "level" ->
                            level = values.once(level, values.word(Level.values(), Level::slug));
                    default -> throw tokens.unknownField(List.of("rule", "level"));
                }
            }
            levels.put(values.need(doubt, "rule"), values.need(level, "level"));
        }
        return new Policy(levels);
    }

    private static Doubt doubt(Tokens tokens) {
        var word = tokens.string();
        for (var doubt : Doubt.values()) {
            if (doubt.id().equals(word)) {
                return doubt;
            }
        }
        throw tokens.refuse(
                Message.of(
                        "file.certain-rule",
                        word,
                        Arrays.stream(Doubt.values())
                                .map(Doubt::id)
                                .collect(Collectors.joining(", "))));
    }

    static void write(JsonText json, Policy policy) throws IOException {
        if (policy.levels().isEmpty()) {
            return;
        }
        json.name(FIELD).array();
        for (var judged : new TreeMap<>(policy.levels()).entrySet()) {
            json.row().field("rule", judged.getKey().id());
            json.field("level", judged.getValue().slug()).end();
        }
        json.end();
    }
}
