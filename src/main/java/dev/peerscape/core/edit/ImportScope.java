package dev.peerscape.core.edit;

import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.ResourceId;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How much an [Edit.Import] tells: of what it tells everything, so that what was not found is
/// gone, and of what it tells less than a document may know.
///
/// @param vpcs the accounts and Regions of which all VPCs are found
/// @param peerings the accounts and Regions of which all peerings are found
/// @param gateways the accounts and Regions of which all transit gateways are found
/// @param vpns the accounts and Regions of which all customer gateways and VPN connections are
///   found
/// @param lines the accounts and Regions of which all Direct Connect connections and virtual
///   interfaces are found
/// @param dxGateways the accounts of which all Direct Connect gateways are found
/// @param lists the accounts and Regions of which all prefix lists are found
/// @param sites whether all sites are found
/// @param partly what was found as AWS tells it, which knows nothing of sites: what it does not
///   tell stays as the document has it, and so do sites
/// @param mentioned what was not found but only named by something: where the document has it, it
///   stays as it is
/// @param ends the gateways that a virtual interface or Direct Connect gateway leads to although
///   they were not found: where the document has them, it does
public record ImportScope(
        Set<Home> vpcs,
        Set<Home> peerings,
        Set<Home> gateways,
        Set<Home> vpns,
        Set<Home> lines,
        Set<AccountId> dxGateways,
        Set<Home> lists,
        boolean sites,
        Set<ResourceId> partly,
        Set<ResourceId> mentioned,
        Map<ResourceId, Set<ResourceId>> ends) {

    public ImportScope {
        vpcs = Set.copyOf(vpcs);
        peerings = Set.copyOf(peerings);
        gateways = Set.copyOf(gateways);
        vpns = Set.copyOf(vpns);
        lines = Set.copyOf(lines);
        dxGateways = Set.copyOf(dxGateways);
        lists = Set.copyOf(lists);
        partly = Set.copyOf(partly);
        mentioned = Set.copyOf(mentioned);
        ends = Map.copyOf(ends);
    }

    /// {@return the scope of who tells everything of some accounts and Regions, but of no site}
    public static ImportScope of(Set<Home> homes) {
        return new ImportScope(
                homes,
                homes,
                homes,
                homes,
                homes,
                homes.stream().map(Home::account).collect(Collectors.toUnmodifiableSet()),
                homes,
                false,
                Set.of(),
                Set.of(),
                Map.of());
    }
}
