import assert from "node:assert/strict";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { smallRepository } from "../testdata/temporaryRepository.ts";

async function run(...argv: string[]) {
    const host = recordingHost({ cwd: import.meta.dirname });
    return { code: await main(["cluster", "upgrade-plan", ...argv], host), out: host.out(), err: host.err() };
}

interface Printed {
    readonly version: number;
    readonly environment: string;
    readonly clusters: readonly { instance: string; clusterName: string; from: string; to: string }[];
}

describe("plinth cluster upgrade-plan", () => {
    it("says the steps for each cluster, with its name in AWS and the file to change", async () => {
        const { code, out, err } = await run("prod");
        assert.deepEqual([code, err], [0, ""]);
        assert.match(
            out,
            /^plinth-prod-main: Kubernetes (1\.\d+) to 1\.\d+ \(environments\/prod\/cluster\.yaml, instances\.main\)\n/,
        );
        assert.match(
            out,
            /\n1\. Find what stands in the way inside the cluster\n {3}aws eks list-insights --cluster-name plinth-prod-main /,
        );
        assert.match(out, /\nNot known here:\n/);
        assert.match(out, /\nVersions as published, read on \d{4}-\d\d-\d\d\.\n$/);
    });

    it("prints the same as JSON", async () => {
        const { code, out } = await run("prod", "--format", "json");
        assert.equal(code, 0);
        const { version, environment, clusters } = JSON.parse(out) as Printed;
        assert.deepEqual([version, environment], [1, "prod"]);
        assert.deepEqual(
            clusters.map(({ instance, clusterName }) => [instance, clusterName]),
            [["main", "plinth-prod-main"]],
        );
        assert.equal(Number(clusters[0]?.to.slice(2)), Number(clusters[0]?.from.slice(2)) + 1);
    });

    it("refuses an environment that does not exist", async () => {
        const { code, err } = await run("prdo");
        assert.equal(code, 1);
        assert.match(err, /"prdo" does not exist.*did you mean prod\?/);
    });

    it("refuses a repository without clusters", async () => {
        const repository = smallRepository();
        try {
            const host = recordingHost({ cwd: repository.root });
            assert.equal(await main(["cluster", "upgrade-plan", "layered"], host), 1);
            assert.match(host.err(), /stacks\/cluster\/upgradePlan\.ts is missing/);
        } finally {
            repository.dispose();
        }
    });
});
