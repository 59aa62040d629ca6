import { DeploymentRoles, PreviewRole, ReviewRole } from "@plinth/roles";
import type * as pulumi from "@pulumi/pulumi";

type BareCall = (name: string, options: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

const account = "444444444444";
const iam = `arn:aws:iam::${account}`;
const providerArn = `${iam}:oidc-provider/token.actions.githubusercontent.com`;
const repository = { owner: "acme", ownerId: 123456, name: "platform", id: 456789 };
const job = (environment: string) => ({ forge: "github", repository, job: { environment } }) as const;
const common = {
    environment: "prod",
    account,
    allowedRegions: ["eu-west-1"],
    rolePath: "/plinth/prod/",
    boundaryArn: `${iam}:policy/deployment/plinth-prod-boundary`,
    preview: job("prod-preview"),
    state: { kind: "s3", bucket: "acme-plinth-prod-state" },
} as const;

/** Roles of pipelines, as components of AWS in `bareCalls.ts`. */
export const bareRoles: Readonly<Record<string, BareCall>> = {
    "roles.DeploymentRoles": (name, options) =>
        new DeploymentRoles(
            name,
            {
                ...common,
                providerArns: { preview: providerArn, deploy: providerArn },
                preview: {
                    forge: "github",
                    repository,
                    job: { pullRequestWorkflow: "acme/platform/.github/workflows/preview.yml@refs/heads/main" },
                },
                deploy: job("prod"),
            },
            options,
        ),
    "roles.PreviewRole": (name, options) => new PreviewRole(name, { ...common, providerArn }, options),
    "roles.ReviewRole": (name, options) =>
        new ReviewRole(
            name,
            {
                environment: "prod",
                account,
                allowedRegions: ["eu-west-1"],
                providerArn,
                identity: job("review"),
                policyName: "plinth-prod-review-boundary",
                rolePath: "/plinth/prod-review/",
                state: { kind: "s3", bucket: "acme-plinth-prod-state" },
                project: "plinth",
                reads: [],
            },
            options,
        ),
};
