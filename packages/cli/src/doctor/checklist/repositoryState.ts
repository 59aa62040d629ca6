import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { git } from "../../compare/git.ts";

/** What the repository says of itself, without a network. */
export interface RepositoryState {
    /** Problems in the settings of all environments. */
    readonly settingsProblems: number;
    /** Whether files are in git as they are here; `undefined` outside of a git repository. */
    committed(files: readonly string[]): Promise<readonly string[] | undefined>;
    /** Generated workflow files that are not as they would be written. */
    stalePipelines(): Promise<string | undefined>;
    /** The result of the last run of `plinth up` on this machine. */
    lastUp(environment: string): string | undefined;
    /** Whether somebody is signed in to a backend of Pulumi Cloud on this machine; not tried. */
    signedIn(backend: string): boolean;
}

/** Reads a repository on this disk. */
export function repositoryState(
    root: string,
    settingsProblems: number,
    env: Readonly<Record<string, string | undefined>>,
    home: string,
): RepositoryState {
    return {
        settingsProblems,
        async committed(files) {
            const listed = await git(root, ["ls-files", "--", ...files]);
            if (listed.code !== 0) return undefined;
            const status = await git(root, ["status", "--porcelain=v1", "--", ...files]);
            const changed = status.out.split("\n").map((line) => line.slice(3));
            return files.filter((file) => listed.out.split("\n").includes(file) && !changed.includes(file));
        },
        async stalePipelines() {
            const command = join(root, "tools/pipelines/command.ts");
            return await new Promise((resolve) => {
                execFile(process.execPath, [command, "--check"], { cwd: root }, (error, _out, err) =>
                    resolve(error === null ? undefined : (err.trim().split("\n")[0] ?? "cannot be written")),
                );
            });
        },
        lastUp(environment) {
            const file = join(root, ".plinth/deployments", environment, "journal.jsonl");
            if (!existsSync(file)) return undefined;
            const lines = readFileSync(file, "utf8").trim().split("\n");
            for (const line of lines.reverse()) {
                const entry = JSON.parse(line) as { event?: string; verb?: string; result?: string };
                if (entry.event === "end" && entry.verb === "up") return entry.result;
            }
            return undefined;
        },
        signedIn(backend) {
            if (env["PULUMI_ACCESS_TOKEN"]) return true;
            const file = join(env["PULUMI_HOME"] ?? join(home, ".pulumi"), "credentials.json");
            if (!existsSync(file)) return false;
            const { accounts = {} } = JSON.parse(readFileSync(file, "utf8")) as { accounts?: Record<string, unknown> };
            return backend in accounts;
        },
    };
}
