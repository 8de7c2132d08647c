package dev.peerscape.core.trace;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which components lower the TTL of a packet, and which say so when it is used up (C.7). AWS
/// documents little of this, so people may change any row; a value holds the changes only.
///
/// Where a packet begins and where it is delivered nothing counts, except the router of the site
/// that sends it and the routers of the Internet before whoever it is for.
///
/// @param changes the rows that are not as usual
public record TracerouteTable(Map<Kind, Behaviour> changes) {
    private static final Behaviour UNSEEN = new Behaviour(false, false);
    private static final Behaviour SILENT = new Behaviour(true, false);
    private static final Behaviour SEEN = new Behaviour(true, true);

    /// What is taken for true, in the order in which people read it: within a VPC, out of it, to
    /// other networks, to services. Kinds that no packet passes have no row.
    public static final List<Row> ROWS =
            List.of(
                    new Row(Kind.SUBNET, UNSEEN, Confidence.HIGH),
                    new Row(Kind.INSTANCE, SEEN, Confidence.HIGH),
                    new Row(Kind.NETWORK_INTERFACE, SEEN, Confidence.HIGH),
                    new Row(Kind.NAT_GATEWAY, SEEN, Confidence.HIGH),
                    new Row(Kind.INTERNET_GATEWAY, UNSEEN, Confidence.HIGH),
                    new Row(Kind.EGRESS_ONLY_GATEWAY, UNSEEN, Confidence.MEDIUM),
                    new Row(Kind.INTERNET, SEEN, Confidence.HIGH),
                    new Row(Kind.PEERING, UNSEEN, Confidence.MEDIUM),
                    new Row(Kind.TRANSIT_GATEWAY, SILENT, Confidence.LOW),
                    new Row(Kind.VPN_GATEWAY, UNSEEN, Confidence.LOW),
                    new Row(Kind.VPN_CONNECTION, SEEN, Confidence.LOW),
                    new Row(Kind.DX_GATEWAY, UNSEEN, Confidence.MEDIUM),
                    new Row(Kind.VIRTUAL_INTERFACE, SEEN, Confidence.HIGH),
                    new Row(Kind.SITE, SEEN, Confidence.MEDIUM),
                    new Row(Kind.VPC_ENDPOINT, SILENT, Confidence.MEDIUM),
                    new Row(Kind.LOAD_BALANCER, UNSEEN, Confidence.LOW));

    private static final Map<Kind, Behaviour> USUALLY = usually();

    /// The table as C.7 has it.
    public static final TracerouteTable USUAL = new TracerouteTable(Map.of());

    /// Refuses kinds without a row.
    public TracerouteTable {
        var kept = new EnumMap<Kind, Behaviour>(Kind.class);
        changes.forEach((kind, behaviour) -> {
            var usual = USUALLY.get(kind);
            if (usual == null) {
                throw new IllegalArgumentException("no packet passes a " + kind.slug());
            }
            if (!behaviour.equals(usual)) {
                kept.put(kind, behaviour);
            }
        });
        changes = Collections.unmodifiableMap(kept);
    }

    /// How a kind of component behaves towards a probe.
    ///
    /// @param decrementsTtl whether it lowers the TTL, and so takes a line
    /// @param answers whether it says so when the TTL is used up; else the line is `* * *`. What
    ///   does not lower the TTL never has a reason to answer.
    public record Behaviour(boolean decrementsTtl, boolean answers) {
        public Behaviour {
            if (answers && !decrementsTtl) {
                throw new IllegalArgumentException("what leaves the TTL alone cannot answer");
            }
        }
    }

    /// How sure the usual behaviour is.
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW;

        /// {@return the word for people}
        public Message text() {
            return Message.of("traceroute.confidence-" + name().toLowerCase(Locale.ROOT));
        }
    }

    /// A row of the table as it usually is.
    public record Row(Kind kind, Behaviour usual, Confidence confidence) {
        /// {@return what the row is about: "NAT gateway", "Instance that forwards"}
        public Message name() {
            return Message.of("traceroute.name-" + kind.slug());
        }

        /// {@return what it rests on}
        public Message source() {
            return Message.of("traceroute.source-" + kind.slug());
        }
    }

    private static Map<Kind, Behaviour> usually() {
        var usual = new EnumMap<Kind, Behaviour>(Kind.class);
        ROWS.forEach(row -> usual.put(row.kind(), row.usual()));
        return usual;
    }

    /// {@return how that kind behaves; what no packet passes is not seen}
    public Behaviour of(Kind kind) {
        @Nullable Behaviour changed = changes.get(kind);
        return changed != null ? changed : USUALLY.getOrDefault(kind, UNSEEN);
    }

    /// {@return this with a row changed}
    ///
    /// @throws IllegalArgumentException for a kind without a row
    public TracerouteTable with(Kind kind, Behaviour behaviour) {
        var next = new EnumMap<Kind, Behaviour>(Kind.class);
        next.putAll(changes);
        next.put(kind, behaviour);
        return new TracerouteTable(next);
    }

    /// {@return whether nothing was changed}
    public boolean isUsual() {
        return changes.isEmpty();
    }
}
