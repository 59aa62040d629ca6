import type { Relation } from "../../relations/relation.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule } from "../../rule/rule.ts";
import { attachedTo } from "../../views/attachedTo.ts";
import { GROUP, INGRESS_RULE, SINGLE_RULE, SOURCES, TrafficRule } from "../../views/trafficRule.ts";

const GROUP_OF_RULE: Relation = {
    types: [SINGLE_RULE, INGRESS_RULE],
    property: "securityGroupId",
    parents: GROUP,
    keys: [],
};

const PORTS = "[0-9]+(-[0-9]+)?";

export const sgIngressWorld = stackRule({
    id: "sg-ingress-world",
    severity: "critical",
    description: "Security groups admit the internet to the ports of load balancers only",
    remedy: "name the source security group or network that needs access, or put a load balancer in front",
    types: [...GROUP, SINGLE_RULE, INGRESS_RULE],
    safeProperties: [...SOURCES, ...SOURCES.map((property) => `ingress[].${property}`)],
    parameters: {
        ports: {
            description: "Ports (or ranges like 8000-8080) open to the world on load balancers",
            default: ["80", "443"],
            stricter: "shorter",
            pattern: PORTS,
        },
        portsOfUnused: {
            description:
                "The same for groups that nothing in the stack uses; a load balancer of another stack may be what does",
            default: ["80", "443"],
            // Plain HTTP is for a load balancer to redirect, so that there is one has to be seen.
            strict: ["443"],
            stricter: "shorter",
            pattern: PORTS,
        },
    },
    *check(resource, { stack, parameters }) {
        const users = usersOf(resource, stack);
        const onBalancers = parameters.strings("ports");
        const ofUnused = parameters.strings("portsOfUnused");
        const allowed = users === "others" ? [] : users === "load balancers" ? onBalancers : ofUnused;
        for (const rule of TrafficRule.of(resource, "ingress")) {
            const admitted = rule.admitsOnly(allowed);
            if (admitted === true) {
                continue;
            }
            const mayBeBalancer = users === "unknown" && rule.admitsOnly(onBalancers) !== false;
            for (const source of rule.worldAddresses()) {
                const expected = `a network narrower than the internet for ${rule.ports}`;
                yield { at: source, expected, unverified: admitted === undefined || rule.isOpen || mayBeBalancer };
            }
        }
    },
});

/** What the group protects that the resource is, or is a rule of. */
function usersOf(resource: ResourceView, stack: StackIndex): ReturnType<typeof attachedTo> {
    if (GROUP.includes(resource.type)) {
        return attachedTo(resource, stack);
    }
    const { here, open } = stack.targets(resource, GROUP_OF_RULE);
    const [group] = here;
    return group !== undefined ? attachedTo(group, stack) : open ? "unknown" : "nothing";
}
