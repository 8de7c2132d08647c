package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.LoadBalancer.Listener;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.TargetGroup.Member;
import dev.peerscape.core.topology.TargetGroup.To;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The forms of network load balancers and their target groups.
final class BalancerForms {
    private static final int LAST_PORT = 65_535;

    private BalancerForms() {}

    // ---- load balancers

    static void balancer(Form form, Topology topology, Vpc vpc, LoadBalancer balancer) {
        form.check(
                "inspector.internet-facing",
                "nlb-internet-facing",
                balancer.internetFacing(),
                on -> put(vpc, facing(balancer, on)));
        form.check(
                "inspector.cross-zone",
                "nlb-cross-zone",
                balancer.crossZone(),
                on -> put(vpc, balancer.withCrossZone(on)));
        form.caption("inspector.listeners");
        for (int i = 0; i < balancer.listeners().size(); i++) {
            var listener = balancer.listeners().get(i);
            form.row(
                    new VBox(
                            Form.mono(listener.protocol() + " " + listener.port()),
                            form.link(listener.targetGroup())),
                    Optional.of(
                            form.remove(
                                    "listener-remove-" + i,
                                    put(
                                            vpc,
                                            balancer.withListeners(
                                                    Lists.without(balancer.listeners(), i))))));
        }
        if (balancer.listeners().isEmpty()) {
            form.note(form.text("inspector.no-listeners"));
        }
        if (vpc.targetGroups().isEmpty()) {
            form.note(form.text("inspector.no-target-groups"));
        } else {
            form.adding(
                    Message.of(
                            "inspector.add-listener",
                            vpc.targetGroups().values().iterator().next().label()),
                    "listener-add",
                    text -> listener(vpc, balancer, text));
        }
        InterfaceForm.several(
                form,
                topology,
                vpc,
                balancer.interfaces(),
                balancer.internetFacing(),
                list -> put(vpc, balancer.withInterfaces(list)));
        form.caption("inspector.in-vpc").add(form.link(vpc.id()));
    }

    private static LoadBalancer facing(LoadBalancer balancer, boolean internet) {
        return new LoadBalancer(
                balancer.id(),
                balancer.name(),
                internet,
                balancer.interfaces(),
                balancer.crossZone(),
                balancer.listeners());
    }

    /// Reads `tcp 443 web`: what is accepted, and the target group that it goes to.
    private static Form.Meaning listener(Vpc vpc, LoadBalancer balancer, String text) {
        var words = text.strip().split("\\s+", 3);
        if (words.length == 3) {
            var protocol = Protocol.parse(words[0]).filter(Protocol::hasPorts);
            var port = Typed.number(words[1], 1, LAST_PORT);
            var group = named(vpc.targetGroups().values(), words[2]);
            if (protocol.isPresent() && port.isPresent() && group.isPresent()) {
                return new Form.Meaning.Means(
                        put(
                                vpc,
                                balancer.withListeners(
                                        Lists.plus(
                                                balancer.listeners(),
                                                new Listener(
                                                        protocol.get(),
                                                        port.get().intValue(),
                                                        group.get())))));
            }
        }
        return new Form.Meaning.Wrong(
                Message.of(
                        "inspector.listener-wrong",
                        text,
                        vpc.targetGroups().values().iterator().next().label()));
    }

    /// What a person calls one of these by name or id.
    private static Optional<ResourceId> named(
            Collection<? extends Resource> resources, String word) {
        return resources.stream()
                .filter(it -> it.id().value().equals(word) || it.name().equals(word))
                .<ResourceId>map(Resource::id)
                .findFirst();
    }

    private static Edit put(Vpc vpc, LoadBalancer balancer) {
        return new Edit.PutLoadBalancer(vpc.id(), balancer, Optional.empty());
    }

    // ---- target groups

    static void targets(Form form, Vpc vpc, TargetGroup group) {
        form.choice(
                "inspector.protocol",
                "tg-protocol",
                List.of(Protocol.TCP, Protocol.UDP),
                Optional.of(group.protocol()),
                Protocol::toString,
                it -> put(vpc, listening(group, it, group.port())));
        form.field(
                "inspector.port",
                "tg-port",
                Integer.toString(group.port()),
                Typed.number(
                        1,
                        LAST_PORT,
                        it -> put(vpc, listening(group, group.protocol(), (int) it))));
        form.check(
                "inspector.preserve-client",
                "tg-preserve",
                group.preserveClientIp(),
                on -> put(vpc, group.withPreserveClientIp(on)));
        form.note(form.text("inspector.preserve-client-note"));
        form.caption("inspector.members");
        for (int i = 0; i < group.members().size(); i++) {
            member(form, vpc, group, i);
        }
        if (group.members().isEmpty()) {
            form.note(form.text("inspector.no-members"));
        }
        form.adding("inspector.add-member", "member-add", text -> member(vpc, group, text));
        form.caption("inspector.balancers");
        vpc.loadBalancers().values().stream()
                .filter(it ->
                        it.listeners().stream().anyMatch(l -> l.targetGroup().equals(group.id())))
                .forEach(it -> form.add(form.link(it.id())));
        form.caption("inspector.in-vpc").add(form.link(vpc.id()));
    }

    private static void member(Form form, Vpc vpc, TargetGroup group, int at) {
        var member = group.members().get(at);
        Node who =
                switch (member.to()) {
                    case To.AnInstance(var id) -> form.link(id);
                    case To.AnAddress(var ip) -> Form.mono(ip.toString());
                };
        var healthy =
                form.box(
                        "member-healthy-" + at,
                        form.text("inspector.healthy"),
                        member.healthy(),
                        with(
                                vpc,
                                group,
                                Lists.replaced(
                                        group.members(),
                                        at,
                                        new Member(
                                                member.to(), member.port(), !member.healthy()))));
        form.row(
                new VBox(2, new HBox(4, who, Form.mono(":" + member.port())), healthy),
                Optional.of(
                        form.remove(
                                "member-remove-" + at,
                                with(vpc, group, Lists.without(group.members(), at)))));
    }

    /// Reads `web-1`, `web-1 8080` or `10.0.1.10 8080`: an instance of the VPC or an address, and
    /// where it is not the group's, a port.
    private static Form.Meaning member(Vpc vpc, TargetGroup group, String text) {
        int cut = text.lastIndexOf(' ');
        var port =
                cut < 0
                        ? Optional.<Long>empty()
                        : Typed.number(text.substring(cut + 1), 1, LAST_PORT);
        var word = port.isPresent() ? text.substring(0, cut).strip() : text.strip();
        var to =
                Ip.parse(word)
                        .found()
                        .<To>map(To.AnAddress::new)
                        .or(() -> named(vpc.instances().values(), word).map(To.AnInstance::new));
        return to.<Form.Meaning>map(it ->
                        new Form.Meaning.Means(
                                with(
                                        vpc,
                                        group,
                                        Lists.plus(
                                                group.members(),
                                                new Member(
                                                        it,
                                                        port.map(Long::intValue)
                                                                .orElse(group.port()),
                                                        true)))))
                .orElseGet(
                        () -> new Form.Meaning.Wrong(Message.of("inspector.member-wrong", text)));
    }

    private static TargetGroup listening(TargetGroup group, Protocol protocol, int port) {
        return new TargetGroup(
                group.id(),
                group.name(),
                protocol,
                port,
                group.preserveClientIp(),
                group.members());
    }

    private static Edit with(Vpc vpc, TargetGroup group, List<Member> members) {
        return put(vpc, group.withMembers(members));
    }

    private static Edit put(Vpc vpc, TargetGroup group) {
        return new Edit.PutTargetGroup(vpc.id(), group);
    }
}
