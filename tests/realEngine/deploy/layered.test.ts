import assert from "node:assert/strict";
import { parseChanged } from "@plinth/cloud/provider";
import type { DriftReport } from "@plinth/deployer";
import { parse, stringify } from "yaml";
import { lifted } from "../rehearsal/steps.ts";
import { needsPulumi } from "../skip.ts";
import { Deployed, results } from "./deployed.ts";
import { addShop, backFails, releaseOf, setRelease } from "./shop.ts";

describe("the life of production, a stack per layer, by plinth on the real engine", function () {
    this.timeout(600_000);
    needsPulumi();
    let deployed: Deployed;

    before(async () => {
        deployed = await Deployed.start({ faults: { chosen: [backFails] } });
        addShop(deployed.copy);
        deployed.copy.edit(
            "environments/prod/environment.yaml",
            /^layers: .*$/m,
            "layers: [network, database, cache, cluster, shop]\ndelivery: { rollback: automatic }",
        );
        setRelease(deployed.copy, "prod", "sha256:a");
    });

    after(() => {
        deployed?.remove();
    });

    it("begins with a store of states in an empty account", async () => {
        const { code, stdout, stderr } = await deployed.start(["bootstrap", "prod", "--yes", "--format", "json"]).ended;
        assert.equal(code, 0, `${stdout}\n${stderr}`);
        const made = deployed.providers.made().map(({ type, urn }) => `${type} ${urn.split("::").at(-1)}`);
        assert.ok(made.includes("aws:s3/bucket:Bucket state-bucket"));
    });

    it("refuses a layer before the one that it needs is deployed", async () => {
        const { code, report } = await deployed.run("up", "prod", "--yes", "--layer", "cache");
        assert.equal(code, 1);
        assert.deepEqual(results(report), {
            cache: "failed UPSTREAM_NOT_DEPLOYED",
            cluster: "skipped UPSTREAM_FAILED",
        });
    });

    it("goes up in waves, from nothing to everything", async () => {
        const { code, report, said } = await deployed.run("up", "prod", "--yes");
        assert.equal(code, 0, said);
        assert.deepEqual(results(report), {
            network: "done",
            database: "done",
            cache: "done",
            cluster: "done",
            shop: "done",
        });
        const [start] = deployed.journal("prod", report.correlationId);
        assert.ok(start?.event === "start");
        assert.deepEqual(start.waves, [["network", "shop"], ["cache", "database"], ["cluster"]]);
        assert.equal(releaseOf(deployed, "prod"), "sha256:a");
    });

    it("runs one layer alone while its outputs stay", async () => {
        deployed.copy.edit("environments/prod/network.yaml", "retentionDays: 365", "retentionDays: 400");
        const { code, report, said } = await deployed.run("up", "prod", "--yes", "--layer", "network");
        assert.equal(code, 0, said);
        assert.deepEqual(results(report), {
            network: "done",
            database: "notNeeded",
            cache: "notNeeded",
            cluster: "notNeeded",
        });
    });

    it("has the release of before back by itself when an up fails halfway", async () => {
        setRelease(deployed.copy, "prod", "sha256:b");
        const { code, report, said } = await deployed.run("up", "prod", "--yes", "--layer", "shop");
        assert.equal(code, 1, said);
        assert.deepEqual(results(report), { shop: "failed UP_FAILED" });
        assert.equal(report.layers[0]?.rollback?.result, "done", said);
        assert.equal(releaseOf(deployed, "prod"), "sha256:a");
        setRelease(deployed.copy, "prod", "sha256:a");
    });

    it("tells in which layer somebody changed the cloud", async () => {
        const changed = parseChanged("tags.Owner=somebody@network-vpc");
        assert.ok("kind" in changed);
        deployed.providers.outside.add(changed);
        const { code, stdout, stderr } = await deployed.start(["drift", "prod", "--format", "json"]).ended;
        assert.equal(code, 2, stderr);
        const { stacks } = JSON.parse(stdout) as DriftReport;
        assert.deepEqual(Object.fromEntries(stacks.map(({ layer, result }) => [layer, result])), {
            network: "drift",
            database: "none",
            cache: "none",
            cluster: "none",
            shop: "none",
        });
    });

    it("refuses to destroy what others need, naming them, and production on --yes alone", async () => {
        const one = await deployed.run("destroy", "prod", "--yes", "--confirm", "prod", "--layer", "network");
        assert.deepEqual([one.code, one.report.code], [2, "DEPENDANTS_DEPLOYED"]);
        assert.match(one.report.reason ?? "", /^cache, cluster, database are still deployed/);
        const all = await deployed.run("destroy", "prod", "--yes");
        assert.deepEqual([all.code, all.report.layers.every(({ result }) => result !== "done")], [1, true]);
    });

    it("leaves what is protected, and what it needs, and has taken down the rest", async () => {
        const { code, report, said } = await deployed.run("destroy", "prod", "--yes", "--confirm", "prod");
        assert.equal(code, 1, said);
        assert.deepEqual(results(report), {
            network: "failed PREVIEW_FAILED",
            database: "failed PREVIEW_FAILED",
            cache: "failed PREVIEW_FAILED",
            cluster: "failed PREVIEW_FAILED",
            shop: "done",
        });
        const { reason = "" } = report.layers.find(({ layer }) => layer === "database") ?? {};
        assert.match(reason, /protected/);
    });

    it("goes with it once the protection is off, and leaves the keys that final snapshots need", async () => {
        for (const [layer, lift] of Object.entries(lifted)) {
            const file = ["environments", "prod", `${layer}.yaml`];
            const settings = parse(deployed.copy.read(...file)) as Record<string, unknown>;
            lift(settings);
            deployed.copy.write(stringify(settings), ...file);
        }
        // In production nobody switches these rules off: somebody approves of each exemption, for a while.
        const accepted = { environments: ["prod"], owner: "platform", approvedBy: "security" };
        const exemptions = [
            ...Object.keys(lifted).map((layer) => ({ rule: "protect-stateful", resource: { name: `${layer}-*` } })),
            { rule: "rds-deletion-protection", resource: { name: "database-*" } },
        ].map((of) => ({
            ...of,
            ...accepted,
            reason: "production moves elsewhere, and this goes",
            expires: inAWeek(),
        }));
        deployed.copy.write(stringify({ exemptions }), "policies/exemptions.yaml");
        const up = await deployed.run("up", "prod", "--yes");
        assert.equal(up.code, 0, up.said);
        const { code, report, said } = await deployed.run("destroy", "prod", "--yes", "--confirm", "prod");
        assert.equal(code, 0, said);
        assert.ok(report.layers.every(({ result }) => result === "done" || result === "unchanged"));
        const left = deployed.providers
            .made()
            .filter(({ urn }) => !urn.includes("::plinth-bootstrap::"))
            .map(({ type, urn }) => `${type} ${urn.split("::").at(-1)}`);
        // The two layers are made side by side: which key came first is nobody's promise.
        assert.deepEqual(left.toSorted(), [
            "aws:kms/key:Key cache-sessions-data-key",
            "aws:kms/key:Key database-orders-data-key",
        ]);
    });
});

function inAWeek(): string {
    return new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
}
