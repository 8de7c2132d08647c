package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.trace.Code;
import dev.peerscape.testing.ReferenceMap.Post;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// G.1 of the notes written down as slowly and obviously as possible, straight over the document:
/// what the engine is held against. It stops at the first thing that drops the packet, and shares
/// nothing with the engine but the document and the codes.
public final class ReferenceWalker {
    private static final int MAX_HOPS = 64;

    private final ReferenceMap map;
    private final Topology topology;

    /// Packet.
    private Ip source;

    private Ip destination;
    private Protocol protocol;
    private int sourcePort;
    private int port;

    private boolean returning;
    private Optional<Post> identity = Optional.empty();
    private Optional<Post> origin = Optional.empty();
    private boolean unnamed;
    private final List<String> hops = new ArrayList<>();
    private final List<Known> known = new ArrayList<>();
    private final List<Translated> translated = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private Optional<Post> sender = Optional.empty();

    private record Known(ResourceId where, Ip source, Ip destination) {}

    /// A flow that went out by an egress-only Internet gateway.
    private record Left(ResourceId gateway, Ip source, Ip destination) {}

    /// @param called what the request was for, where the gateway changed that as well (NAT64)
    private record Translated(Post nat, Ip source, Ip destination, int port, Ip called) {}

    /// A flow that a load balancer sent on: as it came and as it went.
    private record Balanced(
            Post balancer,
            Ip client,
            int clientPort,
            Ip called,
            int calledPort,
            Ip target,
            int targetPort,
            Ip sent,
            int sentPort) {}

    private final List<Balanced> balanced = new ArrayList<>();

    /// Who sent the packet on last in the VPC where it is.
    private Optional<Post> emitter = Optional.empty();

    /// How a leg ends.
    ///
    /// @param reached who got it, by the host's id
    /// @param code why nobody did
    /// @param hops the ids of the components passed
    public record Way(Optional<ResourceId> reached, Optional<Code> code, List<String> hops) {}

    static final class Dropped extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Code code;

        Dropped(Code code) {
            super(null, null, false, false); // millions are thrown, and nobody reads the stack
            this.code = code;
        }
    }

    /// A walk of one flow and its reply.
    public ReferenceWalker(
            ReferenceMap map,
            Ip source,
            Ip destination,
            Protocol protocol,
            int sourcePort,
            int port) {
        this.map = map;
        sites = new ReferenceSites(this, map);
        topology = map.topology();
        this.source = source;
        this.destination = destination;
        this.protocol = protocol;
        this.sourcePort = sourcePort;
        this.port = port;
    }

    /// {@return how the request ends, sent by that host}
    public Way forward(ResourceId from) {
        door = topology.find(from).filter(it -> isDoor(it)).map(VpcEndpoint.class::cast);
        site = hybrid().end(from);
        sender =
                from.equals(ResourceId.INTERNET) ? Optional.empty() : map.post(from, source.isV6());
        return leg(sender);
    }

    /// {@return how the reply of whoever got the request ends}
    public Way reply(Way forward) {
        returning = true;
        hops.clear();
        var swap = source;
        source = destination;
        destination = swap;
        if (protocol.isIcmp()) {
            port = port == 8 ? 0 : port == 128 ? 129 : port;
        } else {
            int other = port;
            port = sourcePort;
            sourcePort = other;
        }
        var reached = forward.reached().orElseThrow();
        caller = door;
        door = topology.find(reached).filter(it -> isDoor(it)).map(VpcEndpoint.class::cast);
        site = hybrid().end(reached);
        if (door.isPresent() || site.isPresent()) {
            return leg(Optional.empty());
        }
        var ip = source;
        return leg(
                reached.equals(ResourceId.INTERNET)
                        ? Optional.empty()
                        : map.posts(topology.vpcOf(reached).orElseThrow()).stream()
                                .filter(it -> it.host().id().equals(reached))
                                .filter(it -> it.has(ip))
                                .findFirst());
    }

    /// The gateway endpoint at which the leg begins, if it does.
    private Optional<VpcEndpoint> door = Optional.empty();

    /// The one at which the request began.
    private Optional<VpcEndpoint> caller = Optional.empty();

    private static boolean isDoor(Resource it) {
        return it instanceof VpcEndpoint endpoint
                && endpoint.form() instanceof VpcEndpoint.Form.Gateway;
    }

    /// {@return the load balancers that the flow went through}
    public List<ResourceId> balancers() {
        return balanced.stream().map(it -> it.balancer().host().id()).toList();
    }

    /// Where the packet was on this leg.
    private Set<String> seen = new HashSet<>();

    private final ReferenceSites sites;

    /// The site at which the leg begins, if it does.
    private Optional<ReferenceHybrid.End> site = Optional.empty();

    private Way leg(Optional<Post> from) {
        seen = new HashSet<>();
        borne = false;
        emitter = Optional.empty();
        try {
            var reached =
                    door.isPresent()
                            ? fromDoor(door.get())
                            : site.isPresent()
                                    ? fromSite(site.get())
                                    : from.isEmpty() ? fromInternet() : fromPost(from.get());
            return new Way(Optional.of(reached), Optional.empty(), List.copyOf(hops));
        } catch (Dropped dropped) {
            return new Way(Optional.empty(), Optional.of(dropped.code), List.copyOf(hops));
        }
    }

    private ResourceId fromSite(ReferenceHybrid.End end) throws Dropped {
        origin = Optional.empty();
        return sites.send(end.site(), end.via());
    }

    // ---- for the walk to sites and from them

    Ip source() {
        return source;
    }

    Ip destination() {
        return destination;
    }

    void hop(ResourceId id) {
        hops.add(id.value());
    }

    void forgetIdentity() {
        identity = Optional.empty();
    }

    /// A router decides on the packet.
    void visit(ResourceId router) throws Dropped {
        if (!seen.add(router + " " + destination)) {
            throw new Dropped(Code.CYCLIC_PATH_DETECTED);
        }
        if (hops.size() > MAX_HOPS - 6) {
            throw new Dropped(Code.MAX_HOPS_EXCEEDED);
        }
    }

    boolean isHeldPublicly() {
        return publicly().isPresent();
    }

    ResourceId acrossInternet() throws Dropped {
        hops.add("internet");
        return internet();
    }

    /// Past a virtual private gateway to somebody in its VPC.
    ResourceId enter(Vpc vpc, Optional<ResourceId> table, Post post) throws Dropped {
        borne = false;
        emitter = Optional.empty();
        return past(vpc, table, post, false);
    }

    /// {@return whether who got a packet is whom it was for, or who sent one: a gateway or
    /// connection stands for the site or the Internet behind it, an interface for whose it is}
    public boolean isAt(ResourceId wanted, ResourceId reached) {
        var end = hybrid().end(wanted);
        return wanted.equals(reached)
                || map.holds(reached, wanted)
                || wanted.value().startsWith("igw-") && reached.equals(ResourceId.INTERNET)
                || end.isPresent()
                        && !wanted.value().startsWith("host-")
                        && hybrid().end(reached).filter(it -> isSame(it, end.get())).isPresent();
    }

    private static boolean isSame(ReferenceHybrid.End one, ReferenceHybrid.End other) {
        return one.site().id().equals(other.site().id());
    }

    ReferenceHybrid hybrid() {
        return sites.hybrid();
    }

    private ResourceId fromInternet() throws Dropped {
        identity = Optional.empty();
        origin = Optional.empty();
        hops.add("internet");
        return internet();
    }

    /// C.4: the service behind a gateway endpoint answers, and does not call.
    private ResourceId fromDoor(VpcEndpoint it) throws Dropped {
        hops.add(it.id().value());
        identity = Optional.empty();
        origin = Optional.empty();
        var vpc = topology.vpcOf(it.id()).orElseThrow();
        if (!returning) {
            var list = ((VpcEndpoint.Form.Gateway) it.form()).prefixList();
            throw new Dropped(
                    map.isListed(list, source)
                            ? Code.VPCE_INTRA_VPC_TRAFFIC
                            : Code.VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION);
        }
        var target = map.at(vpc, destination);
        if (target.isEmpty()) {
            throw new Dropped(Code.NO_POSSIBLE_DESTINATION);
        }
        return arrive(target.get(), true, seen);
    }

    private ResourceId toDoor(Vpc vpc, ResourceId id) throws Dropped {
        hops.add(id.value());
        if (returning) {
            if (caller.filter(it -> it.id().equals(id)).isPresent()) {
                return id;
            }
            throw new Dropped(Code.NO_POSSIBLE_DESTINATION);
        }
        boolean echo =
                protocol.equals(Protocol.ICMP) && port == 8
                        || protocol.equals(Protocol.ICMPV6) && port == 128;
        if (!protocol.equals(Protocol.TCP) && !echo) {
            throw new Dropped(Code.VPCE_GATEWAY_PROTOCOL_RESTRICTION);
        }
        if (map.at(vpc, source).isEmpty()) {
            throw new Dropped(Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC);
        }
        return id;
    }

    private ResourceId fromPost(Post post) throws Dropped {
        hops.add(post.host().id().value());
        if (!returning && !post.running()) {
            throw new Dropped(Code.BAD_STATE);
        }
        if (!returning && post.host() instanceof VpcEndpoint) {
            throw new Dropped(Code.VPCE_INTRA_VPC_TRAFFIC);
        }
        if (!returning && post.host() instanceof LoadBalancer it) {
            var refusal =
                    new ReferenceBalancer(post.vpc(), it).refusal(destination, protocol, port);
            if (refusal.isPresent()) {
                throw new Dropped(refusal.get());
            }
        }
        boolean own = returning || post.has(source);
        if (!own && post.checks()) {
            throw new Dropped(Code.ENI_SOURCE_DEST_CHECK_RESTRICTION);
        }
        origin = Optional.of(post);
        unnamed = false;
        identity = own ? origin : Optional.empty();
        if (map.at(post.vpc(), destination).filter(post::is).isPresent()) {
            return post.host().id();
        }
        return emit(post, seen, false);
    }

    /// Steps 2 to 6.
    private ResourceId emit(Post post, Set<String> seen, boolean inwards) throws Dropped {
        if (!seen.add(post.id() + " " + destination)) {
            throw new Dropped(Code.CYCLIC_PATH_DETECTED);
        }
        if (hops.size() > MAX_HOPS - 6) {
            throw new Dropped(Code.MAX_HOPS_EXCEEDED);
        }
        if (post.eni().isPresent()) {
            guard(post, true);
        }
        if (!inwards) {
            hops.add(post.subnet().id().value());
        }
        emitter = Optional.of(post);
        for (int i = balanced.size() - 1; returning && i >= 0; i--) {
            var it = balanced.get(i);
            if (answers(it)) {
                if (it.sent().equals(it.client())) {
                    return backToBalancer(post, it, seen);
                }
                break;
            }
        }
        return leave(post.vpc(), post.subnet(), seen);
    }

    /// From a subnet by its table.
    private ResourceId leave(Vpc vpc, Subnet subnet, Set<String> seen) throws Dropped {
        var neighbour = map.at(vpc, destination);
        if (neighbour.filter(it -> it.standsIn(subnet)).isPresent()) {
            return arrive(neighbour.get(), false, seen);
        }
        var row = map.lookup(vpc, vpc.routeTableOf(subnet), destination);
        var next = row.flatMap(it -> map.next(vpc, it.target()));
        boolean crossing = next.filter(it -> it.standsIn(subnet)).isEmpty();
        if (crossing) {
            acl(vpc, subnet, true);
        }
        if (row.isEmpty()) {
            throw new Dropped(Code.NO_ROUTE_TO_DESTINATION);
        }
        return switch (row.get().target()) {
            case Target.Local() -> {
                if (neighbour.isEmpty()) {
                    throw new Dropped(Code.NO_POSSIBLE_DESTINATION);
                }
                yield arrive(neighbour.get(), true, seen);
            }
            case Target.ToInternetGateway(var id) -> {
                if (!vpc.internetGateways().containsKey(id)) {
                    throw new Dropped(Code.BAD_STATE_ROUTE);
                }
                yield out(vpc, id);
            }
            case Target.ToEgressOnlyGateway(var id) -> {
                if (!vpc.egressOnlyGateways().containsKey(id)) {
                    throw new Dropped(Code.BAD_STATE_ROUTE);
                }
                yield outOnly(vpc, id);
            }
            case Target.ToNatGateway _ -> {
                if (next.isEmpty()) {
                    throw new Dropped(Code.BAD_STATE_ROUTE);
                }
                yield nat(next.get(), crossing, seen);
            }
            case Target.ToNetworkInterface _ -> {
                if (next.isEmpty()) {
                    throw new Dropped(Code.BAD_STATE_ROUTE);
                }
                yield appliance(next.get(), crossing, seen);
            }
            case Target.ToPeering(var id) -> {
                var peering = topology.peering(id).orElseThrow();
                if (!peering.isActive() || !peering.joins(vpc.id())) {
                    throw new Dropped(Code.BAD_STATE_ROUTE);
                }
                yield peering(vpc, peering, seen);
            }
            case Target.ToTransitGateway(var id) -> transit(vpc, subnet, id, seen);
            case Target.ToEndpoint(var id) -> toDoor(vpc, id);
            case Target.ToVpnGateway(var id) -> {
                if (!vpc.vpnGateways().containsKey(id)) {
                    throw new Dropped(Code.BAD_STATE_ROUTE);
                }
                yield sites.out(vpc, id);
            }
            case Target.Gone _ -> throw new Dropped(Code.BAD_STATE_ROUTE);
        };
    }

    /// C.5.
    private ResourceId transit(Vpc vpc, Subnet subnet, ResourceId id, Set<String> seen)
            throws Dropped {
        var transit = new ReferenceTransit(topology);
        var gateway = topology.transitGateways().get(id);
        var entered = transit.working(gateway, vpc);
        if (entered.isEmpty() || !(entered.get().to() instanceof To.ToVpc near)) {
            throw new Dropped(Code.BAD_STATE_ROUTE);
        }
        var stands = transit.in(vpc, near, subnet.zone());
        if (stands.isPresent()) {
            if (!stands.get().equals(subnet)) {
                hops.add(stands.get().id().value());
            }
            acl(vpc, stands.get(), false);
        }
        hops.add(id.value());
        if (stands.isEmpty()) {
            throw new Dropped(Code.TGW_ROUTE_AZ_RESTRICTION);
        }
        return transit(gateway, entered.get(), subnet.zone(), seen);
    }

    /// From a site.
    ResourceId transit(TransitGateway gateway, TransitAttachment entered) throws Dropped {
        hops.add(gateway.id().value());
        return transit(gateway, entered, "", seen);
    }

    private ResourceId transit(
            TransitGateway first, TransitAttachment entered, String zone, Set<String> seen)
            throws Dropped {
        var transit = new ReferenceTransit(topology);
        var gateway = first;
        var from = entered;
        while (true) {
            if (!seen.add(from.id() + " " + destination)) {
                throw new Dropped(Code.CYCLIC_PATH_DETECTED);
            }
            if (hops.size() > MAX_HOPS - 6) {
                throw new Dropped(Code.MAX_HOPS_EXCEEDED);
            }
            if (destination.isV6() && from.to() instanceof To.ToVpc it && !it.ipv6()) {
                throw new Dropped(Code.PROTOCOL_RESTRICTION);
            }
            if (from.association().isEmpty()) {
                throw new Dropped(Code.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION);
            }
            var row = transit.lookup(gateway, from.association().get(), destination);
            if (row.isEmpty()) {
                throw new Dropped(Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT);
            }
            var to = row.get().to().map(gateway.attachments()::get);
            if (to.isEmpty() || !to.get().available()) {
                throw new Dropped(Code.TGW_RTB_BAD_STATE_ROUTE);
            }
            switch (to.get().to()) {
                case To.Elsewhere _ -> throw new Dropped(Code.NO_POSSIBLE_DESTINATION);
                case To.ToTransitGateway far -> {
                    identity = Optional.empty();
                    gateway = topology.transitGateways().get(far.gateway());
                    from = gateway.attachments().get(far.attachment());
                    hops.add(gateway.id().value());
                }
                case To.ToVpc far -> {
                    boolean named =
                            gateway.groupReferencing()
                                    && far.groupReferencing()
                                    && from.to() instanceof To.ToVpc it
                                    && it.groupReferencing();
                    if (!named) {
                        unnamed |= identity.isPresent();
                        identity = Optional.empty();
                    }
                    var there = topology.vpc(far.vpc()).orElseThrow();
                    var exits = transit.subnets(there, far);
                    if (exits.isEmpty()) {
                        throw new Dropped(Code.BAD_STATE_ATTACHMENT);
                    }
                    var exit =
                            far.applianceMode()
                                    ? exits.getFirst()
                                    : transit.in(there, far, zone).orElse(exits.getFirst());
                    borne = true;
                    emitter = Optional.empty();
                    hops.add(exit.id().value());
                    return leave(there, exit, seen);
                }
                case To.ToVpn(var vpn) -> {
                    if (!hybrid().isUp(vpn)) {
                        throw new Dropped(Code.TGW_BAD_STATE_VPN);
                    }
                    return sites.toSite(vpn);
                }
                case To.ToDxGateway(var id) -> {
                    identity = Optional.empty();
                    return sites.outDirect(
                            topology.hybrid().dxGateways().get(id), Type.TRANSIT, gateway.id());
                }
            }
        }
    }

    private ResourceId peering(Vpc vpc, Peering peering, Set<String> seen) throws Dropped {
        hops.add(peering.id().value());
        var far = peering.across(vpc.id());
        var there = far.present() ? topology.vpc(far.vpc()) : Optional.<Vpc>empty();
        if (there.isEmpty()) {
            throw new Dropped(
                    far.cidrs().stream().anyMatch(cidr -> cidr.contains(destination))
                            ? Code.NO_POSSIBLE_DESTINATION
                            : Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR);
        }
        boolean inside = there.get().contains(destination);
        if (!inside && !there.get().contains(source)) {
            throw new Dropped(Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR);
        }
        var target = inside ? map.at(there.get(), destination) : Optional.<Post>empty();
        if (target.isEmpty()) {
            throw new Dropped(Code.NO_POSSIBLE_DESTINATION);
        }
        if (!peering.isIntraRegion()) {
            identity = Optional.empty();
        }
        return arrive(target.get(), true, seen);
    }

    private ResourceId out(Vpc vpc, ResourceId gateway) throws Dropped {
        hops.add(gateway.value());
        if (destination.isPrivate()) {
            throw new Dropped(Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS);
        }
        if (destination.isShared()) {
            throw new Dropped(Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS);
        }
        if (bypasses(vpc, vpc.internetGateways().get(gateway))) {
            throw new Dropped(Code.INGRESS_RTB_TRAFFIC_REDIRECTION);
        }
        var holder = map.at(vpc, source);
        if (source.isV6()) {
            if (holder.isEmpty() || source.isPrivate()) {
                throw new Dropped(Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS);
            }
        } else {
            var ip = source;
            source =
                    holder.filter(it -> it.primary4().filter(ip::equals).isPresent())
                            .flatMap(Post::publicIp)
                            .orElseThrow(
                                    () -> new Dropped(Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS));
        }
        identity = Optional.empty();
        hops.add("internet");
        return internet();
    }

    /// Whether what comes in for the source goes through an appliance that the packet did not come
    /// by.
    private boolean bypasses(Vpc vpc, InternetGateway gateway) {
        var appliance =
                gateway.routeTable()
                        .flatMap(it -> map.lookup(vpc, vpc.routeTables().get(it), source))
                        .flatMap(it ->
                                it.target() instanceof Target.ToNetworkInterface
                                        ? map.next(vpc, it.target())
                                        : Optional.empty());
        return appliance.isPresent()
                && emitter.filter(it -> it.host().id().equals(appliance.get().host().id()))
                        .isEmpty();
    }

    /// C.4: IPv6 alone, and no answers to what did not leave here.
    private ResourceId outOnly(Vpc vpc, ResourceId gateway) throws Dropped {
        hops.add(gateway.value());
        if (!destination.isV6()) {
            throw new Dropped(Code.PROTOCOL_RESTRICTION);
        }
        if (destination.isPrivate()) {
            throw new Dropped(Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS);
        }
        if (map.at(vpc, source).isEmpty() || source.isPrivate()) {
            throw new Dropped(Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS);
        }
        if (returning) {
            throw new Dropped(Code.NO_POSSIBLE_DESTINATION);
        }
        left.add(new Left(gateway, source, destination));
        identity = Optional.empty();
        hops.add("internet");
        return internet();
    }

    private ResourceId internet() throws Dropped {
        if (!destination.isPublic()) {
            boolean wanted = origin.isEmpty() && !returning && meantForSomebody();
            throw new Dropped(
                    wanted
                            ? Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
                            : Code.NO_POSSIBLE_DESTINATION);
        }
        var holder = publicly();
        if (holder.isPresent()) {
            return in(holder.get().vpc(), holder.get());
        }
        var line = origin.isEmpty() ? Optional.<ResourceId>empty() : sites.publicWay();
        return line.isPresent() ? sites.toSite(line.get()) : ResourceId.INTERNET;
    }

    /// {@return who has the destination as a public address}
    private Optional<Post> publicly() {
        for (var vpc : topology.vpcs().values()) {
            for (var post : map.posts(vpc)) {
                boolean hit =
                        destination.isV6()
                                ? post.has(destination)
                                : post.publicIp().filter(destination::equals).isPresent();
                if (hit) {
                    return Optional.of(post);
                }
            }
        }
        return Optional.empty();
    }

    private boolean meant;

    /// Whether it came by a transit gateway.
    private boolean borne;

    private boolean meantForSomebody() {
        return meant;
    }

    /// Says that the destination is a resource of the document, not just an address.
    public ReferenceWalker meantForSomebody(boolean it) {
        meant = it;
        return this;
    }

    private ResourceId in(Vpc vpc, Post post) throws Dropped {
        for (var it : left) {
            boolean answered = it.source().equals(destination) && it.destination().equals(source);
            if (returning && answered && vpc.egressOnlyGateways().containsKey(it.gateway())) {
                hops.add(it.gateway().value());
                return arrive(post, true, seen);
            }
        }
        if (destination.isV6()
                && vpc.internetGateways().isEmpty()
                && !vpc.egressOnlyGateways().isEmpty()) {
            hops.add(vpc.egressOnlyGateways().firstKey().value());
            throw new Dropped(Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS);
        }
        if (vpc.internetGateways().isEmpty()) {
            throw new Dropped(Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS);
        }
        hops.add(vpc.internetGateways().firstKey().value());
        if (source.isPrivate()) {
            throw new Dropped(Code.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS);
        }
        if (source.isShared()) {
            throw new Dropped(Code.IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS);
        }
        if (!destination.isV6()) {
            destination = post.primary4().orElseThrow();
        }
        return past(vpc, vpc.internetGateways().firstEntry().getValue().routeTable(), post, true);
    }

    /// B.4: into the VPC by the table of a gateway.
    private ResourceId past(Vpc vpc, Optional<ResourceId> table, Post post, boolean internet)
            throws Dropped {
        var row = table.flatMap(it -> map.lookup(vpc, vpc.routeTables().get(it), destination));
        if (row.isEmpty() || row.get().target() instanceof Target.Local) {
            return arrive(post, true, seen);
        }
        var appliance =
                row.get().target() instanceof Target.ToNetworkInterface
                        ? map.next(vpc, row.get().target())
                        : Optional.<Post>empty();
        if (appliance.isEmpty()) {
            throw new Dropped(Code.BAD_STATE_ROUTE);
        }
        if (internet && !destination.isV6() && appliance.get().publicIp().isEmpty()) {
            throw new Dropped(Code.INGRESS_RTB_NO_PUBLIC_IP);
        }
        return appliance(appliance.get(), true, seen);
    }

    private ResourceId nat(Post nat, boolean crossing, Set<String> seen) throws Dropped {
        hops.add(nat.host().id().value());
        if (crossing) {
            acl(nat.vpc(), nat.subnet(), false);
        }
        if (returning) {
            throw new Dropped(Code.NGW_SOURCE_ADDRESS_REASSIGN);
        }
        boolean carried =
                protocol.equals(Protocol.TCP)
                        || protocol.equals(Protocol.UDP)
                        || protocol.equals(destination.isV6() ? Protocol.ICMPV6 : Protocol.ICMP);
        boolean known = !destination.isV6() || Cidr.of("64:ff9b::/96").contains(destination);
        if (!known || !carried) {
            throw new Dropped(Code.PROTOCOL_RESTRICTION);
        }
        if (!borne && !nat.vpc().contains(source)) {
            throw new Dropped(Code.NGW_REQUIRES_SOURCE_IN_VPC);
        }
        var called = destination;
        if (destination instanceof Ip.V6(_, long low)) {
            destination = new Ip.V4((int) low);
            if (protocol.equals(Protocol.ICMPV6)) {
                protocol = Protocol.ICMP;
                port = port == 128 ? 8 : port;
            }
        }
        translated.add(new Translated(nat, source, destination, sourcePort, called));
        source = ((NatGateway) nat.host()).privateIp();
        if (sourcePort < 1024 && !protocol.isIcmp()) {
            sourcePort += 1024;
        }
        identity = Optional.empty();
        return emit(nat, seen, false);
    }

    private ResourceId appliance(Post post, boolean crossing, Set<String> seen) throws Dropped {
        if (map.at(post.vpc(), destination).filter(post::is).isPresent()) {
            return arrive(post, crossing, seen);
        }
        if (crossing) {
            hops.add(post.subnet().id().value());
            acl(post.vpc(), post.subnet(), false);
        }
        hops.add(post.host().id().value());
        if (!post.running()) {
            throw new Dropped(Code.BAD_STATE);
        }
        if (post.checks()) {
            throw new Dropped(Code.ENI_SOURCE_DEST_CHECK_RESTRICTION);
        }
        guard(post, false);
        identity = Optional.empty();
        return emit(post, seen, false);
    }

    /// Steps 8 to 10.
    private ResourceId arrive(Post post, boolean crossing, Set<String> seen) throws Dropped {
        if (crossing) {
            hops.add(post.subnet().id().value());
            acl(post.vpc(), post.subnet(), false);
        }
        hops.add(post.host().id().value());
        if (post.eni().isEmpty()) {
            return backThroughNat(post, seen);
        }
        if (!post.running()) {
            throw new Dropped(Code.BAD_STATE);
        }
        guard(post, false);
        return post.host() instanceof LoadBalancer it ? balance(post, it, seen) : post.host().id();
    }

    private ResourceId balance(Post post, LoadBalancer balancer, Set<String> seen) throws Dropped {
        if (returning) {
            return backThroughBalancer(post, seen);
        }
        var answer =
                new ReferenceBalancer(post.vpc(), balancer)
                        .answer(protocol, port, destination.isV6(), post.subnet().zone());
        if (answer.code().isPresent()) {
            throw new Dropped(answer.code().get());
        }
        if (answer.preserves() && !mayPreserve(post.vpc(), answer.address())) {
            throw new Dropped(Code.ELBV2_SOURCE_ADDRESS_PRESERVATION);
        }
        var sent = source;
        int sentPort = sourcePort;
        if (!answer.preserves()) {
            sent =
                    post.addresses().stream()
                            .filter(it -> it.isV6() == destination.isV6())
                            .findFirst()
                            .orElseThrow();
            sentPort = sourcePort < 1024 ? sourcePort + 1024 : sourcePort;
        }
        balanced.add(
                new Balanced(
                        post,
                        source,
                        sourcePort,
                        destination,
                        port,
                        answer.address(),
                        answer.port(),
                        sent,
                        sentPort));
        source = sent;
        sourcePort = sentPort;
        destination = answer.address();
        port = answer.port();
        identity = Optional.of(post);
        return emit(post, seen, false);
    }

    private boolean mayPreserve(Vpc vpc, Ip target) {
        if (target.equals(source)) {
            return false;
        }
        boolean near = vpc.contains(target);
        for (var peering : topology.peerings().values()) {
            if (peering.joins(vpc.id()) && peering.isActive() && peering.isIntraRegion()) {
                near |=
                        topology.vpc(peering.across(vpc.id()).vpc())
                                .filter(it -> it.contains(target))
                                .isPresent();
            }
        }
        return near;
    }

    /// Whether the packet is the reply of a flow that a load balancer sent on.
    private boolean answers(Balanced it) {
        return it.target().equals(source)
                && it.targetPort() == sourcePort
                && it.sent().equals(destination)
                && it.sentPort() == port;
    }

    private ResourceId backThroughBalancer(Post post, Set<String> seen) throws Dropped {
        for (int i = balanced.size() - 1; i >= 0; i--) {
            var it = balanced.get(i);
            if (answers(it)) {
                if (!it.balancer().is(post)) {
                    break;
                }
                source = it.called();
                sourcePort = it.calledPort();
                destination = it.client();
                port = it.clientPort();
                identity = Optional.of(post);
                return emit(post, seen, false);
            }
        }
        if (sender.filter(post::is).isPresent()) {
            return post.host().id();
        }
        throw new Dropped(Code.ELBV2_LISTENERS_MISMATCH);
    }

    /// From a target that saw the client's own address.
    private ResourceId backToBalancer(Post from, Balanced it, Set<String> seen) throws Dropped {
        var vpc = it.balancer().vpc();
        boolean same = from.vpc().id().equals(vpc.id());
        boolean crossing = !same || !it.balancer().standsIn(from.subnet());
        if (crossing) {
            acl(from.vpc(), from.subnet(), true);
        }
        if (!same) {
            for (var peering : topology.peerings().values()) {
                if (peering.isActive()
                        && peering.joins(vpc.id())
                        && peering.joins(from.vpc().id())) {
                    hops.add(peering.id().value());
                    break;
                }
            }
        }
        return arrive(it.balancer(), crossing, seen);
    }

    private ResourceId backThroughNat(Post nat, Set<String> seen) throws Dropped {
        for (int i = translated.size() - 1; returning && i >= 0; i--) {
            var it = translated.get(i);
            if (it.nat().is(nat) && it.destination().equals(source)) {
                if (it.called().isV6()) {
                    source = it.called();
                    if (protocol.equals(Protocol.ICMP)) {
                        protocol = Protocol.ICMPV6;
                        port = port == 0 ? 129 : port;
                    }
                }
                destination = it.source();
                if (!protocol.isIcmp()) {
                    port = it.port();
                }
                return emit(nat, seen, true);
            }
        }
        if (returning && sender.filter(nat::is).isPresent()) {
            return nat.id();
        }
        throw new Dropped(Code.NO_POSSIBLE_DESTINATION);
    }

    private void acl(Vpc vpc, Subnet subnet, boolean egress) throws Dropped {
        var acl = vpc.networkAcls().get(subnet.networkAcl());
        var other = egress ? destination : source;
        for (var rule : egress ? acl.egress() : acl.ingress()) {
            if (rule.cidr().contains(other) && rule.match().admits(protocol, port, sourcePort)) {
                if (rule.allow()) {
                    return;
                }
                break;
            }
        }
        throw new Dropped(Code.SUBNET_ACL_RESTRICTION);
    }

    private void guard(Post post, boolean egress) throws Dropped {
        if (post.host() instanceof LoadBalancer
                && post.eni().orElseThrow().securityGroups().isEmpty()) {
            return;
        }
        var seen = new Known(post.id(), destination, source);
        if (returning && known.contains(seen)) {
            return;
        }
        if (!returning) {
            known.add(new Known(post.id(), source, destination));
        }
        boolean any = false;
        boolean lost = false;
        for (var group : post.groups()) {
            for (var rule : egress ? group.egress() : group.ingress()) {
                any = true;
                if (!rule.match().admits(protocol, port, sourcePort)) {
                    continue;
                }
                boolean hit =
                        switch (rule.peer()) {
                            case SecurityRule.Peer.Block(var cidr) ->
                                    cidr.contains(egress ? destination : source);
                            case SecurityRule.Peer.Group(var id) ->
                                    egress
                                            ? map.receiverIn(post.vpc(), destination, id)
                                            : identity.filter(it -> it.isIn(id)).isPresent();
                            case SecurityRule.Peer.GoneGroup _ -> false;
                            case SecurityRule.Peer.Listed(var list) ->
                                    map.isListed(list, egress ? destination : source);
                        };
                if (hit) {
                    return;
                }
                lost |=
                        !egress
                                && identity.isEmpty()
                                && rule.peer() instanceof SecurityRule.Peer.Group(var id)
                                && origin.filter(it -> it.isIn(id)).isPresent();
            }
        }
        throw new Dropped(
                !any
                        ? Code.SG_HAS_NO_RULES
                        : !lost
                                ? Code.ENI_SG_RULES_MISMATCH
                                : unnamed
                                        ? Code.SG_REFERENCING_SUPPORT
                                        : Code.SG_REFERENCES_NOT_PRESERVED);
    }
}
