#!/usr/bin/env bash
# Collects what "peerscape import aws FOLDER" reads, into ./ACCOUNT/REGION/*.json.
# Every call only reads (describe, get, list, search). Pre-shared keys and the
# configuration of customer gateways are never asked for, so they reach no file.
#
# usage: bash collect.sh [REGION...]      (needs bash and the AWS command line 2)
set -eu

REGIONS=()
if [ "$#" -gt 0 ]; then
    REGIONS=("$@")
elif [ "${#REGIONS[@]}" -eq 0 ]; then
    REGIONS=("$(aws configure get region)")
fi

ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
mkdir -p "$ACCOUNT"
printf '{"CollectedAt": "%s"}\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" >"$ACCOUNT/Collected.json"

# save NAME COMMAND...: keeps the answer, or says what could not be read and goes on
save() {
    local file="$FOLDER/$1.json"
    shift
    if "$@" --output json >"$file.part"; then
        mv "$file.part" "$file"
    else
        rm -f "$file.part"
        echo "not collected: $*" >&2
    fi
}

# ids COMMAND...: the words that a query finds, a line each
ids() {
    "$@" --output text | tr '\t' '\n' | sed '/^None$/d;/^$/d'
}

# wrap NAME FIELD LIST IDS COMMAND...: an answer for each id, with the id beside it:
# {"NAME": [{"FIELD": id, "LIST": [...]}, ...]}; "@" in the command stands for the id
wrap() {
    local name=$1 field=$2 list=$3 ids=$4 id word comma="" answer
    shift 4
    [ -n "$ids" ] || return 0
    {
        printf '{"%s": [' "$name"
        for id in $ids; do
            local command=()
            for word in "$@"; do
                if [ "$word" = "@" ]; then word=$id; fi
                command+=("$word")
            done
            if answer=$("${command[@]}" --query "$list" --output json); then
                printf '%s\n{"%s": "%s", "%s": %s}' "$comma" "$field" "$id" "$list" "${answer:-[]}"
                comma=","
            else
                echo "not collected: ${command[*]}" >&2
            fi
        done
        printf '\n]}\n'
    } >"$FOLDER/$name.json"
}

# attributes IDS: describe-vpc-attribute tells of one VPC and one attribute at a time
attributes() {
    local id comma="" attribute answer
    {
        printf '{"VpcAttributes": ['
        for id in $1; do
            for attribute in enableDnsSupport enableDnsHostnames; do
                if answer=$("${EC2[@]}" describe-vpc-attribute --vpc-id "$id" \
                    --attribute "$attribute" --output json); then
                    printf '%s\n%s' "$comma" "$answer"
                    comma=","
                fi
            done
        done
        printf '\n]}\n'
    } >"$FOLDER/VpcAttributes.json"
}

FOLDER=$ACCOUNT
save Accounts aws organizations list-accounts

VPN='{VpnConnections: VpnConnections[].{VpnConnectionId: VpnConnectionId, State: State, Type: Type,
    Category: Category, CustomerGatewayId: CustomerGatewayId, VpnGatewayId: VpnGatewayId,
    TransitGatewayId: TransitGatewayId, GatewayAssociationState: GatewayAssociationState,
    Options: Options.{StaticRoutesOnly: StaticRoutesOnly, EnableAcceleration: EnableAcceleration,
        LocalIpv4NetworkCidr: LocalIpv4NetworkCidr, RemoteIpv4NetworkCidr: RemoteIpv4NetworkCidr,
        LocalIpv6NetworkCidr: LocalIpv6NetworkCidr, RemoteIpv6NetworkCidr: RemoteIpv6NetworkCidr,
        TunnelInsideIpVersion: TunnelInsideIpVersion,
        TunnelOptions: TunnelOptions[].{OutsideIpAddress: OutsideIpAddress,
            TunnelInsideCidr: TunnelInsideCidr, TunnelInsideIpv6Cidr: TunnelInsideIpv6Cidr}},
    Routes: Routes, VgwTelemetry: VgwTelemetry, Tags: Tags}}'

for REGION in "${REGIONS[@]}"; do
    FOLDER=$ACCOUNT/$REGION
    mkdir -p "$FOLDER"
    echo "$FOLDER" >&2
    EC2=(aws ec2 --region "$REGION")
    ELB=(aws elbv2 --region "$REGION")
    DX=(aws directconnect --region "$REGION")

    save Vpcs "${EC2[@]}" describe-vpcs
    attributes "$(ids "${EC2[@]}" describe-vpcs --query 'Vpcs[].VpcId')"
    save Subnets "${EC2[@]}" describe-subnets
    save RouteTables "${EC2[@]}" describe-route-tables
    save InternetGateways "${EC2[@]}" describe-internet-gateways
    save EgressOnlyInternetGateways "${EC2[@]}" describe-egress-only-internet-gateways
    save NatGateways "${EC2[@]}" describe-nat-gateways
    save Addresses "${EC2[@]}" describe-addresses
    save SecurityGroups "${EC2[@]}" describe-security-groups
    save NetworkAcls "${EC2[@]}" describe-network-acls
    save Reservations "${EC2[@]}" describe-instances
    save NetworkInterfaces "${EC2[@]}" describe-network-interfaces
    save VpcPeeringConnections "${EC2[@]}" describe-vpc-peering-connections
    save VpcEndpoints "${EC2[@]}" describe-vpc-endpoints
    save PrefixLists "${EC2[@]}" describe-prefix-lists
    save ManagedPrefixLists "${EC2[@]}" describe-managed-prefix-lists
    wrap PrefixListEntries PrefixListId Entries \
        "$(ids "${EC2[@]}" describe-managed-prefix-lists --query 'PrefixLists[].PrefixListId')" \
        "${EC2[@]}" get-managed-prefix-list-entries --prefix-list-id @

    save VpnGateways "${EC2[@]}" describe-vpn-gateways
    save CustomerGateways "${EC2[@]}" describe-customer-gateways
    save VpnConnections "${EC2[@]}" describe-vpn-connections --query "$VPN"

    save TransitGateways "${EC2[@]}" describe-transit-gateways
    save TransitGatewayAttachments "${EC2[@]}" describe-transit-gateway-attachments
    save TransitGatewayVpcAttachments "${EC2[@]}" describe-transit-gateway-vpc-attachments
    save TransitGatewayPeeringAttachments "${EC2[@]}" describe-transit-gateway-peering-attachments
    save TransitGatewayRouteTables "${EC2[@]}" describe-transit-gateway-route-tables
    TABLES=$(ids "${EC2[@]}" describe-transit-gateway-route-tables \
        --query 'TransitGatewayRouteTables[].TransitGatewayRouteTableId')
    wrap TransitGatewayAssociations TransitGatewayRouteTableId Associations "$TABLES" \
        "${EC2[@]}" get-transit-gateway-route-table-associations \
        --transit-gateway-route-table-id @
    wrap TransitGatewayPropagations TransitGatewayRouteTableId \
        TransitGatewayRouteTablePropagations "$TABLES" \
        "${EC2[@]}" get-transit-gateway-route-table-propagations \
        --transit-gateway-route-table-id @
    wrap TransitGatewayStaticRoutes TransitGatewayRouteTableId Routes "$TABLES" \
        "${EC2[@]}" search-transit-gateway-routes --filters Name=type,Values=static \
        --transit-gateway-route-table-id @
    wrap TransitGatewayPropagatedRoutes TransitGatewayRouteTableId Routes "$TABLES" \
        "${EC2[@]}" search-transit-gateway-routes --filters Name=type,Values=propagated \
        --transit-gateway-route-table-id @

    wrap TransitGatewayPrefixListReferences TransitGatewayRouteTableId \
        TransitGatewayPrefixListReferences "$TABLES" \
        "${EC2[@]}" get-transit-gateway-prefix-list-references \
        --transit-gateway-route-table-id @

    save LoadBalancers "${ELB[@]}" describe-load-balancers
    BALANCERS=$(ids "${ELB[@]}" describe-load-balancers --query 'LoadBalancers[].LoadBalancerArn')
    wrap LoadBalancerListeners LoadBalancerArn Listeners "$BALANCERS" \
        "${ELB[@]}" describe-listeners --load-balancer-arn @
    wrap LoadBalancerAttributes LoadBalancerArn Attributes "$BALANCERS" \
        "${ELB[@]}" describe-load-balancer-attributes --load-balancer-arn @
    save TargetGroups "${ELB[@]}" describe-target-groups
    GROUPS_OF=$(ids "${ELB[@]}" describe-target-groups --query 'TargetGroups[].TargetGroupArn')
    wrap TargetGroupAttributes TargetGroupArn Attributes "$GROUPS_OF" \
        "${ELB[@]}" describe-target-group-attributes --target-group-arn @
    wrap LoadBalancerTargetHealth TargetGroupArn TargetHealthDescriptions "$GROUPS_OF" \
        "${ELB[@]}" describe-target-health --target-group-arn @

    save DirectConnectConnections "${DX[@]}" describe-connections \
        --query '{connections: connections[].{connectionId: connectionId,
            connectionName: connectionName, connectionState: connectionState, region: region,
            ownerAccount: ownerAccount, location: location, bandwidth: bandwidth, lagId: lagId,
            vlan: vlan, tags: tags}}'
    save DirectConnectLags "${DX[@]}" describe-lags \
        --query '{lags: lags[].{lagId: lagId, lagName: lagName, lagState: lagState,
            region: region, ownerAccount: ownerAccount, location: location,
            connectionsBandwidth: connectionsBandwidth, tags: tags}}'
    save VirtualInterfaces "${DX[@]}" describe-virtual-interfaces \
        --query '{virtualInterfaces: virtualInterfaces[].{virtualInterfaceId: virtualInterfaceId,
            virtualInterfaceName: virtualInterfaceName, virtualInterfaceType: virtualInterfaceType,
            virtualInterfaceState: virtualInterfaceState, ownerAccount: ownerAccount,
            connectionId: connectionId, vlan: vlan, asn: asn, amazonSideAsn: amazonSideAsn,
            addressFamily: addressFamily, amazonAddress: amazonAddress,
            customerAddress: customerAddress, mtu: mtu, region: region,
            virtualGatewayId: virtualGatewayId, directConnectGatewayId: directConnectGatewayId,
            routeFilterPrefixes: routeFilterPrefixes, siteLinkEnabled: siteLinkEnabled,
            tags: tags,
            bgpPeers: bgpPeers[].{bgpPeerId: bgpPeerId, asn: asn, addressFamily: addressFamily,
                amazonAddress: amazonAddress, customerAddress: customerAddress,
                bgpPeerState: bgpPeerState, bgpStatus: bgpStatus}}}'
    save DirectConnectGateways "${DX[@]}" describe-direct-connect-gateways
    DXGWS=$(ids "${DX[@]}" describe-direct-connect-gateways \
        --query 'directConnectGateways[].directConnectGatewayId')
    wrap DirectConnectGatewayAssociations directConnectGatewayId \
        directConnectGatewayAssociations "$DXGWS" \
        "${DX[@]}" describe-direct-connect-gateway-associations --direct-connect-gateway-id @
    wrap DirectConnectGatewayAttachments directConnectGatewayId \
        directConnectGatewayAttachments "$DXGWS" \
        "${DX[@]}" describe-direct-connect-gateway-attachments --direct-connect-gateway-id @
done
echo "Now: peerscape import aws $ACCOUNT -o design.peerscape" >&2
