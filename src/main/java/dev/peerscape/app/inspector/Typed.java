package dev.peerscape.app.inspector;

import dev.peerscape.app.inspector.Form.Meaning;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/// What people type into a field, read.
final class Typed {
    private static final long LARGEST_ASN = 4_294_967_295L;

    private Typed() {}

    static Function<String, Meaning> words(Function<String, Edit> edit) {
        return text -> new Meaning.Means(edit.apply(text));
    }

    static Function<String, Meaning> address(Function<Ip, Edit> edit) {
        return text -> meaning(Ip.parse(text), edit);
    }

    static Function<String, Meaning> block(Function<Cidr, Edit> edit) {
        return text -> meaning(Cidr.parse(text), edit);
    }

    /// An address, or nothing for an empty field.
    static Function<String, Meaning> maybeAddress(Function<Optional<Ip>, Edit> edit) {
        return text ->
                text.isEmpty()
                        ? new Meaning.Means(edit.apply(Optional.empty()))
                        : meaning(Ip.parse(text), ip -> edit.apply(Optional.of(ip)));
    }

    /// A block, or nothing for an empty field.
    static Function<String, Meaning> maybeBlock(Function<Optional<Cidr>, Edit> edit) {
        return text ->
                text.isEmpty()
                        ? new Meaning.Means(edit.apply(Optional.empty()))
                        : meaning(Cidr.parse(text), cidr -> edit.apply(Optional.of(cidr)));
    }

    static Function<String, Meaning> asn(LongFunction<Edit> edit) {
        return text ->
                number(text, 1, LARGEST_ASN)
                        .<Meaning>map(it -> new Meaning.Means(edit.apply(it)))
                        .orElseGet(() -> new Meaning.Wrong(Message.of("inspector.not-asn", text)));
    }

    static Function<String, Meaning> number(long least, long most, LongFunction<Edit> edit) {
        return text ->
                number(text, least, most)
                        .<Meaning>map(it -> new Meaning.Means(edit.apply(it)))
                        .orElseGet(() ->
                                new Meaning.Wrong(
                                        Message.of("inspector.not-number", text, least, most)));
    }

    static Optional<Long> number(String text, long least, long most) {
        try {
            long number = Long.parseLong(text.strip());
            return number >= least && number <= most ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static <T> Meaning meaning(Parsed<T> parsed, Function<T, Edit> edit) {
        return switch (parsed) {
            case Parsed.Good<T>(var value) -> new Meaning.Means(edit.apply(value));
            case Parsed.Bad<T>(var reason, _) -> new Meaning.Wrong(reason);
        };
    }
}
