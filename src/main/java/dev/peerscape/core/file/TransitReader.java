package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.ArrayList;
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

    /// An attachment that leads where the file has to tell of it from the other end too.
    private record Later(ResourceId attachment, To to, Refusal refusal) {}

    private final List<Later> later = new ArrayList<>();

    /// Checks, once all is read, that VPN connections and Direct Connect gateways name the gateways
    /// that have attachments of them.
    void endDocument(Topology topology) {
        for (var it : later) {
            var gateway = topology.transitGatewayOf(it.attachment).orElseThrow().id();
            boolean named =
                    switch (it.to) {
                        case To.ToVpn(var id) ->
                                Optional.ofNullable(topology.hybrid().vpnConnections().get(id))
                                        .filter(vpn -> vpn.gateway().equals(gateway))
                                        .isPresent();
                        case To.ToDxGateway(var id) ->
                                Optional.ofNullable(topology.hybrid().dxGateways().get(id))
                                        .flatMap(dx -> dx.associationOf(gateway))
                                        .isPresent();
                        case To.ToVpc _, To.ToTransitGateway _, To.Elsewhere _ -> true;
                    };
            if (!named) {
                throw it.refusal;
            }
        }
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
                case "asn" -> asn = values.once(asn, values.asn());
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
        var to = far.to();
        if (far.misfit != null) {
            later.add(new Later(values.need(id, "id"), to, far.misfit));
        }
        return new TransitAttachment(
                values.need(id, "id"),
                name == null ? "" : name,
                to,
                available == null || available,
                Optional.ofNullable(association),
                propagations == null ? List.of() : propagations);
    }

    /// The fields that say what is at the far end: `vpc`, `transitGateway`, `vpn`, `dxGateway` or
    /// `elsewhere` with what belongs to it.
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
                        "vpn",
                        "dxGateway",
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
        private @Nullable ResourceId vpn;
        private @Nullable ResourceId dx;
        private @Nullable Refusal misfit;
        private @Nullable String what;
        private @Nullable String resource;
        private @Nullable List<Cidr> cidrs;

        boolean reads(String field) {
            switch (field) {
                case "vpc" -> vpc = values.once(vpc, values.anyId(Kind.VPC));
                case "subnets" ->
                        subnets =
                                values.once(subnets, values.list(() -> values.anyId(Kind.SUBNET)));
                case "applianceMode" -> appliance = values.once(appliance, tokens.bool());
                case "ipv6" -> ipv6 = values.once(ipv6, tokens.bool());
                case "groupReferencing" -> groups = values.once(groups, tokens.bool());
                case "transitGateway" ->
                        gateway = values.once(gateway, values.anyId(Kind.TRANSIT_GATEWAY));
                case "peerAttachment" ->
                        peer = values.once(peer, values.anyId(Kind.TRANSIT_ATTACHMENT));
                case "vpn" -> {
                    vpn = values.once(vpn, values.anyId(Kind.VPN_CONNECTION));
                    misfit = tokens.refuse(Message.of("file.attachment-of-other", vpn.value()));
                }
                case "dxGateway" -> {
                    dx = values.once(dx, values.anyId(Kind.DX_GATEWAY));
                    misfit = tokens.refuse(Message.of("file.attachment-of-other", dx.value()));
                }
                case "elsewhere" -> what = values.once(what, tokens.string());
                case "resource" -> resource = values.once(resource, tokens.string());
                case "cidrs" -> cidrs = values.once(cidrs, values.list(values::cidr));
                default -> {
                    return false;
                }
            }
            return true;
        }

        To to() {
            if (what != null) {
                return new To.Elsewhere(
                        what, values.need(resource, "resource"), cidrs == null ? List.of() : cidrs);
            }
            if (vpn != null) {
                return new To.ToVpn(vpn);
            }
            if (dx != null) {
                return new To.ToDxGateway(dx);
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
        List<TransitRouteTable.ListRow> lists = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.TRANSIT_ROUTE_TABLE));
                case "name" -> name = values.once(name, tokens.string());
                case "routes" -> routes = values.once(routes, values.list(this::row));
                case "listRoutes" -> lists = values.once(lists, values.list(this::listRow));
                default -> throw tokens.unknownField(List.of("id", "name", "routes", "listRoutes"));
            }
        }
        return new TransitRouteTable(
                values.need(id, "id"),
                name == null ? "" : name,
                routes == null ? List.of() : routes,
                lists == null ? List.of() : lists);
    }

    private TransitRouteTable.ListRow listRow() {
        ResourceId list = null;
        ResourceId to = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "list" -> list = values.once(list, values.anyId(Kind.PREFIX_LIST));
                case "attachment" -> to = values.once(to, values.memberId(Kind.TRANSIT_ATTACHMENT));
                default -> throw tokens.unknownField(List.of("list", "attachment"));
            }
        }
        return new TransitRouteTable.ListRow(values.need(list, "list"), Optional.ofNullable(to));
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
