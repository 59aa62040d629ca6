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
            pattern: "[0-9]+(-[0-9]+)?",
        },
    },
    *check(resource, { stack, parameters }) {
        const group = groupOf(resource, stack);
        // A group that nothing here uses may belong to a load balancer of another stack.
        const allowed = group !== undefined && attachedTo(group, stack) === "others" ? [] : parameters.strings("ports");
        for (const rule of TrafficRule.of(resource, "ingress")) {
            const admitted = rule.admitsOnly(allowed);
            if (admitted === true) {
                continue;
            }
            for (const source of rule.worldAddresses()) {
                const expected = `a network narrower than the internet for ${rule.ports}`;
                yield { at: source, expected, unverified: admitted === undefined || rule.isOpen };
            }
        }
    },
});

function groupOf(resource: ResourceView, stack: StackIndex): ResourceView | undefined {
    return GROUP.includes(resource.type) ? resource : stack.targets(resource, GROUP_OF_RULE).here[0];
}
