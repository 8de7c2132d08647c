package dev.peerscape.core.generate;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Some 40 neighbours, which are an account in a Region: how they are joined, and what leads from
/// them to an office on premises.
///
/// @param number from 0
/// @param plots its VPCs; the first one is shared by the others where they share anything
record Cluster(int number, List<Plot> plots, Style style, Link link) {
    /// How the VPCs of a cluster are joined.
    enum Style {
        /// By peerings with one or two of them.
        HUB,
        /// By a transit gateway.
        TRANSIT,
        /// By full meshes of peerings.
        MESHES,
        /// By some peerings.
        LOOSE
    }

    /// What leads to the office.
    enum Link {
        NONE,
        /// A VPN connection to the first VPC, with rows by hand.
        VPN_STATIC,
        /// One with BGP; beside a transit gateway two, which share the load.
        VPN_BGP,
        /// Two offices that also reach each other through the first VPC's gateway.
        CLOUD_HUB,
        /// Direct Connect to the first VPC or the transit gateway, with a VPN connection behind it.
        DIRECT_CONNECT,
        /// The same with a Direct Connect gateway in between.
        DIRECT_CONNECT_GATEWAY
    }

    /// Every VPC's addresses.
    static final Cidr EVERYTHING = Cidr.of("10.0.0.0/8");

    static Cluster of(int number, List<Plot> plots, SplittableRandom random) {
        double kind = random.nextDouble();
        var style =
                kind < 0.12
                        ? Style.HUB
                        : kind < 0.25 ? Style.TRANSIT : kind < 0.75 ? Style.MESHES : Style.LOOSE;
        // Small designs have a transit gateway and an office too.
        if (number == 1) {
            style = Style.TRANSIT;
        }
        double way = random.nextDouble();
        boolean office = plots.size() > 2 && (style == Style.TRANSIT || way < 0.5);
        var links = Link.values();
        return new Cluster(
                number,
                List.copyOf(plots),
                style,
                office ? links[1 + random.nextInt(links.length - 1)] : Link.NONE);
    }

    AccountId account() {
        return plots.getFirst().account();
    }

    Region region() {
        return plots.getFirst().region();
    }

    Plot first() {
        return plots.getFirst();
    }

    boolean isTransit() {
        return style == Style.TRANSIT;
    }

    boolean hasOffice() {
        return link != Link.NONE;
    }

    /// {@return whether the first VPC has a virtual private gateway}
    boolean hasVpnGateway() {
        return hasOffice() && !isTransit();
    }

    /// {@return an id of this cluster's}
    ResourceId id(Kind kind) {
        return new ResourceId(kind.prefix() + "-" + word());
    }

    /// {@return an id of something of this cluster, by a word}
    ResourceId id(Kind kind, String what) {
        return new ResourceId(kind.prefix() + "-" + word() + "-" + what);
    }

    /// {@return its number in ids}
    String word() {
        return String.format(Locale.ROOT, "c%04d", number + 1);
    }

    /// {@return the block of one of its two offices}
    Cidr office(int index) {
        return new Cidr(new Ip.V4(0xac10_0000 + (number * 2 + index) % 2048 * 512), 23);
    }
}
