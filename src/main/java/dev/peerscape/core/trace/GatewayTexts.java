package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.NatGateway;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.stream.Collectors;

/// The sentences of what gateways to the Internet, NAT gateways and the Internet itself decided.
final class GatewayTexts {
    private GatewayTexts() {}

    static Message silent(Code code, String name, String source) {
        return switch (code) {
            case VPCE_INTRA_VPC_TRAFFIC -> Message.of("trace.endpoint-calls", name);
            case VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION ->
                    Message.of("trace.door-foreign", name, source);
            default -> Message.of("trace.stopped", name);
        };
    }

    static Message gatewayOut(
            Optional<Code> code, Decision.Result result, String name, Header header) {
        var source = header.source().toString();
        var destination = header.destination().toString();
        if (code.isEmpty()) {
            return result == Decision.Result.TRANSLATE
                    ? Message.of("trace.gateway-out", name, source)
                    : Message.of("trace.gateway-pass", name, destination);
        }
        if (code.get() == Code.INGRESS_RTB_TRAFFIC_REDIRECTION) {
            return Message.of("trace.gateway-redirected", name, source);
        }
        return code.get() == Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS
                ? Message.of("trace.gateway-no-public", name, source)
                : Message.of(
                        "trace.gateway-private",
                        name,
                        destination,
                        code.get() == Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS
                                ? "RFC 6598"
                                : header.destination().isV6() ? "RFC 4193" : "RFC 1918");
    }

    static Message egressOut(Optional<Code> code, String name, Header header) {
        var source = header.source().toString();
        var destination = header.destination().toString();
        if (code.isEmpty()) {
            return Message.of("trace.egress-only-out", name, source, destination);
        }
        return switch (code.get()) {
            case PROTOCOL_RESTRICTION -> Message.of("trace.egress-only-v4", name, destination);
            case IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS ->
                    Message.of("trace.egress-only-source", name, source);
            case NO_POSSIBLE_DESTINATION ->
                    Message.of("trace.egress-only-reply", name, source, destination);
            default -> Message.of("trace.gateway-private", name, destination, "RFC 4193");
        };
    }

    static Message natOut(
            Optional<Code> code, String name, @Nullable VpcTables near, int nat, Header header) {
        var vpc = near == null ? "" : near.vpc().label();
        if (code.isEmpty()) {
            return near != null
                            && near.owner(nat) instanceof NatGateway it
                            && !it.secondary().isEmpty()
                    ? Message.of(
                            "trace.nat-out-several",
                            name,
                            header.source().toString(),
                            it.privateIps().stream()
                                    .map(Ip::toString)
                                    .collect(Collectors.joining(", ")))
                    : Message.of("trace.nat-out", name, header.source().toString());
        }
        return switch (code.get()) {
            case NGW_SOURCE_ADDRESS_REASSIGN ->
                    Message.of("trace.nat-reply", name, header.source().toString());
            case NGW_REQUIRES_SOURCE_IN_VPC ->
                    Message.of("trace.nat-source", name, header.source().toString(), vpc);
            default -> Message.of("trace.nat-protocol", name, Packets.of(header));
        };
    }

    static Message internet(
            Network network,
            Optional<Code> code,
            Decision.Result result,
            int slot,
            String destination) {
        if (code.isPresent()) {
            return slot >= 0
                    ? Message.of(
                            "trace.internet-no-gateway",
                            destination,
                            network.tables(slot).vpc().label())
                    : Message.of(
                            code.get() == Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
                                    ? "trace.internet-private"
                                    : "trace.internet-nobody",
                            destination);
        }
        return result == Decision.Result.DELIVER
                ? Message.of("trace.internet-answers", destination)
                : Message.of("trace.internet", destination, network.tables(slot).vpc().label());
    }
}
