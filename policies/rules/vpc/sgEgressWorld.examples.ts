import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { sgEgressWorld } from "./sgEgressWorld.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const all = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };

export const examples: RuleExamples = {
    rule: sgEgressWorld,
    passing: [
        { title: "a group without rules, from which nothing gets out", resources: [resource(GROUP, "sg", {})] },
        {
            title: "HTTPS to the internet",
            resources: [
                resource(GROUP, "sg", { egress: [{ ...all, protocol: "tcp", fromPort: 443, toPort: 443 }] }),
                resource(EGRESS, "r", { ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIpv4: "0.0.0.0/0" }),
            ],
        },
        {
            title: "everything within the network",
            resources: [resource(EGRESS, "r", { ipProtocol: "-1", cidrIpv4: "10.0.0.0/8" })],
        },
        {
            title: "every way in, which is another rule's matter",
            resources: [resource(RULE, "r", { type: "ingress", ...all }), resource(GROUP, "sg", { ingress: [all] })],
        },
        {
            title: "high ports and low ports, each a part",
            resources: [
                resource(GROUP, "sg", {
                    egress: [
                        { ...all, protocol: "tcp", fromPort: 1024, toPort: 65535 },
                        { ...all, protocol: "udp", fromPort: 0, toPort: 1023 },
                        { ...all, protocol: "udp", fromPort: 2, toPort: 65535 },
                        { ...all, protocol: "udp", fromPort: 0, toPort: 65534 },
                    ],
                }),
            ],
        },
        {
            title: "pings",
            resources: [resource(GROUP, "sg", { egress: [{ ...all, protocol: "icmp", fromPort: -1, toPort: -1 }] })],
        },
    ],
    failing: [
        {
            title: "every protocol, inline, beside a network that is not known yet",
            resources: [resource(GROUP, "sg", { egress: [{ ...all, cidrBlocks: [UNKNOWN, "0.0.0.0/0"] }] })],
            finds: ["sg: egress[0].cidrBlocks[0] unverified", "sg: egress[0].cidrBlocks[1]"],
        },
        {
            title: "every protocol in rules of their own",
            resources: [
                resource(RULE, "r", { type: "egress", protocol: "all", ipv6CidrBlocks: ["::/0"] }),
                resource(EGRESS, "e", { ipProtocol: -1, cidrIpv4: "0.0.0.0/0" }),
            ],
            finds: ["e: cidrIpv4", "r: ipv6CidrBlocks[0]"],
        },
        {
            title: "every port of a protocol",
            resources: [
                resource(GROUP, "sg", { egress: [{ ...all, protocol: "tcp", fromPort: 0, toPort: 65535 }] }),
                resource(RULE, "minus", { type: "egress", ...all, protocol: "tcp", fromPort: -1, toPort: -1 }),
                resource(EGRESS, "none", { ipProtocol: "udp", cidrIpv6: "::/0" }),
                resource(EGRESS, "one", { ipProtocol: "udp", fromPort: 1, toPort: 65535, cidrIpv6: "::/0" }),
            ],
            finds: ["minus: cidrBlocks[0]", "none: cidrIpv6", "one: cidrIpv6", "sg: egress[0].cidrBlocks[0]"],
        },
        {
            title: "the default group",
            resources: [resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "sg", { egress: [all] })],
            finds: ["sg: egress[0].cidrBlocks[0]"],
        },
    ],
    unknown: [
        {
            title: "a network that is not known yet",
            resources: [resource(EGRESS, "r", { ipProtocol: "-1", cidrIpv4: UNKNOWN })],
            finds: ["r: cidrIpv4"],
        },
        {
            title: "ports that are not known yet",
            resources: [
                resource(EGRESS, "from", {
                    ipProtocol: "tcp",
                    fromPort: UNKNOWN,
                    toPort: 65535,
                    cidrIpv4: "0.0.0.0/0",
                }),
                resource(EGRESS, "to", { ipProtocol: "tcp", fromPort: 0, toPort: UNKNOWN, cidrIpv4: "0.0.0.0/0" }),
            ],
            finds: ["from: cidrIpv4", "to: cidrIpv4"],
        },
        {
            title: "a protocol that is not known yet",
            resources: [resource(EGRESS, "r", { ipProtocol: UNKNOWN, cidrIpv4: "0.0.0.0/0" })],
            finds: ["r: cidrIpv4"],
        },
        {
            title: "a direction that is not known yet",
            resources: [resource(RULE, "r", { type: UNKNOWN, ...all })],
            finds: ["r: cidrBlocks[0]"],
        },
        {
            title: "rules that are not known yet",
            resources: [resource(GROUP, "sg", { egress: UNKNOWN })],
            finds: ["sg: egress[]"],
        },
    ],
};
