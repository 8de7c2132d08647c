package dev.peerscape.core.trace;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.PeeringLink;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.Vpc;

import java.util.Optional;

/// What the public name of somebody in another VPC resolves to (A.7): the public address, unless
/// the two VPCs have an active peering, the called side allows its names to be resolved from the
/// other (the DNS option, one a side), and both VPCs have DNS support and DNS host names on.
final class NameResolution {
    private NameResolution() {}

    /// Whether names of one VPC resolve to private addresses in another.
    static boolean isPrivate(Network network, VpcTables from, VpcTables there) {
        if (lacking(from.vpc()) || lacking(there.vpc())) {
            return false;
        }
        return active(network, from, there)
                .filter(it -> it.peering().side(there.vpc().id()).dnsResolution())
                .isPresent();
    }

    private static boolean lacking(Vpc vpc) {
        return !vpc.dnsSupport() || !vpc.dnsHostnames();
    }

    private static Optional<PeeringLink> active(Network network, VpcTables from, VpcTables there) {
        for (int slot : from.links()) {
            var link = network.link(slot);
            if (link.isActive() && link.across(from.slot()) == there.slot()) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    /// {@return why a flow uses the address it does, where the one who is called could be called by
    /// two; empty where there is no choice}
    static Optional<Message> why(Network network, Flow flow, Start.Ready start) {
        boolean asked = flow.to() instanceof Flow.Destination.To;
        if (!asked
                || start.slot() < 0
                || start.wantedSlot() < 0
                || start.slot() == start.wantedSlot()
                || start.wantedEndpoint() < 0
                || start.destination().isV6()) {
            return Optional.empty();
        }
        var from = network.tables(start.slot());
        var there = network.tables(start.wantedSlot());
        if (!there.hasPublic(start.wantedEndpoint())) {
            return Optional.empty();
        }
        var called = Evidence.host(there, start.wantedEndpoint()).label();
        var address = start.destination().toString();
        boolean isPublic = !there.vpc().contains(start.destination());
        if (!isPublic && isPrivate(network, from, there)) {
            return Optional.of(
                    Message.of(
                            "trace.name-dns",
                            called,
                            address,
                            there.vpc().label(),
                            active(network, from, there)
                                    .map(it -> it.peering().label())
                                    .orElse("")));
        }
        var reason = reason(network, from, there);
        return Optional.of(
                Message.of(
                        isPublic ? "trace.name-public" : "trace.name-routed",
                        called,
                        address,
                        reason));
    }

    /// Why the name does not resolve to the private address.
    private static Message reason(Network network, VpcTables from, VpcTables there) {
        var link = active(network, from, there);
        if (link.isEmpty()) {
            return Message.of("trace.name-no-peering", from.vpc().label(), there.vpc().label());
        }
        Resource peering = link.get().peering();
        if (!link.get().peering().side(there.vpc().id()).dnsResolution()) {
            return Message.of("trace.name-option-off", peering.label(), there.vpc().label());
        }
        var vpc = lacking(there.vpc()) ? there.vpc() : from.vpc();
        return Message.of("trace.name-attributes", vpc.label(), peering.label());
    }
}
