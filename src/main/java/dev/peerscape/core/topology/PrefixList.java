package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;

import java.util.List;
import java.util.Optional;

/// A list of blocks that routes and rules can name as one: a customer's own, or one of AWS with the
/// addresses of a service. It has one address family.
///
/// @param account whose it is; empty for one of AWS
/// @param maxEntries how many rows it counts for in a table or group, whatever it holds
public record PrefixList(
        ResourceId id,
        String name,
        Optional<AccountId> account,
        Region region,
        boolean v6,
        int maxEntries,
        List<Cidr> entries)
        implements Resource {

    public PrefixList {
        entries = List.copyOf(entries);
    }

    /// {@return this with another name}
    public PrefixList withName(String name) {
        return new PrefixList(id, name, account, region, v6, maxEntries, entries);
    }

    /// {@return this with other blocks, and room for them}
    public PrefixList withEntries(List<Cidr> entries) {
        return new PrefixList(
                id, name, account, region, v6, Math.max(maxEntries, entries.size()), entries);
    }
}
