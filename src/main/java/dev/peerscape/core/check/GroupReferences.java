package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// V21: a rule of a security group refers to a group that it cannot match: in another Region, an
/// error; deleted, or in a VPC with no active peering to this one, stale (A.7, case N10). A transit
/// gateway with the option on joins groups as well (C.5). A rule that is stale for want of a
/// peering matches again once the two VPCs are peered again.
final class GroupReferences extends Rule {
    GroupReferences() {
        super(
                "V21",
                Severity.ERROR,
                "Amazon VPC Peering Guide, Update your security groups to reference peer groups");
    }

    @Override
    void ofNeighbourhood(Facts facts, View view, Report report) {
        var vpc = facts.vpc();
        for (var group : vpc.securityGroups().values()) {
            for (var peer : peers(group)) {
                switch (peer) {
                    case SecurityRule.Peer.GoneGroup(var id) ->
                            report.add(
                                    this,
                                    Severity.WARNING,
                                    Message.of("check.V21.gone", group.label(), id.value()),
                                    List.of(group.id(), vpc.id()),
                                    List.of(dropped(vpc, group, peer, id.value())));
                    case SecurityRule.Peer.Group(var id) -> {
                        if (!vpc.securityGroups().containsKey(id)) {
                            view.topology()
                                    .vpcOf(id)
                                    .ifPresent(
                                            it -> across(vpc, group, peer, id, it, view, report));
                        }
                    }
                    case SecurityRule.Peer.Block _, SecurityRule.Peer.Listed _ -> {}
                }
            }
        }
    }

    private static Set<SecurityRule.Peer> peers(SecurityGroup group) {
        var peers = new LinkedHashSet<SecurityRule.Peer>();
        for (var rules : List.of(group.ingress(), group.egress())) {
            for (var rule : rules) {
                if (!(rule.peer() instanceof SecurityRule.Peer.Block)) {
                    peers.add(rule.peer());
                }
            }
        }
        return peers;
    }

    private void across(
            Vpc vpc,
            SecurityGroup group,
            SecurityRule.Peer peer,
            ResourceId id,
            Vpc owner,
            View view,
            Report report) {
        boolean sameRegion = vpc.region().equals(owner.region());
        var peering = view.living(vpc.id(), owner.id());
        boolean active =
                view.activePeeringsOf(vpc.id()).stream().anyMatch(it -> it.joins(owner.id()));
        if (sameRegion
                && (active || view.attachments().isReferableByTransit(vpc.id(), owner.id()))) {
            return;
        }
        var fixes = new ArrayList<Fix>();
        if (sameRegion) {
            peering.filter(view::isAcceptable).map(GroupReferences::accepted).ifPresent(fixes::add);
        }
        fixes.add(byBlocks(vpc, group, peer, owner, view.label(id)));
        fixes.add(dropped(vpc, group, peer, view.label(id)));
        report.add(
                this,
                sameRegion ? Severity.WARNING : Severity.ERROR,
                sameRegion
                        ? Message.of(
                                "check.V21.stale",
                                group.label(),
                                view.label(id),
                                owner.label(),
                                vpc.label())
                        : Message.of(
                                "check.V21.region",
                                group.label(),
                                view.label(id),
                                owner.label(),
                                owner.region().code(),
                                vpc.region().code()),
                List.of(group.id(), id, vpc.id()),
                fixes);
    }

    private static Fix accepted(Peering peering) {
        return Mend.by(
                Message.of("check.fix-accept", peering.label()),
                new Edit.AcceptPeering(Actor.ANYONE, peering.id()));
    }

    /// The rule for the other VPC's blocks instead: what AWS advises across Regions.
    private static Fix byBlocks(
            Vpc vpc, SecurityGroup group, SecurityRule.Peer peer, Vpc owner, String name) {
        var mended =
                group.withIngress(spread(group.ingress(), peer, Optional.of(owner)))
                        .withEgress(spread(group.egress(), peer, Optional.of(owner)));
        return Mend.by(
                Message.of(
                        "check.fix-group-to-blocks",
                        group.label(),
                        name,
                        owner.label(),
                        String.join(", ", owner.cidrs().stream().map(Object::toString).toList())),
                new Edit.PutSecurityGroup(vpc.id(), mended));
    }

    private static Fix dropped(Vpc vpc, SecurityGroup group, SecurityRule.Peer peer, String name) {
        var mended =
                group.withIngress(spread(group.ingress(), peer, Optional.empty()))
                        .withEgress(spread(group.egress(), peer, Optional.empty()));
        return Mend.by(
                Message.of("check.fix-drop-group-rule", group.label(), name),
                new Edit.PutSecurityGroup(vpc.id(), mended));
    }

    private static List<SecurityRule> spread(
            List<SecurityRule> rules, SecurityRule.Peer peer, Optional<Vpc> owner) {
        var result = new LinkedHashSet<SecurityRule>();
        for (var rule : rules) {
            if (!rule.peer().equals(peer)) {
                result.add(rule);
                continue;
            }
            for (var block : owner.map(Vpc::cidrs).orElse(List.of())) {
                result.add(
                        new SecurityRule(
                                rule.match(),
                                new SecurityRule.Peer.Block(block),
                                rule.description()));
            }
        }
        return List.copyOf(result);
    }
}
