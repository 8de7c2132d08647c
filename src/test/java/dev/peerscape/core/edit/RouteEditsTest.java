package dev.peerscape.core.edit;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.peerscape.core.edit.Outcome.Applied;
import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;

/// Rows of route tables (A.6).
class RouteEditsTest {
    private static final Target PCX = new Target.ToPeering(id("pcx-ab"));
    private static final Target NAT = new Target.ToNatGateway(id("nat-a"));

    private static Route to(String destination, Target target) {
        return Route.to(Cidr.of(destination), target);
    }

    private static Target target(String id) {
        return switch (id.substring(0, 3)) {
            case "pcx" -> new Target.ToPeering(id(id));
            case "igw" -> new Target.ToInternetGateway(id(id));
            case "nat" -> new Target.ToNatGateway(id(id));
            case "eni" -> new Target.ToNetworkInterface(id(id));
            default -> throw new IllegalArgumentException(id);
        };
    }

    private static Refused refused(Edit edit) {
        return assertInstanceOf(Refused.class, Edits.apply(lab(), edit), edit::toString);
    }

    private static RouteTable own(Document document) {
        return (RouteTable) document.topology().find(id("rtb-own")).orElseThrow();
    }

    /// N11, and the rest of what may lie inside the VPC's own block; subnet-a is 10.0.1.0/24.
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/24, pcx-ab, InvalidParameterValue",
        "10.0.1.0/24, pcx-ab, InvalidParameterValue",
        "10.0.1.0/24, igw-a, InvalidParameterValue",
        "10.0.1.0/24, nat-a, ''",
        "10.0.1.0/24, eni-a, ''",
        "10.0.1.0/25, eni-a, InvalidParameterValue",
        "10.0.2.0/24, nat-a, InvalidParameterValue",
        "10.0.0.0/16, nat-a, InvalidParameterValue",
        "10.0.0.0/16, eni-a, ''",
        "10.0.0.0/8, pcx-ab, ''",
        "172.16.1.10/32, pcx-ab, ''",
        "169.254.168.0/22, nat-a, InvalidParameterValue",
        "169.254.169.254/32, nat-a, InvalidParameterValue",
        "169.254.0.0/16, nat-a, ''",
        "fd00:ec2::/32, nat-a, InvalidParameterValue",
        "192.168.0.0/16, pcx-none, InvalidVpcPeeringConnectionID.NotFound",
        "192.168.0.0/16, nat-none, NatGatewayNotFound",
        "192.168.0.0/16, igw-none, InvalidInternetGatewayID.NotFound",
        "192.168.0.0/16, eni-none, InvalidNetworkInterfaceID.NotFound"
    })
    void whatMayBeAdded(String destination, String target, String code) {
        var row = to(destination, target(target));
        var outcome = Edits.apply(lab(), new Edit.AddRoute(id("rtb-own"), row));
        assertEquals(code, outcome instanceof Refused(var no, _, _) ? no : "");
        if (outcome instanceof Applied(var after, _, _)) {
            assertEquals(row, own(after).routes().getLast());
        }
        // The same rules for exchanging a row.
        var exchanged =
                Edits.apply(
                        lab(),
                        new Edit.ReplaceRoute(id("rtb-own"), own(lab()).routes().getFirst(), row));
        assertEquals(code, exchanged instanceof Refused(var no, _, _) ? no : "");
    }

    @Test
    void theSameRowAgainIsHarmlessAndAnotherTargetIsNot() {
        var lab = lab();
        var same = new Edit.AddRoute(id("rtb-own"), to("172.16.0.0/16", PCX));
        assertSame(lab, Edits.apply(lab, same).orThrow());
        var other = new Edit.AddRoute(id("rtb-own"), to("172.16.0.0/16", NAT));
        var no = refused(other);
        assertEquals("RouteAlreadyExists", no.code());
        var after = apply(lab, no.suggestion().orElseThrow());
        assertEquals(List.of(to("172.16.0.0/16", NAT), to("0.0.0.0/0", NAT)), own(after).routes());
    }

    @Test
    void aRowToAPendingPeeringMayBeAdded() {
        apply(pending(), new Edit.AddRoute(id("rtb-a"), to("172.16.0.0/16", PCX)));
    }

    @Test
    void theLocalRowIsNotForTheMaking() {
        assertEquals(
                "edit.route-local-stored",
                refused(new Edit.AddRoute(id("rtb-own"), to("10.9.0.0/16", new Target.Local())))
                        .reason()
                        .key());
    }

    @Test
    void aReplacedRowKeepsItsPlaceAndMayNotDouble() {
        var first = to("172.16.0.0/16", PCX);
        var after =
                apply(lab(), new Edit.ReplaceRoute(id("rtb-own"), first, to("172.16.0.0/17", PCX)));
        assertEquals(to("172.16.0.0/17", PCX), own(after).routes().getFirst());
        assertEquals(
                "RouteAlreadyExists",
                refused(new Edit.ReplaceRoute(id("rtb-own"), first, to("0.0.0.0/0", PCX))).code());
        assertEquals(
                "InvalidRoute.NotFound",
                refused(new Edit.ReplaceRoute(id("rtb-own"), to("1.0.0.0/8", PCX), first)).code());
    }

    @Test
    void rowsGo() {
        var first = to("172.16.0.0/16", PCX);
        var remove = new Edit.RemoveRoute(id("rtb-own"), first);
        var after = (Applied) Edits.apply(lab(), remove);
        assertEquals(1, own(after.document()).routes().size());
        assertEquals(Set.of(id("rtb-own"), id("vpc-a")), after.touched());
        assertEquals(
                "InvalidRoute.NotFound", ((Refused) Edits.apply(after.document(), remove)).code());
        assertEquals(
                "InvalidRouteTableID.NotFound",
                refused(new Edit.RemoveRoute(id("rtb-none"), first)).code());
    }

    /// V08 and V09 are for the checks to find in a table put as a whole.
    @Test
    void aWholeTableMayBeWrong() {
        var wrong =
                own(lab())
                        .withRoutes(
                                List.of(
                                        to("10.0.0.0/24", PCX),
                                        to("172.16.0.0/16", PCX),
                                        to("172.16.0.0/16", NAT)));
        var after = apply(lab(), new Edit.PutRouteTable(id("vpc-a"), wrong));
        assertSame(wrong, own(after));
    }
}
