package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule.Peer;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Looks for what no document may hold: a reference to nothing, an id of another kind, one id
/// twice. Edits never make such a document; a file may claim to be one, hence this. Mistakes in a
/// network (overlaps, routes into nothing) are not ill-formed: the checks find those.
///
/// What a resource may refer to: a subnet, a group of an interface, a table or ACL of a subnet are
/// of its own VPC, and so are the gateways that a table learns from, the target groups of a load
/// balancer and the instances in those; the target of a route and the group in a rule are anywhere
/// in the document.
public final class Audit {
    /// Something ill-formed.
    ///
    /// @param holder the resource that holds the wrong id
    /// @param id the wrong id
    /// @param code the error code of the EC2 API for it
    /// @param text the sentence for people
    public record Flaw(ResourceId holder, ResourceId id, String code, Message text) {}

    private final Topology topology;
    private final List<Flaw> flaws = new ArrayList<>();

    private Audit(Topology topology) {
        this.topology = topology;
    }

    /// {@return everything ill-formed in the document; empty for a good one}
    public static List<Flaw> of(Document document) {
        var audit = new Audit(document.topology());
        audit.ids();
        audit.topology.vpcs().values().forEach(audit::vpc);
        for (var peering : audit.topology.peerings().values()) {
            for (var side : List.of(peering.requester(), peering.accepter())) {
                if (side.present() && audit.topology.vpc(side.vpc()).isEmpty()) {
                    audit.dangling(peering.id(), Kind.VPC, side.vpc());
                }
            }
        }
        for (var gateway : audit.topology.transitGateways().values()) {
            TransitAudit.of(audit, gateway);
            TransitAudit.peers(audit, gateway);
        }
        for (var list : audit.topology.prefixLists().values()) {
            audit.kind(list);
        }
        HybridAudit.everything(audit);
        for (var id : document.layout().boxes().keySet()) {
            if (audit.topology.find(id).isEmpty()) {
                audit.flaws.add(
                        new Flaw(
                                id,
                                id,
                                "InvalidID.NotFound",
                                Message.of("edit.audit-box", id.value())));
            }
        }
        return List.copyOf(audit.flaws);
    }

    /// {@return everything ill-formed in one VPC of the topology}
    static List<Flaw> of(Topology topology, Vpc vpc) {
        return of(topology, audit -> audit.vpc(vpc));
    }

    /// {@return everything ill-formed in a thing that is to stand in the VPC}
    static List<Flaw> of(Topology topology, Vpc vpc, Resource member) {
        return of(topology, audit -> audit.member(vpc, member));
    }

    /// {@return everything ill-formed in a transit gateway}
    static List<Flaw> of(Topology topology, TransitGateway gateway) {
        return of(topology, audit -> TransitAudit.of(audit, gateway));
    }

    /// {@return everything ill-formed in a thing on premises or one that leads there}
    static List<Flaw> ofHybrid(Topology topology, Resource resource) {
        return of(topology, audit -> HybridAudit.of(audit, resource));
    }

    /// {@return what is wrong with a target}
    static List<Flaw> of(Topology topology, ResourceId table, Target target) {
        return of(topology, audit -> audit.target(table, target));
    }

    private static List<Flaw> of(Topology topology, Consumer<Audit> what) {
        var audit = new Audit(topology);
        what.accept(audit);
        return audit.flaws;
    }

    Topology topology() {
        return topology;
    }

    private void ids() {
        var seen = new HashSet<ResourceId>();
        topology.resources()
                .forEach(resource -> {
                    if (!seen.add(resource.id())) {
                        flaws.add(
                                new Flaw(
                                        resource.id(),
                                        resource.id(),
                                        "IdInUse",
                                        Message.of("edit.audit-twice", resource.id().value())));
                    }
                    kind(resource);
                });
    }

    void kind(Resource resource) {
        if (!resource.id().prefix().equals(resource.kind().prefix())) {
            flaws.add(
                    new Flaw(
                            resource.id(),
                            resource.id(),
                            "InvalidID.Malformed",
                            Message.of(
                                    "edit.audit-kind",
                                    resource.id().value(),
                                    Refusals.kindName(resource.kind()),
                                    resource.kind().prefix() + "-")));
        }
    }

    private void vpc(Vpc vpc) {
        kind(vpc);
        need(vpc.id(), Kind.ROUTE_TABLE, vpc.mainRouteTable(), vpc.routeTables().keySet());
        need(vpc.id(), Kind.NETWORK_ACL, vpc.defaultNetworkAcl(), vpc.networkAcls().keySet());
        need(
                vpc.id(),
                Kind.SECURITY_GROUP,
                vpc.defaultSecurityGroup(),
                vpc.securityGroups().keySet());
        vpc.members().stream()
                .flatMap(members -> members.values().stream())
                .forEach(member -> member(vpc, member));
    }

    private void member(Vpc vpc, Resource member) {
        kind(member);
        switch (member) {
            case Subnet subnet -> {
                subnet.routeTable()
                        .ifPresent(id ->
                                need(
                                        subnet.id(),
                                        Kind.ROUTE_TABLE,
                                        id,
                                        vpc.routeTables().keySet()));
                need(
                        subnet.id(),
                        Kind.NETWORK_ACL,
                        subnet.networkAcl(),
                        vpc.networkAcls().keySet());
            }
            case Instance instance -> instance.interfaces().forEach(eni -> member(vpc, eni));
            case VpcEndpoint endpoint -> endpoint(vpc, endpoint);
            case LoadBalancer balancer -> {
                balancer.interfaces().forEach(eni -> member(vpc, eni));
                for (var listener : balancer.listeners()) {
                    var group = listener.targetGroup();
                    need(balancer.id(), Kind.TARGET_GROUP, group, vpc.targetGroups().keySet());
                }
            }
            case TargetGroup group -> {
                for (var it : group.members()) {
                    if (it.to() instanceof TargetGroup.To.AnInstance(var id)) {
                        need(group.id(), Kind.INSTANCE, id, vpc.instances().keySet());
                    }
                }
            }
            case InternetGateway gateway -> edgeTable(vpc, gateway.id(), gateway.routeTable());
            case VpnGateway gateway -> edgeTable(vpc, gateway.id(), gateway.routeTable());
            case NetworkInterface eni -> {
                need(eni.id(), Kind.SUBNET, eni.subnet(), vpc.subnets().keySet());
                for (var group : eni.securityGroups()) {
                    need(eni.id(), Kind.SECURITY_GROUP, group, vpc.securityGroups().keySet());
                }
            }
            case NatGateway nat ->
                    need(nat.id(), Kind.SUBNET, nat.subnet(), vpc.subnets().keySet());
            case RouteTable table -> {
                table.routes().forEach(route -> target(table.id(), route.target()));
                for (var row : table.listRoutes()) {
                    prefixList(table.id(), row.list());
                    target(table.id(), row.target());
                }
                for (var id : table.propagating()) {
                    need(table.id(), Kind.VPN_GATEWAY, id, vpc.vpnGateways().keySet());
                }
            }
            case SecurityGroup group ->
                    Stream.concat(group.ingress().stream(), group.egress().stream())
                            .forEach(rule -> peer(group.id(), rule.peer()));
            default -> {}
        }
    }

    private void endpoint(Vpc vpc, VpcEndpoint endpoint) {
        switch (endpoint.form()) {
            case VpcEndpoint.Form.Interface it -> it.interfaces().forEach(eni -> member(vpc, eni));
            case VpcEndpoint.Form.Gateway(var list, var tables) -> {
                prefixList(endpoint.id(), list);
                for (var id : tables) {
                    need(endpoint.id(), Kind.ROUTE_TABLE, id, vpc.routeTables().keySet());
                }
            }
        }
    }

    private void edgeTable(Vpc vpc, ResourceId gateway, Optional<ResourceId> table) {
        table.ifPresent(it -> need(gateway, Kind.ROUTE_TABLE, it, vpc.routeTables().keySet()));
    }

    void prefixList(ResourceId holder, ResourceId id) {
        need(holder, Kind.PREFIX_LIST, id, topology.prefixLists().keySet());
    }

    private void peer(ResourceId holder, Peer peer) {
        if (peer instanceof Peer.Group(var id)
                && topology.vpcOf(id)
                        .filter(vpc -> vpc.securityGroups().containsKey(id))
                        .isEmpty()) {
            dangling(holder, Kind.SECURITY_GROUP, id);
        }
        if (peer instanceof Peer.Listed(var list)) {
            prefixList(holder, list);
        }
    }

    private void target(ResourceId table, Target target) {
        switch (target) {
            case Target.Local() ->
                    flaws.add(
                            new Flaw(
                                    table,
                                    table,
                                    Refusals.INVALID_VALUE,
                                    Message.of("edit.route-local-stored")));
            case Target.ToInternetGateway(var id) -> {
                if (!(topology.find(id).orElse(null) instanceof InternetGateway)) {
                    dangling(table, Kind.INTERNET_GATEWAY, id);
                }
            }
            case Target.ToEgressOnlyGateway(var id) -> {
                if (!(topology.find(id).orElse(null) instanceof EgressOnlyGateway)) {
                    dangling(table, Kind.EGRESS_ONLY_GATEWAY, id);
                }
            }
            case Target.ToNatGateway(var id) -> {
                if (!(topology.find(id).orElse(null) instanceof NatGateway)) {
                    dangling(table, Kind.NAT_GATEWAY, id);
                }
            }
            case Target.ToPeering(var id) -> {
                if (topology.peering(id).isEmpty()) {
                    dangling(table, Kind.PEERING, id);
                }
            }
            case Target.ToNetworkInterface(var id) -> {
                if (!(topology.find(id).orElse(null) instanceof NetworkInterface)) {
                    dangling(table, Kind.NETWORK_INTERFACE, id);
                }
            }
            case Target.ToTransitGateway(var id) -> {
                if (!topology.transitGateways().containsKey(id)) {
                    dangling(table, Kind.TRANSIT_GATEWAY, id);
                }
            }
            case Target.ToVpnGateway(var id) -> {
                if (!(topology.find(id).orElse(null) instanceof VpnGateway)) {
                    dangling(table, Kind.VPN_GATEWAY, id);
                }
            }
            case Target.ToEndpoint(var id) ->
                    flaws.add(
                            new Flaw(
                                    table,
                                    id,
                                    Refusals.INVALID_VALUE,
                                    Message.of("edit.route-endpoint-stored", id.value())));
            case Target.Gone _ -> {}
        }
    }

    void need(ResourceId holder, Kind kind, ResourceId id, java.util.Set<ResourceId> there) {
        if (!there.contains(id)) {
            dangling(holder, kind, id);
        }
    }

    void dangling(ResourceId holder, Kind kind, ResourceId id) {
        flaws.add(
                new Flaw(
                        holder,
                        id,
                        Refusals.notFoundCode(kind),
                        Message.of(
                                "edit.audit-dangling",
                                holder.value(),
                                Refusals.kindName(kind),
                                id.value())));
    }
}
