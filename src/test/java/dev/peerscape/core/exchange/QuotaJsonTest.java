package dev.peerscape.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.peerscape.core.check.Quota;
import dev.peerscape.core.check.Quotas;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;

class QuotaJsonTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        var quotas = Quotas.STANDARD.with(Quota.VPCS, 20).with(Quota.ACTIVE_PEERINGS, 125);
        assertEquals(new Parsed.Good<>(quotas), QuotaJson.read(QuotaJson.write(quotas)));
        assertEquals(new Parsed.Good<>(Quotas.STANDARD), QuotaJson.read("{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"subnet": 20}           | There is no quota subnet; did you mean subnets?
                    {"vpcs": "20"}           | The quota vpcs must be a whole number.
                    {"vpcs": 0}              | The quota vpcs can't be 0: at least 1.
                    {"active-peerings": 126} | The quota active-peerings can't be 126: AWS raises it to 125 at most.
                    {"dx-transit-gateways": 7} | The quota dx-transit-gateways can't be 7: it is 6 for everybody and AWS does not raise it.
                    [1]                      | The quotas must be one JSON object, such as {"vpcs": 20}.
                    {} {}                    | The quotas must be one JSON object, such as {"vpcs": 20}.
                    """)
    void whatIsWrongIsSaid(String json, String sentence) {
        var bad = assertInstanceOf(Parsed.Bad.class, QuotaJson.read(json));
        assertEquals(sentence, Texts.in(Locale.ENGLISH).text(bad.reason()));
    }
}
