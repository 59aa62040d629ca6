import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { RepositoryCopy } from "../../../tests/repository/copy.ts";
import { committedWorkflows } from "./committed.ts";

export interface StepRun {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
}

/** Values of expressions, by what stands between their braces. */
export type Expressions = Readonly<Record<string, string>>;

/**
 * Runs a step of a workflow as the forge does: its script in bash that stops at the first failure, with its variables and those
 * of every job; `npx` and `npm` find what is installed.
 *
 * @throws where an expression of the step has no value.
 */
export function runStep(
    copy: RepositoryCopy,
    [file, job, name]: readonly [file: string, job: string, name: string],
    expressions: Expressions,
    { path = [], cwd = copy.root }: { readonly path?: readonly string[]; readonly cwd?: string } = {},
): StepRun {
    const workflow = committedWorkflows(copy.root).find((each) => each.file === file);
    const step = workflow?.jobs[job]?.steps.find((each) => each.name === name);
    if (step?.run === undefined) throw new Error(`${file} has no step ${name} in ${job} that runs a script`);
    const own = Object.entries(step.env ?? {}).map(([key, value]) => [key, evaluated(value, expressions)] as const);
    return runScript(copy, step.run, Object.fromEntries(own), { path, cwd });
}

/** Runs a script as a step of either forge. */
export function runScript(
    copy: RepositoryCopy,
    script: string,
    env: Readonly<Record<string, string>>,
    { path = [], cwd = copy.root }: { readonly path?: readonly string[]; readonly cwd?: string } = {},
): StepRun {
    const { PATH = "", HOME = "", TMPDIR } = process.env;
    const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
        cwd,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
        env: {
            // Nothing of the tests' own surroundings: a runner has none of it.
            ...(TMPDIR === undefined ? {} : { TMPDIR }),
            HOME,
            CI: "true",
            PATH: [...path, PATH].join(":"),
            GITHUB_OUTPUT: join(copy.root, "output.txt"),
            GITHUB_PATH: join(copy.root, "path.txt"),
            GITHUB_STEP_SUMMARY: join(copy.root, "summary.md"),
            ...env,
        },
    });
    return { code: status, out: stdout, err: stderr };
}

function evaluated(text: string, expressions: Expressions): string {
    return text.replace(/\$\{\{ (.*?) \}\}/g, (_whole, of: string) => {
        const value = expressions[of];
        if (value === undefined) throw new Error(`no value for the expression ${of}`);
        return value;
    });
}
