import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { iamOidcTrust } from "./iamOidcTrust.ts";

const ROLE = "aws:iam/role:Role";
const GITHUB = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const EKS = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF";
const GITHUB_SUB = "token.actions.githubusercontent.com:sub";
const GITHUB_AUD = "token.actions.githubusercontent.com:aud";
const EKS_SUB = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF:sub";
const VALUE = `r: assumeRolePolicy.Statement[0].Condition.StringLike["${GITHUB_SUB}"]`;
const PROVIDER = "r: assumeRolePolicy.Statement[0].Principal.Federated";

function statement(Federated: unknown, Condition?: unknown) {
    return { Effect: "Allow", Action: "sts:AssumeRoleWithWebIdentity", Principal: { Federated }, Condition };
}

function trusting(Federated: unknown, Condition?: unknown) {
    return [resource(ROLE, "r", { assumeRolePolicy: policy(statement(Federated, Condition)) })];
}

function github(sub: unknown) {
    return trusting(GITHUB, { StringLike: { [GITHUB_SUB]: sub } });
}

function eks(sub: string) {
    return trusting(EKS, { StringLike: { [EKS_SUB]: sub } });
}

const eksValue = `r: assumeRolePolicy.Statement[0].Condition.StringLike["${EKS_SUB}"]`;

export const examples: RuleExamples = {
    rule: iamOidcTrust,
    passing: [
        {
            title: "a provider's ARN where a service or an account is meant",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: policy({ ...statement(GITHUB), Principal: { AWS: GITHUB, Service: GITHUB } }),
                }),
            ],
        },
        {
            title: "a service that is not known yet, for web identities",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: { Statement: [{ ...statement(GITHUB), Principal: { Service: UNKNOWN } }] },
                }),
            ],
        },
        {
            title: "a branch of a repository, with audience",
            resources: trusting(GITHUB, {
                StringEquals: { [GITHUB_AUD]: "sts.amazonaws.com", [GITHUB_SUB]: "repo:acme/shop:ref:refs/heads/main" },
            }),
            parameters: { requireAudience: true },
        },
        { title: "whatever ref of a repository", resources: github("repo:acme/shop:*") },
        { title: "every repository of one owner", resources: github("repo:acme/*") },
        { title: "several repositories", resources: github(["repo:acme/shop:*", "repo:acme/web:*"]) },
        { title: "a subject of the owner's own making", resources: github("repository_owner:acme:workflow:release") },
        {
            title: "operators that hold for a claim which every token has",
            resources: trusting([GITHUB], { "ForAnyValue:StringEqualsIfExists": { [GITHUB_SUB]: "repo:acme/shop:*" } }),
        },
        {
            title: "a wide subject beside a named one, which hold together",
            resources: trusting(GITHUB, {
                StringLike: { [GITHUB_SUB]: "*" },
                StringEquals: { [GITHUB_SUB]: "repo:acme/shop:environment:prod" },
            }),
        },
        { title: "a service account", resources: eks("system:serviceaccount:shop:web") },
        { title: "the service accounts of a namespace", resources: eks("system:serviceaccount:shop:*") },
        {
            title: "a service account under a provider that is not known yet",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: {
                        Statement: [
                            statement(UNKNOWN, { StringEquals: { "x:sub": "system:serviceaccount:shop:web" } }),
                        ],
                    },
                }),
            ],
        },
        {
            title: "a named subject of a provider that is not known yet",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: { Statement: [statement(UNKNOWN, { StringEquals: { "x:sub": "robot" } })] },
                }),
            ],
        },
        { title: "providers of other kinds", resources: trusting("arn:aws:iam::111122223333:saml-provider/okta") },
        {
            title: "a provider that is not known yet, for SAML",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: { Statement: [{ ...statement(UNKNOWN), Action: "sts:AssumeRoleWithSAML" }] },
                }),
            ],
        },
        {
            title: "a denial",
            resources: [resource(ROLE, "r", { assumeRolePolicy: policy({ ...statement(GITHUB), Effect: "Deny" }) })],
        },
        {
            title: "a service",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: policy({ ...statement(GITHUB), Principal: { Service: "ec2.amazonaws.com" } }),
                }),
            ],
        },
        { title: "no policy", resources: [resource(ROLE, "r", { assumeRolePolicy: "" })] },
    ],
    failing: [
        {
            title: "no condition, whatever the action",
            resources: [
                resource(ROLE, "r", { assumeRolePolicy: policy({ ...statement(GITHUB), Action: "sts:AssumeRole" }) }),
            ],
            finds: [PROVIDER],
        },
        {
            title: "a subject of a cluster's that is nobody's",
            resources: trusting(GITHUB, { StringLike: { [GITHUB_SUB]: "system:anything" } }),
            finds: [VALUE],
        },
        {
            title: "every subject in a list that also holds one not known yet",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: {
                        Statement: [statement(GITHUB, { StringLike: { [GITHUB_SUB]: [UNKNOWN, "*"] } })],
                    },
                }),
            ],
            finds: [`${VALUE}[1]`],
        },
        {
            title: "no condition",
            resources: trusting(GITHUB),
            finds: [PROVIDER],
            says: ["found any token of the provider"],
        },
        { title: "no condition, in a cluster", resources: trusting(EKS), finds: [PROVIDER] },
        {
            title: "the audience alone",
            resources: trusting([GITHUB], { StringEquals: { [GITHUB_AUD]: "sts.amazonaws.com" } }),
            finds: [`${PROVIDER}[0]`],
        },
        {
            title: "an empty list of subjects",
            resources: github([]),
            finds: [PROVIDER],
        },
        {
            title: "a subject that is merely excluded",
            resources: trusting(GITHUB, { StringNotEquals: { [GITHUB_SUB]: "repo:acme/shop:*" } }),
            finds: [PROVIDER],
        },
        { title: "every subject", resources: github("*"), finds: [VALUE] },
        { title: "a claim without a value", resources: github("acme"), finds: [VALUE] },
        { title: "every repository", resources: github("repo:*"), finds: [VALUE] },
        { title: "every repository of every owner", resources: github("repo:*/*"), finds: [VALUE] },
        { title: "owners whose names begin alike", resources: github("repo:acme*"), finds: [VALUE] },
        {
            title: "owners whose names begin alike, with a repository",
            resources: github("repo:acme*/shop:*"),
            finds: [VALUE],
        },
        { title: "an owner without repositories", resources: github("repo:acme/"), finds: [VALUE] },
        { title: "nobody's repository", resources: github("repo:/shop"), finds: [VALUE] },
        {
            title: "a claim that anybody can choose",
            resources: github("workflow:release:repo:acme/shop"),
            finds: [VALUE],
        },
        { title: "an environment of anybody's", resources: github("environment:prod"), finds: [VALUE] },
        { title: "a claim with any value", resources: github("repository_owner:*"), finds: [VALUE] },
        { title: "any claim", resources: github("*:acme"), finds: [VALUE] },
        {
            title: "a named repository or any other",
            resources: github(["repo:acme/shop:*", "repo:*"]),
            finds: [`${VALUE}[1]`],
        },
        { title: "every namespace", resources: eks("system:serviceaccount:*:web"), finds: [eksValue] },
        { title: "every service account", resources: eks("system:serviceaccount:*"), finds: [eksValue] },
        { title: "a namespace without an account", resources: eks("system:serviceaccount:shop"), finds: [eksValue] },
        { title: "nodes", resources: eks("system:node:shop:web"), finds: [eksValue] },
        { title: "everybody in a cluster", resources: eks("*:serviceaccount:shop:web"), finds: [eksValue] },
        {
            title: "no audience where one is required",
            resources: github("repo:acme/shop:*"),
            parameters: { requireAudience: true },
            finds: [PROVIDER],
        },
        {
            title: "everything of a provider that is not known yet, beside a document that says so",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: {
                        Statement: [statement(UNKNOWN, { StringLike: { "x:sub": "*" } }), statement(GITHUB)],
                    },
                }),
            ],
            finds: [
                'r: assumeRolePolicy.Statement[0].Condition.StringLike["x:sub"] unverified',
                "r: assumeRolePolicy.Statement[1].Principal.Federated",
            ],
        },
    ],
    unknown: [
        {
            title: "a policy that is not known yet",
            resources: [resource(ROLE, "r", { assumeRolePolicy: UNKNOWN })],
            finds: ["r: assumeRolePolicy"],
        },
        {
            title: "a subject that is not known yet",
            resources: [
                resource(ROLE, "r", {
                    assumeRolePolicy: {
                        Statement: [
                            statement(GITHUB, { StringEquals: { [GITHUB_SUB]: ["repo:acme/shop:*", UNKNOWN] } }),
                        ],
                    },
                }),
            ],
            finds: [`r: assumeRolePolicy.Statement[0].Condition.StringEquals["${GITHUB_SUB}"][1]`],
        },
        {
            title: "a condition that is not known yet",
            resources: [resource(ROLE, "r", { assumeRolePolicy: { Statement: [statement(GITHUB, UNKNOWN)] } })],
            finds: [PROVIDER],
        },
        {
            title: "a provider that is not known yet, and any token of it",
            resources: [resource(ROLE, "r", { assumeRolePolicy: { Statement: [statement(UNKNOWN)] } })],
            finds: [`${PROVIDER}[]`],
        },
    ],
};
