package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A document on its way through one edit. Every change goes through here, so what was touched is
/// known without comparing the whole document: the cost of an edit follows the edit, not the size
/// of the document. Lives within one call of [Edits#apply].
final class Change {
    private final Document before;
    private Topology topology;
    private Layout layout;
    private Policy policy;
    private final Set<ResourceId> vpcs = new HashSet<>();
    private final Set<ResourceId> peerings = new HashSet<>();
    private final Set<ResourceId> transitGateways = new HashSet<>();
    private final Set<ResourceId> prefixLists = new HashSet<>();
    private final Set<ResourceId> boxes = new HashSet<>();
    private final List<Message> notes = new ArrayList<>();

    Change(Document before) {
        this.before = before;
        topology = before.topology();
        layout = before.layout();
        policy = before.policy();
    }

    Topology topology() {
        return topology;
    }

    Document document() {
        return before.with(topology).with(layout).with(policy);
    }

    Optional<Vpc> vpc(ResourceId id) {
        return topology.vpc(id);
    }

    void note(Message note) {
        notes.add(note);
    }

    void put(Account account) {
        if (!account.equals(topology.accounts().get(account.id()))) {
            topology = topology.with(account);
        }
    }

    void remove(AccountId account) {
        topology = topology.without(account);
    }

    Policy policy() {
        return policy;
    }

    void judge(Policy policy) {
        this.policy = policy;
    }

    void moveClock(Instant now) {
        if (!now.equals(topology.now())) {
            topology = topology.at(now);
        }
    }

    void put(Vpc vpc) {
        topology = topology.with(vpc);
        vpcs.add(vpc.id());
    }

    void removeVpc(ResourceId id) {
        topology = topology.withoutVpc(id);
        vpcs.add(id);
    }

    void put(Peering peering) {
        if (!peering.equals(topology.peerings().get(peering.id()))) {
            topology = topology.with(peering);
            peerings.add(peering.id());
        }
    }

    /// Puts a whole topology in the place of this one. The cost follows the size of the document.
    void replace(Topology whole) {
        Stream.of(topology, whole)
                .forEach(it -> {
                    vpcs.addAll(it.vpcs().keySet());
                    peerings.addAll(it.peerings().keySet());
                    transitGateways.addAll(it.transitGateways().keySet());
                    prefixLists.addAll(it.prefixLists().keySet());
                });
        topology = whole;
        for (var id : layout.boxes().keySet()) {
            if (topology.find(id).isEmpty()) {
                unplace(id);
            }
        }
    }

    void removePeering(ResourceId id) {
        topology = topology.withoutPeering(id);
        peerings.add(id);
    }

    void put(TransitGateway gateway) {
        topology = topology.with(gateway);
        transitGateways.add(gateway.id());
    }

    void removeTransitGateway(ResourceId id) {
        topology = topology.withoutTransitGateway(id);
        transitGateways.add(id);
    }

    void put(Hybrid hybrid) {
        topology = topology.with(hybrid);
    }

    void put(PrefixList list) {
        topology = topology.with(list);
        prefixLists.add(list.id());
    }

    void removePrefixList(ResourceId id) {
        topology = topology.withoutPrefixList(id);
        prefixLists.add(id);
    }

    void place(ResourceId id, Box box) {
        if (!box.equals(layout.boxes().get(id))) {
            layout = layout.with(id, box);
            boxes.add(id);
        }
    }

    void unplace(ResourceId id) {
        if (layout.boxes().containsKey(id)) {
            layout = layout.without(id);
            boxes.add(id);
        }
    }

    Outcome.Applied outcome() {
        keepEqual();
        return new Outcome.Applied(document(), touched(), notes);
    }

    /// What several steps changed and changed back is the same object again, as for those who go by
    /// identity it has to be.
    private void keepEqual() {
        var old = before.topology();
        for (var id : vpcs) {
            var was = old.vpcs().get(id);
            if (was != null
                    && was != topology.vpcs().get(id)
                    && was.equals(topology.vpcs().get(id))) {
                topology = topology.with(was);
            }
        }
        for (var id : peerings) {
            var was = old.peerings().get(id);
            if (was != null
                    && was != topology.peerings().get(id)
                    && was.equals(topology.peerings().get(id))) {
                topology = topology.with(was);
            }
        }
        for (var id : transitGateways) {
            var was = old.transitGateways().get(id);
            if (was != null
                    && was != topology.transitGateways().get(id)
                    && was.equals(topology.transitGateways().get(id))) {
                topology = topology.with(was);
            }
        }
        for (var id : prefixLists) {
            var was = old.prefixLists().get(id);
            if (was != null
                    && was != topology.prefixLists().get(id)
                    && was.equals(topology.prefixLists().get(id))) {
                topology = topology.with(was);
            }
        }
        topology = topology.with(kept(old.hybrid(), topology.hybrid()));
    }

    private static Hybrid kept(Hybrid old, Hybrid fresh) {
        if (old == fresh || old.equals(fresh)) {
            return old;
        }
        var kept = fresh;
        for (int i = 0; i < old.members().size(); i++) {
            var now = fresh.members().get(i);
            for (Resource was : old.members().get(i).values()) {
                var is = now.get(was.id());
                if (is != was && was.equals(is)) {
                    kept = kept.with(was);
                }
            }
        }
        return kept;
    }

    private Set<ResourceId> touched() {
        var touched = new HashSet<ResourceId>();
        var old = before.topology();
        for (var id : vpcs) {
            compare(old.vpcs().get(id), topology.vpcs().get(id), touched);
        }
        for (var id : peerings) {
            if (old.peerings().get(id) != topology.peerings().get(id)) {
                touched.add(id);
            }
        }
        for (var id : transitGateways) {
            compare(old.transitGateways().get(id), topology.transitGateways().get(id), touched);
        }
        for (var id : prefixLists) {
            if (old.prefixLists().get(id) != topology.prefixLists().get(id)) {
                touched.add(id);
            }
        }
        if (old.hybrid() != topology.hybrid()) {
            for (int i = 0; i < old.hybrid().members().size(); i++) {
                differences(
                        old.hybrid().members().get(i), topology.hybrid().members().get(i), touched);
            }
        }
        for (var id : boxes) {
            if (!Objects.equals(before.layout().boxes().get(id), layout.boxes().get(id))) {
                touched.add(id);
            }
        }
        return touched;
    }

    private static void compare(@Nullable Vpc old, @Nullable Vpc fresh, Set<ResourceId> touched) {
        if (old == fresh) {
            return;
        }
        if (old != null) {
            touched.add(old.id());
        }
        if (fresh != null) {
            touched.add(fresh.id());
        }
        int kinds = (old != null ? old : Objects.requireNonNull(fresh)).members().size();
        for (int i = 0; i < kinds; i++) {
            Map<ResourceId, ? extends Resource> was = old == null ? Map.of() : old.members().get(i);
            Map<ResourceId, ? extends Resource> is =
                    fresh == null ? Map.of() : fresh.members().get(i);
            if (was != is) {
                differences(was, is, touched);
            }
        }
    }

    private static void compare(
            @Nullable TransitGateway old, @Nullable TransitGateway fresh, Set<ResourceId> touched) {
        if (old == fresh) {
            return;
        }
        var some = old != null ? old : Objects.requireNonNull(fresh);
        touched.add(some.id());
        for (int i = 0; i < some.members().size(); i++) {
            differences(
                    old == null ? Map.of() : old.members().get(i),
                    fresh == null ? Map.of() : fresh.members().get(i),
                    touched);
        }
    }

    private static void differences(
            Map<ResourceId, ? extends Resource> was,
            Map<ResourceId, ? extends Resource> is,
            Set<ResourceId> touched) {
        for (var entry : was.entrySet()) {
            var now = is.get(entry.getKey());
            if (now != entry.getValue() && !entry.getValue().equals(now)) {
                touched.add(entry.getKey());
                parts(entry.getValue(), now, touched);
            }
        }
        for (var entry : is.entrySet()) {
            if (was.get(entry.getKey()) == null) {
                touched.add(entry.getKey());
                parts(null, entry.getValue(), touched);
            }
        }
    }

    private static void parts(
            @Nullable Resource was, @Nullable Resource is, Set<ResourceId> touched) {
        List<? extends Resource> old = was == null ? List.of() : was.parts();
        List<? extends Resource> fresh = is == null ? List.of() : is.parts();
        for (var part : old) {
            if (!fresh.contains(part)) {
                touched.add(part.id());
            }
        }
        for (var part : fresh) {
            if (!old.contains(part)) {
                touched.add(part.id());
            }
        }
    }
}
