package dev.peerscape.core.exchange;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Nearest;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.Flow.Destination;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds what a person or a script means by an id, a name or an address: the ends of a flow. An id
/// goes before a name, and a name before the other words that AWS has for it ([Aliases]); what
/// several have is refused with their ids.
public final class Names {
    /// What can send, and be sent to.
    private static final Set<Kind> ENDS =
            Set.of(
                    Kind.INSTANCE,
                    Kind.NETWORK_INTERFACE,
                    Kind.NAT_GATEWAY,
                    Kind.VPC_ENDPOINT,
                    Kind.LOAD_BALANCER,
                    Kind.INTERNET,
                    Kind.INTERNET_GATEWAY,
                    Kind.TRANSIT_GATEWAY,
                    Kind.VPN_GATEWAY,
                    Kind.CUSTOMER_GATEWAY,
                    Kind.VPN_CONNECTION,
                    Kind.DX_GATEWAY,
                    Kind.DX_CONNECTION,
                    Kind.VIRTUAL_INTERFACE,
                    Kind.SITE,
                    Kind.SITE_HOST);

    private final Topology topology;
    private final Map<String, List<ResourceId>> named = new HashMap<>();

    /// Made when somebody names a sender by its address.
    private @Nullable Addresses addresses;

    private Names(Topology topology) {
        this.topology = topology;
    }

    /// {@return the names of that topology}
    public static Names of(Topology topology) {
        var names = new Names(topology);
        topology.resources()
                .filter(it -> ENDS.contains(it.kind()) && !it.name().isEmpty())
                .forEach(it ->
                        names.named
                                .computeIfAbsent(it.name(), _ -> new ArrayList<>(1))
                                .add(it.id()));
        return names;
    }

    /// {@return the sender that the text means}
    public Parsed<ResourceId> sender(String text) {
        var word = text.strip();
        if (ResourceId.isWellFormed(word)) {
            var id = new ResourceId(word);
            var found = topology.find(id);
            if (found.isPresent()) {
                return ENDS.contains(found.get().kind())
                        ? new Parsed.Good<>(id)
                        : Parsed.bad(Message.of("exchange.cannot-send", word));
            }
        }
        var ids = named.getOrDefault(word, List.of());
        if (ids.isEmpty() && Ip.parse(word) instanceof Parsed.Good<Ip>(var address)) {
            ids = addresses().holders(address);
        }
        return switch (ids.size()) {
            case 0 -> Aliases.id(word).map(it -> sender(it.value())).orElseGet(() -> unknown(word));
            case 1 -> new Parsed.Good<>(ids.getFirst());
            default ->
                    Parsed.bad(
                            Message.of(
                                    "exchange.ambiguous",
                                    word,
                                    String.join(
                                            ", ",
                                            ids.stream()
                                                    .map(ResourceId::value)
                                                    .sorted()
                                                    .toList())));
        };
    }

    /// {@return the destination that the text means: an address, an id or a name}
    public Parsed<Destination> destination(String text) {
        if (Ip.parse(text) instanceof Parsed.Good<Ip>(var address)) {
            return new Parsed.Good<>(new Destination.Address(address));
        }
        return switch (sender(text)) {
            case Parsed.Good<ResourceId>(var id) -> new Parsed.Good<>(new Destination.To(id));
            case Parsed.Bad<ResourceId>(var reason, var hint) -> new Parsed.Bad<>(reason, hint);
        };
    }

    /// {@return the source address of a sender that is named by it}
    Optional<Ip> source(String text) {
        var word = text.strip();
        return !named.containsKey(word) && Ip.parse(word) instanceof Parsed.Good<Ip>(var address)
                ? addresses().source(address)
                : Optional.empty();
    }

    private synchronized Addresses addresses() {
        if (addresses == null) {
            addresses = new Addresses(topology);
        }
        return addresses;
    }

    private Parsed<ResourceId> unknown(String word) {
        var candidates = new TreeSet<>(named.keySet());
        topology.resources()
                .filter(it -> ENDS.contains(it.kind()))
                .forEach(it -> candidates.add(it.id().value()));
        candidates.add(ResourceId.INTERNET.value());
        var near = Nearest.to(word, candidates);
        return near.isEmpty()
                ? Parsed.bad(Message.of("exchange.unknown", word))
                : new Parsed.Bad<>(
                        Message.of("exchange.unknown-near", word, String.join(", ", near)),
                        Optional.of(near.getFirst()));
    }
}
