package dev.peerscape.core.check;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The part of V18 about replies: a VPC routes the block of another one to the transit gateway, and
/// that one routes to the gateway too, but nothing for the first one's blocks.
///
/// Only rows for a block of the other VPC, or a part of one, count: who routes everything to the
/// gateway may mean anything by it.
final class TransitReturns {
    private final TransitRoutes rule;
    private final TransitGateway gateway;
    private final View view;

    /// What each VPC sends to the gateway.
    private final Map<Vpc, List<Cidr>> sent = new LinkedHashMap<>();

    /// The blocks of attached VPCs by where they begin.
    private final TreeMap<Ip, Block> blocks = new TreeMap<>();

    private record Block(Cidr cidr, Vpc vpc) {}

    TransitReturns(TransitRoutes rule, TransitGateway gateway, View view) {
        this.rule = rule;
        this.gateway = gateway;
        this.view = view;
        for (var attachment : gateway.attachments().values()) {
            if (attachment.to() instanceof To.ToVpc to && attachment.available()) {
                view.facts(to.vpc()).ifPresent(this::add);
            }
        }
    }

    private void add(Facts facts) {
        var vpc = facts.vpc();
        vpc.cidrs().forEach(it -> blocks.putIfAbsent(it.base(), new Block(it, vpc)));
        var target = new Target.ToTransitGateway(gateway.id());
        Set<Cidr> rows = new LinkedHashSet<>();
        for (var row : facts.otherRows()) {
            if (row.target().equals(target)) {
                rows.add(row.destination());
            }
        }
        for (var table : vpc.routeTables().values()) {
            for (var row : table.listRoutes()) {
                if (row.target().equals(target)) {
                    rows.addAll(view.entries(row.list()));
                }
            }
        }
        if (!rows.isEmpty()) {
            sent.put(vpc, List.copyOf(rows));
        }
    }

    void check(Report report) {
        Map<Vpc, Set<Vpc>> unanswered = new LinkedHashMap<>();
        sent.forEach((sender, rows) -> {
            for (var row : rows) {
                var held = blocks.floorEntry(row.base());
                if (held == null || !held.getValue().cidr().contains(row)) {
                    continue;
                }
                var receiver = held.getValue().vpc();
                if (receiver != sender && sent.containsKey(receiver)) {
                    if (!answers(receiver, sender, row.isV6())) {
                        unanswered
                                .computeIfAbsent(receiver, _ -> new LinkedHashSet<>())
                                .add(sender);
                    }
                }
            }
        });
        unanswered.forEach((receiver, senders) -> tell(receiver, senders, report));
    }

    private boolean answers(Vpc receiver, Vpc sender, boolean v6) {
        var rows = sent.getOrDefault(receiver, List.of());
        for (var block : sender.cidrs()) {
            if (block.isV6() == v6 && View.overlap(rows, block)) {
                return true;
            }
        }
        return false;
    }

    private void tell(Vpc receiver, Set<Vpc> senders, Report report) {
        var tables = RouteWork.tablesInUse(receiver);
        var target = new Target.ToTransitGateway(gateway.id());
        var edits = new ArrayList<Edit>();
        for (var table : tables) {
            for (var sender : senders) {
                for (var block : sender.cidrs()) {
                    boolean there =
                            table.routes().stream().anyMatch(it -> it.destination().equals(block));
                    if (!there && RoutesInsideLocal.mayBeWritten(receiver, block)) {
                        edits.add(new Edit.AddRoute(table.id(), Route.to(block, target)));
                    }
                }
            }
        }
        var names = senders.stream().map(Resource::label).collect(Collectors.joining(", "));
        var subjects = new ArrayList<ResourceId>(List.of(receiver.id(), gateway.id()));
        senders.forEach(it -> subjects.add(it.id()));
        var tableNames = tables.stream().map(Resource::label).collect(Collectors.joining(", "));
        report.add(
                rule,
                Message.of("check.V18.no-return", names, receiver.label(), gateway.label()),
                subjects,
                edits.isEmpty()
                        ? List.of()
                        : List.of(
                                Mend.by(
                                        Message.of(
                                                "check.fix-route-transit",
                                                gateway.label(),
                                                tableNames),
                                        edits)));
    }
}
