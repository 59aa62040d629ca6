import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { opensearchVpc } from "./opensearchVpc.ts";

const DOMAIN = "aws:opensearch/domain:Domain";
const OLD = "aws:elasticsearch/domain:Domain";

export const examples: RuleExamples = {
    rule: opensearchVpc,
    passing: [
        {
            title: "subnets that are not known yet",
            resources: [
                resource(DOMAIN, "d", { vpcOptions: { subnetIds: UNKNOWN } }),
                resource(DOMAIN, "e", { vpcOptions: UNKNOWN }),
            ],
        },
        {
            title: "subnets of a domain of the old type, its block in a list",
            resources: [resource(OLD, "d", { vpcOptions: [{ subnetIds: ["subnet-1", UNKNOWN] }] })],
        },
        {
            title: "security groups alone, which AWS refuses",
            resources: [resource(DOMAIN, "d", { vpcOptions: { securityGroupIds: ["sg-1"] } })],
        },
    ],
    failing: [
        {
            title: "a domain that says nothing",
            resources: [resource(DOMAIN, "d", {})],
            finds: ["d: vpcOptions.subnetIds"],
        },
        {
            title: "no subnet, in both types",
            resources: [
                resource(DOMAIN, "d", { vpcOptions: { subnetIds: [] } }),
                resource(OLD, "o", { vpcOptions: {} }),
            ],
            finds: ["d: vpcOptions.subnetIds", "o: vpcOptions.subnetIds"],
        },
    ],
    unknown: "a domain has subnets or not, and set counts whatever their value",
};
