package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.PeeringLifecycle;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// V10: a row matches packets and drops them: its target is gone, not active, another VPC's (A.6,
/// case N6), or an egress-only Internet gateway for IPv4 (C.4). A row that matches best is never
/// passed over for a shorter one.
final class Blackholes extends Rule {
    Blackholes() {
        super(
                "V10",
                Severity.WARNING,
                "Amazon VPC Peering Guide, Update your route tables; EC2 API, Route state"
                        + " blackhole");
    }

    @Override
    void ofNeighbourhood(Facts facts, View view, Report report) {
        var vpc = facts.vpc();
        facts.peeringRows()
                .forEach((id, rows) ->
                        view.peering(id)
                                .flatMap(it -> reason(vpc, it))
                                .ifPresent(why ->
                                        rows.forEach(it -> found(vpc, it, why, view, report))));
        for (var row : facts.otherRows()) {
            reason(vpc, row, view).ifPresent(why -> found(vpc, row, why, view, report));
        }
        ListBlackholes.check(this, vpc, view, report);
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        ListBlackholes.listeners(this, vpc, report);
    }

    private void found(Vpc vpc, Row row, Message why, View view, Report report) {
        report.add(
                this,
                Message.of(
                        "check.V10.blackhole",
                        row.table().label(),
                        row.destination().toString(),
                        view.label(row.target()),
                        why),
                subjects(row, vpc),
                fixes(vpc, row, view));
    }

    private static List<ResourceId> subjects(Row row, Vpc vpc) {
        var target = row.target().resource();
        return row.target() instanceof Target.Gone || target.isEmpty()
                ? List.of(row.tableId(), vpc.id())
                : List.of(row.tableId(), target.get(), vpc.id());
    }

    /// Why the row drops what it matches; empty when it does not.
    static Optional<Message> reason(Vpc vpc, Row row, View view) {
        return switch (row.target()) {
            case Target.Local() -> Optional.empty();
            case Target.Gone(var id) ->
                    Optional.of(Message.of("check.V10.gone", id.value(), kindName(id)));
            case Target.ToPeering(var id) -> view.peering(id).flatMap(it -> reason(vpc, it));
            case Target.ToInternetGateway(var id) ->
                    vpc.internetGateways().containsKey(id)
                            ? Optional.empty()
                            : foreign(id, vpc, view);
            case Target.ToEgressOnlyGateway(var id) ->
                    !vpc.egressOnlyGateways().containsKey(id)
                            ? foreign(id, vpc, view)
                            : row.destination().isV6()
                                    ? Optional.empty()
                                    : Optional.of(
                                            Message.of("check.V10.egress-only-v4", view.label(id)));
            case Target.ToNatGateway(var id) ->
                    vpc.natGateways().containsKey(id) ? Optional.empty() : foreign(id, vpc, view);
            case Target.ToTransitGateway(var id) ->
                    Optional.ofNullable(view.topology().transitGateways().get(id))
                            .flatMap(it -> unattached(vpc, it));
            case Target.ToNetworkInterface(var id) -> {
                var host = Hosts.with(vpc, id);
                yield host.isEmpty()
                        ? Hosts.hasInterface(vpc, id) ? Optional.empty() : foreign(id, vpc, view)
                        : host.filter(it -> !it.running())
                                .map(it -> Message.of("check.V10.stopped", it.label()));
            }
            case Target.ToVpnGateway(var id) ->
                    vpc.vpnGateways().containsKey(id) ? Optional.empty() : foreign(id, vpc, view);
            case Target.ToEndpoint(var id) ->
                    vpc.endpoints().containsKey(id) ? Optional.empty() : foreign(id, vpc, view);
        };
    }

    private static Optional<Message> unattached(Vpc vpc, TransitGateway gateway) {
        var attachment = gateway.attachmentOf(vpc.id());
        if (attachment.isEmpty()) {
            return Optional.of(Message.of("check.V10.unattached", vpc.label(), gateway.label()));
        }
        return attachment
                .filter(it -> !it.available())
                .map(it -> Message.of("check.V10.attachment-waits", it.label()));
    }

    private static Message kindName(ResourceId id) {
        var slug = Kind.ofPrefix(id.prefix()).map(Kind::slug).orElse("resource");
        return Message.of("check.kind-" + slug);
    }

    private static Optional<Message> reason(Vpc vpc, Peering peering) {
        if (!peering.joins(vpc.id())) {
            return Optional.of(Message.of("check.V10.no-member", peering.label(), vpc.label()));
        }
        return peering.isActive()
                ? Optional.empty()
                : Optional.of(
                        Message.of(
                                peering.status() == PeeringStatus.PENDING_ACCEPTANCE
                                        ? "check.V10.pending"
                                        : "check.V10.not-active",
                                peering.label(),
                                PeeringLifecycle.statusName(peering.status())));
    }

    private static Optional<Message> foreign(ResourceId id, Vpc vpc, View view) {
        var owner = view.topology().vpcOf(id).map(Resource::label).orElse("?");
        return Optional.of(Message.of("check.V10.foreign", view.label(id), owner, vpc.label()));
    }

    private static List<Fix> fixes(Vpc vpc, Row row, View view) {
        var fixes = new ArrayList<Fix>();
        var peering =
                row.target() instanceof Target.ToPeering(var id)
                        ? view.peering(id).filter(it -> it.joins(vpc.id()))
                        : Optional.<Peering>empty();
        peering.filter(view::isAcceptable)
                .ifPresent(it ->
                        fixes.add(
                                Mend.by(
                                        Message.of("check.fix-accept", it.label()),
                                        new Edit.AcceptPeering(Actor.ANYONE, it.id()))));
        started(vpc, row).ifPresent(fixes::add);
        if (row.isAlone() && RoutesInsideLocal.mayBeWritten(vpc, row.destination())) {
            replacement(vpc, row, view)
                    .ifPresent(target ->
                            fixes.add(
                                    Mend.by(
                                            Message.of(
                                                    "check.fix-retarget",
                                                    row.destination().toString(),
                                                    row.table().label(),
                                                    view.label(target)),
                                            row.retarget(target))));
        }
        var again = peering.flatMap(it -> view.requestAgain(it.id(), () -> requestAgain(it, view)));
        boolean wanted = peering.filter(it -> it.status() != PeeringStatus.DELETED).isPresent();
        if (wanted) {
            again.ifPresent(fixes::add);
        }
        allRowsGone(row, view).ifPresent(fixes::add);
        fixes.add(
                Mend.by(
                        Message.of(
                                "check.fix-remove-route",
                                row.destination().toString(),
                                view.label(row.target()),
                                row.table().label()),
                        row.removal()));
        if (!wanted) {
            again.ifPresent(fixes::add);
        }
        return fixes;
    }

    private static Optional<Fix> started(Vpc vpc, Row row) {
        if (!(row.target() instanceof Target.ToNetworkInterface(var id))) {
            return Optional.empty();
        }
        Optional<Instance> stopped = Hosts.with(vpc, id).filter(it -> !it.running());
        return stopped.map(it ->
                Mend.by(
                        Message.of("check.fix-start", it.label()),
                        new Edit.PutInstance(vpc.id(), it.withRunning(true), Optional.empty())));
    }

    /// Something of the same kind, in this VPC, that works.
    private static Optional<Target> replacement(Vpc vpc, Row row, View view) {
        var target = row.target();
        var kind = target.resource().flatMap(it -> Kind.ofPrefix(it.prefix()));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind.get()) {
            case INTERNET_GATEWAY ->
                    vpc.internetGateways().keySet().stream()
                            .findFirst()
                            .map(Target.ToInternetGateway::new);
            case EGRESS_ONLY_GATEWAY ->
                    vpc.egressOnlyGateways().keySet().stream()
                            .filter(_ -> row.destination().isV6())
                            .findFirst()
                            .map(Target.ToEgressOnlyGateway::new);
            case NAT_GATEWAY ->
                    vpc.natGateways().values().stream()
                            .filter(it -> !servesOwnSubnet(vpc, row, it.subnet()))
                            .findFirst()
                            .map(it -> new Target.ToNatGateway(it.id()));
            case PEERING ->
                    RouteWork.otherWay(vpc, row.destination(), target.resource(), view)
                            .map(it -> new Target.ToPeering(it.id()));
            case VPN_GATEWAY ->
                    vpc.vpnGateways().keySet().stream().findFirst().map(Target.ToVpnGateway::new);
            case INTERNET,
                    VPC,
                    SUBNET,
                    INSTANCE,
                    NETWORK_INTERFACE,
                    ROUTE_TABLE,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    TRANSIT_GATEWAY,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    VPC_ENDPOINT,
                    PREFIX_LIST,
                    LOAD_BALANCER,
                    TARGET_GROUP,
                    CUSTOMER_GATEWAY,
                    VPN_CONNECTION,
                    DX_CONNECTION,
                    VIRTUAL_INTERFACE,
                    DX_GATEWAY,
                    SITE,
                    SITE_HOST ->
                    Optional.empty();
        };
    }

    private static boolean servesOwnSubnet(Vpc vpc, Row row, ResourceId subnet) {
        var found = vpc.subnets().get(subnet);
        return found != null && vpc.routeTableOf(found).id().equals(row.tableId());
    }

    /// A new request in the place of one that came to nothing, accepted, with the rows sent to it.
    private static Optional<Fix> requestAgain(Peering peering, View view) {
        var requester = view.facts(peering.requester()).map(Facts::vpc);
        var accepter = view.facts(peering.accepter()).map(Facts::vpc);
        if (!peering.status().isFinal()
                || requester.isEmpty()
                || accepter.isEmpty()
                || !view.canPeer(requester.get(), accepter.get())) {
            return Optional.empty();
        }
        var a = requester.get().id();
        var b = accepter.get().id();
        var fresh = view.freshId(Kind.PEERING, a, b);
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.RequestPeering(Actor.ANYONE, fresh, peering.name(), a, b));
        edits.add(new Edit.AcceptPeering(Actor.ANYONE, fresh));
        for (var facts : view.routingTo(peering.id())) {
            if (!peering.joins(facts.id())) {
                continue;
            }
            for (var row : facts.rowsTo(peering.id())) {
                edits.addAll(
                        row.isAlone()
                                        && RoutesInsideLocal.mayBeWritten(
                                                facts.vpc(), row.destination())
                                ? row.retarget(new Target.ToPeering(fresh))
                                : row.removal());
            }
        }
        return Optional.of(
                Mend.by(
                        Message.of(
                                "check.fix-request-again",
                                requester.get().label(),
                                accepter.get().label(),
                                peering.label()),
                        edits));
    }

    /// All rows to the same dead target at once, where there are several.
    private static Optional<Fix> allRowsGone(Row row, View view) {
        return row.target() instanceof Target.ToPeering(var id)
                ? view.rowsGone(id, () -> allRowsGone(id, view))
                : Optional.empty();
    }

    private static Optional<Fix> allRowsGone(ResourceId id, View view) {
        var peering = view.peering(id);
        if (peering.isEmpty() || peering.get().isLiving()) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit>();
        for (var facts : view.routingTo(id)) {
            facts.rowsTo(id).forEach(it -> edits.addAll(it.removal()));
        }
        return edits.size() < 2
                ? Optional.empty()
                : Optional.of(
                        Mend.by(
                                Message.of(
                                        "check.fix-remove-dead-routes",
                                        edits.size(),
                                        peering.get().label()),
                                edits));
    }
}
