package dev.peerscape.core.trace;

/// Where the answer to a probe starts, by slots and indices of the compiled network.
sealed interface AnswerFrom {
    /// Somebody who sends and receives: an endpoint of a VPC, the Internet, or a site.
    record Sender(int slot, int endpoint) implements AnswerFrom {}

    /// The router of a VPC, which sends by the table of the subnet that the probe came from.
    record Router(int slot, int subnet) implements AnswerFrom {}

    /// Something at the edge of a VPC, which hands the answer back into it.
    record Edge(int slot) implements AnswerFrom {}

    /// A transit gateway, which sends it back by the attachment that the probe came by.
    ///
    /// @param zone the availability zone of the sender
    record Transit(int gateway, int attachment, String zone) implements AnswerFrom {}
}
