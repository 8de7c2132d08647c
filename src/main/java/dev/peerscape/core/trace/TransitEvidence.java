package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.TransitRow;
import dev.peerscape.core.network.TransitTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment.To;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a transit gateway decided, with the rows that lost.
final class TransitEvidence {
    private final Network network;

    TransitEvidence(Network network) {
        this.network = network;
    }

    /// {@return the component that a drop names: the table that was asked, else the attachment}
    static ResourceId component(TransitTables gateway, int attachment, int table) {
        return table >= 0 ? gateway.table(table).id() : gateway.attachment(attachment).id();
    }

    Decision decision(
            Decision.Result result,
            Optional<Code> code,
            TransitTables gateway,
            int attachment,
            int table,
            int row,
            Header header) {
        var destination = header.destination();
        var from = gateway.attachment(attachment);
        var text =
                code.map(it -> drop(it, gateway, attachment, table, row, header))
                        .orElseGet(() ->
                                Message.of(
                                        "trace.transit",
                                        gateway.gateway().label(),
                                        from.label(),
                                        gateway.table(table).label(),
                                        destination.toString(),
                                        gateway.rows(table).get(row).text(),
                                        far(gateway, gateway.rowAttachment(table, row))));
        return new Decision(
                Decision.Step.TRANSIT_GATEWAY,
                table < 0 ? Optional.empty() : Optional.of(gateway.table(table).id()),
                row < 0 ? Optional.empty() : Optional.of(gateway.rows(table).get(row).text()),
                result,
                code,
                table < 0 ? List.of() : beaten(gateway.rows(table), row, destination),
                text);
    }

    private Message drop(
            Code code, TransitTables gateway, int attachment, int table, int row, Header header) {
        var name = gateway.gateway().label();
        var from = gateway.attachment(attachment).label();
        var destination = header.destination().toString();
        return switch (code) {
            case TGW_ROUTE_AZ_RESTRICTION ->
                    Message.of("trace.transit-zone", from, far(gateway, attachment));
            case TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION ->
                    Message.of("trace.transit-unassociated", from, name, destination);
            case TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT ->
                    Message.of(
                            "trace.transit-no-route",
                            gateway.table(table).label(),
                            name,
                            destination);
            case TGW_RTB_BAD_STATE_ROUTE ->
                    Message.of(
                            "trace.transit-blackhole",
                            gateway.table(table).label(),
                            destination,
                            gateway.rows(table).get(row).text());
            case NO_POSSIBLE_DESTINATION ->
                    Message.of(
                            "trace.transit-elsewhere",
                            name,
                            destination,
                            far(gateway, gateway.rowAttachment(table, row)));
            case PROTOCOL_RESTRICTION -> Message.of("trace.transit-family", from, destination);
            case TGW_BAD_STATE_VPN ->
                    Message.of(
                            "trace.transit-vpn-down",
                            gateway.table(table).label(),
                            destination,
                            gateway.rows(table).get(row).text(),
                            far(gateway, gateway.rowAttachment(table, row)));
            default -> Message.of("trace.transit-attachment", from, far(gateway, attachment));
        };
    }

    /// {@return what is at the far end of an attachment}
    private String far(TransitTables gateway, int attachment) {
        if (attachment < 0) {
            return "blackhole";
        }
        return switch (gateway.attachment(attachment).to()) {
            case To.ToVpc to -> label(to.vpc());
            case To.ToTransitGateway to -> label(to.gateway());
            case To.ToVpn(var id) -> label(id);
            case To.ToDxGateway(var id) -> label(id);
            case To.Elsewhere it -> it.what() + " " + it.resource();
        };
    }

    private String label(ResourceId id) {
        return network.topology().find(id).map(Resource::label).orElse(id.value());
    }

    private static List<Decision.Beaten> beaten(List<TransitRow> rows, int won, Ip destination) {
        var beaten = new ArrayList<Decision.Beaten>();
        var order =
                Comparator.comparingInt((Integer i) -> -rows.get(i).destination().length())
                        .thenComparing(i -> i);
        var others = new ArrayList<Integer>();
        for (int i = 0; i < rows.size(); i++) {
            if (i != won) {
                others.add(i);
            }
        }
        others.sort(order);
        for (int i : others) {
            var row = rows.get(i);
            if (won < 0) {
                beaten.add(
                        Decision.Beaten.of(
                                row.text(),
                                destination,
                                row.destination(),
                                Code.TGW_RTB_CANNOT_ROUTE));
            } else if (row.destination().contains(destination)) {
                var winner = rows.get(won);
                beaten.add(
                        new Decision.Beaten(
                                row.text(),
                                winner.beats(row),
                                Optional.of(
                                        row.destination().length() < winner.destination().length()
                                                ? Code.TGW_RTB_MORE_SPECIFIC_ROUTE
                                                : Code.TGW_RTB_HIGHER_PRIORITY_ROUTE)));
            }
        }
        return beaten;
    }
}
