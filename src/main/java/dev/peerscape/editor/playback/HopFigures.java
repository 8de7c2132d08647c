package dev.peerscape.editor.playback;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Scene;

import java.util.List;
import java.util.Optional;

/// What of a scene each hop of a leg is.
record HopFigures(Scene scene, List<Hop> hops) {

    /// {@return where a hop is drawn}
    Optional<Box> box(int index) {
        return index < 0 || index >= hops.size()
                ? Optional.empty()
                : figure(index).map(Figure::box).or(() -> scene.box(hops.get(index).id()));
    }

    /// {@return the figure of a hop: of what has several cards the one with the packet's address,
    /// at a site the card of the host that has it}
    Optional<Figure> figure(int index) {
        var hop = hops.get(index);
        return switch (hop.kind()) {
            case VPC_ENDPOINT, LOAD_BALANCER -> {
                var cards = scene.figuresShowing(hop.id());
                yield cards.stream()
                        .filter(it -> has(it.id(), hop))
                        .findFirst()
                        .or(() -> cards.stream().findFirst());
            }
            case SITE -> {
                var site = scene.document().topology().hybrid().sites().get(hop.id());
                yield Optional.ofNullable(site)
                        .flatMap(it ->
                                it.hosts().stream()
                                        .filter(host -> isOf(hop, index, List.of(host.address())))
                                        .findFirst())
                        .flatMap(it -> scene.figure(it.id()))
                        .or(() -> scene.figure(hop.id()));
            }
            default -> scene.figure(hop.id());
        };
    }

    private boolean has(ResourceId eni, Hop hop) {
        return scene.document()
                .topology()
                .find(eni)
                .filter(it ->
                        it instanceof NetworkInterface own
                                && (own.addresses().contains(hop.in().destination())
                                        || own.addresses().contains(hop.out().source())))
                .isPresent();
    }

    /// The first hop has the sender's address, any other the receiver's.
    private static boolean isOf(Hop hop, int index, List<Ip> addresses) {
        return addresses.contains(index == 0 ? hop.out().source() : hop.in().destination());
    }

    /// {@return whether it is a card in a subnet or at a site}
    boolean isCard(int index) {
        return figure(index).filter(HopFigures::isCard).isPresent();
    }

    private static boolean isCard(Figure figure) {
        return figure.isCard() || figure.kind() == Kind.SITE_HOST;
    }

    /// {@return whether a hop is a line, not a place}
    static boolean isLine(Hop hop) {
        return switch (hop.kind()) {
            case PEERING, VPN_CONNECTION, VIRTUAL_INTERFACE -> true;
            default -> false;
        };
    }

    /// {@return whether its neighbours steer for the end of a line and not for its middle}
    static boolean steers(Hop hop) {
        return isLine(hop) || hop.kind() == Kind.TRANSIT_GATEWAY || hop.kind() == Kind.DX_GATEWAY;
    }
}
