import assert from "node:assert/strict";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import type { ReviewUpReport } from "../../../packages/cli/src/review/up.ts";
import type { Ended } from "../cli.ts";
import { Deployed } from "../deploy/deployed.ts";
import { needsPulumi } from "../skip.ts";

const REVIEW = `review:
  layers: [database]
  monthlyCostCap: 200
  unknownCost: accept
  addresses: { pool: 10.192.0.0/12 }
`;

describe("review environments on the real engine", function () {
    this.timeout(200_000);
    needsPulumi();
    let deployed: Deployed;
    const at = (file: string): string => path.join(deployed.copy.root, file);

    before(async () => {
        deployed = await Deployed.start();
        deployed.copy.keepLayers("dev", ["network", "database"]);
        deployed.copy.edit("environments/dev/environment.yaml", "policy:\n", `${REVIEW}policy:\n`);
    });

    after(() => {
        deployed?.remove();
    });

    async function review(...args: readonly string[]): Promise<Ended> {
        return await deployed.start(["review", ...args]).ended;
    }

    it("refuses a part of an environment that is not deployed, naming what to deploy", async () => {
        const { code, stdout } = await review("up", "8", "--yes");
        assert.equal(code, 1, stdout);
        assert.match(
            stdout,
            /UPSTREAM_NOT_DEPLOYED.*network, which is not deployed in environment dev\. Fix: npx plinth up dev --layer network/s,
        );
        assert.deepEqual(deployed.providers.made(), []);
    });

    it("deploys a full copy as one stack, in a network of its own, and leaves no settings behind", async () => {
        const { code, stdout, stderr } = await review("up", "7", "--full", "--yes", "--format", "json");
        assert.equal(code, 0, stdout + stderr);
        const { stack, review: record, cost, delivery } = JSON.parse(stdout) as ReviewUpReport;
        assert.deepEqual([stack, record.kind, record.cidr], ["review-pr-7", "copy", "10.192.112.0/20"]);
        assert.ok(cost.known > 30 && cost.unknown.includes("aws:rds/instance:Instance"));
        assert.equal(delivery?.result, "done");
        const made = deployed.providers.made();
        assert.ok(made.length > 20 && made.every(({ urn }) => urn.startsWith("urn:pulumi:review-pr-7::plinth::")));
        assert.equal(existsSync(at("environments/review-pr-7")), false);
    });

    it("sweeps what has expired from the backend alone: nothing is left of it, database and network included", async () => {
        const past = "2026-01-01T00:00:00.000Z";
        for (const stack of ["review-pr-7", "review-pr-8"]) {
            await deployed.pulumi("stack", "tag", "set", "plinth:expires", past, "--stack", stack);
        }
        // Another machine has none of what the one had that deployed it.
        for (const number of [7, 8]) rmSync(at(`Pulumi.review-pr-${number}.yaml`), { force: true });
        const { code, stdout, stderr } = await review("sweep", "--yes");
        assert.equal(code, 0, stdout + stderr);
        assert.equal(
            stdout,
            "review-pr-7: its time was up, and it is gone\nreview-pr-8: its time was up, and it is gone\n",
        );
        assert.deepEqual(deployed.providers.made(), []);
        assert.equal((await review("list")).stdout, "no reviews\n");
    });
});
