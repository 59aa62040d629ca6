import type { ResourceData } from "../resource/resourceData.ts";
import { type Example, type Finds, from, resource, UNKNOWN } from "./example.ts";
import { association, everywhere, gateway, subnet, table, vpc } from "./network.ts";

export const RDS = "aws:rds/subnetGroup:SubnetGroup";
export const group = resource(RDS, "group", { subnetIds: [from(subnet)] });
const FOUND = ["group: subnetIds"];

/** A public gateway, and the group's subnet with a table of these routes. */
function inlineRoutes(...routes: object[]): ResourceData[] {
    return [vpc, gateway, subnet, resource("aws:ec2/routeTable:RouteTable", "rt", { routes }), association, group];
}

export /** The same with a route of its own. */
function split(route: Record<string, unknown>): ResourceData[] {
    const own = resource("aws:ec2/route:Route", "out", { routeTableId: from(table), ...route });
    return [vpc, gateway, subnet, table, association, own, group];
}

/** What is said of a group by the gateways of its subnet's routes. */
export const routesThatPass: Example[] = [
    {
        title: "a gateway for one network, and a private gateway for the rest",
        resources: inlineRoutes(
            { cidrBlock: "198.51.100.0/24", gatewayId: from(gateway) },
            { cidrBlock: "0.0.0.0/0", gatewayId: "vgw-1" },
            { cidrBlock: UNKNOWN, gatewayId: "" },
        ),
    },
    {
        title: "private gateways for everything beside an edge to a public one, and one of no known form without an edge",
        resources: [
            ...inlineRoutes(
                { cidrBlock: "198.51.100.0/24", gatewayId: from(gateway) },
                { cidrBlock: "0.0.0.0/0", gatewayId: "vpce-1" },
                { cidrBlock: "0.0.0.0/1", gatewayId: "local" },
                { ipv6CidrBlock: "::/0" },
            ),
            resource("aws:ec2/route:Route", "own", { routeTableId: "rtb-1", ...everywhere, gatewayId: "edge_1" }),
        ],
    },
    {
        title: "a gateway whose id has no known form, without an edge",
        resources: [...split({ ...everywhere, gatewayId: "edge_1" })],
    },
    {
        title: "an inline gateway whose id has no known form, without an edge",
        resources: inlineRoutes({ cidrBlock: "0.0.0.0/0", gatewayId: "edge_1" }),
    },
];

export const routesThatFail: Finds[] = [
    ...[
        {
            title: "an inline route by an edge to a gateway, whatever its id looks like",
            routes: [
                { cidrBlock: "198.51.100.0/24", gatewayId: from(gateway, "edge_1") },
                { cidrBlock: "0.0.0.0/0", gatewayId: from(gateway, "edge_1") },
                { cidrBlock: "0.0.0.0/0", gatewayId: "" },
                { cidrBlock: "203.0.113.0/24", gatewayId: "igw-9" },
            ],
        },
        {
            title: "inline routes for both families of addresses by an edge, of which either leads to the gateway",
            routes: [
                { cidrBlock: "0.0.0.0/0", gatewayId: from(gateway) },
                { ipv6CidrBlock: "::/0", gatewayId: from(gateway) },
            ],
        },
    ].map(({ title, routes }) => ({ title, resources: inlineRoutes(...routes), finds: FOUND })),
];

export const routesLeftOpen: Finds[] = [
    {
        title: "two inline routes to gateways of which the edge does not tell which is public",
        resources: inlineRoutes(
            { cidrBlock: "198.51.100.0/24", gatewayId: from(gateway, "edge_1") },
            { cidrBlock: "0.0.0.0/0", gatewayId: "edge_2" },
        ),
        finds: FOUND,
    },
    {
        title: "two inline routes of which either may lead through the gateway",
        resources: inlineRoutes(
            { cidrBlock: "198.51.100.0/24", gatewayId: from(gateway) },
            { cidrBlock: "0.0.0.0/0", gatewayId: UNKNOWN },
        ),
        finds: FOUND,
    },
];
