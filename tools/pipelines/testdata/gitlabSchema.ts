import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "./committed.ts";

export interface Checked {
    readonly valid: boolean;
    readonly said: string;
}

/**
 * Checks a pipeline by GitLab's published schema, which gitlab-ci-local carries, and by its own reading of `needs`, stages and
 * rules. It wants a git repository, and writes the pipeline as it read it beside it: both are a folder that is gone afterwards.
 */
export function checkedByGitLabSchema(text: string): Checked {
    const folder = mkdtempSync(join(tmpdir(), "plinth-gitlab-"));
    try {
        writeFileSync(join(folder, ".gitlab-ci.yml"), text);
        execFileSync("git", ["init", "--quiet"], { cwd: folder });
        // The file itself: what starts it may find another Node.
        const program = join(REPOSITORY, "node_modules/gitlab-ci-local/dist/index.js");
        const given = ["--list-all", "--cwd", ".", "--state-dir", "state", "--home", folder];
        const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...given], {
            cwd: folder,
            encoding: "utf8",
            env: { PATH: process.env["PATH"], HOME: folder, NO_COLOR: "1" },
        });
        return { valid: status === 0 && stderr.includes("json schema validated"), said: stdout + stderr };
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
