package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a network as the AWS command line would print it: `ACCOUNT/REGION/Vpcs.json` and so on,
/// in the shapes of `aws ec2 describe-*`. An import of it is an equal network, save that IPv4
/// blocks and addresses come before IPv6 ones, as AWS lists them apart.
public final class Export {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter WRITER =
            MAPPER.writer(
                    new DefaultPrettyPrinter(
                                    Separators.createDefaultInstance()
                                            .withObjectFieldValueSpacing(Spacing.AFTER)
                                            .withArrayEmptySeparator("")
                                            .withObjectEmptySeparator(""))
                            .withObjectIndenter(new DefaultIndenter("    ", "\n"))
                            .withArrayIndenter(new DefaultIndenter("    ", "\n")));

    private final Topology topology;
    private final Network network;
    private final Path folder;

    private Export(Topology topology, Path folder) {
        this.topology = topology;
        network = Network.compile(topology);
        this.folder = folder;
    }

    /// {@return whether nothing would be written over: the folder is empty, or not there}
    ///
    /// @throws IOException when the disk refuses
    public static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /// Writes the network into a folder, which is made where it is missing.
    ///
    /// @throws IOException when the disk refuses
    public static void write(Topology topology, Path folder) throws IOException {
        new Export(topology, folder).write();
    }

    private void write() throws IOException {
        Files.createDirectories(folder);
        list(
                folder,
                "Accounts",
                topology.accounts().values().stream()
                        .map(it ->
                                Shape.object().put("Id", it.id().value()).put("Name", it.name())));
        var collected = Shape.object().put("CollectedAt", topology.now().toString());
        Files.writeString(
                folder.resolve("Collected.json"), WRITER.writeValueAsString(collected) + "\n");
        var homes = new TreeSet<Home>();
        topology.vpcs().values().forEach(it -> homes.add(Home.of(it)));
        topology.transitGateways().values().forEach(it -> homes.add(Home.of(it)));
        topology.hybrid()
                .customerGateways()
                .values()
                .forEach(it -> homes.add(new Home(it.account(), it.region())));
        topology.hybrid()
                .dxConnections()
                .values()
                .forEach(it -> homes.add(new Home(it.account(), it.region())));
        topology.prefixLists()
                .values()
                .forEach(it -> it.account().ifPresent(id -> homes.add(new Home(id, it.region()))));
        var peerings = peerings(homes);
        homes.addAll(peerings.keySet());
        for (var home : homes) {
            var vpcs =
                    topology.vpcs().values().stream()
                            .filter(it -> Home.of(it).equals(home))
                            .<Vpc>map(it -> it)
                            .toList();
            home(home, vpcs, peerings.getOrDefault(home, List.of()));
        }
        anywhere(homes);
    }

    /// Both sides' accounts list a peering; one of strangers on both sides is listed with its
    /// requester.
    ///
    /// @param told the accounts and Regions that are written anyway: they tell of peerings of VPCs
    ///   that they had, too
    private Map<Home, List<Peering>> peerings(Set<Home> told) {
        var peerings = new TreeMap<Home, List<Peering>>();
        for (var peering : topology.peerings().values()) {
            var homes = new TreeSet<Home>();
            for (var side : List.of(peering.requester(), peering.accepter())) {
                topology.vpc(side.vpc())
                        .filter(_ -> side.present())
                        .map(Home::of)
                        .ifPresent(homes::add);
                if (told.contains(Home.of(side))) {
                    homes.add(Home.of(side));
                }
            }
            if (homes.isEmpty()) {
                homes.add(Home.of(peering.requester()));
            }
            for (var home : homes) {
                peerings.merge(
                        home,
                        List.of(peering),
                        (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
            }
        }
        return peerings;
    }

    private void home(Home home, List<Vpc> vpcs, List<Peering> peerings) throws IOException {
        var place = folder.resolve(home.account().value()).resolve(home.region().code());
        Files.createDirectories(place);
        var routes = new RouteShapes(network);
        list(place, "Vpcs", vpcs.stream().map(VpcShapes::vpc));
        list(place, "VpcAttributes", vpcs.stream().map(VpcShapes::attributes));
        list(place, "Subnets", each(vpcs, VpcShapes::subnets));
        list(place, "RouteTables", each(vpcs, routes::tables));
        list(place, "InternetGateways", each(vpcs, GatewayShapes::internetGateways));
        list(place, "EgressOnlyInternetGateways", each(vpcs, GatewayShapes::egressOnlyGateways));
        list(place, "NatGateways", each(vpcs, GatewayShapes::natGateways));
        list(place, "Addresses", each(vpcs, GatewayShapes::addresses));
        list(place, "SecurityGroups", each(vpcs, new RuleShapes(topology)::groups));
        list(place, "NetworkAcls", each(vpcs, RuleShapes::acls));
        list(place, "Reservations", each(vpcs, HostShapes::reservations));
        list(place, "NetworkInterfaces", each(vpcs, HostShapes::networkInterfaces));
        var sides = new PeeringShapes(topology);
        list(place, "VpcEndpoints", each(vpcs, EndpointShapes::endpoints));
        list(place, "VpnGateways", each(vpcs, GatewayShapes::vpnGateways));
        balancers(vpcs, place);
        list(place, "VpcPeeringConnections", peerings.stream().map(sides::peering));
        transit(home, place);
        hybrid(home, place);
        lists(home, place);
    }

    private void hybrid(Home home, Path place) throws IOException {
        var hybrid = topology.hybrid();
        list(
                place,
                "CustomerGateways",
                hybrid.customerGateways().values().stream()
                        .filter(it -> new Home(it.account(), it.region()).equals(home))
                        .map(VpnShapes::customerGateway));
        list(
                place,
                "VpnConnections",
                hybrid.vpnConnections().values().stream()
                        .filter(it -> homeOf(it.gateway()).filter(home::equals).isPresent())
                        .map(VpnShapes::connection));
        var lines =
                hybrid.dxConnections().values().stream()
                        .filter(it -> new Home(it.account(), it.region()).equals(home))
                        .collect(
                                Collectors.partitioningBy(
                                        it -> DxShapes.bare(it.id()).startsWith("dxlag-")));
        list(
                place,
                "connections",
                lines.getOrDefault(false, List.of()).stream().map(DxShapes::connection));
        list(place, "lags", lines.getOrDefault(true, List.of()).stream().map(DxShapes::connection));
        list(
                place,
                "virtualInterfaces",
                hybrid.virtualInterfaces().values().stream()
                        .filter(it -> homesOf(it).contains(home))
                        .map(new DxShapes(topology)::virtualInterface));
    }

    /// Both who has the line and who has the interface are told of it.
    private Set<Home> homesOf(VirtualInterface vif) {
        return Optional.ofNullable(topology.hybrid().dxConnections().get(vif.connection()))
                .map(line ->
                        Stream.of(line.account(), vif.account())
                                .map(it -> new Home(it, line.region()))
                                .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /// {@return where a virtual private gateway or transit gateway is}
    private Optional<Home> homeOf(ResourceId gateway) {
        return topology.vpcOf(gateway)
                .map(Home::of)
                .or(() ->
                        Optional.ofNullable(topology.transitGateways().get(gateway)).map(Home::of));
    }

    /// AWS's own lists are listed by everybody in their Region.
    private void lists(Home home, Path place) throws IOException {
        var here =
                topology.prefixLists().values().stream()
                        .filter(it ->
                                it.region().equals(home.region())
                                        && it.account()
                                                .filter(id -> !id.equals(home.account()))
                                                .isEmpty())
                        .toList();
        list(place, "PrefixLists", here.stream().map(EndpointShapes::list));
        list(place, "PrefixListEntries", here.stream().map(EndpointShapes::entries));
    }

    /// What is in no Region: sites, Direct Connect gateways, and lists of a Region with nothing
    /// else in it.
    private void anywhere(Set<Home> homes) throws IOException {
        var hybrid = topology.hybrid();
        if (!hybrid.sites().isEmpty()) {
            list(folder, "PeerscapeSites", hybrid.sites().values().stream().map(VpnShapes::site));
        }
        if (!hybrid.dxGateways().isEmpty()) {
            var gateways = hybrid.dxGateways().values();
            list(folder, "directConnectGateways", gateways.stream().map(DxShapes::gateway));
            list(
                    folder,
                    "directConnectGatewayAssociations",
                    gateways.stream().flatMap(new DxShapes(topology)::associations));
        }
        var told = homes.stream().map(Home::region).collect(Collectors.toSet());
        var others =
                topology.prefixLists().values().stream()
                        .filter(it -> !told.contains(it.region()))
                        .collect(Collectors.groupingBy(PrefixList::region));
        for (var it : others.entrySet()) {
            var place = folder.resolve(it.getKey().code());
            Files.createDirectories(place);
            list(place, "PrefixLists", it.getValue().stream().map(EndpointShapes::list));
        }
    }

    private static void balancers(List<Vpc> vpcs, Path place) throws IOException {
        list(place, "LoadBalancers", each(vpcs, BalancerShapes::balancers));
        list(place, "LoadBalancerListeners", each(vpcs, BalancerShapes::listeners));
        list(place, "LoadBalancerAttributes", each(vpcs, BalancerShapes::balancerAttributes));
        list(place, "TargetGroups", each(vpcs, BalancerShapes::targetGroups));
        list(place, "TargetGroupAttributes", each(vpcs, BalancerShapes::groupAttributes));
        list(place, "LoadBalancerTargetHealth", each(vpcs, BalancerShapes::health));
    }

    private void transit(Home home, Path place) throws IOException {
        var gateways =
                topology.transitGateways().values().stream()
                        .filter(it -> Home.of(it).equals(home))
                        .<TransitGateway>map(it -> it)
                        .toList();
        var transit = new TransitShapes(topology, network);
        list(place, "TransitGateways", each(gateways, it -> Stream.of(transit.gateway(it))));
        list(place, "TransitGatewayAttachments", each(gateways, transit::attachments));
        list(place, "TransitGatewayVpcAttachments", each(gateways, transit::vpcAttachments));
        list(place, "TransitGatewayPeeringAttachments", each(gateways, transit::peerings));
        list(place, "TransitGatewayRouteTables", each(gateways, transit::routeTables));
        list(place, "TransitGatewayAssociations", each(gateways, transit::associations));
        list(place, "TransitGatewayPropagations", each(gateways, transit::propagations));
        list(place, "TransitGatewayStaticRoutes", each(gateways, transit::staticRoutes));
        list(place, "TransitGatewayPropagatedRoutes", each(gateways, transit::propagatedRoutes));
    }

    private static <T> Stream<ObjectNode> each(
            List<T> owners, Function<T, Stream<ObjectNode>> items) {
        return owners.stream().flatMap(items);
    }

    /// Item by item, so that a large network is never in memory as text.
    private static void list(Path place, String key, Stream<ObjectNode> items) throws IOException {
        try (var out = Files.newBufferedWriter(place.resolve(key + ".json"));
                var json = WRITER.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart(key);
            for (var item : (Iterable<ObjectNode>) items::iterator) {
                MAPPER.writeTree(json, item);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
