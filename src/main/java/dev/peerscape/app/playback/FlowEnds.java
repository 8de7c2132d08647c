package dev.peerscape.app.playback;

import dev.peerscape.core.net.Ip;
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
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnGateway;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a flow may start or end at, and what that is called in a field.
final class FlowEnds {
    /// No list is longer: what is not in it can be typed.
    private static final int MOST = 2_000;

    private FlowEnds() {}

    /// {@return whether packets start or end there}
    static boolean isEnd(Resource resource) {
        return switch (resource) {
            case Instance _,
                    NetworkInterface _,
                    NatGateway _,
                    VpcEndpoint _,
                    LoadBalancer _,
                    Internet _,
                    InternetGateway _,
                    VpnGateway _,
                    VpnConnection _,
                    VirtualInterface _,
                    Site _,
                    SiteHost _ ->
                    true;
            case Vpc _,
                    Subnet _,
                    RouteTable _,
                    EgressOnlyGateway _,
                    SecurityGroup _,
                    NetworkAcl _,
                    Peering _,
                    TransitGateway _,
                    TransitAttachment _,
                    TransitRouteTable _,
                    PrefixList _,
                    TargetGroup _,
                    CustomerGateway _,
                    DxConnection _,
                    DxGateway _ ->
                    false;
        };
    }

    /// {@return whether people mean it as an end when they select it on the canvas; a line or a
    /// gateway they select to look at}
    static boolean isMeantBySelecting(Resource resource) {
        return resource instanceof Instance
                || resource instanceof NatGateway
                || resource instanceof NetworkInterface
                || resource instanceof VpcEndpoint
                || resource instanceof LoadBalancer
                || resource instanceof Site
                || resource instanceof SiteHost;
    }

    /// {@return the ends that a document has, as fields show them: what people ask for most first}
    static List<String> of(Topology topology) {
        var hybrid = topology.hybrid();
        var inVpcs =
                topology.vpcs().values().stream()
                        .flatMap(vpc ->
                                Stream.of(
                                                vpc.instances(),
                                                vpc.natGateways(),
                                                vpc.endpoints(),
                                                vpc.loadBalancers(),
                                                vpc.interfaces())
                                        .flatMap(it -> it.values().stream()));
        var premises =
                hybrid.sites().values().stream()
                        .flatMap(it -> Stream.concat(Stream.of(it), it.hosts().stream()));
        var doors =
                Stream.concat(
                        topology.vpcs().values().stream()
                                .flatMap(vpc ->
                                        Stream.of(vpc.internetGateways(), vpc.vpnGateways())
                                                .flatMap(it -> it.values().stream())),
                        Stream.of(hybrid.vpnConnections(), hybrid.virtualInterfaces())
                                .flatMap(it -> it.values().stream()));
        return Stream.concat(
                        Stream.concat(premises.limit(MOST), inVpcs.limit(MOST))
                                .map(it -> shown(topology, it)),
                        Stream.concat(
                                Stream.of(ResourceId.INTERNET.value()),
                                doors.limit(MOST).map(it -> shown(topology, it))))
                .toList();
    }

    /// {@return a resource as a field shows it, with its address} A name that is not unique is no
    /// good in a field: then it is the id.
    static String shown(Topology topology, Resource resource) {
        return name(topology, resource) + address(resource).map(it -> "  " + it).orElse("");
    }

    /// {@return what it is called where that is unique, else its id}
    static String name(Topology topology, ResourceId id) {
        return topology.find(id).map(it -> name(topology, it)).orElse(id.value());
    }

    private static String name(Topology topology, Resource resource) {
        boolean unique =
                resource instanceof Internet
                        || !resource.name().isEmpty()
                                && topology.named(resource.name()).stream()
                                                .filter(FlowEnds::isEnd)
                                                .count()
                                        == 1;
        return unique ? resource.label() : resource.id().value();
    }

    private static Optional<String> address(Resource resource) {
        return switch (resource) {
            case Instance it -> first(it.interfaces());
            case NetworkInterface it -> first(List.of(it));
            case VpcEndpoint it -> first(it.interfaces());
            case LoadBalancer it -> first(it.interfaces());
            case NatGateway it -> Optional.of(it.privateIp().toString());
            case SiteHost it -> Optional.of(it.address().toString());
            case Site it -> it.prefixes().stream().findFirst().map(Object::toString);
            default -> Optional.empty();
        };
    }

    private static Optional<String> first(List<NetworkInterface> interfaces) {
        return interfaces.stream()
                .flatMap(it -> it.addresses().stream())
                .findFirst()
                .map(Ip::toString);
    }

    /// {@return what the text of a field means: a name or id, with or without the address shown
    /// behind it}
    static Optional<Resource> read(Topology topology, String text) {
        var word = text.strip();
        var named = topology.named(word);
        if (named.isEmpty() && word.contains("  ")) {
            named = topology.named(word.substring(0, word.indexOf("  ")));
        }
        return named.stream().filter(FlowEnds::isEnd).findFirst();
    }
}
