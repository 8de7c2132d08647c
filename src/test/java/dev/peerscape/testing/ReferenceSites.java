package dev.peerscape.testing;

import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.trace.Code;
import dev.peerscape.testing.ReferenceHybrid.Known;
import dev.peerscape.testing.ReferenceWalker.Dropped;

import java.util.List;
import java.util.Optional;

/// The part of a [ReferenceWalker] that goes to sites and comes from them (C.4).
final class ReferenceSites {
    private final ReferenceWalker walker;
    private final ReferenceMap map;
    private final Topology topology;
    private final Hybrid onPremises;
    private final ReferenceHybrid hybrid;

    ReferenceSites(ReferenceWalker walker, ReferenceMap map) {
        this.walker = walker;
        this.map = map;
        topology = map.topology();
        onPremises = topology.hybrid();
        hybrid = new ReferenceHybrid(topology);
    }

    ReferenceHybrid hybrid() {
        return hybrid;
    }

    private boolean isUp(ResourceId line) {
        return hybrid.isUp(line);
    }

    private boolean isVpn(ResourceId line) {
        return onPremises.vpnConnections().containsKey(line);
    }

    /// Nobody that works knows the destination.
    private Dropped lost(List<Known> all) {
        var down = ReferenceHybrid.down(all, walker.destination());
        if (down.isEmpty() || down.get().over().isEmpty()) {
            return new Dropped(Code.NO_ROUTE_TO_DESTINATION);
        }
        var over = down.get().over().get();
        boolean known =
                isVpn(over)
                        || onPremises.virtualInterfaces().containsKey(over)
                        || onPremises.dxGateways().containsKey(over);
        return new Dropped(
                !known
                        ? Code.NO_ROUTE_TO_DESTINATION
                        : isVpn(over) ? Code.BAD_STATE_VPN : Code.BAD_STATE);
    }

    /// Out of a VPC by its virtual private gateway.
    ResourceId out(Vpc vpc, ResourceId id) throws Dropped {
        walker.hop(id);
        if (map.at(vpc, walker.source()).isEmpty()) {
            throw new Dropped(Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS);
        }
        var all = hybrid.vpnGateway(id);
        var best = ReferenceHybrid.best(all, walker.destination());
        if (best.isEmpty()) {
            throw lost(all);
        }
        var over = best.get().over().orElseThrow();
        var direct = onPremises.dxGateways().get(over);
        return direct == null ? toSite(over) : outDirect(direct, Type.PRIVATE, id);
    }

    /// From a gateway through a Direct Connect gateway.
    ResourceId outDirect(DxGateway direct, Type type, ResourceId from) throws Dropped {
        walker.hop(direct.id());
        var sites = hybrid.out(direct, type);
        var site = ReferenceHybrid.best(sites, walker.destination());
        var other = ReferenceHybrid.best(hybrid.behind(direct, type), walker.destination());
        boolean nearer =
                other.isPresent()
                        && !other.get().over().equals(Optional.of(from))
                        && (site.isEmpty()
                                || other.get().block().length() >= site.get().block().length());
        if (nearer) {
            if (direct.betweenGateways()
                    && site.isPresent()
                    && site.get().block().contains(walker.source())) {
                return behind(direct, other.get().over().orElseThrow());
            }
            throw new Dropped(Code.NO_ROUTE_TO_DESTINATION);
        }
        if (site.isEmpty()) {
            throw lost(sites);
        }
        return toSite(site.get().over().orElseThrow());
    }

    private ResourceId behind(DxGateway direct, ResourceId gateway) throws Dropped {
        return gateway.value().startsWith("tgw-")
                ? walker.transit(
                        topology.transitGateways().get(gateway),
                        hybrid.attachment(gateway, direct.id()).orElseThrow())
                : in(gateway, Optional.empty());
    }

    private void over(ResourceId line) throws Dropped {
        walker.hop(line);
        if (!isUp(line)) {
            throw new Dropped(isVpn(line) ? Code.BAD_STATE_VPN : Code.BAD_STATE);
        }
        if (!hybrid.carries(line, walker.destination())) {
            throw new Dropped(Code.PROTOCOL_RESTRICTION);
        }
    }

    ResourceId toSite(ResourceId line) throws Dropped {
        over(line);
        var site = hybrid.siteOf(line);
        walker.forgetIdentity();
        walker.hop(site.id());
        return route(site, Optional.empty());
    }

    /// The site sends.
    ResourceId send(Site site, Optional<ResourceId> via) throws Dropped {
        walker.forgetIdentity();
        walker.hop(site.id());
        return route(site, via);
    }

    private ResourceId route(Site site, Optional<ResourceId> via) throws Dropped {
        walker.visit(site.id());
        if (via.isPresent()) {
            return toAws(via.get());
        }
        var all = hybrid.router(site);
        var best = ReferenceHybrid.best(all, walker.destination());
        var open = hybrid.publicLine(site);
        if (open.isPresent() && (best.isEmpty() || best.get().block().length() == 0) && isAws()) {
            return toAws(open.get());
        }
        if (best.isEmpty()) {
            throw lost(all);
        }
        if (best.get().over().isEmpty()) {
            if (best.get().worth()[0] != 0) {
                throw new Dropped(Code.BAD_STATE_ROUTE);
            }
            for (var host : site.hosts()) {
                if (host.address().equals(walker.destination())) {
                    return host.id();
                }
            }
            return site.id();
        }
        return toAws(best.get().over().get());
    }

    private boolean isAws() {
        return walker.destination().isPublic() && walker.isHeldPublicly();
    }

    private ResourceId toAws(ResourceId line) throws Dropped {
        over(line);
        var vpn = onPremises.vpnConnections().get(line);
        if (vpn != null) {
            return vpn.gateway().value().startsWith("tgw-")
                    ? inTransit(vpn.gateway(), line)
                    : in(vpn.gateway(), Optional.of(line));
        }
        var vif = onPremises.virtualInterfaces().get(line);
        if (vif.type() == Type.PUBLIC) {
            return inPublic(line);
        }
        var gateway = vif.gateway();
        if (gateway.isPresent() && onPremises.dxGateways().containsKey(gateway.get())) {
            return inDirect(onPremises.dxGateways().get(gateway.get()), line);
        }
        if (gateway.isPresent()
                && gateway.get().value().startsWith("vgw-")
                && vif.type() == Type.PRIVATE) {
            return in(gateway.get(), Optional.of(line));
        }
        throw new Dropped(Code.BAD_STATE_ATTACHMENT);
    }

    private ResourceId inTransit(ResourceId gateway, ResourceId line) throws Dropped {
        var attachment = hybrid.attachment(gateway, line);
        if (attachment.isEmpty()) {
            throw new Dropped(Code.BAD_STATE_ATTACHMENT);
        }
        walker.forgetIdentity();
        return walker.transit(topology.transitGateways().get(gateway), attachment.get());
    }

    private ResourceId inDirect(DxGateway direct, ResourceId line) throws Dropped {
        walker.hop(direct.id());
        var vif = onPremises.virtualInterfaces().get(line);
        var near = ReferenceHybrid.best(hybrid.behind(direct, vif.type()), walker.destination());
        var far =
                vif.siteLink()
                        ? ReferenceHybrid.best(hybrid.linked(direct), walker.destination())
                        : Optional.<Known>empty();
        if (far.isPresent()
                && !far.get().over().equals(Optional.of(line))
                && (near.isEmpty() || far.get().block().length() > near.get().block().length())) {
            return toSite(far.get().over().orElseThrow());
        }
        if (near.isEmpty()) {
            throw new Dropped(Code.NO_ROUTE_TO_DESTINATION);
        }
        return behind(direct, near.get().over().orElseThrow());
    }

    private ResourceId inPublic(ResourceId line) throws Dropped {
        var told = ReferenceHybrid.best(hybrid.publicly(), walker.source());
        boolean own =
                told.isPresent()
                        && hybrid.siteOf(told.get().over().orElseThrow())
                                .id()
                                .equals(hybrid.siteOf(line).id());
        if (!own) {
            throw new Dropped(Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC);
        }
        if (!isAws()) {
            throw new Dropped(Code.NO_POSSIBLE_DESTINATION);
        }
        return walker.acrossInternet();
    }

    /// By a virtual private gateway into its VPC, or on to another site.
    private ResourceId in(ResourceId id, Optional<ResourceId> line) throws Dropped {
        var found = topology.vpcOf(id);
        if (found.isEmpty()) {
            throw new Dropped(Code.BAD_STATE_ATTACHMENT);
        }
        var vpc = found.get();
        walker.forgetIdentity();
        walker.hop(id);
        if (vpc.contains(walker.destination())) {
            if (vpc.contains(walker.source())) {
                throw new Dropped(Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC);
            }
            var post = map.at(vpc, walker.destination());
            if (post.isEmpty()) {
                throw new Dropped(Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS);
            }
            return walker.enter(vpc, vpc.vpnGateways().get(id).routeTable(), post.get());
        }
        var hub =
                line.isEmpty()
                        ? Optional.<Known>empty()
                        : ReferenceHybrid.best(hybrid.vpnGateway(id), walker.destination());
        var other = hub.flatMap(Known::over).filter(it -> !onPremises.dxGateways().containsKey(it));
        if (other.isPresent()) {
            return toSite(other.get());
        }
        throw new Dropped(Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS);
    }

    /// {@return the connection over which AWS's network leads to a site that told it where it is}
    Optional<ResourceId> publicWay() {
        return ReferenceHybrid.best(hybrid.publicly(), walker.destination()).flatMap(Known::over);
    }
}
