package dev.peerscape.core.check;

import static dev.peerscape.core.check.HybridParts.bgp;
import static dev.peerscape.core.check.HybridParts.cgw;
import static dev.peerscape.core.check.HybridParts.dxgw;
import static dev.peerscape.core.check.HybridParts.fixed;
import static dev.peerscape.core.check.HybridParts.leads;
import static dev.peerscape.core.check.HybridParts.line;
import static dev.peerscape.core.check.HybridParts.of;
import static dev.peerscape.core.check.HybridParts.propagated;
import static dev.peerscape.core.check.HybridParts.put;
import static dev.peerscape.core.check.HybridParts.site;
import static dev.peerscape.core.check.HybridParts.vgw;
import static dev.peerscape.core.check.HybridParts.vif;
import static dev.peerscape.core.check.HybridParts.vpn;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.testing.Lab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// For the rules about sites, VPN and Direct Connect, documents that break them beside documents
/// that do not.
final class HybridCases {
    private static final Document VPC =
            Lab.document(
                    """
                    vpc a 10.1.0.0/16
                    subnet a a 10.1.0.0/24
                    instance a a 10.1.0.10
                    """);
    private static final Document TWO =
            Lab.document(
                    """
                    vpc a 10.1.0.0/16
                    subnet a a 10.1.0.0/24
                    instance a a 10.1.0.10
                    vpc b 10.2.0.0/16
                    subnet b b 10.2.0.0/24
                    instance b b 10.2.0.10
                    """);
    private static final Document HUB =
            Lab.document(
                    """
                    vpc a 10.1.0.0/16
                    subnet a a 10.1.0.0/24
                    instance a a 10.1.0.10
                    tgw hub
                    attach a hub a a
                    route a 0.0.0.0/0 tgw-hub
                    """);

    private HybridCases() {}

    /// A VPC with a site behind a virtual private gateway, by a VPN connection.
    private static Document vpn(Site site, Edit connection, Edit... more) {
        var edits =
                List.of(
                        vgw("a", "a"),
                        propagated("a", "a"),
                        put(site),
                        cgw("s", "s", 65_001),
                        connection);
        return of(VPC, Stream.concat(edits.stream(), Arrays.stream(more)).toArray(Edit[]::new));
    }

    private static Edit usual() {
        return HybridParts.vpn("s", "s", "vgw-a", bgp());
    }

    private static final Site FAR = site("s", "192.168.0.0/16");

    static void addTo(List<Cases> all) {
        lines(all);
        numbers(all);
        overlaps(all);
        direct(all);
        sizes(all);
        unused(all);
    }

    private static void lines(List<Cases> all) {
        var good = vpn(FAR, usual());
        add(all, "V18", "VPN down", vpn(FAR, down()), good);
        add(
                all,
                "V18",
                "tunnel down",
                vpn(FAR, HybridParts.vpn("s", "s", "vgw-a", bgp(), true, false)),
                good);
        add(
                all,
                "V18",
                "VPN down with a backup",
                vpn(FAR, down(), HybridParts.vpn("t", "s", "vgw-a", bgp())),
                good);
        add(
                all,
                "V18",
                "Direct Connect down",
                vpn(
                        FAR,
                        usual(),
                        line("s", "s", false),
                        vif("s", "s", Type.PRIVATE, 1500, "vgw-a")),
                vpn(
                        FAR,
                        usual(),
                        line("s", "s", true),
                        vif("s", "s", Type.PRIVATE, 1500, "vgw-a")));
        var answered =
                FAR.withRoutes(
                        List.of(
                                new Site.SiteRoute(
                                        Cidr.of("10.1.0.0/16"), Optional.of(of("vpn-s")))));
        var fixed = HybridParts.vpn("s", "s", "vgw-a", fixed("192.168.0.0/16"));
        add(
                all,
                "V18",
                "static, no row at the site",
                vpn(FAR, fixed),
                vpn(FAR, fixed, put(answered)));
        var hubbed = HybridParts.vpn("s", "s", "tgw-hub", fixed("192.168.0.0/16"));
        add(
                all,
                "V18",
                "static to a transit gateway, no row at the site",
                of(HUB, put(FAR), cgw("s", "s", 65_001), hubbed),
                of(HUB, put(FAR), cgw("s", "s", 65_001), hubbed, put(answered)));
    }

    private static Edit down() {
        return HybridParts.vpn("s", "s", "vgw-a", bgp(), false, false);
    }

    private static void numbers(List<Cases> all) {
        var second = put(site("t", "172.20.0.0/16"));
        var other = HybridParts.vpn("t", "t", "vgw-a", bgp());
        add(
                all,
                "V18",
                "CloudHub with one number",
                vpn(FAR, usual(), second, cgw("t", "t", 65_001), other),
                vpn(FAR, usual(), second, cgw("t", "t", 65_002), other));
        add(
                all,
                "V18",
                "Direct Connect gateway with the number of the transit gateway",
                of(HUB, dxgw("d", 64_512, leads("tgw-hub", "10.1.0.0/16"))),
                of(HUB, dxgw("d", 64_600, leads("tgw-hub", "10.1.0.0/16"))));
    }

    private static void overlaps(List<Cases> all) {
        var good = vpn(FAR, usual());
        add(all, "V19", "site in the VPC", vpn(site("s", "10.1.5.0/24"), usual()), good);
        add(all, "V19", "site with the VPC's block", vpn(site("s", "10.1.0.0/16"), usual()), good);
        add(all, "V19", "site around the VPC", vpn(site("s", "10.0.0.0/8"), usual()), good);
        add(
                all,
                "V19",
                "two sites",
                vpn(
                        FAR,
                        usual(),
                        put(site("t", "192.168.4.0/24")),
                        cgw("t", "t", 65_002),
                        HybridParts.vpn("t", "t", "vgw-a", bgp())),
                good);
        add(
                all,
                "V19",
                "site behind a transit gateway",
                of(
                        HUB,
                        put(site("s", "10.1.0.0/20")),
                        cgw("s", "s", 65_001),
                        HybridParts.vpn("s", "s", "tgw-hub", bgp())),
                of(
                        HUB,
                        put(FAR),
                        cgw("s", "s", 65_001),
                        HybridParts.vpn("s", "s", "tgw-hub", bgp())));
        var same =
                Lab.document(
                        """
                        vpc a 10.1.0.0/16
                        vpc b 10.1.0.0/16
                        """);
        Edit[] joined = {
            vgw("a", "a"), vgw("b", "b"), dxgw("d", 64_600, leads("vgw-a"), leads("vgw-b"))
        };
        add(all, "V19", "behind a Direct Connect gateway", of(same, joined), of(TWO, joined));
    }

    private static void direct(List<Cases> all) {
        add(
                all,
                "V20",
                "narrower than the block",
                of(VPC, vgw("a", "a"), dxgw("d", 64_600, leads("vgw-a", "10.1.0.0/24"))),
                of(VPC, vgw("a", "a"), dxgw("d", 64_600, leads("vgw-a", "10.0.0.0/15"))));
        Edit[] site = {put(FAR), line("s", "s", true)};
        add(
                all,
                "V20",
                "not told for a transit gateway",
                of(
                        HUB,
                        site[0],
                        site[1],
                        dxgw("d", 64_600, leads("tgw-hub", "10.9.0.0/16")),
                        vif("s", "s", Type.TRANSIT, 8500, "dxgw-d")),
                of(
                        HUB,
                        site[0],
                        site[1],
                        dxgw("d", 64_600, leads("tgw-hub", "10.0.0.0/8")),
                        vif("s", "s", Type.TRANSIT, 8500, "dxgw-d")));
    }

    private static void sizes(List<Cases> all) {
        var apart =
                Lab.document(
                        """
                        vpc a 10.1.0.0/16
                        vpc b 10.2.0.0/16 @us-east-1
                        pcx ab a b
                        """);
        var together =
                Lab.document(
                        """
                        vpc a 10.1.0.0/16
                        vpc b 10.2.0.0/16
                        pcx ab a b
                        """);
        add(all, "V27", "between Regions", apart, together);
        var hub =
                """
                vpc a 10.1.0.0/16
                subnet a a 10.1.0.0/24
                vpc b 10.2.0.0/16
                subnet b b 10.2.0.0/24
                tgw hub
                attach a hub a a
                """;
        add(
                all,
                "V27",
                "through a transit gateway",
                Lab.document(hub, "attach b hub b b"),
                Lab.document(hub));
        add(all, "V27", "over VPN", vpn(FAR, usual()), of(VPC, vgw("a", "a"), put(FAR)));
        Edit[] lines = {vgw("a", "a"), propagated("a", "a"), put(FAR), line("s", "s", true)};
        var jumbo = vif("s", "s", Type.PRIVATE, 9001, "vgw-a");
        add(
                all,
                "V27",
                "lines that differ",
                of(of(VPC, lines), jumbo, vif("t", "s", Type.PRIVATE, 1500, "vgw-a")),
                of(of(VPC, lines), jumbo, vif("t", "s", Type.PRIVATE, 9001, "vgw-a")));
    }

    private static void unused(List<Cases> all) {
        Edit[] without = {vgw("a", "a"), put(FAR), cgw("s", "s", 65_001), usual()};
        add(all, "V11", "gateway that no table leads to", of(VPC, without), vpn(FAR, usual()));
        add(
                all,
                "V17",
                "second virtual private gateway",
                vpn(
                        FAR,
                        usual(),
                        vgw("b", "a"),
                        put(site("t", "172.20.0.0/16")),
                        cgw("t", "t", 65_002),
                        HybridParts.vpn("t", "t", "vgw-b", bgp())),
                vpn(FAR, usual()));
    }

    private static void add(List<Cases> all, String rule, String name, Document bad, Document ok) {
        all.add(new Cases(rule, name, bad, ok));
    }
}
