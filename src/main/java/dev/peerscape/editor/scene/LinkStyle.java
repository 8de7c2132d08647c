package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.theme.Role;

import java.util.Optional;

/// How a line looks: by what it stands for and whether it carries packets.
///
/// @param sign on its label
/// @param isDouble whether it is two lines beside each other: Direct Connect
/// @param id of the group in files
/// @param word for the group in files, `peering active`
/// @param title the thing in words
record LinkStyle(
        Role role,
        Dash dash,
        double width,
        Glyph sign,
        boolean isDouble,
        String id,
        String word,
        String title) {

    private LinkStyle(Role role, Dash dash, double width, Glyph sign) {
        this(role, dash, width, sign, false, "", "", "");
    }

    private LinkStyle named(String id, String word, String title) {
        return new LinkStyle(role, dash, width, sign, isDouble, id, word, title);
    }

    private LinkStyle doubled() {
        return new LinkStyle(role, dash, width, sign, true, id, word, title);
    }

    /// {@return the look of a line; empty when the document does not hold what it stands for}
    ///
    /// @param gateway for a Direct Connect gateway what it is associated with
    static Optional<LinkStyle> of(Document document, Link link, Optional<ResourceId> gateway) {
        var topology = document.topology();
        var hybrid = topology.hybrid();
        var id = link.id();
        return switch (link.kind()) {
            case PEERING -> topology.peering(id).map(LinkStyle::of);
            case TRANSIT_ATTACHMENT -> {
                boolean works =
                        topology.transitGatewayOf(id)
                                .map(it -> it.attachments().get(id))
                                .filter(TransitAttachment::available)
                                .isPresent();
                yield Optional.of(
                        joined(works).named(id.value(), "transit-attachment", id.value()));
            }
            case VPN_CONNECTION ->
                    Optional.ofNullable(hybrid.vpnConnections().get(id))
                            .map(it -> {
                                var style =
                                        it.isUp()
                                                ? new LinkStyle(
                                                        Role.GOOD,
                                                        Dash.DASH_DOT,
                                                        2.2,
                                                        Glyph.VPN_CONNECTION)
                                                : down();
                                return style.named(id.value(), state("vpn", it.isUp()), it.label());
                            });
            case VIRTUAL_INTERFACE ->
                    Optional.ofNullable(hybrid.virtualInterfaces().get(id))
                            .map(it -> {
                                boolean up = hybrid.isUp(id);
                                var style =
                                        up
                                                ? new LinkStyle(
                                                                Role.GOOD,
                                                                Dash.SOLID,
                                                                5.4,
                                                                Glyph.DX_CONNECTION)
                                                        .doubled()
                                                : down();
                                return style.named(
                                        id.value(), state("virtual-interface", up), it.label());
                            });
            case DX_GATEWAY ->
                    gateway.map(it ->
                            joined(true)
                                    .named(
                                            id.value() + "-" + it.value(),
                                            "dx-association",
                                            id.value() + " " + it.value()));
            default ->
                    Optional.of(
                            new LinkStyle(Role.MUTED, Dash.DASHED, 1.2, Glyph.INTERNET)
                                    .named(id.value() + "-internet", "to-internet", ""));
        };
    }

    private static String state(String word, boolean up) {
        return word + (up ? " up" : " down");
    }

    private static LinkStyle down() {
        return new LinkStyle(Role.BAD, Dash.BROKEN, 2.2, Glyph.CROSS);
    }

    private static LinkStyle joined(boolean works) {
        return new LinkStyle(
                works ? Role.VPC : Role.MUTED,
                works ? Dash.SOLID : Dash.DASHED,
                2,
                Glyph.PREFIX_LIST);
    }

    static LinkStyle of(Peering peering) {
        return of(peering.status())
                .named(peering.id().value(), "peering " + peering.status().code(), peering.label());
    }

    private static LinkStyle of(PeeringStatus status) {
        return switch (status) {
            case ACTIVE -> new LinkStyle(Role.GOOD, Dash.SOLID, 2.4, Glyph.PEERING);
            case PENDING_ACCEPTANCE, INITIATING_REQUEST ->
                    new LinkStyle(Role.WARNING_LINE, Dash.DASHED, 2, Glyph.CLOCK);
            case PROVISIONING -> new LinkStyle(Role.GOOD, Dash.DASHED, 2, Glyph.CLOCK);
            case FAILED -> new LinkStyle(Role.BAD, Dash.DASHED, 2, Glyph.CROSS);
            case REJECTED, EXPIRED, DELETING, DELETED ->
                    new LinkStyle(Role.MUTED, Dash.DASHED, 1.6, Glyph.CROSS);
        };
    }
}
