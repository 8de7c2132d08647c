package dev.peerscape.core.plan;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.plan.BlockAdvice.State;
import dev.peerscape.core.plan.Legality.Question;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class BlockAdviceTest {
    private static final ResourceId A = id("vpc-a");

    private static BlockAdvice of(Document document, BlockAdvice.Field field, String text) {
        return BlockAdvice.of(document, AddressSpace.of(document.topology()), field, text);
    }

    private static BlockAdvice.Field adding() {
        return new BlockAdvice.Field(
                Cidr.of("10.0.0.0/16"),
                block -> new Question.AddBlock(A, block),
                block -> new Edit.AddCidr(A, block));
    }

    private static BlockAdvice.Field subnet(Document document) {
        var vpc = document.topology().vpc(A).orElseThrow();
        Subnet subnet = vpc.subnets().values().iterator().next();
        return new BlockAdvice.Field(
                subnet.cidrs().getFirst(),
                block -> new Question.SubnetBlock(A, Optional.of(subnet.id()), block),
                block -> new Edit.PutSubnet(A, subnet.withCidrs(List.of(block)), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "100.64.0.0/16, GOOD, plan.free-range, ''",
        "100.64.0.0/20, GOOD, plan.free-range, ''",
        "10.1.0.0/12, UNREADABLE, net.cidr-host-bits, 10.0.0.0/12",
        "10.0.5.0/16, UNREADABLE, net.cidr-host-bits, 10.0.0.0/16",
        "10.0.0.0, UNREADABLE, net.cidr-without-length, 10.0.0.0/16",
        "10.0.0.0/20, REFUSED, edit.cidr-own-overlap, 10.1.0.0/20",
        "/99, UNREADABLE, net.cidr-length, ''",
        "/20, GOOD, plan.free-range, ''",
    })
    void ofABlockThatAVpcWouldGet(String text, State state, String key, String offer) {
        var advice = of(lab(), adding(), text);
        assertEquals(state, advice.state(), advice.toString());
        assertEquals(key, advice.sentences().getFirst().key());
        assertEquals(Optional.of(offer).filter(it -> !it.isEmpty()).map(Cidr::of), advice.offer());
    }

    @Test
    void aSubnetIsToldItsSiblingAndWhatIsFree() {
        var lab = lab();
        var vpc = lab.topology().vpc(A).orElseThrow();
        var first = vpc.subnets().values().iterator().next();
        var other =
                new Subnet(
                        id("subnet-beside"),
                        "beside",
                        first.zone(),
                        List.of(Cidr.of("10.0.2.0/24")),
                        Optional.empty(),
                        vpc.defaultNetworkAcl(),
                        false);
        var document = apply(lab, new Edit.PutSubnet(A, other, Optional.empty()));
        var taken = "10.0.2.0/24";
        var advice = of(document, subnet(document), taken);
        assertEquals(State.MISTAKE, advice.state());
        assertEquals(
                Message.of("plan.overlaps-sibling", taken, taken, other.label()),
                advice.sentences().getFirst());
        var offer = advice.offer().orElseThrow();
        assertEquals(State.GOOD, of(document, subnet(document), offer.toString()).state());
    }

    @Test
    void aFreeSubnetBlockSaysHowManyHostsItTakes() {
        var document = lab();
        var advice = of(document, subnet(document), "10.0.2.0/24");
        assertEquals(
                List.of(Message.of("plan.free-hosts", "10.0.2.0", "10.0.2.255", 251L)),
                advice.sentences());
    }

    @Test
    void aBlockThatAnUnpeeredVpcHasIsWorthKnowingOnly() {
        var advice = of(pair(), adding(), "10.0.0.0/16");
        assertEquals(State.REFUSED, advice.state());
        var elsewhere =
                new BlockAdvice.Field(
                        Cidr.of("10.0.0.0/16"),
                        block -> new Question.ChangeBlock(A, Cidr.of("10.0.0.0/16"), block),
                        block -> new Edit.ReplaceCidr(A, Cidr.of("10.0.0.0/16"), block));
        assertEquals(State.NOTABLE, of(pair(), elsewhere, blockOfB()).state());
    }

    private static String blockOfB() {
        return pair().topology().vpc(id("vpc-b")).orElseThrow().cidrs().getFirst().toString();
    }
}
