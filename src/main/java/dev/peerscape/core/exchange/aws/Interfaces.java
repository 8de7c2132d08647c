package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.EndpointPart;
import dev.peerscape.core.exchange.aws.Parts.InterfacePart;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds out whose the network interfaces are that belong to no instance. Those of endpoints and
/// load balancers stand in them, those of NAT gateways and transit gateways are known by these, and
/// the others stand alone: a database's, a function's, an application load balancer's.
final class Interfaces {
    private static final Pattern BALANCER = Pattern.compile("ELB net/[^/]+/([0-9A-Za-z._-]+)");

    private final Parts parts;
    private final Hosts hosts;

    /// The endpoint that each interface of one is of: the first that names it.
    private final Map<ResourceId, ResourceId> endpointOf = new HashMap<>();

    private final Map<ResourceId, List<NetworkInterface>> byBalancer = new TreeMap<>();
    private final Map<ResourceId, List<InterfacePart>> alone = new HashMap<>();
    private final Set<ResourceId> all = new HashSet<>();
    private final List<ResourceId> strays = new ArrayList<>();

    Interfaces(Parts parts, Hosts hosts) {
        this.parts = parts;
        this.hosts = hosts;
        claim();
        var types = new TreeMap<String, Integer>();
        for (var it : parts.interfaces.values()) {
            var id = it.eni().id();
            if (hosts.has(id) || it.instance().filter(parts.over::contains).isPresent()) {
                continue;
            }
            var balancer = balancer(it);
            if (endpointOf.containsKey(id)) {
                all.add(id);
            } else if (balancer.isPresent()) {
                byBalancer.computeIfAbsent(balancer.get(), _ -> new ArrayList<>()).add(it.eni());
                all.add(id);
            } else if (isOfGateway(it)) {
                untold(it).ifPresent(type -> types.merge(type, 1, Integer::sum));
            } else {
                stand(it);
            }
        }
        types.forEach((type, count) -> parts.remark("interfaces-alone", count, type));
    }

    /// Those of endpoints must stand in the endpoint's VPC.
    private void claim() {
        for (var endpoint : parts.endpoints.values()) {
            for (var id : endpoint.interfaces()) {
                var known = parts.interfaces.get(id);
                if (known != null && !hosts.has(id) && stands(known.eni(), endpoint.vpc())) {
                    endpointOf.putIfAbsent(id, endpoint.id());
                }
            }
        }
    }

    private boolean stands(NetworkInterface eni, ResourceId vpc) {
        return hosts.vpcOf(eni.subnet()).equals(Optional.of(vpc));
    }

    private Optional<ResourceId> balancer(InterfacePart part) {
        var told = BALANCER.matcher(part.words());
        return told.lookingAt()
                ? Optional.of(new ResourceId(Kind.LOAD_BALANCER.prefix() + "-" + told.group(1)))
                        .filter(id -> {
                            var balancer = parts.balancing.balancers.get(id);
                            return balancer != null && stands(part.eni(), balancer.vpc());
                        })
                : Optional.empty();
    }

    private boolean isOfGateway(InterfacePart part) {
        return switch (part.type()) {
            case "natGateway", "nat_gateway", "transit_gateway" -> true;
            default ->
                    parts.nats.values().stream()
                            .anyMatch(it -> it.interfaces().contains(part.eni().id()));
        };
    }

    /// {@return the type of an interface of a gateway that no file describes}
    private Optional<String> untold(InterfacePart part) {
        return part.type().equals("transit_gateway") && parts.transit.legs.isEmpty()
                ? Optional.of(part.type())
                : Optional.empty();
    }

    private void stand(InterfacePart part) {
        hosts.vpcOf(part.eni().subnet())
                .ifPresentOrElse(
                        vpc -> {
                            alone.computeIfAbsent(vpc, _ -> new ArrayList<>()).add(part);
                            all.add(part.eni().id());
                        },
                        () -> strays.add(part.eni().id()));
    }

    /// {@return the interfaces of no instance whose subnet no file describes}
    List<ResourceId> strays() {
        return strays;
    }

    /// {@return whether there is such an interface, which is of no instance}
    boolean has(ResourceId id) {
        return all.contains(id);
    }

    /// {@return those that stand alone in a VPC whose groups are known; what their owner wrote
    /// about them is their name where they have none}
    List<NetworkInterface> alone(Vpc vpc) {
        return alone.getOrDefault(vpc.id(), List.of()).stream()
                .map(it -> {
                    var eni = whole(it.eni(), vpc);
                    return eni.name().isEmpty() ? eni.withName(it.words()) : eni;
                })
                .toList();
    }

    /// {@return those of an interface endpoint}
    List<NetworkInterface> of(EndpointPart endpoint, Vpc vpc) {
        var enis = new ArrayList<NetworkInterface>();
        for (var id : endpoint.interfaces()) {
            var known = parts.interfaces.get(id);
            if (known == null) {
                parts.remark("endpoint-interface", endpoint.id(), id);
            } else if (hosts.vpcOf(known.eni().subnet()).isPresent()
                    && !endpoint.id().equals(endpointOf.get(id))) {
                parts.remark("interface-elsewhere", id, endpoint.id());
            } else if (endpoint.id().equals(endpointOf.get(id))) {
                enis.add(whole(known.eni(), vpc));
            }
        }
        return enis;
    }

    /// {@return those of a load balancer that files describe}
    List<NetworkInterface> ofBalancer(ResourceId id, Vpc vpc) {
        return byBalancer.getOrDefault(id, List.of()).stream().map(it -> whole(it, vpc)).toList();
    }

    /// {@return the interface with those of its groups that the VPC has, and its Elastic address}
    NetworkInterface whole(NetworkInterface eni, Vpc vpc) {
        var groups =
                eni.securityGroups().stream()
                        .filter(it -> {
                            boolean known = vpc.securityGroups().containsKey(it);
                            if (!known) {
                                parts.remark("group-missing", eni.id(), it);
                            }
                            return known;
                        })
                        .toList();
        Map<Ip, Ip> elastic = parts.elastic.getOrDefault(eni.id(), Map.of());
        var publicIp =
                eni.publicIp()
                        .or(() ->
                                eni.primary(false)
                                        .flatMap(it -> Optional.ofNullable(elastic.get(it))));
        return eni.withSecurityGroups(groups).withPublicIp(publicIp);
    }
}
