package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Carries out [Edit.Import].
final class Importing {
    private final Topology base;
    private final Edit.Import edit;
    private final Instant now;

    private Importing(Topology base, Edit.Import edit) {
        this.base = base;
        this.edit = edit;
        now = edit.at().orElse(base.now());
    }

    static Optional<Refused> apply(Change change, Edit.Import edit) {
        var base = change.topology();
        var whole = new Importing(base, edit).whole();
        if (whole.equals(base)) {
            return Refusals.NONE;
        }
        change.replace(whole);
        Settling.settle(change);
        var flaws = Audit.of(change.document());
        if (!flaws.isEmpty()) {
            return MemberEdits.refuse(flaws.getFirst());
        }
        Difference.between(base, change.topology()).forEach(change::note);
        return Refusals.NONE;
    }

    private Topology whole() {
        var vpcs = new TreeMap<ResourceId, Vpc>();
        base.vpcs().values().stream()
                .filter(it -> !edit.scope().vpcs().contains(Home.of(it)))
                .forEach(it -> vpcs.put(it.id(), it));
        vpcs.putAll(edit.found().vpcs());
        var peerings = peerings(vpcs);
        var hybrid = HybridImport.hybrid(base, edit, vpcs);
        var gateways = TransitImport.gateways(base, edit, vpcs, hybrid);
        relink(vpcs, peerings.keySet(), gateways.keySet());
        return Topology.of(
                now,
                accounts(),
                vpcs,
                peerings,
                gateways,
                hybrid,
                HybridImport.prefixLists(base, edit, vpcs, gateways));
    }

    /// An account whose name the import does not know keeps its own.
    private SortedMap<AccountId, Account> accounts() {
        var accounts = new TreeMap<AccountId, Account>(base.accounts());
        edit.found()
                .accounts()
                .forEach((id, account) -> {
                    if (!account.name().isEmpty() || !accounts.containsKey(id)) {
                        accounts.put(id, account);
                    }
                });
        return accounts;
    }

    private SortedMap<ResourceId, Peering> peerings(Map<ResourceId, Vpc> vpcs) {
        var peerings = new TreeMap<ResourceId, Peering>();
        for (var old : base.peerings().values()) {
            boolean told =
                    edit.scope().peerings().contains(Home.of(old.requester()))
                            || edit.scope().peerings().contains(Home.of(old.accepter()));
            if (!told) {
                peerings.put(old.id(), joined(PeeringLifecycle.settled(old, now), base, vpcs));
            }
        }
        edit.found()
                .peerings()
                .forEach((id, found) -> peerings.put(id, joined(dated(found), edit.found(), vpcs)));
        return peerings;
    }

    /// @param from the network that tells of it
    private Peering joined(Peering peering, Topology from, Map<ResourceId, Vpc> vpcs) {
        var old = base.peering(peering.id());
        var whole =
                peering.withSides(
                        side(peering.requester(), old.map(Peering::requester), from, vpcs),
                        side(peering.accepter(), old.map(Peering::accepter), from, vpcs));
        return old.filter(whole::equals).orElse(whole);
    }

    /// AWS does not tell since when a peering is in its state; where it still is, we know better.
    private Peering dated(Peering found) {
        return base.peering(found.id())
                .filter(old -> old.status() == found.status())
                .map(old -> found.withStatus(old.status(), found.reason(), old.since()))
                .map(it -> it.withExpiry(found.expires()))
                .orElse(found);
    }

    /// A side that is gone stays so, although another VPC has its id by now: whoever tells of the
    /// peering may not tell of that VPC.
    private Peering.Side side(
            Peering.Side side,
            Optional<Peering.Side> old,
            Topology from,
            Map<ResourceId, Vpc> vpcs) {
        boolean gone =
                old.filter(it -> !it.present() && it.vpc().equals(side.vpc()))
                        .flatMap(it -> base.vpc(it.vpc()))
                        .isPresent();
        if (gone && !side.present()) {
            return side;
        }
        if (vpcs.containsKey(side.vpc()) && (side.present() || from.vpc(side.vpc()).isEmpty())) {
            return new Peering.Side(
                    side.vpc(),
                    true,
                    side.account(),
                    side.region(),
                    List.of(),
                    side.dnsResolution());
        }
        return side.present() ? base.vpc(side.vpc()).map(side::without).orElse(side) : side;
    }

    private void relink(
            SortedMap<ResourceId, Vpc> vpcs, Set<ResourceId> peerings, Set<ResourceId> gateways) {
        var live = new HashSet<>(peerings);
        live.addAll(gateways);
        vpcs.values().forEach(it -> addIds(it, live));
        var before = ids(base);
        var kept = new Relinking(live, before);
        var found = new Relinking(live, ids(edit.found()));
        vpcs.replaceAll((id, vpc) -> {
            var old = base.vpcs().get(id);
            return vpc == old ? kept.of(vpc, old, before) : merged(old, found.of(vpc, old, before));
        });
    }

    private static Set<ResourceId> ids(Topology topology) {
        var ids = new HashSet<>(topology.peerings().keySet());
        ids.addAll(topology.transitGateways().keySet());
        topology.vpcs().values().forEach(it -> addIds(it, ids));
        return ids;
    }

    private static void addIds(Vpc vpc, Set<ResourceId> to) {
        vpc.members().forEach(it -> to.addAll(it.keySet()));
        vpc.networkInterfaces().forEach(it -> to.add(it.id()));
    }

    /// {@return the VPC as found, with all that is as it was being the objects it was}
    private static Vpc merged(@Nullable Vpc old, Vpc found) {
        if (old == null) {
            return found;
        }
        if (old.equals(found)) {
            return old;
        }
        var draft =
                old.draft()
                        .name(found.name())
                        .account(found.account())
                        .region(found.region())
                        .cidrs(found.cidrs())
                        .dns(found.dnsSupport(), found.dnsHostnames())
                        .mainRouteTable(found.mainRouteTable())
                        .defaultNetworkAcl(found.defaultNetworkAcl())
                        .defaultSecurityGroup(found.defaultSecurityGroup());
        var before = new HashMap<ResourceId, Resource>();
        old.members().forEach(before::putAll);
        var after = new HashMap<ResourceId, Resource>();
        found.members().forEach(after::putAll);
        before.keySet().stream().filter(it -> !after.containsKey(it)).forEach(draft::remove);
        for (var member : after.values()) {
            var was = before.get(member.id());
            if (!member.equals(was)) {
                MemberEdits.put(draft, MemberEdits.keepingEqual(Optional.ofNullable(was), member));
            }
        }
        return draft.build();
    }
}
