import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { imdsv2 } from "./imdsv2.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const template = resource(TEMPLATE, "t", { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 } });

export const examples: RuleExamples = {
    rule: imdsv2,
    passing: [
        {
            title: "tokens required",
            resources: [resource(INSTANCE, "i", { metadataOptions: { httpTokens: "required" } })],
        },
        {
            title: "metadata switched off",
            resources: [resource(INSTANCE, "i", { metadataOptions: { httpEndpoint: "disabled" } })],
        },
        {
            title: "an instance that leaves it to a template of this stack",
            resources: [template, resource(INSTANCE, "i", { launchTemplate: { id: from(template) } })],
        },
        {
            title: "two hops, which containers need",
            resources: [
                resource(TEMPLATE, "t", { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } }),
            ],
        },
    ],
    failing: [
        {
            title: "an instance that says nothing",
            resources: [resource(INSTANCE, "i", {})],
            finds: ["i: metadataOptions.httpTokens"],
        },
        {
            title: "optional tokens and a far reach",
            resources: [
                resource("aws:ec2/launchConfiguration:LaunchConfiguration", "lc", {
                    metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 3 },
                }),
            ],
            finds: ["lc: metadataOptions.httpPutResponseHopLimit", "lc: metadataOptions.httpTokens"],
        },
    ],
    unknown: [
        {
            title: "tokens and hops that are not known yet",
            resources: [
                resource(TEMPLATE, "t", { metadataOptions: { httpTokens: UNKNOWN, httpPutResponseHopLimit: UNKNOWN } }),
            ],
            finds: ["t: metadataOptions.httpPutResponseHopLimit", "t: metadataOptions.httpTokens"],
        },
        {
            title: "an instance whose template is not known yet",
            resources: [resource(INSTANCE, "i", { launchTemplate: UNKNOWN })],
            finds: ["i: metadataOptions.httpTokens"],
        },
        {
            title: "an instance that leaves it to a template of another stack",
            resources: [resource(INSTANCE, "i", { launchTemplate: { name: "shared" } })],
            finds: ["i: metadataOptions.httpTokens"],
        },
    ],
};
