package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.DxGatewayTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.DxGateway.Association;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// V20: the allowed prefixes of a Direct Connect gateway hide a VPC from the sites. For a virtual
/// private gateway they are a filter, and a block passes only by one that is equal to it or wider;
/// for a transit gateway they are all that sites are told (C.4).
final class AllowedPrefixes extends Rule {
    AllowedPrefixes() {
        super(
                "V20",
                Severity.WARNING,
                "AWS Direct Connect User Guide, Allowed prefixes interactions");
    }

    @Override
    void ofBackbone(View view, Report report) {
        for (var gateway : view.topology().hybrid().dxGateways().values()) {
            for (var association : gateway.associations()) {
                var transit = view.topology().transitGateways().get(association.gateway());
                if (transit != null) {
                    ofTransit(gateway, association, transit, view, report);
                } else {
                    view.topology()
                            .vpcOf(association.gateway())
                            .ifPresent(it -> ofVpc(gateway, association, it, view, report));
                }
            }
        }
    }

    private void ofVpc(
            DxGateway gateway, Association association, Vpc vpc, View view, Report report) {
        var hidden =
                vpc.cidrs().stream()
                        .filter(it -> !DxGatewayTables.isAllowed(association, it))
                        .toList();
        if (!hidden.isEmpty()) {
            told(gateway, association, vpc, hidden, "check.V20.filtered", view, report);
        }
    }

    /// Here a site may well be told a part of the block, or a supernet: only what it is told
    /// nothing of is hidden.
    private void ofTransit(
            DxGateway gateway,
            Association association,
            TransitGateway transit,
            View view,
            Report report) {
        var sending = sending(gateway, transit, view);
        for (var attachment : transit.attachments().values()) {
            if (!(attachment.to() instanceof To.ToVpc to)
                    || attachment.association().filter(sending::contains).isEmpty()) {
                continue;
            }
            var vpc = view.facts(to.vpc()).map(Facts::vpc);
            var hidden =
                    vpc.map(Vpc::cidrs).orElse(List.of()).stream()
                            .filter(it -> !covered(it, association.allowedPrefixes()))
                            .toList();
            if (vpc.isPresent() && !hidden.isEmpty()) {
                told(gateway, association, vpc.get(), hidden, "check.V20.untold", view, report);
            }
        }
    }

    /// The tables that lead to the Direct Connect gateway: a VPC that looks up another one is not
    /// meant to reach the sites.
    private static Set<ResourceId> sending(DxGateway gateway, TransitGateway transit, View view) {
        var found = new HashSet<ResourceId>();
        var tables = view.transit(transit.id()).orElseThrow();
        int attachment = tables.attachmentTo(gateway.id());
        if (attachment < 0) {
            return found;
        }
        var id = tables.attachment(attachment).id();
        for (int i = 0; i < transit.routeTables().size(); i++) {
            for (var row : tables.rows(i)) {
                if (row.to().filter(id::equals).isPresent()) {
                    found.add(tables.table(i).id());
                    break;
                }
            }
        }
        return found;
    }

    private static boolean covered(Cidr block, List<Cidr> prefixes) {
        return prefixes.stream().anyMatch(it -> it.contains(block));
    }

    private void told(
            DxGateway gateway,
            Association association,
            Vpc vpc,
            List<Cidr> hidden,
            String key,
            View view,
            Report report) {
        var blocks = String.join(", ", hidden.stream().map(Cidr::toString).toList());
        report.add(
                this,
                Message.of(
                        key,
                        gateway.label(),
                        view.label(association.gateway()),
                        String.join(
                                ", ",
                                association.allowedPrefixes().stream()
                                        .map(Cidr::toString)
                                        .toList()),
                        vpc.label(),
                        blocks),
                List.of(gateway.id(), association.gateway(), vpc.id()),
                List.of(
                        Mend.by(
                                Message.of("check.fix-allow-prefixes", gateway.label(), blocks),
                                new Edit.PutDxGateway(
                                        allowing(gateway, association.gateway(), hidden),
                                        java.util.Optional.empty()))));
    }

    private static DxGateway allowing(DxGateway gateway, ResourceId behind, List<Cidr> more) {
        var associations = new ArrayList<Association>();
        for (var it : gateway.associations()) {
            if (!it.gateway().equals(behind)) {
                associations.add(it);
                continue;
            }
            var prefixes = new ArrayList<>(it.allowedPrefixes());
            // What is inside a block that is allowed now says nothing more.
            prefixes.removeIf(old -> more.stream().anyMatch(block -> block.contains(old)));
            prefixes.addAll(more);
            associations.add(new Association(behind, prefixes));
        }
        return gateway.withAssociations(associations);
    }
}
