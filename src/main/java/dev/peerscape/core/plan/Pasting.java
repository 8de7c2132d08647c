package dev.peerscape.core.plan;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.FreeSpace;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcDraft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes an edit of a [Clipping]: new ids throughout, references among the copied things kept among
/// their copies, and by default the next free blocks instead of the old ones.
public final class Pasting {
    /// What becomes of the blocks.
    public enum Blocks {
        /// The next free block of the same size; what was inside keeps its offset.
        NEXT_FREE,
        /// The same block, which will overlap the original's.
        KEEP
    }

    /// Where to.
    ///
    /// @param vpc the VPC that gets copied subnets, tables, groups and ACLs; empty for the one they
    ///   came from
    /// @param subnet the subnet that gets copied instances and gateways; empty for the one they
    ///   came from
    /// @param dx how far from the originals to draw VPCs and subnets
    /// @param dy how far from the originals to draw VPCs and subnets
    public record Place(
            Optional<ResourceId> vpc, Optional<ResourceId> subnet, double dx, double dy) {}

    /// What came of it.
    public sealed interface Result {
        /// An edit that pastes.
        ///
        /// @param pasted the new things that people would count, to be selected
        record Ready(Edit.Batch edit, Set<ResourceId> pasted) implements Result {}

        /// There is no place for it.
        record Impossible(Message reason) implements Result {}
    }

    private final Document document;
    private final Clipping clipping;
    private final Place place;
    private final Blocks blocks;
    private final Copier copier;
    private final List<Edit> edits = new ArrayList<>();
    private final Map<ResourceId, Box> placed = new HashMap<>();
    private final Set<ResourceId> pasted = new LinkedHashSet<>();

    private Pasting(Document document, Clipping clipping, Place place, Blocks blocks) {
        this.document = document;
        this.clipping = clipping;
        this.place = place;
        this.blocks = blocks;
        copier = new Copier(document.topology(), Ids.in(document.topology()));
    }

    /// {@return the edit that pastes the clipping into the document, or why there is no place}
    public static Result paste(Document document, Clipping clipping, Place place, Blocks blocks) {
        try {
            return new Pasting(document, clipping, place, blocks).result();
        } catch (NoPlace e) {
            return new Result.Impossible(e.reason());
        }
    }

    private Result result() {
        for (var list : clipping.lists()) {
            if (document.topology().find(list.id()).isEmpty()) {
                edits.add(new Edit.PutPrefixList(list));
            }
        }
        newBlocks();
        clipping.vpcs().forEach(copier::fresh);
        var copies = new ArrayList<Vpc>();
        for (var vpc : clipping.vpcs()) {
            copies.add(vpc(vpc));
        }
        peerings();
        // Rows and rules last: they may refer to any of the copies.
        for (int i = 0; i < copies.size(); i++) {
            rowsAndRules(clipping.vpcs().get(i), copies.get(i));
        }
        var parts = new PartPasting(document, clipping, place, blocks, copier);
        for (var part : clipping.parts()) {
            pasted.add(parts.paste(part));
        }
        edits.addAll(parts.edits());
        if (!placed.isEmpty()) {
            edits.add(new Edit.Place(placed));
        }
        return new Result.Ready(
                new Edit.Batch(Message.of("plan.paste", clipping.size()), edits), pasted);
    }

    // ---- whole VPCs

    /// Chooses the blocks of all VPC copies before anything is copied, as rows and rules of one may
    /// name those of another.
    private void newBlocks() {
        if (blocks == Blocks.KEEP) {
            return;
        }
        var space = AddressSpace.of(document.topology());
        for (var vpc : clipping.vpcs()) {
            var chosen = new ArrayList<Cidr>();
            for (var old : vpc.cidrs()) {
                var fresh = freeLike(space, old, chosen);
                chosen.add(fresh);
                copier.moves(vpc.id(), old, fresh);
                space = space.with(fresh, vpc.id());
            }
        }
    }

    private static Cidr freeLike(AddressSpace space, Cidr old, List<Cidr> chosen) {
        Optional<Cidr> found;
        if (old.isV6()) {
            var pool = Cidr.around(old.base(), Math.max(0, old.length() - 16));
            found = FreeSpace.of(pool, space.taken()).first(old.length());
        } else {
            found =
                    chosen.isEmpty()
                            ? Proposals.vpcBlock(space, old.length())
                            : Proposals.besideBlock(space, List.of(), chosen, old.length());
        }
        return found.orElseThrow(() -> new NoPlace(Message.of("plan.no-room", old.length())));
    }

    private Vpc vpc(Vpc old) {
        var id = copier.now(old.id());
        old.members().forEach(members -> members.values().forEach(copier::fresh));
        var draft =
                Vpc.create(
                                id,
                                copier.name(old),
                                old.account(),
                                old.region(),
                                old.cidrs().stream().map(cidr -> copier.moved(old, cidr)).toList())
                        .draft()
                        .dns(old.dnsSupport(), old.dnsHostnames())
                        .mainRouteTable(copier.now(old.mainRouteTable()))
                        .defaultNetworkAcl(copier.now(old.defaultNetworkAcl()))
                        .defaultSecurityGroup(copier.now(old.defaultSecurityGroup()));
        // The three that a new VPC brings give way to the copies.
        var made = draft.build();
        made.members().forEach(members -> members.keySet().forEach(draft::remove));
        old.routeTables()
                .values()
                .forEach(
                        it -> draft.put(new RouteTable(copier.now(it.id()), it.name(), List.of())));
        old.securityGroups()
                .values()
                .forEach(it ->
                        draft.put(
                                new SecurityGroup(
                                        copier.now(it.id()), it.name(), List.of(), List.of())));
        old.networkAcls().values().forEach(it -> draft.put(copier.acl(old, it)));
        old.internetGateways().values().forEach(it -> draft.put(copier.gateway(it)));
        old.egressOnlyGateways().values().forEach(it -> draft.put(copier.gateway(it)));
        old.subnets().values().forEach(it -> draft.put(copier.subnet(old, it)));
        old.natGateways().values().forEach(it -> draft.put(copier.nat(old, it)));
        old.instances().values().forEach(it -> draft.put(copier.instance(old, it)));
        services(old, draft);
        var copy = draft.build();
        edits.add(new Edit.AddVpc(copy, clipping.box(old.id(), place)));
        for (var members : old.members()) {
            members.keySet()
                    .forEach(member ->
                            clipping.box(member)
                                    .ifPresent(box -> placed.put(copier.now(member), box)));
        }
        pasted.add(id);
        return copy;
    }

    /// What a VPC has beside instances; gateways of it have no way to sites.
    private void services(Vpc old, VpcDraft draft) {
        old.vpnGateways().values().forEach(it -> draft.put(copier.gateway(it)));
        old.interfaces().values().forEach(it -> draft.put(copier.networkInterface(old, it)));
        old.endpoints().values().forEach(it -> draft.put(copier.endpoint(old, it)));
        old.loadBalancers().values().forEach(it -> draft.put(copier.balancer(old, it)));
        old.targetGroups()
                .values()
                .forEach(it -> draft.put(copier.targetGroup(old, it, _ -> false)));
    }

    private void peerings() {
        for (var old : clipping.peerings()) {
            var id = copier.fresh(old.id(), Kind.PEERING);
            edits.add(
                    new Edit.RequestPeering(
                            Actor.ANYONE,
                            id,
                            old.name(),
                            copier.now(old.requester().vpc()),
                            copier.now(old.accepter().vpc())));
            boolean accepted =
                    old.status() == PeeringStatus.ACTIVE
                            || old.status() == PeeringStatus.PROVISIONING;
            // Copies with the old blocks overlap nothing of each other that the originals did not.
            if (accepted) {
                edits.add(new Edit.AcceptPeering(Actor.ANYONE, id));
            }
        }
    }

    private void rowsAndRules(Vpc old, Vpc copy) {
        for (var table : old.routeTables().values()) {
            if (!table.routes().isEmpty()
                    || !table.listRoutes().isEmpty()
                    || !table.propagating().isEmpty()) {
                edits.add(new Edit.PutRouteTable(copy.id(), copier.table(old, table)));
            }
        }
        for (var group : old.securityGroups().values()) {
            if (!group.ingress().isEmpty() || !group.egress().isEmpty()) {
                edits.add(new Edit.PutSecurityGroup(copy.id(), copier.group(old, group)));
            }
        }
    }
}
