package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.editor.scene.Glyph;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What people can place. `PEERING`, `VPN` and `DIRECT_CONNECT` are drawn from one figure to
/// another.
public enum PaletteItem {
    VPC(Kind.VPC, Group.NETWORK),
    SUBNET(Kind.SUBNET, Group.NETWORK),
    INSTANCE(Kind.INSTANCE, Group.NETWORK),
    INTERNET_GATEWAY(Kind.INTERNET_GATEWAY, Group.GATEWAYS),
    NAT_GATEWAY(Kind.NAT_GATEWAY, Group.GATEWAYS),
    ROUTE_TABLE(Kind.ROUTE_TABLE, Group.RULES),
    SECURITY_GROUP(Kind.SECURITY_GROUP, Group.RULES),
    NETWORK_ACL(Kind.NETWORK_ACL, Group.RULES),
    PEERING(Kind.PEERING, Group.GATEWAYS),
    TRANSIT_GATEWAY(Kind.TRANSIT_GATEWAY, Group.GATEWAYS),
    EGRESS_ONLY_INTERNET_GATEWAY(Kind.EGRESS_ONLY_GATEWAY, Group.GATEWAYS),
    NETWORK_INTERFACE(Kind.NETWORK_INTERFACE, Group.NETWORK),
    LOAD_BALANCER(Kind.LOAD_BALANCER, Group.NETWORK),
    VPC_ENDPOINT(Kind.VPC_ENDPOINT, Group.NETWORK),
    SITE(Kind.SITE, Group.PREMISES),
    SITE_HOST(Kind.SITE_HOST, Group.PREMISES),
    VPN_GATEWAY(Kind.VPN_GATEWAY, Group.PREMISES),
    VPN(Kind.VPN_CONNECTION, Group.PREMISES),
    DIRECT_CONNECT_GATEWAY(Kind.DX_GATEWAY, Group.PREMISES),
    DIRECT_CONNECT(Kind.DX_CONNECTION, Group.PREMISES),
    PREFIX_LIST(Kind.PREFIX_LIST, Group.RULES),
    TARGET_GROUP(Kind.TARGET_GROUP, Group.RULES);

    /// What belongs together in the palette, in the order in which it stands there.
    public enum Group {
        NETWORK,
        GATEWAYS,
        PREMISES,
        RULES;

        /// {@return the key of its heading in the texts}
        public String key() {
            return "tool.group-" + name().toLowerCase(Locale.ROOT);
        }

        /// {@return what is in it}
        public List<PaletteItem> items() {
            return Arrays.stream(PaletteItem.values()).filter(it -> it.group == this).toList();
        }
    }

    private final Kind kind;
    private final Group group;

    PaletteItem(Kind kind, Group group) {
        this.kind = kind;
        this.group = group;
    }

    /// {@return the kind that it makes}
    public Kind kind() {
        return kind;
    }

    /// {@return whether it is drawn from one figure to another}
    public boolean isLink() {
        return this == PEERING || this == VPN || this == DIRECT_CONNECT;
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
