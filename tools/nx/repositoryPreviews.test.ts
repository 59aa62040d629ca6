import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { RepositoryCopy } from "../../tests/repository/copy.ts";

describe("previews through Nx in this repository", () => {
    let copy: RepositoryCopy;
    before(() => (copy = new RepositoryCopy()));
    after(() => copy.remove());

    /** Previews network and database, which needs it, in `dev`, and names those that were not taken from the cache. */
    function previewed(): readonly string[] {
        const { status, stdout, stderr } = spawnSync(
            process.execPath,
            [
                join(copy.root, "node_modules/nx/dist/bin/nx.js"),
                ...[
                    "run-many",
                    "-t",
                    "preview",
                    "-c",
                    "dev",
                    "-p",
                    "plinth-network,plinth-database",
                    "--output-style=static",
                ],
            ],
            {
                cwd: copy.root,
                encoding: "utf8",
                env: copy.env({ NX_DAEMON: "false", NX_NO_CLOUD: "true", CI: "true" }),
            },
        );
        assert.equal(status, 0, stdout + stderr);
        const runs = [...stdout.matchAll(/nx run (plinth-\w+):preview:dev(.*)/g)];
        return runs.filter(([, , rest]) => !rest?.includes("cache")).map(([, project]) => project ?? "");
    }

    it("run a layer again for its own setting, and not one that uses outputs which stayed the same", () => {
        assert.deepEqual(previewed(), ["plinth-network", "plinth-database"]);
        copy.edit("environments/dev/network.yaml", /retentionDays: \d+/, "retentionDays: 60");
        assert.deepEqual(previewed(), ["plinth-network"]);
        assert.deepEqual(previewed(), []);
    });
});
