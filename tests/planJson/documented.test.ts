import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { preview } from "@plinth/engine";
import { type Plan, PLAN_VERSION, planToJson, summarize } from "@plinth/plan";
import { environmentStacks } from "../settled/environmentStacks.ts";

const root = join(import.meta.dirname, "../..");

/** Names of fields in a value's objects, but for those whose keys are data. */
function fields(value: unknown, data: ReadonlySet<string>, found = new Set<string>()): Set<string> {
    if (Array.isArray(value)) for (const entry of value) fields(entry, data, found);
    else if (typeof value === "object" && value !== null) {
        for (const [name, inner] of Object.entries(value)) {
            found.add(name);
            if (!data.has(name)) fields(inner, data, found);
        }
    }
    return found;
}

describe("docs/plan-json.md", () => {
    it("names every field of a plan", async () => {
        const { stacks, findings } = await preview({
            stacks: environmentStacks(root, "sandbox"),
            policyPacks: [join(root, "policies")],
        });
        const plan: Plan = {
            version: PLAN_VERSION,
            environment: "sandbox",
            layout: "single",
            stacks,
            findings,
            summary: summarize(stacks, findings),
        };
        const documented = readFileSync(join(root, "docs/plan-json.md"), "utf8");
        const data = new Set(["inputs", "outputs", "settledOutputs", "provenance", "propertyDependencies", "options"]);
        const names = [...fields(planToJson(plan), data)];
        assert.ok(names.length > 40, names.join(", "));
        assert.deepEqual(
            names.filter((name) => !documented.includes(`\`${name}\``)),
            [],
        );
    });
});
