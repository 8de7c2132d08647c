package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where somebody hoped that peerings lead on from one VPC to the next: the VPCs of the chain are
/// attached to a transit gateway, and what their tables send over those peerings goes there. The
/// peerings stay, without routes, to be deleted when nobody misses them.
final class HubRemedies {
    private final Network network;
    private final RouteRemedies routes;

    HubRemedies(Network network, RouteRemedies routes) {
        this.network = network;
        this.routes = routes;
    }

    Optional<Fix> fix(VpcTables origin, Obstacle it, VpcTables there) {
        var chain = network.mesh().chain(origin.vpc().id(), there.vpc().id());
        if (chain.isEmpty() || chain.get().size() < 2) {
            return Optional.empty();
        }
        var members = members(chain.get());
        if (!mayJoin(List.copyOf(members.values()))) {
            return Optional.empty();
        }
        var ids = Ids.in(network.topology());
        var gateway = gateway(ids, List.copyOf(members.values()));
        var target = new Target.ToTransitGateway(gateway.id());
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.PutTransitGateway(gateway, Optional.empty()));
        var over = chain.get().stream().map(Peering::id).collect(Collectors.toSet());
        for (var vpc : members.values()) {
            edits.addAll(turned(vpc, over, target));
        }
        lead(origin, it.originEndpoint(), it.originDestination(), there, over, target, edits);
        int receiver = it.wantedEndpoint();
        if (receiver >= 0 && origin.vpc().contains(it.originSource())) {
            lead(there, receiver, it.originSource(), origin, over, target, edits);
        }
        var label =
                Message.of(
                        "trace.fix-hub",
                        gateway.id().value(),
                        members.values().stream()
                                .map(vpc -> vpc.label())
                                .collect(Collectors.joining(", ")));
        return Optional.of(RouteRemedies.fix(label, edits));
    }

    private LinkedHashMap<ResourceId, Vpc> members(List<Peering> chain) {
        var members = new LinkedHashMap<ResourceId, Vpc>();
        for (var peering : chain) {
            for (var side : List.of(peering.requester(), peering.accepter())) {
                network.topology().vpc(side.vpc()).ifPresent(vpc -> members.put(vpc.id(), vpc));
            }
        }
        return members;
    }

    /// One Region, subnets to stand in, and no overlap, which a transit gateway cannot serve.
    private static boolean mayJoin(List<Vpc> vpcs) {
        for (int i = 0; i < vpcs.size(); i++) {
            var vpc = vpcs.get(i);
            if (vpc.subnets().isEmpty() || !vpc.region().equals(vpcs.getFirst().region())) {
                return false;
            }
            for (var other : vpcs.subList(0, i)) {
                for (var block : vpc.cidrs()) {
                    if (other.cidrs().stream().anyMatch(block::overlaps)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static TransitGateway gateway(Ids ids, List<Vpc> vpcs) {
        var home = vpcs.getFirst();
        var id = ids.next(Kind.TRANSIT_GATEWAY);
        // Rules that name groups of the other VPCs go on working.
        var gateway =
                TransitGateway.create(id, "", home.account(), home.region())
                        .withOptions(TransitGateway.USUAL_ASN, true, true);
        for (var vpc : vpcs) {
            var zones = new HashMap<String, ResourceId>();
            vpc.subnets().values().forEach(it -> zones.putIfAbsent(it.zone(), it.id()));
            var to =
                    new To.ToVpc(
                            vpc.id(),
                            zones.values().stream().sorted().toList(),
                            false,
                            vpc.cidrs().stream().anyMatch(Cidr::isV6),
                            true);
            gateway = gateway.with(gateway.attachment(ids.next(Kind.TRANSIT_ATTACHMENT), "", to));
        }
        return gateway;
    }

    private static List<Edit> turned(Vpc vpc, Set<ResourceId> over, Target target) {
        var edits = new ArrayList<Edit>();
        for (var table : vpc.routeTables().values()) {
            for (var row : table.routes()) {
                boolean alone =
                        table.routes().stream()
                                        .filter(it -> it.destination().equals(row.destination()))
                                        .count()
                                == 1;
                if (alone && isOver(row, over)) {
                    edits.add(
                            new Edit.ReplaceRoute(
                                    table.id(), row, Route.to(row.destination(), target)));
                }
            }
        }
        return edits;
    }

    private static boolean isOver(Route row, Set<ResourceId> over) {
        return row.target() instanceof Target.ToPeering(var id) && over.contains(id);
    }

    /// A row to the other end where the table does not go there by a peering of the chain already.
    private void lead(
            VpcTables from,
            int endpoint,
            Ip address,
            VpcTables to,
            Set<ResourceId> over,
            Target target,
            List<Edit> edits) {
        int subnet = from.subnetOf(endpoint);
        int row =
                subnet < 0
                        ? -1
                        : from.row(
                                from.tableOf(subnet),
                                address.isV6(),
                                Walk.high(address),
                                Walk.low(address));
        if (row >= 0 && isOver(from.rows(from.tableOf(subnet)).get(row), over)) {
            return;
        }
        to.vpc().cidrs().stream()
                .filter(block -> block.contains(address))
                .findFirst()
                .flatMap(block -> routes.leadTo(from, endpoint, address, block, target))
                .ifPresent(fix -> edits.add(fix.edit()));
    }
}
