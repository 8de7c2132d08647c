package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;

import org.pcollections.PSortedMap;

import java.util.List;

/// A VPC being changed: set what differs, then [#build]. Not shared, not kept.
public final class VpcDraft {
    private final Vpc from;
    private String name;
    private AccountId account;
    private Region region;
    private List<Cidr> cidrs;
    private boolean dnsSupport;
    private boolean dnsHostnames;
    private ResourceId mainRouteTable;
    private ResourceId defaultNetworkAcl;
    private ResourceId defaultSecurityGroup;
    private PSortedMap<ResourceId, Subnet> subnets;
    private PSortedMap<ResourceId, Instance> instances;
    private PSortedMap<ResourceId, RouteTable> routeTables;
    private PSortedMap<ResourceId, InternetGateway> internetGateways;
    private PSortedMap<ResourceId, EgressOnlyGateway> egressOnlyGateways;
    private PSortedMap<ResourceId, NatGateway> natGateways;
    private PSortedMap<ResourceId, SecurityGroup> securityGroups;
    private PSortedMap<ResourceId, NetworkAcl> networkAcls;
    private PSortedMap<ResourceId, NetworkInterface> interfaces;
    private PSortedMap<ResourceId, VpcEndpoint> endpoints;
    private PSortedMap<ResourceId, VpnGateway> vpnGateways;
    private PSortedMap<ResourceId, LoadBalancer> loadBalancers;
    private PSortedMap<ResourceId, TargetGroup> targetGroups;

    VpcDraft(Vpc from) {
        this.from = from;
        name = from.name();
        account = from.account();
        region = from.region();
        cidrs = from.cidrs();
        dnsSupport = from.dnsSupport();
        dnsHostnames = from.dnsHostnames();
        mainRouteTable = from.mainRouteTable();
        defaultNetworkAcl = from.defaultNetworkAcl();
        defaultSecurityGroup = from.defaultSecurityGroup();
        subnets = from.subnets();
        instances = from.instances();
        routeTables = from.routeTables();
        internetGateways = from.internetGateways();
        egressOnlyGateways = from.egressOnlyGateways();
        natGateways = from.natGateways();
        securityGroups = from.securityGroups();
        networkAcls = from.networkAcls();
        interfaces = from.interfaces();
        endpoints = from.endpoints();
        vpnGateways = from.vpnGateways();
        loadBalancers = from.loadBalancers();
        targetGroups = from.targetGroups();
    }

    public VpcDraft name(String it) {
        name = it;
        return this;
    }

    public VpcDraft account(AccountId it) {
        account = it;
        return this;
    }

    public VpcDraft region(Region it) {
        region = it;
        return this;
    }

    public VpcDraft cidrs(List<Cidr> it) {
        cidrs = it;
        return this;
    }

    public VpcDraft dns(boolean support, boolean hostnames) {
        dnsSupport = support;
        dnsHostnames = hostnames;
        return this;
    }

    public VpcDraft mainRouteTable(ResourceId it) {
        mainRouteTable = it;
        return this;
    }

    public VpcDraft defaultNetworkAcl(ResourceId it) {
        defaultNetworkAcl = it;
        return this;
    }

    public VpcDraft defaultSecurityGroup(ResourceId it) {
        defaultSecurityGroup = it;
        return this;
    }

    public VpcDraft put(Subnet it) {
        subnets = subnets.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(Instance it) {
        instances = instances.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(RouteTable it) {
        routeTables = routeTables.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(InternetGateway it) {
        internetGateways = internetGateways.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(EgressOnlyGateway it) {
        egressOnlyGateways = egressOnlyGateways.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(NatGateway it) {
        natGateways = natGateways.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(SecurityGroup it) {
        securityGroups = securityGroups.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(NetworkAcl it) {
        networkAcls = networkAcls.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(NetworkInterface it) {
        interfaces = interfaces.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(VpcEndpoint it) {
        endpoints = endpoints.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(VpnGateway it) {
        vpnGateways = vpnGateways.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(LoadBalancer it) {
        loadBalancers = loadBalancers.plus(it.id(), it);
        return this;
    }

    public VpcDraft put(TargetGroup it) {
        targetGroups = targetGroups.plus(it.id(), it);
        return this;
    }

    /// Takes out a member of whatever kind; references to it are the caller's to mend.
    public VpcDraft remove(ResourceId id) {
        subnets = subnets.minus(id);
        instances = instances.minus(id);
        routeTables = routeTables.minus(id);
        internetGateways = internetGateways.minus(id);
        egressOnlyGateways = egressOnlyGateways.minus(id);
        natGateways = natGateways.minus(id);
        securityGroups = securityGroups.minus(id);
        networkAcls = networkAcls.minus(id);
        interfaces = interfaces.minus(id);
        endpoints = endpoints.minus(id);
        vpnGateways = vpnGateways.minus(id);
        loadBalancers = loadBalancers.minus(id);
        targetGroups = targetGroups.minus(id);
        return this;
    }

    /// {@return the VPC so changed}
    public Vpc build() {
        return new Vpc(
                from.id(),
                name,
                account,
                region,
                cidrs,
                dnsSupport,
                dnsHostnames,
                mainRouteTable,
                defaultNetworkAcl,
                defaultSecurityGroup,
                subnets,
                instances,
                routeTables,
                internetGateways,
                egressOnlyGateways,
                natGateways,
                securityGroups,
                networkAcls,
                interfaces,
                endpoints,
                vpnGateways,
                loadBalancers,
                targetGroups);
    }
}
