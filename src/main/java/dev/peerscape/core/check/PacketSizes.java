package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.trace.PathMtu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// V27: the way takes smaller packets than its ends send: 9001 bytes within a Region, 8500 between
/// Regions and through transit gateways, 1446 over VPN (A.7, C.4, C.5; the numbers are those of
/// [PathMtu]). For information where the sender is told or TCP looks after itself, a warning where
/// packets vanish: over VPN, and where lines of one site differ, so that a connection hangs when
/// the other line takes over.
final class PacketSizes extends Rule {
    PacketSizes() {
        super(
                "V27",
                Severity.WARNING,
                "Amazon VPC Peering Guide, VPC peering limitations; AWS Site-to-Site VPN User"
                        + " Guide, MTU; AWS Direct Connect User Guide, MTUs");
    }

    @Override
    void ofPeering(Peering peering, View view, Report report) {
        if (peering.isActive() && !peering.isLoop() && PathMtu.isBetweenRegions(peering)) {
            report.add(
                    this,
                    Severity.INFO,
                    Message.of(
                            "check.V27.peering",
                            peering.label(),
                            peering.requester().region().code(),
                            peering.accepter().region().code(),
                            PathMtu.BETWEEN,
                            PathMtu.JUMBO),
                    List.of(peering.id()),
                    List.of());
        }
    }

    @Override
    void ofTransitGateway(TransitGateway gateway, View view, Report report) {
        int vpcs = 0;
        for (var attachment : gateway.attachments().values()) {
            vpcs += attachment.available() && attachment.to() instanceof To.ToVpc ? 1 : 0;
        }
        if (vpcs > 1) {
            report.add(
                    this,
                    Severity.INFO,
                    Message.of(
                            "check.V27.transit", gateway.label(), PathMtu.BETWEEN, PathMtu.JUMBO),
                    List.of(gateway.id()),
                    List.of());
        }
    }

    @Override
    void ofBackbone(View view, Report report) {
        var hybrid = view.topology().hybrid();
        // The lines of a site that lead to one gateway take over from each other.
        Map<List<ResourceId>, Map<Resource, Integer>> lines = new LinkedHashMap<>();
        for (var vpn : hybrid.vpnConnections().values()) {
            report.add(
                    this,
                    Message.of("check.V27.vpn", vpn.label(), PathMtu.VPN, PathMtu.VPN_SEGMENT),
                    List.of(vpn.id()),
                    List.of());
            join(vpn, vpn.gateway(), PathMtu.VPN, view, lines);
        }
        for (var vif : hybrid.virtualInterfaces().values()) {
            for (var end : ends(vif, view)) {
                join(vif, end, PathMtu.of(vif), view, lines);
            }
        }
        lines.forEach((key, sizes) -> {
            if (new TreeSet<>(sizes.values()).size() > 1) {
                differ(key, sizes, view, report);
            }
        });
    }

    private static List<ResourceId> ends(VirtualInterface vif, View view) {
        var gateway = vif.gateway().map(view.topology().hybrid().dxGateways()::get);
        return gateway.map(it -> it.associations().stream().map(one -> one.gateway()).toList())
                .orElseGet(() -> vif.gateway().map(List::of).orElse(List.of()));
    }

    private static void join(
            Resource line,
            ResourceId end,
            int size,
            View view,
            Map<List<ResourceId>, Map<Resource, Integer>> lines) {
        view.topology()
                .hybrid()
                .siteOf(line.id())
                .map(Site::id)
                .ifPresent(site ->
                        lines.computeIfAbsent(List.of(site, end), _ -> new LinkedHashMap<>())
                                .put(line, size));
    }

    private void differ(
            List<ResourceId> key, Map<Resource, Integer> sizes, View view, Report report) {
        var told = new ArrayList<String>();
        sizes.forEach((line, size) -> told.add(line.label() + " " + size));
        var subjects = new ArrayList<>(key);
        sizes.keySet().forEach(it -> subjects.add(it.id()));
        report.add(
                this,
                Message.of(
                        "check.V27.lines",
                        view.label(key.getFirst()),
                        view.label(key.getLast()),
                        String.join(", ", told)),
                subjects,
                fixes(sizes));
    }

    /// Virtual interfaces can be set to one size; nothing is as small as a VPN connection.
    private static List<Fix> fixes(Map<Resource, Integer> sizes) {
        if (sizes.keySet().stream().anyMatch(VpnConnection.class::isInstance)) {
            return List.of();
        }
        int least = sizes.values().stream().mapToInt(it -> it).min().orElse(PathMtu.ETHERNET);
        var edits = new ArrayList<Edit>();
        sizes.forEach((line, size) -> {
            if (line instanceof VirtualInterface vif && size > least) {
                edits.add(new Edit.PutVirtualInterface(vif.withMtu(least)));
            }
        });
        return List.of(Mend.by(Message.of("check.fix-one-size", least), edits));
    }
}
