package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Site.SiteRoute;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Brings what leads to sites into step after something was put or went: what cannot be without
/// what went goes too, associations and rows with it are dropped, and a transit gateway has one
/// attachment for each VPN connection and each Direct Connect gateway that names it, and no other
/// (C.4, C.5). The cost follows what is on premises and the attachments, not the VPCs.
final class Settling {
    private final Change change;
    private final List<Resource> fallen = new ArrayList<>();

    private Settling(Change change) {
        this.change = change;
    }

    /// {@return what went that was not named}
    static List<Resource> settle(Change change) {
        var settling = new Settling(change);
        if (!change.topology().hybrid().isEmpty()) {
            settling.withoutEnds();
            settling.associations();
            settling.siteRows();
        }
        settling.dropAttachments();
        settling.makeAttachments();
        return settling.fallen;
    }

    private Hybrid hybrid() {
        return change.topology().hybrid();
    }

    private void goes(Resource resource) {
        change.put(hybrid().without(resource.id()));
        change.unplace(resource.id());
        fallen.add(resource);
    }

    /// In the order in which one needs the other.
    private void withoutEnds() {
        for (var it : hybrid().customerGateways().values()) {
            if (!hybrid().sites().containsKey(it.site())) {
                goes(it);
            }
        }
        for (var it : hybrid().dxConnections().values()) {
            if (!hybrid().sites().containsKey(it.site())) {
                goes(it);
            }
        }
        for (var it : hybrid().vpnConnections().values()) {
            if (!hybrid().customerGateways().containsKey(it.customerGateway())
                    || !isGateway(it.gateway())) {
                goes(it);
            }
        }
        for (var it : hybrid().virtualInterfaces().values()) {
            if (!hybrid().dxConnections().containsKey(it.connection())) {
                goes(it);
            } else if (it.gateway().filter(to -> !leadsTo(to)).isPresent()) {
                change.put(hybrid().with(it.withGateway(Optional.empty())));
                change.note(Message.of("edit.note-interface-free", it.label()));
            }
        }
    }

    private boolean isGateway(ResourceId id) {
        return change.topology().transitGateways().containsKey(id)
                || change.topology().find(id).orElse(null) instanceof VpnGateway;
    }

    private boolean leadsTo(ResourceId id) {
        return hybrid().dxGateways().containsKey(id)
                || change.topology().find(id).orElse(null) instanceof VpnGateway;
    }

    private void associations() {
        for (var it : hybrid().dxGateways().values()) {
            var left = it.associations().stream().filter(to -> isGateway(to.gateway())).toList();
            int gone = it.associations().size() - left.size();
            if (gone > 0) {
                change.put(hybrid().with(it.withAssociations(left)));
                change.note(Message.of("edit.note-associations-lost", it.label(), gone));
            }
        }
    }

    /// Rows over what is no longer there, or of another site now, drop what they match.
    private void siteRows() {
        for (var site : hybrid().sites().values()) {
            var rows = site.routes().stream().map(row -> settled(site, row)).toList();
            if (!rows.equals(site.routes())) {
                change.put(hybrid().with(site.withRoutes(rows)));
                int count = (int) site.routes().stream().filter(row -> !rows.contains(row)).count();
                change.note(Message.of("edit.note-site-blackholes", site.label(), count));
            }
        }
    }

    private SiteRoute settled(Site site, SiteRoute row) {
        return row.over().filter(it -> !isOf(site, it)).isPresent()
                ? new SiteRoute(row.destination(), Optional.empty())
                : row;
    }

    private boolean isOf(Site site, ResourceId link) {
        return (hybrid().vpnConnections().containsKey(link)
                        || hybrid().virtualInterfaces().containsKey(link))
                && hybrid().siteOf(link).filter(it -> it.id().equals(site.id())).isPresent();
    }

    private void dropAttachments() {
        for (var gateway : change.topology().transitGateways().values()) {
            var ids = new HashSet<ResourceId>();
            var named = new HashSet<ResourceId>();
            for (var it : gateway.attachments().values()) {
                var far = far(it);
                if (far.isPresent() && (!isNamed(gateway, far.get()) || !named.add(far.get()))) {
                    ids.add(it.id());
                    fallen.add(it);
                }
            }
            fallen.addAll(TransitEdits.detach(change, gateway.id(), ids));
        }
    }

    private static Optional<ResourceId> far(TransitAttachment attachment) {
        return switch (attachment.to()) {
            case To.ToVpn(var id) -> Optional.of(id);
            case To.ToDxGateway(var id) -> Optional.of(id);
            case To.ToVpc _, To.ToTransitGateway _, To.Elsewhere _ -> Optional.empty();
        };
    }

    private boolean isNamed(TransitGateway gateway, ResourceId far) {
        var vpn = hybrid().vpnConnections().get(far);
        var dx = hybrid().dxGateways().get(far);
        return vpn != null && vpn.gateway().equals(gateway.id())
                || dx != null && dx.associationOf(gateway.id()).isPresent();
    }

    private void makeAttachments() {
        for (var vpn : hybrid().vpnConnections().values()) {
            attach(vpn.gateway(), vpn, new To.ToVpn(vpn.id()));
        }
        for (var dx : hybrid().dxGateways().values()) {
            for (var it : dx.associations()) {
                attach(it.gateway(), dx, new To.ToDxGateway(dx.id()));
            }
        }
    }

    /// With the default association and propagation, as AWS does it.
    private void attach(ResourceId id, Resource of, To to) {
        var gateway = change.topology().transitGateways().get(id);
        if (gateway == null
                || gateway.attachments().values().stream().anyMatch(it -> it.to().equals(to))) {
            return;
        }
        var fresh =
                gateway.attachment(Ids.in(change.topology()).next(Kind.TRANSIT_ATTACHMENT), "", to);
        change.put(gateway.with(fresh));
        change.note(Message.of("edit.note-attached", of.label(), gateway.label(), fresh.label()));
    }
}
