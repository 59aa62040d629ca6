import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

describe("docs/plan-json.md", () => {
    it("names every field of a comparison", () => {
        const declared = readFileSync(join(root, "packages/plan/src/compare/comparison.ts"), "utf8");
        const documented = readFileSync(join(root, "docs/plan-json.md"), "utf8");
        const names = [...declared.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name ?? "");
        assert.ok(names.length > 40, names.join(", "));
        assert.deepEqual(
            [...new Set(names)].filter((name) => !documented.includes(`\`${name}\``)),
            [],
        );
    });
});
