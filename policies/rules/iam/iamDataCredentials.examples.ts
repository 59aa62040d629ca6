import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { iamDataCredentials } from "./iamDataCredentials.ts";

const POLICY = "aws:iam/policy:Policy";

function document(Action: unknown, Resource: unknown = "*", more: object = {}) {
    return [resource(POLICY, "p", { policy: policy({ Effect: "Allow", Action, Resource, ...more }) })];
}

export const examples: RuleExamples = {
    rule: iamDataCredentials,
    passing: [
        { title: "objects of one bucket", resources: document("s3:GetObject", "arn:aws:s3:::acme/*") },
        {
            title: "one secret",
            resources: document(
                "secretsmanager:GetSecretValue",
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-*",
            ),
        },
        { title: "one role", resources: document("sts:AssumeRole", "arn:aws:iam::111122223333:role/deploy") },
        {
            title: "a login to the registry, which cannot be narrowed",
            resources: document(["ecr:GetAuthorizationToken"]),
        },
        { title: "other actions", resources: document(["lambda:CreateFunction", "dynamodb:CreateTable"]) },
        {
            title: "objects of the organisation",
            resources: document("s3:GetObject", "*", { Condition: { StringEquals: { "aws:ResourceOrgID": "o-1" } } }),
        },
        { title: "a denial", resources: document("*", "*", { Effect: "Deny" }) },
        { title: "a role without rights of its own", resources: [resource("aws:iam/role:Role", "r", {})] },
    ],
    failing: [
        {
            title: "three and four actions, named as many as fit",
            resources: [
                ...document(["s3:GetObject", "sts:AssumeRole", "ssm:GetParameter"]),
                resource(POLICY, "q", {
                    policy: policy({
                        Effect: "Allow",
                        Action: ["s3:GetObject", "sts:AssumeRole", "ssm:GetParameter", "rds-db:connect"],
                        Resource: "*",
                    }),
                }),
            ],
            finds: ["p: policy.Statement[0]", "q: policy.Statement[0]"],
            says: [
                "found s3:GetObject, ssm:GetParameter, sts:AssumeRole on every resource",
                "found s3:GetObject, ssm:GetParameter, rds-db:connect and more on every resource",
            ],
        },
        {
            title: "every object",
            resources: document(["s3:ListBucket", "s3:GetObject"]),
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "every object, by its ARN",
            resources: document("s3:Get*", "arn:aws:s3:::*/*"),
            finds: ["p: policy.Statement[0]"],
        },
        { title: "every parameter", resources: document("ssm:GetParameter*"), finds: ["p: policy.Statement[0]"] },
        {
            title: "every secret",
            resources: document("SecretsManager:getsecretvalue"),
            finds: ["p: policy.Statement[0]"],
        },
        { title: "every role", resources: document("sts:*"), finds: ["p: policy.Statement[0]"] },
        { title: "keys of every user", resources: document("iam:CreateAccessKey"), finds: ["p: policy.Statement[0]"] },
        { title: "everything", resources: document("*"), finds: ["p: policy.Statement[0]"] },
        {
            title: "two statements, beside actions that are not known yet",
            resources: [
                resource("aws:iam/rolePolicy:RolePolicy", "p", {
                    policy: {
                        Statement: [
                            { Effect: "Allow", Action: UNKNOWN, Resource: "*" },
                            { Effect: "Allow", Action: "s3:GetObject", Resource: "*" },
                            { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" },
                        ],
                    },
                }),
            ],
            finds: ["p: policy.Statement[1]", "p: policy.Statement[2]"],
        },
    ],
    unknown: [
        {
            title: "a policy that is not known yet",
            resources: [resource("aws:iam/userPolicy:UserPolicy", "p", { policy: UNKNOWN })],
            finds: ["p: policy"],
        },
        {
            title: "the bucket that is read",
            says: ["found a value not known yet"],
            resources: [
                resource(POLICY, "p", {
                    policy: { Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: [UNKNOWN] } },
                }),
            ],
            finds: ["p: policy.Statement"],
        },
    ],
};
