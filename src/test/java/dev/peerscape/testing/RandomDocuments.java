package dev.peerscape.testing;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.SplittableRandom;

/// Random documents from a seed: a handful of VPCs with subnets, instances, gateways, tables,
/// groups, ACLs and peerings in many states, with mistakes among them. Made by edits, so never
/// ill-formed.
public final class RandomDocuments {
    private RandomDocuments() {}

    /// {@return a document of about that many VPCs}
    public static Document of(long seed, int vpcs) {
        var random = new SplittableRandom(seed);
        return of(vpcs, random, new RandomEdits(random));
    }

    private static Document of(int vpcs, SplittableRandom random, RandomEdits edits) {
        var document = Document.empty(Designs.NOON);
        for (int i = 0; i < vpcs; i++) {
            document = tried(document, edits.addVpc(document.topology()));
        }
        document = peered(document, random);
        for (int i = 0; i < 20 * vpcs; i++) {
            document = tried(document, edits.next(document));
        }
        return document;
    }

    /// {@return a small document}
    public static Document of(long seed) {
        return of(seed, 2 + (int) Math.floorMod(seed, 5L));
    }

    /// {@return a small document with everything in it that there can be: endpoints, load
    /// balancers, prefix lists, sites and what leads there too}
    public static Document everything(long seed) {
        var random = new SplittableRandom(seed);
        return of(2 + (int) Math.floorMod(seed, 5L), random, RandomEdits.everything(random));
    }

    /// {@return the document after the edit, or as it was when that is refused}
    public static Document tried(Document document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case Outcome.Applied(var after, _, _) -> after;
            case Outcome.Refused _ -> document;
        };
    }

    private static Document peered(Document document, SplittableRandom random) {
        var vpcs = List.copyOf(document.topology().vpcs().keySet());
        for (int i = 1; i < vpcs.size(); i++) {
            var id = Ids.in(document.topology()).next(Kind.PEERING);
            ResourceId other = vpcs.get(random.nextInt(i));
            document =
                    tried(
                            document,
                            new Edit.RequestPeering(Actor.ANYONE, id, "", vpcs.get(i), other));
            boolean pending =
                    document.topology()
                            .peering(id)
                            .filter(it -> it.status() == PeeringStatus.PENDING_ACCEPTANCE)
                            .isPresent();
            if (pending && random.nextInt(4) > 0) {
                document = tried(document, new Edit.AcceptPeering(Actor.ANYONE, id));
            }
        }
        return document;
    }
}
