package dev.peerscape.editor.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.app.HybridDesign;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.168.1.10   | host-files site-office pl-offices",
                "192.168.9.9    | site-office pl-offices",
                "172.31.0.0/24  | site-branch",
                "10.0.1.40      | vpce-logs subnet-app vpc-app",
                "10.0.1.50      | nlb-web subnet-app vpc-app",
                "10.0.1.30      | eni-firewall subnet-app vpc-app",
                "10.0.1.21      | nat-app subnet-app vpc-app",
                "198.51.100.1   | cgw-office",
                "203.0.113.11   | vpn-office",
                "169.254.90.2   | dxvif-office",
                "head office    | site-office",
                "dxgw-main      | dxgw-main",
                "pl-offices     | pl-offices",
            })
    void findsWhatIsOutsideOfVpcsToo(String typed, String expected) {
        var found =
                Search.find(HybridDesign.document().topology(), typed, 3).stream()
                        .map(Search.Place::id)
                        .map(ResourceId::value)
                        .collect(Collectors.joining(" "));
        assertEquals(expected, found);
    }
}
