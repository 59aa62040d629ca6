import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { subnetAutoPublicIp } from "./subnetAutoPublicIp.ts";

const SUBNET = "aws:ec2/subnet:Subnet";

export const examples: RuleExamples = {
    rule: subnetAutoPublicIp,
    passing: [
        { title: "a subnet that says nothing", resources: [resource(SUBNET, "a", {})] },
        { title: "a subnet that gives none", resources: [resource(SUBNET, "a", { mapPublicIpOnLaunch: false })] },
        {
            title: "a subnet exempt by name and one exempt by tag",
            resources: [
                resource(SUBNET, "net-public-a", { mapPublicIpOnLaunch: true }),
                resource(SUBNET, "edge", { mapPublicIpOnLaunch: true, tags: { Edge: "yes" } }),
            ],
            parameters: { exemptNames: ["*-public-*"], exemptTags: ["Edge"] },
        },
    ],
    failing: [
        {
            title: "a subnet that gives every machine an address",
            resources: [resource(SUBNET, "a", { mapPublicIpOnLaunch: true })],
            finds: ["a: mapPublicIpOnLaunch"],
        },
        {
            title: "a subnet whose name is not exempt",
            resources: [resource(SUBNET, "net-private-a", { mapPublicIpOnLaunch: true })],
            parameters: { exemptNames: ["*-public-*"] },
            finds: ["net-private-a: mapPublicIpOnLaunch"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(SUBNET, "a", { mapPublicIpOnLaunch: UNKNOWN })],
            finds: ["a: mapPublicIpOnLaunch"],
        },
    ],
};
