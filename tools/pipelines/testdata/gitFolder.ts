import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { REPOSITORY } from "./committed.ts";
import type { StepRun } from "./runStep.ts";

/** A repository of git with the scripts of the pipelines in it and nothing else, where a test says what `npx` and `gh` do. */
export class GitFolder {
    readonly root = mkdtempSync(join(tmpdir(), "plinth-git-"));

    constructor() {
        cpSync(join(REPOSITORY, "tools/pipelines/scripts"), this.#at("tools/pipelines/scripts"), { recursive: true });
        this.git("init", "--quiet", "--initial-branch=main");
    }

    git(...args: readonly string[]): string {
        const identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];
        return execFileSync("git", [...identity, "-c", "tag.gpgsign=false", ...args], {
            cwd: this.root,
            encoding: "utf8",
            stdio: ["ignore", "pipe", "pipe"],
        }).trim();
    }

    /** @returns the new commit */
    commit(message: string): string {
        this.git("commit", "--quiet", "--allow-empty", `--message=${message}`);
        return this.git("rev-parse", "HEAD");
    }

    write(text: string, file: string): void {
        mkdirSync(dirname(this.#at(file)), { recursive: true });
        writeFileSync(this.#at(file), text);
    }

    /** Of a file that is not there, nothing. */
    read(file: string): string {
        try {
            return readFileSync(this.#at(file), "utf8");
        } catch {
            return "";
        }
    }

    /** A command that is found before any other of its name. */
    command(name: string, script: string): void {
        writeFileSync(this.#at(name), `#!/usr/bin/env bash\n${script}`, { mode: 0o755 });
    }

    /** Runs a script as a step of either forge does. */
    run(script: string, env: Readonly<Record<string, string>>): StepRun {
        const { status, stdout, stderr } = spawnSync(
            "bash",
            ["--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            {
                cwd: this.root,
                encoding: "utf8",
                env: { PATH: `${this.root}:${process.env["PATH"]}`, TMPDIR: this.root, HOME: this.root, ...env },
            },
        );
        return { code: status, out: stdout, err: stderr };
    }

    remove(): void {
        rmSync(this.root, { recursive: true, force: true });
    }

    #at(file: string): string {
        return join(this.root, file);
    }
}
