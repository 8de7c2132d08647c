package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.AclPart;
import dev.peerscape.core.exchange.aws.Parts.GroupPart;
import dev.peerscape.core.exchange.aws.Parts.RowPart;
import dev.peerscape.core.exchange.aws.Parts.SubnetPart;
import dev.peerscape.core.exchange.aws.Parts.TablePart;
import dev.peerscape.core.exchange.aws.Parts.VpcPart;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what stands in a VPC but the hosts. An item without its id, or without the id of its VPC,
/// is noted and left out.
final class VpcItems {
    private final Parts parts;
    private final Items items;
    private final Rules rules;

    VpcItems(Parts parts) {
        this.parts = parts;
        items = new Items(parts);
        this.rules = new Rules(parts);
    }

    void account(Node item, Origin origin) {
        item.account("Id").ifPresent(id -> parts.accounts.put(id, item.text("Name").orElse("")));
    }

    void vpc(Node item, Origin origin) {
        items.identified(
                item,
                "VpcId",
                Kind.VPC,
                origin,
                id -> {
                    var cidrs = new ArrayList<Cidr>();
                    for (var association : item.list("CidrBlockAssociationSet")) {
                        if (associated(association, "CidrBlockState")) {
                            association.cidr("CidrBlock").ifPresent(cidrs::add);
                        }
                    }
                    // The primary block comes first, wherever its association stands.
                    item.cidr("CidrBlock")
                            .ifPresent(primary -> {
                                cidrs.remove(primary);
                                cidrs.addFirst(primary);
                            });
                    cidrs.addAll(ipv6(item));
                    parts.vpcs.put(
                            id,
                            new VpcPart(
                                    id,
                                    item.name().orElse(""),
                                    item.account("OwnerId").or(origin::account),
                                    origin.region(),
                                    List.copyOf(cidrs)));
                });
    }

    private static boolean associated(Node association, String state) {
        return association.child(state).text("State").orElse("associated").startsWith("associat");
    }

    private static List<Cidr> ipv6(Node item) {
        return item.list("Ipv6CidrBlockAssociationSet").stream()
                .filter(it -> associated(it, "Ipv6CidrBlockState"))
                .flatMap(it -> it.cidr("Ipv6CidrBlock").stream())
                .toList();
    }

    /// An answer of `describe-vpc-attribute`, which is about one VPC and has no list.
    void attributes(Node item, Origin origin) {
        items.identified(
                item,
                "VpcId",
                Kind.VPC,
                origin,
                id -> {
                    var known =
                            parts.dns.getOrDefault(
                                    id, new Parts.Dns(Optional.empty(), Optional.empty()));
                    parts.dns.put(
                            id,
                            new Parts.Dns(
                                    value(item, "EnableDnsSupport").or(known::support),
                                    value(item, "EnableDnsHostnames").or(known::hostnames)));
                });
    }

    private static Optional<Boolean> value(Node item, String attribute) {
        return item.child(attribute).text("Value").map(it -> it.equals("true"));
    }

    /// In a Region's zones, also local ones (`us-west-2-lax-1a`), its code comes first.
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");

    private static Optional<Region> regionOf(Optional<String> zone) {
        return zone.map(REGION::matcher)
                .filter(Matcher::lookingAt)
                .map(it -> new Region(it.group()));
    }

    void subnet(Node item, Origin origin) {
        items.inVpc(
                item,
                "SubnetId",
                Kind.SUBNET,
                origin,
                (id, vpc) -> {
                    var cidrs =
                            Stream.concat(item.cidr("CidrBlock").stream(), ipv6(item).stream())
                                    .toList();
                    if (cidrs.isEmpty()) {
                        parts.remark("missing-field", origin.file(), id, "CidrBlock");
                        return;
                    }
                    parts.hint(vpc, Optional.empty(), regionOf(item.text("AvailabilityZone")));
                    parts.subnets.put(
                            id,
                            new SubnetPart(
                                    id,
                                    vpc,
                                    item.name().orElse(""),
                                    item.text("AvailabilityZone"),
                                    cidrs,
                                    item.flag("MapPublicIpOnLaunch", false)));
                });
    }

    void routeTable(Node item, Origin origin) {
        items.inVpc(
                item,
                "RouteTableId",
                Kind.ROUTE_TABLE,
                origin,
                (id, vpc) -> {
                    boolean main = false;
                    var subnets = new ArrayList<ResourceId>();
                    var gateways = new ArrayList<ResourceId>();
                    for (var association : item.list("Associations")) {
                        var state = association.child("AssociationState").text("State");
                        if (state.orElse("associated").startsWith("associat")) {
                            main |= association.flag("Main", false);
                            association.id("SubnetId", Kind.SUBNET).ifPresent(subnets::add);
                            association.id("GatewayId").ifPresent(gateways::add);
                        }
                    }
                    var rows =
                            item.list("Routes").stream()
                                    .flatMap(it -> row(id, it).stream())
                                    .collect(Collectors.partitioningBy(VpcItems::isLearned));
                    parts.tables.put(
                            id,
                            new TablePart(
                                    id,
                                    vpc,
                                    item.name().orElse(""),
                                    main,
                                    subnets,
                                    gateways,
                                    item.list("PropagatingVgws").stream()
                                            .flatMap(it ->
                                                    it.id("GatewayId", Kind.VPN_GATEWAY).stream())
                                            .distinct()
                                            .toList(),
                                    rows.getOrDefault(false, List.of()),
                                    rows.getOrDefault(true, List.of())));
                });
    }

    private static boolean isLearned(RowPart row) {
        return row.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION;
    }

    private static String destinationText(Node route) {
        return route.text("DestinationCidrBlock")
                .or(() -> route.text("DestinationIpv6CidrBlock"))
                .or(() -> route.text("DestinationPrefixListId"))
                .orElse("?");
    }

    private static final Set<String> NO_TARGETS =
            Stream.of(
                            Kind.VPC,
                            Kind.SUBNET,
                            Kind.ROUTE_TABLE,
                            Kind.SECURITY_GROUP,
                            Kind.NETWORK_ACL,
                            Kind.INTERNET)
                    .map(Kind::prefix)
                    .collect(Collectors.toUnmodifiableSet());

    private Optional<RowPart> row(ResourceId table, Node route) {
        if (route.text("GatewayId").equals(Optional.of("local"))) {
            return Optional.empty();
        }
        var destination =
                route.cidr("DestinationCidrBlock").or(() -> route.cidr("DestinationIpv6CidrBlock"));
        var list = route.id("DestinationPrefixListId", Kind.PREFIX_LIST);
        var to =
                Stream.of(
                                "VpcPeeringConnectionId",
                                "NatGatewayId",
                                "TransitGatewayId",
                                "NetworkInterfaceId",
                                "InstanceId",
                                "EgressOnlyInternetGatewayId",
                                "VpcEndpointId",
                                "CarrierGatewayId",
                                "LocalGatewayId",
                                "GatewayId")
                        .flatMap(field -> route.id(field).stream())
                        .filter(it -> !NO_TARGETS.contains(it.prefix()))
                        .toList();
        if (destination.isEmpty() && list.isEmpty() || to.isEmpty()) {
            parts.remark("route-unreadable", table, destinationText(route));
            return Optional.empty();
        }
        var told = route.text("Origin").orElse("");
        var origin =
                Stream.of(Route.Origin.values())
                        .filter(it -> it.api().equals(told))
                        .findFirst()
                        .orElse(Route.Origin.CREATE_ROUTE);
        return Optional.of(
                new RowPart(destination, list, to, origin, route.flag(Shape.GONE, false)));
    }

    void networkAcl(Node item, Origin origin) {
        items.inVpc(
                item,
                "NetworkAclId",
                Kind.NETWORK_ACL,
                origin,
                (id, vpc) -> {
                    var entries = item.list("Entries");
                    boolean byDefault = item.flag("IsDefault", false);
                    var subnets =
                            item.list("Associations").stream()
                                    .flatMap(it -> it.id("SubnetId", Kind.SUBNET).stream())
                                    .toList();
                    var acl =
                            new NetworkAcl(
                                    id,
                                    item.name().orElse(byDefault ? "default" : ""),
                                    rules.entries(id, entries, false),
                                    rules.entries(id, entries, true));
                    parts.acls.put(id, new AclPart(vpc, acl, byDefault, subnets));
                });
    }

    void securityGroup(Node item, Origin origin) {
        items.inVpc(
                item,
                "GroupId",
                Kind.SECURITY_GROUP,
                origin,
                (id, vpc) -> {
                    var name = item.text("GroupName").orElse("");
                    parts.groups.put(
                            id,
                            new GroupPart(
                                    id,
                                    vpc,
                                    item.name().orElse(name),
                                    name.equals("default"),
                                    item));
                });
    }
}
