package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;

/// Which address a flow to a resource uses, and from which it is sent.
final class AddressingTest {
    private static final String TWO =
            """
            vpc a 10.0.0.0/16
            igw a a
            subnet a1 a 10.0.1.0/24
            instance x a1 10.0.1.5 public 52.79.0.1
            instance plain a1 10.0.1.6
            vpc b 172.16.0.0/16
            igw b b
            subnet b1 b 172.16.1.0/24
            instance y b1 172.16.1.5 public 52.79.0.2
            instance hidden b1 172.16.1.6
            """;

    private static Header request(Document document, Flow flow) {
        return Lab.trace(document, flow).forward().hops().getFirst().in();
    }

    private static String called(String from, String to, String... more) {
        var document = Lab.document(TWO, String.join("\n", more));
        return request(document, Lab.ping(from, to)).destination().toString();
    }

    @ParameterizedTest(name = "{0} calls {1} by {3} [{2}]")
    @CsvSource(
            delimiter = '|',
            value = {
                // In the own VPC, and to who has no public address: by the private one.
                "x     | plain  | -                                                   | 10.0.1.6",
                "plain | x      | -                                                   | 10.0.1.5",
                "x     | hidden | route a 0.0.0.0/0 igw-a                             | 172.16.1.6",
                // Routed to each other over a peering: privately, whatever else there is.
                "x     | y      | pcx ab a b;route a 172.16.0.0/16 pcx-ab;route b 10.0.0.0/16"
                        + " pcx-ab;route a 0.0.0.0/0 igw-a          | 172.16.1.5",
                // Routed one way only, and with a way out: by the public name.
                "x     | y      | pcx ab a b;route a 172.16.0.0/16 pcx-ab;"
                        + "route a 0.0.0.0/0 igw-a                                     | 52.79.0.2",
                // The same without a way out: the peering is what was meant.
                "x     | y      | pcx ab a b;route a 172.16.0.0/16 pcx-ab             | 172.16.1.5",
                "plain | y      | pcx ab a b;route a 0.0.0.0/0 igw-a                  | 172.16.1.5",
                // Joined, not yet accepted: still the peering; over: the Internet.
                "x     | y      | pcx ab a b pending-acceptance                       | 172.16.1.5",
                "x     | y      | pcx ab a b deleted                                  | 52.79.0.2",
                // Nothing joins them.
                "x     | y      | -                                                   | 52.79.0.2",
                "x     | y      | route a 0.0.0.0/0 igw-a                             | 52.79.0.2",
                // From outside only the public address is known; without one, the private.
                "internet | y      | -                                                | 52.79.0.2",
                "internet | hidden | -                                                | 172.16.1.6",
            })
    void theAddressOfAResource(String from, String to, String more, String address) {
        assertEquals(
                address,
                called(
                        from.strip(),
                        to.strip(),
                        more.strip().equals("-") ? "" : more.strip().replace(';', '\n')));
    }

    @Test
    void bothFamiliesPreferIpv4AndTheSenderMustHaveIt() {
        var document =
                Lab.document(
                        """
                        vpc a 10.0.0.0/16 2600:1f00::/56
                        subnet a1 a 10.0.1.0/24 2600:1f00::/64
                        instance both a1 10.0.1.5,2600:1f00::5
                        instance two a1 10.0.1.6,2600:1f00::6
                        instance six a1 2600:1f00::7
                        """);
        assertEquals("10.0.1.6", request(document, Lab.ping("both", "two")).destination() + "");
        var six = request(document, Lab.ping("six", "two"));
        assertEquals("2600:1f00::6", six.destination().toString());
        assertEquals("2600:1f00::7", six.source().toString());
        assertEquals("icmpv6", six.protocol().toString());
        assertEquals(128, six.port());
        assertEquals("2600:1f00::7", request(document, Lab.ping("two", "six")).destination() + "");
    }

    @Test
    void anInterfaceSendsFromItsOwnAddressAndAnInstanceFromItsFirst() {
        var document =
                Lab.document(
                        "vpc a 10.0.0.0/16",
                        "subnet a1 a 10.0.1.0/24",
                        "instance x a1 10.0.1.5",
                        "instance y a1 10.0.1.6");
        var eni = document.topology().vpcs().firstEntry().getValue().instances().firstEntry();
        var primary = eni.getValue().primary();
        var flow = new Flow(primary.id(), to("i-y"), Optional.empty(), protocol(), 8, 0);
        assertEquals(primary.addresses().getFirst(), request(document, flow).source());
        var spoofed = Lab.from("10.9.9.9", Lab.ping("x", "y"));
        assertEquals(Ip.of("10.9.9.9"), request(document, spoofed).source());
    }

    private static Flow.Destination to(String id) {
        return new Flow.Destination.To(new ResourceId(id));
    }

    private static Protocol protocol() {
        return Protocol.ICMP;
    }

    @Test
    void theInternetIsOutsideTheSendersOwnBlocks() {
        var document =
                Lab.document(
                        """
                        vpc a 203.0.113.0/24 203.0.114.0/24 2001:db8::/32
                        subnet a1 a 203.0.113.0/25 2001:db8::/64
                        instance four a1 203.0.113.20
                        instance six a1 2001:db8::20
                        """);
        for (var sender : new String[] {"four", "six"}) {
            var request =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(10),
                            () -> request(document, Lab.ping(sender, "internet")));
            assertFalse(
                    document.topology()
                            .vpcs()
                            .firstEntry()
                            .getValue()
                            .contains(request.destination()));
            assertTrue(request.destination().isPublic(), request.destination()::toString);
        }
    }

    @Test
    void whatCannotSendOrReceiveIsSaid() {
        var document = Lab.document(TWO);
        var flow =
                new Flow(
                        new ResourceId("subnet-a1"), to("i-y"), Optional.empty(), protocol(), 8, 0);
        var trace = Lab.trace(document, flow);
        assertEquals(Verdict.DROPPED, trace.verdict());
        assertEquals(Code.UNASSOCIATED_COMPONENT, trace.forward().code().orElseThrow());
        assertEquals("subnet-a1", trace.forward().at().value());
        var away =
                Lab.trace(
                        document,
                        new Flow(
                                new ResourceId("i-x"),
                                to("subnet-b1"),
                                Optional.empty(),
                                protocol(),
                                8,
                                0));
        assertEquals("subnet-b1", away.forward().at().value());
    }
}
