package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends the probes of a traceroute, one TTL after the other, and carries each answer back.
///
/// Every rule on its way judges the probe as it is (protocol, port), up to where its TTL is used
/// up; what answers there sends "time exceeded" (ICMP type 11; type 3 of ICMPv6), which has to get
/// back by its own routes and past the ACLs, while security groups and translations know it by the
/// packet inside it. The destination's own answer is an echo, a TCP reply, or "port unreachable"
/// (type 3; type 1 of ICMPv6).
final class Probing {
    /// The port of the first UDP probe; the next has the next one.
    static final int FIRST_PORT = 33_434;

    /// The port that TCP probes ask for when the flow is none of TCP, as traceroute does.
    static final int TCP_PORT = 80;

    private static final int ECHO = 8;
    private static final int ECHO_V6 = 128;

    private final Network network;
    private final TracerouteTable table;
    private final ProbeKind kind;
    private final Start.Ready start;
    private final Walker walker;
    private final AnswerWalk answers;
    private final Answerers answerers;
    private final @Nullable Region home;

    Probing(
            Network network,
            TracerouteTable table,
            ProbeKind kind,
            Start.Ready start,
            int[] choices) {
        this.network = network;
        this.table = table;
        this.kind = kind;
        this.start = start;
        walker = new Walker(network, false, true);
        walker.choices = choices;
        answers = new AnswerWalk(walker);
        answerers = new Answerers(network);
        home = start.slot() < 0 ? null : network.tables(start.slot()).vpc().region();
    }

    /// {@return the lines, up to the destination's or to the last}
    List<Probe> probes() {
        var probes = new ArrayList<Probe>();
        Sent sent = null;
        boolean there = false;
        for (int ttl = 1; ttl <= Traceroute.MOST_HOPS && !there; ttl++) {
            if (sent == null || kind == ProbeKind.UDP) {
                sent = send(start(ttl), sent);
            }
            boolean passes = ttl > sent.lines().size();
            var probe =
                    passes
                            ? sent.arrived() ? destination(ttl, sent) : lost(ttl, sent)
                            : expired(ttl, sent, sent.lines().get(ttl - 1));
            probes.add(probe);
            there = passes && probe.address().isPresent();
        }
        return probes;
    }

    private Start.Ready start(int ttl) {
        boolean v6 = start.destination().isV6();
        boolean ported = start.protocol().hasPorts();
        int source = ported ? start.sourcePort() : Flow.DEFAULT_SOURCE_PORT;
        return switch (kind) {
            case UDP -> start.with(Protocol.UDP, source, FIRST_PORT + ttl - 1);
            case ICMP -> start.with(v6 ? Protocol.ICMPV6 : Protocol.ICMP, 0, v6 ? ECHO_V6 : ECHO);
            case TCP ->
                    start.with(
                            Protocol.TCP,
                            source,
                            start.protocol().equals(Protocol.TCP) ? start.port() : TCP_PORT);
        };
    }

    private Sent send(Start.Ready probe, @Nullable Sent before) {
        walker.forward(probe);
        if (before != null && before.isLike(walker)) {
            return before;
        }
        var telling = telling(Direction.FORWARD, probe, probe.header());
        var sent = new Sent(walker, telling);
        if (!sent.arrived()) {
            sent.leave(answerers.leaving(sent));
        }
        return sent;
    }

    private Telling telling(Direction direction, Start.Ready probe, Header header) {
        var telling = new Telling(network, table, direction, probe, header);
        telling.read(walker.tape);
        return telling;
    }

    private Probe lost(int ttl, Sent sent) {
        var why =
                sent.losses().isEmpty()
                        ? Message.of("traceroute.nobody")
                        : Message.of("traceroute.lost", sent.losses().getFirst());
        return silent(ttl, sent.ids(sent.size() - 1), List.of(), why);
    }

    private Probe expired(int ttl, Sent sent, Sent.Line line) {
        var hop = sent.hop(line.hop());
        var there = sent.ids(line.hop());
        if (!table.of(line.outside() ? Kind.INTERNET : hop.kind()).answers()) {
            return silent(ttl, there, List.of(), Message.of("traceroute.mute", name(hop.id())));
        }
        var answer = answerers.at(sent, line, start.slot());
        if (answer.isEmpty()) {
            return silent(ttl, there, List.of(), Message.of("traceroute.nameless", name(hop.id())));
        }
        var it = answer.get();
        boolean v6 = it.address().isV6();
        var error =
                new Header(
                        it.address(),
                        it.to(),
                        v6 ? Protocol.ICMPV6 : Protocol.ICMP,
                        0,
                        v6 ? 3 : 11,
                        Header.FULL_TTL);
        double rtt = roundTrip(sent, line);
        return it.from()
                .map(from -> answered(ttl, sent, there, from, error, true, rtt))
                .orElseGet(() -> heard(ttl, there, straight(hop.id()), it.address(), rtt));
    }

    /// The way of an answer that nothing stands in the way of: to the site that sent the probe.
    private List<ResourceId> straight(ResourceId from) {
        var site =
                Start.isSite(start.slot())
                        ? network.hybrid().site(Start.siteOf(start.slot())).id()
                        : from;
        return from.equals(site) ? List.of(site) : List.of(from, site);
    }

    private Probe destination(int ttl, Sent sent) {
        var there = sent.ids(sent.size() - 1);
        var last = sent.last();
        var end = sent.hop(sent.size() - 1);
        if (end.kind() == Kind.VPC_ENDPOINT
                && kind != ProbeKind.TCP
                && !Lowering.isGateway(network, end.id())) {
            return silent(ttl, there, List.of(), Message.of("traceroute.service", name(end.id())));
        }
        boolean refused = kind == ProbeKind.UDP;
        boolean v6 = last.source().isV6();
        var header =
                refused
                        ? new Header(
                                last.destination(),
                                last.source(),
                                v6 ? Protocol.ICMPV6 : Protocol.ICMP,
                                v6 ? 4 : 3,
                                v6 ? 1 : 3,
                                Header.FULL_TTL)
                        : last.reply();
        boolean outside = sent.reached().equals(new AnswerFrom.Sender(Start.INTERNET, -1));
        var region = outside ? null : answerers.region(sent, sent.size() - 1);
        double rtt = Distances.roundTrip(home, region) + 0.6;
        return answered(ttl, sent, there, sent.reached(), header, refused, rtt);
    }

    private Probe answered(
            int ttl,
            Sent sent,
            List<ResourceId> there,
            AnswerFrom from,
            Header header,
            boolean error,
            double rtt) {
        walker.chosen = sent.chosen();
        answers.send(from, header, error);
        var telling = telling(Direction.RETURN, start, header);
        var back = new ArrayList<ResourceId>();
        var hops = telling.leg(Leg.Outcome.DELIVERED).hops();
        // The customer's end of a connection is the router of its site, where the answer starts.
        boolean atSite = from instanceof AnswerFrom.Sender(int slot, _) && Start.isSite(slot);
        if (!atSite && (hops.isEmpty() || !hops.getFirst().id().equals(there.getLast()))) {
            back.add(there.getLast());
        }
        hops.forEach(hop -> back.add(hop.id()));
        if (walker.reachedSender()) {
            return heard(ttl, there, back, telling.last().source(), rtt);
        }
        var losses = telling.obstacles();
        var why =
                losses.isEmpty()
                        ? Message.of(
                                "traceroute.answer-astray",
                                header.source().toString(),
                                name(back.getLast()))
                        : Message.of(
                                "traceroute.answer-lost",
                                Packets.of(header),
                                header.source().toString(),
                                losses.getFirst().text());
        return silent(ttl, there, back, why);
    }

    private String name(ResourceId id) {
        return network.topology().find(id).map(Resource::label).orElse(id.value());
    }

    private double roundTrip(Sent sent, Sent.Line line) {
        if (line.outside()) {
            int slot = answerers.into(sent, line.hop());
            var far = slot < 0 ? null : network.tables(slot).vpc().region();
            double part = line.parts() == 1 ? 1 : (double) line.part() / (line.parts() - 1);
            return 0.9 + line.part() * 0.3 + Distances.roundTrip(home, far) * part;
        }
        var here = answerers.region(sent, line.hop());
        return switch (sent.hop(line.hop()).kind()) {
            case INSTANCE, NETWORK_INTERFACE, SITE -> Distances.roundTrip(null, null) / 20;
            case VPN_CONNECTION, VIRTUAL_INTERFACE -> Distances.roundTrip(null, null);
            default -> Distances.roundTrip(home, here) + 0.4;
        };
    }

    private int port(int ttl) {
        return start(ttl).port();
    }

    private Probe heard(
            int ttl, List<ResourceId> there, List<ResourceId> back, Ip address, double rtt) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < 3; i++) {
            int noise = (address.hashCode() * 31 + start.hashCode()) * 31 + i * 7919 + ttl;
            double jitter = (noise * 0x9E3779B1 >>> 16) / 65536.0;
            times.add(Math.round((rtt * (1 + jitter * 0.05) + jitter * 0.2) * 1000) / 1000.0);
        }
        return new Probe(
                ttl, kind, port(ttl), Optional.of(address), times, there, back, Optional.empty());
    }

    private Probe silent(int ttl, List<ResourceId> there, List<ResourceId> back, Message why) {
        return new Probe(
                ttl, kind, port(ttl), Optional.empty(), List.of(), there, back, Optional.of(why));
    }
}
