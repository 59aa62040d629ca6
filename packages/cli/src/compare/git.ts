import { spawn } from "node:child_process";
import { UserError } from "@plinth/core/errors";

/** How a command of git ended. */
export interface GitResult {
    readonly code: number;
    readonly out: string;
    readonly err: string;
}

/** An option of the command line that names another revision. */
export type RevisionOption = "--base" | "--judge-with" | "--to";

/** Runs git in a folder. @throws UserError where the machine has none. */
export async function git(
    directory: string,
    args: readonly string[],
    option: RevisionOption = "--base",
): Promise<GitResult> {
    return await new Promise((resolve, reject) => {
        const child = spawn("git", args, { cwd: directory, stdio: ["ignore", "pipe", "pipe"], env: gitEnvironment() });
        const said = { out: "", err: "" };
        child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
        child.once("error", (error: NodeJS.ErrnoException) =>
            reject(
                error.code === "ENOENT"
                    ? new UserError(
                          `${option}: git is not on PATH, and the other revision comes from it. Fix: install git`,
                      )
                    : error,
            ),
        );
        child.once("close", (code) => resolve({ code: code ?? 1, ...said }));
    });
}

/**
 * Inside a hook git tells its children where its repository is, which would win over the folder they run in; and nobody is
 * there to answer a question.
 */
function gitEnvironment(): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(
        ([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX)$/.test(name),
    );
    return { ...Object.fromEntries(inherited), GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
}

/** A revision of the repository around a folder. */
export interface Revision {
    /** As the person wrote it. */
    readonly name: string;
    readonly commit: string;
    /** The folder's place inside git's repository, ending with a slash; empty for its root. */
    readonly prefix: string;
    /** Files of the working tree that differ from what is committed. */
    readonly uncommitted: number;
}

/** Finds a revision. @throws UserError where there is no repository, no such revision, or an unfinished merge. */
export async function findRevision(directory: string, name: string, option: RevisionOption): Promise<Revision> {
    const inside = await git(directory, ["rev-parse", "--show-prefix"], option);
    if (inside.code !== 0) {
        throw new UserError(
            /dubious ownership/.test(inside.err)
                ? `${option}: git refuses ${directory}: it belongs to another user. Fix: git config --global --add safe.directory ${directory}`
                : `${option}: ${directory} is not in a git repository, so there is no other revision${option === "--base" ? " to compare with" : ""}. Fix: run the command in a clone${option === "--base" ? ", or compare with a file: --against" : ""}`,
        );
    }
    const found = await git(directory, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`]);
    if (found.code !== 0) throw new UserError(await explainUnknown(directory, name, option));
    const status = await git(directory, ["status", "--porcelain=v1", "--untracked-files=normal"]);
    const lines = status.out.split("\n").filter((line) => line !== "");
    const unmerged = lines.filter((line) => /^(DD|AU|UD|UA|DU|AA|UU)/.test(line));
    if (unmerged.length > 0) {
        throw new UserError(
            `${option}: a merge is not finished, so the working tree is no state of the repository: ${unmerged.map((line) => line.slice(3)).join(", ")}. Fix: resolve the conflicts`,
        );
    }
    return { name, commit: found.out.trim(), prefix: inside.out.trim(), uncommitted: lines.length };
}

async function explainUnknown(directory: string, name: string, option: RevisionOption): Promise<string> {
    const shallow = (await git(directory, ["rev-parse", "--is-shallow-repository"])).out.trim() === "true";
    const what = `${option} ${name}: is not a revision of this repository`;
    if (shallow) {
        return `${what}; the clone is a shallow one. Fix: git fetch --unshallow, or fetch-depth: 0 in the checkout step of CI`;
    }
    return `${what}. Fix: name a branch, tag or commit that git rev-parse knows; git fetch brings those of the remote`;
}
