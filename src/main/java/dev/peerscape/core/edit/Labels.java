package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;

import java.util.Set;

/// What edits are called in the undo menu.
final class Labels {
    private final Topology before;

    Labels(Topology before) {
        this.before = before;
    }

    Message of(Edit edit) {
        return switch (edit) {
            case Edit.PutAccount(var account) ->
                    label(
                            before.accounts().containsKey(account.id())
                                    ? "account-change"
                                    : "account-add",
                            account.name().isEmpty() ? account.id().value() : account.name());
            case Edit.RemoveAccount(var account) -> label("account-remove", account.value());
            case Edit.SetClock(var now) -> label("clock", now.toString());
            case Edit.AddVpc(var vpc, _) -> label("add", kind(Kind.VPC), vpc.label());
            case Edit.AddCidr(var vpc, var cidr) -> label("cidr-add", cidr.toString(), name(vpc));
            case Edit.RemoveCidr(var vpc, var cidr) ->
                    label("cidr-remove", cidr.toString(), name(vpc));
            case Edit.ReplaceCidr(var vpc, var old, var fresh) ->
                    label("cidr-replace", old.toString(), fresh.toString(), name(vpc));
            case Edit.MoveVpc(var vpc, var account, var region) ->
                    label("vpc-move", name(vpc), account.value(), region.code());
            case Edit.SetVpcDns(var vpc, _, _) -> label("vpc-dns", name(vpc));
            case Edit.SetMainRouteTable(var vpc, var table) ->
                    label("main-table", name(table), name(vpc));
            case Edit.PutSubnet(_, var it, _) -> put(it);
            case Edit.PutInstance(_, var it, _) -> put(it);
            case Edit.PutNatGateway(_, var it, _) -> put(it);
            case Edit.PutInternetGateway(_, var it) -> put(it);
            case Edit.PutEgressOnlyGateway(_, var it) -> put(it);
            case Edit.PutRouteTable(_, var it) -> put(it);
            case Edit.PutSecurityGroup(_, var it) -> put(it);
            case Edit.PutNetworkAcl(_, var it) -> put(it);
            case Edit.PutTransitGateway(var it, _) -> put(it);
            case Edit.PutTransitAttachment(_, var it) -> put(it);
            case Edit.PutTransitRouteTable(_, var it) -> put(it);
            case Edit.PutNetworkInterface(_, var it, _) -> put(it);
            case Edit.PutVpcEndpoint(_, var it, _) -> put(it);
            case Edit.PutLoadBalancer(_, var it, _) -> put(it);
            case Edit.PutTargetGroup(_, var it) -> put(it);
            case Edit.PutVpnGateway(_, var it) -> put(it);
            case Edit.PutPrefixList(var it) -> put(it);
            case Edit.PutSite(var it, _) -> put(it);
            case Edit.PutCustomerGateway(var it) -> put(it);
            case Edit.PutVpnConnection(var it) -> put(it);
            case Edit.PutDxConnection(var it) -> put(it);
            case Edit.PutVirtualInterface(var it) -> put(it);
            case Edit.PutDxGateway(var it, _) -> put(it);
            case Edit.SetPropagation(var table, var gateway, var enabled) ->
                    label(
                            enabled ? "propagation-on" : "propagation-off",
                            name(table),
                            name(gateway));
            case Edit.AddListRoute(var table, var row) ->
                    label("route-add", name(row.list()), name(table));
            case Edit.RemoveListRoute(var table, var row) ->
                    label("route-remove", name(row.list()), name(table));
            case Edit.AssociateRouteTable(var subnet, var table) ->
                    table.map(id -> label("associate", name(subnet), name(id)))
                            .orElseGet(() -> label("associate-main", name(subnet)));
            case Edit.AddRoute(var table, var route) ->
                    label("route-add", route.destination().toString(), name(table));
            case Edit.ReplaceRoute(var table, var old, _) ->
                    label("route-change", old.destination().toString(), name(table));
            case Edit.RemoveRoute(var table, var route) ->
                    label("route-remove", route.destination().toString(), name(table));
            case Edit.Rename(var id, var name) -> label("rename", name(id), name);
            case Edit.Remove(var ids) -> remove(ids);
            case Edit.RequestPeering(_, _, _, var requester, var accepter) ->
                    label("peering-request", name(requester), name(accepter));
            case Edit.AcceptPeering(_, var id) -> label("peering-accept", name(id));
            case Edit.RejectPeering(_, var id) -> label("peering-reject", name(id));
            case Edit.DeletePeering(_, var id, var withRoutes) ->
                    label(withRoutes ? "peering-delete-routes" : "peering-delete", name(id));
            case Edit.SetPeeringDns(_, var id, _, _) -> label("peering-dns", name(id));
            case Edit.SetSeverity(var rule, var level) ->
                    level.map(it -> label("severity", rule, level(it)))
                            .orElseGet(() -> label("severity-usual", rule));
            case Edit.Place(var boxes) ->
                    boxes.size() == 1
                            ? label("place", name(boxes.keySet().iterator().next()))
                            : label("place-many", boxes.size());
            case Edit.Import(var found, _, _) -> label("import", found.vpcs().size());
            case Edit.Batch(var label, _) -> label;
        };
    }

    private static Message level(Policy.Level level) {
        return Message.of("edit.level-" + level.slug());
    }

    private Message put(Resource resource) {
        boolean there = before.find(resource.id()).isPresent();
        return label(there ? "change" : "add", kind(resource.kind()), resource.label());
    }

    private Message remove(Set<ResourceId> ids) {
        if (ids.size() != 1) {
            return label("remove-many", ids.size());
        }
        var id = ids.iterator().next();
        return before.find(id)
                .map(it -> label("remove", kind(it.kind()), it.label()))
                .orElseGet(() -> label("remove-many", 1));
    }

    private String name(ResourceId id) {
        return before.find(id).map(Resource::label).orElse(id.value());
    }

    private static Message kind(Kind kind) {
        return Refusals.kindName(kind);
    }

    private static Message label(String key, Object... arguments) {
        return Message.of("edit.label-" + key, arguments);
    }
}
