package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fixes for packets that have no way to the Internet: routes to gateways, with the gateway or the
/// public address that they need.
final class OutletRemedies {
    private final Network network;

    OutletRemedies(Network network) {
        this.network = network;
    }

    private static Cidr anywhere(Ip destination) {
        return destination.isV6() ? Cidr.ANY_V6 : Cidr.ANY_V4;
    }

    /// Ways out for the endpoint that sent the packet on, best first.
    List<Fix> fixes(VpcTables near, Obstacle it) {
        int endpoint = it.emitter();
        var destination = it.header().destination();
        // An Internet gateway maps an interface's own address only; a NAT gateway serves all of its
        // VPC.
        if (!near.addresses(endpoint).contains(it.header().source())) {
            return near.vpc().contains(it.header().source()) && !near.isNat(endpoint)
                    ? byNat(near, endpoint, destination)
                    : List.of();
        }
        if (destination.isV6() && it.direction() == Direction.FORWARD) {
            return outlets6(near, endpoint, destination);
        }
        boolean known = destination.isV6() || near.hasPublic(endpoint) || near.isNat(endpoint);
        if (known) {
            var own =
                    new ArrayList<>(
                            byGateway(near, endpoint, destination, false).stream().toList());
            EndpointRemedies.moved(near, endpoint, destination).ifPresent(own::add);
            return own;
        }
        var fixes = new ArrayList<>(byNat(near, endpoint, destination));
        byGateway(near, endpoint, destination, true).ifPresent(fixes::add);
        return fixes;
    }

    /// By the gateway that is there; where there is none, first by the one that lets nobody in.
    private List<Fix> outlets6(VpcTables near, int endpoint, Ip destination) {
        var fixes = new ArrayList<Fix>();
        var open = byGateway(near, endpoint, destination, false);
        byEgressOnly(near, endpoint, destination).ifPresent(fixes::add);
        open.ifPresent(it -> fixes.add(near.gatewayCount() > 0 ? 0 : fixes.size(), it));
        return fixes;
    }

    private Optional<Fix> byEgressOnly(VpcTables near, int endpoint, Ip destination) {
        var edits = new ArrayList<Edit>();
        ResourceId gateway;
        if (near.egressOnlyCount() > 0) {
            gateway = near.egressOnly(0).id();
        } else {
            gateway = Ids.in(network.topology()).next(Kind.EGRESS_ONLY_GATEWAY);
            edits.add(
                    new Edit.PutEgressOnlyGateway(
                            near.vpc().id(), new EgressOnlyGateway(gateway, "")));
        }
        var row =
                RouteRemedies.lead(
                        near,
                        endpoint,
                        destination,
                        Cidr.ANY_V6,
                        new Target.ToEgressOnlyGateway(gateway));
        row.ifPresent(edits::add);
        var table = near.table(near.tableOf(near.subnetOf(endpoint)));
        return row.map(_ ->
                RouteRemedies.fix(
                        Message.of(
                                "trace.fix-out-only",
                                gateway.value(),
                                table.label(),
                                Evidence.host(near, endpoint).label()),
                        edits));
    }

    private Optional<Fix> byGateway(VpcTables near, int endpoint, Ip destination, boolean publish) {
        var edits = new ArrayList<Edit>();
        ResourceId gateway;
        if (near.gatewayCount() > 0) {
            gateway = near.gateway(0).id();
        } else {
            gateway = Ids.in(network.topology()).next(Kind.INTERNET_GATEWAY);
            edits.add(
                    new Edit.PutInternetGateway(near.vpc().id(), new InternetGateway(gateway, "")));
        }
        if (publish) {
            edits.add(Remedies.publish(near, endpoint, freePublic(near, endpoint)));
        }
        RouteRemedies.lead(
                        near,
                        endpoint,
                        destination,
                        anywhere(destination),
                        new Target.ToInternetGateway(gateway))
                .ifPresent(edits::add);
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        var table = near.table(near.tableOf(near.subnetOf(endpoint)));
        return Optional.of(
                RouteRemedies.fix(
                        Message.of(
                                publish ? "trace.fix-out-public" : "trace.fix-out",
                                gateway.value(),
                                table.label(),
                                Evidence.host(near, endpoint).label()),
                        edits));
    }

    /// {@return a route to each public NAT gateway that could serve the endpoint}
    List<Fix> byNat(VpcTables near, int endpoint, Ip destination) {
        var fixes = new ArrayList<Fix>();
        if (destination.isV6()) {
            return fixes;
        }
        int table = near.tableOf(near.subnetOf(endpoint));
        for (int nat = 0; nat < near.endpointCount(); nat++) {
            boolean serves =
                    nat != endpoint
                            && near.isNat(nat)
                            && near.isFirst(nat)
                            && near.hasPublic(nat)
                            && near.tableOf(near.subnetOf(nat)) != table;
            if (serves) {
                var target = new Target.ToNatGateway(near.interfaceId(nat));
                RouteRemedies.lead(near, endpoint, destination, Cidr.ANY_V4, target)
                        .ifPresent(edit ->
                                fixes.add(
                                        new Fix(
                                                Message.of(
                                                        "trace.fix-add-route",
                                                        "0.0.0.0/0 -> " + target.text(),
                                                        near.table(table).label()),
                                                edit)));
            }
        }
        return fixes;
    }

    /// {@return a public address that nothing in the document has, the same every time}
    Ip freePublic(VpcTables near, int endpoint) {
        int mixed = near.interfaceId(endpoint).value().hashCode() * 0x9E3779B1;
        var address = new Ip.V4(0x344f_0000 | (mixed >>> 16 & 0x7f7f) | 0x8001);
        while (network.publicSlot(false, 0, address.bits() & 0xffff_ffffL) >= 0) {
            address = new Ip.V4(address.bits() + 1);
        }
        return address;
    }
}
