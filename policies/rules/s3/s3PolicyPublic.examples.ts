import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3PolicyPublic } from "./s3PolicyPublic.ts";

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::acme/*", Principal: "*" };

function under(Condition: unknown) {
    return [resource(POLICY, "p", { policy: policy({ ...read, Condition }) })];
}

export const examples: RuleExamples = {
    rule: s3PolicyPublic,
    passing: [
        {
            title: "a role",
            resources: [
                resource(POLICY, "p", {
                    policy: policy({ ...read, Principal: { AWS: "arn:aws:iam::111122223333:role/app" } }),
                }),
            ],
        },
        { title: "everyone of the organisation", resources: under({ StringEquals: { "aws:PrincipalOrgID": "o-1" } }) },
        {
            title: "everyone through an endpoint",
            resources: under({ StringLike: { "AWS:SourceVpce": ["vpce-1", "vpce-2"] } }),
        },
        { title: "everyone from the office", resources: under({ IpAddress: { "aws:SourceIp": "198.51.100.0/24" } }) },
        { title: "a bucket that says nothing", resources: [resource("aws:s3/bucket:Bucket", "b", {})] },
    ],
    failing: [
        {
            title: "everyone",
            resources: [resource(POLICY, "p", { policy: policy(read) })],
            finds: ["p: policy.Statement[0].Principal"],
        },
        {
            title: "everyone, inline in an old bucket",
            resources: [
                resource("aws:s3/bucketV2:BucketV2", "b", { policy: policy({ ...read, Principal: { AWS: "*" } }) }),
            ],
            finds: ["b: policy.Statement[0].Principal.AWS"],
        },
        {
            title: "everyone but one",
            resources: [
                resource(POLICY, "p", {
                    policy: policy({ ...read, Principal: undefined, NotPrincipal: { AWS: "111122223333" } }),
                }),
            ],
            finds: ["p: policy.Statement[0].NotPrincipal"],
        },
        {
            title: "everyone, where a missing key matches",
            resources: under({ StringEqualsIfExists: { "aws:SourceVpce": "vpce-1" } }),
            finds: ["p: policy.Statement[0].Principal"],
        },
        {
            title: "everyone outside one network",
            resources: under({ StringNotEquals: { "aws:SourceVpc": "vpc-1" } }),
            finds: ["p: policy.Statement[0].Principal"],
        },
        {
            title: "everyone from anywhere",
            resources: under({ IpAddress: { "aws:SourceIp": ["198.51.100.0/24", "0.0.0.0/0"] } }),
            finds: ["p: policy.Statement[0].Principal"],
        },
    ],
    unknown: [
        {
            title: "a policy that is not known yet",
            resources: [resource(POLICY, "p", { policy: UNKNOWN })],
            finds: ["p: policy"],
        },
        {
            title: "everyone from addresses of which one is not known yet",
            resources: [
                resource(POLICY, "p", {
                    policy: {
                        Statement: {
                            ...read,
                            Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", UNKNOWN] } },
                        },
                    },
                }),
            ],
            finds: ["p: policy.Statement.Principal"],
        },
        {
            title: "a text that is no policy",
            resources: [resource(POLICY, "p", { policy: "{" })],
            finds: ["p: policy.Statement[]"],
        },
        {
            title: "a principal that is not known yet",
            resources: [resource(POLICY, "p", { policy: { Statement: [{ ...read, Principal: { AWS: UNKNOWN } }] } })],
            finds: ["p: policy.Statement[0].Principal.AWS[]"],
        },
        {
            title: "an operator that is not known yet",
            resources: [
                resource(POLICY, "p", { policy: { Statement: [{ ...read, Condition: { StringEquals: UNKNOWN } }] } }),
            ],
            finds: ["p: policy.Statement[0].Principal"],
        },
    ],
};
