package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.function.Consumer;

/// What all items have in common: an id, and mostly a VPC. An item without is noted and left out.
record Items(Parts parts) {
    /// Goes on with an item that is in a VPC.
    interface InVpc {
        void take(ResourceId id, ResourceId vpc);
    }

    /// Goes on when the item has an id, of the right kind, and a VPC.
    void inVpc(Node item, String field, Kind kind, Origin origin, InVpc then) {
        identified(
                item,
                field,
                kind,
                origin,
                id ->
                        item.id("VpcId", Kind.VPC)
                                .ifPresentOrElse(
                                        vpc -> {
                                            parts.hint(
                                                    vpc, item.account("OwnerId"), origin.region());
                                            then.take(id, vpc);
                                        },
                                        () ->
                                                parts.remark(
                                                        "missing-field",
                                                        origin.file(),
                                                        id,
                                                        "VpcId")));
    }

    /// Goes on when the item has an id of the right kind.
    void identified(Node item, String field, Kind kind, Origin origin, Consumer<ResourceId> then) {
        item.id(field, kind)
                .ifPresentOrElse(then, () -> parts.remark("no-id", origin.file(), field));
    }
}
