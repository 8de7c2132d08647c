package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The lines of a [Lab] for what else is inside a VPC:
///
/// ```
/// eni box a1 10.0.1.6 forwards           eni-box, of nobody
/// also out 10.0.1.8 52.79.0.8            one more address of nat-out
/// pl s3 198.51.100.0/24,203.0.113.0/24   pl-s3
/// listroute own pl-s3 pcx-ab             rtb-own; "tgw-rtb-x" with an attachment works too
/// vpce api a1=10.0.1.7;a2=10.0.2.7 sg x  vpce-api with eni-api-a1 and eni-api-a2
/// vpce key a1=10.0.1.8 service kms       the service is "api" where nothing is said
/// door s3 a pl-s3 own,a                  vpce-s3, a gateway endpoint in rtb-own and rtb-a
/// tg web a tcp 8080 shown i-web 10.0.1.9/90 sick/i-db
///                                        tg-web; "shown" preserves the client's address
/// nlb front a1=10.0.1.5 cross public 52.79.0.5 sg x
///                                        nlb-front with eni-front-a1; no group where none is said
/// nlb front a1=10.0.1.5@52.79.0.5;a2=10.0.2.5@52.79.0.6
///                                        each with a public address
/// listen front tcp 443 web               nlb-front listens for tg-web
/// edge igw-a own                         rtb-own judges what comes in by igw-a
/// ```
final class LabLocal {
    private LabLocal() {}

    /// {@return the topology after the line; empty when the line is none of these}
    static Optional<Topology> line(Topology topology, List<String> words) {
        return Optional.ofNullable(
                switch (words.getFirst()) {
                    case "eni" -> eni(topology, words);
                    case "also" -> also(topology, words);
                    case "pl" -> list(topology, words);
                    case "listroute" -> listRoute(topology, words);
                    case "vpce" -> endpoint(topology, words);
                    case "door" -> door(topology, words);
                    case "tg" -> targets(topology, words);
                    case "nlb" -> balancer(topology, words);
                    case "listen" -> listen(topology, words);
                    case "edge" -> edge(topology, words);
                    default -> null;
                });
    }

    private static ResourceId id(String prefix, String name) {
        return new ResourceId(prefix + "-" + name);
    }

    private static Optional<String> after(List<String> words, String word) {
        int at = words.indexOf(word);
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }

    private static Topology in(Topology topology, ResourceId member, UnaryOperator<Vpc> change) {
        return topology.with(change.apply(topology.vpcOf(member).orElseThrow()));
    }

    private static NetworkInterface eni(
            String name,
            ResourceId subnet,
            String addresses,
            List<ResourceId> groups,
            List<String> words) {
        return new NetworkInterface(
                id("eni", name),
                "",
                subnet,
                Arrays.stream(addresses.split(",")).map(Ip::of).toList(),
                after(words, "public").map(Ip::of),
                after(words, "sg").map(it -> List.of(id("sg", it))).orElse(groups),
                !words.contains("forwards"));
    }

    private static Topology eni(Topology topology, List<String> words) {
        var subnet = id("subnet", words.get(2));
        return in(
                topology,
                subnet,
                vpc ->
                        vpc.draft()
                                .put(
                                        eni(
                                                words.get(1),
                                                subnet,
                                                words.get(3),
                                                List.of(vpc.defaultSecurityGroup()),
                                                words))
                                .build());
    }

    private static List<NetworkInterface> enis(List<String> words, List<ResourceId> groups) {
        return Arrays.stream(words.get(2).split(";"))
                .map(it -> {
                    var pair = it.split("=");
                    var ends = pair[1].split("@");
                    var eni =
                            eni(
                                    words.get(1) + "-" + pair[0],
                                    id("subnet", pair[0]),
                                    ends[0],
                                    groups,
                                    words);
                    return ends.length == 1 ? eni : eni.withPublicIp(Optional.of(Ip.of(ends[1])));
                })
                .toList();
    }

    private static ResourceId subnet(List<String> words) {
        return id("subnet", words.get(2).split("=")[0]);
    }

    private static Topology also(Topology topology, List<String> words) {
        var id = id("nat", words.get(1));
        return in(
                topology,
                id,
                vpc -> {
                    var nat = vpc.natGateways().get(id);
                    var more = new ArrayList<>(nat.secondary());
                    more.add(
                            new NatGateway.Address(
                                    Ip.of(words.get(2)),
                                    words.size() < 4
                                            ? Optional.empty()
                                            : Optional.of(Ip.of(words.get(3)))));
                    return vpc.draft().put(nat.withSecondary(more)).build();
                });
    }

    private static Topology list(Topology topology, List<String> words) {
        var entries = Arrays.stream(words.get(2).split(",")).map(Cidr::of).toList();
        return topology.with(
                new PrefixList(
                        id("pl", words.get(1)),
                        words.get(1),
                        Optional.empty(),
                        new Region("ap-northeast-2"),
                        entries.getFirst().isV6(),
                        entries.size(),
                        entries));
    }

    private static Topology listRoute(Topology topology, List<String> words) {
        var list = new ResourceId(words.get(2));
        if (words.get(1).startsWith("tgw-rtb-")) {
            var id = new ResourceId(words.get(1));
            var gateway = topology.transitGatewayOf(id).orElseThrow();
            var table = gateway.routeTables().get(id);
            var rows = new ArrayList<>(table.listRoutes());
            rows.add(
                    new TransitRouteTable.ListRow(
                            list, Optional.of(id("tgw-attach", words.get(3)))));
            return topology.with(gateway.with(table.withListRoutes(rows)));
        }
        var id = id("rtb", words.get(1));
        return in(
                topology,
                id,
                vpc -> {
                    var table = vpc.routeTables().get(id);
                    var rows = new ArrayList<>(table.listRoutes());
                    rows.add(new RouteTable.ListRoute(list, Lab.target(words.get(3))));
                    return vpc.draft().put(table.withListRoutes(rows)).build();
                });
    }

    private static Topology endpoint(Topology topology, List<String> words) {
        return in(
                topology,
                subnet(words),
                vpc ->
                        vpc.draft()
                                .put(
                                        new VpcEndpoint(
                                                id("vpce", words.get(1)),
                                                words.get(1),
                                                "com.amazonaws.ap-northeast-2."
                                                        + after(words, "service").orElse("api"),
                                                new VpcEndpoint.Form.Interface(
                                                        enis(
                                                                words,
                                                                List.of(
                                                                        vpc
                                                                                .defaultSecurityGroup())),
                                                        true)))
                                .build());
    }

    private static Topology door(Topology topology, List<String> words) {
        return in(
                topology,
                id("vpc", words.get(2)),
                vpc ->
                        vpc.draft()
                                .put(
                                        new VpcEndpoint(
                                                id("vpce", words.get(1)),
                                                words.get(1),
                                                "com.amazonaws.ap-northeast-2.s3",
                                                new VpcEndpoint.Form.Gateway(
                                                        new ResourceId(words.get(3)),
                                                        Arrays.stream(words.get(4).split(","))
                                                                .map(it -> id("rtb", it))
                                                                .toList())))
                                .build());
    }

    private static Topology targets(Topology topology, List<String> words) {
        int port = Integer.parseInt(words.get(4));
        var members = new ArrayList<TargetGroup.Member>();
        for (var word : words.subList(5, words.size())) {
            if (!word.equals("shown")) {
                members.add(member(word, port));
            }
        }
        return in(
                topology,
                id("vpc", words.get(2)),
                vpc ->
                        vpc.draft()
                                .put(
                                        new TargetGroup(
                                                id("tg", words.get(1)),
                                                words.get(1),
                                                Protocol.parse(words.get(3)).orElseThrow(),
                                                port,
                                                words.contains("shown"),
                                                members))
                                .build());
    }

    private static TargetGroup.Member member(String word, int port) {
        boolean sick = word.startsWith("sick/");
        var bare = word.replaceFirst("^sick/", "").split("/");
        var to =
                bare[0].startsWith("i-")
                        ? new TargetGroup.To.AnInstance(new ResourceId(bare[0]))
                        : new TargetGroup.To.AnAddress(Ip.of(bare[0]));
        return new TargetGroup.Member(
                to, bare.length > 1 ? Integer.parseInt(bare[1]) : port, !sick);
    }

    private static Topology balancer(Topology topology, List<String> words) {
        return in(
                topology,
                subnet(words),
                vpc ->
                        vpc.draft()
                                .put(
                                        new LoadBalancer(
                                                id("nlb", words.get(1)),
                                                words.get(1),
                                                words.contains("public")
                                                        || words.get(2).contains("@"),
                                                enis(words, List.of()),
                                                words.contains("cross"),
                                                List.of()))
                                .build());
    }

    private static Topology listen(Topology topology, List<String> words) {
        var id = id("nlb", words.get(1));
        return in(
                topology,
                id,
                vpc -> {
                    var balancer = vpc.loadBalancers().get(id);
                    var listeners = new ArrayList<>(balancer.listeners());
                    listeners.add(
                            new LoadBalancer.Listener(
                                    Protocol.parse(words.get(2)).orElseThrow(),
                                    Integer.parseInt(words.get(3)),
                                    id("tg", words.get(4))));
                    return vpc.draft().put(balancer.withListeners(listeners)).build();
                });
    }

    private static Topology edge(Topology topology, List<String> words) {
        var id = new ResourceId(words.get(1));
        return in(
                topology,
                id,
                vpc ->
                        vpc.draft()
                                .put(
                                        new InternetGateway(
                                                id, "", Optional.of(id("rtb", words.get(2)))))
                                .build());
    }
}
