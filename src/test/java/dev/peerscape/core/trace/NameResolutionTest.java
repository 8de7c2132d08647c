package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a public name resolves to over a peering (A.7): each side's option, both VPCs' attributes,
/// and only while the peering is active.
class NameResolutionTest {
    private static final ResourceId A = new ResourceId("vpc-a");
    private static final ResourceId B = new ResourceId("vpc-b");
    private static final ResourceId AB = new ResourceId("pcx-ab");

    private static final Document PEERED =
            Lab.document(
                    """
                    vpc a 10.0.0.0/16
                    igw a a
                    subnet a a 10.0.0.0/24
                    instance x a 10.0.0.5 public 52.79.0.1
                    route a 0.0.0.0/0 igw-a
                    vpc b 172.16.0.0/16
                    igw b b
                    subnet b b 172.16.0.0/24
                    instance y b 172.16.0.5 public 52.79.0.2
                    route b 0.0.0.0/0 igw-b
                    pcx ab a b
                    """);

    private static Edit option(ResourceId side) {
        return new Edit.SetPeeringDns(Actor.ANYONE, AB, side, true);
    }

    private static Document with(boolean hostnames, Edit... more) {
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.SetVpcDns(A, true, true));
        edits.add(new Edit.SetVpcDns(B, true, true));
        edits.addAll(List.of(more));
        if (!hostnames) {
            edits.add(new Edit.SetVpcDns(B, true, false));
        }
        return Lab.after(PEERED, edits.toArray(Edit[]::new));
    }

    private static String told(Document document, String from, String to) {
        var trace = Lab.trace(document, Lab.ping(from, to));
        return trace.addressing().map(Texts.in(Locale.ENGLISH)::text).orElse("");
    }

    private static String called(Document document, String from, String to) {
        return Lab.trace(document, Lab.ping(from, to))
                .forward()
                .hops()
                .getFirst()
                .in()
                .destination()
                .toString();
    }

    @Test
    void theOptionOfTheCalledSideDecides() {
        var onB = with(true, option(B));
        assertEquals("172.16.0.5", called(onB, "x", "y"));
        assertEquals("52.79.0.1", called(onB, "y", "x"));
        var onA = with(true, option(A));
        assertEquals("52.79.0.2", called(onA, "x", "y"));
        assertEquals("10.0.0.5", called(onA, "y", "x"));
    }

    @Test
    void bothVpcsNeedBothAttributes() {
        for (var vpc : List.of(A, B)) {
            for (boolean support : new boolean[] {true, false}) {
                for (boolean hostnames : new boolean[] {true, false}) {
                    var document =
                            with(true, option(B), new Edit.SetVpcDns(vpc, support, hostnames));
                    assertEquals(
                            support && hostnames ? "172.16.0.5" : "52.79.0.2",
                            called(document, "x", "y"),
                            vpc + " " + support + " " + hostnames);
                }
            }
        }
    }

    @Test
    void itIsOverWithThePeering() {
        var document = with(true, option(B), new Edit.DeletePeering(Actor.ANYONE, AB, false));
        assertEquals("52.79.0.2", called(document, "x", "y"));
        assertTrue(told(document, "x", "y").contains("no active peering joins"));
    }

    @Test
    void theTraceSaysWhy() {
        assertEquals(
                "y is called by its private address 172.16.0.5: its public name resolves to"
                        + " that, because b allows it over pcx-ab and both VPCs have DNS support"
                        + " and DNS host names on.",
                told(with(true, option(B)), "x", "y"));
        assertEquals(
                "y is called by its public address 52.79.0.2, to which its public name resolves:"
                        + " the DNS option of pcx-ab is off on the side of b.",
                told(with(true), "x", "y"));
        assertEquals(
                "y is called by its public address 52.79.0.2, to which its public name resolves:"
                        + " b has DNS support or DNS host names off, so the DNS option of pcx-ab"
                        + " does nothing.",
                told(with(false, option(B)), "x", "y"));
        assertEquals("", told(PEERED, "x", "internet"));
    }

    @Test
    void bothLanguagesSayIt() {
        Message why =
                Lab.trace(with(true, option(B)), Lab.ping("x", "y")).addressing().orElseThrow();
        assertTrue(Texts.in(Locale.KOREAN).text(why).contains("172.16.0.5"));
    }
}
