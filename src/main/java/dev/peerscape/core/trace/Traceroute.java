package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a traceroute with packets of the flow would print: the second layer of a trace, derived
/// from the logical path by a table of which kinds lower the TTL and which answer (C.7).
///
/// Round-trip times come from the distance of Regions and are always the same for the same trace;
/// they are simulated and said to be.
public final class Traceroute {
    /// The TTL at which traceroute gives up.
    public static final int MOST_HOPS = 30;

    private static final int TIME_EXCEEDED = 11;
    private static final int TIME_EXCEEDED_V6 = 3;

    private final Network network;
    private final Edges edges;

    private final TracerouteTable table;

    Traceroute(Network network, TracerouteTable table) {
        this.network = network;
        this.table = table;
        edges = new Edges(network);
    }

    private boolean showsUp(Kind kind) {
        return table.of(kind).decrementsTtl();
    }

    List<Probe> probes(Start.Ready start, Leg forward, Optional<Leg> back, boolean answered) {
        var lines = new Lines(start);
        var home = start.slot() < 0 ? null : network.tables(start.slot()).vpc().region();
        var here = home;
        VpcTables near = start.slot() < 0 ? null : network.tables(start.slot());
        var hops = forward.hops();
        for (int i = 0; i < hops.size(); i++) {
            var hop = hops.get(i);
            boolean last = i == hops.size() - 1;
            near =
                    network.topology()
                            .vpcOf(hop.id())
                            .flatMap(it -> network.tables(it.id()))
                            .orElse(near);
            here = near == null ? here : near.vpc().region();
            switch (hop.kind()) {
                case SUBNET -> lines.guard(hop.id());
                case NAT_GATEWAY -> {
                    lines.guardOf(hop.id());
                    if (i > 0 && passed(hop, Decision.Result.TRANSLATE) && showsUp(hop.kind())) {
                        lines.answer(hop.out().source(), Distances.roundTrip(home, here) + 0.4);
                    }
                }
                case INSTANCE -> {
                    if (i > 0 && passed(hop, Decision.Result.FORWARD) && showsUp(hop.kind())) {
                        own(hop.id())
                                .ifPresent(ip ->
                                        lines.answer(ip, Distances.roundTrip(null, null) / 20));
                    }
                }
                case INTERNET -> {
                    if (!last || forward.outcome() != Leg.Outcome.DROPPED) {
                        internet(lines, near, home, next(hops, i), hop.in());
                    }
                }
                case INTERNET_GATEWAY -> {
                    if (last && leftForNowhere(hop, near)) {
                        internet(lines, near, home, -1, hop.in());
                    }
                }
                case TRANSIT_GATEWAY -> {
                    if (passed(hop, Decision.Result.FORWARD) && showsUp(hop.kind())) {
                        lines.star();
                    }
                }
                case VPC,
                        NETWORK_INTERFACE,
                        ROUTE_TABLE,
                        EGRESS_ONLY_GATEWAY,
                        SECURITY_GROUP,
                        NETWORK_ACL,
                        PEERING,
                        TRANSIT_ATTACHMENT,
                        TRANSIT_ROUTE_TABLE,
                        VPC_ENDPOINT,
                        PREFIX_LIST,
                        LOAD_BALANCER,
                        TARGET_GROUP,
                        VPN_GATEWAY,
                        CUSTOMER_GATEWAY,
                        VPN_CONNECTION,
                        DX_CONNECTION,
                        VIRTUAL_INTERFACE,
                        DX_GATEWAY,
                        SITE,
                        SITE_HOST -> {}
            }
        }
        boolean reply = back.filter(it -> it.outcome() == Leg.Outcome.DELIVERED).isPresent();
        if (reply && answered) {
            var end = near == null || forward.at().equals(ResourceId.INTERNET) ? null : here;
            lines.last(start.destination(), Distances.roundTrip(home, end) + 0.6);
        } else {
            lines.silence();
        }
        return lines.probes;
    }

    private void internet(
            Lines lines, @Nullable VpcTables near, @Nullable Region home, int slot, Header header) {
        var far = slot < 0 ? null : network.tables(slot).vpc().region();
        var routers = edges.between(near, slot, header);
        double all = Distances.roundTrip(home, far);
        for (int i = 0; i < routers.size(); i++) {
            double part = routers.size() == 1 ? 1 : (double) i / (routers.size() - 1);
            lines.answer(routers.get(i), 0.9 + i * 0.3 + all * part);
        }
    }

    /// {@return the slot of the VPC that the Internet hands the packet to, or -1}
    private int next(List<Hop> hops, int i) {
        return i + 1 == hops.size()
                ? -1
                : network.topology()
                        .vpcOf(hops.get(i + 1).id())
                        .flatMap(vpc -> network.tables(vpc.id()))
                        .map(VpcTables::slot)
                        .orElse(-1);
    }

    /// Whether a gateway dropped the packet for its destination only: in practice such packets do
    /// leave the VPC, and the first routers outside answer before nobody does.
    private boolean leftForNowhere(Hop gateway, @Nullable VpcTables near) {
        var code =
                gateway.decisions().isEmpty()
                        ? null
                        : gateway.decisions().getLast().code().orElse(null);
        if (code != Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS
                && code != Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS) {
            return false;
        }
        if (near == null || !(gateway.in().source() instanceof Ip.V4(int bits))) {
            return false;
        }
        int holder = near.endpointAt(false, 0, bits & 0xffff_ffffL);
        return holder >= 0 && near.hasPublic(holder) && near.primaryBits(holder) == bits;
    }

    private static boolean passed(Hop hop, Decision.Result result) {
        boolean dropped = hop.decisions().stream().anyMatch(it -> it.code().isPresent());
        return !dropped && hop.decisions().stream().anyMatch(it -> it.result() == result);
    }

    private Optional<Ip> own(ResourceId instance) {
        return network.topology()
                .vpcOf(instance)
                .map(vpc -> vpc.instances().get(instance))
                .flatMap(it -> it.primary().addresses().stream().findFirst());
    }

    /// The lines being made, with the subnets that an answer must pass on its way back.
    private final class Lines {
        private final List<Probe> probes = new ArrayList<>();
        private final List<VpcTables> guards = new ArrayList<>();
        private final List<Integer> guarded = new ArrayList<>();
        private final Start.Ready start;

        Lines(Start.Ready start) {
            this.start = start;
        }

        void guard(ResourceId subnet) {
            network.topology()
                    .vpcOf(subnet)
                    .flatMap(vpc -> network.tables(vpc.id()))
                    .ifPresent(tables -> {
                        for (int i = 0; i < tables.subnetCount(); i++) {
                            if (tables.subnet(i).id().equals(subnet)) {
                                guards.add(tables);
                                guarded.add(i);
                            }
                        }
                    });
        }

        void guardOf(ResourceId nat) {
            network.topology()
                    .vpcOf(nat)
                    .map(vpc -> vpc.natGateways().get(nat))
                    .ifPresent(it -> guard(it.subnet()));
        }

        /// A component answers with "time exceeded" (ICMP type 11; type 3 of ICMPv6), if the ACLs
        /// let that back in.
        void answer(Ip from, double rtt) {
            if (probes.size() < MOST_HOPS) {
                boolean comesBack = comesBack(from);
                add(comesBack ? Optional.of(from) : Optional.empty(), rtt);
            }
        }

        /// A component counts the hop and does not answer.
        void star() {
            if (probes.size() < MOST_HOPS) {
                add(Optional.empty(), 0);
            }
        }

        private boolean comesBack(Ip from) {
            boolean v6 = from.isV6();
            int protocol = (v6 ? Protocol.ICMPV6 : Protocol.ICMP).number();
            int type = v6 ? TIME_EXCEEDED_V6 : TIME_EXCEEDED;
            long high = from instanceof Ip.V6(long it, _) ? it : 0;
            long low =
                    switch (from) {
                        case Ip.V4(int bits) -> bits & 0xffff_ffffL;
                        case Ip.V6(_, long it) -> it;
                    };
            for (int i = 0; i < guards.size(); i++) {
                var tables = guards.get(i);
                int subnet = guarded.get(i);
                int answerer = tables.endpointAt(v6, high, low);
                if (answerer >= 0 && tables.subnetOf(answerer) == subnet) {
                    continue;
                }
                var rules = tables.aclRules(tables.aclOf(subnet), false);
                int rule = rules.first(v6, high, low, protocol, type, 0);
                if (rule < 0 || !rules.allows(rule)) {
                    return false;
                }
            }
            return true;
        }

        void last(Ip from, double rtt) {
            if (probes.size() < MOST_HOPS) {
                add(Optional.of(from), rtt);
            }
        }

        void silence() {
            while (probes.size() < MOST_HOPS) {
                add(Optional.empty(), 0);
            }
        }

        private void add(Optional<Ip> from, double rtt) {
            int ttl = probes.size() + 1;
            var times = new ArrayList<Double>();
            for (int i = 0; from.isPresent() && i < 3; i++) {
                int noise = (from.get().hashCode() * 31 + start.hashCode()) * 31 + i * 7919 + ttl;
                double jitter = (noise * 0x9E3779B1 >>> 16) / 65536.0;
                times.add(Math.round((rtt * (1 + jitter * 0.05) + jitter * 0.2) * 1000) / 1000.0);
            }
            probes.add(new Probe(ttl, from, times));
        }
    }

    /// {@return the block that a terminal would show, with a line that says the times are
    /// simulated} Silence to the end is cut short after five lines.
    public static String text(Trace trace, Texts texts) {
        var out = new StringBuilder();
        var to =
                trace.forward().hops().stream()
                        .findFirst()
                        .map(hop -> hop.in().destination().toString())
                        .orElse(destination(trace.flow()));
        out.append(texts.text("trace.traceroute-head", to, MOST_HOPS)).append('\n');
        var lines = trace.traceroute();
        int known = lines.size();
        while (known > 0 && lines.get(known - 1).address().isEmpty()) {
            known--;
        }
        int shown = Math.min(lines.size(), known + 5);
        for (var probe : lines.subList(0, shown)) {
            out.append(String.format(Locale.ROOT, "%2d  ", probe.ttl()))
                    .append(line(probe))
                    .append('\n');
        }
        if (shown < lines.size()) {
            out.append(texts.text("trace.traceroute-more", lines.size() - shown)).append('\n');
        }
        return out.append(texts.text("trace.traceroute-simulated")).append('\n').toString();
    }

    private static String line(Probe probe) {
        if (probe.address().isEmpty()) {
            return "* * *";
        }
        var out = new StringBuilder(probe.address().get().toString());
        for (double rtt : probe.rttMs()) {
            out.append(String.format(Locale.ROOT, "  %.3f ms", rtt));
        }
        return out.toString();
    }

    private static String destination(Flow flow) {
        return switch (flow.to()) {
            case Flow.Destination.To(var id) -> id.value();
            case Flow.Destination.Address(var ip) -> ip.toString();
        };
    }
}
