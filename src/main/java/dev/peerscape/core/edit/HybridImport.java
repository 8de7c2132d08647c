package dev.peerscape.core.edit;

import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
                    edit.hybridOf().contains(new Home(it.account(), it.region()));
            case DxConnection it -> edit.hybridOf().contains(new Home(it.account(), it.region()));
            case VpnConnection it ->
                    homeOf(it.gateway()).filter(edit.hybridOf()::contains).isPresent();
            case VirtualInterface it ->
                    Optional.ofNullable(base.hybrid().dxConnections().get(it.connection()))
                            .map(line -> new Home(it.account(), line.region()))
                            .filter(edit.hybridOf()::contains)
                            .isPresent();
            case DxGateway it -> toldAccounts().contains(it.account());
            default -> false;
        };
    }

    private Set<AccountId> toldAccounts() {
        return edit.hybridOf().stream().map(Home::account).collect(Collectors.toSet());
    }

    private Optional<Home> homeOf(ResourceId gateway) {
        var transit = base.transitGateways().get(gateway);
        return transit != null ? Optional.of(Home.of(transit)) : base.vpcOf(gateway).map(Home::of);
    }

    private void add() {
        for (var members : edit.found().hybrid().members()) {
            for (Resource it : members.values()) {
                if (it instanceof dev.peerscape.core.topology.Site
                        && base.hybrid().sites().containsKey(it.id())) {
                    continue;
                }
                var fresh = asKnown(it);
                hybrid =
                        hybrid.with(
                                base.hybrid().find(it.id()).filter(fresh::equals).orElse(fresh));
            }
        }
    }

    /// The resource as found, with what AWS does not tell as it was.
    private Resource asKnown(Resource found) {
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
                .filter(it -> !edit.gatewaysOf().contains(Home.of(it)))
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
        var used = new HashSet<>(base.hybrid().sites().keySet());
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
    static SortedMap<ResourceId, PrefixList> prefixLists(
            Topology base, Edit.Import edit, Map<ResourceId, Vpc> vpcs) {
        var lists = new TreeMap<ResourceId, PrefixList>();
        var now =
                Topology.of(
                        base.now(),
                        new TreeMap<>(),
                        new TreeMap<>(vpcs),
                        new TreeMap<>(),
                        new TreeMap<>());
        for (var it : base.prefixLists().values()) {
            boolean told =
                    it.account()
                            .map(account -> new Home(account, it.region()))
                            .filter(edit.listsOf()::contains)
                            .isPresent();
            if (!told
                    || edit.found().prefixLists().containsKey(it.id())
                    || !PrefixListEdits.users(now, it.id()).isEmpty()) {
                lists.put(it.id(), it);
            }
        }
        edit.found()
                .prefixLists()
                .forEach((id, it) -> {
                    if (!it.equals(lists.get(id))) {
                        lists.put(id, it);
                    }
                });
        return lists;
    }
}
