package dev.peerscape.core.exchange.aws;

import static dev.peerscape.testing.Designs.id;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.edit.Audit;
import dev.peerscape.core.edit.Difference;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.file.Opening;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.generate.Generator;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint.Form;
import dev.peerscape.testing.Designs;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomEdits;
import dev.peerscape.testing.Roads;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is written is read again: export and import, and imports into a document.
class RoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;
    private int count;
    private int edited;

    private Path written(Topology topology) throws IOException {
        count++;
        var place = folder.resolve("export-" + count);
        Export.write(topology, place);
        return place;
    }

    private static Import.Found found(Path place) {
        return (Import.Found)
                Import.read(List.of(place), Designs.NOON.plusSeconds(77), Import.Progress.NONE);
    }

    /// AWS lists IPv4 and IPv6 apart, so an import cannot know how they were mixed.
    private static Topology sorted(Topology topology) {
        var vpcs = new TreeMap<>(topology.vpcs());
        vpcs.replaceAll((_, vpc) -> sorted(vpc));
        var peerings = new TreeMap<>(topology.peerings());
        peerings.replaceAll((_, it) -> it.withSides(sorted(it.requester()), sorted(it.accepter())));
        return Topology.of(
                topology.now(),
                new TreeMap<>(topology.accounts()),
                vpcs,
                peerings,
                topology.transitGateways(),
                topology.hybrid(),
                topology.prefixLists());
    }

    private static Vpc sorted(Vpc vpc) {
        var draft = vpc.draft().cidrs(v4First(vpc.cidrs()));
        vpc.subnets().values().forEach(it -> draft.put(it.withCidrs(v4First(it.cidrs()))));
        vpc.instances()
                .values()
                .forEach(it -> draft.put(it.withInterfaces(sorted(it.interfaces()))));
        vpc.interfaces().values().forEach(it -> draft.put(sorted(it)));
        vpc.loadBalancers()
                .values()
                .forEach(it -> draft.put(it.withInterfaces(sorted(it.interfaces()))));
        for (var it : vpc.endpoints().values()) {
            if (it.form() instanceof Form.Interface(var enis, boolean dns)) {
                draft.put(it.withForm(new Form.Interface(sorted(enis), dns)));
            }
        }
        return draft.build();
    }

    private static List<NetworkInterface> sorted(List<NetworkInterface> enis) {
        return enis.stream().map(RoundTripTest::sorted).toList();
    }

    private static NetworkInterface sorted(NetworkInterface eni) {
        return eni.withAddresses(addresses(eni.addresses()));
    }

    private static Peering.Side sorted(Peering.Side side) {
        return new Peering.Side(
                side.vpc(),
                side.present(),
                side.account(),
                side.region(),
                v4First(side.cidrs()),
                side.dnsResolution());
    }

    private static List<Cidr> v4First(List<Cidr> cidrs) {
        var sorted = new ArrayList<>(cidrs.stream().filter(it -> !it.isV6()).toList());
        cidrs.stream().filter(Cidr::isV6).forEach(sorted::add);
        return sorted;
    }

    private static List<Ip> addresses(List<Ip> addresses) {
        var sorted = new ArrayList<>(addresses.stream().filter(it -> !it.isV6()).toList());
        addresses.stream().filter(Ip::isV6).forEach(sorted::add);
        return sorted;
    }

    private interface Property {
        void check(long seed) throws IOException;
    }

    private static void over(long first, int seeds, Property property) throws IOException {
        for (long seed = first; seed < first + seeds; seed++) {
            if (!RandomDocuments.everything(seed).topology().vpcs().isEmpty()) {
                property.check(seed);
            }
        }
    }

    @Test
    void anImportOfAnExportIsEqual() throws IOException {
        over(1, 10, this::comesBack);
    }

    @Test
    void importingAgainChangesNothing() throws IOException {
        over(100, 6, this::staysTheSame);
    }

    @Test
    void importingOneHomeAgainChangesNothing() throws IOException {
        over(150, 6, this::staysTheSameHomeByHome);
    }

    @Test
    void anImportOfAnEditedNetworkIsThatEdit() throws IOException {
        over(200, 12, this::becomesTheEdited);
        assertThat(edited, is(greaterThan(5)));
    }

    /// Whatever is in the files, the reading ends, and its result is well-formed and can be saved.
    @Test
    void spoiltFilesAreRead() throws IOException {
        over(300, 12, this::isReadWhenSpoilt);
    }

    @Test
    @Tag("long")
    void overManyMore() throws IOException {
        over(1_000, 150, this::comesBack);
        over(2_000, 50, this::staysTheSame);
        over(2_500, 50, this::staysTheSameHomeByHome);
        over(3_000, 150, this::becomesTheEdited);
        over(4_000, 300, this::isReadWhenSpoilt);
    }

    private void comesBack(long seed) throws IOException {
        var topology = RandomDocuments.everything(seed).topology();
        assertSameTopology("seed " + seed, sorted(topology), found(written(topology)).topology());
    }

    private static void assertSameTopology(String what, Topology expected, Topology actual) {
        assertEquals(expected.vpcs().keySet(), actual.vpcs().keySet(), what);
        expected.peerings()
                .forEach((id, it) -> assertEquals(it, actual.peerings().get(id), what + " " + id));
        assertEquals(
                List.of(),
                Difference.between(expected, actual).stream().map(Object::toString).toList(),
                what);
        assertEquals(expected, actual, what);
    }

    @Test
    void theLabComesBackWithoutARemark() throws IOException {
        var lab = Samples.lab().topology();
        var found = found(written(lab));
        assertSameTopology("lab", lab, found.topology());
        assertThat(found.remarks(), is(empty()));
    }

    /// AWS lists in a VPC's table what a gateway told it, and an import knows that nobody made it.
    @Test
    void whatATableLearnedIsListedAndComesBack() throws IOException {
        var roads = Roads.document().topology();
        var place = written(roads);
        var rows =
                items(place, "RouteTables").stream()
                        .filter(it -> it.get("RouteTableId").asText().equals("rtb-own"))
                        .flatMap(it -> it.get("Routes").valueStream())
                        .filter(it -> it.get("Origin").asText().equals("EnableVgwRoutePropagation"))
                        .map(it -> it.get("DestinationCidrBlock").asText() + row(it))
                        .collect(Collectors.toSet());
        var expected =
                Network.compile(roads).tables(id("vpc-a")).orElseThrow().learned(id("rtb-own"));
        assertThat(expected, is(not(empty())));
        assertEquals(
                expected.stream()
                        .map(it -> it.destination() + " vgw-a active")
                        .collect(Collectors.toSet()),
                rows);
        assertSameTopology("roads", sorted(roads), found(place).topology());
    }

    private static String row(JsonNode route) {
        return " " + route.get("GatewayId").asText() + " " + route.get("State").asText();
    }

    /// What only a backup tells is not shown: AWS lists the preferred route of each block.
    @Test
    void whatATransitGatewayLearnedIsListedAndComesBack() throws IOException {
        var hybrid =
                Samples.ALL.stream()
                        .filter(it -> it.id().equals("hybrid"))
                        .findFirst()
                        .orElseThrow()
                        .document()
                        .topology();
        var place = written(hybrid);
        var shown = new TreeMap<String, List<String>>();
        for (var table : items(place, "TransitGatewayPropagatedRoutes")) {
            for (var route : table.get("Routes")) {
                assertEquals(
                        null,
                        shown.put(
                                route.get("DestinationCidrBlock").asText(),
                                route.findValuesAsText("ResourceType")));
            }
        }
        assertEquals(
                Map.of(
                        "10.1.0.0/16", List.of("vpc"),
                        "10.2.0.0/16", List.of("vpc"),
                        "192.168.0.0/20", List.of("direct-connect-gateway")),
                shown);
        var found = found(place);
        assertSameTopology("hybrid", sorted(hybrid), found.topology());
        assertThat(found.remarks(), is(empty()));
    }

    private static List<JsonNode> items(Path place, String key) throws IOException {
        var items = new ArrayList<JsonNode>();
        try (var files = Files.walk(place)) {
            for (var file : files.filter(it -> it.endsWith(key + ".json")).sorted().toList()) {
                JSON.readTree(file.toFile()).get(key).forEach(items::add);
            }
        }
        return items;
    }

    @Test
    void aLargeDesignComesBack() throws IOException {
        var large = Generator.generate(40, 3).topology();
        assertSameTopology("generated", large, found(written(large)).topology());
    }

    /// A document with a place for everything, as an import would have it.
    private Document placed(long seed) throws IOException {
        var topology = found(written(RandomDocuments.everything(seed).topology())).topology();
        var layout = Layout.EMPTY;
        var random = new SplittableRandom(seed);
        for (var resource : topology.resources().toList()) {
            if (random.nextInt(3) > 0) {
                layout = layout.with(resource.id(), new Box(random.nextInt(900), 5, 40, 30));
            }
        }
        return new Document(topology, layout);
    }

    private void staysTheSame(long seed) throws IOException {
        var document = placed(seed);
        var outcome = Edits.apply(document, found(written(document.topology())).edit());
        assertSame(document, outcome.orThrow(), "seed " + seed);
    }

    /// What one account tells of a Region is a part of what the document has: the far ends stay.
    private void staysTheSameHomeByHome(long seed) throws IOException {
        var document = placed(seed);
        var place = written(document.topology());
        for (var home : homes(document.topology())) {
            var part = place.resolve(home.account().value()).resolve(home.region().code());
            var after = Edits.apply(document, found(part).edit()).orThrow();
            var what = "seed " + seed + ", " + home;
            assertEquals(
                    List.of(),
                    Difference.between(document.topology(), after.topology()).stream()
                            .map(Object::toString)
                            .toList(),
                    what);
            assertEquals(document.topology(), after.topology(), what);
        }
    }

    private void becomesTheEdited(long seed) throws IOException {
        var before = placed(seed);
        var after = edited(before, seed);
        // Of an account and Region without a VPC left, nothing tells that there is none; and an
        // account that is no longer listed may still be known.
        if (!homes(after.topology()).containsAll(homes(before.topology()))
                || !after.topology().accounts().equals(before.topology().accounts())) {
            return;
        }
        edited++;
        var outcome = Edits.apply(before, found(written(after.topology())).edit());
        var whole = outcome.orThrow();
        var what = "seed " + seed;
        assertSameTopology(what, sorted(after.topology()), whole.topology());
        assertEquals(
                Difference.between(before.topology(), sorted(after.topology())),
                ((Outcome.Applied) outcome).notes(),
                what);
        assertThat(what, Audit.of(whole), is(empty()));
        assertTouched(what, before, (Outcome.Applied) outcome);
        assertPlaces(what, before, whole);
    }

    private static Document edited(Document document, long seed) {
        var edits = RandomEdits.everything(new SplittableRandom(seed));
        var after = document;
        for (int i = 0; i < 6; i++) {
            after = RandomDocuments.tried(after, edits.next(after));
        }
        return after;
    }

    private static Set<Home> homes(Topology topology) {
        return Stream.concat(
                        topology.vpcs().values().stream().map(Home::of),
                        topology.transitGateways().values().stream().map(Home::of))
                .collect(Collectors.toSet());
    }

    /// Touched is what is not the same object, no more and no less. Of a resource that changed the
    /// parts are read anew: those that are equal are not touched.
    private static void assertTouched(String what, Document before, Outcome.Applied outcome) {
        var old = before.topology();
        var fresh = outcome.document().topology();
        var expected = new HashSet<>();
        old.resources()
                .filter(it -> !isSame(it, fresh.find(it.id())))
                .forEach(it -> expected.add(it.id()));
        fresh.resources()
                .filter(it -> !isSame(it, old.find(it.id())))
                .forEach(it -> expected.add(it.id()));
        assertEquals(expected, new HashSet<Object>(outcome.touched()), what);
    }

    private static boolean isSame(Resource it, Optional<Resource> other) {
        boolean part = it instanceof NetworkInterface || it instanceof SiteHost;
        return other.filter(that -> part ? it.equals(that) : it == that).isPresent();
    }

    private static void assertPlaces(String what, Document before, Document after) {
        before.layout()
                .boxes()
                .forEach((id, box) -> {
                    boolean stays = after.topology().find(id).isPresent();
                    assertEquals(
                            stays ? Optional.of(box) : Optional.empty(),
                            after.layout().box(id),
                            what + " " + id);
                });
    }

    private void isReadWhenSpoilt(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var place = written(RandomDocuments.everything(seed).topology());
        List<Path> files;
        try (var all = Files.walk(place)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (var file : files) {
            var answer = JSON.readTree(file.toFile());
            spoil(answer, random);
            var text = JSON.writeValueAsString(answer);
            boolean cut = random.nextInt(12) == 0;
            Files.writeString(file, cut ? text.substring(0, random.nextInt(text.length())) : text);
        }
        var read = Import.read(List.of(place), Designs.NOON, Import.Progress.NONE);
        if (read instanceof Import.Found found) {
            var document = new Document(found.topology(), Layout.EMPTY);
            assertThat("seed " + seed, Audit.of(document), is(empty()));
            var file = folder.resolve("spoilt.peerscape");
            try (var out = Files.newOutputStream(file)) {
                FileFormat.write(document, out);
            }
            switch (FileFormat.read(file)) {
                case Opening.Loaded(var again, _) -> assertEquals(document, again, "seed " + seed);
                case Opening.Rejected rejected ->
                        throw new AssertionError("seed " + seed + ": " + rejected);
            }
        }
    }

    private static void spoil(JsonNode node, SplittableRandom random) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            for (var name : names) {
                switch (random.nextInt(70)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.putNull(name);
                    case 2 -> object.put(name, "nonsense-" + random.nextInt(9));
                    case 3 -> object.put(name, -random.nextInt(99_999));
                    case 4 -> object.putArray(name).add("x").addObject();
                    case 5 -> object.putObject(name).put("State", "deleted");
                    case 6 -> object.put(name, new BigInteger("9".repeat(30)));
                    case 7 -> object.put(name, "999999999999999999999");
                    default -> spoil(object.get(name), random);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (random.nextInt(40) == 0) {
                    array.add(array.get(i));
                } else if (random.nextInt(40) == 0) {
                    array.remove(i);
                } else {
                    spoil(array.get(i), random);
                }
            }
        }
    }
}
