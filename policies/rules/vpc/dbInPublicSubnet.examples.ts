import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { dbInPublicSubnet } from "./dbInPublicSubnet.ts";

const vpc = resource("aws:ec2/vpc:Vpc", "vpc", {});
const gateway = resource("aws:ec2/internetGateway:InternetGateway", "igw", { vpcId: from(vpc) });
const nat = resource("aws:ec2/natGateway:NatGateway", "nat", {});
const subnet = resource("aws:ec2/subnet:Subnet", "a", { vpcId: from(vpc) });
const known = resource(
    "aws:ec2/subnet:Subnet",
    "a",
    { vpcId: from(vpc, "vpc-1") },
    { outputs: { id: "subnet-1", vpcId: "vpc-1" } },
);
const table = resource("aws:ec2/routeTable:RouteTable", "rt", { vpcId: from(vpc) });
const association = resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "rta", {
    subnetId: from(subnet),
    routeTableId: from(table),
});
const everywhere = { destinationCidrBlock: "0.0.0.0/0" };
const toInternet = resource("aws:ec2/route:Route", "out", {
    routeTableId: from(table),
    ...everywhere,
    gatewayId: from(gateway),
});
const toNat = resource("aws:ec2/route:Route", "out", {
    routeTableId: from(table),
    ...everywhere,
    natGatewayId: from(nat),
});
const inline = resource("aws:ec2/routeTable:RouteTable", "rt", {
    routes: [
        { cidrBlock: "10.1.0.0/16", transitGatewayId: "tgw-1" },
        { cidrBlock: "0.0.0.0/0", gatewayId: from(gateway) },
    ],
});
const RDS = "aws:rds/subnetGroup:SubnetGroup";
const CACHE = "aws:elasticache/subnetGroup:SubnetGroup";
const group = resource(RDS, "group", { subnetIds: [from(subnet)] });
const STACK = "pulumi:pulumi:StackReference";

function network(outputs: unknown) {
    return resource(
        STACK,
        "network",
        { name: "acme/network/dev" },
        { outputs: { name: "acme/network/dev", outputs }, external: true },
    );
}

export const examples: RuleExamples = {
    rule: dbInPublicSubnet,
    passing: [
        {
            title: "a subnet behind a NAT gateway",
            resources: [vpc, gateway, nat, subnet, table, association, toNat, group],
        },
        {
            title: "a gateway for one network, and a private gateway for the rest",
            resources: [
                vpc,
                gateway,
                subnet,
                resource("aws:ec2/routeTable:RouteTable", "rt", {
                    routes: [
                        { cidrBlock: "198.51.100.0/24", gatewayId: from(gateway) },
                        { cidrBlock: "0.0.0.0/0", gatewayId: "vgw-1" },
                        { cidrBlock: UNKNOWN, gatewayId: "" },
                    ],
                }),
                association,
                group,
            ],
        },
        {
            title: "a list that is not known yet, of two subnets behind a NAT gateway",
            resources: [
                vpc,
                subnet,
                resource("aws:ec2/subnet:Subnet", "b", { vpcId: from(vpc) }),
                {
                    ...resource(RDS, "group", { subnetIds: UNKNOWN }),
                    propertyDependencies: { subnetIds: [subnet.urn, subnet.urn.replace(/a$/, "b")] },
                },
            ],
        },
        { title: "a subnet with the VPC's own main table", resources: [vpc, subnet, group] },
        {
            title: "subnets of another stack, which says what tier they are",
            resources: [
                network({ subnetTiers: { "subnet-1": "isolated", "subnet-2": "public" } }),
                resource(CACHE, "group", { subnetIds: ["subnet-1"] }),
            ],
        },
    ],
    failing: [
        {
            title: "a route to an internet gateway",
            resources: [vpc, gateway, subnet, table, association, toInternet, group],
            finds: ["group: subnetIds"],
        },
        {
            title: "the same route inline, for a subnet given by its id",
            resources: [
                vpc,
                gateway,
                known,
                inline,
                resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "rta", {
                    subnetId: "subnet-1",
                    routeTableId: from(inline),
                }),
                resource("aws:redshift/subnetGroup:SubnetGroup", "group", { subnetIds: ["subnet-1"] }),
            ],
            finds: ["group: subnetIds"],
        },
        {
            title: "two halves of the internet through a gateway with an odd name, beside an association that is open",
            resources: [
                vpc,
                gateway,
                subnet,
                table,
                association,
                resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "open", {
                    subnetId: UNKNOWN,
                    routeTableId: "rtb-1",
                }),
                resource("aws:ec2/route:Route", "half", {
                    routeTableId: from(table),
                    destinationCidrBlock: "0.0.0.0/1",
                    gatewayId: from(gateway, "edge-1"),
                }),
                group,
            ],
            finds: ["group: subnetIds"],
            says: ["found public a."],
        },
        {
            title: "a main table that leads to the internet",
            resources: [
                vpc,
                gateway,
                subnet,
                resource("aws:ec2/defaultRouteTable:DefaultRouteTable", "main", {
                    defaultRouteTableId: from(vpc),
                    routes: [{ ipv6CidrBlock: "::/0", gatewayId: "igw-1" }],
                }),
                group,
            ],
            finds: ["group: subnetIds"],
        },
        {
            title: "a public subnet of another stack, beside one that is not known yet",
            resources: [
                resource(STACK, "other", { name: "acme/other/dev" }, { outputs: { outputs: {} }, external: true }),
                network({ subnetTiers: { "subnet-1": "private", "subnet-2": "public" } }),
                resource(RDS, "group", { subnetIds: [UNKNOWN, "subnet-2"] }),
            ],
            finds: ["group: subnetIds"],
        },
    ],
    unknown: [
        {
            title: "subnets that are not known yet",
            resources: [resource(RDS, "group", { subnetIds: UNKNOWN })],
            finds: ["group: subnetIds"],
        },
        {
            title: "subnets of which no stack tells the tier",
            resources: [network({}), resource(RDS, "group", { subnetIds: ["subnet-9"] })],
            finds: ["group: subnetIds"],
        },
        {
            title: "tiers that are not known yet",
            resources: [network({ subnetTiers: UNKNOWN }), resource(RDS, "group", { subnetIds: ["subnet-1"] })],
            finds: ["group: subnetIds"],
        },
        {
            title: "an association of a subnet that is not known yet",
            resources: [
                vpc,
                subnet,
                table,
                resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "rta", {
                    subnetId: UNKNOWN,
                    routeTableId: from(table),
                }),
                group,
            ],
            finds: ["group: subnetIds"],
        },
        {
            title: "a destination that is not known yet, through a gateway",
            resources: [
                vpc,
                gateway,
                subnet,
                table,
                association,
                resource("aws:ec2/route:Route", "out", {
                    routeTableId: from(table),
                    destinationCidrBlock: UNKNOWN,
                    gatewayId: from(gateway),
                }),
                group,
            ],
            finds: ["group: subnetIds"],
        },
        {
            title: "a route that may be of its table",
            resources: [
                vpc,
                subnet,
                table,
                association,
                resource("aws:ec2/route:Route", "out", {
                    routeTableId: UNKNOWN,
                    ...everywhere,
                    gatewayId: "igw-1",
                }),
                group,
            ],
            finds: ["group: subnetIds"],
        },
        {
            title: "a table that is only read",
            resources: [
                vpc,
                known,
                resource("aws:ec2/routeTable:RouteTable", "rt", {}, { outputs: { id: "rtb-1" }, external: true }),
                resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "rta", {
                    subnetId: "subnet-1",
                    routeTableId: "rtb-1",
                }),
                resource(RDS, "group", { subnetIds: ["subnet-1"] }),
            ],
            finds: ["group: subnetIds"],
        },
        {
            title: "a main table of a VPC that is not known yet",
            resources: [
                vpc,
                subnet,
                resource("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "main", {
                    vpcId: UNKNOWN,
                    routeTableId: "rtb-1",
                }),
                group,
            ],
            finds: ["group: subnetIds"],
        },
        {
            title: "a route through a gateway of another stack",
            resources: [
                vpc,
                subnet,
                table,
                association,
                resource("aws:ec2/route:Route", "out", {
                    routeTableId: from(table),
                    ...everywhere,
                    gatewayId: UNKNOWN,
                }),
                group,
            ],
            finds: ["group: subnetIds"],
        },
        {
            title: "a table of another stack",
            resources: [
                vpc,
                subnet,
                resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "rta", {
                    subnetId: from(subnet),
                    routeTableId: "rtb-1",
                }),
                group,
            ],
            finds: ["group: subnetIds"],
        },
        {
            title: "a subnet of a VPC of another stack",
            resources: [
                resource("aws:ec2/subnet:Subnet", "b", { vpcId: "vpc-9" }, { outputs: { id: "subnet-b" } }),
                resource(RDS, "group", { subnetIds: ["subnet-b"] }),
            ],
            finds: ["group: subnetIds"],
        },
    ],
};
