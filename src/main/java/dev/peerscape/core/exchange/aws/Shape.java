package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;

/// What the shapes of AWS's answers have in common, and words that our export writes beside AWS's
/// own and our import understands.
final class Shape {
    /// What every word of ours starts with.
    static final String OWN = "Peerscape";

    /// A tag: since when a peering is in its state, which AWS does not tell.
    static final String SINCE = "peerscape:since";

    /// A flag of a route, a rule or a side of a peering: what it names is gone, although another
    /// resource has that id.
    static final String GONE = "PeerscapeGone";

    /// A list of an attachment of a transit gateway: the blocks known to be behind what is
    /// attached, which AWS tells only of tables that learned them.
    static final String BEHIND = "PeerscapeCidrs";

    /// A field of a gateway endpoint: its prefix list, which AWS tells in the tables' rows.
    static final String LIST = "PeerscapePrefixListId";

    /// A list of a load balancer: its interfaces, which AWS names by their description alone.
    static final String INTERFACES = "PeerscapeInterfaces";

    /// A field of a customer gateway or a Direct Connect connection: the site it is of.
    static final String SITE = "PeerscapeSite";

    /// An object of a VPN connection: what the site tells by BGP.
    static final String BGP = "PeerscapeBgp";

    /// A flag of a tunnel: whether it is up, where it has no outside address by which AWS tells it.
    static final String UP = "PeerscapeUp";

    /// Fields of a virtual interface: what the site tells, how it is preferred, and how often the
    /// site puts its own number before the path.
    static final String ADVERTISED = "PeerscapeAdvertised";

    static final String PREFERENCE = "PeerscapePreference";
    static final String PREPENDS = "PeerscapePrepends";

    /// A flag of a Direct Connect gateway: packets may go from one of its gateways to another.
    static final String BETWEEN = "PeerscapeBetweenGateways";

    private Shape() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Adds a tag under the name that most answers have for them.
    static void tag(ObjectNode shape, String key, String value) {
        shape.withArrayProperty("Tags").addObject().put("Key", key).put("Value", value);
    }

    /// Adds the name, unless it is what an import takes for one that is not told.
    static void name(ObjectNode shape, Resource resource, String untold) {
        if (!resource.name().equals(untold)) {
            tag(shape, "Name", resource.name());
        }
    }

    static void name(ObjectNode shape, Resource resource) {
        name(shape, resource, "");
    }

    /// {@return an id of another kind made from that of a resource, for what we have no id of}
    static String id(String prefix, ResourceId of) {
        return prefix + of.value().substring(of.value().indexOf('-'));
    }

    /// Adds the IPv6 blocks as VPCs and subnets list them.
    static void ipv6(ObjectNode shape, String prefix, ResourceId of, List<Cidr> cidrs) {
        var set = shape.putArray("Ipv6CidrBlockAssociationSet");
        int number = 0;
        for (var cidr : cidrs) {
            if (cidr.isV6()) {
                number++;
                var association = set.addObject();
                association.put("AssociationId", id(prefix, of) + "-" + number);
                association.put("Ipv6CidrBlock", cidr.toString());
                association.putObject("Ipv6CidrBlockState").put("State", "associated");
            }
        }
    }
}
