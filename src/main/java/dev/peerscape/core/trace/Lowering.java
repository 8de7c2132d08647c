package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VpcEndpoint;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// By how much each hop of a leg lowers the TTL, as the [TracerouteTable] has it.
final class Lowering {
    private final Network network;
    private final TracerouteTable table;
    private final Edges edges;

    /// The routers of the Internet that the packet has just passed.
    private List<Ip> routers = List.of();

    Lowering(Network network, TracerouteTable table) {
        this.network = network;
        this.table = table;
        edges = new Edges(network);
    }

    /// Notes that the Internet carried the packet.
    ///
    /// @param near the VPC left, or null when the Internet itself sends
    /// @param slot the VPC entered, or below 0
    void routers(@Nullable VpcTables near, int slot, Header header) {
        routers = edges.between(near, slot, header);
    }

    /// {@return how many hops a component counts as}
    ///
    /// @param first whether the packet starts there
    /// @param decisions what it decided, up to where the packet leaves or ends
    int lines(ResourceId id, Kind kind, boolean first, List<Decision> decisions) {
        if (!table.of(kind).decrementsTtl() || !carries(id, kind, first, decisions)) {
            return 0;
        }
        return kind == Kind.INTERNET ? routers.size() : 1;
    }

    private boolean carries(ResourceId id, Kind kind, boolean first, List<Decision> decisions) {
        boolean on = false;
        for (var decision : decisions) {
            switch (decision.result()) {
                case FORWARD, TRANSLATE -> on |= decides(kind, decision);
                case DELIVER -> {
                    return kind == Kind.INTERNET
                            || kind == Kind.VPC_ENDPOINT && isGateway(network, id);
                }
                case DROP -> {
                    return on && isOnTheWayOut(decision.step());
                }
                case ALLOW, TRACKED -> {}
            }
        }
        // On the way into a site its router is the customer's end of what the packet came over.
        return on && (kind == Kind.SITE ? first : !first || kind == Kind.INTERNET);
    }

    /// Whether the step is the one by which the component sends the packet on: a subnet does so by
    /// its table only, and so a packet that passes two subnets is counted by one router.
    private static boolean decides(Kind kind, Decision decision) {
        return kind != Kind.SUBNET
                || decision.step() == Decision.Step.ROUTE && decision.table().isPresent();
    }

    /// Whether a router has looked at the TTL before it comes to this step.
    private static boolean isOnTheWayOut(Decision.Step step) {
        return step == Decision.Step.SECURITY_GROUP_EGRESS
                || step == Decision.Step.NETWORK_ACL_EGRESS
                || step == Decision.Step.ROUTE;
    }

    /// {@return whether that is a gateway endpoint: the service is behind it and not in it}
    static boolean isGateway(Network network, ResourceId id) {
        return network.topology()
                .vpcOf(id)
                .map(vpc -> vpc.endpoints().get(id))
                .filter(it -> it.form() instanceof VpcEndpoint.Form.Gateway)
                .isPresent();
    }
}
