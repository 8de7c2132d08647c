package dev.peerscape.core.topology;

import dev.peerscape.core.topology.TransitAttachment.To;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts the two ends of peerings of transit gateways together when each account told of its own
/// end. AWS gives both ends one id, which no document can hold twice: the end at the gateway whose
/// id comes later gets a word behind it.
public final class TransitPeerings {
    private static final String FAR = "-peer";

    /// What the far end of a peering is called; the second is an older word.
    private static final Set<String> WORDS = Set.of("peering", "tgw-peering");

    private final TreeMap<ResourceId, TransitGateway> gateways;

    private TransitPeerings(SortedMap<ResourceId, TransitGateway> gateways) {
        this.gateways = new TreeMap<>(gateways);
    }

    /// {@return the gateways with attachments whose ids are all different, and peerings of two of
    /// them leading from one to the other}
    public static SortedMap<ResourceId, TransitGateway> linked(
            SortedMap<ResourceId, TransitGateway> gateways) {
        var peerings = new TransitPeerings(gateways);
        peerings.separate();
        gateways.keySet().forEach(peerings::link);
        return peerings.gateways;
    }

    /// {@return whether something elsewhere is a transit gateway at the far end of a peering}
    public static boolean isPeering(To.Elsewhere to) {
        return WORDS.contains(to.what());
    }

    private void separate() {
        Set<ResourceId> all = new HashSet<>();
        gateways.values().forEach(it -> all.addAll(it.attachments().keySet()));
        Set<ResourceId> seen = new HashSet<>();
        gateways.replaceAll((_, gateway) -> {
            var apart = gateway;
            for (var attachment : gateway.attachments().values()) {
                if (!seen.add(attachment.id())) {
                    var id = attachment.id();
                    while (!all.add(id)) {
                        id = new ResourceId(id.value() + FAR);
                    }
                    seen.add(id);
                    apart = renamed(apart, attachment, id);
                }
            }
            return apart;
        });
    }

    private static TransitGateway renamed(
            TransitGateway gateway, TransitAttachment attachment, ResourceId id) {
        var after =
                gateway.withoutAttachment(attachment.id())
                        .with(
                                new TransitAttachment(
                                        id,
                                        attachment.name(),
                                        attachment.to(),
                                        attachment.available(),
                                        attachment.association(),
                                        attachment.propagations()));
        for (var table : gateway.routeTables().values()) {
            var rows =
                    table.routes().stream()
                            .map(it ->
                                    it.to().filter(attachment.id()::equals).isPresent()
                                            ? TransitRouteTable.Row.to(it.destination(), id)
                                            : it)
                            .toList();
            var lists =
                    table.listRoutes().stream()
                            .map(it ->
                                    it.to().filter(attachment.id()::equals).isPresent()
                                            ? new TransitRouteTable.ListRow(
                                                    it.list(), Optional.of(id))
                                            : it)
                            .toList();
            after = after.with(table.withRoutes(rows).withListRoutes(lists));
        }
        return after;
    }

    private void link(ResourceId id) {
        for (var end : List.copyOf(gateway(id).attachments().values())) {
            if (end.to() instanceof To.Elsewhere to
                    && isPeering(to)
                    && ResourceId.isWellFormed(to.resource())
                    && !to.resource().equals(id.value())) {
                var other = new ResourceId(to.resource());
                far(id, end, other)
                        .ifPresent(far -> {
                            point(id, end, other, far);
                            point(other, far, id, end);
                        });
            }
        }
    }

    /// Ends that AWS gave one id belong together; where none has, an only pair does.
    private Optional<TransitAttachment> far(
            ResourceId gateway, TransitAttachment end, ResourceId other) {
        if (!gateways.containsKey(other)) {
            return Optional.empty();
        }
        var ends = ends(other, gateway);
        var twin = ends.stream().filter(it -> stem(it).equals(stem(end))).findFirst();
        return twin.isPresent() || ends.size() != 1 || ends(gateway, other).size() != 1
                ? twin
                : Optional.of(ends.getFirst());
    }

    /// {@return the peerings of a gateway to another that are not linked yet}
    private List<TransitAttachment> ends(ResourceId gateway, ResourceId to) {
        return gateway(gateway).attachments().values().stream()
                .filter(it ->
                        it.to() instanceof To.Elsewhere far
                                && isPeering(far)
                                && far.resource().equals(to.value()))
                .toList();
    }

    private static String stem(TransitAttachment attachment) {
        var id = attachment.id().value();
        return id.endsWith(FAR) ? id.substring(0, id.length() - FAR.length()) : id;
    }

    private void point(
            ResourceId id, TransitAttachment end, ResourceId other, TransitAttachment far) {
        var to = new To.ToTransitGateway(other, far.id());
        gateways.put(id, gateway(id).with(end.withTo(to)));
    }

    private TransitGateway gateway(ResourceId id) {
        return Optional.ofNullable(gateways.get(id)).orElseThrow();
    }
}
