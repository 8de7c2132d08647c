package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
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
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/// Reads a VPC and what is in it.
final class VpcReader {
    private final Values values;
    private final Tokens tokens;
    private final References references;
    private final RuleReader rules;

    VpcReader(Values values) {
        this.values = values;
        this.tokens = values.tokens();
        this.references = values.references();
        this.rules = new RuleReader(values);
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
                        instances = values.once(instances, values.members(this::instance));
                case "routeTables" ->
                        tables = values.once(tables, values.members(this::routeTable));
                case "internetGateways" ->
                        gateways = values.once(gateways, values.members(this::internetGateway));
                case "egressOnlyInternetGateways" ->
                        egressOnly =
                                values.once(egressOnly, values.members(this::egressOnlyGateway));
                case "natGateways" -> nats = values.once(nats, values.members(this::natGateway));
                case "securityGroups" ->
                        groups = values.once(groups, values.members(this::securityGroup));
                case "networkAcls" -> acls = values.once(acls, values.members(this::networkAcl));
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
                        TreePMap.empty(),
                        TreePMap.empty(),
                        TreePMap.empty(),
                        TreePMap.empty(),
                        TreePMap.empty());
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
                    "networkAcls");

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

    private Instance instance() {
        ResourceId id = null;
        String name = null;
        Boolean running = null;
        List<NetworkInterface> interfaces = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.INSTANCE));
                case "name" -> name = values.once(name, tokens.string());
                case "running" -> running = values.once(running, tokens.bool());
                case "interfaces" -> interfaces = values.once(interfaces, interfaces());
                default ->
                        throw tokens.unknownField(List.of("id", "name", "running", "interfaces"));
            }
        }
        return new Instance(
                values.need(id, "id"),
                orEmpty(name),
                running == null || running,
                values.need(interfaces, "interfaces"));
    }

    private List<NetworkInterface> interfaces() {
        var interfaces = values.list(this::networkInterface);
        if (interfaces.isEmpty()) {
            throw tokens.refuse(Message.of("file.no-interface"));
        }
        return interfaces;
    }

    private NetworkInterface networkInterface() {
        ResourceId id = null;
        String name = null;
        ResourceId subnet = null;
        List<Ip> addresses = null;
        Ip publicIp = null;
        List<ResourceId> groups = null;
        Boolean check = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.NETWORK_INTERFACE));
                case "name" -> name = values.once(name, tokens.string());
                case "subnet" -> subnet = values.once(subnet, values.memberId(Kind.SUBNET));
                case "addresses" -> addresses = values.once(addresses, values.list(values::ip));
                case "publicIp" -> publicIp = values.once(publicIp, values.ip());
                case "securityGroups" ->
                        groups =
                                values.once(
                                        groups,
                                        values.list(() -> values.memberId(Kind.SECURITY_GROUP)));
                case "sourceDestCheck" -> check = values.once(check, tokens.bool());
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "subnet",
                                        "addresses",
                                        "publicIp",
                                        "securityGroups",
                                        "sourceDestCheck"));
            }
        }
        return new NetworkInterface(
                values.need(id, "id"),
                orEmpty(name),
                values.need(subnet, "subnet"),
                values.need(addresses, "addresses"),
                Optional.ofNullable(publicIp),
                orEmpty(groups),
                check == null || check);
    }

    private RouteTable routeTable() {
        ResourceId id = null;
        String name = null;
        List<Route> routes = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.ROUTE_TABLE));
                case "name" -> name = values.once(name, tokens.string());
                case "routes" -> routes = values.once(routes, values.list(rules::route));
                default -> throw tokens.unknownField(List.of("id", "name", "routes"));
            }
        }
        return new RouteTable(values.need(id, "id"), orEmpty(name), orEmpty(routes));
    }

    /// A gateway of which a file tells its id and its name.
    private <T> T named(Kind kind, BiFunction<ResourceId, String, T> make) {
        ResourceId id = null;
        String name = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(kind));
                case "name" -> name = values.once(name, tokens.string());
                default -> throw tokens.unknownField(List.of("id", "name"));
            }
        }
        return make.apply(values.need(id, "id"), orEmpty(name));
    }

    private InternetGateway internetGateway() {
        return named(Kind.INTERNET_GATEWAY, InternetGateway::new);
    }

    private EgressOnlyGateway egressOnlyGateway() {
        return named(Kind.EGRESS_ONLY_GATEWAY, EgressOnlyGateway::new);
    }

    private NatGateway natGateway() {
        ResourceId id = null;
        String name = null;
        ResourceId subnet = null;
        NatGateway.Connectivity connectivity = null;
        Ip privateIp = null;
        Ip publicIp = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.NAT_GATEWAY));
                case "name" -> name = values.once(name, tokens.string());
                case "subnet" -> subnet = values.once(subnet, values.memberId(Kind.SUBNET));
                case "connectivity" -> connectivity = values.once(connectivity, connectivity());
                case "privateIp" -> privateIp = values.once(privateIp, values.ip());
                case "publicIp" -> publicIp = values.once(publicIp, values.ip());
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "subnet",
                                        "connectivity",
                                        "privateIp",
                                        "publicIp"));
            }
        }
        return new NatGateway(
                values.need(id, "id"),
                orEmpty(name),
                values.need(subnet, "subnet"),
                connectivity == null ? NatGateway.Connectivity.PUBLIC : connectivity,
                values.need(privateIp, "privateIp"),
                Optional.ofNullable(publicIp));
    }

    private NatGateway.Connectivity connectivity() {
        return values.word(
                NatGateway.Connectivity.values(), it -> it.name().toLowerCase(Locale.ROOT));
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
