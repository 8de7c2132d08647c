package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.edit.ImportScope;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Of which accounts and Regions the files tell everything of a kind: those of the path where it
/// says them. A path that does not say whose its answers are tells of all whose VPCs were found.
final class Coverage {
    /// What an answer tells all of.
    private enum Of {
        VPCS,
        PEERINGS,
        GATEWAYS,
        VPNS,
        LINES,
        DX_GATEWAYS,
        LISTS,
        SITES
    }

    private final Map<Of, Set<Home>> homes = new EnumMap<>(Of.class);
    private final Set<AccountId> dxAccounts = new TreeSet<>();
    private final Set<Of> anywhere = EnumSet.noneOf(Of.class);

    /// Notes that a list of that key was found there.
    void told(String key, Origin origin) {
        of(key).ifPresent(it ->
                origin.home()
                        .ifPresentOrElse(
                                home -> homes.computeIfAbsent(it, _ -> new TreeSet<>()).add(home),
                                () -> anywhere.add(it)));
        if (key.equals("DirectConnectGateways")) {
            origin.account().ifPresent(dxAccounts::add);
        }
    }

    private static Optional<Of> of(String key) {
        return Optional.ofNullable(
                switch (key) {
                    case "Vpcs" -> Of.VPCS;
                    case "VpcPeeringConnections" -> Of.PEERINGS;
                    case "TransitGateways" -> Of.GATEWAYS;
                    case "CustomerGateways" -> Of.VPNS;
                    case "Connections" -> Of.LINES;
                    case "DirectConnectGateways" -> Of.DX_GATEWAYS;
                    case "PrefixLists", "ManagedPrefixLists" -> Of.LISTS;
                    case "PeerscapeSites" -> Of.SITES;
                    default -> null;
                });
    }

    /// {@return whether some file tells of VPCs, of none perhaps}
    boolean isOfVpcs() {
        return homes.containsKey(Of.VPCS);
    }

    /// {@return what an import of the files tells}
    ///
    /// @param partly what AWS tells less of than a document may know
    /// @param mentioned what was only named
    /// @param ends what leads to gateways that were not found
    ImportScope scope(
            Topology topology,
            Set<ResourceId> partly,
            Set<ResourceId> mentioned,
            Map<ResourceId, Set<ResourceId>> ends) {
        var vpcs = new HashSet<>(homes.getOrDefault(Of.VPCS, Set.of()));
        topology.vpcs().values().forEach(it -> vpcs.add(Home.of(it)));
        var all = new HashSet<AccountId>(dxAccounts);
        if (anywhere.contains(Of.DX_GATEWAYS) && dxAccounts.isEmpty()) {
            vpcs.forEach(it -> all.add(it.account()));
            topology.hybrid().dxGateways().values().forEach(it -> all.add(it.account()));
        }
        return new ImportScope(
                vpcs,
                // Without a path, whoever tells of peerings tells of those of his VPCs.
                anywhere.contains(Of.PEERINGS) ? vpcs : homes.getOrDefault(Of.PEERINGS, Set.of()),
                gateways(topology, vpcs),
                with(Of.VPNS, vpcs),
                with(Of.LINES, vpcs),
                all,
                with(Of.LISTS, vpcs),
                homes.containsKey(Of.SITES) || anywhere.contains(Of.SITES),
                partly,
                mentioned,
                ends);
    }

    private Set<Home> with(Of what, Set<Home> vpcs) {
        var told = new HashSet<>(homes.getOrDefault(what, Set.of()));
        if (anywhere.contains(what)) {
            told.addAll(vpcs);
        }
        return told;
    }

    /// Without a path, whoever tells of tables of a transit gateway tells of all its owner has: an
    /// account that only shares it sees none.
    private Set<Home> gateways(Topology topology, Set<Home> vpcs) {
        var told = with(Of.GATEWAYS, vpcs);
        if (anywhere.contains(Of.GATEWAYS)) {
            topology.transitGateways().values().stream()
                    .filter(it -> !it.routeTables().isEmpty())
                    .map(Home::of)
                    .forEach(told::add);
        }
        return told;
    }
}
