import assert from "node:assert/strict";
import { join } from "node:path";
import { checkEnvironment } from "@plinth/core/settings";
import { preview } from "@plinth/engine";
import { copyOfThisRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

describe("the wrong program for an environment's layout", () => {
    let repository: TemporaryRepository;
    before(() => (repository = copyOfThisRepository()));
    after(() => repository.dispose());

    const errorsOf = async (folder: string, stack: string) => {
        const stacks = [{ directory: join(repository.root, folder), stack }];
        const { failed, stacks: plans } = await preview({ stacks, policyPacks: [] });
        assert.equal(failed, true);
        return plans
            .flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error"))
            .map(({ message }) => message);
    };

    it("refuses a layer's program where the environment is one stack, naming the command to use", async () => {
        assert.deepEqual(await errorsOf("stacks/network", "sandbox"), [
            "environment sandbox has layout single: it is one stack, and layer network has none of its own. " +
                "Fix: run the command in the repository's root, or: npx plinth preview sandbox --layer network",
        ]);
    });

    it("refuses the root's program where each layer is a stack, naming the command to use", async () => {
        const { settings } = checkEnvironment({ repository: repository.root, environment: "dev", layers: [] });
        assert.deepEqual(settings.layers.slice(0, 2), ["network", "database"]);
        assert.deepEqual(await errorsOf(".", "dev"), [
            "environment dev has layout layered: each layer is a stack of its own. " +
                `Fix: run the command in stacks/<layer> (${settings.layers.join(", ")}), or: npx plinth preview dev`,
        ]);
    });
});
