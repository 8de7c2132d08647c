package dev.peerscape.core.trace;

/// Carries back what a component on the way of a probe answers: a message of ICMP about it, or a
/// reply. Whatever the probe met on its way still knows it.
final class AnswerWalk {
    private final Walker walker;

    AnswerWalk(Walker walker) {
        this.walker = walker;
    }

    /// Sends the answer.
    ///
    /// @param from where it starts
    /// @param error whether it is about the probe instead of its reply
    void send(AnswerFrom from, Header header, boolean error) {
        walker.returning = true;
        walker.via = -1;
        walker.memory.related(error);
        walker.tape.clear();
        walker.via = -1;
        walker.v6 = header.source().isV6();
        walker.srcHigh = Walk.high(header.source());
        walker.srcLow = Walk.low(header.source());
        walker.dstHigh = Walk.high(header.destination());
        walker.dstLow = Walk.low(header.destination());
        walker.protocol = header.protocol().number();
        walker.sourcePort = header.sourcePort();
        walker.port = header.port();
        int sender = walker.senderSlot;
        switch (from) {
            case AnswerFrom.Sender(int slot, int endpoint) -> walker.begin(slot, endpoint, sender);
            case AnswerFrom.Router(int slot, int subnet) -> {
                int holder = in(slot);
                walker.hop(Tape.HOP_SUBNET, slot, subnet);
                walker.run(walker.byTable(subnet, holder));
            }
            case AnswerFrom.Edge(int slot) -> {
                int holder = in(slot);
                walker.run(holder < 0 ? Walk.DONE : walker.arriveAt(holder, true));
            }
            case AnswerFrom.Transit(int gateway, int attachment, var zone) -> {
                walker.prepare(sender);
                walker.run(walker.transit.answer(gateway, attachment, zone));
            }
        }
    }

    /// Puts the answer into a VPC.
    ///
    /// @return who has its destination there, or -1
    private int in(int slot) {
        walker.prepare(walker.senderSlot);
        walker.vpc = walker.network.tables(slot);
        walker.at = -1;
        return walker.vpc.endpointAt(walker.v6, walker.dstHigh, walker.dstLow);
    }
}
