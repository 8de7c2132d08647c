package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Sites and what leads to them: added, or replaced as a whole (C.4).
final class HybridEdits {
    private static final Cidr INSIDE_V4 = Cidr.of("169.254.0.0/16");
    private static final Cidr INSIDE_V6 = Cidr.of("fd00::/8");
    private static final int INSIDE_V4_LENGTH = 30;
    private static final int INSIDE_V6_LENGTH = 126;

    /// What AWS keeps for itself of the inside blocks.
    private static final Set<Cidr> KEPT =
            Set.of(
                    Cidr.of("169.254.0.0/30"),
                    Cidr.of("169.254.1.0/30"),
                    Cidr.of("169.254.2.0/30"),
                    Cidr.of("169.254.3.0/30"),
                    Cidr.of("169.254.4.0/30"),
                    Cidr.of("169.254.5.0/30"),
                    Cidr.of("169.254.169.252/30"));

    private static final int TUNNELS = 2;
    private static final int LAST_VLAN = 4094;

    private HybridEdits() {}

    static Optional<Refused> put(Change change, Edit.PutSite edit) {
        return takenPart(change, edit.site()).or(() -> store(change, edit.site(), edit.box()));
    }

    private static Optional<Refused> takenPart(Change change, Site site) {
        var seen = new HashSet<ResourceId>();
        for (var host : site.hosts()) {
            boolean other =
                    change.topology().find(host.id()).isPresent()
                            && change.topology()
                                    .hybrid()
                                    .hostSite(host.id())
                                    .filter(it -> it.id().equals(site.id()))
                                    .isEmpty();
            if (other || !seen.add(host.id())) {
                return Refusals.idInUse(host.id());
            }
        }
        return Refusals.NONE;
    }

    static Optional<Refused> put(Change change, Edit.PutVpnConnection edit) {
        return wrongTunnel(edit.connection())
                .or(() -> store(change, edit.connection(), Optional.empty()));
    }

    private static Optional<Refused> wrongTunnel(VpnConnection vpn) {
        if (vpn.tunnels().isEmpty() || vpn.tunnels().size() > TUNNELS) {
            return Refusals.refuse(
                    Refusals.INVALID_VALUE, "vpn-tunnels", vpn.label(), vpn.tunnels().size());
        }
        var seen = new HashSet<Cidr>();
        for (var tunnel : vpn.tunnels()) {
            var inside = tunnel.inside();
            if (inside.filter(it -> !isInside(it)).isPresent()) {
                return Refusals.refuse(
                        Refusals.INVALID_VALUE, "vpn-inside", vpn.label(), inside.get().toString());
            }
            if (inside.filter(it -> !seen.add(it)).isPresent()) {
                return Refusals.refuse(
                        Refusals.INVALID_VALUE,
                        "vpn-inside-twice",
                        vpn.label(),
                        inside.get().toString());
            }
        }
        boolean toTransit = vpn.gateway().prefix().equals(Kind.TRANSIT_GATEWAY.prefix());
        return vpn.ipv6() && !toTransit
                ? Refusals.refuse(
                        Refusals.INVALID_VALUE, "vpn-v6", vpn.label(), vpn.gateway().value())
                : Refusals.NONE;
    }

    private static boolean isInside(Cidr block) {
        return block.isV6()
                ? block.length() == INSIDE_V6_LENGTH && INSIDE_V6.contains(block)
                : block.length() == INSIDE_V4_LENGTH
                        && INSIDE_V4.contains(block)
                        && !KEPT.contains(block);
    }

    static Optional<Refused> put(Change change, Edit.PutVirtualInterface edit) {
        var vif = edit.virtualInterface();
        return wrongGateway(vif)
                .or(() -> wrongVlan(change, vif))
                .or(() -> store(change, vif, Optional.empty()));
    }

    private static Optional<Refused> wrongGateway(VirtualInterface vif) {
        if (vif.gateway().isEmpty()) {
            return Refusals.NONE;
        }
        var prefix = vif.gateway().get().prefix();
        boolean dx = prefix.equals(Kind.DX_GATEWAY.prefix());
        boolean right =
                switch (vif.type()) {
                    case PRIVATE -> dx || prefix.equals(Kind.VPN_GATEWAY.prefix());
                    case TRANSIT -> dx;
                    case PUBLIC -> false;
                };
        return right
                ? Refusals.NONE
                : refuseDx(
                        switch (vif.type()) {
                            case PRIVATE -> "interface-private";
                            case TRANSIT -> "interface-transit";
                            case PUBLIC -> "interface-public";
                        },
                        vif.label(),
                        vif.gateway().get().value());
    }

    private static Optional<Refused> wrongVlan(Change change, VirtualInterface vif) {
        if (vif.vlan() < 1 || vif.vlan() > LAST_VLAN) {
            return refuseDx("interface-vlan", vif.label(), vif.vlan());
        }
        var others = change.topology().hybrid().virtualInterfaces().values();
        var same =
                others.stream()
                        .filter(it ->
                                !it.id().equals(vif.id())
                                        && it.connection().equals(vif.connection())
                                        && it.vlan() == vif.vlan())
                        .findFirst();
        if (same.isEmpty()) {
            return Refusals.NONE;
        }
        int free = 1;
        while (isTaken(vif, others, free)) {
            free++;
        }
        return refuseDx("interface-vlan-twice", vif.label(), vif.vlan(), same.get().label(), free);
    }

    private static boolean isTaken(
            VirtualInterface vif, java.util.Collection<VirtualInterface> others, int vlan) {
        return others.stream()
                .anyMatch(it -> it.connection().equals(vif.connection()) && it.vlan() == vlan);
    }

    static Optional<Refused> put(Change change, Edit.PutDxGateway edit) {
        return wrongAssociation(edit.gateway()).or(() -> store(change, edit.gateway(), edit.box()));
    }

    private static Optional<Refused> wrongAssociation(DxGateway gateway) {
        var seen = new HashSet<ResourceId>();
        for (var it : gateway.associations()) {
            if (!seen.add(it.gateway())) {
                return refuseDx("association-twice", gateway.label(), it.gateway().value());
            }
        }
        return Refusals.NONE;
    }

    private static Optional<Refused> refuseDx(String key, Object... arguments) {
        return Refusals.refuse("DirectConnectClientException", key, arguments);
    }

    /// Adds the thing or replaces the one of its id; an equal one stays the object it was.
    static Optional<Refused> store(Change change, Resource resource, Optional<Box> box) {
        var id = resource.id();
        var old = change.topology().find(id);
        if (old.isPresent() && old.get().kind() != resource.kind()) {
            return Refusals.idInUse(id);
        }
        if (old.isEmpty() || !old.get().equals(resource)) {
            var flaws = Audit.ofHybrid(change.topology(), resource);
            if (!flaws.isEmpty()) {
                return MemberEdits.refuse(flaws.getFirst());
            }
            change.put(change.topology().hybrid().with(resource));
            for (var part : old.map(Resource::parts).orElse(java.util.List.of())) {
                if (resource.parts().stream().noneMatch(it -> it.id().equals(part.id()))) {
                    change.unplace(part.id());
                }
            }
            var fallen = Settling.settle(change);
            if (!fallen.isEmpty()) {
                Fallen.note(change, fallen);
            }
        }
        box.ifPresent(it -> change.place(id, it));
        return Refusals.NONE;
    }
}
