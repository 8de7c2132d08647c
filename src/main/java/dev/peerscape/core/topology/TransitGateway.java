package dev.peerscape.core.topology;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A transit gateway with its attachments and route tables: one aggregate, as a VPC is (C.5). It
/// routes between what is attached to it; the VPC's own tables must send packets to it.
///
/// @param asn the private number of its side of BGP sessions
/// @param vpnEcmp whether equal BGP routes of several VPN connections share the load
/// @param groupReferencing whether security groups of one attached VPC may be named in another's
///   rules; the attachments must allow it too
/// @param defaultAssociation the table that new attachments look up; none when people associate by
///   hand
/// @param defaultPropagation the table that learns the blocks of new attachments
public record TransitGateway(
        ResourceId id,
        String name,
        AccountId account,
        Region region,
        long asn,
        boolean vpnEcmp,
        boolean groupReferencing,
        Optional<ResourceId> defaultAssociation,
        Optional<ResourceId> defaultPropagation,
        PSortedMap<ResourceId, TransitAttachment> attachments,
        PSortedMap<ResourceId, TransitRouteTable> routeTables)
        implements Resource {
    /// The number that AWS takes when nobody says another.
    public static final long USUAL_ASN = 64_512;

    /// {@return a new one as AWS makes it: with one table, which every attachment looks up and
    /// tells its blocks to}
    public static TransitGateway create(
            ResourceId id, String name, AccountId account, Region region) {
        var word = id.value().substring(id.value().indexOf('-') + 1);
        var table = new ResourceId(Kind.TRANSIT_ROUTE_TABLE.prefix() + "-" + word);
        return new TransitGateway(
                id,
                name,
                account,
                region,
                USUAL_ASN,
                true,
                false,
                Optional.of(table),
                Optional.of(table),
                TreePMap.empty(),
                TreePMap.<ResourceId, TransitRouteTable>empty()
                        .plus(table, new TransitRouteTable(table, "default", List.of())));
    }

    /// {@return an attachment as AWS makes it: associated with the default table, its blocks told
    /// to the default table}
    public TransitAttachment attachment(ResourceId id, String name, TransitAttachment.To to) {
        return new TransitAttachment(
                id,
                name,
                to,
                true,
                defaultAssociation,
                defaultPropagation.map(List::of).orElseGet(List::of));
    }

    /// {@return the attachment of a VPC; AWS allows one}
    public Optional<TransitAttachment> attachmentOf(ResourceId vpc) {
        for (var attachment : attachments.values()) {
            if (attachment.to() instanceof TransitAttachment.To.ToVpc to && to.vpc().equals(vpc)) {
                return Optional.of(attachment);
            }
        }
        return Optional.empty();
    }

    /// {@return its attachments and tables, by collection}
    public List<Map<ResourceId, ? extends Resource>> members() {
        return List.of(attachments, routeTables);
    }

    /// {@return this with another name}
    public TransitGateway withName(String name) {
        return with(name, attachments, routeTables);
    }

    /// {@return this with an attachment added or replaced}
    public TransitGateway with(TransitAttachment attachment) {
        return with(name, attachments.plus(attachment.id(), attachment), routeTables);
    }

    /// {@return this with a table added or replaced}
    public TransitGateway with(TransitRouteTable table) {
        return with(name, attachments, routeTables.plus(table.id(), table));
    }

    /// {@return this without an attachment; routes to it are the caller's to mend}
    public TransitGateway withoutAttachment(ResourceId id) {
        return with(name, attachments.minus(id), routeTables);
    }

    /// {@return this without a table; who looks it up or tells it is the caller's to mend}
    public TransitGateway withoutRouteTable(ResourceId id) {
        return with(name, attachments, routeTables.minus(id));
    }

    /// {@return this with other default tables}
    public TransitGateway withDefaults(
            Optional<ResourceId> association, Optional<ResourceId> propagation) {
        return new TransitGateway(
                id,
                name,
                account,
                region,
                asn,
                vpnEcmp,
                groupReferencing,
                association,
                propagation,
                attachments,
                routeTables);
    }

    /// {@return this with its options set so}
    public TransitGateway withOptions(long asn, boolean vpnEcmp, boolean groupReferencing) {
        return new TransitGateway(
                id,
                name,
                account,
                region,
                asn,
                vpnEcmp,
                groupReferencing,
                defaultAssociation,
                defaultPropagation,
                attachments,
                routeTables);
    }

    private TransitGateway with(
            String name,
            PSortedMap<ResourceId, TransitAttachment> attachments,
            PSortedMap<ResourceId, TransitRouteTable> routeTables) {
        return new TransitGateway(
                id,
                name,
                account,
                region,
                asn,
                vpnEcmp,
                groupReferencing,
                defaultAssociation,
                defaultPropagation,
                attachments,
                routeTables);
    }
}
