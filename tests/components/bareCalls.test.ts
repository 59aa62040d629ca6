import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { preview, type PreviewResult } from "@plinth/engine";
import * as pulumi from "@pulumi/pulumi";
import { bareCalls } from "./program/bareCalls.ts";

const root = join(import.meta.dirname, "../..");

/** Components that packages export, as `package.Class`. */
async function exportedComponents(): Promise<string[]> {
    const found: string[] = [];
    for (const folder of readdirSync(join(root, "packages"))) {
        const index = join(root, "packages", folder, "src/index.ts");
        // The machinery has no components, and some of it would start to work when it is imported.
        if (!existsSync(index) || MACHINERY.includes(folder)) continue;
        const exported = (await import(pathToFileURL(index).href)) as Record<string, unknown>;
        for (const [name, value] of Object.entries(exported)) {
            if (typeof value === "function" && value.prototype instanceof pulumi.ComponentResource)
                found.push(`${folder}.${name}`);
        }
    }
    return found.sort();
}

const MACHINERY = ["cli", "cloud", "core", "engine", "plan", "report", "testing"];

describe("bare calls of all components, judged as in prod", function () {
    this.timeout(240_000);
    let result: PreviewResult;

    before(async () => {
        const stacks = [{ directory: join(import.meta.dirname, "program"), stack: "prod" }];
        result = await preview({ stacks, policyPacks: [join(root, "policies")] });
    });

    it("leave no component out", async () => {
        assert.deepEqual(Object.keys(bareCalls).sort(), await exportedComponents());
    });

    it("break no rule, and leave none undecided", () => {
        assert.deepEqual(
            result.stacks.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error")),
            [],
        );
        assert.deepEqual(
            result.findings
                .filter(
                    ({ outcome, decidedIn }) => decidedIn === "settled" && !["pass", "notApplicable"].includes(outcome),
                )
                .map(({ outcome, level, rule, urn, message }) => `${outcome} ${level} ${rule} ${urn}: ${message}`),
            [],
        );
        assert.equal(result.failed, false);
    });

    it("are judged: hundreds of verdicts pass", () => {
        assert.ok(result.findings.filter(({ outcome }) => outcome === "pass").length > 200);
    });

    it("are refused by nothing that AWS refuses, and made of types the simulated cloud has models of", () => {
        const [stack] = result.stacks;
        assert.deepEqual(
            stack?.diagnostics.filter(({ severity }) => severity !== "info"),
            [],
        );
        assert.deepEqual(
            stack.gaps.filter(({ kind }) => kind === "generic"),
            [],
        );
    });

    it("use no opt-out", () => {
        const [stack] = result.stacks;
        assert.deepEqual(
            stack?.diagnostics.filter(({ message }) => message.includes("less safe than the default")),
            [],
        );
    });
});
