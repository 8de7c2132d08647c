package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Internet;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnGateway;

import java.util.Optional;

/// Names, of whatever kind of resource.
final class Renaming {
    private Renaming() {}

    static Optional<Refused> apply(Change change, Edit.Rename edit) {
        var found = change.topology().find(edit.id());
        if (found.isEmpty()) {
            return Refusals.notFound(edit.id());
        }
        var resource = found.get();
        if (resource.name().equals(edit.name())) {
            return Refusals.NONE;
        }
        switch (resource) {
            case Internet _ -> {
                return Refusals.refuse(Refusals.NOT_PERMITTED, "rename-internet");
            }
            case Peering it -> change.put(it.withName(edit.name()));
            case TransitGateway it -> change.put(it.withName(edit.name()));
            case TransitAttachment it ->
                    change.put(gatewayOf(change, it).with(it.withName(edit.name())));
            case TransitRouteTable it ->
                    change.put(gatewayOf(change, it).with(it.withName(edit.name())));
            case Vpc it -> change.put(it.draft().name(edit.name()).build());
            case Subnet it -> put(change, it.withName(edit.name()));
            case Instance it -> put(change, it.withName(edit.name()));
            case RouteTable it -> put(change, it.withName(edit.name()));
            case InternetGateway it -> put(change, it.withName(edit.name()));
            case EgressOnlyGateway it -> put(change, new EgressOnlyGateway(it.id(), edit.name()));
            case NatGateway it -> put(change, it.withName(edit.name()));
            case SecurityGroup it -> put(change, it.withName(edit.name()));
            case NetworkAcl it -> put(change, it.withName(edit.name()));
            case NetworkInterface it -> rename(change, it, edit.name());
            case VpcEndpoint it -> put(change, it.withName(edit.name()));
            case LoadBalancer it -> put(change, it.withName(edit.name()));
            case TargetGroup it -> put(change, it.withName(edit.name()));
            case VpnGateway it -> put(change, it.withName(edit.name()));
            case PrefixList it -> change.put(it.withName(edit.name()));
            case Site it -> hybrid(change, it.withName(edit.name()));
            case SiteHost it -> rename(change, it, edit.name());
            case CustomerGateway it -> hybrid(change, it.withName(edit.name()));
            case VpnConnection it -> hybrid(change, it.withName(edit.name()));
            case DxConnection it -> hybrid(change, it.withName(edit.name()));
            case VirtualInterface it -> hybrid(change, it.withName(edit.name()));
            case DxGateway it -> hybrid(change, it.withName(edit.name()));
        }
        return Refusals.NONE;
    }

    private static TransitGateway gatewayOf(Change change, Resource part) {
        return change.topology().transitGatewayOf(part.id()).orElseThrow();
    }

    private static void put(Change change, Resource renamed) {
        var vpc = change.topology().vpcOf(renamed.id()).orElseThrow();
        change.put(MemberEdits.with(vpc, renamed));
    }

    private static void hybrid(Change change, Resource renamed) {
        change.put(change.topology().hybrid().with(renamed));
    }

    private static void rename(Change change, SiteHost host, String name) {
        var site = change.topology().hybrid().hostSite(host.id()).orElseThrow();
        hybrid(
                change,
                site.withHosts(
                        site.hosts().stream()
                                .map(it -> it == host ? it.withName(name) : it)
                                .toList()));
    }

    private static void rename(Change change, NetworkInterface eni, String name) {
        var vpc = change.topology().vpcOf(eni.id()).orElseThrow();
        change.put(Interfaces.mapped(vpc, it -> it == eni ? it.withName(name) : it));
    }
}
