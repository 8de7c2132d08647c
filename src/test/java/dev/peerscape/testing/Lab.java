package dev.peerscape.testing;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Tracer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A document written as lines, so that a case of the books reads as it stands there:
///
/// ```
/// vpc a 10.0.0.0/16                      in Seoul; "@us-east-1" for another Region
/// igw a a                                igw-a in vpc-a
/// eigw a a                               eigw-a, egress-only, in vpc-a
/// subnet a1 a 10.0.1.0/24 table own acl tight
/// instance web a1 10.0.1.5 public 52.79.0.5 sg front stopped forwards
/// nat out a1 10.0.1.9 52.79.0.9          or "private" for the Elastic IP
/// table own a                            rtb-own; rtb-a is the main one
/// route own 172.16.0.0/16 pcx-ab         igw-, eigw-, nat-, eni-, pcx-; gone-x is nat-x, deleted
/// sg front a                             sg-front, empty both ways; sg-a is open
/// in front tcp 443 10.0.0.0/8            or a group: in front all sg-a; gone:sg-x is stale; pl-x
/// out front all 0.0.0.0/0
/// acl tight a                            acl-tight, denies all; acl-a is open
/// aclin tight 100 allow tcp 443 0.0.0.0/0
/// pcx ab a b pending-acceptance          active where nothing is said
/// ```
///
/// Further lines are those of [LabLocal] and those of [LabHybrid].
public final class Lab {
    /// The time in every lab.
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final AccountId ACCOUNT = new AccountId("111111111111");

    private Topology topology = Topology.empty(NOW);

    private Lab() {}

    /// {@return the document of those lines}
    public static Document document(String... lines) {
        var lab = new Lab();
        for (var text : lines) {
            for (var line : text.split("\\R")) {
                var bare = line.replaceFirst("#.*", "").strip();
                if (!bare.isEmpty()) {
                    lab.line(Arrays.asList(bare.split("\\s+")));
                }
            }
        }
        return new Document(lab.topology, Layout.EMPTY);
    }

    /// {@return the flow traced in the document}
    public static Trace trace(Document document, Flow flow) {
        return new Tracer(Network.compile(document.topology())).trace(flow);
    }

    /// {@return a ping between two instances, or to an address or the Internet}
    public static Flow ping(String from, String to) {
        return flow(from, to, Protocol.ICMP, 8, 0);
    }

    /// {@return a TCP connection}
    public static Flow tcp(String from, String to, int port) {
        return flow(from, to, Protocol.TCP, port, Flow.DEFAULT_SOURCE_PORT);
    }

    /// {@return any flow; ends are instance names, ids or addresses}
    public static Flow flow(String from, String to, Protocol protocol, int port, int sourcePort) {
        Flow.Destination end =
                to.indexOf('.') > 0 || to.indexOf(':') >= 0
                        ? new Flow.Destination.Address(Ip.of(to))
                        : new Flow.Destination.To(place(to));
        return new Flow(place(from), end, Optional.empty(), protocol, port, sourcePort);
    }

    /// {@return the flow with a source of somebody's choosing}
    public static Flow from(String source, Flow flow) {
        return new Flow(
                flow.from(),
                flow.to(),
                Optional.of(Ip.of(source)),
                flow.protocol(),
                flow.port(),
                flow.sourcePort());
    }

    /// {@return the id of an instance name; other ids as they are}
    public static ResourceId place(String name) {
        return new ResourceId(
                name.equals("internet")
                                || name.matches(
                                        "(i|vpc|eni|nat|igw|eigw|subnet|pcx|rtb|tgw|vgw|vpn|dxvif|site|host|vpce|nlb|pl|tg)-.*")
                        ? name
                        : "i-" + name);
    }

    /// {@return the document after edits that must fit}
    public static Document after(Document document, Edit... edits) {
        for (var edit : edits) {
            document =
                    switch (Edits.apply(document, edit)) {
                        case Outcome.Applied(var next, _, _) -> next;
                        case Outcome.Refused(var code, var reason, _) ->
                                throw new AssertionError(edit + " refused: " + code + " " + reason);
                    };
        }
        return document;
    }

    private void line(List<String> words) {
        switch (words.getFirst()) {
            case "vpc" -> vpc(words);
            case "igw" ->
                    put(
                            words.get(2),
                            vpc ->
                                    vpc.draft()
                                            .put(new InternetGateway(id("igw", words.get(1)), ""))
                                            .build());
            case "eigw" ->
                    put(
                            words.get(2),
                            vpc ->
                                    vpc.draft()
                                            .put(
                                                    new EgressOnlyGateway(
                                                            id("eigw", words.get(1)), ""))
                                            .build());
            case "subnet" -> subnet(words);
            case "instance" -> instance(words);
            case "nat" -> nat(words);
            case "table" ->
                    put(
                            words.get(2),
                            vpc ->
                                    vpc.draft()
                                            .put(
                                                    new RouteTable(
                                                            id("rtb", words.get(1)),
                                                            words.get(1),
                                                            List.of()))
                                            .build());
            case "route" -> route(words);
            case "sg" ->
                    put(
                            words.get(2),
                            vpc ->
                                    vpc.draft()
                                            .put(
                                                    new SecurityGroup(
                                                            id("sg", words.get(1)),
                                                            words.get(1),
                                                            List.of(),
                                                            List.of()))
                                            .build());
            case "in", "out" -> securityRule(words);
            case "acl" ->
                    put(
                            words.get(2),
                            vpc ->
                                    vpc.draft()
                                            .put(
                                                    NetworkAcl.create(
                                                            id("acl", words.get(1)), words.get(1)))
                                            .build());
            case "aclin", "aclout" -> aclRule(words);
            case "pcx" -> peering(words);
            case "tgw" ->
                    topology =
                            topology.with(
                                    TransitGateway.create(
                                            id("tgw", words.get(1)),
                                            words.get(1),
                                            ACCOUNT,
                                            new Region("ap-northeast-2")));
            case "tgwtable" ->
                    transit(
                            words.get(2),
                            it ->
                                    it.with(
                                            new TransitRouteTable(
                                                    id("tgw-rtb", words.get(1)),
                                                    words.get(1),
                                                    List.of())));
            case "attach" -> attach(words);
            case "tgwroute" -> transitRoute(words);
            default -> {
                var before = topology;
                topology =
                        LabLocal.line(topology, words)
                                .orElseGet(() -> LabHybrid.line(before, words));
            }
        }
    }

    private void transit(String name, UnaryOperator<TransitGateway> change) {
        var gateway = topology.transitGateways().get(id("tgw", name));
        topology = topology.with(change.apply(gateway));
    }

    private void attach(List<String> words) {
        var name = words.get(1);
        var subnets = Arrays.stream(words.get(4).split(",")).map(it -> id("subnet", it)).toList();
        var to =
                new TransitAttachment.To.ToVpc(
                        id("vpc", words.get(3)),
                        subnets,
                        words.contains("appliance"),
                        words.contains("ipv6"),
                        true);
        transit(
                words.get(2),
                gateway -> {
                    var usual = gateway.attachment(id("tgw-attach", name), name, to);
                    var association =
                            after(words, "in")
                                    .map(it ->
                                            it.equals("none")
                                                    ? Optional.<ResourceId>empty()
                                                    : Optional.of(id("tgw-rtb", it)))
                                    .orElse(usual.association());
                    var propagations =
                            after(words, "tells")
                                    .map(it ->
                                            it.equals("none")
                                                    ? List.<ResourceId>of()
                                                    : Arrays.stream(it.split(","))
                                                            .map(one -> id("tgw-rtb", one))
                                                            .toList())
                                    .orElse(usual.propagations());
                    return gateway.with(
                            usual.withAssociation(association)
                                    .withPropagations(propagations)
                                    .withAvailable(!words.contains("waiting")));
                });
    }

    private void transitRoute(List<String> words) {
        var table = id("tgw-rtb", words.get(1));
        var gateway = topology.transitGatewayOf(table).orElseThrow();
        var old = gateway.routeTables().get(table);
        var rows = new ArrayList<>(old.routes());
        var to = words.get(3);
        rows.add(
                new TransitRouteTable.Row(
                        Cidr.of(words.get(2)),
                        to.equals("blackhole")
                                ? Optional.empty()
                                : Optional.of(id("tgw-attach", to))));
        topology = topology.with(gateway.with(old.withRoutes(rows)));
    }

    private interface Change {
        Vpc of(Vpc vpc);
    }

    private void put(String vpc, Change change) {
        topology = topology.with(change.of(topology.vpc(id("vpc", vpc)).orElseThrow()));
    }

    private void putIn(ResourceId member, Change change) {
        topology = topology.with(change.of(topology.vpcOf(member).orElseThrow()));
    }

    private static ResourceId id(String prefix, String name) {
        return new ResourceId(prefix + "-" + name);
    }

    private void vpc(List<String> words) {
        var region = new Region("ap-northeast-2");
        var cidrs = new ArrayList<Cidr>();
        for (var word : words.subList(2, words.size())) {
            if (word.startsWith("@")) {
                region = new Region(word.substring(1));
            } else {
                cidrs.add(Cidr.of(word));
            }
        }
        var name = words.get(1);
        var vpc = Vpc.create(id("vpc", name), name, ACCOUNT, region, cidrs);
        var open =
                List.of(
                        SecurityRule.of(Match.ALL, Cidr.ANY_V4),
                        SecurityRule.of(Match.ALL, Cidr.ANY_V6));
        var group = vpc.securityGroups().get(vpc.defaultSecurityGroup()).withIngress(open);
        topology = topology.with(vpc.draft().put(group).build());
    }

    private static Optional<String> after(List<String> words, String word) {
        int at = words.indexOf(word);
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }

    private void subnet(List<String> words) {
        put(
                words.get(2),
                vpc -> {
                    var cidrs = Arrays.stream(words.get(3).split(",")).map(Cidr::of).toList();
                    return vpc.draft()
                            .put(
                                    new Subnet(
                                            id("subnet", words.get(1)),
                                            words.get(1),
                                            vpc.region()
                                                    .zone(
                                                            after(words, "zone")
                                                                    .orElse("a")
                                                                    .charAt(0)),
                                            cidrs,
                                            after(words, "table").map(it -> id("rtb", it)),
                                            after(words, "acl")
                                                    .map(it -> id("acl", it))
                                                    .orElse(vpc.defaultNetworkAcl()),
                                            false))
                            .build();
                });
    }

    private void instance(List<String> words) {
        var subnet = id("subnet", words.get(2));
        putIn(
                subnet,
                vpc -> {
                    var groups =
                            after(words, "sg")
                                    .map(it ->
                                            Arrays.stream(it.split(","))
                                                    .map(name -> id("sg", name))
                                                    .toList())
                                    .orElse(List.of(vpc.defaultSecurityGroup()));
                    var eni =
                            new NetworkInterface(
                                    id("eni", words.get(1)),
                                    "",
                                    subnet,
                                    Arrays.stream(words.get(3).split(",")).map(Ip::of).toList(),
                                    after(words, "public").map(Ip::of),
                                    groups.equals(List.of(id("sg", "none"))) ? List.of() : groups,
                                    !words.contains("forwards"));
                    return vpc.draft()
                            .put(
                                    new Instance(
                                            id("i", words.get(1)),
                                            words.get(1),
                                            !words.contains("stopped"),
                                            List.of(eni)))
                            .build();
                });
    }

    private void nat(List<String> words) {
        var subnet = id("subnet", words.get(2));
        boolean hidden = words.contains("private");
        putIn(
                subnet,
                vpc ->
                        vpc.draft()
                                .put(
                                        new NatGateway(
                                                id("nat", words.get(1)),
                                                "",
                                                subnet,
                                                hidden
                                                        ? NatGateway.Connectivity.PRIVATE
                                                        : NatGateway.Connectivity.PUBLIC,
                                                Ip.of(words.get(3)),
                                                hidden || words.size() < 5
                                                        ? Optional.empty()
                                                        : Optional.of(Ip.of(words.get(4)))))
                                .build());
    }

    private void route(List<String> words) {
        var table = id("rtb", words.get(1));
        putIn(
                table,
                vpc -> {
                    var old = vpc.routeTables().get(table);
                    var rows = new ArrayList<>(old.routes());
                    rows.add(Route.to(Cidr.of(words.get(2)), target(words.get(3))));
                    return vpc.draft().put(old.withRoutes(rows)).build();
                });
    }

    static Target target(String word) {
        if (word.startsWith("gone-")) {
            return new Target.Gone(id("nat", word.substring(5)));
        }
        var id = new ResourceId(word);
        return switch (id.prefix()) {
            case "igw" -> new Target.ToInternetGateway(id);
            case "eigw" -> new Target.ToEgressOnlyGateway(id);
            case "nat" -> new Target.ToNatGateway(id);
            case "pcx" -> new Target.ToPeering(id);
            case "tgw" -> new Target.ToTransitGateway(id);
            case "eni" -> new Target.ToNetworkInterface(id);
            case "vgw" -> new Target.ToVpnGateway(id);
            default -> throw new IllegalArgumentException(word);
        };
    }

    /// "all", "tcp 443", "tcp 80-90", "icmp 8", "50": where it ends is told by the place of the
    /// peer, the last word.
    private static Match match(List<String> words) {
        var protocol = Protocol.parse(words.getFirst()).orElseThrow();
        if (words.size() == 1) {
            return Match.all(protocol);
        }
        var range = words.get(1).split("-");
        int from = Integer.parseInt(range[0]);
        return protocol.hasPorts()
                ? new Match(protocol, from, Integer.parseInt(range[range.length - 1]))
                : new Match(protocol, from, -1);
    }

    private void securityRule(List<String> words) {
        var group = id("sg", words.get(1));
        var peer = words.getLast();
        var rule =
                new SecurityRule(
                        match(words.subList(2, words.size() - 1)),
                        peer.startsWith("gone:")
                                ? new SecurityRule.Peer.GoneGroup(new ResourceId(peer.substring(5)))
                                : peer.startsWith("pl-")
                                        ? new SecurityRule.Peer.Listed(new ResourceId(peer))
                                        : peer.startsWith("sg-")
                                                ? new SecurityRule.Peer.Group(new ResourceId(peer))
                                                : new SecurityRule.Peer.Block(Cidr.of(peer)),
                        "");
        putIn(
                group,
                vpc -> {
                    var old = vpc.securityGroups().get(group);
                    boolean in = words.getFirst().equals("in");
                    var rules = new ArrayList<>(in ? old.ingress() : old.egress());
                    rules.add(rule);
                    return vpc.draft()
                            .put(in ? old.withIngress(rules) : old.withEgress(rules))
                            .build();
                });
    }

    private void aclRule(List<String> words) {
        var acl = id("acl", words.get(1));
        var rule =
                new AclRule(
                        Integer.parseInt(words.get(2)),
                        words.get(3).equals("allow"),
                        match(words.subList(4, words.size() - 1)),
                        Cidr.of(words.getLast()));
        putIn(
                acl,
                vpc -> {
                    var old = vpc.networkAcls().get(acl);
                    boolean in = words.getFirst().equals("aclin");
                    var rules = new ArrayList<>(in ? old.ingress() : old.egress());
                    rules.add(rule);
                    return vpc.draft()
                            .put(in ? old.withIngress(rules) : old.withEgress(rules))
                            .build();
                });
    }

    private void peering(List<String> words) {
        var status =
                Arrays.stream(PeeringStatus.values())
                        .filter(it -> words.size() > 4 && it.code().equals(words.get(4)))
                        .findFirst()
                        .orElse(PeeringStatus.ACTIVE);
        var requester = topology.vpc(id("vpc", words.get(2))).orElseThrow();
        var accepter = topology.vpc(id("vpc", words.get(3))).orElseThrow();
        topology =
                topology.with(
                        new Peering(
                                id("pcx", words.get(1)),
                                "",
                                Peering.Side.of(requester),
                                Peering.Side.of(accepter),
                                status,
                                "",
                                NOW,
                                Optional.of(NOW.plus(Peering.REQUEST_LIFE))));
    }
}
