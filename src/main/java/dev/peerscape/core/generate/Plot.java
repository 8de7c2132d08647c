package dev.peerscape.core.generate;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import java.util.Locale;
import java.util.Optional;

/// What is settled of a VPC before it is made: who it is, where, and with which blocks.
///
/// @param number from 0; everything in the VPC carries it in its id
/// @param cluster the group of neighbours that it belongs to
/// @param v4 its block; neighbours have blocks of their own unless a fault is wanted
/// @param v6 its IPv6 block, where it is dual-stack
record Plot(
        int number,
        int cluster,
        AccountId account,
        Region region,
        Cidr v4,
        Optional<Cidr> v6,
        Shape shape) {
    /// How a VPC meets the Internet.
    enum Shape {
        /// Public subnets, an Internet gateway, and a NAT gateway for the private subnets.
        FULL,
        /// Public subnets and an Internet gateway; the private subnets stay inside.
        INGRESS,
        /// No gateway at all.
        CLOSED
    }

    /// {@return an id of this VPC's}
    ResourceId id(Kind kind) {
        return new ResourceId(kind.prefix() + "-" + word());
    }

    /// {@return an id of something in this VPC, by a word}
    ResourceId id(Kind kind, String what) {
        return new ResourceId(kind.prefix() + "-" + word() + "-" + what);
    }

    /// {@return the number with leading zeros, so that ids sort as numbers do}
    String word() {
        return String.format(Locale.ROOT, "%05d", number);
    }

    /// {@return one of its /24 subnets}
    Cidr subnet(int index) {
        return Cidr.around(v4.base().plus(256L * index), 24);
    }

    /// {@return an address of its own on the Internet}
    Ip publicIp(int index) {
        return new Ip.V4(0x0d7c_0000 + number * 8 + index);
    }
}
