package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads files item by item: an item becomes its part and is forgotten before the next is read. A
/// file may hold several answers, in one object or one after another; what an answer is, its
/// top-level keys say. To read another kind of resource, put its key among the takers.
final class Reader {
    /// Takes one item of a list.
    private interface Taker {
        void take(Node item, Origin origin);
    }

    /// A comma too many is no reason to read nothing.
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    /// Keys that tell nothing about the network.
    private static final Set<String> IDLE =
            Set.of(
                    "NextToken",
                    "ResponseMetadata",
                    "OwnerId",
                    "RequestId",
                    "SecurityGroupRules",
                    "AvailabilityZones",
                    "Regions",
                    "DhcpOptions",
                    "VirtualGateways",
                    "Locations",
                    "Tags",
                    "Account",
                    "Arn",
                    "UserId");

    /// Keys of resources that Peerscape has no model of. They are counted and never looked into:
    /// VPN connections hold secrets.
    private static final Set<String> UNMODELLED =
            Set.of("LoadBalancerDescriptions", "DBInstances", "DomainStatusList");

    /// Lists of which AWS does not say what they are of, by the list of them with the id beside
    /// each.
    private static final Map<String, String> BESIDE_PARENT =
            Map.of(
                    "Routes", "TransitGatewayStaticRoutes",
                    "Associations", "TransitGatewayAssociations",
                    "TransitGatewayRouteTablePropagations", "TransitGatewayPropagations",
                    "Entries", "PrefixListEntries",
                    "TargetHealthDescriptions", "LoadBalancerTargetHealth",
                    "Attributes", "LoadBalancerAttributes");

    private final Parts parts;
    private final Map<String, Taker> takers;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final Set<String> met = new TreeSet<>();

    Reader(Parts parts) {
        this.parts = parts;
        var vpc = new VpcItems(parts);
        var gateways = new GatewayItems(parts);
        var hosts = new HostItems(parts);
        var endpoints = new EndpointItems(parts);
        var balancers = new BalancerItems(parts);
        var transit = new TransitItems(parts);
        var vpn = new VpnItems(parts);
        var dx = new DxItems(parts);
        takers =
                Map.ofEntries(
                        Map.entry("VpnGateways", vpn::vpnGateway),
                        Map.entry("CustomerGateways", vpn::customerGateway),
                        Map.entry("VpnConnections", vpn::connection),
                        Map.entry("Connections", dx::connection),
                        Map.entry("Lags", dx::lag),
                        Map.entry("VirtualInterfaces", dx::virtualInterface),
                        Map.entry("DirectConnectGateways", dx::gateway),
                        Map.entry("DirectConnectGatewayAssociations", dx::association),
                        Map.entry("DirectConnectGatewayAttachments", dx::attachment),
                        Map.entry("PeerscapeSites", new SiteItems(parts)::site),
                        Map.entry("Vpcs", vpc::vpc),
                        Map.entry("VpcAttributes", vpc::attributes),
                        Map.entry("Subnets", vpc::subnet),
                        Map.entry("RouteTables", vpc::routeTable),
                        Map.entry("InternetGateways", gateways::internetGateway),
                        Map.entry("EgressOnlyInternetGateways", gateways::egressOnlyGateway),
                        Map.entry("NatGateways", gateways::natGateway),
                        Map.entry("SecurityGroups", vpc::securityGroup),
                        Map.entry("NetworkAcls", vpc::networkAcl),
                        Map.entry("VpcEndpoints", endpoints::endpoint),
                        Map.entry("PrefixLists", endpoints::prefixList),
                        Map.entry("ManagedPrefixLists", endpoints::prefixList),
                        Map.entry("PrefixListEntries", endpoints::prefixList),
                        Map.entry("ManagedPrefixListEntries", endpoints::prefixList),
                        Map.entry("LoadBalancers", balancers::balancer),
                        Map.entry("Listeners", balancers::listener),
                        Map.entry("LoadBalancerListeners", balancers::listener),
                        Map.entry("LoadBalancerAttributes", balancers::balancerAttributes),
                        Map.entry("TargetGroups", balancers::targetGroup),
                        Map.entry("TargetGroupAttributes", balancers::groupAttributes),
                        Map.entry("LoadBalancerTargetHealth", balancers::health),
                        Map.entry("VpcPeeringConnections", new PeeringItems(parts)::peering),
                        Map.entry("Reservations", hosts::reservation),
                        Map.entry("Instances", hosts::instance),
                        Map.entry("NetworkInterfaces", hosts::networkInterface),
                        Map.entry("Addresses", hosts::address),
                        Map.entry("TransitGateways", transit::gateway),
                        Map.entry("TransitGatewayAttachments", transit::attachment),
                        Map.entry("TransitGatewayVpcAttachments", transit::vpcAttachment),
                        Map.entry("TransitGatewayPeeringAttachments", transit::peeringAttachment),
                        Map.entry("TransitGatewayRouteTables", transit::routeTable),
                        Map.entry("TransitGatewayAssociations", transit::associations),
                        Map.entry("TransitGatewayPropagations", transit::propagations),
                        Map.entry("TransitGatewayStaticRoutes", transit::routes),
                        Map.entry("TransitGatewayPropagatedRoutes", transit::routes),
                        Map.entry("TransitGatewayPrefixListReferences", transit::listReference),
                        Map.entry("Accounts", vpc::account));
    }

    /// {@return whether it was read to its end: not when people cancelled}
    boolean read(Path root, Path file, Share progress) {
        var origin = Origin.of(root, file);
        try (var in = Files.newInputStream(file);
                var parser = JSON.getFactory().createParser(in)) {
            var token = parser.nextToken();
            if (token == null) {
                parts.remark("empty-file", origin.file());
            }
            while (token != null) {
                if (!answers(parser, origin, progress)) {
                    return false;
                }
                token = parser.nextToken();
            }
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            parts.remark("not-json", origin.file(), at == null ? 1 : at.getLineNr());
        } catch (IOException e) {
            parts.remark("unreadable", origin.file(), String.valueOf(e.getMessage()));
        }
        return !progress.cancelled();
    }

    /// Says what was left out of all files, and what none of them has.
    void end() {
        leftOut.forEach((key, count) -> parts.remark("left-out", key, count));
        new Wanted(parts, met).say();
    }

    /// Reads the value at which the parser stands.
    private boolean answers(JsonParser parser, Origin origin, Share progress) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!answers(parser, origin, progress)) {
                    return false;
                }
            }
            return true;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parts.remark("not-an-answer", origin.file());
            parser.skipChildren();
            return true;
        }
        var rest = JSON.createObjectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = canonical(parser.currentName());
            parser.nextToken();
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                if (!items(key, parser, origin, progress)) {
                    return false;
                }
            } else if (isAlone(key)) {
                rest.set(key, JSON.<JsonNode>readTree(parser));
            } else {
                parser.skipChildren();
                noteUnknown(key, origin);
            }
        }
        alone(new Node(rest), origin);
        return true;
    }

    /// Keys of Direct Connect begin in lower case, or in upper case as some libraries print them.
    private static String canonical(String key) {
        return key.isEmpty() ? key : Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    private boolean items(String key, JsonParser parser, Origin origin, Share progress)
            throws IOException {
        var taker = takers.get(key);
        if (taker == null && !UNMODELLED.contains(key)) {
            parser.skipChildren();
            noteUnknown(key, origin);
            return true;
        }
        met.add(key.equals("Listeners") ? "LoadBalancerListeners" : key);
        parts.coverage.told(key, origin);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (taker == null) {
                parser.skipChildren();
                leftOut.merge(key, 1, Integer::sum);
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                taker.take(new Node(JSON.readTree(parser)), origin);
            } else {
                parser.skipChildren();
                parts.remark("no-item", origin.file(), key);
            }
            if (progress.cancelled()) {
                return false;
            }
            progress.at(parser.currentLocation().getByteOffset());
        }
        return true;
    }

    private void noteUnknown(String key, Origin origin) {
        if (BESIDE_PARENT.containsKey(key)) {
            parts.remark("parent-unknown", origin.file(), key, BESIDE_PARENT.get(key));
        } else if (!IDLE.contains(key)) {
            parts.remark("unknown-key", origin.file(), key);
        }
    }

    private static boolean isAlone(String key) {
        return key.equals("VpcId") || key.equals("CollectedAt") || key.startsWith("EnableDns");
    }

    /// What an answer says that is no list: an attribute of one VPC, or when it was collected.
    private void alone(Node answer, Origin origin) {
        if (answer.text("VpcId").isPresent()) {
            Objects.requireNonNull(takers.get("VpcAttributes")).take(answer, origin);
        }
        answer.time("CollectedAt").ifPresent(parts::collected);
    }
}
