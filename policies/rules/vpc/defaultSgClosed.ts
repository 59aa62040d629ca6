import type { Relation } from "../../relations/relation.ts";
import { stackRule } from "../../rule/rule.ts";
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
            const { sure, maybe } = stack.children(resource, GROUP_OF_VPC);
            if (sure.length === 0) {
                yield {
                    at: resource.get("defaultSecurityGroup"),
                    expected: "a DefaultSecurityGroup without rules",
                    found: "none in this stack",
                    unverified: resource.isForeign || maybe.length > 0,
                };
            }
            return;
        }
        for (const direction of ["ingress", "egress"]) {
            const rules = resource.get(direction);
            if (rules.isSet) {
                yield { at: rules, expected: "no rules" };
            }
        }
        const added = stack.children(resource, RULE_OF_GROUP).sure.map((rule) => rule.name);
        if (added.length > 0) {
            yield { at: resource.get("rules"), expected: "no rules", found: added.join(", ") };
        }
    },
});
