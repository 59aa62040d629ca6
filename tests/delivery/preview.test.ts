import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan } from "@plinth/plan";
import { parse } from "yaml";
import type { RepositoryCopy } from "../repository/copy.ts";
import { deployedStacks, repositoryWithDelivery } from "./repository.ts";

type Inputs = Readonly<Record<string, unknown>>;

describe("an environment with the layer delivery", function () {
    this.timeout(120_000);
    let copy: RepositoryCopy;
    let plan: Plan;
    const node = (...args: readonly string[]) =>
        spawnSync(process.execPath, args, { cwd: copy.root, encoding: "utf8", maxBuffer: 2 ** 26 });
    const plinth = (...args: readonly string[]) => node("packages/cli/bin/plinth.js", ...args);

    before(() => {
        copy = repositoryWithDelivery();
        const { status, stdout, stderr } = plinth(
            "preview",
            "shared",
            "--layer",
            "delivery",
            "--strict",
            "--format",
            "json",
        );
        assert.equal(status, 0, stderr);
        plan = JSON.parse(stdout) as Plan;
    });
    after(() => copy.remove());

    const settingsOf = (name: string): Inputs => {
        const resources = plan.stacks.flatMap((stack) => stack.resources);
        const found = resources.find((one) => one.name === `deployments-${name}-settings`);
        assert.ok(found, name);
        return found.inputs as Inputs;
    };

    it("is clean by every rule, and made of types that the simulated cloud has models of", () => {
        assert.deepEqual(
            plan.findings.filter(({ outcome }) => !["pass", "notApplicable"].includes(outcome)),
            [],
        );
        assert.ok(plan.findings.length + plan.summary.findings.pass > 0);
        for (const { gaps } of plan.stacks) assert.deepEqual(gaps, []);
    });

    it("covers every stack of the environments that it names", () => {
        const names = plan.stacks.flatMap(({ resources }) =>
            resources.filter(({ type }) => type.endsWith(":DeploymentSettings")).map(({ inputs }) => inputs),
        );
        const stacks = names.map((inputs) => `${String(inputs["project"])}/${String(inputs["stack"])}`);
        assert.equal(new Set(stacks).size, stacks.length);
        assert.equal(stacks.length, deployedStacks(copy.root));
        assert.ok(!stacks.some((stack) => /delivery|account/.test(stack)));
    });

    it("starts an environment by the files of its layers, and no other's", () => {
        const { paths } = settingsOf("dev-network")["vcs"] as { paths: string[] };
        for (const path of [
            "environments/dev/cluster.yaml",
            "stacks/cluster/**",
            "packages/core/**",
            "package-lock.json",
        ])
            assert.ok(paths.includes(path), path);
        assert.ok(
            !paths.some((path) => /environments\/(prod|staging)|stacks\/account|packages\/(cli|engine)\//.test(path)),
        );
    });

    it("gives an explanation of each of its settings", () => {
        const { status, stdout } = plinth("settings", "explain", "shared", "--layer", "delivery");
        assert.equal(status, 0);
        assert.match(stdout, /environments\.dev\.credentials\.sessionHours\s+1\s/);
        assert.match(stdout, /delivery\.yaml:/);
    });

    it("says in files what it says in resources, and names what is secret", () => {
        const out = mkdtempSync(join(tmpdir(), "plinth-deploy-files-"));
        try {
            const { status, stderr } = node("tools/deployments/command.ts", "--out", out);
            assert.equal(status, 0, stderr);
            const text = readFileSync(join(out, "stacks/network/Pulumi.dev.deploy.yaml"), "utf8");
            const file = parse(text) as Readonly<Record<string, Inputs>>;
            const { provider: _provider, ...vcs } = settingsOf("dev-network")["vcs"] as Inputs;
            assert.deepEqual(file["gitHub"], vcs);
            assert.deepEqual(file["sourceContext"], settingsOf("dev-network")["sourceContext"]);
            assert.match(text, /^# Left out: .*PULUMI_ACCESS_TOKEN, a secret\.$/m);
            assert.ok(existsSync(join(out, "Pulumi.sandbox.deploy.yaml")));
            const prod = readFileSync(join(out, "stacks/cluster/Pulumi.prod.deploy.yaml"), "utf8");
            assert.match(prod, /^# Left out: agentPoolID, the id of the pool prod\.$/m);
        } finally {
            rmSync(out, { recursive: true });
        }
    });

    it("prints bodies for Pulumi Cloud's API, by stack", () => {
        const { status, stdout } = node("tools/deployments/command.ts", "--format", "json");
        assert.equal(status, 0);
        const bodies = JSON.parse(stdout) as Readonly<Record<string, Inputs>>;
        assert.equal(Object.keys(bodies).length, deployedStacks(copy.root));
        assert.deepEqual(bodies["acme/plinth-cache/prod"]?.["gitHub"], {
            repository: "acme/platform",
            deployCommits: false,
            previewPullRequests: false,
            pullRequestTemplate: false,
        });
    });

    it("refuses to print anything where no environment has the layer, and options that there are not", () => {
        assert.equal(node("tools/deployments/command.ts", "--output", "x").status, 64);
        copy.edit(
            "environments/shared/environment.yaml",
            "layers: [account, registry, delivery]",
            "layers: [account, registry]",
        );
        const { status, stdout, stderr } = node("tools/deployments/command.ts");
        copy.edit(
            "environments/shared/environment.yaml",
            "layers: [account, registry]",
            "layers: [account, registry, delivery]",
        );
        assert.deepEqual([status, stdout], [1, ""]);
        assert.match(stderr, /^no environment has the layer delivery\. Fix: add delivery to layers/);
    });

    it("runs its install command from the root of a clone and from a project's folder alike", () => {
        const { preRunCommands } = settingsOf("dev-network")["operationContext"] as { preRunCommands: string[] };
        assert.equal(preRunCommands.length, 1);
        const pipelines = readFileSync(join(copy.root, ".gitlab-ci.yml"), "utf8");
        const install = (preRunCommands[0] ?? "").split("; ").at(-1) ?? "";
        assert.ok(pipelines.includes(install), "installs as the pipelines do");
        // Stands in for npm, which would need a registry.
        const command = `npm() { echo "$PWD npm $*"; }; ${preRunCommands[0]}`;
        for (const folder of [".", "stacks/network"]) {
            const { status, stdout } = spawnSync("bash", ["-c", command], {
                cwd: join(copy.root, folder),
                encoding: "utf8",
            });
            assert.deepEqual([status, stdout.trim()], [0, `${copy.root} ${install}`]);
        }
        const nowhere = spawnSync("bash", ["-c", command], { cwd: tmpdir(), encoding: "utf8" });
        assert.match(nowhere.stdout, /^\/ npm ci/);
    });
});
