package dev.peerscape.app.inspector;

import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Internet;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;

import javafx.scene.Node;

/// Which form a resource has.
final class Forms {
    private Forms() {}

    static Node of(Workspace workspace, Resource resource) {
        var form = new Form(workspace);
        var topology = workspace.session().document().topology();
        switch (resource) {
            case Vpc vpc -> PlaceForms.vpc(form, vpc);
            case Peering peering -> PeeringForm.fill(form, peering);
            case TransitGateway gateway -> TransitForms.gateway(form, gateway);
            case TransitAttachment it ->
                    topology.transitGatewayOf(it.id())
                            .ifPresent(gateway -> TransitForms.attachment(form, gateway, it));
            case TransitRouteTable it ->
                    topology.transitGatewayOf(it.id())
                            .ifPresent(gateway -> TransitForms.table(form, gateway, it));
            case Internet _ -> form.note(form.text("inspector.internet"));
            case Subnet subnet ->
                    topology.vpcOf(subnet.id())
                            .ifPresent(vpc -> PlaceForms.subnet(form, vpc, subnet));
            case Instance instance ->
                    topology.vpcOf(instance.id())
                            .ifPresent(vpc -> HostForms.instance(form, vpc, instance));
            case NetworkInterface eni ->
                    topology.vpcOf(eni.id())
                            .flatMap(vpc ->
                                    vpc.instances().values().stream()
                                            .filter(it -> it.interfaces().contains(eni))
                                            .findFirst()
                                            .map(it -> new Held(vpc, it)))
                            .ifPresent(it -> HostForms.instance(form, it.vpc(), it.instance()));
            case NatGateway nat ->
                    topology.vpcOf(nat.id()).ifPresent(vpc -> HostForms.nat(form, vpc, nat));
            case InternetGateway gateway ->
                    topology.vpcOf(gateway.id())
                            .ifPresent(vpc ->
                                    form.caption("inspector.attached-to").add(form.link(vpc.id())));
            case EgressOnlyGateway gateway ->
                    topology.vpcOf(gateway.id())
                            .ifPresent(vpc ->
                                    form.caption("inspector.attached-to")
                                            .add(form.link(vpc.id()))
                                            .note(form.text("inspector.egress-only")));
            case RouteTable table ->
                    topology.vpcOf(table.id())
                            .ifPresent(vpc -> RouteTableForm.fill(form, topology, vpc, table));
            case SecurityGroup group ->
                    topology.vpcOf(group.id()).ifPresent(vpc -> RuleForms.group(form, vpc, group));
            case NetworkAcl acl ->
                    topology.vpcOf(acl.id()).ifPresent(vpc -> RuleForms.acl(form, vpc, acl));
            default -> throw new AssertionError("SKELETON");
        }
        return form;
    }

    private record Held(Vpc vpc, Instance instance) {}

    /// The document as a whole: shown when nothing, or more than one thing, is selected.
    static Node summary(Workspace workspace) {
        var form = new Form(workspace);
        var topology = workspace.session().document().topology();
        form.note(
                form.text(
                        "inspector.summary",
                        topology.vpcs().size(),
                        topology.vpcs().values().stream().mapToInt(it -> it.subnets().size()).sum(),
                        topology.peerings().size()));
        form.caption("inspector.accounts");
        for (var account : topology.accounts().values()) {
            form.field(
                    "inspector.account-named",
                    "account-" + account.id(),
                    account.name(),
                    text ->
                            new Form.Meaning.Means(
                                    new Edit.PutAccount(new Account(account.id(), text))));
            form.note(account.id().value());
        }
        form.adding("inspector.add-account", "account-add", Forms::account);
        return form;
    }

    private static Form.Meaning account(String text) {
        var digits = text.replace("-", "").strip();
        return AccountId.isWellFormed(digits)
                ? new Form.Meaning.Means(
                        new Edit.PutAccount(new Account(new AccountId(digits), "")))
                : new Form.Meaning.Wrong(Message.of("inspector.account-wrong", text));
    }
}
