package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What was found of transit gateways so far. Several answers tell of one attachment, and accounts
/// that share a gateway each tell of it.
final class TransitParts {
    /// @param byOwner whether the account that owns it tells of it, or nobody knows who does
    /// @param association the default table, unless new attachments get none
    record HubPart(
            ResourceId id,
            String name,
            Optional<AccountId> owner,
            Optional<Region> region,
            boolean byOwner,
            long asn,
            boolean vpnEcmp,
            boolean groupReferencing,
            Default association,
            Default propagation) {}

    /// A default table.
    ///
    /// @param wanted whether new attachments get it
    /// @param table which, where it is told
    record Default(boolean wanted, Optional<ResourceId> table) {}

    /// @param association whether new attachments look it up
    /// @param propagation whether it learns of new attachments
    record TablePart(
            ResourceId id,
            ResourceId gateway,
            String name,
            boolean association,
            boolean propagation) {}

    /// An attachment, as all kinds have it.
    ///
    /// @param what the kind of the far end
    /// @param behind its blocks, as our own export tells them
    /// @param gone whether the far end is gone although the files describe what has its id
    record LegPart(
            ResourceId id,
            String name,
            String what,
            String resource,
            boolean available,
            Optional<ResourceId> association,
            Optional<List<Cidr>> behind,
            boolean gone) {}

    /// What only attachments of VPCs have.
    record VpcLegPart(
            List<ResourceId> subnets,
            boolean applianceMode,
            boolean ipv6,
            boolean groupReferencing) {}

    /// The two ends of a peering; AWS mostly gives them one id.
    record PeersPart(
            ResourceId requester,
            ResourceId requesterLeg,
            ResourceId accepter,
            ResourceId accepterLeg) {}

    /// A row of a table.
    ///
    /// @param list the prefix list that stands for the destination, where it is no block
    /// @param to the attachments it names
    record RowPart(
            Optional<Cidr> destination,
            Optional<ResourceId> list,
            List<ResourceId> to,
            boolean propagated,
            boolean blackhole) {}

    final Map<ResourceId, HubPart> hubs = new TreeMap<>();
    final Map<ResourceId, TablePart> tables = new TreeMap<>();

    /// By gateway and own id.
    final Map<ResourceId, Map<ResourceId, LegPart>> legs = new TreeMap<>();

    final Map<ResourceId, VpcLegPart> vpcLegs = new TreeMap<>();
    final Map<ResourceId, PeersPart> peers = new TreeMap<>();

    /// Attachments by the table that they look up, that learns of them.
    final Map<ResourceId, Set<ResourceId>> associations = new TreeMap<>();

    final Map<ResourceId, Set<ResourceId>> propagations = new TreeMap<>();

    final Map<ResourceId, Set<RowPart>> rows = new TreeMap<>();

    /// Subnets in which attachments have interfaces.
    final Map<ResourceId, Set<ResourceId>> interfaces = new TreeMap<>();

    /// What was deleted: who mentions it needs no remark.
    final Set<ResourceId> over = new HashSet<>();

    /// Notes an attachment; an answer about attachments of all kinds counts before one about a
    /// single kind, and one that knows more before one that knows less.
    ///
    /// @param general whether it comes from the answer about all kinds
    void leg(ResourceId gateway, LegPart part, boolean general) {
        legs.computeIfAbsent(gateway, _ -> new TreeMap<>())
                .merge(
                        part.id(),
                        part,
                        (old, fresh) ->
                                general
                                                && (fresh.association().isPresent()
                                                        || old.association().isEmpty())
                                        ? fresh
                                        : old);
    }

    static void add(Map<ResourceId, Set<ResourceId>> to, ResourceId key, ResourceId value) {
        to.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value);
    }
}
