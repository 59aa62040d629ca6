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
    for (const file of ["hello.txt", "dist/hello.txt", "packed.zip"]) writeFileSync(join(folder, file), "hello");
    const hash = assetHasher(folder);
    after(() => rmSync(folder, { recursive: true }));

    it("hashes text and files, with relative paths from the program's folder", () => {
        assert.equal(hash(new PlanAsset({ text: "hello" }), "key").hash, HELLO);
        assert.equal(hash(new PlanAsset({ path: "hello.txt" }), "key").hash, HELLO);
        assert.equal(hash(new PlanAsset({ path: join(folder, "hello.txt") }), "key").hash, HELLO);
        assert.deepEqual(hash(new PlanAsset({ path: "hello.txt" }), "key").source, { path: "hello.txt" });
    });

    it("keeps a hash that was sent, and what it cannot read without a network", () => {
        assert.equal(hash(new PlanAsset({ text: "hello" }, "ab"), "key").hash, "ab");
        assert.equal(hash(new PlanAsset({ uri: "https://example.test/a" }), "key").hash, undefined);
        assert.equal(hash(new PlanArchive({ uri: "https://example.test/a.zip" }), "key").hash, undefined);
    });

    it("refuses a missing asset, naming property and path", () => {
        assert.throws(() => hash(new PlanAsset({ path: "missing.txt" }), "source"), {
            message: `failed to compute asset hash for "source": failed to open asset file '${folder}/missing.txt': open ${folder}/missing.txt: no such file or directory`,
        });
    });

    it("refuses a missing archive, naming property and path", () => {
        assert.throws(() => hash(new PlanArchive({ path: "missing" }), "code"), {
            message: `failed to compute archive hash for "code": couldn't read archive path '${folder}/missing': stat ${folder}/missing: no such file or directory`,
        });
        assert.throws(
            () => hash(new PlanArchive({ path: "missing.zip" }), "code"),
            /for "code": open .*missing.zip: no such file or directory$/,
        );
    });

    it("refuses a file that is no archive in place of one", () => {
        assert.throws(
            () => hash(new PlanArchive({ path: "hello.txt" }), "code"),
            /hello.txt' is neither a recognized archive type nor a directory$/,
        );
    });

    it("takes a folder for what it holds, wherever it stands and whatever leads to it", () => {
        const whole = hash(new PlanArchive({ path: "dist" }), "code").hash;
        const named = hash(new PlanArchive({ assets: { "hello.txt": new PlanAsset({ text: "hello" }) } }), "code").hash;
        assert.equal(whole, named);
        assert.notEqual(whole, hash(new PlanArchive({ assets: {} }), "code").hash);
    });

    it("says nothing of an archive file inside of another archive", () => {
        const inner = new PlanArchive({ path: "packed.zip" });
        assert.equal(hash(new PlanArchive({ assets: { inner } }), "code").hash, undefined);
    });
});
