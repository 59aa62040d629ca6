import type { Reading } from "../../reading/reading.ts";
import type { Relation } from "../../relations/relation.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import { type Answer, any } from "../../views/answer.ts";
import { EGRESS_RULE, INGRESS_RULE, SINGLE_RULE } from "../../views/trafficRule.ts";

const VPC = "aws:ec2/vpc:Vpc";
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const GROUP_OF_VPC: Relation = { types: [DEFAULT_GROUP], property: "vpcId", parents: [VPC], keys: [] };
const RULE_OF_GROUP: Relation = {
    types: [SINGLE_RULE, INGRESS_RULE, EGRESS_RULE],
    property: "securityGroupId",
    parents: [DEFAULT_GROUP],
    keys: [],
};

export const defaultSgClosed = stackRule({
    id: "default-sg-closed",
    severity: "medium",
    description: "The default security group of a VPC admits nothing, so nothing can be reached by oversight",
    remedy: "manage it with aws.ec2.DefaultSecurityGroup without ingress and egress rules",
    types: [VPC, DEFAULT_GROUP],
    safeProperties: [],
    *check(resource, { stack }) {
        if (resource.type === VPC) {
            yield* checkVpc(resource, stack);
            return;
        }
        for (const rules of inlineRules(resource)) {
            yield { at: rules, expected: "no rules" };
        }
        const added = stack.children(resource, RULE_OF_GROUP);
        if (added.sure.length + added.maybe.length > 0) {
            yield {
                at: resource.get("rules"),
                expected: "no rules",
                found: names(added.sure.length > 0 ? added.sure : added.maybe),
                unverified: added.sure.length === 0,
            };
        }
    },
});

function* checkVpc(vpc: ResourceView, stack: StackIndex): Verdicts {
    const at = vpc.get("defaultSecurityGroup");
    const expected = "a DefaultSecurityGroup without rules";
    const { sure, maybe } = stack.children(vpc, GROUP_OF_VPC);
    if (sure.length === 0) {
        yield { at, expected, found: "none in this stack", unverified: vpc.isForeign || maybe.length > 0 };
        return;
    }
    const isOpen = any(...sure.map((group) => hasRules(group, stack)));
    if (isOpen !== "no") {
        yield { at, expected, found: `rules in ${names(sure)}`, unverified: isOpen === "unknown" };
    }
}

function hasRules(group: ResourceView, stack: StackIndex): Answer {
    const { sure, maybe } = stack.children(group, RULE_OF_GROUP);
    const inline = inlineRules(group).map((rules) => (rules.isKnown ? "yes" : "unknown"));
    return any(...inline, sure.length > 0 ? "yes" : maybe.length > 0 ? "unknown" : "no");
}

function inlineRules(group: ResourceView): Reading[] {
    return [group.get("ingress"), group.get("egress")].filter((rules) => rules.isSet);
}

function names(resources: readonly ResourceView[]): string {
    return resources.map((resource) => resource.name).join(", ");
}
