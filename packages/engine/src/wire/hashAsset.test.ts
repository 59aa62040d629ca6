import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PlanArchive, PlanAsset } from "@plinth/plan";
import { assetHasher } from "./hashAsset.ts";

// SHA-256 of "hello", as `printf hello | sha256sum` prints it.
const HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

describe("assetHasher", () => {
    const folder = mkdtempSync(join(tmpdir(), "plinth-assets-"));
    mkdirSync(join(folder, "dist"));
    writeFileSync(join(folder, "hello.txt"), "hello");
    const hash = assetHasher(folder);
    after(() => rmSync(folder, { recursive: true }));

    it("hashes text and files, with relative paths from the program's folder", () => {
        assert.equal(hash(new PlanAsset({ text: "hello" })).hash, HELLO);
        assert.equal(hash(new PlanAsset({ path: "hello.txt" })).hash, HELLO);
        assert.equal(hash(new PlanAsset({ path: join(folder, "hello.txt") })).hash, HELLO);
        assert.deepEqual(hash(new PlanAsset({ path: "hello.txt" })).source, { path: "hello.txt" });
    });

    it("keeps a hash that was sent, and what it cannot read without a network", () => {
        assert.equal(hash(new PlanAsset({ text: "hello" }, "ab")).hash, "ab");
        const remote = new PlanAsset({ uri: "https://example.test/a" });
        assert.equal(hash(remote), remote);
        const folderArchive = new PlanArchive({ path: "dist" });
        assert.equal(hash(folderArchive), folderArchive);
        const bundle = new PlanArchive({ assets: {} });
        assert.equal(hash(bundle), bundle);
    });

    for (const asset of [new PlanAsset({ path: "missing.txt" }), new PlanArchive({ path: "missing" })]) {
        it(`refuses a missing ${asset.kind}, naming its path`, () => {
            assert.throws(() => hash(asset), new RegExp(`failed to open asset file '${folder}/missing.*no such file`));
        });
    }
});
