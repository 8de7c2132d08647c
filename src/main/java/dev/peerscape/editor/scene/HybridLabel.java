package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Tunnel;

import java.util.List;
import java.util.Optional;

/// What is on the label of a line between AWS and a site: a VPN connection's name and tunnels, a
/// virtual interface's name and VLAN, an association's allowed prefixes.
///
/// @param text empty for an association that allows everything, which has no label
/// @param tunnels whether each is up; none but for a VPN connection
record HybridLabel(String text, Face face, List<Boolean> tunnels) {
    private static final HybridLabel NONE = new HybridLabel("", Face.BOLD, List.of());
    private static final double DOT = 13;
    private static final double MOST = 200;

    HybridLabel {
        tunnels = List.copyOf(tunnels);
    }

    static HybridLabel of(Document document, Link link, Optional<ResourceId> gateway) {
        var hybrid = document.topology().hybrid();
        return switch (link.kind()) {
            case VPN_CONNECTION ->
                    Optional.ofNullable(hybrid.vpnConnections().get(link.id()))
                            .map(HybridLabel::of)
                            .orElse(NONE);
            case VIRTUAL_INTERFACE ->
                    Optional.ofNullable(hybrid.virtualInterfaces().get(link.id()))
                            .map(it ->
                                    new HybridLabel(
                                            it.label() + " · VLAN " + it.vlan(),
                                            Face.BOLD,
                                            List.of()))
                            .orElse(NONE);
            default ->
                    Optional.ofNullable(hybrid.dxGateways().get(link.id()))
                            .flatMap(dx -> gateway.flatMap(dx::associationOf))
                            .map(it -> Labels.listed(it.allowedPrefixes(), MOST, 10.5))
                            .map(it -> new HybridLabel(it, Face.MONO, List.of()))
                            .orElse(NONE);
        };
    }

    private static HybridLabel of(VpnConnection connection) {
        return new HybridLabel(
                connection.label(),
                Face.BOLD,
                connection.tunnels().stream().map(Tunnel::up).toList());
    }

    /// {@return how wide it is with its sign; 0 for none}
    double width() {
        return text.isEmpty()
                ? 0
                : textWidth() + 42 + (tunnels.isEmpty() ? 0 : tunnels.size() * DOT + 2);
    }

    double textWidth() {
        return TextMeasure.estimate(text, face, face == Face.MONO ? 10.5 : 11);
    }

    /// {@return whether it is of a line of that kind}
    static boolean has(Kind kind) {
        return kind == Kind.VPN_CONNECTION
                || kind == Kind.VIRTUAL_INTERFACE
                || kind == Kind.DX_GATEWAY;
    }
}
