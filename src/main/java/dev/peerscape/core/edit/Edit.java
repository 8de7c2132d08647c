package dev.peerscape.core.edit;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnGateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Something a person can do to a document, as data. [Edits#apply] carries it out or refuses it.
///
/// `Add` makes something new and refuses an id in use; `Put` makes or replaces the thing of that
/// id.
public sealed interface Edit {

    // ---- accounts and clock

    /// Adds or renames a known account.
    record PutAccount(Account account) implements Edit {}

    /// Forgets an account; refused while one of its VPCs is in the document.
    record RemoveAccount(AccountId account) implements Edit {}

    /// Moves the document's clock, forward or back; a request whose time has come expires.
    record SetClock(Instant now) implements Edit {}

    // ---- VPCs

    /// Adds a VPC with whatever is in it, placed where given.
    record AddVpc(Vpc vpc, Optional<Box> box) implements Edit {}

    /// Adds a block to a VPC; A.1.1 says when a peering forbids it, B.1 and B.2 what may stand
    /// together.
    record AddCidr(ResourceId vpc, Cidr cidr) implements Edit {}

    /// Takes a block from a VPC; the last IPv4 block cannot go, nor one with subnets in it.
    record RemoveCidr(ResourceId vpc, Cidr cidr) implements Edit {}

    /// Changes a block of a VPC (AWS would have the VPC made anew); subnets that fit keep their
    /// place in it: those inside the old block move by the same offset where the new block has room
    /// for them.
    record ReplaceCidr(ResourceId vpc, Cidr old, Cidr replacement) implements Edit {}

    /// Moves a VPC to another account or Region; refused while it is a member of a peering that is
    /// not over.
    record MoveVpc(ResourceId vpc, AccountId account, dev.peerscape.core.topology.Region region)
            implements Edit {}

    /// Sets the two DNS attributes of a VPC.
    record SetVpcDns(ResourceId vpc, boolean support, boolean hostnames) implements Edit {}

    /// Makes a table the main one.
    record SetMainRouteTable(ResourceId vpc, ResourceId routeTable) implements Edit {}

    // ---- things in a VPC

    /// Adds or replaces a subnet.
    record PutSubnet(ResourceId vpc, Subnet subnet, Optional<Box> box) implements Edit {}

    /// Adds or replaces an instance with its interfaces.
    record PutInstance(ResourceId vpc, Instance instance, Optional<Box> box) implements Edit {}

    /// Adds or replaces a NAT gateway.
    record PutNatGateway(ResourceId vpc, NatGateway gateway, Optional<Box> box) implements Edit {}

    /// Attaches an Internet gateway, or replaces the one of that id.
    record PutInternetGateway(ResourceId vpc, InternetGateway gateway) implements Edit {}

    /// Attaches an egress-only Internet gateway, or replaces the one of that id.
    record PutEgressOnlyGateway(ResourceId vpc, EgressOnlyGateway gateway) implements Edit {}

    /// Adds or replaces a route table.
    record PutRouteTable(ResourceId vpc, RouteTable routeTable) implements Edit {}

    /// Adds or replaces a security group with its rules.
    record PutSecurityGroup(ResourceId vpc, SecurityGroup group) implements Edit {}

    /// Adds or replaces a network ACL with its rules.
    record PutNetworkAcl(ResourceId vpc, NetworkAcl acl) implements Edit {}

    /// Gives a subnet a table of its own, or with none the main table.
    record AssociateRouteTable(ResourceId subnet, Optional<ResourceId> routeTable)
            implements Edit {}

    /// Adds a row to a table. The same destination with another target is refused
    /// (`RouteAlreadyExists`), with the same target nothing changes; A.6 says which targets may be
    /// more specific than local.
    record AddRoute(ResourceId routeTable, Route route) implements Edit {}

    /// Replaces one row by another.
    record ReplaceRoute(ResourceId routeTable, Route old, Route replacement) implements Edit {}

    /// Takes a row out.
    record RemoveRoute(ResourceId routeTable, Route route) implements Edit {}

    /// Adds or replaces a network interface that is of no instance, endpoint or load balancer.
    record PutNetworkInterface(ResourceId vpc, NetworkInterface networkInterface, Optional<Box> box)
            implements Edit {}

    /// Adds or replaces an endpoint with its interfaces, or its rows in route tables. Refused for
    /// two interfaces in one availability zone, and for a table with a row for its prefix list
    /// already.
    record PutVpcEndpoint(ResourceId vpc, VpcEndpoint endpoint, Optional<Box> box)
            implements Edit {}

    /// Adds or replaces a network load balancer with its interfaces and listeners. Refused without
    /// an interface, for two in one availability zone, and for two listeners for one port.
    record PutLoadBalancer(ResourceId vpc, LoadBalancer balancer, Optional<Box> box)
            implements Edit {}

    /// Adds or replaces a target group with its members.
    record PutTargetGroup(ResourceId vpc, TargetGroup group) implements Edit {}

    /// Attaches a virtual private gateway, or replaces the one of that id. As with an Internet
    /// gateway, a table that learns, or has rows that a gateway route table may not have, cannot
    /// become its own (B.4). A second one is a finding of the checks, not refused.
    record PutVpnGateway(ResourceId vpc, VpnGateway gateway) implements Edit {}

    /// Has a route table learn the routes of a virtual private gateway of its VPC, or no longer.
    /// Refused for a gateway of another VPC, and for a table that is a gateway's own.
    record SetPropagation(ResourceId routeTable, ResourceId gateway, boolean enabled)
            implements Edit {}

    /// Adds a row for a prefix list to a table; refused where the table has one for that list.
    record AddListRoute(ResourceId routeTable, RouteTable.ListRoute route) implements Edit {}

    /// Takes a row for a prefix list out.
    record RemoveListRoute(ResourceId routeTable, RouteTable.ListRoute route) implements Edit {}

    // ---- prefix lists, and what is on premises

    /// Adds or replaces a prefix list; refused for blocks of another family or one twice.
    record PutPrefixList(PrefixList list) implements Edit {}

    /// Adds or replaces a site with its hosts and the rows of its router.
    record PutSite(Site site, Optional<Box> box) implements Edit {}

    /// Adds or replaces a customer gateway of a site. Rows of another site's router over what it
    /// takes along drop what they match from then on.
    record PutCustomerGateway(CustomerGateway gateway) implements Edit {}

    /// Adds or replaces a VPN connection. One to a transit gateway gets an attachment there, as AWS
    /// makes it, where it has none. Refused for other than one or two tunnels, for inside blocks
    /// that AWS does not allow or that both have, and for IPv6 to a virtual private gateway.
    record PutVpnConnection(VpnConnection connection) implements Edit {}

    /// Adds or replaces a Direct Connect connection of a site.
    record PutDxConnection(DxConnection connection) implements Edit {}

    /// Adds or replaces a virtual interface; refused for a VLAN that its connection has already, a
    /// transit one to anything but a Direct Connect gateway, and a public one to any gateway.
    record PutVirtualInterface(VirtualInterface virtualInterface) implements Edit {}

    /// Adds or replaces a Direct Connect gateway with its associations. One with a transit gateway
    /// gets an attachment there where it has none; one that is no longer there loses it.
    record PutDxGateway(DxGateway gateway, Optional<Box> box) implements Edit {}

    // ---- anything

    /// Names a resource.
    record Rename(ResourceId id, String name) implements Edit {}

    /// Removes resources and what cannot be without them: the members of a VPC, what stands in a
    /// subnet. Routes to what went stay as blackholes, rules that refer to a group that went become
    /// stale, active and pending peerings of a VPC that went are deleted (A.1.2). A peering itself
    /// ends through [DeletePeering]; one that is over is cleared away by this. A site takes along
    /// all that leads to it, a virtual private gateway the VPN connections to it, an endpoint or
    /// load balancer goes with its last interface; a prefix list that is named stays.
    record Remove(Set<ResourceId> ids) implements Edit {
        public Remove {
            ids = Set.copyOf(ids);
        }
    }

    // ---- transit gateways

    /// Adds or replaces a transit gateway with all its parts.
    record PutTransitGateway(TransitGateway gateway, Optional<Box> box) implements Edit {}

    /// Attaches something to a transit gateway, or changes an attachment: its subnets, options, the
    /// table it looks up, the tables it tells its blocks to. Refused for a second attachment of one
    /// VPC, and for two subnets in one availability zone.
    record PutTransitAttachment(ResourceId gateway, TransitAttachment attachment) implements Edit {}

    /// Adds or replaces a route table of a transit gateway.
    record PutTransitRouteTable(ResourceId gateway, TransitRouteTable table) implements Edit {}

    // ---- peerings (A.1)

    /// Requests a peering (T1 to T3). Blocks that overlap make one that has failed, as AWS would.
    record RequestPeering(
            Actor actor, ResourceId id, String name, ResourceId requester, ResourceId accepter)
            implements Edit {}

    /// Accepts a pending request (T4, T10).
    record AcceptPeering(Actor actor, ResourceId id) implements Edit {}

    /// Rejects a pending request (T5).
    record RejectPeering(Actor actor, ResourceId id) implements Edit {}

    /// Deletes an active peering, or a pending request that one sent (T6, T12).
    ///
    /// @param withRoutes whether the routes to it go as well; else they stay as blackholes
    record DeletePeering(Actor actor, ResourceId id, boolean withRoutes) implements Edit {}

    /// Sets one side's DNS option of an active peering (A.7).
    record SetPeeringDns(Actor actor, ResourceId id, ResourceId side, boolean allowed)
            implements Edit {}

    // ---- judging

    /// Says how bad a breach of a rule is that the reference is not certain of, or (with nothing)
    /// that it is as bad as usual. Refused for what AWS states.
    ///
    /// @param rule the id of a [dev.peerscape.core.topology.Doubt], `V02.restricted`
    record SetSeverity(String rule, Optional<Policy.Level> level) implements Edit {}

    // ---- drawing

    /// Moves and resizes figures: new boxes, relative as [dev.peerscape.core.topology.Layout] says.
    record Place(Map<ResourceId, Box> boxes) implements Edit {
        public Place {
            boxes = Map.copyOf(boxes);
        }
    }

    // ---- other programs

    /// Brings the document up to date with what was found elsewhere: the VPCs and transit gateways
    /// of some accounts and Regions, the peerings around them and what leads from there to sites
    /// are as found from then on, and those that were not found are gone. What stays keeps its
    /// place; what was already so keeps its object. References between what was found and what was
    /// there before are mended both ways. Its notes tell what is new, changed and gone.
    ///
    /// @param found well-formed in itself
    /// @param scope of what it tells everything, and of what less than the document may know
    /// @param at what the document's clock says from then on, where it is known
    record Import(Topology found, ImportScope scope, Optional<Instant> at) implements Edit {}

    /// Several edits as one step: all of them or, when one is refused, none.
    ///
    /// @param label what undo calls the step
    record Batch(Message label, List<Edit> edits) implements Edit {
        public Batch {
            edits = List.copyOf(edits);
        }
    }
}
