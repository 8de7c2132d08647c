package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;

import java.util.Comparator;
import java.util.List;

/// A network ACL of a VPC: stateless, ordered; what no rule matches is denied (C.6).
///
/// Rules are kept in ascending order of their numbers.
public record NetworkAcl(ResourceId id, String name, List<AclRule> ingress, List<AclRule> egress)
        implements Resource {

    public NetworkAcl {
        ingress = sorted(ingress);
        egress = sorted(egress);
    }

    private static List<AclRule> sorted(List<AclRule> rules) {
        return rules.stream().sorted(Comparator.comparingInt(AclRule::number)).toList();
    }

    /// {@return the default ACL of a VPC: 100 allows IPv4 and 101 IPv6, both ways}
    public static NetworkAcl createDefault(ResourceId id) {
        var open =
                List.of(
                        new AclRule(100, true, Match.ALL, Cidr.ANY_V4),
                        new AclRule(101, true, Match.ALL, Cidr.ANY_V6));
        return new NetworkAcl(id, "default", open, open);
    }

    /// {@return a new ACL: everything is denied until rules are added}
    public static NetworkAcl create(ResourceId id, String name) {
        return new NetworkAcl(id, name, List.of(), List.of());
    }

    /// {@return this with another name}
    public NetworkAcl withName(String name) {
        return new NetworkAcl(id, name, ingress, egress);
    }

    /// {@return this with other rules inwards}
    public NetworkAcl withIngress(List<AclRule> ingress) {
        return new NetworkAcl(id, name, ingress, egress);
    }

    /// {@return this with other rules outwards}
    public NetworkAcl withEgress(List<AclRule> egress) {
        return new NetworkAcl(id, name, ingress, egress);
    }
}
