import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { ecrPolicyPublic } from "./ecrPolicyPublic.ts";

const POLICY = "aws:ecr/repositoryPolicy:RepositoryPolicy";
const pull = { Effect: "Allow", Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], Principal: "*" };

export const examples: RuleExamples = {
    rule: ecrPolicyPublic,
    passing: [
        {
            title: "another account",
            resources: [
                resource(POLICY, "p", {
                    policy: policy({ ...pull, Principal: { AWS: "arn:aws:iam::111122223333:root" } }),
                }),
            ],
        },
        {
            title: "everyone of the organisation",
            resources: [
                resource(POLICY, "p", {
                    policy: policy({ ...pull, Condition: { StringEquals: { "aws:PrincipalOrgID": UNKNOWN } } }),
                }),
            ],
        },
        {
            title: "a service, for the whole registry",
            resources: [
                resource("aws:ecr/registryPolicy:RegistryPolicy", "p", {
                    policy: { Statement: { ...pull, Principal: { Service: "lambda.amazonaws.com" } } },
                }),
            ],
        },
    ],
    failing: [
        {
            title: "everyone",
            resources: [resource(POLICY, "p", { policy: policy(pull) })],
            finds: ["p: policy.Statement[0].Principal"],
        },
        {
            title: "everyone, for the whole registry, in a policy that is an object",
            resources: [
                resource("aws:ecr/registryPolicy:RegistryPolicy", "p", {
                    policy: { Statement: { ...pull, Principal: { AWS: ["*"] } } },
                }),
            ],
            finds: ["p: policy.Statement.Principal.AWS[0]"],
        },
    ],
    unknown: [
        {
            title: "a policy that is not known yet",
            resources: [resource(POLICY, "p", { policy: UNKNOWN })],
            finds: ["p: policy"],
        },
    ],
};
