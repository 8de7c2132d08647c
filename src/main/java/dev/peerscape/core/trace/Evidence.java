package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.network.Winner;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns an event of the tape into a decision with its rule, the rules that lost, and a sentence.
final class Evidence {
    private final Network network;

    Evidence(Network network) {
        this.network = network;
    }

    Header withSource(Header it, Ip source) {
        return new Header(
                source, it.destination(), it.protocol(), it.sourcePort(), it.port(), it.ttl());
    }

    Header withDestination(Header it, Ip destination) {
        return new Header(
                it.source(), destination, it.protocol(), it.sourcePort(), it.port(), it.ttl());
    }

    static Resource host(VpcTables tables, int endpoint) {
        return tables.owner(endpoint);
    }

    /// {@return the component that an event is about, as a drop names it}
    ResourceId component(int operation, int a, int b, int c, int d, ResourceId hop) {
        return switch (operation) {
            case Tape.ROUTE -> network.tables(a).table(b).id();
            case Tape.ACL_IN, Tape.ACL_OUT -> {
                var tables = network.tables(a);
                yield tables.acl(tables.aclOf(b)).id();
            }
            case Tape.TRANSIT -> TransitEvidence.component(network.transit(a), b, c);
            case Tape.DOWN -> new HybridEvidence(network).component(operation, d).orElse(hop);
            default -> hop;
        };
    }

    Decision decision(
            int operation,
            Decision.Result result,
            Optional<Code> code,
            int a,
            int b,
            int c,
            int d,
            Header header,
            ResourceId hop,
            @Nullable VpcTables near) {
        return switch (operation) {
            case Tape.GROUPS_OUT, Tape.GROUPS_IN ->
                    RuleEvidence.groups(
                            operation == Tape.GROUPS_OUT,
                            result,
                            code,
                            network.tables(a),
                            b,
                            c,
                            d,
                            header);
            case Tape.ACL_OUT, Tape.ACL_IN ->
                    RuleEvidence.acl(
                            operation == Tape.ACL_OUT,
                            result,
                            code,
                            network.tables(a),
                            b,
                            c,
                            header);
            case Tape.ROUTE -> route(result, code, network.tables(a), b, c, header);
            case Tape.NEIGHBOUR ->
                    plain(
                            Decision.Step.ROUTE,
                            result,
                            code,
                            Message.of(
                                    "trace.neighbour",
                                    network.tables(a).subnet(b).label(),
                                    header.destination().toString()));
            case Tape.TRANSIT ->
                    new TransitEvidence(network)
                            .decision(result, code, network.transit(a), b, c, d, header);
            case Tape.PEER -> peer(result, code, network.link(a).peering(), b, c, header);
            case Tape.DOOR, Tape.BALANCE, Tape.BALANCE_BACK, Tape.EDGE ->
                    new EndpointEvidence(network.tables(a), header)
                            .decision(operation, result, code, b, c, d);
            case Tape.BALANCE_ROUTE ->
                    plain(
                            Decision.Step.ROUTE,
                            result,
                            code,
                            Message.of("trace.balance-route", host(network.tables(c), d).label()));
            default ->
                    HybridEvidence.tells(operation)
                            ? new HybridEvidence(network)
                                    .decision(operation, result, code, a, b, c, d, header)
                            : place(operation, result, code, a, b, header, hop, near);
        };
    }

    private static Decision plain(
            Decision.Step step, Decision.Result result, Optional<Code> code, Message text) {
        return new Decision(
                step, Optional.empty(), Optional.empty(), result, code, List.of(), text);
    }

    // ---- routes

    private Decision route(
            Decision.Result result,
            Optional<Code> code,
            VpcTables tables,
            int table,
            int row,
            Header header) {
        var it = tables.table(table);
        var destination = header.destination();
        if (row < 0) {
            var rows = new ArrayList<Decision.Beaten>();
            for (var route : tables.rows(table)) {
                rows.add(Decision.Beaten.of(row(route), destination, route.destination()));
            }
            return new Decision(
                    Decision.Step.ROUTE,
                    Optional.of(it.id()),
                    Optional.empty(),
                    result,
                    code,
                    rows,
                    Message.of("trace.route-none", it.label(), destination.toString()));
        }
        var winner = network.winner(tables, table, destination);
        var beaten =
                winner.beaten().stream()
                        .map(lost ->
                                new Decision.Beaten(
                                        row(lost.route()),
                                        lost.why(),
                                        Optional.of(lost(winner, lost))))
                        .toList();
        var route = tables.rows(table).get(row);
        return new Decision(
                Decision.Step.ROUTE,
                Optional.of(it.id()),
                Optional.of(row(route)),
                result,
                code,
                beaten,
                routeText(code, tables, it.label(), route, destination, winner));
    }

    private static Code lost(Winner winner, Winner.Loser lost) {
        int won = winner.route().map(it -> it.destination().length()).orElse(0);
        return lost.route().destination().length() < won
                ? Code.MORE_SPECIFIC_ROUTE
                : Code.HIGHER_PRIORITY_ROUTE;
    }

    static String row(Route route) {
        var list = route.list().map(it -> " (" + it + ")").orElse("");
        return route.destination() + list + " -> " + route.target().text();
    }

    private Message routeText(
            Optional<Code> code,
            VpcTables tables,
            String table,
            Route route,
            Ip destination,
            Winner winner) {
        if (code.isEmpty()) {
            return Message.of("trace.route", table, destination.toString(), row(route));
        }
        if (code.get() == Code.NO_POSSIBLE_DESTINATION) {
            return Message.of(
                    "trace.route-nobody",
                    table,
                    destination.toString(),
                    row(route),
                    tables.vpc().label());
        }
        var text =
                Message.of(
                        "trace.route-blackhole",
                        table,
                        destination.toString(),
                        row(route),
                        why(tables, route.target()));
        var shorter =
                winner.beaten().stream()
                        .map(Winner.Loser::route)
                        .filter(it -> it.destination().length() < route.destination().length())
                        .findFirst();
        return shorter.isEmpty()
                ? text
                : Message.of("trace.route-blackhole-beats", text, row(shorter.get()));
    }

    private Message why(VpcTables tables, Target target) {
        return switch (target) {
            case Target.ToPeering(var id) -> {
                var peering = network.topology().peering(id);
                boolean member = peering.filter(it -> it.joins(tables.vpc().id())).isPresent();
                yield member
                        ? Message.of(
                                "trace.blackhole-status",
                                peering.get().label(),
                                peering.get().status().code())
                        : Message.of("trace.blackhole-stranger", id.toString());
            }
            case Target.Gone(var id) -> Message.of("trace.blackhole-gone", id.toString());
            case Target.ToTransitGateway(var id) ->
                    Message.of(
                            "trace.blackhole-unattached",
                            tables.vpc().label(),
                            network.topology().find(id).map(Resource::label).orElse(id.value()));
            case Target.Local(),
                    Target.ToInternetGateway _,
                    Target.ToEgressOnlyGateway _,
                    Target.ToNatGateway _,
                    Target.ToNetworkInterface _,
                    Target.ToVpnGateway _,
                    Target.ToEndpoint _ ->
                    Message.of("trace.blackhole-stranger", target.text());
        };
    }

    // ---- peerings

    private Decision peer(
            Decision.Result result,
            Optional<Code> code,
            Peering peering,
            int from,
            int assumed,
            Header header) {
        var far = peering.across(network.tables(from).vpc().id());
        var there =
                network.topology().vpc(far.vpc()).map(Resource::label).orElse(far.vpc().value());
        var destination = header.destination().toString();
        var key =
                code.map(it ->
                                it == Code.NO_POSSIBLE_DESTINATION
                                        ? "trace.peer-nobody"
                                        : "trace.peer-outside")
                        .orElse(assumed != 0 ? "trace.peer-assumed" : "trace.peer");
        return new Decision(
                Decision.Step.PEERING,
                Optional.of(peering.id()),
                Optional.empty(),
                result,
                code,
                List.of(),
                Message.of(key, peering.label(), there, destination, peering.status().code()));
    }

    // ---- instances, gateways, the Internet

    private Decision place(
            int operation,
            Decision.Result result,
            Optional<Code> code,
            int a,
            int b,
            Header header,
            ResourceId hop,
            @Nullable VpcTables near) {
        var name = network.topology().find(hop).map(Resource::label).orElse(hop.value());
        var source = header.source().toString();
        var destination = header.destination().toString();
        var step =
                switch (operation) {
                    case Tape.SEND -> Decision.Step.SEND;
                    case Tape.CHECK -> Decision.Step.SOURCE_DEST_CHECK;
                    case Tape.GATEWAY_OUT, Tape.GATEWAY_IN -> Decision.Step.INTERNET_GATEWAY;
                    case Tape.EGRESS_OUT, Tape.EGRESS_IN -> Decision.Step.EGRESS_ONLY_GATEWAY;
                    case Tape.NAT_OUT, Tape.NAT_IN -> Decision.Step.NAT;
                    case Tape.INTERNET ->
                            result == Decision.Result.FORWARD || code.isPresent()
                                    ? Decision.Step.ROUTE
                                    : Decision.Step.DELIVER;
                    case Tape.GUARD -> Decision.Step.ROUTE;
                    default -> Decision.Step.DELIVER;
                };
        var text =
                switch (operation) {
                    case Tape.SEND ->
                            code.isPresent()
                                    ? GatewayTexts.silent(code.get(), name, source)
                                    : Message.of(
                                            "trace.send",
                                            name,
                                            Packets.of(header),
                                            source,
                                            destination);
                    case Tape.CHECK ->
                            code.isPresent()
                                    ? Message.of("trace.check-on", name, source, destination)
                                    : Message.of("trace.check-off", name, source, destination);
                    case Tape.GATEWAY_OUT -> GatewayTexts.gatewayOut(code, result, name, header);
                    case Tape.GATEWAY_IN ->
                            code.isPresent()
                                    ? Message.of("trace.gateway-source", name, source)
                                    : result == Decision.Result.TRANSLATE
                                            ? Message.of("trace.gateway-in", name, destination)
                                            : Message.of("trace.gateway-pass", name, destination);
                    case Tape.EGRESS_OUT -> GatewayTexts.egressOut(code, name, header);
                    case Tape.EGRESS_IN ->
                            Message.of(
                                    code.isPresent()
                                            ? "trace.egress-only-unknown"
                                            : "trace.egress-only-in",
                                    name,
                                    source,
                                    destination);
                    case Tape.NAT_OUT -> GatewayTexts.natOut(code, name, near, b, header);
                    case Tape.NAT_IN ->
                            code.isPresent()
                                    ? Message.of("trace.nat-unknown", name, source)
                                    : Message.of("trace.nat-in", name, destination);
                    case Tape.INTERNET ->
                            GatewayTexts.internet(network, code, result, a, destination);
                    case Tape.GUARD ->
                            Message.of(
                                    code.filter(it -> it == Code.MAX_HOPS_EXCEEDED).isPresent()
                                            ? "trace.too-far"
                                            : "trace.loop",
                                    name,
                                    destination,
                                    Walker.MAX_HOPS);
                    default ->
                            code.isPresent()
                                    ? Message.of("trace.stopped", name)
                                    : Message.of("trace.deliver", name, destination);
                };
        return plain(step, result, code, text);
    }
}
