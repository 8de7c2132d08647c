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
    /// A tag: since when a peering is in its state, which AWS does not tell.
    static final String SINCE = "peerscape:since";

    /// A flag of a route, a rule or a side of a peering: what it names is gone, although another
    /// resource has that id.
    static final String GONE = "PeerscapeGone";

    /// A list of an attachment of a transit gateway: the blocks known to be behind what is
    /// attached, which AWS tells only of tables that learned them.
    static final String BEHIND = "PeerscapeCidrs";

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
