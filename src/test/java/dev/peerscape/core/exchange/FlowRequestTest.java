package dev.peerscape.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Flows as people and scripts name them.
final class FlowRequestTest {
    private static final Document DOCUMENT =
            Lab.document(
                    """
                    vpc a 10.0.0.0/16
                    igw a a
                    subnet a a 10.0.0.0/24
                    instance web a 10.0.0.10
                    eni box a 10.0.0.11
                    nat n a 10.0.0.12 52.79.0.12
                    vpce api a=10.0.0.13
                    nlb front a=10.0.0.14
                    pl s3 198.51.100.0/24
                    door s3 a pl-s3 a
                    """);

    private static Parsed<Flow> read(String from, String to, String source, String protocol) {
        return new FlowRequest(
                        from,
                        to,
                        Optional.ofNullable(source),
                        Optional.ofNullable(protocol),
                        OptionalInt.empty(),
                        OptionalInt.empty())
                .resolve(Names.of(DOCUMENT.topology()));
    }

    private static Flow good(Parsed<Flow> parsed) {
        return assertInstanceOf(Parsed.Good.class, parsed, parsed::toString).value()
                        instanceof Flow it
                ? it
                : null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web",
                "eni-web",
                "eni-box",
                "nat-n",
                "vpce-api",
                "nlb-front",
                "vpce-s3",
                "igw-a",
                "internet",
                "api",
                "front"
            })
    void whateverHasAnAddressIsAnEnd(String end) {
        good(read(end, "web", null, null));
        good(read("web", end, null, null));
    }

    @Test
    void everyProtocolNumberIsOne() {
        for (int number = 0; number <= 255; number++) {
            var flow = good(read("web", "eni-box", null, Integer.toString(number)));
            assertEquals(number, flow.protocol().number());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "web, eni-box, , 256, is not a protocol",
        "web, eni-box, , all, is not a protocol",
        "web, eni-box, , -1, is not a protocol",
        "web, eni-box, 10.0.0, , 10.0.0",
        "web, 10.0.0.11, 2001:db8::1, , both are IPv4",
        "web, subnet-a, , , cannot be an end",
        "wep, eni-box, , , web"
    })
    void whatCannotBeIsRefusedWithAReason(
            String from, String to, String source, String protocol, String part) {
        if (read(from, to, source, protocol) instanceof Parsed.Bad<Flow>(var reason, _)) {
            var text = Texts.in(Locale.ENGLISH).text(reason);
            assertTrue(text.contains(part), text);
        } else {
            throw new AssertionError(from + " " + to + " " + source + " " + protocol);
        }
    }

    @Test
    void aSourceOfSomebodysChoosingIsKept() {
        var flow = good(read("web", "eni-box", "192.0.2.7", null));
        assertEquals("192.0.2.7", flow.source().orElseThrow().toString());
    }
}
