package dev.peerscape.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.core.topology.ResourceId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The other words that AWS has for resources.
final class AliasesTest {
    @ParameterizedTest
    @CsvSource({
        "arn:aws:ec2:eu-west-1:111122223333:instance/i-0abc, i-0abc",
        "arn:aws:ec2:eu-west-1:111122223333:transit-gateway/tgw-0abc, tgw-0abc",
        "arn:aws-cn:elasticloadbalancing:x:1:loadbalancer/net/front/0f0f, nlb-0f0f",
        "arn:aws:elasticloadbalancing:x:1:loadbalancer/app/front/0f0f, ''",
        "arn:aws:directconnect:eu-west-1:111122223333:dxvif/dxvif-ffa, dxvif-ffa",
        "arn:aws:directconnect::1:dx-gateway/0f0f0f0f-1234-4abc-9def-000000000001,"
                + " dxgw-0f0f0f0f-1234-4abc-9def-000000000001",
        "0f0f0f0f-1234-4abc-9def-000000000001, dxgw-0f0f0f0f-1234-4abc-9def-000000000001",
        "my-front-0f0f.elb.eu-west-1.amazonaws.com, nlb-0f0f",
        "vpce-0fe5-29p5708s.ec2.us-east-1.vpce.amazonaws.com, vpce-0fe5",
        "web, ''",
        "example.com, ''",
        "arn:, ''"
    })
    void anIdIsFound(String word, String id) {
        assertEquals(id, Aliases.id(word).map(ResourceId::value).orElse(""));
    }
}
