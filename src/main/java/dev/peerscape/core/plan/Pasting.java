package dev.peerscape.core.plan;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    /// Ends the work when there is no place; never leaves this class.
    private static final class NoPlace extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Message reason;

        NoPlace(Message reason) {
            super(reason.key(), null, false, false);
            this.reason = reason;
        }
    }

    private final Document document;
    private final Clipping clipping;
    private final Place place;
    private final Blocks blocks;
    private final Copier copier;
    private final Set<Ip> publicTaken;
    private final Map<ResourceId, Set<Ip>> privateTaken = new HashMap<>();
    private final Map<ResourceId, List<Cidr>> subnetsTaken = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private final Map<ResourceId, Box> placed = new HashMap<>();
    private final Set<ResourceId> pasted = new LinkedHashSet<>();

    private Pasting(Document document, Clipping clipping, Place place, Blocks blocks) {
        this.document = document;
        this.clipping = clipping;
        this.place = place;
        this.blocks = blocks;
        copier = new Copier(document.topology(), Ids.in(document.topology()));
        publicTaken = new HashSet<>(Proposals.publicAddresses(document.topology()));
    }

    /// {@return the edit that pastes the clipping into the document, or why there is no place}
    public static Result paste(Document document, Clipping clipping, Place place, Blocks blocks) {
        try {
            return new Pasting(document, clipping, place, blocks).result();
        } catch (NoPlace e) {
            return new Result.Impossible(e.reason);
        }
    }

    private Result result() {
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
        for (var part : clipping.parts()) {
            part(part);
        }
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
            found = FreeSpace.of(pool, space.blocks()).first(old.length());
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
        old.subnets().values().forEach(it -> draft.put(copier.subnet(old, it)));
        old.natGateways().values().forEach(it -> draft.put(withPublic(copier.nat(old, it))));
        old.instances().values().forEach(it -> draft.put(withPublic(copier.instance(old, it))));
        var copy = draft.build();
        edits.add(new Edit.AddVpc(copy, box(old.id(), true)));
        for (var members : old.members()) {
            members.keySet()
                    .forEach(member ->
                            box(member, false)
                                    .ifPresent(box -> placed.put(copier.now(member), box)));
        }
        pasted.add(id);
        return copy;
    }

    private Optional<Box> box(ResourceId old, boolean shifted) {
        return Optional.ofNullable(clipping.boxes().get(old))
                .map(box -> shifted ? box.moved(place.dx(), place.dy()) : box);
    }

    private Ip nextPublic() {
        var ip = Proposals.publicAddress(publicTaken);
        publicTaken.add(ip);
        return ip;
    }

    private NatGateway withPublic(NatGateway nat) {
        return nat.publicIp().isEmpty() ? nat : nat.withPublicIp(Optional.of(nextPublic()));
    }

    private Instance withPublic(Instance instance) {
        return instance.withInterfaces(
                instance.interfaces().stream()
                        .map(eni ->
                                eni.publicIp().isEmpty()
                                        ? eni
                                        : eni.withPublicIp(Optional.of(nextPublic())))
                        .toList());
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
            if (!table.routes().isEmpty()) {
                edits.add(new Edit.PutRouteTable(copy.id(), copier.table(old, table)));
            }
        }
        for (var group : old.securityGroups().values()) {
            if (!group.ingress().isEmpty() || !group.egress().isEmpty()) {
                edits.add(new Edit.PutSecurityGroup(copy.id(), copier.group(old, group)));
            }
        }
    }

    // ---- things in a VPC

    private void part(Clipping.Part part) {
        switch (part.resource()) {
            case Subnet subnet -> subnet(part.from(), subnet);
            case Instance instance -> {
                var to = subnetFor(part.from(), instance.subnet());
                edits.add(
                        new Edit.PutInstance(
                                to.vpc().id(),
                                instanceIn(
                                        part.from(),
                                        to.vpc(),
                                        to.subnet(),
                                        instance,
                                        Optional.empty()),
                                Optional.empty()));
                pasted.add(copier.now(instance.id()));
            }
            case NatGateway nat -> {
                var to = subnetFor(part.from(), nat.subnet());
                edits.add(
                        new Edit.PutNatGateway(
                                to.vpc().id(),
                                natIn(to.vpc(), to.subnet(), nat, Optional.empty()),
                                Optional.empty()));
                pasted.add(copier.now(nat.id()));
            }
            case RouteTable table -> {
                var to = vpcFor(part.from());
                pasted.add(copier.fresh(table));
                edits.add(
                        new Edit.PutRouteTable(to.id(), copier.tableInto(to, part.from(), table)));
            }
            case SecurityGroup group -> {
                var to = vpcFor(part.from());
                pasted.add(copier.fresh(group));
                edits.add(new Edit.PutSecurityGroup(to.id(), copier.group(part.from(), group)));
            }
            case NetworkAcl acl -> {
                var to = vpcFor(part.from());
                pasted.add(copier.fresh(acl));
                edits.add(new Edit.PutNetworkAcl(to.id(), copier.acl(part.from(), acl)));
            }
            default -> throw new IllegalStateException("not copied: " + part.resource().id());
        }
    }

    private Vpc vpcFor(Vpc from) {
        return document.topology()
                .vpc(place.vpc().orElse(from.id()))
                .orElseThrow(() -> new NoPlace(Message.of("plan.paste-no-vpc")));
    }

    private record Spot(Vpc vpc, Subnet subnet) {}

    private Spot subnetFor(Vpc from, ResourceId old) {
        var id = place.subnet().orElse(old);
        var vpc =
                document.topology()
                        .vpcOf(id)
                        .orElseThrow(() -> new NoPlace(Message.of("plan.paste-no-subnet")));
        var subnet = Optional.ofNullable(vpc.subnets().get(id));
        return new Spot(
                vpc,
                subnet.orElseThrow(
                        () -> new NoPlace(Message.of("plan.paste-no-subnet", from.label()))));
    }

    private void subnet(Vpc from, Subnet old) {
        var to = vpcFor(from);
        boolean home = to.id().equals(from.id());
        var fresh = new ArrayList<Cidr>();
        for (var block : old.cidrs()) {
            subnetBlock(to, block, old).ifPresent(fresh::add);
        }
        var id = copier.fresh(old);
        var subnet =
                new Subnet(
                        id,
                        copier.name(old),
                        home ? old.zone() : Proposals.zone(to),
                        fresh,
                        old.routeTable().filter(it -> home && to.routeTables().containsKey(it)),
                        home && to.networkAcls().containsKey(old.networkAcl())
                                ? old.networkAcl()
                                : to.defaultNetworkAcl(),
                        old.assignsPublicIp());
        edits.add(new Edit.PutSubnet(to.id(), subnet, box(old.id(), true)));
        pasted.add(id);
        for (var standing : Clipping.standingIn(from, old)) {
            if (standing instanceof Instance it) {
                var copy = instanceIn(from, to, subnet, it, Optional.of(old));
                edits.add(new Edit.PutInstance(to.id(), copy, box(it.id(), false)));
            }
            if (standing instanceof NatGateway it) {
                var copy = natIn(to, subnet, it, Optional.of(old));
                edits.add(new Edit.PutNatGateway(to.id(), copy, box(it.id(), false)));
            }
        }
    }

    /// An IPv6 block is left out where the VPC has no room for it; an IPv4 one must be found.
    private Optional<Cidr> subnetBlock(Vpc to, Cidr old, Subnet subnet) {
        if (blocks == Blocks.KEEP) {
            return Optional.of(old);
        }
        var taken =
                subnetsTaken.computeIfAbsent(
                        to.id(),
                        _ ->
                                new ArrayList<>(
                                        to.subnets().values().stream()
                                                .flatMap(it -> it.cidrs().stream())
                                                .toList()));
        var found =
                to.cidrs().stream()
                        .filter(block -> block.isV6() == old.isV6())
                        .flatMap(block -> FreeSpace.of(block, taken).first(old.length()).stream())
                        .findFirst();
        found.ifPresent(taken::add);
        if (found.isEmpty() && !old.isV6()) {
            throw new NoPlace(Message.of("plan.paste-no-room", subnet.label(), to.label()));
        }
        return found;
    }

    /// @param moved the subnet it stood in, when that is copied with it
    private Instance instanceIn(
            Vpc from, Vpc to, Subnet subnet, Instance old, Optional<Subnet> moved) {
        boolean home = to.id().equals(from.id());
        var id = copier.fresh(old);
        var interfaces = new ArrayList<NetworkInterface>();
        for (var eni : old.interfaces()) {
            interfaces.add(
                    new NetworkInterface(
                            copier.now(eni.id()),
                            eni.name(),
                            subnet.id(),
                            eni.addresses().stream()
                                    .flatMap(ip -> address(to, subnet, ip, moved).stream())
                                    .toList(),
                            eni.publicIp().map(_ -> nextPublic()),
                            home ? groupsIn(to, eni) : List.of(to.defaultSecurityGroup()),
                            eni.sourceDestCheck()));
        }
        return new Instance(id, copier.name(old), old.running(), interfaces);
    }

    /// Its groups that the VPC still has, else the default one.
    private static List<ResourceId> groupsIn(Vpc vpc, NetworkInterface eni) {
        var there =
                eni.securityGroups().stream().filter(vpc.securityGroups()::containsKey).toList();
        return there.isEmpty() ? List.of(vpc.defaultSecurityGroup()) : there;
    }

    private NatGateway natIn(Vpc to, Subnet subnet, NatGateway old, Optional<Subnet> moved) {
        var id = copier.fresh(old);
        var ip = address(to, subnet, old.privateIp(), moved).orElseThrow(() -> full(subnet));
        return new NatGateway(
                id,
                copier.name(old),
                subnet.id(),
                old.connectivity(),
                ip,
                old.publicIp().map(_ -> nextPublic()));
    }

    private static NoPlace full(Subnet subnet) {
        return new NoPlace(Message.of("plan.paste-subnet-full", subnet.label()));
    }

    /// The address at the same offset when the subnet came along, else the next free one.
    private Optional<Ip> address(Vpc to, Subnet subnet, Ip old, Optional<Subnet> moved) {
        var taken =
                privateTaken.computeIfAbsent(
                        to.id(), _ -> new HashSet<>(Proposals.addressesIn(to)));
        if (moved.filter(it -> it.contains(old)).isPresent()) {
            var there = Copier.moved(old, moved.get().cidrs(), subnet.cidrs());
            there.ifPresent(taken::add);
            return there;
        }
        var block = subnet.cidrs().stream().filter(it -> it.isV6() == old.isV6()).findFirst();
        if (block.isEmpty()) {
            return Optional.empty();
        }
        var found = Proposals.hostAddress(block.get(), taken);
        found.ifPresent(taken::add);
        return Optional.of(found.orElseThrow(() -> full(subnet)));
    }
}
