package dev.peerscape.core.trace;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.ResourceId;

/// Verdicts for very many flows: the engine of [Tracer] without the telling, so that a verdict here
/// and there is the same and this one makes no objects. Not for several threads at once; one for
/// each thread.
///
/// Between endpoints (interfaces and NAT gateways of the compiled network, by the slot of their VPC
/// and their index there) flows go by their primary IPv4 addresses. A batch sorted by sender runs
/// faster: its tables stay in the cache.
public final class Verdicts {
    private final Network network;
    private final Walker walker;

    /// A judge of flows through that network.
    public Verdicts(Network network) {
        this.network = network;
        walker = new Walker(network, false);
    }

    /// {@return a handle for the endpoint of an interface, NAT gateway or instance (its primary
    /// one), for the other methods; -1 for anything else}
    public long handle(ResourceId id) {
        return network.topology()
                .vpcOf(id)
                .flatMap(vpc -> network.tables(vpc.id()))
                .filter(tables -> tables.endpoint(id) >= 0)
                .map(tables -> handle(tables.slot(), tables.endpoint(id)))
                .orElse(-1L);
    }

    /// {@return the handle of an endpoint}
    public static long handle(int slot, int endpoint) {
        return (long) slot << 32 | endpoint;
    }

    /// {@return how the flow ends that an endpoint sends to another's private IPv4 address}
    ///
    /// @param protocol the IANA number
    /// @param port destination port, or ICMP type
    /// @param sourcePort source port, or ICMP code
    public Verdict judge(long from, long to, int protocol, int port, int sourcePort) {
        int slot = (int) (from >>> 32);
        int endpoint = (int) from;
        int wantedSlot = (int) (to >>> 32);
        int wanted = (int) to;
        walker.forward4(
                slot,
                endpoint,
                network.tables(slot).primaryBits(endpoint),
                network.tables(wantedSlot).primaryBits(wanted),
                protocol,
                sourcePort,
                port);
        return judge(wantedSlot, wanted, false);
    }

    /// {@return how the flow ends; the same verdict as that of its trace}
    public Verdict judge(Flow flow) {
        return switch (Addressing.start(network, flow)) {
            case Start.Impossible _ -> Verdict.DROPPED;
            case Start.Ready start -> {
                walker.forward(start);
                yield judge(start.wantedSlot(), start.wantedEndpoint(), start.anybody());
            }
        };
    }

    private Verdict judge(int wantedSlot, int wanted, boolean anybody) {
        if (!walker.arrived()) {
            return Verdict.DROPPED;
        }
        boolean right = anybody || walker.reachedWanted(wantedSlot, wanted);
        if (!right) {
            return Verdict.MISDELIVERED;
        }
        walker.reply();
        if (!walker.arrived()) {
            return Verdict.REPLY_LOST;
        }
        return walker.reachedSender() ? Verdict.DELIVERED : Verdict.REPLY_MISDELIVERED;
    }

    /// Judges flows between pairs of handles.
    ///
    /// @param pairs sender and receiver in turn
    /// @param into the ordinals of the verdicts, one a pair
    public void judge(long[] pairs, int protocol, int port, int sourcePort, byte[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] =
                    (byte)
                            judge(pairs[i * 2], pairs[i * 2 + 1], protocol, port, sourcePort)
                                    .ordinal();
        }
    }
}
