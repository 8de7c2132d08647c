package dev.peerscape.testing;

import dev.peerscape.core.net.Match;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A sample in the making: the lines of a [Lab], and a place for every figure.
final class SampleDrawing {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, AccountId> owners = new LinkedHashMap<>();
    private Layout layout = Layout.EMPTY;

    SampleDrawing add(String text, Object... arguments) {
        lines.add(text.formatted(arguments));
        return this;
    }

    SampleDrawing at(String id, double x, double y, double width, double height) {
        layout = layout.with(new ResourceId(id), new Box(x, y, width, height));
        return this;
    }

    /// A VPC with one subnet and a host in it, 336 by 200.
    SampleDrawing workload(
            String name, String block, String subnet, String host, String address, int x, int y) {
        add("vpc %s %s", name, block);
        add("subnet %s-app %s %s", name, name, subnet);
        group(name, "icmp 10.0.0.0/8", "tcp 443 10.0.0.0/8");
        add("instance %s %s-app %s sg %s-app", host, name, address, name);
        at("vpc-" + name, x, y, 336, 200);
        return at("subnet-" + name + "-app", 16, 60, 304, 124);
    }

    /// The group NAME-app: it lets in what is told and out everything.
    SampleDrawing group(String vpc, String... in) {
        add("sg %s-app %s", vpc, vpc);
        for (var rule : in) {
            add("in %s-app %s", vpc, rule);
        }
        return add("out %s-app all 0.0.0.0/0", vpc);
    }

    /// Says whose account a VPC is in, which gets the VPC's name; else it is "network".
    SampleDrawing owned(String vpc, String account) {
        owners.put(vpc, new AccountId(account));
        return this;
    }

    /// The default group lets in its own members, as AWS makes it (a lab has it open), and the main
    /// table is called like its VPC, so that a sentence about several is clear.
    Document document() {
        var bare = Lab.document(lines.toArray(String[]::new)).topology();
        Topology topology =
                owners.isEmpty()
                        ? bare.with(new Account(new AccountId("111111111111"), "network"))
                        : bare;
        for (var owner : owners.entrySet()) {
            topology = topology.with(new Account(owner.getValue(), owner.getKey()));
        }
        for (var vpc : bare.vpcs().values()) {
            var group = vpc.securityGroups().get(vpc.defaultSecurityGroup());
            var main = vpc.routeTables().get(vpc.mainRouteTable());
            var own = new SecurityRule(Match.ALL, new SecurityRule.Peer.Group(group.id()), "");
            topology =
                    topology.with(
                            vpc.draft()
                                    .account(owners.getOrDefault(vpc.name(), vpc.account()))
                                    .put(group.withIngress(List.of(own)))
                                    .put(main.withName(vpc.name()))
                                    .build());
        }
        return new Document(topology, layout);
    }
}
