package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;

import java.util.List;

/// A security group of a VPC: stateful, allows only (C.6).
public record SecurityGroup(
        ResourceId id, String name, List<SecurityRule> ingress, List<SecurityRule> egress)
        implements Resource {

    public SecurityGroup {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /// {@return a new group: nothing in, everything out}
    public static SecurityGroup create(ResourceId id, String name) {
        return new SecurityGroup(
                id,
                name,
                List.of(),
                List.of(
                        SecurityRule.of(Match.ALL, Cidr.ANY_V4),
                        SecurityRule.of(Match.ALL, Cidr.ANY_V6)));
    }

    /// {@return the default group of a VPC: everything in from itself, everything out}
    public static SecurityGroup createDefault(ResourceId id) {
        return create(id, "default").withIngress(List.of(SecurityRule.of(Match.ALL, id)));
    }

    /// {@return this with another name}
    public SecurityGroup withName(String name) {
        return new SecurityGroup(id, name, ingress, egress);
    }

    /// {@return this with other rules inwards}
    public SecurityGroup withIngress(List<SecurityRule> ingress) {
        return new SecurityGroup(id, name, ingress, egress);
    }

    /// {@return this with other rules outwards}
    public SecurityGroup withEgress(List<SecurityRule> egress) {
        return new SecurityGroup(id, name, ingress, egress);
    }
}
