import { own } from "../reading/unknown.ts";
import { perStack } from "../relations/perStack.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { GROUP } from "./trafficRule.ts";
import { LOAD_BALANCER } from "./types.ts";

/** Resources behind a group are AWS's own; rules of groups and groups named as a source are not behind it. */
const BEHIND = /^aws:(?!.*securityGroup)/i;

/**
 * What a security group protects, as far as this stack shows: load balancers, something else, or nothing (other stacks
 * may use it). Unknown while a load balancer has groups that are not known yet.
 */
export function attachedTo(
    group: ResourceView,
    stack: StackIndex,
): "load balancers" | "others" | "nothing" | "unknown" {
    const byEdge = stack.referrers(group).map(({ resource }) => resource.type);
    const byId = typesByGroupId(stack).get(group.output("id").string() ?? "") ?? [];
    const types = [...byEdge.filter((type) => BEHIND.test(type)), ...byId];
    if (types.some((type) => (LOAD_BALANCER as readonly string[]).includes(type))) {
        return "load balancers";
    }
    return types.length > 0 ? "others" : hasOpenBalancer(stack) ? "unknown" : "nothing";
}

const hasOpenBalancer = perStack((stack) =>
    stack.ofTypes(LOAD_BALANCER).some((balancer) => {
        const groups = balancer.get("securityGroups");
        const isLinked = stack.dependsOn(balancer, "securityGroups", GROUP);
        return groups.hasUnknownItem && !isLinked;
    }),
);

/** Where programs give plain ids there are no edges: the ids of the stack's groups are looked for in properties. */
const typesByGroupId = perStack((stack) => {
    const found = new Map<string, Set<string>>();
    const ids = stack.ofTypes(GROUP).flatMap((group) => group.output("id").string() ?? []);
    ids.forEach((id) => found.set(id, new Set()));
    // Without a known id there is nothing to look for, and most previews know none.
    const users = ids.length > 0 ? stack.resources.filter(({ type }) => BEHIND.test(type)) : [];
    for (const { type, data } of users) {
        for (const text of texts(data.inputs ?? data.outputs)) {
            found.get(text)?.add(type);
        }
    }
    return found;
});

/** Every text in a value, however deep: a call for each level would end at some depth. */
function* texts(value: unknown): Generator<string> {
    const seen = new Set([value]);
    for (const next of seen) {
        if (typeof next === "string") {
            yield next;
        } else {
            // What is no object has no keys.
            const holder = Object(next) as object;
            Object.keys(holder).forEach((key) => seen.add(own(holder, key)));
        }
    }
}
