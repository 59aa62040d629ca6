import type { ModelContext, TypeModel } from "../model/model.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

const securityGroupRule: TypeModel = {
    taggable: true,
    compute: (context: ModelContext) => {
        const id = context.ec2Id("sgr");
        return { id, outputs: { arn: context.arn("ec2", `security-group-rule/${id}`), securityGroupRuleId: id } };
    },
};

/** Security groups and their rules. */
export const securityGroupTypes: Readonly<Record<string, TypeModel>> = {
    "aws:ec2/securityGroup:SecurityGroup": {
        taggable: true,
        autoname: { property: "name", maxLength: 255 },
        defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
        compute: (context) => {
            const id = context.ec2Id("sg");
            return {
                id,
                outputs: { arn: context.arn("ec2", `security-group/${id}`), ownerId: context.target.account },
            };
        },
    },
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
        taggable: true,
        compute: (context) => {
            const id = context.ec2Id("sg", context.text("vpcId"));
            return {
                id,
                outputs: {
                    arn: context.arn("ec2", `security-group/${id}`),
                    description: "default VPC security group",
                    name: "default",
                    ownerId: context.target.account,
                },
            };
        },
    },
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule,
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule,
    "aws:ec2/securityGroupRule:SecurityGroupRule": {
        compute: (context) => ({
            id: `sgrule-${Number.parseInt(context.hex("rule", 8), 16)}`,
            outputs: { securityGroupRuleId: context.ec2Id("sgr") },
        }),
    },
};
