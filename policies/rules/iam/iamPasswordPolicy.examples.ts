import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { iamPasswordPolicy } from "./iamPasswordPolicy.ts";

const POLICY = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";

function asking(minimumPasswordLength: unknown, passwordReusePrevention: unknown) {
    return [resource(POLICY, "p", { minimumPasswordLength, passwordReusePrevention })];
}

export const examples: RuleExamples = {
    rule: iamPasswordPolicy,
    passing: [
        { title: "what is asked", resources: asking(14, 24) },
        { title: "more than is asked, as text", resources: asking("20", "24") },
        {
            title: "less, where the environment asks for less",
            resources: asking(8, 5),
            parameters: { minimumLength: 8, remembered: 5 },
        },
    ],
    failing: [
        { title: "short passwords", resources: asking(13, 24), finds: ["p: minimumPasswordLength"] },
        { title: "few that are remembered", resources: asking(14, "23"), finds: ["p: passwordReusePrevention"] },
        {
            title: "what AWS does by itself",
            resources: asking(undefined, undefined),
            finds: ["p: minimumPasswordLength", "p: passwordReusePrevention"],
        },
        {
            title: "short passwords beside a number not known yet",
            resources: asking(8, UNKNOWN),
            finds: ["p: minimumPasswordLength", "p: passwordReusePrevention unverified"],
        },
    ],
    unknown: [
        {
            title: "a length that is not known yet",
            resources: asking(UNKNOWN, 24),
            finds: ["p: minimumPasswordLength"],
        },
    ],
};
