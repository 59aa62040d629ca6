import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { back, refusalIds, RollbackFixture } from "../testdata/rollbackFixture.ts";
import { rollback } from "./command.ts";

describe("plinth rollback app", () => {
    let shop: RollbackFixture;

    beforeEach(() => {
        shop = new RollbackFixture();
    });

    afterEach(() => {
        shop.dispose();
    });

    it("puts back the release of the last verified deployment, without writing settings", async () => {
        await shop.deploy();
        await shop.release("sha256:b");
        const settings = join(shop.repository.root, "environments/layered/app.yaml");
        const before = readFileSync(settings, "utf8");
        const { code, report, said } = await shop.goBack("app");
        assert.equal(code, 0, said);
        assert.deepEqual(
            report.layers.map(({ layer, result }) => [layer, result]),
            [["app", "done"]],
        );
        assert.equal(await shop.image(), "sha256:a");
        assert.equal(readFileSync(settings, "utf8"), before);
        assert.match(said, /The settings of app still name the release.*\n {2}image\.digest: sha256:a/);
    });

    it("is remembered: an up whose settings still name the release that was gone back from says so", async () => {
        await shop.deploy();
        await shop.release("sha256:b");
        await shop.goBack("app");
        await shop.deploy();
        assert.match(shop.host.err(), /^app: the settings name a release that was gone back from: sha256:b$/m);
        await shop.deploy();
        assert.doesNotMatch(shop.host.err(), /gone back from/);
    });

    it("does so in an environment of one stack", async () => {
        await shop.deploy({}, "single");
        shop.repository.write("environments/single/app.yaml", "size: 1\nimage:\n  digest: sha256:b\n");
        await shop.deploy({}, "single");
        const { code, report } = await shop.goBack("app", {}, "single");
        assert.equal(code, 0, shop.host.err());
        assert.deepEqual(report.rollback?.from, { environment: { "app.image.digest": "sha256:b" } });
        assert.equal(await shop.image("plinth"), "sha256:a");
    });

    it("goes back from a deployment that failed, by what the journal tells of it", async () => {
        await shop.deploy();
        shop.engine.fail("up plinth-app", { failure: { kind: "failed", errors: ["not stable"] }, done: ["app"] });
        assert.equal(await shop.release("sha256:b"), 1);
        const { code, report } = await shop.goBack("app");
        assert.equal(code, 0);
        assert.deepEqual(report.rollback?.from, { app: { "image.digest": "sha256:b" } });
        assert.equal(await shop.image(), "sha256:a");
    });

    it("goes back twice when it is asked twice, and then refuses (no-earlier)", async () => {
        await shop.deploy();
        await shop.release("sha256:b");
        await shop.release("sha256:c");
        await shop.goBack("app");
        assert.equal(await shop.image(), "sha256:b");
        await shop.goBack("app");
        assert.equal(await shop.image(), "sha256:a");
        const { code, report } = await shop.goBack("app");
        assert.deepEqual([code, report.code, refusalIds(report)], [2, "ROLLBACK_REFUSED", ["no-earlier"]]);
    });

    it("goes to a tag on a machine that has no journal", async () => {
        await shop.deploy({ tag: true });
        await shop.release("sha256:b", { tag: true });
        assert.match(shop.host.err(), /^tagged deploy\/layered\/2; .* git push origin deploy\/layered\/2$/m);
        rmSync(join(shop.repository.root, ".plinth"), { recursive: true });
        const { code, report } = await shop.goBack("app");
        assert.equal(code, 0, shop.host.err());
        assert.equal(report.rollback?.to, "deploy/layered/1");
        assert.equal(await shop.image(), "sha256:a");
    });

    it("only proposes with --propose, in a freeze, too", async () => {
        await shop.deploy();
        await shop.release("sha256:b");
        shop.repository.edit(
            "environments/layered/environment.yaml",
            /^tags:/m,
            'delivery: { freeze: [{ from: "2020-01-01", to: "2199-12-31", reason: a test }] }\ntags:',
        );
        const { code, report } = await shop.goBack("app", { propose: true });
        assert.deepEqual([code, report.layers[0]?.result], [0, "proposed"]);
        assert.equal(await shop.image(), "sha256:b");
        assert.equal((await shop.goBack("app")).report.code, "FROZEN");
    });

    it("refuses to go back behind what is forward only (forward-only)", async () => {
        await shop.deploy();
        await shop.release("sha256:b");
        shop.repository.edit(
            "environments/layered/environment.yaml",
            /^tags:/m,
            `delivery: { forwardOnly: [{ release: "sha256:b", reason: drops a column }] }\ntags:`,
        );
        const { code, report } = await shop.goBack("app");
        assert.deepEqual([code, refusalIds(report)], [2, ["forward-only"]]);
        assert.equal(await shop.image(), "sha256:b");
    });

    it("says for people what it went back to and why, and why not", async () => {
        await shop.deploy();
        await shop.release("sha256:b");
        await rollback("app", "layered", { ...back, format: "text" }, shop.fresh(), async () => shop.engine);
        assert.match(shop.host.out(), /^Back to \d{8}T\d{6}Z-[0-9a-f]{6}: orders fail\nrollback layered: done in/);
        await rollback("app", "layered", { ...back, format: "text" }, shop.fresh(), async () => shop.engine);
        assert.match(shop.host.out(), /^rollback layered: blocked \(ROLLBACK_REFUSED\)/);
        assert.match(shop.host.out(), /app: its release \(no-earlier\): .* Instead: Name it with --to/);
    });
});

describe("a failed plinth up", () => {
    let shop: RollbackFixture;

    beforeEach(() => {
        shop = new RollbackFixture();
    });

    afterEach(() => {
        shop.dispose();
    });

    const automatic = (): void =>
        shop.repository.edit(
            "environments/layered/environment.yaml",
            /^tags:/m,
            "delivery: { rollback: automatic }\ntags:",
        );

    it("has put the release of before back by itself where the settings say so", async () => {
        automatic();
        await shop.deploy();
        shop.engine.fail("up plinth-app", { failure: { kind: "failed", errors: ["not stable"] }, done: ["app"] });
        assert.equal(await shop.release("sha256:b"), 1);
        assert.match(shop.host.out(), /app .*failed \(UP_FAILED\).*; the release of \S+ is back/s);
        assert.equal(await shop.image(), "sha256:a");
    });

    it("has not gone back behind what is forward only", async () => {
        automatic();
        await shop.deploy();
        shop.repository.edit(
            "environments/layered/environment.yaml",
            "rollback: automatic",
            "rollback: automatic, forwardOnly: [{ release: 'sha256:b', reason: drops a column }]",
        );
        shop.engine.fail("up plinth-app", { failure: { kind: "failed", errors: ["not stable"] }, done: ["app"] });
        await shop.release("sha256:b");
        assert.match(
            shop.host.out(),
            /was not put back by itself: nobody goes back behind release sha256:b: drops a column/,
        );
    });
});
