package dev.peerscape.app.shell;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rows of the outline within a VPC: its gateways, its subnets with what stands in them, then
/// what is in no subnet or in several, by kind.
final class OutlineVpc {
    /// The kinds that have a row of their own for all of them, in that order.
    private static final List<Kind> GROUPED =
            List.of(
                    Kind.VPC_ENDPOINT,
                    Kind.LOAD_BALANCER,
                    Kind.TARGET_GROUP,
                    Kind.ROUTE_TABLE,
                    Kind.SECURITY_GROUP,
                    Kind.NETWORK_ACL);

    private OutlineVpc() {}

    /// {@return the keys from the row of the VPC down to that of something in it}
    static Stream<String> path(Vpc vpc, Resource resource) {
        var own = resource.id().value();
        return switch (resource.kind()) {
            case SUBNET, INTERNET_GATEWAY, EGRESS_ONLY_GATEWAY, VPN_GATEWAY -> Stream.of(own);
            case INSTANCE, NAT_GATEWAY -> inSubnet(vpc, resource.id(), own);
            case NETWORK_INTERFACE -> ofInterface(vpc, resource.id());
            case VPC_ENDPOINT,
                    LOAD_BALANCER,
                    TARGET_GROUP,
                    ROUTE_TABLE,
                    SECURITY_GROUP,
                    NETWORK_ACL ->
                    Stream.of(vpc.id() + "/" + resource.kind().name(), own);
            case VPC,
                    PEERING,
                    INTERNET,
                    TRANSIT_GATEWAY,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    PREFIX_LIST,
                    CUSTOMER_GATEWAY,
                    VPN_CONNECTION,
                    DX_CONNECTION,
                    VIRTUAL_INTERFACE,
                    DX_GATEWAY,
                    SITE,
                    SITE_HOST ->
                    Stream.empty();
        };
    }

    private static Stream<String> inSubnet(Vpc vpc, ResourceId id, String key) {
        return Stream.concat(subnetOf(vpc, id).map(ResourceId::value).stream(), Stream.of(key));
    }

    /// An interface of something has no row; that has.
    private static Stream<String> ofInterface(Vpc vpc, ResourceId id) {
        if (vpc.interfaces().containsKey(id)) {
            return inSubnet(vpc, id, id.value());
        }
        var owner =
                Stream.<Resource>concat(
                                vpc.endpoints().values().stream()
                                        .filter(it -> has(it.interfaces(), id)),
                                Stream.concat(
                                        vpc.loadBalancers().values().stream()
                                                .filter(it -> has(it.interfaces(), id)),
                                        vpc.instances().values().stream()
                                                .filter(it -> has(it.interfaces(), id))))
                        .findFirst();
        return owner.stream().flatMap(it -> path(vpc, it));
    }

    private static boolean has(List<NetworkInterface> interfaces, ResourceId id) {
        return interfaces.stream().anyMatch(it -> it.id().equals(id));
    }

    private static Optional<ResourceId> subnetOf(Vpc vpc, ResourceId id) {
        var instance = vpc.instances().get(id);
        if (instance != null) {
            return Optional.of(instance.subnet());
        }
        var eni = vpc.interfaces().get(id);
        if (eni != null) {
            return Optional.of(eni.subnet());
        }
        var nat = vpc.natGateways().get(id);
        return nat == null ? Optional.empty() : Optional.of(nat.subnet());
    }

    /// {@return the rows below a VPC or a subnet of it; none below anything else}
    static List<OutlineRow> inside(Vpc vpc, ResourceId id) {
        if (vpc.id().equals(id)) {
            return inVpc(vpc);
        }
        var subnet = vpc.subnets().get(id);
        return subnet == null ? List.of() : inSubnet(vpc, subnet);
    }

    private static List<OutlineRow> inVpc(Vpc vpc) {
        var rows = new ArrayList<OutlineRow>();
        Stream.of(
                        vpc.internetGateways().values(),
                        vpc.egressOnlyGateways().values(),
                        vpc.vpnGateways().values())
                .flatMap(OutlineRows::sorted)
                .map(it -> row(it, ""))
                .forEach(rows::add);
        OutlineRows.sorted(vpc.subnets().values())
                .map(it ->
                        OutlineRow.of(
                                it.id(),
                                Kind.SUBNET,
                                it.label(),
                                OutlineRows.blocks(it.cidrs()),
                                vpc,
                                true))
                .forEach(rows::add);
        for (var kind : GROUPED) {
            int count = membersOf(vpc, kind).size();
            if (count > 0) {
                rows.add(OutlineRows.group(vpc.id() + "/" + kind.name(), kind, count, vpc, false));
            }
        }
        return rows;
    }

    private static List<OutlineRow> inSubnet(Vpc vpc, Subnet subnet) {
        var rows = new ArrayList<OutlineRow>();
        OutlineRows.sorted(vpc.natGateways().values())
                .filter(nat -> nat.subnet().equals(subnet.id()))
                .map(nat -> row(nat, nat.privateIp().toString()))
                .forEach(rows::add);
        OutlineRows.sorted(vpc.instances().values())
                .filter(instance -> instance.subnet().equals(subnet.id()))
                .map(it -> row(it, address(it)))
                .forEach(rows::add);
        OutlineRows.sorted(vpc.interfaces().values())
                .filter(it -> it.subnet().equals(subnet.id()))
                .map(it -> row(it, address(it)))
                .forEach(rows::add);
        return rows;
    }

    private static OutlineRow row(Resource resource, String detail) {
        return OutlineRow.of(
                resource.id(), resource.kind(), resource.label(), detail, resource, false);
    }

    /// {@return the rows of all members of a kind that has one row for them}
    static List<OutlineRow> members(Vpc vpc, Kind kind) {
        return OutlineRows.sorted(membersOf(vpc, kind)).map(it -> row(it, detail(it))).toList();
    }

    private static String detail(Resource resource) {
        return resource instanceof VpcEndpoint endpoint
                ? endpoint.service().substring(endpoint.service().lastIndexOf('.') + 1)
                : "";
    }

    private static Collection<? extends Resource> membersOf(Vpc vpc, Kind kind) {
        return switch (kind) {
            case VPC_ENDPOINT -> vpc.endpoints().values();
            case LOAD_BALANCER -> vpc.loadBalancers().values();
            case TARGET_GROUP -> vpc.targetGroups().values();
            case ROUTE_TABLE -> vpc.routeTables().values();
            case SECURITY_GROUP -> vpc.securityGroups().values();
            case NETWORK_ACL -> vpc.networkAcls().values();
            case INTERNET,
                    VPC,
                    SUBNET,
                    INSTANCE,
                    NETWORK_INTERFACE,
                    INTERNET_GATEWAY,
                    EGRESS_ONLY_GATEWAY,
                    NAT_GATEWAY,
                    VPN_GATEWAY,
                    PEERING,
                    TRANSIT_GATEWAY,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    PREFIX_LIST,
                    CUSTOMER_GATEWAY,
                    VPN_CONNECTION,
                    DX_CONNECTION,
                    VIRTUAL_INTERFACE,
                    DX_GATEWAY,
                    SITE,
                    SITE_HOST ->
                    List.of();
        };
    }

    private static String address(Instance instance) {
        return address(instance.primary());
    }

    private static String address(NetworkInterface eni) {
        return eni.addresses().stream().findFirst().map(Ip::toString).orElse("");
    }
}
