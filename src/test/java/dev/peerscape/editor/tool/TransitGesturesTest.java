package dev.peerscape.editor.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.editor.scene.Hit;
import dev.peerscape.testing.Lab;
import dev.peerscape.testing.TestDiagram;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/// Transit gateways by hand: drawn, moved, attached to, chosen by their lines.
final class TransitGesturesTest {
    private static final ResourceId HUB = new ResourceId("tgw-hub");
    private static final ResourceId VPC = new ResourceId("vpc-a");

    private final TestDiagram hands =
            new TestDiagram(
                    Lab.document(
                            """
                            vpc a 10.1.0.0/16
                            subnet a a 10.1.0.0/24
                            subnet c a 10.1.1.0/24 zone c
                            vpc b @ap-northeast-1 10.2.0.0/16
                            subnet b b 10.2.0.0/24
                            tgw hub
                            """));

    private void linkTo(ResourceId vpc, ResourceId to) {
        hands.diagram.fitAll();
        var dot = hands.diagram.linkHandleOf(vpc).orElseThrow();
        var at = hands.at(to);
        hands.press(dot.x(), dot.y()).move(at.x(), at.y()).release();
    }

    @Test
    void aLinkToAGatewayAttachesTheVpcInEachZone() {
        linkTo(VPC, HUB);
        var gateway = hands.session.document().topology().transitGateways().get(HUB);
        var attachment = gateway.attachmentOf(VPC).orElseThrow();
        assertEquals(
                To.ToVpc.of(VPC, List.of(new ResourceId("subnet-a"), new ResourceId("subnet-c"))),
                attachment.to());
        assertEquals(gateway.defaultAssociation(), attachment.association());
        hands.session.undo();
        assertTrue(
                hands.session
                        .document()
                        .topology()
                        .transitGateways()
                        .get(HUB)
                        .attachments()
                        .isEmpty());
    }

    @Test
    void aGatewayOfAnotherRegionSaysWhyNot() {
        linkTo(new ResourceId("vpc-b"), HUB);
        assertInstanceOf(Request.Tell.class, hands.requests.getLast());
        var gateway = hands.session.document().topology().transitGateways().get(HUB);
        assertTrue(gateway.attachments().isEmpty());
    }

    @Test
    void theLineOfAnAttachmentIsChosenAndDeleted() {
        linkTo(VPC, HUB);
        var id =
                hands.session
                        .document()
                        .topology()
                        .transitGateways()
                        .get(HUB)
                        .attachments()
                        .firstKey();
        var link = hands.diagram.scene().link(id).orElseThrow();
        var hit = hands.diagram.scene().hit(link.x(0.5), link.y(0.5), 3);
        assertEquals(Kind.TRANSIT_ATTACHMENT, ((Hit.OnLink) hit).link().kind());
        hands.session.select(Set.of(id));
        hands.diagram.deleteSelection();
        assertTrue(
                hands.session
                        .document()
                        .topology()
                        .transitGateways()
                        .get(HUB)
                        .attachments()
                        .isEmpty());
    }

    @Test
    void aGatewayMovesWhereItIsDragged() {
        hands.diagram.fitAll();
        var before = hands.diagram.scene().box(HUB).orElseThrow();
        hands.drag(HUB, 60, 32);
        var after = hands.session.document().layout().box(HUB).orElseThrow();
        assertTrue(after.x() > before.x() && after.y() > before.y(), after::toString);
    }
}
