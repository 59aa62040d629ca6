import assert from "node:assert/strict";
import { parseChanged } from "@plinth/cloud/provider";
import type { DriftReport } from "@plinth/deployer";
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

    it("tells in which layer somebody changed the cloud", async () => {
        const changed = parseChanged("tags.Owner=somebody@network-vpc");
        assert.ok("kind" in changed);
        deployed.providers.outside.add(changed);
        const { code, stdout, stderr } = await deployed.start(["drift", "dev", "--format", "json"]).ended;
        assert.equal(code, 2, stderr);
        const { stacks } = JSON.parse(stdout) as DriftReport;
        assert.deepEqual(Object.fromEntries(stacks.map(({ layer, result }) => [layer, result])), {
            network: "drift",
            database: "none",
            cache: "none",
            cluster: "none",
        });
    });

    it("refuses to destroy what others need, naming them", async () => {
        const one = await deployed.run("destroy", "dev", "--yes", "--layer", "network");
        assert.deepEqual([one.code, one.report.code], [2, "DEPENDANTS_DEPLOYED"]);
        assert.match(one.report.reason ?? "", /^cache, cluster, database are still deployed/);
    });

    it("leaves what a layer needs that cannot be destroyed, with what AWS says, and has taken down the rest", async () => {
        const { code, report } = await deployed.run("destroy", "dev", "--yes");
        assert.equal(code, 1);
        assert.deepEqual(results(report), {
            network: "skipped UPSTREAM_FAILED",
            database: "failed DESTROY_FAILED",
            cache: "done",
            cluster: "done",
        });
        const { reason = "" } = report.layers.find(({ layer }) => layer === "database") ?? {};
        assert.match(
            reason,
            /Cannot delete protected DB Instance, please disable deletion protection and try again\.$/,
        );
    });

    it("goes on with it once the protection is off, and leaves the one key that a final snapshot needs", async () => {
        deployed.copy.edit(
            "environments/dev/database.yaml",
            "    protect: false",
            "    protect: false\n    deletionProtection: false",
        );
        deployed.copy.edit(
            "environments/dev/environment.yaml",
            "    rds-multi-az: off",
            "    rds-multi-az: off\n    rds-deletion-protection: off",
        );
        const up = await deployed.run("up", "dev", "--yes", "--layer", "database");
        assert.deepEqual([up.code, results(up.report)], [0, { database: "done", cluster: "notNeeded" }]);
        const { code, report } = await deployed.run("destroy", "dev", "--yes");
        assert.equal(code, 0, JSON.stringify(report));
        assert.deepEqual(results(report), {
            network: "done",
            database: "done",
            cache: "unchanged",
            cluster: "unchanged",
        });
        const left = deployed.providers.made().map(({ type, urn }) => [type, urn.split("::").at(-1)]);
        assert.deepEqual(left, [["aws:kms/key:Key", "database-orders-data-key"]]);
    });
});
