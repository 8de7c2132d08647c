package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpcEndpoint.Form;

import java.util.Collection;
import java.util.stream.Stream;

/// VPC endpoints and prefix lists as AWS shows them.
final class EndpointShapes {
    private EndpointShapes() {}

    static Stream<ObjectNode> endpoints(Vpc vpc) {
        return vpc.endpoints().values().stream().map(it -> endpoint(vpc, it));
    }

    private static ObjectNode endpoint(Vpc vpc, VpcEndpoint endpoint) {
        var shape = Shape.object().put("VpcEndpointId", endpoint.id().value());
        shape.put("VpcId", vpc.id().value()).put("OwnerId", vpc.account().value());
        shape.put("ServiceName", endpoint.service()).put("State", "available");
        var tables = shape.putArray("RouteTableIds");
        var subnets = shape.putArray("SubnetIds");
        var groups = shape.putArray("Groups");
        var interfaces = shape.putArray("NetworkInterfaceIds");
        switch (endpoint.form()) {
            case Form.Gateway(var list, var ids) -> {
                shape.put("VpcEndpointType", "Gateway").put("PrivateDnsEnabled", false);
                shape.put(Shape.LIST, list.value());
                ids(tables, ids);
            }
            case Form.Interface(var enis, boolean privateDns) -> {
                shape.put("VpcEndpointType", "Interface").put("PrivateDnsEnabled", privateDns);
                ids(interfaces, enis.stream().map(NetworkInterface::id).toList());
                ids(subnets, enis.stream().map(NetworkInterface::subnet).distinct().toList());
                enis.stream()
                        .flatMap(it -> it.securityGroups().stream())
                        .distinct()
                        .forEach(it -> groups.addObject().put("GroupId", it.value()));
            }
        }
        Shape.name(shape, endpoint);
        return shape;
    }

    private static void ids(ArrayNode to, Collection<ResourceId> ids) {
        ids.forEach(it -> to.add(it.value()));
    }

    /// What `describe-managed-prefix-lists` says, and the blocks as `describe-prefix-lists` does.
    static ObjectNode list(PrefixList list) {
        var shape = Shape.object().put("PrefixListId", list.id().value());
        shape.put("PrefixListName", list.name());
        shape.put("OwnerId", list.account().map(Object::toString).orElse("AWS"));
        shape.put("AddressFamily", list.v6() ? "IPv6" : "IPv4");
        shape.put("MaxEntries", list.maxEntries()).put("State", "create-complete");
        var blocks = shape.putArray("Cidrs");
        list.entries().forEach(it -> blocks.add(it.toString()));
        return shape;
    }

    /// What `get-managed-prefix-list-entries` says, with the list's id beside it.
    static ObjectNode entries(PrefixList list) {
        var shape = Shape.object().put("PrefixListId", list.id().value());
        var entries = shape.putArray("Entries");
        list.entries().forEach(it -> entries.addObject().put("Cidr", it.toString()));
        return shape;
    }
}
