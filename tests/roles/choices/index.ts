import {
    allow,
    claimsOf,
    DeploymentRoles,
    OidcProvider,
    PermissionBoundary,
    ReviewRole,
    Role,
    type RoleArgs,
} from "@plinth/roles";
import * as aws from "@pulumi/aws";

const tags = {
    Environment: "prod",
    Project: "plinth",
    Owner: "platform",
    CostCenter: "engineering",
    ManagedBy: "pulumi",
};
const account = "444444444444";
const allowedRegions = ["eu-west-1", "eu-central-1"];
const rolePath = "/plinth/prod/";

// Every choice of the roles' components, called with the least.
const provider = new aws.Provider("aws", { region: "eu-west-1", allowedAccountIds: [account], defaultTags: { tags } });
const options = { provider };
const boundary = new PermissionBoundary(
    "boundary",
    { account, allowedRegions, rolePath, policyName: "plinth-prod-boundary" },
    options,
);
new PermissionBoundary(
    "boundary-of-the-account",
    {
        account,
        allowedRegions,
        rolePath: "/plinth/shared/",
        policyName: "plinth-shared-boundary",
        services: ["access-analyzer", "cloudtrail", "config", "guardduty", "kms", "logs", "s3", "securityhub", "sns"],
        globalServices: ["budgets"],
        protectAudit: false,
    },
    options,
);

const repository = { owner: "acme", ownerId: 123456, name: "platform", id: 456789 };
const forges = {
    github: {
        preview: {
            forge: "github",
            repository,
            job: { pullRequestWorkflow: "acme/platform/.github/workflows/preview.yml@refs/heads/main" },
        },
        deploy: { forge: "github", repository, job: { environment: "prod" } },
    },
    gitlab: {
        preview: { forge: "gitlab", project: "acme/platform", job: { claims: [["deployment_tier", "testing"]] } },
        deploy: { forge: "gitlab", project: "acme/platform", job: { branch: "main" } },
    },
    pulumi: {
        preview: { forge: "pulumi", organization: "acme", job: { escEnvironment: "plinth/prod-preview" } },
        deploy: {
            forge: "pulumi",
            organization: "acme",
            job: { projects: ["plinth-network", "plinth-database"], stack: "prod", operations: ["update", "destroy"] },
        },
    },
} as const;

for (const [forge, { preview, deploy }] of Object.entries(forges)) {
    const { issuer } = claimsOf(deploy);
    const audiences = [claimsOf(preview).audience, claimsOf(deploy).audience];
    const { arn } = new OidcProvider(forge, { issuer, audiences }, options);
    new DeploymentRoles(
        `${forge}-prod`,
        {
            environment: "prod",
            account,
            allowedRegions,
            rolePath,
            boundaryArn: boundary.arn,
            providerArns: { preview: arn, deploy: arn },
            preview,
            deploy,
            state: {
                kind: "s3",
                bucket: "acme-plinth-prod-state",
                bucketKeyArn: `arn:aws:kms:eu-west-1:${account}:key/0a1b2c3d-bucket`,
                secretsKeyArn: `arn:aws:kms:eu-west-1:${account}:key/0a1b2c3d-secrets`,
            },
        },
        options,
    );
}

const trusts: Readonly<Record<string, RoleArgs["trust"][number]>> = {
    service: { kind: "service", service: "backup.amazonaws.com", source: { account } },
    roles: { kind: "roles", roleArns: ["arn:aws:iam::333333333333:role/ci"], externalId: "acme-1" },
    pods: { kind: "pods", clusterName: "main", namespace: "shop", serviceAccount: "web" },
};
for (const [kind, trust] of Object.entries(trusts)) {
    new Role(
        `taken-by-${kind}`,
        {
            description: `A role taken by ${kind}`,
            account,
            trust: [trust],
            policies: { orders: [allow({ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::orders/*"] })] },
            permissionsBoundary: { policyArn: boundary.arn },
        },
        options,
    );
}

const reviews = {
    environment: "prod",
    account,
    allowedRegions,
    providerArn: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
    identity: { forge: "github", repository, job: { environment: "review" } },
    rolePath: "/plinth/prod-review/",
    state: {
        kind: "s3",
        bucket: "acme-plinth-prod-state",
        bucketKeyArn: `arn:aws:kms:eu-west-1:${account}:key/0a1b2c3d-bucket`,
        secretsKeyArn: `arn:aws:kms:eu-west-1:${account}:key/0a1b2c3d-secrets`,
    },
    project: "plinth",
} as const;
new ReviewRole("reviews", { ...reviews, policyName: "plinth-prod-review", reads: ["plinth-network"] }, options);
new ReviewRole(
    "copies",
    { ...reviews, policyName: "plinth-prod-copies", reads: [], services: ["ec2", "kms", "logs", "rds", "s3"] },
    options,
);
