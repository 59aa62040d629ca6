import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { back, refusalIds, RollbackFixture } from "../testdata/rollbackFixture.ts";
import { rollback } from "./command.ts";

describe("plinth rollback infra", () => {
    let shop: RollbackFixture;

    beforeEach(() => {
        shop = new RollbackFixture();
    });

    afterEach(() => {
        shop.dispose();
    });

    it("deploys the last good commit from a worktree, which is gone afterwards", async () => {
        await shop.deploy();
        const good = shop.repository.git("rev-parse", "HEAD").trim();
        await shop.resize(2);
        shop.engine.folders.clear();
        const { code, report, said } = await shop.goBack("infra");
        assert.equal(code, 0, said);
        assert.equal(report.rollback?.to, good);
        assert.equal(await shop.size(), 1);
        assert.ok(
            [...shop.engine.folders].every((folder) => !folder.startsWith(shop.repository.root) && !existsSync(folder)),
        );
        assert.equal(shop.repository.git("worktree", "list").trim().split("\n").length, 1);
        assert.match(said, /git revert [0-9a-f]{12}\.\.HEAD/);
    });

    it("is known by the commit that it went back to, and goes back again from there", async () => {
        await shop.deploy();
        await shop.resize(2);
        await shop.resize(3);
        await shop.goBack("infra");
        assert.equal(await shop.size(), 2);
        await shop.goBack("infra");
        assert.equal(await shop.size(), 1);
        assert.deepEqual(refusalIds((await shop.goBack("infra")).report), ["no-earlier"]);
    });

    it("takes the release along that was verified there, which its settings need not name", async () => {
        await shop.deploy();
        await shop.release("sha256:b");
        await shop.goBack("app");
        await shop.resize(2);
        assert.deepEqual([await shop.image(), await shop.size()], ["sha256:b", 2]);
        const { code } = await shop.goBack("infra");
        assert.deepEqual([code, await shop.image(), await shop.size()], [0, "sha256:a", 1]);
    });

    it("proposes what it would change, and changes nothing", async () => {
        await shop.deploy();
        await shop.resize(2);
        const { code, report } = await shop.goBack("infra", { propose: true });
        assert.equal(code, 0);
        assert.deepEqual(
            report.layers.map(({ layer, result, changes }) => [layer, result, changes]),
            [
                ["base", "proposed", { update: 1 }],
                ["extra", "unchanged", {}],
                ["app", "unchanged", {}],
            ],
        );
        assert.equal(await shop.size(), 2);
    });

    it("asks before it changes anything", async () => {
        await shop.deploy();
        await shop.resize(2);
        const { yes: _, ...asking } = back;
        const code = await rollback("infra", "layered", asking, shop.fresh(), async () => shop.engine);
        assert.equal(code, 1);
        assert.match(shop.host.out(), /CONFIRMATION_REQUIRED/);
        assert.equal(await shop.size(), 2);
    });

    it("encrypts as the stack does today, not as the commit did", async () => {
        await shop.deploy();
        shop.repository.write("stacks/base/Pulumi.layered.yaml", "encryptionsalt: v1:today\n");
        await shop.resize(2);
        const seen: string[] = [];
        shop.engine.during = () => {
            for (const folder of shop.engine.folders) {
                const file = join(folder, "Pulumi.layered.yaml");
                if (folder.endsWith("base") && existsSync(file)) seen.push(readFileSync(file, "utf8"));
            }
        };
        shop.engine.folders.clear();
        await shop.goBack("infra");
        assert.equal(seen[0], "encryptionsalt: v1:today\n");
    });

    for (const [id, prepare, options] of [
        ["commit-unknown", () => undefined, { to: "deploy/layered/99" }],
        [
            "commit-not-earlier",
            () => {
                shop.repository.git("checkout", "--quiet", "-b", "other");
                shop.repository.write("environments/layered/base.yaml", "size: 7\n");
                shop.repository.commit("elsewhere");
                shop.repository.git("checkout", "--quiet", "main");
            },
            { to: "other" },
        ],
        ["environment-not-there", () => shop.repository.git("tag", "empty", emptyCommit()), { to: "empty" }],
        [
            "environment-elsewhere",
            () => {
                shop.repository.git("tag", "before");
                shop.repository.edit(
                    "environments/layered/environment.yaml",
                    /^  region: eu-west-1$/m,
                    "  region: eu-central-1",
                );
                shop.repository.edit("environments/layered/environment.yaml", "[eu-west-1]", "[eu-central-1]");
                shop.repository.commit("moved");
            },
            { to: "before" },
        ],
        [
            "packages-differ",
            () => {
                lock("1.0.0");
                shop.repository.git("tag", "before");
                lock("2.0.0");
            },
            { to: "before" },
        ],
        [
            "forward-only",
            () => {
                shop.repository.git("tag", "before");
                shop.repository.write("migration.sql", "drop\n");
                shop.repository.commit("a migration");
                const commit = shop.repository.git("rev-parse", "--short=12", "HEAD").trim();
                shop.repository.edit(
                    "environments/layered/environment.yaml",
                    /^tags:/m,
                    `delivery: { forwardOnly: [{ commit: "${commit}", reason: drops a column }] }\ntags:`,
                );
            },
            { to: "before" },
        ],
    ] as const) {
        it(`refuses, with the reason and what to do instead (${id})`, async () => {
            await shop.deploy();
            prepare();
            const calls = shop.engine.calls.length;
            const { code, report } = await shop.goBack("infra", options);
            assert.deepEqual([code, report.code, refusalIds(report)], [2, "ROLLBACK_REFUSED", [id]]);
            assert.deepEqual(shop.engine.calls.slice(calls), []);
            assert.equal(shop.repository.git("worktree", "list").trim().split("\n").length, 1);
        });
    }

    it("refuses a deployment that was made of files that no commit has (commit-uncommitted)", async () => {
        shop.repository.write("environments/layered/base.yaml", "size: 5\n");
        await shop.deploy();
        await shop.resize(6);
        const { report } = await shop.goBack("infra");
        assert.deepEqual(refusalIds(report), ["commit-uncommitted"]);
    });

    it("runs with the packages of today where that is asked for", async () => {
        lock("1.0.0");
        await shop.deploy();
        lock("2.0.0");
        await shop.resize(2);
        assert.deepEqual(refusalIds((await shop.goBack("infra")).report), ["packages-differ"]);
        assert.equal((await shop.goBack("infra", { installedPackages: true })).code, 0);
        assert.equal(await shop.size(), 1);
    });

    /** A lock file with one package, committed. */
    function lock(version: string): void {
        const packages = { "node_modules/left-pad": { version } };
        shop.repository.write("package-lock.json", JSON.stringify({ lockfileVersion: 3, packages }));
        shop.repository.commit(`left-pad ${version}`);
    }

    /** A commit without the environment, and an ancestor of the present one. */
    function emptyCommit(): string {
        shop.repository.git("checkout", "--quiet", "-b", "aside");
        shop.repository.git("rm", "-r", "--quiet", "environments/layered");
        shop.repository.commit("without it");
        const commit = shop.repository.git("rev-parse", "HEAD").trim();
        shop.repository.git("revert", "--no-commit", "HEAD");
        shop.repository.commit("with it again");
        shop.repository.git("checkout", "--quiet", "main");
        shop.repository.git("merge", "--quiet", "--ff-only", "aside");
        return commit;
    }
});
