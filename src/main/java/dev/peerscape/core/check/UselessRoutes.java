package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// V12: a row sends to a peering what the VPC at its other end does not have. A peering carries
/// only what begins or ends in the two VPCs it joins: no way through to a third VPC (U4), none to
/// the far VPC's gateways (U5 to U9).
final class UselessRoutes extends Rule {
    static final String ID = "V12";

    UselessRoutes() {
        super(
                ID,
                Severity.WARNING,
                "Amazon VPC Peering Guide, VPC peering basics: unsupported configurations");
    }

    @Override
    void ofNeighbourhood(Facts facts, View view, Report report) {
        facts.peeringRows()
                .forEach((id, rows) ->
                        view.peering(id)
                                .filter(it -> it.joins(facts.id()) && isUsed(it))
                                .ifPresent(it ->
                                        rows.forEach(row -> check(facts, it, row, view, report))));
    }

    private static boolean isUsed(Peering peering) {
        return peering.isLiving() && !peering.isLoop();
    }

    private void check(Facts facts, Peering peering, Row row, View view, Report report) {
        var vpc = facts.vpc();
        var far = peering.across(vpc.id());
        var blocks = view.blocksOf(far);
        boolean everything = row.destination().length() == 0;
        if (blocks.isEmpty() || !everything && View.overlap(blocks, row.destination())) {
            return;
        }
        var behind =
                view.mesh()
                        .behind(vpc.id(), peering, row.destination())
                        .flatMap(view::facts)
                        .map(Facts::vpc);
        var known = String.join(", ", blocks.stream().map(Cidr::toString).toList());
        var destination = row.destination().toString();
        var farName = view.label(far.vpc());
        var text =
                behind.map(it ->
                                Message.of(
                                        "check.V12.transit",
                                        row.table().label(),
                                        destination,
                                        peering.label(),
                                        farName,
                                        it.label()))
                        .orElseGet(() ->
                                Message.of(
                                        everything ? "check.V12.edge" : "check.V12.outside",
                                        row.table().label(),
                                        destination,
                                        peering.label(),
                                        farName,
                                        known));
        var subjects = new ArrayList<>(List.of(row.tableId(), peering.id(), vpc.id()));
        behind.ifPresent(it -> subjects.add(it.id()));
        report.add(this, text, subjects, fixes(vpc, peering, row, behind, view));
    }

    private static List<Fix> fixes(
            Vpc vpc, Peering peering, Row row, Optional<Vpc> behind, View view) {
        var fixes = new ArrayList<Fix>();
        boolean free = row.isAlone() && RoutesInsideLocal.mayBeWritten(vpc, row.destination());
        if (free) {
            RouteWork.otherWay(vpc, row.destination(), Optional.of(peering.id()), view)
                    .ifPresent(it ->
                            fixes.add(
                                    Mend.by(
                                            Message.of(
                                                    "check.fix-retarget",
                                                    row.destination().toString(),
                                                    row.table().label(),
                                                    it.label()),
                                            row.retarget(new Target.ToPeering(it.id())))));
            behind.filter(it -> view.canPeer(vpc, it))
                    .ifPresent(it -> fixes.add(direct(vpc, it, row, view)));
        }
        narrowed(vpc, peering, row, view).ifPresent(fixes::add);
        fixes.add(
                Mend.by(
                        Message.of(
                                "check.fix-remove-route",
                                row.destination().toString(),
                                peering.label(),
                                row.table().label()),
                        row.removal()));
        return fixes;
    }

    /// A peering of the two VPCs themselves, accepted, with routes on both sides.
    private static Fix direct(Vpc vpc, Vpc behind, Row row, View view) {
        var fresh = view.freshId(Kind.PEERING, vpc.id(), behind.id());
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.RequestPeering(Actor.ANYONE, fresh, "", vpc.id(), behind.id()));
        edits.add(new Edit.AcceptPeering(Actor.ANYONE, fresh));
        edits.addAll(row.retarget(new Target.ToPeering(fresh)));
        edits.addAll(RouteWork.towards(behind, fresh, vpc.cidrs(), view).edits());
        return Mend.by(Message.of("check.fix-direct-peering", vpc.label(), behind.label()), edits);
    }

    /// The row for what the far VPC does have, where the table has none yet.
    private static Optional<Fix> narrowed(Vpc vpc, Peering peering, Row row, View view) {
        var wanted =
                view.blocksOf(peering.across(vpc.id())).stream()
                        .filter(block ->
                                block.isV6() == row.destination().isV6()
                                        && RoutesInsideLocal.mayBeWritten(vpc, block)
                                        && row.table().routes().stream()
                                                .noneMatch(it -> it.destination().equals(block)))
                        .findFirst();
        boolean already =
                row.table().routes().stream()
                        .anyMatch(it ->
                                it.target().equals(row.target())
                                        && !it.equals(row.route())
                                        && view.blocksOf(peering.across(vpc.id())).stream()
                                                .anyMatch(it.destination()::overlaps));
        return wanted.filter(_ -> !already)
                .map(block ->
                        Mend.by(
                                Message.of(
                                        "check.fix-narrow-route",
                                        row.table().label(),
                                        row.destination().toString(),
                                        block.toString()),
                                row.replacement(Route.to(block, row.target()))));
    }
}
