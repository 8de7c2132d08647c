package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PeeringReason;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was found in the files so far, not yet put together: files come in any order, and one
/// speaks of resources that another describes. What is found twice counts once, the later over the
/// earlier.
final class Parts {
    record VpcPart(
            ResourceId id,
            String name,
            Optional<AccountId> account,
            Optional<Region> region,
            List<Cidr> cidrs) {}

    record SubnetPart(
            ResourceId id,
            ResourceId vpc,
            String name,
            Optional<String> zone,
            List<Cidr> cidrs,
            boolean assignsPublicIp) {}

    /// @param to the ids that the row names as its target, the most telling first
    /// @param gone whether what it names is gone although a resource has that id
    /// @param list the prefix list that stands for the destination, where it is no block
    record RowPart(
            Optional<Cidr> destination,
            Optional<ResourceId> list,
            List<ResourceId> to,
            Route.Origin origin,
            boolean gone) {}

    /// @param gateways the Internet and virtual private gateways that look it up
    /// @param propagating the virtual private gateways that it learns from
    /// @param learned what it learned from them
    record TablePart(
            ResourceId id,
            ResourceId vpc,
            String name,
            boolean main,
            List<ResourceId> subnets,
            List<ResourceId> gateways,
            List<ResourceId> propagating,
            List<RowPart> rows,
            List<RowPart> learned) {}

    /// @param list the prefix list of a gateway endpoint, where our own export tells it
    record EndpointPart(
            ResourceId id,
            ResourceId vpc,
            String name,
            String service,
            boolean gateway,
            boolean privateDns,
            List<ResourceId> tables,
            List<ResourceId> interfaces,
            Optional<ResourceId> list) {}

    record AclPart(ResourceId vpc, NetworkAcl acl, boolean byDefault, List<ResourceId> subnets) {}

    /// @param json its rules are read last, when the prefix lists they name are known
    record GroupPart(ResourceId id, ResourceId vpc, String name, boolean byDefault, Node json) {}

    /// @param interfaces those that the instance itself tells of
    record InstancePart(
            ResourceId id, String name, boolean running, List<InterfacePart> interfaces) {}

    /// @param instance to which it is attached
    /// @param device its place among the interfaces of the instance
    /// @param words what its owner wrote about it
    record InterfacePart(
            NetworkInterface eni,
            Optional<ResourceId> instance,
            int device,
            String type,
            String words) {}

    /// @param interfaces those that have its addresses
    record NatPart(ResourceId vpc, NatGateway gateway, List<ResourceId> interfaces) {}

    record GatewayPart(ResourceId vpc, InternetGateway gateway) {}

    record EgressOnlyPart(ResourceId vpc, EgressOnlyGateway gateway) {}

    /// One side, as far as it is told.
    ///
    /// @param gone whether its VPC is gone although another has its id
    record SidePart(
            ResourceId vpc,
            Optional<AccountId> account,
            Optional<Region> region,
            List<Cidr> cidrs,
            boolean dnsResolution,
            boolean gone) {}

    /// @param since when it came into its state, where it is known
    record PeeringPart(
            ResourceId id,
            String name,
            SidePart requester,
            SidePart accepter,
            PeeringStatus status,
            PeeringReason reason,
            Optional<Instant> since,
            Optional<Instant> expires) {}

    record Dns(Optional<Boolean> support, Optional<Boolean> hostnames) {}

    final Map<ResourceId, VpcPart> vpcs = new TreeMap<>();
    final Map<ResourceId, SubnetPart> subnets = new TreeMap<>();
    final Map<ResourceId, TablePart> tables = new TreeMap<>();
    final Map<ResourceId, AclPart> acls = new TreeMap<>();
    final Map<ResourceId, GroupPart> groups = new TreeMap<>();
    final Map<ResourceId, InstancePart> instances = new TreeMap<>();
    final Map<ResourceId, InterfacePart> interfaces = new TreeMap<>();
    final Map<ResourceId, NatPart> nats = new TreeMap<>();
    final Map<ResourceId, GatewayPart> internetGateways = new TreeMap<>();
    final Map<ResourceId, EgressOnlyPart> egressOnlyGateways = new TreeMap<>();
    final Map<ResourceId, PeeringPart> peerings = new TreeMap<>();
    final Map<ResourceId, EndpointPart> endpoints = new TreeMap<>();
    final BalancerParts balancing = new BalancerParts();
    final ListParts lists = new ListParts(this);
    final TransitParts transit = new TransitParts();
    final HybridParts hybrid = new HybridParts();

    /// Instances that are terminated, whose interfaces go with them, and endpoints that were left
    /// out.
    final Set<ResourceId> over = new TreeSet<>();

    final Map<ResourceId, Dns> dns = new TreeMap<>();
    final Map<AccountId, String> accounts = new TreeMap<>();

    /// Owners and Regions of VPCs that others tell of; only where a VPC does not say itself.
    final Map<ResourceId, AccountId> owners = new TreeMap<>();

    final Map<ResourceId, Region> regions = new TreeMap<>();

    /// Of what everything is told.
    final Coverage coverage = new Coverage();

    /// What is only named by something that files describe.
    final Set<ResourceId> mentioned = new TreeSet<>();

    /// Keys that people were told are missing; not to be told again for each VPC.
    final Set<String> untold = new TreeSet<>();

    /// Elastic addresses by the private address they stand for.
    final Map<ResourceId, Map<Ip, Ip>> elastic = new TreeMap<>();

    private Optional<Instant> collected = Optional.empty();

    private final Set<Message> remarks = new LinkedHashSet<>();

    /// {@return what tables learned by BGP from a virtual private gateway: without the routes of
    /// its static connections}
    Set<Cidr> learnedBy(ResourceId gateway) {
        var learned = new TreeSet<Cidr>();
        for (var table : tables.values()) {
            table.learned().stream()
                    .filter(it -> it.to().contains(gateway))
                    .forEach(it -> it.destination().ifPresent(learned::add));
        }
        hybrid.connectionsAt(gateway).stream()
                .filter(HybridParts.VpnPart::isStatic)
                .forEach(it -> learned.removeAll(it.routes()));
        return learned;
    }

    /// Makes the gateway endpoints that rows of tables lead to although no file describes them:
    /// only such an endpoint has a row for a prefix list.
    void endpointsOfRows() {
        for (var table : tables.values()) {
            for (var row : table.rows()) {
                row.to().stream()
                        .filter(it -> row.list().isPresent())
                        .filter(it -> it.prefix().equals(Kind.VPC_ENDPOINT.prefix()))
                        .filter(it -> !endpoints.containsKey(it) && !over.contains(it))
                        .forEach(it -> {
                            remark("endpoint-rows", it);
                            var list = row.list();
                            endpoints.put(
                                    it,
                                    new EndpointPart(
                                            it,
                                            table.vpc(),
                                            "",
                                            list.flatMap(lists::nameOf).orElse("?"),
                                            true,
                                            false,
                                            List.of(),
                                            List.of(),
                                            list));
                        });
            }
        }
    }

    /// Notes whose a VPC is, as something in it says.
    void hint(ResourceId vpc, Optional<AccountId> owner, Optional<Region> region) {
        owner.ifPresent(it -> owners.putIfAbsent(vpc, it));
        region.ifPresent(it -> regions.putIfAbsent(vpc, it));
    }

    /// Notes when the files were collected; the latest counts.
    void collected(Instant when) {
        collected = collected.filter(it -> it.isAfter(when)).or(() -> Optional.of(when));
    }

    /// {@return when the files were collected, where one says}
    Optional<Instant> collected() {
        return collected;
    }

    /// Notes something that people should know; the same thing is noted once.
    void remark(String key, Object... arguments) {
        remarks.add(Message.of("aws." + key, arguments));
    }

    List<Message> remarks() {
        return new ArrayList<>(remarks);
    }
}
