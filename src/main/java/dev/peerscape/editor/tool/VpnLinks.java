package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnConnection.Tunnel;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Links from a gateway to a site: a VPN connection with BGP and two tunnels. What is missing for
/// it is made as well: the gateway of a VPC, the site's device. The route tables of a VPC learn
/// what the gateway knows from then on, because without that nothing would go there; the sentence
/// afterwards says so.
final class VpnLinks {
    private static final int TUNNELS = 2;

    /// The first inside block to offer; AWS keeps some of those before.
    private static final Ip FIRST_INSIDE = Ip.of("169.254.10.0");

    private VpnLinks() {}

    /// {@return a link from a VPC, by its gateway or a new one}
    static Joining of(Document document, Vpc vpc, Site site) {
        var present = vpc.vpnGateways().values().stream().findFirst();
        if (present.isPresent()) {
            return of(document, present.get(), site);
        }
        return new Joining.Good(
                Message.of("tool.would-vpn-new", vpc.label(), site.label()),
                () -> {
                    var gateway = newGateway(document.topology(), vpc);
                    var put = new Edit.PutVpnGateway(vpc.id(), gateway);
                    return make(document, vpc, gateway, List.of(put), site);
                });
    }

    static VpnGateway newGateway(Topology topology, Vpc vpc) {
        return VpnGateway.create(
                Ids.in(topology).next(Kind.VPN_GATEWAY),
                new Naming(topology, Kind.VPN_GATEWAY).next());
    }

    /// {@return a link from a virtual private gateway}
    static Joining of(Document document, VpnGateway gateway, Site site) {
        var vpc = document.topology().vpcOf(gateway.id()).orElseThrow();
        return joined(document.topology().hybrid(), gateway.id(), site)
                .<Joining>map(it -> already(gateway, site, it))
                .orElseGet(() ->
                        new Joining.Good(
                                Message.of("tool.would-vpn", gateway.label(), site.label()),
                                () -> make(document, vpc, gateway, List.of(), site)));
    }

    private static Joining already(Resource gateway, Site site, VpnConnection vpn) {
        return new Joining.Bad(
                Message.of("tool.already-vpn", gateway.label(), site.label(), vpn.label()));
    }

    /// A virtual private gateway takes one connection of a device; a transit gateway takes several,
    /// which share the load.
    private static Optional<VpnConnection> joined(Hybrid hybrid, ResourceId gateway, Site site) {
        return hybrid.vpnConnections().values().stream()
                .filter(it -> it.gateway().equals(gateway))
                .filter(it -> hybrid.siteOf(it.id()).filter(site::equals).isPresent())
                .findFirst();
    }

    /// {@return a link from a transit gateway}
    static Joining of(Document document, TransitGateway hub, Site site) {
        return new Joining.Good(
                Message.of("tool.would-vpn", hub.label(), site.label()),
                () -> {
                    var edits = new ArrayList<Edit>();
                    var vpn =
                            connect(
                                    document.topology(),
                                    hub.id(),
                                    hub.account(),
                                    hub.region(),
                                    site,
                                    edits);
                    return new Joining.Made(
                            batch(hub, site, edits),
                            vpn.id(),
                            Optional.of(
                                    Message.of(
                                            "tool.joined-vpn-transit",
                                            vpn.label(),
                                            hub.label(),
                                            site.label())));
                });
    }

    private static Joining.Made make(
            Document document, Vpc vpc, VpnGateway gateway, List<Edit> before, Site site) {
        var edits = new ArrayList<>(before);
        var vpn =
                connect(
                        document.topology(),
                        gateway.id(),
                        vpc.account(),
                        vpc.region(),
                        site,
                        edits);
        edits.addAll(propagation(vpc, gateway.id()));
        return new Joining.Made(
                batch(vpc, site, edits),
                vpn.id(),
                Optional.of(
                        Message.of(
                                "tool.joined-vpn",
                                vpn.label(),
                                vpc.label(),
                                site.label(),
                                vpc.routeTables().size())));
    }

    private static Edit batch(Resource from, Site site, List<Edit> edits) {
        return new Edit.Batch(Message.of("tool.join-vpn", from.label(), site.label()), edits);
    }

    /// {@return edits after which all tables of a VPC learn what its gateway knows}
    static List<Edit> propagation(Vpc vpc, ResourceId gateway) {
        return vpc.routeTables().values().stream()
                .filter(it -> !it.propagating().contains(gateway))
                .<Edit>map(it -> new Edit.SetPropagation(it.id(), gateway, true))
                .toList();
    }

    private static VpnConnection connect(
            Topology topology,
            ResourceId gateway,
            AccountId account,
            Region region,
            Site site,
            List<Edit> edits) {
        var ids = Ids.in(topology);
        var hybrid = topology.hybrid();
        var device =
                hybrid.customerGateways().values().stream()
                        .filter(it -> it.site().equals(site.id()))
                        .filter(it -> it.account().equals(account) && it.region().equals(region))
                        .findFirst()
                        .orElseGet(() -> {
                            var made =
                                    new CustomerGateway(
                                            ids.next(Kind.CUSTOMER_GATEWAY),
                                            new Naming(topology, Kind.CUSTOMER_GATEWAY).next(),
                                            account,
                                            region,
                                            Optional.of(Proposals.deviceAddress(topology)),
                                            asn(hybrid, site.id()),
                                            site.id());
                            edits.add(new Edit.PutCustomerGateway(made));
                            return made;
                        });
        var outside = outside(topology);
        var inside = inside(hybrid, TUNNELS);
        var vpn =
                new VpnConnection(
                        ids.next(Kind.VPN_CONNECTION),
                        new Naming(topology, Kind.VPN_CONNECTION).next(),
                        device.id(),
                        gateway,
                        Routing.Bgp.usual(),
                        IntStream.range(0, TUNNELS)
                                .mapToObj(i ->
                                        new Tunnel(
                                                Optional.of(outside.get(i)),
                                                Optional.of(inside.get(i)),
                                                true))
                                .toList(),
                        false);
        edits.add(new Edit.PutVpnConnection(vpn));
        return vpn;
    }

    /// {@return the number of a site's side: the one it has, else one that no other site has, so
    /// that the sites of one gateway can reach each other}
    static long asn(Hybrid hybrid, ResourceId site) {
        var own =
                hybrid.customerGateways().values().stream()
                        .filter(it -> it.site().equals(site))
                        .map(CustomerGateway::asn)
                        .findFirst()
                        .or(() ->
                                hybrid.virtualInterfaces().values().stream()
                                        .filter(it ->
                                                hybrid.siteOf(it.id())
                                                        .filter(at -> at.id().equals(site))
                                                        .isPresent())
                                        .map(it -> it.asn())
                                        .findFirst());
        if (own.isPresent()) {
            return own.get();
        }
        var taken =
                Stream.concat(
                                hybrid.customerGateways().values().stream()
                                        .map(CustomerGateway::asn),
                                hybrid.virtualInterfaces().values().stream().map(it -> it.asn()))
                        .toList();
        long asn = CustomerGateway.USUAL_ASN;
        while (taken.contains(asn)) {
            asn++;
        }
        return asn;
    }

    private static List<Ip> outside(Topology topology) {
        var taken = new HashSet<>(Proposals.publicAddresses(topology));
        topology.hybrid().vpnConnections().values().stream()
                .flatMap(it -> it.tunnels().stream())
                .forEach(it -> it.outside().ifPresent(taken::add));
        var found = new ArrayList<Ip>();
        for (int i = 0; i < TUNNELS; i++) {
            var next = Proposals.publicAddress(taken);
            taken.add(next);
            found.add(next);
        }
        return found;
    }

    /// {@return link-local blocks of four addresses that no tunnel and no session has}
    static List<Cidr> inside(Hybrid hybrid, int count) {
        Set<Cidr> taken = new HashSet<>();
        hybrid.vpnConnections().values().stream()
                .flatMap(it -> it.tunnels().stream())
                .forEach(it -> it.inside().ifPresent(taken::add));
        hybrid.virtualInterfaces().values().stream()
                .flatMap(it -> it.session().stream())
                .forEach(it -> taken.add(Cidr.around(it.amazon(), 30)));
        var found = new ArrayList<Cidr>();
        for (var at = FIRST_INSIDE; found.size() < count; at = at.plus(4)) {
            var block = Cidr.around(at, 30);
            if (!taken.contains(block)) {
                found.add(block);
            }
        }
        return found;
    }
}
