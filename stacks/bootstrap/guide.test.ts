import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentSchema } from "@plinth/core/settings";
import { parse } from "yaml";
import { rolesOf } from "./place.ts";
import { schema } from "./schema.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/guides/bootstrap.md"), "utf8");
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = ""]) => text);

/** The block that is about a file. */
function shown(file: string): unknown {
    return parse(blocks.find((text) => text.startsWith(`# ${file}`)) ?? "");
}

describe("the guide to bootstrap", () => {
    it("shows settings that are taken as they are", () => {
        const settings = schema.parse(shown("environments/dev/bootstrap.yaml"));
        assert.deepEqual([settings.pipelines.mode, settings.breakGlass.mode], ["created", "created"]);
        assert.deepEqual(rolesOf(settings, "plinth", "dev"), {
            path: "/plinth/dev/",
            policyName: "plinth-dev-boundary",
        });
    });

    it("shows where states are as environment.yaml takes it", () => {
        const { state } = shown("environments/dev/environment.yaml") as { state: unknown };
        assert.deepEqual(environmentSchema.shape.state.parse(state), state);
    });
});
