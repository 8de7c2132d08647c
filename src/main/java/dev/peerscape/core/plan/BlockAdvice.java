package dev.peerscape.core.plan;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What there is to say at each keystroke about a block that somebody types: whether it is good,
/// what it meets and whose that is, and what to take instead.
///
/// @param block what the text means, when it means a block
/// @param sentences what to say, worst first; never empty
/// @param offer a block to take instead: what was probably meant, or the next free one of the size
public record BlockAdvice(
        State state, Optional<Cidr> block, List<Message> sentences, Optional<Cidr> offer) {
    private static final int SENTENCES = 3;

    public BlockAdvice {
        sentences = List.copyOf(sentences);
    }

    /// How good the text is.
    public enum State {
        /// A block that is free.
        GOOD,
        /// A block with a consequence worth knowing.
        NOTABLE,
        /// A block that would be an error in the drawing.
        MISTAKE,
        /// A block that would be refused.
        REFUSED,
        /// Not a block, or not yet.
        UNREADABLE
    }

    /// A field for a block.
    ///
    /// @param now the block it holds; for a field that adds one, any of the family it would have
    /// @param question what is about to be done with a block
    /// @param edit which edit does it
    public record Field(
            Cidr now,
            Function<Cidr, Legality.Question> question,
            Function<Cidr, ? extends Edit> edit) {}

    /// {@return what there is to say of that text}
    public static BlockAdvice of(Document document, AddressSpace space, Field field, String text) {
        var wanted = field.question().apply(field.now());
        return switch (CidrField.interpret(text, document, space, wanted)) {
            case Parsed.Bad<Cidr>(var reason, var suggestion) ->
                    new BlockAdvice(
                            State.UNREADABLE,
                            Optional.empty(),
                            List.of(reason),
                            Ip.parse(text.strip())
                                    .found()
                                    .map(ip -> ofUsualLength(field.now(), ip))
                                    .or(() -> suggestion.flatMap(it -> Cidr.parse(it).found())));
            case Parsed.Good<Cidr>(var block) -> of(document, space, field, block);
        };
    }

    private static BlockAdvice of(Document document, AddressSpace space, Field field, Cidr block) {
        var question = field.question().apply(block);
        var legality = Legality.of(document, space, question);
        var sentences = legality.messages().stream().limit(SENTENCES).toList();
        if (legality.level() != Legality.Level.REFUSED
                && Edits.apply(document, field.edit().apply(block))
                        instanceof Outcome.Refused(_, var reason, _)) {
            var next = Legality.nextFree(document, space, question, block.length());
            return new BlockAdvice(State.REFUSED, Optional.of(block), List.of(reason), next);
        }
        if (legality.level() == Legality.Level.NOTABLE && legality.collisions().isEmpty()) {
            // What goes along with a change is told, but is no reason to take another block.
            return new BlockAdvice(
                    State.GOOD,
                    Optional.of(block),
                    Stream.concat(Stream.of(extent(question)), sentences.stream()).toList(),
                    Optional.empty());
        }
        return switch (legality.level()) {
            case FREE ->
                    new BlockAdvice(
                            State.GOOD,
                            Optional.of(block),
                            List.of(extent(question)),
                            Optional.empty());
            case NOTABLE -> meets(State.NOTABLE, block, sentences, legality);
            case MISTAKE -> meets(State.MISTAKE, block, sentences, legality);
            case REFUSED -> meets(State.REFUSED, block, sentences, legality);
        };
    }

    /// An address alone means, most likely, a block as large as the one that there is.
    private static Cidr ofUsualLength(Cidr now, Ip address) {
        return Cidr.around(address, Math.min(now.length(), address.width()));
    }

    private static BlockAdvice meets(
            State state, Cidr block, List<Message> sentences, Legality legality) {
        return new BlockAdvice(
                state,
                Optional.of(block),
                sentences,
                legality.nextFree().filter(it -> !it.equals(block)));
    }

    /// How far a free block reaches, and for a subnet how many hosts it takes.
    private static Message extent(Legality.Question question) {
        var block = question.block();
        var first = block.first().toString();
        var last = block.last().toString();
        return switch (question) {
            case Legality.Question.SubnetBlock _ when !block.isV6() ->
                    Message.of(
                            "plan.free-hosts",
                            first,
                            last,
                            CidrField.usableHosts(block).orElse(0L));
            case Legality.Question.SubnetBlock _,
                    Legality.Question.NewVpc _,
                    Legality.Question.AddBlock _,
                    Legality.Question.ChangeBlock _ ->
                    Message.of("plan.free-range", first, last);
        };
    }
}
