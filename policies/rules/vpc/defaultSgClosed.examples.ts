import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { defaultSgClosed } from "./defaultSgClosed.ts";

const vpc = resource("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
const DEFAULT = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const closed = resource(DEFAULT, "sg", { vpcId: from(vpc), ingress: [], egress: [] });

export const examples: RuleExamples = {
    rule: defaultSgClosed,
    passing: [
        { title: "a default group without rules", resources: [vpc, closed] },
        {
            title: "a default group of a VPC of another stack",
            resources: [resource(DEFAULT, "sg", { vpcId: "vpc-1" })],
        },
    ],
    failing: [
        { title: "a VPC whose default group nobody manages", resources: [vpc], finds: ["vpc: defaultSecurityGroup"] },
        {
            title: "a default group with a way out",
            resources: [
                vpc,
                resource(DEFAULT, "sg", { vpcId: from(vpc), egress: [{ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }] }),
            ],
            finds: ["sg: egress", "vpc: defaultSecurityGroup"],
        },
        {
            title: "a way in, beside ways out that are not known yet",
            resources: [
                vpc,
                resource(DEFAULT, "sg", {
                    vpcId: from(vpc),
                    ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, self: true }],
                    egress: UNKNOWN,
                }),
            ],
            finds: ["sg: egress unverified", "sg: ingress", "vpc: defaultSecurityGroup"],
        },
        {
            title: "a rule added to it from beside",
            resources: [
                vpc,
                closed,
                resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "r", {
                    securityGroupId: from(closed),
                    cidrIpv4: "10.0.0.0/8",
                }),
            ],
            finds: ["sg: rules", "vpc: defaultSecurityGroup"],
            says: ["expected no rules, found r.", "found rules in sg."],
        },
    ],
    unknown: [
        {
            title: "a default group of a VPC that is not known yet",
            resources: [vpc, resource(DEFAULT, "sg", { vpcId: UNKNOWN })],
            finds: ["vpc: defaultSecurityGroup"],
        },
        {
            title: "a rule that may be added to it",
            resources: [
                vpc,
                closed,
                resource("aws:ec2/securityGroupRule:SecurityGroupRule", "r", { securityGroupId: UNKNOWN }),
            ],
            finds: ["sg: rules", "vpc: defaultSecurityGroup"],
            says: ["expected no rules, found r."],
        },
        {
            title: "an adopted VPC",
            resources: [resource("aws:ec2/vpc:Vpc", "vpc", {}, { outputs: { id: "vpc-1" }, external: true })],
            finds: ["vpc: defaultSecurityGroup"],
        },
        {
            title: "rules that are not known yet",
            resources: [vpc, resource(DEFAULT, "sg", { vpcId: from(vpc), ingress: UNKNOWN })],
            finds: ["sg: ingress", "vpc: defaultSecurityGroup"],
        },
    ],
};
