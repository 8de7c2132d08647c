package dev.peerscape.editor.scene;

import static java.util.stream.Collectors.joining;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.List;
import java.util.Optional;

/// The words on figures, the same in pictures, outline and tooltips.
public final class Labels {
    private Labels() {}

    /// {@return the address shown under the name of a card}
    public static Optional<String> address(Resource resource) {
        return switch (resource) {
            case dev.peerscape.core.topology.Instance it ->
                    it.primary().addresses().stream().findFirst().map(Object::toString);
            case dev.peerscape.core.topology.NatGateway it ->
                    Optional.of(it.privateIp().toString());
            case Subnet it -> it.cidrs().stream().findFirst().map(Object::toString);
            case Vpc it -> it.primaryCidr().map(Object::toString);
            case dev.peerscape.core.topology.NetworkInterface it ->
                    it.addresses().stream().findFirst().map(Object::toString);
            case dev.peerscape.core.topology.VpcEndpoint it ->
                    it.interfaces().stream()
                            .findFirst()
                            .flatMap(Labels::address)
                            .or(() -> Optional.of(service(it.service())));
            case dev.peerscape.core.topology.LoadBalancer it ->
                    it.interfaces().stream().findFirst().flatMap(Labels::address);
            case dev.peerscape.core.topology.Site it ->
                    it.prefixes().stream().findFirst().map(Object::toString);
            case dev.peerscape.core.topology.SiteHost it -> Optional.of(it.address().toString());
            default -> Optional.empty();
        };
    }

    /// {@return the short name of a service: `s3` of `com.amazonaws.eu-west-1.s3`}
    static String service(String name) {
        var parts = name.split("\\.", 4);
        return name.startsWith("com.amazonaws.") && parts.length == 4 ? parts[3] : name;
    }

    /// {@return the public address shown on a card, where it has one}
    public static Optional<String> publicAddress(Resource resource) {
        return switch (resource) {
            case dev.peerscape.core.topology.Instance it ->
                    it.primary().publicIp().map(Object::toString);
            case dev.peerscape.core.topology.NatGateway it -> it.publicIp().map(Object::toString);
            case dev.peerscape.core.topology.NetworkInterface it ->
                    it.publicIp().map(Object::toString);
            default -> Optional.empty();
        };
    }

    /// {@return the table of a subnet and its weightiest row: `rtb-private 172.16.0.0/16 →
    /// pcx-lab`}
    public static String routing(Topology topology, Vpc vpc, Subnet subnet) {
        return vpc.routeTableOf(subnet).label()
                + "  "
                + mainRow(topology, vpc, subnet).orElse("local");
    }

    /// {@return the weightiest row of a subnet's table, where it has more than local ones}
    public static Optional<String> mainRow(Topology topology, Vpc vpc, Subnet subnet) {
        return weightiest(vpc.routeTableOf(subnet)).map(route -> row(topology, route));
    }

    /// {@return the blocks of a VPC beside its primary one}
    public static List<Cidr> furtherCidrs(Vpc vpc) {
        return vpc.cidrs().size() < 2 ? List.of() : vpc.cidrs().subList(1, vpc.cidrs().size());
    }

    /// {@return as many blocks as fit, and how many do not: `10.1.0.0/16, 10.2.0.0/16 +2`}
    static String listed(List<Cidr> cidrs, double room, double size) {
        for (int shown = cidrs.size(); shown > 0; shown--) {
            var text =
                    cidrs.stream().limit(shown).map(Cidr::toString).collect(joining(", "))
                            + (shown < cidrs.size() ? " +" + (cidrs.size() - shown) : "");
            if (shown == 1 || TextMeasure.estimate(text, Face.MONO, size) <= room) {
                return text;
            }
        }
        return "";
    }

    /// {@return a row as tables show it, with the target's name}
    public static String row(Topology topology, Route route) {
        var target =
                route.target()
                        .resource()
                        .flatMap(topology::find)
                        .map(Resource::label)
                        .orElse(route.target().text());
        return route.destination() + " → " + target;
    }

    /// A peering row says most about a subnet, then the default route.
    private static Optional<Route> weightiest(RouteTable table) {
        return table.routes().stream()
                .filter(route -> route.target() instanceof Target.ToPeering)
                .findFirst()
                .or(() -> table.routes().stream().findFirst());
    }
}
