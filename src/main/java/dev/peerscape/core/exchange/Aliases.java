package dev.peerscape.core.exchange;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.Optional;
import java.util.regex.Pattern;

/// What else AWS calls a resource than by the id that a design has: its ARN, the DNS name of a load
/// balancer or interface endpoint, and the bare UUID of a Direct Connect gateway.
final class Aliases {
    /// `NAME-0123456789abcdef.elb.REGION.amazonaws.com` (Network Load Balancers guide, DNS name).
    private static final Pattern BALANCER =
            Pattern.compile("[A-Za-z0-9-]+-([0-9a-z]+)\\.elb\\.[a-z0-9-]+\\.amazonaws\\.com.*");

    /// `vpce-0fe5b17a-29p5708s.ec2.us-east-1.vpce.amazonaws.com` (AWS PrivateLink guide).
    private static final Pattern ENDPOINT =
            Pattern.compile("(vpce-[0-9a-z]+)[a-z0-9-]*\\..*\\.vpce\\.amazonaws\\.com.*");

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Aliases() {}

    /// {@return the id of the resource that AWS calls so}
    static Optional<ResourceId> id(String word) {
        if (word.startsWith("arn:")) {
            return ofArn(word);
        }
        var balancer = BALANCER.matcher(word);
        if (balancer.matches()) {
            return id(Kind.LOAD_BALANCER, balancer.group(1));
        }
        var endpoint = ENDPOINT.matcher(word);
        if (endpoint.matches()) {
            return well(endpoint.group(1));
        }
        return UUID.matcher(word).matches() ? id(Kind.DX_GATEWAY, word) : Optional.empty();
    }

    /// The last part of an ARN is the id, save that load balancers and Direct Connect gateways have
    /// none with a prefix.
    private static Optional<ResourceId> ofArn(String arn) {
        var last = arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
        if (arn.contains(":loadbalancer/net/")) {
            return id(Kind.LOAD_BALANCER, last);
        }
        return UUID.matcher(last).matches() ? id(Kind.DX_GATEWAY, last) : well(last);
    }

    private static Optional<ResourceId> id(Kind kind, String word) {
        return well(kind.prefix() + "-" + word);
    }

    private static Optional<ResourceId> well(String text) {
        return ResourceId.isWellFormed(text) ? Optional.of(new ResourceId(text)) : Optional.empty();
    }
}
