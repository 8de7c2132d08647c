package dev.peerscape.core.trace;

import dev.peerscape.core.network.DxGatewayTables;
import dev.peerscape.core.network.HybridRow;
import dev.peerscape.core.network.HybridTables;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.RouterTable;
import dev.peerscape.core.network.SiteLine;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface.Type;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the routers outside of VPCs decided, with the rows that lost: virtual private gateways,
/// connections, Direct Connect gateways and sites.
final class HybridEvidence {
    private final Network network;
    private final HybridTables hybrid;

    HybridEvidence(Network network) {
        this.network = network;
        hybrid = network.hybrid();
    }

    /// Whether an event of the tape is for this to tell.
    static boolean tells(int operation) {
        return operation >= Tape.VPN_GATEWAY_OUT && operation <= Tape.DOWN;
    }

    /// {@return the component that a drop names, where that is not the hop}
    Optional<ResourceId> component(int operation, int line) {
        return operation == Tape.DOWN ? Optional.of(hybrid.line(line).id()) : Optional.empty();
    }

    Decision decision(
            int operation,
            Decision.Result result,
            Optional<Code> code,
            int a,
            int b,
            int c,
            int d,
            Header header) {
        return switch (operation) {
            case Tape.VPN_GATEWAY_OUT -> out(result, code, network.tables(a), b, c, header);
            case Tape.VPN_GATEWAY_IN -> in(result, code, network.tables(a), b, d, header);
            case Tape.LINE -> line(result, code, hybrid.line(a), b == 1, c == 1, header);
            case Tape.SITE_SEND ->
                    plain(
                            Decision.Step.SEND,
                            result,
                            code,
                            Message.of(
                                    "trace.send",
                                    who(a, b),
                                    Packets.of(header),
                                    header.source().toString(),
                                    header.destination().toString()));
            case Tape.SITE_ROUTE -> siteRoute(result, code, a, b == 1, c, d, header);
            case Tape.SITE_DELIVER ->
                    plain(
                            Decision.Step.DELIVER,
                            result,
                            code,
                            Message.of(
                                    "trace.deliver", who(a, b), header.destination().toString()));
            case Tape.DIRECT -> direct(result, code, hybrid.direct(a), b, c, header);
            case Tape.PUBLIC_WAY ->
                    routed(
                            Decision.Step.ROUTE,
                            hybrid.line(a).id(),
                            hybrid.publicWays(),
                            b,
                            result,
                            code,
                            header,
                            Message.of(
                                    "trace.public-way",
                                    header.destination().toString(),
                                    hybrid.publicWays().row(b).text(),
                                    hybrid.site(hybrid.line(a).site()).label()));
            default -> down(result, code, c, a, b, hybrid.line(d), header);
        };
    }

    private static Decision plain(
            Decision.Step step, Decision.Result result, Optional<Code> code, Message text) {
        return new Decision(
                step, Optional.empty(), Optional.empty(), result, code, List.of(), text);
    }

    private String label(ResourceId id) {
        return network.topology().find(id).map(Resource::label).orElse(id.value());
    }

    private String who(int site, int host) {
        var it = hybrid.site(site);
        return host < 0 ? it.label() : it.hosts().get(host).label();
    }

    // ---- tables

    private static Decision routed(
            Decision.Step step,
            ResourceId router,
            RouterTable table,
            int row,
            Decision.Result result,
            Optional<Code> code,
            Header header,
            Message text) {
        return new Decision(
                step,
                Optional.of(router),
                row < 0 ? Optional.empty() : Optional.of(table.row(row).text()),
                result,
                code,
                beaten(table, row, header),
                text);
    }

    private static List<Decision.Beaten> beaten(RouterTable table, int won, Header header) {
        var destination = header.destination();
        var beaten = new ArrayList<Decision.Beaten>();
        var others = new ArrayList<HybridRow>();
        for (int i = 0; i < table.rows().size(); i++) {
            if (i != won && (won < 0 || table.row(i).destination().contains(destination))) {
                others.add(table.row(i));
            }
        }
        others.sort(Comparator.comparingInt(it -> -it.destination().length()));
        for (var row : others) {
            beaten.add(
                    won < 0
                            ? Decision.Beaten.of(row.text(), destination, row.destination())
                            : new Decision.Beaten(
                                    row.text(),
                                    table.row(won).beats(row),
                                    Optional.of(
                                            row.destination().length()
                                                            < table.row(won).destination().length()
                                                    ? Code.MORE_SPECIFIC_ROUTE
                                                    : Code.HIGHER_PRIORITY_ROUTE)));
        }
        for (var row : table.down()) {
            if (row.destination().contains(destination)) {
                beaten.add(
                        new Decision.Beaten(
                                row.text(),
                                Message.of(
                                        "trace.lost-down",
                                        row.over().map(ResourceId::value).orElse(""))));
            }
        }
        return beaten;
    }

    // ---- virtual private gateways

    private Decision out(
            Decision.Result result,
            Optional<Code> code,
            VpcTables vpc,
            int gateway,
            int row,
            Header header) {
        var it = vpc.vpnGateway(gateway);
        var destination = header.destination().toString();
        if (code.filter(Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS::equals).isPresent()) {
            return plain(
                    Decision.Step.VPN_GATEWAY,
                    result,
                    code,
                    Message.of(
                            "trace.vgw-source",
                            it.label(),
                            header.source().toString(),
                            vpc.vpc().label()));
        }
        var table = hybrid.vpnGateway(it.id());
        return routed(
                Decision.Step.VPN_GATEWAY,
                it.id(),
                table,
                row,
                result,
                code,
                header,
                row < 0
                        ? Message.of("trace.vgw-no-route", it.label(), destination)
                        : Message.of(
                                "trace.vgw-out", it.label(), destination, table.row(row).text()));
    }

    private Decision in(
            Decision.Result result,
            Optional<Code> code,
            VpcTables vpc,
            int gateway,
            int row,
            Header header) {
        var it = vpc.vpnGateway(gateway);
        var destination = header.destination().toString();
        if (row >= 0) {
            var table = hybrid.vpnGateway(it.id());
            return routed(
                    Decision.Step.VPN_GATEWAY,
                    it.id(),
                    table,
                    row,
                    result,
                    code,
                    header,
                    Message.of("trace.vgw-hub", it.label(), destination, table.row(row).text()));
        }
        var text =
                code.isEmpty()
                        ? Message.of("trace.vgw-in", it.label(), destination, vpc.vpc().label())
                        : code.get() == Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC
                                ? Message.of(
                                        "trace.vgw-spoofed",
                                        it.label(),
                                        header.source().toString(),
                                        vpc.vpc().label())
                                : Message.of(
                                        "trace.vgw-nobody",
                                        it.label(),
                                        destination,
                                        vpc.vpc().label());
        return plain(Decision.Step.VPN_GATEWAY, result, code, text);
    }

    // ---- connections

    private Decision line(
            Decision.Result result,
            Optional<Code> code,
            SiteLine line,
            boolean toSite,
            boolean assumed,
            Header header) {
        var step = line.isVpn() ? Decision.Step.VPN : Decision.Step.VIRTUAL_INTERFACE;
        var name = label(line.id());
        var far =
                toSite
                        ? line.site() < 0 ? "" : hybrid.site(line.site()).label()
                        : line.gateway().map(this::label).orElse("AWS");
        if (code.isEmpty()) {
            return plain(
                    step,
                    result,
                    code,
                    Message.of(assumed ? "trace.line-assumed" : "trace.line", name, far));
        }
        var text =
                switch (code.get()) {
                    case BAD_STATE_VPN -> Message.of("trace.vpn-down", name);
                    case BAD_STATE -> Message.of("trace.vif-down", name);
                    case PROTOCOL_RESTRICTION ->
                            Message.of(
                                    "trace.line-family",
                                    name,
                                    header.destination().isV6() ? "IPv6" : "IPv4",
                                    header.destination().toString());
                    case GATEWAY_REJECTS_SPOOFED_TRAFFIC ->
                            Message.of("trace.vif-spoofed", name, header.source().toString());
                    case NO_POSSIBLE_DESTINATION ->
                            Message.of(
                                    toSite ? "trace.line-no-site" : "trace.vif-not-aws",
                                    name,
                                    header.destination().toString());
                    default -> Message.of("trace.line-open", name, header.destination().toString());
                };
        return plain(step, result, code, text);
    }

    // ---- sites and Direct Connect gateways

    private Decision siteRoute(
            Decision.Result result,
            Optional<Code> code,
            int site,
            boolean aws,
            int row,
            int line,
            Header header) {
        var it = hybrid.site(site);
        var table = hybrid.router(site);
        var destination = header.destination().toString();
        Message text;
        if (row < 0 && line >= 0) {
            text =
                    Message.of(
                            aws ? "trace.site-aws" : "trace.site-via",
                            it.label(),
                            destination,
                            label(hybrid.line(line).id()));
            return plain(Decision.Step.ROUTE, result, code, text);
        }
        text =
                row < 0
                        ? Message.of("trace.site-no-route", it.label(), destination)
                        : Message.of(
                                code.isPresent() ? "trace.site-blackhole" : "trace.site-route",
                                it.label(),
                                destination,
                                table.row(row).text());
        return routed(Decision.Step.ROUTE, it.id(), table, row, result, code, header, text);
    }

    private Decision direct(
            Decision.Result result,
            Optional<Code> code,
            DxGatewayTables gateway,
            int which,
            int row,
            Header header) {
        var table = table(gateway, which);
        var name = gateway.gateway().label();
        var destination = header.destination().toString();
        var text =
                code.isEmpty()
                        ? Message.of("trace.dx", name, destination, table.row(row).text())
                        : row < 0
                                ? Message.of("trace.dx-no-route", name, destination)
                                : Message.of(
                                        "trace.dx-between",
                                        name,
                                        destination,
                                        table.row(row).text());
        return routed(
                Decision.Step.DX_GATEWAY,
                gateway.gateway().id(),
                table,
                row,
                result,
                code,
                header,
                text);
    }

    private static RouterTable table(DxGatewayTables gateway, int which) {
        if (which == Tape.ACROSS) {
            return gateway.across();
        }
        var type = which >= 2 ? Type.TRANSIT : Type.PRIVATE;
        return (which & 1) == 1 ? gateway.out(type) : gateway.in(type);
    }

    /// A row that is not used because its connection is down, where no other holds the address.
    private Decision down(
            Decision.Result result,
            Optional<Code> code,
            int operation,
            int a,
            int b,
            SiteLine line,
            Header header) {
        record Router(Decision.Step step, ResourceId id, RouterTable table) {}
        var router =
                switch (operation) {
                    case Tape.VPN_GATEWAY_OUT -> {
                        var id = network.tables(a).vpnGateway(b).id();
                        yield new Router(Decision.Step.VPN_GATEWAY, id, hybrid.vpnGateway(id));
                    }
                    case Tape.DIRECT ->
                            new Router(
                                    Decision.Step.DX_GATEWAY,
                                    hybrid.direct(a).gateway().id(),
                                    table(hybrid.direct(a), b));
                    default ->
                            new Router(Decision.Step.ROUTE, hybrid.site(a).id(), hybrid.router(a));
                };
        return routed(
                router.step(),
                router.id(),
                router.table(),
                -1,
                result,
                code,
                header,
                Message.of(
                        "trace.down",
                        label(router.id()),
                        header.destination().toString(),
                        label(line.id())));
    }
}
