package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Hit;

import java.util.Optional;
import java.util.TreeMap;

/// A link drawn from a VPC to a transit gateway: an attachment, with an interface in the first
/// subnet of each availability zone.
record Attaching(Topology topology, Vpc vpc, TransitGateway gateway) {

    /// {@return the attachment that a link from the VPC to what is under the pointer would make}
    static Optional<Attaching> under(Diagram diagram, ResourceId from) {
        var topology = diagram.session().document().topology();
        return diagram.hit() instanceof Hit.On(var figure)
                ? Optional.ofNullable(topology.transitGateways().get(figure.id()))
                        .flatMap(it ->
                                topology.vpc(from).map(vpc -> new Attaching(topology, vpc, it)))
                : Optional.empty();
    }

    /// {@return why it cannot be}
    Optional<Message> refusal() {
        var present = gateway.attachmentOf(vpc.id());
        if (present.isPresent()) {
            return Optional.of(Message.of("tool.already-attached", vpc.label(), gateway.label()));
        }
        if (!vpc.region().equals(gateway.region())) {
            return Optional.of(
                    Message.of(
                            "tool.attach-region",
                            vpc.label(),
                            vpc.region().code(),
                            gateway.label(),
                            gateway.region().code()));
        }
        return vpc.subnets().isEmpty()
                ? Optional.of(Message.of("tool.attach-subnet", vpc.label()))
                : Optional.empty();
    }

    /// {@return what it would come to, in a sentence}
    Message promise() {
        return Message.of("tool.would-attach", vpc.label(), gateway.label());
    }

    Edit edit() {
        var zones = new TreeMap<String, ResourceId>();
        vpc.subnets().values().forEach(it -> zones.putIfAbsent(it.zone(), it.id()));
        var to = TransitAttachment.To.ToVpc.of(vpc.id(), zones.values().stream().sorted().toList());
        var id = Ids.in(topology).next(Kind.TRANSIT_ATTACHMENT);
        return new Edit.PutTransitAttachment(gateway.id(), gateway.attachment(id, "", to));
    }
}
