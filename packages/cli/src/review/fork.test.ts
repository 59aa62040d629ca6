import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forkReason } from "./fork.ts";

describe("whose code a review runs", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "plinth-fork-"))));
    after(() => rmSync(folder, { recursive: true }));

    function onGithub(event: unknown): string | undefined {
        const file = join(folder, "event.json");
        writeFileSync(file, typeof event === "string" ? event : JSON.stringify(event));
        return forkReason({ GITHUB_EVENT_PATH: file });
    }
    const pull = (head: unknown) => ({
        pull_request: { head: { repo: head }, base: { repo: { full_name: "acme/platform" } } },
    });

    it("is this repository's on a person's machine, on a branch of its own, and where no pull request is", () => {
        assert.equal(forkReason({}), undefined);
        assert.equal(onGithub(pull({ full_name: "acme/platform" })), undefined);
        assert.equal(onGithub({ workflow_dispatch: {} }), undefined);
        assert.equal(
            forkReason({ CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "1", CI_MERGE_REQUEST_PROJECT_ID: "1" }),
            undefined,
        );
    });

    it("refuses forks of GitHub and GitLab, those that are gone, and an event that cannot be read", () => {
        assert.match(onGithub(pull({ full_name: "stranger/platform" })) ?? "", /comes from stranger\/platform, a fork/);
        assert.match(onGithub(pull(null)) ?? "", /comes from a repository that is gone, a fork/);
        assert.match(onGithub("{") ?? "", /cannot be read/);
        const gitlab = { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "2", CI_MERGE_REQUEST_PROJECT_ID: "1" };
        assert.match(forkReason(gitlab) ?? "", /comes from project 2, a fork/);
    });
});
