package dev.peerscape.testing;

import dev.peerscape.core.topology.Document;

import java.util.List;

/// The samples of [SampleDesigns] whose roads are neither peerings nor transit gateways alone.
final class SampleRoads {
    private SampleRoads() {}

    /// Headquarters by Direct Connect, with a VPN connection that tells the same by BGP and is used
    /// when the line is down (C.1, 6); a branch by static VPN.
    static Document hybrid() {
        var design = new SampleDrawing();
        design.add("tgw core");
        design.workload("prod", "10.1.0.0/16", "10.1.1.0/24", "app", "10.1.1.10", 0, 0);
        design.workload("data", "10.2.0.0/16", "10.2.1.0/24", "db", "10.2.1.20", 496, 0);
        for (var name : List.of("prod", "data")) {
            design.add("in %s-app icmp 192.168.0.0/16", name);
            design.add("in %s-app tcp 443 192.168.0.0/16", name);
            design.add("attach %s core %s %s-app", name, name, name);
            design.add("route %s 10.0.0.0/8 tgw-core", name);
            design.add("route %s 192.168.0.0/16 tgw-core", name);
        }
        design.add("site headquarters 192.168.0.0/20");
        design.add("host erp headquarters 192.168.1.10");
        design.add("host desk headquarters 192.168.2.20");
        design.add("dxgw global asn 64600");
        design.add("assoc global tgw-core allowed 10.1.0.0/16,10.2.0.0/16");
        design.add("attachto global core dxgw-global");
        design.add("dxcon headquarters headquarters");
        design.add(
                "dxvif main-line headquarters dxgw-global transit asn 65010"
                        + " session 169.254.20.1,169.254.20.2");
        design.add("cgw headquarters headquarters asn 65010 address 203.0.113.10");
        design.add(
                "vpn backup headquarters tgw-core outside 52.79.30.11,52.79.30.12"
                        + " inside 169.254.30.0/30,169.254.30.4/30");
        design.add("attachto backup core vpn-backup");
        design.add("site branch 192.168.16.0/24");
        design.add("host till branch 192.168.16.10");
        design.add("siteroute branch 10.0.0.0/8 vpn-branch-line");
        design.add("siteroute branch 192.168.0.0/20 vpn-branch-line");
        design.add("cgw branch branch address 203.0.113.20");
        design.add(
                "vpn branch-line branch tgw-core static 192.168.16.0/24"
                        + " outside 52.79.30.21,52.79.30.22"
                        + " inside 169.254.31.0/30,169.254.31.4/30");
        design.add("attachto branch core vpn-branch-line");
        design.add("tgwroute core 192.168.16.0/24 branch");
        design.at("tgw-core", 328, 320, 176, 52);
        design.at("dxgw-global", 44, 480, 200, 52);
        design.at("site-headquarters", 32, 656, 336, 112);
        design.at("host-erp", 180, 56, 128, 40);
        design.at("site-branch", 696, 290, 336, 112);
        return design.document();
    }

    /// Two companies whose VPCs have the same block. Each has a second block that the other does
    /// not use, as in the user guide's page about private NAT gateways (A2, P1): what starts in one
    /// leaves by its NAT gateway, what the other may start ends at its load balancer, and the
    /// transit gateway knows these second blocks alone.
    static Document overlap() {
        var design = new SampleDrawing();
        design.add("tgw joint");
        company(design, "north", 1, "orders", "100.64.2.0/24");
        company(design, "south", 2, "stock", "100.64.1.0/24");
        design.at("tgw-joint", 328, 440, 176, 52);
        return design.document();
    }

    private static void company(
            SampleDrawing design, String name, int number, String host, String across) {
        design.add("vpc %s 10.0.0.0/16 100.64.%d.0/24", name, number);
        design.owned(name, String.valueOf(number).repeat(12));
        design.add("subnet %s-app %s 10.0.1.0/24", name, name);
        design.add("table %s-routable %s", name, name);
        design.add(
                "subnet %s-routable %s 100.64.%d.0/24 table %s-routable", name, name, number, name);
        design.group(name, "tcp 443 100.64.0.0/16");
        design.add("instance %s %s-app 10.0.1.10 sg %s-app", host, name, name);
        design.add("nat %s %s-routable 100.64.%d.10 private", name, name, number);
        design.add("tg %s-hosts %s tcp 443 i-%s", host, name, host);
        design.add("nlb %s-front %s-routable=100.64.%d.20", host, name, number);
        design.add("listen %s-front tcp 443 %s-hosts", host, host);
        design.add("route %s %s nat-%s", name, across, name);
        design.add("route %s-routable %s tgw-joint", name, across);
        design.add("attach %s joint %s %s-routable tells none", name, name, name);
        design.add("tgwroute joint 100.64.%d.0/24 %s", number, name);
        design.at("vpc-" + name, number == 1 ? 0 : 496, 0, 336, 340);
        design.at("subnet-" + name + "-app", 16, 60, 304, 124);
        design.at("subnet-" + name + "-routable", 16, 200, 304, 124);
    }

    /// A shop behind a load balancer. Its hosts have no way to the Internet: they reach S3 by a
    /// gateway endpoint, which nobody else can use, and a key service by an interface endpoint,
    /// which the peered VPC uses too.
    static Document endpoints() {
        var design = new SampleDrawing();
        design.add("pl s3 52.219.144.0/22,52.219.148.0/23");
        design.add("vpc shop 10.0.0.0/16");
        design.add("igw shop shop");
        design.add("table shop-public shop");
        design.add("route shop-public 0.0.0.0/0 igw-shop");
        design.group("shop", "tcp 8080 0.0.0.0/0");
        design.add("sg shop-front shop");
        design.add("in shop-front tcp 443 0.0.0.0/0");
        design.add("out shop-front tcp 8080 10.0.0.0/16");
        design.add("sg shop-keys shop");
        design.add("in shop-keys tcp 443 10.0.0.0/8");
        int column = 0;
        for (var zone : List.of("a", "c")) {
            design.add(
                    "subnet public-%s shop 10.0.%d.0/24 table shop-public zone %s",
                    zone, column, zone);
            design.add("subnet web-%s shop 10.0.%d.0/24 zone %s", zone, 10 + column, zone);
            design.add("instance web-%s web-%s 10.0.%d.10 sg shop-app", zone, zone, 10 + column);
            design.at("subnet-public-" + zone, 16 + 320 * column, 60, 304, 136);
            design.at("subnet-web-" + zone, 16 + 320 * column, 212, 304, 124);
            column++;
        }
        design.add("tg web-hosts shop tcp 8080 shown i-web-a i-web-c");
        design.add(
                "nlb front public-a=10.0.0.20@52.79.40.10;public-c=10.0.1.20@52.79.40.11"
                        + " cross sg shop-front");
        design.add("listen front tcp 443 web-hosts");
        design.add("vpce keys web-c=10.0.11.40 sg shop-keys service kms");
        design.add("door objects shop pl-s3 shop");
        design.workload("build", "10.9.0.0/16", "10.9.1.0/24", "runner", "10.9.1.10", 816, 152);
        design.add("pcx shop-build shop build");
        design.add("route shop 10.9.0.0/16 pcx-shop-build");
        design.add("route build 10.0.0.0/16 pcx-shop-build");
        design.at("internet", 272, -140, 112, 64);
        design.at("vpc-shop", 0, 0, 656, 352);
        return design.document();
    }

    /// Goal: desk reaches db on 5432. The office's router has no row for the VPC, the group of db
    /// knows the wrong network, and the table of db's subnet does not learn what the virtual
    /// private gateway knows.
    static Document brokenHybrid() {
        var design = new SampleDrawing();
        design.add("vpc data 10.20.0.0/16");
        design.add("subnet data-db data 10.20.1.0/24");
        design.group("data", "tcp 5432 192.168.64.0/24");
        design.add("instance db data-db 10.20.1.20 sg data-app");
        design.add("vgw gate data");
        design.add("site office 192.168.0.0/20");
        design.add("host desk office 192.168.1.10");
        design.add("cgw office office address 203.0.113.10");
        design.add(
                "vpn office-line office vgw-gate static 192.168.0.0/20"
                        + " outside 52.79.30.11,52.79.30.12"
                        + " inside 169.254.30.0/30,169.254.30.4/30");
        design.at("vpc-data", 0, 0, 336, 200);
        design.at("subnet-data-db", 16, 60, 304, 124);
        design.at("vgw-gate", 154, 186, 28, 28);
        design.at("site-office", 0, 360, 336, 112);
        return design.document();
    }
}
