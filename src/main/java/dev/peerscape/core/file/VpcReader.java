package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnGateway;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;
import java.util.Optional;

/// Reads a VPC and what is in it.
final class VpcReader {
    private final Values values;
    private final Tokens tokens;
    private final References references;
    private final RuleReader rules;
    private final StandingReader standing;
    private final ServiceReader services;

    VpcReader(Values values) {
        this.values = values;
        this.tokens = values.tokens();
        this.references = values.references();
        this.rules = new RuleReader(values);
        this.standing = new StandingReader(values);
        this.services = new ServiceReader(values, standing);
    }

    Vpc vpc() {
        ResourceId id = null;
        String name = null;
        AccountId account = null;
        Region region = null;
        List<Cidr> cidrs = null;
        Boolean dnsSupport = null;
        Boolean dnsHostnames = null;
        ResourceId mainTable = null;
        ResourceId defaultAcl = null;
        ResourceId defaultGroup = null;
        PSortedMap<ResourceId, Subnet> subnets = null;
        PSortedMap<ResourceId, Instance> instances = null;
        PSortedMap<ResourceId, RouteTable> tables = null;
        PSortedMap<ResourceId, InternetGateway> gateways = null;
        PSortedMap<ResourceId, EgressOnlyGateway> egressOnly = null;
        PSortedMap<ResourceId, NatGateway> nats = null;
        PSortedMap<ResourceId, SecurityGroup> groups = null;
        PSortedMap<ResourceId, NetworkAcl> acls = null;
        PSortedMap<ResourceId, NetworkInterface> interfaces = null;
        PSortedMap<ResourceId, VpcEndpoint> endpoints = null;
        PSortedMap<ResourceId, VpnGateway> vpnGateways = null;
        PSortedMap<ResourceId, LoadBalancer> balancers = null;
        PSortedMap<ResourceId, TargetGroup> targets = null;
        tokens.open();
        references.beginAggregate();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.VPC));
                case "name" -> name = values.once(name, tokens.string());
                case "account" -> account = values.once(account, values.account());
                case "region" -> region = values.once(region, values.region());
                case "cidrs" -> cidrs = values.once(cidrs, values.list(values::cidr));
                case "dnsSupport" -> dnsSupport = values.once(dnsSupport, tokens.bool());
                case "dnsHostnames" -> dnsHostnames = values.once(dnsHostnames, tokens.bool());
                case "mainRouteTable" ->
                        mainTable = values.once(mainTable, values.memberId(Kind.ROUTE_TABLE));
                case "defaultNetworkAcl" ->
                        defaultAcl = values.once(defaultAcl, values.memberId(Kind.NETWORK_ACL));
                case "defaultSecurityGroup" ->
                        defaultGroup =
                                values.once(defaultGroup, values.memberId(Kind.SECURITY_GROUP));
                case "subnets" -> subnets = values.once(subnets, values.members(this::subnet));
                case "instances" ->
                        instances = values.once(instances, values.members(standing::instance));
                case "routeTables" ->
                        tables = values.once(tables, values.members(this::routeTable));
                case "internetGateways" ->
                        gateways = values.once(gateways, values.members(this::internetGateway));
                case "egressOnlyInternetGateways" ->
                        egressOnly =
                                values.once(egressOnly, values.members(this::egressOnlyGateway));
                case "natGateways" ->
                        nats = values.once(nats, values.members(standing::natGateway));
                case "securityGroups" ->
                        groups = values.once(groups, values.members(this::securityGroup));
                case "networkAcls" -> acls = values.once(acls, values.members(this::networkAcl));
                case "networkInterfaces" ->
                        interfaces =
                                values.once(interfaces, values.members(standing::networkInterface));
                case "endpoints" ->
                        endpoints = values.once(endpoints, values.members(services::endpoint));
                case "virtualPrivateGateways" ->
                        vpnGateways = values.once(vpnGateways, values.members(this::vpnGateway));
                case "loadBalancers" ->
                        balancers = values.once(balancers, values.members(services::balancer));
                case "targetGroups" ->
                        targets = values.once(targets, values.members(services::targetGroup));
                default -> throw tokens.unknownField(FIELDS);
            }
        }
        var vpc =
                new Vpc(
                        values.need(id, "id"),
                        orEmpty(name),
                        values.need(account, "account"),
                        values.need(region, "region"),
                        values.need(cidrs, "cidrs"),
                        dnsSupport == null || dnsSupport,
                        dnsHostnames != null && dnsHostnames,
                        values.need(mainTable, "mainRouteTable"),
                        values.need(defaultAcl, "defaultNetworkAcl"),
                        values.need(defaultGroup, "defaultSecurityGroup"),
                        orEmpty(subnets),
                        orEmpty(instances),
                        orEmpty(tables),
                        orEmpty(gateways),
                        orEmpty(egressOnly),
                        orEmpty(nats),
                        orEmpty(groups),
                        orEmpty(acls),
                        orEmpty(interfaces),
                        orEmpty(endpoints),
                        orEmpty(vpnGateways),
                        orEmpty(balancers),
                        orEmpty(targets));
        references.endAggregate();
        return vpc;
    }

    private static final List<String> FIELDS =
            List.of(
                    "id",
                    "name",
                    "account",
                    "region",
                    "cidrs",
                    "dnsSupport",
                    "dnsHostnames",
                    "mainRouteTable",
                    "defaultNetworkAcl",
                    "defaultSecurityGroup",
                    "subnets",
                    "instances",
                    "routeTables",
                    "internetGateways",
                    "egressOnlyInternetGateways",
                    "natGateways",
                    "securityGroups",
                    "networkAcls",
                    "networkInterfaces",
                    "endpoints",
                    "virtualPrivateGateways",
                    "loadBalancers",
                    "targetGroups");

    private static <T> PSortedMap<ResourceId, T> orEmpty(
            @Nullable PSortedMap<ResourceId, T> members) {
        return members == null ? TreePMap.empty() : members;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    private Subnet subnet() {
        ResourceId id = null;
        String name = null;
        String zone = null;
        List<Cidr> cidrs = null;
        ResourceId table = null;
        ResourceId acl = null;
        Boolean assigns = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.SUBNET));
                case "name" -> name = values.once(name, tokens.string());
                case "zone" -> zone = values.once(zone, tokens.string());
                case "cidrs" -> cidrs = values.once(cidrs, values.list(values::cidr));
                case "routeTable" -> table = values.once(table, values.memberId(Kind.ROUTE_TABLE));
                case "networkAcl" -> acl = values.once(acl, values.memberId(Kind.NETWORK_ACL));
                case "assignsPublicIp" -> assigns = values.once(assigns, tokens.bool());
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "zone",
                                        "cidrs",
                                        "routeTable",
                                        "networkAcl",
                                        "assignsPublicIp"));
            }
        }
        return new Subnet(
                values.need(id, "id"),
                orEmpty(name),
                values.need(zone, "zone"),
                values.need(cidrs, "cidrs"),
                Optional.ofNullable(table),
                values.need(acl, "networkAcl"),
                assigns != null && assigns);
    }

    private RouteTable routeTable() {
        ResourceId id = null;
        String name = null;
        List<Route> routes = null;
        List<RouteTable.ListRoute> listRoutes = null;
        List<ResourceId> propagating = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.ROUTE_TABLE));
                case "name" -> name = values.once(name, tokens.string());
                case "routes" -> routes = values.once(routes, values.list(rules::route));
                case "listRoutes" ->
                        listRoutes = values.once(listRoutes, values.list(rules::listRoute));
                case "propagating" ->
                        propagating =
                                values.once(
                                        propagating,
                                        values.list(() -> values.memberId(Kind.VPN_GATEWAY)));
                default ->
                        throw tokens.unknownField(
                                List.of("id", "name", "routes", "listRoutes", "propagating"));
            }
        }
        return new RouteTable(
                values.need(id, "id"),
                orEmpty(name),
                orEmpty(routes),
                orEmpty(listRoutes),
                orEmpty(propagating));
    }

    private InternetGateway internetGateway() {
        ResourceId id = null;
        String name = null;
        ResourceId table = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.INTERNET_GATEWAY));
                case "name" -> name = values.once(name, tokens.string());
                case "routeTable" -> table = values.once(table, values.memberId(Kind.ROUTE_TABLE));
                default -> throw tokens.unknownField(List.of("id", "name", "routeTable"));
            }
        }
        return new InternetGateway(
                values.need(id, "id"), orEmpty(name), Optional.ofNullable(table));
    }

    private EgressOnlyGateway egressOnlyGateway() {
        ResourceId id = null;
        String name = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.EGRESS_ONLY_GATEWAY));
                case "name" -> name = values.once(name, tokens.string());
                default -> throw tokens.unknownField(List.of("id", "name"));
            }
        }
        return new EgressOnlyGateway(values.need(id, "id"), orEmpty(name));
    }

    private VpnGateway vpnGateway() {
        ResourceId id = null;
        String name = null;
        Long asn = null;
        ResourceId table = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.VPN_GATEWAY));
                case "name" -> name = values.once(name, tokens.string());
                case "asn" -> asn = values.once(asn, values.asn());
                case "routeTable" -> table = values.once(table, values.memberId(Kind.ROUTE_TABLE));
                default -> throw tokens.unknownField(List.of("id", "name", "asn", "routeTable"));
            }
        }
        return new VpnGateway(
                values.need(id, "id"),
                orEmpty(name),
                asn == null ? VpnGateway.USUAL_ASN : asn,
                Optional.ofNullable(table));
    }

    private SecurityGroup securityGroup() {
        ResourceId id = null;
        String name = null;
        List<SecurityRule> ingress = null;
        List<SecurityRule> egress = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.SECURITY_GROUP));
                case "name" -> name = values.once(name, tokens.string());
                case "ingress" -> ingress = values.once(ingress, values.list(rules::securityRule));
                case "egress" -> egress = values.once(egress, values.list(rules::securityRule));
                default -> throw tokens.unknownField(List.of("id", "name", "ingress", "egress"));
            }
        }
        return new SecurityGroup(
                values.need(id, "id"), orEmpty(name), orEmpty(ingress), orEmpty(egress));
    }

    private NetworkAcl networkAcl() {
        ResourceId id = null;
        String name = null;
        List<AclRule> ingress = null;
        List<AclRule> egress = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.NETWORK_ACL));
                case "name" -> name = values.once(name, tokens.string());
                case "ingress" -> ingress = values.once(ingress, values.list(rules::aclRule));
                case "egress" -> egress = values.once(egress, values.list(rules::aclRule));
                default -> throw tokens.unknownField(List.of("id", "name", "ingress", "egress"));
            }
        }
        return new NetworkAcl(
                values.need(id, "id"), orEmpty(name), orEmpty(ingress), orEmpty(egress));
    }
}
