package dev.peerscape.core.edit;

import dev.peerscape.core.topology.AccountId;

/// On whose behalf a peering is requested, accepted, rejected or deleted.
public sealed interface Actor {
    /// Whoever is allowed to: the owner of the design, who holds every account.
    Actor ANYONE = new Anyone();

    /// Whoever is allowed to.
    record Anyone() implements Actor {}

    /// One account only; what it may not do is refused as AWS would.
    record As(AccountId account) implements Actor {}

    /// {@return whether the actor can act for the account}
    default boolean mayActFor(AccountId account) {
        return switch (this) {
            case Anyone() -> true;
            case As(var own) -> own.equals(account);
        };
    }
}
