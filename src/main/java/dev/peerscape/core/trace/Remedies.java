package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Says for everything in the way what would let the packet through. A fix is as narrow as the
/// packet: one address, one port.
final class Remedies {
    private final Network network;
    private final RouteRemedies routes;
    private final TransitRemedies transit;
    private final OutletRemedies outlets;
    private final EndpointRemedies endpoints;

    Remedies(Network network) {
        this.network = network;
        routes = new RouteRemedies(network);
        transit = new TransitRemedies(network);
        outlets = new OutletRemedies(network);
        endpoints = new EndpointRemedies(routes, outlets);
    }

    Blocker blocker(Obstacle it) {
        return new Blocker(it.direction(), it.code(), it.at(), it.text(), fixes(it));
    }

    private List<Fix> fixes(Obstacle it) {
        return HybridRemedies.concerns(it) ? new HybridRemedies(network).fixes(it) : usual(it);
    }

    private List<Fix> usual(Obstacle it) {
        return switch (it.code()) {
            case NO_ROUTE_TO_DESTINATION,
                    BAD_STATE_ROUTE,
                    PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
                    IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
                    IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
                    NGW_SOURCE_ADDRESS_REASSIGN,
                    CYCLIC_PATH_DETECTED ->
                    routes.fixes(it);
            case TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION,
                    TGW_ROUTE_AZ_RESTRICTION,
                    TGW_RTB_BAD_STATE_ROUTE,
                    TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT ->
                    transit.fixes(it);
            case NO_POSSIBLE_DESTINATION, PROTOCOL_RESTRICTION ->
                    it.operation() == Tape.EGRESS_OUT ? routes.fixes(it) : List.of();
            case MORE_SPECIFIC_ROUTE -> routes.diversions(it);
            case BAD_STATE -> start(it);
            case ENI_SOURCE_DEST_CHECK_RESTRICTION -> uncheck(it);
            case SUBNET_ACL_RESTRICTION -> FilterRemedies.allow(it);
            case ENI_SG_RULES_MISMATCH, SG_HAS_NO_RULES, SG_REFERENCES_NOT_PRESERVED ->
                    FilterRemedies.admit(it);
            case SG_REFERENCING_SUPPORT ->
                    Stream.concat(
                                    transit.referencing(it).stream(),
                                    FilterRemedies.admit(it).stream())
                            .toList();
            case IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS -> publish(it);
            case IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS -> expose(it);
            case ELBV2_LISTENERS_MISMATCH,
                    ELBV2_LISTENER_HAS_NO_TG,
                    ELBV2_LISTENER_PORT_RESTRICTION,
                    ELBV2_LISTENER_REQUIRES_TG_ACCEPT,
                    ELBV2_NO_TARGETS_IN_AZ,
                    ELBV2_SOURCE_ADDRESS_PRESERVATION,
                    INGRESS_RTB_NO_PUBLIC_IP,
                    INGRESS_RTB_TRAFFIC_REDIRECTION ->
                    endpoints.fixes(it);
            case TARGET_ADDRESS_RESTRICTION,
                    TARGET_PORT_RESTRICTION,
                    VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION,
                    VPCE_GATEWAY_PROTOCOL_RESTRICTION,
                    VPCE_INTRA_VPC_TRAFFIC,
                    GATEWAY_REJECTS_SPOOFED_TRAFFIC ->
                    List.of();
            case TGW_BAD_STATE_VPN -> new HybridRemedies(network).fixes(it);
            case BAD_STATE_ATTACHMENT,
                    BAD_STATE_VPN,
                    CANNOT_ROUTE,
                    HIGHER_PRIORITY_ROUTE,
                    TGW_RTB_CANNOT_ROUTE,
                    TGW_RTB_HIGHER_PRIORITY_ROUTE,
                    TGW_RTB_MORE_SPECIFIC_ROUTE,
                    VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
                    VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                    IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS,
                    IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS,
                    NGW_REQUIRES_SOURCE_IN_VPC,
                    UNASSOCIATED_COMPONENT,
                    MAX_HOPS_EXCEEDED ->
                    List.of();
        };
    }

    // ---- instances and interfaces

    private static List<Fix> start(Obstacle it) {
        var near = it.near();
        var instance = near == null ? null : near.vpc().instances().get(it.at());
        return near == null || instance == null
                ? List.of()
                : List.of(
                        new Fix(
                                Message.of("trace.fix-start", instance.label()),
                                new Edit.PutInstance(
                                        near.vpc().id(),
                                        instance.withRunning(true),
                                        Optional.empty())));
    }

    /// On all its interfaces: what comes in by one often goes out by another.
    private static List<Fix> uncheck(Obstacle it) {
        var near = it.near();
        if (near == null || near.isService(it.first()) || near.isBalancer(it.first())) {
            return List.of();
        }
        if (!(near.owner(it.first()) instanceof Instance instance)) {
            return List.of(
                    new Fix(
                            Message.of("trace.fix-uncheck", near.owner(it.first()).label()),
                            put(near, it.first(), eni -> eni.withSourceDestCheck(false))));
        }
        var interfaces =
                instance.interfaces().stream().map(eni -> eni.withSourceDestCheck(false)).toList();
        return List.of(
                new Fix(
                        Message.of("trace.fix-uncheck", instance.label()),
                        new Edit.PutInstance(
                                near.vpc().id(),
                                instance.withInterfaces(interfaces),
                                Optional.empty())));
    }

    /// {@return the edit that changes the interface of an endpoint, whatever it is of}
    static Edit put(VpcTables tables, int endpoint, UnaryOperator<NetworkInterface> change) {
        var id = tables.interfaceId(endpoint);
        UnaryOperator<NetworkInterface> one = eni -> eni.id().equals(id) ? change.apply(eni) : eni;
        var vpc = tables.vpc().id();
        return switch (tables.owner(endpoint)) {
            case Instance it ->
                    new Edit.PutInstance(
                            vpc,
                            it.withInterfaces(it.interfaces().stream().map(one).toList()),
                            Optional.empty());
            case LoadBalancer it ->
                    new Edit.PutLoadBalancer(
                            vpc,
                            it.withInterfaces(it.interfaces().stream().map(one).toList()),
                            Optional.empty());
            case VpcEndpoint it
                    when it.form() instanceof VpcEndpoint.Form.Interface(var interfaces, var dns) ->
                    new Edit.PutVpcEndpoint(
                            vpc,
                            it.withForm(
                                    new VpcEndpoint.Form.Interface(
                                            interfaces.stream().map(one).toList(), dns)),
                            Optional.empty());
            case NetworkInterface it ->
                    new Edit.PutNetworkInterface(vpc, one.apply(it), Optional.empty());
            default -> throw new IllegalStateException("no interface: " + id);
        };
    }

    // ---- public addresses

    private List<Fix> publish(Obstacle it) {
        var near = it.near();
        var source = it.header().source();
        if (near == null || source.isV6() || it.emitter() < 0) {
            return List.of();
        }
        var fixes = new ArrayList<>(EndpointRemedies.byDoor(near, it));
        // Of two that claim one address the gateway knows the first only.
        boolean own =
                source instanceof Ip.V4(int bits)
                        && near.primaryBits(it.emitter()) == bits
                        && near.endpointAt(false, 0, bits & 0xffff_ffffL) == it.emitter();
        if (own) {
            fixes.add(publish(near, it.emitter()));
        }
        // A NAT gateway serves sources of its own VPC only.
        if (!near.isNat(it.emitter()) && near.vpc().contains(source)) {
            fixes.addAll(outlets.byNat(near, it.emitter(), it.header().destination()));
        }
        return fixes;
    }

    private Fix publish(VpcTables near, int endpoint) {
        var address = outlets.freePublic(near, endpoint);
        var label =
                Message.of(
                        "trace.fix-public",
                        Evidence.host(near, endpoint).label(),
                        address.toString());
        return new Fix(label, publish(near, endpoint, address));
    }

    static Edit publish(VpcTables near, int endpoint, Ip address) {
        if (!near.isNat(endpoint)) {
            return put(near, endpoint, eni -> eni.withPublicIp(Optional.of(address)));
        }
        var nat = Objects.requireNonNull(near.vpc().natGateways().get(near.hostId(endpoint)));
        return new Edit.PutNatGateway(
                near.vpc().id(),
                new NatGateway(
                        nat.id(),
                        nat.name(),
                        nat.subnet(),
                        NatGateway.Connectivity.PUBLIC,
                        nat.privateIp(),
                        Optional.of(address),
                        nat.secondary()),
                Optional.empty());
    }

    /// What the Internet cannot reach: give the VPC a gateway, the receiver a public address.
    private List<Fix> expose(Obstacle it) {
        int slot = it.near() != null && it.first() < 0 ? it.near().slot() : it.wantedSlot();
        if (slot < 0) {
            return List.of();
        }
        var there = network.tables(slot);
        if (!isHeldIn(there, it)) {
            return List.of();
        }
        var edits = new ArrayList<Edit>();
        var label = Message.of("trace.fix-gateway", there.vpc().label());
        if (there.gatewayCount() == 0) {
            edits.add(attach(there));
        }
        int endpoint = it.wantedEndpoint();
        if (endpoint >= 0
                && it.wantedSlot() == slot
                && !there.hasPublic(endpoint)
                && there.addresses(endpoint).contains(it.originDestination())
                && !it.header().destination().isV6()) {
            var address = outlets.freePublic(there, endpoint);
            edits.add(publish(there, endpoint, address));
            label =
                    Message.of(
                            "trace.fix-public",
                            Evidence.host(there, endpoint).label(),
                            address.toString());
        }
        return edits.isEmpty() ? List.of() : List.of(RouteRemedies.fix(label, edits));
    }

    /// Whether somebody there has the address; a reply to a made-up source is nobody's.
    private static boolean isHeldIn(VpcTables there, Obstacle it) {
        int endpoint = it.wantedEndpoint();
        boolean own =
                endpoint >= 0
                        && it.wantedSlot() == there.slot()
                        && there.addresses(endpoint).contains(it.originDestination());
        return own
                || switch (it.header().destination()) {
                    case Ip.V4(int bits) -> there.publicEndpointAt(bits) >= 0;
                    case Ip.V6(long high, long low) -> there.endpointAt(true, high, low) >= 0;
                };
    }

    private Edit attach(VpcTables there) {
        ResourceId id = Ids.in(network.topology()).next(Kind.INTERNET_GATEWAY);
        return new Edit.PutInternetGateway(there.vpc().id(), new InternetGateway(id, ""));
    }
}
