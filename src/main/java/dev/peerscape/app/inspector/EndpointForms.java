package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpcEndpoint.Form.Gateway;
import dev.peerscape.core.topology.VpcEndpoint.Form.Interface;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms of VPC endpoints and prefix lists.
final class EndpointForms {
    /// What AWS lets a prefix list grow to.
    private static final int LARGEST_LIST = 1000;

    private EndpointForms() {}

    static void endpoint(Form form, Topology topology, Vpc vpc, VpcEndpoint endpoint) {
        form.note(
                form.text(
                        endpoint.form() instanceof Gateway
                                ? "inspector.gateway-endpoint"
                                : "inspector.interface-endpoint"));
        form.field(
                "inspector.service",
                "endpoint-service",
                endpoint.service(),
                Typed.words(text ->
                        put(
                                vpc,
                                new VpcEndpoint(
                                        endpoint.id(), endpoint.name(), text, endpoint.form()))));
        switch (endpoint.form()) {
            case Interface(var interfaces, var privateDns) -> {
                form.check(
                        "inspector.private-dns",
                        "endpoint-dns",
                        privateDns,
                        on -> put(vpc, endpoint.withForm(new Interface(interfaces, on))));
                InterfaceForm.several(
                        form,
                        topology,
                        vpc,
                        interfaces,
                        false,
                        list -> put(vpc, endpoint.withForm(new Interface(list, privateDns))));
            }
            case Gateway gateway -> gateway(form, topology, vpc, endpoint, gateway);
        }
        form.caption("inspector.in-vpc").add(form.link(vpc.id()));
    }

    private static void gateway(
            Form form, Topology topology, Vpc vpc, VpcEndpoint endpoint, Gateway gateway) {
        form.choice(
                "inspector.service-list",
                "endpoint-list",
                topology.prefixLists().values().stream()
                        .filter(it -> it.region().equals(vpc.region()))
                        .toList(),
                Optional.ofNullable(topology.prefixLists().get(gateway.prefixList())),
                Resource::label,
                list -> put(vpc, endpoint.withForm(new Gateway(list.id(), gateway.routeTables()))));
        form.add(form.link(gateway.prefixList()));
        form.caption("inspector.endpoint-tables");
        for (var table : vpc.routeTables().values()) {
            form.tick(
                    "endpoint-table-" + table.id(),
                    table.label(),
                    gateway.routeTables().contains(table.id()),
                    put(
                            vpc,
                            endpoint.withForm(
                                    new Gateway(
                                            gateway.prefixList(),
                                            Lists.toggled(gateway.routeTables(), table.id())))));
        }
    }

    private static Edit put(Vpc vpc, VpcEndpoint endpoint) {
        return new Edit.PutVpcEndpoint(vpc.id(), endpoint, Optional.empty());
    }

    // ---- prefix lists

    static void prefixList(Form form, Topology topology, PrefixList list) {
        boolean own = list.account().isPresent();
        form.note(form.text(own ? "inspector.list-own" : "inspector.list-aws"));
        list.account().ifPresent(it -> form.shown("inspector.account", it.value()));
        form.shown("inspector.region", list.region().code());
        form.shown("inspector.family", list.v6() ? "IPv6" : "IPv4");
        form.field(
                "inspector.list-size",
                "list-size",
                Integer.toString(list.maxEntries()),
                Typed.number(
                        Math.max(1, list.entries().size()),
                        LARGEST_LIST,
                        it -> new Edit.PutPrefixList(sized(list, (int) it))));
        form.note(form.text("inspector.list-size-note"));
        form.caption("inspector.list-entries", list.entries().size());
        form.blocks(
                list.v6() ? "inspector.add-list-entry-v6" : "inspector.add-list-entry",
                "list-entry",
                list.entries(),
                "inspector.list-empty",
                blocks -> new Edit.PutPrefixList(list.withEntries(blocks)));
        form.caption("inspector.list-used-by");
        var users = users(topology, list.id());
        users.forEach(id -> form.add(form.link(id)));
        if (users.isEmpty()) {
            form.note(form.text("inspector.list-unused"));
        }
    }

    private static PrefixList sized(PrefixList list, int size) {
        return new PrefixList(
                list.id(),
                list.name(),
                list.account(),
                list.region(),
                list.v6(),
                size,
                list.entries());
    }

    /// The route tables, groups and endpoints that name the list.
    private static List<ResourceId> users(Topology topology, ResourceId list) {
        return topology.vpcs().values().stream()
                .flatMap(vpc ->
                        Stream.of(
                                        vpc.routeTables().values().stream()
                                                .filter(it ->
                                                        it.listRoutes().stream()
                                                                .anyMatch(row ->
                                                                        row.list().equals(list)))
                                                .map(Resource::id),
                                        vpc.securityGroups().values().stream()
                                                .filter(it -> RuleForms.names(it, list))
                                                .map(Resource::id),
                                        vpc.endpoints().values().stream()
                                                .filter(it ->
                                                        it.form() instanceof Gateway gateway
                                                                && gateway.prefixList()
                                                                        .equals(list))
                                                .map(Resource::id))
                                .flatMap(it -> it))
                .toList();
    }
}
