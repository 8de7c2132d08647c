package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Doubt;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Vpc;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Accounts, the clock, and how a document judges.
final class AccountEdits {
    private AccountEdits() {}

    static Optional<Refused> put(Change change, Edit.PutAccount edit) {
        change.put(edit.account());
        return Refusals.NONE;
    }

    static Optional<Refused> remove(Change change, Edit.RemoveAccount edit) {
        var id = edit.account();
        if (!change.topology().accounts().containsKey(id)) {
            return Refusals.refuse("AccountNotFound", "account-unknown", id.value());
        }
        var owned =
                change.topology().vpcs().values().stream()
                        .filter(vpc -> vpc.account().equals(id))
                        .<Vpc>map(vpc -> vpc)
                        .toList();
        if (!owned.isEmpty()) {
            return Refusals.refuse(
                    Refusals.IN_USE,
                    "account-owns",
                    id.value(),
                    owned.size(),
                    Refusals.labels(owned));
        }
        change.remove(id);
        return Refusals.NONE;
    }

    static Optional<Refused> setSeverity(Change change, Edit.SetSeverity edit) {
        var doubt = Doubt.find(edit.rule());
        if (doubt.isEmpty()) {
            var known =
                    Arrays.stream(Doubt.values()).map(Doubt::id).collect(Collectors.joining(", "));
            return Refusals.refuse(Refusals.INVALID_VALUE, "severity-certain", edit.rule(), known);
        }
        change.judge(change.policy().with(doubt.get(), edit.level()));
        return Refusals.NONE;
    }

    static Optional<Refused> setClock(Change change, Edit.SetClock edit) {
        change.moveClock(edit.now());
        for (var peering : change.topology().peerings().values()) {
            var settled = PeeringLifecycle.settled(peering, edit.now());
            if (settled == peering) {
                continue;
            }
            change.put(settled);
            change.note(
                    settled.status() == PeeringStatus.EXPIRED
                            ? Message.of("edit.note-expired", peering.label())
                            : Message.of(
                                    "edit.note-status",
                                    peering.label(),
                                    PeeringLifecycle.statusName(settled.status())));
        }
        return Refusals.NONE;
    }
}
