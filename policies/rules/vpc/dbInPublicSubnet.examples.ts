import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import {
    association,
    everywhere,
    gateway,
    known,
    nat,
    subnet,
    table,
    toInternet,
    toNat,
    vpc,
} from "../../tests/network.ts";
import { group, RDS, routesLeftOpen, routesThatFail, routesThatPass, split } from "../../tests/publicRoutes.ts";
import { dbInPublicSubnet } from "./dbInPublicSubnet.ts";

const inline = resource("aws:ec2/routeTable:RouteTable", "rt", {
    routes: [
        { cidrBlock: "10.1.0.0/16", transitGatewayId: "tgw-1" },
        { cidrBlock: "0.0.0.0/0", gatewayId: from(gateway) },
    ],
});
const CACHE = "aws:elasticache/subnetGroup:SubnetGroup";
const FOUND = ["group: subnetIds"];
const STACK = "pulumi:pulumi:StackReference";

function associate(subnetId: unknown, routeTableId: unknown, name = "rta") {
    return resource("aws:ec2/routeTableAssociation:RouteTableAssociation", name, { subnetId, routeTableId });
}

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
        ...routesThatPass,
        {
            title: "a subnet behind a NAT gateway",
            resources: [vpc, gateway, nat, subnet, table, association, toNat, group],
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
        ...routesThatFail,
        {
            title: "a route to an internet gateway",
            resources: [vpc, gateway, subnet, table, association, toInternet, group],
            finds: FOUND,
        },
        {
            title: "the same route inline, for a subnet given by its id",
            resources: [
                vpc,
                gateway,
                known,
                inline,
                associate("subnet-1", from(inline)),
                resource("aws:redshift/subnetGroup:SubnetGroup", "group", { subnetIds: ["subnet-1"] }),
            ],
            finds: FOUND,
        },
        {
            title: "two halves of the internet through a gateway with an odd name, beside an association that is open",
            resources: [
                vpc,
                gateway,
                subnet,
                table,
                association,
                associate(UNKNOWN, "rtb-1", "open"),
                resource("aws:ec2/route:Route", "half", {
                    routeTableId: from(table),
                    destinationCidrBlock: "0.0.0.0/1",
                    gatewayId: from(gateway, "edge-1"),
                }),
                group,
            ],
            finds: FOUND,
            says: ["found public a."],
        },
        {
            title: "an inline route to a gateway by its id, whatever that looks like",
            resources: [
                vpc,
                { ...gateway, outputs: { id: "edge-1" } },
                subnet,
                resource("aws:ec2/routeTable:RouteTable", "rt", {
                    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "edge-1" }],
                }),
                association,
                group,
            ],
            finds: FOUND,
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
            finds: FOUND,
        },
        {
            title: "a public subnet of another stack, beside one that is not known yet",
            resources: [
                resource(STACK, "other", { name: "acme/other/dev" }, { outputs: { outputs: {} }, external: true }),
                network({ subnetTiers: { "subnet-1": "private", "subnet-2": "public" } }),
                resource(RDS, "group", { subnetIds: [UNKNOWN, "subnet-2"] }),
            ],
            finds: FOUND,
        },
    ],
    unknown: [
        ...routesLeftOpen,
        { title: "unknown subnets", resources: [resource(RDS, "group", { subnetIds: UNKNOWN })], finds: FOUND },
        {
            title: "subnets of which no stack tells the tier",
            resources: [network({}), resource(RDS, "group", { subnetIds: ["subnet-9"] })],
            finds: FOUND,
        },
        {
            title: "tiers that are not known yet",
            resources: [network({ subnetTiers: UNKNOWN }), resource(RDS, "group", { subnetIds: ["subnet-1"] })],
            finds: FOUND,
        },
        {
            title: "an association of a subnet that is not known yet",
            resources: [vpc, subnet, table, associate(UNKNOWN, from(table)), group],
            finds: FOUND,
        },
        {
            title: "a destination that is not known yet, through a gateway",
            resources: split({ destinationCidrBlock: UNKNOWN, gatewayId: from(gateway) }),
            finds: FOUND,
        },
        {
            title: "a route that may be of its table",
            resources: split({ routeTableId: UNKNOWN, ...everywhere, gatewayId: "igw-1" }),
            finds: FOUND,
        },
        {
            title: "a table that is only read",
            resources: [
                vpc,
                known,
                resource("aws:ec2/routeTable:RouteTable", "rt", {}, { outputs: { id: "rtb-1" }, external: true }),
                associate("subnet-1", "rtb-1"),
                resource(RDS, "group", { subnetIds: ["subnet-1"] }),
            ],
            finds: FOUND,
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
            finds: FOUND,
        },
        {
            title: "a route through a gateway of another stack",
            resources: split({ ...everywhere, gatewayId: UNKNOWN }),
            finds: FOUND,
        },
        {
            title: "a table of another stack",
            resources: [vpc, subnet, associate(from(subnet), "rtb-1"), group],
            finds: FOUND,
        },
        {
            title: "a subnet of a VPC of another stack",
            resources: [
                resource("aws:ec2/subnet:Subnet", "b", { vpcId: "vpc-9" }, { outputs: { id: "subnet-b" } }),
                resource(RDS, "group", { subnetIds: ["subnet-b"] }),
            ],
            finds: FOUND,
        },
    ],
};
