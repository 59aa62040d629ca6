import assert from "node:assert/strict";
import { needsPulumi } from "../skip.ts";
import { Deployed, results } from "./deployed.ts";

describe("an environment of a stack per layer, deployed by plinth on the real engine", function () {
    this.timeout(400_000);
    needsPulumi();
    let deployed: Deployed;

    before(async () => {
        deployed = await Deployed.start();
    });

    after(() => {
        deployed?.remove();
    });

    it("refuses a layer before the one that it needs is deployed", async () => {
        const { code, report } = await deployed.run("up", "dev", "--yes", "--layer", "cache");
        assert.equal(code, 1);
        assert.deepEqual(results(report), {
            cache: "failed UPSTREAM_NOT_DEPLOYED",
            cluster: "skipped UPSTREAM_FAILED",
        });
    });

    it("goes up in waves, from nothing to everything", async () => {
        const { code, report } = await deployed.run("up", "dev", "--yes");
        assert.equal(code, 0, JSON.stringify(report));
        assert.deepEqual(results(report), { network: "done", database: "done", cache: "done", cluster: "done" });
        const [start] = deployed.journal("dev", report.correlationId);
        assert.ok(start?.event === "start");
        assert.deepEqual(start.waves, [["network"], ["cache", "database"], ["cluster"]]);
    });

    it("runs one layer alone while its outputs stay", async () => {
        deployed.copy.edit("environments/dev/network.yaml", "retentionDays: 30", "retentionDays: 60");
        const { code, report } = await deployed.run("up", "dev", "--yes", "--layer", "network");
        assert.equal(code, 0, JSON.stringify(report));
        assert.deepEqual(results(report), {
            network: "done",
            database: "notNeeded",
            cache: "notNeeded",
            cluster: "notNeeded",
        });
    });

    it("refuses to destroy what others need, and destroys everything with what nobody needs first", async () => {
        const one = await deployed.run("destroy", "dev", "--yes", "--layer", "network");
        assert.deepEqual([one.code, one.report.code], [2, "DEPENDANTS_DEPLOYED"]);
        assert.match(one.report.reason ?? "", /^cache, cluster, database are still deployed/);
        const { code, report } = await deployed.run("destroy", "dev", "--yes");
        assert.equal(code, 0, JSON.stringify(report));
        assert.deepEqual(deployed.providers.made(), []);
    });
});
