package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.PeeringPart;
import dev.peerscape.core.exchange.aws.Parts.SidePart;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringReason;
import dev.peerscape.core.topology.PeeringStatus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads peerings. A deleted or failed one often has no blocks, and a pending one none for the
/// accepter: that is as AWS shows them.
final class PeeringItems {
    private final Parts parts;
    private final Items items;

    PeeringItems(Parts parts) {
        this.parts = parts;
        items = new Items(parts);
    }

    void peering(Node item, Origin origin) {
        items.identified(
                item,
                "VpcPeeringConnectionId",
                Kind.PEERING,
                origin,
                id -> {
                    var code = item.child("Status").text("Code").orElse("?");
                    var status =
                            Stream.of(PeeringStatus.values())
                                    .filter(it -> it.code().equals(code))
                                    .findFirst();
                    var requester = side(item.child("RequesterVpcInfo"), origin);
                    var accepter = side(item.child("AccepterVpcInfo"), origin);
                    if (status.isEmpty() || requester.isEmpty() || accepter.isEmpty()) {
                        parts.remark("peering-incomplete", id, code);
                        return;
                    }
                    var expires = item.time("ExpirationTime");
                    var since =
                            item.tag(Shape.SINCE)
                                    .flatMap(Node::instant)
                                    .or(() -> expires.map(it -> it.minus(Peering.REQUEST_LIFE)));
                    var part =
                            new PeeringPart(
                                    id,
                                    item.name().orElse(""),
                                    requester.get(),
                                    accepter.get(),
                                    status.get(),
                                    PeeringReason.read(
                                            item.child("Status").text("Message").orElse("")),
                                    since,
                                    expires);
                    // Each side's account tells of it; the one that knows more blocks counts.
                    parts.peerings.merge(id, part, (a, b) -> known(a) > known(b) ? a : b);
                });
    }

    private static int known(PeeringPart part) {
        return part.requester().cidrs().size() + part.accepter().cidrs().size();
    }

    private Optional<SidePart> side(Node info, Origin origin) {
        return info.id("VpcId", Kind.VPC)
                .map(vpc -> {
                    var cidrs = new LinkedHashSet<Cidr>();
                    info.cidr("CidrBlock").ifPresent(cidrs::add);
                    for (var block : info.list("CidrBlockSet")) {
                        block.cidr("CidrBlock").ifPresent(cidrs::add);
                    }
                    for (var block : info.list("Ipv6CidrBlockSet")) {
                        block.cidr("Ipv6CidrBlock").ifPresent(cidrs::add);
                    }
                    parts.hint(vpc, info.account("OwnerId"), info.region("Region"));
                    return new SidePart(
                            vpc,
                            info.account("OwnerId").or(origin::account),
                            info.region("Region").or(origin::region),
                            List.copyOf(cidrs),
                            info.child("PeeringOptions")
                                    .flag("AllowDnsResolutionFromRemoteVpc", false),
                            info.flag(Shape.GONE, false));
                });
    }
}
