import { resource, type RuleExamples } from "../../tests/example.ts";
import { noDefaultVpc } from "./noDefaultVpc.ts";

const DEFAULT = "aws:ec2/defaultVpc:DefaultVpc";

export const examples: RuleExamples = {
    rule: noDefaultVpc,
    passing: [
        { title: "a VPC of its own", resources: [resource("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" })] },
        { title: "no VPC at all", resources: [resource("aws:sqs/queue:Queue", "q", {})] },
    ],
    failing: [
        { title: "the default VPC", resources: [resource(DEFAULT, "vpc", {})], finds: ["vpc: defaultVpc"] },
        {
            title: "the default VPC, however it is set up",
            resources: [resource(DEFAULT, "vpc", { enableDnsHostnames: true, tags: { Name: "default" } })],
            finds: ["vpc: defaultVpc"],
        },
    ],
    unknown: "that the resource is there decides, and a plan always knows it",
};
