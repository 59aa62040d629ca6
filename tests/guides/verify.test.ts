import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment } from "@plinth/core/settings";
import { parse } from "yaml";
import { readBlocks } from "../readme/blocks.ts";
import { RepositoryCopy } from "../repository/copy.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/guides/verify.md"), "utf8");

describe("the guide to looking at deployments", () => {
    let copy: RepositoryCopy;

    before(() => {
        copy = new RepositoryCopy();
    });

    after(() => {
        copy.remove();
    });

    it("shows settings that are taken as they are", () => {
        const shown = readBlocks(page).find(({ language }) => language === "yaml")?.text ?? "";
        const file = "environments/dev/environment.yaml";
        // An address is asked after a layer of the environment.
        copy.edit(file, /^(layers: \[.*)\]$/m, "$1, services]");
        copy.write(`${copy.read(file)}\n${shown}`, file);
        const { settings } = checkEnvironment({ repository: copy.root, environment: "dev", layers: [] });
        const { delivery } = parse(shown) as { delivery: { verify: object; soak: object } };
        const { verify, soak } = settings.delivery;
        assert.equal(verify.smoke.length, 2);
        const { smoke: _, ...others } = delivery.verify as { smoke: unknown };
        for (const [key, value] of Object.entries(others)) assert.deepEqual(Reflect.get(verify, key), value, key);
        assert.deepEqual(soak, delivery.soak);
    });
});
