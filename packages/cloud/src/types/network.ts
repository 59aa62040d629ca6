import type { ModelContext, TypeModel } from "../model/model.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

function zonalNat(context: ModelContext): Record<string, unknown> {
    return {
        associationId: context.ec2Id("eipassoc"),
        networkInterfaceId: context.ec2Id("eni"),
        privateIp: context.ip("private"),
        publicIp: context.ip("public", true),
    };
}

/** A regional gateway stands in no subnet, has a route table of its own and, left alone, addresses that AWS takes. */
function regionalNat(context: ModelContext): Record<string, unknown> {
    const zone = context.inputs.availabilityZoneAddresses === undefined ? [`${context.target.region}a`] : [];
    return {
        autoProvisionZones: zone.length > 0 ? "enabled" : "disabled",
        autoScalingIps: zone.length > 0 ? "enabled" : "disabled",
        regionalNatGatewayAutoMode: zone.length > 0 ? "enabled" : "disabled",
        routeTableId: context.ec2Id("rtb"),
        regionalNatGatewayAddresses: zone.map((availabilityZone) => ({
            allocationId: context.ec2Id("eipalloc"),
            associationId: context.ec2Id("eipassoc"),
            availabilityZone,
            networkInterfaceId: context.ec2Id("eni"),
            publicIp: context.ip("public", true),
            status: "succeeded",
        })),
    };
}

/** Virtual private clouds and what is routed in them. */
export const networkTypes: Readonly<Record<string, TypeModel>> = {
    "aws:ec2/vpc:Vpc": {
        taggable: true,
        defaults: { enableDnsSupport: true, instanceTenancy: "default" },
        compute: (context) => {
            const id = context.ec2Id("vpc");
            return {
                id,
                outputs: {
                    arn: context.arn("ec2", `vpc/${id}`),
                    // The default group and list are AWS's own resources; adopting ones find them by the same rule.
                    defaultSecurityGroupId: context.ec2Id("sg", id),
                    defaultNetworkAclId: context.ec2Id("acl", id),
                    defaultRouteTableId: context.ec2Id("rtb", id),
                    mainRouteTableId: context.ec2Id("rtb", id),
                    // Which block of its pool IPAM hands out is not known here: some private one of the size asked for.
                    ...(context.has("ipv4IpamPoolId") && !context.has("cidrBlock")
                        ? {
                              cidrBlock: `10.${parseInt(context.hex("block", 2), 16)}.0.0/${context.number("ipv4NetmaskLength", 16)}`,
                          }
                        : {}),
                    ...(context.inputs.assignGeneratedIpv6CidrBlock === true
                        ? {
                              ipv6AssociationId: context.ec2Id("vpc-cidr-assoc"),
                              ipv6CidrBlock: `2001:db8:${context.hex("ipv6", 2)}00::/56`,
                          }
                        : { ipv6AssociationId: "" }),
                    dhcpOptionsId: context.ec2Id("dopt", context.target.account + context.target.region),
                    ownerId: context.target.account,
                },
            };
        },
    },
    "aws:ec2/subnet:Subnet": {
        taggable: true,
        defaults: { mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false },
        compute: (context) => {
            const id = context.ec2Id("subnet");
            return {
                id,
                outputs: {
                    arn: context.arn("ec2", `subnet/${id}`),
                    availabilityZone: `${context.target.region}a`,
                    ipv6CidrBlockAssociationId: context.has("ipv6CidrBlock") ? context.ec2Id("subnet-cidr-assoc") : "",
                    ownerId: context.target.account,
                },
            };
        },
    },
    "aws:ec2/internetGateway:InternetGateway": {
        taggable: true,
        compute: (context) => {
            const id = context.ec2Id("igw");
            return {
                id,
                outputs: { arn: context.arn("ec2", `internet-gateway/${id}`), ownerId: context.target.account },
            };
        },
    },
    "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": {
        taggable: true,
        compute: (context) => ({ id: context.ec2Id("eigw"), outputs: {} }),
    },
    "aws:ec2/eip:Eip": {
        taggable: true,
        compute: (context) => {
            const id = context.ec2Id("eipalloc");
            const publicIp = context.ip("public", true);
            return {
                id,
                outputs: {
                    allocationId: id,
                    arn: context.arn("ec2", `elastic-ip/${id}`),
                    publicIp,
                    associationId: "",
                    carrierIp: "",
                    customerOwnedIp: "",
                    privateDns: "",
                    privateIp: "",
                    ptrRecord: "",
                    publicDns: `ec2-${publicIp.replaceAll(".", "-")}.${context.target.region}.compute.amazonaws.com`,
                },
            };
        },
    },
    "aws:ec2/natGateway:NatGateway": {
        taggable: true,
        defaults: { connectivityType: "public" },
        compute: (context) => ({
            id: context.ec2Id("nat"),
            outputs: context.text("availabilityMode") === "regional" ? regionalNat(context) : zonalNat(context),
        }),
    },
    "aws:ec2/routeTable:RouteTable": {
        taggable: true,
        compute: (context) => {
            const id = context.ec2Id("rtb");
            return { id, outputs: { arn: context.arn("ec2", `route-table/${id}`), ownerId: context.target.account } };
        },
    },
    "aws:ec2/defaultRouteTable:DefaultRouteTable": {
        taggable: true,
        compute: (context) => {
            const id = context.text("defaultRouteTableId", context.ec2Id("rtb"));
            return {
                id,
                outputs: {
                    arn: context.arn("ec2", `route-table/${id}`),
                    ownerId: context.target.account,
                    vpcId: context.ec2Id("vpc"),
                },
            };
        },
    },
    "aws:ec2/route:Route": {
        compute: (context) => ({
            id: `r-${context.text("routeTableId", context.ec2Id("rtb"))}${context.hex("route", 10)}`,
            outputs: { instanceId: "", instanceOwnerId: "", origin: "CreateRoute", state: "active" },
        }),
    },
    "aws:ec2/routeTableAssociation:RouteTableAssociation": {
        compute: (context) => ({ id: context.ec2Id("rtbassoc"), outputs: {} }),
    },
    "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation": {
        compute: (context) => ({
            id: context.ec2Id("rtbassoc"),
            outputs: { originalRouteTableId: context.ec2Id("rtb") },
        }),
    },
    "aws:ec2/networkAcl:NetworkAcl": {
        taggable: true,
        compute: (context) => {
            const id = context.ec2Id("acl");
            return { id, outputs: { arn: context.arn("ec2", `network-acl/${id}`), ownerId: context.target.account } };
        },
    },
    "aws:ec2/networkAclRule:NetworkAclRule": {
        compute: (context) => ({ id: `nacl-${context.hex("rule", 10)}`, outputs: {} }),
    },
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": {
        taggable: true,
        compute: (context) => {
            const id = context.text("defaultNetworkAclId", context.ec2Id("acl"));
            return {
                id,
                outputs: {
                    arn: context.arn("ec2", `network-acl/${id}`),
                    ownerId: context.target.account,
                    vpcId: context.ec2Id("vpc"),
                },
            };
        },
    },
    "aws:ec2/vpcEncryptionControl:VpcEncryptionControl": {
        taggable: true,
        compute: (context) => ({
            id: context.ec2Id("vpcec"),
            outputs: { state: "available", stateMessage: "", resourceExclusions: {} },
        }),
    },
    "aws:ec2/vpcEndpoint:VpcEndpoint": {
        taggable: true,
        defaults: { vpcEndpointType: "Gateway" },
        compute: (context) => {
            const id = context.ec2Id("vpce");
            const gateway = context.text("vpcEndpointType") === "Gateway";
            const name = context.text("serviceName").split(".").at(-1) ?? "service";
            return {
                id,
                outputs: {
                    arn: context.arn("ec2", `vpc-endpoint/${id}`),
                    ownerId: context.target.account,
                    requesterManaged: false,
                    state: "available",
                    ...(gateway
                        ? { prefixListId: `pl-${context.hex("prefixes", 8)}`, cidrBlocks: ["203.0.113.0/24"] }
                        : {
                              networkInterfaceIds: [context.ec2Id("eni")],
                              dnsEntries: [
                                  {
                                      dnsName: `${id}-${context.hex("dns", 8)}.${name}.${context.target.region}.vpce.amazonaws.com`,
                                      hostedZoneId: `Z${context.alphanumeric("zone", 13)}`,
                                  },
                              ],
                          }),
                },
            };
        },
    },
    "aws:ec2/flowLog:FlowLog": {
        taggable: true,
        compute: (context) => {
            const id = context.ec2Id("fl");
            return { id, outputs: { arn: context.arn("ec2", `vpc-flow-log/${id}`) } };
        },
    },
};
