import assert from "node:assert/strict";
import { record, type Recording } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { boundaryStatements } from "../boundary/boundaryStatements.ts";
import { evaluate, evaluateTrust, type Policies, type RequestContext } from "../evaluate/index.ts";
import { type PolicyDocument, policyDocument } from "../statements/document.ts";
import { checkDeploymentRolesArgs } from "./checkDeploymentRolesArgs.ts";
import { DeploymentRoles } from "./deploymentRoles.ts";
import { environmentRoles, GITHUB_PROVIDER } from "./testdata/environmentRoles.ts";

const ROLE = "aws:iam/role:Role";

async function made(change: Partial<typeof environmentRoles> = {}): Promise<Recording<DeploymentRoles>> {
    return await record(() => new DeploymentRoles("account-dev", { ...environmentRoles, ...change }));
}

const boundary = policyDocument(boundaryStatements({ ...environmentRoles, policyName: "plinth-dev-boundary" }));
const parse = (text: unknown): PolicyDocument => JSON.parse(String(text)) as PolicyDocument;

/** What AWS's ReadOnlyAccess grants, as far as these tests ask: reading anything. */
const READ_ONLY: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [
        { Effect: "Allow", Action: ["*:Get*", "*:List*", "*:Describe*", "*:BatchGet*", "*:Query"], Resource: "*" },
    ],
};

async function previewPolicies(change: Partial<typeof environmentRoles> = {}): Promise<Policies> {
    const limits = (await made(change)).resource("aws:iam/rolePolicy:RolePolicy", "account-dev-preview-limits");
    // Decrypt is what a preview role might be given by a key's policy.
    const decrypt: PolicyDocument = {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }],
    };
    return { identity: [READ_ONLY, decrypt, parse(limits.inputs["policy"])], boundary };
}

const IRELAND = { "aws:RequestedRegion": "eu-west-1" };

function allowed(policies: Policies, action: string, resource: string, context: RequestContext = IRELAND): boolean {
    return evaluate(policies, { action, resource, context }).allowed;
}

describe("DeploymentRoles", () => {
    it("are a role that previews and one that deploys, both held by the boundary, apart from what deployments make", async () => {
        const roles = (await made()).resources.filter(({ type }) => type === ROLE);
        assert.deepEqual(
            roles.map(({ name, inputs }) => [
                name,
                inputs["path"],
                inputs["permissionsBoundary"],
                inputs["maxSessionDuration"],
            ]),
            [
                ["account-dev-preview-role", "/deployment/", environmentRoles.boundaryArn, 3600],
                ["account-dev-deploy-role", "/deployment/", environmentRoles.boundaryArn, 7200],
            ],
        );
    });

    it("let in the job named, and no other of the same repository", async () => {
        const recording = await made();
        const trusts = (name: string) =>
            parse(recording.resource(ROLE, `account-dev-${name}-role`).inputs["assumeRolePolicy"]);
        const token = (sub: string, others: RequestContext = {}): RequestContext => ({
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": `repo:acme@123456/platform@456789:${sub}`,
            ...others,
        });
        const may = (name: string, context: RequestContext): boolean =>
            evaluateTrust(
                trusts(name),
                { kind: "Federated", name: GITHUB_PROVIDER },
                { action: "sts:AssumeRoleWithWebIdentity", context },
            ).allowed;
        const workflow = (ref: string) => ({
            "token.actions.githubusercontent.com:job_workflow_ref": `acme/platform/.github/workflows/preview.yml@${ref}`,
        });
        assert.deepEqual(
            [
                may("deploy", token("environment:dev")),
                may("preview", token("pull_request", workflow("refs/heads/main"))),
            ],
            [true, true],
        );
        for (const sub of ["environment:prod", "environment:dev-preview", "pull_request", "ref:refs/heads/main"]) {
            assert.equal(may("deploy", token(sub)), false, sub);
        }
        assert.equal(may("preview", token("pull_request")), false, "any workflow");
        assert.equal(
            may("preview", token("pull_request", workflow("refs/pull/7/merge"))),
            false,
            "the branch's own workflow",
        );
        assert.equal(
            may("deploy", { ...token("environment:dev"), "token.actions.githubusercontent.com:aud": "x" }),
            false,
        );
    });

    it("let previews describe what there is, and read nothing that people stored", async () => {
        const policies = await previewPolicies();
        assert.equal(allowed(policies, "rds:DescribeDBInstances", "*"), true);
        assert.equal(allowed(policies, "s3:GetBucketPolicy", "arn:aws:s3:::orders"), true);
        assert.equal(
            allowed(policies, "s3:GetObject", "arn:aws:s3:::acme-plinth-dev-state/.pulumi/stacks/a.json"),
            true,
        );
        for (const [action, resource] of [
            ["s3:GetObject", "arn:aws:s3:::orders/1.json"],
            ["s3:GetObjectVersion", "arn:aws:s3:::acme-plinth-prod-state/.pulumi/stacks/a.json"],
            ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:222222222222:secret:db-a1b2c3"],
            ["dynamodb:Query", "arn:aws:dynamodb:eu-west-1:222222222222:table/orders"],
            ["kms:Decrypt", "arn:aws:kms:eu-west-1:222222222222:key/orders"],
            ["s3:PutObject", "arn:aws:s3:::acme-plinth-dev-state/.pulumi/stacks/a.json"],
            ["ec2:RunInstances", "*"],
        ] as const) {
            assert.equal(allowed(policies, action, resource), false, action);
        }
        assert.equal(allowed(policies, "rds:DescribeDBInstances", "*", { "aws:RequestedRegion": "us-west-2" }), false);
    });

    it("open the state's own keys only: the bucket's for both roles, the secrets' for previews only when asked", async () => {
        const key = (name: string) => `arn:aws:kms:eu-west-1:222222222222:key/${name}`;
        const state = {
            kind: "s3",
            bucket: "acme-plinth-dev-state",
            bucketKeyArn: key("bucket"),
            secretsKeyArn: key("secrets"),
        } as const;
        const opens = async (previewOpensSecrets: boolean) => {
            const policies = await previewPolicies({ state, previewOpensSecrets });
            return ["bucket", "secrets", "orders"].map((name) => allowed(policies, "kms:Decrypt", key(name)));
        };
        assert.deepEqual(await opens(false), [true, false, false]);
        assert.deepEqual(await opens(true), [true, true, false]);
    });
});

describe("the deploy role", () => {
    let policies: Policies;
    before(async () => {
        const own = (await made()).resources.filter(({ type }) => type === "aws:iam/policy:Policy");
        policies = { identity: own.map(({ inputs }) => parse(inputs["policy"])), boundary };
    });

    const BOUND = { "iam:PermissionsBoundary": String(environmentRoles.boundaryArn) };
    const role = (path: string) => `arn:aws:iam::222222222222:role${path}`;

    for (const [what, action, resource, context, expected] of [
        ["makes databases in the allowed region", "rds:CreateDBInstance", "*", IRELAND, true],
        ["makes nothing elsewhere", "rds:CreateDBInstance", "*", { "aws:RequestedRegion": "us-west-2" }, false],
        ["makes roles of its environment with the boundary", "iam:CreateRole", role("/plinth/dev/web"), BOUND, true],
        ["makes no role without it", "iam:CreateRole", role("/plinth/dev/web"), {}, false],
        ["makes no role of another environment", "iam:CreateRole", role("/plinth/prod/web"), BOUND, false],
        ["hands roles of its environment to services", "iam:PassRole", role("/plinth/dev/web"), {}, true],
        ["hands no other role to anybody", "iam:PassRole", role("/admin"), {}, false],
        ["does not change itself", "iam:PutRolePolicy", role("/deployment/account-dev-deploy-role"), BOUND, false],
        ["writes the state", "s3:PutObject", "arn:aws:s3:::acme-plinth-dev-state/.pulumi/a.json", IRELAND, true],
        ["makes no user", "iam:CreateUser", "arn:aws:iam::222222222222:user/x", {}, false],
    ] as const) {
        it(`${what}: ${action}`, () => {
            const { because } = evaluate(policies, { action, resource, context });
            assert.equal(because === "allowed", expected, because);
        });
    }
});

describe("the roles of an environment", () => {
    const refused = (change: Partial<typeof environmentRoles>): string[] =>
        checkDeploymentRolesArgs({ ...environmentRoles, ...change }).map(({ path, rule }) => `${path}: ${rule}`);
    const key = "arn:aws:kms:eu-west-1:222222222222:key/0a1b";
    const run = (operations: readonly ("preview" | "update")[]) =>
        ({
            forge: "pulumi",
            organization: "acme",
            job: { projects: ["plinth-network"], stack: "dev", operations },
        }) as const;

    it("can have keys that are made beside them: their rights are a policy of the role's own", async () => {
        const key = "arn:aws:kms:eu-west-1:222222222222:key/1234";
        const state = { kind: "s3", bucket: "acme-plinth-dev-state", secretsKeyArn: pulumi.output(key) } as const;
        const { resources } = await made({ state });
        const policy = resources.find(({ name }) => name === "account-dev-deploy-state")?.inputs["policy"];
        assert.ok(
            evaluate({ identity: [parse(policy)] }, { action: "kms:Decrypt", resource: key, context: IRELAND }).allowed,
        );
        const rights = resources.find(({ name }) => name === "account-dev-deploy-rights")?.inputs["policy"];
        assert.doesNotMatch(String(rights), /StateSecrets/);
    });

    it("can be those of Pulumi Cloud, which keeps the state itself", async () => {
        const PROVIDER = "arn:aws:iam::222222222222:oidc-provider/api.pulumi.com/oidc";
        const recording = await made({
            preview: run(["preview"]) as typeof environmentRoles.preview,
            deploy: run(["update"]) as typeof environmentRoles.deploy,
            providerArns: { preview: PROVIDER, deploy: PROVIDER },
            state: { kind: "pulumi-cloud" },
        });
        const trust = parse(recording.resource(ROLE, "account-dev-deploy-role").inputs["assumeRolePolicy"]);
        assert.deepEqual(trust.Statement[0]?.Condition, {
            StringEquals: {
                "api.pulumi.com/oidc:aud": "acme",
                "api.pulumi.com/oidc:sub":
                    "pulumi:deploy:org:acme:project:plinth-network:stack:dev:operation:update:scope:write",
            },
        });
        const rights = recording.resources.filter(({ type }) => type === "aws:iam/policy:Policy");
        assert.ok(rights.every(({ inputs }) => !String(inputs["policy"]).includes("StateBucket")));
    });

    for (const [what, change, words] of [
        ["an environment that is none", { environment: "Dev" }, "environment: must be the name of an environment"],
        [
            "one job for previews and deployments",
            { preview: environmentRoles.deploy as typeof environmentRoles.preview },
            "preview: must be another job than that of deploy, or previews could change the environment",
        ],
        [
            "a preview that updates",
            { preview: run(["preview", "update"]) as typeof environmentRoles.preview },
            "preview.job.operations: must be preview alone",
        ],
        [
            "a bucket's ARN where its name is meant",
            { state: { kind: "s3", bucket: "arn:aws:s3:::state" } },
            "state.bucket: must be the name of a bucket",
        ],
        [
            "an alias, which IAM does not follow",
            { state: { kind: "s3", bucket: "state", secretsKeyArn: "arn:aws:kms:eu-west-1:222222222222:alias/a" } },
            "state.secretsKeyArn: must be the ARN of a key, not of an alias: IAM does not follow aliases",
        ],
        [
            "one key for the state and its secrets",
            { state: { kind: "s3", bucket: "state", bucketKeyArn: key, secretsKeyArn: key } },
            "state.secretsKeyArn: must not be the key of the bucket: whoever reads the state could open its secrets",
        ],
        [
            "a boundary that is no policy",
            { boundaryArn: "plinth-boundary" },
            "boundaryArn: must be the ARN of a policy",
        ],
        [
            "services without those that the state is kept with",
            { services: ["rds"], state: { kind: "s3", bucket: "state", secretsKeyArn: key } },
            "services: must have those that the state is kept with",
        ],
        ["roles anywhere", { rolePath: "/" }, "rolePath: must be a path below the root, between slashes"],
    ] as const satisfies readonly (readonly [string, Partial<typeof environmentRoles>, string])[]) {
        it(`refuses ${what}`, () => {
            assert.deepEqual(refused(change), [words]);
        });
    }
});
