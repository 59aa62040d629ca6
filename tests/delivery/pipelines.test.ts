import assert from "node:assert/strict";
import { join } from "node:path";
import { MODEL_FILES, repositoryStacks } from "@plinth/deployments/repository";
import { readPipelines } from "../../tools/pipelines/model/pipelines.ts";

const root = join(import.meta.dirname, "../..");

describe("Pulumi Deployments and the pipelines", () => {
    const stacks = repositoryStacks(root);
    const { environments } = readPipelines(root);

    for (const { name, stacks: folders, paths, production } of environments) {
        const own = stacks.filter(({ environment }) => environment === name);

        it(`run the same stacks of ${name}, and know alike whether customers depend on it`, () => {
            assert.deepEqual(
                own.map(({ folder }) => folder).sort(),
                // It runs the others, not itself.
                folders.filter((folder) => folder !== "stacks/delivery").sort(),
            );
            for (const stack of own) assert.equal(stack.production, production);
        });

        it(`run ${name} for the same files, apart from what previews alone are made of`, () => {
            const inPipelines = new Set(paths.map((path) => path.replace(/\/\*\*\/\*$/, "")));
            const settings = new RegExp(`^environments/${name}/`);
            const missing = own
                .flatMap((stack) => stack.paths.map((path) => path.replace(/\/\*\*$/, "")))
                .filter((path) => !settings.test(path) && !/^Pulumi\..*yaml$/.test(path) && !inPipelines.has(path));
            assert.deepEqual(missing, []);
            assert.ok(inPipelines.has(`environments/${name}`));
            const started = new Set(own.flatMap((stack) => stack.paths.map((path) => path.replace(/\/\*\*$/, ""))));
            const more = [...inPipelines].filter((path) => /^(packages|stacks)\//.test(path) && !started.has(path));
            const previews = ["cli", "cloud", "core", "engine", "plan", "report"].map((one) => `packages/${one}`);
            const itself = ["packages/deployments", "stacks/delivery", ...MODEL_FILES];
            assert.deepEqual(
                more.filter((path) => ![...previews, ...itself].includes(path)),
                [],
            );
        });
    }

    it("are compared for every environment there is", () => {
        assert.ok(environments.length >= 5);
        assert.deepEqual(
            [...new Set(stacks.map(({ environment }) => environment))].sort(),
            environments.map(({ name }) => name),
        );
    });
});
