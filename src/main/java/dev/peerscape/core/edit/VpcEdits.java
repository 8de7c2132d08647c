package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;

/// VPCs as a whole; their blocks are edited by [CidrEdits].
final class VpcEdits {
    private VpcEdits() {}

    static Optional<Refused> add(Change change, Edit.AddVpc edit) {
        var vpc = edit.vpc();
        if (vpc.cidrs().isEmpty() || vpc.cidrs().getFirst().isV6()) {
            return Refusals.refuse("MissingParameter", "vpc-without-block", vpc.label());
        }
        var seen = new HashSet<ResourceId>();
        for (var id : ids(vpc).toList()) {
            if (!seen.add(id) || change.topology().find(id).isPresent()) {
                return Refusals.idInUse(id);
            }
        }
        var flaws = Audit.of(change.topology().with(vpc), vpc);
        if (!flaws.isEmpty()) {
            return MemberEdits.refuse(flaws.getFirst());
        }
        know(change, vpc.account());
        change.put(vpc);
        edit.box().ifPresent(box -> change.place(vpc.id(), box));
        return Refusals.NONE;
    }

    private static Stream<ResourceId> ids(Vpc vpc) {
        var members = vpc.members().stream().<Resource>flatMap(all -> all.values().stream());
        return Stream.concat(
                        Stream.of(vpc),
                        members.flatMap(it -> Stream.concat(Stream.of(it), it.parts().stream())))
                .map(Resource::id);
    }

    /// Whoever owns a VPC of the document is known to it.
    private static void know(Change change, AccountId account) {
        if (!change.topology().accounts().containsKey(account)) {
            change.put(new Account(account, ""));
        }
    }

    static Optional<Refused> move(Change change, Edit.MoveVpc edit) {
        var found = change.vpc(edit.vpc());
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.VPC, edit.vpc());
        }
        var vpc = found.get();
        if (vpc.account().equals(edit.account()) && vpc.region().equals(edit.region())) {
            return Refusals.NONE;
        }
        var open =
                change.topology().peeringsOf(vpc.id()).stream()
                        .filter(peering -> !peering.status().isFinal())
                        .<Peering>map(peering -> peering)
                        .toList();
        if (!open.isEmpty()) {
            return Refusals.refuse(
                    Refusals.IN_USE, "vpc-move-peered", vpc.label(), Refusals.labels(open));
        }
        know(change, edit.account());
        var draft = vpc.draft().account(edit.account()).region(edit.region());
        for (var subnet : vpc.subnets().values()) {
            var zone = zoneIn(vpc.region(), edit.region(), subnet.zone());
            if (!zone.equals(subnet.zone())) {
                draft.put(subnet.withZone(zone));
            }
        }
        for (var endpoint : vpc.endpoints().values()) {
            var service = serviceIn(vpc.region(), edit.region(), endpoint.service());
            if (!service.equals(endpoint.service())) {
                draft.put(
                        new VpcEndpoint(endpoint.id(), endpoint.name(), service, endpoint.form()));
            }
        }
        change.put(draft.build());
        return Refusals.NONE;
    }

    /// The same service in the other Region: its name tells where it is.
    private static String serviceIn(Region from, Region to, String service) {
        return service.replace("." + from.code() + ".", "." + to.code() + ".");
    }

    /// The zone of the same letter in the other Region.
    private static String zoneIn(Region from, Region to, String zone) {
        return zone.startsWith(from.code())
                ? to.code() + zone.substring(from.code().length())
                : zone;
    }

    static Optional<Refused> setDns(Change change, Edit.SetVpcDns edit) {
        var found = change.vpc(edit.vpc());
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.VPC, edit.vpc());
        }
        var vpc = found.get();
        if (vpc.dnsSupport() != edit.support() || vpc.dnsHostnames() != edit.hostnames()) {
            change.put(vpc.draft().dns(edit.support(), edit.hostnames()).build());
        }
        return Refusals.NONE;
    }

    static Optional<Refused> setMain(Change change, Edit.SetMainRouteTable edit) {
        var found = change.vpc(edit.vpc());
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.VPC, edit.vpc());
        }
        var vpc = found.get();
        var table = vpc.routeTables().get(edit.routeTable());
        if (table == null) {
            return Refusals.notFound(Kind.ROUTE_TABLE, edit.routeTable());
        }
        if (vpc.mainRouteTable().equals(table.id())) {
            return Refusals.NONE;
        }
        change.put(vpc.draft().mainRouteTable(table.id()).build());
        var implicit =
                vpc.subnets().values().stream()
                        .filter(subnet -> subnet.routeTable().isEmpty())
                        .<Resource>map(subnet -> subnet)
                        .toList();
        if (!implicit.isEmpty()) {
            change.note(
                    Message.of(
                            "edit.note-main",
                            implicit.size(),
                            table.label(),
                            Refusals.labels(implicit)));
        }
        return Refusals.NONE;
    }
}
