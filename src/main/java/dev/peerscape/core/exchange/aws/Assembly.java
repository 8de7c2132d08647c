package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.NatPart;
import dev.peerscape.core.exchange.aws.Parts.SidePart;
import dev.peerscape.core.exchange.aws.Parts.SubnetPart;
import dev.peerscape.core.exchange.aws.Parts.VpcPart;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcDraft;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts the parts together. Every reference of the result is to something that is there; a part
/// whose VPC or subnet is missing is noted and left out.
final class Assembly {
    /// For a VPC of which no file says whose it is.
    static final AccountId NOBODY = new AccountId("000000000000");

    static final Region SOMEWHERE = new Region("us-east-1");

    private final Parts parts;
    private final Instant now;
    private final Map<ResourceId, ResourceId> tableOfSubnet = new HashMap<>();
    private final Map<ResourceId, ResourceId> aclOfSubnet = new HashMap<>();
    private final Grouping byVpc;
    private final Hosts hosts;
    private final Map<ResourceId, List<SecurityGroup>> openGroups;
    private final Interfaces interfaces;
    private final Targets targets;
    private final ServiceAssembly services;
    private final Map<ResourceId, ResourceId> tableOfGateway = new HashMap<>();

    Assembly(Parts parts, Instant now) {
        this.parts = parts;
        this.now = now;
        parts.endpointsOfRows();
        var standIns = new StandIns(parts);
        standIns.instances();
        byVpc = new Grouping(parts);
        hosts = new Hosts(parts);
        openGroups = standIns.groups(hosts);
        interfaces = new Interfaces(parts, hosts);
        targets = new Targets(parts, hosts, interfaces);
        services = new ServiceAssembly(parts, interfaces);
        for (var table : parts.tables.values()) {
            table.subnets().forEach(it -> tableOfSubnet.put(it, table.id()));
            table.gateways().forEach(it -> tableOfGateway.put(it, table.id()));
        }
        for (var part : parts.acls.values()) {
            part.subnets().forEach(it -> aclOfSubnet.put(it, part.acl().id()));
        }
    }

    Topology assemble() {
        var vpcs = new TreeMap<ResourceId, Vpc>();
        for (var part : parts.vpcs.values()) {
            vpcs.put(part.id(), vpc(part));
        }
        byVpc.strays().forEach((vpc, count) -> parts.remark("stray", count, vpc));
        hosts.strays().forEach(id -> parts.remark("host-nowhere", id));
        interfaces.strays().forEach(id -> parts.remark("host-nowhere", id));
        var hybrid = new HybridAssembly(parts, vpcs).hybrid();
        var gateways = new TransitAssembly(parts, vpcs, hybrid).gateways();
        var sites = new SiteRows(parts, vpcs, gateways, parts.hybrid.sites.keySet());
        var accounts = new TreeMap<AccountId, Account>();
        for (var vpc : vpcs.values()) {
            accounts.put(vpc.account(), new Account(vpc.account(), ""));
        }
        parts.accounts.forEach((id, name) -> accounts.put(id, new Account(id, name)));
        return Topology.of(
                now,
                accounts,
                vpcs,
                peerings(vpcs),
                gateways,
                sites.with(hybrid),
                parts.lists.all(somewhere(vpcs)));
    }

    private Vpc vpc(VpcPart part) {
        var account = part.account().or(() -> Optional.ofNullable(parts.owners.get(part.id())));
        if (account.isEmpty()) {
            parts.remark("no-account", part.id(), NOBODY);
        }
        var region = part.region().or(() -> Optional.ofNullable(parts.regions.get(part.id())));
        if (region.isEmpty()) {
            parts.remark("no-region", part.id(), SOMEWHERE);
        }
        var fresh =
                Vpc.create(
                        part.id(),
                        part.name(),
                        account.orElse(NOBODY),
                        region.orElse(SOMEWHERE),
                        part.cidrs());
        var draft = fresh.draft();
        var dns = Optional.ofNullable(parts.dns.get(part.id()));
        draft.dns(
                dns.flatMap(Parts.Dns::support).orElse(true),
                dns.flatMap(Parts.Dns::hostnames).orElse(false));
        acls(fresh, draft);
        groups(fresh, draft);
        tables(fresh, draft);
        for (var it : byVpc.internetGateways(part.id())) {
            var table = tableOf(it.gateway().id(), part.id());
            draft.put(it.gateway().withRouteTable(table));
        }
        for (var it : byVpc.vpnGateways(part.id())) {
            var table = tableOf(it.gateway().id(), part.id());
            draft.put(parts.hybrid.numbered(it).withRouteTable(table));
        }
        for (var it : byVpc.egressOnlyGateways(part.id())) {
            draft.put(it.gateway());
        }
        // So far the draft has all that subnets and hosts refer to.
        var framed = draft.build();
        var whole = framed.draft();
        for (var it : byVpc.subnets(part.id())) {
            whole.put(subnet(framed, it));
        }
        for (var it : byVpc.nats(part.id())) {
            nat(whole, it);
        }
        hosts.in(framed, interfaces).forEach(whole::put);
        interfaces.alone(framed).forEach(whole::put);
        var standing = whole.build();
        services.into(standing, whole, byVpc);
        return whole.build();
    }

    /// {@return the gateway route table of a gateway}
    private Optional<ResourceId> tableOf(ResourceId gateway, ResourceId vpc) {
        return Optional.ofNullable(tableOfGateway.get(gateway))
                .filter(it -> {
                    var table = parts.tables.get(it);
                    return table != null && table.vpc().equals(vpc);
                });
    }

    /// The default ACL, group and main table that `Vpc.create` made go when the files bring theirs.
    private void acls(Vpc fresh, VpcDraft draft) {
        var mine = byVpc.acls(fresh.id());
        var byDefault = mine.stream().filter(Parts.AclPart::byDefault).findFirst();
        draft.remove(fresh.defaultNetworkAcl());
        var id =
                byDefault
                        .map(it -> it.acl().id())
                        .orElseGet(() -> free(fresh.defaultNetworkAcl(), parts.acls.keySet()));
        if (byDefault.isEmpty()) {
            draft.put(NetworkAcl.createDefault(id));
            assumed("no-default-acl", "NetworkAcls", fresh.id());
        }
        mine.forEach(it -> draft.put(it.acl()));
        draft.defaultNetworkAcl(id);
    }

    private void groups(Vpc fresh, VpcDraft draft) {
        var mine = byVpc.groups(fresh.id());
        var byDefault = mine.stream().filter(Parts.GroupPart::byDefault).findFirst();
        draft.remove(fresh.defaultSecurityGroup());
        var id =
                byDefault
                        .map(Parts.GroupPart::id)
                        .orElseGet(() -> free(fresh.defaultSecurityGroup(), parts.groups.keySet()));
        if (byDefault.isEmpty()) {
            draft.put(SecurityGroup.createDefault(id));
            assumed("no-default-group", "SecurityGroups", fresh.id());
        }
        var rules = new Rules(parts);
        for (var it : mine) {
            draft.put(
                    new SecurityGroup(
                            it.id(),
                            it.name(),
                            rules.permissions(
                                    it.id(), fresh.region(), it.json().list("IpPermissions")),
                            rules.permissions(
                                    it.id(),
                                    fresh.region(),
                                    it.json().list("IpPermissionsEgress"))));
        }
        openGroups.getOrDefault(fresh.id(), List.of()).stream()
                .filter(it -> !it.id().equals(id))
                .forEach(draft::put);
        draft.defaultSecurityGroup(id);
    }

    private void tables(Vpc fresh, VpcDraft draft) {
        var mine = byVpc.tables(fresh.id());
        var main = mine.stream().filter(Parts.TablePart::main).findFirst();
        draft.remove(fresh.mainRouteTable());
        var id =
                main.map(Parts.TablePart::id)
                        .orElseGet(() -> free(fresh.mainRouteTable(), parts.tables.keySet()));
        if (main.isEmpty()) {
            draft.put(new RouteTable(id, "main", List.of()));
            assumed("no-main-table", "RouteTables", fresh.id());
        }
        for (var it : mine) {
            draft.put(
                    new RouteTable(
                            it.id(),
                            it.name(),
                            targets.rows(it),
                            targets.listRows(it, fresh.region()),
                            targets.propagating(it)));
        }
        draft.mainRouteTable(id);
    }

    /// Said for each VPC, unless people know already that no file tells of any.
    private void assumed(String remark, String key, ResourceId vpc) {
        if (!parts.untold.contains(key)) {
            parts.remark(remark, vpc);
        }
    }

    /// {@return the id, or one like it that no file has}
    static ResourceId free(ResourceId id, Set<ResourceId> taken) {
        var free = id;
        while (taken.contains(free)) {
            free = new ResourceId(free.value() + "x");
        }
        return free;
    }

    private Subnet subnet(Vpc vpc, SubnetPart part) {
        var table =
                Optional.ofNullable(tableOfSubnet.get(part.id()))
                        .filter(it -> vpc.routeTables().containsKey(it));
        var acl =
                Optional.ofNullable(aclOfSubnet.get(part.id()))
                        .filter(it -> vpc.networkAcls().containsKey(it));
        return new Subnet(
                part.id(),
                part.name(),
                part.zone().orElseGet(() -> vpc.region().zone('a')),
                part.cidrs(),
                table,
                acl.orElse(vpc.defaultNetworkAcl()),
                part.assignsPublicIp());
    }

    private void nat(VpcDraft draft, NatPart gateway) {
        if (hosts.isKept(gateway)) {
            draft.put(gateway.gateway());
        } else {
            parts.remark("host-nowhere", gateway.gateway().id());
        }
    }

    /// {@return the Region of what nobody places}
    private static Region somewhere(Map<ResourceId, Vpc> vpcs) {
        return vpcs.values().stream().map(Vpc::region).findFirst().orElse(SOMEWHERE);
    }

    private SortedMap<ResourceId, Peering> peerings(Map<ResourceId, Vpc> vpcs) {
        var peerings = new TreeMap<ResourceId, Peering>();
        parts.peerings.forEach((id, it) ->
                peerings.put(
                        id,
                        new Peering(
                                id,
                                it.name(),
                                side(it.requester(), it.accepter(), vpcs),
                                side(it.accepter(), it.requester(), vpcs),
                                it.status(),
                                it.reason(),
                                it.since().orElse(now),
                                it.expires())));
        return peerings;
    }

    /// A side whose VPC no file describes keeps what the peering tells of it.
    private static Peering.Side side(SidePart told, SidePart other, Map<ResourceId, Vpc> vpcs) {
        var vpc = vpcs.get(told.vpc());
        if (vpc != null && !told.gone()) {
            return new Peering.Side(
                    vpc.id(),
                    true,
                    told.account().orElse(vpc.account()),
                    told.region().orElse(vpc.region()),
                    List.of(),
                    told.dnsResolution());
        }
        return new Peering.Side(
                told.vpc(),
                false,
                told.account().or(other::account).orElse(NOBODY),
                told.region().or(other::region).orElse(SOMEWHERE),
                told.cidrs(),
                told.dnsResolution());
    }
}
