import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "./testdata/committed.ts";
import { checkedByGitLabSchema } from "./testdata/gitlabSchema.ts";

describe("GitLab's published schema", function () {
    this.timeout(60_000);
    const committed = readFileSync(join(REPOSITORY, ".gitlab-ci.yml"), "utf8");

    before("needs git", function () {
        if (spawnSync("git", ["--version"]).error === undefined) return;
        console.error("skipped: git is not on PATH");
        this.skip();
    });

    it("takes the pipeline of this repository", () => {
        const { valid, said } = checkedByGitLabSchema(committed);
        assert.ok(valid, said);
    });

    it("refuses one that is wrong: a word where the schema wants yes or no, and a key that no job has", () => {
        const word = checkedByGitLabSchema(committed.replace("interruptible: true", "interruptible: sometimes"));
        assert.equal(word.valid, false, word.said);
        assert.match(word.said, /interruptible/);
        const key = checkedByGitLabSchema(committed.replace("    expire_in: 14 days", "    expires: 14 days"));
        assert.equal(key.valid, false, key.said);
        assert.match(key.said, /expires/);
    });
});
