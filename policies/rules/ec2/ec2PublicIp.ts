import { resourceRule } from "../../rule/rule.ts";

export const ec2PublicIp = resourceRule({
    id: "ec2-public-ip",
    severity: "high",
    description: "Instances and tasks get no public address",
    remedy: "set associatePublicIpAddress (assignPublicIp) to false and put a load balancer or NAT gateway in front",
    types: [
        "aws:ec2/instance:Instance",
        "aws:ec2/launchTemplate:LaunchTemplate",
        "aws:ec2/launchConfiguration:LaunchConfiguration",
        "aws:ecs/service:Service",
    ],
    safeProperties: [
        "associatePublicIpAddress",
        "networkConfiguration.assignPublicIp",
        "networkInterfaces[].associatePublicIpAddress",
    ],
    *check(resource) {
        const readings = [
            resource.get("associatePublicIpAddress"),
            resource.get("networkConfiguration.assignPublicIp"),
            ...resource
                .get("networkInterfaces")
                .items()
                .map((item) => item.at("associatePublicIpAddress")),
        ];
        for (const reading of readings) {
            if (reading.isSet && reading.boolean() !== false) {
                yield { at: reading, expected: "false" };
            }
        }
    },
});
