import assert from "node:assert/strict";
import { layerTargets } from "./targets.ts";

describe("the targets of a layer", () => {
    const inputsOf = (name: string) => {
        const { preview } = layerTargets({ name, project: `plinth-${name}`, neededBy: [] }, ["dev", "shared"]);
        return preview?.inputs ?? [];
    };

    it("preview delivery again where an environment gets another layer, since it is about all stacks", () => {
        const ofAll = ["{workspaceRoot}/environments/*/environment.yaml", "{workspaceRoot}/stacks/*/package.json"];
        for (const file of ofAll) {
            assert.ok(inputsOf("delivery").includes(file), file);
            assert.ok(!inputsOf("network").includes(file), file);
        }
    });
});
