package dev.peerscape.core.trace;

import java.util.Arrays;

/// What load balancers remember of the flows that they sent on: who called whom, and to whom that
/// went. Makes no objects once it is large enough.
final class Balanced {
    private static final int SIZE = 13;

    private static final int PLACE = 0;
    private static final int CLIENT = 1; // two halves, then the port
    private static final int CALLED = 4;
    private static final int TARGET = 7;
    private static final int SENT = 10; // the source sent on: two halves, then the port

    private long[] entries = new long[SIZE * 2];
    private int end;

    /// Whether what is on its way is a message of ICMP about a flow; see [Memory#related].
    private boolean related;

    void related(boolean related) {
        this.related = related;
    }

    void clear() {
        end = 0;
    }

    /// Begins an entry with the packet as it came.
    void called(int slot, int endpoint, Walk walk) {
        if (end == entries.length) {
            entries = Arrays.copyOf(entries, end * 2);
        }
        entries[end + PLACE] = Memory.place(slot, endpoint);
        write(end + CLIENT, walk.srcHigh, walk.srcLow, walk.sourcePort);
        write(end + CALLED, walk.dstHigh, walk.dstLow, walk.port);
    }

    /// Ends it with the packet as it goes on.
    void sent(Walk walk) {
        write(end + TARGET, walk.dstHigh, walk.dstLow, walk.port);
        write(end + SENT, walk.srcHigh, walk.srcLow, walk.sourcePort);
        end += SIZE;
    }

    private void write(int at, long high, long low, int port) {
        entries[at] = high;
        entries[at + 1] = low;
        entries[at + 2] = port;
    }

    private boolean is(int at, long high, long low, int port) {
        return entries[at] == high && entries[at + 1] == low && entries[at + 2] == port;
    }

    /// {@return the latest entry that the packet is the reply of, or -1}
    int answered(Walk walk) {
        for (int i = end - SIZE; i >= 0; i -= SIZE) {
            if (related ? isAbout(i, walk) : isReply(i, walk)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isReply(int entry, Walk walk) {
        return is(entry + TARGET, walk.srcHigh, walk.srcLow, walk.sourcePort)
                && is(entry + SENT, walk.dstHigh, walk.dstLow, walk.port);
    }

    /// Whether the message is for whom the flow seemed to come from; where that is the client it
    /// comes by the load balancer from the member only.
    private boolean isAbout(int entry, Walk walk) {
        boolean fromMember =
                entries[entry + TARGET] == walk.srcHigh
                        && entries[entry + TARGET + 1] == walk.srcLow;
        return entries[entry + SENT] == walk.dstHigh
                && entries[entry + SENT + 1] == walk.dstLow
                && (fromMember || !isPreserved(entry));
    }

    /// {@return whether members of the group see the client's own address in that flow, so that
    /// their replies are not for the load balancer}
    boolean isPreserved(int entry) {
        return entries[entry + SENT] == entries[entry + CLIENT]
                && entries[entry + SENT + 1] == entries[entry + CLIENT + 1];
    }

    int slot(int entry) {
        return (int) (entries[entry + PLACE] >>> 32);
    }

    int endpoint(int entry) {
        return (int) entries[entry + PLACE];
    }

    /// Makes the packet the answer that the client waits for.
    void restore(int entry, Walk walk) {
        walk.srcHigh = entries[entry + CALLED];
        walk.srcLow = entries[entry + CALLED + 1];
        walk.dstHigh = entries[entry + CLIENT];
        walk.dstLow = entries[entry + CLIENT + 1];
        if (!related) {
            walk.sourcePort = (int) entries[entry + CALLED + 2];
            walk.port = (int) entries[entry + CLIENT + 2];
        }
    }

    /// {@return whether a flow went through a load balancer, by whatever of its interfaces}
    boolean passed(int slot, int endpoint, Walk walk) {
        for (int i = 0; i < end; i += SIZE) {
            if (walk.same(slot(i), endpoint(i), slot, endpoint)) {
                return true;
            }
        }
        return false;
    }
}
