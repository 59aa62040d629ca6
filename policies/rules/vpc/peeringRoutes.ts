import type { Reading } from "../../reading/reading.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import { isEverywhere } from "../../views/cidr.ts";

const ROUTE = "aws:ec2/route:Route";

export const peeringRoutes = resourceRule({
    id: "peering-routes",
    severity: "medium",
    description: "Peering connections carry the traffic of the peer's networks, not of the whole internet",
    remedy: "set the destination to the CIDR block of the peered VPC",
    types: [ROUTE, "aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"],
    safeProperties: [
        "destinationCidrBlock",
        "destinationIpv6CidrBlock",
        "routes[].cidrBlock",
        "routes[].ipv6CidrBlock",
    ],
    *check(resource) {
        if (resource.type === ROUTE) {
            yield* checkRoute(resource, ["destinationCidrBlock", "destinationIpv6CidrBlock"]);
            return;
        }
        const routes = resource.get("routes");
        if (routes.isUnknown) {
            yield { at: routes, expected: "no route of a peering connection to the whole internet" };
            return;
        }
        for (const route of routes.items()) {
            yield* checkRoute(route, ["cidrBlock", "ipv6CidrBlock"]);
        }
    },
});

function* checkRoute(route: Pick<Reading, "child">, destinations: readonly string[]): Verdicts {
    if (!route.child("vpcPeeringConnectionId").isSet) {
        return;
    }
    for (const destination of destinations.map((key) => route.child(key))) {
        if (destination.isUnknown || isEverywhere(destination.string())) {
            yield { at: destination, expected: "the networks of the peer" };
        }
    }
}
