import assert from "node:assert/strict";
import { evaluate, type Policies, type Request } from "@plinth/roles/evaluate";
import { record, type Recording } from "@plinth/testing";
import { ImageRegistry } from "./imageRegistry.ts";
import type { ImageRegistryArgs } from "./imageRegistryArgs.ts";
import { DOCKER_SECRET, leastRegistry, wholeRegistry } from "./testdata/registryArgs.ts";

const TEMPLATE = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";
const RULE = "aws:ecr/pullThroughCacheRule:PullThroughCacheRule";
const REPLICATION = "aws:ecr/replicationConfiguration:ReplicationConfiguration";
const POLICY = "aws:ecr/registryPolicy:RegistryPolicy";
const KEY = "aws:kms/key:Key";
const ROLE = "aws:iam/role:Role";

async function make(args: ImageRegistryArgs = wholeRegistry, preview = false): Promise<Recording<ImageRegistry>> {
    return await record(() => new ImageRegistry("registry", args), {
        project: "plinth-registry",
        stack: "shared",
        preview,
    });
}

const template = (made: Recording<ImageRegistry>, name: string) =>
    made.named(TEMPLATE, `registry-template-${name}`) as Readonly<Record<string, unknown>>;

describe("ImageRegistry", () => {
    let made: Recording<ImageRegistry>;

    before(async () => {
        made = await make();
    });

    it("copies the registry's own repositories, and none whose name only begins alike", () => {
        const { replicationConfiguration } = made.only(REPLICATION);
        assert.deepEqual(replicationConfiguration, {
            rules: [
                {
                    destinations: [
                        { region: "eu-central-1", registryId: "555555555555" },
                        { region: "eu-west-1", registryId: "666666666666" },
                    ],
                    repositoryFilters: [{ filter: "plinth/", filterType: "PREFIX_MATCH" }],
                },
            ],
        });
    });

    it("makes templates where copies of its own go, take effect or are kept, and none in another account", () => {
        assert.deepEqual(
            made
                .all(TEMPLATE)
                .map(({ inputs }) => [inputs["region"], inputs["prefix"], inputs["appliedFors"]])
                .toSorted((one, other) => String(one[1]).localeCompare(String(other[1]))),
            [
                [undefined, "docker-hub", ["PULL_THROUGH_CACHE"]],
                [undefined, "k8s", ["PULL_THROUGH_CACHE"]],
                [undefined, "partner", ["REPLICATION"]],
                ["eu-central-1", "plinth", ["REPLICATION"]],
            ],
        );
    });

    it("has ECR make repositories with a key of their region, tags that do not move, and tags of ours", async () => {
        const keys = made.result.keyArns;
        assert.deepEqual(Object.keys(keys).toSorted(), ["eu-central-1", "eu-west-1"]);
        assert.equal(made.named(KEY, "registry-eu-central-1-key")["region"], "eu-central-1");
        for (const [name, region] of [
            ["eu-central-1-plinth", "eu-central-1"],
            ["eu-west-1-k8s", "eu-west-1"],
        ] as const) {
            const { imageTagMutability, encryptionConfigurations, resourceTags, customRoleArn } = template(made, name);
            assert.equal(imageTagMutability, "IMMUTABLE", name);
            assert.deepEqual(encryptionConfigurations, [
                { encryptionType: "KMS", kmsKey: await made.known(keys[region]!) },
            ]);
            assert.deepEqual(resourceTags, { Layer: "registry" });
            assert.match(String(customRoleArn), /^arn:aws:iam::\d{12}:role\//);
        }
    });

    it("lets tags move that follow upstream, and no others", () => {
        const { imageTagMutability, imageTagMutabilityExclusionFilters } = template(made, "eu-west-1-docker-hub");
        assert.equal(imageTagMutability, "IMMUTABLE_WITH_EXCLUSION");
        assert.deepEqual(imageTagMutabilityExclusionFilters, [{ filter: "latest", filterType: "WILDCARD" }]);
    });

    it("signs in upstream with the secret where the upstream asks for one", () => {
        const rule = (prefix: string) => {
            const { upstreamRegistryUrl, credentialArn } = made.named(RULE, `registry-cache-${prefix}`);
            return [upstreamRegistryUrl, credentialArn];
        };
        assert.deepEqual(rule("k8s"), ["registry.k8s.io", undefined]);
        assert.deepEqual(rule("docker-hub"), ["registry-1.docker.io", DOCKER_SECRET]);
    });

    it("makes rules once their templates are there: the first pull makes the repository", () => {
        const byUrn = new Map(made.resources.map((one) => [one.urn, one]));
        for (const type of [RULE, REPLICATION]) {
            for (const { name, dependencies } of made.all(type)) {
                const types = dependencies.map((urn) => byUrn.get(urn)?.type);
                assert.ok(types.includes(TEMPLATE), name);
            }
        }
        for (const { dependencies } of made.all(TEMPLATE))
            assert.ok(dependencies.some((urn) => byUrn.get(urn)?.type === "aws:iam/rolePolicy:RolePolicy"));
    });

    it("lets accounts have new images fetched, and others send copies, below their prefixes alone", () => {
        const document = JSON.parse(String(made.only(POLICY)["policy"])) as {
            Statement: { Sid: string; Principal: { AWS: string[] }; Action: string[]; Resource: string[] }[];
        };
        assert.deepEqual(
            document.Statement.map(({ Sid, Principal, Action, Resource }) => [Sid, Principal.AWS, Action, Resource]),
            [
                [
                    "ReceiveCopies",
                    ["arn:aws:iam::777777777777:root"],
                    ["ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"],
                    ["arn:aws:ecr:eu-west-1:555555555555:repository/partner/*"],
                ],
                [
                    "PullThrough",
                    ["arn:aws:iam::222222222222:root"],
                    ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
                    [
                        "arn:aws:ecr:eu-west-1:555555555555:repository/docker-hub/*",
                        "arn:aws:ecr:eu-west-1:555555555555:repository/k8s/*",
                    ],
                ],
            ],
        );
    });

    it("gives ECR a role that makes these repositories and no others", () => {
        assert.deepEqual(JSON.parse(String(made.only(ROLE)["assumeRolePolicy"])).Statement[0].Principal, {
            Service: "ecr.amazonaws.com",
        });
        const policy = JSON.parse(
            String(made.only("aws:iam/rolePolicy:RolePolicy")["policy"]),
        ) as Policies["identity"][number];
        const may = (action: string, resource: string) => {
            const request: Request = { action, resource };
            return evaluate({ identity: [policy] }, request).allowed;
        };
        const named = (region: string, name: string) => `arn:aws:ecr:${region}:555555555555:repository/${name}`;
        assert.ok(may("ecr:CreateRepository", named("eu-central-1", "plinth/orders")));
        assert.ok(may("ecr:CreateRepository", named("eu-west-1", "k8s/pause")));
        assert.ok(!may("ecr:CreateRepository", named("eu-west-1", "plinth/orders")));
        assert.ok(!may("ecr:CreateRepository", named("eu-central-1", "other/orders")));
        assert.ok(!may("ecr:BatchDeleteImage", named("eu-west-1", "k8s/pause")));
        assert.ok(!may("kms:CreateGrant", "arn:aws:kms:eu-west-1:555555555555:key/other"));
    });

    it("keeps in caches who pulls, and refuses pushes of everybody but ECR itself", () => {
        const { repositoryPolicy, lifecyclePolicy } = template(made, "eu-west-1-k8s");
        const { Statement } = JSON.parse(String(repositoryPolicy)) as {
            Statement: { Sid: string; Principal: unknown; Condition?: unknown }[];
        };
        assert.deepEqual(
            Statement.map(({ Sid }) => Sid),
            ["Pull", "NobodyElsePushes", "NobodyElseDeletes"],
        );
        assert.deepEqual(Statement[1]?.Condition, {
            ArnNotEquals: {
                "aws:PrincipalArn": [
                    "arn:aws:iam::555555555555:role/aws-service-role/pullthroughcache.ecr.amazonaws.com/AWSServiceRoleForECRPullThroughCache",
                ],
            },
        });
        const { rules } = JSON.parse(String(lifecyclePolicy)) as {
            rules: { selection: { tagStatus: string; countNumber: number } }[];
        };
        assert.deepEqual(
            rules.map(({ selection }) => [selection.tagStatus, selection.countNumber]),
            [
                ["untagged", 14],
                ["tagged", 100],
            ],
        );
    });

    it("keeps every copy, since a tag that an image gets later may not be copied", async () => {
        const { lifecyclePolicy, repositoryPolicy } = template(made, "eu-central-1-plinth");
        const counts = (policy: unknown) =>
            (JSON.parse(String(policy)) as { rules: { selection: { countNumber: number } }[] }).rules.map(
                ({ selection }) => selection.countNumber,
            );
        assert.deepEqual(counts(lifecyclePolicy), [100_000, 100_000, 100_000]);
        assert.match(String(repositoryPolicy), /"NobodyElsePushes","Effect":"Deny","Principal":"\*"/);
        const few = await make({
            ...leastRegistry,
            replication: { to: [{ region: "eu-central-1" }], keepBuilds: 5 },
        });
        assert.deepEqual(counts(template(few, "eu-central-1-plinth")["lifecyclePolicy"]), [100_000, 100_000, 5]);
    });

    it("says where images of others are pulled from, before anything is made", async () => {
        const planned = await make(wholeRegistry, true);
        assert.deepEqual(planned.result.caches, {
            k8s: "555555555555.dkr.ecr.eu-west-1.amazonaws.com/k8s",
            "docker-hub": "555555555555.dkr.ecr.eu-west-1.amazonaws.com/docker-hub",
        });
        assert.deepEqual(made.genericTypes, []);
    });

    it("makes no policy, role or key for copies to other accounts alone: those are theirs", async () => {
        const sends = await make({
            ...leastRegistry,
            replication: { to: [{ region: "eu-west-1", account: "666666666666" }] },
        });
        assert.deepEqual(
            sends.resources.filter(({ custom }) => custom).map(({ type }) => type),
            [REPLICATION],
        );
    });

    it("protects what images cannot be read without", async () => {
        for (const { name, options } of made.all(KEY)) assert.equal(options.protect, true, name);
        const open = await make({ ...wholeRegistry, protect: false });
        for (const { name, options } of open.resources) assert.notEqual(options.protect, true, name);
    });
});
