package dev.peerscape.core.file;

import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnGateway;

import java.io.IOException;
import java.util.Collection;

/// Writes the endpoints, virtual private gateways, load balancers and target groups of a VPC; usual
/// values are left out, and so is a collection with nothing in it.
final class ServiceWriter {
    /// Writes one thing.
    interface Writing<T> {
        void write(T value) throws IOException;
    }

    private final JsonText json;
    private final Writing<NetworkInterface> networkInterface;

    ServiceWriter(JsonText json, Writing<NetworkInterface> networkInterface) {
        this.json = json;
        this.networkInterface = networkInterface;
    }

    void write(Vpc vpc) throws IOException {
        each("endpoints", vpc.endpoints().values(), this::endpoint);
        each("virtualPrivateGateways", vpc.vpnGateways().values(), this::vpnGateway);
        each("loadBalancers", vpc.loadBalancers().values(), this::balancer);
        each("targetGroups", vpc.targetGroups().values(), this::targetGroup);
    }

    private <T> void each(String field, Collection<T> items, Writing<T> one) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        json.name(field).array();
        for (var item : items) {
            one.write(item);
        }
        json.end();
    }

    private void head(Resource resource) {
        json.field("id", resource.id().value());
        if (!resource.name().isEmpty()) {
            json.field("name", resource.name());
        }
    }

    private void endpoint(VpcEndpoint endpoint) throws IOException {
        json.object();
        head(endpoint);
        json.field("service", endpoint.service());
        switch (endpoint.form()) {
            case VpcEndpoint.Form.Interface(var interfaces, var privateDns) -> {
                if (!privateDns) {
                    json.field("privateDns", false);
                }
                each("interfaces", interfaces, networkInterface);
            }
            case VpcEndpoint.Form.Gateway(var list, var tables) -> {
                json.field("prefixList", list.value());
                if (!tables.isEmpty()) {
                    json.field("routeTables", tables);
                }
            }
        }
        json.end();
    }

    private void vpnGateway(VpnGateway gateway) throws IOException {
        json.row();
        head(gateway);
        if (gateway.asn() != VpnGateway.USUAL_ASN) {
            json.field("asn", gateway.asn());
        }
        gateway.routeTable().ifPresent(it -> json.field("routeTable", it.value()));
        json.end();
    }

    private void balancer(LoadBalancer balancer) throws IOException {
        json.object();
        head(balancer);
        if (balancer.internetFacing()) {
            json.field("internetFacing", true);
        }
        if (balancer.crossZone()) {
            json.field("crossZone", true);
        }
        each("interfaces", balancer.interfaces(), networkInterface);
        each(
                "listeners",
                balancer.listeners(),
                it -> {
                    json.row().field("protocol", it.protocol().toString());
                    json.field("port", it.port());
                    json.field("targetGroup", it.targetGroup().value()).end();
                });
        json.end();
    }

    private void targetGroup(TargetGroup group) throws IOException {
        json.object();
        head(group);
        json.field("protocol", group.protocol().toString()).field("port", group.port());
        if (group.preserveClientIp()) {
            json.field("preserveClientIp", true);
        }
        each(
                "targets",
                group.members(),
                it -> {
                    json.row()
                            .field(
                                    "target",
                                    switch (it.to()) {
                                        case TargetGroup.To.AnInstance(var id) -> id.value();
                                        case TargetGroup.To.AnAddress(var ip) -> ip.toString();
                                    });
                    json.field("port", it.port());
                    if (!it.healthy()) {
                        json.field("healthy", false);
                    }
                    json.end();
                });
        json.end();
    }
}
