import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { parse } from "yaml";
import { StackDeployment } from "../stackDeployment.ts";
import type { StackDeploymentArgs } from "../stackDeploymentArgs.ts";
import { leastStack } from "../testdata/shapes.ts";
import { deployFile, deploySettings } from "./deployFile.ts";
import { planSettings } from "./planSettings.ts";
import type { StackShape } from "./shape.ts";

type Tree = Readonly<Record<string, unknown>>;

/** Values of a tree by their paths; lists count as values. */
function leaves(tree: Tree, path: readonly string[] = []): [string, unknown][] {
    return Object.entries(tree).flatMap(([key, value]): [string, unknown][] =>
        typeof value === "object" && value !== null && !Array.isArray(value)
            ? leaves(value as Tree, [...path, key])
            : [[[...path, key].join("."), value]],
    );
}

/** What the provider calls otherwise than Pulumi Cloud's API (`apitype.DeploymentSettings`), which the file follows. */
const NAMES: readonly (readonly [RegExp, string])[] = [
    [/^vcs\./, "gitHub."],
    [/^agentPoolId$/, "agentPoolID"],
    [/^executorContext\.executorImage$/, "executorContext.executorImage.reference"],
    [/\.roleARN$/, ".roleArn"],
];
/** Whose settings they are stands in the file's name; the API of the file knows one provider, and no cache. */
const NOT_IN_FILES = ["organization", "project", "stack", "gitHub.provider", "cacheOptions.enable"];

function inWordsOfFiles(inputs: Tree): Map<string, unknown> {
    const named = leaves(inputs).map(([path, value]) => {
        const name = NAMES.reduce((text, [from, to]) => text.replace(from, to), path);
        return [name, value] as const;
    });
    return new Map(named.filter(([path]) => !NOT_IN_FILES.includes(path)).sort());
}

const POOL = "5a98b3a2-6ca2-4243-8581-f4cc8b870c02";
const cases: readonly (readonly [string, StackShape, StackDeploymentArgs["runner"]])[] = [
    ["with the least", leastStack, undefined],
    ["in production", { ...leastStack, production: true }, { on: "pool", agentPoolId: POOL }],
    ["of a root", { ...leastStack, credentials: { from: "esc" }, policyPack: "off" }, undefined],
    [
        "with everything",
        {
            ...leastStack,
            does: "deployAndPreview",
            reason: "two people work here",
            branch: "trunk",
            folder: "stacks/database",
            paths: ["stacks/database/**", "!**/*.md"],
            install: ["corepack enable", "npm ci"],
            variables: { TF_LOG: "INFO" },
            credentials: { ...leastStack.credentials, sessionHours: 3 },
        },
        { on: "pool", agentPoolId: POOL, image: "acme/runner:1.2" },
    ],
    ["that previews", { ...leastStack, does: "preview" }, { on: "pulumi", image: "acme/runner:1.2" }],
    ["of review stacks", { ...leastStack, does: "review" }, { on: "pulumi", cache: false }],
];

describe("Pulumi.<stack>.deploy.yaml", () => {
    for (const [what, shape, runner] of cases) {
        it(`says what the resource says, field by field: a stack ${what}`, async () => {
            const made = await record(() => new StackDeployment("dev", { ...shape, ...(runner ? { runner } : {}) }));
            const inputs = made.only("pulumiservice:index:DeploymentSettings");
            const pool = runner !== undefined && "agentPoolId" in runner ? POOL : undefined;
            const file = parse(deployFile(planSettings(shape, runner), pool)) as Tree;
            assert.deepEqual(new Map(leaves(file).sort()), inWordsOfFiles(inputs));
            assert.ok(leaves(file).length >= 8);
        });
    }

    it("holds no secret, and says which are left out", () => {
        const planned = planSettings(leastStack);
        const text = deployFile(planned, undefined, { pool: "vpc", secrets: ["PULUMI_ACCESS_TOKEN"] });
        assert.deepEqual(text.split("\n").slice(0, 3), [
            "# Deployment settings of acme/plinth-database/dev.",
            "# Left out: agentPoolID, the id of the pool vpc.",
            "# Left out: operationContext.environmentVariables.PULUMI_ACCESS_TOKEN, a secret.",
        ]);
        assert.deepEqual(parse(text), deploySettings(planned));
    });
});
