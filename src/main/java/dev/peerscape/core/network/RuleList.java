package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityRule;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// The rules of one direction of a security group or network ACL in the order in which they are
/// asked; indices are those of the list they came from.
///
/// A rule is three words: what it is for, its ports or ICMP type and code, and the base of its IPv4
/// block. Together they are a piece that [FlatVpc] copies, so that the engine finds the rules
/// beside everything else of the VPC; IPv6 blocks, groups and prefix lists, asked more seldom, stay
/// here.
public final class RuleList {
    /// The rule is not for the packet.
    static final int NO = 0;

    /// The rule is for the packet.
    static final int YES = 1;

    /// Protocol and port fit; whether the other end does, [#holds] and [#group] say.
    static final int ASK = 2;

    private static final int STRIDE = 3;

    // The first word: protocol plus one, length of the block, kind of peer, flags.
    private static final int PROTOCOL = 0x1ff;
    private static final int LENGTH_SHIFT = 9;
    private static final int LENGTH = 0x3f;
    private static final int KIND = 3 << 15;
    private static final int BLOCK4 = 0;
    private static final int BLOCK6 = 1 << 15;
    private static final int GROUP = 2 << 15;
    private static final int GONE = 3 << 15;
    private static final int ALLOW = 1 << 17;
    private static final int PORTS = 1 << 18;
    private static final int ICMP = 1 << 19;

    private static final int ANY = 0xffff;

    private final int[] words;
    private final long[] six;
    private final @Nullable ResourceId[] group;
    private final @Nullable Blocks[] listed;

    private RuleList(int n, boolean hasSix, boolean hasGroups, boolean hasLists) {
        words = new int[1 + n * STRIDE];
        words[0] = n;
        six = new long[hasSix ? n * 4 : 0];
        group = new ResourceId[hasGroups ? n : 0];
        listed = new Blocks[hasLists ? n : 0];
    }

    /// @param lists the prefix lists that rules may name; one that is not there holds nothing
    static RuleList ofGroup(List<SecurityRule> rules, Map<ResourceId, PrefixList> lists) {
        boolean hasSix = false;
        boolean hasGroups = false;
        boolean hasLists = false;
        for (var rule : rules) {
            hasLists |= rule.peer() instanceof SecurityRule.Peer.Listed;
            hasSix |= rule.peer() instanceof SecurityRule.Peer.Block(var cidr) && cidr.isV6();
            hasGroups |= rule.peer() instanceof SecurityRule.Peer.Group;
        }
        var list = new RuleList(rules.size(), hasSix, hasGroups, hasLists);
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            list.match(i, rule.match(), true);
            switch (rule.peer()) {
                case SecurityRule.Peer.Block(var cidr) -> list.block(i, cidr);
                case SecurityRule.Peer.Group(var id) -> {
                    list.words[1 + i * STRIDE] |= GROUP;
                    list.group[i] = id;
                }
                case SecurityRule.Peer.GoneGroup _ -> list.words[1 + i * STRIDE] |= GONE;
                case SecurityRule.Peer.Listed(var id) -> {
                    list.words[1 + i * STRIDE] |= GROUP;
                    var named = lists.get(id);
                    list.listed[i] = new Blocks(named == null ? List.of() : named.entries());
                }
            }
        }
        return list;
    }

    static RuleList ofAcl(List<AclRule> rules) {
        boolean hasSix = false;
        for (var rule : rules) {
            hasSix |= rule.cidr().isV6();
        }
        var list = new RuleList(rules.size(), hasSix, false, false);
        for (int i = 0; i < rules.size(); i++) {
            list.match(i, rules.get(i).match(), rules.get(i).allow());
            list.block(i, rules.get(i).cidr());
        }
        return list;
    }

    private void match(int i, Match match, boolean allow) {
        boolean icmp = match.protocol().isIcmp();
        boolean ports = match.protocol().hasPorts();
        words[1 + i * STRIDE] =
                match.protocol().number() + 1
                        | (allow ? ALLOW : 0)
                        | (ports ? PORTS : 0)
                        | (icmp ? ICMP : 0);
        // -1, any ICMP type or code, becomes ANY.
        words[2 + i * STRIDE] = match.from() << 16 | match.to() & 0xffff;
    }

    private void block(int i, Cidr cidr) {
        if (cidr.isV6()) {
            words[1 + i * STRIDE] |= BLOCK6;
            six[i * 4] = Blocks.maskHigh(cidr.length());
            six[i * 4 + 1] = Blocks.maskLow(cidr.length());
            six[i * 4 + 2] = Blocks.high(cidr.base());
            six[i * 4 + 3] = Blocks.low(cidr.base());
        } else {
            words[1 + i * STRIDE] |= BLOCK4 | cidr.length() << LENGTH_SHIFT;
            words[3 + i * STRIDE] = (int) Blocks.low(cidr.base());
        }
    }

    // ---- over the words, here or in a VPC's

    int[] words() {
        return words;
    }

    /// {@return whether a rule of the list at `list` is for a packet: [#NO], [#YES], or [#ASK]}
    static int fits(
            int[] words,
            int list,
            int rule,
            boolean v6,
            int bits,
            int protocol,
            int first,
            int second) {
        int at = list + 1 + rule * STRIDE;
        int what = words[at];
        int wanted = what & PROTOCOL;
        if (wanted != 0
                && (wanted != protocol + 1 || !portsFit(what, words[at + 1], first, second))) {
            return NO;
        }
        return switch (what & KIND) {
            case BLOCK4 ->
                    !v6
                                    && ((bits ^ words[at + 2])
                                                    & Blocks.mask4(what >>> LENGTH_SHIFT & LENGTH))
                                            == 0
                            ? YES
                            : NO;
            case BLOCK6 -> v6 ? ASK : NO;
            case GROUP -> ASK;
            default -> NO;
        };
    }

    /// {@return whether [#fits] can only say [#ASK]}
    static boolean asks(int[] words, int list, int rule) {
        return (words[list + 1 + rule * STRIDE] & KIND) != BLOCK4;
    }

    private static boolean portsFit(int what, int range, int first, int second) {
        int from = range >>> 16;
        int to = range & 0xffff;
        if ((what & PORTS) != 0) {
            return first >= from && first <= to;
        }
        return (what & ICMP) == 0 || (from == ANY || from == first) && (to == ANY || to == second);
    }

    /// {@return the first rule in order that is for an IPv4 packet; -1 for none} For ACLs, whose
    /// rules name no groups.
    static int first4(int[] words, int list, int bits, int protocol, int first, int second) {
        int n = words[list];
        for (int i = 0; i < n; i++) {
            if (fits(words, list, i, false, bits, protocol, first, second) == YES) {
                return i;
            }
        }
        return -1;
    }

    static boolean allows(int[] words, int list, int rule) {
        return (words[list + 1 + rule * STRIDE] & ALLOW) != 0;
    }

    // ---- over this list

    /// {@return how many rules there are}
    public int size() {
        return words[0];
    }

    /// {@return whether the rule allows; rules of security groups always do}
    public boolean allows(int rule) {
        return allows(words, 0, rule);
    }

    /// {@return whether the rule is for packets of that protocol, port or ICMP type, and ICMP code}
    public boolean admits(int rule, int protocol, int first, int second) {
        int what = words[1 + rule * STRIDE];
        int wanted = what & PROTOCOL;
        return wanted == 0
                || wanted == protocol + 1
                        && portsFit(what, words[2 + rule * STRIDE], first, second);
    }

    /// {@return whether the rule is for a block, or a prefix list with one, that holds the address}
    public boolean holds(int rule, boolean v6, long high, long low) {
        var blocks = listed.length == 0 ? null : listed[rule];
        if (blocks != null) {
            return blocks.hold(v6, high, low);
        }
        int what = words[1 + rule * STRIDE];
        if (!v6) {
            int mask = Blocks.mask4(what >>> LENGTH_SHIFT & LENGTH);
            return (what & KIND) == BLOCK4 && (((int) low ^ words[3 + rule * STRIDE]) & mask) == 0;
        }
        int at = rule * 4;
        return (what & KIND) == BLOCK6
                && (high & six[at]) == six[at + 2]
                && (low & six[at + 1]) == six[at + 3];
    }

    /// {@return the group that the rule refers to, or null when it is for a block, a prefix list or
    /// a group that is gone}
    public @Nullable ResourceId group(int rule) {
        return group.length == 0 ? null : group[rule];
    }

    /// {@return the first rule, in order, whose protocol part and block fit; -1 for none} Rules
    /// that refer to groups are not looked at.
    public int first(boolean v6, long high, long low, int protocol, int first, int second) {
        for (int i = 0; i < words[0]; i++) {
            if (holds(i, v6, high, low) && admits(i, protocol, first, second)) {
                return i;
            }
        }
        return -1;
    }
}
