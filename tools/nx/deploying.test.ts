import assert from "node:assert/strict";
import { NxFixture } from "./nxFixture.ts";
import { layerTargets } from "./targets.ts";

describe("deploying through Nx", () => {
    let workspace: NxFixture;
    before(() => (workspace = new NxFixture()));
    after(() => workspace.remove());

    it("destroys a layer after those that need it", () => {
        assert.deepEqual(workspace.ranBy("destroy", "plinth-network", "-c", "dev"), [
            "pulumi destroy --stack dev in database",
            "pulumi destroy --stack dev in network",
        ]);
    });

    it("brings a layer up after those it needs, with the policy pack, and again when nothing changed", () => {
        const pack = "--policy-pack ../../policies";
        const expected = [`pulumi up --stack dev ${pack} in network`, `pulumi up --stack dev ${pack} in database`];
        assert.deepEqual(workspace.ranBy("up", "plinth-database", "-c", "dev"), expected);
        assert.deepEqual(workspace.ranBy("up", "plinth-database", "-c", "dev"), expected);
    });

    it("never takes a target that reaches the cloud from the cache", () => {
        const targets = layerTargets({ name: "network", project: "plinth-network", neededBy: [] }, ["dev"]);
        const cached = Object.entries(targets).filter(([, target]) => target.cache !== false);
        assert.deepEqual(
            cached.map(([name]) => name),
            ["preview"],
        );
    });

    it("leaves the layers alone in an environment that is one stack", () => {
        workspace.write("environments/prod/environment.yaml", "layout: single\n");
        assert.deepEqual(workspace.ranBy("refresh", "plinth-network", "-c", "prod"), []);
        assert.match(workspace.nx("preview", "plinth-network", "-c", "prod"), /belongs to plinth-environment/);
        assert.deepEqual(workspace.ranBy("run-many", "-t", "preview", "-c", "prod"), ["prod environment"]);
    });

    it("finds the layers affected by a settings file, in whatever environment", () => {
        workspace.git("init", "-q", "-b", "main");
        workspace.git("add", ".");
        workspace.git("commit", "-qm", "all");
        workspace.write("environments/dev/database.yaml", "visible: 3\n");
        const shown = workspace.nx("show", "projects", "--affected");
        assert.deepEqual(shown.split("\n").filter(Boolean).sort(), ["plinth-database", "plinth-environment"]);
    });
});
