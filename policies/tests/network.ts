import { from, resource } from "./example.ts";

// A VPC with a gateway to the internet, one behind it, a subnet and the table of its routes.
export const vpc = resource("aws:ec2/vpc:Vpc", "vpc", {});
export const gateway = resource("aws:ec2/internetGateway:InternetGateway", "igw", { vpcId: from(vpc) });
export const nat = resource("aws:ec2/natGateway:NatGateway", "nat", {});
export const subnet = resource("aws:ec2/subnet:Subnet", "a", { vpcId: from(vpc) });
export const known = resource(
    "aws:ec2/subnet:Subnet",
    "a",
    { vpcId: from(vpc, "vpc-1") },
    { outputs: { id: "subnet-1", vpcId: "vpc-1" } },
);
export const table = resource("aws:ec2/routeTable:RouteTable", "rt", { vpcId: from(vpc) });
export const association = resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "rta", {
    subnetId: from(subnet),
    routeTableId: from(table),
});
export const everywhere = { destinationCidrBlock: "0.0.0.0/0" };
export const toInternet = resource("aws:ec2/route:Route", "out", {
    routeTableId: from(table),
    ...everywhere,
    gatewayId: from(gateway),
});
export const toNat = resource("aws:ec2/route:Route", "out", {
    routeTableId: from(table),
    ...everywhere,
    natGatewayId: from(nat),
});
