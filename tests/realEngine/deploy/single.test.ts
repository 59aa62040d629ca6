import assert from "node:assert/strict";
import { hostname } from "node:os";
import type { Metrics, VerifyReport } from "@plinth/deployer";
import { needsPulumi } from "../skip.ts";
import { AWS_LAYERS, Deployed, results } from "./deployed.ts";

describe("an environment of one stack, deployed by plinth on the real engine", function () {
    this.timeout(300_000);
    needsPulumi();
    let deployed: Deployed;

    before(async () => {
        deployed = await Deployed.start();
        deployed.copy.keepLayers("sandbox", AWS_LAYERS);
    });

    after(() => {
        deployed?.remove();
    });

    it("refuses the first up without --yes where there is no terminal, having changed nothing", async () => {
        const { code, report } = await deployed.run("up", "sandbox");
        assert.deepEqual([code, report.code], [1, "CONFIRMATION_REQUIRED"]);
        assert.deepEqual(deployed.providers.made(), []);
    });

    it("keeps the state and says how to go on when a signal stops the up", async () => {
        const { child, ended } = deployed.start(["up", "sandbox", "--yes"]);
        // The CLI listens to signals a moment after it has locked the stack: one in between leaves the lock (3.260).
        while (deployed.providers.made().length === 0) {
            assert.equal(child.exitCode, null, "it ended before the engine was at work");
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
        child.kill("SIGINT");
        const { code, stdout } = await ended;
        assert.equal(code, 130, stdout);
        assert.match(stdout, /interrupted \(INTERRUPTED\)/);
        assert.match(stdout, /Run the same command again: what is done is left as it is\./);
        assert.equal(deployed.isLocked("plinth", "sandbox"), false);
        assert.equal(deployed.journal("sandbox").at(-1)?.event, "end");
    });

    it("goes on with it, and creates everything", async () => {
        const { code, report } = await deployed.run("up", "sandbox", "--yes");
        assert.equal(code, 0, JSON.stringify(report));
        assert.deepEqual(results(report), { environment: "done" });
        assert.ok((report.layers[0]?.changes["create"] ?? 0) > 50);
        const events = deployed.journal("sandbox", report.correlationId).map(({ event }) => event);
        assert.deepEqual(events, [
            "start",
            "gate",
            "preview",
            "gate",
            "gate",
            "gate",
            "checkpoint",
            "attempt",
            // Outputs; and alarms, which nobody can look at in a simulated cloud.
            "verify",
            "verify",
            "layer",
            "deployed",
            "end",
        ]);
    });

    it("changes nothing the second time", async () => {
        const { code, report } = await deployed.run("up", "sandbox", "--yes");
        assert.deepEqual([code, results(report)], [0, { environment: "unchanged" }]);
    });

    it("looks at it again, and cannot tell of a simulated cloud what only a real one knows", async () => {
        const { code, stdout } = await deployed.start(["verify", "sandbox", "--format", "json"]).ended;
        const { result, layers } = JSON.parse(stdout) as VerifyReport;
        assert.deepEqual([code, result], [0, "passed"]);
        assert.deepEqual(
            layers[0]?.checks.map(({ check, outcome }) => [check, outcome]),
            [
                ["outputs", "passed"],
                ["alarms", "notChecked"],
            ],
        );
        const soak = await deployed.start(["soak", "sandbox"]).ended;
        assert.equal(soak.code, 1);
        assert.match(soak.stdout, /nobody can tell\na real cloud: the providers are simulated/);
    });

    it("tells from the journal how many deployments there were, and how long they took", async () => {
        const { stdout } = await deployed.start(["metrics", "sandbox", "--format", "json"]).ended;
        const [sandbox] = (JSON.parse(stdout) as Metrics).environments;
        assert.equal(sandbox?.deployments.succeeded, 1);
        assert.ok("value" in sandbox.deploymentDuration && sandbox.deploymentDuration.value.median > 1);
        assert.ok("unknown" in sandbox.containerHealth);
    });

    it("changes what a changed setting is about, and nothing else", async () => {
        deployed.copy.edit("environments/sandbox/network.yaml", "retentionDays: 7", "retentionDays: 14");
        const { code, report } = await deployed.run("up", "sandbox", "--yes");
        // The component, and the log group in it.
        assert.deepEqual([code, report.layers[0]?.changes], [0, { update: 2 }]);
    });

    it("refuses to delete a database that nobody allowed by name, and leaves it as it is", async () => {
        deployed.copy.edit("environments/sandbox/database.yaml", "  orders:", "  sales:");
        deployed.copy.edit("environments/sandbox/cluster.yaml", "databases: [orders]", "databases: [sales]");
        const before = deployed.providers.made().length;
        const { code, report } = await deployed.run("up", "sandbox", "--yes");
        deployed.copy.edit("environments/sandbox/database.yaml", "  sales:", "  orders:");
        deployed.copy.edit("environments/sandbox/cluster.yaml", "databases: [sales]", "databases: [orders]");
        assert.deepEqual([code, results(report)], [2, { environment: "blocked DANGER_REFUSED" }]);
        const refused = report.layers[0]?.dangers.filter((danger) => danger.refused === true) ?? [];
        assert.ok(
            refused.some(({ type, what }) => type === "aws:rds/instance:Instance" && what === "deletes a database"),
        );
        assert.equal(deployed.providers.made().length, before);
    });

    it("refuses what a mandatory rule forbids, with the rule's name", async () => {
        deployed.copy.edit("environments/sandbox/environment.yaml", "    rds-deletion-protection: off\n", "");
        const { code, report } = await deployed.run("up", "sandbox", "--yes");
        assert.deepEqual([code, results(report)], [2, { environment: "blocked POLICY_BLOCKED" }]);
        assert.match(report.layers[0]?.reason ?? "", /^rds-deletion-protection \(urn:pulumi:sandbox::plinth::/);
        deployed.copy.edit(
            "environments/sandbox/environment.yaml",
            "    rds-multi-az: off\n",
            "    rds-multi-az: off\n    rds-deletion-protection: off\n",
        );
    });

    it("says that a lock was left behind, by whom and how to take it away, and leaves it", async () => {
        deployed.lock("plinth", "sandbox", {
            pid: 4_194_305,
            username: "bob",
            hostname: hostname(),
            timestamp: "2026-01-02T03:04:05Z",
        });
        deployed.copy.edit("environments/sandbox/network.yaml", "retentionDays: 14", "retentionDays: 30");
        const { code, report } = await deployed.run("up", "sandbox", "--yes");
        assert.deepEqual([code, results(report)], [1, { environment: "failed STACK_LOCKED" }]);
        assert.match(
            report.layers[0]?.reason ?? "",
            /^locked by bob on .*, process 4194305, since 2026-01-02T03:04:05Z .*the lock is stale\. Take it away with pulumi cancel --stack sandbox in /,
        );
        assert.equal(deployed.isLocked("plinth", "sandbox"), true);
        deployed.unlock("plinth", "sandbox");
    });

    it("refuses to destroy it in a freeze, and leaves nothing in the cloud when it may", async () => {
        const freeze = 'delivery:\n  freeze: [{ from: 2020-01-01, to: 2199-12-31, reason: "a test" }]\n';
        deployed.copy.edit("environments/sandbox/environment.yaml", /^policy:/m, `${freeze}policy:`);
        const frozen = await deployed.run("destroy", "sandbox", "--yes");
        assert.deepEqual([frozen.code, frozen.report.code], [2, "FROZEN"]);
        const { code, report } = await deployed.run("destroy", "sandbox", "--yes", "--despite-freeze", "it is over");
        assert.equal(code, 0, JSON.stringify(report));
        assert.deepEqual(deployed.providers.made(), []);
    });
});
