package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.plan.Proposals;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.TargetGroup.To;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpcEndpoint.Form;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What further items of the palette become in a VPC: interfaces, endpoints, load balancers with a
/// target group, virtual private gateways.
final class ServiceMembers {
    private static final int WEB = 80;

    /// What AWS's list of S3 holds in every Region lies in these (ip-ranges.json); an import brings
    /// the exact list.
    private static final List<Cidr> S3 = List.of(Cidr.of("3.5.0.0/16"), Cidr.of("52.216.0.0/14"));

    private final Document document;
    private final Members members;
    private final PaletteItem item;
    private final ResourceId id;
    private final String name;

    ServiceMembers(
            Document document, Members members, PaletteItem item, ResourceId id, String name) {
        this.document = document;
        this.members = members;
        this.item = item;
        this.id = id;
        this.name = name;
    }

    /// {@return what dropping the item into a VPC would do}
    ///
    /// @param target what it is dropped on
    Proposal of(Vpc vpc, Optional<Subnet> subnet, Optional<Resource> target, double x, double y) {
        return switch (item) {
            case NETWORK_INTERFACE -> subnet.map(it -> single(vpc, it, x, y)).orElseThrow();
            case LOAD_BALANCER -> subnet.map(it -> balancer(vpc, it, x, y)).orElseThrow();
            case VPC_ENDPOINT ->
                    subnet.map(it -> endpoint(vpc, it, x, y)).orElseGet(() -> gatewayEndpoint(vpc));
            case VPN_GATEWAY -> vpnGateway(vpc);
            default -> targetGroup(vpc, target);
        };
    }

    private NetworkInterface eni(
            ResourceId own, Subnet subnet, Ip address, Optional<Ip> open, List<ResourceId> groups) {
        return new NetworkInterface(own, "", subnet.id(), List.of(address), open, groups, true);
    }

    private ResourceId nextInterface() {
        return Ids.in(document.topology()).next(Kind.NETWORK_INTERFACE);
    }

    private Proposal single(Vpc vpc, Subnet subnet, double x, double y) {
        var address = Proposals.hostAddress(vpc, subnet);
        if (address.isEmpty()) {
            return Placements.refuse("tool.no-address", subnet);
        }
        var place = members.card(subnet, x, y);
        var group = members.privateNetworks(vpc);
        var open = members.publicAddress(vpc, subnet);
        var made = eni(id, subnet, address.get(), open, List.of(group.id())).withName(name);
        var put = new Edit.PutNetworkInterface(vpc.id(), made, Optional.of(place.relative()));
        return card(members.withGroup(vpc, group, put), address.get(), place, subnet);
    }

    private Proposal card(Edit edit, Ip address, Members.Place place, Subnet subnet) {
        return new Proposal.Good(
                edit,
                id,
                name,
                address.toString(),
                Optional.of(place.box()),
                Optional.of(subnet.id()));
    }

    /// Sends web requests to the instances of its zone. In a public subnet it faces the Internet
    /// and has no group, because one that lets only private networks in would shut its clients out.
    private Proposal balancer(Vpc vpc, Subnet subnet, double x, double y) {
        var address = Proposals.hostAddress(vpc, subnet);
        if (address.isEmpty()) {
            return Placements.refuse("tool.no-address", subnet);
        }
        boolean open = vpc.isPublic(subnet);
        var place = members.card(subnet, x, y);
        var group = members.privateNetworks(vpc);
        var behind =
                vpc.instances().values().stream()
                        .filter(it ->
                                Optional.ofNullable(vpc.subnets().get(it.subnet()))
                                        .filter(one -> one.zone().equals(subnet.zone()))
                                        .isPresent())
                        .map(ServiceMembers::member)
                        .toList();
        var targets =
                new TargetGroup(
                        Ids.in(document.topology()).next(Kind.TARGET_GROUP),
                        name + "-targets",
                        Protocol.TCP,
                        WEB,
                        true,
                        behind);
        var made =
                new LoadBalancer(
                        id,
                        name,
                        open,
                        List.of(
                                eni(
                                        nextInterface(),
                                        subnet,
                                        address.get(),
                                        open
                                                ? Optional.of(
                                                        Proposals.publicAddress(
                                                                document.topology()))
                                                : Optional.empty(),
                                        open ? List.of() : List.of(group.id()))),
                        false,
                        List.of(new LoadBalancer.Listener(Protocol.TCP, WEB, targets.id())));
        var edits = new ArrayList<Edit>();
        if (!open && !vpc.securityGroups().containsKey(group.id())) {
            edits.add(new Edit.PutSecurityGroup(vpc.id(), group));
        }
        edits.add(new Edit.PutTargetGroup(vpc.id(), targets));
        edits.add(new Edit.PutLoadBalancer(vpc.id(), made, Optional.of(place.relative())));
        return card(members.together(edits.toArray(Edit[]::new)), address.get(), place, subnet);
    }

    private static TargetGroup.Member member(Instance instance) {
        return new TargetGroup.Member(new To.AnInstance(instance.id()), WEB, true);
    }

    private static String service(Vpc vpc, String word) {
        return "com.amazonaws." + vpc.region().code() + "." + word;
    }

    private Proposal endpoint(Vpc vpc, Subnet subnet, double x, double y) {
        var address = Proposals.hostAddress(vpc, subnet);
        if (address.isEmpty()) {
            return Placements.refuse("tool.no-address", subnet);
        }
        var place = members.card(subnet, x, y);
        var group = members.privateNetworks(vpc);
        var eni =
                eni(nextInterface(), subnet, address.get(), Optional.empty(), List.of(group.id()));
        var made =
                new VpcEndpoint(
                        id, name, service(vpc, "ssm"), new Form.Interface(List.of(eni), true));
        var put = new Edit.PutVpcEndpoint(vpc.id(), made, Optional.of(place.relative()));
        return card(members.withGroup(vpc, group, put), address.get(), place, subnet);
    }

    /// To S3, with a row in every table of the VPC.
    private Proposal gatewayEndpoint(Vpc vpc) {
        var service = service(vpc, "s3");
        var known =
                document.topology().prefixLists().values().stream()
                        .filter(it -> it.name().equals(service) && it.account().isEmpty())
                        .findFirst();
        var list =
                known.orElseGet(() ->
                        new PrefixList(
                                Ids.in(document.topology()).next(Kind.PREFIX_LIST),
                                service,
                                Optional.empty(),
                                vpc.region(),
                                false,
                                S3.size(),
                                S3));
        var form = new Form.Gateway(list.id(), List.copyOf(vpc.routeTables().keySet()));
        var put =
                new Edit.PutVpcEndpoint(
                        vpc.id(), new VpcEndpoint(id, name, service, form), Optional.empty());
        return members.inside(
                vpc,
                known.isPresent() ? put : members.together(new Edit.PutPrefixList(list), put),
                vpc);
    }

    private Proposal vpnGateway(Vpc vpc) {
        if (!vpc.vpnGateways().isEmpty()) {
            var present = vpc.vpnGateways().values().iterator().next();
            return Placements.refuse("tool.second-vpn-gateway", vpc, present.label());
        }
        return members.inside(
                vpc, new Edit.PutVpnGateway(vpc.id(), VpnGateway.create(id, name)), vpc);
    }

    private Proposal targetGroup(Vpc vpc, Optional<Resource> target) {
        var behind =
                target.filter(Instance.class::isInstance)
                        .map(Instance.class::cast)
                        .map(it -> List.of(member(it)))
                        .orElse(List.of());
        var made = new TargetGroup(id, name, Protocol.TCP, WEB, true, behind);
        return members.inside(
                vpc,
                new Edit.PutTargetGroup(vpc.id(), made),
                target.filter(Instance.class::isInstance).orElse(vpc));
    }
}
