package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnConnection.Tunnel;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The lines of a [Lab] about what is on premises:
///
/// ```
/// vgw a a asn 64600                      vgw-a in vpc-a
/// propagate own a                        rtb-own learns from vgw-a
/// site hq 10.99.0.0/16,203.0.113.0/24    site-hq
/// host desk hq 10.99.0.5                 host-desk
/// siteroute hq 10.0.0.0/16 vpn-hq        or blackhole
/// cgw hq hq asn 65001                    cgw-hq at site-hq; "address 211.1.2.3"
/// vpn hq hq vgw-a static 10.99.0.0/16    over cgw-hq; BGP where nothing is said
/// vpn hq hq tgw-hub tells 10.99.0.0/16 prepends 2 med 7 down ipv6
/// vpn hq hq vgw-a inside 169.254.9.0/30  the block of its second tunnel
/// vpn hq hq vgw-a outside 52.79.1.1,52.79.1.2 inside 169.254.9.0/30,169.254.9.4/30
///                                        both tunnels are up
/// dxcon hq hq down
/// dxvif hq hq vgw-a asn 65001            over dxcon-hq; or dxgw-g, "public", "transit"
/// dxvif hq hq dxgw-g tells 10.0.0.0/8 prefers low prepends 1 sitelink down
/// dxvif hq hq vgw-a session 169.254.7.1,169.254.7.2
/// dxgw g between
/// assoc g vgw-a allowed 10.0.0.0/8
/// attachto name hub vpn-hq in table tells table
/// ```
final class LabHybrid {
    private static final AccountId ACCOUNT = new AccountId("111111111111");
    private static final Region REGION = new Region("ap-northeast-2");

    private final Topology topology;
    private final List<String> words;

    private LabHybrid(Topology topology, List<String> words) {
        this.topology = topology;
        this.words = words;
    }

    static Topology line(Topology topology, List<String> words) {
        return new LabHybrid(topology, words).line();
    }

    private Topology line() {
        return switch (words.getFirst()) {
            case "vgw" -> vgw();
            case "propagate" -> propagate();
            case "site" ->
                    with(new Site(id("site"), word(1), blocks(word(2)), List.of(), List.of()));
            case "host" -> host();
            case "siteroute" -> siteRoute();
            case "cgw" ->
                    with(
                            new CustomerGateway(
                                    id("cgw"),
                                    word(1),
                                    ACCOUNT,
                                    REGION,
                                    after("address").map(Ip::of),
                                    number("asn", CustomerGateway.USUAL_ASN),
                                    new ResourceId("site-" + word(2))));
            case "vpn" -> vpn();
            case "dxcon" ->
                    with(
                            new DxConnection(
                                    id("dxcon"),
                                    word(1),
                                    ACCOUNT,
                                    REGION,
                                    "ICN",
                                    "1Gbps",
                                    new ResourceId("site-" + word(2)),
                                    !words.contains("down")));
            case "dxvif" -> vif();
            case "dxgw" ->
                    with(
                            new DxGateway(
                                    id("dxgw"),
                                    word(1),
                                    ACCOUNT,
                                    number("asn", DxGateway.USUAL_ASN),
                                    List.of(),
                                    words.contains("between")));
            case "assoc" -> associate();
            case "attachto" -> attach();
            default -> throw new IllegalArgumentException(String.join(" ", words));
        };
    }

    private String word(int i) {
        return words.get(i);
    }

    private ResourceId id(String prefix) {
        return new ResourceId(prefix + "-" + word(1));
    }

    private Optional<String> after(String word) {
        int at = words.indexOf(word);
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }

    private long number(String word, long usual) {
        return after(word).map(Long::parseLong).orElse(usual);
    }

    private static List<Cidr> blocks(String word) {
        return word.equals("none")
                ? List.of()
                : Arrays.stream(word.split(",")).map(Cidr::of).toList();
    }

    private Topology with(Resource resource) {
        return topology.with(hybrid().with(resource));
    }

    private Hybrid hybrid() {
        return topology.hybrid();
    }

    private Topology vgw() {
        var vpc = topology.vpc(new ResourceId("vpc-" + word(2))).orElseThrow();
        var gateway =
                VpnGateway.create(id("vgw"), word(1)).withAsn(number("asn", VpnGateway.USUAL_ASN));
        return topology.with(vpc.draft().put(gateway).build());
    }

    private Topology propagate() {
        var table = new ResourceId("rtb-" + word(1));
        var vpc = topology.vpcOf(table).orElseThrow();
        var old = vpc.routeTables().get(table);
        var more = new ArrayList<>(old.propagating());
        more.add(new ResourceId("vgw-" + word(2)));
        return topology.with(vpc.draft().put(old.withPropagating(more)).build());
    }

    private Site site(String name) {
        return hybrid().sites().get(new ResourceId("site-" + name));
    }

    private Topology host() {
        var site = site(word(2));
        var hosts = new ArrayList<>(site.hosts());
        hosts.add(new SiteHost(id("host"), word(1), Ip.of(word(3))));
        return with(site.withHosts(hosts));
    }

    private Topology siteRoute() {
        var site = site(word(1));
        var rows = new ArrayList<>(site.routes());
        rows.add(
                new Site.SiteRoute(
                        Cidr.of(word(2)),
                        word(3).equals("blackhole")
                                ? Optional.empty()
                                : Optional.of(new ResourceId(word(3)))));
        return with(site.withRoutes(rows));
    }

    private Topology vpn() {
        Routing routing =
                after("static")
                        .<Routing>map(it -> new Routing.Static(blocks(it)))
                        .orElseGet(() ->
                                new Routing.Bgp(
                                        after("tells").map(LabHybrid::blocks).orElse(List.of()),
                                        (int) number("prepends", 0),
                                        (int) number("med", 0)));
        boolean up = !words.contains("down");
        var tunnels =
                words.contains("outside")
                        ? tunnels(up)
                        : List.of(
                                new Tunnel(Optional.empty(), Optional.empty(), false),
                                new Tunnel(Optional.empty(), after("inside").map(Cidr::of), up));
        return with(
                new VpnConnection(
                        id("vpn"),
                        word(1),
                        new ResourceId("cgw-" + word(2)),
                        new ResourceId(word(3)),
                        routing,
                        tunnels,
                        words.contains("ipv6")));
    }

    private List<Tunnel> tunnels(boolean up) {
        var inside = after("inside").map(LabHybrid::blocks).orElseThrow();
        var outside = after("outside").orElseThrow().split(",");
        return List.of(
                new Tunnel(Optional.of(Ip.of(outside[0])), Optional.of(inside.get(0)), up),
                new Tunnel(Optional.of(Ip.of(outside[1])), Optional.of(inside.get(1)), up));
    }

    private static VirtualInterface.Session session(String ends) {
        var both = ends.split(",");
        return new VirtualInterface.Session(Ip.of(both[0]), Ip.of(both[1]), 30);
    }

    private Topology vif() {
        var preference =
                after("prefers")
                        .map(it -> VirtualInterface.Preference.valueOf(it.toUpperCase()))
                        .orElse(VirtualInterface.Preference.MEDIUM);
        boolean open = word(3).equals("public");
        return with(
                new VirtualInterface(
                        id("dxvif"),
                        word(1),
                        ACCOUNT,
                        new ResourceId("dxcon-" + word(2)),
                        open
                                ? VirtualInterface.Type.PUBLIC
                                : words.contains("transit")
                                        ? VirtualInterface.Type.TRANSIT
                                        : VirtualInterface.Type.PRIVATE,
                        100 + hybrid().virtualInterfaces().size(),
                        number("asn", CustomerGateway.USUAL_ASN),
                        1500,
                        after("session").map(LabHybrid::session),
                        open ? Optional.empty() : Optional.of(new ResourceId(word(3))),
                        after("tells").map(LabHybrid::blocks).orElse(List.of()),
                        preference,
                        (int) number("prepends", 0),
                        words.contains("sitelink"),
                        !words.contains("down")));
    }

    private Topology associate() {
        var gateway = hybrid().dxGateways().get(id("dxgw"));
        var more = new ArrayList<>(gateway.associations());
        more.add(
                new DxGateway.Association(
                        new ResourceId(word(2)),
                        after("allowed").map(LabHybrid::blocks).orElse(List.of())));
        return with(gateway.withAssociations(more));
    }

    private Topology attach() {
        var gateway = topology.transitGateways().get(new ResourceId("tgw-" + word(2)));
        var far = new ResourceId(word(3));
        To to = far.prefix().equals("vpn") ? new To.ToVpn(far) : new To.ToDxGateway(far);
        TransitAttachment it = gateway.attachment(id("tgw-attach"), word(1), to);
        it =
                after("in").isEmpty()
                        ? it
                        : it.withAssociation(
                                after("in")
                                        .filter(name -> !name.equals("none"))
                                        .map(name -> new ResourceId("tgw-rtb-" + name)));
        it =
                after("tells").isEmpty()
                        ? it
                        : it.withPropagations(
                                after("tells")
                                        .filter(name -> !name.equals("none"))
                                        .map(name -> List.of(new ResourceId("tgw-rtb-" + name)))
                                        .orElse(List.of()));
        return topology.with(gateway.with(it));
    }
}
