import { record, type Recording } from "@plinth/testing";
import { Network, type NetworkArgs } from "../network.ts";

/** What a call needs: everything else has a default. */
export const bare: NetworkArgs = {
    cidr: "10.0.0.0/16",
    zones: ["euw1-az1", "euw1-az2", "euw1-az3"],
    account: "111111111111",
    region: "eu-west-1",
};

/** The types a network is made of. */
export const TYPES = {
    vpc: "aws:ec2/vpc:Vpc",
    subnet: "aws:ec2/subnet:Subnet",
    table: "aws:ec2/routeTable:RouteTable",
    tableAssociation: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    route: "aws:ec2/route:Route",
    nat: "aws:ec2/natGateway:NatGateway",
    address: "aws:ec2/eip:Eip",
    internetGateway: "aws:ec2/internetGateway:InternetGateway",
    endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
    endpointTable: "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
    endpointSubnet: "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
    acl: "aws:ec2/networkAcl:NetworkAcl",
    aclAssociation: "aws:ec2/networkAclAssociation:NetworkAclAssociation",
    defaultAcl: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
} as const;

/** A network called `network`, as the simulated cloud sees it. */
export async function recordedNetwork(
    changed: Partial<NetworkArgs> = {},
    options: { readonly preview?: boolean } = {},
): Promise<Recording<Network>> {
    return await record(() => new Network("network", { ...bare, ...changed } as NetworkArgs), options);
}

/** What a resource depends on, by property: the logical names behind the ids it was given. */
export function dependsOn(made: Recording<Network>, type: string, name: string, property: string): string[] {
    const urns = made.resource(type, name).propertyDependencies[property] ?? [];
    return urns.map((urn) => urn.split("::").at(-1) ?? "").sort();
}

/** What an endpoint is associated with (`routeTableId` or `subnetId`): the logical names behind the ids. */
export function associated(made: Recording<Network>, endpoint: string, type: string, property: string): string[] {
    const of = made.all(type).filter(({ name }) => dependsOn(made, type, name, "vpcEndpointId").includes(endpoint));
    return of.flatMap(({ name }) => dependsOn(made, type, name, property)).sort();
}
