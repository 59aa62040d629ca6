import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { LOAD_BALANCER } from "./types.ts";

/** Resources behind a group are AWS's own; rules of groups and groups named as a source are not behind it. */
const BEHIND = /^aws:(?!.*securityGroup)/i;

/**
 * What a security group protects, as far as this stack shows: load balancers, something else, or nothing (other stacks
 * may use it).
 */
export function attachedTo(group: ResourceView, stack: StackIndex): "load balancers" | "others" | "nothing" {
    const types = stack
        .referrers(group)
        .map(({ resource }) => resource.type)
        .filter((type) => BEHIND.test(type));
    if (types.some((type) => (LOAD_BALANCER as readonly string[]).includes(type))) {
        return "load balancers";
    }
    return types.length > 0 ? "others" : "nothing";
}
