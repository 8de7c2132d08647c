package dev.peerscape.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomEdits;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// What holds for every edit of every document.
class EditPropertiesTest {
    private static final int DOCUMENTS = 40;
    private static final int EDITS = 70;

    @FunctionalInterface
    private interface Property {
        void check(Document before, Edit edit, Outcome outcome, String where);
    }

    private record Step(Document before, Edit edit, Outcome outcome, String where) {}

    private static final List<Step> STEPS = new ArrayList<>();

    @BeforeAll
    static void walk() {
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            var edits = RandomEdits.everything(new SplittableRandom(~seed));
            var document = RandomDocuments.everything(seed);
            for (int i = 0; i < EDITS; i++) {
                var edit = i % 20 == 19 ? edits.imported(document) : edits.next(document);
                var where = "seed " + seed + ", edit " + i + ": " + edit;
                var outcome = Edits.apply(document, edit);
                STEPS.add(new Step(document, edit, outcome, where));
                if (outcome instanceof Outcome.Applied(var after, _, _)) {
                    document = after;
                }
            }
        }
    }

    @AfterAll
    static void forget() {
        STEPS.clear();
    }

    private static void forAll(Property property) {
        STEPS.forEach(it -> property.check(it.before(), it.edit(), it.outcome(), it.where()));
    }

    @Test
    void noDocumentIsEverIllFormed() {
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            assertEquals(List.of(), Audit.of(RandomDocuments.everything(seed)), "seed " + seed);
        }
        forAll((_, _, outcome, where) -> {
            if (outcome instanceof Outcome.Applied(var after, _, _)) {
                assertEquals(List.of(), Audit.of(after), where);
            }
        });
    }

    /// The same without [Audit]: every id that something names is there, and of the right kind.
    @Test
    void nothingNamesWhatIsNotThere() {
        forAll((_, _, outcome, where) -> {
            if (outcome instanceof Outcome.Applied(var after, _, _)) {
                var topology = after.topology();
                var ids = new HashSet<ResourceId>();
                topology.resources().forEach(it -> assertTrue(ids.add(it.id()), where));
                for (var vpc : topology.vpcs().values()) {
                    for (var id : namedIn(vpc)) {
                        assertTrue(ids.contains(id), () -> where + "\n" + vpc.id() + ": " + id);
                    }
                    for (var id : ownIn(vpc)) {
                        assertSame(vpc, topology.vpcOf(id).orElse(null), () -> where + id);
                    }
                }
                for (var peering : topology.peerings().values()) {
                    for (var side : List.of(peering.requester(), peering.accepter())) {
                        assertTrue(!side.present() || ids.contains(side.vpc()), where);
                    }
                }
                for (var id : namedOutside(topology)) {
                    assertTrue(ids.contains(id), () -> where + "\n" + id);
                }
                ids.add(ResourceId.INTERNET);
                assertTrue(ids.containsAll(after.layout().boxes().keySet()), where);
            }
        });
    }

    private static Set<ResourceId> namedIn(Vpc vpc) {
        var named = new HashSet<ResourceId>();
        for (var table : vpc.routeTables().values()) {
            for (var route : table.routes()) {
                if (!(route.target() instanceof Target.Gone)) {
                    route.target().resource().ifPresent(named::add);
                }
            }
            for (var row : table.listRoutes()) {
                named.add(row.list());
                if (!(row.target() instanceof Target.Gone)) {
                    row.target().resource().ifPresent(named::add);
                }
            }
        }
        for (var endpoint : vpc.endpoints().values()) {
            if (endpoint.form() instanceof VpcEndpoint.Form.Gateway it) {
                named.add(it.prefixList());
            }
        }
        for (var group : vpc.securityGroups().values()) {
            var rules = new ArrayList<>(group.ingress());
            rules.addAll(group.egress());
            for (var rule : rules) {
                if (rule.peer() instanceof SecurityRule.Peer.Group(var id)) {
                    named.add(id);
                }
                if (rule.peer() instanceof SecurityRule.Peer.Listed(var list)) {
                    named.add(list);
                }
            }
        }
        return named;
    }

    private static Set<ResourceId> namedOutside(Topology topology) {
        var named = new HashSet<ResourceId>();
        var hybrid = topology.hybrid();
        hybrid.customerGateways().values().forEach(it -> named.add(it.site()));
        hybrid.dxConnections().values().forEach(it -> named.add(it.site()));
        hybrid.virtualInterfaces().values().forEach(it -> it.gateway().ifPresent(named::add));
        hybrid.virtualInterfaces().values().forEach(it -> named.add(it.connection()));
        for (var vpn : hybrid.vpnConnections().values()) {
            named.add(vpn.customerGateway());
            named.add(vpn.gateway());
        }
        for (var dx : hybrid.dxGateways().values()) {
            dx.associations().forEach(it -> named.add(it.gateway()));
        }
        for (var site : hybrid.sites().values()) {
            site.routes().forEach(it -> it.over().ifPresent(named::add));
        }
        for (var gateway : topology.transitGateways().values()) {
            for (var it : gateway.attachments().values()) {
                switch (it.to()) {
                    case To.ToVpn(var id) -> named.add(id);
                    case To.ToDxGateway(var id) -> named.add(id);
                    case To.ToVpc to -> named.add(to.vpc());
                    case To.ToTransitGateway to -> named.add(to.attachment());
                    case To.Elsewhere _ -> {}
                }
            }
        }
        return named;
    }

    /// What may only be named in the VPC that it is in.
    private static Set<ResourceId> ownIn(Vpc vpc) {
        var own = new HashSet<ResourceId>();
        own.add(vpc.mainRouteTable());
        own.add(vpc.defaultNetworkAcl());
        own.add(vpc.defaultSecurityGroup());
        for (var subnet : vpc.subnets().values()) {
            own.add(subnet.networkAcl());
            subnet.routeTable().ifPresent(own::add);
        }
        for (var nat : vpc.natGateways().values()) {
            own.add(nat.subnet());
        }
        vpc.networkInterfaces()
                .forEach(eni -> {
                    own.add(eni.subnet());
                    own.addAll(eni.securityGroups());
                });
        vpc.internetGateways().values().forEach(it -> it.routeTable().ifPresent(own::add));
        vpc.vpnGateways().values().forEach(it -> it.routeTable().ifPresent(own::add));
        vpc.routeTables().values().forEach(it -> own.addAll(it.propagating()));
        for (var balancer : vpc.loadBalancers().values()) {
            balancer.listeners().forEach(it -> own.add(it.targetGroup()));
        }
        for (var endpoint : vpc.endpoints().values()) {
            if (endpoint.form() instanceof VpcEndpoint.Form.Gateway it) {
                own.addAll(it.routeTables());
            }
        }
        for (var group : vpc.targetGroups().values()) {
            for (var it : group.members()) {
                if (it.to() instanceof TargetGroup.To.AnInstance(var id)) {
                    own.add(id);
                }
            }
        }
        return own;
    }

    @Test
    void touchedIsTheTrueDifference() {
        forAll((before, _, outcome, where) -> {
            if (outcome instanceof Outcome.Applied(var after, var touched, _)) {
                assertEquals(difference(before, after), touched, where);
            }
        });
    }

    @Test
    void whatABatchChangesBackItHasNotTouched() {
        int less = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            var edits = RandomEdits.everything(new SplittableRandom(seed));
            var document = RandomDocuments.everything(seed);
            for (int i = 0; i < 20; i++) {
                var steps = new ArrayList<Edit>();
                var single = new HashSet<ResourceId>();
                var at = document;
                for (int step = 0; step < 4; step++) {
                    var edit = edits.next(at);
                    if (Edits.apply(at, edit) instanceof Outcome.Applied(var next, var by, _)) {
                        steps.add(edit);
                        single.addAll(by);
                        at = next;
                        back(document, edit).ifPresent(steps::add);
                        at = RandomDocuments.tried(document, batch(steps));
                    }
                }
                var where = "seed " + seed + ", batch " + i + ": " + steps;
                if (Edits.apply(document, batch(steps))
                        instanceof Outcome.Applied(var after, var touched, _)) {
                    assertEquals(difference(document, after), touched, where);
                    for (var id : document.topology().vpcs().keySet()) {
                        if (!touched.contains(id)) {
                            assertSame(
                                    document.topology().vpcs().get(id),
                                    after.topology().vpcs().get(id),
                                    where);
                        }
                    }
                    less += touched.containsAll(single) ? 0 : 1;
                    document = after;
                }
            }
        }
        assertTrue(less > 50, "batches that change something back: " + less);
    }

    private static Edit batch(List<Edit> steps) {
        return new Edit.Batch(Message.of("edit.label-remove-many", steps.size()), steps);
    }

    /// The edit that undoes a simple one, in the document as it was before.
    private static Optional<Edit> back(Document before, Edit edit) {
        return switch (edit) {
            case Edit.Rename(var id, _) ->
                    before.topology().find(id).map(it -> new Edit.Rename(id, it.name()));
            case Edit.AddRoute(var table, var route) ->
                    Optional.of(new Edit.RemoveRoute(table, route));
            case Edit.SetVpcDns(var id, _, _) ->
                    before.topology()
                            .vpc(id)
                            .map(it -> new Edit.SetVpcDns(id, it.dnsSupport(), it.dnsHostnames()));
            default -> Optional.empty();
        };
    }

    @Test
    void theDocumentBeforeIsLeftAsItWas() {
        // So undo, which goes back to it, is the same document.
        forAll((before, edit, outcome, where) -> {
            // Writing the whole document is slow; one edit in five is enough to see.
            if (outcome instanceof Outcome.Applied(var after, _, _) && where.hashCode() % 5 == 0) {
                var text = FileFormat.text(before);
                var again = Edits.apply(before, edit);
                assertEquals(outcome, again, where);
                assertEquals(text, FileFormat.text(before), where);
                assertEquals(after, again.orThrow(), where);
            }
        });
    }

    private static Set<ResourceId> difference(Document before, Document after) {
        var old = objects(before);
        var fresh = objects(after);
        var ids = new HashSet<ResourceId>();
        ids.addAll(old.keySet());
        ids.addAll(fresh.keySet());
        ids.removeIf(id -> Objects.equals(old.get(id), fresh.get(id)));
        var boxes = new HashSet<ResourceId>();
        boxes.addAll(before.layout().boxes().keySet());
        boxes.addAll(after.layout().boxes().keySet());
        boxes.removeIf(id ->
                Objects.equals(before.layout().boxes().get(id), after.layout().boxes().get(id)));
        ids.addAll(boxes);
        return ids;
    }

    private static Map<ResourceId, Resource> objects(Document document) {
        var objects = new HashMap<ResourceId, Resource>();
        document.topology().resources().forEach(it -> objects.put(it.id(), it));
        return objects;
    }

    @Test
    void theIndexOfOwnersIsRight() {
        forAll((_, _, outcome, where) -> {
            if (outcome instanceof Outcome.Applied(var after, _, _)) {
                var topology = after.topology();
                for (var vpc : topology.vpcs().values()) {
                    for (var members : vpc.members()) {
                        for (var id : members.keySet()) {
                            assertSame(vpc, topology.vpcOf(id).orElseThrow(), where);
                        }
                    }
                    vpc.networkInterfaces()
                            .forEach(it ->
                                    assertSame(vpc, topology.vpcOf(it.id()).orElseThrow(), where));
                }
            }
        });
    }

    @Test
    void doingItAgainChangesNothing() {
        forAll((before, edit, outcome, where) -> {
            boolean put =
                    switch (edit) {
                        case Edit.PutSubnet _,
                                Edit.PutInstance _,
                                Edit.PutNatGateway _,
                                Edit.PutInternetGateway _,
                                Edit.PutRouteTable _,
                                Edit.PutSecurityGroup _,
                                Edit.PutNetworkAcl _,
                                Edit.AddRoute _,
                                Edit.Rename _,
                                Edit.Place _,
                                Edit.PutAccount _,
                                Edit.SetVpcDns _ ->
                                true;
                        default -> isPut(edit);
                    };
            if (put && outcome instanceof Outcome.Applied(var after, _, _)) {
                var again = Edits.apply(after, edit);
                assertEquals(new Outcome.Applied(after, Set.of(), List.of()), again, where);
                assertSame(after, again.orThrow(), where);
            }
        });
    }

    private static boolean isPut(Edit edit) {
        return switch (edit) {
            case Edit.PutNetworkInterface _,
                    Edit.PutVpcEndpoint _,
                    Edit.PutLoadBalancer _,
                    Edit.PutTargetGroup _,
                    Edit.PutVpnGateway _,
                    Edit.SetPropagation _,
                    Edit.AddListRoute _,
                    Edit.PutPrefixList _,
                    Edit.PutSite _,
                    Edit.PutCustomerGateway _,
                    Edit.PutVpnConnection _,
                    Edit.PutDxConnection _,
                    Edit.PutVirtualInterface _,
                    Edit.PutDxGateway _ ->
                    true;
            default -> false;
        };
    }

    @Test
    void aSuggestionIsAccepted() {
        var suggested = new HashSet<String>();
        forAll((before, _, outcome, where) -> {
            if (outcome instanceof Outcome.Refused(var code, _, var suggestion)) {
                suggestion.ifPresent(better -> {
                    suggested.add(code);
                    assertTrue(Edits.apply(before, better) instanceof Outcome.Applied, where);
                });
            }
        });
        assertTrue(suggested.contains("RouteAlreadyExists"), suggested.toString());
    }

    @Test
    void everyKindOfEditIsAcceptedSometimes() {
        var seen = new HashSet<Class<?>>();
        forAll((_, edit, outcome, _) -> {
            if (outcome instanceof Outcome.Applied) {
                seen.add(edit.getClass());
            }
        });
        var missing = new HashSet<>(Set.of(Edit.class.getPermittedSubclasses()));
        missing.removeAll(seen);
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everythingSaidHasWords(String language) {
        var texts = Texts.in(Locale.of(language));
        forAll((before, edit, outcome, where) -> {
            said(texts, Edits.describe(before, edit), where);
            switch (outcome) {
                case Outcome.Applied(_, _, var notes) ->
                        notes.forEach(note -> said(texts, note, where));
                case Outcome.Refused(_, var reason, _) -> said(texts, reason, where);
            }
        });
    }

    private static void said(Texts texts, Message message, String where) {
        var text = texts.text(message);
        assertTrue(!text.contains("edit.") && !text.contains("{"), text + " for " + where);
    }
}
