package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.SecurityRule.Peer;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.List;
import java.util.stream.Stream;

/// Security groups and network ACLs as AWS shows them.
final class RuleShapes {
    private static final String DEFAULT = "default";

    private final Topology topology;

    RuleShapes(Topology topology) {
        this.topology = topology;
    }

    Stream<ObjectNode> groups(Vpc vpc) {
        return vpc.securityGroups().values().stream().map(it -> group(vpc, it));
    }

    private ObjectNode group(Vpc vpc, SecurityGroup group) {
        var shape = Shape.object().put("GroupId", group.id().value());
        var name = groupName(vpc, group);
        shape.put("GroupName", name).put("Description", name);
        shape.put("VpcId", vpc.id().value()).put("OwnerId", vpc.account().value());
        permissions(shape.putArray("IpPermissions"), group.ingress());
        permissions(shape.putArray("IpPermissionsEgress"), group.egress());
        Shape.name(shape, group, name);
        return shape;
    }

    /// AWS knows the default group by its name, and a name is never empty.
    static String groupName(Vpc vpc, SecurityGroup group) {
        if (vpc.defaultSecurityGroup().equals(group.id())) {
            return DEFAULT;
        }
        return group.name().isEmpty() || group.name().equals(DEFAULT)
                ? group.id().value()
                : group.name();
    }

    /// AWS puts rules of the same ports together; so do we, where that keeps their order.
    private void permissions(ArrayNode to, List<SecurityRule> rules) {
        for (int i = 0; i < rules.size(); ) {
            var permission = to.addObject();
            var match = rules.get(i).match();
            permission.put("IpProtocol", protocol(match.protocol()));
            if (match.protocol().hasPorts() || match.protocol().isIcmp()) {
                permission.put("FromPort", match.from()).put("ToPort", match.to());
            }
            for (var list :
                    List.of("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")) {
                permission.putArray(list);
            }
            int rank = 0;
            while (i < rules.size()
                    && rules.get(i).match().equals(match)
                    && rank(rules.get(i).peer()) >= rank) {
                rank = rank(rules.get(i).peer());
                peer(permission, rules.get(i));
                i++;
            }
        }
    }

    private static String protocol(Protocol protocol) {
        return protocol.equals(Protocol.ALL) ? "-1" : protocol.toString();
    }

    private static int rank(Peer peer) {
        return switch (peer) {
            case Peer.Block(var cidr) -> cidr.isV6() ? 1 : 0;
            case Peer.Listed _ -> 2;
            case Peer.Group _, Peer.GoneGroup _ -> 3;
        };
    }

    private void peer(ObjectNode permission, SecurityRule rule) {
        var shape =
                switch (rule.peer()) {
                    case Peer.Block(var cidr) ->
                            permission
                                    .withArrayProperty(cidr.isV6() ? "Ipv6Ranges" : "IpRanges")
                                    .addObject()
                                    .put(cidr.isV6() ? "CidrIpv6" : "CidrIp", cidr.toString());
                    case Peer.Group(var id) -> {
                        var pair = pair(permission, id);
                        topology.vpcOf(id)
                                .ifPresent(it ->
                                        pair.put("UserId", it.account().value())
                                                .put("VpcId", it.id().value()));
                        yield pair;
                    }
                    case Peer.GoneGroup(var id) -> {
                        var pair = pair(permission, id);
                        yield topology.find(id).isPresent() ? pair.put(Shape.GONE, true) : pair;
                    }
                    case Peer.Listed(var id) ->
                            permission
                                    .withArrayProperty("PrefixListIds")
                                    .addObject()
                                    .put("PrefixListId", id.value());
                };
        if (!rule.description().isEmpty()) {
            shape.put("Description", rule.description());
        }
    }

    private static ObjectNode pair(ObjectNode permission, ResourceId group) {
        return permission
                .withArrayProperty("UserIdGroupPairs")
                .addObject()
                .put("GroupId", group.value());
    }

    static Stream<ObjectNode> acls(Vpc vpc) {
        return vpc.networkAcls().values().stream().map(it -> acl(vpc, it));
    }

    private static ObjectNode acl(Vpc vpc, NetworkAcl acl) {
        boolean byDefault = vpc.defaultNetworkAcl().equals(acl.id());
        var shape = Shape.object().put("NetworkAclId", acl.id().value());
        shape.put("VpcId", vpc.id().value()).put("OwnerId", vpc.account().value());
        shape.put("IsDefault", byDefault);
        var associations = shape.putArray("Associations");
        for (var subnet : vpc.subnets().values()) {
            if (subnet.networkAcl().equals(acl.id())) {
                associations
                        .addObject()
                        .put("NetworkAclAssociationId", Shape.id("aclassoc", subnet.id()))
                        .put("NetworkAclId", acl.id().value())
                        .put("SubnetId", subnet.id().value());
            }
        }
        var entries = shape.putArray("Entries");
        for (boolean egress : new boolean[] {true, false}) {
            (egress ? acl.egress() : acl.ingress()).forEach(it -> entry(entries, it, egress));
            closing(entries, AclRule.CATCH_ALL_V4, "CidrBlock", "0.0.0.0/0", egress);
            closing(entries, AclRule.CATCH_ALL_V6, "Ipv6CidrBlock", "::/0", egress);
        }
        Shape.name(shape, acl, byDefault ? DEFAULT : "");
        return shape;
    }

    private static void entry(ArrayNode to, AclRule rule, boolean egress) {
        var entry = to.addObject().put("RuleNumber", rule.number()).put("Egress", egress);
        entry.put("RuleAction", rule.allow() ? "allow" : "deny");
        entry.put(rule.cidr().isV6() ? "Ipv6CidrBlock" : "CidrBlock", rule.cidr().toString());
        match(entry, rule.match());
    }

    private static void match(ObjectNode entry, Match match) {
        entry.put("Protocol", Integer.toString(match.protocol().number()));
        if (match.protocol().hasPorts()) {
            entry.putObject("PortRange").put("From", match.from()).put("To", match.to());
        } else if (match.protocol().isIcmp()) {
            entry.putObject("IcmpTypeCode").put("Type", match.from()).put("Code", match.to());
        }
    }

    private static void closing(
            ArrayNode to, int number, String field, String block, boolean egress) {
        to.addObject()
                .put("RuleNumber", number)
                .put("Egress", egress)
                .put("RuleAction", "deny")
                .put(field, block)
                .put("Protocol", "-1");
    }
}
