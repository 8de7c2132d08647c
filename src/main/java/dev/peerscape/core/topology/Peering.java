package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A VPC peering connection in one of its nine states.
///
/// @param reason what AWS says beside the status; for a failure, the true cause
/// @param since when it came into its present state
/// @param expires when a pending request lapses
public record Peering(
        ResourceId id,
        String name,
        Side requester,
        Side accepter,
        PeeringStatus status,
        PeeringReason reason,
        Instant since,
        Optional<Instant> expires)
        implements Resource {
    /// How long a request waits: 7 days, fixed (quota page).
    public static final Duration REQUEST_LIFE = Duration.ofDays(7);

    /// A peering with what stands beside its status as a file has it.
    public Peering(
            ResourceId id,
            String name,
            Side requester,
            Side accepter,
            PeeringStatus status,
            String message,
            Instant since,
            Optional<Instant> expires) {
        this(id, name, requester, accepter, status, PeeringReason.read(message), since, expires);
    }

    /// {@return what stands beside the status in the API and in files}
    public String message() {
        return reason.text();
    }

    /// One side.
    ///
    /// @param vpc the id of its VPC, whether or not the document still holds it
    /// @param present whether the document holds the VPC; when not, the other fields are all that
    ///   is known (a VPC of another account, or one that was deleted)
    /// @param cidrs the blocks known of a VPC that is not present; empty for one that is, which has
    ///   its own
    /// @param dnsResolution whether this side lets the other resolve its public host names to
    ///   private addresses
    public record Side(
            ResourceId vpc,
            boolean present,
            AccountId account,
            Region region,
            List<Cidr> cidrs,
            boolean dnsResolution) {

        public Side {
            cidrs = List.copyOf(cidrs);
        }

        /// {@return the side of a VPC of this document}
        public static Side of(Vpc vpc) {
            return new Side(vpc.id(), true, vpc.account(), vpc.region(), List.of(), false);
        }

        /// {@return this after its VPC left the document}
        public Side without(Vpc vpc) {
            return new Side(this.vpc, false, account, region, vpc.cidrs(), dnsResolution);
        }

        /// {@return this with the DNS option set so}
        public Side withDnsResolution(boolean dnsResolution) {
            return new Side(vpc, present, account, region, cidrs, dnsResolution);
        }
    }

    /// {@return the ids of the VPCs that it joins: two, or one of a peering with itself}
    public Set<ResourceId> members() {
        return isLoop() ? Set.of(requester.vpc()) : Set.of(requester.vpc(), accepter.vpc());
    }

    /// {@return whether it joins a VPC with itself}
    public boolean isLoop() {
        return requester.vpc().equals(accepter.vpc());
    }

    /// {@return whether the VPC is one of the two members}
    public boolean joins(ResourceId vpc) {
        return requester.vpc().equals(vpc) || accepter.vpc().equals(vpc);
    }

    /// {@return the side of that VPC}
    ///
    /// @throws IllegalArgumentException when it is not a member
    public Side side(ResourceId vpc) {
        if (requester.vpc().equals(vpc)) {
            return requester;
        }
        if (accepter.vpc().equals(vpc)) {
            return accepter;
        }
        throw new IllegalArgumentException(vpc + " is not a member of " + id);
    }

    /// {@return the side across from that VPC}
    ///
    /// @throws IllegalArgumentException when it is not a member
    public Side across(ResourceId vpc) {
        return requester.vpc().equals(side(vpc).vpc()) ? accepter : requester;
    }

    /// {@return whether both sides are in one Region}
    public boolean isIntraRegion() {
        return requester.region().equals(accepter.region());
    }

    /// {@return whether packets may use it}
    public boolean isActive() {
        return status == PeeringStatus.ACTIVE;
    }

    /// {@return whether it is active, or may yet become so}
    public boolean isLiving() {
        return status.isLiving();
    }

    /// {@return this with another name}
    public Peering withName(String name) {
        return new Peering(id, name, requester, accepter, status, reason, since, expires);
    }

    /// {@return this in another state since then}
    public Peering withStatus(PeeringStatus status, PeeringReason reason, Instant since) {
        var life =
                status == PeeringStatus.PENDING_ACCEPTANCE
                        ? Optional.of(since.plus(REQUEST_LIFE))
                        : expires;
        return new Peering(id, name, requester, accepter, status, reason, since, life);
    }

    /// {@return this lapsing then, or never}
    public Peering withExpiry(Optional<Instant> expires) {
        return new Peering(id, name, requester, accepter, status, reason, since, expires);
    }

    /// {@return this with other sides}
    public Peering withSides(Side requester, Side accepter) {
        return new Peering(id, name, requester, accepter, status, reason, since, expires);
    }
}
