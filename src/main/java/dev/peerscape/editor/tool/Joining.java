package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnGateway;
import dev.peerscape.editor.scene.Hit;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What a link between two figures would make, whichever way it is drawn: an attachment, a VPN
/// connection, a Direct Connect line, an association. A link between two VPCs is a peering and none
/// of these.
sealed interface Joining {

    /// It can be made.
    ///
    /// @param promise what it would come to, in a sentence
    /// @param made what there will then be to select
    record Good(Message promise, Supplier<Made> made) implements Joining {}

    /// It cannot.
    record Bad(Message reason) implements Joining {}

    /// What carrying it out takes.
    ///
    /// @param done what to say afterwards
    record Made(Edit edit, ResourceId id, Optional<Message> done) {}

    /// {@return the sentence at the pointer}
    default Message text() {
        return switch (this) {
            case Good(var promise, _) -> promise;
            case Bad(var reason) -> reason;
        };
    }

    default Mark.Tone tone() {
        return this instanceof Good ? Mark.Tone.GOOD : Mark.Tone.BAD;
    }

    /// {@return the figure that a link drawn from or to a resource would end at: the site of a
    /// host, the VPC of whatever else is in it}
    static Optional<ResourceId> end(Topology topology, ResourceId id) {
        return switch (topology.find(id).map(Resource::kind).orElse(Kind.INTERNET)) {
            case TRANSIT_GATEWAY, DX_GATEWAY, VPN_GATEWAY, SITE -> Optional.of(id);
            case SITE_HOST -> topology.hybrid().hostSite(id).map(Site::id);
            default -> topology.vpcOf(id).map(Vpc::id);
        };
    }

    /// {@return what a link from a figure to what is under the pointer would make; empty where
    /// there is nothing, and for a peering}
    static Optional<Joining> under(Diagram diagram, ResourceId from) {
        var document = diagram.session().document();
        return diagram.hit() instanceof Hit.On(var figure)
                ? end(document.topology(), figure.shown())
                        .flatMap(to -> between(document, from, to))
                : Optional.empty();
    }

    /// {@return what a link between two figures would make; empty for one figure, and for a
    /// peering}
    static Optional<Joining> between(Document document, ResourceId from, ResourceId to) {
        var topology = document.topology();
        var a = topology.find(from);
        var b = topology.find(to);
        if (from.equals(to) || a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        return rank(a.get()) <= rank(b.get())
                ? ordered(document, a.get(), b.get())
                : ordered(document, b.get(), a.get());
    }

    private static int rank(Resource resource) {
        return switch (resource) {
            case Vpc _ -> 0;
            case VpnGateway _ -> 1;
            case TransitGateway _ -> 2;
            case DxGateway _ -> 3;
            default -> 4;
        };
    }

    /// From the VPC outwards.
    private static Optional<Joining> ordered(Document document, Resource a, Resource b) {
        return switch (a) {
            case Vpc vpc ->
                    switch (b) {
                        case Vpc _ -> Optional.empty();
                        case TransitGateway hub ->
                                Optional.of(attachment(document.topology(), vpc, hub));
                        case DxGateway dx ->
                                Optional.of(DirectLinks.association(document, vpc, dx));
                        case Site site -> Optional.of(VpnLinks.of(document, vpc, site));
                        default -> Optional.of(bad("tool.link-vpc-vgw", vpc, b));
                    };
            case VpnGateway gateway ->
                    switch (b) {
                        case DxGateway dx ->
                                Optional.of(DirectLinks.association(document, gateway, dx));
                        case Site site -> Optional.of(VpnLinks.of(document, gateway, site));
                        default -> Optional.of(bad("tool.link-gateways", gateway, b));
                    };
            case TransitGateway hub ->
                    switch (b) {
                        case DxGateway dx ->
                                Optional.of(DirectLinks.association(document, hub, dx));
                        case Site site -> Optional.of(VpnLinks.of(document, hub, site));
                        default -> Optional.of(bad("tool.link-transit", hub, b));
                    };
            case DxGateway dx ->
                    b instanceof Site site
                            ? Optional.of(DirectLinks.line(document, dx, site))
                            : Optional.of(bad("tool.link-gateways", dx, b));
            case Site site -> Optional.of(bad("tool.link-sites", site, b));
            default -> Optional.empty();
        };
    }

    static Bad bad(String key, Resource a, Resource b) {
        return new Bad(Message.of(key, a.label(), b.label()));
    }

    /// With an interface in the first subnet of each availability zone.
    private static Joining attachment(Topology topology, Vpc vpc, TransitGateway gateway) {
        if (gateway.attachmentOf(vpc.id()).isPresent()) {
            return bad("tool.already-attached", vpc, gateway);
        }
        if (!vpc.region().equals(gateway.region())) {
            return new Bad(
                    Message.of(
                            "tool.attach-region",
                            vpc.label(),
                            vpc.region().code(),
                            gateway.label(),
                            gateway.region().code()));
        }
        if (vpc.subnets().isEmpty()) {
            return new Bad(Message.of("tool.attach-subnet", vpc.label()));
        }
        return new Good(
                Message.of("tool.would-attach", vpc.label(), gateway.label()),
                () -> {
                    var zones = new TreeMap<String, ResourceId>();
                    vpc.subnets().values().forEach(it -> zones.putIfAbsent(it.zone(), it.id()));
                    var subnets = zones.values().stream().sorted().toList();
                    var to = TransitAttachment.To.ToVpc.of(vpc.id(), subnets);
                    var id = Ids.in(topology).next(Kind.TRANSIT_ATTACHMENT);
                    var attachment = gateway.attachment(id, "", to);
                    return new Made(
                            new Edit.PutTransitAttachment(gateway.id(), attachment),
                            id,
                            Optional.empty());
                });
    }
}
