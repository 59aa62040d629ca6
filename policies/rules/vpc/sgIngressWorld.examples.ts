import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { balancer, group, GROUP, INGRESS, instance, tcp, WORLD } from "../../tests/securityGroup.ts";
import { sgIngressWorld } from "./sgIngressWorld.ts";

const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const FOUND = ["sg: ingress[0].cidrBlocks[0]"];
const web = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] };
const plain = { ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIpv4: WORLD };
const closed = group("sg");
const named = resource(GROUP, "sg", { ingress: [web] }, { outputs: { id: "sg-1" } });
const webGroup = group("sg", web);

export const examples: RuleExamples = {
    rule: sgIngressWorld,
    passing: [
        {
            title: "a private network, however wide",
            resources: [group("sg", { ...web, fromPort: 0, toPort: 65535, cidrBlocks: ["10.0.0.0/8"] })],
        },
        {
            title: "HTTPS to a load balancer",
            resources: [webGroup, balancer([from(webGroup)])],
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
            title: "public networks that are not the world, and what is no network at all",
            resources: [
                group("sg", {
                    protocol: "tcp",
                    fromPort: 22,
                    toPort: 22,
                    cidrBlocks: ["44.0.0.0/9", "8.8.8.8", "anywhere/0", "8.8.8.8/x"],
                }),
            ],
        },
        {
            title: "HTTPS to a load balancer that names the group by its id",
            resources: [named, balancer(["sg-1"]), instance(["sg-2"])],
        },
        {
            title: "HTTPS to a group that rules and other providers name by its id",
            resources: [
                named,
                resource(INGRESS, "r", { referencedSecurityGroupId: "sg-1", ipProtocol: "-1" }),
                resource("kubernetes:core/v1:ConfigMap", "c", { data: { group: "sg-1" } }),
            ],
        },
        {
            title: "HTTPS to a load balancer and to what is behind it",
            resources: [webGroup, balancer([from(webGroup)]), instance([from(webGroup)])],
        },
        {
            title: "a ping",
            resources: [group("sg", { ...web, protocol: "icmp", fromPort: 8, toPort: 0 })],
        },
        {
            title: "a source group that is not known yet",
            resources: [resource(INGRESS, "r", { ...plain, cidrIpv4: undefined, referencedSecurityGroupId: UNKNOWN })],
            profiles: ["strict"],
        },
        {
            title: "ranges that the environment admits, on a group that nothing uses and on a load balancer",
            resources: [
                group("unused", { ...web, fromPort: 8000, toPort: 8010 }),
                webGroup,
                balancer([from(webGroup)]),
            ],
            parameters: { ports: ["400-500"], portsOfUnused: ["8000-8005", "8006-8080"] },
        },
        {
            title: "HTTPS to a group that nothing uses, however strict",
            resources: [webGroup],
            profiles: ["strict"],
        },
    ],
    failing: [
        {
            title: "SSH inline, beside a source that is not known yet",
            resources: [group("sg", { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [UNKNOWN, "0.0.0.0/0"] })],
            finds: ["sg: ingress[0].cidrBlocks[0] unverified", "sg: ingress[0].cidrBlocks[1]"],
        },
        {
            title: "a database port in a rule of its own",
            resources: [
                closed,
                resource(RULE, "r", {
                    type: "ingress",
                    securityGroupId: from(closed),
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
            resources: [group("sg", { ...web, fromPort: 80 })],
            finds: FOUND,
        },
        {
            title: "HTTPS straight to an instance",
            resources: [webGroup, instance([from(webGroup)])],
            finds: FOUND,
        },
        {
            title: "HTTPS straight to an instance's interface that names the group by its id",
            resources: [
                named,
                resource("aws:ec2/launchTemplate:LaunchTemplate", "t", {
                    networkInterfaces: [{ securityGroups: ["sg-1"] }],
                }),
            ],
            finds: FOUND,
        },
        {
            title: "the smallest network that counts as the world, and one written strangely",
            resources: [group("sg", { ...web, fromPort: 22, toPort: 22, cidrBlocks: ["44.0.0.0/8", " 10.0.0.0/0 "] })],
            finds: ["sg: ingress[0].cidrBlocks[0]", "sg: ingress[0].cidrBlocks[1]"],
        },
        {
            title: "ports that are named in each way a message has for them",
            resources: [
                resource(INGRESS, "all", { ipProtocol: " ALL ", cidrIpv4: WORLD }),
                tcp("none", {}),
                resource(INGRESS, "one", { ipProtocol: 6, fromPort: 22, toPort: 22, cidrIpv4: WORLD }),
                tcp("two", { fromPort: 22, toPort: 23 }),
                tcp("start", { fromPort: 25 }),
                tcp("end", { toPort: 26 }),
                tcp("back", { fromPort: 443, toPort: 80 }),
                resource(INGRESS, "open", { ipProtocol: "-1", fromPort: 27, toPort: 27, cidrIpv4: WORLD }),
                tcp("later", { fromPort: 28, toPort: UNKNOWN }),
            ],
            finds: [
                "all: cidrIpv4",
                "back: cidrIpv4",
                "end: cidrIpv4",
                "later: cidrIpv4",
                "none: cidrIpv4",
                "one: cidrIpv4",
                "open: cidrIpv4",
                "start: cidrIpv4",
                "two: cidrIpv4",
            ],
            says: [
                "for all ports, found",
                "for port 22, found",
                "for ports 22-23, found",
                "for ports 25-all, found",
                "for ports all-26, found",
                "for ports 443-80, found",
                "for ports 28-unknown, found",
            ],
        },
        {
            title: "HTTPS straight to an instance, in a rule of its own",
            resources: [
                closed,
                resource(INGRESS, "r", { ...plain, fromPort: 443, toPort: 443, securityGroupId: from(closed) }),
                instance([from(closed)]),
            ],
            finds: ["r: cidrIpv4"],
        },
        {
            title: "plain HTTP to a group that nothing here uses, where the profile is strict",
            resources: [
                group("sg", { ...web, fromPort: 80, toPort: 80 }),
                resource(INGRESS, "r", { ...plain, securityGroupId: "sg-1" }),
                balancer(["sg-2"]),
            ],
            profiles: ["strict"],
            finds: ["r: cidrIpv4", "sg: ingress[0].cidrBlocks[0]"],
        },
        {
            title: "the default group",
            resources: [
                resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "sg", {
                    ingress: [{ protocol: -1, fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
                }),
            ],
            finds: FOUND,
        },
    ],
    unknown: [
        {
            title: "plain HTTP to a group that a load balancer may use, where the profile is strict",
            resources: [
                group("sg", { ...web, fromPort: 80, toPort: 80 }, { ...web, fromPort: 22 }),
                balancer([UNKNOWN]),
                balancer(["sg-2"], "other"),
                resource(INGRESS, "r", { ...plain, securityGroupId: UNKNOWN }),
            ],
            profiles: ["strict"],
            finds: ["r: cidrIpv4", "sg: ingress[0].cidrBlocks[0]", "sg: ingress[1].cidrBlocks[0] violation"],
        },
        {
            title: "a source that is not known yet",
            resources: [tcp("r", { fromPort: 22, toPort: 22, cidrIpv4: UNKNOWN })],
            finds: ["r: cidrIpv4"],
        },
        {
            title: "the world, on a port that is not known yet",
            resources: [group("sg", { ...web, fromPort: UNKNOWN, toPort: UNKNOWN })],
            finds: FOUND,
        },
        {
            title: "the world, in a direction that is not known yet",
            resources: [
                resource(RULE, "r", { type: UNKNOWN, protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["::/0"] }),
            ],
            finds: ["r: cidrBlocks[0]"],
        },
        {
            title: "a port or a protocol that is not known yet, of rules that may be harmless",
            resources: [
                group("to", { ...web, toPort: UNKNOWN }),
                group("from", { ...web, fromPort: UNKNOWN }),
                group("protocol", { ...web, protocol: UNKNOWN, fromPort: 8, toPort: 0 }),
            ],
            finds: [
                "from: ingress[0].cidrBlocks[0]",
                "protocol: ingress[0].cidrBlocks[0]",
                "to: ingress[0].cidrBlocks[0]",
            ],
        },
        {
            title: "rules that are not known yet",
            resources: [resource(GROUP, "sg", { ingress: UNKNOWN })],
            finds: ["sg: ingress[]"],
        },
    ],
};
