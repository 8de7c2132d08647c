package dev.peerscape.core.file;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Nearest;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ids of a file: each is defined once, and every reference is to one that is defined.
///
/// A reference may come before what it refers to. To say later where a dangling one stands, the
/// references are counted, and the file is read once more up to the one in question; nothing has to
/// be remembered of the many that are right.
final class References {
    private static final int NOWHERE = -1;
    private static final int TOP = 0;

    /// About how much of a large file stands for each id in it.
    private static final int BYTES_AN_ID = 250;

    /// An id met so far.
    ///
    /// @see #vpc
    private static final class Known {
        final ResourceId id;
        final Kind kind;

        /// Number of the VPC that defines it, [#TOP] for VPCs and peerings, or [#NOWHERE] as yet.
        int vpc = NOWHERE;

        Known(ResourceId id, Kind kind) {
            this.id = id;
            this.kind = kind;
        }
    }

    private record Pending(Known known, int ordinal) {}

    /// Thrown when a reference turns out to dangle: where it stands is for a second reading.
    static final class Dangling extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1;

        final int ordinal;
        final transient Message reason;

        Dangling(int ordinal, Message reason) {
            super(reason.key(), null, false, false);
            this.ordinal = ordinal;
            this.reason = reason;
        }
    }

    /// What a VPC refers to it mostly refers to again, so each id met in it is kept at hand too, in
    /// a small table that needs no string to be asked.
    private static final int AT_HAND = 1 << 9;

    private final Known[] atHand = new Known[AT_HAND];
    private final int[] atHandSince = new int[AT_HAND];

    private final Map<String, Known> known;
    private final List<Pending> inVpc = new ArrayList<>();
    private final List<Pending> anywhere = new ArrayList<>();
    private final @Nullable Dangling wanted;
    private @Nullable Known candidate;

    /// Why the last candidate cannot be something of the document.
    private @Nullable Refusal misfit;

    private int references;
    private int vpc = TOP;
    private int vpcs = TOP;

    /// @param bytes how long the file is
    /// @param wanted the reference to stop at, in a second reading
    References(int bytes, @Nullable Dangling wanted) {
        this.wanted = wanted;
        known = HashMap.newHashMap(bytes / BYTES_AN_ID);
        var internet = new Known(ResourceId.INTERNET, Kind.INTERNET);
        internet.vpc = TOP;
        known.put(ResourceId.INTERNET.value(), internet);
    }

    /// Members that are defined from here on belong to the next VPC or transit gateway.
    void beginAggregate() {
        vpc = ++vpcs;
    }

    /// Checks the references within the VPC or transit gateway.
    void endAggregate() {
        for (var pending : inVpc) {
            if (pending.known.vpc != vpc) {
                throw dangling(pending, "file.dangling-in-vpc");
            }
        }
        inVpc.clear();
        vpc = TOP;
    }

    /// Checks the references across the document.
    void endDocument() {
        for (var pending : anywhere) {
            if (pending.known.vpc == NOWHERE) {
                throw dangling(pending, "file.dangling");
            }
        }
    }

    private Dangling dangling(Pending pending, String key) {
        var id = pending.known.id;
        boolean local = key.endsWith("-in-vpc");
        var candidates =
                known.values().stream()
                        .filter(it -> it.vpc == vpc || !local && it.vpc != NOWHERE)
                        .filter(it -> it.kind == pending.known.kind)
                        .map(it -> it.id.value())
                        .toList();
        var near = Nearest.to(id.value(), candidates);
        return new Dangling(
                pending.ordinal,
                near.isEmpty()
                        ? Message.of(key, id.value())
                        : Message.of(key + "-near", id.value(), near.getFirst()));
    }

    /// {@return the id of something defined at the current token}
    ResourceId define(Tokens tokens, Kind kind) {
        var known = read(tokens, kind);
        if (known.vpc != NOWHERE) {
            throw tokens.refuse(Message.of("file.duplicate-id", known.id.value()));
        }
        known.vpc = kind == Kind.VPC || kind == Kind.TRANSIT_GATEWAY ? TOP : vpc;
        return known.id;
    }

    /// {@return the id of something that the VPC or transit gateway being read must define}
    ResourceId member(Tokens tokens, Kind kind) {
        var known = read(tokens, kind);
        count(tokens);
        if (known.vpc != vpc) {
            inVpc.add(new Pending(known, references));
        }
        return known.id;
    }

    /// {@return an id that refers to something of the document, if [#confirm] is called before the
    /// next reference is read; else to something that is gone}
    ResourceId candidate(Tokens tokens, Kind... kinds) {
        misfit = null;
        candidate = read(tokens, kinds);
        count(tokens);
        return candidate.id;
    }

    /// {@return the same, but what is gone may have been of a kind that documents know nothing of,
    /// as imported routes have them}
    ResourceId anyCandidate(Tokens tokens, Kind... kinds) {
        var found = atHand(tokens.piece());
        if (found == null || !isTarget(found.kind)) {
            var text = tokens.piece().toString();
            if (ResourceId.isWellFormed(text) && isForeign(new ResourceId(text))) {
                count(tokens);
                misfit = wrongKind(tokens, text, kinds);
                return new ResourceId(text);
            }
        }
        return candidate(tokens, kinds);
    }

    private static boolean isForeign(ResourceId id) {
        return Kind.ofPrefix(id.prefix()).filter(References::isTarget).isEmpty();
    }

    /// {@return whether it is a kind that a route names, or never can have named} A route may have
    /// named an instance, of which its interface is the target, and endpoints, which write their
    /// rows themselves; files of older versions have rows to such that are gone.
    private static boolean isTarget(Kind kind) {
        return switch (kind) {
            case INSTANCE,
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
                    false;
            case INTERNET,
                    VPC,
                    SUBNET,
                    NETWORK_INTERFACE,
                    ROUTE_TABLE,
                    INTERNET_GATEWAY,
                    EGRESS_ONLY_GATEWAY,
                    NAT_GATEWAY,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    PEERING,
                    TRANSIT_GATEWAY,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    VPN_GATEWAY ->
                    true;
        };
    }

    /// Says that the document must define the last candidate.
    void confirm() {
        if (misfit != null) {
            throw misfit;
        }
        if (candidate != null && candidate.vpc == NOWHERE) {
            anywhere.add(new Pending(candidate, references));
        }
    }

    private void count(Tokens tokens) {
        references++;
        if (wanted != null && wanted.ordinal == references) {
            throw tokens.refuse(wanted.reason);
        }
    }

    private Known read(Tokens tokens, Kind... kinds) {
        var piece = tokens.piece();
        var found = atHand(piece);
        if (found == null) {
            int place = piece.hash() & AT_HAND - 1;
            found = known(tokens, piece.toString(), kinds);
            atHand[place] = found;
            atHandSince[place] = vpcs;
        }
        for (var kind : kinds) {
            if (found.kind == kind) {
                return found;
            }
        }
        throw wrongKind(tokens, found.id.value(), kinds);
    }

    private @Nullable Known atHand(Tokens.Piece piece) {
        int place = piece.hash() & AT_HAND - 1;
        var found = atHandSince[place] == vpcs ? atHand[place] : null;
        return found != null && piece.is(found.id.value()) ? found : null;
    }

    private Known known(Tokens tokens, String text, Kind... kinds) {
        var found = known.get(text);
        if (found == null) {
            found = fresh(tokens, text, kinds);
            known.put(text, found);
        }
        return found;
    }

    private static Known fresh(Tokens tokens, String text, Kind... kinds) {
        if (!ResourceId.isWellFormed(text)) {
            throw tokens.refuse(Message.of("file.not-id", text, kinds[0].prefix()));
        }
        var id = new ResourceId(text);
        var kind = Kind.ofPrefix(id.prefix());
        return new Known(id, kind.orElseThrow(() -> wrongKind(tokens, text, kinds)));
    }

    private static Refusal wrongKind(Tokens tokens, String text, Kind... kinds) {
        var prefixes = new ArrayList<String>();
        for (var kind : kinds) {
            prefixes.add(kind == Kind.INTERNET ? kind.prefix() : kind.prefix() + "-");
        }
        return tokens.refuse(Message.of("file.wrong-kind", text, String.join(", ", prefixes)));
    }
}
