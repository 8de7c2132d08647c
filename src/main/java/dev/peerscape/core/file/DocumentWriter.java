package dev.peerscape.core.file;

import dev.peerscape.core.net.Match;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes a document in its one canonical form: collections sorted by id, rows in their own order,
/// usual values left out.
final class DocumentWriter {
    private final JsonText json;

    DocumentWriter(JsonText json) {
        this.json = json;
    }

    void write(Document document) throws IOException {
        var topology = document.topology();
        json.object().field("format", "peerscape").field("version", FileFormat.VERSION);
        json.field("now", topology.now().toString());
        json.name("accounts").array();
        for (var account : topology.accounts().values()) {
            json.row().field("id", account.id().value());
            optional("name", account.name());
            json.end();
        }
        json.end().name("vpcs").array();
        for (var vpc : topology.vpcs().values()) {
            vpc(vpc);
        }
        json.end().name("peerings").array();
        for (var peering : topology.peerings().values()) {
            peering(peering);
        }
        json.end();
        each("transitGateways", topology.transitGateways(), new TransitWriter(json)::gateway);
        new HybridWriter(json).write(topology);
        PolicyFields.write(json, document.policy());
        layout(document.layout());
        json.end();
    }

    private void optional(String field, String value) {
        if (!value.isEmpty()) {
            json.field(field, value);
        }
    }

    private void head(Resource resource) {
        json.field("id", resource.id().value());
        optional("name", resource.name());
    }

    private void vpc(Vpc vpc) throws IOException {
        json.object();
        head(vpc);
        json.field("account", vpc.account().value()).field("region", vpc.region().code());
        json.field("cidrs", vpc.cidrs());
        if (!vpc.dnsSupport()) {
            json.field("dnsSupport", false);
        }
        if (vpc.dnsHostnames()) {
            json.field("dnsHostnames", true);
        }
        json.field("mainRouteTable", vpc.mainRouteTable().value());
        json.field("defaultNetworkAcl", vpc.defaultNetworkAcl().value());
        json.field("defaultSecurityGroup", vpc.defaultSecurityGroup().value());
        each("subnets", vpc.subnets(), this::subnet);
        each("instances", vpc.instances(), this::instance);
        each(
                "routeTables",
                vpc.routeTables(),
                table -> {
                    json.object();
                    head(table);
                    rows("routes", table.routes(), this::route);
                    rows("listRoutes", table.listRoutes(), this::listRoute);
                    if (!table.propagating().isEmpty()) {
                        json.field("propagating", table.propagating());
                    }
                    json.end();
                });
        each(
                "internetGateways",
                vpc.internetGateways(),
                gateway -> {
                    json.row();
                    head(gateway);
                    gateway.routeTable().ifPresent(it -> json.field("routeTable", it.value()));
                    json.end();
                });
        each(
                "egressOnlyInternetGateways",
                vpc.egressOnlyGateways(),
                gateway -> {
                    json.row();
                    head(gateway);
                    json.end();
                });
        each("natGateways", vpc.natGateways(), this::natGateway);
        each(
                "securityGroups",
                vpc.securityGroups(),
                group -> {
                    json.object();
                    head(group);
                    rows("ingress", group.ingress(), this::securityRule);
                    rows("egress", group.egress(), this::securityRule);
                    json.end();
                });
        each(
                "networkAcls",
                vpc.networkAcls(),
                acl -> {
                    json.object();
                    head(acl);
                    rows("ingress", acl.ingress(), this::aclRule);
                    rows("egress", acl.egress(), this::aclRule);
                    json.end();
                });
        each("networkInterfaces", vpc.interfaces(), this::networkInterface);
        new ServiceWriter(json, this::networkInterface).write(vpc);
        json.end();
    }

    private interface Writing<T> {
        void write(T value) throws IOException;
    }

    private <T> void each(String field, Map<ResourceId, T> members, Writing<T> one)
            throws IOException {
        rows(field, List.copyOf(members.values()), one);
    }

    private <T> void rows(String field, List<T> rows, Writing<T> one) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        json.name(field).array();
        for (var row : rows) {
            one.write(row);
        }
        json.end();
    }

    private void subnet(Subnet subnet) throws IOException {
        json.row();
        head(subnet);
        json.field("zone", subnet.zone()).field("cidrs", subnet.cidrs());
        subnet.routeTable().ifPresent(table -> json.field("routeTable", table.value()));
        json.field("networkAcl", subnet.networkAcl().value());
        if (subnet.assignsPublicIp()) {
            json.field("assignsPublicIp", true);
        }
        json.end();
    }

    private void instance(Instance instance) throws IOException {
        json.object();
        head(instance);
        if (!instance.running()) {
            json.field("running", false);
        }
        rows("interfaces", instance.interfaces(), this::networkInterface);
        json.end();
    }

    private void networkInterface(NetworkInterface eni) throws IOException {
        json.row();
        head(eni);
        json.field("subnet", eni.subnet().value()).field("addresses", eni.addresses());
        eni.publicIp().ifPresent(ip -> json.field("publicIp", ip.toString()));
        json.field("securityGroups", eni.securityGroups());
        if (!eni.sourceDestCheck()) {
            json.field("sourceDestCheck", false);
        }
        json.end();
    }

    private void route(Route route) throws IOException {
        json.row().field("destination", route.destination().toString());
        json.field("target", route.target().text());
        if (route.target() instanceof Target.Gone) {
            json.field("gone", true);
        }
        if (route.origin() != Route.Origin.CREATE_ROUTE) {
            json.field("origin", route.origin().api());
        }
        json.end();
    }

    private void listRoute(RouteTable.ListRoute row) throws IOException {
        json.row().field("list", row.list().value()).field("target", row.target().text());
        if (row.target() instanceof Target.Gone) {
            json.field("gone", true);
        }
        json.end();
    }

    private void natGateway(NatGateway nat) throws IOException {
        json.row();
        head(nat);
        json.field("subnet", nat.subnet().value());
        if (nat.connectivity() == NatGateway.Connectivity.PRIVATE) {
            json.field("connectivity", "private");
        }
        json.field("privateIp", nat.privateIp().toString());
        nat.publicIp().ifPresent(ip -> json.field("publicIp", ip.toString()));
        if (!nat.secondary().isEmpty()) {
            json.name("secondary").list();
            for (var it : nat.secondary()) {
                json.row().field("privateIp", it.privateIp().toString());
                it.publicIp().ifPresent(ip -> json.field("publicIp", ip.toString()));
                json.end();
            }
            json.end();
        }
        json.end();
    }

    private void match(Match match) {
        json.field("protocol", match.protocol().toString());
        if (match.equals(Match.all(match.protocol()))) {
            return;
        }
        if (match.protocol().hasPorts()) {
            json.field("fromPort", match.from()).field("toPort", match.to());
        } else {
            json.field("icmpType", match.from()).field("icmpCode", match.to());
        }
    }

    private void securityRule(SecurityRule rule) throws IOException {
        json.row();
        match(rule.match());
        json.field("peer", rule.peer().text());
        if (rule.peer() instanceof SecurityRule.Peer.GoneGroup) {
            json.field("gone", true);
        }
        optional("description", rule.description());
        json.end();
    }

    private void aclRule(AclRule rule) throws IOException {
        json.row().field("number", rule.number()).field("action", rule.allow() ? "allow" : "deny");
        match(rule.match());
        json.field("cidr", rule.cidr().toString()).end();
    }

    private void peering(Peering peering) throws IOException {
        json.object();
        head(peering);
        json.field("status", peering.status().code());
        optional("message", peering.message());
        json.field("since", peering.since().toString());
        peering.expires().ifPresent(at -> json.field("expires", at.toString()));
        side("requester", peering.requester());
        side("accepter", peering.accepter());
        json.end();
    }

    private void side(String field, Peering.Side side) throws IOException {
        json.name(field).row().field("vpc", side.vpc().value());
        if (!side.present()) {
            json.field("present", false);
        }
        json.field("account", side.account().value()).field("region", side.region().code());
        if (!side.cidrs().isEmpty()) {
            json.field("cidrs", side.cidrs());
        }
        if (side.dnsResolution()) {
            json.field("dnsResolution", true);
        }
        json.end();
    }

    private void layout(Layout layout) throws IOException {
        json.name("layout").array();
        for (var placed : new TreeMap<>(layout.boxes()).entrySet()) {
            var box = placed.getValue();
            json.row().field("id", placed.getKey().value());
            json.field("x", box.x()).field("y", box.y());
            json.field("width", box.width()).field("height", box.height()).end();
        }
        json.end();
    }
}
