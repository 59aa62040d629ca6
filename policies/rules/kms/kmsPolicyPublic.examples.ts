import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { kmsPolicyPublic } from "./kmsPolicyPublic.ts";

const KEY = "aws:kms/key:Key";
const use = { Effect: "Allow", Action: "kms:*", Resource: "*" };

export const examples: RuleExamples = {
    rule: kmsPolicyPublic,
    passing: [
        { title: "AWS's own policy", resources: [resource(KEY, "key", {})] },
        {
            title: "the account",
            resources: [
                resource(KEY, "key", {
                    policy: policy({ ...use, Principal: { AWS: "arn:aws:iam::111122223333:root" } }),
                }),
            ],
        },
        {
            title: "everyone of the account",
            resources: [
                resource(KEY, "key", {
                    policy: policy({
                        ...use,
                        Principal: "*",
                        Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } },
                    }),
                }),
            ],
        },
    ],
    failing: [
        {
            title: "everyone",
            resources: [resource(KEY, "key", { policy: policy({ ...use, Principal: "*" }) })],
            finds: ["key: policy.Statement[0].Principal"],
        },
        {
            title: "everyone through one service, in a policy of its own",
            resources: [
                resource("aws:kms/keyPolicy:KeyPolicy", "key", {
                    policy: policy({
                        ...use,
                        Principal: { AWS: ["*"] },
                        Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
                    }),
                }),
            ],
            finds: ["key: policy.Statement[0].Principal.AWS[0]"],
        },
    ],
    unknown: [
        {
            title: "a policy that is not known yet",
            resources: [resource(KEY, "key", { policy: UNKNOWN })],
            finds: ["key: policy"],
        },
    ],
};
