package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.editor.scene.Glyph;

import java.util.Locale;

/// What people can place. `PEERING` is drawn from one VPC to another.
public enum PaletteItem {
    VPC(Kind.VPC),
    SUBNET(Kind.SUBNET),
    INSTANCE(Kind.INSTANCE),
    INTERNET_GATEWAY(Kind.INTERNET_GATEWAY),
    NAT_GATEWAY(Kind.NAT_GATEWAY),
    ROUTE_TABLE(Kind.ROUTE_TABLE),
    SECURITY_GROUP(Kind.SECURITY_GROUP),
    NETWORK_ACL(Kind.NETWORK_ACL),
    PEERING(Kind.PEERING),
    TRANSIT_GATEWAY(Kind.TRANSIT_GATEWAY),
    EGRESS_ONLY_INTERNET_GATEWAY(Kind.EGRESS_ONLY_GATEWAY);

    private final Kind kind;

    PaletteItem(Kind kind) {
        this.kind = kind;
    }

    /// {@return the kind that it makes}
    public Kind kind() {
        return kind;
    }

    /// {@return its sign}
    public Glyph glyph() {
        return Glyph.of(kind);
    }

    /// {@return the key of its name in the texts}
    public String key() {
        return "tool.item-" + slug();
    }

    /// {@return its word in ids of controls, `nat-gateway`}
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
