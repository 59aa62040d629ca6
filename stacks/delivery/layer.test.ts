import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runLayer } from "@plinth/core";
import { ProblemsError } from "@plinth/core/errors";
import { record, type RecordOptions, unknown } from "@plinth/testing";
import { delivery } from "./layer.ts";

type Outputs = ReturnType<typeof delivery.build>;

const environment = (account: string, layers: string, more = "") => `layout: layered
target: { account: "${account}", region: eu-west-1, allowedRegions: [eu-west-1] }
layers: [${layers}]
tags: { Project: plinth, Owner: platform, CostCenter: operations }
${more}`;

const ROLE = "arn:aws:iam::222222222222:role/deployment/plinth-dev-deploy";
const SETTINGS = `organization: acme
repository: acme/platform
environments:
  dev:
    does: deploy
    credentials: { from: role, roleArn: "${ROLE}" }
    secrets: { PULUMI_ACCESS_TOKEN: reader }
`;

const FILES: Readonly<Record<string, string>> = {
    "package.json": "{}",
    "packages/core/package.json": '{ "name": "@plinth/core" }',
    "stacks/network/package.json": '{ "name": "plinth-network", "dependencies": { "@plinth/core": "*" } }',
    "stacks/network/Pulumi.yaml": "name: plinth-network",
    "environments/dev/environment.yaml": environment("222222222222", "network"),
    "environments/shared/environment.yaml": environment("555555555555", "delivery", "production: true"),
    "environments/shared/delivery.yaml": SETTINGS,
};

describe("the delivery layer", () => {
    const home = process.cwd();
    let root: string;
    before(() => {
        root = mkdtempSync(join(tmpdir(), "plinth-delivery-"));
        for (const [file, text] of Object.entries(FILES)) write(file, text);
        process.chdir(root);
    });
    after(() => {
        process.chdir(home);
        rmSync(root, { recursive: true });
    });
    function write(file: string, text: string): void {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
    }

    const recorded = async (options: RecordOptions = {}) =>
        await record(async () => (await runLayer(delivery)) as Outputs, {
            project: "plinth-delivery",
            stack: "shared",
            ...options,
        });
    const config = { "delivery-secrets:reader": "pul-reader" };

    it("runs the stacks of the environments that its settings name, by what the repository says of them", async () => {
        const made = await recorded({ config });
        const settings = made.only("pulumiservice:index:DeploymentSettings");
        assert.deepEqual([settings["project"], settings["stack"]], ["plinth-network", "dev"]);
        assert.deepEqual((settings["vcs"] as { paths: string[] }).paths.slice(0, 6), [
            "environments/dev/adopt/network.yaml",
            "environments/dev/environment.yaml",
            "environments/dev/network.yaml",
            "package-lock.json",
            "packages/core/**",
            "policies/**",
        ]);
        const { stackIds } = made.result;
        assert.deepEqual(Object.keys(stackIds as object), ["dev-network"]);
    });

    it("reaches Pulumi Cloud with the configured token, at an address that no variable changes", async () => {
        const backend = process.env["PULUMI_BACKEND_URL"];
        process.env["PULUMI_BACKEND_URL"] = "s3://acme-plinth-shared-state";
        try {
            const made = await recorded({ config: { ...config, "pulumiservice:accessToken": "pul-admin" } });
            const provider = made.resource("pulumi:providers:pulumiservice", "pulumiservice");
            assert.equal(provider.inputs["apiUrl"], "https://api.pulumi.com");
            assert.equal(provider.inputs["accessToken"], "pul-admin");
            assert.ok(provider.secretInputs.includes("accessToken"));
            const { provider: used } = made.resource(
                "pulumiservice:index:DeploymentSettings",
                "deployments-dev-network-settings",
            );
            assert.match(used, /::pulumiservice::/);
        } finally {
            if (backend === undefined) delete process.env["PULUMI_BACKEND_URL"];
            else process.env["PULUMI_BACKEND_URL"] = backend;
        }
    });

    it("takes secrets from the stack's configuration, and needs none of them for a preview", async () => {
        const variables = (made: Awaited<ReturnType<typeof recorded>>) =>
            (
                made.only("pulumiservice:index:DeploymentSettings")["operationContext"] as {
                    environmentVariables: Readonly<Record<string, unknown>>;
                }
            ).environmentVariables["PULUMI_ACCESS_TOKEN"];
        assert.equal(variables(await recorded({ config })), "pul-reader");
        assert.equal(variables(await recorded({ preview: true })), unknown);
    });

    it("refuses to deploy without a secret that settings name, with the command that sets it", async () => {
        await assert.rejects(recorded(), /not set: reader\. Fix: .*pulumi config set --secret delivery-secrets:reader/);
    });

    it("refuses everything that is wrong in its file at once", async () => {
        const wrong = SETTINGS.replace("PULUMI_ACCESS_TOKEN: reader", "AWS_ACCESS_KEY_ID: reader")
            .replace("secrets:", 'drift: { cron: "0 5 * *" }\n    runner: { on: pol }\n    secrets:')
            .replace("organization: acme", "organization: Acme");
        write("environments/shared/delivery.yaml", wrong);
        try {
            await assert.rejects(recorded({ config }), (error) => {
                assert.ok(error instanceof ProblemsError);
                assert.deepEqual(error.problems.map(({ path }) => path).sort(), [
                    "environments.dev.drift.cron",
                    "environments.dev.runner.on",
                    "environments.dev.secrets.AWS_ACCESS_KEY_ID",
                    "organization",
                ]);
                return true;
            });
        } finally {
            write("environments/shared/delivery.yaml", SETTINGS);
        }
    });

    for (const [why, from, to, words] of [
        [
            "an environment that is not there",
            "  dev:",
            "  developement:",
            /environments\.developement: must be an environment of this repository/,
        ],
        [
            "a push that deploys production",
            "does: deploy",
            "does: deploy\n    start: push",
            /environments\.dev\.start: must not be push/,
        ],
        ["an option that there is not", "does: deploy", "does: deploy\n    strat: push", /strat.*did you mean start/],
        ["an option of another use", "does: deploy", "does: preview\n    start: push", /environments\.dev.*start/s],
        ["the value of a secret", "reader", "pul 0123", /must be the name of a secret, not its value/],
    ] as const) {
        it(`refuses ${why}, where it is written`, async () => {
            write("environments/shared/delivery.yaml", SETTINGS.replace(from, to));
            const production = environment("222222222222", "network", "production: true");
            if (why.includes("production")) write("environments/dev/environment.yaml", production);
            try {
                await assert.rejects(recorded({ config }), (error) => {
                    assert.ok(error instanceof Error);
                    assert.match(error.message, words);
                    assert.match(error.message, /environments\/shared\/delivery\.yaml/);
                    return true;
                });
            } finally {
                for (const file of ["environments/shared/delivery.yaml", "environments/dev/environment.yaml"])
                    write(file, FILES[file] ?? "");
            }
        });
    }
});
