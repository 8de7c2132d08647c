package dev.peerscape.core.generate;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.VpcDraft;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Puts into a VPC what many have beside instances: endpoints, a load balancer, a NAT gateway for
/// private networks, and an interface that belongs to nothing yet.
final class Services {
    /// Blocks of Amazon S3 that AWS publishes in ip-ranges.json.
    private static final Map<String, List<String>> S3 =
            Map.of(
                    "ap-northeast-2", List.of("3.5.140.0/22", "52.219.56.0/22"),
                    "ap-northeast-1", List.of("3.5.152.0/21", "52.219.0.0/20"),
                    "us-east-1", List.of("3.5.0.0/19", "52.216.0.0/15"),
                    "eu-central-1", List.of("3.5.136.0/22", "52.219.72.0/22"),
                    "ap-southeast-1", List.of("3.5.146.0/23", "52.219.40.0/22"));

    private final Plot plot;
    private final SplittableRandom random;
    private final VpcDraft draft;
    private final List<ResourceId> groups;

    Services(Plot plot, SplittableRandom random, VpcDraft draft, ResourceId group) {
        this.plot = plot;
        this.random = random;
        this.draft = draft;
        groups = List.of(group);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// {@return the list of Amazon S3's blocks in a Region}
    static PrefixList s3(Region region) {
        var blocks = S3.getOrDefault(region.code(), List.of()).stream().map(Cidr::of).toList();
        return new PrefixList(
                s3Id(region),
                "com.amazonaws." + region.code() + ".s3",
                Optional.empty(),
                region,
                false,
                blocks.size(),
                blocks);
    }

    private static ResourceId s3Id(Region region) {
        return new ResourceId(Kind.PREFIX_LIST.prefix() + "-s3-" + region.code());
    }

    /// Endpoints for Amazon S3, by a row in the private subnets' table, and for Systems Manager, by
    /// interfaces.
    void endpoints(List<ResourceId> tables) {
        if (chance(0.25)) {
            draft.put(
                    new VpcEndpoint(
                            plot.id(Kind.VPC_ENDPOINT, "s3"),
                            "",
                            "com.amazonaws." + plot.region().code() + ".s3",
                            new VpcEndpoint.Form.Gateway(s3Id(plot.region()), tables)));
        }
        if (chance(0.1)) {
            draft.put(
                    new VpcEndpoint(
                            plot.id(Kind.VPC_ENDPOINT, "ssm"),
                            "",
                            "com.amazonaws." + plot.region().code() + ".ssm",
                            new VpcEndpoint.Form.Interface(
                                    List.of(
                                            inner("ssm-a", "private-a", 1, 30),
                                            inner("ssm-b", "private-b", 3, 30)),
                                    true)));
        }
    }

    private NetworkInterface inner(String what, String subnet, int index, int host) {
        return card(what, subnet, index, host, Optional.empty());
    }

    private NetworkInterface card(
            String what, String subnet, int index, int host, Optional<Ip> publicIp) {
        return new NetworkInterface(
                plot.id(Kind.NETWORK_INTERFACE, what),
                "",
                plot.id(Kind.SUBNET, subnet),
                List.of(plot.subnet(index).base().plus(host)),
                publicIp,
                groups,
                true);
    }

    /// A load balancer in front of instances, inside or for the Internet.
    ///
    /// @param instances its targets
    void balancer(List<ResourceId> instances, boolean open) {
        if (!chance(0.08)) {
            return;
        }
        boolean outside = open && chance(0.3);
        var group = plot.id(Kind.TARGET_GROUP);
        var members = new ArrayList<TargetGroup.Member>();
        for (var instance : instances) {
            // Fault: one in ten does not pass its health check.
            members.add(
                    new TargetGroup.Member(
                            new TargetGroup.To.AnInstance(instance), 443, !chance(0.1)));
        }
        // The groups of the targets let 10.0.0.0/8 in, and so strangers must come by its address.
        draft.put(
                new TargetGroup(
                        group, "https", Protocol.TCP, 443, !outside && chance(0.5), members));
        draft.put(
                new LoadBalancer(
                        plot.id(Kind.LOAD_BALANCER),
                        "front-" + plot.word(),
                        outside,
                        List.of(front("a", 0, outside, 2), front("b", 2, outside, 3)),
                        chance(0.7),
                        List.of(new LoadBalancer.Listener(Protocol.TCP, 443, group))));
    }

    private NetworkInterface front(String zone, int index, boolean outside, int address) {
        var card =
                card(
                        "nlb-" + zone,
                        (outside ? "public-" : "private-") + zone,
                        outside ? index : index + 1,
                        40,
                        outside ? Optional.of(plot.publicIp(address)) : Optional.empty());
        return outside
                ? card.withSecurityGroups(List.of(plot.id(Kind.SECURITY_GROUP, "web")))
                : card;
    }

    /// A NAT gateway that hides the VPC's addresses from other networks.
    void privateNat() {
        draft.put(
                new NatGateway(
                        plot.id(Kind.NAT_GATEWAY),
                        "hide-" + plot.word(),
                        plot.id(Kind.SUBNET, "public-a"),
                        NatGateway.Connectivity.PRIVATE,
                        plot.subnet(0).base().plus(96),
                        Optional.empty(),
                        List.of(
                                new NatGateway.Address(
                                        plot.subnet(0).base().plus(97), Optional.empty()))));
    }

    /// An interface that belongs to nothing yet.
    void spare() {
        if (chance(0.03)) {
            draft.put(inner("spare", "private-b", 3, 50));
        }
    }
}
