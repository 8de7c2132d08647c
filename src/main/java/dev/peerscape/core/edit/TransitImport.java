package dev.peerscape.core.edit;

import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitPeerings;
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The transit gateways after an [Edit.Import]. The owner of one tells all of it; an account that
/// it is shared with tells of its own attachments only.
final class TransitImport {
    private final Topology base;
    private final Map<ResourceId, Vpc> vpcs;
    private final Hybrid hybrid;
    private final TreeMap<ResourceId, TransitGateway> gateways = new TreeMap<>();

    private TransitImport(Topology base, Map<ResourceId, Vpc> vpcs, Hybrid hybrid) {
        this.base = base;
        this.vpcs = vpcs;
        this.hybrid = hybrid;
    }

    /// {@return the gateways}
    ///
    /// @param vpcs those after the import
    /// @param hybrid what leads to sites after it
    static SortedMap<ResourceId, TransitGateway> gateways(
            Topology base, Edit.Import edit, Map<ResourceId, Vpc> vpcs, Hybrid hybrid) {
        var importing = new TransitImport(base, vpcs, hybrid);
        var gateways = importing.gateways;
        base.transitGateways().values().stream()
                .filter(it -> !edit.scope().gateways().contains(Home.of(it)))
                .forEach(it -> gateways.put(it.id(), it));
        for (var found : edit.found().transitGateways().values()) {
            var old = gateways.get(found.id());
            gateways.put(found.id(), old == null ? found : importing.shared(old, found));
        }
        importing.mend();
        var linked = new TreeMap<ResourceId, TransitGateway>(TransitPeerings.linked(gateways));
        linked.replaceAll((id, it) -> merged(base.transitGateways().get(id), it));
        return linked;
    }

    /// {@return the gateway with the attachments of a VPC that an account it is shared with tells
    /// of; that account sees none of its tables}
    private TransitGateway shared(TransitGateway old, TransitGateway found) {
        var whole = old;
        for (var attachment : found.attachments().values()) {
            var known = old.attachments().get(attachment.id());
            if (attachment.to() instanceof To.ToVpc) {
                whole =
                        whole.with(
                                known != null
                                        ? known.withTo(attachment.to())
                                        : attachment
                                                .withAssociation(Optional.empty())
                                                .withPropagations(List.of()));
            }
        }
        return whole;
    }

    private void mend() {
        each(this::known);
        each(this::learned);
        each(this::there);
    }

    /// What an attachment leads to from now on.
    private interface Mend {
        To of(ResourceId gateway, TransitAttachment attachment);
    }

    private void each(Mend mend) {
        var mended = new TreeMap<ResourceId, TransitGateway>(gateways);
        mended.replaceAll((id, gateway) -> {
            var after = gateway;
            for (var attachment : gateway.attachments().values()) {
                var to = mend.of(id, attachment);
                if (!to.equals(attachment.to())) {
                    after = after.with(attachment.withTo(to));
                }
            }
            return after;
        });
        gateways.putAll(mended);
    }

    /// What is attached stays attached, as something elsewhere when it is not in the document any
    /// more.
    private To there(ResourceId gateway, TransitAttachment attachment) {
        return switch (attachment.to()) {
            case To.ToVpc to -> standing(to);
            case To.ToTransitGateway(var other, var far) ->
                    end(other, far)
                            .filter(new To.ToTransitGateway(gateway, attachment.id())::equals)
                            .map(_ -> attachment.to())
                            .orElseGet(() -> new To.Elsewhere("peering", other.value(), List.of()));
            case To.ToVpn(var vpn) ->
                    Optional.ofNullable(hybrid.vpnConnections().get(vpn))
                            .filter(it -> it.gateway().equals(gateway))
                            .map(_ -> attachment.to())
                            .orElseGet(() -> new To.Elsewhere("vpn", vpn.value(), List.of()));
            case To.ToDxGateway(var dx) ->
                    Optional.ofNullable(hybrid.dxGateways().get(dx))
                            .flatMap(it -> it.associationOf(gateway))
                            .map(_ -> attachment.to())
                            .orElseGet(() ->
                                    new To.Elsewhere(
                                            "direct-connect-gateway", dx.value(), List.of()));
            case To.Elsewhere to -> to;
        };
    }

    private Optional<To> end(ResourceId gateway, ResourceId attachment) {
        return end(gateways.get(gateway), attachment);
    }

    private static Optional<To> end(@Nullable TransitGateway gateway, ResourceId attachment) {
        return Optional.ofNullable(gateway)
                .flatMap(it -> Optional.ofNullable(it.attachments().get(attachment)))
                .map(TransitAttachment::to);
    }

    private To standing(To.ToVpc to) {
        var vpc = vpcs.get(to.vpc());
        if (vpc == null) {
            var cidrs = base.vpc(to.vpc()).map(Vpc::cidrs).orElseGet(List::of);
            return new To.Elsewhere("vpc", to.vpc().value(), cidrs);
        }
        return to.withSubnets(to.subnets().stream().filter(vpc.subnets()::containsKey).toList());
    }

    /// An owner's files do not describe the VPCs and gateways of others, but the document may.
    private To known(ResourceId gateway, TransitAttachment attachment) {
        var old = end(base.transitGateways().get(gateway), attachment.id());
        if (!(attachment.to() instanceof To.Elsewhere to) || old.isEmpty()) {
            return attachment.to();
        }
        return switch (old.get()) {
            case To.ToVpc was ->
                    was.vpc().value().equals(to.resource()) && vpcs.containsKey(was.vpc())
                            ? was
                            : to;
            case To.ToTransitGateway was ->
                    was.gateway().value().equals(to.resource())
                                    && end(was.gateway(), was.attachment())
                                            .filter(
                                                    new To.ToTransitGateway(
                                                                    gateway, attachment.id())
                                                            ::equals)
                                            .isPresent()
                            ? was
                            : to;
            case To.ToVpn(var vpn) -> vpn.value().equals(to.resource()) ? old.get() : to;
            case To.ToDxGateway(var dx) -> isSame(dx, to.resource()) ? old.get() : to;
            case To.Elsewhere _ -> to;
        };
    }

    /// What leads to a site may have come to be known since the gateway told of it.
    private To learned(ResourceId gateway, TransitAttachment attachment) {
        if (!(attachment.to() instanceof To.Elsewhere to)) {
            return attachment.to();
        }
        for (var vpn : hybrid.vpnConnections().values()) {
            if (vpn.gateway().equals(gateway) && vpn.id().value().equals(to.resource())) {
                return new To.ToVpn(vpn.id());
            }
        }
        for (var dx : hybrid.dxGateways().values()) {
            if (dx.associationOf(gateway).isPresent() && isSame(dx.id(), to.resource())) {
                return new To.ToDxGateway(dx.id());
            }
        }
        return to;
    }

    /// A transit gateway names a Direct Connect gateway without the start of our ids.
    private static boolean isSame(ResourceId dxGateway, String resource) {
        return dxGateway.value().equals(resource) || dxGateway.value().equals("dxgw-" + resource);
    }

    /// {@return the gateway, with all that is as it was being the objects it was}
    private static TransitGateway merged(@Nullable TransitGateway old, TransitGateway fresh) {
        if (old == null) {
            return fresh;
        }
        if (old.equals(fresh)) {
            return old;
        }
        var merged = fresh;
        for (var attachment : fresh.attachments().values()) {
            var was = old.attachments().get(attachment.id());
            merged = was != null && was.equals(attachment) ? merged.with(was) : merged;
        }
        for (var table : fresh.routeTables().values()) {
            var was = old.routeTables().get(table.id());
            merged = was != null && was.equals(table) ? merged.with(was) : merged;
        }
        return merged;
    }
}
