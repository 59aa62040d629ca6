import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { ec2PublicIp } from "./ec2PublicIp.ts";

const INSTANCE = "aws:ec2/instance:Instance";

export const examples: RuleExamples = {
    rule: ec2PublicIp,
    passing: [
        { title: "an instance that says nothing", resources: [resource(INSTANCE, "i", {})] },
        {
            title: "a task without a public address",
            resources: [resource("aws:ecs/service:Service", "s", { networkConfiguration: { assignPublicIp: false } })],
        },
    ],
    failing: [
        {
            title: "a public instance",
            resources: [resource(INSTANCE, "i", { associatePublicIpAddress: true })],
            finds: ["i: associatePublicIpAddress"],
        },
        {
            title: "one interface of a launch template",
            resources: [
                resource("aws:ec2/launchTemplate:LaunchTemplate", "t", {
                    networkInterfaces: [{ associatePublicIpAddress: "false" }, { associatePublicIpAddress: "true" }],
                }),
            ],
            finds: ["t: networkInterfaces[1].associatePublicIpAddress"],
        },
        {
            title: "a public task",
            resources: [resource("aws:ecs/service:Service", "s", { networkConfiguration: { assignPublicIp: true } })],
            finds: ["s: networkConfiguration.assignPublicIp"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [
                resource("aws:ec2/launchConfiguration:LaunchConfiguration", "lc", {
                    associatePublicIpAddress: UNKNOWN,
                }),
            ],
            finds: ["lc: associatePublicIpAddress"],
        },
    ],
};
