package dev.peerscape.core.edit;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// VPCs that a transit gateway joins in the place of peerings between them (C.5): a gateway with
/// one table, which all of them are associated with and tell their blocks to, and the rows of their
/// tables turned to it.
///
/// @param vpcs the VPCs, the one whose account has the gateway first
/// @param over the peerings that packets are to go over no longer
public record Hub(List<Vpc> vpcs, Set<ResourceId> over) {
    public Hub {
        vpcs = List.copyOf(vpcs);
        over = Set.copyOf(over);
    }

    /// {@return whether a transit gateway can serve them: one Region, subnets to stand in, and no
    /// overlap}
    public boolean isPossible() {
        for (int i = 0; i < vpcs.size(); i++) {
            var vpc = vpcs.get(i);
            if (vpc.subnets().isEmpty()
                    || vpcs.subList(0, i).stream().anyMatch(it -> !mayStandBeside(it, vpc))) {
                return false;
            }
        }
        return true;
    }

    /// {@return whether two VPCs can be attached to the same gateway: of one Region, without a
    /// block in common}
    public static boolean mayStandBeside(Vpc a, Vpc b) {
        return a.region().equals(b.region())
                && a.cidrs().stream()
                        .noneMatch(block -> b.cidrs().stream().anyMatch(block::overlaps));
    }

    /// {@return the gateway with an attachment for each VPC, in every zone of it}
    ///
    /// @param attachment gives ids for attachments
    public TransitGateway gateway(ResourceId id, Supplier<ResourceId> attachment) {
        var home = vpcs.getFirst();
        // Rules that name groups of the other VPCs go on working.
        var gateway =
                TransitGateway.create(id, "", home.account(), home.region())
                        .withOptions(TransitGateway.USUAL_ASN, true, true);
        for (var vpc : vpcs) {
            var zones = new HashMap<String, ResourceId>();
            vpc.subnets().values().forEach(it -> zones.putIfAbsent(it.zone(), it.id()));
            var to =
                    new To.ToVpc(
                            vpc.id(),
                            zones.values().stream().sorted().toList(),
                            false,
                            vpc.cidrs().stream().anyMatch(Cidr::isV6),
                            true);
            gateway = gateway.with(gateway.attachment(attachment.get(), "", to));
        }
        return gateway;
    }

    /// {@return what turns the rows over those peerings to the gateway; those that share their
    /// block with another row stay, as nobody knows which of the two counts}
    public List<Edit> turned(ResourceId gateway) {
        var edits = new ArrayList<Edit>();
        for (var vpc : vpcs) {
            for (var table : vpc.routeTables().values()) {
                for (var row : table.routes()) {
                    boolean alone =
                            table.routes().stream()
                                            .filter(it ->
                                                    it.destination().equals(row.destination()))
                                            .count()
                                    == 1;
                    if (alone && leads(row)) {
                        var turned =
                                Route.to(row.destination(), new Target.ToTransitGateway(gateway));
                        edits.add(new Edit.ReplaceRoute(table.id(), row, turned));
                    }
                }
            }
        }
        return edits;
    }

    /// {@return whether a row leads over one of the peerings}
    public boolean leads(Route row) {
        return row.target() instanceof Target.ToPeering(var id) && over.contains(id);
    }
}
