import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { vpcFlowLogs } from "./vpcFlowLogs.ts";

const vpc = resource("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
const subnet = resource("aws:ec2/subnet:Subnet", "a", { vpcId: from(vpc) });
const LOG = "aws:ec2/flowLog:FlowLog";

export const examples: RuleExamples = {
    rule: vpcFlowLogs,
    passing: [
        { title: "a log of the VPC", resources: [vpc, resource(LOG, "log", { vpcId: from(vpc) })] },
        { title: "a log of every subnet", resources: [vpc, subnet, resource(LOG, "log", { subnetId: from(subnet) })] },
    ],
    failing: [
        { title: "a VPC without a log", resources: [vpc], finds: ["vpc: flowLogs"] },
        {
            title: "a VPC without subnets, beside a log of a subnet that is not known yet",
            resources: [vpc, resource(LOG, "log", { subnetId: UNKNOWN })],
            finds: ["vpc: flowLogs"],
        },
        {
            title: "logs of one subnet of two and of another VPC",
            resources: [
                vpc,
                subnet,
                resource("aws:ec2/subnet:Subnet", "b", { vpcId: from(vpc) }),
                resource(LOG, "log", { subnetId: from(subnet) }),
                resource(LOG, "other", { vpcId: "vpc-2" }),
            ],
            finds: ["vpc: flowLogs"],
        },
    ],
    unknown: [
        {
            title: "a log of a VPC that is not known yet",
            resources: [vpc, resource(LOG, "log", { vpcId: UNKNOWN })],
            finds: ["vpc: flowLogs"],
        },
        {
            title: "a log that may be of its only subnet",
            resources: [vpc, subnet, resource(LOG, "log", { subnetId: UNKNOWN })],
            finds: ["vpc: flowLogs"],
        },
        {
            title: "an adopted VPC",
            resources: [resource("aws:ec2/vpc:Vpc", "vpc", {}, { outputs: { id: "vpc-1" }, external: true })],
            finds: ["vpc: flowLogs"],
        },
    ],
};
