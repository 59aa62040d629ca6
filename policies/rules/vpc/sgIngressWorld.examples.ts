import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { sgIngressWorld } from "./sgIngressWorld.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const web = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] };
const group = resource(GROUP, "sg", { ingress: [] });
const webGroup = resource(GROUP, "sg", { ingress: [web] });

export const examples: RuleExamples = {
    rule: sgIngressWorld,
    passing: [
        {
            title: "a private network, however wide",
            resources: [
                resource(GROUP, "sg", {
                    ingress: [{ ...web, fromPort: 0, toPort: 65535, cidrBlocks: ["10.0.0.0/8"] }],
                }),
            ],
        },
        {
            title: "HTTPS to a load balancer",
            resources: [
                webGroup,
                resource("aws:lb/loadBalancer:LoadBalancer", "lb", { securityGroups: [from(webGroup)] }),
            ],
        },
        { title: "HTTPS to a group that other stacks may use", resources: [webGroup] },
        {
            title: "a way out",
            resources: [resource(RULE, "r", { type: "egress", protocol: "-1", cidrBlocks: ["0.0.0.0/0"] })],
        },
        {
            title: "HTTPS to a group that another group names as a source",
            resources: [
                webGroup,
                resource(INGRESS, "r", { referencedSecurityGroupId: from(webGroup), ipProtocol: "-1" }),
            ],
        },
        {
            title: "a ping",
            resources: [
                resource(GROUP, "sg", {
                    ingress: [{ protocol: "icmp", fromPort: 8, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
                }),
            ],
        },
        {
            title: "a source group that is not known yet",
            resources: [
                group,
                resource(INGRESS, "r", {
                    securityGroupId: from(group),
                    ipProtocol: "tcp",
                    fromPort: 5432,
                    toPort: 5432,
                    referencedSecurityGroupId: UNKNOWN,
                }),
            ],
        },
        {
            title: "a range that the environment admits",
            resources: [resource(GROUP, "sg", { ingress: [{ ...web, fromPort: 8000, toPort: 8010 }] })],
            parameters: { ports: ["8000-8005", "8006-8080"] },
        },
    ],
    failing: [
        {
            title: "SSH inline, beside a source that is not known yet",
            resources: [
                resource(GROUP, "sg", {
                    ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [UNKNOWN, "0.0.0.0/0"] }],
                }),
            ],
            finds: ["sg: ingress[0].cidrBlocks[0] unverified", "sg: ingress[0].cidrBlocks[1]"],
        },
        {
            title: "a database port in a rule of its own",
            resources: [
                group,
                resource(RULE, "r", {
                    type: "ingress",
                    securityGroupId: from(group),
                    protocol: "tcp",
                    fromPort: 5432,
                    toPort: 5432,
                    ipv6CidrBlocks: ["::/0"],
                }),
            ],
            finds: ["r: ipv6CidrBlocks[0]"],
        },
        {
            title: "every port to half the world",
            resources: [resource(INGRESS, "r", { ipProtocol: "-1", cidrIpv4: "128.0.0.0/1" })],
            finds: ["r: cidrIpv4"],
        },
        {
            title: "a range around the ports of the web",
            resources: [resource(GROUP, "sg", { ingress: [{ ...web, fromPort: 80 }] })],
            finds: ["sg: ingress[0].cidrBlocks[0]"],
        },
        {
            title: "HTTPS straight to an instance",
            resources: [
                webGroup,
                resource("aws:ec2/instance:Instance", "i", { vpcSecurityGroupIds: [from(webGroup)] }),
            ],
            finds: ["sg: ingress[0].cidrBlocks[0]"],
        },
        {
            title: "the default group",
            resources: [
                resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "sg", {
                    ingress: [{ protocol: -1, fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
                }),
            ],
            finds: ["sg: ingress[0].cidrBlocks[0]"],
        },
    ],
    unknown: [
        {
            title: "a source that is not known yet",
            resources: [resource(INGRESS, "r", { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: UNKNOWN })],
            finds: ["r: cidrIpv4"],
        },
        {
            title: "the world, on a port that is not known yet",
            resources: [resource(GROUP, "sg", { ingress: [{ ...web, fromPort: UNKNOWN, toPort: UNKNOWN }] })],
            finds: ["sg: ingress[0].cidrBlocks[0]"],
        },
        {
            title: "the world, in a direction that is not known yet",
            resources: [
                resource(RULE, "r", { type: UNKNOWN, protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["::/0"] }),
            ],
            finds: ["r: cidrBlocks[0]"],
        },
        {
            title: "rules that are not known yet",
            resources: [resource(GROUP, "sg", { ingress: UNKNOWN })],
            finds: ["sg: ingress[]"],
        },
    ],
};
