package dev.peerscape.core.check;

import java.util.List;
import java.util.Optional;

/// The registry of rules, by id.
public final class Rules {
    /// Every rule.
    public static final List<Rule> ALL =
            List.of(
                    new BlockSizes(),
                    new OwnBlocks(),
                    new SubnetBlocks(),
                    new HostAddresses(),
                    new OverlappingRequests(),
                    new PeeringPairs(),
                    new EditedBlocks(),
                    new RoutesInsideLocal(),
                    new DoubleRoutes(),
                    new Blackholes(),
                    new UnroutedPeerings(),
                    new UselessRoutes(),
                    new AmbiguousReplies(),
                    new NatWiring(),
                    new NatPaths(),
                    new PublicReach(),
                    new SecondGateways(),
                    new TransitRoutes(),
                    new TransitOverlaps(),
                    new AllowedPrefixes(),
                    new GroupReferences(),
                    new AclReplies(),
                    new QuotaUse(),
                    new NotableBlocks(),
                    new DnsOptions(),
                    new ExpiringRequests(),
                    new PacketSizes());

    private Rules() {}

    /// {@return the rule of that id, in whatever case it is written}
    public static Optional<Rule> find(String id) {
        return ALL.stream().filter(rule -> rule.id().equalsIgnoreCase(id)).findFirst();
    }
}
