package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.HybridParts.DevicePart;
import dev.peerscape.core.exchange.aws.HybridParts.DxPart;
import dev.peerscape.core.exchange.aws.HybridParts.LinePart;
import dev.peerscape.core.exchange.aws.HybridParts.VifPart;
import dev.peerscape.core.exchange.aws.HybridParts.VpnPart;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Puts together what joins VPCs with networks on premises. Every customer gateway and Direct
/// Connect connection gets a site; what is mentioned but not described is made as far as it is
/// known, and noted.
final class HybridAssembly {
    private final Parts parts;
    private final HybridParts hybrid;
    private final Map<ResourceId, Vpc> vpcs;
    private final SiteGroups groups;
    private final ToldPrefixes told;
    private final SiteAssembly sites;

    /// What is there is made whole first, so that the groups see all of it.
    HybridAssembly(Parts parts, Map<ResourceId, Vpc> vpcs) {
        this.parts = parts;
        this.vpcs = vpcs;
        hybrid = parts.hybrid;
        untold();
        groups = new SiteGroups(parts);
        told = new ToldPrefixes(parts, groups);
        sites = new SiteAssembly(parts, groups, told);
    }

    // ---- what is mentioned but not described

    private void untold() {
        hybrid.connections.values().removeIf(it -> !stays(it));
        for (var vpn : List.copyOf(hybrid.connections.values())) {
            var id =
                    vpn.device()
                            .orElseGet(() ->
                                    new ResourceId(
                                            Shape.id(Kind.CUSTOMER_GATEWAY.prefix(), vpn.id())));
            hybrid.connections.put(vpn.id(), vpn.withDevice(id));
            if (!hybrid.devices.containsKey(id)) {
                untold(vpn.id(), id);
                hybrid.devices.put(
                        id,
                        new DevicePart(
                                id,
                                "",
                                vpn.account(),
                                vpn.region(),
                                vpn.address(),
                                vpn.asn(),
                                Optional.empty(),
                                Optional.empty()));
            }
        }
        for (var vif : List.copyOf(hybrid.interfaces.values())) {
            line(vif);
            hybrid.gatewayOf(vif)
                    .filter(it -> it.prefix().equals(Kind.DX_GATEWAY.prefix()))
                    .ifPresent(it -> dxGateway(vif.id(), it, vif.account()));
        }
        parts.transit.legs.forEach((hub, legs) -> legs.values().forEach(it -> leg(hub, it)));
        hybrid.associations.keySet().forEach(it -> dxGateway(it, it, Optional.empty()));
        hybrid.associations.keySet().removeIf(it -> !hybrid.dxGateways.containsKey(it));
    }

    private void untold(ResourceId holder, ResourceId id) {
        parts.mentioned.add(id);
        parts.remark("untold", holder, id);
    }

    /// An attachment of a Direct Connect gateway shows that it is associated.
    private void leg(ResourceId hub, TransitParts.LegPart leg) {
        if (leg.what().equals("direct-connect-gateway") && !leg.gone()) {
            DxItems.gatewayId(Optional.of(leg.resource()))
                    .filter(hybrid.dxGateways::containsKey)
                    .filter(it -> !hybrid.associations.getOrDefault(it, Map.of()).containsKey(hub))
                    .ifPresent(it -> {
                        parts.remark("association-untold", it, hub);
                        hybrid.associate(it, hub, List.of());
                    });
        }
    }

    private boolean stays(VpnPart vpn) {
        boolean there = isThere(vpn.gateway());
        if (!there && !hybrid.over.contains(vpn.gateway())) {
            parts.remark("vpn-nowhere", vpn.id(), vpn.gateway());
        }
        return there;
    }

    /// {@return whether a virtual private gateway or transit gateway is in the document}
    private boolean isThere(ResourceId gateway) {
        var own = hybrid.gateways.get(gateway);
        return own != null
                ? parts.vpcs.containsKey(own.vpc())
                : parts.transit.hubs.containsKey(gateway);
    }

    private void line(VifPart vif) {
        if (!hybrid.lines.containsKey(vif.line())) {
            untold(vif.id(), vif.line());
            hybrid.lines.put(
                    vif.line(),
                    new LinePart(
                            vif.line(),
                            "",
                            vif.account(),
                            vif.region(),
                            "",
                            "",
                            true,
                            Optional.empty()));
        }
    }

    private void dxGateway(ResourceId holder, ResourceId id, Optional<AccountId> account) {
        if (!hybrid.dxGateways.containsKey(id) && !hybrid.over.contains(id)) {
            untold(holder, id);
            hybrid.dxGateways.put(
                    id, new DxPart(id, "", account, DxGateway.USUAL_ASN, false, false));
        }
    }

    // ---- the whole

    Hybrid hybrid() {
        var whole = Hybrid.NONE;
        for (var site : hybrid.sites.values()) {
            whole = whole.with(site);
        }
        for (var it : hybrid.devices.values()) {
            whole = whole.with(device(it));
        }
        for (var it : hybrid.lines.values()) {
            whole = whole.with(line(it));
        }
        for (var it : hybrid.dxGateways.values()) {
            whole = whole.with(dxGateway(it));
        }
        for (var it : groups.sites().entrySet()) {
            if (!hybrid.sites.containsKey(it.getKey())) {
                whole = whole.with(sites.site(it.getKey(), it.getValue()));
            }
        }
        for (var it : hybrid.connections.values()) {
            whole = whole.with(connection(it, whole));
        }
        for (var it : hybrid.interfaces.values()) {
            whole = whole.with(virtualInterface(it, whole));
        }
        for (var site : hybrid.sites.values()) {
            whole = whole.with(sites.leading(site, whole));
        }
        return whole;
    }

    private Home home(ResourceId gateway) {
        var own = hybrid.gateways.get(gateway);
        var vpc = own == null ? null : vpcs.get(own.vpc());
        if (vpc != null) {
            return Home.of(vpc);
        }
        var hub = parts.transit.hubs.get(gateway);
        return hub == null
                ? somewhere()
                : new Home(
                        hub.owner().orElse(somewhere().account()),
                        hub.region().orElse(somewhere().region()));
    }

    /// {@return the home of what nobody places: that of the first VPC}
    private Home somewhere() {
        return vpcs.values().stream()
                .findFirst()
                .map(Home::of)
                .orElse(new Home(Assembly.NOBODY, Assembly.SOMEWHERE));
    }

    private CustomerGateway device(DevicePart part) {
        var users =
                hybrid.connections.values().stream()
                        .filter(it -> it.device().equals(Optional.of(part.id())))
                        .toList();
        var home =
                users.stream().findFirst().map(it -> home(it.gateway())).orElseGet(this::somewhere);
        var asn =
                part.asn().isPresent()
                        ? part.asn()
                        : users.stream()
                                .map(VpnPart::asn)
                                .filter(OptionalLong::isPresent)
                                .findFirst()
                                .orElse(OptionalLong.empty());
        return new CustomerGateway(
                part.id(),
                part.name(),
                part.account().orElse(home.account()),
                part.region().orElse(home.region()),
                part.address(),
                asn.orElse(CustomerGateway.USUAL_ASN),
                groups.site(part.id()));
    }

    private DxConnection line(LinePart part) {
        return new DxConnection(
                part.id(),
                part.name(),
                part.account().orElseGet(() -> somewhere().account()),
                part.region().orElseGet(() -> somewhere().region()),
                part.location(),
                part.bandwidth(),
                groups.site(part.id()),
                part.up());
    }

    private DxGateway dxGateway(DxPart part) {
        var associations = new ArrayList<DxGateway.Association>();
        hybrid.associations
                .getOrDefault(part.id(), Map.of())
                .forEach((gateway, allowed) -> {
                    if (isThere(gateway)) {
                        associations.add(new DxGateway.Association(gateway, allowed));
                    } else if (!hybrid.over.contains(gateway)) {
                        parts.remark("association-nowhere", part.id(), gateway);
                        hybrid.end(part.id(), gateway);
                    }
                });
        return new DxGateway(
                part.id(),
                part.name(),
                part.account().orElseGet(() -> somewhere().account()),
                part.asn(),
                associations,
                part.betweenGateways());
    }

    // ---- sessions

    private VpnConnection connection(VpnPart part, Hybrid whole) {
        if (part.tunnels().stream().allMatch(it -> it.up().isEmpty())
                && !part.tunnels().isEmpty()) {
            parts.remark("tunnels-untold", part.id());
        } else if (part.tunnels().stream().noneMatch(it -> it.up().orElse(true))) {
            parts.remark("tunnels-down", part.id());
        }
        var device = part.device().orElseThrow();
        return new VpnConnection(
                part.id(),
                part.name(),
                device,
                part.gateway(),
                part.isStatic()
                        ? new Routing.Static(part.routes())
                        : part.bgp()
                                .orElseGet(() ->
                                        new Routing.Bgp(
                                                advertised(part.id(), groups.site(device), whole),
                                                0,
                                                0)),
                part.tunnels().stream()
                        .map(it ->
                                new VpnConnection.Tunnel(
                                        it.outside(), it.inside(), it.up().orElse(true)))
                        .toList(),
                part.ipv6());
    }

    /// {@return what a session tells, where that is not all that is at its site}
    private List<Cidr> advertised(ResourceId session, ResourceId site, Hybrid whole) {
        var prefixes = told.by(session);
        var there = whole.sites().get(site);
        return there != null && Set.copyOf(there.prefixes()).equals(prefixes)
                ? List.of()
                : List.copyOf(prefixes);
    }

    private VirtualInterface virtualInterface(VifPart part, Hybrid whole) {
        return new VirtualInterface(
                part.id(),
                part.name(),
                part.account().orElseGet(() -> somewhere().account()),
                part.line(),
                part.type(),
                part.vlan(),
                part.asn(),
                part.mtu(),
                part.session(),
                gateway(part),
                part.advertised()
                        .orElseGet(() -> advertised(part.id(), groups.site(part.line()), whole)),
                part.preference(),
                part.prepends(),
                part.siteLink(),
                part.up());
    }

    /// A public interface leads to no gateway, and a transit one to a Direct Connect gateway only.
    private Optional<ResourceId> gateway(VifPart part) {
        var gateway = hybrid.gatewayOf(part);
        var kept =
                gateway.filter(it ->
                        switch (part.type()) {
                            case PUBLIC -> false;
                            case TRANSIT -> hybrid.dxGateways.containsKey(it);
                            case PRIVATE ->
                                    hybrid.dxGateways.containsKey(it)
                                            || hybrid.gateways.containsKey(it) && isThere(it);
                        });
        if (kept.isEmpty()) {
            gateway.filter(it -> !hybrid.over.contains(it))
                    .ifPresent(it -> {
                        parts.remark("vif-nowhere", part.id(), it);
                        hybrid.end(part.id(), it);
                    });
        }
        return kept;
    }
}
