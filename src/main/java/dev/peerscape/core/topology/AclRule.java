package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;

/// A numbered rule of a network ACL. Sources for ingress, destinations for egress.
///
/// @param number 1 to 32766; the lowest that matches decides
public record AclRule(int number, boolean allow, Match match, Cidr cidr) {
    /// The number that the API shows for the closing deny of IPv4.
    public static final int CATCH_ALL_V4 = 32767;

    /// The number that the API shows for the closing deny of IPv6.
    public static final int CATCH_ALL_V6 = 32768;

    /// @throws IllegalArgumentException outside 1 to 32766
    public AclRule {
        if (number < 1 || number > 32766) {
            throw new IllegalArgumentException("rule number " + number + " is outside 1 to 32766");
        }
    }
}
