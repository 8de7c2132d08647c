package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads the single values of a file: each is what it should be, or the reading ends.
final class Values {
    private final Tokens tokens;
    private final References references;
    private final Map<String, Region> regions = new HashMap<>();
    private final Map<String, AccountId> accounts = new HashMap<>();
    private final Map<String, Instant> instants = new HashMap<>();
    private final Map<String, Cidr> cidrs = new HashMap<>();
    private final Map<String, Protocol> protocols = new HashMap<>();
    private final Set<AccountId> defined = new HashSet<>();

    Values(Tokens tokens, References references) {
        this.tokens = tokens;
        this.references = references;
    }

    Tokens tokens() {
        return tokens;
    }

    References references() {
        return references;
    }

    /// {@return the value, unless the field was there before}
    <T> T once(@Nullable T before, T value) {
        if (before != null) {
            throw tokens.duplicateField();
        }
        return value;
    }

    /// {@return the value of a field that must be there, right after the end of its object}
    <T> T need(@Nullable T value, String field) {
        if (value == null) {
            throw tokens.missing(field);
        }
        return value;
    }

    <T> List<T> list(Supplier<T> one) {
        tokens.openArray();
        var items = new ArrayList<T>();
        while (tokens.item()) {
            items.add(one.get());
        }
        return items;
    }

    /// {@return the members of a list by id}
    <T extends Resource> PSortedMap<ResourceId, T> members(Supplier<T> one) {
        var sorted = new TreeMap<ResourceId, T>();
        tokens.openArray();
        while (tokens.item()) {
            var member = one.get();
            sorted.put(member.id(), member);
        }
        return TreePMap.fromSortedMap(sorted);
    }

    Cidr cidr() {
        var piece = tokens.piece();
        var quick = Ipv4Text.cidr(piece.characters(), piece.offset(), piece.length());
        return quick != null ? quick : known(cidrs, piece.toString(), it -> parsed(Cidr.parse(it)));
    }

    Ip ip() {
        var piece = tokens.piece();
        var quick = Ipv4Text.address(piece.characters(), piece.offset(), piece.length());
        return quick != null ? quick : parsed(Ip.parse(piece.toString()));
    }

    private <T> T parsed(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T>(var value) -> value;
            case Parsed.Bad<T>(var reason, _) -> throw tokens.refuse(reason);
        };
    }

    Instant instant() {
        return known(instants, tokens.string(), this::instant);
    }

    private Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw tokens.refuse(Message.of("file.not-instant", text));
        }
    }

    AccountId account() {
        return known(accounts, tokens.string(), this::account);
    }

    private AccountId account(String text) {
        if (!AccountId.isWellFormed(text)) {
            throw tokens.refuse(Message.of("file.not-account", text));
        }
        return new AccountId(text);
    }

    /// {@return the value of a text, made once and kept: files repeat themselves}
    private static <T> T known(Map<String, T> values, String text, Function<String, T> reader) {
        var known = values.get(text);
        if (known == null) {
            known = reader.apply(text);
            values.put(text, known);
        }
        return known;
    }

    /// {@return the number of an account that is defined here}
    AccountId newAccount() {
        var account = account();
        if (!defined.add(account)) {
            throw tokens.refuse(Message.of("file.duplicate-id", account.value()));
        }
        return account;
    }

    Region region() {
        return known(regions, tokens.string(), this::region);
    }

    private Region region(String text) {
        if (!Region.isWellFormed(text)) {
            throw tokens.refuse(Message.of("file.not-region", text));
        }
        return new Region(text);
    }

    Protocol protocol() {
        return known(protocols, tokens.string(), this::protocol);
    }

    private Protocol protocol(String text) {
        return Protocol.parse(text)
                .orElseThrow(() -> tokens.refuse(Message.of("file.not-protocol", text)));
    }

    /// {@return the constant that a word stands for}
    <E extends Enum<E>> E word(E[] constants, Function<E, String> spelling) {
        var text = tokens.string();
        for (var constant : constants) {
            if (spelling.apply(constant).equals(text)) {
                return constant;
            }
        }
        throw tokens.unknownWord(text, Stream.of(constants).map(spelling).toList());
    }

    /// {@return the id of something that is defined here}
    ResourceId newId(Kind kind) {
        return references.define(tokens, kind);
    }

    /// {@return the number of one side of BGP sessions}
    long asn() {
        return tokens.whole(1, 4_294_967_295L);
    }

    /// {@return the id of something that is anywhere in the document}
    ResourceId anyId(Kind... kinds) {
        var id = references.candidate(tokens, kinds);
        references.confirm();
        return id;
    }

    /// {@return the id of something in the same VPC}
    ResourceId memberId(Kind kind) {
        return references.member(tokens, kind);
    }
}
