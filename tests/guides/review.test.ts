import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment, environmentSchema } from "@plinth/core/settings";
import { z } from "zod";
import { readBlocks } from "../readme/blocks.ts";
import { RepositoryCopy } from "../repository/copy.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/guides/review.md"), "utf8");

describe("the guide to environments of pull requests", () => {
    it("shows settings that are taken as they are", () => {
        const copy = new RepositoryCopy();
        try {
            const shown = readBlocks(page).find(({ language }) => language === "yaml")?.text ?? "";
            const file = "environments/dev/environment.yaml";
            copy.write(`${copy.read(file)}\n${shown}`, file);
            const { review } = checkEnvironment({ repository: copy.root, environment: "dev", layers: [] }).settings;
            assert.deepEqual([review?.kind, review?.layers, review?.addresses?.prefix], ["namespace", ["cache"], 20]);
        } finally {
            copy.remove();
        }
    });

    it("has a row for every setting, with its default", () => {
        const { properties = {} } = z.toJSONSchema(environmentSchema, { io: "input", unrepresentable: "any" });
        const { properties: settings = {} } = properties["review"] as z.core.JSONSchema.ObjectSchema;
        assert.ok("monthlyCostCap" in settings);
        for (const [name, { default: given }] of Object.entries(settings as Record<string, { default?: unknown }>)) {
            const row = new RegExp(`^\\| \`${name}\` +\\| (.*?) +\\|`, "m").exec(page)?.[1];
            const wanted =
                given === undefined || (Array.isArray(given) && given.length === 0) ? "none" : `\`${String(given)}\``;
            assert.equal(row, wanted, name);
        }
    });
});
