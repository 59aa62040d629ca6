import assert from "node:assert/strict";
import { formatProblem } from "../errors/index.ts";
import { inspectEnvironment } from "../settings/index.ts";
import { environmentYaml, TemporaryRepositories } from "../settings/testdata/repository.ts";

describe("adoption files among an environment's settings", () => {
    const repositories = new TemporaryRepositories();
    after(() => repositories.remove());

    function problems(files: Readonly<Record<string, string>>): string[] {
        const repository = repositories.write({
            "environments/dev/environment.yaml": environmentYaml({ layers: "layers: [network]" }),
            ...files,
        });
        const known = ["database", "network"];
        return inspectEnvironment({ repository, environment: "dev", layers: [], known }).problems.map(formatProblem);
    }

    it("are fine for layers that the environment has", () => {
        assert.deepEqual(problems({ "environments/dev/adopt/network.yaml": "network-vpc: vpc-1\n" }), []);
    });

    it("refuses those that nothing reads, which would leave a person with two of everything", () => {
        const files = ["netwrok.yaml", "network.yml", "database.yaml"].map((file) => [
            `environments/dev/adopt/${file}`,
            "{}",
        ]);
        const rule = "has no effect: it must be called <layer>.yaml, after a layer the environment has";
        assert.deepEqual(problems(Object.fromEntries(files) as Record<string, string>), [
            `environments/dev/adopt/database.yaml: ${rule}. Fix: delete it; known here: network`,
            `environments/dev/adopt/network.yml: ${rule}. Fix: did you mean network?`,
            `environments/dev/adopt/netwrok.yaml: ${rule}. Fix: did you mean network?`,
        ]);
    });

    it("refuses what is wrong in them, with the settings' own problems", () => {
        assert.match(
            problems({ "environments/dev/adopt/network.yaml": "network-vpc: { id: 1 }\n" })[0] ?? "",
            /^environments\/dev\/adopt\/network\.yaml:1: network-vpc\.id: must be text, got 1\. Fix: put it in quotes$/,
        );
    });
});
