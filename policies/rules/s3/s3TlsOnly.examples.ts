import { from, policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3TlsOnly } from "./s3TlsOnly.ts";

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const bucket = resource("aws:s3/bucket:Bucket", "b", {});
const ARN = "arn:aws:s3:::acme";
const deny = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [ARN, `${ARN}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

function withPolicy(...statements: object[]) {
    return [bucket, resource(POLICY, "p", { bucket: from(bucket), policy: policy(...statements) })];
}

export const examples: RuleExamples = {
    rule: s3TlsOnly,
    passing: [
        {
            title: "a denial among others, of all actions among others, to everyone among others",
            resources: withPolicy({
                ...deny,
                Principal: { AWS: ["arn:aws:iam::111122223333:role/app", "*"] },
                Action: ["s3:GetObject", "s3:*"],
                Condition: { BoolIfExists: { "aws:securetransport": false, "aws:PrincipalIsAWSService": "false" } },
            }),
        },
        {
            title: "a denial for the bucket and its objects",
            resources: withPolicy({ Effect: "Allow", Principal: "*", Action: "s3:*" }, deny),
        },
        {
            title: "a denial for all that begins with the bucket's name",
            resources: withPolicy({ ...deny, Resource: [`${ARN}*`] }),
        },
        {
            title: "a denial for the bucket of the longest name",
            resources: withPolicy({ ...deny, Resource: ["x".repeat(100), `${"x".repeat(100)}/*`] }),
        },
        {
            title: "a denial for everything, inline",
            resources: [
                resource("aws:s3/bucketV2:BucketV2", "b", {
                    policy: policy({ ...deny, Principal: { AWS: "*" }, Resource: "*" }),
                }),
            ],
        },
    ],
    failing: [
        {
            title: "a denial with exceptions",
            resources: withPolicy({
                ...deny,
                Condition: { ...deny.Condition, StringNotEquals: { "aws:PrincipalTag/old": "yes" } },
            }),
            finds: ["b: policy", "p: policy"],
        },
        {
            title: "an allowance of requests with TLS, which forbids none",
            resources: withPolicy({
                ...deny,
                Effect: "Allow",
                Condition: { Bool: { "aws:SecureTransport": "true" } },
            }),
            finds: ["b: policy", "p: policy"],
        },
        ...[
            ["another bucket's objects", "arn:aws:s3:::acme-2/*"],
            ["some of the objects", `${ARN}/logs/*`],
            ["one object", `${ARN}/a`],
        ].map(([what, objects]) => ({
            title: `a denial for the bucket and ${what}`,
            resources: withPolicy({ ...deny, Resource: [ARN, objects] }),
            finds: ["b: policy", "p: policy"],
        })),
        {
            title: "a denial for a bucket of a name that none can have",
            resources: withPolicy({ ...deny, Resource: ["x".repeat(101), `${"x".repeat(101)}/*`] }),
            finds: ["b: policy", "p: policy"],
        },
        {
            title: "a denial for the bucket only",
            resources: withPolicy({ ...deny, Resource: ARN }),
            finds: ["b: policy", "p: policy"],
        },
        {
            title: "a denial of reading, whatever the rest is",
            resources: [
                resource(POLICY, "p", {
                    bucket: "other",
                    policy: { Statement: [{ ...deny, Action: "s3:GetObject", Resource: UNKNOWN }] },
                }),
            ],
            finds: ["p: policy"],
        },
        {
            title: "a denial under another condition",
            resources: withPolicy({ ...deny, Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }),
            finds: ["b: policy", "p: policy"],
        },
        {
            title: "a denial under a condition that is no switch",
            resources: withPolicy({ ...deny, Condition: { StringEquals: { "aws:SecureTransport": "false" } } }),
            finds: ["b: policy", "p: policy"],
        },
        { title: "a bucket without a policy", resources: [bucket], finds: ["b: policy"] },
        {
            title: "a policy about something else",
            resources: withPolicy({ ...deny, Condition: {} }),
            finds: ["b: policy", "p: policy"],
        },
        {
            title: "a denial for the objects only",
            resources: withPolicy({ ...deny, Resource: `${ARN}/*` }),
            finds: ["b: policy", "p: policy"],
        },
        {
            title: "a denial of requests with TLS",
            resources: withPolicy({ ...deny, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
            finds: ["b: policy", "p: policy"],
        },
        {
            title: "a denial for one role",
            resources: withPolicy({ ...deny, Principal: { AWS: "arn:aws:iam::111122223333:role/app" } }),
            finds: ["b: policy", "p: policy"],
        },
        {
            title: "a denial of reading only",
            resources: withPolicy({ ...deny, Action: "s3:GetObject" }),
            finds: ["b: policy", "p: policy"],
        },
    ],
    unknown: [
        {
            title: "one of several resources that is not known yet",
            resources: [
                resource(POLICY, "p", {
                    bucket: "other",
                    policy: { Statement: [{ ...deny, Resource: [UNKNOWN, `${ARN}/*`] }] },
                }),
            ],
            finds: ["p: policy"],
        },
        {
            title: "a condition that is not known yet, whole or in part",
            resources: [
                resource(POLICY, "p", { policy: { Statement: [{ ...deny, Condition: UNKNOWN }] } }),
                resource(POLICY, "q", { policy: { Statement: [{ ...deny, Condition: { Bool: UNKNOWN } }] } }),
                resource(POLICY, "r", {
                    policy: { Statement: [{ ...deny, Condition: { StringEquals: { a: "b" }, Bool: UNKNOWN } }] },
                }),
            ],
            finds: ["p: policy", "q: policy", "r: policy"],
        },
        {
            title: "an inline policy that is not known yet",
            resources: [resource("aws:s3/bucket:Bucket", "b", { policy: UNKNOWN })],
            finds: ["b: policy"],
        },
        {
            title: "an effect, a statement and a principal that are not known yet",
            resources: [
                resource(POLICY, "p", { policy: { Statement: [{ ...deny, Effect: UNKNOWN }] } }),
                resource(POLICY, "q", { policy: { Statement: [UNKNOWN] } }),
                resource(POLICY, "r", { policy: { Statement: [{ ...deny, Principal: UNKNOWN }] } }),
            ],
            finds: ["p: policy", "q: policy", "r: policy"],
        },
        {
            title: "one of several actions that is not known yet",
            resources: [
                resource(POLICY, "p", { policy: { Statement: [{ ...deny, Action: ["s3:GetObject", UNKNOWN] }] } }),
            ],
            finds: ["p: policy"],
        },
        {
            title: "a policy that is not known yet",
            resources: [bucket, resource(POLICY, "p", { bucket: from(bucket), policy: UNKNOWN })],
            finds: ["p: policy"],
        },
        {
            title: "a policy of a bucket that is not known yet",
            resources: [bucket, resource(POLICY, "p", { bucket: UNKNOWN, policy: policy(deny) })],
            finds: ["b: policy"],
        },
        {
            title: "resources that are not known yet",
            resources: [
                resource(POLICY, "p", {
                    bucket: "other",
                    policy: { Statement: [{ ...deny, Resource: [UNKNOWN, UNKNOWN] }] },
                }),
            ],
            finds: ["p: policy"],
        },
        {
            title: "a condition's value and actions that are not known yet",
            resources: [
                resource(POLICY, "p", {
                    policy: { Statement: [{ ...deny, Condition: { Bool: { "aws:SecureTransport": UNKNOWN } } }] },
                }),
                resource(POLICY, "q", { policy: { Statement: [{ ...deny, Action: UNKNOWN }] } }),
            ],
            finds: ["p: policy", "q: policy"],
        },
    ],
};
