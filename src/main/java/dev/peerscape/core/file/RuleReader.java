package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Target;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads the rows of route tables, security groups and network ACLs.
final class RuleReader {
    private static final Kind[] TARGETS = {
        Kind.INTERNET_GATEWAY,
        Kind.EGRESS_ONLY_GATEWAY,
        Kind.NAT_GATEWAY,
        Kind.PEERING,
        Kind.NETWORK_INTERFACE,
        Kind.TRANSIT_GATEWAY,
        Kind.VPN_GATEWAY
    };
    private static final List<String> MATCH =
            List.of("protocol", "fromPort", "toPort", "icmpType", "icmpCode");

    private final Values values;
    private final Tokens tokens;
    private final References references;

    RuleReader(Values values) {
        this.values = values;
        this.tokens = values.tokens();
        this.references = values.references();
    }

    Route route() {
        Cidr destination = null;
        ResourceId target = null;
        Boolean gone = null;
        Route.Origin origin = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "destination" -> destination = values.once(destination, values.cidr());
                case "target" ->
                        target = values.once(target, references.anyCandidate(tokens, TARGETS));
                case "gone" -> gone = values.once(gone, tokens.bool());
                case "origin" -> origin = values.once(origin, origin());
                default ->
                        throw tokens.unknownField(
                                List.of("destination", "target", "gone", "origin"));
            }
        }
        return new Route(
                values.need(destination, "destination"),
                target(values.need(target, "target"), gone != null && gone),
                origin == null ? Route.Origin.CREATE_ROUTE : origin);
    }

    RouteTable.ListRoute listRoute() {
        ResourceId list = null;
        ResourceId target = null;
        Boolean gone = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "list" -> list = values.once(list, values.anyId(Kind.PREFIX_LIST));
                case "target" ->
                        target = values.once(target, references.anyCandidate(tokens, TARGETS));
                case "gone" -> gone = values.once(gone, tokens.bool());
                default -> throw tokens.unknownField(List.of("list", "target", "gone"));
            }
        }
        var to = target(values.need(target, "target"), gone != null && gone);
        return new RouteTable.ListRoute(values.need(list, "list"), to);
    }

    private Route.Origin origin() {
        return values.word(Route.Origin.values(), Route.Origin::api);
    }

    private Target target(ResourceId id, boolean gone) {
        if (gone) {
            return new Target.Gone(id);
        }
        references.confirm();
        return switch (id.kind()) {
            case INTERNET_GATEWAY -> new Target.ToInternetGateway(id);
            case EGRESS_ONLY_GATEWAY -> new Target.ToEgressOnlyGateway(id);
            case NAT_GATEWAY -> new Target.ToNatGateway(id);
            case PEERING -> new Target.ToPeering(id);
            case NETWORK_INTERFACE -> new Target.ToNetworkInterface(id);
            case TRANSIT_GATEWAY -> new Target.ToTransitGateway(id);
            case VPN_GATEWAY -> new Target.ToVpnGateway(id);
            case INTERNET,
                    VPC,
                    SUBNET,
                    INSTANCE,
                    ROUTE_TABLE,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    VPC_ENDPOINT,
                    PREFIX_LIST,
                    LOAD_BALANCER,
                    TARGET_GROUP,
                    CUSTOMER_GATEWAY,
                    VPN_CONNECTION,
                    DX_CONNECTION,
                    VIRTUAL_INTERFACE,
                    DX_GATEWAY,
                    SITE,
                    SITE_HOST ->
                    throw new IllegalStateException(id + " passed as a target");
        };
    }

    SecurityRule securityRule() {
        var match = new MatchFields();
        SecurityRule.Peer peer = null;
        Boolean gone = null;
        String description = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "peer" -> peer = values.once(peer, peer());
                case "gone" -> gone = values.once(gone, tokens.bool());
                case "description" -> description = values.once(description, tokens.string());
                default -> {
                    if (!match.reads(field)) {
                        throw tokens.unknownField(and("peer", "gone", "description"));
                    }
                }
            }
        }
        var met = values.need(peer, "peer");
        if (met instanceof SecurityRule.Peer.Group(var id)) {
            if (gone != null && gone) {
                met = new SecurityRule.Peer.GoneGroup(id);
            } else {
                references.confirm();
            }
        }
        if (met instanceof SecurityRule.Peer.Listed) {
            if (gone != null && gone) {
                throw tokens.refuse(Message.of("file.gone-list"));
            }
            references.confirm();
        }
        return new SecurityRule(match.match(), met, description == null ? "" : description);
    }

    /// A block has a slash, the id of a group or prefix list has none.
    private SecurityRule.Peer peer() {
        if (tokens.piece().toString().indexOf('/') >= 0) {
            return new SecurityRule.Peer.Block(values.cidr());
        }
        var id = references.candidate(tokens, Kind.SECURITY_GROUP, Kind.PREFIX_LIST);
        return id.kind() == Kind.PREFIX_LIST
                ? new SecurityRule.Peer.Listed(id)
                : new SecurityRule.Peer.Group(id);
    }

    AclRule aclRule() {
        var match = new MatchFields();
        Integer number = null;
        Boolean allow = null;
        Cidr cidr = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "number" -> number = values.once(number, tokens.integer(1, 32766));
                case "action" -> allow = values.once(allow, allow());
                case "cidr" -> cidr = values.once(cidr, values.cidr());
                default -> {
                    if (!match.reads(field)) {
                        throw tokens.unknownField(and("number", "action", "cidr"));
                    }
                }
            }
        }
        return new AclRule(
                values.need(number, "number"),
                values.need(allow, "action"),
                match.match(),
                values.need(cidr, "cidr"));
    }

    private boolean allow() {
        var word = tokens.string();
        return switch (word) {
            case "allow" -> true;
            case "deny" -> false;
            default -> throw tokens.unknownWord(word, List.of("allow", "deny"));
        };
    }

    private static List<String> and(String... own) {
        return java.util.stream.Stream.concat(List.of(own).stream(), MATCH.stream()).toList();
    }

    /// The fields that say which packets a rule is about.
    private final class MatchFields {
        private @Nullable Protocol protocol;
        private @Nullable Integer from;
        private @Nullable Integer to;
        private @Nullable Integer type;
        private @Nullable Integer code;

        boolean reads(String field) {
            switch (field) {
                case "protocol" -> protocol = values.once(protocol, values.protocol());
                case "fromPort" -> from = values.once(from, tokens.integer(0, 65535));
                case "toPort" -> to = values.once(to, tokens.integer(0, 65535));
                case "icmpType" -> type = values.once(type, tokens.integer(-1, 255));
                case "icmpCode" -> code = values.once(code, tokens.integer(-1, 255));
                default -> {
                    return false;
                }
            }
            return true;
        }

        /// {@return the match, once the rule has ended}
        Match match() {
            var met = values.need(protocol, "protocol");
            if (met.hasPorts() ? type != null || code != null : from != null || to != null) {
                throw tokens.refuse(
                        Message.of(
                                met.hasPorts() ? "file.no-icmp-here" : "file.no-ports-here",
                                met.toString()));
            }
            if (from == null && to == null && type == null && code == null) {
                return Match.all(met);
            }
            if (!met.hasPorts()) {
                if (!met.isIcmp()) {
                    throw tokens.refuse(Message.of("file.no-icmp-here", met.toString()));
                }
                return new Match(met, type == null ? -1 : type, code == null ? -1 : code);
            }
            int first = values.need(from, "fromPort");
            int last = values.need(to, "toPort");
            if (first > last) {
                throw tokens.refuse(Message.of("file.ports-upside-down", first, last));
            }
            return new Match(met, first, last);
        }
    }
}
