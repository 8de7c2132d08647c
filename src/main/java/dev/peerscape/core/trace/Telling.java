package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a leg back from the tape: hops with their headers and decisions, and what is in the way.
final class Telling {
    private final Network network;
    private final Direction direction;
    private final Start.Ready start;
    private final Evidence evidence;
    private final Lowering lowering;

    private final List<Hop> hops = new ArrayList<>();
    private final List<Hop> beyond = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private Optional<Code> code = Optional.empty();
    private ResourceId end = ResourceId.INTERNET;

    // The packet as the tape goes on.
    private Header header;
    private Header first;

    /// Whom a load balancer sent it on to: the slot of the VPC and the endpoint there.
    private @Nullable Wanted resent;

    private record Wanted(int slot, int endpoint) {}

    private boolean v6;
    private @Nullable VpcTables origin;
    private int originEndpoint = -1;
    private @Nullable VpcTables near;
    private int emitter = -1;
    private int before = -1;
    private int ownTable = -1;
    private int ownRow = -1;
    private int ownSite = -1;

    // The hop being told.
    private ResourceId hopId = ResourceId.INTERNET;
    private Kind hopKind = Kind.INTERNET;
    private Header hopIn;
    private List<Decision> decisions = new ArrayList<>();
    private boolean open;
    private boolean continued;
    private Spot spot = new Spot(0, -1, -1);
    private final List<Spot> spots = new ArrayList<>();

    /// Where a hop is in the compiled network: what the tape says of it.
    ///
    /// @param operation which of the tape's hops it is; `a` and `b` are what that one names
    record Spot(int operation, int a, int b) {}

    Telling(
            Network network,
            TracerouteTable table,
            Direction direction,
            Start.Ready start,
            Header first) {
        this.network = network;
        this.direction = direction;
        this.start = start;
        this.first = first;
        header = first;
        hopIn = first;
        v6 = first.source().isV6();
        evidence = new Evidence(network);
        lowering = new Lowering(network, table);
    }

    /// Reads the events from one place of the tape to its end.
    void read(Tape tape) {
        for (int i = 0; i < tape.end; i += Tape.STRIDE) {
            int word = tape.words[i];
            event(word, tape.words[i + 1], tape.words[i + 2], tape.words[i + 3], tape.words[i + 4]);
        }
        close();
    }

    List<Obstacle> obstacles() {
        return obstacles;
    }

    /// Notes that somebody got the packet for whom it was not meant, by the row of the sender's
    /// table that led there.
    void misdelivered(ResourceId got) {
        var wanted = wanted();
        if (wanted.isPresent()) {
            obstacles.add(misdelivered(got, wanted.get().label()));
        }
    }

    /// Whom the packet was for; nobody when that is the Internet.
    private Optional<Resource> wanted() {
        int slot = wantedSlot();
        int endpoint = wantedEndpoint();
        if (Start.isSite(slot)) {
            var site = network.hybrid().site(Start.siteOf(slot));
            return Optional.of(endpoint < 0 ? site : site.hosts().get(endpoint));
        }
        return slot < 0
                ? Optional.empty()
                : Optional.of(Evidence.host(network.tables(slot), endpoint));
    }

    private Obstacle misdelivered(ResourceId got, String wanted) {
        var from = origin;
        var address = first.destination().toString();
        var name = network.topology().find(got).map(Resource::label).orElse(got.value());
        if (from != null && ownTable >= 0) {
            var table = from.table(ownTable);
            var row = Evidence.row(from.rows(ownTable).get(ownRow));
            var text = Message.of("trace.misdelivered", table.label(), address, row, name, wanted);
            return misdelivered(table.id(), text, Tape.ROUTE, ownTable, ownRow);
        }
        if (ownSite >= 0 && ownRow >= 0) {
            var site = network.hybrid().site(ownSite);
            var row = network.hybrid().router(ownSite).row(ownRow).text();
            var text =
                    Message.of(
                            "trace.misdelivered-by-site", site.label(), address, row, name, wanted);
            return misdelivered(site.id(), text, Tape.SITE_ROUTE, ownSite, ownRow);
        }
        var text = Message.of("trace.misdelivered-to", name, address, wanted);
        return misdelivered(got, text, Tape.DELIVER, -1, -1);
    }

    private Obstacle misdelivered(ResourceId at, Message text, int operation, int table, int row) {
        return new Obstacle(
                direction,
                Code.MORE_SPECIFIC_ROUTE,
                at,
                text,
                operation,
                origin,
                originEndpoint,
                table,
                row,
                header,
                origin,
                originEndpoint,
                first.source(),
                first.destination(),
                wantedSlot(),
                wantedEndpoint());
    }

    private int wantedSlot() {
        if (resent != null) {
            return resent.slot;
        }
        return direction == Direction.FORWARD ? start.wantedSlot() : start.slot();
    }

    private int wantedEndpoint() {
        if (resent != null) {
            return resent.endpoint;
        }
        return direction == Direction.FORWARD ? start.wantedEndpoint() : start.endpoint();
    }

    /// {@return where each of the leg's hops is}
    List<Spot> spots() {
        return spots;
    }

    /// {@return the header at the end}
    Header last() {
        return header;
    }

    Leg leg(Leg.Outcome arrived) {
        var outcome = code.isPresent() ? Leg.Outcome.DROPPED : arrived;
        return new Leg(outcome, code, end, hops, beyond);
    }

    private void event(int word, int a, int b, int c, int d) {
        int operation = Tape.operation(word);
        if (Tape.isHop(operation)) {
            close();
            spot = new Spot(operation, a, b);
        }
        switch (operation) {
            case Tape.HOP_INSTANCE, Tape.HOP_NAT_GATEWAY -> {
                var here = network.tables(a);
                enter(here);
                // A gateway endpoint passes nothing on.
                if (!here.isDoor(b)) {
                    before = emitter;
                    emitter = b;
                }
                if (origin == null && hops.isEmpty() && !open) {
                    origin = here;
                    originEndpoint = b;
                }
                var owner = here.owner(b);
                hop(owner.id(), owner.kind());
            }
            case Tape.HOP_SUBNET -> {
                enter(network.tables(a));
                hop(network.tables(a).subnet(b).id(), Kind.SUBNET);
            }
            case Tape.HOP_PEERING -> hop(network.link(a).peering().id(), Kind.PEERING);
            case Tape.HOP_TRANSIT -> hop(network.transit(a).gateway().id(), Kind.TRANSIT_GATEWAY);
            case Tape.HOP_INTERNET_GATEWAY -> {
                enter(network.tables(a));
                hop(network.tables(a).gateway(b).id(), Kind.INTERNET_GATEWAY);
            }
            case Tape.HOP_EGRESS_ONLY -> {
                enter(network.tables(a));
                hop(network.tables(a).egressOnly(b).id(), Kind.EGRESS_ONLY_GATEWAY);
            }
            case Tape.HOP_INTERNET -> hop(ResourceId.INTERNET, Kind.INTERNET);
            case Tape.HOP_VPN_GATEWAY -> {
                enter(network.tables(a));
                hop(network.tables(a).vpnGateway(b).id(), Kind.VPN_GATEWAY);
            }
            case Tape.HOP_LINE -> {
                var line = network.hybrid().line(a);
                hop(line.id(), line.isVpn() ? Kind.VPN_CONNECTION : Kind.VIRTUAL_INTERFACE);
            }
            case Tape.HOP_SITE -> hop(network.hybrid().site(a).id(), Kind.SITE);
            case Tape.HOP_DIRECT -> hop(network.hybrid().direct(a).gateway().id(), Kind.DX_GATEWAY);
            case Tape.SOURCE -> header = evidence.withSource(header, ip(a, b, c, d));
            case Tape.DESTINATION -> header = evidence.withDestination(header, ip(a, b, c, d));
            case Tape.FAMILY -> {
                v6 = b == 1;
                header =
                        new Header(
                                header.source(),
                                header.destination(),
                                new Protocol(a),
                                header.sourcePort(),
                                header.port(),
                                header.ttl());
            }
            case Tape.PORTS ->
                    header =
                            new Header(
                                    header.source(),
                                    header.destination(),
                                    header.protocol(),
                                    a,
                                    b,
                                    header.ttl());
            default -> decide(operation, word, a, b, c, d);
        }
    }

    /// Into a VPC: where it is another one, nobody there has sent it yet.
    private void enter(VpcTables there) {
        if (near != there) {
            emitter = -1;
            before = -1;
        }
        near = there;
    }

    /// What a load balancer sends on is a packet of its own, to a target or back to the client.
    private void resend(VpcTables there, int endpoint) {
        origin = there;
        originEndpoint = endpoint;
        first = header;
        ownTable = -1;
        if (direction == Direction.FORWARD) {
            resent =
                    network.whoHas(header.destination(), there.vpc().id())
                            .flatMap(it ->
                                    network.tables(it.vpc())
                                            .map(far ->
                                                    new Wanted(
                                                            far.slot(),
                                                            far.endpoint(it.networkInterface()))))
                            .orElse(new Wanted(Start.NOBODY, -1));
        }
    }

    private Ip ip(int a, int b, int c, int d) {
        return v6 ? new Ip.V6(Tape.join(a, b), Tape.join(c, d)) : new Ip.V4(d);
    }

    private void hop(ResourceId id, Kind kind) {
        close();
        hopId = id;
        hopKind = kind;
        hopIn = header;
        decisions = new ArrayList<>();
        open = true;
        continued = false;
    }

    private void close() {
        if (open && !(continued && decisions.isEmpty())) {
            boolean first = hops.isEmpty() && beyond.isEmpty();
            header = header.lowered(lowering.lines(hopId, hopKind, first, decisions));
            var hop = new Hop(hopId, hopKind, hopIn, header, decisions);
            (code.isPresent() ? beyond : hops).add(hop);
            if (code.isEmpty()) {
                end = hopId;
                spots.add(spot);
            }
        }
        open = false;
    }

    private void decide(int operation, int word, int a, int b, int c, int d) {
        var result = Decision.Result.values()[Tape.result(word)];
        var dropped =
                Tape.code(word) == 0
                        ? Optional.<Code>empty()
                        : Optional.of(Code.values()[Tape.code(word) - 1]);
        if (operation == Tape.INTERNET && result != Decision.Result.DROP) {
            lowering.routers(near, a, header);
        }
        if (operation == Tape.ROUTE && ownTable < 0 && near == origin && c >= 0) {
            ownTable = b;
            ownRow = c;
        }
        if (operation == Tape.SITE_ROUTE && origin == null && ownSite < 0) {
            ownSite = a;
            ownRow = c;
        }
        var decision =
                evidence.decision(operation, result, dropped, a, b, c, d, header, hopId, near);
        decisions.add(decision);
        if (result == Decision.Result.TRANSLATE
                && (operation == Tape.BALANCE || operation == Tape.BALANCE_BACK)) {
            resend(network.tables(a), b);
        }
        if (dropped.isPresent()) {
            var at = evidence.component(operation, a, b, c, d, hopId);
            obstacles.add(
                    new Obstacle(
                            direction,
                            dropped.get(),
                            at,
                            decision.text(),
                            operation,
                            near,
                            operation == Tape.NAT_OUT ? before : emitter,
                            b,
                            c,
                            header,
                            origin,
                            originEndpoint,
                            first.source(),
                            first.destination(),
                            wantedSlot(),
                            wantedEndpoint()));
            if (code.isEmpty()) {
                close();
                code = dropped;
                end = at;
                open = true;
                continued = true;
                hopIn = header;
                decisions = new ArrayList<>();
            }
        }
    }
}
