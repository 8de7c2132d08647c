package dev.peerscape.editor.tool;

import static dev.peerscape.editor.scene.Metrics.CARD_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.CARD_WIDTH;
import static dev.peerscape.editor.scene.Metrics.DX_WIDTH;
import static dev.peerscape.editor.scene.Metrics.SITE_HEADER;
import static dev.peerscape.editor.scene.Metrics.SITE_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.SITE_WIDTH;
import static dev.peerscape.editor.scene.Metrics.TRANSIT_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.TRANSIT_WIDTH;
import static dev.peerscape.editor.scene.Metrics.VPC_HEIGHT;
import static dev.peerscape.editor.scene.Metrics.VPC_WIDTH;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What items of the palette become that are no members of a VPC: VPCs themselves, transit and
/// Direct Connect gateways, sites and their hosts, prefix lists.
final class Outside {
    private static final AccountId FIRST_ACCOUNT = new AccountId("111122223333");
    private static final Region FIRST_REGION = new Region("ap-northeast-2");
    private static final int LIST_ROOM = 10;

    private final Document document;
    private final Scene scene;
    private final Actor actor;
    private final PaletteItem item;
    private final ResourceId id;
    private final String name;

    /// Looked for once a drag: it takes all blocks of the document.
    private final Optional<Cidr> free;

    Outside(
            Document document,
            Scene scene,
            Actor actor,
            PaletteItem item,
            ResourceId id,
            String name) {
        this.document = document;
        this.scene = scene;
        this.actor = actor;
        this.item = item;
        this.id = id;
        this.name = name;
        free =
                switch (item) {
                    case VPC -> Proposals.vpcBlock(document.topology());
                    case SITE -> Proposals.siteBlock(document.topology());
                    default -> Optional.empty();
                };
    }

    /// {@return whether the item is one of these}
    static boolean takes(PaletteItem item) {
        return switch (item) {
            case VPC, TRANSIT_GATEWAY, DIRECT_CONNECT_GATEWAY, SITE, SITE_HOST, PREFIX_LIST -> true;
            default -> false;
        };
    }

    /// {@return what dropping the item would do}
    ///
    /// @param target what it is dropped on
    /// @param vpc the VPC that this is in
    Proposal of(Optional<Resource> target, Optional<Vpc> vpc, double x, double y) {
        return switch (item) {
            case VPC ->
                    vpc.map(in -> Placements.refuse("tool.vpc-in-vpc", in))
                            .orElseGet(() -> vpc(x, y));
            case TRANSIT_GATEWAY ->
                    vpc.map(in -> Placements.refuse("tool.transit-in-vpc", in))
                            .orElseGet(() -> transitGateway(x, y));
            case DIRECT_CONNECT_GATEWAY ->
                    vpc.map(in -> Placements.refuse("tool.dx-in-vpc", in))
                            .orElseGet(() -> dxGateway(x, y));
            case SITE ->
                    vpc.map(in -> Placements.refuse("tool.site-in-vpc", in))
                            .orElseGet(() -> site(x, y));
            case SITE_HOST -> host(target, x, y);
            case PREFIX_LIST -> list(vpc, x, y);
            default -> throw new IllegalStateException(item + " is a member of a VPC");
        };
    }

    private Proposal vpc(double x, double y) {
        if (free.isEmpty()) {
            return new Proposal.Bad(Message.of("tool.no-vpc-block"), Optional.empty());
        }
        var box = Placements.around(x, y, VPC_WIDTH, VPC_HEIGHT);
        var made = Vpc.create(id, name, account(), region(x, y), List.of(free.get()));
        return good(new Edit.AddVpc(made, Optional.of(box)), free.get().toString(), box);
    }

    private Proposal.Good good(Edit edit, String address, Box box) {
        return new Proposal.Good(edit, id, name, address, Optional.of(box), Optional.empty());
    }

    private Proposal transitGateway(double x, double y) {
        var box = Placements.around(x, y, TRANSIT_WIDTH, TRANSIT_HEIGHT);
        var region = region(x, y);
        var made = TransitGateway.create(id, name, account(), region);
        return good(new Edit.PutTransitGateway(made, Optional.of(box)), region.code(), box);
    }

    /// With a number that no transit gateway has: AWS associates none of the same number.
    private Proposal dxGateway(double x, double y) {
        var box = Placements.around(x, y, DX_WIDTH, TRANSIT_HEIGHT);
        var topology = document.topology();
        var taken =
                Stream.concat(
                                topology.transitGateways().values().stream()
                                        .map(TransitGateway::asn),
                                topology.hybrid().dxGateways().values().stream()
                                        .map(DxGateway::asn))
                        .toList();
        long asn = DxGateway.USUAL_ASN + 1;
        while (taken.contains(asn)) {
            asn++;
        }
        var made = new DxGateway(id, name, account(), asn, List.of(), false);
        return good(new Edit.PutDxGateway(made, Optional.of(box)), "ASN " + asn, box);
    }

    private Proposal site(double x, double y) {
        if (free.isEmpty()) {
            return new Proposal.Bad(Message.of("tool.no-site-block"), Optional.empty());
        }
        var box = Placements.around(x, y, SITE_WIDTH, SITE_HEIGHT);
        var made = new Site(id, name, List.of(free.get()), List.of(), List.of());
        return good(new Edit.PutSite(made, Optional.of(box)), free.get().toString(), box);
    }

    private Proposal host(Optional<Resource> target, double x, double y) {
        var hybrid = document.topology().hybrid();
        var site =
                target.flatMap(
                        it -> it instanceof Site own ? Optional.of(own) : hybrid.hostSite(it.id()));
        if (site.isEmpty()) {
            return new Proposal.Bad(
                    Message.of("tool.needs-site", Message.of(item.key())),
                    target.map(Resource::id));
        }
        var address = Proposals.hostAddress(site.get());
        if (address.isEmpty()) {
            return Placements.refuse("tool.no-site-address", site.get());
        }
        var home = scene.box(site.get().id()).orElseThrow();
        var siblings = scene.figuresOf(site.get().id()).stream().skip(1).map(Figure::box).toList();
        var box =
                Spots.free(
                        Placements.around(x, y, CARD_WIDTH, CARD_HEIGHT),
                        home,
                        SITE_HEADER,
                        siblings);
        var hosts = new ArrayList<>(site.get().hosts());
        hosts.add(new SiteHost(id, name, address.get()));
        var put = new Edit.PutSite(site.get().withHosts(hosts), Optional.empty());
        var place = new Edit.Place(java.util.Map.of(id, box.moved(-home.x(), -home.y())));
        return new Proposal.Good(
                new Edit.Batch(
                        Message.of("tool.add", Message.of(item.key()), name), List.of(put, place)),
                id,
                name,
                address.get().toString(),
                Optional.of(box),
                Optional.of(site.get().id()));
    }

    /// Dropped on a VPC it names the VPC's blocks, else it is empty for now.
    private Proposal list(Optional<Vpc> vpc, double x, double y) {
        var entries =
                vpc.map(it -> it.cidrs().stream().filter(block -> !block.isV6()).toList())
                        .orElse(List.of());
        var region = vpc.map(Vpc::region).orElseGet(() -> region(x, y));
        var made =
                new PrefixList(
                        id,
                        name,
                        Optional.of(vpc.map(Vpc::account).orElseGet(this::account)),
                        region,
                        false,
                        Math.max(LIST_ROOM, entries.size()),
                        entries);
        return new Proposal.Good(
                new Edit.PutPrefixList(made),
                id,
                name,
                vpc.map(Resource::label).orElse(region.code()),
                Optional.empty(),
                vpc.map(Resource::id));
    }

    /// Whoever people act as; else who owns the first VPC; else the first account known.
    private AccountId account() {
        if (actor instanceof Actor.As(var own)) {
            return own;
        }
        return account(document);
    }

    static AccountId account(Document document) {
        var topology = document.topology();
        return topology.vpcs().values().stream()
                .map(Vpc::account)
                .findFirst()
                .or(() -> topology.accounts().keySet().stream().findFirst())
                .orElse(FIRST_ACCOUNT);
    }

    /// The Region in whose frame it falls, else that of the first VPC.
    private Region region(double x, double y) {
        for (var entry : scene.regions().entrySet()) {
            if (entry.getValue().contains(x, y)) {
                return entry.getKey();
            }
        }
        return region(document);
    }

    static Region region(Document document) {
        return document.topology().vpcs().values().stream()
                .map(Vpc::region)
                .findFirst()
                .orElse(FIRST_REGION);
    }
}
