package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Internet;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;

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
            case InternetGateway it -> put(change, new InternetGateway(it.id(), edit.name()));
            case EgressOnlyGateway it -> put(change, new EgressOnlyGateway(it.id(), edit.name()));
            case NatGateway it -> put(change, it.withName(edit.name()));
            case SecurityGroup it -> put(change, it.withName(edit.name()));
            case NetworkAcl it -> put(change, it.withName(edit.name()));
            case NetworkInterface it -> rename(change, it, edit.name());
            default -> throw new AssertionError("SKELETON");
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

    private static void rename(Change change, NetworkInterface eni, String name) {
        var vpc = change.topology().vpcOf(eni.id()).orElseThrow();
        for (var instance : vpc.instances().values()) {
            if (instance.interfaces().contains(eni)) {
                put(
                        change,
                        instance.withInterfaces(
                                instance.interfaces().stream()
                                        .map(it -> it == eni ? it.withName(name) : it)
                                        .toList()));
            }
        }
    }
}
