package dev.peerscape.app.shell;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// On whose behalf people act: one command an account.
public final class ActorCommands {
    private ActorCommands() {}

    /// {@return one command for everyone, one for each account, and one for an account that is new}
    public static List<Command> rows(Desk desk) {
        var topology = desk.current().get().session().document().topology();
        var rows = new ArrayList<Command>();
        rows.add(row("act-as-anyone", Actor.ANYONE, topology));
        accounts(topology).forEach(id -> rows.add(row("act-as-" + id, new Actor.As(id), topology)));
        rows.add(Command.of("act-as-other", ActorCommands::ask));
        return rows;
    }

    private static void ask(Desk desk) {
        desk.dialogs()
                .line(Message.of("command.act-as-other"), Message.of("app.account-number"), "")
                .ifPresent(typed -> actAs(desk, typed));
    }

    private static void actAs(Desk desk, String typed) {
        var digits = typed.replaceAll("[\\s-]", "");
        if (!AccountId.isWellFormed(digits)) {
            desk.tell(Message.of("inspector.account-wrong", typed.strip()));
            return;
        }
        var id = new AccountId(digits);
        var workspace = desk.current().get();
        if (!workspace.session().document().topology().accounts().containsKey(id)) {
            workspace.commit(new Edit.PutAccount(new Account(id, "")));
        }
        workspace.session().actAs(new Actor.As(id));
    }

    private static Command row(String id, Actor actor, Topology topology) {
        return Command.of(id, desk -> desk.current().get().session().actAs(actor))
                .called(_ -> name(actor, topology))
                .chosen(desk -> desk.current().get().revision().actor().equals(actor));
    }

    /// {@return what an actor is called, `111122223333 (requester)`}
    public static Message name(Actor actor, Topology topology) {
        return switch (actor) {
            case Actor.Anyone() -> Message.of("app.everyone");
            case Actor.As(var id) -> {
                var known = topology.accounts().get(id);
                yield known == null || known.name().isEmpty()
                        ? OutlineRow.verbatim(id.value())
                        : Message.of("app.account", id.value(), known.name());
            }
        };
    }

    // Those that are written down, and those that only a VPC names.
    private static Iterable<AccountId> accounts(Topology topology) {
        var all = new TreeMap<AccountId, Account>(topology.accounts());
        for (var vpc : topology.vpcs().values()) {
            all.putIfAbsent(vpc.account(), new Account(vpc.account(), ""));
        }
        return all.keySet();
    }
}
