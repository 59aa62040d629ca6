import type { DeploymentRolesArgs } from "../deploymentRolesArgs.ts";

export const GITHUB_PROVIDER = "arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com";

const repository = { owner: "acme", ownerId: 123456, name: "platform", id: 456789 };

/** The roles of an environment with the least there is to say. */
export const environmentRoles: DeploymentRolesArgs = {
    environment: "dev",
    account: "222222222222",
    allowedRegions: ["eu-west-1"],
    rolePath: "/plinth/dev/",
    boundaryArn: "arn:aws:iam::222222222222:policy/deployment/plinth-dev-boundary",
    providerArns: { preview: GITHUB_PROVIDER, deploy: GITHUB_PROVIDER },
    preview: {
        forge: "github",
        repository,
        job: { pullRequestWorkflow: "acme/platform/.github/workflows/preview.yml@refs/heads/main" },
    },
    deploy: { forge: "github", repository, job: { environment: "dev" } },
    state: { kind: "s3", bucket: "acme-plinth-dev-state" },
};
