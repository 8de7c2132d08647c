package dev.peerscape.core.plan;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.plan.Legality.Collision;
import dev.peerscape.core.plan.Legality.Level;
import dev.peerscape.core.plan.Legality.Question;
import dev.peerscape.core.plan.Legality.Relation;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.RandomDocuments;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

class LegalityTest {
    private static final ResourceId A = id("vpc-a");

    private static Legality of(Document document, Question question) {
        return Legality.of(document, AddressSpace.of(document.topology()), question);
    }

    private static Question.SubnetBlock subnet(String block) {
        return new Question.SubnetBlock(A, Optional.empty(), Cidr.of(block));
    }

    @Test
    void aFreeBlockIsFree() {
        assertEquals(
                new Legality(Level.FREE, List.of(), List.of(), Optional.empty()),
                of(pair(), new Question.NewVpc(Cidr.of("10.1.0.0/16"))));
        assertEquals(Level.FREE, of(lab(), subnet("10.0.2.0/24")).level());
    }

    @Test
    void aNewVpcThatOverlapsAnotherIsToldWhoseAndWhatIsFree() {
        assertEquals(
                new Legality(
                        Level.NOTABLE,
                        List.of(
                                Message.of(
                                        "plan.overlaps-vpc",
                                        "10.0.128.0/17",
                                        "10.0.0.0/16",
                                        "vpc-a")),
                        List.of(new Collision(A, Cidr.of("10.0.0.0/16"), Relation.OTHER_VPC)),
                        Optional.of(Cidr.of("10.1.0.0/17"))),
                of(pair(), new Question.NewVpc(Cidr.of("10.0.128.0/17"))));
    }

    @Test
    void theWrongSizeIsAMistake() {
        var legality = of(pair(), new Question.NewVpc(Cidr.of("10.64.0.0/12")));
        assertEquals(Level.MISTAKE, legality.level());
        assertEquals(Message.of("plan.size-vpc", 12), legality.messages().getFirst());
        assertEquals(
                Message.of("plan.size-subnet", 30),
                of(lab(), subnet("10.0.2.0/30")).messages().getFirst());
    }

    @Test
    void aBlockOfAPeerIsRefused() {
        var active = apply(lab(), new Edit.AddCidr(id("vpc-b"), Cidr.of("100.64.0.0/16")));
        var legality = of(active, new Question.AddBlock(A, Cidr.of("100.64.0.0/20")));
        assertEquals(Level.REFUSED, legality.level());
        assertEquals("edit.cidr-peer-overlap", legality.messages().getFirst().key());
        assertEquals(
                List.of(new Collision(id("vpc-b"), Cidr.of("100.64.0.0/16"), Relation.PEER)),
                legality.collisions());
        assertEquals(Optional.of(Cidr.of("10.1.0.0/20")), legality.nextFree());
    }

    @Test
    void anOwnBlockIsRefusedAndTheReplacedOneDoesNotCount() {
        var own = of(lab(), new Question.AddBlock(A, Cidr.of("10.0.0.0/20")));
        assertEquals(Level.REFUSED, own.level());
        assertEquals(
                List.of(new Collision(A, Cidr.of("10.0.0.0/16"), Relation.OWN)), own.collisions());
        var shrunk =
                of(
                        pair(),
                        new Question.ChangeBlock(
                                A, Cidr.of("10.0.0.0/16"), Cidr.of("10.0.0.0/20")));
        assertEquals(Level.FREE, shrunk.level());
    }

    @Test
    void aSubnetOutsideOrOnASiblingIsAMistake() {
        var outside = of(lab(), subnet("10.1.0.0/24"));
        assertEquals(Level.MISTAKE, outside.level());
        assertEquals("plan.outside-vpc", outside.messages().getFirst().key());
        assertEquals(Optional.of(Cidr.of("10.0.0.0/24")), outside.nextFree());
        var sibling = of(lab(), subnet("10.0.0.0/23"));
        assertEquals(
                List.of(new Collision(id("subnet-a"), Cidr.of("10.0.1.0/24"), Relation.SIBLING)),
                sibling.collisions());
        assertEquals(Optional.of(Cidr.of("10.0.2.0/23")), sibling.nextFree());
        var itself =
                new Question.SubnetBlock(A, Optional.of(id("subnet-a")), Cidr.of("10.0.0.0/23"));
        assertEquals(Level.FREE, of(lab(), itself).level());
    }

    @Test
    void whatIsSaidToBeRefusedIsRefusedAndTheRestIsNot() {
        var random = new SplittableRandom(7);
        for (long seed = 0; seed < 40; seed++) {
            var where = "seed " + seed;
            var document = RandomDocuments.of(seed);
            var space = AddressSpace.of(document.topology());
            for (var vpc : document.topology().vpcs().values()) {
                var block = Cidr.of("10.%d.0.0/%d".formatted(random.nextInt(24), 16));
                var legality = Legality.of(document, space, new Question.AddBlock(vpc.id(), block));
                boolean refused =
                        Edits.apply(document, new Edit.AddCidr(vpc.id(), block))
                                instanceof Outcome.Refused;
                assertEquals(refused, legality.level() == Level.REFUSED, "seed " + seed);
                legality.messages()
                        .forEach(it ->
                                assertTrue(!Texts.in(Locale.KOREAN).text(it).contains(it.key())));
                legality.nextFree()
                        .ifPresent(next ->
                                assertEquals(
                                        0,
                                        space.overlapping(next, ResourceId.INTERNET, 1).count(),
                                        where));
            }
        }
    }
}
