package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.Hub;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
        var hub =
                new Hub(
                        members(chain.get()),
                        chain.get().stream().map(Peering::id).collect(Collectors.toSet()));
        if (!hub.isPossible()) {
            return Optional.empty();
        }
        var ids = Ids.in(network.topology());
        var gateway =
                hub.gateway(
                        ids.next(Kind.TRANSIT_GATEWAY), () -> ids.next(Kind.TRANSIT_ATTACHMENT));
        var target = new Target.ToTransitGateway(gateway.id());
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.PutTransitGateway(gateway, Optional.empty()));
        edits.addAll(hub.turned(gateway.id()));
        lead(origin, it.originEndpoint(), it.originDestination(), there, hub, target, edits);
        int receiver = it.wantedEndpoint();
        if (receiver >= 0 && origin.vpc().contains(it.originSource())) {
            lead(there, receiver, it.originSource(), origin, hub, target, edits);
        }
        var label =
                Message.of(
                        "trace.fix-hub",
                        gateway.id().value(),
                        hub.vpcs().stream()
                                .map(vpc -> vpc.label())
                                .collect(Collectors.joining(", ")));
        return Optional.of(RouteRemedies.fix(label, edits));
    }

    private List<Vpc> members(List<Peering> chain) {
        var members = new LinkedHashMap<ResourceId, Vpc>();
        for (var peering : chain) {
            for (var side : List.of(peering.requester(), peering.accepter())) {
                network.topology().vpc(side.vpc()).ifPresent(vpc -> members.put(vpc.id(), vpc));
            }
        }
        return List.copyOf(members.values());
    }

    /// A row to the other end where the table does not go there by a peering of the chain already.
    private void lead(
            VpcTables from,
            int endpoint,
            Ip address,
            VpcTables to,
            Hub hub,
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
        if (row >= 0 && hub.leads(from.rows(from.tableOf(subnet)).get(row))) {
            return;
        }
        to.vpc().cidrs().stream()
                .filter(block -> block.contains(address))
                .findFirst()
                .flatMap(block -> routes.leadTo(from, endpoint, address, block, target))
                .ifPresent(fix -> edits.add(fix.edit()));
    }
}
