package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.TransitRow.How;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A transit gateway compiled: attachments and tables by number, in the order of their ids. Made
/// anew when the gateway changes, or the blocks of a VPC that is attached to it.
public final class TransitTables {
    /// For what is not there: an attachment of a VPC, a row, an association.
    public static final int NONE = -1;

    /// @param equals the rows that share the load with each row, itself first
    private record Table(
            TransitRouteTable table, List<TransitRow> rows, RoutingTable lookup, int[][] equals) {}

    private final TransitGateway gateway;
    private final int slot;
    private final List<TransitAttachment> attachments;
    private final List<Table> tables;
    private final int[] association;
    private final Map<ResourceId, Integer> byId = new HashMap<>();
    private final Map<ResourceId, Integer> byVpc = new HashMap<>();
    private final Map<ResourceId, Integer> byFar = new HashMap<>();

    TransitTables(TransitGateway gateway, Topology topology, int slot) {
        this.gateway = gateway;
        this.slot = slot;
        attachments = List.copyOf(gateway.attachments().values());
        association = new int[attachments.size()];
        var order = List.copyOf(gateway.routeTables().keySet());
        for (int i = 0; i < association.length; i++) {
            var it = attachments.get(i);
            byId.put(it.id(), i);
            int number = i;
            switch (it.to()) {
                case To.ToVpc to -> byVpc.put(to.vpc(), number);
                case To.ToVpn(var vpn) -> byFar.putIfAbsent(vpn, number);
                case To.ToDxGateway(var direct) -> byFar.putIfAbsent(direct, number);
                case To.ToTransitGateway _, To.Elsewhere _ -> {}
            }
            association[i] = it.association().map(order::indexOf).orElse(NONE);
        }
        tables = gateway.routeTables().values().stream().map(it -> table(it, topology)).toList();
    }

    private Table table(TransitRouteTable table, Topology topology) {
        var rows = new ArrayList<TransitRow>();
        table.routes()
                .forEach(it -> rows.add(TransitRow.of(it.destination(), it.to(), How.STATIC)));
        for (var row : table.listRoutes()) {
            var list = topology.prefixLists().get(row.list());
            for (var cidr : list == null ? List.<Cidr>of() : list.entries()) {
                rows.add(
                        new TransitRow(
                                cidr,
                                row.to(),
                                How.PREFIX_LIST,
                                List.of(),
                                0,
                                Optional.of(row.list())));
            }
        }
        rows.addAll(learned(table.id(), topology));
        var routes = new ArrayList<Route>();
        int[] kinds = new int[rows.size()];
        int[] arguments = new int[rows.size()];
        for (int i = 0; i < kinds.length; i++) {
            var row = rows.get(i);
            routes.add(
                    new Route(
                            row.destination(),
                            new Target.Local(),
                            row.learned()
                                    ? Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION
                                    : Route.Origin.CREATE_ROUTE,
                            row.list()));
            arguments[i] = row.to().map(it -> byId.getOrDefault(it, NONE)).orElse(NONE);
        }
        return new Table(
                table, rows, new RoutingTable(routes, List.of(), kinds, arguments), equals(rows));
    }

    /// Equal routes of VPN connections share the load, where the gateway has that switched on.
    private int[][] equals(List<TransitRow> rows) {
        var equals = new int[rows.size()][];
        for (int i = 0; i < equals.length; i++) {
            var row = rows.get(i);
            equals[i] =
                    gateway.vpnEcmp() && row.how() == How.VPN
                            ? IntStream.range(i, rows.size())
                                    .filter(other -> row.isAsGoodAs(rows.get(other)))
                                    .toArray()
                            : new int[] {i};
        }
        return equals;
    }

    /// What a table learns: the blocks of the attachments that tell it. Where two VPCs overlap the
    /// first one's stay (C.5); which of them came first nobody knows, so the lower id counts.
    private List<TransitRow> learned(ResourceId table, Topology topology) {
        var rows = new ArrayList<TransitRow>();
        Set<Cidr> taken = new LinkedHashSet<>();
        for (var attachment : attachments) {
            if (!attachment.available() || !attachment.propagations().contains(table)) {
                continue;
            }
            rows.addAll(told(attachment, topology));
            for (var cidr : cidrs(attachment, topology)) {
                if (taken.stream().noneMatch(cidr::overlaps)) {
                    rows.add(TransitRow.of(cidr, Optional.of(attachment.id()), How.VPC));
                }
            }
            taken.addAll(cidrs(attachment, topology));
        }
        rows.sort(TransitRow.BEST_FIRST);
        return rows;
    }

    private static List<Cidr> cidrs(TransitAttachment attachment, Topology topology) {
        return switch (attachment.to()) {
            case To.ToVpc to ->
                    topology.vpc(to.vpc()).map(Vpc::cidrs).orElse(List.of()).stream()
                            .filter(it -> to.ipv6() || !it.isV6())
                            .toList();
            case To.ToTransitGateway _, To.ToVpn _, To.ToDxGateway _ -> List.of();
            case To.Elsewhere(_, _, var cidrs) -> cidrs;
        };
    }

    /// What sites tell by BGP over what is up. A static VPN connection tells nothing: its rows are
    /// made in the tables.
    private List<TransitRow> told(TransitAttachment attachment, Topology topology) {
        var hybrid = topology.hybrid();
        return switch (attachment.to()) {
            case To.ToVpn(var id) -> {
                var vpn = hybrid.vpnConnections().get(id);
                yield vpn == null || !vpn.isUp() || !(vpn.routing() instanceof Routing.Bgp)
                        ? List.of()
                        : new SiteVoice(hybrid)
                                .rows(vpn, attachment.id()).stream()
                                        .map(it -> learned(it, How.VPN))
                                        .toList();
            }
            case To.ToDxGateway(var id) -> {
                var direct = hybrid.dxGateways().get(id);
                yield direct == null || direct.associationOf(gateway.id()).isEmpty()
                        ? List.of()
                        : VpnGatewayTables.dx(direct, hybrid, Type.TRANSIT, true, attachment.id())
                                .stream()
                                .map(it -> learned(it, How.DX_GATEWAY))
                                .toList();
            }
            case To.ToVpc _, To.ToTransitGateway _, To.Elsewhere _ -> List.of();
        };
    }

    private static TransitRow learned(HybridRow row, How how) {
        return new TransitRow(
                row.destination(), row.over(), how, row.path(), row.med(), Optional.empty());
    }

    /// {@return what this was compiled from}
    public TransitGateway gateway() {
        return gateway;
    }

    /// {@return its place in the network}
    public int slot() {
        return slot;
    }

    /// {@return the attachment}
    public TransitAttachment attachment(int attachment) {
        return attachments.get(attachment);
    }

    /// {@return the attachment of that id, or [#NONE]}
    public int attachment(ResourceId id) {
        return byId.getOrDefault(id, NONE);
    }

    /// {@return the attachment of a VPC, or [#NONE]}
    public int attachmentOf(ResourceId vpc) {
        return byVpc.getOrDefault(vpc, NONE);
    }

    /// {@return the attachment of a VPN connection or Direct Connect gateway, or [#NONE]}
    public int attachmentTo(ResourceId far) {
        return byFar.getOrDefault(far, NONE);
    }

    /// {@return whether what it learns follows from what is on premises}
    boolean isHybrid() {
        return !byFar.isEmpty();
    }

    /// {@return the table that an attachment looks up, or [#NONE]}
    public int associationOf(int attachment) {
        return association[attachment];
    }

    /// {@return the table}
    public TransitRouteTable table(int table) {
        return tables.get(table).table;
    }

    /// {@return its rows: those that people made, then those it learned}
    public List<TransitRow> rows(int table) {
        return tables.get(table).rows;
    }

    /// {@return the row that an address goes by, or [#NONE]: the longest prefix, and of equal ones
    /// the static one (C.1)}
    public int row(int table, boolean v6, long high, long low) {
        return tables.get(table).lookup.row(v6, high, low);
    }

    /// {@return the rows that share the load with a row that wins, itself first}
    public int[] equals(int table, int row) {
        return tables.get(table).equals[row];
    }

    /// {@return the best row of each block}
    List<TransitRow> best(int table) {
        var seen = new HashSet<Cidr>();
        return tables.get(table).rows.stream().filter(it -> seen.add(it.destination())).toList();
    }

    /// {@return the attachment that a row leads to; [#NONE] for one that drops}
    public int rowAttachment(int table, int row) {
        return tables.get(table)
                .rows
                .get(row)
                .to()
                .map(it -> byId.getOrDefault(it, NONE))
                .orElse(NONE);
    }

    /// {@return the subnet by which an attachment's VPC is entered: the one in the packet's own
    /// availability zone, else the first (C.5); [#NONE] when none of them is in the VPC}
    ///
    /// @param zone the zone that the packet comes from; empty when it comes from no VPC
    public int entrance(int attachment, VpcTables vpc, String zone) {
        if (!(attachments.get(attachment).to() instanceof To.ToVpc to)) {
            return NONE;
        }
        int first = NONE;
        for (int i = 0; i < vpc.subnetCount(); i++) {
            var subnet = vpc.subnet(i);
            if (to.subnets().contains(subnet.id())) {
                if (subnet.zone().equals(zone)) {
                    return i;
                }
                first = first == NONE ? i : first;
            }
        }
        return first;
    }

    /// {@return the subnet in which an attachment stands in a zone, or [#NONE]: packets of that
    /// zone cannot enter then}
    public int standsIn(int attachment, VpcTables vpc, String zone) {
        int found = entrance(attachment, vpc, zone);
        return found != NONE && vpc.subnet(found).zone().equals(zone) ? found : NONE;
    }
}
