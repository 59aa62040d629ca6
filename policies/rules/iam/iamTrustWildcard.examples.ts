import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { iamTrustWildcard } from "./iamTrustWildcard.ts";

const ROLE = "aws:iam/role:Role";
const ROOT = "arn:aws:iam::111122223333:root";

function trusting(Principal: unknown, Condition?: unknown) {
    return [
        resource(ROLE, "r", {
            assumeRolePolicy: policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal, Condition }),
        }),
    ];
}

export const examples: RuleExamples = {
    rule: iamTrustWildcard,
    passing: [
        { title: "no policy", resources: [resource(ROLE, "r", { assumeRolePolicy: "" }), resource(ROLE, "s", {})] },
        {
            title: "everyone of a network that is named by its addresses",
            resources: trusting("*", { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "10.0.0.0/8"] } }),
        },
        {
            title: "a denial to everyone",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: policy({ Effect: "Deny", Action: "sts:AssumeRole", Principal: { AWS: "*" } }),
                }),
            ],
        },
        {
            title: "principals that are no text",
            resources: [
                resource(ROLE, "r", { assumeRolePolicy: policy({ Effect: "Allow", Principal: { AWS: [3, null] } }) }),
            ],
        },
        {
            title: "an account of one role",
            resources: trusting(
                { AWS: ROOT },
                { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/ci-*" } },
            ),
        },
        {
            title: "a service's name with an asterisk inside a list of kinds",
            resources: trusting({ Federated: "*.example.com", Service: "ec2.amazonaws.com" }),
        },
        { title: "a service", resources: trusting({ Service: "ec2.amazonaws.com" }) },
        { title: "a role", resources: trusting({ AWS: "arn:aws:iam::111122223333:role/ci" }) },
        {
            title: "an account that knows the external id",
            resources: trusting({ AWS: ROOT }, { StringEquals: { "sts:ExternalId": "partner" } }),
        },
        {
            title: "everyone of the organisation",
            resources: trusting("*", { StringEquals: { "aws:PrincipalOrgID": "o-1" } }),
        },
        {
            title: "an identity provider",
            resources: trusting({ Federated: "arn:aws:iam::111122223333:oidc-provider/x" }),
        },
    ],
    failing: [
        {
            title: "everyone under another kind, by arguments of getPolicyDocument, and by an ARN",
            resources: [
                resource(ROLE, "a", { assumeRolePolicy: policy({ Effect: "Allow", Principal: { "*": "*" } }) }),
                resource(ROLE, "b", {
                    assumeRolePolicy: { statements: [{ principals: [{ type: "AWS", identifiers: ["x", "*"] }] }] },
                }),
                resource(ROLE, "c", {
                    assumeRolePolicy: policy({ Effect: "Allow", Principal: { AWS: ["arn:aws:iam::*:root"] } }),
                }),
                resource(ROLE, "d", { assumeRolePolicy: policy({ Effect: "Allow", Principal: "*" }) }),
                resource(ROLE, "e", { assumeRolePolicy: policy({ Effect: "Allow", Principal: { Federated: "*" } }) }),
            ],
            finds: [
                'a: assumeRolePolicy.Statement[0].Principal["*"]',
                "b: assumeRolePolicy.statements[0].principals[0].identifiers[1]",
                "c: assumeRolePolicy.Statement[0].Principal.AWS[0]",
                "d: assumeRolePolicy.Statement[0].Principal",
                "e: assumeRolePolicy.Statement[0].Principal.Federated",
            ],
        },
        {
            title: "everyone in a list without kinds",
            resources: trusting(["arn:aws:iam::111122223333:role/ci", "*"]),
            finds: ["r: assumeRolePolicy.Statement[0].Principal[1]"],
        },
        {
            title: "a whole account by a bare text",
            resources: trusting("444455556666"),
            finds: ["r: assumeRolePolicy.Statement[0].Principal"],
        },
        {
            title: "a whole account, for whatever external id or role",
            resources: [
                ...trusting({ AWS: ROOT }, { StringLike: { "sts:ExternalId": "*" } }),
                resource(ROLE, "s", {
                    assumeRolePolicy: policy({
                        Effect: "Allow",
                        Principal: { AWS: "*" },
                        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/ci" } },
                    }),
                }),
            ],
            finds: ["r: assumeRolePolicy.Statement[0].Principal.AWS", "s: assumeRolePolicy.Statement[0].Principal.AWS"],
        },
        {
            title: "everyone from anywhere, or where the key is missing, or outside one network",
            resources: [
                ...[
                    { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"] } },
                    { IpAddress: { "aws:SourceIp": [] } },
                    { IpAddress: { "aws:Referer": "203.0.113.0/24" } },
                    { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
                    { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } },
                    { StringEquals: { "aws:PrincipalOrgID": [] } },
                    { StringEquals: { "aws:PrincipalOrgID": ["o-1", "*"] } },
                    { StringEquals: { "aws:PrincipalTag/team": "ops" } },
                ].flatMap((condition, index) =>
                    trusting({ AWS: "*" }, condition).map((role) => ({ ...role, urn: `${role.urn}${index}` })),
                ),
            ],
            finds: [0, 1, 2, 3, 4, 5, 6, 7].map((index) => `r${index}: assumeRolePolicy.Statement[0].Principal.AWS`),
        },
        {
            title: "everyone",
            resources: trusting({ AWS: "*" }),
            finds: ["r: assumeRolePolicy.Statement[0].Principal.AWS"],
        },
        {
            title: "a whole account, in both its forms",
            resources: trusting({ AWS: [ROOT, "444455556666"] }),
            finds: [
                "r: assumeRolePolicy.Statement[0].Principal.AWS[0]",
                "r: assumeRolePolicy.Statement[0].Principal.AWS[1]",
            ],
        },
        {
            title: "every service",
            resources: trusting({ Service: "*.amazonaws.com" }),
            finds: ["r: assumeRolePolicy.Statement[0].Principal.Service"],
        },
        {
            title: "an account, for its own network",
            resources: trusting({ AWS: ROOT }, { StringEquals: { "aws:SourceVpc": "vpc-1" } }),
            finds: ["r: assumeRolePolicy.Statement[0].Principal.AWS"],
        },
        {
            title: "everyone but one",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: policy({ Effect: "Allow", NotPrincipal: { AWS: "111122223333" } }),
                }),
            ],
            finds: ["r: assumeRolePolicy.Statement[0].NotPrincipal"],
        },
    ],
    unknown: [
        {
            title: "everyone from addresses not known yet, and everyone under a condition not known yet",
            resources: [
                resource(ROLE, "a", {
                    assumeRolePolicy: {
                        Statement: [
                            {
                                Effect: "Allow",
                                Principal: { AWS: "*" },
                                Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", UNKNOWN] } },
                            },
                        ],
                    },
                }),
                resource(ROLE, "b", {
                    assumeRolePolicy: {
                        Statement: [{ Effect: "Allow", Principal: { AWS: ROOT }, Condition: UNKNOWN }],
                    },
                }),
                resource(ROLE, "c", {
                    assumeRolePolicy: { Statement: [{ Effect: UNKNOWN, NotPrincipal: { AWS: ROOT } }] },
                }),
            ],
            finds: [
                "a: assumeRolePolicy.Statement[0].Principal.AWS",
                "b: assumeRolePolicy.Statement[0].Principal.AWS",
                "c: assumeRolePolicy.Statement[0].NotPrincipal",
            ],
        },
        {
            title: "a policy that is not known yet",
            resources: [resource(ROLE, "r", { assumeRolePolicy: UNKNOWN })],
            finds: ["r: assumeRolePolicy"],
        },
        {
            title: "a principal and a statement that are not known yet",
            resources: [
                resource(ROLE, "a", {
                    assumeRolePolicy: { Statement: [{ Effect: "Allow", Principal: { AWS: UNKNOWN } }] },
                }),
                resource(ROLE, "b", { assumeRolePolicy: { Statement: [UNKNOWN] } }),
            ],
            finds: ["a: assumeRolePolicy.Statement[0].Principal.AWS[]", "b: assumeRolePolicy.Statement[0]"],
        },
    ],
};
