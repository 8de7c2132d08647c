package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule.Peer;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Prefix lists: added, replaced, and who uses them.
final class PrefixListEdits {
    private PrefixListEdits() {}

    static Optional<Refused> put(Change change, Edit.PutPrefixList edit) {
        var list = edit.list();
        var old = change.topology().find(list.id());
        if (old.isPresent() && !(old.get() instanceof PrefixList)) {
            return Refusals.idInUse(list.id());
        }
        if (old.isPresent() && old.get().equals(list)) {
            return Refusals.NONE;
        }
        return wrongKind(list)
                .or(() -> wrongEntry(list))
                .or(() -> {
                    change.put(list);
                    return Refusals.NONE;
                });
    }

    private static Optional<Refused> wrongKind(PrefixList list) {
        return list.id().prefix().equals(list.kind().prefix())
                ? Refusals.NONE
                : Refusals.refuse(
                        "InvalidID.Malformed",
                        "audit-kind",
                        list.id().value(),
                        Refusals.kindName(list.kind()),
                        list.kind().prefix() + "-");
    }

    private static Optional<Refused> wrongEntry(PrefixList list) {
        var seen = new HashSet<Cidr>();
        for (var entry : list.entries()) {
            if (entry.isV6() != list.v6()) {
                return Refusals.refuse(
                        Refusals.INVALID_VALUE,
                        list.v6() ? "list-family-v6" : "list-family-v4",
                        list.label(),
                        entry.toString());
            }
            if (!seen.add(entry)) {
                return Refusals.refuse(
                        Refusals.INVALID_VALUE,
                        new Edit.PutPrefixList(
                                list.withEntries(list.entries().stream().distinct().toList())),
                        "list-twice",
                        list.label(),
                        entry.toString());
            }
        }
        if (list.entries().size() > list.maxEntries()) {
            return Refusals.refuse(
                    "PrefixListMaxEntriesExceeded",
                    new Edit.PutPrefixList(list.withEntries(list.entries())),
                    "list-full",
                    list.label(),
                    list.maxEntries(),
                    list.entries().size());
        }
        return Refusals.NONE;
    }

    /// {@return the tables, groups and endpoints that name the list}
    static List<Resource> users(Topology topology, ResourceId list) {
        var users = new ArrayList<Resource>();
        for (var vpc : topology.vpcs().values()) {
            for (var endpoint : vpc.endpoints().values()) {
                if (endpoint.form() instanceof VpcEndpoint.Form.Gateway it
                        && it.prefixList().equals(list)) {
                    users.add(endpoint);
                }
            }
        }
        topology.mentioning(list).stream()
                .sorted()
                .flatMap(id -> topology.vpc(id).stream())
                .forEach(vpc -> users(vpc, list, users));
        for (var gateway : topology.transitGateways().values()) {
            for (var table : gateway.routeTables().values()) {
                if (table.listRoutes().stream().anyMatch(row -> row.list().equals(list))) {
                    users.add(table);
                }
            }
        }
        return users;
    }

    private static void users(Vpc vpc, ResourceId list, List<Resource> users) {
        for (var table : vpc.routeTables().values()) {
            if (table.listRoutes().stream().anyMatch(row -> row.list().equals(list))) {
                users.add(table);
            }
        }
        for (var group : vpc.securityGroups().values()) {
            if (isNamed(group, list)) {
                users.add(group);
            }
        }
    }

    private static boolean isNamed(SecurityGroup group, ResourceId list) {
        return Stream.concat(group.ingress().stream(), group.egress().stream())
                .anyMatch(rule -> rule.peer() instanceof Peer.Listed(var id) && id.equals(list));
    }
}
