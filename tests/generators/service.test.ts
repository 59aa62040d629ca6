import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { reference } from "plinth-reference";
import { format, resolveConfig } from "prettier";
import { layerFiles } from "../../packages/service/generators/service/sources/layerFiles.ts";

const FOLDER = join(import.meta.dirname, "../../stacks/reference");

describe("the reference service", () => {
    it("is what nx g @plinth/service:service makes, file by file, and has nothing besides but tests", async () => {
        const { name, owner, description } = reference;
        const dev = { environment: "dev", layout: "layered", cluster: "main", repository: "" } as const;
        const made = layerFiles({ name, owner, description }, { ...dev, database: "orders", cache: "sessions" });
        for (const [file, text] of Object.entries(made)) {
            const config = await resolveConfig(join(FOLDER, file));
            const formatted = await format(text, { ...config, filepath: file });
            assert.equal(readFileSync(join(FOLDER, file), "utf8"), formatted, `stacks/reference/${file}`);
        }
        const own = readdirSync(FOLDER).filter((file) => !(file in made) && !/^Pulumi\.|^node_modules$/.test(file));
        assert.deepEqual(
            own.filter((file) => !file.endsWith(".test.ts")),
            [],
        );
    });
});
