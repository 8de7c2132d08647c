package dev.peerscape.core.edit;

import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What leads to sites, and the prefix lists, after an [Edit.Import]. AWS knows nothing of sites:
/// which one a device or line is of, and what the site's router does with its routes, stays as
/// people drew it.
final class HybridImport {
    private final Topology base;
    private final Edit.Import edit;
    private Hybrid hybrid;

    private HybridImport(Topology base, Edit.Import edit) {
        this.base = base;
        this.edit = edit;
        hybrid = base.hybrid();
    }

    /// {@return what leads to sites}
    ///
    /// @param vpcs those after the import
    static Hybrid hybrid(Topology base, Edit.Import edit, Map<ResourceId, Vpc> vpcs) {
        if (base.hybrid().isEmpty() && edit.found().hybrid().isEmpty()) {
            return base.hybrid();
        }
        var importing = new HybridImport(base, edit);
        importing.drop();
        importing.add();
        importing.withoutEnds(vpcs);
        importing.sites();
        return importing.hybrid;
    }

    /// What is told of and was not found.
    private void drop() {
        for (var members : base.hybrid().members()) {
            for (Resource it : members.values()) {
                if (isTold(it)) {
                    hybrid = hybrid.without(it.id());
                }
            }
        }
    }

    private boolean isTold(Resource resource) {
        return switch (resource) {
            case CustomerGateway it ->
                    edit.scope().vpns().contains(new Home(it.account(), it.region()));
            case DxConnection it ->
                    edit.scope().lines().contains(new Home(it.account(), it.region()));
            case VpnConnection it ->
                    homeOf(it.gateway()).filter(edit.scope().vpns()::contains).isPresent();
            // Both who has the line and who has the interface are told of it.
            case VirtualInterface it ->
                    Optional.ofNullable(base.hybrid().dxConnections().get(it.connection()))
                            .filter(line ->
                                    told(line.account(), line.region())
                                            || told(it.account(), line.region()))
                            .isPresent();
            case DxGateway it -> edit.scope().dxGateways().contains(it.account());
            case Site _ -> edit.scope().sites();
            default -> false;
        };
    }

    private boolean told(AccountId account, Region region) {
        return edit.scope().lines().contains(new Home(account, region));
    }

    private Optional<Home> homeOf(ResourceId gateway) {
        var transit = base.transitGateways().get(gateway);
        return transit != null ? Optional.of(Home.of(transit)) : base.vpcOf(gateway).map(Home::of);
    }

    private void add() {
        for (var members : edit.found().hybrid().members()) {
            for (Resource it : members.values()) {
                if (stays(it) && base.hybrid().find(it.id()).isPresent()) {
                    keep(it.id());
                    continue;
                }
                var fresh = asKnown(it);
                hybrid =
                        hybrid.with(
                                base.hybrid().find(it.id()).filter(fresh::equals).orElse(fresh));
            }
        }
    }

    /// The resource leading also to gateways that were not found but that the document has.
    private Resource withEnds(Resource found) {
        var ends = edit.scope().ends().getOrDefault(found.id(), Set.of());
        var old = base.hybrid().find(found.id()).orElse(null);
        if (found instanceof VirtualInterface it && old instanceof VirtualInterface was) {
            return it.withGateway(it.gateway().or(() -> was.gateway().filter(ends::contains)));
        }
        if (found instanceof DxGateway it && old instanceof DxGateway was) {
            var more =
                    was.associations().stream().filter(to -> ends.contains(to.gateway())).toList();
            return more.isEmpty()
                    ? it
                    : it.withAssociations(
                            Stream.concat(it.associations().stream(), more.stream()).toList());
        }
        return found;
    }

    /// {@return whether the document, where it has such a thing, knows it better}
    private boolean stays(Resource found) {
        return edit.scope().mentioned().contains(found.id())
                || found instanceof Site && edit.scope().partly().contains(found.id());
    }

    private void keep(ResourceId id) {
        base.hybrid().find(id).ifPresent(it -> hybrid = hybrid.with(it));
    }

    /// The resource as found, with what AWS does not tell as it was.
    private Resource asKnown(Resource told) {
        var found = withEnds(told);
        if (!edit.scope().partly().contains(found.id())) {
            return found;
        }
        var old = base.hybrid().find(found.id()).orElse(null);
        return switch (found) {
            case CustomerGateway it ->
                    old instanceof CustomerGateway was ? it.withSite(was.site()) : it;
            case DxConnection it -> old instanceof DxConnection was ? it.withSite(was.site()) : it;
            case VpnConnection it ->
                    old instanceof VpnConnection was
                                    && was.routing() instanceof VpnConnection.Routing.Bgp
                                    && it.routing() instanceof VpnConnection.Routing.Bgp
                            ? it.withRouting(was.routing())
                            : it;
            case VirtualInterface it ->
                    old instanceof VirtualInterface was
                            ? it.withAdvertised(was.advertised())
                                    .withPreference(was.preference())
                                    .withPrepends(was.prepends())
                            : it;
            case DxGateway it ->
                    old instanceof DxGateway was
                            ? it.withBetweenGateways(was.betweenGateways())
                            : it;
            default -> found;
        };
    }

    /// What has an end no more; attachments of transit gateways need to know.
    private void withoutEnds(Map<ResourceId, Vpc> vpcs) {
        var gateways = new HashSet<ResourceId>(edit.found().transitGateways().keySet());
        base.transitGateways().values().stream()
                .filter(it -> !edit.scope().gateways().contains(Home.of(it)))
                .forEach(it -> gateways.add(it.id()));
        vpcs.values().forEach(it -> gateways.addAll(it.vpnGateways().keySet()));
        for (var it : hybrid.vpnConnections().values()) {
            if (!gateways.contains(it.gateway())
                    || !hybrid.customerGateways().containsKey(it.customerGateway())) {
                hybrid = hybrid.without(it.id());
            }
        }
        for (var it : hybrid.dxGateways().values()) {
            var left =
                    it.associations().stream()
                            .filter(to -> gateways.contains(to.gateway()))
                            .toList();
            if (left.size() < it.associations().size()) {
                hybrid = hybrid.with(it.withAssociations(left));
            }
        }
    }

    /// Sites that were made up for what the document has a site of are not needed.
    private void sites() {
        var used = new HashSet<>(edit.found().hybrid().sites().keySet());
        used.removeAll(edit.scope().partly());
        if (!edit.scope().sites()) {
            used.addAll(base.hybrid().sites().keySet());
        }
        hybrid.customerGateways().values().forEach(it -> used.add(it.site()));
        hybrid.dxConnections().values().forEach(it -> used.add(it.site()));
        for (var id : hybrid.sites().keySet()) {
            if (!used.contains(id)) {
                hybrid = hybrid.without(id);
            }
        }
    }

    /// {@return the prefix lists} One that is gone and still named stays.
    ///
    /// @param vpcs those after the import
    /// @param gateways those after it
    static SortedMap<ResourceId, PrefixList> prefixLists(
            Topology base,
            Edit.Import edit,
            SortedMap<ResourceId, Vpc> vpcs,
            SortedMap<ResourceId, TransitGateway> gateways) {
        if (base.prefixLists().isEmpty()) {
            return edit.found().prefixLists();
        }
        var lists = new TreeMap<ResourceId, PrefixList>();
        var now = Topology.of(base.now(), new TreeMap<>(), vpcs, new TreeMap<>(), gateways);
        for (var it : base.prefixLists().values()) {
            boolean told =
                    it.account()
                            .map(account -> new Home(account, it.region()))
                            .map(edit.scope().lists()::contains)
                            .orElseGet(() ->
                                    edit.scope().lists().stream()
                                            .anyMatch(home -> home.region().equals(it.region())));
            if (!told
                    || edit.found().prefixLists().containsKey(it.id())
                    || !PrefixListEdits.users(now, it.id()).isEmpty()) {
                lists.put(it.id(), it);
            }
        }
        edit.found()
                .prefixLists()
                .forEach((id, it) -> {
                    var old = lists.get(id);
                    boolean better = old != null && edit.scope().mentioned().contains(id);
                    if (!better && !it.equals(old)) {
                        lists.put(id, it);
                    }
                });
        return lists;
    }
}
