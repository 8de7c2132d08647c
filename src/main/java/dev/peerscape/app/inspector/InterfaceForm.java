package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import javafx.scene.layout.HBox;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Network interfaces in forms: those of instances, endpoints and load balancers, and those of
/// none.
final class InterfaceForm {
    private InterfaceForm() {}

    /// The form of an interface that is of nothing else.
    static void alone(Form form, Vpc vpc, NetworkInterface eni) {
        fields(
                form,
                vpc,
                eni,
                0,
                it -> new Edit.PutNetworkInterface(vpc.id(), it, Optional.empty()));
        form.caption("inspector.in-subnet").add(form.link(eni.subnet()));
    }

    /// The fields of one interface.
    ///
    /// @param i which of its owner's it is, for the ids of the fields
    static void fields(
            Form form, Vpc vpc, NetworkInterface eni, int i, Function<NetworkInterface, Edit> put) {
        addresses(form, eni, i, put);
        form.check(
                "inspector.source-dest-check",
                "eni-check-" + i,
                eni.sourceDestCheck(),
                on -> put.apply(eni.withSourceDestCheck(on)));
        groups(form, vpc, eni, i, put);
    }

    private static void addresses(
            Form form, NetworkInterface eni, int i, Function<NetworkInterface, Edit> put) {
        for (int a = 0; a < eni.addresses().size(); a++) {
            int index = a;
            form.field(
                    eni.addresses().get(a).isV6()
                            ? "inspector.ipv6-address"
                            : "inspector.private-address",
                    "eni-address-" + i + "-" + a,
                    eni.addresses().get(a).toString(),
                    Typed.address(ip ->
                            put.apply(
                                    eni.withAddresses(
                                            Lists.replaced(eni.addresses(), index, ip)))));
        }
        form.field(
                "inspector.public-address",
                "eni-public-" + i,
                eni.publicIp().map(Ip::toString).orElse(""),
                Typed.maybeAddress(ip -> put.apply(eni.withPublicIp(ip))));
    }

    private static void groups(
            Form form, Vpc vpc, NetworkInterface eni, int i, Function<NetworkInterface, Edit> put) {
        form.caption("inspector.groups");
        for (var group : vpc.securityGroups().values()) {
            var box =
                    form.box(
                            "eni-group-" + i + "-" + group.id(),
                            "",
                            eni.securityGroups().contains(group.id()),
                            put.apply(
                                    eni.withSecurityGroups(
                                            Lists.toggled(eni.securityGroups(), group.id()))));
            box.setAccessibleText(group.label());
            form.row(new HBox(4, box, form.link(group.id())), Optional.empty());
        }
    }

    /// The interfaces of an endpoint or load balancer: one in each subnet that has one, with its
    /// removal, and a button for each subnet that could have one.
    static void several(
            Form form,
            Topology topology,
            Vpc vpc,
            List<NetworkInterface> interfaces,
            boolean internetFacing,
            Function<List<NetworkInterface>, Edit> put) {
        for (int i = 0; i < interfaces.size(); i++) {
            int at = i;
            var eni = interfaces.get(i);
            form.caption("inspector.interface", eni.label());
            form.row(
                    form.link(eni.subnet()),
                    interfaces.size() == 1
                            ? Optional.empty()
                            : Optional.of(
                                    form.remove(
                                            "eni-remove-" + i,
                                            put.apply(Lists.without(interfaces, at)))));
            Function<NetworkInterface, Edit> one =
                    it -> put.apply(Lists.replaced(interfaces, at, it));
            addresses(form, eni, i, one);
            groups(form, vpc, eni, i, one);
        }
        for (var subnet : vpc.subnets().values()) {
            var zones =
                    interfaces.stream()
                            .map(it -> vpc.subnets().get(it.subnet()))
                            .map(Subnet::zone)
                            .toList();
            var address = Proposals.hostAddress(vpc, subnet);
            if (!zones.contains(subnet.zone()) && address.isPresent()) {
                form.action(
                        form.text("inspector.add-interface-in", subnet.label(), subnet.zone()),
                        "eni-add-" + subnet.id(),
                        () ->
                                put.apply(
                                        Lists.plus(
                                                interfaces,
                                                fresh(
                                                        topology,
                                                        vpc,
                                                        subnet.id(),
                                                        address.get(),
                                                        internetFacing))));
            }
        }
    }

    private static NetworkInterface fresh(
            Topology topology, Vpc vpc, ResourceId subnet, Ip address, boolean internetFacing) {
        return new NetworkInterface(
                Ids.in(topology).next(Kind.NETWORK_INTERFACE),
                "",
                subnet,
                List.of(address),
                internetFacing ? Optional.of(Proposals.publicAddress(topology)) : Optional.empty(),
                List.of(vpc.defaultSecurityGroup()),
                true);
    }
}
