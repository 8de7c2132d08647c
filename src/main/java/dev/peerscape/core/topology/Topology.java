package dev.peerscape.core.topology;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The network itself: accounts, VPCs, peerings, and the clock that requests expire by. An
/// immutable value.
///
/// It also keeps, for every resource inside a VPC (network interfaces too), which VPC that is, for
/// every VPC which peerings join it, and which VPCs name what is not theirs; all that is derived,
/// so it takes no part in equality.
public final class Topology {
    /// Nothing, at the given moment.
    public static Topology empty(Instant now) {
        return new Topology(
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.empty(),
                Hybrid.NONE,
                TreePMap.empty(),
                now,
                Owners.NONE,
                Memberships.NONE);
    }

    /// {@return all of that at once, keyed by id, as a file brings it; much quicker than one after
    /// another}
    public static Topology of(
            Instant now,
            SortedMap<AccountId, Account> accounts,
            SortedMap<ResourceId, Vpc> vpcs,
            SortedMap<ResourceId, Peering> peerings,
            SortedMap<ResourceId, TransitGateway> transitGateways) {
        return of(now, accounts, vpcs, peerings, transitGateways, Hybrid.NONE, new TreeMap<>());
    }

    /// {@return all of that at once, with what is on premises and prefix lists}
    public static Topology of(
            Instant now,
            SortedMap<AccountId, Account> accounts,
            SortedMap<ResourceId, Vpc> vpcs,
            SortedMap<ResourceId, Peering> peerings,
            SortedMap<ResourceId, TransitGateway> transitGateways,
            Hybrid hybrid,
            SortedMap<ResourceId, PrefixList> prefixLists) {
        return new Topology(
                TreePMap.fromSortedMap(accounts),
                TreePMap.fromSortedMap(vpcs),
                TreePMap.fromSortedMap(peerings),
                TreePMap.fromSortedMap(transitGateways),
                hybrid,
                TreePMap.fromSortedMap(prefixLists),
                now,
                Owners.of(vpcs.values()),
                Memberships.of(peerings.values()));
    }

    private final PSortedMap<AccountId, Account> accounts;
    private final PSortedMap<ResourceId, Vpc> vpcs;
    private final PSortedMap<ResourceId, Peering> peerings;
    private final PSortedMap<ResourceId, TransitGateway> transitGateways;
    private final Hybrid hybrid;
    private final PSortedMap<ResourceId, PrefixList> prefixLists;
    private final Instant now;
    private final Owners owners;
    private final Memberships memberships;

    // Made when it is first asked for, and kept up by edits from then on.
    private volatile @Nullable Mentions mentions;

    private Topology(
            PSortedMap<AccountId, Account> accounts,
            PSortedMap<ResourceId, Vpc> vpcs,
            PSortedMap<ResourceId, Peering> peerings,
            PSortedMap<ResourceId, TransitGateway> transitGateways,
            Hybrid hybrid,
            PSortedMap<ResourceId, PrefixList> prefixLists,
            Instant now,
            Owners owners,
            Memberships memberships) {
        this.accounts = accounts;
        this.vpcs = vpcs;
        this.peerings = peerings;
        this.transitGateways = transitGateways;
        this.hybrid = hybrid;
        this.prefixLists = prefixLists;
        this.now = now;
        this.owners = owners;
        this.memberships = memberships;
    }

    /// {@return the known accounts by number}
    public PSortedMap<AccountId, Account> accounts() {
        return accounts;
    }

    /// {@return the VPCs by id}
    public PSortedMap<ResourceId, Vpc> vpcs() {
        return vpcs;
    }

    /// {@return the peerings by id, those that ended too}
    public PSortedMap<ResourceId, Peering> peerings() {
        return peerings;
    }

    /// {@return the transit gateways by id}
    public PSortedMap<ResourceId, TransitGateway> transitGateways() {
        return transitGateways;
    }

    /// {@return what is on premises, and what leads there}
    public Hybrid hybrid() {
        return hybrid;
    }

    /// {@return the prefix lists by id}
    public PSortedMap<ResourceId, PrefixList> prefixLists() {
        return prefixLists;
    }

    /// {@return the transit gateway that a resource is, or is a part of} There are few: AWS allows
    /// an account five in a Region.
    public Optional<TransitGateway> transitGatewayOf(ResourceId id) {
        var own = transitGateways.get(id);
        if (own != null || !id.value().startsWith("tgw-")) {
            return Optional.ofNullable(own);
        }
        return transitGateways.values().stream()
                .filter(it -> it.attachments().containsKey(id) || it.routeTables().containsKey(id))
                .findFirst();
    }

    /// {@return the document's own time}
    public Instant now() {
        return now;
    }

    /// {@return the VPC of that id}
    public Optional<Vpc> vpc(ResourceId id) {
        return Optional.ofNullable(vpcs.get(id));
    }

    /// {@return the peering of that id}
    public Optional<Peering> peering(ResourceId id) {
        return Optional.ofNullable(peerings.get(id));
    }

    /// {@return the peerings that the VPC joins, by id, those that ended too} A peering outlives a
    /// VPC that has left the document, so the VPC need not be in it.
    public List<Peering> peeringsOf(ResourceId vpc) {
        return Collections.unmodifiableList(memberships.of(vpc));
    }

    /// {@return the ids of the VPCs that name a resource which is not theirs: a gateway, interface
    /// or group of another VPC, a peering that they do not join}
    public Set<ResourceId> mentioning(ResourceId id) {
        return Collections.unmodifiableSet(mentions().of(id));
    }

    private Mentions mentions() {
        var known = mentions;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (mentions == null) {
                mentions = Mentions.of(this);
            }
            return Objects.requireNonNull(mentions);
        }
    }

    private Topology mentioningAs(@Nullable Mentions mentions) {
        this.mentions = mentions;
        return this;
    }

    /// What is mentioned after a change of one VPC.
    private Topology mentioning(Topology before, ResourceId id, @Nullable Vpc vpc) {
        var known = before.mentions;
        return mentioningAs(known == null ? null : known.with(this, id, vpc));
    }

    /// What is mentioned after a change of who joins a peering.
    private Topology mentioning(Topology before, @Nullable Peering old, @Nullable Peering fresh) {
        var known = before.mentions;
        for (var id : Memberships.changed(old, fresh)) {
            known = known == null ? null : known.with(this, id, vpcs.get(id));
        }
        return mentioningAs(known);
    }

    /// {@return the VPC that a resource is in; a VPC is in itself, a peering in none}
    public Optional<Vpc> vpcOf(ResourceId id) {
        var vpc = vpcs.get(id);
        if (vpc != null) {
            return Optional.of(vpc);
        }
        var owner = owners.get(id);
        return owner == null ? Optional.empty() : vpc(owner);
    }

    /// {@return the resource of that id, of whatever kind}
    public Optional<Resource> find(ResourceId id) {
        return Lookup.find(this, id);
    }

    /// {@return every resource but the Internet: each VPC followed by what is in it, then the
    /// peerings, then each transit gateway followed by its parts, then what is on premises, then
    /// the prefix lists}
    public Stream<Resource> resources() {
        return Lookup.resources(this);
    }

    /// {@return the resources with that id or, where no id fits, that name; for look-ups by people}
    public List<Resource> named(String idOrName) {
        return Lookup.named(this, idOrName);
    }

    /// {@return this with an account added or renamed}
    public Topology with(Account account) {
        return knowing(accounts.plus(account.id(), account));
    }

    /// {@return this without an account}
    public Topology without(AccountId account) {
        return knowing(accounts.minus(account));
    }

    private Topology knowing(PSortedMap<AccountId, Account> accounts) {
        return new Topology(
                        accounts,
                        vpcs,
                        peerings,
                        transitGateways,
                        hybrid,
                        prefixLists,
                        now,
                        owners,
                        memberships)
                .mentioningAs(mentions);
    }

    /// {@return this with a VPC added, or changed as a whole}
    public Topology with(Vpc vpc) {
        var before = vpcs.get(vpc.id());
        if (before == vpc) {
            return this;
        }
        var after =
                new Topology(
                        accounts,
                        vpcs.plus(vpc.id(), vpc),
                        peerings,
                        transitGateways,
                        hybrid,
                        prefixLists,
                        now,
                        owners.after(before, vpc),
                        memberships);
        var known = mentions;
        return before == null || known == null
                ? after.mentioning(this, vpc.id(), vpc)
                : after.mentioningAs(known.with(after, before, vpc));
    }

    /// {@return this without a VPC and all in it}
    public Topology withoutVpc(ResourceId id) {
        var before = vpcs.get(id);
        return before == null
                ? this
                : new Topology(
                                accounts,
                                vpcs.minus(id),
                                peerings,
                                transitGateways,
                                hybrid,
                                prefixLists,
                                now,
                                owners.after(before, null),
                                memberships)
                        .mentioning(this, id, null);
    }

    /// {@return this with a peering added or changed}
    public Topology with(Peering peering) {
        var before = peerings.get(peering.id());
        return new Topology(
                        accounts,
                        vpcs,
                        peerings.plus(peering.id(), peering),
                        transitGateways,
                        hybrid,
                        prefixLists,
                        now,
                        owners,
                        memberships.with(before, peering))
                .mentioning(this, before, peering);
    }

    /// {@return this without a peering; routes to it are the caller's to mend}
    public Topology withoutPeering(ResourceId id) {
        var before = peerings.get(id);
        return new Topology(
                        accounts,
                        vpcs,
                        peerings.minus(id),
                        transitGateways,
                        hybrid,
                        prefixLists,
                        now,
                        owners,
                        memberships.with(before, null))
                .mentioning(this, before, null);
    }

    /// {@return this at another moment}
    public Topology at(Instant now) {
        return next(transitGateways, hybrid, prefixLists, now);
    }

    /// {@return this with a transit gateway added, or changed as a whole}
    public Topology with(TransitGateway gateway) {
        return next(transitGateways.plus(gateway.id(), gateway), hybrid, prefixLists, now);
    }

    /// {@return this without a transit gateway; routes to it are the caller's to mend}
    public Topology withoutTransitGateway(ResourceId id) {
        return next(transitGateways.minus(id), hybrid, prefixLists, now);
    }

    /// {@return this with other things on premises}
    public Topology with(Hybrid hybrid) {
        return hybrid == this.hybrid ? this : next(transitGateways, hybrid, prefixLists, now);
    }

    /// {@return this with a prefix list added or changed}
    public Topology with(PrefixList list) {
        return next(transitGateways, hybrid, prefixLists.plus(list.id(), list), now);
    }

    /// {@return this without a prefix list; rows and rules for it are the caller's to mend}
    public Topology withoutPrefixList(ResourceId id) {
        return next(transitGateways, hybrid, prefixLists.minus(id), now);
    }

    private Topology next(
            PSortedMap<ResourceId, TransitGateway> transitGateways,
            Hybrid hybrid,
            PSortedMap<ResourceId, PrefixList> prefixLists,
            Instant now) {
        return new Topology(
                        accounts,
                        vpcs,
                        peerings,
                        transitGateways,
                        hybrid,
                        prefixLists,
                        now,
                        owners,
                        memberships)
                .mentioningAs(mentions);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Topology that
                && accounts.equals(that.accounts)
                && vpcs.equals(that.vpcs)
                && peerings.equals(that.peerings)
                && transitGateways.equals(that.transitGateways)
                && hybrid.equals(that.hybrid)
                && prefixLists.equals(that.prefixLists)
                && now.equals(that.now);
    }

    @Override
    public int hashCode() {
        return Objects.hash(accounts, vpcs, peerings, transitGateways, hybrid, prefixLists, now);
    }

    @Override
    public String toString() {
        return vpcs.size() + " VPCs, " + peerings.size() + " peerings";
    }
}
