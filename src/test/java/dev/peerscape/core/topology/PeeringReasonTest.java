package dev.peerscape.core.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Texts;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;

/// A file keeps AWS's words, and what was said is understood again from them.
class PeeringReasonTest {
    private static final AccountId BOB = new AccountId("222222222222");

    static List<PeeringReason> reasons() {
        return List.of(
                new PeeringReason.None(),
                new PeeringReason.Active(),
                new PeeringReason.Pending(BOB),
                new PeeringReason.Expired(),
                new PeeringReason.Rejected(BOB),
                new PeeringReason.Deleted(),
                new PeeringReason.DeletedBy(BOB),
                new PeeringReason.Overlap(
                        Cidr.of("10.0.0.0/16"),
                        new ResourceId("vpc-a"),
                        Cidr.of("10.0.128.0/17"),
                        new ResourceId("vpc-b.2")),
                new PeeringReason.Overlap(
                        Cidr.of("2001:db8::/56"),
                        new ResourceId("vpc-a"),
                        Cidr.of("2001:db8::/56"),
                        new ResourceId("vpc-b")),
                new PeeringReason.Other("quota"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void whatIsWrittenIsUnderstoodAgain(PeeringReason reason) {
        assertEquals(reason, PeeringReason.read(reason.text()));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void itIsSaidInTheReadersLanguage(PeeringReason reason) {
        var english = Texts.in(Locale.ENGLISH).text(reason.told());
        var korean = Texts.in(Locale.KOREAN).text(reason.told());
        assertEquals(reason.text(), english);
        assertFalse(korean.contains("{") || korean.contains("aws-"), korean);
        if (!(reason instanceof PeeringReason.None || reason instanceof PeeringReason.Other)) {
            assertNotEquals(english, korean);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active",
                "Active ",
                "Deleted by 123",
                "Rejected by 222222222222.",
                "Pending Acceptance by 22222222222x",
                "10.0.0.5/16 of vpc-a overlaps 10.0.0.0/16 of vpc-b. AWS reports: x",
                "10.0.0.0/16 of vpc-a overlaps 10.0.0.0/16 of vpc-b. AWS reports: x",
                "10.0.0.0/16 of - overlaps 10.0.0.0/16 of vpc-b. x",
                "it's {0} 일"
            })
    void otherWordsAreKeptAsTheyAre(String text) {
        var reason = PeeringReason.read(text);
        assertEquals(new PeeringReason.Other(text), reason);
        assertEquals(text, reason.text());
        assertEquals(text, Texts.in(Locale.KOREAN).text(reason.told()));
    }
}
