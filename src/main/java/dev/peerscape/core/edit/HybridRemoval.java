package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.VpnConnection;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The part of [Removal] for what is on premises; [Settling] sees to what goes along.
final class HybridRemoval {
    private HybridRemoval() {}

    static void remove(Change change, Resource resource) {
        var hybrid = change.topology().hybrid();
        change.unplace(resource.id());
        resource.parts().forEach(it -> change.unplace(it.id()));
        if (resource instanceof SiteHost host) {
            // The site may have gone first.
            hybrid.hostSite(host.id())
                    .ifPresent(site ->
                            change.put(
                                    hybrid.with(
                                            site.withHosts(
                                                    site.hosts().stream()
                                                            .filter(it -> !it.equals(host))
                                                            .toList()))));
        } else {
            change.put(hybrid.without(resource.id()));
        }
    }

    /// {@return why an attachment cannot go by itself: the one of a VPN connection goes with it,
    /// the one of a Direct Connect gateway with the association}
    static Optional<Refused> kept(
            Change change, ResourceId gateway, ResourceId attachment, Set<ResourceId> asked) {
        var hub = change.topology().transitGateways().get(gateway);
        var found = hub == null ? null : hub.attachments().get(attachment);
        if (found == null || asked.contains(gateway)) {
            return Refusals.NONE;
        }
        var rest = new HashSet<>(asked);
        rest.remove(attachment);
        return switch (found.to()) {
            case To.ToVpn(var id) -> {
                var vpn = change.topology().hybrid().vpnConnections().get(id);
                if (vpn == null || goesAnyway(change, vpn, asked)) {
                    yield Refusals.NONE;
                }
                rest.add(id);
                yield Refusals.refuse(
                        Refusals.NOT_PERMITTED,
                        new Edit.Remove(rest),
                        "remove-vpn-attachment",
                        found.label(),
                        vpn.label());
            }
            case To.ToDxGateway(var id) -> {
                var dx = change.topology().hybrid().dxGateways().get(id);
                if (dx == null || asked.contains(id)) {
                    yield Refusals.NONE;
                }
                var put =
                        new Edit.PutDxGateway(
                                dx.withAssociations(
                                        dx.associations().stream()
                                                .filter(it -> !it.gateway().equals(gateway))
                                                .toList()),
                                Optional.empty());
                yield Refusals.refuse(
                        Refusals.NOT_PERMITTED,
                        rest.isEmpty()
                                ? put
                                : new Edit.Batch(
                                        Message.of("edit.label-remove-many", asked.size()),
                                        List.of(put, new Edit.Remove(rest))),
                        "remove-dx-attachment",
                        found.label(),
                        dx.label());
            }
            case To.ToVpc _, To.ToTransitGateway _, To.Elsewhere _ -> Refusals.NONE;
        };
    }

    private static boolean goesAnyway(Change change, VpnConnection vpn, Set<ResourceId> asked) {
        return asked.contains(vpn.id())
                || asked.contains(vpn.customerGateway())
                || change.topology()
                        .hybrid()
                        .siteOf(vpn.id())
                        .filter(it -> asked.contains(it.id()))
                        .isPresent();
    }
}
