package dev.peerscape.core.trace;

import dev.peerscape.core.network.Balancer;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What gateway endpoints, load balancers and gateway route tables decided.
///
/// @param header the packet then
record EndpointEvidence(VpcTables tables, Header header) {

    Decision decision(
            int operation,
            Decision.Result result,
            Optional<Code> code,
            int endpoint,
            int listener,
            int target) {
        return switch (operation) {
            case Tape.DOOR ->
                    new Decision(
                            Decision.Step.VPC_ENDPOINT,
                            Optional.of(tables.hostId(endpoint)),
                            Optional.empty(),
                            result,
                            code,
                            List.of(),
                            door(code, endpoint));
            case Tape.BALANCE -> balance(result, code, endpoint, listener, target);
            case Tape.BALANCE_BACK ->
                    plain(
                            Decision.Step.LOAD_BALANCER,
                            result,
                            code,
                            Message.of(
                                    "trace.balance-back",
                                    name(endpoint),
                                    header.source().toString()));
            default ->
                    plain(
                            Decision.Step.INTERNET_GATEWAY,
                            result,
                            code,
                            Message.of("trace.edge-no-public", name(endpoint)));
        };
    }

    private static Decision plain(
            Decision.Step step, Decision.Result result, Optional<Code> code, Message text) {
        return new Decision(
                step, Optional.empty(), Optional.empty(), result, code, List.of(), text);
    }

    private String name(int endpoint) {
        return tables.owner(endpoint).label();
    }

    private Message door(Optional<Code> code, int endpoint) {
        var name = name(endpoint);
        var source = header.source().toString();
        var destination = header.destination().toString();
        var service = tables.owner(endpoint) instanceof VpcEndpoint it ? it.service() : "";
        if (code.isEmpty()) {
            return Message.of("trace.door", name, service, destination);
        }
        return switch (code.get()) {
            case VPCE_GATEWAY_PROTOCOL_RESTRICTION ->
                    Message.of("trace.door-protocol", name, Packets.of(header));
            case GATEWAY_REJECTS_SPOOFED_TRAFFIC ->
                    Message.of("trace.door-source", name, tables.vpc().label(), source);
            default -> Message.of("trace.door-reply", name, destination);
        };
    }

    // ---- load balancers

    private Decision balance(
            Decision.Result result, Optional<Code> code, int endpoint, int listener, int target) {
        var balancer = tables.balancer(endpoint);
        var group = listener < 0 ? null : balancer.group(listener);
        var text =
                code.map(it -> refused(it, balancer, endpoint, listener))
                        .orElseGet(() -> sent(balancer, listener, target));
        return new Decision(
                Decision.Step.LOAD_BALANCER,
                Optional.ofNullable(group)
                        .map(TargetGroup::id)
                        .or(() -> Optional.of(balancer.balancer().id())),
                group == null || target < 0
                        ? Optional.empty()
                        : Optional.of(text(group.members().get(target))),
                result,
                code,
                group == null ? List.of() : others(balancer, endpoint, group, listener, target),
                text);
    }

    private Message sent(Balancer balancer, int listener, int target) {
        var group = balancer.group(listener);
        var label = group == null ? "" : group.label();
        var member = group == null ? "" : text(group.members().get(target));
        return Message.of(
                balancer.isHealthy(listener, target) ? "trace.balance" : "trace.balance-open",
                balancer.balancer().label(),
                text(balancer.listener(listener)),
                member,
                label,
                header.source().toString());
    }

    private Message refused(Code code, Balancer balancer, int endpoint, int listener) {
        var name = balancer.balancer().label();
        var packet = Packets.of(header);
        var destination = header.destination().toString();
        var group = listener < 0 ? null : balancer.group(listener);
        var label = group == null ? "" : group.label();
        var door = listener < 0 ? "" : text(balancer.listener(listener));
        return switch (code) {
            case TARGET_ADDRESS_RESTRICTION ->
                    Message.of("trace.balance-stranger", name, destination);
            case TARGET_PORT_RESTRICTION ->
                    Message.of("trace.balance-strange-port", name, destination, packet);
            case ELBV2_LISTENER_PORT_RESTRICTION ->
                    Message.of("trace.balance-port", name, packet, listeners(balancer));
            case ELBV2_LISTENER_HAS_NO_TG -> Message.of("trace.balance-empty", name, door, label);
            case ELBV2_LISTENER_REQUIRES_TG_ACCEPT ->
                    Message.of("trace.balance-group", name, door, label, packet);
            case ELBV2_NO_TARGETS_IN_AZ ->
                    Message.of(
                            "trace.balance-zone",
                            name,
                            label,
                            tables.subnet(tables.subnetOf(endpoint)).zone());
            case ELBV2_SOURCE_ADDRESS_PRESERVATION ->
                    Message.of("trace.balance-preserve", name, label, header.source().toString());
            default -> Message.of("trace.balance-none", name, packet);
        };
    }

    private static String listeners(Balancer balancer) {
        return balancer.balancer().listeners().stream()
                .map(EndpointEvidence::text)
                .collect(Collectors.joining(", "));
    }

    static String text(LoadBalancer.Listener listener) {
        return listener.protocol() + " " + listener.port();
    }

    private String text(TargetGroup.Member member) {
        return switch (member.to()) {
            case TargetGroup.To.AnInstance(var id) -> label(id) + ":" + member.port();
            case TargetGroup.To.AnAddress(var ip) ->
                    (ip.isV6() ? "[" + ip + "]" : ip.toString()) + ":" + member.port();
        };
    }

    private String label(ResourceId id) {
        return Optional.ofNullable(tables.vpc().instances().get(id))
                .map(Resource::label)
                .orElse(id.value());
    }

    private List<Decision.Beaten> others(
            Balancer balancer, int endpoint, TargetGroup group, int listener, int target) {
        var zone = tables.subnet(tables.subnetOf(endpoint)).zone();
        var others = new ArrayList<Decision.Beaten>();
        for (int i = 0; i < balancer.targets(listener); i++) {
            if (i != target) {
                others.add(
                        new Decision.Beaten(
                                text(group.members().get(i)), why(balancer, listener, i, zone)));
            }
        }
        return others;
    }

    private Message why(Balancer balancer, int listener, int target, String zone) {
        if (!balancer.hasAddress(listener, target, header.destination().isV6())) {
            return Message.of("trace.lost-target-family");
        }
        if (!balancer.isInReach(listener, target, zone)) {
            return Message.of("trace.lost-target-zone", zone);
        }
        return Message.of(
                balancer.isHealthy(listener, target)
                        ? "trace.lost-target-equal"
                        : "trace.lost-target-health");
    }
}
