import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { DeliveryReport } from "@plinth/deployer";
import { needsPulumi } from "../skip.ts";
import { Deployed, results } from "./deployed.ts";

/** A layer with an application in two places, whose image's digest is its release. */
const layer: Readonly<Record<string, string>> = {
    "Pulumi.yaml": "name: plinth-shop\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: index.js\n",
    "package.json": JSON.stringify({
        name: "plinth-shop",
        type: "module",
        exports: { ".": "./layer.ts" },
        dependencies: { "@plinth/core": "*" },
    }),
    "index.js": `export default async () => {
    const [{ runLayer }, { shop }] = await Promise.all([import("@plinth/core"), import("./layer.ts")]);
    return runLayer(shop);
};
`,
    "settings.ts": `import { defineSettings, releaseValue } from "@plinth/core/settings";
import { z } from "zod";
const schema = z.strictObject({
    image: z.strictObject({ digest: releaseValue(z.string()) }),
    name: z.string(),
});
export const settings = defineSettings({ layer: "shop", schema });
`,
    "layer.ts": `import * as aws from "@pulumi/aws";
import { defineLayer } from "@plinth/core";
import * as pulumi from "@pulumi/pulumi";
import { settings } from "./settings.ts";
export const shop = defineLayer({
    name: "shop",
    owner: "shop",
    description: "a shop",
    settings,
    needs: {},
    build({ image, name: description }, _, context) {
        const parent = new pulumi.ComponentResource("shop:index:Shop", "shop", {}, context.options);
        const options = { parent };
        new aws.ssm.Parameter("front", { type: "String", value: image.digest, description }, options);
        new aws.ssm.Parameter("back", { type: "String", value: image.digest, description }, options);
        return { digest: image.digest };
    },
});
`,
};

describe("plinth rollback on the real engine", function () {
    this.timeout(300_000);
    needsPulumi();
    let deployed: Deployed;

    before(async () => {
        // The second place is not updated the first time that somebody tries.
        const chosen = {
            kind: "update-failure",
            value: "permanent",
            resource: "back",
            nth: 1,
            count: 1,
            text: "update-failure@back",
        } as const;
        deployed = await Deployed.start({ faults: { chosen: [chosen] } });
        const { copy } = deployed;
        mkdirSync(path.join(copy.root, "stacks/shop"));
        mkdirSync(path.join(copy.root, "environments/dev-apps"));
        for (const [file, text] of Object.entries(layer)) copy.write(text, "stacks/shop", file);
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

    function settings(digest: string, name = "shop"): void {
        deployed.copy.write(`name: ${name}\nimage:\n  digest: ${digest}\n`, "environments/dev-apps/shop.yaml");
    }

    function git(...args: readonly string[]): string {
        const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
        return execFileSync("git", args, { cwd: deployed.copy.root, encoding: "utf8", env });
    }

    function commit(message: string): void {
        git("add", "--all");
        git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", message);
    }

    const digestOf = (report: DeliveryReport): unknown =>
        deployed
            .journal("dev-apps")
            .flatMap((entry) => (entry.event === "deployed" ? [entry.release["image.digest"]] : []))
            .at(-1) ?? report;

    it("deploys a release, and keeps what it was", async () => {
        const { code, report, said } = await deployed.run("up", "dev-apps", "--yes");
        assert.equal(code, 0, said);
        assert.equal(digestOf(report), "sha256:a");
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
        assert.equal(digestOf(report), "sha256:a");
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
        assert.equal(digestOf(report), "sha256:a");
        assert.equal(git("worktree", "list").trim().split("\n").length, 1);
    });
});
