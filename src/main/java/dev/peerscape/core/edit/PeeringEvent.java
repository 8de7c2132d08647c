package dev.peerscape.core.edit;

/// What can happen to a peering once it was requested (A.1; T1, the request itself, makes it).
public enum PeeringEvent {
    /// T2: validation found an overlap or another cause.
    VALIDATION_FAILED,
    /// T3: validation found nothing.
    VALIDATION_PASSED,
    /// T4: the accepter's owner accepts.
    ACCEPT,
    /// T5: the accepter's owner rejects.
    REJECT,
    /// T6 and T12: the requester takes a request back, or either owner ends an active peering.
    DELETE,
    /// T7: nobody acted for seven days.
    LAPSE,
    /// T8: the accepter's VPC gained a block that overlaps the requester's.
    OVERLAP_GAINED,
    /// T9 and T13: a member VPC was deleted.
    MEMBER_DELETED,
    /// T10: set-up is done.
    READY,
    /// T11: set-up failed.
    SETUP_FAILED,
    /// The end of T12: removal is done.
    REMOVAL_DONE
}
