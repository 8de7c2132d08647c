package dev.peerscape.app.peering;

import dev.peerscape.app.shell.FxDialogs;
import dev.peerscape.app.shell.Toast;
import dev.peerscape.app.shell.View;
import dev.peerscape.app.shell.Wiring;
import dev.peerscape.app.shell.Wish;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Flow;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Leads people through the life of a peering: opens the dialogs and carries out what they decide.
public final class PeeringDialogs {
    private final Workspace workspace;
    private final Words words;

    private PeeringDialogs(Workspace workspace) {
        this.workspace = workspace;
        words = workspace.words();
    }

    /// Fulfils the wishes about peerings in a workspace.
    public static void attach(Workspace workspace) {
        var dialogs = new PeeringDialogs(workspace);
        workspace.fulfil(
                Wish.RequestPeering.class,
                wish -> dialogs.request(wish.requester(), wish.accepter()));
        workspace.fulfil(Wish.ReviewPeering.class, wish -> dialogs.review(wish.peering()));
        workspace.fulfil(
                Wish.SwitchAndReview.class, wish -> dialogs.switchAndReview(wish.peering()));
        workspace.fulfil(Wish.DeletePeering.class, wish -> dialogs.delete(wish.peering()));
    }

    private void request(ResourceId requester, ResourceId accepter) {
        var loaded = load(View.PEERING_REQUEST, new RequestDialog.Ends(requester, accepter));
        RequestDialog form = (RequestDialog) loaded.controller();
        var send = button("peering.send", ButtonBar.ButtonData.OK_DONE);
        var cancel = button("app.cancel", ButtonBar.ButtonData.CANCEL_CLOSE);
        var dialog = dialog("peering.request-title", loaded.root(), send, cancel);
        form.attach(lookup(dialog, send, "peering-send"));
        FxDialogs.type(dialog, form.name());
        var decided = decide(dialog, Map.of(send, form::edit));
        decided.ifPresent(edit -> {
            if (workspace.commit(edit) instanceof Outcome.Applied(var after, _, _)
                    && edit instanceof Edit.RequestPeering asked) {
                after.topology().peering(asked.id()).ifPresent(this::tellOfRequest);
            }
        });
    }

    private void tellOfRequest(Peering peering) {
        workspace.session().select(Set.of(peering.id()));
        if (peering.status() == PeeringStatus.FAILED) {
            workspace.tell(Message.of("peering.failed", peering.label(), peering.reason().told()));
        } else {
            workspace
                    .desk()
                    .tell(
                            new Toast(
                                            Message.of("peering.requested", peering.label()),
                                            List.of(reviewing(peering)))
                                    .about(peering.id()));
        }
    }

    private Toast.Choice reviewing(Peering peering) {
        var account = peering.accepter().account();
        return workspace.revision().actor().mayActFor(account)
                ? new Toast.Choice(
                        Message.of("peering.review"),
                        () -> workspace.wish(new Wish.ReviewPeering(peering.id())))
                : new Toast.Choice(
                        Message.of("peering.switch", account.value()),
                        () -> workspace.wish(new Wish.SwitchAndReview(peering.id())));
    }

    /// Acts as the account that is asked from now on: the other one may not answer.
    private void switchAndReview(ResourceId id) {
        workspace
                .session()
                .document()
                .topology()
                .peering(id)
                .ifPresent(it -> workspace.session().actAs(new Actor.As(it.accepter().account())));
        review(id);
    }

    private void review(ResourceId id) {
        var found = workspace.session().document().topology().peering(id);
        if (found.isEmpty() || found.get().status() != PeeringStatus.PENDING_ACCEPTANCE) {
            workspace.tell(Message.of("peering.not-pending", id.value()));
            return;
        }
        var peering = found.get();
        var loaded = load(View.PEERING_ACCEPT, peering);
        AcceptDialog form = (AcceptDialog) loaded.controller();
        var accept = button("peering.accept-with-routes", ButtonBar.ButtonData.OK_DONE);
        var only = button("peering.accept-only", ButtonBar.ButtonData.APPLY);
        var reject = button("peering.reject", ButtonBar.ButtonData.LEFT);
        var cancel = button("app.cancel", ButtonBar.ButtonData.CANCEL_CLOSE);
        var dialog = dialog("peering.accept-title", loaded.root(), accept, only, reject, cancel);
        var acceptButton = lookup(dialog, accept, "peering-accept-routes");
        acceptButton.getStyleClass().add("success");
        form.guard(acceptButton, form.acceptOnly());
        lookup(dialog, only, "peering-accept-only").setDisable(acceptButton.isDisable());
        var rejectButton = lookup(dialog, reject, "peering-reject");
        rejectButton.getStyleClass().addAll("flat", "danger");
        rejectButton.setDisable(
                workspace.session().preview(form.reject()) instanceof Outcome.Refused);
        Map<ButtonType, Supplier<Edit>> edits =
                Map.of(
                        accept, form::acceptWithRoutes,
                        only, form::acceptOnly,
                        reject, form::reject);
        decide(dialog, edits)
                .ifPresent(edit -> {
                    if (workspace.commit(edit) instanceof Outcome.Applied) {
                        tellOfDecision(peering, edit, form.routeCount());
                    }
                });
    }

    private void tellOfDecision(Peering peering, Edit edit, int routes) {
        if (edit instanceof Edit.RejectPeering) {
            var told = Message.of("peering.rejected", peering.label());
            workspace.desk().tell(new Toast(told, List.of()).about(peering.id()));
            return;
        }
        var undo = new Toast.Choice(Message.of("command.undo"), workspace.session()::undo);
        var test =
                flow(peering)
                        .map(flow ->
                                new Toast.Choice(
                                        Message.of("peering.test"),
                                        () -> workspace.wish(new Wish.FollowFlow(flow))));
        int added = edit instanceof Edit.Batch ? routes : 0;
        workspace
                .desk()
                .tell(
                        new Toast(
                                        Message.of("peering.accepted", peering.label(), added),
                                        test.map(it -> List.of(it, undo)).orElse(List.of(undo)))
                                .about(peering.id()));
    }

    /// A ping between the first instances of both sides, those without a public address before
    /// others.
    private Optional<Flow> flow(Peering peering) {
        return instance(peering.requester().vpc())
                .flatMap(from -> instance(peering.accepter().vpc()).map(to -> Flow.ping(from, to)));
    }

    private Optional<ResourceId> instance(ResourceId vpc) {
        return workspace
                .session()
                .document()
                .topology()
                .vpc(vpc)
                .flatMap(it ->
                        it.instances().values().stream()
                                .min(
                                        java.util.Comparator.comparing(instance ->
                                                instance.primary().publicIp().isPresent()))
                                .map(instance -> instance.id()));
    }

    private void delete(ResourceId id) {
        workspace
                .session()
                .document()
                .topology()
                .peering(id)
                .ifPresent(peering -> {
                    var loaded = load(View.PEERING_DELETE, peering);
                    DeleteDialog form = (DeleteDialog) loaded.controller();
                    var go = button("peering.delete", ButtonBar.ButtonData.OK_DONE);
                    var cancel = button("app.cancel", ButtonBar.ButtonData.CANCEL_CLOSE);
                    var dialog = dialog("peering.delete-title", loaded.root(), go, cancel);
                    var button = lookup(dialog, go, "peering-delete");
                    button.getStyleClass().add("danger");
                    form.guard(button);
                    decide(dialog, Map.of(go, form::edit)).ifPresent(workspace::commit);
                });
    }

    private Wiring.Loaded<?> load(View view, Object about) {
        return new Wiring(words, workspace, workspace.desk(), about).load(view);
    }

    private ButtonType button(String key, ButtonBar.ButtonData role) {
        return new ButtonType(words.text(key), role);
    }

    private Dialog<ButtonType> dialog(String title, Parent content, ButtonType... buttons) {
        var dialog = new Dialog<ButtonType>();
        dialog.setTitle(words.text(title));
        DialogPane pane = dialog.getDialogPane();
        pane.setContent(content);
        pane.getButtonTypes().setAll(buttons);
        pane.getStyleClass().add("peering-dialog");
        return dialog;
    }

    private static Button lookup(Dialog<?> dialog, ButtonType type, String id) {
        var button = (Button) dialog.getDialogPane().lookupButton(type);
        button.setId(id);
        // Buttons of one width would cut the longest of them.
        ButtonBar.setButtonUniformSize(button, false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Optional<Edit> decide(
            Dialog<ButtonType> dialog, Map<ButtonType, Supplier<Edit>> edits) {
        return workspace
                .desk()
                .dialogs()
                .show(dialog)
                .flatMap(chosen -> Optional.ofNullable(edits.get(chosen)))
                .map(Supplier::get);
    }
}
