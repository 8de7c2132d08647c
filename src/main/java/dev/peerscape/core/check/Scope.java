package dev.peerscape.core.check;

import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;

/// A part of a document that rules look at by itself.
sealed interface Scope {
    /// A VPC alone.
    record OfVpc(ResourceId vpc) implements Scope {}

    /// A VPC with its peerings and those it is peered with.
    record OfNeighbourhood(ResourceId vpc) implements Scope {}

    /// A peering with its VPCs.
    record OfPeering(ResourceId peering) implements Scope {}

    /// A transit gateway with the VPCs attached to it.
    record OfTransitGateway(ResourceId gateway) implements Scope {}

    /// A VPC and its peers, by how much they hold.
    record OfPeers(ResourceId vpc) implements Scope {}

    /// Transit gateways and what is on premises: there are few, and all have to do with each other.
    record OfBackbone() implements Scope {}

    /// An account in a Region.
    record OfPlace(Place place) implements Scope {}

    /// Asks every rule about this scope; nothing is found where it is no longer there.
    default List<Finding> check(View view, Index index) {
        var report = new Report(view.standards().policy());
        switch (this) {
            case OfVpc(var id) ->
                    index.of(id)
                            .ifPresent(it ->
                                    Rules.ALL.forEach(rule -> rule.ofVpc(it.vpc(), view, report)));
            case OfNeighbourhood(var id) ->
                    index.of(id)
                            .ifPresent(it ->
                                    Rules.ALL.forEach(
                                            rule -> rule.ofNeighbourhood(it, view, report)));
            case OfPeering(var id) ->
                    view.peering(id)
                            .ifPresent(it ->
                                    Rules.ALL.forEach(rule -> rule.ofPeering(it, view, report)));
            case OfTransitGateway(var id) ->
                    Optional.ofNullable(view.topology().transitGateways().get(id))
                            .ifPresent(it ->
                                    Rules.ALL.forEach(
                                            rule -> rule.ofTransitGateway(it, view, report)));
            case OfPeers(var id) ->
                    index.of(id)
                            .ifPresent(it ->
                                    Rules.ALL.forEach(rule -> rule.ofPeers(it, view, report)));
            case OfBackbone() -> Rules.ALL.forEach(rule -> rule.ofBackbone(view, report));
            case OfPlace(var place) -> {
                var tally = index.tally(place);
                if (!tally.vpcs().isEmpty()) {
                    Rules.ALL.forEach(rule -> rule.ofPlace(place, tally, view, report));
                }
            }
        }
        return report.findings();
    }
}
