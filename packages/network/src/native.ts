import { makeRouting } from "./routing.ts";
import type { Scope } from "./scope.ts";
import { makeSubnets } from "./subnets.ts";
import type { Topology } from "./topology.ts";
import { closeDefaults, makeVpc } from "./vpc.ts";

/** A network of plain resources, each named by its tier and zone. */
export function makeNative(scope: Scope, karpenterDiscovery: string | undefined): Topology {
    const vpc = makeVpc(scope);
    closeDefaults(scope, vpc);
    const subnets = makeSubnets(scope, vpc, karpenterDiscovery);
    return { vpc, subnets, ...makeRouting(scope, vpc, subnets) };
}
