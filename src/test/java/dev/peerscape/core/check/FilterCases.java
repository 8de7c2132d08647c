package dev.peerscape.core.check;

import static dev.peerscape.core.check.Cases.add;
import static dev.peerscape.core.check.Parts.a;
import static dev.peerscape.core.check.Parts.aRouted;
import static dev.peerscape.core.check.Parts.ab;
import static dev.peerscape.core.check.Parts.alone;
import static dev.peerscape.core.check.Parts.b;
import static dev.peerscape.core.check.Parts.bRouted;
import static dev.peerscape.core.check.Parts.main;
import static dev.peerscape.core.check.Parts.of;
import static dev.peerscape.core.check.Parts.pcx;
import static dev.peerscape.core.check.Parts.peered;
import static dev.peerscape.core.check.Parts.peering;
import static dev.peerscape.testing.Designs.ALICE;
import static dev.peerscape.testing.Designs.TOKYO;
import static dev.peerscape.testing.Designs.id;
import static dev.peerscape.testing.Designs.vpc;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// V21 to V23: groups, ACLs and quotas.
final class FilterCases {
    private FilterCases() {}

    static void addTo(List<Cases> all) {
        filters(all);
        others(all);
    }

    private static void filters(List<Cases> all) {
        var good = peered();
        var active = ab(PeeringStatus.ACTIVE);
        UnaryOperator<Vpc> referring =
                vpc ->
                        vpc.draft()
                                .put(
                                        SecurityGroup.create(id("sg-web"), "web")
                                                .withIngress(
                                                        List.of(
                                                                SecurityRule.of(
                                                                        Match.tcp(443),
                                                                        b().defaultSecurityGroup()))))
                                .build();
        add(
                all,
                "V21",
                "no peering",
                of(referring.apply(a()), b()),
                of(referring.apply(aRouted()), bRouted(), active));
        add(
                all,
                "V21",
                "pending",
                of(referring.apply(a()), b(), ab(PeeringStatus.PENDING_ACCEPTANCE)),
                good);
        var far = b().draft().region(TOKYO).build();
        add(
                all,
                "V21",
                "N10",
                of(referring.apply(a()), far, peering("pcx-ab", a(), far, PeeringStatus.ACTIVE)),
                good);
        var stale = new SecurityRule(Match.ALL, new SecurityRule.Peer.GoneGroup(id("sg-x")), "");
        add(
                all,
                "V21",
                "gone",
                of(
                        a().draft()
                                .put(
                                        SecurityGroup.create(id("sg-web"), "web")
                                                .withIngress(List.of(stale)))
                                .build()),
                good);

        var open = new AclRule(100, true, Match.ALL, Cidr.ANY_V4);
        var web = new AclRule(100, true, Match.tcp(443), Cidr.ANY_V4);
        var dns = new AclRule(110, true, Match.udp(53, 53), Cidr.of("10.0.0.0/8"));
        var replies = new AclRule(140, true, Match.tcp(1024, 65535), Cidr.ANY_V4);
        var udpReplies = new AclRule(150, true, Match.udp(32768, 65535), Cidr.ANY_V4);
        var denied = new AclRule(130, false, Match.tcp(0, 65535), Cidr.ANY_V4);
        var oneDenied = new AclRule(10, false, Match.ALL, Cidr.of("10.9.9.9/32"));
        var client = of(guarded(List.of(replies, oneDenied), List.of(web)));
        add(
                all,
                "V22",
                "in",
                of(guarded(List.of(web), List.of(web))),
                of(guarded(List.of(web, replies), List.of(web, replies, oneDenied))));
        add(all, "V22", "out", of(guarded(List.of(), List.of(web))), client);
        add(all, "V22", "nothing out", of(guarded(List.of(open), List.of())), client);
        add(
                all,
                "V22",
                "denied first",
                of(guarded(List.of(web), List.of(web, denied, replies))),
                client);
        add(
                all,
                "V22",
                "udp",
                of(guarded(List.of(dns), List.of(replies))),
                of(guarded(List.of(dns), List.of(replies, udpReplies))));
        var icmp = new AclRule(120, true, Match.all(Protocol.ICMP), Cidr.ANY_V4);
        add(
                all,
                "V22",
                "beside icmp",
                of(guarded(List.of(web, icmp), List.of(icmp))),
                of(guarded(List.of(icmp), List.of())));
    }

    private static Vpc guarded(List<AclRule> ingress, List<AclRule> egress) {
        var vpc = a();
        var acl = NetworkAcl.create(vpc.defaultNetworkAcl(), "guard");
        return vpc.draft().put(acl.withIngress(ingress).withEgress(egress)).build();
    }

    private static void others(List<Cases> all) {
        add(
                all,
                "V23",
                "five blocks",
                alone("10.0.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16", "10.5.0.0/16"),
                alone("10.0.0.0/16", "10.2.0.0/16"));
        var vpcs = new ArrayList<Object>();
        for (int i = 0; i < 6; i++) {
            vpcs.add(vpc("vpc-" + i, ALICE, "10." + i + ".0.0/16"));
        }
        add(all, "V23", "six VPCs", of(vpcs.toArray()), of(vpcs.subList(0, 4).toArray()));
        var full = a();
        var rows = new ArrayList<Route>();
        for (int i = 0; i < 1001; i++) {
            rows.add(pcx("172.16." + i / 256 + "." + i % 256 + "/32", "pcx-ab"));
        }
        add(
                all,
                "V23",
                "too many routes",
                of(main(full, rows.toArray(new Route[0])), bRouted(), ab(PeeringStatus.ACTIVE)),
                peered());
    }
}
