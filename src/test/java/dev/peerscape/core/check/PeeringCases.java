package dev.peerscape.core.check;

import static dev.peerscape.core.check.Cases.add;
import static dev.peerscape.core.check.Parts.a;
import static dev.peerscape.core.check.Parts.aRouted;
import static dev.peerscape.core.check.Parts.ab;
import static dev.peerscape.core.check.Parts.b;
import static dev.peerscape.core.check.Parts.bRouted;
import static dev.peerscape.core.check.Parts.main;
import static dev.peerscape.core.check.Parts.of;
import static dev.peerscape.core.check.Parts.pcx;
import static dev.peerscape.core.check.Parts.peered;
import static dev.peerscape.core.check.Parts.peering;
import static dev.peerscape.testing.Designs.ALICE;
import static dev.peerscape.testing.Designs.BOB;
import static dev.peerscape.testing.Designs.NOON;
import static dev.peerscape.testing.Designs.vpc;

import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Vpc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// V05 to V07, V25 and V26: peerings and their blocks.
final class PeeringCases {
    private PeeringCases() {}

    static void addTo(List<Cases> all) {
        peerings(all);
    }

    private static void peerings(List<Cases> all) {
        record Pair(String name, Vpc a, Vpc b) {}
        var pairs =
                List.of(
                        new Pair(
                                "N1",
                                vpc("vpc-a", ALICE, "10.0.0.0/16"),
                                vpc("vpc-b", BOB, "10.0.0.0/16")),
                        new Pair(
                                "N2",
                                vpc("vpc-a", ALICE, "10.0.0.0/16", "10.5.0.0/16"),
                                vpc("vpc-b", BOB, "10.5.128.0/17")),
                        new Pair(
                                "N3",
                                vpc("vpc-a", ALICE, "10.0.0.0/16", "2001:db8:1::/56"),
                                vpc("vpc-b", BOB, "10.0.0.0/16", "2001:db8:2::/56")),
                        new Pair(
                                "only v6",
                                vpc("vpc-a", ALICE, "10.0.0.0/16", "2001:db8:1::/56"),
                                vpc("vpc-b", BOB, "10.1.0.0/16", "2001:db8:1::/56")));
        var good = of(a(), b(), ab(PeeringStatus.PENDING_ACCEPTANCE));
        for (var pair : pairs) {
            for (var status : List.of(PeeringStatus.FAILED, PeeringStatus.PENDING_ACCEPTANCE)) {
                var bad = peering("pcx-ab", pair.a(), pair.b(), status);
                add(all, "V05", pair.name() + " " + status, of(pair.a(), pair.b(), bad), good);
            }
            var active = peering("pcx-ab", pair.a(), pair.b(), PeeringStatus.ACTIVE);
            add(all, "V07", pair.name(), of(pair.a(), pair.b(), active), peered());
        }

        var second = peering("pcx-ba", b(), a(), PeeringStatus.ACTIVE);
        var ended = peering("pcx-ba", b(), a(), PeeringStatus.DELETED);
        add(
                all,
                "V06",
                "second",
                of(
                        main(a(), pcx("172.16.0.0/16", "pcx-ba")),
                        bRouted(),
                        ab(PeeringStatus.ACTIVE),
                        second),
                of(aRouted(), bRouted(), ab(PeeringStatus.ACTIVE), ended));
        add(
                all,
                "V06",
                "pending second",
                of(
                        aRouted(),
                        bRouted(),
                        ab(PeeringStatus.ACTIVE),
                        peering("pcx-aa", b(), a(), PeeringStatus.PENDING_ACCEPTANCE)),
                peered());
        for (var status : List.of(PeeringStatus.ACTIVE, PeeringStatus.FAILED)) {
            add(
                    all,
                    "V06",
                    "itself " + status,
                    of(a(), peering("pcx-aa", a(), a(), status)),
                    peered());
        }

        var dns = ab(PeeringStatus.ACTIVE);
        var allowing = dns.withSides(dns.requester().withDnsResolution(true), dns.accepter());
        add(
                all,
                "V25",
                "host names off",
                of(aRouted(), bRouted(), allowing),
                of(
                        aRouted().draft().dns(true, true).build(),
                        bRouted().draft().dns(true, true).build(),
                        allowing));

        var soon = ab(PeeringStatus.PENDING_ACCEPTANCE);
        var late =
                new Peering(
                        soon.id(),
                        "",
                        soon.requester(),
                        soon.accepter(),
                        soon.status(),
                        "",
                        NOON.minus(Duration.ofHours(156)),
                        Optional.of(NOON.plus(Duration.ofHours(12))));
        add(all, "V26", "half a day left", of(a(), b(), late), good);
    }
}
