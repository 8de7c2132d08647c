package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import java.util.Optional;
import java.util.function.Consumer;

/// What stands as a card in a subnet. An endpoint and a load balancer have one for each of their
/// interfaces; each of these has a place of its own.
///
/// @param id whose place it is
/// @param shown what it stands for: its name and sign are on the card, and a click means it
/// @param subnet where it stands
/// @param addressed what has the addresses on it
record VpcCard(ResourceId id, Resource shown, ResourceId subnet, Resource addressed) {

    /// Passes on everything in a VPC that has a card.
    static void each(Vpc vpc, Consumer<VpcCard> to) {
        for (var it : vpc.instances().values()) {
            to.accept(new VpcCard(it.id(), it, it.subnet(), it));
        }
        for (var it : vpc.natGateways().values()) {
            to.accept(new VpcCard(it.id(), it, it.subnet(), it));
        }
        for (var it : vpc.endpoints().values()) {
            it.interfaces().forEach(eni -> to.accept(of(it, eni)));
        }
        for (var it : vpc.loadBalancers().values()) {
            it.interfaces().forEach(eni -> to.accept(of(it, eni)));
        }
        for (var it : vpc.interfaces().values()) {
            to.accept(of(it, it));
        }
    }

    private static VpcCard of(Resource shown, NetworkInterface eni) {
        return new VpcCard(eni.id(), shown, eni.subnet(), eni);
    }

    Kind kind() {
        return shown.kind();
    }

    Optional<String> address() {
        return Labels.address(addressed);
    }

    Optional<String> publicAddress() {
        return Labels.publicAddress(addressed);
    }
}
