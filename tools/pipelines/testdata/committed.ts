import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export const REPOSITORY = join(import.meta.dirname, "../../..");

export interface CommittedStep {
    readonly name: string;
    readonly if?: string;
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
    readonly env?: Readonly<Record<string, string>>;
}

export interface CommittedJob {
    readonly if?: string;
    readonly needs?: readonly string[];
    readonly environment?: string;
    readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean; readonly queue?: string };
    readonly permissions?: Readonly<Record<string, string>>;
    readonly "runs-on": string;
    readonly "timeout-minutes": number;
    readonly steps: readonly CommittedStep[];
}

export interface CommittedWorkflow {
    readonly file: string;
    readonly text: string;
    readonly on: Readonly<Record<string, unknown>>;
    readonly permissions?: unknown;
    readonly jobs: Readonly<Record<string, CommittedJob>>;
}

/** Every workflow of the repository, also one that nobody generated. */
export function committedWorkflows(root = REPOSITORY): CommittedWorkflow[] {
    const folder = join(root, ".github/workflows");
    return readdirSync(folder)
        .sort()
        .map((file) => {
            const text = readFileSync(join(folder, file), "utf8");
            return { ...(parse(text) as Omit<CommittedWorkflow, "file" | "text">), file, text };
        });
}

/** Every job, with the file that it stands in. */
export function committedJobs(): (CommittedJob & { readonly id: string })[] {
    return committedWorkflows().flatMap(({ file, jobs }) =>
        Object.entries(jobs).map(([id, job]) => ({ ...job, id: `${file.replace(/\.yml$/, "")} ${id}` })),
    );
}

/** A job of GitLab's pipeline. */
export interface GitLabJob {
    readonly stage: string;
    readonly needs?: readonly unknown[];
    readonly variables?: Readonly<Record<string, string>>;
    readonly dependencies?: readonly string[];
    readonly after_script?: readonly string[];
    readonly script: readonly string[];
    readonly rules?: readonly { readonly if?: string; readonly when?: string; readonly allow_failure?: boolean; readonly changes?: { readonly paths: readonly string[] } }[];
    readonly resource_group?: string;
    readonly interruptible?: boolean;
    readonly id_tokens?: object;
    readonly environment?: { readonly name: string };
}

const SETTINGS = ["workflow", "stages", "default", "variables"];

export function committedGitLab(): { readonly file: Record<string, unknown>; readonly jobs: Readonly<Record<string, GitLabJob>> } {
    const file = parse(readFileSync(join(REPOSITORY, ".gitlab-ci.yml"), "utf8")) as Record<string, unknown>;
    const jobs = Object.entries(file).filter(([name]) => !SETTINGS.includes(name)) as [string, GitLabJob][];
    return { file, jobs: Object.fromEntries(jobs) };
}
