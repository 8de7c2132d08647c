package dev.peerscape.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.trace.TracerouteTable;
import dev.peerscape.core.trace.TracerouteTable.Behaviour;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;
import java.util.Map;

/// The traceroute table and its JSON.
final class TracerouteTableJsonTest {
    private static final Behaviour SEEN = new Behaviour(true, true);
    private static final Behaviour UNSEEN = new Behaviour(false, false);

    private static TracerouteTable read(String text) {
        return TracerouteTableJson.read(text).found().orElseThrow(() -> new AssertionError(text));
    }

    @Test
    void whatIsWrittenReadsBack() {
        var table =
                TracerouteTable.USUAL
                        .with(Kind.TRANSIT_GATEWAY, SEEN)
                        .with(Kind.NAT_GATEWAY, UNSEEN)
                        .with(Kind.PEERING, new Behaviour(true, false));
        assertEquals(table, read(TracerouteTableJson.write(table)));
        assertEquals("{}", TracerouteTableJson.write(TracerouteTable.USUAL));
        assertEquals(TracerouteTable.USUAL, read("{}"));
    }

    @Test
    void onlyWhatIsNotAsUsualCounts() {
        var same = TracerouteTable.USUAL.with(Kind.NAT_GATEWAY, SEEN);
        assertTrue(same.isUsual());
        var back = same.with(Kind.PEERING, SEEN).with(Kind.PEERING, UNSEEN);
        assertEquals(TracerouteTable.USUAL, back);
        assertThrows(
                IllegalArgumentException.class,
                () -> new TracerouteTable(Map.of(Kind.SECURITY_GROUP, SEEN)));
        assertThrows(IllegalArgumentException.class, () -> new Behaviour(false, true));
    }

    @Test
    void aFieldThatIsLeftOutIsAsUsual() {
        assertEquals(
                SEEN, read("{\"transit-gateway\": {\"answers\": true}}").of(Kind.TRANSIT_GATEWAY));
        // What stops lowering the TTL stops answering with it.
        assertEquals(
                UNSEEN, read("{\"nat-gateway\": {\"decrementsTtl\": false}}").of(Kind.NAT_GATEWAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|A traceroute table must be a JSON object",
                "{\"nat\": {}}|no row \"nat\"; did you mean nat-gateway",
                "{\"toaster\": {}}|no row \"toaster\"; it has subnet, instance",
                "{\"peering\": true}|The row \"peering\" must be an object",
                "{\"peering\": {\"ttl\": true}}|no field \"ttl\"; known are decrementsTtl",
                "{\"peering\": {\"answers\": 1}}|\"answers\" of the row \"peering\" must be true",
                "{\"peering\": {\"answers\": true}}|cannot answer without lowering the TTL",
                "{} {}|Something stands after the end",
                "{\"peering\": {|This is not JSON"
            })
    void nonsenseIsRefusedWithASentence(String text, String part) {
        var bad = assertInstanceOf(Parsed.Bad.class, TracerouteTableJson.read(text));
        var sentence = Texts.in(Locale.ENGLISH).text(bad.reason());
        assertTrue(sentence.contains(part), sentence);
    }
}
