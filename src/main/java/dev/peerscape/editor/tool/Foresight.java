package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Labels;
import dev.peerscape.editor.scene.Link;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What an edit would change, as marks on the canvas: what comes, what goes, and whose rows or
/// rules become others, each where people would look for it.
final class Foresight {
    private final Scene now;
    private final Scene then;
    private final List<Mark> marks = new ArrayList<>();
    private final Map<ResourceId, List<String>> rows = new LinkedHashMap<>();

    private Foresight(Scene now, Scene then) {
        this.now = now;
        this.then = then;
    }

    /// {@return the marks of the way from a scene to the document that an edit would make}
    static List<Mark> of(Scene now, Document after, Set<ResourceId> touched) {
        var foresight = new Foresight(now, now.next(after, touched));
        new TreeSet<>(touched).forEach(foresight::look);
        foresight.changed();
        return foresight.marks;
    }

    private void look(ResourceId id) {
        var before = now.document().topology().find(id);
        var after = then.document().topology().find(id);
        if (before.equals(after)) {
            return;
        }
        var kind = before.or(() -> after).map(Resource::kind).orElse(Kind.INTERNET);
        switch (kind) {
            case PEERING, VPN_CONNECTION, VIRTUAL_INTERFACE, TRANSIT_ATTACHMENT -> line(id);
            case VPC -> vpc(id, before, after);
            case SUBNET,
                    INSTANCE,
                    NAT_GATEWAY,
                    INTERNET_GATEWAY,
                    EGRESS_ONLY_GATEWAY,
                    VPC_ENDPOINT,
                    LOAD_BALANCER,
                    VPN_GATEWAY,
                    TRANSIT_GATEWAY,
                    SITE,
                    SITE_HOST ->
                    figure(id, before, after);
            case DX_GATEWAY -> {
                figure(id, before, after);
                associations(before.map(DxGateway.class::cast), after.map(DxGateway.class::cast));
            }
            case ROUTE_TABLE ->
                    table(before.map(RouteTable.class::cast), after.map(RouteTable.class::cast));
            case SECURITY_GROUP -> group(id, before.or(() -> after));
            case NETWORK_ACL -> acl(id, before.or(() -> after));
            case NETWORK_INTERFACE -> {
                if (then.figuresShowing(id).size() + now.figuresShowing(id).size() > 0) {
                    figure(id, before, after);
                }
            }
            case INTERNET,
                    TRANSIT_ROUTE_TABLE,
                    PREFIX_LIST,
                    TARGET_GROUP,
                    CUSTOMER_GATEWAY,
                    DX_CONNECTION -> {}
        }
    }

    private void line(ResourceId id) {
        edge(now.link(id), then.link(id));
    }

    /// The lines of a Direct Connect gateway to other gateways, those that come and go.
    private void associations(Optional<DxGateway> before, Optional<DxGateway> after) {
        var ends = new TreeSet<ResourceId>();
        before.ifPresent(it -> it.associations().forEach(one -> ends.add(one.gateway())));
        after.ifPresent(it -> it.associations().forEach(one -> ends.add(one.gateway())));
        var id = after.or(() -> before).map(DxGateway::id).orElse(ResourceId.INTERNET);
        for (var end : ends) {
            boolean kept =
                    before.flatMap(it -> it.associationOf(end))
                            .equals(after.flatMap(it -> it.associationOf(end)));
            if (!kept) {
                edge(now.association(id, end), then.association(id, end));
            }
        }
    }

    private void edge(Optional<Link> before, Optional<Link> after) {
        if (after.isPresent()) {
            var how = before.isPresent() ? Mark.How.CHANGED : Mark.How.ADDED;
            marks.add(new Mark.Edge(after.get().part(0, 1), how));
        } else {
            before.ifPresent(it -> marks.add(new Mark.Edge(it.part(0, 1), Mark.How.REMOVED)));
        }
    }

    /// A VPC changes with whatever is in it; only what is its own is told.
    private void vpc(ResourceId id, Optional<Resource> before, Optional<Resource> after) {
        if (before.isEmpty() || after.isEmpty()) {
            figure(id, before, after);
        } else if (before.get() instanceof Vpc a
                && after.get() instanceof Vpc b
                && !(a.cidrs().equals(b.cidrs())
                        && a.name().equals(b.name())
                        && a.region().equals(b.region())
                        && a.mainRouteTable().equals(b.mainRouteTable()))) {
            row(id, Labels.address(b).filter(_ -> !a.cidrs().equals(b.cidrs())).orElse(""));
        }
    }

    private void figure(ResourceId id, Optional<Resource> before, Optional<Resource> after) {
        if (before.isEmpty()) {
            then.figure(id)
                    .ifPresent(it ->
                            marks.add(
                                    new Mark.Differs(
                                            it.box(),
                                            Mark.How.ADDED,
                                            after.map(Resource::label).stream().toList())));
        } else if (after.isEmpty()) {
            now.figure(id)
                    .map(Figure::box)
                    .ifPresent(it -> marks.add(new Mark.Differs(it, Mark.How.REMOVED, List.of())));
        } else {
            row(id, after.flatMap(Labels::address).orElse(""));
        }
    }

    /// A table is shown by the subnets that it serves: their boxes, and a line to where each row
    /// that comes or goes would lead.
    private void table(Optional<RouteTable> before, Optional<RouteTable> after) {
        var old = before.map(RouteTable::routes).orElse(List.of());
        var fresh = after.map(RouteTable::routes).orElse(List.of());
        var id = after.or(() -> before).map(RouteTable::id).orElse(ResourceId.INTERNET);
        // The rows are told once, however many subnets the table serves.
        boolean told = false;
        for (var subnet : servedBy(id)) {
            row(subnet.id(), "");
            for (var route : old) {
                if (!fresh.contains(route)) {
                    route(now, subnet, route, Mark.How.REMOVED, !told);
                }
            }
            for (var route : fresh) {
                if (!old.contains(route)) {
                    route(then, subnet, route, Mark.How.ADDED, !told);
                }
            }
            told = true;
        }
    }

    private List<Subnet> servedBy(ResourceId table) {
        var topology = then.document().topology();
        return topology.vpcOf(table)
                .or(() -> now.document().topology().vpcOf(table))
                .map(vpc ->
                        vpc.subnets().values().stream()
                                .filter(it -> vpc.routeTableOf(it).id().equals(table))
                                .toList())
                .orElse(List.of());
    }

    private void route(Scene scene, Subnet subnet, Route route, Mark.How how, boolean first) {
        if (first) {
            var sign = how == Mark.How.ADDED ? "+ " : "− ";
            row(subnet.id(), sign + Labels.row(scene.document().topology(), route));
        }
        var home =
                scene.document().topology().vpcOf(subnet.id()).flatMap(it -> scene.vpcBox(it.id()));
        var from = scene.box(subnet.id());
        var target = route.target().resource();
        if (home.isEmpty() || from.isEmpty() || target.isEmpty()) {
            return;
        }
        var link = scene.link(target.get()).filter(it -> it.kind() == Kind.PEERING);
        if (link.isPresent()) {
            var near =
                    home.get().grown(2).contains(link.get().x0(), link.get().y0())
                            ? link.get()
                            : link.get().reversed();
            marks.add(new Mark.Edge(bent(from.get(), near.x0(), near.y0()), how));
            if (first) {
                marks.add(new Mark.Edge(near.part(0, 1), how));
            }
        } else {
            scene.box(target.get())
                    .ifPresent(to ->
                            marks.add(
                                    new Mark.Edge(
                                            bent(from.get(), to.centerX(), to.centerY()), how)));
        }
    }

    /// From a subnet's row of routes to a point, level and then upright; straight down when the
    /// point is below.
    private static double[] bent(Box subnet, double x, double y) {
        double level = subnet.bottom() - 12;
        double start = Math.clamp(x, subnet.x() + 24, subnet.right());
        return start == x && y > level
                ? new double[] {x, subnet.bottom(), x, y}
                : new double[] {start, level, x, level, x, y};
    }

    private void group(ResourceId id, Optional<Resource> group) {
        var label = group.map(SecurityGroup.class::cast).map(Resource::label).orElse("");
        then.document().topology().vpcOf(id).stream()
                .flatMap(vpc -> vpc.instances().values().stream())
                .filter(instance ->
                        instance.interfaces().stream()
                                .anyMatch(eni -> eni.securityGroups().contains(id)))
                .forEach(instance -> row(instance.id(), label));
    }

    private void acl(ResourceId id, Optional<Resource> acl) {
        var label = acl.map(NetworkAcl.class::cast).map(Resource::label).orElse("");
        then.document().topology().vpcOf(id).stream()
                .flatMap(vpc -> vpc.subnets().values().stream())
                .filter(subnet -> subnet.networkAcl().equals(id))
                .forEach(subnet -> row(subnet.id(), label));
    }

    private void row(ResourceId id, String text) {
        var texts = rows.computeIfAbsent(id, _ -> new ArrayList<>());
        if (!text.isEmpty()) {
            texts.add(text);
        }
    }

    private void changed() {
        rows.forEach((id, texts) ->
                then.box(id)
                        .ifPresent(
                                box -> marks.add(new Mark.Differs(box, Mark.How.CHANGED, texts))));
    }
}
