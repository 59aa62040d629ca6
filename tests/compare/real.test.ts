import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type SimulatedProviders, startSimulatedProviders } from "@plinth/cloud/provider";
import type { ResourceChange } from "@plinth/plan";
import { FAST_PROGRAMS, RealEngine } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { after as changed, before as deployed } from "./programs.ts";
import { compareShop, writeShop } from "./shop.ts";

interface Step {
    readonly op: string;
    readonly urn: string;
    readonly replaceReasons?: readonly string[];
    readonly diffReasons?: readonly string[];
}

/** What the real engine shows of a step: kind, URN, what replaces it. */
function asReal({ op, urn, replaceReasons = [] }: Step): string {
    return [op, urn, ...replaceReasons.toSorted()].join(" ");
}

function asOurs({ kind, urn, replacedBy }: ResourceChange): string {
    return [kind, urn, ...replacedBy.map(({ path }) => path.split(/[.[]/)[0] ?? "").sort()].join(" ");
}

describe("a comparison with what the real engine has deployed", function () {
    this.timeout(300_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let engine: RealEngine;

    before(async () => {
        providers = await startSimulatedProviders(["aws", "kubernetes"]);
        engine = new RealEngine({ ...providers.env, ...FAST_PROGRAMS });
    });

    after(() => {
        providers?.stop();
        engine?.remove();
    });

    it("names the changes that the real engine's preview names (needs pulumi on PATH)", async () => {
        const directory = path.join(engine.root, "shop");
        writeShop(directory, deployed);
        await engine.succeed(directory, ["stack", "init", "dev"]);
        await engine.succeed(directory, ["up", "--yes", "--skip-preview", "--stack", "dev"]);
        const file = path.join(engine.root, "shop.json");
        writeFileSync(file, (await engine.succeed(directory, ["stack", "export", "--stack", "dev"])).stdout);

        const same = await compareShop(directory, file);
        assert.deepEqual(same.comparison.stacks[0]?.changes, []);

        writeFileSync(path.join(directory, "index.js"), changed);
        await compareBoth(directory, file);

        // The program is the same, and each resource gets other tags.
        writeShop(directory, deployed, { Environment: "prod", Team: "x" });
        await compareBoth(directory, file);
    });

    /** Asserts that both find the same in the program as it is now. */
    async function compareBoth(directory: string, file: string): Promise<void> {
        const { stdout } = await engine.succeed(directory, ["preview", "--json", "--stack", "dev"]);
        const { steps } = JSON.parse(stdout) as { steps: readonly Step[] };
        const { comparison } = await compareShop(directory, file);
        const real = steps.filter(({ op }) => op !== "same").map(asReal);
        assert.ok(real.length > 5);
        assert.deepEqual(comparison.stacks.flatMap(({ changes }) => changes.map(asOurs)).sort(), real.sort());
    }
});
