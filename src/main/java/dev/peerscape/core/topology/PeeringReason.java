package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;

import java.util.regex.Pattern;

/// Why a peering is in its state: what AWS says beside the status, in words that do not depend on
/// the reader's language ([#text], which files keep), and as a sentence in it ([#told]).
public sealed interface PeeringReason {
    /// Nothing is said.
    record None() implements PeeringReason {}

    /// It carries packets.
    record Active() implements PeeringReason {}

    /// It waits for that account.
    record Pending(AccountId accepter) implements PeeringReason {}

    /// Its 7 days passed.
    record Expired() implements PeeringReason {}

    /// That account refused.
    record Rejected(AccountId by) implements PeeringReason {}

    /// It was deleted, nobody knows by whom.
    record Deleted() implements PeeringReason {}

    /// That account deleted it; how long each side still sees it depends on that.
    record DeletedBy(AccountId account) implements PeeringReason {}

    /// Blocks overlap: the true cause of a failure. AWS gives one sentence for all causes.
    record Overlap(
            Cidr requesterBlock, ResourceId requester, Cidr accepterBlock, ResourceId accepter)
            implements PeeringReason {}

    /// Something else, as it was read from a file.
    record Other(String text) implements PeeringReason {}

    /// What AWS reports for every failure.
    String FAILED =
            "AWS reports: incorrect VPC ID, account ID or Region, or overlapping CIDR range";

    /// What it says of a request that lapsed.
    String LAPSED = "Nobody accepted or rejected the request within 7 days";

    /// {@return the words that stand beside the status in the API and in files; empty for none}
    default String text() {
        return switch (this) {
            case None() -> "";
            case Active() -> "Active";
            case Pending(var accepter) -> "Pending Acceptance by " + accepter.value();
            case Expired() -> LAPSED;
            case Rejected(var by) -> "Rejected by " + by.value();
            case Deleted() -> "Deleted";
            case DeletedBy(var account) -> "Deleted by " + account.value();
            case Overlap(var ours, var requester, var theirs, var accepter) ->
                    "%s of %s overlaps %s of %s. %s"
                            .formatted(ours, requester, theirs, accepter, FAILED);
            case Other(var text) -> text;
        };
    }

    /// {@return it as a sentence for people}
    default Message told() {
        return switch (this) {
            case None() -> Message.of("edit.aws-other", "");
            case Active() -> Message.of("edit.aws-active");
            case Pending(var accepter) -> Message.of("edit.aws-pending", accepter.value());
            case Expired() -> Message.of("edit.aws-expired");
            case Rejected(var by) -> Message.of("edit.aws-rejected", by.value());
            case Deleted() -> Message.of("edit.aws-deleted");
            case DeletedBy(var account) -> Message.of("edit.aws-deleted-by", account.value());
            case Overlap(var ours, var requester, var theirs, var accepter) ->
                    Message.of(
                            "edit.aws-failed",
                            ours.toString(),
                            requester.value(),
                            theirs.toString(),
                            accepter.value());
            case Other(var text) -> Message.of("edit.aws-other", text);
        };
    }

    /// {@return the reason that has those words, so that reading what was written gives the same}
    static PeeringReason read(String text) {
        var understood =
                switch (text) {
                    case "" -> new None();
                    case "Active" -> new Active();
                    case "Deleted" -> new Deleted();
                    case LAPSED -> new Expired();
                    default -> Words.understood(text);
                };
        return understood.text().equals(text) ? understood : new Other(text);
    }

    /// The words that name somebody.
    final class Words {
        private static final Pattern ACCOUNT =
                Pattern.compile("(Pending Acceptance|Rejected|Deleted) by (\\d{12})");
        private static final Pattern OVERLAP =
                Pattern.compile("(\\S+) of (\\S+) overlaps (\\S+) of (\\S+)\\. .*");

        private Words() {}

        private static PeeringReason understood(String text) {
            var account = ACCOUNT.matcher(text);
            if (account.matches()) {
                var id = new AccountId(account.group(2));
                return switch (account.group(1)) {
                    case "Rejected" -> new Rejected(id);
                    case "Deleted" -> new DeletedBy(id);
                    default -> new Pending(id);
                };
            }
            var overlap = OVERLAP.matcher(text);
            if (overlap.matches()
                    && ResourceId.isWellFormed(overlap.group(2))
                    && ResourceId.isWellFormed(overlap.group(4))) {
                var ours = Cidr.parse(overlap.group(1)).found();
                var theirs = Cidr.parse(overlap.group(3)).found();
                if (ours.isPresent() && theirs.isPresent()) {
                    return new Overlap(
                            ours.get(),
                            new ResourceId(overlap.group(2)),
                            theirs.get(),
                            new ResourceId(overlap.group(4)));
                }
            }
            return new Other(text);
        }
    }
}
