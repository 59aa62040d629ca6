import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { iamTrustWildcard } from "./iamTrustWildcard.ts";

const ROLE = "aws:iam/role:Role";
const ROOT = "arn:aws:iam::111122223333:root";

/** A role whose trust policy is an object, as programs may give it. */
function role(name: string, assumeRolePolicy: unknown) {
    return resource(ROLE, name, { assumeRolePolicy });
}

function trusting(Principal: unknown, Condition?: unknown) {
    return [role("r", policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal, Condition }))];
}

export const examples: RuleExamples = {
    rule: iamTrustWildcard,
    passing: [
        {
            title: "the number of an account where no account is meant",
            resources: trusting({ CanonicalUser: "111122223333", Federated: "arn:aws:iam::*:oidc-provider/x" }),
        },
        {
            title: "an account that knows the external id, by the arguments of getPolicyDocument",
            resources: [
                role("r", {
                    statements: [
                        {
                            principals: [{ type: "AWS", identifiers: [ROOT] }],
                            conditions: [
                                { test: "Bool", variable: "aws:SecureTransport", values: ["true"] },
                                { test: "StringEquals", variable: "sts:ExternalId", values: ["partner"] },
                            ],
                        },
                    ],
                }),
            ],
        },
        { title: "no policy", resources: [role("r", ""), role("s", undefined)] },
        {
            title: "everyone of a network that is named by its addresses",
            resources: trusting("*", { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "10.0.0.0/8"] } }),
        },
        {
            title: "a denial to everyone",
            resources: [role("r", policy({ Effect: "Deny", Action: "sts:AssumeRole", Principal: { AWS: "*" } }))],
        },
        {
            title: "principals that are no text",
            resources: [role("r", policy({ Effect: "Allow", Principal: { AWS: [3, null] } }))],
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
            title: "everyone and a whole account, with blanks around",
            resources: trusting({ AWS: [" * ", ` ${ROOT} `] }),
            finds: [
                "r: assumeRolePolicy.Statement[0].Principal.AWS[0]",
                "r: assumeRolePolicy.Statement[0].Principal.AWS[1]",
            ],
        },
        {
            title: "an account, from an address, by the arguments of getPolicyDocument",
            resources: [
                role("r", {
                    statements: [
                        {
                            effect: "Allow",
                            principals: [{ type: "AWS", identifiers: [ROOT] }],
                            conditions: [
                                { test: "IpAddress", variable: "aws:SourceIp", values: ["203.0.113.0/24"] },
                                { test: "StringEquals" },
                                { variable: "sts:ExternalId", values: ["partner"] },
                            ],
                        },
                    ],
                }),
            ],
            finds: ["r: assumeRolePolicy.statements[0].principals[0].identifiers[0]"],
        },
        {
            title: "everyone under another kind, by arguments of getPolicyDocument, and by an ARN",
            resources: [
                role("a", policy({ Effect: "Allow", Principal: { "*": "*" } })),
                role("b", { statements: [{ principals: [{ type: "AWS", identifiers: ["x", "*"] }] }] }),
                role("c", policy({ Effect: "Allow", Principal: { AWS: ["arn:aws:iam::*:root"] } })),
                role("d", policy({ Effect: "Allow", Principal: "*" })),
                role("e", policy({ Effect: "Allow", Principal: { Federated: "*" } })),
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
                role(
                    "s",
                    policy({
                        Effect: "Allow",
                        Principal: { AWS: "*" },
                        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/ci" } },
                    }),
                ),
            ],
            finds: ["r: assumeRolePolicy.Statement[0].Principal.AWS", "s: assumeRolePolicy.Statement[0].Principal.AWS"],
        },
        {
            title: "everyone from anywhere, or where the key is missing, or outside one network",
            resources: [
                ...[
                    { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"] } },
                    { IpAddress: { "aws:SourceIp": [] } },
                    { IpAddress: { "aws:SourceIp": "*" } },
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
            finds: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((index) => `r${index}: assumeRolePolicy.Statement[0].Principal.AWS`),
        },
        {
            title: "everyone",
            says: ["found everyone"],
            resources: trusting({ AWS: "*" }),
            finds: ["r: assumeRolePolicy.Statement[0].Principal.AWS"],
        },
        {
            title: "a whole account, in both its forms",
            says: ["found a whole account"],
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
            resources: [role("r", policy({ Effect: "Allow", NotPrincipal: { AWS: "111122223333" } }))],
            finds: ["r: assumeRolePolicy.Statement[0].NotPrincipal"],
        },
    ],
    unknown: [
        {
            title: "a principal that is not known yet",
            resources: [role("a", { Statement: { Effect: "Allow", Principal: UNKNOWN } })],
            finds: ["a: assumeRolePolicy.Statement.Principal"],
            says: ["found a value not known yet"],
        },
        {
            title: "everyone from addresses not known yet, and everyone under a condition not known yet",
            resources: [
                role("a", {
                    Statement: [
                        {
                            Effect: "Allow",
                            Principal: { AWS: "*" },
                            Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", UNKNOWN] } },
                        },
                    ],
                }),
                role("b", { Statement: [{ Effect: "Allow", Principal: { AWS: ROOT }, Condition: UNKNOWN }] }),
                role("c", { Statement: [{ Effect: UNKNOWN, NotPrincipal: { AWS: ROOT } }] }),
            ],
            finds: [
                "a: assumeRolePolicy.Statement[0].Principal.AWS",
                "b: assumeRolePolicy.Statement[0].Principal.AWS",
                "c: assumeRolePolicy.Statement[0].NotPrincipal",
            ],
        },
        {
            title: "a policy that is not known yet",
            resources: [role("r", UNKNOWN)],
            finds: ["r: assumeRolePolicy"],
        },
        {
            title: "a principal and a statement that are not known yet",
            resources: [
                role("a", { Statement: [{ Effect: "Allow", Principal: { AWS: UNKNOWN } }] }),
                role("b", { Statement: [UNKNOWN] }),
            ],
            finds: ["a: assumeRolePolicy.Statement[0].Principal.AWS[]", "b: assumeRolePolicy.Statement[0]"],
        },
    ],
};
