package dev.peerscape.editor.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.app.SmallDesign;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

class SearchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10.0.1.10     | i-app subnet-a vpc-left",
                "10.0.1.99     | subnet-a vpc-left",
                "172.16.200.1  | vpc-right",
                "8.8.8.8       | internet",
                "192.168.1.1   | ''",
                "10.0.0.0/8    | vpc-left subnet-a",
                "app           | i-app",
                "REQ           | vpc-left",
                "pcx-lab       | pcx-lab",
                "'   '         | ''",
                "no such thing | ''",
            })
    void findsWhatWasTyped(String typed, String expected) {
        var topology = SmallDesign.peered(PeeringStatus.ACTIVE).topology();
        var found =
                Search.find(topology, typed, 3).stream()
                        .map(Search.Place::id)
                        .map(ResourceId::value)
                        .collect(Collectors.joining(" "));
        assertEquals(expected, found);
    }
}
