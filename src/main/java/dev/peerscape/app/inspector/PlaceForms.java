package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.plan.BlockAdvice;
import dev.peerscape.core.plan.Legality.Question;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The forms of what has addresses to give: VPCs and subnets.
final class PlaceForms {
    private PlaceForms() {}

    static void vpc(Form form, Vpc vpc) {
        var topology = form.workspace().session().document().topology();
        form.caption("inspector.blocks");
        for (int i = 0; i < vpc.cidrs().size(); i++) {
            var old = vpc.cidrs().get(i);
            form.block(
                    i == 0 ? "inspector.primary" : "inspector.secondary",
                    "vpc-cidr-" + i,
                    new BlockAdvice.Field(
                            old,
                            fresh -> new Question.ChangeBlock(vpc.id(), old, fresh),
                            fresh -> new Edit.ReplaceCidr(vpc.id(), old, fresh)),
                    i == 0
                            ? Optional.empty()
                            : Optional.of(
                                    form.remove(
                                            "vpc-cidr-remove-" + i,
                                            new Edit.RemoveCidr(vpc.id(), old))));
        }
        form.addingBlock(
                "inspector.add-block",
                "vpc-cidr-add",
                new BlockAdvice.Field(
                        vpc.primaryCidr().orElse(Cidr.ANY_V4),
                        fresh -> new Question.AddBlock(vpc.id(), fresh),
                        fresh -> new Edit.AddCidr(vpc.id(), fresh)));
        form.caption("inspector.place");
        form.choice(
                "inspector.account",
                "vpc-account",
                Stream.concat(topology.accounts().keySet().stream(), Stream.of(vpc.account()))
                        .distinct()
                        .toList(),
                Optional.of(vpc.account()),
                Object::toString,
                account -> new Edit.MoveVpc(vpc.id(), account, vpc.region()));
        form.choice(
                "inspector.region",
                "vpc-region",
                Stream.concat(Region.known().stream(), Stream.of(vpc.region())).distinct().toList(),
                Optional.of(vpc.region()),
                region -> region.code() + " · " + region.city(),
                region -> new Edit.MoveVpc(vpc.id(), vpc.account(), region));
        form.caption("inspector.routing");
        form.choice(
                "inspector.main-table",
                "vpc-main-table",
                List.copyOf(vpc.routeTables().values()),
                Optional.ofNullable(vpc.routeTables().get(vpc.mainRouteTable())),
                RouteTable::label,
                table -> new Edit.SetMainRouteTable(vpc.id(), table.id()));
        form.caption("inspector.dns");
        form.check(
                "inspector.dns-support",
                "vpc-dns-support",
                vpc.dnsSupport(),
                on -> new Edit.SetVpcDns(vpc.id(), on, vpc.dnsHostnames()));
        form.check(
                "inspector.dns-hostnames",
                "vpc-dns-hostnames",
                vpc.dnsHostnames(),
                on -> new Edit.SetVpcDns(vpc.id(), vpc.dnsSupport(), on));
        form.caption("inspector.peerings");
        topology.peerings().values().stream()
                .filter(it -> it.joins(vpc.id()))
                .forEach(it -> form.add(form.link(it.id())));
        services(form, topology, vpc);
    }

    /// What is in the VPC without being in one subnet.
    private static void services(Form form, Topology topology, Vpc vpc) {
        form.caption("inspector.gateways");
        Stream.of(
                        vpc.internetGateways().keySet(),
                        vpc.egressOnlyGateways().keySet(),
                        vpc.vpnGateways().keySet())
                .flatMap(Set::stream)
                .forEach(id -> form.add(form.link(id)));
        form.caption("inspector.services");
        Stream.of(
                        vpc.endpoints().keySet(),
                        vpc.loadBalancers().keySet(),
                        vpc.targetGroups().keySet())
                .flatMap(Set::stream)
                .forEach(id -> form.add(form.link(id)));
        form.action(
                form.text("inspector.add-target-group"),
                "vpc-add-tg",
                () -> Fresh.targetGroup(topology, vpc.id()));
        form.action(
                form.text("inspector.add-route-table"),
                "vpc-add-table",
                () -> Fresh.routeTable(topology, vpc.id()));
    }

    static void subnet(Form form, Vpc vpc, Subnet subnet) {
        for (int i = 0; i < subnet.cidrs().size(); i++) {
            int index = i;
            var old = subnet.cidrs().get(i);
            form.block(
                    old.isV6() ? "inspector.ipv6-block" : "inspector.block",
                    "subnet-cidr-" + i,
                    new BlockAdvice.Field(
                            old,
                            fresh ->
                                    new Question.SubnetBlock(
                                            vpc.id(), Optional.of(subnet.id()), fresh),
                            fresh -> put(vpc, subnet.withCidrs(replaced(subnet, index, fresh)))),
                    Optional.empty());
        }
        form.note(form.text(vpc.isPublic(subnet) ? "inspector.public" : "inspector.private"));
        form.choice(
                "inspector.zone",
                "subnet-zone",
                Stream.of('a', 'b', 'c', 'd').map(vpc.region()::zone).toList(),
                Optional.of(subnet.zone()),
                zone -> zone,
                zone -> put(vpc, subnet.withZone(zone)));
        var tables = new ArrayList<Optional<RouteTable>>();
        tables.add(Optional.empty());
        vpc.routeTables().values().forEach(table -> tables.add(Optional.of(table)));
        form.choice(
                "inspector.route-table",
                "subnet-table",
                tables,
                Optional.of(subnet.routeTable().map(vpc.routeTables()::get)),
                table ->
                        table.map(RouteTable::label)
                                .orElseGet(() ->
                                        form.text(
                                                "inspector.main-of",
                                                vpc.routeTableOf(
                                                                subnet.withRouteTable(
                                                                        Optional.empty()))
                                                        .label())),
                table -> new Edit.AssociateRouteTable(subnet.id(), table.map(RouteTable::id)));
        form.add(form.link(vpc.routeTableOf(subnet).id()));
        form.choice(
                "inspector.acl",
                "subnet-acl",
                List.copyOf(vpc.networkAcls().values()),
                Optional.ofNullable(vpc.networkAcls().get(subnet.networkAcl())),
                NetworkAcl::label,
                acl -> put(vpc, subnet.withNetworkAcl(acl.id())));
        form.check(
                "inspector.assigns-public",
                "subnet-public-ip",
                subnet.assignsPublicIp(),
                on -> put(vpc, subnet.withAssignsPublicIp(on)));
        form.caption("inspector.in-vpc").add(form.link(vpc.id()));
    }

    private static Edit put(Vpc vpc, Subnet subnet) {
        return new Edit.PutSubnet(vpc.id(), subnet, Optional.empty());
    }

    private static List<Cidr> replaced(Subnet subnet, int index, Cidr fresh) {
        var cidrs = new ArrayList<>(subnet.cidrs());
        cidrs.set(index, fresh);
        return cidrs;
    }
}
