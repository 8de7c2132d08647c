package dev.peerscape.core.topology;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;

import java.util.List;

/// Where a network load balancer of the same VPC sends what a listener accepts. Its id is `tg-` and
/// the last part of its ARN.
///
/// @param protocol TCP or UDP
/// @param port the port of members without one of their own
/// @param preserveClientIp whether members see the client's own source address; else they see the
///   load balancer's
public record TargetGroup(
        ResourceId id,
        String name,
        Protocol protocol,
        int port,
        boolean preserveClientIp,
        List<Member> members)
        implements Resource {

    public TargetGroup {
        members = List.copyOf(members);
    }

    /// One target.
    ///
    /// @param healthy whether it gets packets
    public record Member(To to, int port, boolean healthy) {}

    /// What a member is.
    public sealed interface To {
        /// An instance of the VPC, by its primary interface.
        record AnInstance(ResourceId id) implements To {}

        /// An address in the VPC, a peer of it, or a site.
        record AnAddress(Ip address) implements To {}
    }

    /// {@return this with another name}
    public TargetGroup withName(String name) {
        return new TargetGroup(id, name, protocol, port, preserveClientIp, members);
    }

    /// {@return this with other members}
    public TargetGroup withMembers(List<Member> members) {
        return new TargetGroup(id, name, protocol, port, preserveClientIp, members);
    }

    /// {@return this showing members the client's address or not}
    public TargetGroup withPreserveClientIp(boolean preserveClientIp) {
        return new TargetGroup(id, name, protocol, port, preserveClientIp, members);
    }
}
