package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Overlaps;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// V19: what one gateway joins shares addresses: VPCs on a transit gateway, of which only the first
/// one's blocks are learned (C.5), VPCs behind one Direct Connect gateway, which may not overlap at
/// all (B.1), and sites with the VPCs or other sites that a gateway leads to. A group of
/// overlapping blocks is one finding, however many pairs there are.
final class TransitOverlaps extends Rule {
    private static final int MANY = 4;
    private static final int LISTED = 12;

    TransitOverlaps() {
        super(
                "V19",
                Severity.WARNING,
                "Amazon VPC Transit Gateways, Transit gateway route tables and VPC attachments");
    }

    /// The blocks that a gateway leads to, with whose they are.
    private static final class Joined {
        private final List<Cidr> blocks = new ArrayList<>();
        private final List<Resource> owners = new ArrayList<>();

        void add(Vpc vpc) {
            vpc.cidrs().forEach(it -> add(it, vpc));
        }

        void add(Cidr block, Resource owner) {
            blocks.add(block);
            owners.add(owner);
        }
    }

    @Override
    void ofTransitGateway(TransitGateway gateway, View view, Report report) {
        var joined = new Joined();
        var lines = new ArrayList<ResourceId>();
        for (var attachment : gateway.attachments().values()) {
            switch (attachment.to()) {
                case To.ToVpc to -> view.facts(to.vpc()).ifPresent(it -> joined.add(it.vpc()));
                case To.ToVpn(var vpn) -> lines.add(vpn);
                case To.ToDxGateway(var direct) -> lines.addAll(linesOf(direct, view));
                case To.ToTransitGateway _, To.Elsewhere _ -> {}
            }
        }
        sites(lines, view, joined);
        look(gateway, joined, "check.V19.overlap", view, report);
    }

    private static List<ResourceId> linesOf(ResourceId gateway, View view) {
        return view.topology().hybrid().virtualInterfaces().values().stream()
                .filter(it -> it.gateway().filter(gateway::equals).isPresent())
                .map(Resource::id)
                .toList();
    }

    /// The prefixes of the sites at the far ends, each site's once. A default route overlaps
    /// everything and takes nothing.
    private static void sites(Collection<ResourceId> lines, View view, Joined joined) {
        var sites = new LinkedHashSet<Site>();
        lines.forEach(it -> view.topology().hybrid().siteOf(it).ifPresent(sites::add));
        for (var site : sites) {
            for (var prefix : site.prefixes()) {
                if (prefix.length() > 0) {
                    joined.add(prefix, site);
                }
            }
        }
    }

    @Override
    void ofBackbone(View view, Report report) {
        var hybrid = view.topology().hybrid();
        for (var gateway : hybrid.dxGateways().values()) {
            var joined = new Joined();
            gateway.associations()
                    .forEach(it -> view.topology().vpcOf(it.gateway()).ifPresent(joined::add));
            sites(linesOf(gateway.id(), view), view, joined);
            look(gateway, joined, "check.V19.direct-connect", view, report);
        }
        Map<ResourceId, List<ResourceId>> lines = new TreeMap<>();
        for (var vpn : hybrid.vpnConnections().values()) {
            lines.computeIfAbsent(vpn.gateway(), _ -> new ArrayList<>()).add(vpn.id());
        }
        for (var vif : hybrid.virtualInterfaces().values()) {
            vif.gateway()
                    .ifPresent(
                            it -> lines.computeIfAbsent(it, _ -> new ArrayList<>()).add(vif.id()));
        }
        lines.forEach((id, ends) -> {
            if (view.isVpnGateway(id)) {
                var joined = new Joined();
                view.topology().vpcOf(id).ifPresent(joined::add);
                sites(ends, view, joined);
                view.topology()
                        .find(id)
                        .ifPresent(it -> look(it, joined, "check.V19.overlap", view, report));
            }
        });
    }

    private void look(Resource gateway, Joined joined, String key, View view, Report report) {
        for (var group : Overlaps.groups(joined.blocks)) {
            var owners = new LinkedHashSet<Resource>();
            group.forEach(i -> owners.add(joined.owners.get(i)));
            if (owners.size() < 2) {
                continue;
            }
            var vpcs = owners.stream().flatMap(it -> vpc(it).stream()).toList();
            var sites = owners.stream().filter(Site.class::isInstance).toList();
            var subjects = new ArrayList<ResourceId>(List.of(gateway.id()));
            owners.forEach(it -> subjects.add(it.id()));
            var block = joined.blocks.get(group.getFirst()).toString();
            var severity = severity(joined, group, sites);
            report.add(
                    this,
                    severity,
                    sites.isEmpty()
                            ? Message.of(key, gateway.label(), names(owners), block)
                            : Message.of(
                                    vpcs.isEmpty() ? "check.V19.sites" : "check.V19.site",
                                    gateway.label(),
                                    names(sites),
                                    names(vpcs),
                                    block),
                    subjects,
                    severity == Severity.INFO ? List.of() : fixes(joined, group, vpcs, view));
        }
    }

    private static Optional<Vpc> vpc(Resource resource) {
        return resource instanceof Vpc vpc ? Optional.of(vpc) : Optional.empty();
    }

    private static String names(Collection<? extends Resource> resources) {
        var shown =
                resources.stream()
                        .limit(LISTED)
                        .map(Resource::label)
                        .collect(Collectors.joining(", "));
        return resources.size() > LISTED ? shown + ", +" + (resources.size() - LISTED) : shown;
    }

    /// A site that tells a supernet of the VPCs loses nothing but what it has in their blocks
    /// itself: the longer block wins everywhere.
    private static Severity severity(
            Joined joined, List<Integer> group, List<? extends Resource> sites) {
        if (sites.size() != 1) {
            return Severity.WARNING;
        }
        var wide = new ArrayList<Cidr>();
        var own = new ArrayList<Integer>();
        for (int i : group) {
            if (joined.owners.get(i) instanceof Site) {
                wide.add(joined.blocks.get(i));
            } else {
                own.add(i);
            }
        }
        boolean supernets =
                own.stream()
                        .allMatch(i ->
                                wide.stream()
                                        .allMatch(
                                                it -> it.length() < joined.blocks.get(i).length()));
        return supernets && distinct(joined, own) ? Severity.INFO : Severity.WARNING;
    }

    /// Whether the VPCs among themselves do not overlap.
    private static boolean distinct(Joined joined, List<Integer> own) {
        var blocks = own.stream().map(joined.blocks::get).toList();
        return Overlaps.groups(blocks).stream().noneMatch(it -> it.size() > 1);
    }

    /// Other blocks for all VPCs but the first, or for all where a site has the addresses too:
    /// sites seldom move. More than a handful is a project, not a fix.
    private static List<Fix> fixes(Joined joined, List<Integer> group, List<Vpc> vpcs, View view) {
        if (vpcs.isEmpty() || vpcs.size() > MANY) {
            return List.of();
        }
        var taken = new ArrayList<Cidr>();
        for (int i : group) {
            if (joined.owners.get(i) instanceof Site) {
                taken.add(joined.blocks.get(i));
            }
        }
        var moving = vpcs;
        if (taken.isEmpty()) {
            taken.addAll(vpcs.getFirst().cidrs());
            moving = vpcs.subList(1, vpcs.size());
        }
        var edits = new ArrayList<Edit>();
        for (var vpc : moving) {
            var moved = Reblocking.awayFrom(vpc, taken, view);
            if (moved.isEmpty()) {
                return List.of();
            }
            edits.addAll(moved.get());
            taken.addAll(vpc.cidrs());
            moved.get().forEach(it -> taken.add(it.replacement()));
        }
        return List.of(Mend.by(Message.of("check.fix-other-blocks", names(moving)), edits));
    }
}
