package dev.peerscape.core.topology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds resources of a topology, of whatever kind.
final class Lookup {
    private Lookup() {}

    static Optional<Resource> find(Topology topology, ResourceId id) {
        if (id.equals(ResourceId.INTERNET)) {
            return Optional.of(Internet.INTERNET);
        }
        Resource top = topology.vpcs().get(id);
        if (top == null) {
            top = topology.peerings().get(id);
        }
        if (top == null) {
            top = topology.transitGateways().get(id);
        }
        if (top == null) {
            top = topology.prefixLists().get(id);
        }
        if (top != null) {
            return Optional.of(top);
        }
        return topology.vpcOf(id)
                .flatMap(vpc -> inside(vpc, id))
                .or(() -> topology.transitGatewayOf(id).flatMap(it -> inside(it, id)))
                .or(() -> topology.hybrid().find(id));
    }

    private static Optional<Resource> inside(TransitGateway gateway, ResourceId id) {
        return gateway.members().stream()
                .<Resource>flatMap(members -> Optional.ofNullable(members.get(id)).stream())
                .findFirst();
    }

    private static Optional<Resource> inside(Vpc vpc, ResourceId id) {
        for (var members : vpc.members()) {
            Resource found = members.get(id);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return vpc.networkInterfaces()
                .filter(eni -> eni.id().equals(id))
                .<Resource>map(eni -> eni)
                .findFirst();
    }

    static Stream<Resource> resources(Topology topology) {
        var transit =
                topology.transitGateways().values().stream()
                        .flatMap(it ->
                                Stream.concat(
                                        Stream.<Resource>of(it),
                                        it.members().stream()
                                                .flatMap(map -> map.values().stream())));
        return Stream.of(
                        topology.vpcs().values().stream().flatMap(Lookup::withMembers),
                        topology.peerings().values().stream(),
                        transit,
                        topology.hybrid().resources(),
                        topology.prefixLists().values().stream())
                .flatMap(it -> it);
    }

    private static Stream<Resource> withMembers(Vpc vpc) {
        var members = vpc.members().stream().<Resource>flatMap(map -> map.values().stream());
        // Those of none are members themselves.
        var interfaces =
                vpc.networkInterfaces().filter(it -> !vpc.interfaces().containsKey(it.id()));
        return Stream.of(Stream.of(vpc), members, interfaces).flatMap(it -> it);
    }

    static List<Resource> named(Topology topology, String idOrName) {
        if (ResourceId.isWellFormed(idOrName)) {
            var byId = find(topology, new ResourceId(idOrName));
            if (byId.isPresent()) {
                return List.of(byId.get());
            }
        }
        return resources(topology).filter(it -> it.name().equals(idOrName)).toList();
    }
}
