package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NatGateway.Address;
import dev.peerscape.core.topology.NatGateway.Connectivity;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.List;
import java.util.Optional;

/// The forms of what has addresses: instances and NAT gateways.
final class HostForms {
    private HostForms() {}

    static void instance(Form form, Vpc vpc, Instance instance) {
        form.check(
                "inspector.running",
                "instance-running",
                instance.running(),
                on -> put(vpc, instance.withRunning(on)));
        for (int i = 0; i < instance.interfaces().size(); i++) {
            var eni = instance.interfaces().get(i);
            form.caption("inspector.interface", eni.label());
            InterfaceForm.fields(
                    form,
                    vpc,
                    eni,
                    i,
                    changed -> put(vpc, instance.withInterfaces(with(instance, changed))));
        }
        form.caption("inspector.in-subnet").add(form.link(instance.subnet()));
    }

    static void nat(Form form, Topology topology, Vpc vpc, NatGateway nat) {
        boolean isPublic = nat.connectivity() == Connectivity.PUBLIC;
        form.note(form.text(isPublic ? "inspector.nat-public" : "inspector.nat-private"));
        form.field(
                "inspector.private-address",
                "nat-private",
                nat.privateIp().toString(),
                Typed.address(ip -> put(vpc, nat.withPlace(nat.subnet(), ip))));
        if (isPublic || nat.publicIp().isPresent()) {
            form.field(
                    "inspector.elastic-address",
                    "nat-public",
                    nat.publicIp().map(Ip::toString).orElse(""),
                    Typed.maybeAddress(ip -> put(vpc, nat.withPublicIp(ip))));
        }
        for (int i = 0; i < nat.secondary().size(); i++) {
            secondary(form, vpc, nat, i);
        }
        Optional.ofNullable(vpc.subnets().get(nat.subnet()))
                .flatMap(subnet -> Proposals.hostAddress(vpc, subnet))
                .ifPresent(ip ->
                        form.action(
                                form.text("inspector.add-nat-address"),
                                "nat-add",
                                () -> put(vpc, with(nat, ip, topology))));
        form.caption("inspector.in-subnet").add(form.link(nat.subnet()));
    }

    private static NatGateway with(NatGateway nat, Ip ip, Topology topology) {
        Optional<Ip> elastic =
                nat.connectivity() == Connectivity.PUBLIC
                        ? Optional.of(Proposals.publicAddress(topology))
                        : Optional.empty();
        return nat.withSecondary(Lists.plus(nat.secondary(), new Address(ip, elastic)));
    }

    private static void secondary(Form form, Vpc vpc, NatGateway nat, int at) {
        var address = nat.secondary().get(at);
        form.row(
                form.captionNode("inspector.further-address", at + 1),
                Optional.of(
                        form.remove(
                                "nat-remove-" + at,
                                put(vpc, nat.withSecondary(Lists.without(nat.secondary(), at))))));
        form.field(
                "inspector.private-address",
                "nat-private-" + at,
                address.privateIp().toString(),
                Typed.address(ip -> put(vpc, nat, at, new Address(ip, address.publicIp()))));
        if (nat.connectivity() == Connectivity.PUBLIC || address.publicIp().isPresent()) {
            form.field(
                    "inspector.elastic-address",
                    "nat-public-" + at,
                    address.publicIp().map(Ip::toString).orElse(""),
                    Typed.maybeAddress(
                            ip -> put(vpc, nat, at, new Address(address.privateIp(), ip))));
        }
    }

    private static Edit put(Vpc vpc, NatGateway nat, int at, Address address) {
        return put(vpc, nat.withSecondary(Lists.replaced(nat.secondary(), at, address)));
    }

    private static List<NetworkInterface> with(Instance instance, NetworkInterface changed) {
        return instance.interfaces().stream()
                .map(it -> it.id().equals(changed.id()) ? changed : it)
                .toList();
    }

    private static Edit put(Vpc vpc, Instance instance) {
        return new Edit.PutInstance(vpc.id(), instance, Optional.empty());
    }

    private static Edit put(Vpc vpc, NatGateway nat) {
        return new Edit.PutNatGateway(vpc.id(), nat, Optional.empty());
    }
}
