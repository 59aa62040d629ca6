import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { sgDescription } from "./sgDescription.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const DEFAULT = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const https = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] };

export const examples: RuleExamples = {
    rule: sgDescription,
    passing: [
        {
            title: "a group and its rules that say what they are for",
            resources: [
                resource(GROUP, "sg", {
                    description: "shop",
                    ingress: [{ ...https, description: "from the load balancer" }],
                    egress: [{ ...https, description: UNKNOWN }],
                }),
            ],
        },
        {
            title: "rules of their own, in each form",
            resources: [
                resource(RULE, "r", { type: "ingress", description: "to the database" }),
                resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "in", { description: UNKNOWN }),
                resource("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out", { description: "updates" }),
            ],
        },
        {
            title: "a default group, which takes no description",
            resources: [resource(DEFAULT, "sg", { ingress: [{ ...https, description: "peers" }] })],
        },
    ],
    failing: [
        { title: "a group that says nothing", resources: [resource(GROUP, "sg", {})], finds: ["sg: description"] },
        {
            title: "what the provider writes by itself, and blanks",
            resources: [
                resource(GROUP, "pulumi", { description: "Managed by Pulumi" }),
                resource(GROUP, "terraform", { description: "Managed by Terraform" }),
                resource(GROUP, "blank", { description: " " }),
            ],
            finds: ["blank: description", "pulumi: description", "terraform: description"],
        },
        {
            title: "inline rules without one",
            resources: [
                resource(GROUP, "sg", {
                    description: "shop",
                    ingress: [{ ...https, description: "from the load balancer" }, https],
                    egress: [{ ...https, description: "" }],
                }),
                resource(DEFAULT, "default", { egress: [https] }),
            ],
            finds: ["default: egress[0].description", "sg: egress[0].description", "sg: ingress[1].description"],
        },
        {
            title: "rules of their own without one",
            resources: [
                resource(RULE, "r", { type: "egress" }),
                resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "in", {}),
                resource("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out", {}),
            ],
            finds: ["in: description", "out: description", "r: description"],
        },
    ],
    unknown: [
        {
            title: "rules that are not known yet",
            resources: [resource(GROUP, "sg", { description: "shop", ingress: UNKNOWN })],
            finds: ["sg: ingress[].description"],
        },
        {
            title: "one rule that is not known yet",
            resources: [resource(GROUP, "sg", { description: "shop", egress: [UNKNOWN] })],
            finds: ["sg: egress[0].description"],
        },
    ],
};
