package dev.peerscape.editor.peering;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What accepting a peering can bring along: for each route table of both sides a row to each block
/// of the other. A peering without routes carries nothing (A.6), which is what people forget most.
///
/// @param rows the requester's tables first, each table's rows together
public record PeeringPlan(Peering peering, List<Row> rows) {

    public PeeringPlan {
        rows = List.copyOf(rows);
    }

    /// A route that could be added.
    ///
    /// @param vpc the side whose table it is
    /// @param table the table
    /// @param destination a block of the other side
    /// @param subnets how many subnets the table serves; none means that the route would do nothing
    /// @param present the row of that destination that the table has already
    public record Row(
            Vpc vpc, RouteTable table, Cidr destination, int subnets, Optional<Route> present) {

        /// {@return whether to propose it: the table serves a subnet, and no living row is in the
        /// way}
        public boolean isSuggested() {
            return subnets > 0
                    && present.map(row -> row.target() instanceof Target.Gone).orElse(true);
        }
    }

    /// {@return the plan for a peering in whatever state}
    public static PeeringPlan of(Topology topology, Peering peering) {
        var rows = new ArrayList<Row>();
        for (var side : List.of(peering.requester(), peering.accepter())) {
            var far = blocks(topology, peering.across(side.vpc()));
            topology.vpc(side.vpc()).ifPresent(vpc -> addRows(rows, vpc, far, peering.id()));
        }
        return new PeeringPlan(peering, rows);
    }

    private static void addRows(List<Row> rows, Vpc vpc, List<Cidr> far, ResourceId peering) {
        for (var table : vpc.routeTables().values()) {
            int subnets = vpc.subnetsOf(table.id()).size();
            for (var destination : far) {
                var present =
                        table.routes().stream()
                                .filter(row -> row.destination().equals(destination))
                                .findFirst();
                boolean there =
                        present.isPresent()
                                && present.get().target().equals(new Target.ToPeering(peering));
                if (!there) {
                    rows.add(new Row(vpc, table, destination, subnets, present));
                }
            }
        }
    }

    /// {@return the blocks of a side, as far as they are known}
    public static List<Cidr> blocks(Topology topology, Peering.Side side) {
        return topology.vpc(side.vpc()).map(Vpc::cidrs).orElse(side.cidrs());
    }

    /// {@return one edit that accepts the request and adds the chosen routes}
    public Edit accept(Actor actor, List<Row> chosen) {
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.AcceptPeering(actor, peering.id()));
        edits.addAll(routes(chosen));
        return new Edit.Batch(
                Message.of("peering.step-accept", peering.label(), chosen.size()), edits);
    }

    /// {@return the edits that add the chosen routes}
    public List<Edit> routes(List<Row> chosen) {
        return chosen.stream().map(this::edit).toList();
    }

    private Edit edit(Row row) {
        var route = Route.to(row.destination(), new Target.ToPeering(peering.id()));
        return row.present()
                .<Edit>map(old -> new Edit.ReplaceRoute(row.table().id(), old, route))
                .orElseGet(() -> new Edit.AddRoute(row.table().id(), route));
    }

    /// Two blocks that share addresses, one of each VPC.
    public record Overlap(Cidr requester, Cidr accepter) {}

    /// {@return every pair of blocks that overlaps (A.3), IPv4 and IPv6}
    public static List<Overlap> overlaps(List<Cidr> requester, List<Cidr> accepter) {
        var found = new ArrayList<Overlap>();
        for (var a : requester) {
            for (var b : accepter) {
                if (a.overlaps(b)) {
                    found.add(new Overlap(a, b));
                }
            }
        }
        return found;
    }
}
