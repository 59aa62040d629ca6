import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { naclAdminPorts } from "./naclAdminPorts.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const acl = resource(ACL, "acl", {});
const everything = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" };
const ssh = { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlock: "0.0.0.0/0" };

/** A rule of its own, in the ACL above unless it says otherwise. */
function rule(name: string, inputs: Record<string, unknown>) {
    return resource(RULE, name, { networkAclId: from(acl), ruleNumber: 100, ruleAction: "allow", ...inputs });
}

function inline(...entries: object[]) {
    return resource(ACL, "acl", {
        ingress: entries.map((entry, index) => ({ ruleNo: 100 + index, action: "allow", ...entry })),
    });
}

export const examples: RuleExamples = {
    rule: naclAdminPorts,
    passing: [
        {
            title: "HTTPS from the world, and everything from within",
            resources: [
                inline(
                    { ...ssh, fromPort: 443, toPort: 443 },
                    { ...everything, cidrBlock: "10.0.0.0/8" },
                    { ...ssh, protocol: "icmp", fromPort: 0, toPort: 0 },
                ),
            ],
        },
        { title: "a way out", resources: [acl, rule("out", { ...everything, egress: true })] },
        { title: "a denial", resources: [acl, rule("no", { ...everything, ruleAction: "DENY" })] },
        {
            title: "everything, after denials of each port",
            resources: [
                inline(
                    { ...ssh, action: "deny", fromPort: 20, toPort: 22 },
                    { ...ssh, action: "deny", protocol: "6", fromPort: 3389, toPort: 3389 },
                    everything,
                ),
            ],
        },
        {
            title: "a denial beside it in rules of their own",
            resources: [acl, rule("ssh", ssh), rule("no", { ...everything, ruleAction: "deny", ruleNumber: 90 })],
        },
        {
            title: "a denial of everyone, of a wide range and of newer addresses",
            resources: [
                inline(
                    { ...everything, action: "deny" },
                    { ...ssh, cidrBlock: "128.0.0.0/2" },
                    { ...everything, action: "deny", cidrBlock: undefined, ipv6CidrBlock: "::/0" },
                    { ...ssh, cidrBlock: undefined, ipv6CidrBlock: "::/0" },
                ),
            ],
        },
        {
            title: "HTTPS, beside a denial of SSH of which the number is not known yet",
            resources: [inline({ ...ssh, action: "deny", ruleNo: UNKNOWN }, { ...ssh, fromPort: 443, toPort: 443 })],
        },
        {
            title: "a denial in an ACL of another stack",
            resources: [
                rule("ssh", { ...ssh, networkAclId: "acl-1" }),
                rule("no", { ...ssh, networkAclId: "acl-1", ruleAction: "deny", ruleNumber: "90" }),
            ],
        },
        {
            title: "a port the environment lets in",
            resources: [inline(ssh)],
            parameters: { ports: ["3389"] },
        },
    ],
    failing: [
        { title: "SSH inline", resources: [inline(ssh)], finds: ["acl: ingress[0].cidrBlock"] },
        {
            title: "SSH, of which the source is written as a list",
            resources: [inline({ ...ssh, cidrBlock: ["10.0.0.0/8", "0.0.0.0/0"] })],
            finds: ["acl: ingress[0].cidrBlock[1]"],
        },
        {
            title: "everything, in either family",
            resources: [
                acl,
                rule("r", everything),
                rule("six", { protocol: "all", ipv6CidrBlock: "::/0" }),
                resource("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "default", {
                    ingress: [{ ruleNo: 1, action: "allow", ...everything }],
                }),
            ],
            finds: ["default: ingress[0].cidrBlock", "r: cidrBlock", "six: ipv6CidrBlock"],
        },
        {
            title: "remote desktops within the ports of answers, and over UDP",
            resources: [
                acl,
                rule("range", { ...ssh, protocol: 6, fromPort: "1024", toPort: "65535" }),
                rule("udp", { ...ssh, protocol: "17", fromPort: 3389, toPort: 3389 }),
            ],
            finds: ["range: cidrBlock", "udp: cidrBlock"],
        },
        {
            title: "a rule without ports",
            resources: [acl, rule("r", { protocol: "tcp", cidrBlock: "0.0.0.0/0" })],
            finds: ["r: cidrBlock"],
        },
        {
            title: "denials that come later, elsewhere, for others or for another port",
            resources: [
                acl,
                rule("ssh", ssh),
                rule("later", { ...ssh, ruleAction: "deny", ruleNumber: 110 }),
                rule("same", { ...ssh, ruleAction: "deny", ruleNumber: 100 }),
                rule("elsewhere", { ...ssh, ruleAction: "deny", ruleNumber: 90, networkAclId: "acl-1" }),
                rule("others", { ...ssh, ruleAction: "deny", ruleNumber: 90, cidrBlock: "10.0.0.0/8" }),
                rule("half", { ...ssh, ruleAction: "deny", ruleNumber: 90, cidrBlock: "0.0.0.0/1" }),
                rule("family", {
                    ...ssh,
                    ruleAction: "deny",
                    ruleNumber: 90,
                    cidrBlock: undefined,
                    ipv6CidrBlock: "::/0",
                }),
                rule("port", { ...ssh, ruleAction: "deny", ruleNumber: 90, fromPort: 23, toPort: 23 }),
                rule("below", { ...ssh, ruleAction: "deny", ruleNumber: 90, fromPort: 1, toPort: 21 }),
                rule("protocol", { ...ssh, ruleAction: "deny", ruleNumber: 90, protocol: "udp" }),
                rule("way out", { ...ssh, ruleAction: "deny", ruleNumber: 90, egress: true }),
            ],
            finds: ["ssh: cidrBlock"],
        },
        {
            title: "one source of a wide range, whose twin is denied",
            resources: [
                acl,
                rule("wide", { ...ssh, cidrBlock: "128.0.0.0/2" }),
                rule("denied", { ...ssh, cidrBlock: "64.0.0.0/2" }),
                rule("no", { ...ssh, cidrBlock: "64.0.0.0/2", ruleAction: "deny", ruleNumber: 1 }),
            ],
            finds: ["wide: cidrBlock"],
        },
        {
            title: "a rule of an ACL that is not known yet, beside rules that deny nothing it lets in",
            resources: [
                rule("ssh", { ...ssh, networkAclId: UNKNOWN }),
                rule("within", { ...ssh, networkAclId: "acl-1", cidrBlock: "10.0.0.0/8", ruleNumber: 1 }),
            ],
            finds: ["ssh: cidrBlock"],
            says: ["the internet for port 22, found"],
        },
        {
            title: "one port that a denial leaves open, beside a port that is not known yet",
            resources: [
                inline(
                    { ...ssh, action: "deny" },
                    { ...ssh, action: "deny", fromPort: 3389, toPort: 3389 },
                    { ...ssh, action: "deny", fromPort: 20, toPort: UNKNOWN },
                    { ...everything },
                ),
                resource(ACL, "other", {
                    ingress: [
                        { ...ssh, ruleNo: 1, action: "deny", fromPort: 21, toPort: UNKNOWN },
                        { ...everything, ruleNo: 2, action: "allow" },
                    ],
                }),
            ],
            finds: ["acl: ingress[3].cidrBlock unverified", "other: ingress[1].cidrBlock"],
        },
    ],
    unknown: [
        {
            title: "a source that is not known yet",
            resources: [acl, rule("r", { ...ssh, cidrBlock: UNKNOWN })],
            finds: ["r: cidrBlock"],
        },
        {
            title: "ports, a protocol, an action or a direction that are not known yet",
            resources: [
                acl,
                rule("ports", { ...ssh, fromPort: 10, toPort: UNKNOWN }),
                rule("from", { ...ssh, fromPort: UNKNOWN }),
                rule("protocol", { ...ssh, protocol: UNKNOWN }),
                rule("action", { ...ssh, ruleAction: UNKNOWN }),
                rule("direction", { ...ssh, egress: UNKNOWN }),
            ],
            finds: [
                "action: cidrBlock",
                "direction: cidrBlock",
                "from: cidrBlock",
                "ports: cidrBlock",
                "protocol: cidrBlock",
            ],
        },
        {
            title: "an entry and a denial of a protocol that is not known yet, for which ports may not count",
            resources: [
                inline({ ...everything, action: "deny", protocol: UNKNOWN }, ssh),
                rule("r", { ...everything, protocol: UNKNOWN, networkAclId: "acl-1" }),
            ],
            finds: ["acl: ingress[1].cidrBlock", "r: cidrBlock"],
        },
        {
            title: "an entry whose number is not known yet, beside a denial",
            resources: [inline({ ...ssh, action: "deny" }, { ...ssh, ruleNo: UNKNOWN })],
            finds: ["acl: ingress[1].cidrBlock"],
        },
        {
            title: "a denial whose number, source or direction is not known yet",
            resources: [
                inline({ ...ssh, action: "deny", ruleNo: UNKNOWN }, ssh),
                resource(ACL, "source", {
                    ingress: [
                        { ...ssh, ruleNo: 1, action: "deny", cidrBlock: UNKNOWN },
                        { ...ssh, ruleNo: 2, action: "allow" },
                    ],
                }),
                rule("r", { ...ssh, networkAclId: "acl-1" }),
                rule("no", { ...ssh, networkAclId: "acl-1", ruleNumber: 1, ruleAction: "deny", egress: UNKNOWN }),
            ],
            finds: ["acl: ingress[1].cidrBlock", "r: cidrBlock", "source: ingress[1].cidrBlock"],
        },
        {
            title: "a denial that may belong to the same ACL",
            resources: [
                acl,
                rule("ssh", ssh),
                rule("no", { ...ssh, networkAclId: UNKNOWN, ruleAction: "deny", ruleNumber: 1 }),
            ],
            finds: ["ssh: cidrBlock"],
        },
        {
            title: "a rule that may belong to an ACL that denies it",
            resources: [
                rule("ssh", { ...ssh, networkAclId: UNKNOWN }),
                rule("no", { ...ssh, networkAclId: "acl-1", ruleAction: "deny", ruleNumber: 1 }),
            ],
            finds: ["ssh: cidrBlock"],
        },
        {
            title: "entries that are not known yet",
            resources: [resource(ACL, "acl", { ingress: UNKNOWN })],
            finds: ["acl: ingress[].cidrBlock", "acl: ingress[].ipv6CidrBlock"],
        },
    ],
};
