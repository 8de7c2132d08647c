package dev.peerscape.core.check;

import dev.peerscape.core.text.Message;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The quotas that a check compares with: those of AWS, except where somebody says that his were
/// raised (A.4). A setting of the person who checks, not a part of a document.
///
/// @param raised the limits that differ from the standard ones
public record Quotas(Map<Quota, Integer> raised) {
    /// Those that an account has when nobody asked for more.
    public static final Quotas STANDARD = new Quotas(Map.of());

    /// @throws IllegalArgumentException for a limit that [#refusal] objects to
    public Quotas {
        var kept = new EnumMap<Quota, Integer>(Quota.class);
        raised.forEach((quota, limit) -> {
            refusal(quota, limit)
                    .ifPresent(it -> {
                        throw new IllegalArgumentException(it.toString());
                    });
            if (limit != quota.standard()) {
                kept.put(quota, limit);
            }
        });
        raised = Map.copyOf(kept);
    }

    /// {@return the limit in force}
    public int limit(Quota quota) {
        return raised.getOrDefault(quota, quota.standard());
    }

    /// {@return this with another limit}
    ///
    /// @throws IllegalArgumentException for one that [#refusal] objects to
    public Quotas with(Quota quota, int limit) {
        var changed = new EnumMap<Quota, Integer>(Quota.class);
        changed.putAll(raised);
        changed.put(quota, limit);
        return new Quotas(changed);
    }

    /// {@return why a quota can't be that: below 1, over the most that AWS raises it to, or another
    /// than the standard one where AWS raises it for nobody; empty when it can}
    public static Optional<Message> refusal(Quota quota, int limit) {
        if (limit < 1) {
            return Optional.of(Message.of("check.quota-too-small", quota.slug(), limit));
        }
        return quota.most() > 0 && limit > quota.most()
                ? Optional.of(
                        Message.of(
                                quota.adjustable() ? "check.quota-too-large" : "check.quota-fixed",
                                quota.slug(),
                                limit,
                                quota.most()))
                : Optional.empty();
    }
}
