package dev.peerscape.core.trace;

import java.util.Arrays;

/// What stateful things remember of the request while the reply is on its way: security groups the
/// flows that they saw at an interface, egress-only Internet gateways those that left by them, NAT
/// gateways whose address they replaced. What load balancers remember is in [Balanced].
final class Memory {
    private static final int FLOW = 5;
    private static final int TRANSLATION = 8;

    private long[] flows = new long[FLOW * 8];
    private int flowEnd;
    private long[] translations = new long[TRANSLATION * 4];
    private int translationEnd;

    /// Whether what is on its way is a message about the flow, from somebody on its path.
    private boolean related;

    final Balanced balanced = new Balanced();

    void clear() {
        flowEnd = 0;
        translationEnd = 0;
        related(false);
        balanced.clear();
    }

    /// Says whether packets are messages of ICMP about the flow that is remembered. Such a message
    /// has the header of the packet that it is about inside, and so whatever saw that packet knows
    /// it, whoever sends it.
    void related(boolean related) {
        this.related = related;
        balanced.related(related);
    }

    boolean isRelated() {
        return related;
    }

    void forgetTranslations() {
        translationEnd = 0;
    }

    static long place(int slot, int endpoint) {
        return (long) slot << 32 | endpoint;
    }

    void track(int slot, int endpoint, long srcHigh, long srcLow, long dstHigh, long dstLow) {
        if (flowEnd == flows.length) {
            flows = Arrays.copyOf(flows, flowEnd * 2);
        }
        flows[flowEnd] = place(slot, endpoint);
        flows[flowEnd + 1] = srcHigh;
        flows[flowEnd + 2] = srcLow;
        flows[flowEnd + 3] = dstHigh;
        flows[flowEnd + 4] = dstLow;
        flowEnd += FLOW;
    }

    /// {@return the place of an egress-only Internet gateway among the endpoints of its VPC} Those
    /// are numbered from 0 and far fewer.
    static int placeOf(int egressOnly) {
        return 1 << 30 | egressOnly;
    }

    /// {@return whether the packet is the reply of a flow seen there: the same two ends, turned
    /// round}
    boolean tracked(int slot, int endpoint, long srcHigh, long srcLow, long dstHigh, long dstLow) {
        long place = place(slot, endpoint);
        for (int i = 0; i < flowEnd; i += FLOW) {
            if (flows[i] != place) {
                continue;
            }
            if (related) {
                return true;
            }
            if (flows[i + 4] == srcLow
                    && flows[i + 2] == dstLow
                    && flows[i + 3] == srcHigh
                    && flows[i + 1] == dstHigh) {
                return true;
            }
        }
        return false;
    }

    void translate(
            int slot, int nat, long srcHigh, long srcLow, long dstHigh, long dstLow, int port) {
        if (translationEnd == translations.length) {
            translations = Arrays.copyOf(translations, translationEnd * 2);
        }
        translations[translationEnd] = place(slot, nat);
        translations[translationEnd + 1] = srcHigh;
        translations[translationEnd + 2] = srcLow;
        translations[translationEnd + 3] = dstHigh;
        translations[translationEnd + 4] = dstLow;
        translations[translationEnd + 5] = port;
        translations[translationEnd + 6] = dstHigh;
        translations[translationEnd + 7] = dstLow;
        translationEnd += TRANSLATION;
    }

    /// Has the flow that was translated last go to another address than it was sent to: what a NAT
    /// gateway does to the addresses of NAT64.
    void retarget(long dstHigh, long dstLow) {
        translations[translationEnd - TRANSLATION + 3] = dstHigh;
        translations[translationEnd - TRANSLATION + 4] = dstLow;
    }

    /// {@return the entry by which the gateway knows a packet from there as a reply, or -1}
    int translation(int slot, int nat, long srcHigh, long srcLow) {
        long place = place(slot, nat);
        for (int i = translationEnd - TRANSLATION; i >= 0; i -= TRANSLATION) {
            if (translations[i] == place
                    && (related
                            || translations[i + 3] == srcHigh && translations[i + 4] == srcLow)) {
                return i;
            }
        }
        return -1;
    }

    long high(int translation) {
        return translations[translation + 1];
    }

    long low(int translation) {
        return translations[translation + 2];
    }

    /// {@return the upper half of the address that the request was for before the gateway}
    long calledHigh(int translation) {
        return translations[translation + 6];
    }

    /// {@return the lower half}
    long calledLow(int translation) {
        return translations[translation + 7];
    }

    int port(int translation) {
        return (int) translations[translation + 5];
    }
}
