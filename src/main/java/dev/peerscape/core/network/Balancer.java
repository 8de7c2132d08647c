package dev.peerscape.core.network;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A network load balancer compiled: its listeners, and the targets of each in the order in which
/// their group has them.
public final class Balancer {
    /// For what is not there: a listener, a target.
    public static final int NONE = -1;

    /// A member of a target group.
    ///
    /// @param ip4 its IPv4 address, if any
    /// @param ip6 its IPv6 address, if any
    /// @param zone the availability zone it is in; empty for an address outside the VPC, which
    ///   every zone may send to
    private record Aim(TargetGroup.Member member, @Nullable Ip ip4, @Nullable Ip ip6, String zone) {
        @Nullable Ip ip(boolean v6) {
            return v6 ? ip6 : ip4;
        }
    }

    private final LoadBalancer balancer;
    private final List<LoadBalancer.Listener> listeners;
    private final List<@Nullable TargetGroup> groups = new ArrayList<>();
    private final List<List<Aim>> aims = new ArrayList<>();

    Balancer(LoadBalancer balancer, Vpc vpc) {
        this.balancer = balancer;
        listeners = balancer.listeners();
        for (var listener : listeners) {
            var group = vpc.targetGroups().get(listener.targetGroup());
            groups.add(group);
            aims.add(
                    group == null
                            ? List.of()
                            : group.members().stream().map(it -> aim(it, vpc)).toList());
        }
    }

    private static Aim aim(TargetGroup.Member member, Vpc vpc) {
        return switch (member.to()) {
            case TargetGroup.To.AnInstance(var id) -> {
                var instance = vpc.instances().get(id);
                yield instance == null
                        ? new Aim(member, null, null, "")
                        : new Aim(
                                member,
                                instance.primary().primary(false).orElse(null),
                                instance.primary().primary(true).orElse(null),
                                zone(vpc, instance.primary().addresses()));
            }
            case TargetGroup.To.AnAddress(var ip) ->
                    new Aim(
                            member,
                            ip.isV6() ? null : ip,
                            ip.isV6() ? ip : null,
                            zone(vpc, List.of(ip)));
        };
    }

    private static String zone(Vpc vpc, List<Ip> addresses) {
        for (var subnet : vpc.subnets().values()) {
            if (addresses.stream().anyMatch(subnet::contains)) {
                return subnet.zone();
            }
        }
        return "";
    }

    /// {@return what this was compiled from}
    public LoadBalancer balancer() {
        return balancer;
    }

    /// {@return the listener that takes packets of the protocol for the port, or [#NONE]}
    ///
    /// @param protocol the IANA number
    public int listener(int protocol, int port) {
        for (int i = 0; i < listeners.size(); i++) {
            var it = listeners.get(i);
            if (it.protocol().number() == protocol && it.port() == port) {
                return i;
            }
        }
        return NONE;
    }

    /// {@return whether a listener takes packets of the protocol, for whatever port}
    public boolean listens(int protocol) {
        for (int i = 0; i < listeners.size(); i++) {
            if (listeners.get(i).protocol().number() == protocol) {
                return true;
            }
        }
        return false;
    }

    /// {@return the listener}
    public LoadBalancer.Listener listener(int listener) {
        return listeners.get(listener);
    }

    /// {@return the target group of a listener; null when it is gone}
    public @Nullable TargetGroup group(int listener) {
        return groups.get(listener);
    }

    /// {@return how many members the listener's group has}
    public int targets(int listener) {
        return aims.get(listener).size();
    }

    /// {@return whether a member has an address of the family}
    public boolean hasAddress(int listener, int target, boolean v6) {
        return aims.get(listener).get(target).ip(v6) != null;
    }

    /// {@return whether an interface in a zone sends to a member: with cross-zone load balancing to
    /// all, else to those in its own zone}
    public boolean isInReach(int listener, int target, String zone) {
        var own = aims.get(listener).get(target).zone;
        return balancer.crossZone() || own.isEmpty() || own.equals(zone);
    }

    /// {@return whether a member is healthy}
    public boolean isHealthy(int listener, int target) {
        return aims.get(listener).get(target).member.healthy();
    }

    /// {@return the member's address of the family}
    ///
    /// @throws IllegalArgumentException when it has none
    public Ip address(int listener, int target, boolean v6) {
        var ip = aims.get(listener).get(target).ip(v6);
        if (ip == null) {
            throw new IllegalArgumentException("no such address of target " + target);
        }
        return ip;
    }

    /// {@return the port on which a member listens}
    public int port(int listener, int target) {
        return aims.get(listener).get(target).member.port();
    }

    /// {@return whether a member of any of its groups has the address}
    public boolean sendsTo(Ip address) {
        return aims.stream()
                .flatMap(List::stream)
                .anyMatch(it -> address.equals(it.ip(address.isV6())));
    }

    /// {@return whether it sends packets of the protocol to that port of the address}
    public boolean sendsTo(Ip address, int protocol, int port) {
        for (int i = 0; i < listeners.size(); i++) {
            var group = groups.get(i);
            for (var it : aims.get(i)) {
                if (group != null
                        && group.protocol().number() == protocol
                        && it.member.port() == port
                        && address.equals(it.ip(address.isV6()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// {@return how many listeners there are}
    public int size() {
        return listeners.size();
    }
}
