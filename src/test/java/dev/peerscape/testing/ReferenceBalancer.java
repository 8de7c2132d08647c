package dev.peerscape.testing;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.trace.Code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a [ReferenceWalker] asks of a load balancer: who gets a packet, by going through its
/// listeners and their targets one after the other.
final class ReferenceBalancer {
    private final Vpc vpc;
    private final LoadBalancer balancer;

    ReferenceBalancer(Vpc vpc, LoadBalancer balancer) {
        this.vpc = vpc;
        this.balancer = balancer;
    }

    /// Who gets a packet, or why nobody does.
    record Answer(Optional<Code> code, Ip address, int port, boolean preserves) {
        static Answer no(Code code) {
            return new Answer(Optional.of(code), Ip.of("0.0.0.0"), 0, false);
        }
    }

    /// @param zone where the load balancer's interface stands
    Answer answer(Protocol protocol, int port, boolean v6, String zone) {
        boolean speaks = false;
        for (var listener : balancer.listeners()) {
            speaks |= listener.protocol().equals(protocol);
            if (listener.protocol().equals(protocol) && listener.port() == port) {
                return answer(vpc.targetGroups().get(listener.targetGroup()), protocol, v6, zone);
            }
        }
        return Answer.no(
                speaks ? Code.ELBV2_LISTENER_PORT_RESTRICTION : Code.ELBV2_LISTENERS_MISMATCH);
    }

    private Answer answer(TargetGroup group, Protocol protocol, boolean v6, String zone) {
        if (group == null || group.members().isEmpty()) {
            return Answer.no(Code.ELBV2_LISTENER_HAS_NO_TG);
        }
        var able = new ArrayList<TargetGroup.Member>();
        for (var member : group.members()) {
            if (address(member, v6).isPresent()) {
                able.add(member);
            }
        }
        if (able.isEmpty() || !group.protocol().equals(protocol)) {
            return Answer.no(Code.ELBV2_LISTENER_REQUIRES_TG_ACCEPT);
        }
        var near = new ArrayList<TargetGroup.Member>();
        for (var member : able) {
            var own = zone(member);
            if (balancer.crossZone() || own.isEmpty() || own.get().equals(zone)) {
                near.add(member);
            }
        }
        if (near.isEmpty()) {
            return Answer.no(Code.ELBV2_NO_TARGETS_IN_AZ);
        }
        var first =
                near.stream()
                        .filter(TargetGroup.Member::healthy)
                        .findFirst()
                        .orElse(near.getFirst());
        return new Answer(
                Optional.empty(),
                address(first, v6).orElseThrow(),
                first.port(),
                group.preserveClientIp());
    }

    private Optional<Ip> address(TargetGroup.Member member, boolean v6) {
        return switch (member.to()) {
            case TargetGroup.To.AnAddress(var ip) -> Optional.of(ip).filter(it -> it.isV6() == v6);
            case TargetGroup.To.AnInstance(var id) ->
                    Optional.ofNullable(vpc.instances().get(id))
                            .flatMap(it -> it.primary().primary(v6));
        };
    }

    private Optional<String> zone(TargetGroup.Member member) {
        List<Ip> addresses =
                switch (member.to()) {
                    case TargetGroup.To.AnAddress(var ip) -> List.of(ip);
                    case TargetGroup.To.AnInstance(var id) ->
                            vpc.instances().get(id).primary().addresses();
                };
        for (var subnet : vpc.subnets().values()) {
            for (var ip : addresses) {
                if (subnet.contains(ip)) {
                    return Optional.of(subnet.zone());
                }
            }
        }
        return Optional.empty();
    }

    /// {@return why it does not send that by itself}
    Optional<Code> refusal(Ip to, Protocol protocol, int port) {
        boolean known = false;
        for (var listener : balancer.listeners()) {
            var group = vpc.targetGroups().get(listener.targetGroup());
            for (var member : group == null ? List.<TargetGroup.Member>of() : group.members()) {
                if (address(member, to.isV6()).filter(to::equals).isPresent()) {
                    known = true;
                    if (member.port() == port && group.protocol().equals(protocol)) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(known ? Code.TARGET_PORT_RESTRICTION : Code.TARGET_ADDRESS_RESTRICTION);
    }
}
