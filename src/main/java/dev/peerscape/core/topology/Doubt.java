package dev.peerscape.core.topology;

import java.util.Arrays;
import java.util.Optional;

/// What the reference is not certain of, so that people may say for themselves how bad a breach is:
/// marked there as inferred, not read again, old, or told differently by different pages (G.3).
/// Everything else that is checked AWS states, and refuses or drops.
public enum Doubt {
    /// Which private ranges may stand together in a VPC: only the 2023 edition of the matrix was
    /// read (B.2; G.3, 11).
    PRIVATE_RANGES("V02.restricted"),
    /// That a VPC is not peered with itself is inferred (A.1, T1).
    SELF_PEERING("V06.itself"),
    /// Which rules of a network ACL are for requests is our guess, and so which replies are missed
    /// (C.6).
    ACL_REPLIES("V22"),
    /// What the DNS option of a peering needs is told in two ways (G.3, 9).
    DNS_OPTION("V25"),
    /// The sizes of packets between Regions and over VPN changed over time (G.3, 3).
    PACKET_SIZES("V27");

    private final String id;

    Doubt(String id) {
        this.id = id;
    }

    /// {@return the rule's id, with what part of it is meant where that is not the whole:
    /// `V02.restricted`}
    public String id() {
        return id;
    }

    /// {@return the id of the rule that it belongs to, `V02`}
    public String rule() {
        return id.substring(0, 3);
    }

    /// {@return whether a finding of the rule with that text is meant}
    ///
    /// @param textKey `check.V02.restricted`
    public boolean covers(String rule, String textKey) {
        return id.equals(rule) || textKey.equals("check." + id);
    }

    /// {@return that of the id, in whatever case; the rule's own id does where it has one doubt}
    public static Optional<Doubt> find(String id) {
        return Arrays.stream(values())
                .filter(it -> it.id.equalsIgnoreCase(id) || it.rule().equalsIgnoreCase(id))
                .findFirst();
    }
}
