import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { peeringRoutes } from "./peeringRoutes.ts";

const ROUTE = "aws:ec2/route:Route";
const TABLE = "aws:ec2/routeTable:RouteTable";
const peering = resource("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "pcx", {});

export const examples: RuleExamples = {
    rule: peeringRoutes,
    passing: [
        {
            title: "a route to the peer's network",
            resources: [
                peering,
                resource(ROUTE, "r", { destinationCidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: from(peering) }),
            ],
        },
        {
            title: "a way to the internet through a gateway",
            resources: [resource(ROUTE, "r", { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })],
        },
        {
            title: "inline routes, each to where it belongs",
            resources: [
                resource(TABLE, "rt", {
                    routes: [
                        { cidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: UNKNOWN },
                        { cidrBlock: "0.0.0.0/0", gatewayId: "igw-1", vpcPeeringConnectionId: "" },
                    ],
                }),
            ],
        },
        { title: "a table without routes", resources: [resource(TABLE, "rt", {})] },
    ],
    failing: [
        {
            title: "the internet through a peer of which the id is not known yet",
            resources: [
                peering,
                resource(ROUTE, "r", { destinationCidrBlock: "0.0.0.0/0", vpcPeeringConnectionId: from(peering) }),
            ],
            finds: ["r: destinationCidrBlock"],
        },
        {
            title: "half of the internet's newer addresses",
            resources: [
                resource(ROUTE, "r", { destinationIpv6CidrBlock: "8000::/1", vpcPeeringConnectionId: "pcx-1" }),
            ],
            finds: ["r: destinationIpv6CidrBlock"],
        },
        {
            title: "one inline route of two, in either family",
            resources: [
                resource(TABLE, "rt", {
                    routes: [
                        { cidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: "pcx-1" },
                        { cidrBlock: "0.0.0.0/0", ipv6CidrBlock: "::/0", vpcPeeringConnectionId: "pcx-1" },
                    ],
                }),
            ],
            finds: ["rt: routes[1].cidrBlock", "rt: routes[1].ipv6CidrBlock"],
        },
        {
            title: "a VPC's main table",
            resources: [
                resource("aws:ec2/defaultRouteTable:DefaultRouteTable", "main", {
                    routes: [{ cidrBlock: "0.0.0.0/0", vpcPeeringConnectionId: "pcx-1" }],
                }),
            ],
            finds: ["main: routes[0].cidrBlock"],
        },
    ],
    unknown: [
        {
            title: "a destination that is not known yet",
            resources: [resource(ROUTE, "r", { destinationCidrBlock: UNKNOWN, vpcPeeringConnectionId: "pcx-1" })],
            finds: ["r: destinationCidrBlock"],
        },
        {
            title: "routes that are not known yet",
            resources: [resource(TABLE, "rt", { routes: UNKNOWN })],
            finds: ["rt: routes"],
        },
    ],
};
