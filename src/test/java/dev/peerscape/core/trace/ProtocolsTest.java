package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

/// Every IP protocol goes through groups, ACLs and whatever else a packet meets; NAT gateways, load
/// balancers and gateway endpoints take theirs only.
final class ProtocolsTest {
    private static final String HOME =
            """
            vpc a 10.0.0.0/16
            igw a a
            table pub a
            table priv a
            subnet pub a 10.0.0.0/24 table pub
            subnet priv a 10.0.1.0/24 table priv
            nat n pub 10.0.0.96 52.79.0.96
            instance web pub 10.0.0.10 public 52.79.0.10
            instance app priv 10.0.1.10
            route pub 0.0.0.0/0 igw-a
            route priv 0.0.0.0/0 nat-n
            pl s3 198.51.100.0/24
            door s3 a pl-s3 priv
            tg web a tcp 80 i-web
            nlb front priv=10.0.1.5 cross
            listen front tcp 80 web
            """;

    private static final String AWAY =
            """
            vpc b 172.16.0.0/16
            subnet b b 172.16.0.0/24
            instance b b 172.16.0.10
            vpce api b=172.16.0.20
            """;

    private static void is(
            Verdict verdict,
            Optional<Code> code,
            Document document,
            String from,
            String to,
            int number) {
        var flow = Lab.flow(from, to, new Protocol(number), 0, 0);
        var trace = Lab.trace(document, flow);
        assertEquals(verdict, trace.verdict(), () -> number + ": " + trace.blockers());
        assertEquals(code, trace.forward().code());
        assertEquals(verdict, new Verdicts(Network.compile(document.topology())).judge(flow));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 41, 47, 50, 51, 89, 107, 132, 253, 255})
    void aProtocolWithoutPortsGoesWhereverRulesLetIt(int number) {
        var rules =
                """
                sg only a
                in only %1$d 10.0.0.0/16
                out only %1$d 0.0.0.0/0
                acl tight a
                aclin tight 100 allow %1$d 0.0.0.0/0
                aclout tight 100 allow %1$d 0.0.0.0/0
                subnet tight a 10.0.2.0/24 acl tight
                instance one tight 10.0.2.10 sg only
                """
                        .formatted(number);
        var document = Lab.document(HOME, rules);
        is(Verdict.DELIVERED, Optional.empty(), document, "app", "one", number);
        is(Verdict.DELIVERED, Optional.empty(), document, "one", "app", number);
        int other = number == 107 ? 108 : 107;
        is(
                Verdict.DROPPED,
                Optional.of(Code.SUBNET_ACL_RESTRICTION),
                document,
                "app",
                "one",
                other);
        is(Verdict.DROPPED, Optional.of(Code.ENI_SG_RULES_MISMATCH), document, "one", "app", other);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 107, 255})
    void onTheWay(int number) {
        var peered =
                Lab.document(
                        HOME,
                        AWAY,
                        "pcx ab a b",
                        "route priv 172.16.0.0/16 pcx-ab",
                        "route b 10.0.0.0/16 pcx-ab");
        is(Verdict.DELIVERED, Optional.empty(), peered, "app", "b", number);
        is(Verdict.DELIVERED, Optional.empty(), peered, "app", "vpce-api", number);
        var joined =
                Lab.document(
                        HOME,
                        AWAY,
                        "tgw t",
                        "attach ta t a priv",
                        "attach tb t b b",
                        "route priv 172.16.0.0/16 tgw-t",
                        "route b 10.0.0.0/16 tgw-t");
        is(Verdict.DELIVERED, Optional.empty(), joined, "app", "b", number);
        is(Verdict.DELIVERED, Optional.empty(), peered, "web", "203.0.113.1", number);
        is(
                Verdict.DROPPED,
                Optional.of(Code.PROTOCOL_RESTRICTION),
                peered,
                "app",
                "203.0.113.1",
                number);
        is(
                Verdict.DROPPED,
                Optional.of(Code.VPCE_GATEWAY_PROTOCOL_RESTRICTION),
                peered,
                "app",
                "198.51.100.1",
                number);
        is(
                Verdict.DROPPED,
                Optional.of(Code.ELBV2_LISTENERS_MISMATCH),
                peered,
                "app",
                "nlb-front",
                number);
    }
}
