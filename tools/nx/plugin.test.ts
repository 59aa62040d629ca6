import assert from "node:assert/strict";
import { globSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { APART as KNOWN } from "@plinth/core/settings";
import type { TargetConfiguration } from "nx/src/devkit-exports.js";
import { APART, createNodes } from "./plugin.ts";

const root = join(import.meta.dirname, "../..");

/** The targets the plugin gives the layers of this very repository, by folder. */
async function inferredTargets(): Promise<ReadonlyMap<string, Readonly<Record<string, TargetConfiguration>>>> {
    const [pattern, create] = createNodes;
    const files = globSync(pattern, { cwd: root }).map((file) => file.replaceAll("\\", "/"));
    const results = await create(files, undefined, { workspaceRoot: root, nxJsonConfiguration: {} });
    const projects = results.flatMap(([, { projects = {} }]) => Object.entries(projects));
    return new Map(projects.map(([folder, { targets = {} }]) => [folder, targets]));
}

describe("the Nx plugin on this repository", () => {
    let targets: ReadonlyMap<string, Readonly<Record<string, TargetConfiguration>>>;
    before(async () => (targets = await inferredTargets()));

    it("gives every layer and the whole environment their targets, so that none carries boilerplate", () => {
        const folders = readdirSync(join(root, "stacks"))
            .filter((name) => !APART.includes(name))
            .map((name) => `stacks/${name}`);
        assert.deepEqual([...targets.keys()].sort(), folders.sort());
        const verbs = ["destroy", "drift", "preview", "refresh", "settings", "up"];
        for (const [folder, own] of targets) {
            const expected = folder === "stacks/environment" ? ["check", ...verbs] : verbs;
            assert.deepEqual(Object.keys(own).sort(), expected, folder);
        }
        assert.deepEqual(globSync("{stacks,packages}/*/project.json", { cwd: root }), []);
    });

    it("leaves out the stacks apart, the same that settings know", () => {
        assert.deepEqual(APART, KNOWN);
        for (const name of APART) assert.equal(targets.has(`stacks/${name}`), false, name);
    });

    it("makes every environment a configuration", () => {
        const environments = globSync("environments/*/environment.yaml", { cwd: root }).map(
            (file) => file.split(/[\\/]/)[1],
        );
        for (const own of targets.values()) {
            for (const { configurations = {} } of Object.values(own)) {
                assert.deepEqual(Object.keys(configurations).sort(), environments.sort());
            }
        }
    });

    it("orders layers by what they need: networks first up, last destroyed", () => {
        const network = targets.get("stacks/network");
        const [dependants] = network?.["destroy"]?.dependsOn ?? [];
        assert.ok(typeof dependants === "object" && dependants.target === "destroy");
        assert.ok(dependants.projects?.includes("plinth-database"), "database needs network");
        assert.deepEqual(network?.["up"]?.dependsOn, ["^up"]);
    });

    it("refuses a layer without a package.json, naming the file to add", async () => {
        const create = async () =>
            createNodes[1](["stacks/ghost/Pulumi.yaml"], undefined, { workspaceRoot: root, nxJsonConfiguration: {} });
        await assert.rejects(create, /there is no stacks.ghost.package\.json\. Fix: add it/);
    });
});
