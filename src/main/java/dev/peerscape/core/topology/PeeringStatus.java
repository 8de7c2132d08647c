package dev.peerscape.core.topology;

/// The nine states of a peering (A.1). `code` is the word of the EC2 API.
public enum PeeringStatus {
    INITIATING_REQUEST("initiating-request"),
    PENDING_ACCEPTANCE("pending-acceptance"),
    PROVISIONING("provisioning"),
    ACTIVE("active"),
    FAILED("failed"),
    REJECTED("rejected"),
    EXPIRED("expired"),
    DELETING("deleting"),
    DELETED("deleted");

    private final String code;

    PeeringStatus(String code) {
        this.code = code;
    }

    /// {@return the word of the EC2 API}
    public String code() {
        return code;
    }

    /// {@return whether it is over: no event leads out of it}
    public boolean isFinal() {
        return switch (this) {
            case FAILED, REJECTED, EXPIRED, DELETED -> true;
            case INITIATING_REQUEST, PENDING_ACCEPTANCE, PROVISIONING, ACTIVE, DELETING -> false;
        };
    }

    /// {@return whether the peering is active, or may yet become so}
    public boolean isLiving() {
        return switch (this) {
            case INITIATING_REQUEST, PENDING_ACCEPTANCE, PROVISIONING, ACTIVE -> true;
            case FAILED, REJECTED, EXPIRED, DELETING, DELETED -> false;
        };
    }
}
