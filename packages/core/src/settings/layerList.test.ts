import assert from "node:assert/strict";
import { formatProblem } from "../errors/problem.ts";
import { checkLeftovers } from "./layerList.ts";
import { TemporaryRepositories } from "./testdata/repository.ts";

describe("files of an environment", () => {
    const repositories = new TemporaryRepositories();
    after(() => repositories.remove());

    function leftovers(...files: readonly string[]): string[] {
        const contents = Object.fromEntries(files.map((file) => [`environments/dev/${file}`, ""]));
        const repository = repositories.write(contents);
        const known = ["network", "database"];
        return checkLeftovers(repository, "environments/dev", new Set(["network"]), known).map(formatProblem);
    }

    it("are fine where they are environment.yaml, those of the layers it lists, and anything that is no YAML", () => {
        assert.deepEqual(leftovers("environment.yaml", "network.yaml", "README.md"), []);
    });

    it("are refused where no layer has their name", () => {
        assert.deepEqual(leftovers("netwrok.yaml", "budget-of-last-year.yaml"), [
            "environments/dev/budget-of-last-year.yaml: has no effect: no layer has this name. Fix: delete the file",
            "environments/dev/netwrok.yaml: has no effect: no layer has this name. Fix: rename it to network.yaml, or delete it",
        ]);
    });

    it("are refused where they end in .yml", () => {
        assert.deepEqual(leftovers("network.yml", "environment.yml"), [
            "environments/dev/environment.yml: has no effect: settings files end in .yaml. Fix: rename it to environment.yaml",
            "environments/dev/network.yml: has no effect: settings files end in .yaml. Fix: rename it to network.yaml",
        ]);
    });

    it("are refused where environment.yaml does not list their layer", () => {
        assert.deepEqual(leftovers("database.yaml"), [
            "environments/dev/database.yaml: has no effect: environments/dev/environment.yaml does not list the layer. Fix: add database to its layers, or delete the file",
        ]);
    });
});
