package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import javafx.scene.control.CheckBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
            eni(
                    form,
                    vpc,
                    eni,
                    i,
                    changed -> put(vpc, instance.withInterfaces(with(instance, changed))));
        }
        form.caption("inspector.in-subnet").add(form.link(instance.subnet()));
    }

    private static void eni(
            Form form, Vpc vpc, NetworkInterface eni, int i, Function<NetworkInterface, Edit> put) {
        for (int a = 0; a < eni.addresses().size(); a++) {
            int index = a;
            form.field(
                    eni.addresses().get(a).isV6()
                            ? "inspector.ipv6-address"
                            : "inspector.private-address",
                    "eni-address-" + i + "-" + a,
                    eni.addresses().get(a).toString(),
                    Form.address(ip -> put.apply(eni.withAddresses(replaced(eni, index, ip)))));
        }
        form.field(
                "inspector.public-address",
                "eni-public-" + i,
                eni.publicIp().map(Ip::toString).orElse(""),
                text -> optionalAddress(text, ip -> put.apply(eni.withPublicIp(ip))));
        form.check(
                "inspector.source-dest-check",
                "eni-check-" + i,
                eni.sourceDestCheck(),
                on -> put.apply(eni.withSourceDestCheck(on)));
        form.caption("inspector.groups");
        for (var group : vpc.securityGroups().values()) {
            var box = new CheckBox();
            box.setSelected(eni.securityGroups().contains(group.id()));
            box.setAccessibleText(group.label());
            box.setId("eni-group-" + i + "-" + group.id());
            box.setOnAction(_ -> form.workspace().commit(put.apply(toggled(eni, group.id()))));
            form.row(new javafx.scene.layout.HBox(4, box, form.link(group.id())), Optional.empty());
        }
    }

    static void nat(Form form, Vpc vpc, NatGateway nat) {
        form.field(
                "inspector.private-address",
                "nat-private",
                nat.privateIp().toString(),
                Form.address(ip -> put(vpc, nat.withPlace(nat.subnet(), ip))));
        form.field(
                "inspector.elastic-address",
                "nat-public",
                nat.publicIp().map(Ip::toString).orElse(""),
                text -> optionalAddress(text, ip -> put(vpc, nat.withPublicIp(ip))));
        form.caption("inspector.in-subnet").add(form.link(nat.subnet()));
    }

    private static Form.Meaning optionalAddress(String text, Function<Optional<Ip>, Edit> edit) {
        if (text.isEmpty()) {
            return new Form.Meaning.Means(edit.apply(Optional.empty()));
        }
        return switch (Ip.parse(text)) {
            case Parsed.Good<Ip>(var ip) -> new Form.Meaning.Means(edit.apply(Optional.of(ip)));
            case Parsed.Bad<Ip>(var reason, _) -> new Form.Meaning.Wrong(reason);
        };
    }

    private static NetworkInterface toggled(NetworkInterface eni, ResourceId group) {
        var groups = new ArrayList<>(eni.securityGroups());
        if (!groups.remove(group)) {
            groups.add(group);
        }
        return eni.withSecurityGroups(groups);
    }

    private static List<Ip> replaced(NetworkInterface eni, int index, Ip ip) {
        var addresses = new ArrayList<>(eni.addresses());
        addresses.set(index, ip);
        return addresses;
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
