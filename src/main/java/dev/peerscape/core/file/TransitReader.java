package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;
import java.util.Optional;

/// Reads a transit gateway and its parts.
final class TransitReader {
    private final Values values;
    private final Tokens tokens;
    private final References references;

    TransitReader(Values values) {
        this.values = values;
        this.tokens = values.tokens();
        this.references = values.references();
    }

    TransitGateway gateway() {
        ResourceId id = null;
        String name = null;
        AccountId account = null;
        Region region = null;
        Long asn = null;
        Boolean vpnEcmp = null;
        Boolean groups = null;
        ResourceId association = null;
        ResourceId propagation = null;
        PSortedMap<ResourceId, TransitAttachment> attachments = null;
        PSortedMap<ResourceId, TransitRouteTable> tables = null;
        tokens.open();
        references.beginAggregate();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.TRANSIT_GATEWAY));
                case "name" -> name = values.once(name, tokens.string());
                case "account" -> account = values.once(account, values.account());
                case "region" -> region = values.once(region, values.region());
                case "asn" -> asn = values.once(asn, tokens.whole(1, 4_294_967_295L));
                case "vpnEcmp" -> vpnEcmp = values.once(vpnEcmp, tokens.bool());
                case "groupReferencing" -> groups = values.once(groups, tokens.bool());
                case "defaultAssociation" -> association = values.once(association, table());
                case "defaultPropagation" -> propagation = values.once(propagation, table());
                case "attachments" ->
                        attachments = values.once(attachments, values.members(this::attachment));
                case "routeTables" ->
                        tables = values.once(tables, values.members(this::routeTable));
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "account",
                                        "region",
                                        "asn",
                                        "vpnEcmp",
                                        "groupReferencing",
                                        "defaultAssociation",
                                        "defaultPropagation",
                                        "attachments",
                                        "routeTables"));
            }
        }
        var gateway =
                new TransitGateway(
                        values.need(id, "id"),
                        name == null ? "" : name,
                        values.need(account, "account"),
                        values.need(region, "region"),
                        asn == null ? TransitGateway.USUAL_ASN : asn,
                        vpnEcmp == null || vpnEcmp,
                        groups != null && groups,
                        Optional.ofNullable(association),
                        Optional.ofNullable(propagation),
                        attachments == null ? TreePMap.empty() : attachments,
                        tables == null ? TreePMap.empty() : tables);
        references.endAggregate();
        return gateway;
    }

    private ResourceId table() {
        return values.memberId(Kind.TRANSIT_ROUTE_TABLE);
    }

    private TransitAttachment attachment() {
        ResourceId id = null;
        String name = null;
        Boolean available = null;
        ResourceId association = null;
        List<ResourceId> propagations = null;
        var far = new Far();
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.TRANSIT_ATTACHMENT));
                case "name" -> name = values.once(name, tokens.string());
                case "available" -> available = values.once(available, tokens.bool());
                case "association" -> association = values.once(association, table());
                case "propagations" ->
                        propagations = values.once(propagations, values.list(this::table));
                default -> {
                    if (!far.reads(field)) {
                        throw tokens.unknownField(Far.FIELDS);
                    }
                }
            }
        }
        return new TransitAttachment(
                values.need(id, "id"),
                name == null ? "" : name,
                far.to(),
                available == null || available,
                Optional.ofNullable(association),
                propagations == null ? List.of() : propagations);
    }

    /// The fields that say what is at the far end: `vpc`, `transitGateway` or `elsewhere` with what
    /// belongs to it.
    private final class Far {
        static final List<String> FIELDS =
                List.of(
                        "id",
                        "name",
                        "available",
                        "association",
                        "propagations",
                        "vpc",
                        "subnets",
                        "applianceMode",
                        "ipv6",
                        "groupReferencing",
                        "transitGateway",
                        "peerAttachment",
                        "elsewhere",
                        "resource",
                        "cidrs");

        private @Nullable ResourceId vpc;
        private @Nullable List<ResourceId> subnets;
        private @Nullable Boolean appliance;
        private @Nullable Boolean ipv6;
        private @Nullable Boolean groups;
        private @Nullable ResourceId gateway;
        private @Nullable ResourceId peer;
        private @Nullable String what;
        private @Nullable String resource;
        private @Nullable List<Cidr> cidrs;

        boolean reads(String field) {
            switch (field) {
                case "vpc" -> vpc = values.once(vpc, anywhere(Kind.VPC));
                case "subnets" ->
                        subnets = values.once(subnets, values.list(() -> anywhere(Kind.SUBNET)));
                case "applianceMode" -> appliance = values.once(appliance, tokens.bool());
                case "ipv6" -> ipv6 = values.once(ipv6, tokens.bool());
                case "groupReferencing" -> groups = values.once(groups, tokens.bool());
                case "transitGateway" ->
                        gateway = values.once(gateway, anywhere(Kind.TRANSIT_GATEWAY));
                case "peerAttachment" ->
                        peer = values.once(peer, anywhere(Kind.TRANSIT_ATTACHMENT));
                case "elsewhere" -> what = values.once(what, tokens.string());
                case "resource" -> resource = values.once(resource, tokens.string());
                case "cidrs" -> cidrs = values.once(cidrs, values.list(values::cidr));
                default -> {
                    return false;
                }
            }
            return true;
        }

        private ResourceId anywhere(Kind kind) {
            var id = references.candidate(tokens, kind);
            references.confirm();
            return id;
        }

        To to() {
            if (what != null) {
                return new To.Elsewhere(
                        what, values.need(resource, "resource"), cidrs == null ? List.of() : cidrs);
            }
            if (gateway != null) {
                return new To.ToTransitGateway(gateway, values.need(peer, "peerAttachment"));
            }
            return new To.ToVpc(
                    values.need(vpc, "vpc"),
                    values.need(subnets, "subnets"),
                    appliance != null && appliance,
                    ipv6 != null && ipv6,
                    groups == null || groups);
        }
    }

    private TransitRouteTable routeTable() {
        ResourceId id = null;
        String name = null;
        List<TransitRouteTable.Row> routes = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.TRANSIT_ROUTE_TABLE));
                case "name" -> name = values.once(name, tokens.string());
                case "routes" -> routes = values.once(routes, values.list(this::row));
                default -> throw tokens.unknownField(List.of("id", "name", "routes"));
            }
        }
        return new TransitRouteTable(
                values.need(id, "id"),
                name == null ? "" : name,
                routes == null ? List.of() : routes);
    }

    private TransitRouteTable.Row row() {
        Cidr destination = null;
        ResourceId to = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "destination" -> destination = values.once(destination, values.cidr());
                case "attachment" -> to = values.once(to, values.memberId(Kind.TRANSIT_ATTACHMENT));
                default -> throw tokens.unknownField(List.of("destination", "attachment"));
            }
        }
        return new TransitRouteTable.Row(
                values.need(destination, "destination"), Optional.ofNullable(to));
    }
}
