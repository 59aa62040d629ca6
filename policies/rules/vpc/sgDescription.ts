import type { Reading } from "../../reading/reading.ts";
import { type Observation, resourceRule } from "../../rule/rule.ts";
import { EGRESS_RULE, GROUP, INGRESS_RULE, SINGLE_RULE, TrafficRule } from "../../views/trafficRule.ts";

const OWN_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const OF_RULE = "a description of the rule";

export const sgDescription = resourceRule({
    id: "sg-description",
    severity: "low",
    description: "Security groups and their rules say what they are for, so that a rule nobody needs can be removed",
    remedy: "set description to what the group or rule is for",
    types: [...GROUP, SINGLE_RULE, INGRESS_RULE, EGRESS_RULE],
    safeProperties: [],
    *check(resource) {
        // AWS gives the default group its description.
        if (resource.type === OWN_GROUP) {
            yield* judge(resource.get("description"), "a description of the group");
        }
        const rules = [...TrafficRule.of(resource, "ingress"), ...TrafficRule.of(resource, "egress")];
        for (const { description, isUnknown } of rules) {
            yield* isUnknown ? [{ at: description, expected: OF_RULE }] : judge(description, OF_RULE);
        }
    },
});

/** A description that is set says something, whatever it will be. */
function judge(description: Reading, expected: string): Observation[] {
    const text = description.string()?.trim();
    // What the provider writes where a program says nothing, under Pulumi and elsewhere.
    const isGenerated = text === "" || /^Managed by (Pulumi|Terraform)$/i.test(text ?? "");
    return isGenerated || !description.isSet ? [{ at: description, expected }] : [];
}
