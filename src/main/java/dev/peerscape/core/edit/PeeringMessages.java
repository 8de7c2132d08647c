package dev.peerscape.core.edit;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Peering;

import java.util.Locale;

/// What stands beside a peering's status. It is kept in the document as text, as the API has it,
/// and so in English whatever the language of the window.
final class PeeringMessages {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private PeeringMessages() {}

    static String pending(Peering peering) {
        return text(Message.of("edit.aws-pending", peering.accepter().account().value()));
    }

    static String active() {
        return text(Message.of("edit.aws-active"));
    }

    static String expired() {
        return text(Message.of("edit.aws-expired"));
    }

    static String rejected(Peering peering) {
        return text(Message.of("edit.aws-rejected", peering.accepter().account().value()));
    }

    static String deleted() {
        return text(Message.of("edit.aws-deleted"));
    }

    /// Says who deleted it: how long each side still sees it depends on that.
    static String deletedBy(AccountId account) {
        return text(Message.of("edit.aws-deleted-by", account.value()));
    }

    /// The true cause of a failure, then the sentence that AWS gives for every cause.
    static String overlap(Peering peering, Cidr requester, Cidr accepter) {
        return text(
                Message.of(
                        "edit.aws-failed",
                        requester.toString(),
                        peering.requester().vpc().value(),
                        accepter.toString(),
                        peering.accepter().vpc().value()));
    }

    private static String text(Message message) {
        return ENGLISH.text(message);
    }
}
