package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnConnection.Tunnel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What the buttons of forms make: new resources with the values that are right most often.
final class Fresh {
    /// Where things go in a document without a VPC, as on the canvas.
    private static final Home FIRST =
            new Home(new AccountId("111122223333"), new Region("ap-northeast-2"));

    /// What AWS gives a prefix list that nobody says a size for.
    private static final int LIST_SIZE = 10;

    /// Of the blocks below it, and of the one after that of the metadata service, AWS keeps some
    /// Inside blocks are taken from 169.254.6.0 up to where the metadata service is: AWS keeps some
    /// of those before and after for itself.
    private static final int FIRST_TUNNEL = 6;

    private static final int METADATA = 169;

    private Fresh() {}

    /// A device with a number that no other has: devices with one number do not hear of each other
    /// (CloudHub).
    static Edit device(Topology topology, ResourceId site) {
        var home = home(topology);
        var taken =
                topology.hybrid().customerGateways().values().stream()
                        .map(CustomerGateway::asn)
                        .collect(Collectors.toSet());
        long asn =
                LongStream.iterate(CustomerGateway.USUAL_ASN, it -> it + 1)
                        .filter(it -> !taken.contains(it))
                        .findFirst()
                        .orElseThrow();
        return new Edit.PutCustomerGateway(
                new CustomerGateway(
                        Ids.in(topology).next(Kind.CUSTOMER_GATEWAY),
                        "",
                        home.account(),
                        home.region(),
                        Optional.of(Proposals.publicAddress(topology)),
                        asn,
                        site));
    }

    static Edit line(Topology topology, ResourceId site) {
        var home = home(topology);
        return new Edit.PutDxConnection(
                new DxConnection(
                        Ids.in(topology).next(Kind.DX_CONNECTION),
                        "",
                        home.account(),
                        home.region(),
                        "EqSe2",
                        "1Gbps",
                        site,
                        true));
    }

    /// A connection with BGP and both tunnels up.
    static Edit vpn(Topology topology, ResourceId device, ResourceId gateway) {
        var taken = insides(topology);
        var tunnels = new ArrayList<Tunnel>();
        for (int i = 0; i < 2; i++) {
            var inside = inside(taken);
            inside.ifPresent(taken::add);
            tunnels.add(new Tunnel(Optional.empty(), inside, true));
        }
        return new Edit.PutVpnConnection(
                new VpnConnection(
                        Ids.in(topology).next(Kind.VPN_CONNECTION),
                        "",
                        device,
                        gateway,
                        Routing.Bgp.usual(),
                        tunnels,
                        false));
    }

    private static Set<Cidr> insides(Topology topology) {
        return topology.hybrid().vpnConnections().values().stream()
                .flatMap(it -> it.tunnels().stream())
                .flatMap(it -> it.inside().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Optional<Cidr> inside(Set<Cidr> taken) {
        return IntStream.range(FIRST_TUNNEL * 64, METADATA * 64)
                .mapToObj(i -> Cidr.of("169.254." + i / 64 + "." + i % 64 * 4 + "/30"))
                .filter(it -> !taken.contains(it))
                .findFirst();
    }

    /// A private virtual interface with the first free VLAN that nobody has taken yet.
    static Edit virtualInterface(Topology topology, DxConnection line) {
        var taken =
                topology.hybrid().virtualInterfaces().values().stream()
                        .filter(it -> it.connection().equals(line.id()))
                        .map(VirtualInterface::vlan)
                        .collect(Collectors.toSet());
        int vlan =
                IntStream.rangeClosed(101, 4094)
                        .filter(it -> !taken.contains(it))
                        .findFirst()
                        .orElse(1);
        return new Edit.PutVirtualInterface(
                new VirtualInterface(
                        Ids.in(topology).next(Kind.VIRTUAL_INTERFACE),
                        "",
                        line.account(),
                        line.id(),
                        VirtualInterface.Type.PRIVATE,
                        vlan,
                        CustomerGateway.USUAL_ASN,
                        1500,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        VirtualInterface.Preference.MEDIUM,
                        0,
                        false,
                        true));
    }

    static Edit dxGateway(Topology topology) {
        return new Edit.PutDxGateway(
                new DxGateway(
                        Ids.in(topology).next(Kind.DX_GATEWAY),
                        "",
                        home(topology).account(),
                        DxGateway.USUAL_ASN,
                        List.of(),
                        false),
                Optional.empty());
    }

    static Edit prefixList(Topology topology, boolean v6) {
        var home = home(topology);
        return new Edit.PutPrefixList(
                new PrefixList(
                        Ids.in(topology).next(Kind.PREFIX_LIST),
                        "",
                        Optional.of(home.account()),
                        home.region(),
                        v6,
                        LIST_SIZE,
                        List.of()));
    }

    static Edit targetGroup(Topology topology, ResourceId vpc) {
        return new Edit.PutTargetGroup(
                vpc,
                new TargetGroup(
                        Ids.in(topology).next(Kind.TARGET_GROUP),
                        "",
                        Protocol.TCP,
                        80,
                        true,
                        List.of()));
    }

    static Edit routeTable(Topology topology, ResourceId vpc) {
        return new Edit.PutRouteTable(
                vpc, new RouteTable(Ids.in(topology).next(Kind.ROUTE_TABLE), "", List.of()));
    }

    /// The account and Region of the first VPC.
    private static Home home(Topology topology) {
        return topology.vpcs().values().stream()
                .findFirst()
                .map(it -> new Home(it.account(), it.region()))
                .orElse(FIRST);
    }
}
