import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { OwnTemporaryFolder } from "../../packages/cli/src/testdata/ownTemporaryFolder.ts";
import { main } from "@plinth/cli";
import type { Comparison } from "@plinth/plan";
import { RepositoryCopy } from "../repository/copy.ts";
import { changeLines } from "./shop.ts";

describe("plinth preview --base in a copy of this repository", function () {
    this.timeout(180_000);
    let copy: RepositoryCopy;
    beforeEach(() => (copy = new RepositoryCopy()));
    afterEach(() => copy.remove());

    const git = (...args: readonly string[]): string =>
        execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...args], {
            cwd: copy.root,
            encoding: "utf8",
            env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
        });

    it("reads each revision's own components and settings, and leaves nothing behind", async () => {
        git("init", "--quiet", "--initial-branch=main");
        git("add", "--all");
        git("commit", "--quiet", "--message", "first");
        copy.edit("packages/network/src/flowLogs.ts", "Lets VPC Flow Logs write", "Allows VPC Flow Logs to write");
        copy.edit("environments/dev/network.yaml", /retentionDays: \d+/, "retentionDays: 14");
        const temporary = new OwnTemporaryFolder();

        let [out, err] = ["", ""];
        const argv = ["preview", "dev", "--layer", "network", "--passes", "1", "--base", "main", "--format", "json"];
        const code = await main(argv, {
            cwd: copy.root,
            env: {},
            stdout: { write: (text) => void (out += text) },
            stderr: { write: (text) => void (err += text) },
            signal: new AbortController().signal,
            loadEngine: () => import("@plinth/engine"),
        });

        const leftovers = temporary.remove("plinth-base-");
        assert.equal(code, 0, err);
        const { comparison } = JSON.parse(out) as { comparison: Comparison };
        assert.deepEqual(
            changeLines(comparison).filter((line) => !line.includes("flowLogs.")),
            ["update; network-flow-logs; retentionInDays changed", "update; network-flow-logs; description changed"],
        );
        assert.deepEqual(
            comparison.dangers.map(({ what }) => what),
            ["log retention (days) goes from 30 to 14"],
        );
        assert.deepEqual(leftovers, []);
        assert.equal(git("worktree", "list").trim().split("\n").length, 1);
        assert.equal(git("status", "--porcelain", "--untracked-files=no").trim().split("\n").length, 2);
    });
});
