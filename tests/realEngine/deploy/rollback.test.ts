import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { needsPulumi } from "../skip.ts";
import { Deployed, results } from "./deployed.ts";
import { addShop, backFails, releaseOf, setRelease } from "./shop.ts";

describe("plinth rollback on the real engine", function () {
    this.timeout(300_000);
    needsPulumi();
    let deployed: Deployed;

    before(async () => {
        deployed = await Deployed.start({ faults: { chosen: [backFails] } }, "each");
        const { copy } = deployed;
        addShop(copy);
        mkdirSync(path.join(copy.root, "environments/dev-apps"));
        const environment = copy
            .read("environments/dev/environment.yaml")
            .replace(/^layers: .*$/m, "layers: [shop]\ndelivery: { rollback: automatic }");
        copy.write(environment, "environments/dev-apps/environment.yaml");
        settings("sha256:a");
        git("init", "--quiet", "--initial-branch=main");
        commit("a");
    });

    after(() => {
        deployed?.remove();
    });

    const settings = (digest: string, name?: string): void => setRelease(deployed.copy, "dev-apps", digest, name);

    function git(...args: readonly string[]): string {
        const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
        return execFileSync("git", args, { cwd: deployed.copy.root, encoding: "utf8", env });
    }

    function commit(message: string): void {
        git("add", "--all");
        git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", message);
    }

    it("deploys a release, and keeps what it was", async () => {
        const { code, said } = await deployed.run("up", "dev-apps", "--yes");
        assert.equal(code, 0, said);
        assert.equal(releaseOf(deployed, "dev-apps"), "sha256:a");
        commit("how secrets are encrypted");
    });

    it("puts it back by itself when the next one fails halfway, to the last value", async () => {
        settings("sha256:b");
        commit("b");
        const { code, report, said } = await deployed.run("up", "dev-apps", "--yes");
        assert.equal(code, 1, said);
        assert.deepEqual(results(report), { shop: "failed UP_FAILED" });
        assert.equal(report.layers[0]?.rollback?.result, "done", said);
        const back = deployed.journal("dev-apps", `${report.correlationId}-rollback`);
        const [start] = back;
        assert.ok(start?.event === "start" && start.rollbackOf === report.correlationId);
        assert.equal(releaseOf(deployed, "dev-apps"), "sha256:a");
        // One of two had been updated, and is as it was.
        const attempt = back.find(({ event }) => event === "attempt");
        assert.ok(attempt?.event === "attempt");
        assert.deepEqual(attempt.changes, { update: 1 });
    });

    it("goes back to an earlier commit from a worktree, having said what it would change", async () => {
        deployed.providers.faults.mend();
        settings("sha256:b", "renamed");
        commit("another description");
        const up = await deployed.run("up", "dev-apps", "--yes");
        assert.deepEqual(results(up.report), { shop: "done" }, up.said);
        const { code, report, said } = await deployed.run(
            ...["rollback", "dev-apps", "infra", "--reason", "the description is wrong", "--yes"],
        );
        assert.deepEqual([code, results(report)], [0, { shop: "done" }], said);
        assert.match(said, /shop: would change: 2 update/);
        assert.deepEqual(report.layers[0]?.changes, { update: 2 });
        // The release that was verified there, not the one that its settings name.
        assert.equal(releaseOf(deployed, "dev-apps"), "sha256:a");
        assert.equal(git("worktree", "list").trim().split("\n").length, 1);
    });
});
