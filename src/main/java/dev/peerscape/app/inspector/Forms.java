package dev.peerscape.app.inspector;

import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Internet;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnGateway;

import java.util.Optional;

/// Which form a resource has.
final class Forms {
    private Forms() {}

    static Form of(Workspace workspace, Resource resource) {
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
                            .ifPresent(vpc -> ofInterface(form, topology, vpc, eni));
            case NatGateway nat ->
                    topology.vpcOf(nat.id())
                            .ifPresent(vpc -> HostForms.nat(form, topology, vpc, nat));
            case InternetGateway gateway ->
                    topology.vpcOf(gateway.id())
                            .ifPresent(vpc -> {
                                form.caption("inspector.attached-to").add(form.link(vpc.id()));
                                VpnForms.edgeTable(
                                        form,
                                        vpc,
                                        "igw-table",
                                        gateway.routeTable(),
                                        id ->
                                                new Edit.PutInternetGateway(
                                                        vpc.id(), gateway.withRouteTable(id)));
                            });
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
            case VpnGateway gateway ->
                    topology.vpcOf(gateway.id())
                            .ifPresent(vpc -> VpnForms.gateway(form, topology, vpc, gateway));
            case VpcEndpoint it ->
                    topology.vpcOf(it.id())
                            .ifPresent(vpc -> EndpointForms.endpoint(form, topology, vpc, it));
            case LoadBalancer it ->
                    topology.vpcOf(it.id())
                            .ifPresent(vpc -> BalancerForms.balancer(form, topology, vpc, it));
            case TargetGroup it ->
                    topology.vpcOf(it.id()).ifPresent(vpc -> BalancerForms.targets(form, vpc, it));
            case PrefixList it -> EndpointForms.prefixList(form, topology, it);
            case Site it -> SiteForms.site(form, topology, it);
            case SiteHost it -> SiteForms.host(form, topology, it);
            case CustomerGateway it -> SiteForms.customerGateway(form, topology, it);
            case VpnConnection it -> VpnForms.connection(form, topology, it);
            case DxConnection it -> DxForms.connection(form, topology, it);
            case VirtualInterface it -> VifForm.fill(form, topology, it);
            case DxGateway it -> DxForms.gateway(form, topology, it);
        }
        return form;
    }

    /// An interface is shown with whatever it is of.
    private static void ofInterface(Form form, Topology topology, Vpc vpc, NetworkInterface eni) {
        if (vpc.interfaces().containsKey(eni.id())) {
            InterfaceForm.alone(form, vpc, eni);
            return;
        }
        vpc.instances().values().stream()
                .filter(it -> it.interfaces().contains(eni))
                .findFirst()
                .ifPresent(it -> HostForms.instance(form, vpc, it));
        vpc.endpoints().values().stream()
                .filter(it -> it.interfaces().contains(eni))
                .findFirst()
                .ifPresent(it -> EndpointForms.endpoint(form, topology, vpc, it));
        vpc.loadBalancers().values().stream()
                .filter(it -> it.interfaces().contains(eni))
                .findFirst()
                .ifPresent(it -> BalancerForms.balancer(form, topology, vpc, it));
    }

    /// The document as a whole: shown when nothing, or more than one thing, is selected.
    static Form summary(Workspace workspace) {
        var form = new Form(workspace);
        var topology = workspace.session().document().topology();
        form.note(
                form.text(
                        "inspector.summary",
                        topology.vpcs().size(),
                        topology.vpcs().values().stream().mapToInt(it -> it.subnets().size()).sum(),
                        topology.peerings().size()));
        premises(form, topology);
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

    /// What has no place of its own on the canvas to be made at.
    private static void premises(Form form, Topology topology) {
        form.caption("inspector.prefix-lists");
        topology.prefixLists()
                .values()
                .forEach(it ->
                        form.row(
                                form.link(it.id()),
                                Optional.of(
                                        Form.muted(
                                                form.text(
                                                        "inspector.entries",
                                                        it.entries().size())))));
        form.action(
                form.text("inspector.add-prefix-list"),
                "list-add",
                () -> Fresh.prefixList(topology, false));
        form.action(
                form.text("inspector.add-prefix-list-v6"),
                "list-add-v6",
                () -> Fresh.prefixList(topology, true));
    }

    private static Form.Meaning account(String text) {
        var digits = text.replace("-", "").strip();
        return AccountId.isWellFormed(digits)
                ? new Form.Meaning.Means(
                        new Edit.PutAccount(new Account(new AccountId(digits), "")))
                : new Form.Meaning.Wrong(Message.of("inspector.account-wrong", text));
    }
}
