import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { runsTypeScript } from "@plinth/core/require-node";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { RepositoryCopy } from "../repository/copy.ts";
import { findOnPath, RealEngine } from "./cli.ts";
import { installedNodes, type InstalledNode } from "./nodes.ts";
import { needsPulumi } from "./skip.ts";

describe("a bare pulumi preview", function () {
    this.timeout(180_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let copy: RepositoryCopy;

    before(async () => {
        providers = await startSimulatedProviders(["aws", "kubernetes"]);
        copy = new RepositoryCopy();
    });

    after(() => {
        providers?.stop();
        copy?.remove();
    });

    /** An engine whose programs run on one particular Node. */
    function engineOn(node: InstalledNode): RealEngine {
        const engine = new RealEngine(providers.env);
        const bin = path.join(engine.root, "bin");
        mkdirSync(bin);
        const commands = {
            node: path.join(node.folder, "node"),
            pulumi: findOnPath("pulumi"),
            "pulumi-language-nodejs": findOnPath("pulumi-language-nodejs"),
        };
        for (const [name, file] of Object.entries(commands))
            if (file !== undefined) symlinkSync(file, path.join(bin, name));
        return new RealEngine({ ...providers.env, ...engine.env, PATH: `${bin}:/usr/bin:/bin` });
    }

    const cases = [
        { what: "the root project", directory: (): string => copy.root, stack: "sandbox" },
        { what: "a layer", directory: (): string => copy.layer("network"), stack: "dev" },
    ];

    for (const { what, directory, stack } of cases) {
        it(`of ${what} says in one line what to do when Node is too old`, async function () {
            const old = installedNodes().find(({ version }) => !runsTypeScript(version));
            if (old === undefined) {
                console.error("skipped: no Node older than 22.18 is on this machine");
                this.skip();
            }
            const engine = engineOn(old);
            try {
                await engine.succeed(directory(), ["stack", "init", stack]);
                const { code, stdout, stderr } = await engine.run(directory(), ["preview", "--stack", stack]);
                assert.notEqual(code, 0);
                // The CLI repeats an error: beside the stack while it runs, and below as a diagnostic.
                const messages = new Set(
                    [...(stdout + stderr).matchAll(/error: (Node .*)$/gm)].map(([, message]) => message),
                );
                const expected = new RegExp(
                    `^Node ${old.version.replaceAll(".", "\\.")} cannot run TypeScript programs.* Fix: install Node`,
                );
                assert.equal(messages.size, 1, stdout + stderr);
                assert.match([...messages][0] ?? "", expected);
                assert.doesNotMatch(stdout + stderr, /^\s+at /m);
            } finally {
                engine.remove();
            }
        });

        for (const node of installedNodes().filter(({ version }) => runsTypeScript(version))) {
            it(`of ${what} works under Node ${node.version}`, async () => {
                const engine = engineOn(node);
                try {
                    await engine.succeed(directory(), ["stack", "init", stack]);
                    const { stdout } = await engine.succeed(directory(), ["preview", "--stack", stack]);
                    assert.match(stdout, /to create/);
                } finally {
                    engine.remove();
                }
            });
        }
    }
});
