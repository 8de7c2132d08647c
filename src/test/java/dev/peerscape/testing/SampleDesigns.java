package dev.peerscape.testing;

import dev.peerscape.core.topology.Document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The samples in the lines of a [Lab], with a place for every figure. `assets/samples` is written
/// from here.
public final class SampleDesigns {
    private SampleDesigns() {}

    /// {@return every sample but the lab, by the name of its file}
    public static SequencedMap<String, Document> all() {
        var all = new LinkedHashMap<String, Document>();
        all.put("hub-and-spokes", hubAndSpokes());
        all.put("full-mesh", fullMesh());
        all.put("dual-stack", dualStack());
        all.put("isolated-spokes", isolatedSpokes());
        all.put("central-egress", centralEgress());
        all.put("inspection", inspection());
        all.put("hybrid", SampleRoads.hybrid());
        all.put("overlap", SampleRoads.overlap());
        all.put("endpoints", SampleRoads.endpoints());
        all.put("misrouted-reply", misroutedReply());
        all.put("broken-peering", brokenPeering());
        all.put("broken-transit", brokenTransit());
        all.put("broken-gateway", brokenGateway());
        all.put("broken-hybrid", SampleRoads.brokenHybrid());
        return all;
    }

    // ---- peerings

    /// Case 2b of the peering guide.
    private static Document hubAndSpokes() {
        var design = new SampleDrawing();
        design.add("vpc hub 10.0.0.0/16");
        design.group("hub", "icmp 10.0.0.0/8", "tcp 443 10.0.0.0/8");
        var shared = List.of("identity", "mirror", "logs");
        for (int i = 0; i < shared.size(); i++) {
            var name = shared.get(i);
            design.add("subnet hub-%s hub 10.0.%d.0/24", name, i);
            design.add("instance %s hub-%s 10.0.%d.10 sg hub-app", name, name, i);
            design.at("subnet-hub-" + name, 16, 60 + 240 * i, 304, 124);
        }
        design.at("vpc-hub", 496, 0, 336, 680);
        var names = List.of("orders", "billing", "search", "users", "media", "reports");
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            int number = i + 1;
            design.workload(
                    name,
                    "10.%d.0.0/16".formatted(number),
                    "10.%d.1.0/24".formatted(number),
                    name + "-api",
                    "10.%d.1.10".formatted(number),
                    i % 2 == 0 ? 0 : 992,
                    i / 2 * 240);
            design.add("pcx %s %s hub", name, name);
            design.add("route hub 10.%d.0.0/16 pcx-%s", number, name);
            design.add("route %s 10.0.0.0/16 pcx-%s", name, name);
        }
        return design.document();
    }

    /// Case 4 of the peering guide, with its addresses; the VPCs A to G by their radio names.
    private static Document fullMesh() {
        var names = List.of("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf");
        var blocks = List.of("172.16", "10.0", "192.168", "10.2", "10.3", "172.17", "10.4");
        // Found by search: no two lines run on top of each other, and every label can be read.
        var places =
                new int[][] {
                    {920, 0}, {1440, 520}, {920, 960}, {0, 280}, {720, 680}, {40, 1080}, {560, 400}
                };
        var design = new SampleDrawing();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var block = blocks.get(i);
            design.add("vpc %s %s.0.0/16", name, block);
            design.add("subnet %s-app %s %s.1.0/24", name, name, block);
            design.group(name, "icmp 10.0.0.0/8", "icmp 172.16.0.0/12", "icmp 192.168.0.0/16");
            design.add("instance %s-app %s-app %s.1.10 sg %s-app", name, name, block, name);
            design.at("vpc-" + name, places[i][0], places[i][1], 336, 200);
            design.at("subnet-" + name + "-app", 16, 60, 304, 124);
        }
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                var id = "" + names.get(i).charAt(0) + names.get(j).charAt(0);
                design.add("pcx %s %s %s", id, names.get(i), names.get(j));
                design.add("route %s %s.0.0/16 pcx-%s", names.get(i), blocks.get(j), id);
                design.add("route %s %s.0.0/16 pcx-%s", names.get(j), blocks.get(i), id);
            }
        }
        return design.document();
    }

    /// Case 1c of the peering guide.
    private static Document dualStack() {
        var design = new SampleDrawing();
        design.add("vpc west 172.16.0.0/16 2001:db8:1234:aa00::/56");
        design.add("subnet west-app west 172.16.1.0/24,2001:db8:1234:aa01::/64");
        design.group(
                "west",
                "icmp 10.0.0.0/16",
                "tcp 443 10.0.0.0/16",
                "icmpv6 2001:db8:5678:bb00::/56",
                "tcp 443 2001:db8:5678:bb00::/56");
        design.add("out west-app all ::/0");
        design.add("instance client west-app 172.16.1.10,2001:db8:1234:aa01::10 sg west-app");
        design.add("vpc east 10.0.0.0/16 2001:db8:5678:bb00::/56");
        design.add("subnet east-app east 10.0.1.0/24,2001:db8:5678:bb01::/64");
        design.group(
                "east",
                "icmp 172.16.0.0/16",
                "tcp 443 172.16.0.0/16",
                "icmpv6 2001:db8:1234:aa00::/56",
                "tcp 443 2001:db8:1234:aa00::/56");
        design.add("out east-app all ::/0");
        design.add("instance server east-app 10.0.1.20,2001:db8:5678:bb01::20 sg east-app");
        design.add("pcx aaaabbbb west east");
        design.add("route west 10.0.0.0/16 pcx-aaaabbbb");
        design.add("route west 2001:db8:5678:bb00::/56 pcx-aaaabbbb");
        design.add("route east 172.16.0.0/16 pcx-aaaabbbb");
        design.add("route east 2001:db8:1234:aa00::/56 pcx-aaaabbbb");
        design.at("vpc-west", 0, 0, 400, 200);
        design.at("subnet-west-app", 16, 60, 368, 124);
        design.at("vpc-east", 560, 0, 400, 200);
        design.at("subnet-east-app", 16, 60, 368, 124);
        return design.document();
    }

    /// Case 7x of the peering guide.
    private static Document misroutedReply() {
        var design = new SampleDrawing();
        design.add("vpc central 172.16.0.0/16");
        design.add("subnet central-app central 172.16.0.0/24");
        design.group("central", "icmp 10.0.0.0/16", "tcp 443 10.0.0.0/16");
        design.add("instance central-api central-app 172.16.0.10 sg central-app");
        design.at("vpc-central", 496, 0, 336, 200);
        design.at("subnet-central-app", 16, 60, 304, 124);
        for (var side : List.of("left", "right")) {
            design.add("vpc %s 10.0.0.0/16", side);
            design.add("subnet %s-app %s 10.0.1.0/24", side, side);
            design.group(side, "icmp 172.16.0.0/16");
            design.add("instance %s-host %s-app 10.0.1.66 sg %s-app", side, side, side);
            design.add("pcx %s central %s", side, side);
            design.at("vpc-" + side, side.equals("left") ? 0 : 992, 0, 336, 200);
            design.at("subnet-" + side + "-app", 16, 60, 304, 124);
            design.add("route %s 172.16.0.0/24 pcx-%s", side, side);
        }
        design.add("route central 10.0.0.0/16 pcx-right");
        return design.document();
    }

    // ---- transit gateways

    /// Scenario T2 of the transit gateway guide, with a VPC of shared services for the VPN.
    private static Document isolatedSpokes() {
        var design = new SampleDrawing();
        design.add("tgw core");
        design.add("tgwtable spokes core");
        design.add("tgwtable shared core");
        var names = List.of("red", "green", "blue");
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            design.workload(
                    name,
                    "10.%d.0.0/16".formatted(i + 1),
                    "10.%d.1.0/24".formatted(i + 1),
                    name + "-app",
                    "10.%d.1.10".formatted(i + 1),
                    i * 416,
                    400);
            design.add("attach %s core %s %s-app in spokes tells shared", name, name, name);
            design.add("route %s 0.0.0.0/0 tgw-core", name);
        }
        design.workload("services", "10.99.0.0/16", "10.99.1.0/24", "tools", "10.99.1.10", 416, 0);
        design.add("attach services core services services-app in shared tells spokes");
        design.add("route services 10.0.0.0/8 tgw-core");
        design.at("tgw-core", 496, 274, 176, 52);
        return design.document();
    }

    /// Scenario T4 of the transit gateway guide.
    private static Document centralEgress() {
        var design = new SampleDrawing();
        design.add("tgw core");
        design.workload("prod", "10.1.0.0/16", "10.1.1.0/24", "prod-app", "10.1.1.10", 0, 536);
        design.workload("dev", "10.2.0.0/16", "10.2.1.0/24", "dev-app", "10.2.1.10", 496, 536);
        design.add("vpc egress 10.3.0.0/16");
        design.add("igw egress egress");
        design.add("table egress-public egress");
        design.add("subnet egress-public egress 10.3.0.0/24 table egress-public");
        design.add("subnet egress-tgw egress 10.3.1.0/28");
        design.add("nat egress egress-public 10.3.0.5 52.79.1.1");
        design.add("attach prod core prod prod-app");
        design.add("attach dev core dev dev-app");
        design.add("attach egress core egress egress-tgw");
        design.add("tgwroute core 0.0.0.0/0 egress");
        design.add("route prod 0.0.0.0/0 tgw-core");
        design.add("route dev 0.0.0.0/0 tgw-core");
        design.add("route egress 0.0.0.0/0 nat-egress");
        design.add("route egress-public 0.0.0.0/0 igw-egress");
        design.add("route egress-public 10.1.0.0/16 tgw-core");
        design.add("route egress-public 10.2.0.0/16 tgw-core");
        design.at("internet", 360, -140, 112, 64);
        design.at("vpc-egress", 248, 0, 336, 340);
        design.at("subnet-egress-public", 16, 60, 304, 124);
        design.at("subnet-egress-tgw", 16, 200, 304, 124);
        design.at("tgw-core", 328, 412, 176, 52);
        return design.document();
    }

    /// Scenario T6 of the transit gateway guide.
    private static Document inspection() {
        var design = new SampleDrawing();
        design.add("tgw core");
        design.add("tgwtable before core");
        design.add("tgwtable after core");
        design.workload("left", "10.0.0.0/16", "10.0.1.0/24", "client", "10.0.1.10", 0, 536);
        design.workload("right", "10.1.0.0/16", "10.1.1.0/24", "server", "10.1.1.10", 496, 536);
        design.add("vpc inspection 192.168.0.0/16");
        design.add("table inspection-tgw inspection");
        design.add("subnet inspection-tgw inspection 192.168.0.0/28 table inspection-tgw");
        design.add("subnet inspection-fw inspection 192.168.1.0/24");
        design.group("inspection", "all 10.0.0.0/8");
        design.add("instance firewall inspection-fw 192.168.1.10 forwards sg inspection-app");
        design.add("attach left core left left-app in before tells after");
        design.add("attach right core right right-app in before tells after");
        design.add(
                "attach inspection core inspection inspection-tgw appliance in after tells none");
        design.add("tgwroute before 0.0.0.0/0 inspection");
        design.add("route left 0.0.0.0/0 tgw-core");
        design.add("route right 0.0.0.0/0 tgw-core");
        design.add("route inspection-tgw 0.0.0.0/0 eni-firewall");
        design.add("route inspection 0.0.0.0/0 tgw-core");
        design.at("vpc-inspection", 248, 0, 336, 340);
        design.at("subnet-inspection-tgw", 16, 60, 304, 124);
        design.at("subnet-inspection-fw", 16, 200, 304, 124);
        design.at("tgw-core", 328, 412, 176, 52);
        return design.document();
    }

    // ---- broken on purpose

    /// Goal: web reaches db on 5432. The route is in the wrong table, there is none back, and the
    /// group of db lets in somebody else.
    private static Document brokenPeering() {
        var design = new SampleDrawing();
        design.add("vpc front 10.10.0.0/16");
        design.add("igw front front");
        design.add("table front-public front");
        design.add("subnet front-public front 10.10.0.0/24 table front-public");
        design.add("subnet front-private front 10.10.1.0/24");
        design.group("front", "tcp 443 0.0.0.0/0", "icmp 10.0.0.0/8");
        design.add("instance web front-public 10.10.0.10 public 52.79.10.10 sg front-app");
        design.add("instance worker front-private 10.10.1.10 sg front-app");
        design.add("vpc back 10.20.0.0/16");
        design.add("subnet back-data back 10.20.1.0/24");
        design.group("back", "tcp 5432 10.10.1.0/24");
        design.add("instance db back-data 10.20.1.20 sg back-app");
        design.add("pcx front-back front back");
        design.add("route front-public 0.0.0.0/0 igw-front");
        design.add("route front 10.20.0.0/16 pcx-front-back");
        design.at("internet", 112, -140, 112, 64);
        design.at("vpc-front", 0, 0, 336, 340);
        design.at("subnet-front-public", 16, 60, 304, 124);
        design.at("subnet-front-private", 16, 200, 304, 124);
        design.at("vpc-back", 496, 140, 336, 200);
        design.at("subnet-back-data", 16, 60, 304, 124);
        return design.document();
    }

    /// Goal: branch reaches archive over 443. Both are peered with the hub, which nobody gets
    /// through; the archive's group knows the hub alone.
    private static Document brokenTransit() {
        var design = new SampleDrawing();
        design.workload("branch", "10.1.0.0/16", "10.1.1.0/24", "desk", "10.1.1.10", 0, 0);
        design.workload("hub", "10.2.0.0/16", "10.2.1.0/24", "proxy", "10.2.1.10", 496, 0);
        design.add("vpc vault 10.3.0.0/16");
        design.add("subnet vault-data vault 10.3.1.0/24");
        design.group("vault", "tcp 443 10.2.0.0/16");
        design.add("instance archive vault-data 10.3.1.20 sg vault-app");
        design.at("vpc-vault", 992, 0, 336, 200);
        design.at("subnet-vault-data", 16, 60, 304, 124);
        design.add("pcx branch-hub branch hub");
        design.add("pcx hub-vault hub vault");
        design.add("route branch 10.2.0.0/16 pcx-branch-hub");
        design.add("route branch 10.3.0.0/16 pcx-branch-hub");
        design.add("route hub 10.1.0.0/16 pcx-branch-hub");
        design.add("route hub 10.3.0.0/16 pcx-hub-vault");
        design.add("route vault 10.2.0.0/16 pcx-hub-vault");
        design.add("route vault 10.1.0.0/16 pcx-hub-vault");
        return design.document();
    }

    /// Goal: web reaches db on 3306. Nobody of web's zone gets into the gateway, a row there drops
    /// what is for db, db's subnet lets no replies out, and its VPC has no way back.
    private static Document brokenGateway() {
        var design = new SampleDrawing();
        design.add("tgw core");
        design.add("vpc shop 10.1.0.0/16");
        design.add("subnet shop-a shop 10.1.1.0/24 zone a");
        design.add("subnet shop-c shop 10.1.2.0/24 zone c");
        design.group("shop", "icmp 10.0.0.0/8", "tcp 443 10.0.0.0/8");
        design.add("instance cart shop-a 10.1.1.10 sg shop-app");
        design.add("instance web shop-c 10.1.2.10 sg shop-app");
        design.add("vpc data 10.2.0.0/16");
        design.add("acl data-tight data");
        design.add("aclin data-tight 100 allow tcp 3306 10.0.0.0/8");
        design.add("aclout data-tight 100 allow tcp 443 10.0.0.0/8");
        design.add("subnet data-db data 10.2.1.0/24 acl data-tight");
        design.add("subnet data-tgw data 10.2.0.0/28");
        design.group("data", "tcp 3306 10.1.0.0/16");
        design.add("instance db data-db 10.2.1.20 sg data-app");
        design.add("attach shop core shop shop-a");
        design.add("attach data core data data-tgw");
        design.add("tgwroute core 10.2.1.0/24 blackhole");
        design.add("route shop 10.2.0.0/16 tgw-core");
        design.at("tgw-core", 408, 144, 176, 52);
        design.at("vpc-shop", 0, 0, 336, 340);
        design.at("subnet-shop-a", 16, 60, 304, 124);
        design.at("subnet-shop-c", 16, 200, 304, 124);
        design.at("vpc-data", 656, 0, 336, 340);
        design.at("subnet-data-tgw", 16, 60, 304, 124);
        design.at("subnet-data-db", 16, 200, 304, 124);
        return design.document();
    }
}
