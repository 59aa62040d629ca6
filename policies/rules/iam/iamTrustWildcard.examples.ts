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
