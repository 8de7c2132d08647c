package dev.peerscape.core.topology;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How bad the people of a document find what the reference is not certain of. It goes with the
/// document, so that all who open it read the same findings.
///
/// @param levels of the doubts that are judged otherwise than usual
public record Policy(Map<Doubt, Level> levels) {
    /// Everything as the rules say.
    public static final Policy USUAL = new Policy(Map.of());

    public Policy {
        levels = levels.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(levels));
    }

    /// How bad a breach is.
    public enum Level {
        ERROR("error"),
        WARNING("warning"),
        INFO("info"),
        /// It is not told at all.
        OFF("off");

        private final String slug;

        Level(String slug) {
            this.slug = slug;
        }

        /// {@return the word in files and output}
        public String slug() {
            return slug;
        }

        /// {@return the level of that word}
        public static Optional<Level> find(String slug) {
            return Arrays.stream(values()).filter(it -> it.slug.equals(slug)).findFirst();
        }
    }

    /// {@return how a finding is judged; empty for as usual}
    ///
    /// @param textKey the key of its sentence
    public Optional<Level> levelOf(String rule, String textKey) {
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        return levels.entrySet().stream()
                .filter(it -> it.getKey().covers(rule, textKey))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// {@return this with a doubt judged so, or as usual}
    public Policy with(Doubt doubt, Optional<Level> level) {
        var changed = new EnumMap<Doubt, Level>(Doubt.class);
        changed.putAll(levels);
        level.ifPresentOrElse(it -> changed.put(doubt, it), () -> changed.remove(doubt));
        return new Policy(changed);
    }
}
