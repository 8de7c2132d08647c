package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface.Type;

import java.util.Optional;

/// Works out which addresses a flow uses that a site sends. To a resource of a VPC goes its private
/// address where the site's router has a way to it, and else the public one where the site has a
/// way to AWS's public addresses.
final class SiteAddressing {
    private final Network network;
    private final Flow flow;
    private final SiteEnd from;

    SiteAddressing(Network network, Flow flow, SiteEnd from) {
        this.network = network;
        this.flow = flow;
        this.from = from;
    }

    Start start() {
        return switch (flow.to()) {
            case Flow.Destination.Address(var address) -> toAddress(address);
            case Flow.Destination.To(var id) when Addressing.isInternet(network, id) ->
                    ready(
                            Addressing.somebody(network, family(true, true)),
                            Start.INTERNET,
                            -1,
                            true);
            case Flow.Destination.To(var id) ->
                    SiteEnd.of(network, id)
                            .map(it -> toSite(it, id))
                            .orElseGet(() -> toResource(id));
        };
    }

    /// Whether the flow goes by IPv6, when the other end has these families.
    private boolean family(boolean four, boolean six) {
        if (flow.source().isPresent()) {
            return flow.source().get().isV6();
        }
        boolean able4 = four && from.sender(false).isPresent();
        boolean able6 = six && from.sender(true).isPresent();
        return able6 && (!able4 || flow.protocol().equals(Protocol.ICMPV6))
                || !able4 && !able6 && !four;
    }

    private Start toAddress(Ip address) {
        var holder = network.publicHolder(address).or(() -> network.anywhere(address));
        int own = network.hybrid().siteWith(address);
        if (holder.isPresent()) {
            var there = network.tables(holder.get().vpc()).orElseThrow();
            return ready(
                    address, there.slot(), there.endpoint(holder.get().networkInterface()), true);
        }
        return ready(
                address,
                own >= 0 ? Start.site(own) : address.isPublic() ? Start.INTERNET : Start.NOBODY,
                -1,
                true);
    }

    private Start toSite(SiteEnd to, ResourceId id) {
        boolean v6 = family(to.address(false).isPresent(), to.address(true).isPresent());
        return to.address(v6)
                .map(address -> ready(address, to.slot(), to.host(), false))
                .orElseGet(() -> new Start.Impossible(Code.UNASSOCIATED_COMPONENT, id, false));
    }

    private Start toResource(ResourceId id) {
        var there =
                network.topology().vpcOf(id).flatMap(vpc -> network.tables(vpc.id())).orElse(null);
        if (there == null || there.endpoint(id) < 0) {
            return new Start.Impossible(Code.UNASSOCIATED_COMPONENT, id, false);
        }
        boolean v6 =
                family(
                        Addressing.endpoint(there, id, false) >= 0,
                        Addressing.endpoint(there, id, true) >= 0);
        int target = Addressing.endpoint(there, id, v6);
        if (target < 0) {
            return new Start.Impossible(Code.UNASSOCIATED_COMPONENT, id, false);
        }
        var own = Addressing.primary(there, target, v6).orElseThrow();
        boolean open = !v6 && usesPublic(there, target, own);
        return ready(open ? new Ip.V4(there.publicBits(target)) : own, there.slot(), target, false);
    }

    private boolean usesPublic(VpcTables there, int target, Ip own) {
        if (!there.hasPublic(target)) {
            return false;
        }
        var hybrid = network.hybrid();
        if (from.via() >= 0) {
            return hybrid.line(from.via()).type().filter(it -> it == Type.PUBLIC).isPresent();
        }
        var router = hybrid.router(from.site());
        boolean routed = router.row(false, 0, Walk.low(own)) >= 0;
        return !routed
                && (hybrid.publicLine(from.site()) >= 0
                        || router.row(false, 0, there.publicBits(target) & 0xffff_ffffL) >= 0);
    }

    private Start ready(Ip destination, int wantedSlot, int wantedEndpoint, boolean anybody) {
        boolean v6 = destination.isV6();
        Optional<Ip> source = flow.source().or(() -> from.sender(v6));
        if (source.isEmpty() || source.get().isV6() != v6) {
            return new Start.Impossible(Code.UNASSOCIATED_COMPONENT, flow.from(), true);
        }
        return Addressing.ready(
                flow,
                from.slot(),
                from.host(),
                source.get(),
                destination,
                wantedSlot,
                wantedEndpoint,
                anybody,
                from.via());
    }
}
