package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.EgressOnlyPart;
import dev.peerscape.core.exchange.aws.Parts.GatewayPart;
import dev.peerscape.core.exchange.aws.Parts.NatPart;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NatGateway.Connectivity;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads Internet gateways, egress-only ones, and NAT gateways.
final class GatewayItems {
    /// What becomes of addresses that a gateway does not have, or no longer.
    private static final Set<String> GONE = Set.of("failed", "unassigning", "disassociating");

    private final Parts parts;
    private final Items items;

    GatewayItems(Parts parts) {
        this.parts = parts;
        items = new Items(parts);
    }

    void internetGateway(Node item, Origin origin) {
        items.identified(
                item,
                "InternetGatewayId",
                Kind.INTERNET_GATEWAY,
                origin,
                id ->
                        attachedTo(item)
                                .ifPresentOrElse(
                                        it ->
                                                parts.internetGateways.put(
                                                        id,
                                                        new GatewayPart(
                                                                it,
                                                                new InternetGateway(
                                                                        id,
                                                                        item.name().orElse("")))),
                                        () -> parts.remark("detached", id)));
    }

    void egressOnlyGateway(Node item, Origin origin) {
        items.identified(
                item,
                "EgressOnlyInternetGatewayId",
                Kind.EGRESS_ONLY_GATEWAY,
                origin,
                id ->
                        attachedTo(item)
                                .ifPresentOrElse(
                                        it ->
                                                parts.egressOnlyGateways.put(
                                                        id,
                                                        new EgressOnlyPart(
                                                                it,
                                                                new EgressOnlyGateway(
                                                                        id,
                                                                        item.name().orElse("")))),
                                        () -> parts.remark("detached", id)));
    }

    private static Optional<ResourceId> attachedTo(Node item) {
        return item.list("Attachments").stream()
                .filter(it -> !it.text("State").orElse("").startsWith("detach"))
                .flatMap(it -> it.id("VpcId", Kind.VPC).stream())
                .findFirst();
    }

    void natGateway(Node item, Origin origin) {
        items.inVpc(
                item,
                "NatGatewayId",
                Kind.NAT_GATEWAY,
                origin,
                (id, vpc) -> {
                    var state = item.text("State").orElse("available");
                    if (!state.equals("available")) {
                        parts.remark("nat-state", id, state);
                        return;
                    }
                    var addresses =
                            item.list("NatGatewayAddresses").stream()
                                    .filter(it -> !GONE.contains(it.text("Status").orElse("")))
                                    .toList();
                    var first =
                            addresses.stream()
                                    .filter(it -> it.flag("IsPrimary", false))
                                    .findFirst()
                                    .or(() -> addresses.stream().findFirst());
                    var subnet = item.id("SubnetId", Kind.SUBNET);
                    var ip = first.flatMap(it -> it.ip("PrivateIp"));
                    if (subnet.isEmpty() || ip.isEmpty()) {
                        parts.remark("nat-incomplete", id);
                        return;
                    }
                    boolean inside =
                            item.text("ConnectivityType").orElse("public").equals("private");
                    parts.nats.put(
                            id,
                            new NatPart(
                                    vpc,
                                    new NatGateway(
                                            id,
                                            item.name().orElse(""),
                                            subnet.get(),
                                            inside ? Connectivity.PRIVATE : Connectivity.PUBLIC,
                                            ip.get(),
                                            first.flatMap(it -> it.ip("PublicIp")),
                                            secondary(addresses, ip.get())),
                                    addresses.stream()
                                            .flatMap(it ->
                                                    it
                                                            .id(
                                                                    "NetworkInterfaceId",
                                                                    Kind.NETWORK_INTERFACE)
                                                            .stream())
                                            .toList()));
                });
    }

    private static List<NatGateway.Address> secondary(List<Node> addresses, Ip primary) {
        return addresses.stream()
                .flatMap(it ->
                        it
                                .ip("PrivateIp")
                                .filter(ip -> !ip.equals(primary))
                                .map(ip -> new NatGateway.Address(ip, it.ip("PublicIp")))
                                .stream())
                .toList();
    }
}
