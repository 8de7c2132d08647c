package dev.peerscape.core.generate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Audit;
import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.file.Opening;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Tracer;
import dev.peerscape.core.trace.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Designs from a seed.
class GeneratorTest {
    private static long routes(Document document) {
        return document.topology().vpcs().values().stream()
                .flatMap(vpc -> vpc.routeTables().values().stream())
                .mapToLong(table -> table.routes().size())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "41, 7", "600, 99"})
    void theSameNumbersMakeTheSameDesign(int vpcs, long seed) {
        var first = Generator.generate(vpcs, seed);
        assertThat(first.topology().vpcs().size(), is(vpcs));
        assertThat(Audit.of(first), is(List.of()));
        assertEquals(first, Generator.generate(vpcs, seed));
        assertThat(first, is(not(Generator.generate(vpcs, seed + 1))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 600})
    void savedAndOpenedItIsEqual(int vpcs) {
        var document = Generator.generate(vpcs, 5);
        var opened = FileFormat.read(FileFormat.text(document), "generated");
        assertEquals(document, opened instanceof Opening.Loaded(var loaded, _) ? loaded : opened);
    }

    @Test
    void itIsAsLargeAsBudgetsSay() {
        var document = Generator.generate(1_000, 3);
        var vpcs = document.topology().vpcs().values();
        assertThat(vpcs.stream().mapToInt(vpc -> vpc.subnets().size()).sum(), is(4_000));
        assertThat(
                vpcs.stream().mapToInt(vpc -> vpc.routeTables().size()).sum(),
                is(both(greaterThan(1_950)).and(lessThan(2_050))));
        assertThat(routes(document), is(both(greaterThan(16_000L)).and(lessThan(25_000L))));
    }

    @Test
    void itHasWhatRealNetworksHave() {
        var document = Generator.generate(2_000, 3);
        var topology = document.topology();
        var seen = new HashSet<PeeringStatus>();
        topology.peerings().values().forEach(peering -> seen.add(peering.status()));
        assertThat(
                seen,
                is(
                        new HashSet<>(
                                List.of(
                                        PeeringStatus.ACTIVE,
                                        PeeringStatus.PENDING_ACCEPTANCE,
                                        PeeringStatus.DELETED,
                                        PeeringStatus.REJECTED,
                                        PeeringStatus.FAILED))));
        assertThat(topology.vpcs().values().stream().map(Vpc::region).distinct().count(), is(5L));
        assertThat(topology.accounts().size(), is(greaterThan(30)));
        for (var vpc : topology.vpcs().values()) {
            for (var table : vpc.routeTables().values()) {
                long different = table.routes().stream().map(Route::destination).distinct().count();
                assertThat(table.id().value(), different, is((long) table.routes().size()));
            }
        }
    }

    @Test
    void everyComponentIsThere() {
        var topology = Generator.generate(1_000, 3).topology();
        var seen = EnumSet.noneOf(Kind.class);
        topology.resources().forEach(it -> seen.add(it.kind()));
        assertThat(EnumSet.complementOf(seen), is(EnumSet.of(Kind.INTERNET)));
        var vpcs = topology.vpcs().values();
        var tables = vpcs.stream().flatMap(vpc -> vpc.routeTables().values().stream()).toList();
        assertTrue(tables.stream().anyMatch(it -> !it.listRoutes().isEmpty()));
        assertTrue(tables.stream().anyMatch(it -> !it.propagating().isEmpty()));
        assertTrue(
                vpcs.stream()
                        .flatMap(vpc -> vpc.internetGateways().values().stream())
                        .anyMatch(it -> it.routeTable().isPresent()));
        var nats = vpcs.stream().flatMap(vpc -> vpc.natGateways().values().stream()).toList();
        assertTrue(nats.stream().anyMatch(it -> !it.secondary().isEmpty()));
        assertTrue(
                nats.stream().anyMatch(it -> it.connectivity() == NatGateway.Connectivity.PRIVATE));
        var forms =
                vpcs.stream()
                        .flatMap(vpc -> vpc.endpoints().values().stream())
                        .map(it -> it.form().getClass())
                        .distinct()
                        .count();
        assertThat(forms, is(2L));
        var routings =
                topology.hybrid().vpnConnections().values().stream()
                        .map(it -> it.routing().getClass())
                        .distinct()
                        .count();
        assertThat(routings, is(2L));
        var types =
                topology.hybrid().virtualInterfaces().values().stream()
                        .map(VirtualInterface::type)
                        .collect(Collectors.toSet());
        assertThat(types, is(Set.of(VirtualInterface.Type.PRIVATE, VirtualInterface.Type.TRANSIT)));
        var ends =
                topology.transitGateways().values().stream()
                        .flatMap(it -> it.attachments().values().stream())
                        .map(it -> it.to().getClass())
                        .distinct()
                        .count();
        assertThat(ends, is(4L));
        assertTrue(
                topology.transitGateways().values().stream()
                        .allMatch(it -> it.routeTables().size() > 1));
    }

    /// What it has is not only there: people can call each other by it, save for a few faults.
    @Test
    void mostOfItWorks() {
        var topology = Generator.generate(2_000, 3).topology();
        var tracer = new Tracer(Network.compile(topology));
        var first = new TreeMap<AccountId, Vpc>();
        topology.vpcs().values().forEach(vpc -> first.putIfAbsent(vpc.account(), vpc));
        var out = new EnumMap<Verdict, Integer>(Verdict.class);
        var in = new EnumMap<Verdict, Integer>(Verdict.class);
        for (var device : topology.hybrid().customerGateways().values()) {
            var app = app(Objects.requireNonNull(first.get(device.account())));
            count(out, tracer, Flow.tcp(app, device.site(), 443));
            count(in, tracer, Flow.tcp(device.site(), app, 443));
        }
        var across = new EnumMap<Verdict, Integer>(Verdict.class);
        for (var gateway : topology.transitGateways().values()) {
            var shared = app(Objects.requireNonNull(first.get(gateway.account())));
            for (var attachment : gateway.attachments().values()) {
                if (attachment.to() instanceof TransitAttachment.To.ToVpc to) {
                    var vpc = topology.vpcs().get(to.vpc());
                    count(across, tracer, Flow.tcp(app(vpc), shared, 443));
                }
            }
        }
        var services = new EnumMap<Verdict, Integer>(Verdict.class);
        for (var vpc : topology.vpcs().values()) {
            for (var endpoint : vpc.endpoints().keySet()) {
                count(services, tracer, Flow.tcp(app(vpc), endpoint, 443));
            }
        }
        for (var verdicts : List.of(out, in, across, services)) {
            int all = verdicts.values().stream().mapToInt(it -> it).sum();
            int good = verdicts.getOrDefault(Verdict.DELIVERED, 0);
            assertThat(verdicts.toString(), good * 100 / all, is(greaterThan(75)));
            assertThat(verdicts.toString(), good, is(lessThan(all)));
        }
    }

    private static ResourceId app(Vpc vpc) {
        return new ResourceId("i-" + vpc.id().value().substring("vpc-".length()) + "-app");
    }

    private static void count(EnumMap<Verdict, Integer> verdicts, Tracer tracer, Flow flow) {
        verdicts.merge(tracer.trace(flow).verdict(), 1, Integer::sum);
    }

    /// Thousands of public addresses once met a hole in the compiled index.
    @Test
    void itCompilesAndTraces() {
        var topology = Generator.generate(3_000, 1).topology();
        var tracer = new Tracer(Network.compile(topology));
        var verdicts = new HashSet<Verdict>();
        for (int i = 0; i + 25 < 3_000; i += 3) {
            var from = new ResourceId("i-%05d-app".formatted(i));
            var to = new ResourceId("i-%05d-app".formatted(i + i % 25));
            verdicts.add(tracer.trace(Flow.tcp(from, to, 443)).verdict());
        }
        assertThat(verdicts, hasItems(Verdict.DELIVERED, Verdict.DROPPED, Verdict.REPLY_LOST));
    }

    @Test
    void noTwoBoxesTouch() {
        var boxes = List.copyOf(Generator.generate(300, 8).layout().boxes().values());
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(
                        boxes.get(i) + " and " + boxes.get(j),
                        boxes.get(i).intersects(boxes.get(j)),
                        is(false));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Generator.MOST + 1})
    void whatCannotBeIsRefused(int vpcs) {
        assertThrows(IllegalArgumentException.class, () -> Generator.generate(vpcs, 1));
    }
}
