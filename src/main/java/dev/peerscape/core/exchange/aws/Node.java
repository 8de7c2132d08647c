package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// An object of AWS's JSON, read leniently: what is missing, null or of another type is absent.
record Node(JsonNode json) {

    /// {@return the text of a field; numbers and booleans count as text, an empty text as absent}
    Optional<String> text(String field) {
        var value = json.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    /// {@return whether a field says so; `enable` and `true` in quotes do as well}
    boolean flag(String field, boolean otherwise) {
        return text(field)
                .map(it -> it.equalsIgnoreCase("true") || it.equals("enable"))
                .orElse(otherwise);
    }

    /// {@return a whole number, also one in quotes}
    OptionalInt number(String field) {
        var value = json.path(field);
        if (value.canConvertToInt()) {
            return OptionalInt.of(value.intValue());
        }
        try {
            return value.isTextual()
                    ? OptionalInt.of(Integer.parseInt(value.textValue()))
                    : OptionalInt.empty();
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }

    /// {@return a number up to four bytes without a sign, as those of autonomous systems are}
    OptionalLong wide(String field) {
        try {
            return text(field).map(Long::parseLong).stream()
                    .mapToLong(it -> it)
                    .filter(it -> it >= 0 && it <= 4_294_967_295L)
                    .findFirst();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /// {@return a resource id of whatever kind}
    Optional<ResourceId> id(String field) {
        return text(field).filter(ResourceId::isWellFormed).map(ResourceId::new);
    }

    /// {@return a resource id of that kind}
    Optional<ResourceId> id(String field, Kind kind) {
        return id(field).filter(it -> it.prefix().equals(kind.prefix()));
    }

    /// {@return an account number}
    Optional<AccountId> account(String field) {
        return text(field).filter(AccountId::isWellFormed).map(AccountId::new);
    }

    /// {@return a Region code}
    Optional<Region> region(String field) {
        return text(field).filter(Region::isWellFormed).map(Region::new);
    }

    /// {@return an address}
    Optional<Ip> ip(String field) {
        return text(field).flatMap(it -> Ip.parse(it).found());
    }

    /// {@return a block; bits behind the prefix are cleared, as AWS does (B.1)}
    Optional<Cidr> cidr(String field) {
        return text(field).flatMap(Node::block);
    }

    /// {@return the block of a text, its host bits cleared}
    static Optional<Cidr> block(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            int length = Integer.parseInt(text.substring(slash + 1));
            return Ip.parse(text.substring(0, slash))
                    .found()
                    .filter(ip -> length >= 0 && length <= ip.width())
                    .map(ip -> Cidr.around(ip, length));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// {@return a time as AWS writes it: ISO 8601 with an offset; a blank instead of the `T`, as
    /// some libraries print it, will do}
    Optional<Instant> time(String field) {
        return text(field).flatMap(Node::instant);
    }

    /// {@return the time that such a text says}
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// {@return an object inside; an empty one when absent}
    Node child(String field) {
        return new Node(json.path(field));
    }

    /// {@return the items of a list}
    List<Node> list(String field) {
        var nodes = new ArrayList<Node>();
        json.path(field).forEach(item -> nodes.add(new Node(item)));
        return nodes;
    }

    /// {@return the texts of a list of texts}
    List<String> texts(String field) {
        var texts = new ArrayList<String>();
        json.path(field).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /// {@return the ids of that kind in a list of texts, each once}
    List<ResourceId> ids(String field, Kind kind) {
        return texts(field).stream()
                .filter(ResourceId::isWellFormed)
                .map(ResourceId::new)
                .filter(it -> it.prefix().equals(kind.prefix()))
                .distinct()
                .toList();
    }

    /// {@return the same with every name beginning in lower case, as Direct Connect writes them;
    /// some libraries print them in upper case}
    Node lowered() {
        return new Node(lowered(json));
    }

    private static JsonNode lowered(JsonNode json) {
        if (json.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            json.forEach(it -> array.add(lowered(it)));
            return array;
        }
        if (!json.isObject()) {
            return json;
        }
        var object = JsonNodeFactory.instance.objectNode();
        json.properties()
                .forEach(it -> {
                    var name = it.getKey();
                    object.set(
                            name.startsWith(Shape.OWN) || name.isEmpty()
                                    ? name
                                    : Character.toLowerCase(name.charAt(0)) + name.substring(1),
                            lowered(it.getValue()));
                });
        return object;
    }

    /// {@return the value of a tag}
    Optional<String> tag(String key) {
        for (var field : List.of("Tags", "TagSet", "tags")) {
            for (var tag : list(field)) {
                if (tag.text("Key").or(() -> tag.text("key")).equals(Optional.of(key))) {
                    return Optional.of(tag.text("Value").or(() -> tag.text("value")).orElse(""));
                }
            }
        }
        return Optional.empty();
    }

    /// {@return the name people gave it: the tag `Name`}
    Optional<String> name() {
        return tag("Name");
    }
}
