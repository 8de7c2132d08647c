package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityRule;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The rules of one direction of a security group or network ACL, laid out in arrays in the order
/// in which they are asked. Indices are those of the list they came from.
public final class RuleList {
    private static final byte BLOCK4 = 0;
    private static final byte BLOCK6 = 1;
    private static final byte GROUP = 2;
    private static final byte GONE = 3;

    private final int[] protocol;
    private final int[] from;
    private final int[] to;
    private final byte[] kind;
    private final boolean[] allow;
    private final int[] mask4;
    private final int[] base4;
    private final long[] six;
    private final @Nullable ResourceId[] group;

    private RuleList(int n, boolean hasSix) {
        protocol = new int[n];
        from = new int[n];
        to = new int[n];
        kind = new byte[n];
        allow = new boolean[n];
        mask4 = new int[n];
        base4 = new int[n];
        six = new long[hasSix ? n * 4 : 0];
        group = new ResourceId[n];
    }

    static RuleList ofGroup(List<SecurityRule> rules) {
        boolean hasSix =
                rules.stream()
                        .anyMatch(r ->
                                r.peer() instanceof SecurityRule.Peer.Block(var c) && c.isV6());
        var list = new RuleList(rules.size(), hasSix);
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            list.match(i, rule.match());
            list.allow[i] = true;
            switch (rule.peer()) {
                case SecurityRule.Peer.Block(var cidr) -> list.block(i, cidr);
                case SecurityRule.Peer.Group(var id) -> {
                    list.kind[i] = GROUP;
                    list.group[i] = id;
                }
                case SecurityRule.Peer.GoneGroup _ -> list.kind[i] = GONE;
            }
        }
        return list;
    }

    static RuleList ofAcl(List<AclRule> rules) {
        boolean hasSix = rules.stream().anyMatch(rule -> rule.cidr().isV6());
        var list = new RuleList(rules.size(), hasSix);
        for (int i = 0; i < rules.size(); i++) {
            list.match(i, rules.get(i).match());
            list.allow[i] = rules.get(i).allow();
            list.block(i, rules.get(i).cidr());
        }
        return list;
    }

    private void match(int i, Match match) {
        protocol[i] = match.protocol().number();
        boolean icmp = match.protocol().isIcmp();
        boolean any = !icmp && !match.protocol().hasPorts();
        from[i] = any ? 0 : match.from();
        to[i] = any ? Integer.MAX_VALUE : match.to();
    }

    private void block(int i, Cidr cidr) {
        if (cidr.isV6()) {
            kind[i] = BLOCK6;
            six[i * 4] = Blocks.maskHigh(cidr.length());
            six[i * 4 + 1] = Blocks.maskLow(cidr.length());
            six[i * 4 + 2] = Blocks.high(cidr.base());
            six[i * 4 + 3] = Blocks.low(cidr.base());
        } else {
            kind[i] = BLOCK4;
            mask4[i] = Blocks.mask4(cidr.length());
            base4[i] = (int) Blocks.low(cidr.base());
        }
    }

    /// {@return how many rules there are}
    public int size() {
        return protocol.length;
    }

    /// {@return whether the rule allows; rules of security groups always do}
    public boolean allows(int rule) {
        return allow[rule];
    }

    /// {@return whether the rule is for packets of that protocol, port or ICMP type, and ICMP code}
    public boolean admits(int rule, int packet, int first, int second) {
        int wanted = protocol[rule];
        if (wanted == -1) {
            return true;
        }
        if (wanted != packet) {
            return false;
        }
        if (wanted == Protocol.ICMP.number() || wanted == Protocol.ICMPV6.number()) {
            return (from[rule] == -1 || from[rule] == first)
                    && (to[rule] == -1 || to[rule] == second);
        }
        return first >= from[rule] && first <= to[rule];
    }

    /// {@return whether the rule is for a block that holds the address}
    public boolean holds(int rule, boolean v6, long high, long low) {
        if (!v6) {
            return kind[rule] == BLOCK4 && ((int) low & mask4[rule]) == base4[rule];
        }
        int at = rule * 4;
        return kind[rule] == BLOCK6
                && (high & six[at]) == six[at + 2]
                && (low & six[at + 1]) == six[at + 3];
    }

    /// {@return the group that the rule refers to, or null when it is for a block or a group that
    /// is gone}
    public @Nullable ResourceId group(int rule) {
        return group[rule];
    }

    /// {@return the first rule, in order, whose protocol part and block fit; -1 for none} Rules
    /// that refer to groups are not looked at.
    public int first(boolean v6, long high, long low, int packet, int first, int second) {
        for (int i = 0; i < protocol.length; i++) {
            if (holds(i, v6, high, low) && admits(i, packet, first, second)) {
                return i;
            }
        }
        return -1;
    }
}
