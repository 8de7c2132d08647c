package dev.peerscape.core.trace;

import java.util.Arrays;

/// What stateful things remember of the request while the reply is on its way: security groups the
/// flows that they saw at an interface, egress-only Internet gateways those that left by them, NAT
/// gateways whose address they replaced.
final class Memory {
    private static final int FLOW = 5;
    private static final int TRANSLATION = 6;

    private long[] flows = new long[FLOW * 8];
    private int flowEnd;
    private long[] translations = new long[TRANSLATION * 4];
    private int translationEnd;

    /// Whether what is on its way is a message about the flow, from somebody on its path.
    private boolean related;

    void clear() {
        flowEnd = 0;
        translationEnd = 0;
        related = false;
    }

    /// Says whether packets are messages of ICMP about the flow that is remembered. Such a message
    /// has the header of the packet that it is about inside, and so whatever saw that packet knows
    /// it, whoever sends it.
    void related(boolean related) {
        this.related = related;
    }

    void forgetTranslations() {
        translationEnd = 0;
    }

    private static long place(int slot, int endpoint) {
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
        translationEnd += TRANSLATION;
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

    int port(int translation) {
        return (int) translations[translation + 5];
    }
}
